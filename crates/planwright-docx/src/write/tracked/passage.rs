//! The words of two versions in one: which stay, which are gone and which came.
//!
//! The words are those that both versions print; a redline tells which of them are the same. Where it cannot be told by
//! it, all of the old words are gone and all of the new ones came: each version can be had back whole in any case.

use std::ops::Range;

use planwright_diff::{Run, Side, Token, TokenKind};

use super::super::document::Document;
use super::super::inlines::address;
use super::super::paragraph::Look;
use super::glyphs::{Glyph, Line, Sign, Target};
use super::marks::Mark;

/// A part of the words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// Stands in both: its places in the old and in the new line.
    Kept(Range<usize>, Range<usize>),
    /// Stands in the old line.
    Gone(Range<usize>),
    /// Stands in the new line.
    Come(Range<usize>),
}

/// The words of two versions of a paragraph, a cell, a title.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Passage {
    old: Line,
    new: Line,
    pieces: Vec<Piece>,
}

impl Passage {
    /// Two lines by the redlines that may be of them.
    pub(super) fn between<'r>(old: Line, new: Line, redlines: impl IntoIterator<Item = &'r [Run]>) -> Self {
        let mut redlines = redlines.into_iter();
        let pieces = redlines.find_map(|runs| aligned(&old, &new, runs)).unwrap_or_else(|| whole(&old, &new));
        let pieces = spanned(joined(pieces), &old, &new);
        Self { pieces, old, new }
    }

    /// Plain words by the redlines that may be of them.
    pub(super) fn of_words<'r>(old: &str, new: &str, redlines: impl IntoIterator<Item = &'r [Run]>) -> Self {
        Self::between(Line::of_words(old), Line::of_words(new), redlines)
    }

    /// The words of both versions.
    pub(in super::super) fn plain(&self) -> String {
        let words = |piece: &Piece| match piece {
            Piece::Kept(_, new) | Piece::Come(new) => self.new.plain(new),
            Piece::Gone(old) => self.old.plain(old),
        };
        self.pieces.iter().map(words).collect()
    }
}

/// Pieces where no redline tells more.
fn whole(old: &Line, new: &Line) -> Vec<Piece> {
    let (all_old, all_new) = (0..old.glyphs.len(), 0..new.glyphs.len());
    // Whether two pictures are one is told by a redline alone.
    let has_picture = new.glyphs.iter().any(|glyph| matches!(glyph.sign, Sign::Picture { .. }));
    if !has_picture && is_same((old, &all_old), (new, &all_new)) {
        return vec![Piece::Kept(all_old, all_new)];
    }
    vec![Piece::Gone(all_old), Piece::Come(all_new)]
}

/// Pieces by a redline; none where it is not of these lines.
fn aligned(old: &Line, new: &Line, runs: &[Run]) -> Option<Vec<Piece>> {
    let tokens = |side: Side| -> Vec<&Token> {
        runs.iter().filter(|run| run.side == Side::Both || run.side == side).flat_map(|run| &run.tokens).collect()
    };
    let mut before = places(&tokens(Side::Old), old)?.into_iter();
    let mut after = places(&tokens(Side::New), new)?.into_iter();
    let mut pieces = Vec::new();
    for run in runs {
        for _ in &run.tokens {
            match run.side {
                Side::Old => pieces.push(Piece::Gone(before.next()?)),
                Side::New => pieces.push(Piece::Come(after.next()?)),
                Side::Both => both((old, before.next()?), (new, after.next()?), &mut pieces),
            }
        }
    }
    Some(pieces)
}

/// The place of each token in a line, the space before it included; none where the line says something else.
fn places(tokens: &[&Token], line: &Line) -> Option<Vec<Range<usize>>> {
    let mut places: Vec<Range<usize>> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    for token in tokens {
        let end = end_of(token, line, at)?;
        places.push(at..end);
        at = end;
    }
    let rest = line.glyphs.get(at..)?;
    if rest.iter().any(|glyph| without("", glyph).is_none()) {
        return None;
    }
    match places.last_mut() {
        Some(last) => last.end = line.glyphs.len(),
        None if rest.is_empty() => {}
        None => return None,
    }
    Some(places)
}

impl Line {
    /// The parts of a line that say these tokens; none where it says something else.
    pub(super) fn cut(&self, parts: &[Vec<&Token>]) -> Option<Vec<Self>> {
        let places = places(&parts.concat(), self)?;
        let mut ends = Vec::new();
        let mut tokens = 0;
        for part in parts {
            tokens += part.len();
            ends.push(tokens.checked_sub(1).and_then(|last| places.get(last)).map_or(0, |range| range.end));
        }
        *ends.last_mut()? = self.glyphs.len();
        let mut from = 0;
        let mut lines = Vec::new();
        for end in ends {
            let glyphs = self.glyphs.get(from..end)?.to_vec();
            lines.push(Self { glyphs, looks: self.looks.clone(), links: self.links.clone() });
            from = end;
        }
        Some(lines)
    }
}

