//! Typed lists, as every output prints them.

use planwright_core::Spanned;
use planwright_core::model::{Conditions, Direction, Measure, Meeting, Power, Section, Service, Signature};

use super::Lower;
use super::typography::smart;
use super::words::fill;
use crate::{BlockView, ColumnKind, RecordsKind, RecordsView, VBlock};

impl Lower<'_> {
    /// What a section's front matter prints at its end, in a fixed order.
    pub(super) fn records(&mut self, section: &Section) -> Vec<VBlock> {
        let meta = &section.meta;
        let id = section.id.value.as_str();
        let mut out = Vec::new();
        if let Some(first) = meta.services.first() {
            out.push(VBlock { span: first.span, kind: self.services(&meta.services, id) });
        }
        if let Some(first) = meta.meetings.first() {
            out.push(VBlock { span: first.span, kind: self.meetings(&meta.meetings, id) });
        }
        if let Some(conditions) = &meta.conditions {
            out.push(self.conditions(conditions));
        }
        if let Some(first) = meta.measures.first() {
            out.push(VBlock { span: first.span, kind: self.measures(&meta.measures, id) });
        }
        if let Some(signed) = &meta.signed {
            out.push(self.signature(signed));
        }
        out
    }

    fn measures(&self, measures: &[Measure], id: &str) -> BlockView {
        let columns = [
            ("measure", ColumnKind::Text),
            ("source", ColumnKind::Text),
            ("frequency", ColumnKind::Text),
            ("baseline", ColumnKind::Text),
            ("direction", ColumnKind::Label),
            ("target", ColumnKind::Text),
        ];
        let rows = measures
            .iter()
            .map(|m| {
                let direction =
                    m.direction.map_or_else(String::new, |d| self.word(&format!("direction-{}", d.value.as_str())));
                vec![
                    said(&m.name),
                    said(&m.source),
                    capital(&maybe(m.frequency.as_ref())),
                    maybe(m.baseline.as_ref()),
                    direction,
                    maybe(m.target.as_ref()),
                ]
            })
            .collect();
        let directions = measures
            .iter()
            .map(|m| m.direction.map_or("", |d: Spanned<Direction>| d.value.as_str()).to_owned())
            .collect();
        self.list(RecordsKind::Measures, "measures", id, &columns, rows, directions)
    }

    fn meetings(&self, meetings: &[Meeting], id: &str) -> BlockView {
        let columns = [
            ("meeting", ColumnKind::Text),
            ("frequency", ColumnKind::Text),
            ("public", ColumnKind::Label),
            ("chair", ColumnKind::Text),
            ("papers", ColumnKind::Text),
        ];
        let rows = meetings
            .iter()
            .map(|m| {
                let public = m.public.map_or_else(String::new, |p| self.word(if p.value { "yes" } else { "no" }));
                vec![
                    said(&m.name),
                    capital(&said(&m.frequency)),
                    public,
                    maybe(m.chair.as_ref()),
                    maybe(m.papers.as_ref()),
                ]
            })
            .collect();
        self.list(RecordsKind::Meetings, "meetings", id, &columns, rows, Vec::new())
    }

    fn services(&self, services: &[Service], id: &str) -> BlockView {
        let columns = [
            ("service", ColumnKind::Text),
            ("for", ColumnKind::Text),
            ("power", ColumnKind::Text),
            ("provider", ColumnKind::Text),
            ("from-to", ColumnKind::Text),
            ("amount", ColumnKind::Amount),
        ];
        let rows = services
            .iter()
            .map(|s| {
                let power = s
                    .power
                    .map_or_else(String::new, |p: Spanned<Power>| self.word(&format!("power-{}", p.value.as_str())));
                vec![
                    said(&s.name),
                    maybe(s.beneficiaries.as_ref()),
                    power,
                    maybe(s.provider.as_ref()),
                    self.term(s),
                    maybe(s.amount.as_ref()),
                ]
            })
            .collect();
        self.list(RecordsKind::Services, "services", id, &columns, rows, Vec::new())
    }

    /// From when until when: dates in words, anything else as it was written.
    fn term(&self, service: &Service) -> String {
        let show = |text: &Spanned<String>| match text.value.parse() {
            Ok(date) => super::dates::day(self.words, date),
            Err(_) => smart(&text.value),
        };
        match (service.from.as_ref().map(show), service.to.as_ref().map(show)) {
            (Some(from), Some(to)) => fill(self.words, "period-words", &[("from", &from), ("to", &to)]),
            (Some(from), None) => fill(self.words, "from-date", &[("date", &from)]),
            (None, Some(to)) => fill(self.words, "until-date", &[("date", &to)]),
            (None, None) => String::new(),
        }
    }

    /// A list without the columns that no entry fills.
    fn list(
        &self,
        kind: RecordsKind,
        key: &str,
        id: &str,
        columns: &[(&str, ColumnKind)],
        rows: Vec<Vec<String>>,
        directions: Vec<String>,
    ) -> BlockView {
        let filled: Vec<bool> = (0..columns.len()).map(|i| rows.iter().any(|row| !row[i].is_empty())).collect();
        let keep = |row: Vec<String>| row.into_iter().zip(&filled).filter(|(_, f)| **f).map(|(cell, _)| cell).collect();
        BlockView::Records(RecordsView {
            kind,
            // A full stop keeps it apart from every id that an author can give.
            id: format!("{id}.{key}"),
            title: self.word(&format!("{key}-title")),
            header: keep(columns.iter().map(|(name, _)| self.word(&format!("{key}-{name}"))).collect()),
            columns: columns.iter().zip(&filled).filter(|(_, f)| **f).map(|((_, kind), _)| *kind).collect(),
            rows: rows.into_iter().map(keep).collect(),
            directions,
        })
    }

    fn conditions(&self, conditions: &Conditions) -> VBlock {
        let (span, text) = match conditions {
            Conditions::None(span) => (*span, self.word("conditions-none")),
            Conditions::Text(text) => (text.span, said(text)),
        };
        VBlock { span, kind: BlockView::Conditions { title: self.word("conditions-title"), text } }
    }

    fn signature(&mut self, signed: &Signature) -> VBlock {
        let portrait = signed.asset.as_ref().and_then(|asset| self.pictures.named(asset));
        let kind = BlockView::Signature { name: said(&signed.name), role: said(&signed.role), portrait };
        VBlock { span: signed.name.span, kind }
    }
}

fn said(text: &Spanned<String>) -> String {
    smart(&text.value)
}

fn maybe(text: Option<&Spanned<String>>) -> String {
    text.map_or_else(String::new, said)
}

/// `quarterly` as it stands in a table: "Quarterly".
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
