//! `translation/figures`: a number that a translation and the plan do not have in common.

use planwright_core::model::{Agreement, Block, Cell, Footnote, PanelReport, Section, Table};
use planwright_core::{Diagnostic, Span};

use super::numbers::{self, Figure, Pool};
use super::structure::{Parts, pairs};
use super::{finding, shared};
use crate::found::Found;
use crate::language;
use crate::rules::{Original, Rule, Subject};
use crate::text::{Flat, RunKind, runs};

/// So many figures are named where texts are compared as a whole.
const SHOWN: usize = 5;

/// The rule. A figure may stand in a part that could not be read.
pub(crate) static RULE: Rule = Rule { name: "translation/figures", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let Some(original) = subject.original else { return };
    let sizes = numbers::knows_sizes(language::of(subject.plan)) && numbers::knows_sizes(language::of(original.plan));
    let compare = Compare { subject, sizes };
    for repeated in original.translation.repeated.iter().filter(|it| it.how == Agreement::Text) {
        let (own, known) = (compare.written(repeated.own), compare.written(repeated.original));
        compare.passages(vec![own], vec![known], repeated.own, found);
    }
    let plan = subject.plan;
    let foreword = Own { blocks: &plan.foreword, notes: &plan.foreword_footnotes, title: Span::start_of(plan.file) };
    compare.body(foreword, &original.plan.foreword, &original.plan.foreword_footnotes, found);
    for (section, known) in shared(subject, original) {
        compare.body(Own::of(section), &known.body, &known.footnotes, found);
    }
    for (own, known) in reports(subject, original) {
        let own = Own { blocks: &own.body, notes: &own.footnotes, title: own.title.span };
        compare.body(own, &known.body, &known.footnotes, found);
    }
}

/// The reports of the panel that are translated, each with the original's.
fn reports<'a>(subject: &Subject<'a>, original: Original<'a>) -> Vec<(&'a PanelReport, &'a PanelReport)> {
    let own = subject.plan.panel.iter().filter(|report| original.translation.files.contains(&report.file));
    own.filter_map(|own| Some((own, original.plan.panel.iter().find(|known| known.path == own.path)?))).collect()
}

/// A body of the translation.
struct Own<'a> {
    blocks: &'a [Block],
    notes: &'a [Footnote],
    title: Span,
}

impl<'a> Own<'a> {
    fn of(section: &'a Section) -> Self {
        Self { blocks: &section.body, notes: &section.footnotes, title: section.meta.title.span }
    }
}

/// A passage with its figures.
struct Passage {
    flat: Flat,
    span: Span,
    figures: Vec<Figure>,
}

impl Passage {
    fn new(flat: Flat, span: Span) -> Self {
        let figures = numbers::figures(&flat.text);
        Self { flat, span, figures }
    }
}

/// The figures of one passage that the other language's does not have.
#[derive(Default)]
struct Left {
    own: Vec<Figure>,
    known: Vec<Figure>,
}

struct Compare<'a, 'b> {
    subject: &'b Subject<'a>,
    sizes: bool,
}

impl Compare<'_, '_> {
    /// A text of front matter.
    fn written(&self, span: Span) -> Passage {
        let words = planwright_core::Spanned::new(self.subject.sources.slice(span).to_owned(), span);
        Passage::new(Flat::of_value(&words), span)
    }

    fn body(&self, own: Own<'_>, known: &[Block], notes: &[Footnote], found: &mut Found) {
        if own.blocks.is_empty() || known.is_empty() {
            return;
        }
        self.passages(passages(own.blocks, own.notes), passages(known, notes), own.title, found);
        let (own, known) = (Parts::of(own.blocks), Parts::of(known));
        for ((_, table), at) in own.tables.iter().zip(pairs(&own.tables, &known.tables)) {
            if let Some((_, known)) = at.and_then(|at| known.tables.get(at)) {
                self.table(table, known, found);
            }
        }
    }

