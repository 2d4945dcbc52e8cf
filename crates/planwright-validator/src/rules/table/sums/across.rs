//! What `rows=` says of the columns of each row.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::amount::is_nothing;
use planwright_core::model::{Amount, Cell, RowArithmetic, RowKind, Table, Term, Unit, inline_text};
use rust_decimal::Decimal;

use super::figure::{Grid, MOST_COLUMNS};

/// A row that does not keep what `rows=` says.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowOff {
    /// Which of the equations.
    pub(super) equation: usize,
    /// What its left side comes to.
    pub(super) comes_to: Decimal,
    /// What is printed as the result.
    pub(super) printed: Decimal,
    /// The printed less what it comes to.
    pub(super) difference: Decimal,
    /// How much of that rounding can explain.
    pub(super) bound: Decimal,
    /// The finest of the last digits that were printed.
    pub(super) finest: Decimal,
    /// Whether rounding can explain it, but whole pounds are not rounded.
    pub(super) note: bool,
}

/// The equations of a table and where its rows do not keep them.
pub(super) struct Across<'a> {
    /// The equations.
    pub(super) equations: &'a [RowArithmetic],
    /// By row.
    pub(super) offs: Vec<Vec<RowOff>>,
    /// The same of the rows that `rows-except=` excuses: a total that holds one is out by as much.
    pub(super) excused: Vec<Vec<RowOff>>,
}

impl<'a> Across<'a> {
    /// Checks every row that is to be checked.
    pub(super) fn of(grid: &Grid<'a>) -> Self {
        let table = grid.table;
        let equations = table.row_arithmetic.as_slice();
        let mut across = Self { equations, offs: Vec::new(), excused: Vec::new() };
        across.offs.resize(table.rows.len(), Vec::new());
        across.excused.resize(table.rows.len(), Vec::new());
        if equations.is_empty() {
            return across;
        }
        for (row, excused) in checked(grid) {
            let cells = table.rows.get(row).map_or(&[][..], |row| row.cells.as_slice());
            let found = equations.iter().enumerate().filter_map(|(at, one)| off(at, one, cells));
            let all = if excused { &mut across.excused } else { &mut across.offs };
            if let Some(place) = all.get_mut(row) {
                *place = found.collect();
            }
        }
        across
    }

    /// By how much an equation's printed result moves away from its left side when a column grows
    /// by one; none where the column is multiplied or divided, or not named.
    pub(super) fn weight(&self, equation: usize, column: usize) -> Option<Decimal> {
        let equation = self.equations.get(equation)?;
        if !is_sum(equation) {
            return None;
        }
        let mut weight = if equation.result == column { Decimal::ONE } else { Decimal::ZERO };
        for term in equation.terms.iter().filter(|term| term.column == column) {
            let one = if term.operator == '-' { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
            weight = weight.checked_add(one)?;
        }
        (!weight.is_zero()).then_some(weight)
    }
}

/// Whether an equation only adds and takes away.
pub(super) fn is_sum(equation: &RowArithmetic) -> bool {
    !equation.percent && equation.terms.iter().all(|term| "+-".contains(term.operator))
}

/// The rows that are to be checked, and whether `rows-except=` excuses them: none after the last
/// total, none that is a part of another.
fn checked<'g>(grid: &'g Grid) -> impl Iterator<Item = (usize, bool)> + 'g {
    let Table { rows, rows_except, .. } = grid.table;
    let mut except = vec![false; rows.len()];
    for row in rows_except {
        if let Some(place) = except.get_mut(*row) {
            *place = true;
        }
    }
    let last = rows.iter().rposition(|row| row.kind == RowKind::Total).unwrap_or(rows.len());
    let is_part = |at: usize| grid.labels.get(at).is_some_and(|label| label.memo);
    let all = rows.iter().enumerate().zip(except).take(last.saturating_add(1));
    all.filter(move |((at, row), _)| row.kind != RowKind::Heading && !is_part(*at))
        .map(|((at, _), except)| (at, except))
}

/// A number and what rounding may have taken from it, both ways.
#[derive(Clone, Copy)]
struct Range {
    value: Decimal,
    low: Decimal,
    high: Decimal,
}

impl Range {
    const ZERO: Self = Self { value: Decimal::ZERO, low: Decimal::ZERO, high: Decimal::ZERO };

    /// A printed amount; a percentage that multiplies is so many hundredths.
    fn of(amount: &Amount, hundredths: bool) -> Option<Self> {
        let half = amount.last_digit.checked_div(Decimal::TWO)?;
        let all =
            Self { value: amount.value, low: amount.value.checked_sub(half)?, high: amount.value.checked_add(half)? };
        if hundredths { all.times(Decimal::new(1, 2)) } else { Some(all) }
    }

    fn times(self, by: Decimal) -> Option<Self> {
        let (value, low, high) = (self.value.checked_mul(by)?, self.low.checked_mul(by)?, self.high.checked_mul(by)?);
        Some(Self { value, low: low.min(high), high: low.max(high) })
    }

