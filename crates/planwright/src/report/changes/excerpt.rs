//! The parts of a redline that changed, with as much around them as a reader needs.

mod table;

use planwright_view::{
    ChangedBlock, ChangedField, ChangedItem, ChangedSection, ChangedTerm, Fold, MarkedRun, NoticeView, RunSide, Words,
};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) side: RunSide,
    pub(super) text: String,
}

impl Piece {
    fn plain(text: impl Into<String>) -> Self {
        Self { side: RunSide::Same, text: text.into() }
    }
}

/// A line of an excerpt: what it is, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Such as `Moved within this section`; empty for words of the text.
    pub(super) label: String,
    pub(super) pieces: Vec<Piece>,
}

/// What changed in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) title: String,
    /// What kinds of changes there are: "Weakened, Figure".
    pub(super) tags: String,
    pub(super) lines: Vec<Line>,
}

impl Excerpt {
    /// The same, as a part of a translation.
    pub(super) fn within(self, folder: &str) -> Self {
        Self { title: format!("{folder}: {}", self.title), ..self }
    }
}

/// The excerpts of sections in which something changed.
pub(super) fn excerpts(sections: &[ChangedSection], words: &Words) -> Vec<Excerpt> {
    sections.iter().map(|section| Writer { words, lines: Vec::new() }.section(section)).collect()
}

/// So many words of what did not change stand beside an edit.
const AROUND: usize = 8;

struct Writer<'a> {
    words: &'a Words,
    lines: Vec<Line>,
}

impl Writer<'_> {
    fn section(mut self, section: &ChangedSection) -> Excerpt {
        section.was.iter().for_each(|was| self.push(was, Vec::new()));
        section.fields.iter().for_each(|field| self.field(field));
        self.blocks(&section.blocks, false);
        section.notices.iter().for_each(|notice| self.notice(notice));
        let tags: Vec<&str> = section.tags.iter().map(|tag| tag.label.as_str()).collect();
        Excerpt { title: section.title.clone(), tags: tags.join(", "), lines: self.lines }
    }

    fn push(&mut self, label: impl Into<String>, pieces: Vec<Piece>) {
        self.lines.push(Line { label: label.into(), pieces });
    }

    fn field(&mut self, field: &ChangedField) {
        let mut pieces = pieces(&field.runs);
        pieces.extend(field.difference.as_deref().map(by));
        self.push(field.label.as_str(), pieces);
    }

    fn notice(&mut self, notice: &NoticeView) {
        self.push(notice.title.as_str(), vec![Piece::plain(notice.text.as_str())]);
    }

    /// What changed in blocks; of what was moved also what did not.
    fn blocks(&mut self, blocks: &[ChangedBlock], moved: bool) {
        blocks.iter().for_each(|block| self.block(block, moved));
    }

    fn block(&mut self, block: &ChangedBlock, moved: bool) {
        match block {
            ChangedBlock::Text { label, runs, .. } => {
                let label = label.as_deref().unwrap_or_default().trim_end_matches(':');
                self.text(label, runs, moved);
            }
            ChangedBlock::List { items } => self.items(items, moved),
            ChangedBlock::Quote { blocks } | ChangedBlock::Alert { blocks, .. } => self.blocks(blocks, moved),
            ChangedBlock::Terms { terms } => self.terms(terms, moved),
            ChangedBlock::Table(table) => self.table(table),
            ChangedBlock::Rule | ChangedBlock::Folded { why: Fold::Same, .. } => {}
            ChangedBlock::Folded { summary, .. } => self.push(summary.as_str(), Vec::new()),
            ChangedBlock::Moved { label, place, blocks } => {
                let from = place.as_ref().map(|place| format!(" {}", place.title)).unwrap_or_default();
                self.push(format!("{label}{from}"), Vec::new());
                self.blocks(blocks, true);
            }
        }
    }

    fn text(&mut self, label: &str, runs: &[MarkedRun], moved: bool) {
        if moved || changed(runs) {
            self.push(label, pieces(runs));
        }
    }

    fn items(&mut self, items: &[ChangedItem], moved: bool) {
        items.iter().for_each(|item| self.blocks(&item.blocks, moved));
    }

    fn terms(&mut self, terms: &[ChangedTerm], moved: bool) {
        for term in terms {
            self.text("", &term.term, moved);
            self.blocks(&term.meaning, moved);
        }
    }
}

fn changed(runs: &[MarkedRun]) -> bool {
    runs.iter().any(|run| run.side != RunSide::Same)
}

/// By how much a figure changed.
fn by(difference: &str) -> Piece {
    Piece::plain(format!(" ({difference})"))
}

/// The words of a run.
fn text(run: &MarkedRun) -> String {
    run.pieces.iter().map(|piece| piece.text.as_str()).collect()
}

/// Runs as pieces, with the middle of what did not change left out.
fn pieces(runs: &[MarkedRun]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if run.space {
            // A space between what is marked and what is not belongs to the latter.
            match pieces.last_mut().filter(|last| last.side == RunSide::Same) {
                Some(last) => last.text.push(' '),
                None => pieces.push(Piece::plain(" ")),
            }
        }
        let words = text(run);
        let shown = match run.side {
            RunSide::Same => shortened(&words, at > 0, at + 1 < runs.len()),
            _ => words,
        };
        pieces.push(Piece { side: run.side, text: shown });
        pieces.extend(run.aside.as_ref().map(|aside| by(&aside.text)));
    }
    pieces
}

fn shortened(text: &str, before: bool, after: bool) -> String {
    let keep = AROUND * 2 + 4;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= keep {
        return text.to_owned();
    }
    let of = |range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
    let (head, tail) = (of(0..AROUND), of(words.len() - AROUND..words.len()));
    match (before, after) {
        (true, true) => format!("{head} … {tail}"),
        (true, false) => format!("{head} …"),
        (false, true) => format!("… {tail}"),
        (false, false) => format!("{} …", of(0..keep)),
    }
}
