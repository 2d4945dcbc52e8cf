//! What a comparison finds: typed changes, each with its two places.

use planwright_core::Span;
use planwright_core::model::{Id, Unit};
use rust_decimal::Decimal;

/// Declares the kinds of changes with the words by which reports name them.
macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// What kind of change it is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ChangeKind { $($(#[$doc])* $variant,)+ }

        impl ChangeKind {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word as reports print it.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

kinds! {
    /// A section that was not there.
    SectionAdded = "section-added",
    /// A section that is not there any more.
    SectionRemoved = "section-removed",
    /// A section that stands elsewhere.
    SectionMoved = "section-moved",
    /// A section with another title or id.
    SectionRenamed = "section-renamed",
    /// A new section that was a part of another.
    SectionSplit = "section-split",
    /// A section that became a part of another.
    SectionMerged = "section-merged",
    /// Words.
    Text = "text",
    /// An amount or a date in words.
    Figure = "figure",
    /// How strongly something is promised or asked: "must", "should".
    Modal = "modal",
    /// A row of a table that was not there.
    TableRowAdded = "table-row-added",
    /// A row of a table that is not there any more.
    TableRowRemoved = "table-row-removed",
    /// A cell of a table.
    TableCell = "table-cell",
    /// A column of a table: added, removed or with another heading.
    TableColumn = "table-column",
    /// An entry of a list that was not there.
    ListItemAdded = "list-item-added",
    /// An entry of a list that is not there any more.
    ListItemRemoved = "list-item-removed",
    /// An entry of a list that stands elsewhere.
    ListItemMoved = "list-item-moved",
    /// A paragraph, a heading, a table or a picture that was not there.
    ParagraphAdded = "paragraph-added",
    /// One that is not there any more.
    ParagraphRemoved = "paragraph-removed",
    /// One that stands elsewhere.
    ParagraphMoved = "paragraph-moved",
    /// A value of front matter.
    Field = "field",
    /// A measure.
    Measure = "measure",
    /// A recommendation of the panel, or its answer.
    Recommendation = "recommendation",
    /// Something that is set aside.
    Waiver = "waiver",
    /// A duty that stands otherwise than it did.
    Duty = "duty",
    /// The priorities stand in another order.
    PriorityOrder = "priority-order",
    /// The plan on a page.
    Page = "page",
    /// A finding that there was not.
    FindingNew = "finding-new",
    /// A finding that there is not any more.
    FindingGone = "finding-gone",
}

/// Whether more is promised or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Less: "must" became "should".
    Weakened,
    /// More.
    Strengthened,
}

impl Direction {
    /// The word as reports print it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Weakened => "weakened",
            Self::Strengthened => "strengthened",
        }
    }
}

/// How strongly something is asked or promised, in the terms of the specification's table of verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Strength {
    /// It must be.
    Duty,
    /// It must not be.
    Prohibition,
    /// It will be.
    Commitment,
    /// It will not be.
    Refusal,
    /// It should be, or is meant to.
    Weak,
    /// It may be.
    Permission,
    /// It would be, if.
    Conditional,
}

impl Strength {
    /// The word as reports print it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Duty => "duty",
            Self::Prohibition => "prohibition",
            Self::Commitment => "commitment",
            Self::Refusal => "refusal",
            Self::Weak => "weak",
            Self::Permission => "permission",
            Self::Conditional => "conditional",
        }
    }
}

/// Whose duty or promise it is, by the subject of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The force, its chief officer or the police.
    Force,
    /// "Officers", who are the force's only where the section is for it to deliver.
    Officers,
    /// The commissioner or the office.
    Commissioner,
}

impl Whose {
    /// The word as reports print it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Force => "force",
            Self::Officers => "officers",
            Self::Commissioner => "commissioner",
        }
    }
}

/// A sentence that binds somebody, and came or went as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pledge {
    /// True where it came.
    pub added: bool,
    /// How it binds: a duty, a prohibition, a commitment or a refusal.
    pub strength: Strength,
    /// Whom, where the sentence says so.
    pub whose: Option<Whose>,
    /// The sentence.
    pub text: String,
}

/// A figure that came or went in a sentence that stays, or stands for one that counts another thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoneFigure {
    /// True where it came.
    pub added: bool,
    /// The figure with what bounds it and what it counts: "up to 1,500 officers".
    pub text: String,
}

/// What the difference of two figures is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measured {
    /// Amounts of one unit. A difference of percentages is in percentage points.
    Amount(Unit),
    /// Days between two dates.
    Days,
}

impl Measured {
    /// The word as reports print it: `pounds`, `percent`, `count`, `days`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Amount(Unit::Pounds) => "pounds",
            Self::Amount(Unit::Percent) => "percent",
            Self::Amount(Unit::Count) => "count",
            Self::Days => "days",
        }
    }
}

