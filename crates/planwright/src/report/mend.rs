//! A fix in words: what to type, and where.

use planwright_core::{Edit, Fix, Sources};

/// More edits than this are counted, not told.
const TOLD: usize = 3;

/// A longer text than this is told by its beginning.
const LONGEST: usize = 60;

/// The title, and each edit as somebody would make it by hand.
pub(crate) fn describe(fix: &Fix, sources: &Sources) -> String {
    let told: Vec<String> = fix.edits.iter().take(TOLD).map(|edit| by_hand(edit, sources)).collect();
    let mut text = format!("{}: {}", fix.title.trim_end_matches('.'), told.join("; "));
    if fix.edits.len() > TOLD {
        text.push_str(&format!("; and {} more changes of this kind", fix.edits.len() - TOLD));
    }
    text
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
        (true, true) => format!("change the spaces in {place}"),
        (true, false) if insert.ends_with('\n') => format!("before {place}, write{}", quoted(insert)),
        (true, false) if insert.starts_with('\n') => format!("after {place}, write{}", quoted(insert)),
        (true, false) => format!("in {place}, write{}", quoted(insert)),
        (false, true) => format!("in {place}, take out{}", quoted(old)),
        (false, false) => format!("in {place}, change{} to{}", quoted(old), quoted(insert)),
    }
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

/// A text between quotation marks; one of several lines on lines of its own.
fn quoted(text: &str) -> String {
    let text = text.trim_matches(['\n', '\r']);
    if text.contains('\n') {
        let indented: Vec<String> = text.lines().map(|line| format!("\n  {line}")).collect();
        return format!(":{}", indented.concat());
    }
    let start: String = text.chars().take(LONGEST).collect();
    let cut = if start.len() < text.len() { "…" } else { "" };
    // Marks inside marks cannot be told apart.
    let has_marks = text.contains(['“', '”', '"', '‘', '’', '\'']) && !text.contains('`');
    let (open, close) = if has_marks { ('`', '`') } else { ('“', '”') };
    format!(" {open}{start}{cut}{close}")
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
    fn tells_an_edit_as_it_is_made_by_hand() {
        check("a\nthe «tital» of", "title", "in line 2, change “tital” to “title”");
        check("the title« of»", "", "in line 1, take out “ of”");
        check("a\n«»b", "\n", "put an empty line in at line 2");
        check("a«  »b", " ", "change the spaces in line 1");
        check("a:\n«\t»- b", "  ", "in line 2, put two spaces in the place of the tab");
        check("---\n«»title: A\n", "kind: resources\n", "before line 2, write “kind: resources”");
        check("title: A«»\n", "\nkind: a\nowner: b", "after line 1, write:\n  kind: a\n  owner: b");
        check("£4«».2m", "0", "in line 1, write “0”");
        check("title: «A: b»", "\"A: b\"", "in line 1, change “A: b” to `\"A: b\"`");
    }
}
