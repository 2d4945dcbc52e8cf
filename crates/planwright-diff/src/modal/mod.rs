//! How strongly something is promised or asked, by the verbs that say so.

mod actors;
mod limits;
mod opposites;
mod subject;
mod table;

use std::ops::Range;

use self::table::{
    AIMS, DEMANDERS, DEMANDS, DOERS, FREEDOMS, HOPES, OWNERS, PARTING, SELDOM, SELDOM_VERBS, VERBS, WHOLLY, WILLS,
};
use crate::change::{Direction, Strength};
use crate::content::{Token, TokenKind};

pub(crate) use self::limits::{Verbal, limited};
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
        let longest = longest(&words, at);
        if let Some(demand) = demand(&words, at) {
            at = demand.end();
            found.push(demand);
            continue;
        }
        let Some(((verb, force, denies), length)) = longest else {
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
    let (force, length) = DEMANDS.iter().find_map(|(verb, force)| {
        let length = verb.split(' ').count();
        let run = words.get(at..at + length)?;
        run.iter().map(String::as_str).eq(verb.split(' ')).then_some((*force, length))
    })?;
    let before = words.get(..at)?.iter().rev().find(|word| !ADVERBS.contains(&word.as_str()))?;
    let asks = before.split(' ').next_back().is_some_and(|last| DEMANDERS.contains(&last));
    let start = at + length;
    let end = (start..words.len().min(start + ASKED)).find(|at| words.get(*at).is_some_and(|word| word == "to"))?;
    let name = words.get(start..end).filter(|name| !name.is_empty())?;
    let plain = |word: &String| word.starts_with(char::is_alphanumeric) && !DEMANDERS.contains(&word.as_str());
    (asks && name.iter().all(plain)).then(|| Modal {
        range: at..start,
        force,
        denies: false,
        frees: false,
        asked: Some(start..end),
        continues: false,
        reach: Reach::Full,
    })
}

/// The longest verb that begins at a place, and how many words it takes; an adverb may stand behind the first: "will also
/// consider".
fn longest(words: &[String], at: usize) -> Option<(&'static (&'static str, Force, bool), usize)> {
    let plain = VERBS.iter().filter_map(|verb| {
        let length = verb.0.split(' ').count();
        let run = words.get(at..at + length)?;
        run.iter().map(String::as_str).eq(verb.0.split(' ')).then_some((verb, length))
    });
    let parted = VERBS.iter().filter_map(|verb| {
        let length = verb.0.split(' ').count();
        let adverb = words.get(at + 1).filter(|word| PARTING.contains(&word.as_str()));
        let (first, rest) = (words.get(at)?, words.get(at + 2..at + 1 + length)?);
        let run = std::iter::once(first).chain(rest).map(String::as_str);
        (length > 1 && adverb.is_some() && run.eq(verb.0.split(' '))).then_some((verb, length + 1))
    });
    plain.chain(parted).max_by_key(|(_, length)| *length)
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

/// What a change from one verb to another means. None where both are as strong, and neither denies what the other says.
/// Where one side only has a verb, and `acts` says that it tells what somebody does who can be bound, what the other says
/// outright is as strong as what will be done; of a thing that is found or may be found, nobody is bound to anything.
pub(crate) fn meaning(old: Option<&Modal>, new: Option<&Modal>, acts: bool) -> Option<Meaning> {
    let plain = |direction: Option<Direction>| {
        direction.map(|direction| Meaning { direction: Some(direction), reversed: false })
    };
    if old.into_iter().chain(new).any(|modal| modal.frees) {
        return None;
    }
    match (old, new) {
        (Some(old), Some(new)) if old.reach != new.reach => plain(reached(old, new)),
        (Some(old), Some(new)) if old.denies != new.denies => {
            Some(Meaning { direction: turned(old, new), reversed: true })
        }
        (Some(old), Some(new)) if goes_on(old, new) => None,
        (Some(old), Some(new)) => plain(by_force(old.force, new.force)),
        (Some(old), None) if !old.denies && acts => plain(by_force(old.force, Force::Commitment)),
        (None, Some(new)) if !new.denies && acts => plain(by_force(Force::Commitment, new.force)),
        _ => None,
    }
}

/// Whether one says that it will be done, and the other that it will be done as before.
fn goes_on(old: &Modal, new: &Modal) -> bool {
    old.continues != new.continues && [old, new].iter().all(|modal| modal.continues || modal.force == Force::Commitment)
}

/// What it means that a verb reaches less far: "will never" became "will rarely". Of "will not always" and "will seldom"
/// nobody can say which is more.
fn reached(old: &Modal, new: &Modal) -> Option<Direction> {
    match (old.reach, new.reach) {
        (Reach::Full, Reach::Seldom) => Some(Direction::Weakened),
        (Reach::Seldom, Reach::Full) => Some(Direction::Strengthened),
        _ => None,
    }
}

/// What a change of verbs means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// Whether more is said, or less; none where one says the opposite of the other and neither is more.
    pub(crate) direction: Option<Direction>,
    /// Whether one denies what the other says.
    pub(crate) reversed: bool,
}

