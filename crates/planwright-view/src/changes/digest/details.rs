//! What changed in front matter, each by what it is of: a service, a measure, the panel's report.

use planwright_diff::{Change, ChangeKind, List, Note};

use super::amounts::{is_long, is_of_document};
use super::entries::list_of_kind;
use super::passages::{passages, quoted};
use super::sections::turned;
use super::{Digest, DigestLine, Phrase, Tag, by, is_detail};
use crate::changes::{keys, lowered, values};
use crate::lower::smart;
use crate::word;

/// So many keys have a sentence each; of more some are named.
const FEW: usize = 3;

impl<'a> Digest<'a> {
    /// The keys of the plan and of its sections, but for those of lists, and the plan on a page.
    pub(super) fn details(&mut self) {
        let of_page = self.of(|change| change.kind == ChangeKind::Page);
        self.page(&of_page);
        let own = self.of(|change| change.kind == ChangeKind::Field && self.list(change).is_none());
        let own: Vec<&Change> = own.into_iter().filter(|change| !self.is_told(change)).collect();
        let keyed = |change: &&Change| matches!(change.note, Some(Note::Key { .. }));
        if own.len() > FEW || !own.iter().all(keyed) {
            self.tell(Tag::Detail, "changes-fields", &own, Self::detail);
            return;
        }
        for change in own {
            self.field(change, Tag::Detail);
        }
    }

    /// Whether a change of front matter is told elsewhere: with the sections, the verbs, the figures, or last of all.
    pub(super) fn is_told(&self, change: &Change) -> bool {
        is_told_with_sections(change)
            || is_of_verbs(change)
            || self.figure_of(change).is_some()
            || is_of_document(change)
            || is_of_panel(change)
    }

    /// "Status changed: Working draft → Draft for the panel."
    pub(super) fn field(&mut self, change: &Change, tag: Tag) {
        let end = match (&change.from, &change.to) {
            (Some(_), None) => "removed",
            (None, Some(_)) => "added",
            _ => "changed",
        };
        let what = capital(self.keyed(change));
        let value = match (&change.from, &change.to) {
            (Some(one), None) | (None, Some(one)) => self.own(&self.short(change, one)),
            _ => self.values_of(change),
        };
        let said = self.filled(&format!("changes-field-{end}"), &[("what", &what), ("values", &value)]);
        self.lines.push(DigestLine { tag, said, section: change.section.clone() });
    }

    /// What was changed, and from what to what: "Calls answered, target: 80% → 90% (+10 percentage points)".
    pub(super) fn detail(&self, change: &Change) -> Phrase {
        match &change.note {
            Some(Note::Added(name) | Note::Removed(name)) => self.entry(change, name),
            Some(Note::EntryMoved { name, from }) => {
                let way = [("from", &self.own(from)), ("to", &self.title(change))];
                Phrase::joined([self.entry(change, name), self.filled("changes-texts-way", &way)], ": ")
            }
            Some(Note::Key { .. }) => {
                let values = self.values_of(change);
                if values.is_empty() {
                    return self.keyed(change);
                }
                // A name says itself whose it is.
                if matches!(&change.note, Some(Note::Key { key, entry: Some(_) }) if key == "name") {
                    return values;
                }
                let mut said = self.keyed(change);
                said.push(": ");
                said.extend(values);
                said.extend(by(change, self.words));
                said
            }
            _ => self.title(change),
        }
    }

    /// What a value was and is; of a text, the sentence in which it changed.
    pub(super) fn values_of(&self, change: &Change) -> Phrase {
        let (from, to) = (change.from.as_deref(), change.to.as_deref());
        let passage = self.place(change).and_then(|at| self.fields.get(&at)).filter(|_| is_long(change));
        let all = passage.map(|field| passages(&field.runs)).unwrap_or_default();
        if let (Some(first), Some(_), Some(_)) = (all.first(), from, to) {
            let [old, new] = quoted(first);
            let (old_said, new_said) = (self.own(&old), self.own(&new));
            let key = match (old.is_empty(), new.is_empty()) {
                (_, true) => "changes-value-removed",
                (true, _) => "changes-value-added",
                _ => "changes-value-became",
            };
            let more = all.len() - 1;
            let text = if new.is_empty() { &old_said } else { &new_said };
            let mut said = self.filled(key, &[("from", &old_said), ("to", &new_said), ("text", text)]);
            if more > 0 {
                said = self.filled("changes-more", &[("items", &said), ("count", &more.to_string().into())]);
            }
            return said;
        }
        let [from, to] = [from, to].map(|side| side.map(|side| self.short(change, side)));
        self.sides("changes-side", from.as_deref(), to.as_deref())
    }

