//! Sentences that bind somebody and came or went as a whole: duties, prohibitions, commitments, refusals.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::aligned::Aligned;
use crate::change::{Change, Pledge, Strength};
use crate::content::{Part, Shape, Token, TokenKind, Unit, fold, text_of};
use crate::modal::{Modal, modals, whose};
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
    let all = sentences.within(&(0..unit.tokens.len()));
    let found: Vec<Pledge> =
        all.iter().filter_map(|sentence| pledge(&unit.tokens, sentence, sentence, &verbs, added)).collect();
    if !found.is_empty() || !unit.is_item() {
        return found;
    }
    led(part, place, added).into_iter().collect()
}

/// So far before an entry of a list the words are looked for that lead it in.
const FAR: usize = 200;

/// An entry of a list that "I will:" leads in is a promise of its own.
fn led(part: &Part, place: usize, added: bool) -> Option<Pledge> {
    let unit = part.units.get(place)?;
    let before = part.units.get(..place)?.iter().rev().take(FAR);
    let lead = before.into_iter().find(|other| other.setting.depth < unit.setting.depth)?;
    let verbs = modals(&lead.tokens);
    let Some(verb) = verbs.last().filter(|verb| verb.binds()) else { return expected(&lead.tokens, unit, added) };
    let rest = lead.tokens.get(verb.range.end..)?;
    let open = rest.iter().all(|token| token.kind == TokenKind::Sign) && lead.shape == Shape::Paragraph;
    let sentence = Sentences::of(&lead.tokens).around(verb.range.start);
    open.then(|| Pledge {
        added,
        strength: verb.strength(),
        whose: whose(&lead.tokens, &sentence, &verb.range),
        text: format!(
            "{} {}",
            text_of(lead.tokens.get(sentence.start..verb.range.end).unwrap_or_default()),
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
    asked.then(|| Pledge {
        added,
        strength: Strength::Commitment,
        whose: None,
        text: format!("{} {}", text_of(lead.get(sentence.start..=end).unwrap_or_default()), text_of(&unit.tokens)),
    })
}

/// The pledge that words are, if their first verb that binds makes them one. Their subject stands in the sentence.
fn pledge(
    tokens: &[Token],
    words: &Range<usize>,
    sentence: &Range<usize>,
    verbs: &[Modal],
    added: bool,
) -> Option<Pledge> {
    let first = verbs.partition_point(|verb| verb.range.start < words.start);
    let inside = verbs.get(first..)?.iter().take_while(|verb| verb.range.end <= words.end);
    // "I will:" promises what follows.
    let says =
        |verb: &&Modal| tokens.get(verb.range.end..words.end).is_some_and(|rest| rest.iter().any(Token::is_word));
    let verb = inside.into_iter().find(|verb| verb.binds() && says(verb))?;
    if is_told(tokens, sentence, verb) {
        return None;
    }
    let strength = if of_nobody(tokens, sentence) { turned(tokens, verb)? } else { verb.strength() };
    Some(Pledge {
        added,
        strength,
        whose: whose(tokens, sentence, &verb.range),
        text: text_of(tokens.get(words.clone())?),
    })
}

/// Whether a sentence tells what will come about, and binds nobody: "it will rain", "if the grant falls, we will …".
fn is_told(tokens: &[Token], sentence: &Range<usize>, verb: &Modal) -> bool {
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.text.to_lowercase());
    let begins = word(Some(sentence.start)).unwrap_or_default();
    let subject = word(verb.range.start.checked_sub(1)).unwrap_or_default();
    matches!(begins.as_str(), "if" | "unless") || matches!(subject.as_str(), "it" | "there")
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
pub(crate) fn of_edit(
    texts: &Aligned<'_>,
    hunk: &Hunk,
    verbs: (&[Modal], &[Modal]),
    sentences: (&Sentences, &Sentences),
) -> Vec<Pledge> {
    let mut gone = side(texts.old, &hunk.old, verbs.0, sentences.0, false);
    let mut come = side(texts.new, &hunk.new, verbs.1, sentences.1, true);
    // What was only said otherwise neither came nor went.
    let mut place = 0;
    while let Some((range, one)) = gone.get(place) {
        let like = |(other, two): &(Range<usize>, Pledge)| {
            two.strength == one.strength && is_like(&texts.old[range.clone()], &texts.new[other.clone()])
        };
        match come.iter().position(like) {
            Some(other) => {
                gone.remove(place);
                come.remove(other);
            }
            None => place += 1,
        }
    }
    let (was, is) = (sentences.0.around(hunk.old.start), sentences.1.around(hunk.new.start));
    let of = |verbs: &[Modal], sentence: &Range<usize>, strength: Strength| {
        let inside = |verb: &&Modal| sentence.start <= verb.range.start && verb.range.end <= sentence.end;
        verbs.iter().filter(inside).filter(|verb| verb.strength() == strength).count()
    };
    // A sentence that was put otherwise binds as it did: "they will be published" for "we will publish them".
    let same = is_like(&texts.old[was.clone()], &texts.new[is.clone()]);
    let stays = |strength: Strength| same && of(verbs.0, &was, strength) == of(verbs.1, &is, strength);
    let told = gone.into_iter().chain(come).map(|(_, pledge)| pledge);
    told.filter(|pledge| !stays(pledge.strength)).collect()
}

/// An edit must take out or put in more words than this to be a clause of its own.
const CLAUSE: usize = 4;

/// The pledges of the sentences that a side of an edit takes in; else that of the clause that it is.
fn side(
    tokens: &[Token],
    range: &Range<usize>,
    verbs: &[Modal],
    sentences: &Sentences,
    added: bool,
) -> Vec<(Range<usize>, Pledge)> {
    let whole = sentences.within(range);
    let told =
        |sentence: Range<usize>| pledge(tokens, &sentence, &sentence, verbs, added).map(|pledge| (sentence, pledge));
    if !whole.is_empty() {
        return whole.into_iter().filter_map(told).collect();
    }
    let words: usize = tokens.get(range.clone()).unwrap_or_default().iter().map(Token::words).sum();
    if words <= CLAUSE {
        return Vec::new();
    }
    let clause = trimmed(tokens, range);
    let sentence = sentences.around(clause.start);
    let found = pledge(tokens, &clause, &sentence, verbs, added);
    found.map(|pledge| (clause, pledge)).into_iter().collect()
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
    let (old, mut new) = (keys(old), keys(new));
    let least = old.len().min(new.len());
    let same =
        old.iter().filter(|key| new.iter().position(|other| other == *key).map(|at| new.swap_remove(at)).is_some());
    same.count() * 3 >= least.max(1)
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
