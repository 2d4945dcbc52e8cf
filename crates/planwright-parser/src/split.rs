//! Cuts a Markdown file into front matter and body.

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, FileId, Fix, Span};

/// The line that begins and ends front matter.
const FENCE: &str = "---";

/// Where front matter and body stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Split {
    /// The first line, where what has no better place is reported; empty at the file's start
    /// where there is no front matter.
    pub(crate) opening: Span,
    /// The bytes between the two lines `---`; none where the block is missing or not closed.
    pub(crate) front: Option<Range<usize>>,
    /// The bytes after it: the whole text where the block is missing, nothing where it is not
    /// closed, since nobody can say where the body begins.
    pub(crate) body: Range<usize>,
}

/// A line: its bytes without the end of the line, and the byte at which the next one begins.
struct Line<'t> {
    start: usize,
    text: &'t str,
    next: usize,
}

/// Cuts `text`, the text of `file`, at its front matter: between a first line `---` and the next
/// line that is exactly `---`. A byte-order mark before the first and CRLF are accepted.
///
/// A missing or unclosed block is `source/front-matter`.
pub(crate) fn split(file: FileId, text: &str) -> (Split, Vec<Diagnostic>) {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines(text, start);
    let first = lines.next();
    if text[start..].starts_with("---\r") && !text[start..].starts_with("---\r\n") {
        let split = Split { opening: Span::new(file, start, start), front: None, body: text.len()..text.len() };
        return (split, vec![old_line_ends(file, start)]);
    }
    let Some(first) = first.filter(|line| line.text == FENCE) else {
        let split = Split { opening: Span::new(file, start, start), front: None, body: start..text.len() };
        return (split, vec![missing(file, text, start)]);
    };
    let opening = Span::new(file, first.start, first.start + FENCE.len());
    match lines.find(|line| line.text == FENCE) {
        Some(last) => {
            let split = Split { opening, front: Some(first.next..last.start), body: last.next..text.len() };
            (split, Vec::new())
        }
        None => {
            let split = Split { opening, front: None, body: text.len()..text.len() };
            (split, vec![unclosed(file, text, &first, opening)])
        }
    }
}

/// Where front matter and body of a file's text stand; none where the front matter is missing or is not closed.
#[must_use]
pub fn parts(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    // The file is of no account: what would be said of it is not.
    let file = planwright_core::Sources::default().add("", "");
    let (split, _) = split(file, text);
    split.front.map(|front| (front, split.body))
}

fn lines(text: &str, from: usize) -> impl Iterator<Item = Line<'_>> {
    let mut start = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let next = start + line.len();
        let content = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        let line = Line { start, text: content, next };
        start = next;
        line
    })
}

/// True for a line that was probably meant to be `---`: with blank space around it, with more or
/// fewer hyphens, or with the dashes that word processors make of hyphens.
fn nearly_fence(line: &str) -> bool {
    let line = line.trim();
    let dashes = line.chars().filter(|c| matches!(c, '-' | '–' | '—')).count();
    line == "..." || (dashes > 0 && dashes == line.chars().count() && (line.len() > 1))
}

/// Lines that end with a carriage return alone: the whole file is one line.
fn old_line_ends(file: FileId, start: usize) -> Diagnostic {
    Diagnostic::error(
        "source/encoding",
        Span::new(file, start, start + FENCE.len()),
        "the lines of this file end as those of old Macintosh computers do",
    )
    .label("the sign behind this is a carriage return alone (CR)")
    .help("It is not taken for the end of a line, so that the whole file would be one line.")
    .help("Save the file again with other line ends: “Unix (LF)” or “Windows (CRLF)”, which editors offer when you save or at the foot of their window.")
}

fn missing(file: FileId, text: &str, start: usize) -> Diagnostic {
    let first = lines(text, start).find(|line| !line.text.trim().is_empty());
    let near = first.filter(|line| nearly_fence(line.text));
    let at = near
        .as_ref()
        .map_or(Span::new(file, start, start), |line| Span::new(file, line.start, line.start + line.text.len()));
    let finding = Diagnostic::error("source/front-matter", at, "the file does not begin with front matter")
        .label("the first line should be `---`")
        .help(
            "The title and everything else that is known of this part of the plan stands between two \
             lines `---` at the very top of the file.",
        );
    match near {
        Some(line) if line.text == FENCE => finding.help(to_begin_at(text, start, &line)).fix(Fix {
            title: match text[start..line.start].lines().count() {
                1 => "Delete the empty line at the top".to_owned(),
                _ => "Delete the empty lines at the top".to_owned(),
            },
            safe: true,
            edits: vec![Edit { span: Span::new(file, start, line.start), insert: String::new() }],
        }),
        Some(line) => finding.help(to_begin_at(text, start, &line)).fix(Fix {
            title: "Make this the first line, `---`".to_owned(),
            safe: true,
            edits: vec![Edit { span: Span::new(file, start, line.start + line.text.len()), insert: FENCE.to_owned() }],
        }),
        None => finding.help(to_begin(lines(text, start).find(|line| !line.text.trim().is_empty()))),
    }
}