/// What it means that one verb denies what the other says: to take back a promise is less, and so is to allow what was
/// forbidden; to take back a refusal is more. Whether to forbid what was allowed is more or less, nobody can say.
fn turned(old: &Modal, new: &Modal) -> Option<Direction> {
    if new.denies {
        (old.force >= Force::Weak).then_some(Direction::Weakened)
    } else if new.force == Force::Permission {
        Some(Direction::Weakened)
    } else {
        (old.force == Force::Commitment).then_some(Direction::Strengthened)
    }
}

fn by_force(old: Force, new: Force) -> Option<Direction> {
    match old.cmp(&new) {
        std::cmp::Ordering::Greater => Some(Direction::Weakened),
        std::cmp::Ordering::Less => Some(Direction::Strengthened),
        std::cmp::Ordering::Equal => None,
    }
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
        turned("nobody has to", "no one should", None);
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

    /// What becomes of a sentence.
    #[track_caller]
    fn turned(old: &str, new: &str, expected: Option<(Direction, bool)>) {
        let found = between(old, new);
        let expected = expected.map(|(direction, reversed)| (Some(direction), reversed));
        assert_eq!(found, expected, "{old} → {new}");
    }

    fn between(old: &str, new: &str) -> Option<(Option<Direction>, bool)> {
        let verb = |text: &str| modals(&tokens(text)).into_iter().next();
        meaning(verb(old).as_ref(), verb(new).as_ref(), true).map(|meaning| (meaning.direction, meaning.reversed))
    }

    #[test]
    fn force_decides_whether_less_is_said() {
        use Direction::{Strengthened, Weakened};
        turned("must", "should", Some((Weakened, false)));
        turned("must", "shall", None);
        turned("will meet", "will also consider", Some((Weakened, false)));
        turned("has a duty to", "has a power to", Some((Weakened, false)));
        turned("is to", "is asked to", Some((Weakened, false)));
        turned("may", "could", None);
        turned("should", "will", Some((Strengthened, false)));
        turned("must not", "should not", Some((Weakened, false)));
        turned("must not", "may", Some((Weakened, true)));
        turned("will", "will not", Some((Weakened, true)));
        turned("will", "will never", Some((Weakened, true)));
        turned("will not", "will", Some((Strengthened, true)));
        turned("will", "will try to", Some((Weakened, false)));
        turned("can not only", "can", None);
        turned("goes", "will", None);
        turned("must", "goes", Some((Weakened, false)));
        turned("should", "goes", Some((Strengthened, false)));
        turned("goes", "should", Some((Weakened, false)));
        turned("will", "will continue to", None);
        turned("will never", "will rarely", Some((Weakened, false)));
        turned("will not always", "will seldom", None);
        turned("I shall", "I will", None);
        turned("it shall", "it will", Some((Weakened, false)));
        turned("I ask the force to", "I require the force to", Some((Strengthened, false)));
        assert_eq!(between("can", "cannot"), Some((None, true)), "it depends on who could");
        assert_eq!(between("must not", "must"), Some((None, true)));
        let verb = modals(&tokens("may be found")).pop();
        assert_eq!(meaning(None, verb.as_ref(), false), None, "of a thing nobody is bound");
        assert_eq!(meaning(verb.as_ref(), None, false), None);
    }
}
