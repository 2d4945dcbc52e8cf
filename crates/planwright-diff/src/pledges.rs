//! Sentences that bind somebody and came or went as a whole: duties, prohibitions, commitments, refusals.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::ops::Range;

use crate::change::{Change, Pledge, Strength, Whose};
use crate::content::{Part, Shape, Token, TokenKind, Unit, fold, text_of};
use crate::modal::{ADVERBS, Modal, Subjects, modals};
use crate::stops::Sentences;
use crate::words::Hunk;

/// The pledges of a unit that came or went as a whole. What is quoted is somebody else's.
pub(crate) fn of_unit(part: &Part, place: usize, added: bool) -> Vec<Pledge> {
    let Some(unit) = part.units.get(place) else { return Vec::new() };
    let told = matches!(unit.shape, Shape::Paragraph | Shape::Footnote) && unit.setting.quoted == 0;
    if !told {
        return Vec::new();
    }
    let verbs = modals(&unit.tokens);
    let sentences = Sentences::of(&unit.tokens);
    let subjects = Subjects::new(&unit.tokens, &verbs, &sentences);
    let bound = Bound { tokens: &unit.tokens, verbs: &verbs, sentences: &sentences, subjects: &subjects };
    let all = sentences.within(&(0..unit.tokens.len()));
    let found: Vec<Pledge> =
        all.iter().flat_map(|sentence| bound.pledges(sentence, sentence, added)).map(|(_, pledge)| pledge).collect();
    if !found.is_empty() || !unit.is_item() {
        return found;
    }
    led(part, place, added).into_iter().collect()
}

/// A text with whom it binds.
pub(crate) struct Bound<'a> {
    pub(crate) tokens: &'a [Token],
    pub(crate) verbs: &'a [Modal],
    pub(crate) sentences: &'a Sentences,
    pub(crate) subjects: &'a Subjects,
}

/// So far before an entry of a list the words are looked for that lead it in.
const FAR: usize = 200;

/// The words that lead in the list of an entry.
fn lead_of(part: &Part, place: usize) -> Option<&Unit> {
    let unit = part.units.get(place)?;
    let before = part.units.get(..place)?.iter().rev().take(FAR);
    before.into_iter().find(|other| other.setting.depth < unit.setting.depth)
}

/// The verb of the words that lead in the list of an entry, as one that stands before all words of the entry.
pub(crate) fn lead(part: &Part, place: usize) -> Option<Modal> {
    let lead = lead_of(part, place).filter(|lead| lead.shape == Shape::Paragraph)?;
    let verb = modals(&lead.tokens).pop().filter(Modal::binds)?;
    let rest = lead.tokens.get(verb.end()..)?;
    let adverb = |token: &Token| ADVERBS.contains(&token.text.to_lowercase().as_str());
    let open = rest.iter().all(|token| token.kind == TokenKind::Sign || adverb(token));
    open.then_some(Modal { range: 0..0, asked: None, ..verb })
}

/// An entry of a list that "I will:" leads in is a promise of its own.
fn led(part: &Part, place: usize, added: bool) -> Option<Pledge> {
    let unit = part.units.get(place)?;
    let lead = lead_of(part, place)?;
    let verbs = modals(&lead.tokens);
    let Some(verb) = verbs.last().filter(|verb| verb.binds()) else { return expected(&lead.tokens, unit, added) };
    let end = verb.end();
    let rest = lead.tokens.get(end..)?;
    let adverb = |token: &Token| ADVERBS.contains(&token.text.to_lowercase().as_str());
    let open =
        rest.iter().all(|token| token.kind == TokenKind::Sign || adverb(token)) && lead.shape == Shape::Paragraph;
    let last = rest.iter().rposition(adverb).map_or(end, |last| end + last + 1);
    let sentences = Sentences::of(&lead.tokens);
    let sentence = sentences.around(verb.range.start);
    let subjects = Subjects::new(&lead.tokens, &verbs, &sentences);
    (open && subjects.actor(&sentence, verb).is_some()).then(|| Pledge {
        added,
        strength: verb.strength(),
        whose: subjects.whose(&sentence, verb),
        text: format!(
            "{} {}",
            text_of(lead.tokens.get(sentence.start..last).unwrap_or_default()),
            text_of(&unit.tokens)
        ),
    })
}

