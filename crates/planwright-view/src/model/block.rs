use planwright_core::Span;
use serde::Serialize;

use super::{ChartView, ClauseView, Fact, Tally};

/// A block and its place in the source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VBlock {
    /// Its bytes in the source.
    #[serde(skip)]
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub kind: BlockView,
}

/// What a block can be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum BlockView {
    /// Running text.
    Paragraph {
        /// Its words.
        content: Vec<VInline>,
    },
    /// Running text of a paper, with the number by which members speak of it.
    Numbered {
        /// "1.2".
        number: String,
        /// Its anchor.
        id: String,
        /// Its words.
        content: Vec<VInline>,
    },
    /// A part of the plan, put into a paper.
    Insert {
        /// `statutory-index` `changes` `recommendations` `priorities` `page`.
        part: String,
        /// The level of the heading over it in the document.
        level: u8,
        /// What was put in.
        blocks: Vec<VBlock>,
    },
    /// A heading inside a section.
    Heading {
        /// The level in the document: 3 to 6.
        level: u8,
        /// Its id.
        id: String,
        /// Its words.
        content: Vec<VInline>,
    },
    /// A list.
    List {
        /// The first number of an ordered list.
        start: Option<u64>,
        /// The entries.
        items: Vec<Vec<VBlock>>,
    },
    /// A block quote.
    Quote {
        /// What is quoted.
        blocks: Vec<VBlock>,
    },
    /// An alert.
    Alert {
        /// `note` `tip` `important` `warning` `caution`.
        kind: String,
        /// "Important".
        label: String,
        /// What it says.
        blocks: Vec<VBlock>,
    },
    /// Terms and what they mean.
    Definitions {
        /// The entries.
        entries: Vec<EntryView>,
    },
    /// A table.
    Table(TableView),
    /// A picture with its caption.
    Figure(FigureView),
    /// A chart.
    Chart(ChartView),
    /// Preformatted text.
    Code {
        /// The lines.
        text: String,
    },
    /// A thematic break.
    Rule,
    /// Measures, meetings or services.
    Records(RecordsView),
    /// The conditions of grants, with their heading.
    Conditions {
        /// "Conditions of grant".
        title: String,
        /// What they are; for `none`, the words that say so.
        text: String,
    },
    /// The end of a foreword or message.
    Signature {
        /// Who signs.
        name: String,
        /// In which office.
        role: String,
        /// The portrait, a name in [`super::View::pictures`]; its alternative text is the signer's name.
        portrait: Option<String>,
    },
    /// Labels and what they say, as the head of a report.
    Facts {
        /// The facts.
        facts: Vec<Fact>,
    },
    /// How many stand how.
    Tally {
        /// The counts.
        entries: Vec<Tally>,
    },
    /// Duties, steps, findings that were set aside, or recommendations.
    Clauses {
        /// The clauses.
        clauses: Vec<ClauseView>,
    },
}

/// A term and its details.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EntryView {
    /// The term.
    pub term: Vec<VInline>,
    /// Its details.
    pub details: Vec<Vec<VBlock>>,
}

/// An inline and its place in the source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VInline {
    /// Its bytes in the source; the whole link for words that filled it.
    #[serde(skip)]
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub kind: InlineView,
}

