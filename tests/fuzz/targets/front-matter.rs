//! YAML: whatever it is, it is read with places, or told.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_core::Sources;
use planwright_yaml::{Node, Value};

fn walk(node: &Node, text: &str) {
    assert!(text.get(node.span.range()).is_some());
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| walk(item, text)),
        Value::Mapping(mapping) => mapping.entries.iter().for_each(|entry| {
            assert!(text.get(entry.key.span.range()).is_some());
            walk(&entry.value, text);
        }),
        Value::Null | Value::Scalar(_) => {}
    }
}

fuzz_target!(|text: &str| {
    let file = Sources::default().add("a.md", text);
    let parsed = planwright_yaml::parse(file, text, 0);
    for found in &parsed.diagnostics {
        assert!(text.get(found.span.range()).is_some());
    }
    match &parsed.node {
        Some(node) => walk(node, text),
        None => assert!(!parsed.diagnostics.is_empty() || text.trim().is_empty() || text.trim_start().starts_with('#')),
    }
    // What is written reads back as it was.
    let line = text.lines().next().unwrap_or_default();
    if !line.chars().any(|c| c.is_control() || matches!(c, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{85}'))
        && !line.is_empty()
    {
        let written = format!("key: {}\n", planwright_yaml::scalar(line));
        let read = planwright_yaml::parse(file, &written, 0);
        if let (Some(Node { value: Value::Mapping(mapping), .. }), true) = (&read.node, read.diagnostics.is_empty()) {
            let value = mapping.get("key").and_then(|entry| entry.value.as_scalar());
            assert_eq!(value.map(|value| value.text.as_str()), Some(line));
        }
    }
});
