//! Totals that stand above what they are made of.

#![deny(clippy::arithmetic_side_effects)]

use rust_decimal::Decimal;

use super::figure::Figure;
use super::open::New;
use super::reading::{Attempt, Candidate, Reading};
use super::sum::ColumnSum;
use super::walk::{Part, Taken, Walk, mended, nearest_way, offs};

impl Walk<'_, '_> {
    /// Whether the rows since the last total are what that total is made of: some tables put the
    /// sum above its parts. Only a total that nothing before it explains is read so.
    pub(super) fn rows_under_the_last(&mut self) -> bool {
        let Some((row, pending)) = self.open.unexplained().filter(|_| !self.block.rows.is_empty()) else {
            return false;
        };
        let figures = self.figures(row);
        let judge = |&(column, total): &(usize, Figure)| {
            nearest_way(self.block.sum(column), total, self.grid.is_mixed(column), None, column)
        };
        let candidate = Candidate { reading: Reading::Heads, from: self.open.len() };
        let attempt = Attempt::new(candidate, figures.iter().filter_map(judge).collect());
        if attempt.fits == 0 || attempt.fits < attempt.offs {
            return false;
        }
        if let Some(taken) = pending.and_then(|at| self.taken.get_mut(at)) {
            taken.offs.clear();
        }
        self.take_head(row, &figures, &attempt);
        true
    }

    /// Takes the last total for the sum of the rows under it.
    fn take_head(&mut self, row: usize, figures: &[(usize, Figure)], attempt: &Attempt) {
        let offs = offs(&attempt.judged);
        let lacks = |column: usize| {
            let off = offs.iter().find(|off| off.column == column && !off.note);
            Some(off.map_or(Decimal::ZERO, mended))
        };
        let figures = self.by_column(figures, |_| (ColumnSum::NOTHING, Some(Decimal::ZERO)), lacks);
        self.open.absorb(self.open.len().saturating_sub(1));
        self.open.push(New { row, grand: false, taken: None, unexplained: false, figures });
        let rows = std::mem::take(&mut self.block.rows);
        let parts = rows.into_iter().map(|row| Part { row, negative: false }).collect();
        let unread = self.unread(&attempt.judged, Vec::new());
        self.taken.push(Taken { row, reading: Reading::Heads, sure: true, parts, totals: 0, offs, unread });
        self.end_block();
    }
}
