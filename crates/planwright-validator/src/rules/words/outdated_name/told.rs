//! New names that are letters: their words are written once, where the plan has them nowhere.

use std::collections::BTreeMap;

use super::find::Hit;
use super::names::NAMES;
use crate::rules::Subject;
use crate::text::Printed;

/// Which letters of new names the plan tells.
#[derive(Default)]
pub(super) struct Told {
    letters: BTreeMap<String, bool>,
}

impl Told {
    /// What is written for an old name: the new one, and at the first sentence that needs it with
    /// its words.
    pub(super) fn write(&mut self, subject: &Subject, printed: &Printed<'_>, hit: &Hit, new: &str) -> String {
        let is_letters = new.len() > 1 && new.bytes().all(|b| b.is_ascii_uppercase());
        let name = NAMES.get(hit.name);
        let change = name.and_then(|name| name.changes.iter().rfind(|change| change.from <= subject.as_at));
        let words = change.and_then(|change| change.to.iter().find(|to| to.contains(' ')));
        let Some(words) = words.filter(|_| is_letters) else { return new.to_owned() };
        let told = self.letters.entry(new.to_owned()).or_insert_with(|| is_told(subject, new));
        let (before, after) = (printed.text().get(..hit.range.start), printed.text().get(hit.range.end..));
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        if before.ends_with('(') {
            *told = true;
        }
        let has_room = printed.is_prose() && !after.starts_with(['’', '\'', '-', ')']);
        let is_one = ["a ", "an ", "A ", "An "].iter().any(|one| before.ends_with(one));
        if *told || !has_room || is_one {
            return new.to_owned();
        }
        *told = true;
        format!("{} ({new})", words.replace('\'', "’"))
    }
}

/// Whether the plan says what letters stand for, or the glossary does.
fn is_told(subject: &Subject, letters: &str) -> bool {
    let (behind, before) = (format!("({letters})"), format!("{letters} ("));
    let glossary = &subject.plan.meta.glossary;
    glossary.iter().any(|entry| entry.term.value.trim() == letters)
        || subject.printed().iter().any(|printed| {
            let text = printed.text();
            text.contains(&behind) || text.contains(&before)
        })
}
