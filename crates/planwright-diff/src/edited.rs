//! Two runs of tokens as one redline, and a change for each edited span.

mod by_edit;
mod others;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use planwright_core::model::Id;

use self::by_edit::ByEdit;
use crate::aligned::Aligned;
use crate::change::{Change, ChangeKind, Direction, LoneFigure, Note, Place, Strength, Whose};
use crate::content::{Token, TokenKind, text_of};
use crate::figures::{self, FigureChange};
use crate::modal::{Modal, Subjects, Verbal, limited, meaning, modals};
use crate::pledges::{self, Bound};
use crate::redline::{Run, Side};
use crate::stops::Sentences;
use crate::words::{Hunk, hunks};

/// What stands at tokens; none where there are none.
pub(crate) fn place(tokens: &[Token]) -> Option<Place> {
    let span = tokens.iter().map(|token| token.span).reduce(planwright_core::Span::to)?;
    let text = text_of(tokens);
    let text = if text.is_empty() { tokens.iter().map(|token| token.text.as_str()).collect() } else { text };
    Some(Place { span, text })
}

/// Tokens that stand on one side, as one run; none where there are none.
pub(crate) fn run(side: Side, tokens: &[Token], change: Option<usize>) -> Option<Run> {
    (!tokens.is_empty()).then(|| Run { side, tokens: tokens.to_vec(), change })
}

/// The redline of two texts. A change of each edited span is pushed to `changes`; where `whole` is given, that change
/// tells of all of them.
pub(crate) fn redline(
    old: &[Token],
    new: &[Token],
    section: Option<&Id>,
    whole: Option<usize>,
    changes: &mut Vec<Change>,
) -> Vec<Run> {
    let hunks = hunks(old, new);
    let told = match whole {
        Some(change) => vec![change; hunks.len()],
        None => Edited::of(old, new, &hunks, None).tell(section, changes),
    };
    runs(old, new, &hunks, told)
}

/// The redline of an entry of a list in both versions, and of the verb of the words that lead it in: "I will:".
pub(crate) fn redline_led(
    (old, new): (&[Token], &[Token]),
    lead: Option<&Modal>,
    section: Option<&Id>,
    changes: &mut Vec<Change>,
) -> Vec<Run> {
    let hunks = hunks(old, new);
    let told = Edited::of(old, new, &hunks, lead).tell(section, changes);
    runs(old, new, &hunks, told)
}

fn runs(old: &[Token], new: &[Token], hunks: &[Hunk], told: Vec<usize>) -> Vec<Run> {
    let mut told = told.into_iter();
    let mut runs = Vec::new();
    let mut at = 0;
    for hunk in hunks {
        runs.extend(run(Side::Both, &new[at..hunk.new.start], None));
        let change = told.next();
        runs.extend(run(Side::Old, &old[hunk.old.clone()], change));
        runs.extend(run(Side::New, &new[hunk.new.clone()], change));
        at = hunk.new.end;
    }
    runs.extend(run(Side::Both, &new[at..], None));
    runs
}

/// Puts into the one change of a field what its edits mean: the first verb and the first figure that changed.
pub(crate) fn mean(change: &mut Change, old: &[Token], new: &[Token]) {
    let hunks = hunks(old, new);
    let edited = Edited::of(old, new, &hunks, None);
    if let Some(said) = edited.said.iter().flatten().next() {
        change.direction = said.direction;
        change.strength = said.strength;
        change.whose = said.whose;
    }
    change.delta = change.delta.or_else(|| edited.figures.first().and_then(|figure| figure.delta));
}

/// What a change of verbs is, or of what stands beside one.
#[derive(Debug, Clone)]
struct Said {
    direction: Option<Direction>,
    reversed: bool,
    old: Option<String>,
    new: Option<String>,
    strength: (Option<Strength>, Option<Strength>),
    whose: Option<Whose>,
}

