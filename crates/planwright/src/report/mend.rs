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
        (true, true) => format!("change the spaces in {place}"),
        (true, false) if insert.ends_with('\n') => format!("before {place}, write{}", quoted(insert)),
        (true, false) if insert.starts_with('\n') => format!("after {place}, write{}", quoted(insert)),
        (true, false) => format!("in {place}, write{}", quoted(insert)),
        (false, true) => format!("in {place}, take out{}", quoted(old)),
        (false, false) => format!("in {place}, change{} to{}", quoted(old), quoted(insert)),
    }
}

/// A text between quotation marks; one of several lines on lines of its own.
fn quoted(text: &str) -> String {
    let text = text.trim_matches(['\n', '\r']);
    if text.contains('\n') {
        let indented: Vec<String> = text.lines().map(|line| format!("\n  {line}")).collect();
        return format!(":{}", indented.concat());
    }
    if text.chars().count() <= LONGEST {
        return format!(" “{text}”");
    }
    let start: String = text.chars().take(LONGEST).collect();
    format!(" “{start}…”")
}
