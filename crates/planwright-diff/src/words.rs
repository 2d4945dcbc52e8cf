//! The least edits between two runs of tokens, as a reader would mark them.

use std::collections::HashMap;
use std::ops::Range;

use imara_diff::{Algorithm, Diff, Token as Number};

use crate::content::{Token, TokenKind};

/// Tokens that were exchanged for others. Either side can be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// From so many tokens on, edits are found faster and may be more than the least.
const MANY: usize = 20_000;

/// The edits that lead from one run of keys to another.
pub(crate) fn edits(old: &[u32], new: &[u32]) -> Vec<Hunk> {
    // Small numbers of their own: what the diff keeps grows with the greatest.
    let mut known: HashMap<u32, u32> = HashMap::new();
    let mut numbers = |keys: &[u32]| -> Vec<Number> {
        let mut number = |key: &u32| {
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            Number(*known.entry(*key).or_insert(next))
        };
        keys.iter().map(&mut number).collect()
    };
    let (before, after) = (numbers(old), numbers(new));
    let most = u32::try_from(known.len()).unwrap_or(u32::MAX);
    let algorithm = if old.len() + new.len() < MANY { Algorithm::MyersMinimal } else { Algorithm::Myers };
    let mut diff = Diff::default();
    diff.compute_with(algorithm, &before, &after, most);
    let range = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks().map(|hunk| Hunk { old: range(hunk.before), new: range(hunk.after) }).collect()
}

/// The edits between two texts, as a reader would mark them: whole sentences where most of one changed, no lone word
/// between two edits, and edits that begin where a sentence or a clause does.
pub(crate) fn hunks(old: &[Token], new: &[Token]) -> Vec<Hunk> {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    let mut hunks = edits(&keys(old), &keys(new));
    if hunks.is_empty() {
        return hunks;
    }
    whole_sentences(&mut hunks, old, new);
    join(&mut hunks, old);
    for at in 0..hunks.len() {
        slide(&mut hunks, at, old, new);
    }
    hunks
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().map(Token::words).sum()
}

/// Where a sentence ends before `at`.
fn ends_before(tokens: &[Token], at: usize) -> bool {
    let Some(last) = at.checked_sub(1).and_then(|last| tokens.get(last)) else { return true };
    let ends = last.kind == TokenKind::Sign && matches!(last.text.as_str(), "." | "!" | "?" | ":");
    at == tokens.len() || ends && tokens.get(at).is_none_or(|next| next.space)
}

/// Of the words of a run of sentences, so many tenths must be left for the rest to be marked by itself.
const LEFT: usize = 3;

/// Where little is left of a run of sentences, all of it is exchanged: crumbs of it between edits cannot be read.
fn whole_sentences(hunks: &mut Vec<Hunk>, old: &[Token], new: &[Token]) {
    let mut whole: Vec<Hunk> = Vec::new();
    let mut rest = std::mem::take(hunks).into_iter().peekable();
    let mut from = (0, 0);
    while let Some(first) = rest.next() {
        let start = last_boundary(from, (first.old.start, first.new.start), old, new);
        let mut run = vec![first];
        let end = loop {
            let Some(last) = run.last() else { break (old.len(), new.len()) };
            let until = rest.peek().map_or((old.len(), new.len()), |next| (next.old.start, next.new.start));
            if let Some(end) = first_boundary((last.old.end, last.new.end), until, old, new) {
                break end;
            }
            match rest.next() {
                Some(next) => run.push(next),
                None => break (old.len(), new.len()),
            }
        };
        let all = words(&old[start.0..end.0]).max(words(&new[start.1..end.1]));
        let removed: usize = run.iter().map(|hunk| words(&old[hunk.old.clone()])).sum();
        let left = words(&old[start.0..end.0]).saturating_sub(removed);
        if run.len() > 1 && left > 0 && left * 10 < all * LEFT {
            whole.push(Hunk { old: start.0..end.0, new: start.1..end.1 });
        } else {
            whole.extend(run);
        }
        from = end;
    }
    *hunks = whole;
}