    /// A value in words, cut where it is long.
    fn short(&self, change: &Change, value: &str) -> String {
        const VALUE: usize = 110;
        let key = match &change.note {
            Some(Note::Key { key, .. }) => key.as_str(),
            _ => "",
        };
        let said = values::value(self.words, key, value).unwrap_or_else(|| smart(value));
        super::passages::shortened(&said, VALUE)
    }

    /// What an entry of front matter is called.
    pub(super) fn entry(&self, change: &Change, name: &str) -> Phrase {
        let list = self.list(change).or_else(|| list_of_kind(change.kind));
        let text = (list == Some(List::Recommendation)).then(|| self.recommended.get(name)).flatten();
        if let Some(text) = text {
            const WORDS: usize = 90;
            let text = self.own(&super::passages::shortened(text, WORDS));
            return self.filled("changes-what-sentence", &[("name", &text)]);
        }
        if let Some(title) = self.duty_set_aside(list, name) {
            return Phrase::from(title).spoken(self.checked_in);
        }
        Phrase::from(keys::name(self.words, list, name)).spoken(self.written_in.as_deref())
    }

    /// The title of the duty that a waiver sets aside, where it is one of the plan's own profile.
    fn duty_set_aside(&self, list: Option<List>, name: &str) -> Option<String> {
        let rule = name.split(" at ").next()?.strip_prefix("duty/").filter(|_| list == Some(List::Waiver))?;
        let profile = planwright_validator::profile::of(self.plan).ok()?;
        Some(profile.duty(rule.split('.').next()?)?.title.to_string())
    }

    /// A key with the entry or the section that it is of: "Safe refuge, amount".
    pub(super) fn keyed(&self, change: &Change) -> Phrase {
        let Some(Note::Key { key, entry }) = &change.note else { return self.title(change) };
        let name = entry.as_deref();
        // The day of a step is a part of its name.
        if let (Some(List::Step), Some(step), "date") = (self.list(change), name, key.as_str()) {
            return word(self.words, &format!("redline-step-{}", step.split(' ').next().unwrap_or(step))).into();
        }
        let label = Phrase::from(lowered(&keys::key(self.words, key)));
        let title = change.section.as_ref().map(|_| self.title(change));
        match name.map(|name| self.entry(change, name)).or(title) {
            Some(name) => self.filled("changes-entry-key", &[("name", &name), ("key", &label)]),
            None => label,
        }
    }

    /// The key of the plan that changed, without its values.
    pub(super) fn place_in_front(&self, change: &Change) -> Phrase {
        match &change.note {
            Some(Note::Key { key, .. }) => lowered(&keys::key(self.words, key)).into(),
            Some(Note::Added(name) | Note::Removed(name) | Note::EntryMoved { name, .. }) => self.entry(change, name),
            _ => self.title(change),
        }
    }
}

/// A phrase with a capital where it begins.
fn capital(mut phrase: Phrase) -> Phrase {
    if let Some(first) = phrase.parts.first_mut() {
        let mut letters = first.text.chars();
        first.text = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    }
    phrase
}

/// Whether a change is told with the priorities that came and went.
pub(super) fn is_told_with_sections(change: &Change) -> bool {
    turned(change, Tag::Added) || turned(change, Tag::Removed)
}

/// Whether a change of front matter is that it promises or asks more or less.
pub(super) fn is_of_verbs(change: &Change) -> bool {
    is_detail(change) && change.direction.is_some()
}

/// Whether a change is of what the panel said, decided or was answered.
pub(super) fn is_of_panel(change: &Change) -> bool {
    let panel = matches!(&change.note, Some(Note::Key { key, entry: None }) if key.starts_with("panel."));
    change.kind == ChangeKind::Field && panel && !is_of_document(change)
}
