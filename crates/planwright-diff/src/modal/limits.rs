//! Words beside a verb that take some of it back, or turn it round: "where possible", "most" for "every".

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::hedges::{self, CLAUSES, DENIALS, Scope};
use super::phrases::Phrases;
use super::{Force, Modal, Subjects, lower};
use crate::aligned::Aligned;
use crate::change::{Direction, Strength, Whose};
use crate::content::{Token, TokenKind, text_of};
use crate::stops::Sentences;
use crate::words::Hunk;

static HEDGES: LazyLock<Phrases<&str>> = LazyLock::new(|| Phrases::new(hedges::HEDGES, |phrase| phrase));
static SCOPES: LazyLock<Phrases<(&str, Scope)>> = LazyLock::new(|| Phrases::new(hedges::SCOPES, |line| line.0));

/// What was said beside a verb that stayed, and is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Limited {
    pub(crate) old: String,
    pub(crate) new: String,
    /// None where it was turned round, and nobody can say whether that is more or less.
    pub(crate) direction: Option<Direction>,
    pub(crate) strength: Strength,
    pub(crate) whose: Option<Whose>,
}

/// A text with its verbs.
pub(crate) struct Verbal<'a> {
    tokens: &'a [Token],
    words: Vec<String>,
    modals: &'a [Modal],
    sentences: &'a Sentences,
    subjects: &'a Subjects,
}

impl<'a> Verbal<'a> {
    pub(crate) fn new(
        tokens: &'a [Token],
        modals: &'a [Modal],
        sentences: &'a Sentences,
        subjects: &'a Subjects,
    ) -> Self {
        Self { tokens, words: lower(tokens), modals, sentences, subjects }
    }
}

/// For each edit, what it puts beside a verb that stays, or takes from there.
pub(crate) fn limited(texts: &Aligned<'_>, old: &Verbal<'_>, new: &Verbal<'_>) -> Vec<Option<Limited>> {
    let mut found: Vec<Option<Limited>> = vec![None; texts.hunks.len()];
    for (n, hunk) in texts.hunks.iter().enumerate() {
        let change = scope(texts, old, new, hunk);
        if let Some(place) = found.get_mut(n) {
            *place = change;
        }
    }
    let (turned, before, after) = texts.turned();
    let back = Aligned::new(before, after, &turned);
    for (texts, from, to, direction) in
        [(texts, old, new, Direction::Weakened), (&back, new, old, Direction::Strengthened)]
    {
        for (n, plain, hedged, modal) in came(texts, from, to) {
            let Some(place) = found.get_mut(n).filter(|place| place.is_none()) else { continue };
            let (old, new) = if direction == Direction::Weakened { (plain, hedged) } else { (hedged, plain) };
            *place = Some(Limited { old, new, direction: Some(direction), ..said(to, modal) });
        }
    }
    found
}

/// What a verb says, and whose it is.
fn said(text: &Verbal<'_>, modal: &Modal) -> Limited {
    let sentence = text.sentences.around(modal.range.start);
    Limited {
        old: String::new(),
        new: String::new(),
        direction: None,
        strength: modal.strength(),
        whose: text.subjects.whose(&sentence, modal),
    }
}

/// The hedges that came beside a verb which had none: the edit, the verb, the verb with its hedge.
fn came<'a>(texts: &Aligned<'_>, old: &Verbal<'_>, new: &Verbal<'a>) -> Vec<(usize, String, String, &'a Modal)> {
    let (before, after) = (hedges(old), hedges(new));
    if after.is_empty() {
        return Vec::new();
    }
    let held_back: HashSet<&Range<usize>> = before.iter().map(|(_, modal)| &modal.range).collect();
    let mut found = Vec::new();
    for (hedge, modal) in after {
        let edits = texts.edits_of(&hedge);
        let Some(n) = edits.first().copied().filter(|_| hedge.clone().all(|at| texts.old_of(at).is_none())) else {
            continue;
        };
        let Some(partner) = partner(texts, old, modal) else { continue };
        let hedged = held_back.contains(&partner.range);
        // Another condition may have held back as much.
        let other = texts.hunks.get(n).and_then(|hunk| old.words.get(hunk.old.clone())).unwrap_or_default();
        let conditions = ["if", "where", "wherever", "when", "whenever", "unless", "except", "as", "subject"];
        if hedged || other.iter().any(|word| conditions.contains(&word.as_str())) {
            continue;
        }
        let verb = text_of(&new.tokens[modal.range.clone()]).to_lowercase();
        found.push((n, verb, beside(new, modal, &hedge), modal));
    }
    found
}

/// A verb with its hedge, without what stands between them.
fn beside(text: &Verbal<'_>, modal: &Modal, hedge: &Range<usize>) -> String {
    let words = |range: &Range<usize>| text_of(&text.tokens[range.clone()]).to_lowercase();
    let hedge = &(hedge.start..named(text, hedge));
    let (first, last) = if modal.range.start < hedge.start { (&modal.range, hedge) } else { (hedge, &modal.range) };
    if last.start.saturating_sub(first.end) <= 1 {
        text_of(&text.tokens[first.start..last.end]).to_lowercase()
    } else {
        format!("{} … {}", words(first), words(last))
    }
}