/// An entry that "I expect the force to:" leads in is as binding as "the force is expected to".
fn expected(lead: &[Token], unit: &Unit, added: bool) -> Option<Pledge> {
    let end = lead.iter().rposition(|token| token.kind != TokenKind::Sign)?;
    let words = crate::modal::lower(lead);
    let sentence = Sentences::of(lead).around(end);
    let asks = |word: &String| matches!(word.as_str(), "expect" | "expects" | "require" | "requires");
    let asked = words.get(sentence.start..end)?.iter().any(asks) && words.get(end)? == "to";
    let whose = words.get(sentence.start..end)?.join(" ");
    let force = ["the force", "the police", "the chief constable"].iter().any(|force| whose.ends_with(force));
    asked.then(|| Pledge {
        added,
        strength: Strength::Duty,
        whose: force.then_some(Whose::Force),
        text: format!("{} {}", text_of(lead.get(sentence.start..=end).unwrap_or_default()), text_of(&unit.tokens)),
    })
}

impl Bound<'_> {
    /// The pledges that words are, one for each verb that binds, with the words of each. Subjects stand in the sentence.
    fn pledges(&self, words: &Range<usize>, sentence: &Range<usize>, added: bool) -> Vec<(Range<usize>, Pledge)> {
        let first = self.verbs.partition_point(|verb| verb.range.start < words.start);
        let inside = self.verbs.get(first..).unwrap_or_default().iter();
        let inside = inside.take_while(|verb| verb.range.end <= words.end);
        // "I will:" promises what follows.
        let says = |verb: &&Modal| {
            let rest = self.tokens.get(verb.end()..words.end);
            rest.is_some_and(|rest| rest.iter().any(Token::is_word))
        };
        let binding: Vec<(&Modal, Strength)> = inside
            .filter(|verb| says(verb) && self.subjects.binds(sentence, verb))
            .filter_map(|verb| {
                let nobody = of_nobody(self.tokens, sentence);
                let strength = if nobody { turned(self.tokens, verb)? } else { verb.strength() };
                Some((verb, strength))
            })
            .collect();
        let starts: Vec<usize> = binding
            .iter()
            .enumerate()
            .map(|(n, (verb, _))| if n == 0 { words.start } else { self.clause(verb).max(words.start) })
            .collect();
        let end = |n: usize| starts.get(n + 1).copied().unwrap_or(words.end);
        let own = binding.iter().zip(&starts).enumerate().filter_map(|(n, ((verb, strength), start))| {
            let range = *start..end(n);
            let shown = if n + 1 < starts.len() { trimmed(self.tokens, &range) } else { range.clone() };
            let pledge = Pledge {
                added,
                strength: *strength,
                whose: self.subjects.whose(sentence, verb),
                text: text_of(self.tokens.get(without_joint(self.tokens, &shown))?),
            };
            Some((range, pledge))
        });
        own.collect()
    }

    /// Where the clause of a verb begins: behind the sign or the conjunction before it.
    fn clause(&self, verb: &Modal) -> usize {
        let joint = |at: &usize| {
            let token = self.tokens.get(*at);
            token.is_some_and(|token| {
                token.kind == TokenKind::Sign || matches!(token.text.as_str(), "and" | "but" | "or")
            })
        };
        (0..verb.range.start).rev().find(joint).map_or(verb.range.start, |joint| joint + 1)
    }
}

/// A clause without the conjunction that it ends with.
fn without_joint(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    let joint = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.text.as_str(), "and" | "but" | "or"));
    let ends = range.end > range.start + 1 && joint(range.end - 1);
    if ends { trimmed(tokens, &(range.start..range.end - 1)) } else { range.clone() }
}

/// Whether a sentence begins with "nobody".
fn of_nobody(tokens: &[Token], sentence: &Range<usize>) -> bool {
    let first = tokens.get(sentence.start).map(|token| token.text.to_lowercase()).unwrap_or_default();
    matches!(first.as_str(), "nobody" | "no" | "no-one" | "none")
}

/// What a verb says of nobody: "nobody will" refuses, "nobody must" forbids, and "nobody has to" asks for nothing.
fn turned(tokens: &[Token], verb: &Modal) -> Option<Strength> {
    let has_to = tokens.get(verb.range.clone())?.last().is_some_and(|last| last.text == "to");
    match verb.strength() {
        Strength::Duty if !has_to => Some(Strength::Prohibition),
        Strength::Commitment if !has_to => Some(Strength::Refusal),
        _ => None,
    }
}

