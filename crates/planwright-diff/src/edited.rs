//! Two runs of tokens as one redline, and a change for each edited span.

use planwright_core::model::Id;

use crate::change::{Change, ChangeKind, Note, Place};
use crate::content::{Token, TokenKind, text_of};
use crate::figures::{delta, exchanged};
use crate::modal::{Meaning, Modal, meaning, modals};
use crate::redline::{Run, Side};
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
    let verbs = if hunks.is_empty() || whole.is_some() { Verbs::default() } else { Verbs::of(old, new, &hunks) };
    let mut runs = Vec::new();
    let mut at = 0;
    for (hunk, n) in hunks.iter().zip(0..) {
        runs.extend(run(Side::Both, &new[at..hunk.new.start], None));
        let change = whole.unwrap_or_else(|| {
            changes.push(change(old, new, hunk, verbs.meaning(n), section));
            changes.len() - 1
        });
        runs.extend(run(Side::Old, &old[hunk.old.clone()], Some(change)));
        runs.extend(run(Side::New, &new[hunk.new.clone()], Some(change)));
        at = hunk.new.end;
    }
    runs.extend(run(Side::Both, &new[at..], None));
    runs
}

/// How the verbs of a field changed, where they did: the first of all its edits.
pub(crate) fn meaning_of(old: &[Token], new: &[Token]) -> Option<Meaning> {
    let hunks = hunks(old, new);
    let verbs = Verbs::of(old, new, &hunks);
    (0..hunks.len()).find_map(|n| verbs.meaning(n)).map(|said| said.meaning)
}

fn change(old: &[Token], new: &[Token], hunk: &Hunk, said: Option<Said>, section: Option<&Id>) -> Change {
    let (before, after) = (&old[hunk.old.clone()], &new[hunk.new.clone()]);
    let mut change = Change::new(ChangeKind::Text, section);
    change.old = place(before);
    change.new = place(after);
    let all = |kind: &TokenKind| before.iter().chain(after).all(|token| token.kind == *kind);
    if let Some(said) = said {
        change.kind = ChangeKind::Modal;
        change.from = said.old;
        change.to = said.new;
        change.direction = said.meaning.direction;
        change.note = said.meaning.reversed.then_some(Note::Reversed);
    } else if let Some((from, to)) = exchanged(before, after) {
        change.kind = ChangeKind::Figure;
        change.from = Some(from.text.clone());
        change.to = Some(to.text.clone());
        change.delta = delta(from, to);
    } else if all(&TokenKind::Link) {
        change.note = Some(Note::Link);
    } else if all(&TokenKind::Picture) {
        change.note = Some(Note::Picture);
    }
    change
}

/// What a change of verbs is.
#[derive(Debug, Clone)]
struct Said {
    meaning: Meaning,
    old: Option<String>,
    new: Option<String>,
}

/// The verbs of both texts, and which edit touches which.
#[derive(Debug, Default)]
struct Verbs {
    said: Vec<Option<Said>>,
}

/// An edit of at most so many words on a side can take a verb out of a sentence that goes on without it.
const SHORT: usize = 3;

impl Verbs {
    fn of(old: &[Token], new: &[Token], hunks: &[Hunk]) -> Self {
        let (before, after) = (modals(old), modals(new));
        if before.is_empty() && after.is_empty() {
            return Self { said: vec![None; hunks.len()] };
        }
        let mut said = Vec::new();
        for (hunk, n) in hunks.iter().zip(0..) {
            let first = |modals: &[Modal], range: &std::ops::Range<usize>| {
                modals.iter().position(|modal| touches(&modal.range, range))
            };
            let was = first(&before, &hunk.old);
            let is = first(&after, &hunk.new);
            // What is touched on one side only may have a part on the other that was not: `will` in `will not`.
            let was = was.or_else(|| counterpart(is.and_then(|is| after.get(is)), hunks, n, &before, true));
            let is = is.or_else(|| counterpart(was.and_then(|was| before.get(was)), hunks, n, &after, false));
            let (was, is) = (was.and_then(|was| before.get(was)), is.and_then(|is| after.get(is)));
            said.push(Self::said(old, new, hunk, was, is));
        }
        Self { said }
    }

    fn said(old: &[Token], new: &[Token], hunk: &Hunk, was: Option<&Modal>, is: Option<&Modal>) -> Option<Said> {
        let words = |tokens: &[Token]| tokens.iter().map(Token::words).sum::<usize>();
        let exchanged = was.is_some() && is.is_some();
        let short = words(&old[hunk.old.clone()]) <= SHORT && words(&new[hunk.new.clone()]) <= SHORT;
        if !exchanged && !short {
            return None;
        }
        let text = |modal: Option<&Modal>, tokens: &[Token]| {
            modal.map(|modal| text_of(&tokens[modal.range.clone()]).to_lowercase())
        };
        let meaning = meaning(was, is)?;
        Some(Said { meaning, old: text(was, old), new: text(is, new) })
    }

    fn meaning(&self, hunk: usize) -> Option<Said> {
        self.said.get(hunk).cloned().flatten()
    }
}

/// Whether an edit takes a token of a verb, or puts one into it.
fn touches(verb: &std::ops::Range<usize>, edit: &std::ops::Range<usize>) -> bool {
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
    let places: Vec<usize> = verb.range.clone().filter_map(place).collect();
    others.iter().position(|other| places.iter().any(|place| other.range.contains(place)))
}
