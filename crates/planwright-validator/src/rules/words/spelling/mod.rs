//! `words/spelling`: words that no dictionary has. Looked for only when it is asked for.

mod dictionary;

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::{Diagnostic, FileId, Span};

use self::dictionary::{is_known, suggestion};
use crate::found::{Found, MOST};
use crate::rules::{Rule, Subject};
use crate::text::{Printed, Word, words};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "words/spelling", rests_on_absence: false, check };

/// A longer word is none.
const LETTERS: usize = 40;
/// So many suggestions are looked for in a plan: each takes longer than all the other work.
const SUGGESTIONS: usize = 40;
/// For a longer word none is looked for: it takes longer still, and is seldom found.
const SUGGESTION_LETTERS: usize = 16;
/// Parts that stand before a hyphen and are no words alone.
const PREFIXES: &[&str] = &[
    "anti", "bi", "co", "de", "ex", "inter", "intra", "meta", "mid", "multi", "non", "pan", "post", "pre", "pro",
    "quasi", "re", "semi", "sub", "ultra", "un",
];

/// A word that no dictionary has.
struct Unknown {
    span: Span,
    count: usize,
}

fn check(subject: &Subject, found: &mut Found) {
    if !subject.spelling || !subject.is_english() {
        return;
    }
    let mut told: BTreeMap<FileId, usize> = BTreeMap::new();
    let mut left = SUGGESTIONS;
    for (word, Unknown { span, count }) in unknown(subject) {
        let of_file = told.entry(span.file).or_default();
        *of_file += 1;
        let wanted = *of_file <= MOST && left > 0 && word.len() <= SUGGESTION_LETTERS;
        left -= usize::from(wanted);
        found.push(finding(&word, span, count, wanted.then(|| suggestion(&word)).flatten()));
    }
}

/// The words that no dictionary has, in the order in which they first stand.
fn unknown(subject: &Subject) -> Vec<(String, Unknown)> {
    let own = own_words(subject);
    let mut unknown: BTreeMap<String, Unknown> = BTreeMap::new();
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    for printed in subject.all_printed() {
        for at in 0..printed.words.len() {
            let Some((word, said)) = candidate(printed, at) else { continue };
            let is_fine = *known.entry(said.clone()).or_insert_with(|| own.contains(&said) || is_known(&said));
            if !is_fine && !is_known_with_a_hyphen(printed, at) {
                let first = || Unknown { span: printed.place(word.range(), subject.sources), count: 0 };
                unknown.entry(said).or_insert_with(first).count += 1;
            }
        }
    }
    let mut unknown: Vec<_> = unknown.into_iter().collect();
    unknown.sort_by_key(|(_, word)| word.span);
    unknown
}

/// The words of the glossary, and of the plan's own names, in small letters.
fn own_words(subject: &Subject) -> BTreeSet<String> {
    let meta = &subject.plan.meta;
    let terms = meta.glossary.iter().map(|entry| entry.term.value.as_str());
    let texts = terms.chain([meta.area.value.as_str()]);
    texts.flat_map(|text| words(text).into_iter().map(|word| normal(word.of(text)))).collect()
}

/// The word at a place as it would be looked up, if it is one that a dictionary can be asked for:
/// no name, no letters that stand for words, no number, no address, none of another language.
fn candidate(printed: &Printed<'_>, at: usize) -> Option<(Word, String)> {
    let text = printed.text();
    let word = *printed.words.get(at)?;
    let said = word.of(text);
    let plain = said.chars().take(LETTERS + 1).all(|c| c.is_lowercase() || matches!(c, '\'' | '’'));
    if !plain
        || said.len() < 2
        || said.len() > LETTERS
        || is_in_address(text, word)
        || printed.flat.is_foreign(word.range().start)
    {
        return None;
    }
    Some((word, normal(said)))
}

/// A word with plain apostrophes, in small letters, without a possessive.
fn normal(word: &str) -> String {
    let plain = word.replace('’', "'").to_lowercase();
    plain.strip_suffix("'s").map_or_else(|| plain.clone(), str::to_owned)
}

/// Whether a word is a part of an address, a file's name or a hashtag.
fn is_in_address(text: &str, word: Word) -> bool {
    let range = word.range();
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let (mark, beyond) = (after.next(), after.next());
    matches!(before, Some('.' | '/' | '@' | '#' | '_' | '&' | '=' | '?' | '\\'))
        || matches!(mark, Some('/' | '@' | '_' | '&' | '=' | '\\'))
        || (matches!(mark, Some('.' | ':')) && beyond.is_some_and(|c| c.is_alphanumeric() || c == '/'))
}

/// Whether a word is known together with its neighbour before or behind a hyphen, as in
/// `re-offending`, or is one that only stands before a hyphen.
fn is_known_with_a_hyphen(printed: &Printed<'_>, at: usize) -> bool {
    let text = printed.text();
    let part = |at: usize| printed.words.get(at).map(|word| normal(word.of(text)));
    let is_hyphened = |one: usize| {
        let (Some(one), Some(next)) = (printed.words.get(one), printed.words.get(one + 1)) else { return false };
        text.get(one.range().end..next.range().start) == Some("-")
    };
    let is_one_word = |one: usize| {
        let both = part(one).zip(part(one + 1)).filter(|(one, next)| one.len() + next.len() <= LETTERS);
        is_hyphened(one) && both.is_some_and(|(one, next)| is_known(&format!("{one}{next}")))
    };
    let is_prefix = is_hyphened(at) && part(at).is_some_and(|said| PREFIXES.contains(&said.as_str()));
    is_prefix || is_one_word(at) || at.checked_sub(1).is_some_and(is_one_word)
}

fn finding(word: &str, span: Span, count: usize, nearest: Option<String>) -> Diagnostic {
    let message = match &nearest {
        Some(nearest) => format!("“{word}” is in no dictionary: “{nearest}” is the nearest word that is"),
        None => format!("“{word}” is in no dictionary"),
    };
    let mut finding = Diagnostic::note(RULE.name, span, message).label("misspelt?");
    if count > 1 {
        finding = finding.help(format!("It stands in the plan {count} times."));
    }
    finding.help("If the word is right, add it to the glossary in plan.md, or mark words of another language: `[Heddlu](lang:cy)`.")
}

#[cfg(test)]
mod tests;
