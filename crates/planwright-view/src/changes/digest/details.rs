//! What changed in front matter, in words and in translations.

use planwright_core::model::Plan;
use planwright_diff::{Change, ChangeKind, Comparison, Note, Side, TranslationDiff};

use super::texts::is_worded;
use super::{Digest, DigestLine, Phrase, Tag, by, is_detail, turned};
use crate::changes::{keys, lowered, values};
use crate::lower::{lang, smart};
use crate::{fill, word};

/// Longer values are not said in a sentence.
const SAID: usize = 120;

impl<'a> Digest<'a> {
    pub(super) fn details(&mut self) {
        use ChangeKind as K;
        for (kind, tag, key) in [
            (K::Measure, Tag::Measure, "changes-measures"),
            (K::Recommendation, Tag::Answer, "changes-recommendations"),
            (K::Waiver, Tag::Waiver, "changes-waivers"),
            (K::Field, Tag::Detail, "changes-fields"),
            (K::Page, Tag::Page, "changes-page"),
        ] {
            // What is a figure was told with the figures, and what promises less with the verbs.
            let told = |change: &Change| {
                is_told_with_sections(change) || is_of_verbs(change) || change.is_figure() || self.is_of_entries(change)
            };
            let changes = self.of(|change| change.kind == kind && !told(change));
            self.tell(tag, key, &changes, Self::detail);
        }
    }

    pub(super) fn detail(&self, change: &Change) -> Phrase {
        match &change.note {
            Some(Note::Added(name)) => self.filled("changes-entry-added", &[("name", &self.entry(change, name))]),
            Some(Note::Removed(name)) => self.filled("changes-entry-removed", &[("name", &self.entry(change, name))]),
            Some(Note::EntryMoved { name, .. }) => self.entry(change, name),
            Some(Note::Key { key, .. }) => {
                let mut said = self.keyed(change);
                let (from, to) = (change.from.as_deref(), change.to.as_deref());
                if from.map_or(0, str::len) + to.map_or(0, str::len) < SAID {
                    let value = |text: &str| values::value(self.words, key, text).unwrap_or_else(|| smart(text));
                    said.push(": ");
                    let (from, to) = (from.map(value), to.map(value));
                    said.extend(self.sides("changes-side", from.as_deref(), to.as_deref()));
                    said.extend(by(change, self.words));
                }
                said
            }
            _ => self.title(change),
        }
    }

    /// What an entry of front matter is called.
    pub(super) fn entry(&self, change: &Change, name: &str) -> Phrase {
        Phrase::from(keys::name(self.words, self.list(change), name)).spoken(self.written_in.as_deref())
    }

    /// A key with the entry or the section that it is of: "Safe refuge, amount".
    pub(super) fn keyed(&self, change: &Change) -> Phrase {
        let Some(Note::Key { key, entry }) = &change.note else { return self.title(change) };
        let label = Phrase::from(lowered(&keys::key(self.words, key)));
        let title = change.section.as_ref().map(|_| self.title(change));
        match entry.as_deref().map(|name| self.entry(change, name)).or(title) {
            Some(name) => self.filled("changes-entry-key", &[("name", &name), ("key", &label)]),
            None => label,
        }
    }

    pub(super) fn translations(&mut self, comparison: &'a Comparison, old: &'a Plan, new: &'a Plan) {
        for translation in &comparison.translations {
            let name = self.language(translation, old, new);
            let (tag, said) = match translation.side {
                Side::New => (Tag::Added, self.filled("changes-translation-added", &[("name", &name)])),
                Side::Old => (Tag::Removed, self.filled("changes-translation-removed", &[("name", &name)])),
                Side::Both => (Tag::Text, self.translation(translation, &name, old, new)),
            };
            self.lines.push(DigestLine { tag, said, section: None });
        }
    }

    /// "Two things changed in the Welsh translation (…)": each section that changed, and each key of front matter.
    fn translation(&self, translation: &'a TranslationDiff, name: &Phrase, old: &'a Plan, new: &'a Plan) -> Phrase {
        let changes = translation.comparison.changes.as_slice();
        let plans = [old, new].map(|plan| of_folder(plan, &translation.folder).unwrap_or(plan));
        // Its words are in its own language; the sentence stays in that of the digest.
        let mut own = Digest::new(&translation.comparison, plans, self.words, &lang(new));
        own.checked_in = self.checked_in;
        let in_text = |change: &Change| change.section.is_some() || is_worded(change);
        let names = changes.iter().map(|change| {
            let mut phrase = if in_text(change) { own.title(change) } else { own.place_in_front(change) };
            // The redline is that of the plan itself.
            phrase.parts.iter_mut().for_each(|part| part.section = None);
            phrase
        });
        self.counted("changes-translation", changes.len(), &self.named(names.collect()), &[("name", name)])
    }

    /// The key of the plan that changed, without its values.
    fn place_in_front(&self, change: &Change) -> Phrase {
        match &change.note {
            Some(Note::Key { key, .. }) => lowered(&keys::key(self.words, key)).into(),
            Some(Note::Added(name) | Note::Removed(name)) => self.entry(change, name),
            _ => self.title(change),
        }
    }

    /// "the Welsh translation"; one in a language that the locale has no name for is called by its folder.
    fn language(&self, translation: &TranslationDiff, old: &Plan, new: &Plan) -> Phrase {
        let plan = of_folder(new, &translation.folder).or_else(|| of_folder(old, &translation.folder));
        let tag = plan.map_or_else(|| translation.folder.clone(), lang);
        let key = format!("changes-translation-in-{}", tag.split('-').next().unwrap_or_default().to_lowercase());
        let said = word(self.words, &key);
        let said = if said == key {
            fill(self.words, "changes-translation-in-folder", &[("folder", &translation.folder)])
        } else {
            said
        };
        said.into()
    }
}

fn of_folder<'p>(plan: &'p Plan, folder: &str) -> Option<&'p Plan> {
    plan.translations.iter().find(|translation| translation.folder == folder).map(|translation| &translation.plan)
}

/// Whether a change is told with the priorities that came and went.
pub(super) fn is_told_with_sections(change: &Change) -> bool {
    turned(change, Tag::Added) || turned(change, Tag::Removed)
}

/// Whether a change of front matter is that it promises or asks more or less.
pub(super) fn is_of_verbs(change: &Change) -> bool {
    is_detail(change) && change.direction.is_some()
}
