//! What changed in translations.

use planwright_core::model::Plan;
use planwright_diff::{Change, Comparison, Side, TranslationDiff};

use super::texts::is_worded;
use super::{Digest, DigestLine, Phrase, Tag};
use crate::changes::notices::is_meaning;
use crate::lower::lang;
use crate::{fill, word};

impl<'a> Digest<'a> {
    /// Translations that are not there any more, before all else: who read them has nothing now.
    pub(super) fn translations_gone(&mut self, comparison: &'a Comparison, old: &'a Plan, new: &'a Plan) {
        for translation in comparison.translations.iter().filter(|translation| translation.side == Side::Old) {
            let name = self.language(translation, old, new);
            let said = self.filled("changes-translation-removed", &[("name", &name)]);
            self.lines.push(DigestLine { tag: Tag::Removed, said, section: None });
        }
    }

    /// Translations that came or changed.
    pub(super) fn translations(&mut self, comparison: &'a Comparison, old: &'a Plan, new: &'a Plan) {
        for translation in &comparison.translations {
            let name = self.language(translation, old, new);
            let (tag, said) = match translation.side {
                Side::Old => continue,
                Side::New => (Tag::Added, self.filled("changes-translation-added", &[("name", &name)])),
                Side::Both => (Tag::Text, self.translation(translation, &name, old, new)),
            };
            self.lines.push(DigestLine { tag, said, section: None });
        }
    }

    /// "Two things changed in the Welsh translation (…)": each section that changed, and each key of front matter.
    fn translation(&self, translation: &'a TranslationDiff, name: &Phrase, old: &'a Plan, new: &'a Plan) -> Phrase {
        let plans = [old, new].map(|plan| of_folder(plan, &translation.folder).unwrap_or(plan));
        // Its words are in its own language; the sentence stays in that of the digest.
        let mut own = Digest::new(&translation.comparison, plans, self.words, &lang(new));
        own.checked_in = self.checked_in;
        // What follows from an edit is no second one.
        let all = translation.comparison.changes.iter();
        let edits: Vec<&Change> = all.clone().filter(|change| !is_meaning(change.kind)).collect();
        let changes = if edits.is_empty() { all.collect() } else { edits };
        let in_text = |change: &Change| change.section.is_some() || is_worded(change);
        let names = changes.iter().map(|change| {
            let mut phrase = if in_text(change) { own.title(change) } else { own.place_in_front(change) };
            // The redline is that of the plan itself.
            phrase.parts.iter_mut().for_each(|part| part.section = None);
            phrase
        });
        self.counted("changes-translation", changes.len(), &self.named(names.collect()), &[("name", name)])
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
