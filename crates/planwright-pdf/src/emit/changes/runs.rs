use planwright_view::{MarkedRun, Piece, RunSide};

use super::super::emitter::Emitter;
use super::super::lang;

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
            self.out.words(words);
        }
        if piece.lang.is_some() {
            self.out.code(")");
        }
        self.out.code(&")".repeat(wrapped)).code("; ");
    }
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
