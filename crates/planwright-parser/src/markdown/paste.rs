//! Paragraphs that were meant to be something else: headings, lists, tables and alerts that
//! Markdown does not know, mostly pasted from a word processor.

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix};

use super::Reader;
use super::lost::ALERTS;
use crate::tables::{self, tabbed};

/// The signs that word processors put before the entries of a list. Those that can begin a
/// sentence count only with a tab behind them.
const BULLETS: [&str; 9] = ["•", "·", "▪", "◦", "●", "\u{f0b7}", "–\t", "-\t", "o\t"];

impl Reader<'_> {
    /// Reports a paragraph that would be printed as nobody meant it.
    pub(super) fn report_pasted(&mut self, range: &Range<usize>) {
        let _ = self.bare_alert(range) || self.glued_heading(range) || self.bullets(range) || self.tabs(range);
    }

    /// The lines of a paragraph, without the signs of a quote before them.
    fn lines(&self, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut at = range.start;
        let lines = self.fragment.slice(range.clone()).split_inclusive('\n').map(|line| {
            let inside = line.trim_start_matches(['>', ' ']);
            let start = at + line.len() - inside.len();
            at += line.len();
            start..start + inside.trim_end().len()
        });
        lines.collect()
    }

    /// `[!NOTE]` without `>` before it.
    fn bare_alert(&mut self, range: &Range<usize>) -> bool {
        let source = self.fragment.slice(range.clone());
        let Some((word, after)) = source.strip_prefix("[!").and_then(|rest| rest.split_once(']')) else { return false };
        let line = self.fragment.slice(0..range.start).rsplit('\n').next().unwrap_or_default();
        if !ALERTS.contains(&word.to_uppercase().as_str()) || after.starts_with(['(', '[', ':']) || line.contains('>') {
            return false;
        }
        let marker = self.fragment.span(range.start..range.start + word.len() + 3);
        let quoted = |at: usize| Edit { span: self.fragment.span(at..at), insert: "> ".to_owned() };
        let edits = self.lines(range).iter().map(|line| quoted(line.start)).collect();
        let mut finding = Diagnostic::error("source/lost-text", marker, "this alert has no `>` before it")
            .label("would be printed as it stands, brackets and all")
            .help(format!("Begin this line and every other line of the alert with `> `: `> [!{word}]`."));
        if after.starts_with(['\n', '\r']) && line.is_empty() {
            finding = finding.fix(Fix { title: "Begin each line with `> `".to_owned(), safe: true, edits });
        }
        self.report(finding);
        true
    }

    /// `##Crime`. One `#` can begin a hashtag.
    fn glued_heading(&mut self, range: &Range<usize>) -> bool {
        let glued = |line: &str| {
            let marks = line.bytes().take_while(|&b| b == b'#').count();
            ((2..=6).contains(&marks) && line[marks..].starts_with(char::is_alphanumeric)).then_some(marks)
        };
        let found = self.lines(range).into_iter().find_map(|line| {
            let marks = glued(self.fragment.slice(line.clone()))?;
            Some((line, marks))
        });
        let Some((line, marks)) = found else { return false };
        let behind = line.start + marks;
        let words = self.fragment.slice(behind..line.end);
        let place = self.fragment.span(behind..behind);
        self.report(
            Diagnostic::error(
                "source/lost-text",
                self.fragment.span(line.start..behind),
                format!("there is no space behind `{}`", "#".repeat(marks)),
            )
            .label("would be printed as it stands")
            .help("Without the space this is no heading, and nobody finds it in the contents.")
            .help(format!("Write `{} {words}`.", "#".repeat(marks)))
            .fix(Fix {
                title: "Put a space behind the signs".to_owned(),
                safe: true,
                edits: vec![Edit { span: place, insert: " ".to_owned() }],
            }),
        );
        true
    }

    /// `• an entry`.
    fn bullets(&mut self, range: &Range<usize>) -> bool {
        let bullet = |line: &Range<usize>| {
            let text = self.fragment.slice(line.clone());
            let sign = BULLETS.iter().find(|sign| text.starts_with(**sign))?;
            let rest = text[sign.len()..].trim_start();
            (!rest.is_empty()).then(|| line.start..line.end - rest.len())
        };
        let signs: Vec<Range<usize>> = self.lines(range).iter().filter_map(bullet).collect();
        let Some(first) = signs.first().cloned() else { return false };
        // A list with blank lines between its entries is one list, and one cause.
        let before = self.fragment.slice(self.pasted_end.min(range.start)..range.start);
        let goes_on = self.pasted_end > 0 && before.trim().is_empty();
        self.pasted_end = range.end;
        if goes_on {
            return true;
        }
        let edits = signs.iter().map(|at| Edit { span: self.fragment.span(at.clone()), insert: "- ".to_owned() });
        let edits: Vec<Edit> = edits.collect();
        let sign = self.fragment.slice(first.clone()).trim();
        let words: String =
            self.fragment.slice(first.end..range.end).lines().next().unwrap_or_default().chars().take(40).collect();
        let span = self.fragment.span(first.start..first.start + sign.len());
        self.report(
            Diagnostic::error("source/lost-text", span, format!("`{sign}` begins no list"))
                .label("would be printed within a paragraph")
                .help("The entries would run together into one paragraph, and nobody who listens would hear that there is a list.")
                .help(format!("Begin each entry with a hyphen and a space: `- {}`.", words.trim_end()))
                .fix(Fix { title: "Begin each entry with `- `".to_owned(), safe: true, edits }),
        );
        true
    }

    /// Cells with tabs between them.
    fn tabs(&mut self, range: &Range<usize>) -> bool {
        let source = self.fragment.slice(range.clone());
        if !tabbed(source) {
            return false;
        }
        let first = source.lines().find(|line| line.trim().contains('\t')).unwrap_or_default().trim();
        let start = range.start + source.find(first).unwrap_or(0);
        let cells: Vec<&str> = first.split('\t').map(str::trim).collect();
        let heading = format!("| {} |", cells.join(" | "));
        self.report(
            Diagnostic::error(
                "source/lost-text",
                self.fragment.span(start..start + first.len()),
                "this looks like a table with tabs between its cells",
            )
            .label("would be printed as one paragraph")
            .help("It would run together, without columns, and its figures could not be checked.")
            .help(format!(
                "Write each row with bars, `{heading}`, and a line `{}` under the first; or save the table as a CSV file and write `Table: Caption {{src=tables/name.csv}}`.",
                tables::dashes(cells.len())
            )),
        );
        true
    }
}
