//! `structure/empty-section`: a title with nothing under it.

use planwright_core::Diagnostic;
use planwright_core::model::{Block, BlockKind, Section, inline_text, visit_blocks};

use crate::rules::{Rule, Subject};

/// The rule. The section's words may stand in what could not be read.
pub(crate) static RULE: Rule = Rule { name: "structure/empty-section", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let empty = subject.plan.all_sections().filter(|section| is_empty(section));
    found.extend(empty.map(|section| {
        let title = &section.meta.title;
        Diagnostic::warning(RULE.name, title.span, format!("the section “{}” is empty", title.value))
            .label("nothing stands under this title")
            .help("A reader who follows the contents to it finds nothing, and it can answer no duty.")
            .help("Write the section, or remove its file.")
    }));
}

/// A placeholder is not content either, but that has a rule of its own.
fn is_empty(section: &Section) -> bool {
    let meta = &section.meta;
    let listed = !meta.measures.is_empty()
        || !meta.meetings.is_empty()
        || !meta.services.is_empty()
        || meta.conditions.is_some();
    section.children.is_empty() && !listed && !has_content(&section.body)
}

fn has_content(blocks: &[Block]) -> bool {
    let mut content = false;
    visit_blocks(blocks, &mut |block| {
        content |= match &block.kind {
            BlockKind::Paragraph(words) => !inline_text(words).trim().is_empty(),
            BlockKind::Definitions(definitions) => !definitions.is_empty(),
            BlockKind::Table(_) | BlockKind::Figure(_) | BlockKind::Chart(_) => true,
            BlockKind::Code(code) => !code.text.trim().is_empty(),
            BlockKind::Heading(_)
            | BlockKind::List(_)
            | BlockKind::Quote(_)
            | BlockKind::Alert(_)
            | BlockKind::Rule => false,
        };
    });
    content
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    #[track_caller]
    fn check(files: &[(&str, &str)], expected: &[&str]) {
        assert_eq!(read(files).places("structure/empty-section"), expected);
    }

    #[test]
    fn a_section_without_words_is_empty() {
        check(&[("01-a.md", "---\ntitle: Empty\n---\n")], &["warning: Empty"]);
        check(&[("01-a.md", "---\ntitle: Empty\n---\n\n<!-- later -->\n")], &["warning: Empty"]);
        check(&[("01-a.md", "---\ntitle: Empty\n---\n\n## Only a heading\n")], &["warning: Empty"]);
    }

    #[test]
    fn a_list_of_front_matter_or_a_chapter_is_not_empty() {
        check(&[("01-a.md", "---\ntitle: A\n---\n\nWords.\n")], &[]);
        check(&[("01-a.md", "---\ntitle: A\nmeetings: [{name: Board, frequency: monthly}]\n---\n")], &[]);
        check(&[("01-a/index.md", "---\ntitle: A\n---\n"), ("01-a/1-b.md", "---\ntitle: B\n---\n\nWords.\n")], &[]);
    }

    #[test]
    fn a_placeholder_has_a_rule_of_its_own() {
        check(&[("01-a.md", "---\ntitle: A\n---\n\nTODO\n")], &[]);
    }
}
