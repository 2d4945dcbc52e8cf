//! Pictures and links that Markdown does not take for such, and would print as they stand.

use std::ops::Range;

use planwright_core::model::{Figure, Image, Inline, InlineKind};
use planwright_core::{Diagnostic, Edit, Fix, Spanned};

use super::Reader;
use crate::attributes::{self, Found};
use crate::fragment::beginning;

/// What stands between the round brackets of a picture or a link.
struct Inside<'a> {
    path: &'a str,
    title: Option<&'a str>,
    why: &'static str,
}

impl Reader<'_> {
    /// The picture that a paragraph was meant to be, after a finding about what is wrong with it.
    pub(super) fn broken_figure(&mut self, range: &Range<usize>, content: &[Inline]) -> Option<Figure> {
        let source = self.fragment.slice(range.clone());
        let is_text =
            matches!(content.first().map(|one| &one.kind), Some(InlineKind::Text(text)) if text.starts_with("!["));
        let middle = source.strip_prefix("![").filter(|_| is_text)?.find("](")? + 2;
        let attributes = match attributes::at_end(source) {
            Found::Attributes(found) if found.id.is_some() => Some(found),
            _ => None,
        };
        let whole = source[..attributes.as_ref().map_or(source.len(), |found| found.at.start)].trim_end();
        let inside = middle + 2..whole.strip_suffix(')')?.len();
        let text = source.get(inside.clone()).filter(|text| !text.contains('\n'))?;
        let read = read(text)?;
        self.report_broken(range.start + inside.start..range.start + inside.end, &read, "picture");
        let (alt, at) = (source[2..middle].to_owned(), range.start + 2..range.start + middle);
        let start = range.start + inside.start + (text.len() - text.trim_start().len());
        let image = Image {
            path: Spanned::new(read.path.to_owned(), self.fragment.span(start..start + read.path.len())),
            asset: None,
            alt: Spanned::new(alt, self.fragment.span(at)),
            title: read.title.map(str::to_owned),
        };
        let id = attributes.and_then(|found| found.id).and_then(|word| self.given_id(&word, range.start));
        Some(Figure { id, image })
    }

    /// Links and pictures in the words of a paragraph.
    pub(super) fn report_broken_links(&mut self, range: &Range<usize>, content: &[Inline]) {
        let base = self.fragment.span(range.clone()).start;
        for inline in content {
            let InlineKind::Text(text) = &inline.kind else { continue };
            for (at, _) in text.match_indices("](") {
                let at = range.start + (inline.span.start.saturating_sub(base)) as usize + at;
                self.report_broken_link(range, at);
            }
            for sign in ["] ", ")["] {
                for (at, _) in text.match_indices(sign) {
                    let at = range.start + (inline.span.start.saturating_sub(base)) as usize + at;
                    self.report_parted_link(range, at, sign);
                }
            }
        }
    }

    fn report_broken_link(&mut self, range: &Range<usize>, middle: usize) {
        let before = self.fragment.slice(range.start..middle);
        let after = self.fragment.slice(middle..range.end);
        let Some(rest) = after.strip_prefix("](").filter(|_| !before.ends_with('\\')) else { return };
        // No address is so long that a text full of brackets would be worth a longer look.
        let near = beginning(rest, 1_000);
        let Some(close) = near.find([')', '\n']).filter(|&at| rest[at..].starts_with(')')) else { return };
        let inside = &rest[..close];
        let looks_meant = inside.trim().starts_with('#') || inside.contains(['/', '\\', '.', ':', '@']);
        let Some(read) = read(inside).filter(|_| looks_meant) else { return };
        let from = before.len().saturating_sub(1_000);
        let from = (from..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or(before.len());
        let Some(open) = before[from..].rfind('[').map(|at| from + at) else { return };
        let what = if before[..open].ends_with('!') { "picture" } else { "link" };
        let start = middle + 2;
        self.report_broken(start..start + inside.len(), &read, what);
    }

    /// `[words] (https://…)` and `(words)[https://…]`, whose first bracket closes at `middle`.
    fn report_parted_link(&mut self, range: &Range<usize>, middle: usize, sign: &str) {
        let after = self.fragment.slice(middle..range.end);
        let before = self.fragment.slice(range.start..middle);
        let Some(rest) = after.strip_prefix(&sign[..1]).filter(|_| !before.ends_with('\\')) else { return };
        let turned = sign == ")[";
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        let (opening, closing) = if turned { ('[', ']') } else { ('(', ')') };
        let leads =
            |address: &str| ["https://", "http://", "mailto:", "#"].iter().any(|start| address.starts_with(start));
        let Some(inside) = rest[blank..].strip_prefix(opening).filter(|inside| leads(inside)) else { return };
        let near = beginning(inside, 1_000);
        let Some(end) = near.find([closing, '\n', ' ']).filter(|&end| near[end..].starts_with(closing)) else { return };
        let address = &near[..end];
        let from = before.len().saturating_sub(1_000);
        let from = (from..=before.len()).find(|&at| before.is_char_boundary(at)).unwrap_or(before.len());
        let open = before[from..].rfind(if turned { '(' } else { '[' }).map(|at| from + at);
        let Some(open) = open.filter(|&open| !before[..open].ends_with('\\') && open + 1 < before.len()) else {
            return;
        };
        let words = &before[open + 1..];
        let right = format!("[{words}]({address})");
        let start = range.start + open;
        let whole = start..middle + 1 + blank + 1 + end + 1;
        let place = if turned { whole.clone() } else { middle + 1..middle + 1 + blank };
        let message = match turned {
            true => "the brackets of this link stand the wrong way round",
            false => "a space parts the words of this link from its address",
        };
        let edit = match turned {
            true => Edit { span: self.fragment.span(whole), insert: right.clone() },
            false => Edit { span: self.fragment.span(place.clone()), insert: String::new() },
        };
        self.report(
            Diagnostic::error("source/lost-text", self.fragment.span(place), message)
                .label(if turned { "would be printed as it stands, brackets and all" } else { "this space" })
                .help("It would be printed as it stands, brackets and all, and nobody could follow it.")
                .help(format!(
                    "Write `{right}`: the words in square brackets, and directly behind them the address in round ones."
                ))
                .fix(Fix { title: format!("Write `{right}`"), safe: true, edits: vec![edit] }),
        );
    }

    fn report_broken(&mut self, at: Range<usize>, inside: &Inside<'_>, what: &str) {
        let span = self.fragment.span(at);
        if inside.path.contains('\\') {
            self.report(crate::references::backslash(span, inside.path));
            return;
        }
        let is_address = inside.path.contains("://");
        let path = match inside.path.contains(char::is_whitespace) {
            true if is_address => inside.path.replace(' ', "%20"),
            true => format!("<{}>", inside.path),
            false => inside.path.to_owned(),
        };
        let right = match inside.title {
            Some(title) if title.contains('"') => format!("{path} '{}'", title.replace('\'', "’")),
            Some(title) => format!("{path} \"{title}\""),
            None => path,
        };
        let sign = if what == "picture" { "![…]" } else { "[…]" };
        self.report(
            Diagnostic::error(
                "source/lost-text",
                span,
                format!("this {what} would be printed as it stands, brackets and all"),
            )
            .label(inside.why)
            .help(format!("Write `{sign}({right})`."))
            .fix(Fix {
                title: "Write what stands between the brackets so that it can be read".to_owned(),
                safe: false,
                edits: vec![Edit { span, insert: right }],
            }),
        );
    }
}

