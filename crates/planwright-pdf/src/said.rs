//! Whether all words of a document were set.
//!
//! A theme's functions are programs, and one can drop what it is given. Each letter of a layout knows which piece of the
//! generated code it is of, so the pieces without a letter are those that were dropped.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use planwright_core::{Diagnostic, Span};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{Source, Span as TypstSpan};
use typst::{World as _, WorldExt};
use typst_layout::PagedDocument;

use crate::errors::Places;
use crate::own::{self, Definition};
use crate::world::World;

/// The functions that make a whole document, which may drop its body.
const DOCUMENTS: [&str; 4] = ["plan", "plan-page", "response", "paper"];

/// A finding for each place of the theme that drops words of `file`: of `printed`, which are places in the code, those
/// of which no letter was set.
pub(crate) fn missing(
    world: &World,
    places: &Places,
    printed: &[Range<usize>],
    document: &PagedDocument,
    file: &str,
) -> Vec<Diagnostic> {
    let set = set(world, document);
    let lost: Vec<&Range<usize>> = printed.iter().filter(|words| !is_set(&set, words)).collect();
    let (false, Ok(code)) = (lost.is_empty(), world.source(world.main())) else { return Vec::new() };
    let mut found: BTreeMap<Option<Span>, Lost<'_>> = BTreeMap::new();
    for words in lost {
        let by = culprit(&code, places, &set, words);
        let lost = found.entry(by.map(|it| it.span)).or_insert(Lost { by, first: words, count: 0 });
        lost.count += 1;
    }
    found.into_values().map(|lost| lost.finding(&code, places, file)).collect()
}

/// Words that one function drops.
struct Lost<'a> {
    by: Option<&'a Definition>,
    first: &'a Range<usize>,
    count: usize,
}

impl Lost<'_> {
    fn finding(&self, code: &Source, places: &Places, file: &str) -> Diagnostic {
        let words = excerpt(code.text().get(self.first.clone()).unwrap_or_default());
        let more = match self.count {
            1 => String::new(),
            2 => " and 1 more piece of text".to_owned(),
            count => format!(" and {} more pieces of text", count - 1),
        };
        let message = format!("the theme leaves words out of `{file}`: “{words}”{more}");
        let author = places.source_of(self.first);
        let span = self.by.map(|it| it.span).unwrap_or(places.nowhere());
        let finding = Diagnostic::error("theme/error", span, message)
            .label(if self.by.is_some() { "drops what it is given" } else { "this plan's theme" })
            .help("A theme says what a plan looks like, and not what it says: whoever reads the PDF would never know that something is missing.")
            .help("Let the function print everything that it is given, `body` and titles too.");
        match author.filter(|author| *author != span) {
            Some(author) => finding.related(author, "these words are nowhere to be read"),
            None => finding,
        }
    }
}

/// The function of the theme's own that drops some words: the outermost round them of which nothing at all was set, or
/// the innermost; or what it may be if none is called there.
fn culprit<'a>(code: &Source, places: &'a Places, set: &[usize], words: &Range<usize>) -> Option<&'a Definition> {
    let own = places.own();
    let calls = own::calls_round(code.root(), words.start);
    let defined = || calls.iter().filter_map(|call| Some((call, own.get(&call.name)?)));
    let empty = defined().rfind(|(call, _)| !is_set(set, &call.range));
    let document = || DOCUMENTS.iter().find_map(|name| own.get(name));
    empty.or_else(|| defined().next()).map(|(_, it)| it).or_else(document).or_else(|| own.any())
}

/// The places in the code of which letters were set, in their order.
fn set(world: &World, document: &PagedDocument) -> Vec<usize> {
    let mut spans = HashSet::new();
    document.pages().iter().for_each(|page| walk(&page.frame, &mut spans));
    let main = spans.into_iter().filter(|span| span.id() == Some(world.main()));
    let mut starts: Vec<usize> = main.filter_map(|span| Some(world.range(span)?.start)).collect();
    starts.sort_unstable();
    starts
}

fn walk(frame: &Frame, spans: &mut HashSet<TypstSpan>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, spans),
            FrameItem::Text(text) => spans.extend(text.glyphs.iter().map(|glyph| glyph.span.0)),
            _ => {}
        }
    }
}

fn is_set(set: &[usize], words: &Range<usize>) -> bool {
    let next = set.partition_point(|start| *start < words.start);
    set.get(next).is_some_and(|start| *start < words.end)
}

/// The first words of a piece of code such as `text("…")`.
fn excerpt(code: &str) -> String {
    const LETTERS: usize = 60;
    let words = code.strip_prefix("text(\"").and_then(|it| it.strip_suffix("\")")).unwrap_or(code);
    let words = words.replace("\\\"", "\"").replace("\\\\", "\\");
    if words.chars().count() <= LETTERS {
        return words;
    }
    let cut: String = words.chars().take(LETTERS).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
}
