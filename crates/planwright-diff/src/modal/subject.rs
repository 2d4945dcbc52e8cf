//! Whose duty or promise it is: the subject of a sentence, where that is plain, and whether it can be bound at all.

use std::ops::Range;

use super::actors::{Actor, actor, leading};
use super::table::{ADVERBS, PARTICIPLES};
use super::{Force, Modal, lower};
use crate::change::{Strength, Whose};
use crate::content::Token;
use crate::stops::Sentences;

/// What may stand before a subject, and between it and its verb.
const BESIDE: [&str; 14] = [
    "and",
    "but",
    "so",
    "then",
    "also",
    "therefore",
    "always",
    "each",
    "now",
    "still",
    "together",
    "both",
    "yet",
    "or",
];

/// Words that begin a clause whose verb tells of something else than the sentence does: "where I shall start".
const SUBORDINATE: [&str; 22] = [
    "where", "when", "how", "why", "what", "whether", "if", "unless", "because", "until", "while", "whom", "whose",
    "than", "once", "as", "since", "although", "though", "before", "after", "whatever",
];
/// Those that begin one only where its subject follows: "that the force will", but "the letter that came must".
const RELATIVE: [&str; 3] = ["who", "which", "that"];
/// Words that begin a subject.
const DETERMINERS: [&str; 22] = [
    "the", "a", "an", "my", "our", "his", "her", "its", "their", "every", "each", "it", "they", "we", "i", "he", "she",
    "there", "this", "these", "those", "all",
];

/// Words that begin a phrase before a subject.
const PREPOSITIONS: [&str; 14] = [
    "under", "in", "at", "by", "from", "for", "on", "with", "within", "during", "through", "across", "after", "before",
];

/// Those who are given something, of whom it is promised that they get it.
const RECEIVERS: [&str; 24] = [
    "victim",
    "victims",
    "witness",
    "witnesses",
    "caller",
    "callers",
    "resident",
    "residents",
    "people",
    "person",
    "child",
    "children",
    "family",
    "families",
    "town",
    "village",
    "ward",
    "community",
    "communities",
    "households",
    "anybody",
    "everybody",
    "anyone",
    "everyone",
];
/// What they get.
const RECEIVED: [&str; 6] = ["hear", "get", "have", "receive", "know", "find"];

/// What comes about.
const COMES_ABOUT: [&str; 14] = [
    "rain", "snow", "take", "cost", "become", "need", "mean", "remain", "depend", "come", "seem", "help", "matter",
    "be",
];

/// Words of what only somebody does: to aim and to try.
const MEANT: [&str; 16] = [
    "aim",
    "aims",
    "hope",
    "hopes",
    "plan",
    "plans",
    "seek",
    "seeks",
    "endeavour",
    "endeavours",
    "intend",
    "intends",
    "committed",
    "try",
    "strive",
    "attempt",
];

/// What a verb stands behind, in the sentence that it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    /// These words.
    Words(Range<usize>),
    /// The subject of the verb before it: "must answer and must visit".
    Same(usize),
    /// A clause that tells of something else, or no plain one.
    Other,
}

/// The subject of a verb, by the tokens of its sentence.
fn subject(words: &[String], sentence: &Range<usize>, verb: &Modal, verbs: &[Modal]) -> Subject {
    if let Some(asked) = &verb.asked {
        return Subject::Words(asked.clone());
    }
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let is_sign = |at: &usize| !word(*at).starts_with(char::is_alphanumeric);
    let start = (sentence.start..verb.range.start).rev().find(is_sign).map_or(sentence.start, |sign| sign + 1);
    let place = verbs.partition_point(|other| other.range.start < verb.range.start);
    let earlier = place.checked_sub(1).filter(|at| verbs.get(*at).is_some_and(|v| v.range.start >= sentence.start));
    let same = || earlier.map_or(Subject::Other, Subject::Same);
    let mut range = start..verb.range.start;
    if let Some(last) = earlier.and_then(|at| verbs.get(at)).filter(|last| last.range.end > start) {
        // "Must answer and must visit": what stands behind the last conjunction.
        let rest = last.range.end..verb.range.start;
        match rest.rev().find(|at| matches!(word(*at), "and" | "but" | "or" | "so" | "then")) {
            Some(joint) => range.start = joint + 1,
            None => return Subject::Other,
        }
    }
    if range.clone().any(|at| SUBORDINATE.contains(&word(at))) {
        return Subject::Other;
    }
    if let Some(at) = range.clone().rev().find(|at| RELATIVE.contains(&word(*at))) {
        let between = at + 1..range.end;
        let own = between.clone().all(|at| ADVERBS.contains(&word(at)));
        let follows = DETERMINERS.contains(&word(between.start)) || actor(words, &between).is_some();
        if own || follows {
            return Subject::Other;
        }
    }
    while !range.is_empty() && BESIDE.contains(&word(range.start)) && !is_quantifier(words, &range) {
        range.start += 1;
    }
    while !range.is_empty() && (BESIDE.contains(&word(range.end - 1)) || ADVERBS.contains(&word(range.end - 1))) {
        range.end -= 1;
    }
    range.start = behind_phrase(words, &range);
    match (range.is_empty(), start > sentence.start) {
        (false, _) => Subject::Words(range),
        // What is told between commas is passed over: "the force, with its partners, must".
        (true, true) if earlier.is_none() => Subject::Other,
        _ => same(),
    }
}

