//! The body of a section: blocks and the inlines in them.

use crate::model::{Id, InsertKind, Table};
use crate::span::{Span, Spanned};

/// A block and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// The block's bytes.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block can be.
#[derive(Debug, Clone, PartialEq)]
pub enum BlockKind {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading inside a section.
    Heading(Heading),
    /// A bulleted or numbered list.
    List(List),
    /// A block quote.
    Quote(Vec<Block>),
    /// `> [!NOTE]` and its kin.
    Alert(Alert),
    /// Terms and what they mean.
    Definitions(Vec<Definition>),
    /// A table, from Markdown or from a CSV file.
    Table(Box<Table>),
    /// A picture that is a block of its own.
    Figure(Figure),
    /// A chart drawn from a table.
    Chart(Chart),
    /// Preformatted text.
    Code(Code),
    /// A thematic break.
    Rule,
    /// A part of the plan, put into a paper.
    Insert(InsertKind),
}

/// A heading inside a section's body.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The number of `#`, 2 to 6. In the document a body's `##` stands one level below its section.
    pub level: u8,
    /// Its id: the given one, else `section--slug`.
    pub id: Id,
    /// Where an id was given in `{#…}`.
    pub given: Option<Span>,
    /// Its words.
    pub content: Vec<Inline>,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The first number of an ordered list.
    pub start: Option<u64>,
    /// The entries.
    pub items: Vec<Item>,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its bytes.
    pub span: Span,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// Which alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// Useful to know.
    Note,
    /// Advice.
    Tip,
    /// Not to be missed.
    Important,
    /// Take care.
    Warning,
    /// Danger.
    Caution,
}

/// An alert.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    /// Which one.
    pub kind: AlertKind,
    /// The place of `[!NOTE]`.
    pub marker: Span,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// Terms that share their details.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The terms.
    pub term: Vec<Inline>,
    /// The term's place.
    pub span: Span,
    /// The details, each a run of blocks.
    pub details: Vec<Vec<Block>>,
}

/// A picture, as it was named.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// The path as the author wrote it, relative to the file that names it.
    pub path: Spanned<String>,
    /// The file of the plan that is meant, relative to the plan's folder; none where it is not there.
    pub asset: Option<String>,
    /// The alternative text; empty where there is none.
    pub alt: Spanned<String>,
    /// The Markdown title.
    pub title: Option<String>,
}

/// A paragraph that holds only a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The id in `{#…}`.
    pub id: Option<Spanned<Id>>,
    /// The picture.
    pub image: Image,
}

/// How a chart is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Lying bars.
    Bar,
    /// Standing columns.
    Column,
    /// Lines.
    Line,
    /// One bar in parts.
    Share,
}

/// A chart: numbers of a table, drawn. The table is its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its id.
    pub id: Spanned<Id>,
    /// How it is drawn.
    pub kind: Spanned<ChartKind>,
    /// The table's id.
    pub table: Spanned<String>,
    /// The heading of the column of labels; the first column by default.
    pub label: Option<Spanned<String>>,
    /// The headings of the columns of values; the first column with amounts by default.
    pub values: Vec<Spanned<String>>,
    /// The column of the labels, from 0.
    pub label_column: usize,
    /// The columns that are drawn, from 0; none where the table or its columns are not there.
    pub value_columns: Vec<usize>,
    /// Its caption.
    pub title: Spanned<String>,
    /// Its alternative text.
    pub alt: Spanned<String>,
}

/// Preformatted text.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// The info string's first word.
    pub language: Option<String>,
    /// The lines.
    pub text: String,
}

/// A note at the foot, where it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its label, a file's own.
    pub label: Spanned<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// An inline and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Inline {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What an inline can be.
#[derive(Debug, Clone, PartialEq)]
pub enum InlineKind {
    /// Words.
    Text(String),
    /// Words in code style.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link or a reference.
    Link(Link),
    /// A picture within text.
    Image(Image),
    /// A mark that leads to a footnote of this file.
    FootnoteReference(String),
    /// Words in another language.
    Language {
        /// BCP 47.
        tag: Spanned<String>,
        /// The words.
        content: Vec<Inline>,
    },
    /// A line's end in the source, which reads as a space.
    SoftBreak,
    /// A line's end that is meant.
    HardBreak,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address outside the plan: `https:`, `http:`, `mailto:` or `tel:`.
    External(String),
    /// A section, heading, table, figure or chart of the plan.
    Internal(Id),
    /// Something of the plan that is not there, as it was written. A finding has said so.
    Broken(String),
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it leads.
    pub target: Target,
    /// The place of the destination as written.
    pub destination: Span,
    /// Its words. Empty for `[](#id)`, which is filled with the target's title.
    pub content: Vec<Inline>,
    /// `[#](#id)`: the target's number alone.
    pub number_only: bool,
}
