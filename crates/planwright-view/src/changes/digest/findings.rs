//! What the check found in one version and not in the other.

use planwright_diff::{Change, ChangeKind, Note};

use super::{Digest, DigestLine, Phrase, Tag};
use crate::changes::notices::of_finding;
use crate::changes::tags::is_sum;

impl<'a> Digest<'a> {
    /// Problems that are new.
    pub(super) fn problems(&mut self) {
        let new = self.of(|change| change.kind == ChangeKind::FindingNew);
        let (sums, others): (Vec<&Change>, Vec<&Change>) = new.into_iter().partition(|change| is_sum(change));
        for change in sums {
            let message = self.with_what_was(change);
            let key = if is_share(change) { "changes-share-wrong" } else { "changes-sum-wrong" };
            let said = self.filled(key, &[("title", &self.title(change)), ("message", &message)]);
            self.lines.push(DigestLine { tag: Tag::Sum, said, section: change.section.clone() });
        }
        self.tell(Tag::Wrong, "changes-findings-new", &others, Self::finding);
    }

    /// Problems that were put right: not those that went with what they were found in.
    pub(super) fn mended(&mut self) {
        let gone = self.of(|change| change.kind == ChangeKind::FindingGone && !self.went_with_its_place(change));
        self.tell(Tag::Mended, "changes-findings-gone", &gone, Self::finding);
    }

    fn finding(&self, change: &Change) -> Phrase {
        let values = [("title", &self.title(change)), ("message", &self.message(change))];
        self.filled("changes-finding", &values)
    }

    /// What the check says, in its language.
    fn message(&self, change: &Change) -> Phrase {
        Phrase::from(of_finding(change)).spoken(self.checked_in)
    }

    /// What the check says, with what the number was that it takes for wrong.
    fn with_what_was(&self, finding: &Change) -> Phrase {
        let message = self.message(finding);
        let said = of_finding(finding);
        let numbers: Vec<&str> = said.split(|c: char| c.is_whitespace() || "“”".contains(c)).map(bare).collect();
        let names = |text: &str| numbers.contains(&bare(text));
        let cells = self.changes.iter().filter(|change| {
            change.section == finding.section
                && change.delta.is_some()
                && matches!(change.note, Some(Note::Cell { .. }))
        });
        let pairs = cells.filter_map(|change| Some((change.from.as_deref()?, change.to.as_deref()?)));
        // Of several numbers it cannot be told which is meant.
        let mut meant = pairs.filter(|(_, to)| names(to));
        match (meant.next(), meant.next()) {
            (Some((from, to)), None) => {
                let values = [("message", &message), ("from", &self.own(from)), ("to", &self.own(to))];
                self.filled("changes-sum-was", &values)
            }
            _ => message,
        }
    }

    /// Whether what a problem was found in is not there any more, so that nobody mended anything.
    fn went_with_its_place(&self, finding: &Change) -> bool {
        let Some(place) = &finding.old else { return false };
        let of_translation = |rule: &str| rule.starts_with("translation/");
        let told_with =
            matches!(&finding.note, Some(Note::Rule(rule)) if of_translation(rule)) && self.translation_gone;
        let section = finding.section.as_ref().is_some_and(|id| !self.there.contains(id));
        let went = |change: &Change| {
            let old = change.old.as_ref().filter(|_| change.new.is_none() && change.kind != ChangeKind::FindingGone);
            old.is_some_and(|old| {
                let (whole, one) = (old.span, place.span);
                whole.file == one.file && whole.start < whole.end && whole.start <= one.start && one.end <= whole.end
            })
        };
        told_with || section || self.changes.iter().any(went)
    }
}

/// A number as it stands in a sentence.
fn bare(text: &str) -> &str {
    text.trim_end_matches([',', '.', ':', ';', '?'])
}

fn is_share(change: &Change) -> bool {
    matches!(&change.note, Some(Note::Rule(rule)) if rule.as_str() == "table/percent-shares")
}
