//! The ways in which a total can be read, and the one that fits.

#![deny(clippy::arithmetic_side_effects)]

use rust_decimal::Decimal;

use super::figure::Figure;
use super::sum::Gap;

/// How a total was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// The rows since the last total.
    Block,
    /// The last total and the rows since.
    Running,
    /// Totals before it, and the rows since the last of them.
    Grand,
    /// The last total less the rows since: net of income that is printed without brackets.
    Net,
    /// One of the last two totals less the other: a surplus.
    Difference {
        /// True where the later one comes first.
        back: bool,
    },
    /// The rows under it.
    Heads,
    /// What `sum=` says.
    Said,
}

impl Reading {
    /// Whether it is only ever taken because it fits, and never named as the nearest.
    fn must_fit(self) -> bool {
        matches!(self, Self::Net | Self::Difference { .. })
    }
}

/// A reading that can be tried: of the open totals those from `from` on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// The reading.
    pub(super) reading: Reading,
    /// The first open total that it takes in.
    pub(super) from: usize,
}

/// How one column fits a reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Judged {
    /// The column.
    pub(super) column: usize,
    /// The printed total.
    pub(super) total: Figure,
    /// How it differs from what was printed above it.
    pub(super) gap: Gap,
    /// Whether `Less …` rows were added for it.
    pub(super) less_added: bool,
    /// It fits what an earlier total should have been.
    pub(super) forgiven: bool,
}

impl Judged {
    /// Whether the column fits.
    pub(super) fn fits(&self) -> bool {
        self.forgiven || self.gap.is_rounding()
    }
}

/// A reading that was tried.
pub(super) struct Attempt {
    /// Which.
    pub(super) candidate: Candidate,
    /// Its columns.
    pub(super) judged: Vec<Judged>,
    /// How many of them fit; a column of nothing but zeros fits anything and is not counted.
    pub(super) fits: usize,
    /// How many do not.
    pub(super) offs: usize,
    exact: usize,
}

impl Attempt {
    /// Counts what fits.
    pub(super) fn new(candidate: Candidate, judged: Vec<Judged>) -> Self {
        let count = |is: fn(&&Judged) -> bool| judged.iter().filter(is).count();
        let fits = count(|one| one.fits() && !one.gap.idle);
        let offs = count(|one| !one.fits());
        let exact = count(|one| one.gap.difference.is_zero());
        Self { candidate, judged, fits, offs, exact }
    }

    /// Whether it can be taken for the right one.
    fn is_right(&self) -> bool {
        self.fits > 0 && (self.fits >= self.offs || !self.candidate.reading.must_fit())
    }

    /// How many figures it adds at the most.
    pub(super) fn addends(&self) -> usize {
        self.judged.iter().map(|one| one.gap.addends).max().unwrap_or(0)
    }

    /// Whether the total is so near to its sum that a slip is likelier than chance.
    pub(super) fn is_near(&self) -> bool {
        self.distance() <= Decimal::new(5, 2)
    }

    /// How far it is from fitting, as a share of the figures: 0 fits, 1 is as far as can be.
    fn distance(&self) -> Decimal {
        let share = |one: &Judged| {
            let size = one.total.value.abs().checked_add(one.gap.sum.abs())?;
            one.gap.difference.abs().checked_div(size)
        };
        let all = self
            .judged
            .iter()
            .try_fold(Decimal::ZERO, |all, one| all.checked_add(share(one).unwrap_or(Decimal::ONE).min(Decimal::ONE)));
        all.and_then(|all| all.checked_div(Decimal::from(self.judged.len()))).unwrap_or(Decimal::ONE)
    }
}

/// The reading that fits most columns. Of two that fit as many, the one with fewer that do not,
/// then with more that fit to the last digit, then the first.
pub(super) fn right(attempts: &[Attempt]) -> Option<usize> {
    let mut best: Option<(usize, &Attempt)> = None;
    for (at, one) in attempts.iter().enumerate().filter(|(_, one)| one.is_right()) {
        let rank = |a: &Attempt| (a.fits, std::cmp::Reverse(a.offs), a.exact);
        if best.is_none_or(|(_, other)| rank(one) > rank(other)) {
            best = Some((at, one));
        }
    }
    best.map(|(at, _)| at)
}

/// The reading that is nearest where none fits: among those that add two figures or more, or
/// where the row `says` that it is a total.
pub(super) fn nearest(attempts: &[Attempt], says: bool) -> Option<usize> {
    let mut best: Option<(usize, Decimal)> = None;
    for (at, one) in attempts.iter().enumerate() {
        let counts = !one.candidate.reading.must_fit() && one.offs > 0 && (says || one.addends() > 1);
        let distance = one.distance();
        if counts && best.is_none_or(|(_, other)| distance < other) {
            best = Some((at, distance));
        }
    }
    best.map(|(at, _)| at)
}
