//! The format of profiles for editors and other programs.

/// The JSON Schema (2020-12) of a profile, as `planwright schema profile` prints it. It tells what
/// one file can hold; whether what it names is there, only reading it tells.
pub const SCHEMA: &str = include_str!("../../schemas/profile.json");

#[cfg(test)]
mod tests {
    use planwright_core::Severity;
    use planwright_core::model::{By, Document, Kind, Owner, Scope, Stage, StepKind, TableRole};
    use planwright_yaml::read::Shape;
    use serde_json::{Map, Value};

    use super::SCHEMA;
    use crate::profile::{Basis, Confidence, Evidence, combine, read};

    fn schema() -> Value {
        serde_json::from_str(SCHEMA).unwrap()
    }

    fn keys(schema: &Value) -> Vec<&str> {
        let keys = schema["properties"].as_object().map(Map::keys);
        let mut keys: Vec<&str> = keys.into_iter().flatten().map(String::as_str).collect();
        keys.sort_unstable();
        keys
    }

    #[track_caller]
    fn check_keys(schema: &Value, shapes: &[&Shape]) {
        let mut known: Vec<&str> = shapes.iter().flat_map(|shape| shape.keys).copied().collect();
        known.sort_unstable();
        known.dedup();
        assert_eq!(keys(schema), known);
    }

    #[test]
    fn it_has_the_keys_that_the_reader_knows() {
        let schema = schema();
        let defs = &schema["$defs"];
        check_keys(&schema, &[&read::PROFILE, &combine::DERIVED]);
        check_keys(&defs["offices"], &[&read::OFFICES]);
        check_keys(&defs["offices"]["properties"]["issuer"], &[&read::ISSUER]);
        check_keys(&defs["offices"]["properties"]["chief-officer"], &[&read::CHIEF_OFFICER]);
        for (name, shape) in [
            ("act", &read::ACT),
            ("duty", &read::DUTY),
            ("part", &read::PART),
            ("reading", &read::READING),
            ("nearest", &read::NEAREST),
            ("process", &read::PROCESS),
            ("varied", &read::VARIED),
            ("order", &read::ORDER),
            ("yearly", &read::YEARLY),
            ("election", &read::ELECTION),
            ("later", &read::LATER),
            ("set", &read::SET),
        ] {
            check_keys(&defs[name], &[shape]);
        }
        for (i, shape) in [&read::BY_KIND, &read::BY_SCOPE, &read::BY_MEASURES].into_iter().enumerate() {
            check_keys(&defs["answer"]["oneOf"][i], &[shape]);
        }
        let needs = defs["need"]["oneOf"].as_array().unwrap();
        assert_eq!(needs.len(), read::FORMS.len());
        for (need, form) in needs.iter().zip(read::FORMS) {
            assert_eq!(need["properties"]["need"]["const"], form.word);
            check_keys(need, &[form.shape]);
        }
    }

    #[track_caller]
    fn check_words<W: Copy>(name: &str, all: &[W], word: fn(W) -> &'static str) {
        let words: Vec<&str> = all.iter().map(|one| word(*one)).collect();
        assert_eq!(schema()["$defs"][name]["enum"], Value::from(words), "{name}");
    }

    #[test]
    fn it_has_the_words_that_the_reader_knows() {
        check_words("stage", Stage::ALL, Stage::as_str);
        check_words("kind", Kind::ALL, Kind::as_str);
        check_words("owner", Owner::ALL, Owner::as_str);
        check_words("scope", Scope::ALL, Scope::as_str);
        check_words("step", StepKind::ALL, StepKind::as_str);
        check_words("by", By::ALL, By::as_str);
        check_words("document", Document::ALL, Document::as_str);
        check_words("role", TableRole::ALL, TableRole::as_str);
        check_words("severity", &[Severity::Error, Severity::Warning, Severity::Note], Severity::as_str);
        check_words("basis", Basis::ALL, Basis::as_str);
        check_words("confidence", Confidence::ALL, Confidence::as_str);
        check_words("evidence", Evidence::ALL, Evidence::as_str);
    }

    #[test]
    fn every_key_is_described() {
        fn undescribed(at: &str, schema: &Value, defs: &Value, found: &mut Vec<String>) {
            for (key, value) in schema["properties"].as_object().into_iter().flatten() {
                let described = |value: &Value| {
                    let name = value["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/"));
                    value["description"].is_string() || name.is_some_and(|name| defs[name]["description"].is_string())
                };
                if value.is_object() && value.get("const").is_none() && !described(value) {
                    found.push(format!("{at}.{key}"));
                }
                undescribed(&format!("{at}.{key}"), value, defs, found);
            }
            for one in schema["oneOf"].as_array().into_iter().flatten() {
                undescribed(at, one, defs, found);
            }
        }
        let schema = schema();
        let mut found = Vec::new();
        undescribed("", &schema, &schema["$defs"], &mut found);
        for (name, def) in schema["$defs"].as_object().unwrap() {
            if !matches!(name.as_str(), "replacement" | "addition") {
                undescribed(name, def, &schema["$defs"], &mut found);
            }
        }
        assert_eq!(found, Vec::<String>::new());
    }
}
