//! The parts of a redline that changed, with as much around them as a reader needs.

use planwright_diff::{
    Change, ChangeKind, Direction, FieldDiff, List, Note, RowDiff, Run, SectionDiff, Side, TableDiff, Token, TokenKind,
    UnitDiff, UnitState,
};
use planwright_view::Words;
use planwright_view::changes::difference;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) side: Side,
    pub(super) text: String,
}

impl Piece {
    fn plain(text: impl Into<String>) -> Self {
        Self { side: Side::Both, text: text.into() }
    }
}

/// A line of an excerpt: what it is, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Such as `moved`, `measure, target`; empty for words of the text.
    pub(super) label: String,
    pub(super) pieces: Vec<Piece>,
}

/// What changed in a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) title: String,
    pub(super) lines: Vec<Line>,
}

impl Excerpt {
    /// The same, as a part of a translation.
    pub(super) fn within(self, folder: &str) -> Self {
        Self { title: format!("{folder}: {}", self.title), ..self }
    }
}

/// The excerpts of all sections in which something changed.
pub(super) fn excerpts(sections: &[SectionDiff], changes: &[Change], plan: &str, words: &Words) -> Vec<Excerpt> {
    let mut excerpts: Vec<Excerpt> = sections
        .iter()
        .filter_map(|section| Writer { sections, changes, words, lines: Vec::new() }.section(section, plan))
        .collect();
    meanings(changes, &mut excerpts, sections, plan);
    excerpts
}

/// So many words of what did not change stand beside an edit.
const AROUND: usize = 8;

struct Writer<'a> {
    sections: &'a [SectionDiff],
    changes: &'a [Change],
    words: &'a Words,
    lines: Vec<Line>,
}

