//! Markdown into blocks and inlines with the bytes that they were written in.
//!
//! `pulldown-cmark` reads the grammar; this module makes trees of its events, by descent. How deep
//! it goes is counted on the way ([`CONTAINERS`], [`INLINES`]), so that a hundred thousand nested
//! quotes are an error and not a crash. What Markdown would turn into plain text or leave out
//! without a word is found by comparing with the source ([`lost`], [`html`], [`table`]).

mod blocks;
mod broken;
mod code;
mod events;
mod figures;
mod footnotes;
mod headings;
mod html;
mod inlines;
mod inserts;
mod lost;
mod paste;
mod table;

pub use events::grammar;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use planwright_core::model::{Block, Footnote, Id, Inline};
use planwright_core::{Diagnostic, FileId, Span};

use crate::fragment::{Fragment, Offsets};
use crate::markdown::events::Events;
use crate::markdown::html::OpenTags;
use crate::markdown::table::Rows;
use crate::room::Room;

/// How deep lists, quotes, alerts, definitions and footnotes may stand in one another.
pub(crate) const CONTAINERS: usize = 8;

/// How deep emphasis, links and the like may stand in one another.
pub(crate) const INLINES: usize = 16;

/// What was read of a body.
#[derive(Debug, Default)]
pub(crate) struct Body {
    /// The blocks.
    pub(crate) blocks: Vec<Block>,
    /// The footnotes, in the order of the file.
    pub(crate) footnotes: Vec<Footnote>,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// False where a part was left out because it is too deep.
    pub(crate) complete: bool,
}

/// What a body can hold, by what document it is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holds {
    /// The level of the deepest heading that the document has room for.
    pub(crate) deepest: u8,
    /// True in a paper, which can put in parts of the plan.
    pub(crate) inserts: bool,
}

/// Reads a body. Headings without an id get one that begins with `section`.
pub(crate) fn body(fragment: Fragment<'_>, section: &Id, holds: Holds, room: &Rc<Room>) -> Body {
    if room.is_full() {
        let start = fragment.span(0..0);
        return Body { diagnostics: room.lacking(start).into_iter().collect(), ..Body::default() };
    }
    let mut reader = Reader::new(fragment, section.clone(), true);
    reader.events.room = Rc::clone(room);
    reader.holds = holds;
    let mut body = Body { complete: true, ..Body::default() };
    loop {
        match reader.block(0) {
            Ok(Some(block)) => body.blocks.push(block),
            Ok(None) if reader.events.peek().is_none() => break,
            Ok(None) => {}
            Err(TooDeep) => {
                body.complete = false;
                break;
            }
        }
    }
    reader.finish(&mut body);
    body
}

/// Reads a text as one line of inlines, as a table's cell is read: nothing in it begins a block.
/// `offsets` says where each byte of `text` stands, and where the text ends; `footnotes` are the
/// labels of notes that are written elsewhere.
pub(crate) fn inline(
    file: FileId,
    text: &str,
    offsets: &[u32],
    footnotes: &BTreeSet<String>,
) -> (Vec<Inline>, Vec<Diagnostic>) {
    // A heading's line is read as inlines and nothing else. The sign at its end keeps one that
    // the text itself ends with.
    let mut line = format!("# {} #", text.replace(['\n', '\r'], " "));
    let named = text.split("[^").skip(1).filter_map(|rest| rest.split_once(']')).map(|(label, _)| label);
    for label in named.filter(|label| footnotes.contains(*label)).collect::<BTreeSet<_>>() {
        line.push_str(&format!("\n\n[^{label}]: -"));
    }
    let (first, last) = (offsets.first().copied().unwrap_or(0), offsets.last().copied().unwrap_or(0));
    let table: Vec<u32> = [first, first].into_iter().chain(offsets.iter().copied()).chain([last, last]).collect();
    let fragment = Fragment { file, text: &line, offsets: Offsets::Table(&table), line: 1 };
    let mut reader = Reader::new(fragment, Id::slug(""), false);
    let mut body = Body::default();
    reader.events.next();
    let content = reader.inlines(0).unwrap_or_default();
    reader.finish(&mut body);
    (content, body.diagnostics)
}

/// The limit was passed and has been reported.
struct TooDeep;