/// Where a subject begins behind other words of its clause: "the force answers calls and it must", "under the Act it must".
fn behind_phrase(words: &[String], range: &Range<usize>) -> usize {
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    let phrase = PREPOSITIONS.contains(&word(range.start));
    let pronoun = range.len() > 1 && matches!(word(range.end - 1), "it" | "they" | "we" | "i" | "he" | "she");
    // "The Chief Constable and I": both.
    let both = !phrase && actor(words, range).is_some();
    if pronoun && !both && (phrase || matches!(word(range.end - 2), "and" | "but" | "or" | "so")) {
        return range.end - 1;
    }
    let named = || range.clone().rev().find(|at| matches!(word(*at), "the" | "my" | "our" | "each" | "every"));
    match phrase.then(named).flatten() {
        Some(at) if actor(words, &(at..range.end)).is_some() => at,
        _ => range.start,
    }
}

/// "Each" is a part of a subject where more of it follows.
fn is_quantifier(words: &[String], range: &Range<usize>) -> bool {
    range.len() > 1 && words.get(range.start).is_some_and(|first| matches!(first.as_str(), "each" | "both"))
}

/// A text in which subjects are looked for.
#[derive(Debug, Default)]
pub(crate) struct Subjects {
    words: Vec<String>,
    verbs: Vec<Modal>,
    /// The sentences before which "it" and "they" stand for somebody.
    sentences: Vec<Range<usize>>,
}

/// So many sentences back "it" can stand for somebody.
const BACK: usize = 3;

