//! Goes down the rows of a table and takes each total in the way that fits it.

#![deny(clippy::arithmetic_side_effects)]

use planwright_core::model::{Row, RowKind, SumRule};
use rust_decimal::Decimal;

use super::figure::{Figure, Grid, Lane};
use super::label;
use super::open::{New, Open};
use super::reading::{Attempt, Candidate, Judged, Reading, nearest, right};
use super::sum::{ColumnSum, Gap, negated};

/// A row that a total is made of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The row.
    pub(super) row: usize,
    /// True where it is taken away.
    pub(super) negative: bool,
}

/// A column of a total that does not fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Off {
    /// The column.
    pub(super) column: usize,
    /// The sum, and how the total differs from it.
    pub(super) gap: Gap,
    /// Whether `Less …` rows were added.
    pub(super) less_added: bool,
    /// Whether rounding can explain it, but whole pounds are not rounded.
    pub(super) note: bool,
}

/// A total as it was read.
#[derive(Debug)]
pub(super) struct Taken {
    /// Its row.
    pub(super) row: usize,
    /// How it was read.
    pub(super) reading: Reading,
    /// Whether some column fits the reading; else it is the nearest.
    pub(super) sure: bool,
    /// What it is made of, down the table.
    pub(super) parts: Vec<Part>,
    /// How many of them, at the beginning, are totals before it.
    pub(super) totals: usize,
    /// Where it does not fit.
    pub(super) offs: Vec<Off>,
    /// Where cells of its rows hold no figure.
    pub(super) unread: Vec<Unread>,
}

/// The cells of a total's rows in one column that hold words where a figure should be.
#[derive(Debug, Clone)]
pub(super) struct Unread {
    /// The column.
    pub(super) column: usize,
    /// The rows, down the table.
    pub(super) rows: Vec<usize>,
    /// How the total differs from the other rows, where that is not told because the words may explain it.
    pub(super) hidden: Option<Off>,
}

/// The rows since the last total.
#[derive(Default)]
pub(super) struct Block {
    pub(super) rows: Vec<usize>,
    sums: Vec<ColumnSum>,
    /// Of the sums, what comes from rows that bring money in.
    income: Vec<ColumnSum>,
    /// By column: the rows in which words stand where a figure should be.
    words: Vec<Vec<usize>>,
    /// Whether some of them take away.
    takes_away: bool,
}

impl Block {
    /// Whether words stand in a column where a figure should be.
    pub(super) fn has_words(&self, column: usize) -> bool {
        !self.words_in(column).is_empty()
    }

    /// The rows in which words stand in a column where a figure should be.
    pub(super) fn words_in(&self, column: usize) -> &[usize] {
        self.words.get(column).map_or(&[], Vec::as_slice)
    }

    /// What they come to in a column, if money that comes in is taken away.
    pub(super) fn net(&self, column: usize) -> ColumnSum {
        let income = self.income.get(column).copied().unwrap_or(ColumnSum::NOTHING);
        self.sum(column).since(income).less(income)
    }

    /// What they come to in a column.
    pub(super) fn sum(&self, column: usize) -> ColumnSum {
        self.sums.get(column).copied().unwrap_or(ColumnSum::NOTHING)
    }
}

/// How far the reading of a table has come.
pub(super) struct Walk<'g, 'a> {
    pub(super) grid: &'g Grid<'a>,
    said: Vec<Vec<&'a SumRule>>,
    pub(super) open: Open,
    pub(super) block: Block,
    /// A label without numbers followed the last total: a new sum begins.
    severed: bool,
    /// Whether rows that are only called totals are read as such.
    reads_called: bool,
    /// A bold row compared figures since the last total: the next may do so too.
    compared: bool,
    pub(super) taken: Vec<Taken>,
}

/// Every total of a table, as it was read; where `reads_called`, also those that are only called so.
pub(super) fn totals(grid: &Grid, reads_called: bool) -> Vec<Taken> {
    let table = grid.table;
    let mut said = vec![Vec::new(); table.rows.len()];
    for rule in &table.sums {
        if let Some(row) = said.get_mut(rule.total) {
            row.push(rule);
        }
    }
    let mut walk = Walk {
        grid,
        said,
        open: Open::new(),
        block: Block::default(),
        severed: false,
        reads_called,
        compared: false,
        taken: Vec::new(),
    };
    for (row, kind) in table.rows.iter().map(|row| row.kind).enumerate() {
        walk.step(row, kind);
    }
    walk.rows_under_the_last();
    walk.taken
}

