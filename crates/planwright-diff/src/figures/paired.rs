//! Which figure of one text is which of the other: those that no edit touched, and those that count the same thing.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use super::context::{Class, beside, class, is_alike, name, things};
use super::phrase::{Figure, figures};
use super::same;
use crate::aligned::Aligned;
use crate::change::LoneFigure;
use crate::content::{Token, TokenKind, text_of};
use crate::modal::lower;
use crate::stops::Sentences;
use crate::words::Hunk;

/// A text with its figures.
pub(super) struct Text<'a> {
    tokens: &'a [Token],
    words: Vec<String>,
    pub(super) figures: Vec<Figure>,
    sentences: Sentences,
}

impl<'a> Text<'a> {
    pub(super) fn of(tokens: &'a [Token]) -> Self {
        let figures = figures(tokens);
        if figures.is_empty() {
            return Self { tokens, words: Vec::new(), figures, sentences: Sentences::default() };
        }
        Self { tokens, words: lower(tokens), figures, sentences: Sentences::of(tokens) }
    }

    fn things(&self, figure: &Figure) -> Vec<String> {
        things(&self.words, &name(&self.words, self.tokens, figure))
    }

    fn sentence(&self, figure: &Figure) -> Range<usize> {
        self.sentences.around(figure.core.start)
    }

    /// The figure with what bounds it and what it counts.
    pub(super) fn said(&self, figure: &Figure) -> String {
        let end = name(&self.words, self.tokens, figure).end;
        let whole = figure.with_unit();
        text_of(self.tokens.get(self.since(whole.start, figure)..end.max(whole.end)).unwrap_or_default())
    }

    /// Where a figure begins with the word that sets a time: "by 2026", "by the end of March 2021".
    fn since(&self, start: usize, figure: &Figure) -> usize {
        let phrases = ["by the end of", "until the end of", "by", "until", "before", "after", "from", "since"];
        let begin = |phrase: &str| {
            let begin = start.checked_sub(phrase.split(' ').count())?;
            self.words.get(begin..start)?.iter().map(String::as_str).eq(phrase.split(' ')).then_some(begin)
        };
        let dated = class(figure) == Class::Date;
        phrases.iter().filter(|_| dated).find_map(|phrase| begin(phrase)).unwrap_or(start)
    }

    /// Whether an edit puts in or takes out nothing but whole sentences.
    fn is_whole(&self, range: &Range<usize>) -> bool {
        let sentences = if self.figures.is_empty() { Vec::new() } else { self.sentences.within(range) };
        match (sentences.first(), sentences.last()) {
            (Some(first), Some(last)) => {
                let word = |at: usize| self.tokens.get(at).is_some_and(Token::is_word);
                first.start <= range.start && !(last.end..range.end).any(word)
            }
            _ => false,
        }
    }
}

/// Figures of both texts.
pub(super) struct Pairs<'a> {
    /// Old figures with the new ones that stand for them.
    pub(super) pairs: Vec<(&'a Figure, &'a Figure)>,
    /// Those that came or went in sentences that stay, with the edit of each.
    pub(super) alone: Vec<(usize, LoneFigure)>,
}

/// A figure that an edit touches: the edit, and the figure until it is paired.
struct Touched<'a> {
    edit: usize,
    figure: &'a Figure,
    class: Class,
    things: Vec<String>,
    free: bool,
}

