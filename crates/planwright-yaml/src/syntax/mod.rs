//! What is wrong with a text, in plain English: what this strict subset leaves out, and what the
//! two parsers' errors mean for somebody who has never programmed.

mod begin;
mod explain;
pub(crate) mod quote;

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use crate::offsets::Place;
use crate::{MAX_DEPTH, MAX_ENTRIES};

pub(crate) use begin::{list_mark, no_hyphen};
pub(crate) use explain::{explain, explain_serde, spaced};

/// Syntax, and what is left out.
const SYNTAX: &str = "source/front-matter";

fn error(span: Span, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(SYNTAX, span, message)
}

/// The word that begins at `at`, up to blank space or the end of a list's entry.
fn word(place: &Place<'_>, at: usize) -> Span {
    place.span(at, word_end(place, at))
}

fn word_end(place: &Place<'_>, at: usize) -> usize {
    let rest = &place.text[at..];
    at + rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | ']' | '}')).unwrap_or(rest.len())
}

/// `&name` before a value.
pub(crate) fn anchor(place: &Place<'_>, at: usize) -> Diagnostic {
    let finding = error(word(place, at), "a value begins with `&`, which gives the value a name to copy it by")
        .label("a name for copying")
        .help("A reader of this file must see each value where it is used, so copies are left out of plans.");
    let name_end = word_end(place, at);
    let copy = format!("*{}", place.text.get(at + 1..name_end).unwrap_or_default());
    if place.text[name_end..].contains(&copy) {
        return finding.help(format!("Take the `&` and the name away, and write the value out where `{copy}` stands."));
    }
    // Before a list, a group of keys or the end of the line it cannot be the beginning of a text.
    let behind = place.text[name_end..].lines().next().unwrap_or_default().trim_start();
    if behind.is_empty() || behind.starts_with(['[', '{']) {
        return finding.help("Take the `&` and the name away.");
    }
    quote::offer(finding, place, at, "Take the `&` and the name away; if the `&` is part of the text")
}

/// `!tag` before a value.
pub(crate) fn tag(place: &Place<'_>, at: usize) -> Diagnostic {
    let finding = error(word(place, at), "a value begins with `!`, which changes how the value is read")
        .label("changes how the value is read")
        .help("Plans need none of this: every key knows what it takes.");
    quote::offer(finding, place, at, "Take the `!` and its word away; if the `!` is part of the text")
}

/// `<<` as a key.
pub(crate) fn merge_key(span: Span) -> Diagnostic {
    error(span, "the key `<<` copies keys from another place")
        .label("copies keys from another place")
        .help("A reader of this file must see each key where it is used, so copies are left out of plans.")
        .help("Write the keys out here.")
}

/// A key that is more than a word: after `? `, or a list or group of keys.
pub(crate) fn complex_key(span: Span) -> Diagnostic {
    error(span, "a key is not a word").label("a key should begin here").help(
        "Every key is a word with a colon behind it: `title: Safer in Exampleshire`. \
         If this is the beginning of a text, put the whole text in quotation marks.",
    )
}

/// A colon without a key before it.
pub(crate) fn no_key(place: &Place<'_>, at: usize) -> Diagnostic {
    error(word(place, at), "there is no key before this colon")
        .label("a key should stand before this")
        .help("Write the key, a colon and a space before the value: `title: Safer in Exampleshire`.")
}

/// `---` or `...` within the text.
pub(crate) fn document_mark(place: &Place<'_>, range: &Range<usize>) -> Diagnostic {
    let (start, end) = place.line(range.start);
    error(place.span(start, end), "a second document begins or ends here")
        .label("ends what was begun above")
        .help(
            "Everything that describes this part of the plan stands in one piece; what follows this \
             line would be lost.",
        )
        .help("Take this line away.")
}

/// What is nested too deep.
pub(crate) fn too_deep(place: &Place<'_>, at: usize) -> Diagnostic {
    let at = at.min(place.text.len());
    let next = place.text[at..].chars().next().map_or(0, char::len_utf8);
    Diagnostic::error("source/limit", place.span(at, at + next), "lists and keys stand in one another too deep")
        .label(format!("deeper than {MAX_DEPTH}"))
        .help(format!("Nothing in a plan needs more than a few levels; the limit is {MAX_DEPTH}."))
        .help("Look for a bracket that is opened and never closed, or for lines that are indented by mistake.")
}

