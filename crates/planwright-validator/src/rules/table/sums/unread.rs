//! Columns that are not added up because a cell holds words.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::Diagnostic;
use planwright_core::amount::{amount, amounts_in, broken_money, is_long_number, long_money};
use planwright_core::model::inline_text;

use super::print::{self, Style};
use super::say::{Say, TOTAL};
use super::walk::{Off, Taken};
use crate::placeholder::placeholders;

/// A cell of words, for whose sake a total was not checked.
struct Hides<'s> {
    taken: &'s Taken,
    off: &'s Off,
    row: usize,
    written: String,
}

/// Signs of a number that is known and not told, as statisticians write them.
const KEPT_BACK: &[&str] = &["*", "..", "…", ":", "[c]", "[x]", "[z]", "c", "suppressed", "not known", "unknown"];

/// Whether a cell says that its number is small or not told.
fn is_kept_back(text: &str) -> bool {
    let text = text.to_lowercase();
    KEPT_BACK.contains(&text.as_str()) || ["<", "fewer than ", "less than "].iter().any(|few| text.starts_with(few))
}

/// Whether another rule tells of what stands in a cell: of words that are still to come, and of money and formulas that
/// came out wrong.
fn is_told_elsewhere(text: &str) -> bool {
    let is_long = || is_long_number(text) || !long_money(text).is_empty();
    !placeholders(text).is_empty() || !broken_money(text).is_empty() || is_long() || text.starts_with('#')
}

impl Say<'_, '_> {
    /// The note that columns were not added up, once for the table.
    pub(super) fn unread(&self) -> Option<Diagnostic> {
        let all = self.hiding();
        let (first, others) = all.split_first()?;
        let heading = print::column(self.grid, first.off.column);
        let place = self.place(first.row, first.off.column)?;
        let written = &first.written;
        let message = format!("{heading} was not added up, because “{written}” is no figure");
        let mut finding = Diagnostic::note(TOTAL, place, message).label("no figure").help(self.without(first));
        for other in others {
            let Some(place) = self.place(other.row, other.off.column) else { continue };
            let heading = print::column(self.grid, other.off.column);
            finding = finding.related(place, format!("nor is “{}”, under {heading}", other.written));
        }
        Some(finding.help(remedy(written)))
    }

    /// The cells of words for whose sake a difference is not told, where nothing else tells of them.
    fn hiding(&self) -> Vec<Hides<'_>> {
        let mut found = Vec::new();
        for taken in self.totals {
            let hidden = taken.unread.iter().filter_map(|unread| Some((unread, unread.hidden.as_ref()?)));
            for (unread, off) in hidden {
                let misprinted =
                    |row: &usize| self.misprints.iter().any(|one| (one.row, one.column) == (*row, off.column));
                if unread.rows.iter().any(misprinted) {
                    continue;
                }
                let cells = unread.rows.iter().filter_map(|row| Some((*row, self.grid.cell(*row, off.column)?)));
                let written = cells.map(|(row, cell)| (row, inline_text(&cell.content).trim().to_owned()));
                let told = written.filter(|(_, text)| !is_kept_back(text) && !is_told_elsewhere(text));
                found.extend(told.map(|(row, written)| Hides { taken, off, row, written }));
            }
        }
        found
    }

    /// What the other rows come to, and what the total says.
    fn without(&self, one: &Hides) -> String {
        let (taken, off) = (one.taken, one.off);
        let style = Style::of(self.grid, taken.row, off.column);
        let sum = style.print(off.gap.sum, self.finest(taken, off.column));
        let subject = self.subject(taken, off.column);
        let name = print::row(self.grid, taken.row);
        let says = self.grid.figure(taken.row, off.column).map(|total| style.print(total.value, total.digit));
        let says = says.unwrap_or_default();
        format!("Without it, {subject} {sum}, and {name} says {says}: whether that is right, nobody can tell.")
    }
}

/// What to write in place of words.
fn remedy(written: &str) -> String {
    if let Some(year) = amount(written, None, false) {
        return format!("It was read as a year. If it is a figure, write `{year}`.");
    }
    match amounts_in(written).as_slice() {
        [one] => format!(
            "Write the figure alone, `{}`, and what is to be said of it into the label of its row or a footnote.",
            written.get(one.range.clone()).unwrap_or(written)
        ),
        _ => "Write a figure, or `–` where there is none, and what is to be said of it into the label of its row or a footnote.".to_owned(),
    }
}
