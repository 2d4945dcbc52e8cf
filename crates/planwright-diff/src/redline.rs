//! Both versions in one: everything that stands, stood or was exchanged, in reading order.

use planwright_core::model::{Id, Kind, RowKind};

use crate::content::{List, Setting, Shape, Token};

/// On which side something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// In both.
    Both,
    /// Only in the old version.
    Old,
    /// Only in the new version.
    New,
}

/// Tokens that stand on one side, or on both.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where they stand.
    pub side: Side,
    /// The tokens; of what stands on both sides those of the new version.
    pub tokens: Vec<Token>,
    /// The change that tells of it, by its place among all.
    pub change: Option<usize>,
}

/// What became of a unit of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitState {
    /// It stands in both versions, at this place. Its runs tell whether it was edited.
    Kept,
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It stood elsewhere. Its runs tell what was edited besides.
    MovedHere,
    /// It stands elsewhere now.
    MovedAway,
}

/// A unit of text of either version.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitDiff {
    /// What it is.
    pub shape: Shape,
    /// What it stands within.
    pub setting: Setting,
    /// What became of it.
    pub state: UnitState,
    /// Its words; of a table, those of its caption. Of what moved away, as they stood.
    pub runs: Vec<Run>,
    /// The rows and columns of a table.
    pub table: Option<TableDiff>,
    /// On which side its paragraph ends with it. On the other the text goes on with the next unit: where this is the
    /// new side, the paragraph was split here; where it is the old one, two were joined.
    pub end: Side,
    /// The change that tells that it was added, removed or moved, or that its paragraph was split or joined. Of what
    /// moved it is the same where it stood and where it stands.
    pub change: Option<usize>,
}

impl UnitDiff {
    /// True where the text of a side goes on with the next unit.
    #[must_use]
    pub fn goes_on(&self, side: Side) -> bool {
        self.end != Side::Both && self.end != side
    }

    /// True where nothing of it changed.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let same = |runs: &[Run]| runs.iter().all(|run| run.side == Side::Both);
        self.state == UnitState::Kept
            && self.end == Side::Both
            && same(&self.runs)
            && self.table.as_ref().is_none_or(TableDiff::is_same)
    }
}

/// A column of either version.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnDiff {
    /// Where it stands.
    pub side: Side,
    /// Its heading.
    pub heading: Vec<Run>,
    /// True for a column of amounts.
    pub amounts: bool,
}

/// A row of either version.
#[derive(Debug, Clone, PartialEq)]
pub struct RowDiff {
    /// Where it stands.
    pub side: Side,
    /// What it is.
    pub kind: RowKind,
    /// A cell for each column of the redline.
    pub cells: Vec<Vec<Run>>,
    /// The change that tells that it was added or removed.
    pub change: Option<usize>,
}

/// A table of both versions in one.
#[derive(Debug, Clone, PartialEq)]
pub struct TableDiff {
    /// The columns.
    pub columns: Vec<ColumnDiff>,
    /// The rows, in the new order; one that is gone stands after the row that it stood after.
    pub rows: Vec<RowDiff>,
    /// The change that tells that the rows stand in another order.
    pub rows_reordered: Option<usize>,
    /// The change that tells that the columns stand in another order.
    pub columns_reordered: Option<usize>,
    /// The change that tells that its numbers are counted in another unit.
    pub unit: Option<usize>,
}

impl TableDiff {
    /// True where nothing of it changed.
    #[must_use]
    pub fn is_same(&self) -> bool {
        let same = |runs: &[Run]| runs.iter().all(|run| run.side == Side::Both);
        let columns = self.columns.iter().all(|column| column.side == Side::Both && same(&column.heading));
        let rows = self.rows.iter().all(|row| row.side == Side::Both && row.cells.iter().all(|cell| same(cell)));
        let order = self.rows_reordered.is_none() && self.columns_reordered.is_none();
        columns && rows && order && self.unit.is_none()
    }
}

/// A value of front matter that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldDiff {
    /// The list that its entry belongs to; none for a key of its own.
    pub list: Option<List>,
    /// The entry's name.
    pub entry: Option<String>,
    /// The key. Every value of an entry that came or went has the one change of that.
    pub key: Option<String>,
    /// Its words.
    pub runs: Vec<Run>,
    /// The change that tells of it.
    pub change: usize,
}

/// A section of either version.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionDiff {
    /// Its new id, or its old one where it is gone; none for the plan itself.
    pub id: Option<Id>,
    /// Its kind; none for the plan itself.
    pub kind: Option<Kind>,
    /// 0 for the plan itself, 1 for a chapter, 2 for a section in one.
    pub level: u8,
    /// Where it stands.
    pub side: Side,
    /// True where it was moved.
    pub moved: bool,
    /// Its title.
    pub title: Vec<Run>,
    /// What changed in its front matter.
    pub fields: Vec<FieldDiff>,
    /// Its text.
    pub units: Vec<UnitDiff>,
    /// The changes of it and in it, by their places among all.
    pub changes: Vec<usize>,
}

impl SectionDiff {
    /// Calls `f` for every reference to a change, but for the list of them all.
    pub(crate) fn each_change(&mut self, mut f: impl FnMut(&mut usize)) {
        fn runs(runs: &mut [Run], f: &mut impl FnMut(&mut usize)) {
            runs.iter_mut().flat_map(|run| &mut run.change).for_each(f);
        }
        runs(&mut self.title, &mut f);
        for field in &mut self.fields {
            runs(&mut field.runs, &mut f);
            f(&mut field.change);
        }
        for unit in &mut self.units {
            runs(&mut unit.runs, &mut f);
            unit.change.iter_mut().for_each(&mut f);
            if let Some(table) = &mut unit.table {
                table.rows_reordered.iter_mut().for_each(&mut f);
                table.columns_reordered.iter_mut().for_each(&mut f);
                table.unit.iter_mut().for_each(&mut f);
                table.columns.iter_mut().for_each(|column| runs(&mut column.heading, &mut f));
                for row in &mut table.rows {
                    row.change.iter_mut().for_each(&mut f);
                    row.cells.iter_mut().for_each(|cell| runs(cell, &mut f));
                }
            }
        }
    }
}

/// Both versions of a plan in one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Redline {
    /// The sections in the new order; one that is gone stands after the section that it stood after.
    pub sections: Vec<SectionDiff>,
}

/// Tokens of runs as they stand on a side.
#[must_use]
pub fn on_side(runs: &[Run], side: Side) -> Vec<&Token> {
    let stands = |run: &&Run| run.side == Side::Both || run.side == side;
    runs.iter().filter(stands).flat_map(|run| &run.tokens).collect()
}