/// By how much a figure changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delta {
    /// The new figure less the old one, in whole units.
    pub difference: Decimal,
    /// What one step of the finer of the two figures' last digits is worth, so that the difference is printed as closely.
    pub last_digit: Decimal,
    /// The difference in per cent of the old figure; none where that is nothing, or for dates and percentages.
    pub percent: Option<Decimal>,
    /// What it is counted in.
    pub unit: Measured,
}

/// What is said of a change beyond its kind and its words. Outputs word it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The key of front matter: `period.to`, `target`. Of an entry of a list with the entry's name.
    Key {
        /// The key.
        key: String,
        /// The entry's name.
        entry: Option<String>,
    },
    /// An entry of front matter that was not there.
    Added(String),
    /// An entry of front matter that is not there any more.
    Removed(String),
    /// An entry of front matter that stood in another section.
    EntryMoved {
        /// Its name.
        name: String,
        /// The title of that section.
        from: String,
    },
    /// The row and the column of a cell, or the column alone.
    Cell {
        /// What names the row; the header has none.
        row: Option<String>,
        /// The column's heading.
        column: String,
        /// The table's caption.
        table: String,
    },
    /// The table's caption.
    Table(String),
    /// The numbers of a table are counted in another unit: the table's caption.
    Unit(String),
    /// The rows of a table stand in another order.
    RowOrder,
    /// The columns of a table stand in another order.
    ColumnOrder,
    /// The section's id was another.
    Id {
        /// The old one.
        from: Id,
        /// The new one.
        to: Id,
    },
    /// Where a section stands now: after this one, or first where there is none; and in which chapter.
    After {
        /// The title of the section before it.
        section: Option<String>,
        /// The title of its chapter.
        chapter: Option<String>,
    },
    /// The section that a part came from or went to: its title.
    Section(String),
    /// A paragraph became several: the change stands where the second begins.
    Split,
    /// Several paragraphs became one: the change stands where the second began.
    Joined,
    /// Sentences that stood elsewhere: in this section, where that is another.
    Moved(Option<String>),
    /// "Must" became "must not", or the other way; of a figure, what rises falls.
    Reversed,
    /// Somebody else is to do what a sentence asks or promises: by the words for them.
    Actor {
        /// Who had to.
        from: String,
        /// Who has to.
        to: String,
    },
    /// A picture was exchanged.
    Picture,
    /// Where words lead was changed.
    Link,
    /// The name of a rule.
    Rule(String),
    /// The name of a duty, and its provision.
    Duty {
        /// Its title.
        title: String,
        /// Its provision.
        provision: String,
    },
}

/// What stood, or stands, at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where.
    pub span: Span,
    /// Its words.
    pub text: String,
}

/// A change.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What kind it is.
    pub kind: ChangeKind,
    /// The new id of its section, the old one where that is gone; none for the plan as a whole.
    pub section: Option<Id>,
    /// What stood in the old version.
    pub old: Option<Place>,
    /// What stands in the new one.
    pub new: Option<Place>,
    /// The old word, figure or value, where one was exchanged.
    pub from: Option<String>,
    /// The new one.
    pub to: Option<String>,
    /// By how much a figure changed.
    pub delta: Option<Delta>,
    /// Whether more is promised or less.
    pub direction: Option<Direction>,
    /// How strongly it was asked or promised, and is, where that changed; none on a side that says it outright.
    pub strength: (Option<Strength>, Option<Strength>),
    /// Whose duty or promise it is, where the sentence says so.
    pub whose: Option<Whose>,
    /// The duties, prohibitions, commitments and refusals that came or went with it as whole sentences.
    pub pledges: Vec<Pledge>,
    /// The figures that came or went with it, and are not those of `from` and `to`.
    pub figures: Vec<LoneFigure>,
    /// What else is to be said.
    pub note: Option<Note>,
}

impl Change {
    /// A change of a kind in a section, about which nothing else is said yet.
    pub(crate) fn new(kind: ChangeKind, section: Option<&Id>) -> Self {
        Self {
            kind,
            section: section.cloned(),
            old: None,
            new: None,
            from: None,
            to: None,
            delta: None,
            direction: None,
            strength: (None, None),
            whose: None,
            pledges: Vec::new(),
            figures: Vec::new(),
            note: None,
        }
    }

    /// Takes it for one of words, where it was one of what somebody is bound to.
    pub(crate) fn unbind(&mut self) {
        self.pledges.clear();
        if self.kind == ChangeKind::Modal {
            let plain = Self::new(ChangeKind::Text, self.section.as_ref());
            let figures = std::mem::take(&mut self.figures);
            *self = Self { old: self.old.take(), new: self.new.take(), figures, ..plain };
        }
    }

    /// True where a figure changed, in words, in a table or in front matter.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        self.kind == ChangeKind::Figure || self.delta.is_some()
    }
}
