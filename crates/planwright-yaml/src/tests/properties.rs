//! Properties that hold for every text.

use planwright_core::{Sources, Span};
use proptest::prelude::*;

use super::read;
use crate::{Node, Style, Value};

/// A value to write down.
#[derive(Debug, Clone)]
enum Plan {
    Nothing,
    Plain(String),
    Quoted(String),
    Block(Vec<String>),
    List(Vec<Plan>),
    Group(Vec<Plan>),
}

/// Writes values down and remembers where each scalar and key stands.
#[derive(Default)]
struct Writer {
    text: String,
    places: Vec<(usize, usize)>,
}

impl Writer {
    fn mark(&mut self, written: &str) {
        let start = self.text.len();
        self.text.push_str(written);
        self.places.push((start, self.text.len()));
    }

    /// Writes a value behind its key or hyphen, and the end of the line.
    fn value(&mut self, value: &Plan, indent: usize, newline: &str) {
        let pad = " ".repeat(indent);
        match value {
            Plan::Nothing => {
                let end = self.text.len();
                self.places.push((end, end));
                self.text.push_str(newline);
            }
            Plan::Plain(text) => {
                self.text.push(' ');
                self.mark(text);
                self.text.push_str("  # why? - | >");
                self.text.push_str(newline);
            }
            Plan::Quoted(text) => {
                self.text.push_str("  ");
                self.mark(&format!("'{}'", text.replace('\'', "''")));
                self.text.push_str("  ");
                self.text.push_str(newline);
            }
            Plan::Block(lines) => {
                self.text.push(' ');
                let lines: Vec<String> = lines.iter().map(|line| format!("{pad}  {line}")).collect();
                self.mark(&format!("|{newline}{}", lines.join(newline)));
                self.text.push_str(newline);
                self.text.push_str(newline);
            }
            Plan::List(items) => {
                self.text.push_str(newline);
                for item in items {
                    self.text.push_str(&format!("{pad}-"));
                    self.value(item, indent + 2, newline);
                }
            }
            Plan::Group(values) => {
                self.text.push_str(newline);
                self.group(values, indent, newline);
            }
        }
    }

    fn group(&mut self, values: &[Plan], indent: usize, newline: &str) {
        for (n, value) in values.iter().enumerate() {
            self.text.push_str(&" ".repeat(indent));
            self.mark(&format!("kŵy-{n}"));
            self.text.push(':');
            self.value(value, indent + 2, newline);
        }
    }
}

fn plans() -> impl Strategy<Value = Plan> {
    let words = || "[a-zŵ£][a-z ŵ£€😀,.;]{0,12}[a-zŵ]";
    let leaf = prop_oneof![
        Just(Plan::Nothing),
        words().prop_map(Plan::Plain),
        "[ -~ŵ😀]{0,12}".prop_map(Plan::Quoted),
        prop::collection::vec(words(), 1..3).prop_map(Plan::Block),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(Plan::List),
            prop::collection::vec(inner, 1..4).prop_map(Plan::Group),
        ]
    })
}

/// The spans of keys and scalars, in the order of the file.
fn leaves(node: &Node, out: &mut Vec<Span>) {
    match &node.value {
        Value::Null | Value::Scalar(_) => out.push(node.span),
        Value::Sequence(items) => items.iter().for_each(|item| leaves(item, out)),
        Value::Mapping(map) => map.entries.iter().for_each(|entry| {
            out.push(entry.key.span);
            leaves(&entry.value, out);
        }),
    }
}

/// The tree as `serde_yaml`'s own value, from what the tree says alone.
fn as_serde(sources: &Sources, node: &Node) -> serde_yaml::Value {
    match &node.value {
        Value::Null => serde_yaml::Value::Null,
        Value::Scalar(scalar) if scalar.style == Style::Plain => plain(&scalar.text),
        Value::Scalar(scalar) => serde_yaml::Value::String(scalar.text.clone()),
        Value::Sequence(items) => {
            serde_yaml::Value::Sequence(items.iter().map(|item| as_serde(sources, item)).collect())
        }
        Value::Mapping(map) => serde_yaml::Value::Mapping(
            map.entries.iter().map(|entry| (key(entry, sources), as_serde(sources, &entry.value))).collect(),
        ),
    }
}

