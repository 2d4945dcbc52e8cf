//! How a line begins: the colon behind its key, and the hyphen before an entry of a list.

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use super::{error, quote};
use crate::offsets::Place;

/// Signs that people and word processors write for the hyphen of a list's entry.
const MARKS: [char; 11] = ['–', '—', '−', '‐', '•', '·', '▪', '●', '◦', '*', '+'];

/// Lines that are gone through at most for one finding.
const LINES: usize = 2_000;

/// What stands in the place of `- ` at the beginning of a line, and where its words begin.
fn mark(line: &str) -> Option<Range<usize>> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let rest = &line[indent..];
    let first = rest.chars().next()?;
    let behind = &rest[first.len_utf8()..];
    let words = behind.trim_start_matches([' ', '\u{a0}']);
    let other = MARKS.contains(&first) && words.len() < behind.len() && !words.is_empty();
    // `-5` and `---` are something else.
    let glued = first == '-' && behind.starts_with(|c: char| c.is_alphabetic() || matches!(c, '{' | '[' | '"' | '\''));
    (other || glued).then(|| indent..line.len() - words.len())
}

/// The first line of the list that such a mark on the line at `start` belongs to.
fn first_marked(place: &Place<'_>, start: usize, column: usize) -> usize {
    let mut first = start;
    let mut at = start;
    for _ in 0..LINES {
        let Some((above, end)) = place.line_above(at) else { break };
        let line = &place.text[above..end];
        match mark(line).filter(|other| other.start == column) {
            Some(_) => first = above,
            None if line.len() - line.trim_start_matches(' ').len() > column => {}
            None => break,
        }
        at = above;
    }
    first
}

/// `– entry`, `* entry`, `-entry`: what begins at `at` of the text, where that is the first sign on its line.
pub(crate) fn list_mark(place: &Place<'_>, at: usize) -> Option<Diagnostic> {
    if !place.text.get(at..)?.starts_with(|c| c == '-' || MARKS.contains(&c)) {
        return None;
    }
    let (start, end) = place.line(at);
    let found = mark(place.text.get(start..end)?).filter(|found| start + found.start == at)?;
    let start = first_marked(place, start, found.start);
    let at = start + found.start;
    let line = &place.text[start..place.line(start).1];
    let found = mark(line)?;
    let words = &line[found.end..];
    let sign = line[found.clone()].trim_end();
    let mut edits = Vec::new();
    for (from, line) in place.lines_from(start).take(LINES) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        match mark(line).filter(|other| other.start == found.start) {
            Some(other) => {
                let span = place.span(from + other.start, from + other.end);
                edits.push(Edit { span, insert: "- ".to_owned() });
            }
            None if line.trim().is_empty() || indent > found.start => {}
            None => break,
        }
    }
    let message = match sign {
        "-" => "there is no space after this hyphen, so it begins no entry of a list".to_owned(),
        sign => format!("`{sign}` does not begin an entry of a list"),
    };
    let safe = edits.len() > 1 || words.starts_with(['{', '[']);
    let finding = error(place.span(at, at + sign.len()), message)
        .label("should be a hyphen and a space")
        .help(format!("Each entry of a list begins with `- `, a hyphen and a space: write `- {}`.", short(words)))
        .fix(Fix { title: "Begin each entry with `- `".to_owned(), safe, edits });
    Some(finding)
}

/// As much of a line as an example needs.
fn short(words: &str) -> String {
    match words.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// A line that was meant to be a key with its value, and has no colon between the two.
struct Uncoloned<'t> {
    key: &'t str,
    /// Where the key ends and the value begins, in the line.
    between: Range<usize>,
    value: &'t str,
    /// True where a dash or a sign of equality stands in the colon's place.
    dashed: bool,
}

/// Reads a line as a key and its value without a colon; none where it has a key, or is no such thing.
fn uncoloned(line: &str) -> Option<Uncoloned<'_>> {
    let mut from = line.len() - line.trim_start().len();
    while line[from..].starts_with("- ") {
        from = line.len() - line[from + 2..].trim_start().len();
    }
    let rest = &line[from..];
    if quote::key_length(rest).is_some() || rest.contains(": ") || rest.ends_with(':') {
        return starts_with_group(rest, from);
    }
    let dash = [" - ", " – ", " — ", " = "].iter().find_map(|dash| Some((rest.find(dash)?, dash.len())));
    if let Some((at, len)) = dash.filter(|&(at, _)| at > 0 && at < 60) {
        let (key, value) = (rest[..at].trim_end(), rest[at + len..].trim_start());
        let between = from + key.len()..line.len() - value.len();
        return (!value.is_empty()).then_some(Uncoloned { key, between, value, dashed: true });
    }
    by_first_word(rest, from)
}

/// `period {from: …}`, which has colons within its braces only.
fn starts_with_group(rest: &str, from: usize) -> Option<Uncoloned<'_>> {
    by_first_word(rest, from).filter(|line| line.value.starts_with(['{', '[', '"']))
}

