//! Headings: their level, their id, and that they have words.

use std::ops::Range;

use planwright_core::model::{Block, BlockKind, Heading, Id, inline_text};
use planwright_core::{Diagnostic, Spanned};

use super::{Reader, TooDeep};
use crate::attributes::{self, Found};

impl Reader<'_> {
    /// Reads a heading; none where it has no words.
    pub(super) fn heading(
        &mut self,
        range: Range<usize>,
        level: u8,
        has_attributes: bool,
    ) -> Result<Option<Block>, TooDeep> {
        let content = self.inlines(0)?;
        self.events.next();
        let range = self.trimmed(range);
        let span = self.fragment.span(range.clone());
        if inline_text(&content).trim().is_empty() {
            self.report(
                Diagnostic::error("structure/heading-empty", span, "this heading has no words")
                    .label("a heading without words")
                    .help("A screen reader announces a heading and then says nothing. Write the heading's words, or take the line out."),
            );
            return Ok(None);
        }
        let level = self.checked_level(&range, level);
        let given = if has_attributes { self.heading_id(&range) } else { None };
        if !has_attributes {
            self.report_printed_attributes(&range);
        }
        // Two headings can have one slug: which number each gets is known when all ids are.
        let id = given.as_ref().map(|id| id.value.clone());
        let slug = Id::slug(&inline_text(&content));
        let id = id.or_else(|| Id::new(&format!("{}--{slug}", self.section))).unwrap_or(slug);
        let heading = Heading { level, id, given: given.map(|id| id.span), content };
        Ok(Some(Block { span, kind: BlockKind::Heading(heading) }))
    }

    /// The level, after a finding where it is none that can stand here.
    fn checked_level(&mut self, range: &Range<usize>, level: u8) -> u8 {
        let source = self.fragment.slice(range.clone());
        let marks = source.bytes().take_while(|&b| b == b'#').count();
        // A heading that is underlined has no signs to point at.
        let width = if marks > 0 { marks } else { source.lines().next().map_or(0, str::len) };
        let span = self.fragment.span(range.start..range.start + width);
        let last = std::mem::replace(&mut self.level, level);
        let (title, of) = if self.holds.inserts { ("subject", "paper") } else { ("title", "section") };
        if level == 1 {
            self.report(
                Diagnostic::error("structure/heading-level", span, "a heading in a body cannot be a `#`: the title comes from the front matter")
                    .label("this is the level of the plan's title")
                    .help(format!("The {of}'s title is the `{title}` between the `---` lines, and a second one would stand in the contents twice."))
                    .help(format!("Write `##` for a heading inside the {of}, or take the line out if it only repeats the title.")),
            );
            return 2;
        }
        if level > self.holds.deepest && level <= last + 1 {
            let right = "#".repeat(usize::from(self.holds.deepest));
            self.report(
                Diagnostic::error("structure/heading-level", span, "this heading is deeper than the six levels of a document")
                    .label("a seventh level")
                    .help(format!("With the title of the plan, of the chapter and of the section above it, `{right}` is the deepest that can stand here."))
                    .help(format!("Write `{right}`, or make a paragraph that begins with words in bold: `**Words.**`.")),
            );
            return self.holds.deepest;
        }
        if level > last + 1 {
            let right = "#".repeat(usize::from(last) + 1);
            let before =
                if last == 1 { format!("the {of}'s title") } else { format!("a `{}`", "#".repeat(usize::from(last))) };
            self.report(
                Diagnostic::error("structure/heading-level", span, format!("this heading skips a level: after {before} comes `{right}`"))
                    .label(format!("write `{right}`"))
                    .help("People who listen to the plan find their way by the levels of its headings, and a gap looks like a missing part.")
                    .help(format!("Write `{right}`. How large a heading is set is for the theme to say, not for its level.")),
            );
        }
        level
    }

    /// The id that stands in braces behind the heading.
    fn heading_id(&mut self, range: &Range<usize>) -> Option<Spanned<Id>> {
        let source = self.fragment.slice(range.clone());
        // The line under a heading comes after its braces.
        let source = &source[..source.rfind('}')? + 1];
        let Found::Attributes(found) = attributes::at_end(source) else {
            // With a backslash before them Markdown takes the braces all the same.
            let start = source.rfind('{')?;
            self.report_braces(range.start + start..range.start + source.len());
            return None;
        };
        self.refuse_all_but_id(&found, range.start, "a heading");
        found.id.and_then(|word| self.given_id(&word, range.start))
    }

    /// Braces that Markdown takes for words of the heading.
    fn report_printed_attributes(&mut self, range: &Range<usize>) {
        let source = self.fragment.slice(range.clone());
        let line = source.lines().next().unwrap_or_default().trim_end_matches(['#', ' ', '\t']);
        let at = match attributes::at_end(line) {
            Found::Attributes(found) if found.id.is_some() => found.at,
            Found::Malformed(at) => at,
            _ => return,
        };
        self.report_braces(range.start + at.start..range.start + at.end);
    }

    fn report_braces(&mut self, at: Range<usize>) {
        self.report(
            Diagnostic::error("source/attributes", self.fragment.span(at), "the braces behind this heading cannot be read")
                .label("neither an id nor words of the heading")
                .help("An id is a place for links to lead to. It stands at the very end of the heading, between braces: `## Words {#an-id}`."),
        );
    }
}
