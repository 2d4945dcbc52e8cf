//! The totals of a table that no later total has taken in yet.

#![deny(clippy::arithmetic_side_effects)]

use rust_decimal::Decimal;

use super::sum::ColumnSum;

/// A total that stands open. It knows the sums of all open totals up to it, so that those of any
/// of the last ones together are known at once.
struct Entry {
    row: usize,
    /// How many of the open totals stand before the first since the last grand total.
    section: usize,
    grand: bool,
    upto: Vec<ColumnSum>,
    /// What was printed with too little up to it; unknown where it is too great to be told.
    more: Vec<Option<Decimal>>,
    /// Which of the totals taken it is, and whether nothing explains it.
    taken: Option<usize>,
    unexplained: bool,
}

/// The open totals, the last one on top.
pub(super) struct Open {
    entries: Vec<Entry>,
}

/// A total that is put on top.
pub(super) struct New {
    /// Its row.
    pub(super) row: usize,
    /// Whether it takes totals together.
    pub(super) grand: bool,
    /// Which of the totals taken it is, where it is one.
    pub(super) taken: Option<usize>,
    /// Whether nothing before it explains it.
    pub(super) unexplained: bool,
    /// Its figures by column, with what each was printed with too little.
    pub(super) figures: Vec<(ColumnSum, Option<Decimal>)>,
}

impl Open {
    /// None yet.
    pub(super) const fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// How many stand before the first since the last grand total.
    pub(super) fn section(&self) -> usize {
        self.entries.last().map_or(0, |entry| entry.section)
    }

    /// The row of the last.
    pub(super) fn last(&self) -> Option<usize> {
        self.entries.last().map(|entry| entry.row)
    }

    /// The row of the last, where nothing explains its figures, and which total it is.
    pub(super) fn unexplained(&self) -> Option<(usize, Option<usize>)> {
        self.entries.last().filter(|entry| entry.unexplained).map(|entry| (entry.row, entry.taken))
    }

    /// Whether the last is a grand total.
    pub(super) fn ends_grand(&self) -> bool {
        self.entries.last().is_some_and(|entry| entry.grand)
    }

    /// The sum in a column of those from `from` on.
    pub(super) fn sum(&self, from: usize, column: usize) -> ColumnSum {
        let Some(all) = self.entries.last().and_then(|entry| entry.upto.get(column)).copied() else {
            return ColumnSum::NOTHING;
        };
        match self.before(from).and_then(|entry| entry.upto.get(column)) {
            Some(earlier) => all.since(*earlier),
            None => all,
        }
    }

    /// What those from `from` on were printed with too little in a column.
    pub(super) fn more(&self, from: usize, column: usize) -> Option<Decimal> {
        let all = self.entries.last().and_then(|entry| entry.more.get(column)).copied()??;
        match self.before(from) {
            Some(earlier) => all.checked_sub(earlier.more.get(column).copied()??),
            None => Some(all),
        }
    }

    fn before(&self, from: usize) -> Option<&Entry> {
        self.entries.get(from.checked_sub(1)?)
    }

    /// Puts a total on top.
    pub(super) fn push(&mut self, new: New) {
        let at = self.len();
        let section = if new.grand { at.saturating_add(1) } else { self.section() };
        let mut upto = Vec::with_capacity(new.figures.len());
        let mut more = Vec::with_capacity(new.figures.len());
        for (column, (figure, lacks)) in new.figures.into_iter().enumerate() {
            let before = if at == 0 { Some(Decimal::ZERO) } else { self.more(0, column) };
            upto.push(self.sum(0, column).plus(figure));
            more.push(before.zip(lacks).and_then(|(before, lacks)| before.checked_add(lacks)));
        }
        let New { row, grand, taken, unexplained, .. } = new;
        self.entries.push(Entry { row, section, grand, upto, more, taken, unexplained });
    }

    /// Takes those from `from` on away: their rows, and which totals they are.
    pub(super) fn absorb(&mut self, from: usize) -> Vec<(usize, Option<usize>)> {
        let from = from.min(self.len());
        self.entries.split_off(from).into_iter().map(|entry| (entry.row, entry.taken)).collect()
    }

    /// Takes those away from the top whose rows are named.
    pub(super) fn absorb_named(&mut self, named: impl Fn(usize) -> bool) -> bool {
        let before = self.len();
        while self.entries.last().is_some_and(|entry| named(entry.row)) {
            self.entries.pop();
        }
        self.len() < before
    }
}
