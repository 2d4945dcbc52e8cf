//! The record of dated steps, waivers, and the glossary.

use planwright_core::model::{By, GlossaryEntry, Step, StepKind, Waiver};
use planwright_core::{Diagnostic, Span};
use planwright_yaml::read::{self, Fields, Shape};
use planwright_yaml::{Node, Value};

pub(super) static STEP: Shape =
    Shape::new("a step of the record", &["step", "date", "by", "to", "with", "url", "note", "count"]);
pub(super) static WAIVER: Shape = Shape::new("a waiver", &["rule", "at", "reason", "until"]);

/// A dated step.
pub(super) fn step(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Step> {
    let mut fields = Fields::open(node, key, &STEP, out)?;
    fields.require("step", "It says what was done: `step: consult-public`.");
    let step = fields.word("step", StepKind::ALL, StepKind::as_str);
    fields.require("date", "The law wants steps in an order, so each has its day: `date: 2021-02-04`.");
    let date = fields.date("date");
    let by = fields.word("by", By::ALL, By::as_str);
    let (to, with) = (fields.text("to"), fields.text("with"));
    let url = fields.link("url");
    let (note, count) = (fields.text("note"), fields.text("count"));
    Some(Step { span: node.span, step: step?, date: date?, by, to, with, url, note, count })
}

/// A rule or duty set aside.
pub(super) fn waiver(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Waiver> {
    if let Value::Scalar(scalar) = &node.value {
        out.push(only_a_rule(node.span, scalar.text.trim()));
        return None;
    }
    let mut fields = Fields::open(node, key, &WAIVER, out)?;
    let rule =
        fields.required_text("rule", "It names the rule or duty that is set aside: `rule: structure/fake-heading`.");
    let reason = fields.required_text(
        "reason",
        "The statutory index prints it, so that readers can see why something \
         is set aside.",
    );
    let at = fields.text("at");
    let until = fields.date("until");
    Some(Waiver { span: node.span, rule: rule?, at, reason: reason?, until })
}

/// The waivers. One that is only the name of a rule is told with the line that it should be.
pub(super) fn waivers(fields: &mut Fields<'_, '_>) -> Vec<Waiver> {
    match fields.entry("waivers") {
        Some(entry) if entry.value.as_scalar().is_some() => fields.one_or_many("waivers", waiver),
        _ => fields.list("waivers", waiver),
    }
}

fn only_a_rule(span: Span, rule: &str) -> Diagnostic {
    Diagnostic::error("source/wrong-type", span, "a waiver is more than the name of a rule")
        .label("no reason is given")
        .help("The statutory index prints the reason, so that readers can see why something is set aside.")
        .help(format!("Under `waivers:`, on a line of its own, write `- {{rule: {rule}, reason: \"…\"}}`."))
}

/// Words and abbreviations with their meanings, in the order of the file.
pub(super) fn glossary(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Vec<GlossaryEntry>> {
    let Value::Mapping(mapping) = &node.value else {
        out.push(
            Diagnostic::error(
                "source/wrong-type",
                node.span,
                format!(
                    "`{key}` is {}, but it takes \
                     words with their meanings",
                    node.noun()
                ),
            )
            .label(node.noun())
            .help(
                "Write each word on a line of its own, without a hyphen before it, with a colon and its meaning: \
                 `  HMICFRS: His Majesty's Inspectorate of Constabulary`.",
            ),
        );
        return None;
    };
    let mut entries = Vec::new();
    for entry in &mapping.entries {
        let term = entry.key.clone();
        if term.trim().is_empty() || entry.value.is_blank() {
            out.push(
                Diagnostic::error(
                    "source/required-key",
                    term.span,
                    format!("`{}` has no meaning in the glossary", term.value),
                )
                .label("nothing behind the colon")
                .help("The glossary is printed, and readers look here for what a word means.")
                .help("Write its meaning behind the colon, or take the line away."),
            );
        } else if let Some(meaning) = read::text(&entry.value, &term, out) {
            entries.push(GlossaryEntry { term, meaning });
        }
    }
    Some(entries)
}
