//! Typed lists, conditions and signatures of both versions.

use std::mem::discriminant;

use planwright_diff::{FieldDiff, List, Run, SectionDiff, Side, on_side, text_of};
use planwright_view::{BlockView, RecordsKind, RecordsView, VBlock};

use super::super::document::{Document, Place};
use super::super::paragraph::{Look, Paragraph};
use super::super::sheet::HANG;
use super::super::tables::{Cell, Grid, Row, RowKind, is_broad};
use super::super::widths::Column;
use super::marks::Mark;
use super::passage::Passage;
use super::weave::weave;

/// What of an entry's values changed, by what it is called now.
struct Edits<'v> {
    fields: &'v [FieldDiff],
    list: List,
}

impl<'v> Edits<'v> {
    fn of(kind: RecordsKind, diff: Option<&'v SectionDiff>) -> Self {
        let list = match kind {
            RecordsKind::Measures => List::Measure,
            RecordsKind::Meetings => List::Meeting,
            RecordsKind::Services => List::Service,
        };
        Self { fields: diff.map_or(&[], |diff| &diff.fields), list }
    }

    /// The redlines of an entry's values.
    fn of_entry<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'v [Run]> + 'a {
        let own = move |field: &&FieldDiff| field.list == Some(self.list) && field.entry.as_deref() == Some(name);
        self.fields.iter().filter(own).map(|field| field.runs.as_slice())
    }

    /// What an entry was called.
    fn old_name(&self, name: &str) -> String {
        let own = |field: &&FieldDiff| {
            field.list == Some(self.list)
                && field.entry.as_deref() == Some(name)
                && field.key.as_deref() == Some("name")
        };
        let runs = self.fields.iter().find(own).map(|field| on_side(&field.runs, Side::Old));
        runs.map_or_else(|| name.to_owned(), |tokens| text_of(&tokens.into_iter().cloned().collect::<Vec<_>>()))
    }
}

impl<'v> Document<'v> {
    /// Writes what both versions print of a section's front matter at its end.
    pub(super) fn two_tails(
        &mut self,
        old: &'v [VBlock],
        new: &'v [VBlock],
        diff: Option<&'v SectionDiff>,
        place: Place,
    ) {
        let of = |block: &VBlock| match &block.kind {
            BlockView::Records(records) => (discriminant(&block.kind), Some(records.kind)),
            kind => (discriminant(kind), None),
        };
        let before = |block: &VBlock| old.iter().position(|other| of(other) == of(block));
        let places: Vec<Option<usize>> = new.iter().map(before).collect();
        for (was, is) in weave(old.len(), &places) {
            match (was.and_then(|at| old.get(at)), is.and_then(|at| new.get(at))) {
                (Some(was), Some(is)) if was.kind == is.kind => self.blocks(std::slice::from_ref(is), place),
                (Some(was), Some(is)) => {
                    if !self.two_of_a_kind(was, is, diff, place) {
                        self.old_only(|doc| doc.blocks(std::slice::from_ref(was), place));
                        self.new_only(|doc| doc.blocks(std::slice::from_ref(is), place));
                    }
                }
                (Some(was), None) => self.old_only(|doc| doc.blocks(std::slice::from_ref(was), place)),
                (None, Some(is)) => self.new_only(|doc| doc.blocks(std::slice::from_ref(is), place)),
                (None, None) => {}
            }
        }
    }

    /// Writes what both versions have, where it can be told apart what changed in it.
    fn two_of_a_kind(&mut self, old: &VBlock, new: &VBlock, diff: Option<&'v SectionDiff>, place: Place) -> bool {
        if self.is_marked() {
            return false;
        }
        match (&old.kind, &new.kind) {
            (BlockView::Records(was), BlockView::Records(is)) => {
                let edits = Edits::of(is.kind, diff);
                match (was.rows.as_slice(), is.rows.as_slice()) {
                    ([before], [after]) => self.two_entries((was, before), (is, after), &edits, place),
                    ([_, _, ..], [_, _, ..]) => self.two_lists(was, is, &edits, place),
                    _ => return false,
                }
                true
            }
            (BlockView::Conditions { title, text: was }, BlockView::Conditions { text: is, .. }) => {
                let paragraphs = |text: &str| text.split("\n\n").count();
                if paragraphs(was) != 1 || paragraphs(is) != 1 {
                    return false;
                }
                let fields = diff.map_or(&[] as &[FieldDiff], |diff| &diff.fields);
                let own = fields.iter().filter(|field| field.key.as_deref() == Some("conditions"));
                let words = Passage::of_words(was, is, own.map(|field| field.runs.as_slice()));
                self.heading(place.level + 1, None, title, false, |doc| doc.run(&Look::default(), title));
                let paragraph = Paragraph::of(place.style).at(place.indent);
                self.paragraph(paragraph, |doc| doc.passage(&words, &Look::default()));
                true
            }
            _ => false,
        }
    }

