//! Charts: the words and numbers that they were drawn from.

use super::model::About;
use super::xml::{self, Node, attribute, below, name};
use super::{Reader, Refusal};

impl Reader<'_> {
    /// Tells what a chart shows, for the report.
    pub(super) fn chart(&mut self, node: Node<'_>, alt: &str) -> Result<(), Refusal> {
        let part = attribute(node, "id").and_then(|id| self.relations.get(id)).map(|found| found.target.clone());
        let text = match part {
            Some(part) => self.parts.text(&part)?,
            None => None,
        };
        let mut words = vec![alt.to_owned()];
        if let Some(text) = text {
            let parsed = xml::parse(&text)?;
            let root = parsed.root_element();
            // Titles, and the labels of bars.
            words.push(super::runs::words_below(root));
            words.extend(below(root, ("c", "ser")).map(series));
        }
        words.retain(|words| !words.is_empty());
        self.doc.remark(About::Chart, words.join("; "));
        Ok(())
    }
}

/// A series: its name, and each label with its value.
fn series(node: Node<'_>) -> String {
    let values = |wanted: &[&str]| -> Vec<String> {
        let part = node.children().find(|part| wanted.iter().any(|wanted| name(*part) == ("c", wanted)));
        let found = part.into_iter().flat_map(|part| below(part, ("c", "v"))).filter_map(|value| value.text());
        found.map(str::to_owned).collect()
    };
    let (labels, numbers) = (values(&["cat", "xVal"]), values(&["val", "yVal"]));
    let pairs: Vec<String> = (0..labels.len().max(numbers.len()))
        .map(|at| {
            let of = |list: &[String]| list.get(at).cloned().unwrap_or_default();
            format!("{} {}", of(&labels), of(&numbers)).trim().to_owned()
        })
        .collect();
    format!("{}: {}", values(&["tx"]).join(" "), pairs.join(", "))
}
