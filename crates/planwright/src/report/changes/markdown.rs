//! What changed, for a pull request.

use std::fmt::Write as _;

use planwright_view::{RunSide, fill, word};

use super::Compared;
use super::excerpt::{Excerpt, Line};

/// A comment on a code host can hold a little more; what is over is left out, and said to be.
const MOST: usize = 60_000;

/// A paragraph that sums up, a table of the figures, then the changes by section, folded.
pub(crate) fn markdown(compared: &Compared<'_>) -> String {
    let mut text = format!("## {}\n\n{}\n", escaped(&compared.title()), escaped(&compared.digest().join(" ")));
    text.push_str(&figures(compared));
    if compared.comparison.is_empty() {
        return text;
    }
    let tally = compared.tally();
    if !tally.is_empty() {
        let _ = write!(text, "\n{}\n", escaped(&tally));
    }
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
        let said = fill(compared.words, "changes-left-out", &[("count", &left.to_string())]);
        let _ = write!(text, "\n{}\n", escaped(&said));
    }
    text
}

/// A table of the figures that changed, but for those beyond a page of them.
fn figures(compared: &Compared<'_>) -> String {
    const SHOWN: usize = 40;
    let all =
        planwright_view::changes::figures(compared.comparison, compared.old.plan, compared.new.plan, compared.words);
    if all.is_empty() {
        return String::new();
    }
    let heading = |key: &str| cell(&word(compared.words, &format!("changes-table-{key}")));
    let headings = ["figure", "before", "now", "difference"].map(heading).join(" | ");
    let mut text = format!("\n| {headings} |\n|---|---:|---:|---:|\n");
    for figure in all.iter().take(SHOWN) {
        let side = |text: &Option<String>| cell(text.as_deref().unwrap_or("–"));
        let by = figure.difference.as_deref().unwrap_or_default();
        let _ = writeln!(text, "| {} | {} | {} | {by} |", cell(&figure.place), side(&figure.from), side(&figure.to));
    }
    if all.len() > SHOWN {
        let more = (all.len() - SHOWN).to_string();
        let _ = writeln!(text, "\n{}", escaped(&fill(compared.words, "changes-table-more", &[("count", &more)])));
    }
    text
}

fn section(excerpt: &Excerpt) -> String {
    let tags = if excerpt.tags.is_empty() { String::new() } else { format!(": {}", html(&excerpt.tags)) };
    let mut text = format!("\n<details>\n<summary>{}{tags}</summary>\n\n", html(&excerpt.title));
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
            RunSide::Same => write!(text, "{}", escaped(&piece.text.replace('\n', " "))),
            RunSide::Removed => write!(text, "<del>{words}</del>"),
            RunSide::Added => write!(text, "<ins>{words}</ins>"),
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
