//! Measures, meetings and services; heads of reports, counts, duties, steps and recommendations.

use planwright_view::{ClauseEntry, ClausePart, ClauseView, Fact, RecordsView, Tally};

use super::document::{Document, Place};
use super::paragraph::{Look, Paragraph};
use super::sheet::HANG;
use super::tables::{Cell, Grid, Row, RowKind};
use super::widths::Column;

impl Document<'_> {
    /// Writes a typed list: two entries or more as a table, one as pairs.
    pub(super) fn records(&mut self, records: &RecordsView, place: Place) {
        let name = self.names.get(&records.id);
        let hangs = records.rows.len() > 1 && !place.nested && super::tables::is_broad(&grid(records));
        let indent = if hangs { -HANG } else { place.indent };
        let title = Paragraph { keep_next: true, ..Paragraph::of("RecordsTitle").at(indent) };
        self.paragraph(title, |doc| doc.bookmarked(name.as_deref(), |doc| doc.run(&Look::default(), &records.title)));
        match records.rows.as_slice() {
            [row] => {
                for (label, value) in records.header.iter().zip(row).filter(|(_, value)| !value.is_empty()) {
                    self.pair(label, |doc| doc.run(&Look::default(), value));
                }
            }
            _ => self.grid(&grid(records), place),
        }
    }

    /// Writes a label and what stands beside it.
    pub(super) fn pair(&mut self, label: &str, write: impl FnOnce(&mut Self)) {
        self.paragraph(Paragraph::of("Fact"), |doc| {
            doc.run(&Look::bold(), label);
            doc.run(&Look::default(), "\t");
            write(doc);
        });
    }

    pub(super) fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.pair(&fact.label, |doc| doc.words_to_address(fact.href.as_deref(), &fact.value));
        }
    }

    /// Writes how many stand how.
    pub(super) fn tally(&mut self, entries: &[Tally]) {
        for entry in entries {
            self.pair(&entry.label, |doc| doc.run(&Look::default(), &entry.count.to_string()));
        }
    }

    /// Writes clauses: a heading, where it comes from and how it stands, and a line for each row.
    pub(super) fn clauses(&mut self, clauses: &[ClauseView], place: Place) {
        for clause in clauses {
            self.heading(place.level + 1, Some(&clause.id), &clause.title, false, |doc| {
                doc.run(&Look::default(), &clause.title);
            });
            if let Some(line) = &clause.cite {
                self.line(Paragraph { keep_next: true, ..Paragraph::of("Source") }, line);
            }
            if let Some(state) = &clause.state {
                let paragraph = Paragraph { keep_next: true, ..Paragraph::of("Fact") };
                self.paragraph(paragraph, |doc| doc.run(&Look::bold(), &state.label));
            }
            if let Some(lead) = &clause.lead {
                self.line(Paragraph { keep_next: true, ..Paragraph::of("SectionSummary") }, lead);
            }
            for row in &clause.rows {
                self.pair(&row.label, |doc| {
                    for (at, entry) in row.entries.iter().enumerate() {
                        if at > 0 {
                            doc.run(&Look::default(), "\n");
                        }
                        doc.entry(entry);
                    }
                });
            }
        }
    }

    /// Writes an entry. On which page a section begins is not known before the document is opened: its title leads there.
    fn entry(&mut self, entry: &ClauseEntry) {
        for part in entry.parts() {
            match part {
                ClausePart::Words(words) => self.run(&Look::default(), words),
                ClausePart::Foreign(words, lang) => {
                    self.run(&Look { lang: Some(lang.to_owned()), ..Look::default() }, words);
                }
                ClausePart::Link(words, href) => self.words_to_address(Some(href), words),
                ClausePart::Place(place) => self.words_to(&place.id, &place.title),
                ClausePart::PageOf(_) => {}
            }
        }
    }
}

fn grid(records: &RecordsView) -> Grid<'_> {
    let column = |(at, kind): (usize, &_)| {
        let mut column = Column { kind: *kind, least: 0, wish: 0 };
        let cells = records.rows.iter().filter_map(|row| row.get(at));
        records.header.get(at).into_iter().chain(cells).for_each(|cell| column.holds(cell, false));
        column
    };
    Grid {
        title: records.title.clone(),
        columns: records.columns.iter().enumerate().map(column).collect(),
        header: records.header.iter().map(|words| Cell::Words(words)).collect(),
        rows: records
            .rows
            .iter()
            .map(|row| Row {
                kind: RowKind::Plain,
                cells: row.iter().map(|words| Cell::Words(words)).collect(),
                mark: None,
                span: None,
            })
            .collect(),
        style: "RecordsTable",
        name: None,
        marks: Vec::new(),
    }
}
