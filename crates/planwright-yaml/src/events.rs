//! The event pass: from `saphyr-parser`'s events to a tree with exact places.

use std::collections::BTreeMap;
use std::ops::Range;

use planwright_core::{Diagnostic, Span, Spanned};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::node::{Entry, Mapping, Node, Scalar, Style, Typed, Value};
use crate::offsets::Place;
use crate::{MAX_DEPTH, MAX_ENTRIES, syntax};

/// More findings than this about one text help nobody.
const MAX_FINDINGS: usize = 20;

/// What the pass gives.
pub(crate) struct Read {
    /// The tree; none where the text cannot be read, or has something that is left out here.
    pub(crate) node: Option<Node>,
    /// True where the text holds nothing but comments.
    pub(crate) empty: bool,
    /// What is wrong with it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads the events of a text.
pub(crate) fn read(place: &Place<'_>) -> Read {
    let mut pass = Pass::new(place);
    if let Some(finding) = syntax::invisible(place) {
        return Read { node: None, empty: false, diagnostics: vec![finding] };
    }
    let mut parser = Parser::new_from_str(place.text);
    let end = loop {
        match parser.next_event() {
            None => break Ok(()),
            Some(Err(error)) => break Err(pass.explain(&error)),
            Some(Ok((event, span))) => {
                let range = place.byte(span.start.index())..place.byte(span.end.index());
                if let Err(finding) = pass.event(event, range) {
                    break Err(finding);
                }
            }
        }
    };
    pass.finish(end)
}

/// Why the pass ends early. Boxed because a finding is large and most steps give none.
type Step = Result<(), Box<Diagnostic>>;

/// A list or group of keys that is still open.
struct Frame {
    /// The byte at which it begins.
    start: usize,
    /// True between brackets.
    flow: bool,
    content: Content,
}

enum Content {
    Sequence(Vec<Node>),
    Mapping { entries: Vec<Entry>, seen: BTreeMap<String, Span>, key: Option<Spanned<String>> },
}

struct Pass<'p, 't> {
    place: &'p Place<'t>,
    open: Vec<Frame>,
    root: Option<Node>,
    /// Where the last thing that was read ends.
    last_end: usize,
    documents: usize,
    /// True once something was met that is left out here: the tree is then no use.
    refused: bool,
    /// True once a value was given a name to copy it by: every further name and copy has the same
    /// cause.
    named: bool,
    diagnostics: Vec<Diagnostic>,
}

impl<'p, 't> Pass<'p, 't> {
    fn new(place: &'p Place<'t>) -> Self {
        Self {
            place,
            open: Vec::new(),
            root: None,
            last_end: 0,
            documents: 0,
            refused: false,
            named: false,
            diagnostics: Vec::new(),
        }
    }

    fn explain(&self, error: &ScanError) -> Box<Diagnostic> {
        let bracket = self.open.iter().rev().find(|frame| frame.flow).map(|frame| frame.start);
        let at = self.place.byte(error.marker().index());
        Box::new(syntax::explain(self.place, at, error.info(), bracket))
    }

    fn finish(mut self, end: Step) -> Read {
        let failed = end.is_err();
        self.diagnostics.extend(end.err().map(|finding| *finding));
        if failed || self.refused {
            return Read { node: None, empty: false, diagnostics: self.diagnostics };
        }
        let empty = self.root.is_none();
        let nothing = Node { span: self.place.span(0, 0), value: Value::Null };
        Read { node: Some(self.root.unwrap_or(nothing)), empty, diagnostics: self.diagnostics }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) -> Step {
        match event {
            Event::DocumentStart(explicit) => self.document(explicit, &range),
            Event::DocumentEnd if !range.is_empty() => Err(Box::new(syntax::document_mark(self.place, &range))),
            // A copy of what was given a name, which has been refused.
            Event::Alias(_) => {
                let text = self.place.text[range.clone()].trim_end().to_owned();
                self.scalar(text, ScalarStyle::Plain, range)
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.check_features(anchor, tag.is_some(), range.start);
                self.scalar(text.into_owned(), style, range)
            }
            Event::SequenceStart(anchor, tag) => {
                self.check_features(anchor, tag.is_some(), range.start);
                self.open(Content::Sequence(Vec::new()), range)
            }
            Event::MappingStart(anchor, tag) => {
                self.check_features(anchor, tag.is_some(), range.start);
                self.open(Content::Mapping { entries: Vec::new(), seen: BTreeMap::new(), key: None }, range)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&range),
            Event::DocumentEnd | Event::Nothing | Event::StreamStart | Event::StreamEnd => Ok(()),
        }
    }

    fn document(&mut self, explicit: bool, range: &Range<usize>) -> Step {
        self.documents += 1;
        if explicit || self.documents > 1 {
            return Err(Box::new(syntax::document_mark(self.place, range)));
        }
        Ok(())
    }

