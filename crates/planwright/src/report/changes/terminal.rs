//! What changed, on a terminal.

use std::io::{self, Write};

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use planwright_view::{RunSide, word};

use super::Compared;
use super::excerpt::Line;
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
    for said in compared.digest() {
        for (n, line) in lines(&clean(&said), width.saturating_sub(2)).iter().enumerate() {
            writeln!(out, "{}{line}", if n == 0 { "• " } else { "  " })?;
        }
    }
    let all = compared.excerpts();
    let mut own_marks = false;
    for excerpt in &all {
        write!(out, "\n{}", paint(HEADING, &clean(&excerpt.title)))?;
        writeln!(out, "{}{}", if excerpt.tags.is_empty() { "" } else { ": " }, paint(LABEL, &excerpt.tags))?;
        for line in &excerpt.lines {
            own_marks |= line.pieces.iter().any(|piece| unmistakable(&piece.text) != piece.text);
            let text = written(line);
            for line in lines(&text, width.saturating_sub(2)) {
                writeln!(out, "  {line}")?;
            }
        }
    }
    let mut end = vec![compared.tally()];
    end.extend(own_marks.then(|| word(compared.words, "changes-line-marks")));
    for said in end.iter().filter(|said| !said.is_empty()) {
        writeln!(out)?;
        for line in lines(said, width) {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Words in which nothing looks like one of our marks: a backslash stands within those of the plan's own.
fn unmistakable(words: &str) -> String {
    words.replace("{+", "{\\+").replace("+}", "+\\}").replace("[-", "[\\-").replace("-]", "-\\]")
}

/// A line with its marks: colours go where nothing shows them, and marks stay.
fn written(line: &Line) -> String {
    let mut text = String::new();
    if !line.label.is_empty() {
        text.push_str(&paint(LABEL, &clean(&line.label)));
        text.push_str(if line.pieces.is_empty() { "" } else { ": " });
    }
    for piece in &line.pieces {
        let words = unmistakable(&clean(&piece.text).replace('\n', " "));
        // Each word is painted by itself, so that a line may break between them.
        let painted =
            |style: Style, words: &str| words.split(' ').map(|word| paint(style, word)).collect::<Vec<_>>().join(" ");
        match piece.side {
            RunSide::Same => text.push_str(&words),
            RunSide::Removed => text.push_str(&painted(OLD, &format!("[-{words}-]"))),
            RunSide::Added => text.push_str(&painted(NEW, &format!("{{+{words}+}}"))),
        }
    }
    text
}
