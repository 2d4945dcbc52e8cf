//! What is known of a rule by its name, in words: rules in code from the catalogue; duties, their
//! parts and the steps of the process from profiles.
//!
//! `explain` prints these texts, and reports for other programs carry them.

mod duty;
mod folded;
mod list;
mod need;
mod part;
mod profile;
mod step;
mod sure;

use std::fmt::Write as _;

use planwright_core::Severity;
use planwright_core::catalogue::{self, RuleInfo};
use planwright_validator::profile::Profile;

pub(crate) use self::list::{Entry, entries, heading};
pub(crate) use self::profile::whole;

/// A text in parts, each under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    /// The rule's name.
    pub(crate) name: String,
    /// It in a few words.
    pub(crate) title: String,
    /// What it is, in one paragraph of Markdown.
    pub(crate) what: String,
    /// How much its finding weighs at most.
    pub(crate) severity: Severity,
    /// Headings and what stands under them, in Markdown.
    pub(crate) parts: Vec<(&'static str, String)>,
    /// Where the law that it rests on can be read.
    pub(crate) url: Option<String>,
    /// What it rests on: `law`, `guidance`, `advice`; none for a rule in code.
    pub(crate) basis: Option<&'static str>,
}

impl Text {
    /// All parts, in Markdown.
    pub(crate) fn markdown(&self) -> String {
        markdown(&self.parts)
    }
}

/// Parts under their headings, in Markdown.
pub(crate) fn markdown(parts: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (heading, part) in parts {
        // Writing into a string cannot fail.
        let _ = write!(text, "## {heading}\n\n{}\n\n", part.trim_end());
    }
    text
}

/// What is known of a name in a profile; the catalogue is asked first.
pub(crate) fn of(name: &str, profile: &Profile) -> Option<Text> {
    catalogue::rule(name).map(of_rule).or_else(|| in_profile(name, profile))
}

/// What a profile says of a name: of a duty, a part of one, a step, or what is told together.
pub(crate) fn in_profile(name: &str, profile: &Profile) -> Option<Text> {
    duty::text(name, profile)
        .or_else(|| part::text(name, profile))
        .or_else(|| step::text(name, profile))
        .or_else(|| folded::text(name, profile))
}

/// A rule in code.
fn of_rule(rule: &'static RuleInfo) -> Text {
    let (_, rest) = rule.text.split_once('\n').unwrap_or((rule.text, ""));
    let parts: Vec<(&'static str, String)> = rest
        .split("\n## ")
        .filter_map(|part| part.trim_start_matches('\n').trim_start_matches("## ").split_once('\n'))
        .map(|(heading, text)| (heading, text.trim().to_owned()))
        .collect();
    let what = parts.first().map(|(_, text)| text.split("\n\n").next().unwrap_or_default().to_owned());
    Text {
        name: rule.name.to_owned(),
        title: rule.title().to_owned(),
        what: what.unwrap_or_default(),
        severity: rule.severity,
        parts,
        url: None,
        basis: None,
    }
}

/// A sentence from a phrase that begins small and has no final stop.
pub(crate) fn sentence(phrase: &str) -> String {
    let phrase = phrase.trim();
    let mut letters = phrase.chars();
    let first: String = letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let stop = if phrase.is_empty() || phrase.ends_with(['.', '!', '?', ':']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}

/// A phrase with its capital. What begins with code keeps it as it is written.
pub(crate) fn begun(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Things in a sentence: "a, b and c".
pub(crate) fn and(parts: &[String]) -> String {
    joined(parts, "and")
}

/// Things in a sentence, any of which will do: "a, b or c".
fn or(parts: &[String]) -> String {
    joined(parts, "or")
}

fn joined(parts: &[String], last_but_one: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {last_but_one} {last}", rest.join(", ")),
    }
}

/// A number with a comma between its thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use planwright_core::catalogue::RULES;

    use super::*;

    #[test]
    fn thousands_have_commas() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(100_000), "100,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn a_phrase_becomes_a_sentence() {
        assert_eq!(sentence("no section says how"), "No section says how.");
        assert_eq!(sentence("Write it. "), "Write it.");
        assert_eq!(sentence("£5 is no budget"), "£5 is no budget.");
        assert_eq!(sentence(""), "");
        assert_eq!(begun("no section says what"), "No section says what");
        assert_eq!(begun("`title` is empty"), "`title` is empty");
        assert_eq!(begun(""), "");
    }

    #[test]
    fn every_rule_of_the_catalogue_has_all_its_parts() {
        for rule in RULES {
            let text = of_rule(rule);
            let headings: Vec<&str> = text.parts.iter().map(|(heading, _)| *heading).take(4).collect();
            assert_eq!(headings, ["What", "Why", "How to mend", "Example"], "{}", rule.name);
            assert!(text.parts.iter().all(|(_, text)| !text.is_empty()), "{}", rule.name);
            assert!(!text.what.is_empty() && !text.what.contains("\n\n"), "{}: {}", rule.name, text.what);
        }
    }
}
