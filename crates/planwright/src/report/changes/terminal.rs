//! What changed, on a terminal.

use std::io::{self, Write};

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use planwright_diff::Side;

use super::excerpt::Line;
use super::{Compared, count};
use crate::report::style::{HEADING, paint};
use crate::report::wrap::{clean, lines};

const OLD: Style = AnsiColor::Red.on_default().effects(Effects::STRIKETHROUGH);
const NEW: Style = AnsiColor::Green.on_default().effects(Effects::UNDERLINE);
const LABEL: Style = AnsiColor::Cyan.on_default();

/// Writes the digest, and under it what changed in each section.
///
/// # Errors
///
/// Those of the writer.
pub(crate) fn terminal(compared: &Compared<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", paint(HEADING, &clean(&compared.title())))?;
    writeln!(out)?;
    for line in
        planwright_view::changes::digest(compared.comparison, compared.old.plan, compared.new.plan, compared.words)
    {
        for (n, line) in lines(&clean(&line.text), width.saturating_sub(2)).iter().enumerate() {
            writeln!(out, "{}{line}", if n == 0 { "• " } else { "  " })?;
        }
    }
    let all = compared.excerpts();
    for excerpt in &all {
        writeln!(out, "\n{}", paint(HEADING, &clean(&excerpt.title)))?;
        for line in &excerpt.lines {
            let text = written(line);
            for line in lines(&text, width.saturating_sub(2)) {
                writeln!(out, "  {line}")?;
            }
        }
    }
    if !compared.comparison.is_empty() {
        let words = compared.comparison.summary.words;
        writeln!(out, "\nIn all: {} added, {} removed.", count(words.added), words.removed)?;
    }
    Ok(())
}

/// A line with its marks: colours go where nothing shows them, and marks stay.
fn written(line: &Line) -> String {
    let mut text = String::new();
    if !line.label.is_empty() {
        text.push_str(&paint(LABEL, &clean(&line.label)));
        text.push_str(if line.pieces.is_empty() { "" } else { ": " });
    }
    for piece in &line.pieces {
        let words = clean(&piece.text).replace('\n', " ");
        // Each word is painted by itself, so that a line may break between them.
        let painted =
            |style: Style, words: &str| words.split(' ').map(|word| paint(style, word)).collect::<Vec<_>>().join(" ");
        match piece.side {
            Side::Both => text.push_str(&words),
            Side::Old => text.push_str(&painted(OLD, &format!("[-{words}-]"))),
            Side::New => text.push_str(&painted(NEW, &format!("{{+{words}+}}"))),
        }
    }
    text
}
