//! What changed in front matter.

use planwright_diff::{FieldDiff, List, Run, Side};

use super::runs::{Marking, plain};
use super::{Telling, difference};
use crate::lower::smart;
use crate::{ChangedField, MarkedRun, Piece, RunSide};

/// The word of the locale for each key of front matter. A key that is not here is printed as it is written.
const KEYS: &[(&str, &str)] = &[
    ("accessibility-statement", "accessibility-statement"),
    ("alternative-formats", "alternative-formats"),
    ("amount", "services-amount"),
    ("applies", "redline-key-applies"),
    ("area", "fact-area"),
    ("authors", "redline-key-authors"),
    ("baseline", "measures-baseline"),
    ("by", "redline-key-by"),
    ("chair", "meetings-chair"),
    ("chief-officer.name", "redline-key-chief-officer"),
    ("chief-officer.role", "redline-key-chief-officer-role"),
    ("conditions", "conditions-title"),
    ("contact.address", "redline-key-address"),
    ("contact.email", "redline-key-email"),
    ("contact.phone", "redline-key-phone"),
    ("contact.web", "redline-key-web"),
    ("count", "redline-key-count"),
    ("dated", "fact-dated"),
    ("direction", "measures-direction"),
    ("document", "redline-key-document"),
    ("elected", "redline-key-elected"),
    ("for", "services-for"),
    ("frequency", "measures-frequency"),
    ("from", "redline-key-from"),
    ("in", "row-shown-in"),
    ("index", "redline-key-index"),
    ("issued", "redline-key-issued"),
    ("issuer.name", "redline-key-issuer"),
    ("issuer.role", "redline-key-issuer-role"),
    ("kind", "redline-key-kind"),
    ("lang", "redline-key-lang"),
    ("meaning", "redline-key-meaning"),
    ("name", "redline-key-name"),
    ("not-here", "redline-key-not-here"),
    ("note", "note"),
    ("numbering", "redline-key-numbering"),
    ("owner", "redline-key-owner"),
    ("page", "plan-on-a-page"),
    ("page.orientation", "redline-key-page-orientation"),
    ("page.size", "redline-key-page-size"),
    ("page.strapline", "redline-key-page-strapline"),
    ("page.title", "redline-key-page-title"),
    ("papers", "meetings-papers"),
    ("period.from", "redline-key-period-from"),
    ("period.to", "redline-key-period-to"),
    ("power", "services-power"),
    ("profile", "redline-key-profile"),
    ("provider", "services-provider"),
    ("public", "meetings-public"),
    ("reason", "row-waiver"),
    ("reply", "row-reply"),
    ("response", "redline-key-response"),
    ("satisfies", "redline-key-satisfies"),
    ("scope", "redline-key-scope"),
    ("signed.name", "redline-key-signed"),
    ("signed.portrait", "redline-key-portrait"),
    ("signed.role", "redline-key-signed-role"),
    ("source", "measures-source"),
    ("status", "fact-status"),
    ("subtitle", "redline-key-subtitle"),
    ("summary", "paper-summary"),
    ("target", "measures-target"),
    ("text", "response-recommended"),
    ("theme", "redline-key-theme"),
    ("title", "redline-key-title"),
    ("to", "redline-key-to"),
    ("until", "redline-key-until"),
    ("updated", "redline-key-updated"),
    ("url", "redline-key-url"),
    ("varied", "redline-key-varied"),
    ("version", "fact-version"),
    ("why", "redline-key-why"),
    ("with", "redline-key-with"),
];

/// Keys of the panel's reports, behind `panel.2026-03-05.`.
const REPORT_KEYS: &[(&str, &str)] = &[
    ("decision", "fact-report-decision"),
    ("replied", "fact-report-replied"),
    ("reply", "response-reply"),
    ("subject", "fact-report-subject"),
    ("text", "response-said"),
    ("title", "redline-key-title"),
];

/// What an entry of a list is called.
fn list_word(list: List) -> &'static str {
    match list {
        List::Measure => "measures-measure",
        List::Meeting => "meetings-meeting",
        List::Service => "services-service",
        List::Threat => "redline-threat",
        List::NationalPriority => "redline-national-priority",
        List::Step => "redline-step",
        List::Waiver => "redline-waiver",
        List::Glossary => "glossary",
        List::Recommendation => "redline-recommendation",
    }
}

