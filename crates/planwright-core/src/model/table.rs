//! Tables: cells, amounts, totals and what the author says of them.

use crate::model::front::words;
use crate::model::{Amount, Basis, Id, Inline, inline_text};
use crate::span::{FileId, Span, Spanned};

words! {
    /// What a table is for.
    TableRole {
        /// The money and other resources given to the chief officer.
        Resources = "resources",
        /// The medium-term plan.
        Mtfp = "mtfp",
        /// The precept.
        Precept = "precept",
        /// Grants.
        Grants = "grants",
        /// Reserves.
        Reserves = "reserves",
        /// Measures.
        Measures = "measures",
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// As the theme has it.
    Default,
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// How the source aligns it.
    pub align: Align,
    /// True where cells of it are wholly amounts.
    pub amounts: bool,
    /// What a bare number in it counts: by its heading, else by `unit=`, else by the caption.
    pub basis: Option<Basis>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its bytes, without the bars and the spaces round it.
    pub span: Span,
    /// What it says.
    pub content: Vec<Inline>,
    /// Its amount, where the cell is wholly one.
    pub amount: Option<Amount>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// A row of figures or words.
    Plain,
    /// A row whose label is wholly bold and that has a number.
    Total,
    /// A row with a label and nothing else.
    Heading,
}

/// A row of a table's body.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: RowKind,
    /// Its cells: as many as the table has columns.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell that names the row: its first, or the second where the first is empty or only counts
    /// the rows, and the second has words.
    #[must_use]
    pub fn label(&self) -> Option<&Cell> {
        let first = self.cells.first()?;
        let second =
            self.cells.get(1).filter(|second| counts_rows(first) && second.amount.is_none() && has_words(second));
        Some(second.unwrap_or(first))
    }
}

/// Empty, or a number of up to three digits: `12.`. A longer one may be a year.
fn counts_rows(cell: &Cell) -> bool {
    let text = inline_text(&cell.content);
    let number = text.trim().trim_end_matches(['.', ')']);
    number.len() < 4 && number.bytes().all(|b| b.is_ascii_digit())
}

fn has_words(cell: &Cell) -> bool {
    inline_text(&cell.content).contains(char::is_alphabetic)
}

/// The file that a table's rows come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CsvSource {
    /// The path as written.
    pub path: Spanned<String>,
    /// The file, where it is there.
    pub file: Option<FileId>,
}

/// One term of `sum=`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumTerm {
    /// True where it is taken away.
    pub negative: bool,
    /// The row, from 0.
    pub row: usize,
}

/// `sum="Total = A + B - C"`: what a row says that it is the sum of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SumRule {
    /// Where it was written.
    pub span: Span,
    /// The row of the total, from 0.
    pub total: usize,
    /// What it is made of.
    pub terms: Vec<SumTerm>,
}

/// One term of `rows=`: a column, from 0, and its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// How it joins what stands before it: `+`, `-`, `*` or `/`.
    pub operator: char,
    /// The column, from 0.
    pub column: usize,
}

/// `rows="2+3+4=5"`: what each row's columns say of one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowArithmetic {
    /// Where it was written.
    pub span: Span,
    /// The left side; the first term's operator is `+` or `-`.
    pub terms: Vec<Term>,
    /// The column of the result, from 0.
    pub result: usize,
    /// True where the result is a percentage (`4/2=5%`).
    pub percent: bool,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The table's bytes, without its caption.
    pub span: Span,
    /// Its id, where its caption gives one.
    pub id: Option<Spanned<Id>>,
    /// Its caption's words, where it has a caption.
    pub caption: Option<Spanned<Vec<Inline>>>,
    /// `unit="£m"`.
    pub unit: Option<Spanned<String>>,
    /// `role=…`, or the role that its place in a section of kind resources or grants gives it.
    pub role: Option<TableRole>,
    /// `layout=wide`.
    pub wide: bool,
    /// `src=…`.
    pub source: Option<CsvSource>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The header's cells.
    pub header: Vec<Cell>,
    /// The body.
    pub rows: Vec<Row>,
    /// `sum=…`, as often as it is given.
    pub sums: Vec<SumRule>,
    /// `rows=…`.
    pub row_arithmetic: Vec<RowArithmetic>,
    /// `rows-except=…`: the rows, from 0, that `rows` does not hold for.
    pub rows_except: Vec<usize>,
}
