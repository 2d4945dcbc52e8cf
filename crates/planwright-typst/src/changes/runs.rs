use planwright_view::{Aside, MarkedRun, Piece, RunSide};

use crate::emitter::Emitter;
use crate::lang;

/// A word of more letters may be broken in the middle.
const LONG_WORD: usize = 28;
/// Between so many of its letters.
const SHORT_PART: usize = 4;

impl Emitter<'_> {
    /// Writes words as one value, those that were added or deleted marked for eyes and for ears.
    pub(super) fn marked_runs(&mut self, runs: &[MarkedRun]) {
        if runs.is_empty() {
            self.out.code("[]");
            return;
        }
        self.out.code("{ ");
        for run in runs {
            if run.space {
                self.out.code("[ ]; ");
            }
            let function = match run.side {
                RunSide::Same => "",
                RunSide::Added => "inserted",
                RunSide::Removed => "deleted",
            };
            self.out.code(function).code("({ ");
            run.pieces.iter().for_each(|piece| self.piece(piece));
            self.out.code("}); ");
            if let Some(aside) = &run.aside {
                self.aside(aside);
            }
        }
        self.out.code("}");
    }

    /// What is said of words in brackets behind them.
    fn aside(&mut self, aside: &Aside) {
        self.out.code("redline-difference(");
        match aside.place.as_ref().filter(|place| self.ids.contains(place.as_str())) {
            Some(place) => self.out.code("breakable: true, to(").string(place).code(", ").words(&aside.text).code(")"),
            None => self.out.words(&aside.text),
        };
        self.out.code("); ");
    }

    /// Writes words as one value. One that is longer than a narrow column may be broken, with no letter more for those who
    /// copy it.
    pub(super) fn breakable(&mut self, words: &str) {
        if words.split_whitespace().all(|word| word.chars().count() <= LONG_WORD) {
            self.out.words(words);
            return;
        }
        self.out.code("{ ");
        for part in parts(words) {
            self.out.words(part).code("; redline-break(); ");
        }
        self.out.code("}");
    }

    fn piece(&mut self, piece: &Piece) {
        // A space stays outside of what is set off.
        let words = piece.text.trim_start_matches(' ');
        if words.len() < piece.text.len() {
            self.out.code("[ ]; ");
        }
        let styles = [("strong(", piece.strong), ("emph(", piece.emphasis)];
        let wrapped = styles.iter().filter(|(_, is)| *is).count();
        styles.iter().filter(|(_, is)| *is).for_each(|(style, _)| {
            self.out.code(style);
        });
        if let Some(tag) = &piece.lang {
            self.out.code("text(");
            lang::args(&mut self.out, tag);
            self.out.code(" ");
        }
        if piece.code {
            self.out.code("code(").string(words).code(")");
        } else {
            self.breakable(words);
        }
        if piece.lang.is_some() {
            self.out.code(")");
        }
        self.out.code(&")".repeat(wrapped)).code("; ");
    }
}

/// Cuts a text within its long words.
fn parts(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut letters = 0;
    let mut ends = text.char_indices().peekable();
    while let Some((at, c)) = ends.next() {
        letters = if c.is_whitespace() { 0 } else { letters + 1 };
        // A mark above a letter stays with it, and a word's last letter with the one before.
        let joins = |c: char| c.is_whitespace() || !c.is_alphanumeric();
        if letters > 0 && letters % SHORT_PART == 0 && ends.peek().is_some_and(|(_, next)| !joins(*next)) {
            let word =
                text.get(at..).and_then(|rest| rest.split_whitespace().next()).map_or(0, |rest| rest.chars().count());
            if letters + word > LONG_WORD {
                cuts.push(at + c.len_utf8());
            }
        }
    }
    cuts.push(text.len());
    cuts.windows(2).filter_map(|cut| text.get(cut[0]..cut[1])).filter(|part| !part.is_empty()).collect()
}

/// The words of runs, as they are printed.
pub(super) fn plain(runs: &[MarkedRun]) -> String {
    let mut text = String::new();
    for run in runs {
        if run.space {
            text.push(' ');
        }
        run.pieces.iter().for_each(|piece| text.push_str(&piece.text));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_words_are_cut() {
        let word = "verylongword".repeat(4);
        let text = format!("A short one, {word}, and the rest");
        let cut = parts(&text);
        assert_eq!(cut.concat(), text);
        assert!(cut.len() > 5 && cut.iter().all(|part| !part.is_empty()), "{cut:?}");
        assert!(cut.last().is_some_and(|last| last.ends_with("and the rest")), "{cut:?}");
        assert_eq!(parts("Nothing here is long"), ["Nothing here is long"]);
    }
}
