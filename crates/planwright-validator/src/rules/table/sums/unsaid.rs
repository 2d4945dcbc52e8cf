//! What tables leave unsaid: that income is taken away, or how much stands in a cell of words.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::amount::is_nothing;
use planwright_core::model::inline_text;

use super::figure::Figure;
use super::reading::{Attempt, Candidate, Judged, Reading};
use super::walk::{Off, Unread, Walk, nearest_way};

impl Walk<'_, '_> {
    /// A total of spending less income that is printed without brackets: of rows, or of the totals
    /// before it of which the last is income. Only where every column fits.
    pub(super) fn net_of_income(&self, figures: &[(usize, Figure)]) -> Option<Attempt> {
        let open = self.open.len();
        let last = open.checked_sub(1);
        let last_is_income = self.open.last().and_then(|row| self.grid.labels.get(row)).is_some_and(|one| one.income);
        let grand = last.filter(|last| last_is_income && *last > 0);
        let from = [Some(self.open.section()), Some(0)].into_iter().flatten();
        let grands = from.filter_map(|from| grand.filter(|last| from < *last).map(|_| from));
        let all = grands.map(|from| Candidate { reading: Reading::Grand, from });
        let rows = (!self.block.rows.is_empty()).then_some(Candidate { reading: Reading::Block, from: open });
        all.chain(rows).find_map(|candidate| {
            let judge = |&(column, total): &(usize, Figure)| {
                let sum = match (candidate.reading, last) {
                    (Reading::Grand, Some(last)) => {
                        let income = self.open.sum(last, column);
                        let others = self.open.sum(candidate.from, column).since(income);
                        others.less(income).plus(self.block.net(column))
                    }
                    _ => self.block.net(column),
                };
                nearest_way(sum, total, self.grid.is_mixed(column), None, column)
            };
            let attempt = Attempt::new(candidate, figures.iter().filter_map(judge).collect());
            (attempt.fits > 0 && attempt.offs == 0).then_some(attempt)
        })
    }

    /// Whether the last total names a year.
    pub(super) fn last_names_a_year(&self) -> bool {
        self.open.last().and_then(|row| self.grid.labels.get(row)).is_some_and(|label| label.year)
    }

    /// Whether a total is more than its rows, and one of them has words where its figure should be,
    /// as in `up to £50,000` or `<5`: they may be what is missing.
    pub(super) fn may_be_unknown(&self, off: &Off) -> bool {
        off.gap.difference.is_sign_positive() && self.block.has_words(off.column)
    }

    /// The columns in which rows of a total hold words where a figure should be, each with what is left untold for it.
    pub(super) fn unread(&self, judged: &[Judged], hidden: Vec<Off>) -> Vec<Unread> {
        let columns = judged.iter().map(|one| one.column).filter(|column| self.block.has_words(*column));
        let unread = columns.map(|column| Unread {
            column,
            rows: self.block.words_in(column).to_vec(),
            hidden: hidden.iter().copied().find(|off| off.column == column),
        });
        unread.collect()
    }

    /// Whether a cell has words and no amount, or a mark for a number that is kept back.
    pub(super) fn is_unknown(&self, row: usize, column: usize) -> bool {
        let cell = self.grid.cell(row, column);
        cell.filter(|cell| cell.amount.is_none()).is_some_and(|cell| {
            let text = inline_text(&cell.content);
            // A star alone is a small number that is not told.
            text.trim() == "*" || !is_nothing(&text)
        })
    }
}