/// What to do about a line that is nearly the first line `---`.
fn to_begin_at(text: &str, start: usize, line: &Line<'_>) -> String {
    match text[start..line.start].lines().count() {
        1 if line.text == FENCE => "Delete the empty line 1, so that `---` is the first line.".to_owned(),
        empty if empty > 1 && line.text == FENCE => {
            format!("Delete the empty lines 1 to {empty}, so that `---` is the first line.")
        }
        _ => "Make the first line exactly `---`, three hyphens without spaces or empty lines before it.".to_owned(),
    }
}

/// What to write, with the words of a `# Title` that begins the file.
fn to_begin(first: Option<Line<'_>>) -> String {
    let title = first.and_then(|line| line.text.strip_prefix("# ")).map(str::trim).filter(|title| !title.is_empty());
    match title {
        Some(title) => {
            format!("Put a line `---`, then `title: {title}`, then another line `---` in the place of `# {title}`.")
        }
        None => "Put a line `---`, then `title:` and the title, then another line `---` at the top.".to_owned(),
    }
}

fn unclosed(file: FileId, text: &str, first: &Line<'_>, opening: Span) -> Diagnostic {
    let near = lines(text, first.next).find(|line| nearly_fence(line.text));
    let finding = Diagnostic::error(
        "source/front-matter",
        opening,
        "the front matter is opened here \
         and never closed",
    )
    .label("opened here")
    .help(
        "Without a line `---` below it, the whole file would be taken for front matter and none \
         of it printed.",
    );
    match near {
        Some(line) => {
            let span = Span::new(file, line.start, line.start + line.text.len());
            finding
                .help("Make the line that should close it exactly `---`: three hyphens, and no spaces around them.")
                .related(span, "perhaps this line should be `---`")
                .fix(Fix {
                    title: "Make this line `---`".to_owned(),
                    safe: false,
                    edits: vec![Edit { span, insert: FENCE.to_owned() }],
                })
        }
        None => finding.help("Put a line `---` between the last key and the text."),
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::Sources;

    use super::split;

    /// Cuts a text and compares front matter, body and the number of findings.
    fn check(text: &str, front: Option<&str>, body: &str) {
        let file = Sources::default().add("a.md", text);
        let (cut, findings) = split(file, text);
        assert_eq!(cut.front.map(|range| &text[range]), front, "front of {text:?}");
        assert_eq!(&text[cut.body], body, "body of {text:?}");
        assert_eq!(findings.is_empty(), front.is_some(), "{findings:?}");
    }

    #[test]
    fn cuts_at_whole_lines() {
        check("---\na: b\n---\nText\n", Some("a: b\n"), "Text\n");
        check("---\n---\n", Some(""), "");
        check("---\na: b\n---", Some("a: b\n"), "");
        check("---\na: x ---\n---\nText", Some("a: x ---\n"), "Text");
        check("---\na: |\n  ---\n---\nText\n\n---\n", Some("a: |\n  ---\n"), "Text\n\n---\n");
    }

    #[test]
    fn accepts_crlf_and_a_byte_order_mark() {
        check("\u{feff}---\r\na: b\r\n---\r\nText\r\n", Some("a: b\r\n"), "Text\r\n");
    }

    #[test]
    fn line_ends_of_old_computers_are_told() {
        let text = "---\rtitle: A\r---\rText\r";
        let file = Sources::default().add("a.md", text);
        let (cut, findings) = split(file, text);
        assert_eq!((cut.front, cut.body), (None, text.len()..text.len()));
        assert_eq!(findings[0].rule.as_str(), "source/encoding");
    }

    #[test]
    fn reports_what_is_missing_or_open() {
        check("", None, "");
        check("# Title\n\n---\n", None, "# Title\n\n---\n");
        check("\n---\na: b\n---\n", None, "\n---\na: b\n---\n");
        check("----\na: b\n----\n", None, "----\na: b\n----\n");
        check("---\na: b\n", None, "");
        check("---\na: b\n--- \nText\n", None, "");
        check("---", None, "");
    }

    #[test]
    fn mends_a_line_that_is_nearly_right() {
        for text in
            ["\n---\na: b\n---\n", "--- \na: b\n---\n", "—\na: b\n---\n", "---\na: b\n--- \n", "---\na: b\n...\n"]
        {
            let file = Sources::default().add("a.md", text);
            let (_, findings) = split(file, text);
            let edit = &findings[0].fix.as_ref().expect("a fix").edits[0];
            let mut mended = text.to_owned();
            mended.replace_range(edit.span.range(), &edit.insert);
            assert!(split(file, &mended).1.is_empty(), "{mended:?}");
        }
    }
}