/// What an inline can be.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum InlineView {
    /// Words. A line's end in the source is a space here.
    Text {
        /// The words.
        text: String,
    },
    /// An abbreviation of the glossary.
    Abbreviation {
        /// As it stands in the text.
        text: String,
        /// What it means. Not printed.
        meaning: String,
    },
    /// Words in code style.
    Code {
        /// The words.
        text: String,
    },
    /// Emphasis.
    Emphasis {
        /// The words.
        content: Vec<VInline>,
    },
    /// Strong emphasis.
    Strong {
        /// The words.
        content: Vec<VInline>,
    },
    /// A link to another place.
    Link {
        /// The address.
        href: String,
        /// The words; never empty.
        content: Vec<VInline>,
    },
    /// A reference inside the plan.
    Reference {
        /// The id that it leads to.
        id: String,
        /// The words; never empty.
        content: Vec<VInline>,
    },
    /// A reference to nothing, in a draft build: its words, to be marked as broken.
    Broken {
        /// The words, or the id.
        content: Vec<VInline>,
    },
    /// A footnote's mark.
    Note {
        /// The note's number.
        number: u32,
        /// The anchor of this mark: `ref-1`, `ref-1-2`.
        mark: String,
        /// True at the first mark of the note.
        first: bool,
    },
    /// A picture within text.
    Picture {
        /// The picture's name.
        name: String,
        /// Its alternative text.
        alt: String,
    },
    /// Words in another language.
    Language {
        /// BCP 47.
        tag: String,
        /// The words.
        content: Vec<VInline>,
    },
    /// A line's end that is meant.
    Break,
}

/// A footnote.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct NoteView {
    /// Its number, through the whole plan.
    pub number: u32,
    /// Its anchor: `note-1`.
    pub id: String,
    /// The anchors of its marks.
    pub marks: Vec<String>,
    /// What it says.
    pub blocks: Vec<VBlock>,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// Running text, which may take room.
    Text,
    /// A few words, no wider than they are.
    Label,
    /// Figures, at the right.
    Amount,
    /// In the middle, because the author says so.
    Center,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellView {
    /// Its bytes in the source.
    #[serde(skip)]
    pub span: Span,
    /// Its words.
    pub content: Vec<VInline>,
    /// True where it is wholly an amount.
    pub amount: bool,
}

/// A row of a table's body.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RowView {
    /// `row`, `total` or `heading` (a label over the rows that follow; its other cells are empty).
    pub kind: String,
    /// Its cells, as many as there are columns.
    pub cells: Vec<CellView>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TableView {
    /// Its id; every table has one.
    pub id: String,
    /// "Table 2", where it has a caption.
    pub label: Option<String>,
    /// Its caption.
    pub caption: Option<Vec<VInline>>,
    /// The unit, where the caption gives one that no heading shows.
    pub unit: Option<String>,
    /// True where it needs the sheet's long side.
    pub wide: bool,
    /// The columns.
    pub columns: Vec<ColumnKind>,
    /// The header's cells.
    pub header: Vec<CellView>,
    /// The body.
    pub rows: Vec<RowView>,
}

/// A picture that is a block of its own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FigureView {
    /// Its id; every figure has one.
    pub id: String,
    /// "Figure 1", where it has a caption.
    pub label: Option<String>,
    /// The picture's name in [`super::View::pictures`]; none in a draft where it is not there.
    pub picture: Option<String>,
    /// Its alternative text.
    pub alt: String,
    /// Its caption.
    pub caption: Option<String>,
}

/// Which typed list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RecordsKind {
    /// How progress is judged.
    Measures,
    /// How the chief officer reports.
    Meetings,
    /// What is provided or commissioned.
    Services,
}

/// A typed list of a section, as every output prints it: two entries or more as a table, one as
/// pairs of heading and value. Columns that no entry fills are left out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RecordsView {
    /// Which list.
    pub kind: RecordsKind,
    /// An id for the table.
    pub id: String,
    /// "How progress is judged".
    pub title: String,
    /// The columns' headings.
    pub header: Vec<String>,
    /// How each column is set.
    pub columns: Vec<ColumnKind>,
    /// The entries: plain words, a cell that is empty is "".
    pub rows: Vec<Vec<String>>,
    /// For measures, the direction of each row: `increase` `decrease` `maintain` `monitor` or "".
    pub directions: Vec<String>,
}

/// An entry of the glossary.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TermView {
    /// The word or abbreviation.
    pub term: String,
    /// What it means.
    pub meaning: String,
}
