//! How strongly something is promised or asked, by the verbs that say so.

mod actors;
mod hedges;
mod limits;
mod meaning;
mod opposites;
mod phrases;
mod subject;
mod table;

use std::ops::Range;
use std::sync::LazyLock;

use self::phrases::Phrases;
use self::table::{AIMS, DEMANDERS, DOERS, FREEDOMS, HOPES, OWNERS, PARTING, SELDOM, SELDOM_VERBS, WHOLLY, WILLS};
use crate::change::Strength;
use crate::content::{Token, TokenKind};

pub(crate) use self::limits::{Verbal, limited};
pub(crate) use self::meaning::meaning;
pub(crate) use self::opposites::is_turned;
pub(crate) use self::subject::Subjects;
pub(crate) use self::table::ADVERBS;

/// How strong a verb is; of equal strength are those that readers take for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Force {
    /// It may be: may, can.
    Permission,
    /// It would be, if.
    Conditional,
    /// It should be, or is meant to.
    Weak,
    /// It will be.
    Commitment,
    /// It must be.
    Duty,
}

/// A verb in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Modal {
    /// Its tokens.
    pub(crate) range: Range<usize>,
    pub(crate) force: Force,
    pub(crate) denies: bool,
    /// True where nobody is asked for it, and so everybody is free: "nobody has to".
    pub(crate) frees: bool,
    /// Who is asked, where somebody asks: "I expect the force to".
    pub(crate) asked: Option<Range<usize>>,
    /// True where it goes on as it does: "will continue to" says as much as "will" of what is done already.
    pub(crate) continues: bool,
    /// How far it goes.
    pub(crate) reach: Reach,
}

/// How far a verb goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// As far as it says.
    Full,
    /// It is hardly ever so: "will rarely".
    Seldom,
    /// It is not wholly so: "will not always".
    NotWholly,
}

impl Modal {
    /// What it says, in the terms of the specification.
    pub(crate) fn strength(&self) -> Strength {
        match (self.force, self.denies) {
            (Force::Duty, false) => Strength::Duty,
            (Force::Duty, true) => Strength::Prohibition,
            (Force::Commitment, false) => Strength::Commitment,
            (Force::Commitment, true) => Strength::Refusal,
            (Force::Weak, _) => Strength::Weak,
            (Force::Permission, _) => Strength::Permission,
            (Force::Conditional, _) => Strength::Conditional,
        }
    }

    /// Its tokens with the word that says how far it goes, and with whom it asks: "will rarely", "ask officers to".
    pub(crate) fn shown(&self) -> Range<usize> {
        self.range.start..self.end() + usize::from(self.reach != Reach::Full)
    }

    /// Where it ends with whom it asks.
    pub(crate) fn end(&self) -> usize {
        self.asked.as_ref().map_or(self.range.end, |asked| asked.end + 1)
    }

    /// Whether it binds whom it speaks of.
    pub(crate) fn binds(&self) -> bool {
        self.force >= Force::Commitment
    }
}

static VERBS: LazyLock<Phrases<(&str, Force, bool)>> = LazyLock::new(|| Phrases::new(table::VERBS, |line| line.0));
static DEMANDS: LazyLock<Phrases<(&str, Force)>> = LazyLock::new(|| Phrases::new(table::DEMANDS, |line| line.0));

/// The words of tokens, as tables have them.
pub(crate) fn lower(tokens: &[Token]) -> Vec<String> {
    tokens.iter().map(|token| token.text.replace('’', "'").to_lowercase()).collect()
}

/// Every such verb of a text, in its order. `May` the month and `will` the noun are none.
pub(crate) fn modals(tokens: &[Token]) -> Vec<Modal> {
    let words = lower(tokens);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some(demand) = demand(&words, at) {
            at = demand.end();
            found.push(demand);
            continue;
        }
        let Some((length, (verb, force, denies))) = longest(&words, at) else {
            at += 1;
            continue;
        };
        // "Should not have to" asks for nothing.
        let chained =
            matches!(*verb, "have to" | "has to") && found.last().is_some_and(|before: &Modal| before.range.end == at);
        let spoken = is_verb(verb, tokens, &words, at) && !is_supposed(&words, at + length);
        if spoken && !chained {
            // `must not only` asks for more, not for less.
            let only = words.get(at + length).is_some_and(|next| next == "only");
            let affirms = *denies && only && length > 1;
            let force = if affirms && *verb != "must not" { Force::Permission } else { *force };
            let free = found.last().map_or(0, |before| before.range.end);
            let force = if is_hoped(&words, free..at) { force.min(Force::Weak) } else { force };
            let force = if matches!(*verb, "shall" | "shall not" | "shall never") && is_mine(&words, at) {
                Force::Commitment
            } else {
                force
            };
            let frees = is_freedom(verb, &words, at);
            let denies = *denies && !affirms;
            found.push(Modal {
                range: at..at + length,
                force,
                denies,
                frees,
                asked: None,
                continues: *verb == "will continue to",
                reach: reach(&words, at + length, denies),
            });
        }
        at += length;
    }
    found
}

/// Whether "I" or "we" stand before a verb: of oneself, "shall" promises as "will" does.
fn is_mine(words: &[String], at: usize) -> bool {
    let before = words.get(..at).unwrap_or_default().iter().rev().find(|word| !ADVERBS.contains(&word.as_str()));
    before.is_some_and(|word| matches!(word.as_str(), "i" | "we"))
}

