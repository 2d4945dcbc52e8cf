//! Reads `plan.txt`.

use crate::edition::{Edition, Words};
use crate::normal::MARK;

/// Reads a plain text whose footnotes stand under a heading of their own.
pub(crate) fn read(text: &str, notes: &str) -> Edition {
    let lines: Vec<&str> = text.lines().map(bare).collect();
    let is_heading = |at: usize| lines.get(at + 1).is_some_and(|next| is_rule(next)) && !is_rule(lines[at]);
    let end = (0..lines.len()).rev().find(|&at| lines[at] == notes && is_heading(at)).unwrap_or(lines.len());
    let mut edition = Edition::default();
    for (at, line) in lines[..end].iter().enumerate() {
        match line {
            rule if is_rule(rule) => {}
            words if is_heading(at) => edition.words.heading(&marked(words)),
            words => edition.words.push(&marked(words)),
        }
    }
    for line in lines.iter().skip(end + 1).filter(|line| !is_rule(line)) {
        note(&mut edition.notes, line);
    }
    edition
}

/// Adds a line to the footnotes: it begins the next one, or goes on with the last.
fn note(notes: &mut Vec<Words>, line: &str) {
    let start = format!("[{}] ", notes.len() + 1);
    let words = line.strip_prefix(&start);
    if words.is_some() {
        notes.push(Words::default());
    }
    if let Some(last) = notes.last_mut() {
        last.push(&marked(words.unwrap_or(line)));
    }
}

/// A line without what sets off quotes and alerts.
fn bare(line: &str) -> &str {
    line.trim().trim_start_matches(['|', '>', ' ']).trim_end()
}

/// True for a line that only divides.
fn is_rule(line: &str) -> bool {
    let mut letters = line.chars();
    letters.next().is_some_and(|first| "=-.#*".contains(first) && letters.all(|c| c == first || c == ' '))
}

/// A line whose footnote marks, `[3]`, are told from words.
fn marked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        out.push_str(before);
        match after.split_once(']') {
            Some((number, after)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => {
                out.extend([MARK.0]);
                out.push_str(number);
                out.extend([MARK.1]);
                rest = after;
            }
            _ => {
                out.push('[');
                rest = after;
            }
        }
    }
    out + rest
}
