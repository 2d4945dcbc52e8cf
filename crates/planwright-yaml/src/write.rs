//! Values as they are written.

/// A text as YAML takes it for itself behind `key: `, in block style: without quotation marks only where it can be
/// nothing else. It is one line.
#[must_use]
pub fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | ',' | '.' | '’' | '/' | '(' | ')' | '–');
    let is_plain = text.starts_with(char::is_alphabetic)
        && text.chars().all(plain)
        && !text.ends_with(' ')
        && !WORDS.contains(&text.to_lowercase().as_str());
    if is_plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

/// Words that are no text to some reader of YAML.
const WORDS: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

#[cfg(test)]
mod tests {
    use planwright_core::Sources;

    use super::scalar;
    use crate::{Typed, Value};

    /// What is written, and that it reads back.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(scalar(text), expected);
        let line = format!("key: {}\n", scalar(text));
        let parsed = crate::parse(Sources::default().add("a.md", line.as_str()), &line, 0);
        assert!(parsed.diagnostics.is_empty(), "{text}");
        let node = parsed.node.expect("a tree");
        let Value::Mapping(mapping) = &node.value else { panic!("{node:?}") };
        let value = mapping.get("key").and_then(|entry| entry.value.as_scalar());
        assert_eq!(value.map(|scalar| (scalar.text.as_str(), scalar.typed)), Some((text, Typed::Text)));
    }

    #[test]
    fn words_are_plain_and_signs_are_quoted() {
        check("Safer streets, 2025–2029 (draft)", "Safer streets, 2025–2029 (draft)");
        check("a: b #1", "'a: b #1'");
        check("It's ours", "'It''s ours'");
        check("No", "'No'");
        check("2025", "'2025'");
        check("[draft]", "'[draft]'");
    }
}
