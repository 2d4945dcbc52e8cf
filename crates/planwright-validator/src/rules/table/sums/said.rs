//! Rows of which `sum=` says what they are made of.

#![deny(clippy::arithmetic_side_effects)]

use std::collections::BTreeSet;

use planwright_core::model::SumRule;
use rust_decimal::Decimal;

use super::figure::Figure;
use super::open::New;
use super::reading::Reading;
use super::sum::ColumnSum;
use super::walk::{Off, Part, Taken, Walk, mended, nearest_way, offs};

impl Walk<'_, '_> {
    /// Takes a row by what `sum=` says of it, and no other way.
    pub(super) fn said(&mut self, row: usize, rules: &[&SumRule]) {
        let figures = self.figures(row);
        for rule in rules {
            let offs = self.said_offs(rule, &figures);
            let parts = rule.terms.iter().map(|term| Part { row: term.row, negative: term.negative }).collect();
            self.taken.push(Taken {
                row,
                reading: Reading::Said,
                sure: true,
                parts,
                totals: 0,
                offs,
                unread: Vec::new(),
            });
        }
        let named: BTreeSet<usize> = rules.iter().flat_map(|rule| &rule.terms).map(|term| term.row).collect();
        let grand = self.open.absorb_named(|row| named.contains(&row));
        let lacks = |column: usize| {
            let offs = self.taken.last().map_or(&[][..], |taken| taken.offs.as_slice());
            let off = offs.iter().find(|off| off.column == column && !off.note);
            Some(off.map_or(Decimal::ZERO, mended))
        };
        let figures = self.by_column(&figures, |_| (ColumnSum::NOTHING, Some(Decimal::ZERO)), lacks);
        self.open.push(New { row, grand, taken: None, unexplained: false, figures });
        self.end_block();
    }

    /// Where a row is not what `sum=` says. A row that is taken away and stands in brackets
    /// already is taken away once.
    fn said_offs(&self, rule: &SumRule, figures: &[(usize, Figure)]) -> Vec<Off> {
        let mut sums = vec![ColumnSum::NOTHING; self.grid.width()];
        for term in &rule.terms {
            for (column, figure) in self.figures(term.row) {
                let less = term.negative && figure.value.is_sign_negative();
                let one = ColumnSum::of(Figure { less, ..figure });
                if let Some(sum) = sums.get_mut(column) {
                    *sum = if term.negative { sum.less(one) } else { sum.plus(one) };
                }
            }
        }
        let judge = |&(column, total): &(usize, Figure)| {
            nearest_way(*sums.get(column)?, total, self.grid.is_mixed(column), None, column)
        };
        offs(&figures.iter().filter_map(judge).collect::<Vec<_>>())
    }
}
