//! What to do about a finding, in words: its help, and its fix as what to type, and where.

use planwright_core::{Diagnostic, Edit, Fix, Sources};

use crate::texts::begun;

/// More edits than this are counted, not told.
const TOLD: usize = 3;

/// A longer text than this that stands in the plan is told by its beginning.
const LONGEST: usize = 60;

/// Something that is said about mending a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remark {
    /// Why it matters, or what can be done.
    Help(String),
    /// What to type.
    Fix(String),
}

/// What is said about mending a finding, the fix last. Where a help only gives the words that the
/// fix puts in, the fix stands in its place.
pub(crate) fn remarks(diagnostic: &Diagnostic, sources: &Sources) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = diagnostic.help.iter().cloned().map(Remark::Help).collect();
    let Some(fix) = &diagnostic.fix else { return remarks };
    let told = describe(fix, sources);
    let guess = if fix.safe { "" } else { ", if that is what is meant" };
    match diagnostic.help.iter().position(|help| gives(help, fix)).and_then(|at| remarks.get_mut(at)) {
        Some(same) => *same = Remark::Fix(format!("{told}{guess}")),
        None => remarks.push(Remark::Fix(told)),
    }
    remarks
}

/// True where a help quotes the very words that a fix of one edit puts in, and they are more than a
/// word: a single word can stand in an explanation.
fn gives(help: &str, fix: &Fix) -> bool {
    let [edit] = fix.edits.as_slice() else { return false };
    edit.insert.trim().contains(' ') && help.contains(&format!("“{}”", edit.insert))
}

/// Each edit as somebody would make it by hand, after the title where that says more.
fn describe(fix: &Fix, sources: &Sources) -> String {
    let told: Vec<String> = fix.edits.iter().take(TOLD).map(|edit| by_hand(edit, sources)).collect();
    let mut text = told.join("; ");
    if fix.edits.len() > TOLD {
        text.push_str(&format!("; and {} more changes of this kind", fix.edits.len() - TOLD));
    }
    let inserts = |edit: &Edit| !edit.insert.trim().is_empty() && fix.title.contains(edit.insert.trim());
    match fix.edits.as_slice() {
        [edit] if inserts(edit) => begun(&text),
        _ => format!("{}: {text}", fix.title.trim_end_matches('.')),
    }
}

fn by_hand(edit: &Edit, sources: &Sources) -> String {
    let old = sources.slice(edit.span);
    let (place, _) = sources.positions(edit.span);
    let place = format!("line {}", place.line);
    let insert = edit.insert.as_str();
    match (old.trim().is_empty(), insert.trim().is_empty()) {
        (true, true) if insert.contains('\n') => format!("put an empty line in at {place}"),
        (true, true) if old.contains('\t') => {
            format!("in {place}, put {} in the place of {}", spaces(insert), tabs(old))
        }
        (true, true) if insert.is_empty() && old.contains('\n') => format!("delete the empty {place}"),
        (true, true) if old.is_empty() => format!("in {place}, put {} in", spaces(insert)),
        (true, true) => format!("change the spaces in {place}"),
        (true, false) if insert.ends_with('\n') => format!("before {place}, write{}", quoted(insert)),
        (true, false) if insert.starts_with('\n') => format!("after {place}, write{}", quoted(insert)),
        (true, false) => format!("in {place}, write{}", quoted(insert)),
        (false, true) if old.chars().all(is_unseen) => format!("in {place}, take out what cannot be seen"),
        (false, true) => format!("in {place}, take out{}", quoted(&cut(old))),
        (false, false) => format!("in {place}, change{} to{}", quoted(&cut(old)), quoted(insert)),
    }
}

/// A sign that has no shape: nobody could find it by what is quoted.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

fn spaces(text: &str) -> String {
    match text.len() {
        1 => "a space".to_owned(),
        2 => "two spaces".to_owned(),
        n => format!("{n} spaces"),
    }
}

fn tabs(text: &str) -> &'static str {
    if text.len() == 1 { "the tab" } else { "the tabs" }
}

/// A text that stands in the plan, or its beginning: it can be found by that. What is to be typed
/// is never cut.
fn cut(text: &str) -> String {
    let start: String = text.chars().take(LONGEST).collect();
    if start.len() < text.len() && !text.contains('\n') { format!("{start}…") } else { text.to_owned() }
}

/// A text between quotation marks; one of several lines on lines of its own.
fn quoted(text: &str) -> String {
    let text = text.trim_matches(['\n', '\r']);
    if text.contains('\n') {
        let indented: Vec<String> = text.lines().map(|line| format!("\n  {line}")).collect();
        return format!(":{}", indented.concat());
    }
    // Marks inside marks cannot be told apart.
    let has_marks = text.contains(['“', '”', '"', '‘', '’', '\'']) && !text.contains('`');
    let (open, close) = if has_marks { ('`', '`') } else { ('“', '”') };
    format!(" {open}{text}{close}")
}

#[cfg(test)]
mod tests {
    use planwright_core::Span;

    use super::*;

    /// Replaces what stands between « and ».
    fn check(text: &str, insert: &str, expected: &str) {
        let start = text.find('«').expect("a beginning");
        let end = text.find('»').expect("an end") - '«'.len_utf8();
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.replace(['«', '»'], ""));
        let edit = Edit { span: Span::new(file, start, end), insert: insert.to_owned() };
        let fix = Fix { title: "Mend it".to_owned(), safe: true, edits: vec![edit] };
        assert_eq!(describe(&fix, &sources), format!("Mend it: {expected}"));
    }

    #[test]
    fn what_is_to_be_typed_is_told_whole_and_once() {
        let long = "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)";
        let mut sources = Sources::default();
        let file = sources.add("a.md", "HMICFRS");
        let edit = Edit { span: Span::new(file, 0, 7), insert: long.to_owned() };
        let fix = Fix { title: format!("Write it out: {long}"), safe: false, edits: vec![edit] };
        let diagnostic = Diagnostic::warning("a/b", Span::new(file, 0, 7), "it is not said")
            .help("Readers may not know.")
            .help(format!("If that is meant, write “{long}” here."))
            .help("Or add it to the glossary.")
            .fix(fix);
        let expected = [
            Remark::Help("Readers may not know.".to_owned()),
            Remark::Fix(format!("In line 1, change “HMICFRS” to `{long}`, if that is what is meant")),
            Remark::Help("Or add it to the glossary.".to_owned()),
        ];
        assert_eq!(remarks(&diagnostic, &sources), expected);
    }

    #[test]
    fn tells_an_edit_as_it_is_made_by_hand() {
        check("a\nthe «tital» of", "title", "in line 2, change “tital” to “title”");
        check("the title« of»", "", "in line 1, take out “ of”");
        check("a\n«»b", "\n", "put an empty line in at line 2");
        check("a«  »b", " ", "change the spaces in line 1");
        check("status:«»draft", " ", "in line 1, put a space in");
        check("a\n«\n»b", "", "delete the empty line 2");
        check("a:\n«\t»- b", "  ", "in line 2, put two spaces in the place of the tab");
        check("---\n«»title: A\n", "kind: resources\n", "before line 2, write “kind: resources”");
        check("title: A«»\n", "\nkind: a\nowner: b", "after line 1, write:\n  kind: a\n  owner: b");
        check("co«\u{ad}»op", "", "in line 1, take out what cannot be seen");
        check("£4«».2m", "0", "in line 1, write “0”");
        check("title: «A: b»", "\"A: b\"", "in line 1, change “A: b” to `\"A: b\"`");
    }
}