    /// Refuses what hides what a value is, or makes one part of a plan a copy of another.
    fn check_features(&mut self, anchor: usize, tag: bool, at: usize) {
        if tag {
            self.refuse(syntax::tag(self.place, at));
        } else if anchor != 0 && !std::mem::replace(&mut self.named, true) {
            self.refuse(syntax::anchor(self.place, at));
        }
    }

    fn refuse(&mut self, finding: Diagnostic) {
        self.refused = true;
        if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(finding);
        }
    }

    fn within_brackets(&self) -> bool {
        self.open.last().is_some_and(|frame| frame.flow)
    }

    fn awaits_key(&self) -> bool {
        matches!(self.open.last(), Some(Frame { content: Content::Mapping { key: None, .. }, .. }))
    }

    /// What every value and key does first: a key after `? ` is refused.
    ///
    /// The events do not tell such a key from another; the text between it and what was read
    /// before it does, since only indicators and comments can stand there.
    fn begin_node(&self, start: usize) -> Step {
        if self.awaits_key()
            && let Some(at) = find_outside_comments(self.place.text, self.last_end..start, &['?'])
        {
            return Err(Box::new(syntax::complex_key(self.place.span(at, at + 1))));
        }
        Ok(())
    }

    fn open(&mut self, content: Content, range: Range<usize>) -> Step {
        if self.open.len() >= MAX_DEPTH {
            return Err(Box::new(syntax::too_deep(self.place, range.start)));
        }
        if self.awaits_key() {
            return Err(Box::new(syntax::complex_key(self.place.span(range.start, range.end))));
        }
        let flow = self.place.text[range.start..].starts_with(['[', '{']) && !range.is_empty();
        let start = match content {
            Content::Sequence(_) if !flow => self.first_hyphen(range.start),
            _ => range.start,
        };
        if flow {
            self.last_end = range.start + 1;
        }
        self.open.push(Frame { start, flow, content });
        Ok(())
    }

    /// Where a list of lines begins: at its first hyphen. For a list that stands no deeper than
    /// its key, the parser gives the place of what follows the hyphen.
    fn first_hyphen(&self, start: usize) -> usize {
        let after_key = matches!(self.open.last(), Some(Frame { content: Content::Mapping { key: Some(_), .. }, .. }));
        let from = if after_key { self.last_end } else { start };
        find_outside_comments(self.place.text, from..start, &['-']).unwrap_or(start)
    }

    fn close(&mut self, range: &Range<usize>) -> Step {
        let Some(frame) = self.open.pop() else { return Ok(()) };
        let end = if frame.flow { range.start + 1 } else { self.last_end.max(frame.start) };
        self.last_end = end;
        let value = match frame.content {
            Content::Sequence(items) => Value::Sequence(items),
            Content::Mapping { entries, .. } => Value::Mapping(Mapping { entries }),
        };
        self.put(Node { span: self.place.span(frame.start, end), value })
    }

    fn scalar(&mut self, text: String, style: ScalarStyle, range: Range<usize>) -> Step {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let range = self.exact(&text, style, range);
        self.begin_node(range.start)?;
        if style == Style::Plain
            && !self.within_brackets()
            && let Some(finding) = syntax::list_mark(self.place, range.start)
        {
            return Err(Box::new(finding));
        }
        let nothing = style == Style::Plain && text.is_empty();
        let span = self.place.span(range.start, range.end);
        if nothing && self.awaits_key() {
            return Err(Box::new(syntax::no_key(self.place, range.start)));
        }
        self.last_end = self.last_end.max(range.end);
        if style == Style::Plain && !self.awaits_key() {
            self.check_hash(&range)?;
        }
        if self.awaits_key() && style == Style::Plain && text == "<<" {
            self.refuse(syntax::merge_key(span));
        }
        let value = if nothing { Value::Null } else { Value::Scalar(Scalar { text, style, typed: Typed::Text }) };
        self.put(Node { span, value })
    }