/// Where a hedge ends with what it names: "subject to funding".
fn named(text: &Verbal<'_>, hedge: &Range<usize>) -> usize {
    let open = text.words.get(hedge.end.saturating_sub(1)).is_some_and(|last| last == "to");
    let rest = text.tokens.get(hedge.end..).unwrap_or_default();
    hedge.end + rest.iter().take(if open { 4 } else { 0 }).take_while(|token| token.is_word()).count()
}

/// The old verb that a new one was, where it is as strong and neither was edited.
fn partner<'a>(texts: &Aligned<'_>, old: &Verbal<'a>, modal: &Modal) -> Option<&'a Modal> {
    if modal.range.is_empty() {
        // The verb of the words that lead in a list.
        return old.modals.first().filter(|other| other.range.is_empty());
    }
    let start = modal.range.clone().find_map(|at| texts.old_of(at))?;
    let place = old.modals.partition_point(|other| other.range.end <= start);
    let other = old.modals.get(place).filter(|other| other.range.contains(&start))?;
    (other.force == modal.force && other.denies == modal.denies).then_some(other)
}

/// The hedges of a text with the verbs that they hold back.
fn hedges<'a>(text: &Verbal<'a>) -> Vec<(Range<usize>, &'a Modal)> {
    let mut found = Vec::new();
    if text.modals.is_empty() {
        return found;
    }
    let mut at = 0;
    while at < text.words.len() {
        let longest = HEDGES.at(&text.words, at).max_by_key(|(length, _)| *length);
        let Some((length, hedge)) = longest else {
            at += 1;
            continue;
        };
        let range = at..at + length;
        let governor = governor(text, &range, !hedge.contains(' '));
        found.extend(governor.filter(|modal| modal.force >= Force::Weak).map(|modal| (range, modal)));
        at += length;
    }
    found
}

/// The verb that words beside it hold back; where they are `close`, only the one next to them.
fn governor<'a>(text: &Verbal<'a>, range: &Range<usize>, close: bool) -> Option<&'a Modal> {
    let sentence = text.sentences.around(range.start);
    let next = text.modals.partition_point(|modal| modal.range.end <= range.start);
    let free = |between: Range<usize>| {
        let words = text.words.get(between.clone()).unwrap_or_default();
        !words.iter().any(|word| CLAUSES.contains(&word.as_str()) || matches!(word.as_str(), ";" | ":"))
            && (!close || words.len() <= 1)
    };
    let before = next.checked_sub(1).and_then(|before| text.modals.get(before));
    // What stands between commas, or behind one at the end, holds back the verb before it wherever that is.
    let sign = |at: Option<usize>| at.and_then(|at| text.words.get(at)).map_or("", String::as_str);
    let apart = !close
        && sign(range.start.checked_sub(1)) == ","
        && (matches!(sign(Some(range.end)), "," | "." | ";") || range.end >= sentence.end);
    let before =
        before.filter(|modal| modal.range.start >= sentence.start && (apart || free(modal.range.end..range.start)));
    before.or_else(|| {
        let after = text.modals.get(next).filter(|modal| modal.range.end <= sentence.end)?;
        let opens = range.start == sentence.start || close;
        (opens && after.range.start >= range.end && free(range.end..after.range.start)).then_some(after)
    })
}

/// An edit of at most so many words on a side exchanges one word of scope for another, and not one thing for another.
const FEW: usize = 4;