impl Telling<'_> {
    /// What changed in the front matter of a section or of the plan.
    pub(super) fn fields(&self, fields: &[FieldDiff]) -> Vec<ChangedField> {
        fields.iter().map(|field| self.field(field)).collect()
    }

    fn field(&self, field: &FieldDiff) -> ChangedField {
        let key = field.key.as_deref();
        let change = self.change(field.change);
        ChangedField {
            label: self.label(field.list, field.entry.as_deref(), key),
            runs: key
                .and_then(|key| self.whole(key, &field.runs))
                .unwrap_or_else(|| self.runs(&field.runs, Marking::Sides)),
            difference: change.and_then(|change| change.delta.as_ref()).map(|delta| difference(delta, self.words)),
        }
    }

    /// The title of the plan, which is a key of its front matter, where it changed.
    pub(super) fn plan_title(&self, title: &[Run]) -> Option<ChangedField> {
        let changed = title.iter().any(|run| run.side != Side::Both);
        changed.then(|| ChangedField {
            label: self.key("title"),
            runs: self.runs(title, Marking::Sides),
            difference: None,
        })
    }

    fn label(&self, list: Option<List>, entry: Option<&str>, key: Option<&str>) -> String {
        let entry = list.map(|list| {
            let name = smart(entry.unwrap_or_default());
            self.fill("redline-entry", &[("what", &self.word(list_word(list))), ("name", &name)])
        });
        match (entry, key.map(|key| self.key(key))) {
            (Some(entry), Some(key)) => self.fill("redline-key-of", &[("entry", &entry), ("key", &key)]),
            (entry, key) => entry.or(key).unwrap_or_default(),
        }
    }

    /// A key in words: "Target", "Report of 5 March 2026: Answer to the report".
    fn key(&self, key: &str) -> String {
        let known = |keys: &[(&str, &str)], key: &str| {
            keys.binary_search_by_key(&key, |(key, _)| key)
                .ok()
                .and_then(|at| keys.get(at))
                .map(|(_, word)| self.word(word))
        };
        if let Some((date, key)) = key.strip_prefix("panel.").and_then(|rest| rest.split_once('.')) {
            let word = known(REPORT_KEYS, key).unwrap_or_else(|| key.to_owned());
            return self.fill("redline-key-of-report", &[("date", &self.value_of_date(date)), ("key", &word)]);
        }
        for (prefix, word) in [("page.zones.", "redline-key-zone"), ("evidence.", "redline-key-evidence")] {
            if let Some(n) = key.strip_prefix(prefix) {
                return self.fill(word, &[("n", n)]);
            }
        }
        known(KEYS, key).unwrap_or_else(|| key.to_owned())
    }

    /// Values that are words of the source format or days, whole: "Working draft" and "Draft for the panel". None for
    /// those that are text.
    fn whole(&self, key: &str, runs: &[Run]) -> Option<Vec<MarkedRun>> {
        let sides = [(Side::Old, RunSide::Removed), (Side::New, RunSide::Added)];
        let said =
            sides.map(|(side, marked)| (plain(runs, side), marked)).into_iter().filter(|(text, _)| !text.is_empty());
        let spoken: Option<Vec<(String, RunSide)>> =
            said.map(|(text, side)| Some((self.value(key, &text)?, side))).collect();
        let marked = spoken?.into_iter().enumerate().map(|(at, (text, side))| MarkedRun {
            side,
            space: at > 0,
            pieces: vec![Piece { text, ..Piece::default() }],
        });
        Some(marked.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_every_one_has_its_word() {
        for keys in [KEYS, REPORT_KEYS] {
            assert!(keys.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let theme = crate::theme::built_in("default").unwrap();
            for (_, word) in keys {
                for lang in ["en-GB", "cy"] {
                    let key = word.replace('-', "_");
                    assert!(theme.words(lang).contains_key(&key), "{lang} has no {key}");
                }
            }
        }
    }
}
