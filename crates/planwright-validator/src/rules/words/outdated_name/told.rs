//! Whether a plan says what the letters of a new name stand for.

use std::collections::BTreeMap;

use super::find::Hit;
use super::names::NAMES;
use crate::rules::Subject;
use crate::text::Printed;

/// Which names a plan tells, or a change that is offered will.
#[derive(Default)]
pub(super) struct Told(BTreeMap<usize, bool>);

impl Told {
    /// The new name in full with its letters in brackets, for the first sentence with the old letters
    /// of a plan that tells the new ones nowhere: else `words/acronym` would ask for them next.
    pub(super) fn first_in_full(
        &mut self,
        subject: &Subject,
        printed: &Printed<'_>,
        hit: &Hit,
        letters: &str,
    ) -> Option<String> {
        let words = hit.words.as_deref().filter(|_| printed.is_prose())?;
        let told = self.0.entry(hit.name).or_insert_with(|| is_told(subject, hit.name, words, letters));
        let first = !std::mem::replace(told, true);
        first.then(|| format!("{words} ({letters})"))
    }
}

/// Whether the plan has the new words, the old words that the new ones will take the place of, or the
/// letters in its glossary.
fn is_told(subject: &Subject, name: usize, words: &str, letters: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().replace('’', "'");
    let bare = |text: &str| text.strip_suffix('s').unwrap_or(text).to_lowercase();
    let mut glossary = subject.plan.meta.glossary.iter();
    if glossary.any(|entry| bare(entry.term.value.trim()) == bare(letters)) {
        return true;
    }
    let old = NAMES.get(name).map(|name| name.forms).unwrap_or_default();
    let old = old.iter().filter(|form| form.contains(' ')).map(|form| plain(form));
    let sought: Vec<String> = old.chain([plain(words)]).collect();
    subject.printed().iter().any(|printed| {
        let text = plain(printed.text());
        sought.iter().any(|words| text.contains(words.as_str()))
    })
}