impl Writer<'_> {
    fn section(mut self, section: &SectionDiff, plan: &str) -> Option<Excerpt> {
        let title = if section.id.is_none() { plan.to_owned() } else { title(section) };
        for change in section.changes.iter().filter_map(|at| self.changes.get(*at)) {
            if let Some(label) = of_section(change) {
                self.push(label, Vec::new());
            }
        }
        if section.id.is_some() && section.side == Side::Both && changed(&section.title) {
            self.push("renamed".to_owned(), pieces(&section.title));
        } else if section.id.is_none() && changed(&section.title) {
            self.push("title".to_owned(), pieces(&section.title));
        }
        for field in &section.fields {
            self.field(field);
        }
        for unit in section.units.iter().filter(|unit| !unit.is_same()) {
            self.unit(unit);
        }
        (!self.lines.is_empty()).then_some(Excerpt { title, lines: self.lines })
    }

    fn push(&mut self, label: String, pieces: Vec<Piece>) {
        self.lines.push(Line { label, pieces });
    }

    fn field(&mut self, field: &FieldDiff) {
        let list = field.list.map_or("", list_word);
        let name = field.entry.clone().unwrap_or_default();
        let key = field.key.as_deref().unwrap_or_default();
        let label: Vec<&str> = [list, &name, key].into_iter().filter(|part| !part.is_empty()).collect();
        let mut pieces = pieces(&field.runs);
        pieces.extend(self.by(field.change));
        self.push(label.join(", "), pieces);
    }

    fn unit(&mut self, unit: &UnitDiff) {
        let label = match unit.state {
            UnitState::MovedAway => return,
            UnitState::MovedHere => {
                match unit.change.and_then(|at| self.changes.get(at)).and_then(|change| change.note.as_ref()) {
                    Some(Note::Section(from)) => format!("moved here from “{from}”"),
                    _ => "moved".to_owned(),
                }
            }
            UnitState::Added => "added".to_owned(),
            UnitState::Removed => "removed".to_owned(),
            UnitState::Kept => self.weight(&unit.runs),
        };
        let ends = unit.end != Side::Both;
        if unit.state != UnitState::Kept || changed(&unit.runs) || ends {
            let mut all = pieces_with(&unit.runs, |change| self.by(change));
            // The sign that word processors show where a paragraph ends.
            all.extend(ends.then(|| Piece { side: unit.end, text: "¶".to_owned() }));
            let broken = match unit.end {
                Side::Both => "",
                Side::New => "split into paragraphs",
                Side::Old => "joined with the next paragraph",
            };
            let label = [label.as_str(), broken].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
            self.push(label.join(", "), all);
        }
        if let Some(table) = &unit.table {
            self.table(table);
        }
    }

    /// What the verbs of a paragraph came to.
    fn weight(&self, runs: &[Run]) -> String {
        let directions = runs.iter().filter_map(|run| self.changes.get(run.change?)?.direction);
        let mut words: Vec<&str> = directions.map(Direction::as_str).collect();
        words.dedup();
        let noted = |note: &Note| {
            runs.iter().any(|run| run.change.and_then(|at| self.changes.get(at)?.note.as_ref()) == Some(note))
        };
        words.extend(noted(&Note::Reversed).then_some("says the opposite"));
        words.extend(noted(&Note::Picture).then_some("another picture"));
        let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let moved = runs.iter().filter_map(|run| self.moved(run));
        words.extend(moved);
        words.dedup();
        words.join(", ")
    }

    /// Where sentences went or came from.
    fn moved(&self, run: &Run) -> Option<String> {
        let change = self.changes.get(run.change?)?;
        let Some(Note::Moved(from)) = &change.note else { return None };
        let now = || self.sections.iter().find(|section| section.id == change.section).map(title);
        Some(match (from, run.side) {
            (None, _) => "words moved".to_owned(),
            (Some(_), Side::Old) => format!("words moved to “{}”", now().unwrap_or_default()),
            (Some(from), _) => format!("words moved from “{from}”"),
        })
    }

    fn table(&mut self, table: &TableDiff) {
        if table.reordered.is_some() {
            self.push("rows in another order".to_owned(), Vec::new());
        }
        for column in table.columns.iter().filter(|column| changed(&column.heading)) {
            self.push("column".to_owned(), pieces(&column.heading));
        }
        for row in &table.rows {
            self.row(table, row);
        }
    }

    fn row(&mut self, table: &TableDiff, row: &RowDiff) {
        if row.change.is_some() {
            let mut all = Vec::new();
            for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
                if !all.is_empty() {
                    all.push(Piece { side: row.side, text: " | ".to_owned() });
                }
                all.extend(pieces(cell));
            }
            self.push("row".to_owned(), all);
            return;
        }
        let label = row.cells.iter().map(|cell| new_text(cell)).find(|text| !text.is_empty()).unwrap_or_default();
        for (cell, column) in
            row.cells.iter().zip(&table.columns).filter(|(cell, column)| column.side == Side::Both && changed(cell))
        {
            let mut all = pieces(cell);
            all.extend(cell.iter().filter_map(|run| run.change).take(1).flat_map(|at| self.by(at)));
            self.push(format!("{label}, {}", new_text(&column.heading)), all);
        }
    }

    /// By how much a figure changed.
    fn by(&self, change: usize) -> Option<Piece> {
        let delta = self.changes.get(change)?.delta.as_ref()?;
        Some(Piece::plain(format!(" ({})", difference(delta, self.words))))
    }
}

/// What changed for the whole: duties, findings, the order of priorities, at the section that it is about.
fn meanings(changes: &[Change], excerpts: &mut Vec<Excerpt>, sections: &[SectionDiff], plan: &str) {
    for change in changes {
        let Some(line) = meaning(change) else { continue };
        let section = sections.iter().find(|section| section.id == change.section);
        let title = section.filter(|section| section.id.is_some()).map_or_else(|| plan.to_owned(), title);
        match excerpts.iter_mut().find(|excerpt| excerpt.title == title) {
            Some(excerpt) => excerpt.lines.push(line),
            None => excerpts.push(Excerpt { title, lines: vec![line] }),
        }
    }
}

fn meaning(change: &Change) -> Option<Line> {
    let text =
        |place: &Option<planwright_diff::Place>| place.as_ref().map(|place| place.text.clone()).unwrap_or_default();
    let (label, pieces) = match change.kind {
        ChangeKind::Duty => {
            let what = match &change.note {
                Some(Note::Duty { title, provision }) => format!("{title} ({provision}): "),
                _ => String::new(),
            };
            let side = |side: Side, text: &Option<String>| Piece { side, text: text.clone().unwrap_or_default() };
            let pieces =
                vec![Piece::plain(what), side(Side::Old, &change.from), Piece::plain(" "), side(Side::New, &change.to)];
            ("duty".to_owned(), pieces)
        }
        ChangeKind::PriorityOrder => {
            ("priorities in another order".to_owned(), vec![Piece::plain(change.to.clone().unwrap_or_default())])
        }
        ChangeKind::FindingNew => {
            ("to be mended now".to_owned(), vec![Piece { side: Side::New, text: text(&change.new) }])
        }
        ChangeKind::FindingGone => ("mended".to_owned(), vec![Piece { side: Side::Old, text: text(&change.old) }]),
        _ => return None,
    };
    Some(Line { label, pieces })
}

