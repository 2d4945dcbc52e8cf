//! Keys of front matter, and entries of its lists, in words.

use jiff::civil::Date;
use planwright_core::catalogue;
use planwright_diff::List;

use crate::lower::{day, smart};
use crate::{Words, fill, word};

/// The word of the locale for each key of front matter.
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
    ("date", "redline-key-date"),
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

/// A key in words: "Target", "The panel’s report of 5 March 2026: Answer to the report". One that has no word is printed as
/// it is written.
pub(super) fn key(words: &Words, key: &str) -> String {
    let known = |keys: &[(&str, &str)], key: &str| {
        keys.binary_search_by_key(&key, |(key, _)| key)
            .ok()
            .and_then(|at| keys.get(at))
            .map(|(_, name)| word(words, name))
    };
    if let Some((date, own)) = key.strip_prefix("panel.").and_then(|rest| rest.split_once('.')) {
        let own = known(REPORT_KEYS, own).unwrap_or_else(|| own.to_owned());
        return fill(words, "redline-key-of-report", &[("date", &date_in_words(words, date)), ("key", &own)]);
    }
    for (prefix, name) in [("page.zones.", "redline-key-zone"), ("evidence.", "redline-key-evidence")] {
        if let Some(n) = key.strip_prefix(prefix) {
            return fill(words, name, &[("n", n)]);
        }
    }
    known(KEYS, key).unwrap_or_else(|| key.to_owned())
}

/// What an entry of a list is called: "Consulting the public, 5 March 2026".
pub(super) fn name(words: &Words, list: Option<List>, name: &str) -> String {
    match list {
        Some(List::Step) => {
            let (step, date) = name.split_once(' ').unwrap_or((name, ""));
            let step = word(words, &format!("redline-step-{step}"));
            fill(words, "redline-dated", &[("what", &step), ("date", &date_in_words(words, date))])
        }
        Some(List::Waiver) => waived(words, name),
        Some(List::Threat | List::NationalPriority) => name.replace('-', " "),
        _ => smart(name),
    }
}

/// What is set aside: the title of its rule, and where.
fn waived(words: &Words, name: &str) -> String {
    let (rule, at) = name.split_once(" at ").map_or((name, None), |(rule, at)| (rule, Some(at)));
    let title = catalogue::rule(rule).map_or_else(|| duty_in_words(rule), |info| info.title().to_owned());
    match at {
        Some(at) => fill(words, "redline-waived-at", &[("rule", &smart(&title)), ("at", at)]),
        None => smart(&title),
    }
}

/// A duty has its title in its profile, which is not at hand: the words of its name.
fn duty_in_words(rule: &str) -> String {
    rule.rsplit('/').next().unwrap_or(rule).replace(['-', '.'], " ")
}

/// An entry with the list that it is of: "Measure “Calls”".
pub(super) fn entry(words: &Words, list: List, own: &str) -> String {
    let name = name(words, Some(list), own);
    fill(words, "redline-entry", &[("what", &word(words, list_word(list))), ("name", &name)])
}

/// A key with the entry that it is of: "Measure “Calls”: Target".
pub(super) fn label(words: &Words, list: Option<List>, own: Option<&str>, at: Option<&str>) -> String {
    let entry = list.map(|list| entry(words, list, own.unwrap_or_default()));
    match (entry, at.map(|at| key(words, at))) {
        (Some(entry), Some(key)) => fill(words, "redline-key-of", &[("entry", &entry), ("key", &key)]),
        (entry, key) => entry.or(key).unwrap_or_default(),
    }
}

/// A day in words, where it is one.
pub(super) fn date_in_words(words: &Words, date: &str) -> String {
    date.parse::<Date>().map_or_else(|_| date.to_owned(), |date| day(words, date))
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
