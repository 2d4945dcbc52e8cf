//! `structure/repeated-paragraph`: the same words twice.

use std::collections::BTreeMap;

use planwright_core::model::inline_text;
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::{RunKind, word_count};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "structure/repeated-paragraph", rests_on_absence: false, check };

/// A shorter paragraph may well be said twice.
const WORDS: usize = 25;

fn check(subject: &Subject, found: &mut Found) {
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
            Diagnostic::warning(RULE.name, run.span, "this paragraph stands in the plan twice")
                .label("the same words again")
                .related(*first, "first here")
                .help(
                    "Two copies drift apart: one is changed, the other is forgotten, and the plan contradicts itself.",
                )
                .help("Keep one, and lead to it from the other place with a link: `[](#its-section)`."),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    const LONG: &str = "The force will recruit more officers in each year of this plan and will give each of them the training the equipment and the time that they need";

    #[test]
    fn a_long_paragraph_stands_once() {
        let rule = "structure/repeated-paragraph";
        check_body(rule, &format!("{LONG}.\n\n{LONG}."), &[&format!("warning: {LONG}.")]);
        check_body(rule, &format!("{LONG}:\n\n{LONG}:"), &[]);
        check_body(rule, "The force will do it.\n\nThe force will do it.", &[]);
    }
}