    /// Writes the titles of a list, which may name the section.
    fn records_titles(&mut self, was: &RecordsView, is: &RecordsView, indent: i32) {
        let name = self.names.get(&is.id);
        let words = Passage::of_words(&was.title, &is.title, None);
        let title = Paragraph { keep_next: true, ..Paragraph::of("RecordsTitle").at(indent) };
        self.paragraph(title, |doc| doc.bookmarked(name.as_deref(), |doc| doc.passage(&words, &Look::default())));
    }

    /// Writes the one entry of a list as pairs.
    fn two_entries(
        &mut self,
        (was, before): (&RecordsView, &[String]),
        (is, after): (&RecordsView, &[String]),
        edits: &Edits<'_>,
        place: Place,
    ) {
        self.records_titles(was, is, place.indent);
        let name = after.first().map_or("", String::as_str);
        let filled = |view: &RecordsView, row: &[String]| -> Vec<(String, String)> {
            view.header.iter().cloned().zip(row.iter().cloned()).filter(|(_, value)| !value.is_empty()).collect()
        };
        let (before, after) = (filled(was, before), filled(is, after));
        let places: Vec<Option<usize>> =
            after.iter().map(|(label, _)| before.iter().position(|(other, _)| other == label)).collect();
        for (old, new) in weave(before.len(), &places) {
            match (old.and_then(|at| before.get(at)), new.and_then(|at| after.get(at))) {
                (Some((label, was)), Some((_, is))) => {
                    let label = Passage::of_words(label, label, None);
                    self.two_pairs(&label, &Passage::of_words(was, is, edits.of_entry(name)));
                }
                (Some((label, value)), None) => {
                    self.old_only(|doc| doc.pair(label, |doc| doc.run(&Look::default(), value)));
                }
                (None, Some((label, value))) => {
                    self.new_only(|doc| doc.pair(label, |doc| doc.run(&Look::default(), value)));
                }
                (None, None) => {}
            }
        }
    }

    /// Writes a list as a table.
    fn two_lists(&mut self, was: &RecordsView, is: &RecordsView, edits: &Edits<'_>, place: Place) {
        let find = |label: &String| was.header.iter().position(|other| other == label);
        let columns = weave(was.header.len(), &is.header.iter().map(find).collect::<Vec<_>>());
        let name = |row: &[String]| row.first().cloned().unwrap_or_default();
        let mut taken = vec![false; was.rows.len()];
        let mut places = Vec::new();
        for row in &is.rows {
            let old = edits.old_name(&name(row));
            let found =
                (0..was.rows.len()).find(|at| !taken[*at] && was.rows.get(*at).is_some_and(|row| name(row) == old));
            if let Some(flag) = found.and_then(|at| taken.get_mut(at)) {
                *flag = true;
            }
            places.push(found);
        }
        let rows = weave(was.rows.len(), &places);
        let text =
            |row: Option<&Vec<String>>, at: Option<usize>| at.and_then(|at| row?.get(at).cloned()).unwrap_or_default();
        let cells: Vec<Vec<Passage>> = rows
            .iter()
            .map(|(old, new)| {
                let (before, after) = (old.and_then(|at| was.rows.get(at)), new.and_then(|at| is.rows.get(at)));
                let entry = after.map(|row| name(row)).unwrap_or_default();
                let cell = |(i, j): &(Option<usize>, Option<usize>)| {
                    Passage::of_words(&text(before, *i), &text(after, *j), edits.of_entry(&entry))
                };
                columns.iter().map(cell).collect()
            })
            .collect();
        let labels: Vec<Passage> = columns
            .iter()
            .map(|(old, new)| Passage::of_words(&text(Some(&was.header), *old), &text(Some(&is.header), *new), None))
            .collect();
        let kind = |(old, new): &(Option<usize>, Option<usize>)| {
            new.and_then(|at| is.columns.get(at)).or_else(|| old.and_then(|at| was.columns.get(at))).copied()
        };
        let measured = columns.iter().enumerate().map(|(at, pair)| {
            let kind = kind(pair).unwrap_or(planwright_view::ColumnKind::Text);
            let mut column = Column { kind, least: 0, wish: 0 };
            let own = cells.iter().filter_map(|row| row.get(at));
            labels.get(at).into_iter().chain(own).for_each(|cell| column.holds(&cell.plain(), false));
            column
        });
        let grid = Grid {
            title: is.title.clone(),
            columns: measured.collect(),
            header: labels.iter().map(Cell::Passage).collect(),
            rows: rows
                .iter()
                .zip(&cells)
                .map(|(pair, cells)| Row {
                    kind: RowKind::Plain,
                    cells: cells.iter().map(Cell::Passage).collect(),
                    mark: mark_of(*pair),
                    span: None,
                })
                .collect(),
            style: "RecordsTable",
            name: None,
            marks: columns.iter().map(|pair| mark_of(*pair)).collect(),
        };
        let hangs = !place.nested && is_broad(&grid);
        self.records_titles(was, is, if hangs { -HANG } else { place.indent });
        self.grid(&grid, place);
    }
}

/// What became of a row or a column by its places in both versions.
pub(super) fn mark_of(pair: (Option<usize>, Option<usize>)) -> Option<Mark> {
    match pair {
        (Some(_), None) => Some(Mark::Deleted),
        (None, Some(_)) => Some(Mark::Inserted),
        _ => None,
    }
}
