//! Sentences of a text as they stood and as they stand, where words in them changed.

use std::collections::BTreeSet;
use std::ops::Range;

use planwright_diff::{Run, Sentences, Side, Token, TokenKind, on_side, text_of};

/// Sentences that became others: usually one on each side; none on a side where they came or went.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Passage {
    /// What stood.
    pub(super) old: Vec<Word>,
    /// What stands.
    pub(super) new: Vec<Word>,
}

/// A token, and the change that tells of it where it stands on one side only.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) token: Token,
    pub(super) changed: bool,
    pub(super) change: Option<usize>,
}

impl Passage {
    /// The changes that it tells of.
    pub(super) fn changes(&self) -> BTreeSet<usize> {
        self.old.iter().chain(&self.new).filter_map(|word| word.change).collect()
    }

    /// What was exchanged on both sides.
    pub(super) fn changed(&self) -> impl Iterator<Item = &Token> {
        self.old.iter().chain(&self.new).filter(|word| word.changed).map(|word| &word.token)
    }

    /// All that stands on either side.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &Token> {
        self.old.iter().chain(&self.new).map(|word| &word.token)
    }

    fn is_one_sided(&self) -> bool {
        self.old.is_empty() || self.new.is_empty()
    }
}

/// The passages of a text in which something changed, in their order.
pub(super) fn passages(runs: &[Run]) -> Vec<Passage> {
    let sides = [Side::Old, Side::New].map(|side| Text::of(runs, side));
    let [old, new] = &sides;
    let mut found: Vec<Passage> = Vec::new();
    for (before, after) in pairs(runs, old, new) {
        let passage = Passage { old: old.words(&before), new: new.words(&after) };
        if passage.changed().next().is_none() {
            continue;
        }
        // Sentences that came or went together are quoted together.
        let goes_on = |last: &&mut Passage| {
            let same = last.old.is_empty() == passage.old.is_empty() && last.changes() == passage.changes();
            last.is_one_sided() && passage.is_one_sided() && same && !passage.changes().is_empty()
        };
        match found.last_mut().filter(goes_on) {
            Some(last) => {
                last.old.extend(passage.old);
                last.new.extend(passage.new);
            }
            None => found.push(passage),
        }
    }
    found
}

/// A side of a text, with the sentence that each token stands in.
struct Text {
    words: Vec<Word>,
    /// Where each sentence stands.
    sentences: Vec<Range<usize>>,
    /// The sentence of each token.
    of: Vec<usize>,
}

impl Text {
    fn of(runs: &[Run], side: Side) -> Self {
        let stands = |run: &&Run| run.side == Side::Both || run.side == side;
        let words: Vec<Word> = runs
            .iter()
            .filter(stands)
            .flat_map(|run| {
                let changed = run.side != Side::Both;
                let change = run.change.filter(|_| changed);
                run.tokens.iter().map(move |token| Word { token: token.clone(), changed, change })
            })
            .collect();
        let tokens: Vec<Token> = on_side(runs, side).into_iter().cloned().collect();
        let all = Sentences::of(&tokens);
        let (mut sentences, mut of) = (Vec::new(), Vec::new());
        while of.len() < tokens.len() {
            let sentence = all.around(of.len());
            let end = sentence.end.max(of.len() + 1);
            of.extend(std::iter::repeat_n(sentences.len(), end - of.len()));
            sentences.push(sentence);
        }
        Self { words, sentences, of }
    }

    /// The words of some of its sentences.
    fn words(&self, sentences: &Range<usize>) -> Vec<Word> {
        let all = self.sentences.get(sentences.clone()).unwrap_or_default();
        let (start, end) = (all.first().map_or(0, |first| first.start), all.last().map_or(0, |last| last.end));
        self.words.get(start..end).unwrap_or_default().to_vec()
    }
}

/// Which sentences became which: those that have a word in common belong together.
fn pairs(runs: &[Run], old: &Text, new: &Text) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pairs: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let (mut at, mut now) = (0, 0);
    for run in runs {
        for token in &run.tokens {
            if run.side == Side::Both && token.is_word() {
                link(&mut pairs, old.of.get(at).copied(), new.of.get(now).copied());
            }
            at += usize::from(run.side != Side::New);
            now += usize::from(run.side != Side::Old);
        }
    }
    between(&pairs, old.sentences.len(), new.sentences.len())
}

