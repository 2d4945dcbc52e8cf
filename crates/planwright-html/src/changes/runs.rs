use planwright_view::{Aside, MarkedRun, Piece, RunSide};

use super::Redline;

impl Redline<'_> {
    /// Writes words, those that were added or deleted marked for eyes and for ears.
    pub(super) fn runs(&mut self, runs: &[MarkedRun]) {
        for run in runs {
            if run.space {
                self.out.raw(" ");
            }
            match run.side {
                RunSide::Same => self.pieces(&run.pieces),
                RunSide::Added => self.marked("ins", |out| out.pieces(&run.pieces)),
                RunSide::Removed => self.marked("del", |out| out.pieces(&run.pieces)),
            }
            self.aside(run.aside.as_ref());
        }
    }

    /// Writes what is said of words in brackets behind them.
    fn aside(&mut self, aside: Option<&Aside>) {
        match aside {
            Some(Aside { text, place: Some(place) }) => {
                self.out.raw(" ");
                self.out.open("span", &[("class", "difference where")]);
                self.out.raw("(");
                self.out.element("a", &[("href", &format!("#{place}"))], text);
                self.out.raw(")");
                self.out.close("span");
            }
            aside => self.difference(aside.map(|aside| aside.text.as_str())),
        }
    }

    /// Writes an `ins` or a `del`. Its sign is drawn by the style sheet; its words stand here for those who hear them, and
    /// for copies as plain text.
    pub(super) fn marked(&mut self, tag: &str, inner: impl FnOnce(&mut Self)) {
        let (before, after) = if tag == "ins" { self.added.clone() } else { self.removed.clone() };
        self.out.open(tag, &[]);
        self.out.element("span", &[("class", "vh")], &before);
        // The line is drawn through the words and not through the sign, which would read as a minus of theirs.
        self.out.open("span", &[("class", "w")]);
        inner(self);
        self.out.close("span");
        self.out.element("span", &[("class", "vh")], &after);
        self.out.close(tag);
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let styles = [("strong", piece.strong), ("em", piece.emphasis), ("code", piece.code)];
            let tags: Vec<&str> = styles.iter().filter(|(_, is)| *is).map(|(tag, _)| *tag).collect();
            // A space stays outside of what is set off.
            let words = piece.text.trim_start_matches(' ');
            if words.len() < piece.text.len() {
                self.out.raw(" ");
            }
            if let Some(lang) = &piece.lang {
                self.out.open("span", &[("lang", lang)]);
            }
            tags.iter().for_each(|tag| self.out.open(tag, &[]));
            self.out.text(words);
            tags.iter().rev().for_each(|tag| self.out.close(tag));
            if piece.lang.is_some() {
                self.out.close("span");
            }
        }
    }
}
