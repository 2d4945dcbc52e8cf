//! Raw HTML, which has no place in a PDF, and comments, which are never printed.

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix, Span};
use pulldown_cmark::Event;

use super::{Reader, TooDeep};

/// The elements that were opened and not closed. What stands within or ends a reported element is
/// not reported again: one cause, one finding.
#[derive(Debug, Default)]
pub(super) struct OpenTags(Vec<String>);

/// A tag: its name in small letters, and what it does.
#[derive(Debug, PartialEq, Eq)]
struct RawTag {
    name: String,
    closes: bool,
    empty: bool,
}

impl OpenTags {
    /// Notes the tags of a piece of HTML, and gives the name of the first that is not explained by
    /// one before it.
    fn take(&mut self, html: &str) -> Option<String> {
        let mut new = None;
        for tag in tags(html) {
            if tag.closes {
                match self.0.iter().rposition(|open| *open == tag.name) {
                    Some(at) => self.0.truncate(at),
                    None => new = new.or(Some(tag.name)),
                }
                continue;
            }
            let part = PARTS.contains(&tag.name.as_str()) && self.0.iter().any(|open| WHOLES.contains(&open.as_str()));
            if !part {
                new = new.or_else(|| Some(tag.name.clone()));
            }
            // Far more than any author leaves open; the list stays short whatever comes.
            if !tag.empty && self.0.len() < 64 {
                self.0.push(tag.name);
            }
        }
        new
    }
}

impl Reader<'_> {
    /// A block that Markdown takes for HTML.
    pub(super) fn html_block(&mut self, range: Range<usize>) -> Result<(), TooDeep> {
        let mut html = String::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Html(text) | Event::InlineHtml(text) | Event::Text(text) => html.push_str(&text),
                _ => break,
            }
        }
        let range = self.trimmed(range);
        let mut rest = html.trim();
        let comment = rest.starts_with("<!--");
        while rest.starts_with("<!--") {
            let Some(end) = rest.get(2..).and_then(|inner| inner.find("-->")) else {
                self.report_open_comment(range);
                return Ok(());
            };
            rest = rest[2 + end + 3..].trim_start();
        }
        if rest.is_empty() {
            return Ok(());
        }
        if comment && !rest.starts_with('<') {
            self.report_text_after_comment(&range, rest);
            return Ok(());
        }
        let new = self.tags.take(rest);
        if new.is_some() || tags(rest).is_empty() {
            self.report_html(self.fragment.span(range), &new.unwrap_or_default());
        }
        Ok(())
    }

    /// A tag or a comment within a line.
    pub(super) fn inline_html(&mut self, html: &str, range: Range<usize>) {
        if html.starts_with("<!--") {
            return;
        }
        let new = self.tags.take(html);
        if new.is_some() || tags(html).is_empty() {
            self.report_html(self.fragment.span(range), &new.unwrap_or_default());
        }
    }

    fn report_html(&mut self, span: Span, name: &str) {
        let (message, label) = if is_element(name) {
            (format!("`<{name}>` is HTML, which a plan cannot hold"), "HTML")
        } else {
            ("this would be taken for HTML and not be printed".to_owned(), "between `<` and `>`, so taken for HTML")
        };
        self.report(
            Diagnostic::error("source/raw-html", span, message)
                .label(label)
                .help("What the web page shows, the PDF must show too, and HTML does nothing in a PDF.")
                .help(instead_of(name)),
        );
    }

    /// A comment that hides the rest of the file, or that is printed.
    pub(super) fn report_open_comment(&mut self, range: Range<usize>) {
        let start = range.start;
        let span = self.fragment.span(start..start + "<!--".len());
        self.report(
            Diagnostic::error("source/lost-text", span, "this comment is never closed")
                .label("begins here and does not end")
                .help("Everything after it would be left out of the plan, or the comment itself would be printed.")
                .help("Write `-->` where the comment ends."),
        );
    }

    fn report_text_after_comment(&mut self, range: &Range<usize>, rest: &str) {
        let words = rest.lines().next().unwrap_or_default().trim_end();
        let source = self.fragment.slice(range.clone());
        let end = source.find("-->").map_or(0, |at| at + 3);
        // In a quote the signs of the quote can stand between: then the comment itself is the place.
        let at = source[end..].find(words).map_or(0..source.len(), |at| end + at..end + at + words.len());
        let span = self.fragment.span(range.start + at.start..range.start + at.end);
        let mut finding =
            Diagnostic::error("source/lost-text", span, "these words stand behind a comment on its line")
                .label("would not be printed")
                .help("Markdown takes a line that a comment ends on for a part of the comment, so these words would be left out.")
                .help("Begin the words on the next line, with a blank line between.");
        let at_left_edge =
            self.fragment.slice(0..range.start).is_empty() || self.fragment.slice(0..range.start).ends_with('\n');
        if at_left_edge && at.start > 0 {
            let edit =
                Edit { span: self.fragment.span(range.start + end..range.start + at.start), insert: "\n\n".to_owned() };
            let title = "Begin the words behind the comment on a line of their own".to_owned();
            finding = finding.fix(Fix { title, safe: true, edits: vec![edit] });
        }
        self.report(finding);
    }
}

