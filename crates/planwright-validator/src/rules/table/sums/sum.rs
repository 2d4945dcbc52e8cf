//! Sums of figures, exact, with what rounding may have taken from them.

#![deny(clippy::arithmetic_side_effects)]

use rust_decimal::Decimal;

use super::figure::{Figure, Lane};

/// A sum of figures. Where it grew beyond what a decimal holds it is unknown, and stays so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    known: Option<Known>,
    /// How many figures were added.
    addends: usize,
    /// How many of them were printed to more than a whole pound.
    coarse: usize,
    /// How many of them are not zero.
    filled: usize,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    value: Decimal,
    /// The worth of the last printed digits of all addends together.
    digits: Decimal,
}

impl Sum {
    const NOTHING: Self =
        Self { known: Some(Known { value: Decimal::ZERO, digits: Decimal::ZERO }), addends: 0, coarse: 0, filled: 0 };

    fn of(figure: Figure) -> Self {
        let known = Some(Known { value: figure.value, digits: figure.digit });
        let coarse = usize::from(figure.digit > Decimal::ONE);
        Self { known, addends: 1, coarse, filled: usize::from(!figure.value.is_zero()) }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            known: self.known.zip(other.known).and_then(|(a, b)| a.plus(b)),
            addends: self.addends.saturating_add(other.addends),
            coarse: self.coarse.saturating_add(other.coarse),
            filled: self.filled.saturating_add(other.filled),
        }
    }

    /// Takes the value of another away, whose rounding adds to its own.
    fn less(self, other: Self) -> Self {
        let negative = other.known.map(|known| Known { value: negated(known.value), ..known });
        self.plus(Self { known: negative, ..other })
    }

    /// What was added since `earlier`, which is a part of it.
    fn since(self, earlier: Self) -> Self {
        let known = self.known.zip(earlier.known).and_then(|(all, part)| {
            let value = all.value.checked_sub(part.value)?;
            Some(Known { value, digits: all.digits.checked_sub(part.digits)? })
        });
        Self {
            known,
            addends: self.addends.saturating_sub(earlier.addends),
            coarse: self.coarse.saturating_sub(earlier.coarse),
            filled: self.filled.saturating_sub(earlier.filled),
        }
    }

    /// How a printed total differs from the sum; `corrected` is what its addends were printed with
    /// too little. None where nothing was added or nothing is known.
    pub(super) fn gap(self, total: Figure, corrected: Option<Decimal>) -> Option<Gap> {
        if self.addends == 0 {
            return None;
        }
        let known = self.known?;
        let sum = match corrected {
            Some(more) => known.value.checked_add(more)?,
            None => known.value,
        };
        let bound = known.digits.checked_add(total.digit)?.checked_div(Decimal::TWO)?;
        let difference = total.value.checked_sub(sum)?;
        let whole = self.coarse == 0 && total.digit <= Decimal::ONE;
        let idle = self.filled == 0 && total.value.is_zero();
        Some(Gap { sum, difference, bound, addends: self.addends, whole, idle })
    }

    /// Whether anything was added.
    fn is_something(self) -> bool {
        self.addends > 0
    }
}

impl Known {
    fn plus(self, other: Self) -> Option<Self> {
        let value = self.value.checked_add(other.value)?;
        Some(Self { value, digits: self.digits.checked_add(other.digits)? })
    }
}

/// The number with the other sign.
pub(super) fn negated(mut value: Decimal) -> Decimal {
    let negative = value.is_sign_negative();
    value.set_sign_negative(!negative && !value.is_zero());
    value
}

/// How a printed total and a sum differ.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gap {
    /// What the addends come to.
    pub(super) sum: Decimal,
    /// The total less the sum.
    pub(super) difference: Decimal,
    /// Half the worth of the last printed digits of every addend and of the total.
    pub(super) bound: Decimal,
    /// How many figures were added.
    pub(super) addends: usize,
    /// True where all of them were printed to the pound or the penny.
    pub(super) whole: bool,
    /// True where the total and everything that was added are zero: that fits any reading.
    pub(super) idle: bool,
}

impl Gap {
    /// Whether rounding alone can explain it.
    pub(super) fn is_rounding(&self) -> bool {
        self.difference.abs() <= self.bound
    }
}

/// The sums of one column: by what its figures count, those of `Less …` rows apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct ColumnSum {
    lanes: [[Sum; 2]; 2],
}

impl ColumnSum {
    /// Nothing added.
    pub(super) const NOTHING: Self = Self { lanes: [[Sum::NOTHING; 2]; 2] };

    /// One figure.
    pub(super) fn of(figure: Figure) -> Self {
        let mut all = Self::NOTHING;
        let [pounds, counts] = &mut all.lanes;
        let [plain, less] = match figure.lane {
            Lane::Pounds => pounds,
            Lane::Count => counts,
        };
        *(if figure.less { less } else { plain }) = Sum::of(figure);
        all
    }

    fn both(self, other: Self, op: fn(Sum, Sum) -> Sum) -> Self {
        let [[a, b], [c, d]] = self.lanes;
        let [[e, f], [g, h]] = other.lanes;
        Self { lanes: [[op(a, e), op(b, f)], [op(c, g), op(d, h)]] }
    }

    /// Both together.
    pub(super) fn plus(self, other: Self) -> Self {
        self.both(other, Sum::plus)
    }

    /// The one less the other.
    pub(super) fn less(self, other: Self) -> Self {
        self.both(other, Sum::less)
    }

    /// What was added since `earlier`, which is a part of it.
    pub(super) fn since(self, earlier: Self) -> Self {
        self.both(earlier, Sum::since)
    }

    /// The sums that a total of this kind can be of: what counts the same, where the column is
    /// `mixed` first with the bare numbers beside the pounds; `Less …` rows taken away, or added.
    /// The flag says whether they were added.
    pub(super) fn ways(self, lane: Lane, mixed: bool) -> impl Iterator<Item = (Sum, bool)> {
        let [pounds, counts] = self.lanes;
        let own = match lane {
            Lane::Pounds => pounds,
            Lane::Count => counts,
        };
        let [[a, b], [c, d]] = self.lanes;
        let together = mixed.then(|| [a.plus(c), b.plus(d)]);
        together.into_iter().chain([own]).flat_map(|[plain, less]| {
            let added = less.is_something().then(|| (plain.plus(less), true));
            std::iter::once((plain.less(less), false)).chain(added)
        })
    }
}