/// Reads one text.
struct Reader<'a> {
    fragment: Fragment<'a>,
    events: Events<'a>,
    /// The id of the section, for headings that give none.
    section: Id,
    /// The level of the last heading; 1 is the section's own title.
    level: u8,
    /// What can stand here.
    holds: Holds,
    tags: OpenTags,
    /// Where the last paragraph ends that is a pasted list.
    pasted_end: usize,
    /// The finding that tells of it.
    pasted: Option<usize>,
    /// The last rows, which those after a blank line may belong to.
    rows: Option<Rows>,
    /// A byte, and the lines that end before it: so that lines are counted once.
    counted: (usize, usize),
    /// Where the last words end that are struck through or marked.
    marked_end: usize,
    /// The findings for footnotes that are not there.
    lost_notes: Vec<usize>,
    /// The finding for quotation marks in the place of a fence, until a fence comes that may have been meant to close the
    /// block.
    quoted_fence: Option<usize>,
    /// The title of the last link.
    link_title: Option<String>,
    /// Where the line ends of which strong words that are not closed were told.
    strong_end: usize,
    /// False where a fence that is not closed has taken the rest.
    whole: bool,
    /// The end of the last words, where they are the source letter for letter.
    verbatim_end: Option<u32>,
    footnotes: Vec<Footnote>,
    /// Where each footnote's label is written first.
    labels: BTreeMap<String, Span>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(fragment: Fragment<'a>, section: Id, headings: bool) -> Self {
        Self {
            fragment,
            events: Events::new(fragment.text, headings),
            section,
            level: 1,
            holds: Holds { deepest: 6, inserts: false },
            pasted_end: 0,
            pasted: None,
            rows: None,
            counted: (0, 0),
            marked_end: 0,
            strong_end: 0,
            lost_notes: Vec::new(),
            quoted_fence: None,
            link_title: None,
            whole: true,
            tags: OpenTags::default(),
            verbatim_end: None,
            footnotes: Vec::new(),
            labels: BTreeMap::new(),
            diagnostics: Vec::new(),
        }
    }

    /// Adds a finding.
    fn report(&mut self, finding: Diagnostic) {
        self.diagnostics.push(finding);
    }

    /// Reports what can be known only at the end, and hands over.
    fn finish(mut self, body: &mut Body) {
        if self.whole {
            self.report_broken_references();
        } else {
            // What they lead to may stand in what was taken for a part of the block.
            let lost: BTreeSet<usize> = self.lost_notes.iter().copied().collect();
            let mut at = 0..;
            self.diagnostics.retain(|_| at.next().is_none_or(|at| !lost.contains(&at)));
        }
        if let Some(at) = self.events.cut.take() {
            body.complete = false;
            // The first line of what there was no room for.
            let span = self.first_line(at);
            self.diagnostics.extend(self.events.room.lacking(span));
        }
        body.complete &= self.whole;
        self.diagnostics.extend(footnotes::chain(&body.blocks, &self.footnotes));
        body.footnotes = self.footnotes;
        body.diagnostics = self.diagnostics;
    }

    /// The line of the file in which a byte stands.
    fn line_of(&mut self, at: usize) -> usize {
        let (from, lines) = if self.counted.0 <= at { self.counted } else { (0, 0) };
        let ends = self.fragment.text.as_bytes().get(from..at).unwrap_or_default();
        self.counted = (at, lines + ends.iter().filter(|&&b| b == b'\n').count());
        self.fragment.line + self.counted.1
    }

    /// The beginning of the first line of a range.
    fn first_line(&self, range: std::ops::Range<usize>) -> planwright_core::Span {
        let line = self.fragment.slice(range.clone()).lines().next().unwrap_or_default();
        let shown: usize = line.chars().take(40).map(char::len_utf8).sum();
        self.fragment.span(range.start..range.start + shown)
    }

    /// One error, whatever lies deeper.
    fn too_deep(&mut self, range: std::ops::Range<usize>, what: &str, limit: usize) -> TooDeep {
        // The place is where the limit is passed, not the whole nest.
        let span = self.first_line(range);
        self.report(
            Diagnostic::error(
                "source/limit",
                span,
                format!("{what} stand inside one another more than {limit} deep here"),
            )
            .label("one level too many")
            .help("A text as deep as this cannot be set on a page, so the rest of this file was not read.")
            .help("Write what is inside as a paragraph or a list of its own."),
        );
        TooDeep
    }
}

#[cfg(test)]
mod tests;