/// What the edits between two texts mean.
struct Edited<'a> {
    texts: Aligned<'a>,
    verbs: (Vec<Modal>, Vec<Modal>),
    sentences: (Sentences, Sentences),
    subjects: (Subjects, Subjects),
    /// For each edit, what it says more or less strongly.
    said: Vec<Option<Said>>,
    /// The figures that changed, but for those of edits that change a verb.
    figures: Vec<FigureChange>,
    /// The figures that came or went, with the edit of each.
    alone: Vec<(usize, LoneFigure)>,
    /// Who is to act in place of whom, by the first edit that says so.
    actors: BTreeMap<usize, Note>,
}

impl<'a> Edited<'a> {
    fn of(old: &'a [Token], new: &'a [Token], hunks: &'a [Hunk], lead: Option<&Modal>) -> Self {
        let mut edited = Self {
            texts: Aligned::new(old, new, hunks),
            verbs: Default::default(),
            sentences: Default::default(),
            subjects: Default::default(),
            said: vec![None; hunks.len()],
            figures: Vec::new(),
            alone: Vec::new(),
            actors: BTreeMap::new(),
        };
        if hunks.is_empty() {
            return edited;
        }
        // The verb before a list stands before each of its entries, and takes none of its words.
        let led = |tokens: &[Token]| lead.cloned().into_iter().chain(modals(tokens)).collect::<Vec<_>>();
        edited.verbs = (led(old), led(new));
        if !(edited.verbs.0.is_empty() && edited.verbs.1.is_empty()) {
            edited.sentences = (Sentences::of(old), Sentences::of(new));
            edited.subjects = (
                Subjects::new(old, &edited.verbs.0, &edited.sentences.0),
                Subjects::new(new, &edited.verbs.1, &edited.sentences.1),
            );
            edited.verbs();
            edited.limits();
            edited.actors();
        }
        edited.opposites();
        let figures = figures::compared(&edited.texts);
        (edited.figures, edited.alone) = (figures.changed, figures.alone);
        edited.figures.retain_mut(|figure| {
            figure.edits.retain(|edit| edited.said.get(*edit).is_none_or(Option::is_none));
            !figure.edits.is_empty()
        });
        edited
    }

    /// A change for each edit, or one for those that changed one figure; the change of each edit.
    fn tell(&self, section: Option<&Id>, changes: &mut Vec<Change>) -> Vec<usize> {
        let by_edit = ByEdit::new(self.texts.hunks.len(), &self.figures, &self.alone);
        let mut told: Vec<usize> = Vec::new();
        for n in 0..self.texts.hunks.len() {
            let figure = by_edit.figure(n);
            let first = figure.and_then(|figure| figure.edits.first()).filter(|first| **first < n);
            let change = first.and_then(|first| told.get(*first)).copied().unwrap_or_else(|| {
                changes.push(self.change(n, &by_edit, section));
                changes.len() - 1
            });
            told.push(change);
        }
        told
    }

    fn change(&self, n: usize, by_edit: &ByEdit<'_>, section: Option<&Id>) -> Change {
        let mut change = Change::new(ChangeKind::Text, section);
        let figure = by_edit.figure(n);
        let end = figure.and_then(|figure| figure.edits.last().copied()).unwrap_or(n);
        let (Some(hunk), Some(last)) = (self.texts.hunks.get(n), self.texts.hunks.get(end)) else { return change };
        let before = &self.texts.old[hunk.old.start..last.old.end];
        let after = &self.texts.new[hunk.new.start..last.new.end];
        change.old = place(before);
        change.new = place(after);
        let all = |kind: &TokenKind| before.iter().chain(after).all(|token| token.kind == *kind);
        change.figures = by_edit.alone(n..=end);
        if let Some(said) = self.said.get(n).cloned().flatten() {
            change.kind = ChangeKind::Modal;
            change.from = said.old;
            change.to = said.new;
            change.direction = said.direction;
            change.strength = said.strength;
            change.whose = said.whose;
            change.note = said.reversed.then_some(Note::Reversed).or_else(|| self.actors.get(&n).cloned());
            return change;
        }
        let (old, new) = self.bound();
        change.pledges = pledges::of_edit(hunk, &old, &new);
        if let Some(figure) = figure {
            change.kind = ChangeKind::Figure;
            change.from = Some(figure.from.clone());
            change.to = Some(figure.to.clone());
            change.delta = figure.delta;
            change.note = figure.reversed.then_some(Note::Reversed);
        } else if all(&TokenKind::Link) {
            change.note = Some(Note::Link);
        } else if all(&TokenKind::Picture) {
            change.note = Some(Note::Picture);
        }
        change.note = change.note.or_else(|| self.actors.get(&n).cloned());
        change
    }

