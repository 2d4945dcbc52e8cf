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

/// Dashes that begin entries where more than one line begins so; one alone can stand in a sentence.
const DASHES: [&str; 4] = ["– ", "— ", "― ", "− "];

/// How an entry of a list that is none begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// What begins nothing else.
    Bullet,
    /// `– words`, `-words`.
    Dash,
    /// `(a) words`, `b) words`.
    Letter,
}

/// The sign that a line begins with, and its length with the blank space behind it.
fn sign(line: &str) -> Option<(Sign, usize)> {
    let begins = |signs: &[&str]| signs.iter().find(|sign| line.starts_with(**sign)).map(|sign| sign.len());
    let glued = || {
        let rest = line.strip_prefix('-')?;
        rest.starts_with(|c: char| c.is_alphabetic() || c == '*' || c == '[').then_some(1)
    };
    let (sign, len) = begins(&BULLETS)
        .map(|len| (Sign::Bullet, len))
        .or_else(|| Some((Sign::Dash, begins(&DASHES).or_else(glued)?)))
        .or_else(|| Some((Sign::Letter, letter(line)?)))?;
    let words = line[len..].trim_start();
    (!words.is_empty()).then(|| (sign, line.len() - words.len()))
}

/// The length of `(a)`, `(iv)`, `(1)` or `a)` with a space behind it.
fn letter(line: &str) -> Option<usize> {
    let inside = line.strip_prefix('(').unwrap_or(line);
    let end = inside.find(')').filter(|end| (1..=3).contains(end))?;
    let label = &inside[..end];
    let small = |c: char| c.is_ascii_lowercase() || (line.len() > inside.len() && c.is_ascii_digit());
    (label.chars().all(small) && inside[end + 1..].starts_with(' ')).then_some(line.len() - inside.len() + end + 1)
}

impl Reader<'_> {
    /// Reports a paragraph that would be printed as nobody meant it.
    pub(super) fn report_pasted(&mut self, range: &Range<usize>) {
        let _ = self.bare_alert(range)
            || self.quoted_fence(range)
            || self.glued_heading(range)
            || self.bullets(range)
            || self.tabs(range);
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

    /// `'''chart`, of which a word processor may have made curly marks, for a fence.
    fn quoted_fence(&mut self, range: &Range<usize>) -> bool {
        let quotes =
            |line: &str| line.chars().take_while(|c| "'‘’´\"“”′`".contains(*c)).map(char::len_utf8).sum::<usize>();
        let lines = self.lines(range);
        let Some(first) = lines.first().cloned() else { return false };
        let line = self.fragment.slice(first.clone());
        let marks = first.start..first.start + quotes(line);
        let count = line[..marks.len()].chars().count();
        if line[marks.len()..].trim() != "chart" || !(2..=4).contains(&count) {
            return false;
        }
        let fence = |at: Range<usize>| Edit { span: self.fragment.span(at), insert: "```".to_owned() };
        let mut edits = vec![fence(marks.clone())];
        let is_last = |line: &&Range<usize>| {
            let text = self.fragment.slice((*line).clone());
            !text.is_empty() && quotes(text) == text.len() && line.start > first.start
        };
        edits.extend(lines.last().filter(is_last).map(|last| fence(last.clone())));
        let sign = &line[..marks.len()];
        self.whole = false;
        self.quoted_fence = Some(self.diagnostics.len());
        let span = self.fragment.span(marks);
        self.report(
            Diagnostic::error("source/lost-text", span, format!("`{sign}` begins no chart"))
                .label("quotation marks, or not three backticks")
                .help("The lines of the chart would be printed as a paragraph.")
                .help("Write ```` ```chart ```` with three backticks, the sign at the top left of the keyboard, and ```` ``` ```` alone on the last line.")
                .fix(Fix { title: "Write three backticks".to_owned(), safe: true, edits }),
        );
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
        let lines = self.lines(range);
        let signs = lines.iter().enumerate().filter_map(|(index, line)| {
            let (sign, len) = sign(self.fragment.slice(line.clone()))?;
            Some((sign, index, line.start..line.start + len))
        });
        let mut signs: Vec<(Sign, usize, Range<usize>)> = signs.collect();
        // A list with blank lines between its entries is one list, and one cause.
        let before = self.fragment.slice(self.pasted_end.min(range.start)..range.start);
        let goes_on = self.pasted_end > 0 && before.trim_matches(['>', ' ', '\t', '\r', '\n']).is_empty();
        let Some((kind, first, at)) = signs.first().cloned() else { return false };
        signs.retain(|(sign, ..)| *sign == kind);
        if kind != Sign::Bullet && !(goes_on && first == 0) && !self.is_list(&lines, kind, first, signs.len()) {
            return false;
        }
        self.pasted_end = range.end;
        let edits = signs.iter().map(|(.., at)| Edit { span: self.fragment.span(at.clone()), insert: "- ".to_owned() });
        let edits: Vec<Edit> = edits.collect();
        if goes_on {
            if let Some(fix) = self.pasted.and_then(|at| self.diagnostics[at].fix.as_mut()) {
                fix.edits.extend(edits);
            }
            return true;
        }
        let words = self.fragment.slice(at.end..lines[first].end);
        let words: String = words.chars().take(40).collect();
        self.pasted = Some(self.diagnostics.len());
        self.report_list(kind, at, words.trim_end(), edits);
        true
    }

    /// Whether a sign that can stand within a sentence begins the entries of a list: it begins the paragraph and another
    /// line, or stands behind a colon.
    fn is_list(&self, lines: &[Range<usize>], kind: Sign, first: usize, count: usize) -> bool {
        let line = &lines[first];
        let words = self.fragment.slice(line.clone());
        // Lines that are broken on purpose do not run together.
        if words.ends_with('\\') || self.fragment.slice(line.end..line.end + 2) == "  " {
            return false;
        }
        let text = self.fragment.text;
        let after_colon = text[..line.start].trim_end_matches(['>', ' ', '\t', '\r', '\n']).ends_with(':');
        let next = text[lines[lines.len() - 1].end..].trim_start_matches(['>', ' ', '\t', '\r', '\n']);
        let next = next.lines().next().and_then(sign).is_some_and(|(sign, _)| sign == kind);
        let several = count > 1 || (lines.len() == 1 && next);
        match kind {
            Sign::Bullet => true,
            Sign::Dash => after_colon || (first == 0 && several),
            Sign::Letter => several && (after_colon || first == 0),
        }
    }

    fn report_list(&mut self, kind: Sign, at: Range<usize>, words: &str, edits: Vec<Edit>) {
        let sign = self.fragment.slice(at.clone()).trim();
        let span = self.fragment.span(at.start..at.start + sign.len());
        let message = match sign {
            "-" if kind == Sign::Dash => "there is no space after this hyphen, so it begins no list".to_owned(),
            sign => format!("`{sign}` begins no list"),
        };
        let finding = Diagnostic::error("source/lost-text", span, message)
            .label("would be printed within a paragraph")
            .help("The entries would run together into one paragraph, and nobody who listens would hear that there is a list.");
        self.report(match kind {
            Sign::Letter => finding.help(format!(
                "The entries of a list have numbers or hyphens, no letters: begin each with a number, a full stop and a space, `1. {words}`, or with a hyphen and a space, `- {words}`."
            )),
            _ => finding.help(format!("Begin each entry with a hyphen and a space: `- {words}`.")).fix(Fix {
                title: "Begin each entry with `- `".to_owned(),
                safe: true,
                edits,
            }),
        });
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