    /// Compares two tables of one shape, cell by cell. Tables whose rows come from one file are one table.
    fn table(&self, own: &Table, known: &Table, found: &mut Found) {
        let file = |table: &Table| table.source.as_ref().and_then(|source| source.file);
        let one_file = file(own).is_some() && file(own) == file(known);
        if one_file || own.columns.len() != known.columns.len() || own.rows.len() != known.rows.len() {
            return;
        }
        let of = |table: &Table| table.rows.iter().map(|row| row.cells.len()).collect::<Vec<_>>();
        if of(own) != of(known) {
            return;
        }
        for (own, known) in cells(own).zip(cells(known)) {
            found.extend(self.cell(own, known));
        }
    }

    fn cell(&self, own: &Cell, known: &Cell) -> Option<Diagnostic> {
        let differs = match (&own.amount, &known.amount) {
            (Some(own), Some(known)) => own.value != known.value,
            _ => {
                let passage = |cell: &Cell| Passage::new(Flat::new(&cell.content), cell.span);
                let left = self.left(&passage(own), &passage(known));
                !left.own.is_empty() || !left.known.is_empty()
            }
        };
        if !differs {
            return None;
        }
        let text = |span: Span| self.subject.sources.slice(span).trim().replace("**", "");
        let message = match (text(own.span).as_str(), text(known.span).as_str()) {
            ("", known) => format!("this cell is empty, and the original's is `{known}`"),
            (own, "") => format!("this cell is `{own}`, and the original's is empty"),
            (own, known) => format!("this cell is `{own}`, and the original's is `{known}`"),
        };
        Some(self.worded(own.span, message, known.span))
    }

    /// Compares texts that stand at the same places.
    fn passages(&self, own: Vec<Passage>, known: Vec<Passage>, title: Span, found: &mut Found) {
        if own.len() != known.len() {
            return self.as_a_whole(&own, &known, title, found);
        }
        let mut left: Vec<Left> = own.iter().zip(&known).map(|(own, known)| self.left(own, known)).collect();
        self.forget_moved(&mut left);
        for ((left, own), known) in left.into_iter().zip(&own).zip(&known) {
            self.told(left, own, known, found);
        }
    }

    /// The figures that only one of two passages has.
    fn left(&self, own: &Passage, known: &Passage) -> Left {
        let mut pool = Pool::new(self.sizes);
        known.figures.iter().for_each(|figure| pool.put(0, figure.clone()));
        let own_left: Vec<Figure> = own.figures.iter().filter(|figure| !pool.take(figure)).cloned().collect();
        let mut left = Left { own: own_left, known: pool.left().map(|(_, figure)| figure).collect() };
        // What one language says in digits the other may say in a word.
        let in_words = |figure: &Figure, text: &str| figure.small.is_some_and(|number| numbers::says(text, number));
        left.own.retain(|figure| !in_words(figure, &known.flat.text));
        left.known.retain(|figure| !in_words(figure, &own.flat.text));
        left
    }

    /// A figure may stand in another sentence than in the original.
    fn forget_moved(&self, left: &mut [Left]) {
        let mut pool = Pool::new(self.sizes);
        for (at, left) in left.iter_mut().enumerate() {
            left.known.drain(..).for_each(|figure| pool.put(at, figure));
        }
        left.iter_mut().for_each(|left| left.own.retain(|figure| !pool.take(figure)));
        for (at, figure) in pool.left() {
            left.get_mut(at).into_iter().for_each(|left| left.known.push(figure.clone()));
        }
    }

