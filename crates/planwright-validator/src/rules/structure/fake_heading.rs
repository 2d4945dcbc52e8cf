//! `structure/fake-heading`: a line that is only made to look like a heading.

use planwright_core::model::{Block, BlockKind, Inline, InlineKind, inline_text};
use planwright_core::{Diagnostic, Severity};

use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::word_count;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "structure/fake-heading", rests_on_absence: false, check };

/// A longer line is a sentence.
const WORDS: usize = 12;

fn check(subject: &Subject, found: &mut Found) {
    for body in subject.own_texts() {
        for pair in body.blocks.windows(2) {
            let [block, next] = pair else { continue };
            let BlockKind::Paragraph(content) = &block.kind else { continue };
            if let Some(severity) = looks_like_heading(content, next) {
                let text = inline_text(content);
                let text = text.trim();
                found.push(
                    Diagnostic::new(RULE.name, severity, block.span, format!("“{text}” looks like a heading and is none"))
                        .label(if severity == Severity::Warning { "a paragraph in bold" } else { "a line on its own" })
                        .help("People who listen to a page go from heading to heading, and contents are made from headings: this one is missing from both.")
                        .help(format!("If it is a heading, write `## {text}`. If it is not, end it as a sentence.")),
                );
            }
        }
    }
}

/// A short paragraph without a final stop, with more after it: wholly bold a warning, plain words
/// that lead to a paragraph or a list a note.
fn looks_like_heading(content: &[Inline], next: &Block) -> Option<Severity> {
    let text = inline_text(content);
    let text = text.trim();
    let words = word_count(text);
    if words == 0
        || words > WORDS
        // The caption of a table that could not be read as one.
        || text.starts_with("Table:")
        || text.trim_end_matches(['”', '’', '"', ')']).ends_with(['.', '!', '?', ';', ':', ','])
    {
        return None;
    }
    if content.iter().all(is_bold_or_space) {
        return Some(Severity::Warning);
    }
    let plain = matches!(content, [Inline { kind: InlineKind::Text(_), .. }]);
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let leads = matches!(next.kind, BlockKind::Paragraph(_) | BlockKind::List(_));
    (plain && begins && leads).then_some(Severity::Note)
}

fn is_bold_or_space(inline: &Inline) -> bool {
    match &inline.kind {
        InlineKind::Strong(_) | InlineKind::SoftBreak | InlineKind::HardBreak => true,
        InlineKind::Text(text) => text.trim().is_empty(),
        InlineKind::Emphasis(inner) => inner.iter().all(is_bold_or_space),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("structure/fake-heading", body, expected);
    }

    #[test]
    fn a_bold_line_with_more_after_it_looks_like_a_heading() {
        check("**How many**\n\nMany.", &["warning: **How many**"]);
        check("***How many***\n\n- one", &["warning: ***How many***"]);
        check("**Who?**\n\nMany.", &[]);
        check("**Violence Reduction Challenge –** Launched in June\n\nMany.", &[]);
        check("Many.\n\n**The end**", &[]);
    }

    #[test]
    fn a_plain_line_is_a_note() {
        check("How many\n\nMany.", &["note: How many"]);
        check("“Safer together.”\n\nMany.", &[]);
        check("Table: Costs\n\n| a | b |\n|—|—|\n| c | d |", &[]);
        check("They include the following:\n\n- one", &[]);
        check("- How many\n\nMany.", &[]);
        check("One of a dozen words that go on and on until they are many\n\nMany.", &[]);
    }
}