impl Subjects {
    pub(crate) fn new(tokens: &[Token], verbs: &[Modal], sentences: &Sentences) -> Self {
        Self { words: lower(tokens), verbs: verbs.to_vec(), sentences: sentences.within(&(0..tokens.len())) }
    }

    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", String::as_str)
    }

    /// Who is to do what a verb says, where that is somebody who can be bound.
    pub(crate) fn actor(&self, sentence: &Range<usize>, verb: &Modal) -> Option<Actor> {
        let passive = self.is_passive(verb);
        let mut verb = verb;
        loop {
            match subject(&self.words, sentence, verb, &self.verbs) {
                // What "it must be paid for" is, is no somebody.
                Subject::Words(range) if passive && is_pronoun(&self.words, &range) => return None,
                Subject::Words(range) => return self.named(sentence, &range),
                Subject::Same(earlier) => verb = self.verbs.get(earlier)?,
                Subject::Other => return None,
            }
        }
    }

    /// Whose duty or promise a verb tells of. None where the subject is anything but one that is known: to name the wrong
    /// one would be worse than to name none. A force by its own name may be another one.
    pub(crate) fn whose(&self, sentence: &Range<usize>, verb: &Modal) -> Option<Whose> {
        let actor = self.actor(sentence, verb)?;
        let joined = actor.range.start.checked_sub(1).is_some_and(|before| matches!(self.word(before), "and" | "or"));
        let first = self.verbs.partition_point(|other| other.range.start < sentence.start);
        let alone = self.verbs.get(first).is_none_or(|other| other.range.start >= verb.range.start);
        // "The council, and the force, must": both.
        actor.whose().filter(|_| !(joined && alone && verb.asked.is_none() && actor.range.start > sentence.start + 1))
    }

    fn named(&self, sentence: &Range<usize>, range: &Range<usize>) -> Option<Actor> {
        if is_pronoun(&self.words, range) {
            return self.antecedent(sentence, range);
        }
        // "The force answers calls and must visit": the subject stands before what it does.
        let joined = matches!(self.word(range.end), "and" | "but");
        actor(&self.words, range).or_else(|| leading(&self.words, range).filter(|_| joined))
    }

    /// Whom "it" and "they" stand for: who acts in the clause before, else in the sentences before.
    fn antecedent(&self, sentence: &Range<usize>, pronoun: &Range<usize>) -> Option<Actor> {
        let range = sentence.start..pronoun.start;
        let plural = self.word(pronoun.start) == "they";
        let fits = |found: &Actor| self.word(pronoun.start) != "it" || !found.is_many();
        let fits = |found: &Actor| fits(found) && (!plural || !found.is_one());
        if let Some(found) = leading(&self.words, &range).filter(fits) {
            return Some(Actor { range: pronoun.clone(), ..found });
        }
        let place = self.sentences.partition_point(|other| other.end <= sentence.start);
        let before = self.sentences.get(..place).unwrap_or_default();
        for other in before.iter().rev().take(BACK) {
            if let Some(found) = leading(&self.words, other) {
                return Some(Actor { range: pronoun.clone(), ..found }).filter(fits);
            }
            let first = other.start..(other.start + 1).min(other.end);
            if !is_pronoun(&self.words, &first) {
                return None;
            }
        }
        None
    }

    /// Whether it is somebody's deed, or a duty whoever has it: "must be paid".
    pub(crate) fn acts(&self, sentence: &Range<usize>, verb: &Modal) -> bool {
        let meant = verb.range.clone().any(|at| MEANT.contains(&self.word(at)));
        meant || self.actor(sentence, verb).is_some() || verb.force == Force::Duty && self.binds(sentence, verb)
    }

    /// Whether a verb binds somebody, and does not only tell what will come about.
    pub(crate) fn binds(&self, sentence: &Range<usize>, verb: &Modal) -> bool {
        if !verb.binds() || matches!(self.word(sentence.start), "if" | "unless") {
            return false;
        }
        if let Some(actor) = self.actor(sentence, verb) {
            let tells = self.word(actor.range.start) == "it" && self.comes_about(verb);
            return !tells && (!self.is_unable(verb) || self.is_ruled(sentence, verb));
        }
        let mut last = verb;
        let range = loop {
            match subject(&self.words, sentence, last, &self.verbs) {
                Subject::Words(range) => break range,
                Subject::Same(earlier) => match self.verbs.get(earlier) {
                    Some(earlier) => last = earlier,
                    None => return false,
                },
                Subject::Other => return false,
            }
        };
        if self.is_unable(verb) {
            return false;
        }
        let first = self.word(range.start);
        if matches!(first, "some" | "many" | "most" | "few" | "there" | "this" | "that") && range.len() < 3 {
            return false;
        }
        let asked = matches!(verb.strength(), Strength::Duty | Strength::Prohibition);
        let passive = self.is_passive(verb);
        match first {
            "there" => false,
            // "It must answer": a duty, whoever "it" is; "it must be hard" is a guess.
            "it" | "they" if asked => passive || !matches!(self.word(verb.range.end), "be" | "have"),
            "it" => false,
            "some" | "many" | "most" | "few" => false,
            _ => passive || self.is_given(&range, verb),
        }
    }

    /// Whether what is said of "it" is no deed: "it will rain", "it will take time".
    fn comes_about(&self, verb: &Modal) -> bool {
        let next = (verb.range.end..self.words.len()).find(|at| !ADVERBS.contains(&self.word(*at)));
        verb.force == Force::Commitment && next.is_some_and(|at| COMES_ABOUT.contains(&self.word(at)))
    }

    /// "Cannot" tells what nobody is able to do.
    fn is_unable(&self, verb: &Modal) -> bool {
        let own = verb.range.clone().any(|at| matches!(self.word(at), "cannot" | "can't" | "can"));
        own && verb.denies
    }

    /// A rule says when it may be done: "cannot search a home without a warrant".
    fn is_ruled(&self, sentence: &Range<usize>, verb: &Modal) -> bool {
        (verb.range.end..sentence.end).any(|at| matches!(self.word(at), "without" | "unless"))
    }

    /// Whether it is to be done by whomever: "will be published".
    fn is_passive(&self, verb: &Modal) -> bool {
        let adverb = |at: &usize| ADVERBS.contains(&self.word(*at)) || self.word(*at).ends_with("ly");
        let Some(be) = (verb.range.end..self.words.len()).find(|at| !adverb(at)) else { return false };
        if self.word(be) != "be" {
            return false;
        }
        let Some(done) = (be + 1..self.words.len()).find(|at| !adverb(at)) else { return false };
        let done = self.word(done);
        (done.len() > 4 && done.ends_with("ed"))
            || (done.len() > 4 && done.ends_with("en") && done != "open" && done != "often")
            || PARTICIPLES.contains(&done)
    }

    /// Whether somebody is promised to get something: "every victim will hear from us".
    fn is_given(&self, range: &Range<usize>, verb: &Modal) -> bool {
        let receives = range.clone().any(|at| RECEIVERS.contains(&self.word(at)));
        let next = (verb.range.end..self.words.len()).find(|at| !ADVERBS.contains(&self.word(*at)));
        receives && next.is_some_and(|at| RECEIVED.contains(&self.word(at)))
    }
}

fn is_pronoun(words: &[String], range: &Range<usize>) -> bool {
    let first = words.get(range.start).map_or("", String::as_str);
    range.len() == 1 && matches!(first, "it" | "they" | "he" | "she")
}

#[cfg(test)]
#[path = "subject_tests.rs"]
mod tests;
