//! Tokens to words that are marked as added, deleted or kept.

use planwright_diff::{Run, Side, Style, Token, TokenKind};

use super::{Telling, difference};
use crate::lower::curled;
use crate::{Aside, MarkedRun, Piece, RunSide};

/// What is marked of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marking {
    /// What was added and what was deleted.
    Sides,
    /// Nothing: the words stand as a whole where they stand.
    Nothing,
}

impl Telling<'_> {
    /// Runs of words; without any that print nothing.
    pub(super) fn runs(&self, runs: &[Run], marking: Marking) -> Vec<MarkedRun> {
        let mut marked: Vec<MarkedRun> = Vec::new();
        let mut before = None;
        let mut last = None;
        for run in runs {
            let side = match (run.side, marking) {
                (Side::Both, _) | (_, Marking::Nothing) => RunSide::Same,
                (Side::New, Marking::Sides) => RunSide::Added,
                (Side::Old, Marking::Sides) => RunSide::Removed,
            };
            let after_link = last.is_some_and(|last: &Token| last.kind == TokenKind::Link);
            let mut writing = Writing { before, space: false, after_link, pieces: Vec::new() };
            for token in &run.tokens {
                if let Some(text) = self.title_of(token, last).or_else(|| self.shown(token, run)) {
                    writing.push(token, &text);
                }
                last = Some(token);
            }
            let Writing { before: letter, space, pieces, .. } = writing;
            if pieces.is_empty() {
                continue;
            }
            before = letter;
            let space = space && !marked.is_empty();
            let aside = if side == RunSide::Same { None } else { self.aside(run) };
            match marked.last_mut().filter(|last| last.side == side && last.aside.is_none()) {
                Some(last) => {
                    join(last, space, pieces);
                    last.aside = aside;
                }
                None => marked.push(MarkedRun { side, space, pieces, aside }),
            }
        }
        marked
    }

    /// What is said of a run behind it: by how much its figure changed, where its sentence went or came from.
    fn aside(&self, run: &Run) -> Option<Aside> {
        let difference = || Some(Aside { text: self.difference(run)?, place: None });
        self.moved_words(run).or_else(|| (run.side == Side::New).then(difference).flatten())
    }

    /// By how much the figure changed that a run ends with.
    pub(super) fn difference(&self, run: &Run) -> Option<String> {
        let change = self.change(run.change.filter(|_| run.side != Side::Both)?)?;
        difference(change, self.words)
    }

    /// What a link without words of its own says, as outputs print it: what it leads to is called so.
    fn title_of(&self, link: &Token, before: Option<&Token>) -> Option<String> {
        if link.kind != TokenKind::Link {
            return None;
        }
        let opens = |before: &Token| matches!(before.text.as_str(), "“" | "‘" | "(" | "[");
        let has_words = !link.space && before.is_some_and(|before| !opens(before));
        let named = || match link.text.strip_prefix('#') {
            Some(id) => self.called.get(id).map_or(id, String::as_str).to_owned(),
            None => link.text.clone(),
        };
        (!has_words).then(named)
    }

    /// What is printed of a token; none for what stands in no text.
    fn shown(&self, token: &Token, run: &Run) -> Option<String> {
        // That a link leads elsewhere is seen by nothing else where the words are the same.
        let alone = |kind: &TokenKind| run.side != Side::Both && run.tokens.iter().all(|token| token.kind == *kind);
        match &token.kind {
            TokenKind::Link => alone(&TokenKind::Link)
                .then(|| self.fill("redline-leads-to", &[("address", token.text.trim_start_matches('#'))])),
            TokenKind::Note => alone(&TokenKind::Note).then(|| self.word("redline-note-mark")),
            TokenKind::Picture if token.text.is_empty() => alone(&TokenKind::Picture).then(|| {
                self.word(if run.side == Side::Old { "redline-former-picture" } else { "redline-other-picture" })
            }),
            _ => Some(token.text.clone()),
        }
    }
}

/// Joins pieces to a run of the same side.
fn join(run: &mut MarkedRun, space: bool, mut pieces: Vec<Piece>) {
    if let (true, Some(first)) = (space, pieces.first_mut()) {
        first.text.insert(0, ' ');
    }
    run.pieces.append(&mut pieces);
}

/// Words of a run, as they are put together.
struct Writing {
    /// The letter before, by which quotation marks turn.
    before: Option<char>,
    /// True where a space stands before the first.
    space: bool,
    /// True behind a link.
    after_link: bool,
    pieces: Vec<Piece>,
}

impl Writing {
    fn push(&mut self, token: &Token, text: &str) {
        let first = self.pieces.is_empty();
        // What is said of a link or a mark stands in no text, and so has no space of its own.
        // After a link that has words only as it is printed, the space before it is seen behind it too.
        let closes = token.kind == TokenKind::Sign && matches!(text, "." | "," | ";" | ":" | ")" | "]" | "?" | "!");
        let spaced = token.space && !(closes && self.after_link)
            || text.starts_with('(') && matches!(token.kind, TokenKind::Link | TokenKind::Note);
        if first {
            self.space = spaced;
        }
        if spaced {
            self.before = Some(' ');
        }
        self.after_link = token.kind == TokenKind::Link;
        let mut words = String::new();
        if spaced && !first {
            words.push(' ');
        }
        for c in text.chars() {
            words.push(if token.style.code { c } else { curled(c, self.before) });
            self.before = Some(c);
        }
        let Style { strong, emphasis, code, lang } = token.style.clone();
        let like = |last: &&mut Piece| {
            last.strong == strong && last.emphasis == emphasis && last.code == code && last.lang == lang
        };
        match self.pieces.last_mut().filter(like) {
            Some(last) => last.text.push_str(&words),
            None => self.pieces.push(Piece { text: words, strong, emphasis, code, lang }),
        }
    }
}

/// The words of tokens that stand on a side, as one text.
pub(super) fn plain(runs: &[Run], side: Side) -> String {
    let mut text = String::new();
    for token in planwright_diff::on_side(runs, side) {
        if matches!(token.kind, TokenKind::Link | TokenKind::Note) {
            continue;
        }
        if token.space && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    crate::lower::smart(&text)
}