/// The last place before `at` (and not before `from`) where both sides end a sentence; they are the same in between.
fn last_boundary(from: (usize, usize), at: (usize, usize), old: &[Token], new: &[Token]) -> (usize, usize) {
    let steps = (at.0 - from.0).min(at.1 - from.1);
    let place = |back: usize| (at.0 - back, at.1 - back);
    let ends = |(a, b): (usize, usize)| ends_before(old, a) && ends_before(new, b);
    (0..=steps).map(place).find(|place| ends(*place)).unwrap_or(from)
}

/// The first place from `at` up to `until` where both sides end a sentence; they are the same in between.
fn first_boundary(at: (usize, usize), until: (usize, usize), old: &[Token], new: &[Token]) -> Option<(usize, usize)> {
    let steps = (until.0 - at.0).min(until.1 - at.1);
    (0..=steps).map(|on| (at.0 + on, at.1 + on)).find(|(a, b)| ends_before(old, *a) && ends_before(new, *b))
}

/// Words that say nothing between two edits.
const SMALL: [&str; 12] = ["a", "an", "the", "of", "and", "to", "in", "on", "or", "for", "by", "is"];

/// Joins edits between which one small word or one sign is left, where both are of several words.
fn join(hunks: &mut Vec<Hunk>, old: &[Token]) {
    let mut joined: Vec<Hunk> = Vec::new();
    for hunk in hunks.drain(..) {
        let long = |hunk: &Hunk| hunk.old.len() >= 3 && hunk.new.len() >= 3;
        match joined.last_mut() {
            Some(last) if long(last) && long(&hunk) && says_nothing(&old[last.old.end..hunk.old.start]) => {
                last.old.end = hunk.old.end;
                last.new.end = hunk.new.end;
            }
            _ => joined.push(hunk),
        }
    }
    *hunks = joined;
}

fn says_nothing(between: &[Token]) -> bool {
    matches!(between, [one] if one.kind == TokenKind::Sign || SMALL.contains(&one.text.as_str()))
}

/// Of the places where the same words could be marked as added or removed, takes the one that reads best.
fn slide(hunks: &mut [Hunk], at: usize, old: &[Token], new: &[Token]) {
    let Some(hunk) = hunks.get(at).cloned() else { return };
    let (range, tokens) = match (hunk.old.is_empty(), hunk.new.is_empty()) {
        (true, false) => (hunk.new.clone(), new),
        (false, true) => (hunk.old.clone(), old),
        _ => return,
    };
    let before = at.checked_sub(1).and_then(|before| hunks.get(before)).map_or(0, |h| hunk.old.start - h.old.end);
    let first =
        at.checked_sub(1).and_then(|before| hunks.get(before)).map_or(hunk.old.start.min(hunk.new.start), |_| before);
    let last = hunks
        .get(at + 1)
        .map_or_else(|| (old.len() - hunk.old.end).min(new.len() - hunk.new.end), |next| next.old.start - hunk.old.end);
    let same = |a: usize, b: usize| tokens[a].key == tokens[b].key;
    let back = (1..=first).take_while(|n| same(range.start - n, range.end - n)).count();
    let on = (0..last).take_while(|n| same(range.start + n, range.end + n)).count();
    let value = |start: usize, end: usize| {
        let comma = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.text.as_str(), "," | ";" | "("));
        match () {
            () if ends_before(tokens, start) && ends_before(tokens, end) => 3,
            () if comma(start) || comma(end) && start > 0 => 2,
            () if start > 0 && comma(start - 1) => 1,
            () => 0,
        }
    };
    // Written as it is read: of equal places the last, which is where the words were most likely put.
    let starts = range.start - back..=range.start + on;
    let Some(best) = starts.max_by_key(|start| (value(*start, start + range.len()), *start)) else { return };
    let shift = |range: &Range<usize>| {
        let by = |at: usize| (at + best).saturating_sub(hunk_start(&hunk));
        by(range.start)..by(range.end)
    };
    hunks[at] = Hunk { old: shift(&hunk.old), new: shift(&hunk.new) };
}

/// Where the side of a hunk begins that is not empty.
fn hunk_start(hunk: &Hunk) -> usize {
    if hunk.old.is_empty() { hunk.new.start } else { hunk.old.start }
}