/// Takes a path and a caption apart; none where nothing is wrong that we know.
fn read(inside: &str) -> Option<Inside<'_>> {
    let text = inside.trim();
    let quotes: &[char] = &['"', '“', '”', '„', '‘', '’', '\''];
    let opens = |at: usize| text[..at].ends_with(char::is_whitespace);
    let mark = text.char_indices().find(|&(at, c)| quotes.contains(&c) && opens(at));
    let path = text[..mark.map_or(text.len(), |(at, _)| at)].trim();
    if path.is_empty() || path.contains(['<', '>']) {
        return None;
    }
    let title = mark.map(|(at, _)| text[at..].trim_matches(quotes)).filter(|title| !title.is_empty());
    let why = match mark {
        Some((_, '"' | '\'')) if path.contains(char::is_whitespace) => "a space in the file's name",
        Some((at, mark @ ('"' | '\''))) => {
            let marks = text[at..].matches(mark).count();
            if marks == 1 {
                "the quotation mark is not closed"
            } else if marks > 2 {
                "a quotation mark within the caption ends it"
            } else {
                return None;
            }
        }
        Some(_) => "curly quotation marks",
        None if path.contains(char::is_whitespace) => "a space in the address",
        None => return None,
    };
    Some(Inside { path, title, why })
}