    /// One finding for each pair of figures, and for each that has no other.
    fn told(&self, left: Left, own: &Passage, known: &Passage, found: &mut Found) {
        let Left { own: figures, known: others } = left;
        let (small, others): (Vec<Figure>, Vec<Figure>) = others.into_iter().partition(|it| it.small.is_some());
        let (mut small, mut others) = (small.into_iter(), others.into_iter());
        for figure in &figures {
            let pool = if figure.small.is_some() { &mut small } else { &mut others };
            let place = self.place(own, figure);
            let written = &own.flat.text[figure.range.clone()];
            if let Some(other) = pool.next() {
                let message = format!("`{written}` is `{}` in the original", &known.flat.text[other.range.clone()]);
                found.push(self.worded(place, message, self.place(known, &other)));
            } else if figure.small.is_none() {
                let message = format!("the figure `{written}` is not in the original");
                found.push(self.worded(place, message, known.span));
            }
        }
        for other in others {
            let message =
                format!("the figure `{}` of the original is missing here", &known.flat.text[other.range.clone()]);
            found.push(self.worded(own.span, message, self.place(known, &other)));
        }
    }

    /// Texts that are divided otherwise than the original's: one finding for all figures that do not agree.
    fn as_a_whole(&self, own: &[Passage], known: &[Passage], title: Span, found: &mut Found) {
        let loud = |passages: &[Passage]| -> Vec<(usize, Figure)> {
            let all = passages.iter().enumerate();
            let all = all.flat_map(|(at, passage)| passage.figures.iter().map(move |figure| (at, figure.clone())));
            all.filter(|(_, figure)| figure.small.is_none()).collect()
        };
        let mut pool = Pool::new(self.sizes);
        loud(known).into_iter().for_each(|(at, figure)| pool.put(at, figure));
        let added: Vec<(usize, Figure)> = loud(own).into_iter().filter(|(_, figure)| !pool.take(figure)).collect();
        // What a missing paragraph or footnote says is missing with it, and that has been told.
        let lost: Vec<(usize, Figure)> = if own.len() < known.len() { Vec::new() } else { pool.left().collect() };
        let written = |passages: &[Passage], figures: &[(usize, Figure)]| -> Vec<String> {
            figures
                .iter()
                .take(SHOWN)
                .filter_map(|(at, it)| Some(format!("`{}`", &passages.get(*at)?.flat.text[it.range.clone()])))
                .collect()
        };
        let (more, fewer) = (written(own, &added), written(known, &lost));
        let message = match (more.is_empty(), fewer.is_empty()) {
            (true, true) => return,
            (false, true) => format!("the original does not have {} here", more.join(", ")),
            (true, false) => format!("{} of the original is missing here", fewer.join(", ")),
            (false, false) => format!("{} stands here, and {} in the original", more.join(", "), fewer.join(", ")),
        };
        let place = |passages: &[Passage], figures: &[(usize, Figure)]| {
            let (at, figure) = figures.first()?;
            Some(self.place(passages.get(*at)?, figure))
        };
        let first = known.first().map_or(title, |passage| passage.span);
        let there = place(known, &lost).unwrap_or(first);
        found.push(self.worded(place(own, &added).unwrap_or(title), message, there));
    }

    fn place(&self, passage: &Passage, figure: &Figure) -> Span {
        passage.flat.span(figure.range.clone(), self.subject.sources).unwrap_or(passage.span)
    }

    fn worded(&self, place: Span, message: String, known: Span) -> Diagnostic {
        finding(self.subject, RULE.name, place, message)
            .label("differs from the original")
            .help("Dates, amounts and other figures are the same in every language. Where they differ nobody can tell which holds.")
            .help("Look which of the two is right, and write it in both.")
            .related(known, "the original")
    }
}

fn cells(table: &Table) -> impl Iterator<Item = &Cell> {
    table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells))
}

/// The running texts of a body: its tables are compared by their cells.
fn passages(blocks: &[Block], notes: &[Footnote]) -> Vec<Passage> {
    let parts = std::iter::once(blocks).chain(notes.iter().map(|note| note.blocks.as_slice()));
    let runs = parts.flat_map(runs).filter(|run| run.kind != RunKind::Cell);
    runs.map(|run| Passage::new(Flat::new(run.content), run.span)).collect()
}

#[cfg(test)]
mod tests;