fn by_first_word(rest: &str, from: usize) -> Option<Uncoloned<'_>> {
    let len = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(rest.len());
    let value = rest[len..].trim_start();
    let word =
        rest.starts_with(|c: char| c.is_ascii_alphabetic()) && (len == rest.len() || rest[len..].starts_with(' '));
    let between = from + len..from + rest.len() - value.len();
    word.then_some(Uncoloned { key: &rest[..len], between, value, dashed: false })
}

/// What the line that begins at `start` of the text would be with its colon, and what to do about it.
pub(crate) fn colon(place: &Place<'_>, start: usize) -> Option<(Diagnostic, String)> {
    let (start, end) = place.line(start);
    let line = uncoloned(place.text.get(start..end)?)?;
    let needs_quotes = line.value.contains(" #") || line.value.starts_with(['@', '`', '%', '&', '*', '!', '|', '>']);
    let value = if needs_quotes { quote::quote(line.value) } else { line.value.to_owned() };
    let colon = if value.is_empty() { ":" } else { ": " };
    let right = format!("{}{colon}{}", line.key, short(&value));
    let place_of = |from: usize, to: usize| place.span(start + from, start + to);
    let key = line.between.start - line.key.len();
    let finding = error(place_of(key, line.between.start), format!("there is no colon after `{}`", line.key))
        .label("a colon is missing after this")
        .help("A colon and a space divide each key from its value.")
        .help(format!("Write `{right}`."))
        .fix(Fix {
            title: format!("Write `{right}`"),
            safe: line.dashed || (place.knows)(line.key),
            edits: vec![Edit {
                span: place_of(line.between.start, line.between.end + line.value.len()),
                insert: format!("{colon}{value}"),
            }],
        });
    Some((finding, right))
}

/// Whether a line without a colon can be nothing but a key: it begins with a known one, its colon is written otherwise, or
/// no text stands above it that it could go on with.
pub(crate) fn is_surely_key(place: &Place<'_>, start: usize) -> bool {
    let (start, end) = place.line(start);
    let Some(line) = place.text.get(start..end).and_then(uncoloned) else { return false };
    if line.dashed || (place.knows)(line.key) || line.value.starts_with(['{', '[', '"']) {
        return true;
    }
    let Some((above, end)) = place.line_above(start) else { return true };
    let above = &place.text[above..end];
    above.ends_with(['}', ']', '"', '\'', ':'])
}

/// A key that begins another entry of a list, with spaces where its hyphen should stand.
pub(crate) fn no_hyphen(place: &Place<'_>, key: &Spanned<String>, first: Span, list: Option<&str>) -> Diagnostic {
    let entries = list.map_or("each entry of this list".to_owned(), |list| format!("each entry of `{list}`"));
    let finding = error(key.span, format!("a `-` is missing before this `{}`: {entries} begins with one", key.value))
        .label("begins another entry, without its hyphen")
        .help("Without the hyphen these keys belong to the entry above, which has them already.")
        .related(first, "the entry above begins here");
    let start = place.within(key.span.start);
    let (line, end) = place.line(start);
    let words = short(&place.text[start..end.max(start)]);
    let finding = finding.help(format!("Write `- {words}`, with the hyphen under that of the entry above."));
    let indent = &place.text[line..start];
    if indent.len() < 2 || !indent.chars().all(|c| c == ' ') {
        return finding;
    }
    finding.fix(Fix {
        title: "Begin another entry here".to_owned(),
        safe: false,
        edits: vec![Edit { span: place.span(start - 2, start), insert: "- ".to_owned() }],
    })
}

/// A line that stands under the hyphen of a list's entry and has none itself, where no more hyphens were found.
pub(crate) fn no_hyphen_in_column(place: &Place<'_>, start: usize) -> Option<Diagnostic> {
    let (start, end) = place.line(start);
    let line = &place.text[start..end];
    let column = line.len() - line.trim_start_matches(' ').len();
    quote::key_length(&line[column..])?;
    let mut at = start;
    let entry = (0..LINES).find_map(|_| {
        let (above, end) = place.line_above(at)?;
        at = above;
        let line = &place.text[above..end];
        (line.len() - line.trim_start_matches(' ').len() <= column).then_some((above, line))
    });
    let (above, _) = entry.filter(|(_, line)| line.get(column..).is_some_and(|line| line.starts_with("- ")))?;
    let lines = place.lines_from(start).take(LINES);
    let own = lines.take_while(|(_, line)| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        line.trim().is_empty() || indent > column || (indent == column && !line[indent..].starts_with("- "))
    });
    // The lines of the entry move two columns to the right, to stand behind its hyphen.
    let moved = |(index, (from, _)): (usize, (usize, &str))| Edit {
        span: place.span(from + column, from + column),
        insert: if index == 0 { "- " } else { "  " }.to_owned(),
    };
    let edits = own.filter(|(_, line)| !line.trim().is_empty()).enumerate().map(moved).collect();
    let words = &line[column..];
    let finding = error(
        place.span(start + column, end),
        "a `-` is missing before this line: each entry of the list begins with one",
    )
    .label("begins another entry, without its hyphen")
    .help(format!("Write `- {}`, and indent the other lines of the entry by two more spaces.", short(words)))
    .related(place.span(above + column, above + column + 1), "the entry above begins here")
    .fix(Fix { title: "Begin another entry here".to_owned(), safe: false, edits });
    Some(finding)
}
