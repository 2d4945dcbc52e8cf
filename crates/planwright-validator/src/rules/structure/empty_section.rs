//! `structure/empty-section`: a title with nothing under it.

use planwright_core::Diagnostic;
use planwright_core::model::{
    Block, BlockKind, InlineKind, Link, Section, Target, inline_text, visit_blocks, visit_inlines,
};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule. The section's words may stand in what could not be read.
pub(crate) static RULE: Rule = Rule { name: "structure/empty-section", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    // Where a duty is not met because the section is empty, that has been said.
    // A text that is not translated yet, or is not there in any language, has been told too.
    let told = |section: &Section| subject.hollow.contains(&section.id.value) || subject.original.is_some();
    let empty = subject.plan.all_sections().filter(|section| is_empty(section) && !told(section));
    found.extend(empty.map(|section| {
        let title = &section.meta.title;
        Diagnostic::warning(RULE.name, title.span, format!("the section “{}” is empty", title.value))
            .label("nothing stands under this title")
            .help("A reader who follows the contents to it finds nothing, and it can answer no duty.")
            .help("Write the section, or remove its file.")
    }));
    found.extend(subject.plan.papers.iter().filter(|paper| !has_content(&paper.body)).map(|paper| {
        let title = &paper.subject;
        Diagnostic::warning(RULE.name, title.span, format!("the paper “{}” has no text", title.value))
            .label("nothing stands below its head")
            .help("Members find a summary and what they are asked to do, and nothing to decide by.")
            .help("Write the paper below the second `---`: what it is about, the choices, and what they cost. A part of the plan is put in with ```` ```insert ````.")
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
            BlockKind::Paragraph(words) => !inline_text(words).trim().is_empty() || is_filled_later(block),
            BlockKind::Definitions(definitions) => !definitions.is_empty(),
            BlockKind::Table(_) | BlockKind::Figure(_) | BlockKind::Chart(_) | BlockKind::Insert(_) => true,
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

/// Whether a paragraph without words of its own has a picture, or a link that is filled with its
/// target's title.
fn is_filled_later(paragraph: &Block) -> bool {
    let mut filled = false;
    visit_inlines(std::slice::from_ref(paragraph), &mut |inline| {
        filled |=
            matches!(&inline.kind, InlineKind::Image(_) | InlineKind::Link(Link { target: Target::Internal(_), .. }));
    });
    filled
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
    fn pictures_and_filled_links_are_content() {
        let section = |body: &str| format!("---\ntitle: A\n---\n\n{body}\n");
        check(&[("01-a.md", &section("![A map](a.svg) ![A plan](a.svg)")), ("a.svg", "<svg/>")], &[]);
        check(&[("01-a.md", &section("[](#b)")), ("02-b.md", &section("Words."))], &[]);
    }

    #[test]
    fn where_a_duty_has_said_so_it_is_not_said_again() {
        let empty = "---\ntitle: Money\nkind: resources\n---\n";
        let full = "---\ntitle: Money\nkind: resources\n---\n\nThe force has a budget of £384.7m this year.\n";
        check(&[("01-a.md", empty)], &[]);
        check(&[("01-a.md", empty), ("02-b.md", full)], &["warning: Money"]);
        let waived = crate::testing::PLAN
            .replace("status: panel\n", "status: panel\nwaivers: [{rule: duty/resources, reason: None}]\n");
        check(&[("plan.md", &waived), ("01-a.md", empty)], &["warning: Money"]);
    }

    #[test]
    fn a_paper_without_a_text_is_empty() {
        let head = "---\nto: A\nfrom: B\nsubject: The plan\ndate: 2018-02-08\nsummary: It is here.\n---\n";
        check(&[("papers/a.md", head)], &["warning: The plan"]);
        check(&[("papers/a.md", &format!("{head}\nWords.\n"))], &[]);
        check(&[("papers/a.md", &format!("{head}\n```insert\npriorities\n```\n"))], &[]);
    }

    #[test]
    fn a_placeholder_has_a_rule_of_its_own() {
        check(&[("01-a.md", "---\ntitle: A\n---\n\nTODO\n")], &[]);
    }
}
