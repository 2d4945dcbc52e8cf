//! Inlines, by descent.

use std::ops::Range;

use planwright_core::model::{Image, Inline, InlineKind, Link, Target};
use planwright_core::{Diagnostic, Spanned};
use pulldown_cmark::{Event, LinkType, Tag};

use super::{INLINES, Reader, TooDeep};
use crate::links;

/// Whether a tag stands within a line.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    use Tag::{Emphasis, Image, Link, Strikethrough, Strong, Subscript, Superscript};
    matches!(tag, Emphasis | Strong | Strikethrough | Superscript | Subscript | Link { .. } | Image { .. })
}

/// A link or a picture as Markdown gives it.
struct Destination<'a> {
    range: Range<usize>,
    link_type: LinkType,
    url: &'a str,
    label: &'a str,
}

impl Reader<'_> {
    /// The inlines up to the next start or end of a block, which is not read.
    pub(super) fn inlines(&mut self, depth: usize) -> Result<Vec<Inline>, TooDeep> {
        let mut content = Vec::new();
        loop {
            match self.events.peek() {
                None | Some((Event::End(_) | Event::Rule, _)) => return Ok(content),
                Some((Event::Start(tag), _)) if !is_inline(tag) => return Ok(content),
                Some(_) => self.inline(depth, &mut content)?,
            }
        }
    }

    /// The next inline.
    fn inline(&mut self, depth: usize, content: &mut Vec<Inline>) -> Result<(), TooDeep> {
        let Some((event, range)) = self.events.next() else { return Ok(()) };
        let span = self.fragment.span(range.clone());
        let kind = match event {
            Event::Text(text) => {
                self.report_lost_in_text(&range);
                self.report_written_control(&text, &range);
                self.push_text(content, &text, range);
                return Ok(());
            }
            Event::Code(text) => InlineKind::Code(text.into_string()),
            Event::InlineHtml(html) | Event::Html(html) => {
                self.inline_html(&html, range);
                return Ok(());
            }
            Event::FootnoteReference(label) => InlineKind::FootnoteReference(label.into_string()),
            Event::SoftBreak => InlineKind::SoftBreak,
            Event::HardBreak => InlineKind::HardBreak,
            Event::Start(tag) => {
                if depth >= INLINES {
                    return Err(self.too_deep(range, "emphasis and links", INLINES));
                }
                self.span_of_words(tag, range, depth + 1)?
            }
            _ => return Ok(()),
        };
        content.push(Inline { span, kind });
        Ok(())
    }

    /// What is marked: emphasis, a link, a picture.
    fn span_of_words(&mut self, tag: Tag<'_>, range: Range<usize>, depth: usize) -> Result<InlineKind, TooDeep> {
        let content = self.inlines(depth)?;
        self.events.next();
        Ok(match tag {
            Tag::Strong => InlineKind::Strong(content),
            Tag::Link { link_type, dest_url, id, title } => {
                self.link_title = (!title.is_empty()).then(|| title.to_string());
                if !title.is_empty() && !self.is_lone_picture(&range, &dest_url) {
                    self.report_link_title(&range);
                }
                let place = Destination { range, link_type, url: &dest_url, label: &id };
                self.link(&place, content)
            }
            Tag::Image { link_type, dest_url, id, title } => {
                let place = Destination { range, link_type, url: &dest_url, label: &id };
                InlineKind::Image(self.image(&place, &title, &content))
            }
            _ => InlineKind::Emphasis(content),
        })
    }

    fn link(&mut self, place: &Destination<'_>, content: Vec<Inline>) -> InlineKind {
        let at = self.destination(place);
        let destination = self.fragment.span(at.clone());
        if let Some(tag) = place.url.strip_prefix("lang:") {
            let start = at.end.saturating_sub(tag.len()).max(at.start);
            let tag = Spanned::new(tag.to_owned(), self.fragment.span(start..at.end));
            self.check_language(&tag);
            return InlineKind::Language { tag, content };
        }
        let number_only = place.url.starts_with('#') && matches!(content.as_slice(), [one] if is_number_sign(one));
        let url =
            if place.link_type == LinkType::Email { format!("mailto:{}", place.url) } else { place.url.to_owned() };
        // What is not outside the plan is looked up when every file is read.
        let target = if links::is_external(&url) { Target::External(url) } else { Target::Broken(url) };
        let content = if number_only { Vec::new() } else { content };
        InlineKind::Link(Link { target, destination, content, number_only })
    }

    fn image(&mut self, place: &Destination<'_>, title: &str, content: &[Inline]) -> Image {
        let at = self.destination(place);
        let alt_start = place.range.start + "![".len();
        let source = self.fragment.slice(place.range.clone());
        let alt_end = match place.link_type {
            LinkType::Inline => self.fragment.slice(place.range.start..at.start).rfind("](").unwrap_or(source.len()),
            _ => source.find(']').unwrap_or(source.len()),
        };
        let alt_end = (place.range.start + alt_end).max(alt_start);
        Image {
            path: Spanned::new(place.url.to_owned(), self.fragment.span(at)),
            asset: None,
            alt: Spanned::new(alternative_text(content), self.fragment.span(alt_start..alt_end)),
            title: (!title.is_empty()).then(|| title.to_owned()),
        }
    }

    /// Where a link's destination is written.
    fn destination(&self, place: &Destination<'_>) -> Range<usize> {
        let source = self.fragment.slice(place.range.clone());
        let found = match place.link_type {
            LinkType::Inline => links::destination(source),
            LinkType::Autolink | LinkType::Email => Some(1..source.len().saturating_sub(1)),
            _ => return self.definition_of(place),
        };
        found.map_or(place.range.clone(), |at| place.range.start + at.start..place.range.start + at.end)
    }

    /// Where the destination stands in the definition of a label; the link itself where it is not found.
    fn definition_of(&self, place: &Destination<'_>) -> Range<usize> {
        let Some(definition) = self.events.definition(place.label) else { return place.range.clone() };
        let source = self.fragment.slice(definition.clone());
        let after = source.find("]:").map_or(0, |at| at + 2);
        match source[after..].find(place.url) {
            Some(at) => {
                let start = definition.start + after + at;
                start..start + place.url.len()
            }
            None => definition,
        }
    }

    /// Adds words, joined to those before where both are the source letter for letter.
    /// `&#27;`: a sign that nobody sees, written by its number. In the file itself it has been looked for already.
    fn report_written_control(&mut self, text: &str, range: &Range<usize>) {
        let is_control = |c: char| c.is_control() && !"\t\r\n".contains(c);
        if text.chars().any(is_control) && !self.fragment.slice(range.clone()).chars().any(is_control) {
            let span = self.fragment.span(range.clone());
            self.report(
                Diagnostic::error("source/encoding", span, "this stands for a control character")
                    .label("nothing that can be seen")
                    .help("It would be in the plan's text and on no page of it. Take it away."),
            );
        }
    }

    fn push_text(&mut self, content: &mut Vec<Inline>, text: &str, range: Range<usize>) {
        let span = self.fragment.span(range.clone());
        let verbatim = self.fragment.slice(range) == text && span.range().len() == text.len();
        let goes_on = verbatim && self.verbatim_end == Some(span.start);
        self.verbatim_end = verbatim.then_some(span.end);
        if let Some(Inline { span: last, kind: InlineKind::Text(words) }) = content.last_mut()
            && goes_on
            && last.end == span.start
        {
            words.push_str(text);
            last.end = span.end;
            return;
        }
        content.push(Inline { span, kind: InlineKind::Text(text.to_owned()) });
    }
}

/// `[#](#id)`: the number alone.
fn is_number_sign(inline: &Inline) -> bool {
    matches!(&inline.kind, InlineKind::Text(text) if text == "#")
}

/// The words of an alternative text, with those of a picture within it.
fn alternative_text(content: &[Inline]) -> String {
    planwright_core::model::inline_text(content)
}