impl Walk<'_, '_> {
    fn step(&mut self, row: usize, kind: RowKind) {
        let Some(label) = self.grid.labels.get(row) else { return };
        let rules = self.said.get_mut(row).map(std::mem::take).unwrap_or_default();
        if !rules.is_empty() {
            return self.said(row, &rules);
        }
        match kind {
            RowKind::Heading => {
                let after_total = self.block.rows.is_empty() && self.open.len() > 0;
                self.severed |= after_total && !label::goes_on(&label.text);
            }
            _ if label.memo => {}
            RowKind::Plain if self.reads_called && label.called => self.called(row),
            RowKind::Plain => self.plain(row),
            RowKind::Total => self.total(row),
        }
    }

    /// The figures of a row, by column.
    pub(super) fn figures(&self, row: usize) -> Vec<(usize, Figure)> {
        self.grid.columns().filter_map(|column| Some((column, self.grid.figure(row, column)?))).collect()
    }

    /// A row that is added.
    pub(super) fn plain(&mut self, row: usize) {
        let figures = self.figures(row);
        self.note_words(row);
        if figures.is_empty() {
            return;
        }
        self.block.rows.push(row);
        self.block.sums.resize(self.grid.width(), ColumnSum::NOTHING);
        self.block.income.resize(self.grid.width(), ColumnSum::NOTHING);
        let income = self.grid.labels.get(row).is_some_and(|label| label.income);
        for (column, figure) in figures {
            self.block.takes_away |= figure.less || figure.value.is_sign_negative();
            if let Some(sum) = self.block.sums.get_mut(column) {
                *sum = sum.plus(ColumnSum::of(figure));
            }
            if let Some(sum) = self.block.income.get_mut(column).filter(|_| income) {
                *sum = sum.plus(ColumnSum::of(figure));
            }
        }
    }

    /// Notes where a row has words and no figure.
    fn note_words(&mut self, row: usize) {
        self.block.words.resize(self.grid.width(), Vec::new());
        let columns: Vec<usize> = self.grid.columns().filter(|column| self.is_unknown(row, *column)).collect();
        for column in columns {
            if let Some(words) = self.block.words.get_mut(column) {
                words.push(row);
            }
        }
    }

    /// A row that stands for others.
    fn total(&mut self, row: usize) {
        let figures = self.figures(row);
        if figures.is_empty() {
            return;
        }
        let mut attempts = self.attempts(&figures);
        let mut best = right(&attempts);
        if best.is_none() && self.rows_under_the_last() {
            attempts = self.attempts(&figures);
            best = right(&attempts);
        }
        if let Some(attempt) = best.and_then(|at| attempts.get(at)) {
            if attempt.offs > 0 && self.grid.labels.get(row).is_some_and(|label| label.runs_on) {
                return;
            }
            return self.take(row, attempt, &figures, true);
        }
        if let Some(idle) = attempts.iter().find(|one| !one.judged.is_empty() && one.offs == 0) {
            return self.take(row, idle, &figures, true);
        }
        if let Some(net) = self.net_of_income(&figures) {
            return self.take(row, &net, &figures, true);
        }
        let Some(label) = self.grid.labels.get(row) else { return };
        // The total of another year, for comparison.
        if label.year && self.block.rows.is_empty() && self.last_names_a_year() {
            return;
        }
        let compared = attempts.iter().any(|one| !one.judged.is_empty());
        if compared && (label.compares || self.compared) && !label.total {
            self.compared = true;
            return;
        }
        let nearest = nearest(&attempts, label.total).and_then(|at| attempts.get(at));
        match nearest.filter(|attempt| label.total || !self.is_emphasis(row, attempt)) {
            Some(attempt) => self.take(row, attempt, &figures, false),
            // One row in bold among others, which says of no other that it is its sum.
            None if compared && !self.block.rows.is_empty() => self.plain(row),
            None => self.begin(row, &figures),
        }
    }

    /// Whether a bold row that fits in no column, and is not called a total, is more likely to be
    /// set in bold because it matters: no column is near and no one row was left out of all, and
    /// there are several columns, or no other total and rows that follow.
    fn is_emphasis(&self, row: usize, attempt: &Attempt) -> bool {
        let left_out = |part: &usize| {
            attempt.judged.iter().all(|one| {
                let figure = self.grid.figure(*part, one.column).map_or(Decimal::ZERO, |figure| figure.value);
                figure == negated(one.gap.difference)
            })
        };
        let rows = &self.grid.table.rows;
        let compares = |at: usize| self.grid.labels.get(at).is_some_and(|label| label.compares && !label.total);
        let is_total = |(at, other): &(usize, &Row)| *at != row && other.kind == RowKind::Total && !compares(*at);
        let others = || rows.iter().enumerate().filter(is_total);
        let more_rows = || rows.iter().enumerate().skip(row).any(|(at, _)| at > row && !self.figures(at).is_empty());
        let unlikely = attempt.judged.len() > 1 || (others().next().is_none() && more_rows());
        unlikely && !attempt.is_near() && !self.block.rows.iter().any(left_out)
    }