/// Where a token ends that begins at a place of a line.
fn end_of(token: &Token, line: &Line, from: usize) -> Option<usize> {
    let is_mark = |glyph: &Glyph| match token.kind {
        TokenKind::Link => glyph.sign == Sign::LinkEnd,
        TokenKind::Note => matches!(glyph.sign, Sign::Note(_)),
        TokenKind::Picture => matches!(glyph.sign, Sign::Picture { .. }),
        _ => false,
    };
    if matches!(token.kind, TokenKind::Link | TokenKind::Note | TokenKind::Picture) {
        // A mark within a word was passed with the word.
        let rest = line.glyphs.get(from..)?;
        let found = rest.iter().position(|glyph| !(glyph.is_space() || glyph.filled && glyph.sign != Sign::LinkEnd));
        let found = found.filter(|at| rest.get(*at).is_some_and(is_mark));
        return Some(found.map_or(from, |at| from + at + 1));
    }
    let wanted = fold(token.text.chars());
    let mut rest = wanted.as_str();
    let mut at = from;
    while !rest.is_empty() {
        rest = without(rest, line.glyphs.get(at)?)?;
        at += 1;
    }
    Some(at)
}

/// What is left of a text after a glyph; none where it does not begin with that. Marks, and words that the author did not
/// write, take nothing.
fn without<'t>(text: &'t str, glyph: &Glyph) -> Option<&'t str> {
    match glyph.sign {
        Sign::Letter(letter) if !glyph.filled => match plain(letter) {
            Some(same) => text.strip_prefix(same),
            None => text.strip_prefix(letter),
        },
        _ => Some(text),
    }
}

/// Letters as versions are compared by them: without what only typography adds.
pub(super) fn fold(letters: impl Iterator<Item = char>) -> String {
    let mut folded = String::new();
    for letter in letters {
        match plain(letter) {
            Some(same) => folded.push_str(same),
            None => folded.push(letter),
        }
    }
    folded
}

/// What stands for a letter in comparisons, where that is not itself.
fn plain(letter: char) -> Option<&'static str> {
    match letter {
        '\u{ad}' | '\u{200b}' | '\u{feff}' => Some(""),
        '‘' | '’' | '‛' | '′' => Some("'"),
        '“' | '”' | '„' | '″' => Some("\""),
        '−' => Some("-"),
        '…' => Some("..."),
        letter if letter.is_whitespace() => Some(""),
        _ => None,
    }
}

/// True where two parts say the same, letter by letter: what only typography changed is told too, or it could not be had
/// back. A renamed id leads where it led.
fn is_same((old, before): (&Line, &Range<usize>), (new, after): (&Line, &Range<usize>)) -> bool {
    let read = |line: &'_ Line, range: &Range<usize>| -> Vec<Glyph> {
        let glyphs = line.glyphs.get(range.clone()).unwrap_or_default();
        glyphs.iter().filter(|glyph| glyph.sign != Sign::LinkEnd).cloned().collect()
    };
    let address = |line: &Line, glyph: &Glyph| match line.links.get(glyph.link?)? {
        Target::Address(address) if !glyph.is_space() => Some(address.clone()),
        _ => None,
    };
    let (was, is) = (read(old, before), read(new, after));
    was.len() == is.len()
        && was.iter().zip(&is).all(|(was, is)| was.sign.is_like(&is.sign) && address(old, was) == address(new, is))
}

/// A token that stands in both: what is printed for it, and the space before it, may be in one only.
fn both((old, before): (&Line, Range<usize>), (new, after): (&Line, Range<usize>), pieces: &mut Vec<Piece>) {
    let gap = |line: &Line, range: &Range<usize>| {
        let glyphs = line.glyphs.get(range.clone()).unwrap_or_default();
        range.start + glyphs.iter().take_while(|glyph| glyph.is_space()).count()
    };
    let (was, is) = (gap(old, &before), gap(new, &after));
    for (before, after) in [(before.start..was, after.start..is), (was..before.end, is..after.end)] {
        if is_same((old, &before), (new, &after)) {
            pieces.push(Piece::Kept(before, after));
        } else {
            pieces.push(Piece::Gone(before));
            pieces.push(Piece::Come(after));
        }
    }
}