fn reach(words: &[String], end: usize, denies: bool) -> Reach {
    let next = words.get(end).map_or("", String::as_str);
    match () {
        () if denies && WHOLLY.contains(&next) => Reach::NotWholly,
        () if !denies && SELDOM.contains(&next) => Reach::Seldom,
        () => Reach::Full,
    }
}

/// Who is asked has at most so many words.
const ASKED: usize = 7;

/// "I expect the force to": what is asked of somebody.
fn demand(words: &[String], at: usize) -> Option<Modal> {
    let (length, (_, force)) = DEMANDS.at(words, at).next()?;
    let before = words.get(..at)?.iter().rev().find(|word| !ADVERBS.contains(&word.as_str()))?;
    let asks = before.split(' ').next_back().is_some_and(|last| DEMANDERS.contains(&last));
    let start = at + length;
    let end = (start..words.len().min(start + ASKED)).find(|at| words.get(*at).is_some_and(|word| word == "to"))?;
    let name = words.get(start..end).filter(|name| !name.is_empty())?;
    let plain = |word: &String| word.starts_with(char::is_alphanumeric) && !DEMANDERS.contains(&word.as_str());
    (asks && name.iter().all(plain)).then_some(Modal {
        range: at..start,
        force: *force,
        denies: false,
        frees: false,
        asked: Some(start..end),
        continues: false,
        reach: Reach::Full,
    })
}

/// The longest verb that begins at a place, and how many words it takes; an adverb may stand behind the first: "will also
/// consider".
fn longest(words: &[String], at: usize) -> Option<(usize, &'static (&'static str, Force, bool))> {
    let is_parted = words.get(at + 1).is_some_and(|word| PARTING.contains(&word.as_str()));
    let parted = VERBS.parted(words, at).filter(|_| is_parted);
    VERBS.at(words, at).chain(parted).max_by_key(|(length, _)| *length)
}

fn is_verb(verb: &str, tokens: &[Token], words: &[String], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map_or("", String::as_str);
    let owned = || OWNERS.contains(&before) || before.ends_with("'s") || before.ends_with("s'");
    match verb {
        "may" => tokens[at].kind == TokenKind::Word && !tokens[at].text.starts_with('M'),
        "will" => !WILLS.contains(&before) && words.get(at + 1).is_none_or(|next| next != "of"),
        "is to" | "are to" => !AIMS.contains(&before),
        verb if SELDOM_VERBS.contains(&verb) => DOERS.contains(&before),
        "need to" | "needs to" | "aims to" | "hopes to" | "seeks to" | "seek to" => !owned(),
        _ => true,
    }
}

/// Whether a verb tells what is supposed to have happened, and asks for nothing: "may have been told".
fn is_supposed(words: &[String], end: usize) -> bool {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let done = word(end + 1);
    word(end) == "have" && (done == "been" || done == "had" || done.ends_with("ed") || done.ends_with("en"))
}

/// Whether nobody is asked for something: then everybody is free.
fn is_freedom(verb: &str, words: &[String], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at)).map_or("", String::as_str);
    let nobody = matches!(before(1), "nobody" | "no-one") || before(2) == "no" && before(1) == "one";
    nobody && FREEDOMS.contains(&verb)
}

/// Whether words of the sentence before a verb say that what follows is hoped: "we hope that".
fn is_hoped(words: &[String], before: Range<usize>) -> bool {
    let words = words.get(before).unwrap_or_default();
    let from =
        words.iter().rposition(|word| matches!(word.as_str(), "." | "!" | "?" | ";" | ":")).map_or(0, |at| at + 1);
    let mut clause = words.get(from..).unwrap_or_default().windows(2);
    clause.any(|pair| match pair {
        [who, hope] => HOPES.contains(&hope.as_str()) && DOERS.contains(&who.as_str()),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Style;
    use crate::content::TokenKind;
    use planwright_core::{Sources, Span};

    pub(in crate::modal) fn tokens(text: &str) -> Vec<Token> {
        let span = Span::start_of(Sources::default().add("a.md", text));
        let token = |word: &str| Token {
            kind: if word.starts_with(char::is_alphanumeric) { TokenKind::Word } else { TokenKind::Sign },
            text: word.to_owned(),
            space: true,
            span,
            style: Style::default(),
            key: 0,
        };
        text.split(' ').map(token).collect()
    }

    /// The verbs of a text.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = tokens(text);
        let found: Vec<String> =
            modals(&tokens).into_iter().map(|modal| crate::content::text_of(&tokens[modal.range])).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_verb_is_taken() {
        check("We must not go and will continue to stay", &["must not", "will continue to"]);
        check("They are required to tell us", &["are required to"]);
        check("It ought to be done , and has to be", &["ought to", "has to"]);
        check("They should not have to wait , as others have to", &["should not", "have to"]);
    }

    #[test]
    fn what_is_supposed_or_free_asks_for_nothing() {
        check("He may have been told , and they will have gone", &["will"]);
        check("They will have to pay and need not wait", &["will have to", "need not"]);
    }

    #[test]
    fn hopes_are_no_promises() {
        let force = |text: &str| modals(&tokens(text)).first().map(|modal| modal.force);
        assert_eq!(force("We hope that crime will fall"), Some(Force::Weak));
        assert_eq!(force("We hope for less . Crime will fall"), Some(Force::Commitment));
    }

    #[test]
    fn months_and_nouns_are_no_verbs() {
        check("In May we meet", &[]);
        check("The good will of a free will", &[]);
        check("Our aim is to help", &[]);
        check("There is no need to worry", &[]);
        check("The crime plan to which our aim to help leads", &[]);
        check("We plan to help , and the council aims to pay", &["plan to", "aims to"]);
        check("The force is to help", &["is to"]);
    }
}