    /// A total that nothing stands before: an opening balance, or the head of the rows under it.
    pub(super) fn begin(&mut self, row: usize, figures: &[(usize, Figure)]) {
        let figures = self.by_column(figures, |_| (ColumnSum::NOTHING, Some(Decimal::ZERO)), |_| Some(Decimal::ZERO));
        self.open.push(New { row, grand: false, taken: None, unexplained: true, figures });
        self.end_block();
    }

    /// A total has been read: the next begins.
    pub(super) fn end_block(&mut self) {
        self.block = Block::default();
        self.severed = false;
        self.compared = false;
    }

    /// Every reading that there can be, the likeliest first.
    fn candidates(&self) -> Vec<Candidate> {
        let open = self.open.len();
        let rows = !self.block.rows.is_empty();
        let mut found = Vec::new();
        let mut add = |reading, from| found.push(Candidate { reading, from });
        if rows {
            add(Reading::Block, open);
        }
        let Some(last) = open.checked_sub(1) else { return found };
        // A sum that begins anew does not go on from the last one, unless it takes away from it.
        if !rows || !self.severed || self.block.takes_away {
            add(Reading::Running, last);
            let section = self.open.section();
            let mut before = last;
            for from in [section, section.saturating_sub(1), 0] {
                if from < before {
                    add(Reading::Grand, from);
                    before = from;
                }
            }
        }
        if rows && !self.severed {
            add(Reading::Net, last);
        }
        if let Some(two) = open.checked_sub(2).filter(|_| !rows) {
            add(Reading::Difference { back: false }, two);
            add(Reading::Difference { back: true }, two);
        }
        found
    }

    pub(super) fn attempts(&self, figures: &[(usize, Figure)]) -> Vec<Attempt> {
        let judge = |candidate: Candidate| {
            let judged = figures.iter().filter_map(|&(column, total)| self.judge(candidate, column, total));
            Attempt::new(candidate, judged.collect())
        };
        self.candidates().into_iter().map(judge).collect()
    }

    /// What a column comes to by a reading.
    fn sum(&self, candidate: Candidate, column: usize) -> ColumnSum {
        let carried = self.open.sum(candidate.from, column);
        let rows = self.block.sum(column);
        match candidate.reading {
            Reading::Block | Reading::Heads | Reading::Said => rows,
            Reading::Running | Reading::Grand => carried.plus(rows),
            Reading::Net => carried.less(rows),
            Reading::Difference { back } => {
                let last = self.open.sum(candidate.from.saturating_add(1), column);
                let first = carried.since(last);
                if back { last.less(first) } else { first.less(last) }
            }
        }
    }

    /// What the totals that a reading takes in were printed with too little.
    fn more(&self, candidate: Candidate, column: usize) -> Option<Decimal> {
        match candidate.reading {
            Reading::Running | Reading::Grand | Reading::Net => self.open.more(candidate.from, column),
            Reading::Difference { back } => {
                let last = self.open.more(candidate.from.saturating_add(1), column)?;
                let first = self.open.more(candidate.from, column)?.checked_sub(last)?;
                if back { last.checked_sub(first) } else { first.checked_sub(last) }
            }
            _ => Some(Decimal::ZERO),
        }
    }

    fn judge(&self, candidate: Candidate, column: usize, total: Figure) -> Option<Judged> {
        let sum = self.sum(candidate, column);
        let mixed = self.grid.is_mixed(column);
        let judged = nearest_way(sum, total, mixed, None, column)?;
        let more = self.more(candidate, column).filter(|more| !more.is_zero());
        if judged.fits() || more.is_none() {
            return Some(judged);
        }
        let mended = nearest_way(sum, total, mixed, more, column).filter(Judged::fits);
        Some(mended.map_or(judged, |mended| Judged { forgiven: true, ..mended }))
    }