fn plain(text: &str) -> serde_yaml::Value {
    match serde_yaml::from_str(text) {
        // Text of several words could hold a comment or the beginning of a document.
        _ if text.contains(char::is_whitespace) => serde_yaml::Value::String(text.to_owned()),
        Ok(value @ (serde_yaml::Value::Bool(_) | serde_yaml::Value::Number(_))) => value,
        _ => serde_yaml::Value::String(text.to_owned()),
    }
}

/// A key as `serde_yaml` types it: here a key is its characters, whatever they look like.
fn key(entry: &crate::Entry, sources: &Sources) -> serde_yaml::Value {
    if sources.slice(entry.key.span).starts_with(['"', '\'']) {
        return serde_yaml::Value::String(entry.key.value.clone());
    }
    match entry.key.as_str() {
        "~" | "null" => serde_yaml::Value::Null,
        text => plain(text),
    }
}

/// Every span lies in its parent's and slices to what its value was read from.
fn check_spans(sources: &Sources, node: &Node) {
    let within = |inner: Span| inner.start >= node.span.start && inner.end <= node.span.end;
    match &node.value {
        Value::Null => {}
        Value::Scalar(scalar) => check_scalar(sources.slice(node.span), scalar),
        Value::Sequence(items) => items.iter().for_each(|item| {
            assert!(within(item.span), "{item:?} in {node:?}");
            check_spans(sources, item);
        }),
        Value::Mapping(map) => map.entries.iter().for_each(|entry| {
            assert!(within(entry.key.span) && within(entry.value.span), "{entry:?} in {node:?}");
            check_spans(sources, &entry.value);
        }),
    }
}

fn check_scalar(written: &str, scalar: &crate::Scalar) {
    assert_eq!(written, written.trim());
    match scalar.style {
        Style::Plain if written.contains('\n') => {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(written), words(&scalar.text));
        }
        Style::Plain => assert_eq!(written, scalar.text),
        Style::Quoted => {
            let mark = written.chars().next().expect("a quotation mark");
            assert!(matches!(mark, '"' | '\'') && written.len() > 1 && written.ends_with(mark), "{written}");
        }
        Style::Block => assert!(written.starts_with(['|', '>']), "{written}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_slice_to_what_was_written(values in prop::collection::vec(plans(), 1..4), crlf: bool) {
        let mut writer = Writer::default();
        writer.group(&values, 0, if crlf { "\r\n" } else { "\n" });
        let before = "\u{feff}---\r\n";
        let (sources, parsed) = read(before, &writer.text);
        prop_assert_eq!(&parsed.diagnostics, &vec![], "{}", writer.text);
        let node = parsed.node.expect("a tree");
        let mut found = Vec::new();
        leaves(&node, &mut found);
        let found: Vec<(usize, usize)> =
            found.iter().map(|span| (span.start as usize - before.len(), span.end as usize - before.len())).collect();
        prop_assert_eq!(found, writer.places, "{}", writer.text);
        check_spans(&sources, &node);
    }

    #[test]
    fn what_is_read_agrees_with_serde_yaml(text in snippets()) {
        let (sources, parsed) = read("---\n", &text);
        prop_assert!(parsed.node.is_some() || !parsed.diagnostics.is_empty());
        for finding in &parsed.diagnostics {
            let whole = sources.text(finding.span.file);
            prop_assert!(whole.get(finding.span.range()).is_some(), "{:?} in {:?}", finding, whole);
        }
        if let Some(node) = parsed.node && parsed.diagnostics.is_empty() && node.value != Value::Null {
            check_spans(&sources, &node);
            let theirs: serde_yaml::Value = serde_yaml::from_str(&text).expect("agreement");
            prop_assert_eq!(theirs, as_serde(&sources, &node), "{}", text);
        }
    }
}

/// Pieces of YAML in any order: mostly nonsense, and now and then a text.
fn snippets() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "b: ",
        "c:",
        "- ",
        "-",
        "\n",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        ": ",
        "\"x\"",
        "'y'",
        "\"",
        "'",
        "#",
        " # c",
        "|\n",
        ">-\n",
        "? ",
        "&a ",
        "*a",
        "!t ",
        "<<",
        "1.10",
        "true",
        "~",
        "£ŵ",
        "\t",
        "\r\n",
        "---",
        "...",
        "%",
        "@",
        "\\",
        "\u{2028}",
        "2017-04-01",
        "null",
        "0x1",
        "-1",
        "😀",
    ]);
    prop::collection::vec(piece, 0..16).prop_map(|pieces| pieces.concat())
}