/// What an edit does to how much a verb takes in.
fn scope(texts: &Aligned<'_>, old: &Verbal<'_>, new: &Verbal<'_>, hunk: &Hunk) -> Option<Limited> {
    if hunk.old.len() > FEW || hunk.new.len() > FEW || hunk.old.is_empty() || hunk.new.is_empty() {
        return None;
    }
    let (was, is) = (only_scope(old, &hunk.old), only_scope(new, &hunk.new));
    let shown = |text: &Verbal<'_>, range: &Range<usize>| text_of(&text.tokens[range.clone()]).to_lowercase();
    let (before, after) = match (&was, &is) {
        (Some(was), Some(is)) => (was.1, is.1),
        // "Fewer people" is neither nobody nor everybody.
        (Some((_, Scope::None)), None) if few(new, &hunk.new) => return None,
        (None, Some((_, Scope::None))) if few(old, &hunk.old) => return None,
        // "Nobody has to" became "Victims have to".
        (Some((range, Scope::None)), None) => return denied(old, new, range, &hunk.new, false),
        (None, Some((range, Scope::None))) => return denied(new, old, range, &hunk.old, true),
        _ => return None,
    };
    let (was, is) = (was?.0, is?.0);
    let direction = match (before, after) {
        (Scope::All, Scope::Part) | (Scope::Always, Scope::Often) => Some(Direction::Weakened),
        (Scope::Part, Scope::All) | (Scope::Often, Scope::Always) => Some(Direction::Strengthened),
        (Scope::Bound, Scope::About) if counts(old, &was) && counts(new, &is) => Some(Direction::Weakened),
        (Scope::About, Scope::Bound) if counts(old, &was) && counts(new, &is) => Some(Direction::Strengthened),
        (Scope::Bound, Scope::Soon) if counts(old, &was) => Some(Direction::Weakened),
        (Scope::Soon, Scope::Bound) if counts(new, &is) => Some(Direction::Strengthened),
        (Scope::Now, Scope::Soon) => Some(Direction::Weakened),
        (Scope::Soon, Scope::Now) => Some(Direction::Strengthened),
        (Scope::None, Scope::All) | (Scope::All, Scope::None) => None,
        _ => return None,
    };
    let timed = before == Scope::Soon || after == Scope::Soon;
    let modal = scoped(new, &is)?;
    let other = partner(texts, old, modal).filter(|other| scoped(old, &was) == Some(other))?;
    let plain = |text: &Verbal<'_>, modal: &Modal, own: &Range<usize>| !modal.denies && !is_denied(text, own);
    let until_verb = |text: &Verbal<'_>, own: &Range<usize>, modal: &Modal| {
        let near = own.end <= modal.range.start && modal.range.start - own.end < FEW && direction.is_none();
        shown(text, &(own.start..if near { modal.range.end } else { own.end }))
    };
    (plain(old, other, &was) && plain(new, modal, &is)).then(|| Limited {
        old: if timed { shown(old, &hunk.old) } else { until_verb(old, &was, other) },
        new: if timed { shown(new, &hunk.new) } else { until_verb(new, &is, modal) },
        direction,
        ..said(new, modal)
    })
}

/// Whether words speak of a part of all, without one of the words of scope.
fn few(text: &Verbal<'_>, range: &Range<usize>) -> bool {
    let words = text.words.get(range.clone()).unwrap_or_default();
    words.iter().any(|word| matches!(word.as_str(), "fewer" | "few" | "less" | "hardly" | "only" | "not" | "rarely"))
}

/// The one word of scope in an edit.
fn only_scope(text: &Verbal<'_>, range: &Range<usize>) -> Option<(Range<usize>, Scope)> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let here = SCOPES.at(&text.words, at).filter(|(length, _)| at + length <= range.end);
        let longest = here.max_by_key(|(length, _)| *length);
        found.extend(longest.map(|(length, (_, scope))| (at..at + length, *scope)));
        at += longest.map_or(1, |(length, _)| length);
    }
    if found.len() == 1 { found.pop() } else { None }
}

/// The verb that a word of scope belongs to: it stands before it in the same clause, or its subject begins with the word.
fn scoped<'a>(text: &Verbal<'a>, scope: &Range<usize>) -> Option<&'a Modal> {
    governor(text, scope, false).filter(|modal| modal.force >= Force::Weak)
}

/// Whether a figure stands behind words.
fn counts(text: &Verbal<'_>, range: &Range<usize>) -> bool {
    let next = text.tokens.get(range.end);
    next.is_some_and(|next| matches!(next.kind, TokenKind::Amount(_)) || crate::figures::is_number(&next.text))
}

/// Whether a sentence has a word that denies, besides these.
fn is_denied(text: &Verbal<'_>, own: &Range<usize>) -> bool {
    let sentence = text.sentences.around(own.start);
    sentence.filter(|at| !own.contains(at)).any(|at| {
        text.words
            .get(at)
            .is_some_and(|word| DENIALS.contains(&word.as_str()) || word.ends_with("n't") || word == "cannot")
    })
}

/// What it means that a sentence begins with "nobody" in one text, and with somebody in the other.
fn denied(
    denying: &Verbal<'_>,
    plain: &Verbal<'_>,
    nobody: &Range<usize>,
    other: &Range<usize>,
    came: bool,
) -> Option<Limited> {
    let sentence = denying.sentences.around(nobody.start);
    let own = plain.sentences.around(other.start);
    let modal_in = |text: &Verbal<'_>, sentence: &Range<usize>| {
        let inside = |modal: &&Modal| sentence.start <= modal.range.start && modal.range.end <= sentence.end;
        text.modals.iter().position(|modal| inside(&modal))
    };
    let (one, two) = (modal_in(denying, &sentence)?, modal_in(plain, &own)?);
    let (one, two) = (denying.modals.get(one)?, plain.modals.get(two)?);
    let turns = nobody.start == sentence.start
        && other.start == own.start
        && one.force == two.force
        && !one.denies
        && !is_denied(denying, nobody)
        && !is_denied(plain, &(own.start..own.start));
    let shown = |text: &Verbal<'_>, range: &Range<usize>| text_of(&text.tokens[range.clone()]).to_lowercase();
    let until = |start: usize, words: &Range<usize>, modal: &Modal| start..words.end.max(modal.range.end);
    let from = shown(denying, &until(sentence.start, nobody, one));
    let to = shown(plain, &until(own.start, other, two));
    let (old, new) = if came { (to, from) } else { (from, to) };
    turns.then(|| Limited { old, new, ..said(if came { denying } else { plain }, if came { one } else { two }) })
}
