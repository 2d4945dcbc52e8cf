use super::{ColumnKind, Place};

/// What changed between two versions of a plan, as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangesView {
    /// "What changed".
    pub title: String,
    /// Which plan, from which version to which.
    pub subtitle: String,
    /// How much changed, and what matters most of it.
    pub digest: DigestView,
    /// The title over the sections.
    pub heading: String,
    /// Every section in which something changed, in the new order; the plan as a whole first.
    pub sections: Vec<ChangedSection>,
    /// The sections in which nothing changed; none where there are none.
    pub unchanged: Option<UnchangedView>,
}

/// How much changed, and what matters most of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DigestView {
    /// Its title.
    pub title: String,
    /// How many of each kind; never nothing of a kind.
    pub tally: Vec<CountView>,
    /// Sentences that sum up.
    pub lines: Vec<DigestEntry>,
    /// How the duties stand.
    pub end: String,
}

/// How many there are of a kind of change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountView {
    /// "section added".
    pub label: String,
    /// "1", "+76".
    pub count: String,
}

/// A sentence of the digest, and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestEntry {
    /// What kind of change it tells of.
    pub tag: ChangeTag,
    /// The sentence in pieces.
    pub parts: Vec<DigestPart>,
    /// The part of the redline that shows it, where the sentence does not name it: its anchor and its title.
    pub place: Option<Place>,
}

impl DigestEntry {
    /// The sentence.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

/// A piece of a sentence of the digest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DigestPart {
    /// Its words.
    pub text: String,
    /// The anchor of the part of the redline that it names.
    pub place: Option<String>,
    /// BCP 47, where it is in another language than the plan.
    pub lang: Option<String>,
    /// True where it is set on one line.
    pub kept: bool,
}

/// What kind a change is of, in a word or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeTag {
    /// The name of a [`Tag`](crate::changes::Tag): `weaker`.
    pub name: String,
    /// "Duty weakened".
    pub label: String,
}

/// A section in which something changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedSection {
    /// Its anchor in the redline: `change.` and its id.
    pub id: String,
    /// Its id in the new version; none for the plan as a whole and for what is gone.
    pub section: Option<String>,
    /// Its title, the new one where it has another.
    pub title: String,
    /// What kinds of changes there are in it, the weightiest first.
    pub tags: Vec<ChangeTag>,
    /// True where it was moved.
    pub moved: bool,
    /// Where it stood, what it was called.
    pub was: Vec<String>,
    /// What changed in its front matter.
    pub fields: Vec<ChangedField>,
    /// Its text.
    pub blocks: Vec<ChangedBlock>,
    /// What the changes mean: duties, sums, what the check found.
    pub notices: Vec<NoticeView>,
}

/// A value of front matter that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedField {
    /// "Target", "Measure “Officers in post”: Target".
    pub label: String,
    /// What it said and says.
    pub runs: Vec<MarkedRun>,
    /// By how much a figure changed: "+£18,000, +8.0%".
    pub difference: Option<String>,
}

/// On which side words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunSide {
    /// In both versions.
    Same,
    /// In the new one.
    Added,
    /// In the old one.
    Removed,
}

/// Words that stand on one side, or on both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedRun {
    /// Where they stand.
    pub side: RunSide,
    /// True where a space stands before them, which is not marked with them.
    pub space: bool,
    /// The words in their styles; never empty.
    pub pieces: Vec<Piece>,
    /// What is said of them in brackets behind.
    pub aside: Option<Aside>,
}

/// What is said of words in brackets behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// By how much the figure changed, or where a sentence went or came from: "+£18,000, +8.0%", "moved to “Our county”".
    pub text: String,
    /// The anchor of the place in the redline that it speaks of.
    pub place: Option<String>,
}

