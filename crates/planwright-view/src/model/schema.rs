//! The JSON Schema of `plan.json`, which web teams and themes read.

/// The schema of a [`View`](super::View) as it is written.
pub const SCHEMA: &str = include_str!("../../schemas/view.json");

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;
    use serde_json::{Value, json};

    use super::super::View;

    /// Texts of the types, as somebody reads them who does not see the code.
    fn plain(value: &mut Value) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(text)) = object.get_mut("description") {
                    *text = text.replace("[`", "`").replace("`]", "`").replace('\n', " ");
                }
                object.values_mut().for_each(plain);
            }
            Value::Array(values) => values.iter_mut().for_each(plain),
            _ => {}
        }
    }

    #[test]
    fn the_schema_is_that_of_the_types() {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut schema = generator.into_root_schema_for::<View>().to_value();
        plain(&mut schema);
        schema["title"] = json!("plan.json");
        let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/view.json");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), text, "UPDATE_EXPECT=1 writes it anew");
    }
}