/// The tags in a piece of HTML, comments left out.
fn tags(html: &str) -> Vec<RawTag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closes = rest.starts_with('/');
        let name: String =
            rest.trim_start_matches('/').chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        if name.is_empty() || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let name = name.to_ascii_lowercase();
        let inside = &rest[..rest.find('>').unwrap_or(rest.len())];
        let empty = EMPTY.contains(&name.as_str()) || inside.ends_with('/');
        rest = &rest[inside.len()..];
        found.push(RawTag { name, closes, empty });
    }
    found
}

/// Elements that have no end.
const EMPTY: [&str; 10] = ["br", "hr", "img", "input", "col", "wbr", "meta", "link", "source", "area"];

/// Elements that are made of others.
const WHOLES: [&str; 9] = ["table", "ul", "ol", "dl", "details", "figure", "select", "svg", "video"];

/// The elements that those are made of.
const PARTS: [&str; 16] = [
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "colgroup",
    "li",
    "dt",
    "dd",
    "summary",
    "figcaption",
    "option",
    "path",
    "source",
];

/// Whether a name is one of HTML's that people write in Markdown.
fn is_element(name: &str) -> bool {
    PARTS.contains(&name) || WHOLES.contains(&name) || EMPTY.contains(&name) || OTHERS.contains(&name)
}

const OTHERS: [&str; 42] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "button",
    "center",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "i",
    "iframe",
    "ins",
    "kbd",
    "mark",
    "nav",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "u",
];

/// The Markdown that does what an element does.
fn instead_of(name: &str) -> &'static str {
    match name {
        "b" | "strong" => "Write `**words**` for bold.",
        "i" | "em" | "cite" => "Write `*words*` for italics.",
        "u" | "ins" => "Underlined words look like links. Write `**words**` if they matter.",
        "s" | "strike" | "del" => "Take out the words that no longer hold: a plan says what holds now.",
        "sup" => "Write the sign itself, `²` or `³`, or `[^1]` for a footnote.",
        "sub" => "Write the sign itself, such as `CO₂`.",
        "br" => "End the line with a backslash `\\`, or leave a blank line to begin a paragraph.",
        "a" => "Write `[words](https://…)` for a link, and `{#an-id}` behind a heading for a place to link to.",
        "img" | "figure" | "figcaption" => "Write `![what the picture shows](figures/name.png \"Its caption\")`.",
        "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" | "caption" | "col" | "colgroup" => {
            "Write the table with bars: `| Heading | Heading |`, a line `|---|---|`, then its rows."
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "Write `## Words` for a heading inside the section.",
        "ul" | "ol" | "li" => "Begin each line of the list with `- `, or with `1. ` where it is numbered.",
        "dl" | "dt" | "dd" => "Write the term on a line of its own and `: What it means` on the next.",
        "blockquote" | "q" => "Begin each line of the quotation with `> `.",
        "hr" => "Write `---` on a line of its own, with blank lines around it.",
        "code" | "kbd" | "pre" => "Put the words between backticks.",
        "abbr" => "Put the abbreviation into the `glossary` of plan.md: it is then explained wherever it stands.",
        "span" | "font" | "big" | "small" | "mark" => {
            "Take the tag out: the theme says how words look. For words in another language write `[Heddlu](lang:cy)`."
        }
        "p" | "div" | "center" | "section" | "header" | "footer" | "nav" => {
            "Take the tags out: a blank line begins a paragraph, and the theme says how it looks."
        }
        "details" | "summary" => {
            "Nothing can be unfolded on paper. Write the words as a paragraph, or as an alert, `> [!NOTE]`."
        }
        "iframe" | "video" | "script" | "style" | "form" | "input" | "button" | "select" | "option" => {
            "Take it out; a link, `[words](https://…)`, can lead to what it showed."
        }
        _ => "If the sign `<` is meant to be read, write `\\<`.",
    }
}