fn link(pairs: &mut Vec<(Range<usize>, Range<usize>)>, old: Option<usize>, new: Option<usize>) {
    let (Some(old), Some(new)) = (old, new) else { return };
    match pairs.last_mut().filter(|(before, after)| old < before.end || new < after.end) {
        Some((before, after)) => {
            before.end = before.end.max(old + 1);
            after.end = after.end.max(new + 1);
        }
        None => pairs.push((old..old + 1, new..new + 1)),
    }
}

/// The pairs with what stands between them: on both sides, it was exchanged; on one, it came or went, sentence by sentence.
fn between(pairs: &[(Range<usize>, Range<usize>)], old: usize, new: usize) -> Vec<(Range<usize>, Range<usize>)> {
    let mut all = Vec::new();
    let (mut at, mut now) = (0, 0);
    for (before, after) in pairs.iter().cloned().chain([(old..old, new..new)]) {
        match (before.start - at, after.start - now) {
            (0, _) => all.extend((now..after.start).map(|one| (at..at, one..one + 1))),
            (_, 0) => all.extend((at..before.start).map(|one| (one..one + 1, now..now))),
            _ => all.push((at..before.start, now..after.start)),
        }
        (at, now) = (before.end, after.end);
        all.push((before, after));
    }
    all
}

/// A quotation has about so many letters.
const LONG: usize = 150;

/// So many letters of what stands before and after a change are quoted at least.
const AROUND: usize = 36;

/// Both sides as they are quoted, without their last stop. Of long ones what stands around the words that changed, on both
/// sides the same.
pub(super) fn quoted(passage: &Passage) -> [String; 2] {
    let sides = [&passage.old, &passage.new];
    if passage.is_one_sided() || sides.iter().all(|words| letters(words) <= LONG) {
        return sides.map(|words| said(words, 0..words.len()));
    }
    let least = |count: &dyn Fn(&[Word]) -> usize| sides.iter().map(|words| count(words)).min().unwrap_or(0);
    let before = least(&|words| words.iter().take_while(|word| !word.changed).count());
    let after = least(&|words| {
        let rest = words.get(before..).unwrap_or_default();
        rest.iter().rev().take_while(|word| !word.changed).count()
    });
    let cores = sides.map(|words| before..words.len() - after);
    let core = |(words, core): (&&Vec<Word>, &Range<usize>)| letters(words.get(core.clone()).unwrap_or_default());
    let longest = sides.iter().zip(&cores).map(core).max().unwrap_or(0);
    let room = (LONG.saturating_sub(longest) / 2).max(AROUND);
    let [first, _] = sides;
    let (lead, used) = fitting(first.get(..before).unwrap_or_default().iter().rev(), room);
    let (tail, _) = fitting(first.get(first.len() - after..).unwrap_or_default().iter(), room * 2 - used);
    let [old, new] = cores.map(|core| core.start - lead..core.end + tail);
    [said(&passage.old, old), said(&passage.new, new)]
}

/// How many words have room, and the letters that they take.
fn fitting<'w>(words: impl Iterator<Item = &'w Word>, room: usize) -> (usize, usize) {
    let mut taken = (0, 0);
    for word in words {
        let more = taken.1 + letters(std::slice::from_ref(word));
        if more > room {
            break;
        }
        taken = (taken.0 + 1, more);
    }
    taken
}

fn letters(words: &[Word]) -> usize {
    let seen = words.iter().filter(|word| !matches!(word.token.kind, TokenKind::Link | TokenKind::Note));
    seen.map(|word| word.token.text.chars().count() + usize::from(word.token.space)).sum()
}

/// Some of the words of a text, with a mark where others stand before or after them.
fn said(words: &[Word], range: Range<usize>) -> String {
    let (start, end) = (range.start, range.end);
    let tokens: Vec<Token> = words.get(range).unwrap_or_default().iter().map(|word| word.token.clone()).collect();
    let text = shortened(&text_of(&tokens), LONG + 2 * AROUND);
    let lead = if start > 0 { "… " } else { "" };
    let tail = if end < words.len() && !text.ends_with('…') { " …" } else { "" };
    format!("{lead}{}{tail}", text.trim_end_matches([',', ';']))
}

/// A text as it is quoted: without its last stop, and cut after so many letters.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.trim().trim_end_matches(['.', ';', ',', ':']);
    match text.char_indices().nth(most).and_then(|(at, _)| text.get(..at)) {
        Some(cut) => format!("{} …", cut.rfind(' ').and_then(|end| cut.get(..end)).unwrap_or(cut)),
        None => text.to_owned(),
    }
}
