//! Entries of lists in front matter: what came, what went, and which meetings are held in public.

use planwright_diff::{Change, ChangeKind, List, Note};

use super::details::{is_of_verbs, is_told_with_sections};
use super::{Digest, Phrase, Tag};

/// The lists of which what came and went is told by what it is.
pub(super) const LISTS: [(List, &str); 7] = [
    (List::Measure, "measures"),
    (List::Meeting, "meetings"),
    (List::Service, "services"),
    (List::Threat, "threats"),
    (List::NationalPriority, "national"),
    (List::Step, "steps"),
    (List::Glossary, "glossary"),
];

impl<'a> Digest<'a> {
    pub(super) fn entries(&mut self) {
        for (added, state) in [(false, "removed"), (true, "added")] {
            for (list, name) in LISTS {
                let own = self.of(|change| self.came(change) == Some(added) && self.list(change) == Some(list));
                let tag = if list == List::Measure { Tag::Measure } else { Tag::Detail };
                self.tell(tag, &format!("changes-{name}-{state}"), &own, Self::entry_alone);
            }
        }
        for (value, state) in [("no", "private"), ("yes", "public")] {
            let own = self.of(|change| self.publicity(change) == Some(value));
            self.tell(Tag::Detail, &format!("changes-meetings-{state}"), &own, Self::entry_alone);
        }
    }

    /// Whether a change is told among the entries of lists.
    pub(super) fn is_of_entries(&self, change: &Change) -> bool {
        let listed = |list| LISTS.iter().any(|(other, _)| *other == list);
        self.came(change).is_some() && self.list(change).is_some_and(listed) || self.publicity(change).is_some()
    }

    /// True where an entry came, false where one went.
    fn came(&self, change: &Change) -> Option<bool> {
        match change.note {
            _ if is_told_with_sections(change) || is_of_verbs(change) || change.is_figure() => None,
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
        match &change.note {
            Some(Note::Added(name) | Note::Removed(name) | Note::Key { entry: Some(name), .. }) => {
                self.entry(change, name)
            }
            _ => self.title(change),
        }
    }
}