/// Pieces of one kind that follow each other as one: within what was exchanged, the old words stand before the new.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        let last = out.len().checked_sub(1);
        match (piece, out.as_mut_slice()) {
            (Piece::Gone(range) | Piece::Come(range), _) if range.is_empty() => {}
            (Piece::Kept(_, new), [.., Piece::Kept(_, last)]) if new.is_empty() && last.end == new.start => {}
            (Piece::Kept(old, new), [.., Piece::Kept(was, is)]) if was.end == old.start && is.end == new.start => {
                (was.end, is.end) = (old.end, new.end);
            }
            (Piece::Gone(old), [.., Piece::Gone(was)]) if was.end == old.start => was.end = old.end,
            (Piece::Come(new), [.., Piece::Come(is)]) if is.end == new.start => is.end = new.end,
            (Piece::Gone(old), [.., Piece::Gone(was), Piece::Come(_)]) if was.end == old.start => was.end = old.end,
            (Piece::Gone(old), [.., Piece::Come(_)]) => {
                out.insert(last.unwrap_or_default(), Piece::Gone(old));
            }
            (piece, _) => out.push(piece),
        }
    }
    out
}

/// Words that were exchanged one after the other as one exchange: the space between them goes and comes with them.
fn spanned(pieces: Vec<Piece>, old: &Line, new: &Line) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some((first, others)) = rest.split_first() {
        rest = others;
        match (out.as_mut_slice(), first, rest) {
            (
                [.., Piece::Gone(was), Piece::Come(is)],
                Piece::Kept(before, after),
                [Piece::Gone(gone), Piece::Come(come), others @ ..],
            ) if old.is_space(before)
                && new.is_space(after)
                && (was.end, before.end) == (before.start, gone.start)
                && (is.end, after.end) == (after.start, come.start) =>
            {
                (was.end, is.end) = (gone.end, come.end);
                rest = others;
            }
            _ => out.push(first.clone()),
        }
    }
    out
}

impl Document<'_> {
    /// Writes the words of two versions.
    pub(in super::super) fn passage(&mut self, passage: &Passage, look: &Look) {
        for piece in &passage.pieces {
            match piece {
                Piece::Kept(old, new) => {
                    self.tracking.kept_notes = passage.old.notes(old).into();
                    self.glyphs(&passage.new, new, look);
                    self.tracking.kept_notes.clear();
                }
                Piece::Gone(old) if self.is_gone() => self.glyphs(&passage.old, old, look),
                // What was edited in what was moved is told where it stood: LibreOffice knows no change within another.
                Piece::Gone(_) if self.is_marked() => {}
                Piece::Gone(old) => self.gone(Mark::Deleted, |doc| doc.glyphs(&passage.old, old, look)),
                Piece::Come(new) => {
                    // What came into what was moved came, and was not moved.
                    self.apart(Mark::Inserted, |doc| doc.glyphs(&passage.new, new, look));
                }
            }
        }
    }

    /// Writes a part of a line.
    pub(super) fn glyphs(&mut self, line: &Line, range: &Range<usize>, look: &Look) {
        let glyphs = line.glyphs.get(range.clone()).unwrap_or_default();
        for part in glyphs.chunk_by(|a, b| a.link == b.link) {
            let target = part.first().and_then(|glyph| line.links.get(glyph.link?));
            self.linked(line, part, target, look);
        }
    }

    fn linked(&mut self, line: &Line, part: &[Glyph], target: Option<&Target>, look: &Look) {
        let is_printed = part.iter().any(|glyph| glyph.sign != Sign::LinkEnd);
        let to = match target.filter(|_| is_printed && !self.in_link) {
            Some(Target::Address(href)) => address(href).map(|href| ("r:id", self.relations.link(&href))),
            Some(Target::Id(id)) => self.names.get(id).map(|name| ("w:anchor", name)),
            None => None,
        };
        if let Some((key, to)) = &to {
            self.out.open("w:hyperlink", &[(key, to), ("w:history", "1")]);
        }
        for run in part.chunk_by(|a, b| a.look == b.look) {
            self.set(line, run, look, to.is_some());
        }
        if to.is_some() {
            self.out.close();
        }
    }

    /// Writes signs of one look.
    fn set(&mut self, line: &Line, run: &[Glyph], outer: &Look, is_link: bool) {
        let mut look = run.first().and_then(|glyph| line.looks.get(glyph.look)).cloned().unwrap_or_default();
        look.bold |= outer.bold;
        if look.colour.is_none() {
            look.colour.clone_from(&outer.colour);
        }
        // Words that lead nowhere do not look as if they did.
        look.style = look.style.or(outer.style).filter(|style| is_link || *style != "Hyperlink");
        let mut words = String::new();
        for glyph in run {
            match &glyph.sign {
                Sign::Letter(letter) => words.push(*letter),
                Sign::LinkEnd => {}
                sign => {
                    self.run(&look, &std::mem::take(&mut words));
                    match sign {
                        Sign::Note(number) => self.mark(*number),
                        Sign::Picture { name, alt } => self.inline_picture(name, alt, &look),
                        _ => {}
                    }
                }
            }
        }
        self.run(&look, &words);
    }
}