    fn plus(self, other: Self) -> Option<Self> {
        let value = self.value.checked_add(other.value)?;
        Some(Self { value, low: self.low.checked_add(other.low)?, high: self.high.checked_add(other.high)? })
    }

    fn product(self, other: Self) -> Option<Self> {
        let ends = [
            self.low.checked_mul(other.low)?,
            self.low.checked_mul(other.high)?,
            self.high.checked_mul(other.low)?,
            self.high.checked_mul(other.high)?,
        ];
        let [first, ..] = ends;
        let low = ends.into_iter().fold(first, Decimal::min);
        let high = ends.into_iter().fold(first, Decimal::max);
        Some(Self { value: self.value.checked_mul(other.value)?, low, high })
    }

    /// One over the number; none where it may be zero.
    fn inverse(self) -> Option<Self> {
        let holds_zero = self.low <= Decimal::ZERO && self.high >= Decimal::ZERO;
        let over = |value: Decimal| Decimal::ONE.checked_div(value);
        let all = (!holds_zero).then_some(self)?;
        Some(Self { value: over(all.value)?, low: over(all.high)?, high: over(all.low)? })
    }
}

/// What a cell gives to an equation.
enum Given {
    /// An amount.
    Amount(Amount),
    /// Nothing, which counts as zero.
    Nothing,
    /// A percentage, which sums pass over.
    Percentage(Amount),
    /// Words: the row cannot be reckoned.
    Words,
}

fn given(cells: &[Cell], column: usize) -> Given {
    let Some(cell) = cells.get(column).filter(|_| column < MOST_COLUMNS) else { return Given::Words };
    match cell.amount {
        Some(amount) if amount.unit == Unit::Percent => Given::Percentage(amount),
        Some(amount) => Given::Amount(amount),
        None if is_nothing(&inline_text(&cell.content)) => Given::Nothing,
        None => Given::Words,
    }
}

/// How a row breaks an equation, if it does.
fn off(at: usize, equation: &RowArithmetic, cells: &[Cell]) -> Option<RowOff> {
    let sums = is_sum(equation);
    let mut finest: Option<Decimal> = None;
    let mut whole = true;
    let mut any = false;
    let mut note = |amount: &Amount| {
        any = true;
        whole &= amount.unit == Unit::Pounds && amount.last_digit <= Decimal::ONE;
        finest = Some(finest.map_or(amount.last_digit, |finest| finest.min(amount.last_digit)));
    };
    let left = left(equation, |term| match given(cells, term.column) {
        Given::Words => None,
        Given::Nothing => Some(Range::ZERO),
        Given::Percentage(_) if sums => Some(Range::ZERO),
        Given::Percentage(amount) => Range::of(&amount, true),
        Given::Amount(amount) => {
            note(&amount);
            Range::of(&amount, false)
        }
    })?;
    let result = match given(cells, equation.result) {
        Given::Words => return None,
        Given::Percentage(_) if sums => return None,
        Given::Nothing if !sums => return None,
        Given::Nothing => Range::ZERO,
        Given::Percentage(amount) | Given::Amount(amount) => {
            note(&amount);
            Range::of(&amount, false)?
        }
    };
    let percent = equation.percent || matches!(given(cells, equation.result), Given::Percentage(_));
    let left = if percent { left.times(Decimal::ONE_HUNDRED)? } else { left };
    let rounding = left.low <= result.high && result.low <= left.high;
    let difference = result.value.checked_sub(left.value)?;
    let is_note = rounding && sums && whole && !difference.is_zero();
    if !any || (rounding && !is_note) {
        return None;
    }
    let spread = |range: Range| range.high.checked_sub(range.low)?.checked_div(Decimal::TWO);
    let bound = spread(left)?.checked_add(spread(result)?)?;
    let finest = if sums { finest? } else { finest_of_result(cells, equation, percent)? };
    Some(RowOff { equation: at, comes_to: left.value, printed: result.value, difference, bound, finest, note: is_note })
}

/// A product or a share is told as closely as its result is printed.
fn finest_of_result(cells: &[Cell], equation: &RowArithmetic, percent: bool) -> Option<Decimal> {
    let printed = cells.get(equation.result)?.amount.map(|amount| amount.last_digit);
    Some(printed.unwrap_or(if percent { Decimal::new(1, 1) } else { Decimal::ONE }))
}

/// The left side: products and quotients first, then sums.
fn left(equation: &RowArithmetic, mut value: impl FnMut(&Term) -> Option<Range>) -> Option<Range> {
    let mut sum = Range::ZERO;
    let mut product: Option<Range> = None;
    for term in &equation.terms {
        let one = value(term)?;
        match (term.operator, product) {
            ('*', Some(before)) => product = Some(before.product(one)?),
            ('/', Some(before)) => product = Some(before.product(one.inverse()?)?),
            (sign, before) => {
                if let Some(before) = before {
                    sum = sum.plus(before)?;
                }
                let sign = if sign == '-' { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
                product = Some(one.times(sign)?);
            }
        }
    }
    match product {
        Some(last) => sum.plus(last),
        None => Some(sum),
    }
}