/// Old figures with the new ones that stand for them.
pub(super) fn pairs<'a>(
    texts: &Aligned<'_>,
    back: &Aligned<'_>,
    before: &'a Text<'_>,
    after: &'a Text<'_>,
) -> Pairs<'a> {
    let mut kept: HashMap<usize, &Figure> = HashMap::new();
    let mut old = touched(back, before, |figure| {
        kept.insert(figure.core.start, figure);
    });
    let mut pairs = Vec::new();
    let mut new = touched(texts, after, |figure| {
        let same = texts.old_of(figure.core.start).and_then(|at| kept.get(&at).copied());
        pairs.extend(same.map(|old| (old, figure)));
    });
    let doubt = |own: &Text<'_>, them: &Text<'_>, some: &mut Vec<Touched<'a>>, others: &[(usize, &Figure)]| {
        some.retain(|one| !one.figure.doubtful || counts(own, one, them, others));
    };
    let all = |some: &[Touched<'a>]| some.iter().map(|one| (one.edit, one.figure)).collect::<Vec<_>>();
    let (olds, news) = (all(&old), all(&new));
    doubt(before, after, &mut old, &news);
    doubt(after, before, &mut new, &olds);
    moved(&mut old, &mut new, &mut pairs);
    named(&mut old, &mut new, &mut pairs);
    placed((&mut old, before), (&mut new, after), &mut pairs);
    pairs.sort_by_key(|(_, new)| new.core.start);
    let mut alone = lone(&old, before, texts.hunks, false, after);
    alone.extend(lone(&new, after, texts.hunks, true, before));
    Pairs { pairs, alone }
}

/// The figures that edits touch; the others are given to `kept`.
fn touched<'a>(texts: &Aligned<'_>, text: &'a Text<'_>, mut kept: impl FnMut(&'a Figure)) -> Vec<Touched<'a>> {
    let mut found = Vec::new();
    for figure in &text.figures {
        match texts.edits_of(&figure.core).first() {
            Some(edit) => {
                let (class, things) = (class(figure), text.things(figure));
                found.push(Touched { edit: *edit, figure, class, things, free: true });
            }
            None => kept(figure),
        }
    }
    found
}

/// Whether "one" counts: what stands behind it stands behind a figure of the other text too, as one or as many.
fn counts(text: &Text<'_>, one: &Touched<'_>, other: &Text<'_>, figures: &[(usize, &Figure)]) -> bool {
    let next = |tokens: &[Token], figure: &Figure| {
        let word = tokens.get(figure.core.end).filter(|next| next.kind == TokenKind::Word)?;
        let word = word.text.to_lowercase();
        Some(word.strip_suffix('s').map_or(word.clone(), str::to_owned))
    };
    let own = next(text.tokens, one.figure);
    let first = figures.partition_point(|(edit, _)| *edit < one.edit);
    let mut near = figures.iter().skip(first).take_while(|(edit, _)| *edit == one.edit).map(|(_, figure)| *figure);
    let timed = one.figure.unit.is_some();
    near.any(|figure| {
        timed && figure.unit.is_some() || own.is_some() && !figure.doubtful && next(other.tokens, figure) == own
    })
}

type Found<'a> = Vec<(&'a Figure, &'a Figure)>;

/// Pairs what is free by a key, in the order of the texts.
fn by_key<'a, K: Ord>(
    old: &mut [Touched<'a>],
    new: &mut [Touched<'a>],
    key: impl Fn(&Touched<'a>) -> Option<K>,
    mut found: impl FnMut(&Touched<'a>, &Touched<'a>) -> bool,
) {
    let mut known: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (at, one) in old.iter().enumerate().filter(|(_, one)| one.free).rev() {
        if let Some(key) = key(one) {
            known.entry(key).or_default().push(at);
        }
    }
    for one in new.iter_mut().filter(|one| one.free) {
        let Some(places) = key(one).and_then(|key| known.get_mut(&key)) else { continue };
        let Some(other) = places.last().and_then(|at| old.get_mut(*at)) else { continue };
        if found(other, one) {
            places.pop();
            (one.free, other.free) = (false, false);
        }
    }
}

/// A figure that is as it was neither came nor went, wherever it stands now.
fn moved<'a>(old: &mut [Touched<'a>], new: &mut [Touched<'a>], pairs: &mut Found<'a>) {
    let key = |one: &Touched<'_>| Some((one.edit, one.class, one.things.clone()));
    by_key(old, new, key, |was, is| {
        let same = same(was.figure.value, is.figure.value);
        if same {
            pairs.push((was.figure, is.figure));
        }
        same
    });
    let value = |one: &Touched<'_>| {
        let named = !one.things.is_empty() || one.class != Class::Count;
        named.then(|| (format!("{:?}", one.figure.value), one.things.clone()))
    };
    by_key(old, new, value, |was, is| was.class == is.class);
}

/// Figures of one thing: "1,500 police officers", "1,450 officers".
fn named<'a>(old: &mut [Touched<'a>], new: &mut [Touched<'a>], pairs: &mut Found<'a>) {
    let mut pair = |was: &Touched<'a>, is: &Touched<'a>| {
        pairs.push((was.figure, is.figure));
        true
    };
    let here = |one: &Touched<'_>| (!one.things.is_empty()).then(|| (one.edit, one.things.clone()));
    by_key(old, new, here, &mut pair);
    let near = |one: &Touched<'_>| (!one.things.is_empty()).then(|| one.things.clone());
    by_key(old, new, near, |was, is| was.edit.abs_diff(is.edit) <= 1 && pair(was, is));
}