/// Words in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Strong emphasis.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// Words in code style.
    pub code: bool,
    /// BCP 47, where they are in another language than the plan.
    pub lang: Option<String>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextRole {
    /// Running text.
    Paragraph,
    /// A heading in a body, with its depth in it from 1.
    Heading(u8),
    /// What a box is called.
    Title,
    /// Preformatted text.
    Code,
    /// What is said of a picture.
    Picture,
    /// What is said of a chart.
    Chart,
    /// A footnote.
    Note,
}

/// Why blocks are folded away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fold {
    /// Nothing in them changed.
    Same,
    /// They stand elsewhere now: in the section of this title, or elsewhere in this one.
    Away(Option<String>),
}

/// A block of the text of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangedBlock {
    /// A text.
    Text {
        /// What it is.
        role: TextRole,
        /// "Picture", "Footnote": what it is in a word, where it does not show.
        label: Option<String>,
        /// Its words.
        runs: Vec<MarkedRun>,
    },
    /// A list.
    List {
        /// Its entries.
        items: Vec<ChangedItem>,
    },
    /// A quotation.
    Quote {
        /// What is in it.
        blocks: Vec<ChangedBlock>,
    },
    /// A box.
    Alert {
        /// `note` `tip` `important` `warning` `caution`.
        kind: String,
        /// What is in it, its title first.
        blocks: Vec<ChangedBlock>,
    },
    /// Terms and what they mean.
    Terms {
        /// The terms.
        terms: Vec<ChangedTerm>,
    },
    /// A table.
    Table(ChangedTable),
    /// A thematic break.
    Rule,
    /// What is folded away.
    Folded {
        /// Why.
        why: Fold,
        /// "Unchanged: 2 paragraphs".
        summary: String,
        /// Where it stands now: the anchor in the redline, and "Go to “Our county”".
        place: Option<Place>,
        /// What is in it.
        blocks: Vec<ChangedBlock>,
    },
    /// What stood elsewhere.
    Moved {
        /// "Moved here", "Moved within this section".
        label: String,
        /// Where it stood, in another section: the anchor in the redline, and "from “Our county”".
        place: Option<Place>,
        /// What was moved.
        blocks: Vec<ChangedBlock>,
    },
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedItem {
    /// Its number; none in a list of points.
    pub number: Option<u64>,
    /// What is in it.
    pub blocks: Vec<ChangedBlock>,
}

/// A term and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedTerm {
    /// The term.
    pub term: Vec<MarkedRun>,
    /// What it means.
    pub meaning: Vec<ChangedBlock>,
}

/// A table of both versions in one.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedTable {
    /// Its anchor in the redline.
    pub id: String,
    /// Its caption.
    pub caption: Vec<MarkedRun>,
    /// How much of it changed, said after the caption: "1 row changed".
    pub summary: Option<String>,
    /// The columns.
    pub columns: Vec<ChangedColumn>,
    /// The rows.
    pub rows: Vec<ChangedRow>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedColumn {
    /// How it is set.
    pub kind: ColumnKind,
    /// Its heading.
    pub heading: Vec<MarkedRun>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangedRow {
    /// `row`, `total` or `heading`.
    pub kind: String,
    /// True where it came, went, or has a cell that changed.
    pub changed: bool,
    /// Its cells.
    pub cells: Vec<ChangedCell>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChangedCell {
    /// Its words.
    pub runs: Vec<MarkedRun>,
    /// By how much its figure changed: "+£18,000, +8.0%".
    pub difference: Option<String>,
    /// True where it is wholly an amount.
    pub amount: bool,
}

/// What changes mean, beside the text that they stand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeView {
    /// How it is set off, as boxes are: `note` `tip` `warning` `caution`.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// What is to be said.
    pub text: String,
    /// BCP 47, where the text is in another language than the plan.
    pub lang: Option<String>,
}

/// The sections in which nothing changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnchangedView {
    /// "Unchanged sections".
    pub heading: String,
    /// "10 sections did not change".
    pub summary: String,
    /// Their titles, in the plan's order.
    pub titles: Vec<String>,
}