    /// `Safer homes #1`: what stands behind the `#` would be lost, and is no comment that anybody
    /// would write. Where nothing stands before it, the value itself is lost.
    fn check_hash(&mut self, range: &Range<usize>) -> Step {
        let Some(hash) = syntax::hash_behind(self.place, range.end) else { return Ok(()) };
        let flow = self.within_brackets();
        let start = if range.is_empty() { hash } else { range.start };
        let finding = syntax::hash_in_text(self.place, start..hash, flow);
        // What closes the bracket is lost too, and nobody can say how the text would go on.
        if flow {
            return Err(Box::new(finding));
        }
        if range.is_empty() {
            self.refuse(finding);
        } else if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(finding);
        }
        Ok(())
    }

    /// The bytes that an author would say they wrote. The parser's own range has the blank space
    /// and the comment after a quotation mark in it, and lacks the `|` of a block.
    fn exact(&self, text: &str, style: Style, range: Range<usize>) -> Range<usize> {
        let source = self.place.text;
        match style {
            Style::Plain if text.is_empty() => {
                let at = self.place_for_nothing(range.start);
                at..at
            }
            Style::Plain => range.start..range.start + source[range.clone()].trim_end().len(),
            Style::Quoted => range.start..quoted_end(source, range.start).unwrap_or(range.end),
            Style::Block => {
                let header = find_outside_comments(source, self.last_end..range.start, &['|', '>']);
                let start = header.unwrap_or(range.start);
                start..start + source[start..range.end.max(start)].trim_end().len()
            }
        }
    }

    /// Where a value would begin that is not there: behind its key's colon.
    fn place_for_nothing(&self, start: usize) -> usize {
        let Some(Frame { content: Content::Mapping { key: Some(_), .. }, .. }) = self.open.last() else {
            return start;
        };
        let gap = &self.place.text[self.last_end..];
        let blank = gap.len() - gap.trim_start_matches([' ', '\t']).len();
        if gap[blank..].starts_with(':') { self.last_end + blank + 1 } else { self.last_end }
    }

    /// Puts a finished node where it belongs.
    fn put(&mut self, node: Node) -> Step {
        let Some(frame) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut frame.content {
            Content::Sequence(items) if items.len() >= MAX_ENTRIES => {
                return Err(Box::new(syntax::too_many(self.place, node.span)));
            }
            Content::Mapping { entries, .. } if entries.len() >= MAX_ENTRIES => {
                return Err(Box::new(syntax::too_many(self.place, node.span)));
            }
            Content::Sequence(items) => items.push(node),
            Content::Mapping { entries, seen, key } => match key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => {
                    let text = match node.value {
                        Value::Scalar(scalar) => scalar.text,
                        _ => return Err(Box::new(syntax::complex_key(node.span))),
                    };
                    let name = Spanned::new(text, node.span);
                    let first = *seen.entry(name.value.clone()).or_insert(node.span);
                    let begins = entries.first().is_some_and(|entry| entry.key.value == name.value);
                    *key = Some(name.clone());
                    if first != node.span {
                        self.repeated(&name, first, begins);
                    }
                }
            },
        }
        Ok(())
    }

    /// Tells of a key that its group has already; where it is the one that entries of a list begin with, a hyphen is missing.
    fn repeated(&mut self, name: &Spanned<String>, first: Span, begins: bool) {
        let list = self.list_around().filter(|_| begins);
        let finding = match &list {
            Some(list) => syntax::no_hyphen(self.place, name, first, list.as_deref()),
            None => syntax::duplicate_key(name, first),
        };
        if self.diagnostics.len() < MAX_FINDINGS {
            self.diagnostics.push(finding);
        }
        // What follows belongs to an entry of its own.
        if list.is_some()
            && let Some(Frame { content: Content::Mapping { seen, .. }, .. }) = self.open.last_mut()
        {
            seen.clear();
            seen.insert(name.value.clone(), name.span);
        }
    }

    /// The key of the list of lines whose entry is being read, if it is read and the list has a key.
    fn list_around(&self) -> Option<Option<String>> {
        let [before @ .., list, entry] = self.open.as_slice() else { return None };
        if entry.flow || list.flow || !matches!(list.content, Content::Sequence(_)) {
            return None;
        }
        let key = before.last().and_then(|frame| match &frame.content {
            Content::Mapping { key, .. } => key.as_ref().map(|key| key.value.clone()),
            Content::Sequence(_) => None,
        });
        Some(key)
    }
}

/// The byte after the closing quotation mark of the text that opens at `start`.
fn quoted_end(source: &str, start: usize) -> Option<usize> {
    let bytes = source.as_bytes();
    let mark = *bytes.get(start)?;
    let mut at = start + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\\' if mark == b'"' => at += 2,
            b'\'' if mark == b'\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            _ if byte == mark => return Some(at + 1),
            _ => at += 1,
        }
    }
    None
}

/// The first of `signs` within a range that holds only indicators, blank space and comments.
fn find_outside_comments(source: &str, range: Range<usize>, signs: &[char]) -> Option<usize> {
    let mut comment = false;
    let mut blank_before = true;
    for (at, c) in source.get(range.clone())?.char_indices() {
        match c {
            '\n' => comment = false,
            '#' if blank_before => comment = true,
            _ if !comment && signs.contains(&c) => return Some(range.start + at),
            _ => {}
        }
        blank_before = c.is_whitespace();
    }
    None
}