/// Figures that name no thing, in one place: the words beside them stayed, or their sentence did and has no other such.
fn placed<'a>(
    (old, before): (&mut [Touched<'a>], &Text<'_>),
    (new, after): (&mut [Touched<'a>], &Text<'_>),
    pairs: &mut Found<'a>,
) {
    let key = |one: &Touched<'_>| Some((one.edit, one.class));
    by_key(old, new, key, |was, is| {
        if !was.things.is_empty() && !is.things.is_empty() {
            return false;
        }
        let sentences = (before.sentence(was.figure), after.sentence(is.figure));
        let [left, right] = beside(&before.words, was.figure, &sentences.0);
        let [now_left, now_right] = beside(&after.words, is.figure, &sentences.1);
        let stays = |was: &Option<String>, is: &Option<String>| was.is_some() && was == is;
        let (was_said, is_said) = ((before.tokens, before.words.as_slice()), (after.tokens, after.words.as_slice()));
        let like = || is_alike(was_said, is_said, (&sentences.0, &sentences.1));
        let bare = left.is_none() && right.is_none() && now_left.is_none() && now_right.is_none();
        let fits = bare || stays(&left, &now_left) || stays(&right, &now_right) || like();
        if fits {
            pairs.push((was.figure, is.figure));
        }
        fits
    });
}

/// What is left, but for what came or went with whole sentences.
fn lone(
    some: &[Touched<'_>],
    text: &Text<'_>,
    hunks: &[Hunk],
    added: bool,
    other: &Text<'_>,
) -> Vec<(usize, LoneFigure)> {
    let opposite = |hunk: &Hunk| {
        let (own, others) = if added { (&hunk.new, &hunk.old) } else { (&hunk.old, &hunk.new) };
        let there = other.tokens.get(others.clone()).unwrap_or_default();
        let alone = !there.iter().any(Token::is_word) && text.is_whole(own);
        Opposite { alone, words: words_of(there).collect() }
    };
    // Figures of one edit stand behind one another, and what is opposite to all of them is read once.
    let mut last: Option<(usize, Opposite)> = None;
    let mut found = Vec::new();
    for one in some.iter().filter(|one| one.free && !one.figure.doubtful) {
        let Some(hunk) = hunks.get(one.edit) else { continue };
        let known = last.take().filter(|(edit, _)| *edit == one.edit);
        let (_, opposite) = last.insert(known.unwrap_or_else(|| (one.edit, opposite(hunk))));
        let repeated = text.tokens.get(one.figure.core.clone()).is_some_and(|figure| opposite.repeats(figure));
        if !opposite.alone && !repeated {
            found.push((one.edit, LoneFigure { added, text: text.said(one.figure) }));
        }
    }
    found
}

/// What stands on the other side of an edit.
struct Opposite {
    /// True where that is nothing, and the edit takes in whole sentences.
    alone: bool,
    words: HashSet<String>,
}

impl Opposite {
    /// Whether each word of a figure stands there, in whatever order: "31 March 2029", "March 31, 2029".
    fn repeats(&self, figure: &[Token]) -> bool {
        words_of(figure).all(|word| self.words.contains(&word))
    }
}

fn words_of(tokens: &[Token]) -> impl Iterator<Item = String> {
    tokens.iter().flat_map(|token| token.text.split_whitespace()).map(str::to_lowercase)
}
