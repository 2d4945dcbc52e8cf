//! Chapters, sections, their headings, and the glossary.

use planwright_view::{SectionView, TermView};

use super::document::{Document, Entry, Place};
use super::paragraph::{Look, Paragraph};

/// Word's headings, from the highest.
const HEADINGS: [&str; 6] = ["Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"];

/// The contents show this many levels.
pub(super) const CONTENTS: u8 = 2;

impl Document<'_> {
    /// Writes a chapter or section: heading, owner, summary, body, sections.
    pub(super) fn section(&mut self, section: &SectionView, first: bool) {
        let begins_page = first || begins_page(section);
        let marks = marks(section);
        let words = marks.iter().map(|(_, mark)| mark.as_str()).chain([section.title.as_str()]).collect::<String>();
        self.heading(section.level, Some(&section.id), &words, begins_page, |doc| {
            for (style, mark) in &marks {
                doc.run(&Look::styled(style), mark);
            }
            doc.run(&Look::default(), &section.title);
        });
        if let Some(owner) = &section.owner {
            self.line(Paragraph { keep_next: true, ..Paragraph::of("Owner") }, owner);
        }
        if let Some(summary) = &section.summary {
            let style = if section.level == 2 { "ChapterSummary" } else { "SectionSummary" };
            self.line(Paragraph { keep_next: true, ..Paragraph::of(style) }, summary);
        }
        self.blocks(&section.blocks, Place::section(section.level));
        section.children.iter().for_each(|child| self.section(child, false));
    }

    /// Writes a heading of a level of the view, where the plan's title is the first. The contents show it by `words`.
    pub(super) fn heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        words: &str,
        page: bool,
        write: impl FnOnce(&mut Self),
    ) {
        self.turn(false);
        let level = in_word(level);
        let mut name = id.and_then(|id| self.names.get(id));
        if level <= CONTENTS {
            let known = name.unwrap_or_else(|| self.names.fresh("heading"));
            self.contents.push(Entry { level, name: known.clone(), words: words.to_owned() });
            name = Some(known);
        }
        let style = style_of(level);
        self.paragraph(Paragraph { page, ..Paragraph::of(style) }, |doc| doc.bookmarked(name.as_deref(), write));
    }

    pub(super) fn glossary(&mut self, terms: &[TermView]) {
        if terms.is_empty() {
            return;
        }
        let title = self.word("glossary");
        self.heading(2, None, &title, true, |doc| doc.run(&Look::default(), &title));
        for entry in terms {
            self.line(Paragraph { keep_next: true, ..Paragraph::of("DefinitionTerm") }, &entry.term);
            self.line(Paragraph::of("Definition"), &entry.meaning);
        }
    }
}

/// The level of Word's heading for one of the view, where the plan's title is the first.
fn in_word(level: u8) -> u8 {
    level.saturating_sub(1).clamp(1, 6)
}

fn style_of(level: u8) -> &'static str {
    HEADINGS[usize::from(level.clamp(1, 6)) - 1]
}

/// How the heading of a level of the view is set.
pub(super) fn heading_of(level: u8, page: bool) -> Paragraph {
    Paragraph { page, ..Paragraph::of(style_of(in_word(level))) }
}

/// True for chapters, numbered sections and the foreword.
pub(super) fn begins_page(section: &SectionView) -> bool {
    section.level == 2 && (!section.children.is_empty() || section.numeral.is_some() || section.kind == "foreword")
}

/// What stands before a title: "Priority 1: ", and its number where that says more. With the style of each.
pub(super) fn marks(section: &SectionView) -> Vec<(&'static str, String)> {
    let mut marks = Vec::new();
    if let Some(numeral) = &section.numeral {
        let label = section.numeral_label.as_ref().map_or_else(String::new, |label| format!("{label} "));
        marks.push(("Numeral", format!("{label}{numeral}: ")));
    }
    if let Some(number) = section.number.as_ref().filter(|number| section.numeral.as_ref() != Some(number)) {
        marks.push(("Numeral", format!("{number}  ")));
    }
    marks
}
