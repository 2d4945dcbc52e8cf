//! `planwright schema`: the JSON Schemas that other programs and editors read.

use std::io::Write;

use planwright_core::nearest::nearest;
use planwright_parser::schema as front;
use planwright_validator::profile;
use planwright_view::theme;

use crate::commands::{Exit, Failure, heard};
use crate::report::wrap::clean;
use crate::texts::and;

/// The schemas that there are, by name.
pub(crate) const SCHEMAS: &[(&str, &str)] = &[
    ("check", include_str!("../../schemas/check.json")),
    ("diff", include_str!("../../schemas/diff.json")),
    ("panel", front::PANEL),
    ("paper", front::PAPER),
    ("plan", front::PLAN),
    ("profile", profile::SCHEMA),
    ("section", front::SECTION),
    ("theme", theme::SCHEMA),
    ("view", planwright_view::SCHEMA),
];

/// Writes the schema of a name.
///
/// # Errors
///
/// Says which schemas there are, where there is none of that name; and those of the writer.
pub(crate) fn run(name: &str, out: &mut dyn Write) -> Result<Exit, Failure> {
    let Some((_, text)) = SCHEMAS.iter().find(|(known, _)| *known == name) else {
        return Err(Failure::Told(unknown(name)));
    };
    heard(out.write_all(text.as_bytes()).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}

fn unknown(name: &str) -> String {
    let names: Vec<String> = SCHEMAS.iter().map(|(name, _)| format!("`{name}`")).collect();
    let meant = nearest(name, SCHEMAS.iter().map(|(name, _)| *name));
    let meant = meant.map(|meant| format!(" (did you mean `{meant}`?)")).unwrap_or_default();
    format!("there is no schema `{}` in this version{meant}; there are {}", clean(name), and(&names))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_schema_is_json_with_a_title_and_described_keys() {
        for (name, text) in SCHEMAS {
            let schema: Value = serde_json::from_str(text).expect("JSON");
            assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
            assert!(schema["title"].is_string() && schema["description"].is_string(), "{name}");
            described(name, &schema);
        }
    }

    /// Every key says what it is, itself or where it points.
    fn described(path: &str, schema: &Value) {
        let Some(schema) = schema.as_object() else { return };
        for (key, value) in schema {
            let path = format!("{path}/{key}");
            if key == "properties" || key == "$defs" {
                for (name, property) in value.as_object().expect("an object") {
                    let has_words = property["description"].is_string()
                        || property["$ref"].is_string()
                        || property["const"].is_string();
                    assert!(has_words, "{path}/{name} has no description");
                    described(&format!("{path}/{name}"), property);
                }
            } else if !["if", "then", "else"].contains(&key.as_str()) {
                // A condition speaks of keys that are described elsewhere.
                described(&path, value);
            }
        }
    }

    /// The keys of an object's schema, sorted.
    fn keys(schema: &Value) -> Vec<&str> {
        schema["properties"].as_object().expect("keys").keys().map(String::as_str).collect()
    }

    #[test]
    fn a_paper_has_the_keys_that_its_reader_knows() {
        let schema: Value = serde_json::from_str(front::PAPER).expect("JSON");
        let sorted = |keys: &[&'static str]| {
            let mut keys = keys.to_vec();
            keys.sort_unstable();
            keys
        };
        let mut known = keys(&schema);
        known.sort_unstable();
        assert_eq!(known, sorted(planwright_parser::PAPER_KEYS));
        let mut known = keys(&schema["$defs"]["contact"]);
        known.sort_unstable();
        assert_eq!(known, sorted(planwright_parser::PAPER_CONTACT_KEYS));
    }

    #[test]
    fn a_comparison_has_the_kinds_that_there_are() {
        let schema: Value = serde_json::from_str(include_str!("../../schemas/diff.json")).expect("JSON");
        let known = schema["$defs"]["change"]["properties"]["kind"]["enum"].as_array().expect("kinds");
        let kinds: Vec<&str> = planwright_diff::ChangeKind::ALL.iter().map(|kind| kind.as_str()).collect();
        assert_eq!(known.iter().filter_map(Value::as_str).collect::<Vec<_>>(), kinds);
    }

    /// How many required keys the reader misses in a paper without one of them.
    fn missed(without: &str) -> usize {
        let mut sources = planwright_core::Sources::default();
        let all = [("to", "A"), ("from", "B"), ("subject", "C"), ("date", "2020-02-03"), ("summary", "D")];
        let keys = all.iter().filter(|(key, _)| *key != without).map(|(key, value)| format!("{key}: {value}\n"));
        let text = format!("---\n{}---\n", keys.collect::<String>());
        let file = sources.add("papers/a.md", text);
        let document = planwright_parser::Document { path: "papers/a.md".to_owned(), file };
        let folder = planwright_parser::Folder { documents: vec![document], ..planwright_parser::Folder::default() };
        let found = planwright_parser::parse(&sources, folder).diagnostics;
        found.iter().filter(|finding| finding.rule.as_str() == "source/required-key").count()
    }

    #[test]
    fn a_paper_needs_the_keys_that_its_reader_asks_for() {
        let schema: Value = serde_json::from_str(front::PAPER).expect("JSON");
        let required: Vec<&str> =
            schema["required"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        for key in &required {
            assert_eq!(missed(key), 1, "{key}");
        }
        assert_eq!(missed(""), 0, "nothing else is asked for");
        assert_eq!(required.len(), 5);
    }

    #[test]
    fn an_unknown_name_is_answered_with_what_there_is() {
        assert!(unknown("chek").contains("did you mean `check`?"), "{}", unknown("chek"));
        assert!(
            unknown("minutes").starts_with("there is no schema `minutes` in this version; there are `check`"),
            "{}",
            unknown("minutes")
        );
        assert!(!unknown("a\u{1b}[31m").contains('\u{1b}'));
    }
}