    /// Takes a total by a reading.
    pub(super) fn take(&mut self, row: usize, attempt: &Attempt, figures: &[(usize, Figure)], sure: bool) {
        let Candidate { reading, from } = attempt.candidate;
        let lacks = |column: usize| match attempt.judged.iter().find(|one| one.column == column) {
            Some(one) if one.forgiven => Some(Decimal::ZERO),
            Some(one) if !one.fits() => Some(negated(one.gap.difference)),
            _ => self.more(attempt.candidate, column),
        };
        // A total that was not printed is what its rows come to.
        let unprinted = |column| (self.sum(attempt.candidate, column), self.more(attempt.candidate, column));
        let figures = self.by_column(figures, unprinted, lacks);
        let rows = std::mem::take(&mut self.block.rows);
        // One total straight after another that should be equal: only if no later one needs it.
        let alone = !sure && rows.is_empty() && reading == Reading::Running;
        let grand = match reading {
            Reading::Running | Reading::Net => self.open.ends_grand(),
            Reading::Grand | Reading::Difference { .. } => true,
            _ => false,
        };
        let before = self.open.last();
        let from = if alone { self.open.len() } else { from };
        let absorbed = self.open.absorb(from);
        self.settle(&absorbed, attempt);
        let mut parts = totals_of(reading, &absorbed);
        if alone {
            parts.extend(before.map(|row| Part { row, negative: false }));
        }
        let totals = parts.len();
        let negative = reading == Reading::Net;
        parts.extend(rows.into_iter().map(|row| Part { row, negative }));
        let at = self.taken.len();
        let (offs, hidden) = offs(&attempt.judged).into_iter().partition(|off| off.note || !self.may_be_unknown(off));
        let unread = self.unread(&attempt.judged, hidden);
        self.taken.push(Taken { row, reading, sure, parts, totals, offs, unread });
        self.open.push(New { row, grand, taken: alone.then_some(at), unexplained: alone, figures });
        self.end_block();
    }

    /// Totals that seemed to be none are in order where a later one is made of them as printed.
    fn settle(&mut self, absorbed: &[(usize, Option<usize>)], attempt: &Attempt) {
        let printed = attempt.judged.iter().any(|one| one.fits() && !one.forgiven && !one.gap.idle);
        for taken in absorbed.iter().filter_map(|(_, taken)| *taken).filter(|_| printed) {
            if let Some(taken) = self.taken.get_mut(taken) {
                taken.offs.clear();
            }
        }
    }

    /// The figures of a total by column, each with what it was printed with too little.
    pub(super) fn by_column(
        &self,
        figures: &[(usize, Figure)],
        unprinted: impl Fn(usize) -> (ColumnSum, Option<Decimal>),
        lacks: impl Fn(usize) -> Option<Decimal>,
    ) -> Vec<(ColumnSum, Option<Decimal>)> {
        let mut all: Vec<Option<Figure>> = vec![None; self.grid.width()];
        for (column, figure) in figures {
            if let Some(place) = all.get_mut(*column) {
                *place = Some(*figure);
            }
        }
        let entry = |(column, figure): (usize, Option<Figure>)| match figure {
            Some(figure) => (ColumnSum::of(figure), lacks(column)),
            None => unprinted(column),
        };
        all.into_iter().enumerate().map(entry).collect()
    }
}

/// How much a column was printed with too little.
pub(super) fn mended(off: &Off) -> Decimal {
    negated(off.gap.difference)
}

/// The totals that a reading takes in.
fn totals_of(reading: Reading, absorbed: &[(usize, Option<usize>)]) -> Vec<Part> {
    let part = |(at, &(row, _)): (usize, &(usize, Option<usize>))| Part {
        row,
        negative: reading == Reading::Difference { back: at == 0 },
    };
    absorbed.iter().enumerate().map(part).collect()
}

/// Of the ways in which a column can be summed the one that comes nearest to the total.
pub(super) fn nearest_way(
    sum: ColumnSum,
    total: Figure,
    mixed: bool,
    more: Option<Decimal>,
    column: usize,
) -> Option<Judged> {
    let mut best: Option<Judged> = None;
    for (sum, less_added) in sum.ways(total.lane, mixed) {
        let Some(gap) = sum.gap(total, more) else { continue };
        if best.is_none_or(|other| gap.difference.abs() < other.gap.difference.abs()) {
            best = Some(Judged { column, total, gap, less_added, forgiven: false });
        }
    }
    best
}

/// The columns that do not fit, and those in whole pounds that only rounding could explain.
pub(super) fn offs(judged: &[Judged]) -> Vec<Off> {
    let off = |one: &Judged| {
        let whole_pounds = one.total.lane == Lane::Pounds && one.gap.whole && !one.gap.difference.is_zero();
        let note = one.fits() && !one.forgiven && whole_pounds;
        let Judged { column, gap, less_added, .. } = *one;
        (note || !one.fits()).then_some(Off { column, gap, less_added, note })
    };
    judged.iter().filter_map(off).collect()
}