/// What a change says of a section as a whole.
fn of_section(change: &Change) -> Option<String> {
    let place = |note: &Option<Note>| match note {
        Some(Note::After { section: Some(section), chapter: Some(chapter) }) => {
            format!(", after “{section}” in “{chapter}”")
        }
        Some(Note::After { section: Some(section), chapter: None }) => format!(", after “{section}”"),
        Some(Note::After { section: None, chapter: Some(chapter) }) => format!(", first in “{chapter}”"),
        Some(Note::After { section: None, chapter: None }) => ", first".to_owned(),
        _ => String::new(),
    };
    let of = |note: &Option<Note>| match note {
        Some(Note::Section(title)) => format!("“{title}”"),
        _ => String::new(),
    };
    Some(match change.kind {
        ChangeKind::SectionAdded => format!("new section{}", place(&change.note)),
        ChangeKind::SectionRemoved => "section taken out".to_owned(),
        ChangeKind::SectionMoved => format!("moved{}", place(&change.note)),
        ChangeKind::SectionSplit => format!("new section, which was a part of {}", of(&change.note)),
        ChangeKind::SectionMerged => format!("section now a part of {}", of(&change.note)),
        _ => return None,
    })
}

fn list_word(list: List) -> &'static str {
    match list {
        List::Measure => "measure",
        List::Meeting => "meeting",
        List::Service => "service",
        List::Threat => "national threat",
        List::NationalPriority => "national priority",
        List::Step => "step of the record",
        List::Waiver => "waiver",
        List::Glossary => "glossary",
        List::Recommendation => "recommendation",
    }
}

fn title(section: &SectionDiff) -> String {
    if section.side == Side::Old {
        text(section.title.iter().flat_map(|run| &run.tokens))
    } else {
        new_text(&section.title)
    }
}

fn changed(runs: &[Run]) -> bool {
    runs.iter().any(|run| run.side != Side::Both)
}

fn new_text(runs: &[Run]) -> String {
    text(runs.iter().filter(|run| run.side != Side::Old).flat_map(|run| &run.tokens))
}

/// Tokens as text; a link says where it leads only where that changed.
fn text<'a>(tokens: impl IntoIterator<Item = &'a Token>) -> String {
    let mut text = String::new();
    for token in tokens.into_iter().filter(|token| token.kind != TokenKind::Link) {
        if token.space && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&token.text);
    }
    text
}

/// Runs as pieces, with the middle of what did not change left out.
fn pieces(runs: &[Run]) -> Vec<Piece> {
    pieces_with(runs, |_| None)
}

/// The same, with a word behind what was exchanged.
fn pieces_with(runs: &[Run], behind: impl Fn(usize) -> Option<Piece>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let shown = match run.side {
            Side::Both => shortened(&run.tokens, at > 0, at + 1 < runs.len()),
            _ if run.tokens.iter().all(|token| token.kind == TokenKind::Link) => {
                run.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
            }
            _ => text(&run.tokens),
        };
        let space = run.tokens.first().is_some_and(|token| token.space) && !pieces.is_empty();
        if space && let Some(last) = pieces.last_mut() {
            // A space between what is marked and what is not belongs to the latter.
            if last.side == Side::Both { last.text.push(' ') } else { pieces.push(Piece::plain(" ")) }
        }
        if !shown.is_empty() {
            pieces.push(Piece { side: run.side, text: shown });
        }
        if run.side == Side::New {
            pieces.extend(run.change.and_then(&behind));
        }
    }
    pieces
}

fn shortened(tokens: &[Token], before: bool, after: bool) -> String {
    let keep = AROUND * 2 + 4;
    if tokens.len() <= keep {
        return text(tokens);
    }
    let (head, tail) = (&tokens[..AROUND], &tokens[tokens.len() - AROUND..]);
    match (before, after) {
        (true, true) => format!("{} … {}", text(head), text(tail)),
        (true, false) => format!("{} …", text(head)),
        (false, true) => format!("… {}", text(tail)),
        (false, false) => format!("{} …", text(&tokens[..keep])),
    }
}