    /// Both texts with whom they bind.
    fn bound(&self) -> (Bound<'_>, Bound<'_>) {
        (
            Bound {
                tokens: self.texts.old,
                verbs: &self.verbs.0,
                sentences: &self.sentences.0,
                subjects: &self.subjects.0,
            },
            Bound {
                tokens: self.texts.new,
                verbs: &self.verbs.1,
                sentences: &self.sentences.1,
                subjects: &self.subjects.1,
            },
        )
    }

    /// What the edits do to verbs.
    fn verbs(&mut self) {
        let (before, after) = &self.verbs;
        let hunks = self.texts.hunks;
        let first = |modals: &[Modal], range: &Range<usize>| {
            let near = modals.partition_point(|modal| modal.range.end <= range.start);
            modals.get(near).is_some_and(|modal| touches(&modal.range, range)).then_some(near)
        };
        let mut pairs: Vec<Pair<'_>> = hunks
            .iter()
            .enumerate()
            .map(|(n, hunk)| {
                let was = first(before, &hunk.old);
                let is = first(after, &hunk.new);
                // What is touched on one side only may have a part on the other that was not: `will` in `will not`.
                let was = was.or_else(|| counterpart(is.and_then(|is| after.get(is)), hunks, n, before, true));
                let is = is.or_else(|| counterpart(was.and_then(|was| before.get(was)), hunks, n, after, false));
                (was.and_then(|was| before.get(was)), is.and_then(|is| after.get(is)))
            })
            .collect();
        self.meet(&mut pairs);
        self.said = hunks.iter().zip(pairs).map(|(hunk, (was, is))| self.said(hunk, was, is)).collect();
    }