/// The pledges that came and went with an edit within a text.
pub(crate) fn of_edit(hunk: &Hunk, old: &Bound<'_>, new: &Bound<'_>) -> Vec<Pledge> {
    let mut gone = old.side(&hunk.old, false);
    let mut come = new.side(&hunk.new, true);
    // What was only said otherwise neither came nor went.
    let mut place = 0;
    while let Some((range, one)) = gone.get(place) {
        let like = |(other, two): &(Range<usize>, Pledge)| {
            two.strength == one.strength && is_like(&old.tokens[range.clone()], &new.tokens[other.clone()])
        };
        match come.iter().position(like) {
            Some(other) => {
                gone.remove(place);
                come.remove(other);
            }
            None => place += 1,
        }
    }
    if gone.is_empty() && come.is_empty() {
        return Vec::new();
    }
    let (was, is) = (old.sentences.around(hunk.old.start), new.sentences.around(hunk.new.start));
    let of = |verbs: &[Modal], sentence: &Range<usize>, strength: Strength| {
        let first = verbs.partition_point(|verb| verb.range.start < sentence.start);
        let inside = verbs.iter().skip(first).take_while(|verb| verb.range.end <= sentence.end);
        inside.filter(|verb| verb.strength() == strength).count()
    };
    // A sentence that was put otherwise binds as it did: "they will be published" for "we will publish them".
    let put = |own: &Bound<'_>, range: &Range<usize>, other: &Range<usize>| {
        other.is_empty() && !own.sentences.within(range).is_empty()
    };
    let whole = put(old, &hunk.old, &hunk.new) || put(new, &hunk.new, &hunk.old);
    let same = !whole && is_like(&old.tokens[was.clone()], &new.tokens[is.clone()]);
    let stays = |strength: Strength| same && of(old.verbs, &was, strength) == of(new.verbs, &is, strength);
    let told = gone.into_iter().chain(come).map(|(_, pledge)| pledge);
    told.filter(|pledge| !stays(pledge.strength)).collect()
}

/// An edit must take out or put in more words than this to be a clause of its own.
const CLAUSE: usize = 4;

impl Bound<'_> {
    /// The pledges of the sentences that a side of an edit takes in; else that of the clause that it is.
    fn side(&self, range: &Range<usize>, added: bool) -> Vec<(Range<usize>, Pledge)> {
        let whole = self.sentences.within(range);
        if !whole.is_empty() {
            return whole.iter().flat_map(|sentence| self.pledges(sentence, sentence, added)).collect();
        }
        let words: usize = self.tokens.get(range.clone()).unwrap_or_default().iter().map(Token::words).sum();
        if words <= CLAUSE {
            return Vec::new();
        }
        let clause = trimmed(self.tokens, range);
        self.pledges(&clause, &self.sentences.around(clause.start), added)
    }
}

/// A range without the signs at its ends.
fn trimmed(tokens: &[Token], range: &Range<usize>) -> Range<usize> {
    let sign = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Sign);
    let start = range.clone().find(|at| !sign(at)).unwrap_or(range.start);
    let end = (start..range.end).rev().find(|at| !sign(at)).map_or(start, |last| last + 1);
    start..end
}

/// Whether two sentences are the same one in other words: a third of the words of the shorter one are the other's.
pub(crate) fn is_like(old: &[Token], new: &[Token]) -> bool {
    fn keys(tokens: &[Token]) -> Vec<u32> {
        // Little words are in all sentences.
        tokens.iter().filter(|token| token.is_word() && token.text.len() > 3).map(|token| token.key).collect()
    }
    let (old, new) = (keys(old), keys(new));
    shared(&old, &new) * 3 >= old.len().min(new.len()).max(1)
}

/// How many of some words are among others, each as often as it is on both sides.
pub(crate) fn shared<T: Eq + Hash>(some: &[T], others: &[T]) -> usize {
    let mut left: HashMap<&T, usize> = HashMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let mut found = 0;
    for word in some {
        if let Some(count) = left.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            found += 1;
        }
    }
    found
}

/// Takes out what was moved: a sentence that went in one place and came in another.
pub(crate) fn settle(changes: &mut [Change]) {
    let mut balance: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for pledge in changes.iter().flat_map(|change| &change.pledges) {
        let (come, gone) = balance.entry(key(pledge)).or_default();
        *(if pledge.added { come } else { gone }) += 1;
    }
    let mut left: HashMap<(String, bool), usize> = HashMap::new();
    for (text, (come, gone)) in balance {
        let both = come.min(gone);
        left.insert((text.clone(), true), both);
        left.insert((text, false), both);
    }
    for change in changes {
        change.pledges.retain(|pledge| match left.get_mut(&(key(pledge), pledge.added)) {
            Some(moved) if *moved > 0 => {
                *moved -= 1;
                false
            }
            _ => true,
        });
    }
}

fn key(pledge: &Pledge) -> String {
    let folded = fold(&pledge.text).to_lowercase();
    folded.trim_end_matches(['.', ';', ',', '!', '?']).to_owned()
}
