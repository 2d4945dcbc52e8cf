//! The events of a text, with a look ahead.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use pulldown_cmark::{BrokenLink, BrokenLinkCallback, CowStr, Event, LinkType, OffsetIter, Options, Parser};

use crate::room::{self, Room};

/// What of Markdown a body can hold beyond CommonMark.
#[must_use]
pub fn grammar() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// A reference to a link that nothing defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unknown {
    pub(super) at: Range<usize>,
    pub(super) label: String,
}

/// Notes the references that nothing defines; Markdown prints them as they stand.
struct Note(Rc<RefCell<Vec<Unknown>>>);

impl<'a> BrokenLinkCallback<'a> for Note {
    fn handle_broken_link(&mut self, link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        // A lone `[word]` is text, and footnotes are looked for in the text itself.
        let meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        if meant && !link.reference.starts_with('^') {
            self.0.borrow_mut().push(Unknown { at: link.span, label: link.reference.into_string() });
        }
        None
    }
}

/// An event and its bytes.
pub(super) type Place<'a> = (Event<'a>, Range<usize>);

/// The events of a text.
pub(super) struct Events<'a> {
    iter: OffsetIter<'a, Note>,
    next: Option<Place<'a>>,
    unknown: Rc<RefCell<Vec<Unknown>>>,
    /// How much more the plan may hold.
    pub(super) room: Rc<Room>,
    /// The first that there was no room for.
    pub(super) cut: Option<Range<usize>>,
}

impl<'a> Events<'a> {
    pub(super) fn new(text: &'a str, headings: bool) -> Self {
        let mut options = grammar();
        options.set(Options::ENABLE_HEADING_ATTRIBUTES, headings);
        let unknown = Rc::new(RefCell::new(Vec::new()));
        let note = Note(Rc::clone(&unknown));
        let mut iter = Parser::new_with_broken_link_callback(text, options, Some(note)).into_offset_iter();
        let next = iter.next();
        Self { iter, next, unknown, room: Rc::default(), cut: None }
    }

    pub(super) fn peek(&self) -> Option<&Place<'a>> {
        self.next.as_ref()
    }

    pub(super) fn next(&mut self) -> Option<Place<'a>> {
        let mut next = if self.cut.is_none() { self.iter.next() } else { None };
        let words = match &next {
            Some((Event::Text(_) | Event::Code(_), range)) => range.len(),
            _ => 0,
        };
        if !self.room.take(1 + words / room::BYTES) {
            self.cut = next.take().map(|(_, range)| range).or(self.cut.take());
        }
        std::mem::replace(&mut self.next, next)
    }

    /// The place of the definition of a link's label.
    pub(super) fn definition(&self, label: &str) -> Option<Range<usize>> {
        self.iter.reference_definitions().get(label).map(|definition| definition.span.clone())
    }

    /// The labels that links are defined for.
    pub(super) fn labels(&self) -> Vec<String> {
        let mut labels: Vec<_> = self.iter.reference_definitions().iter().map(|(label, _)| label.to_owned()).collect();
        labels.sort();
        labels
    }

    /// The references to labels that nothing defines, of what was read so far.
    pub(super) fn unknown(&self) -> Vec<Unknown> {
        self.unknown.borrow().clone()
    }
}