    /// A verb that one edit of a sentence takes out, and one that another puts in, are one exchange: "the force must help",
    /// "I ask the force to help".
    fn meet(&self, pairs: &mut [Pair<'_>]) {
        let sentence = |n: usize| {
            let hunk = self.texts.hunks.get(n)?;
            Some((self.sentences.0.around(hunk.old.start).start, self.sentences.1.around(hunk.new.start).start))
        };
        for n in 1..pairs.len() {
            let [Some(before), Some(here)] = [n - 1, n].map(|n| pairs.get(n).copied()) else { continue };
            let met = match (before, here) {
                ((Some(was), None), (None, Some(is))) | ((None, Some(is)), (Some(was), None)) => (Some(was), Some(is)),
                _ => continue,
            };
            if sentence(n - 1) == sentence(n)
                && let Some([one, two]) = pairs.get_disjoint_mut([n - 1, n]).ok()
            {
                (*one, *two) = (met, (None, None));
            }
        }
    }

    /// What they do beside verbs that stay. Of a sentence whose verb changed that says it all.
    fn limits(&mut self) {
        let old = Verbal::new(self.texts.old, &self.verbs.0, &self.sentences.0, &self.subjects.0);
        let new = Verbal::new(self.texts.new, &self.verbs.1, &self.sentences.1, &self.subjects.1);
        let limits = limited(&self.texts, &old, &new);
        let place = |n: usize| self.texts.hunks.get(n).map_or(0, |hunk| self.sentences.1.around(hunk.new.start).start);
        let said: BTreeSet<usize> =
            (0..self.said.len()).filter(|n| self.said.get(*n).is_some_and(Option::is_some)).map(place).collect();
        let free: Vec<bool> = (0..self.said.len()).map(|n| !said.contains(&place(n))).collect();
        for ((one, limit), free) in self.said.iter_mut().zip(limits).zip(free) {
            let Some(limit) = limit.filter(|_| free) else { continue };
            *one = Some(Said {
                direction: limit.direction,
                reversed: limit.direction.is_none(),
                old: Some(limit.old).filter(|old| !old.is_empty()),
                new: Some(limit.new).filter(|new| !new.is_empty()),
                strength: (Some(limit.strength), Some(limit.strength)),
                whose: limit.whose,
            });
        }
    }

    fn said(&self, hunk: &Hunk, was: Option<&Modal>, is: Option<&Modal>) -> Option<Said> {
        let (old, new) = (self.texts.old, self.texts.new);
        let words = |tokens: &[Token]| tokens.iter().map(Token::words).sum::<usize>();
        let short = words(&old[hunk.old.clone()]) <= SHORT && words(&new[hunk.new.clone()]) <= SHORT;
        let sentence = |sentences: &Sentences, modal: &Modal| sentences.around(modal.range.start);
        // Of a sentence that became another one nobody can say that it says less.
        let same = |was: &Modal, is: &Modal| {
            let (was, is) = (sentence(&self.sentences.0, was), sentence(&self.sentences.1, is));
            pledges::is_like(&old[was], &new[is])
        };
        if !short && !was.zip(is).is_some_and(|(was, is)| same(was, is)) {
            return None;
        }
        let text =
            |modal: Option<&Modal>, tokens: &[Token]| modal.map(|modal| text_of(&tokens[modal.shown()]).to_lowercase());
        let own = |sentences: &Sentences, subjects: &Subjects, modal: &Modal| {
            let sentence = sentence(sentences, modal);
            (subjects.acts(&sentence, modal), subjects.whose(&sentence, modal))
        };
        let was_of = was.map(|was| own(&self.sentences.0, &self.subjects.0, was));
        let is_of = is.map(|is| own(&self.sentences.1, &self.subjects.1, is));
        let acts = was_of.into_iter().chain(is_of).any(|(acts, _)| acts);
        let meaning = meaning(was, is, acts)?;
        let subjects = (was_of.map(|(_, whose)| whose), is_of.map(|(_, whose)| whose));
        let whose = match subjects {
            (Some(was), Some(is)) => was.filter(|was| Some(*was) == is),
            (was, is) => was.or(is).flatten(),
        };
        Some(Said {
            direction: meaning.direction,
            reversed: meaning.reversed,
            old: text(was, old),
            new: text(is, new),
            strength: (was.map(Modal::strength), is.map(Modal::strength)),
            whose,
        })
    }
}

/// A verb of the old text, and the one of the new text that stands for it.
type Pair<'a> = (Option<&'a Modal>, Option<&'a Modal>);

/// An edit of at most so many words on a side can take a verb out of a sentence that goes on without it.
const SHORT: usize = 3;

/// Whether an edit takes a token of a verb, or puts one into it.
fn touches(verb: &Range<usize>, edit: &Range<usize>) -> bool {
    if edit.is_empty() {
        verb.start < edit.start && edit.start < verb.end
    } else {
        verb.start < edit.end && edit.start < verb.end
    }
}

/// The verb of the other side that shares a token with this one which the edits left.
fn counterpart(verb: Option<&Modal>, hunks: &[Hunk], n: usize, others: &[Modal], is_new: bool) -> Option<usize> {
    let verb = verb?;
    let hunk = hunks.get(n)?;
    // Next to the edit the tokens of both sides go along with each other.
    let (own, other) = if is_new { (&hunk.new, &hunk.old) } else { (&hunk.old, &hunk.new) };
    let place = |at: usize| {
        if at < own.start {
            (other.start).checked_sub(own.start - at)
        } else if at >= own.end {
            Some(other.end + (at - own.end))
        } else {
            None
        }
    };
    verb.range.clone().filter_map(place).find_map(|place| verb_at(others, place))
}

/// The verb that a token is of. Verbs stand one behind the other.
fn verb_at(verbs: &[Modal], at: usize) -> Option<usize> {
    let near = verbs.partition_point(|verb| verb.range.end <= at);
    verbs.get(near).is_some_and(|verb| verb.range.contains(&at)).then_some(near)
}