/// A list without end.
pub(crate) fn too_many(place: &Place<'_>, at: Span) -> Diagnostic {
    let shown: usize = place.text.get(at.range()).unwrap_or_default().chars().take(40).map(char::len_utf8).sum();
    let span = Span { end: at.start + shown as u32, ..at };
    Diagnostic::error("source/limit", span, format!("a list or a group of keys has more than {MAX_ENTRIES} entries"))
        .label("one too many")
        .help("No plan needs so many, and no reader would look through them. Perhaps a program has written them, or they were pasted here by mistake.")
        .help("Take out what the plan does not need, or publish it as a document of its own and link to it.")
}

/// A key that occurs for the second time.
pub(crate) fn duplicate_key(key: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::error("source/duplicate-key", key.span, format!("the key `{}` is here twice", key.value))
        .label("the second")
        .help("Only one of the two could count, and a reader could not tell which.")
        .help("Keep the right one and take the other away.")
        .related(first, "the first is here")
}

/// A part that the two libraries read differently.
pub(crate) fn ambiguous(span: Span) -> Diagnostic {
    error(span, "this can be read in two ways")
        .label("not clear where this begins or ends")
        .help("Two programs would make different things of it, so it is not safe to publish from.")
        .help("Put text in quotation marks, and write each key on its own line with a space after its colon.")
}

/// The place of a `#` that stands behind a value on its line and is glued to what follows it.
pub(crate) fn hash_behind(place: &Place<'_>, end: usize) -> Option<usize> {
    let rest = place.text.get(end..)?;
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let glued = rest[blank..].strip_prefix('#')?.starts_with(|c: char| !c.is_whitespace() && c != '#');
    glued.then_some(end + blank)
}

/// `title: Safer homes #1`: YAML takes `#1` for a comment. `text` ends at the `#`.
pub(crate) fn hash_in_text(place: &Place<'_>, text: Range<usize>, flow: bool) -> Diagnostic {
    let (_, end) = place.line(text.end);
    let finding = error(place.span(text.end, end), "this part of the text would be lost: it begins with `#`")
        .label("taken for a comment")
        .help("What stands behind a space and a `#` is a comment, which is never printed. A comment has a space behind its `#`.");
    if flow {
        return finding
            .help("Put the text in quotation marks, up to the comma or bracket that ends it: `\"Safer homes #1\"`.");
    }
    let start = text.start;
    let quoted = quote::quote(&place.text[start..end]);
    finding.help(format!("Put the whole text in quotation marks: `{quoted}`.")).fix(Fix {
        title: "Put the value in quotation marks".to_owned(),
        safe: false,
        edits: vec![Edit { span: place.span(start, end), insert: quoted }],
    })
}

/// A value in the quotation marks of a word processor, which YAML takes for a part of the text.
pub(crate) fn curly_quotes(span: Span, written: &str) -> Diagnostic {
    let straight = quote::quote(written);
    error(span, "the quotation marks round this value are curly, and would be printed")
        .label("curly quotation marks")
        .help("Word processors make such marks; only straight ones, `\"` or `'`, hold a value together.")
        .help(format!("Write `{straight}`, or the words alone."))
        .fix(Fix {
            title: "Write straight quotation marks".to_owned(),
            safe: false,
            edits: vec![Edit { span, insert: straight }],
        })
}

/// An invisible sign that is read in two ways, or that hides where a key begins.
pub(crate) fn invisible(place: &Place<'_>) -> Option<Diagnostic> {
    odd_line_break(place).or_else(|| odd_indentation(place))
}

/// A character that one library takes for the end of a line and the other does not.
fn odd_line_break(place: &Place<'_>) -> Option<Diagnostic> {
    let (at, c) = place.text.char_indices().find(|(_, c)| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}'))?;
    let finding = error(
        place.span(at, at + c.len_utf8()),
        "there is an invisible sign here that some programs take for the end of a line",
    )
    .label(format!("U+{:04X}", u32::from(c)))
    .help("Such signs come with text from a word processor, and two programs would read this text differently.")
    .help("Delete it and type a space or begin a new line.");
    Some(finding)
}

/// A no-break space before a key or a hyphen: it would be taken for a part of the key.
fn odd_indentation(place: &Place<'_>) -> Option<Diagnostic> {
    let mut start = 0;
    for line in place.text.split_inclusive('\n') {
        let rest = line.trim_start();
        let indent = &line[..line.len() - rest.len()];
        let key = rest.split_once(':').is_some_and(|(key, _)| !key.contains(' '));
        if let Some(at) = indent.find(|c: char| !c.is_ascii())
            && (key || rest.starts_with("- "))
        {
            let span = place.span(start + at, start + indent.len());
            let finding = error(span, "the line is indented with a sign that is no space")
                .label("looks like a space")
                .help(
                    "It comes with text from a web page or a word processor, and would be taken for a \
                     part of the key.",
                )
                .help("Delete it and type ordinary spaces.");
            return Some(finding);
        }
        start += line.len();
    }
    None
}
