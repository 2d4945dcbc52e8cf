//! What changed, for a pull request.

use std::fmt::Write as _;

use planwright_diff::{Note, Side};
use planwright_view::changes::difference;

use super::excerpt::{Excerpt, Line};
use super::{Compared, count};

/// A comment on a code host can hold a little more; what is over is left out, and said to be.
const MOST: usize = 60_000;

/// A paragraph that sums up, a table of the figures, then the changes by section, folded.
pub(crate) fn markdown(compared: &Compared<'_>) -> String {
    let mut text = format!("## {}\n\n{}\n", escaped(&compared.title()), escaped(&compared.digest()));
    text.push_str(&figures(compared));
    if compared.comparison.is_empty() {
        return text;
    }
    let words = compared.comparison.summary.words;
    let _ = write!(text, "\nIn all: {} added, {} removed.\n", count(words.added), words.removed);
    let all = compared.excerpts();
    let mut left = all.len();
    // Room for the line that says how much is left out.
    let room = MOST - 200;
    for excerpt in &all {
        let section = section(excerpt);
        if text.chars().count() + section.chars().count() > room {
            break;
        }
        text.push_str(&section);
        left -= 1;
    }
    if left > 0 {
        let _ = write!(text, "\n{left} more sections changed: `planwright diff` shows them all.\n");
    }
    text
}

/// A table of the figures that changed, but for those beyond a page of them.
fn figures(compared: &Compared<'_>) -> String {
    const SHOWN: usize = 40;
    let all: Vec<_> = compared.comparison.changes.iter().filter(|change| change.is_figure()).collect();
    if all.is_empty() {
        return String::new();
    }
    let mut text = "\n| Figure | Before | Now | Difference |\n|---|---:|---:|---:|\n".to_owned();
    for change in all.iter().take(SHOWN) {
        let place = match &change.note {
            Some(Note::Cell { row, column, .. }) => format!("{}, {column}", row.clone().unwrap_or_default()),
            Some(Note::Key { key, entry }) => entry.as_ref().map_or(key.clone(), |entry| format!("{entry}, {key}")),
            _ => {
                let sections = compared.comparison.redline.sections.iter();
                let own = sections.filter(|section| section.id.is_some()).find(|section| section.id == change.section);
                own.map(|section| {
                    planwright_diff::text_of(
                        &section
                            .title
                            .iter()
                            .filter(|run| run.side != Side::Old)
                            .flat_map(|run| run.tokens.clone())
                            .collect::<Vec<_>>(),
                    )
                })
                .unwrap_or_default()
            }
        };
        let by = change.delta.as_ref().map(|delta| difference(delta, compared.words)).unwrap_or_default();
        let side = |text: &Option<String>| cell(text.as_deref().unwrap_or("–"));
        let _ = writeln!(text, "| {} | {} | {} | {by} |", cell(&place), side(&change.from), side(&change.to));
    }
    if all.len() > SHOWN {
        let _ = writeln!(text, "\n{} more figures changed.", all.len() - SHOWN);
    }
    text
}

fn section(excerpt: &Excerpt) -> String {
    let count = excerpt.lines.len();
    let changes = if count == 1 { "1 change".to_owned() } else { format!("{count} changes") };
    let mut text = format!("\n<details>\n<summary>{}: {changes}</summary>\n\n", html(&excerpt.title));
    for line in &excerpt.lines {
        let _ = writeln!(text, "- {}", written(line));
    }
    text.push_str("\n</details>\n");
    text
}

fn written(line: &Line) -> String {
    let mut text = String::new();
    if !line.label.is_empty() {
        let _ = write!(text, "_{}_{}", escaped(&line.label), if line.pieces.is_empty() { "" } else { ": " });
    }
    for piece in &line.pieces {
        let words = html(&piece.text.replace('\n', " "));
        // Tags, and not asterisks: they mark whatever stands beside them.
        let _ = match piece.side {
            Side::Both => write!(text, "{}", escaped(&piece.text.replace('\n', " "))),
            Side::Old => write!(text, "<del>{words}</del>"),
            Side::New => write!(text, "<ins>{words}</ins>"),
        };
    }
    text
}

fn cell(text: &str) -> String {
    escaped(text).replace('|', "\\|").replace('\n', " ")
}

/// Words as Markdown that means nothing else.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' | '@' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Words within a tag, where neither tags nor marks of Markdown may be read.
fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '*' | '_' | '`' | '[' | ']' | '~' | '\\' | '@' | '#' | '!' | '|' => {
                let _ = write!(out, "&#{};", u32::from(c));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
