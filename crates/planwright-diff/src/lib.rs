//! What changed between two versions of a plan, in a panel member's terms.
//!
//! [`compare()`] takes two checked plans and gives typed changes, and both versions in one as a [`Redline`]. Sections are
//! matched by id, then by likeness; paragraphs within their section, then anywhere; words by the least edits between them,
//! where an amount, a date and a name are one each; tables by the labels of rows and the headings of columns; front matter
//! by its keys.
//!
//! # Invariants
//!
//! - The old side of a redline is the old version, and its new side the new one, but for spaces and typography.
//! - Each edited span is one change. What follows from another change is none, unless it means something by itself: a duty,
//!   a total that does not add up any more.
//! - Comparing takes time in proportion to the plans, and more only within one paragraph.
//!
//! # What this crate must not know
//!
//! Where versions come from, and how a comparison looks.

mod aligned;
mod body;
mod change;
mod compare;
mod content;
mod edited;
mod fields;
mod figures;
mod gap;
mod likeness;
mod meaning;
mod modal;
mod order;
mod pledges;
mod redline;
mod regroup;
mod sections;
mod sentences;
mod stops;
mod summary;
mod tables;
mod transfers;
mod units;
mod unread;
mod words;

use planwright_core::Sources;
use planwright_core::model::Plan;
use planwright_validator::Report;

pub use self::change::{
    Change, ChangeKind, Delta, Direction, LoneFigure, Measured, Note, Place, Pledge, Strength, Whose,
};
pub use self::compare::compare;
pub use self::content::{Bullet, List, Setting, Shape, Style, Token, TokenKind, text_of};
pub use self::redline::{
    ColumnDiff, FieldDiff, Redline, RowDiff, Run, SectionDiff, Side, TableDiff, UnitDiff, UnitState, on_side,
};
pub use self::stops::Sentences;
pub use self::summary::{SectionCounts, Summary, WordCounts};
pub use self::unread::Unread;

/// A version of a plan that has been checked.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What the check found.
    pub report: &'a Report,
    /// The texts of both versions.
    pub sources: &'a Sources,
}

/// What changed between two versions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Comparison {
    /// Each change, those of the plan as a whole first, then in reading order, then what they mean.
    pub changes: Vec<Change>,
    /// Both versions in one.
    pub redline: Redline,
    /// How much changed.
    pub summary: Summary,
    /// True where duties and findings were not compared, because a version could not be read whole: what seems to be
    /// mended may not have been looked at.
    pub unjudged: bool,
    /// Files whose front matter could not be read whole in a version: it was not compared.
    pub unread: Vec<Unread>,
    /// What changed in the translations that both versions have, or that one has, where something did.
    pub translations: Vec<TranslationDiff>,
}

impl Comparison {
    /// True where nothing changed, in no language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.translations.is_empty()
    }
}

/// What changed in a translation.
#[derive(Debug, Clone, PartialEq)]
pub struct TranslationDiff {
    /// Its folder within the plan: `cy`.
    pub folder: String,
    /// Where it stands.
    pub side: Side,
    /// What changed in it; nothing where it came or went as a whole.
    pub comparison: Comparison,
}
