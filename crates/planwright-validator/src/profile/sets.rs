//! Closed lists that hold from one day to another.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::profile::Confidence;

/// A closed list of ids that held from one day to another.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedSet {
    /// What it is called.
    pub title: String,
    /// The first day.
    pub from: Date,
    /// The last day; none while it holds.
    pub to: Option<Date>,
    /// The ids.
    pub ids: Vec<String>,
    /// Words by which a text names a member without its id, by id; the id's own words always do.
    pub words: BTreeMap<String, Vec<String>>,
    /// What a member is called within a sentence, by id; the id's own words where there is none.
    pub titles: BTreeMap<String, String>,
    /// Where it was found.
    pub source: String,
    /// How sure we are of its ids.
    pub confidence: Confidence,
    /// Before this day we are not sure that it was in force already: nothing is judged by it.
    pub unsure_before: Option<Date>,
    /// From this day on we are not sure that it is in force still.
    pub unsure_from: Option<Date>,
}

impl NamedSet {
    /// What a member is called within a sentence: "terrorism", "civil emergencies".
    #[must_use]
    pub fn title_of(&self, id: &str) -> String {
        self.titles.get(id).cloned().unwrap_or_else(|| id.replace('-', " "))
    }

    /// Whether we are sure enough of it to judge a plan of this day by it.
    #[must_use]
    pub fn is_certain(&self, day: Date) -> bool {
        let doubted = self.unsure_before.is_some_and(|unsure| day < unsure)
            || self.unsure_from.is_some_and(|unsure| unsure <= day);
        self.confidence != Confidence::Unsure && !doubted
    }

    /// Whether it is in force on a day.
    #[must_use]
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}
