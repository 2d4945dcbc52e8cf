//! What stands in a text and is no word yet: letters that no author can write enclose it until the
//! whole plan is read.

use std::path::{Component, Path};

/// The mark of a footnote: the file and label are between.
const NOTE: [char; 2] = ['\u{e100}', '\u{e101}'];
/// A place for a title: the id or path is between.
const TITLE: [char; 2] = ['\u{e102}', '\u{e103}'];
/// A place for a number.
const NUMBER: [char; 2] = ['\u{e104}', '\u{e105}'];
/// An address that a link's words do not say.
const ADDRESS: [char; 2] = ['\u{e106}', '\u{e107}'];
/// The alternative text of a picture.
const PICTURE: [char; 2] = ['\u{e108}', '\u{e109}'];

/// What a sign stands for.
pub(super) enum Sign<'a> {
    Note(&'a str),
    Title(&'a str),
    Number(&'a str),
    Address(&'a str),
    Picture(&'a str),
}

pub(super) fn note_key(file: &Path, label: &str) -> String {
    format!("{}^{label}", file.display())
}

pub(super) fn mark(file: &Path, label: &str) -> String {
    enclosed(NOTE, &note_key(file, label))
}

pub(super) fn of_picture(alt: &str) -> String {
    enclosed(PICTURE, alt)
}

/// The alternative text of the picture that a text begins with, and what follows it.
pub(super) fn picture(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix(PICTURE[0])?.split_once(PICTURE[1])
}

/// A link's words, or a sign for those that the plan fills in; its address behind them where they
/// do not say it.
pub(super) fn link(file: &Path, to: &str, words: String) -> String {
    if to.starts_with("lang:") {
        return words;
    }
    let outside = ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme));
    if outside {
        let address = to.trim_start_matches("mailto:").trim_start_matches("tel:");
        let said = to.contains(words.trim()) || words.contains(address);
        return if said { words } else { words + &enclosed(ADDRESS, address) };
    }
    match (to.strip_prefix('#'), words.as_str()) {
        (Some(id), "#") => enclosed(NUMBER, id),
        (Some(id), "") => enclosed(TITLE, id),
        (None, "") => enclosed(TITLE, &beside(file, to)),
        _ => words,
    }
}

/// The path within the plan that a link of a file leads to.
fn beside(file: &Path, to: &str) -> String {
    let mut path = file.to_path_buf();
    path.pop();
    for part in Path::new(to).components() {
        match part {
            Component::ParentDir => {
                path.pop();
            }
            Component::Normal(part) => path.push(part),
            _ => {}
        }
    }
    path.display().to_string()
}

fn enclosed([open, close]: [char; 2], inner: &str) -> String {
    format!("{open}{inner}{close}")
}

/// The text with every sign replaced.
pub(super) fn replaced(text: &str, mut with: impl FnMut(Sign<'_>) -> String) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c| matches!(c, '\u{e100}'..='\u{e109}')) {
        out.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        let open = letters.next().expect("a sign");
        let (inner, after) =
            letters.as_str().split_once(char::from_u32(open as u32 + 1).expect("a letter")).expect("its end");
        out.push_str(&with(match open {
            _ if open == NOTE[0] => Sign::Note(inner),
            _ if open == TITLE[0] => Sign::Title(inner),
            _ if open == NUMBER[0] => Sign::Number(inner),
            _ if open == ADDRESS[0] => Sign::Address(inner),
            _ => Sign::Picture(inner),
        }));
        rest = after;
    }
    out + rest
}
