//! Closed lists that hold from one day to another.

use planwright_core::Diagnostic;
use planwright_yaml::read::{self, Fields, Shape};
use planwright_yaml::{Node, Value};

use super::value::{self, required_date, required_phrase};
use crate::profile::NamedSet;

pub(in crate::profile) static SET: Shape = Shape::new(
    "a list of ids",
    &["title", "from", "to", "ids", "words", "titles", "source", "confidence", "unsure-before", "unsure-from"],
);

/// A list and the first day on which it held.
pub(super) fn set(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<value::Named<NamedSet>> {
    let mut fields = Fields::open(node, key, &SET, out)?;
    let fields = &mut fields;
    let title = required_phrase(fields, "title", "It is what findings call the list.");
    let from = required_date(fields, "from", "Plans are judged by the list of their own day: `from: 2023-02-20`.");
    let to = fields.date("to");
    value::in_order(from, to, fields.out());
    fields.require("ids", "They are what a plan names: `ids: [terrorism, public-disorder]`.");
    let ids = value::named_list(fields, "ids", |node, key, out| {
        let id = read::id(node, key, out)?.map(|id| id.to_string());
        Some((id.clone(), id.value))
    });
    let words = fields
        .read("words", |node, key, out| {
            unknown_ids(node, "words", &ids, out);
            value::map(node, key, out, |node, key, out| Some(list(node, key, out)).filter(|words| !words.is_empty()))
        })
        .unwrap_or_default();
    let titles = fields
        .read("titles", |node, key, out| {
            unknown_ids(node, "titles", &ids, out);
            value::map(node, key, out, value::phrase)
        })
        .unwrap_or_default();
    let (source, confidence) = (value::source(fields), value::confidence(fields));
    let (unsure_before, unsure_from) = (fields.date("unsure-before"), fields.date("unsure-from"));
    let from = from?;
    let set = NamedSet {
        title: title?,
        from: from.value,
        to: to.map(|to| to.value),
        ids,
        words,
        titles,
        source: source?,
        confidence: confidence?,
        unsure_before: unsure_before.map(|day| day.value),
        unsure_from: unsure_from.map(|day| day.value),
    };
    Some((from.map(|from| from.to_string()), set))
}

/// The words of an id: one, or a list of them.
fn list(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Vec<String> {
    match &node.value {
        Value::Sequence(items) => items.iter().filter_map(|item| value::words(item, key, out)).collect(),
        _ => value::words(node, key, out).into_iter().collect(),
    }
}

/// Reports words or a title of what is not in the list.
fn unknown_ids(node: &Node, key: &str, ids: &[String], out: &mut Vec<Diagnostic>) {
    let Value::Mapping(mapping) = &node.value else { return };
    for entry in mapping.entries.iter().filter(|entry| !ids.contains(&entry.key.value)) {
        out.push(
            Diagnostic::error(
                "source/value",
                entry.key.span,
                format!("`{}` is not an id of this list", entry.key.value),
            )
            .label("not in `ids`")
            .help(match key {
                "titles" => "`titles` says what an id of the list is called in a sentence.",
                _ => "`words` says by which other words a text names an id of the list.",
            })
            .help("Write an id of the list, or add this one to `ids`."),
        );
    }
}
