//! `structure/repeated-paragraph`: the same words twice.

use std::collections::BTreeMap;

use planwright_core::model::inline_text;
use planwright_core::{Diagnostic, Span};

use crate::rules::{Rule, Subject};
use crate::text::{RunKind, word_count};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "structure/repeated-paragraph", rests_on_absence: false, check };

/// A shorter paragraph may well be said twice.
const WORDS: usize = 25;

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for run in subject.bodies().flat_map(|body| body.runs()).filter(|run| run.kind == RunKind::Paragraph) {
        let text = inline_text(run.content).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if word_count(&text) < WORDS || text.ends_with(':') {
            continue;
        }
        let Some(first) = seen.get(&text) else {
            seen.insert(text, run.span);
            continue;
        };
        found.push(
            Diagnostic::warning(RULE.name, run.span, "This paragraph stands in the plan twice")
                .label("the same words again")
                .related(*first, "first here")
                .help("Two copies drift apart: one is changed, the other is forgotten, and the plan contradicts itself.")
                .help("Keep one, and lead to it from the other place with a link: `[](#its-section)`."),
        );
    }
}
