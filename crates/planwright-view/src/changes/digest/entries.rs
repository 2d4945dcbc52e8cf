//! Entries of lists in front matter: what came, what went and what changed, and which meetings are held in public.

use std::collections::BTreeSet;

use planwright_diff::{Change, ChangeKind, List, Note};

use super::details::{is_of_panel, is_of_verbs, is_told_with_sections};
use super::{Digest, Phrase, Tag};

/// What each list is called in the sentences about it, and what they are marked as.
pub(super) const LISTS: [(List, &str, Tag); 9] = [
    (List::Measure, "measures", Tag::Measure),
    (List::Recommendation, "recommendations", Tag::Answer),
    (List::Waiver, "waivers", Tag::Waiver),
    (List::Meeting, "meetings", Tag::Detail),
    (List::Service, "services", Tag::Detail),
    (List::Threat, "threats", Tag::Detail),
    (List::NationalPriority, "national", Tag::Detail),
    (List::Step, "steps", Tag::Detail),
    (List::Glossary, "glossary", Tag::Detail),
];

impl<'a> Digest<'a> {
    /// How progress is judged.
    pub(super) fn measures(&mut self) {
        self.list_entries(&[List::Measure]);
    }

    /// What the panel said, what it is answered, and what is set aside.
    pub(super) fn answers(&mut self) {
        for (added, key) in [(false, "changes-reports-removed"), (true, "changes-reports-added")] {
            let own = self.of(|change| is_title(change) && self.report_came(change) == Some(added));
            self.tell(Tag::Answer, key, &own, |digest, change| {
                let date = report_of(change).unwrap_or_default();
                crate::changes::keys::date_in_words(digest.words, date).into()
            });
        }
        for change in self.of(|change| is_of_panel(change) && self.report_came(change).is_none()) {
            self.field(change, Tag::Answer);
        }
        self.list_entries(&[List::Recommendation, List::Waiver]);
    }

    /// Whether the report of the panel that a change is of came or went as a whole.
    pub(super) fn report_came(&self, change: &Change) -> Option<bool> {
        let report = report_of(change)?;
        let titles = self.changes.iter().filter(|other| is_title(other) && report_of(other) == Some(report));
        titles.filter(|title| title.old.is_none() || title.new.is_none()).map(|title| title.new.is_some()).next()
    }

    /// All other lists.
    pub(super) fn entries(&mut self) {
        for (value, state) in [("no", "private"), ("yes", "public")] {
            let own = self.of(|change| self.publicity(change) == Some(value));
            self.tell(Tag::Detail, &format!("changes-meetings-{state}"), &own, Self::entry_alone);
        }
        self.list_entries(&[
            List::Service,
            List::Meeting,
            List::Threat,
            List::NationalPriority,
            List::Step,
            List::Glossary,
        ]);
    }

    fn list_entries(&mut self, lists: &[List]) {
        let all = LISTS.iter().filter(|(list, ..)| lists.contains(list));
        for (list, name, tag) in all {
            for (added, state) in [(false, "removed"), (true, "added")] {
                let own = self.of(|change| self.came(change) == Some(added) && self.listed(change) == Some(*list));
                self.tell(*tag, &format!("changes-{name}-{state}"), &own, Self::entry_alone);
            }
            let edited = self.of(|change| self.is_edited(change) && self.listed(change) == Some(*list));
            let of: BTreeSet<Option<&str>> = edited.iter().map(|change| name_of(change)).collect();
            let Some(first) = edited.first() else { continue };
            let names = edited.iter().map(|change| self.detail(change)).collect();
            let key = format!("changes-{name}-changed");
            self.tell_counted(*tag, &key, of.len(), names, first.section.clone());
        }
    }

    /// Which list a change is of.
    fn listed(&self, change: &Change) -> Option<List> {
        self.list(change).or_else(|| list_of_kind(change.kind))
    }

    /// Whether an entry stands in both versions, and what changed in it is told with its list.
    fn is_edited(&self, change: &Change) -> bool {
        let edited = super::is_detail(change) && change.kind != ChangeKind::Page && self.came(change).is_none();
        edited && !self.is_told(change) && self.publicity(change).is_none()
    }

    /// True where an entry came, false where one went.
    fn came(&self, change: &Change) -> Option<bool> {
        match change.note {
            _ if is_told_with_sections(change) || is_of_verbs(change) => None,
            Some(Note::Added(_)) => Some(true),
            Some(Note::Removed(_)) => Some(false),
            _ => None,
        }
    }

    /// What is said now of whether a meeting is in public, where that is something else than before.
    fn publicity(&self, change: &Change) -> Option<&'a str> {
        let Some(Note::Key { key, entry: Some(_) }) = &change.note else { return None };
        let of_meeting =
            change.kind == ChangeKind::Field && key == "public" && self.list(change) == Some(List::Meeting);
        let is = |side: &Option<String>| side.as_deref() == Some("yes");
        (of_meeting && is(&change.from) != is(&change.to)).then_some(if is(&change.to) { "yes" } else { "no" })
    }

    fn entry_alone(&self, change: &Change) -> Phrase {
        match name_of(change) {
            Some(name) => self.entry(change, name),
            _ => self.title(change),
        }
    }
}

/// The day of the report of the panel that a key is of: `panel.2026-03-05.title`.
fn report_of(change: &Change) -> Option<&str> {
    let Some(Note::Key { key, entry: None }) = &change.note else { return None };
    key.strip_prefix("panel.")?.split('.').next()
}

fn is_title(change: &Change) -> bool {
    matches!(&change.note, Some(Note::Key { key, .. }) if key.starts_with("panel.") && key.ends_with(".title"))
}

/// What the entry is called that a change is of.
fn name_of(change: &Change) -> Option<&str> {
    match &change.note {
        Some(Note::Added(name) | Note::Removed(name) | Note::Key { entry: Some(name), .. }) => Some(name),
        _ => None,
    }
}

/// The list whose changes are of a kind of their own.
pub(super) fn list_of_kind(kind: ChangeKind) -> Option<List> {
    match kind {
        ChangeKind::Measure => Some(List::Measure),
        ChangeKind::Recommendation => Some(List::Recommendation),
        ChangeKind::Waiver => Some(List::Waiver),
        _ => None,
    }
}
