//! `access/all-caps`: words in capitals throughout.

use std::collections::BTreeSet;
use std::ops::Range;

use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::Flat;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/all-caps", rests_on_absence: false, check };

/// A shorter word in capitals is more likely an abbreviation.
const LETTERS: usize = 5;
/// Abbreviations as long as words.
const KNOWN: &[&str] =
    &["HMICFRS", "MOPAC", "UNISON", "NSPCC", "RSPCA", "ASBCPA", "PRSRA", "MAPPA", "MARAC", "STEM", "CREST", "PEEL"];

fn check(subject: &Subject, found: &mut Found) {
    let meta = &subject.plan.meta;
    let known: BTreeSet<&str> =
        KNOWN.iter().copied().chain(meta.glossary.iter().map(|entry| entry.term.value.as_str())).collect();
    let titles = std::iter::once(&meta.title).chain(meta.subtitle.as_ref());
    let titles = titles.chain(subject.plan.all_sections().map(|section| &section.meta.title));
    for title in titles {
        found.extend(
            shouted(&known, &title.value).first().map(|range| finding(&title.value[range.clone()], title.span)),
        );
    }
    for run in subject.own_texts().flat_map(|body| body.runs()) {
        let flat = Flat::new(run.content);
        for range in shouted(&known, &flat.text) {
            let words = flat.text[range.clone()].to_owned();
            found.push(finding(&words, flat.span(range, subject.sources).unwrap_or(run.span)));
        }
    }
}

/// Runs of words in capitals in which two long ones are neighbours.
fn shouted(known: &BTreeSet<&str>, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut run: Option<(Range<usize>, bool)> = None;
    let mut last_long = false;
    for word in words(text) {
        let capitals = is_capitals(&text[word.clone()]);
        let long = capitals && is_long(known, &text[word.clone()]);
        run = match run {
            Some((range, shouts)) if capitals => Some((range.start..word.end, shouts || (long && last_long))),
            other => {
                found.extend(other.filter(|(_, shouts)| *shouts).map(|(range, _)| range));
                capitals.then_some((word, false))
            }
        };
        last_long = long;
    }
    found.extend(run.filter(|(_, shouts)| *shouts).map(|(range, _)| range));
    found
}

/// Where the words stand, without the marks round them.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        let inner = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at + word.len() - inner.len();
        found.push(start..start + inner.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
        at += word.len();
    }
    found
}

fn is_capitals(word: &str) -> bool {
    word.contains(char::is_uppercase) && !word.contains(char::is_lowercase)
}

fn is_long(known: &BTreeSet<&str>, word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() >= LETTERS && !known.contains(word)
}

fn finding(words: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(RULE.name, span, format!("“{words}” is in capitals throughout"))
        .label("hard to read")
        .help("Words in capitals have no shape to know them by, and some screen readers spell them letter by letter.")
        .help("Write them as in a sentence; where they matter most, make them `**bold**`.")
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, read};

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("access/all-caps", body, expected);
    }

    #[test]
    fn two_long_words_in_capitals_are_shouted() {
        check("In an EMERGENCY ALWAYS call 999.", &["warning: EMERGENCY ALWAYS"]);
        check("**THE POLICE FORCE** acts.", &["warning: THE POLICE FORCE"]);
        check("## CRIME MATTERS", &["warning: CRIME MATTERS"]);
        check("One EMERGENCY and the CPS, HMICFRS UNISON.", &[]);
        check("KENT and the POLICE", &[]);
    }

    #[test]
    fn a_title_is_looked_at_too() {
        let section = "---\ntitle: TACKLING VIOLENCE\n---\n\nWords.\n";
        assert_eq!(read(&[("01-a.md", section)]).places("access/all-caps"), ["warning: TACKLING VIOLENCE"]);
    }
}
