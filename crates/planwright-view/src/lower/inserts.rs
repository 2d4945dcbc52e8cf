//! Parts of the plan, as a paper puts them in.

use planwright_core::model::{InsertKind, Kind, PanelReport, Section, Show, page_words};
use planwright_validator::Report;

use super::Lower;
use super::papers::Around;
use super::typography::smart;
use super::words::fill;
use crate::{
    BlockView, ChartView, ClauseEntry, ClauseView, DigestEntry, DigestPart, InlineView, PageView, Place, VBlock,
    VInline, ZoneItem, ZoneView,
};

impl Lower<'_> {
    /// The blocks of a part; `level` is that of the heading over it.
    pub(super) fn inserted(&mut self, kind: InsertKind, level: u8, around: Around<'_>) -> Vec<VBlock> {
        match kind {
            InsertKind::StatutoryIndex => self.index_of_duties(around.report, around.profile),
            InsertKind::Changes => self.digest_of_changes(),
            InsertKind::Recommendations => self.all_recommendations(level, around.report),
            InsertKind::Priorities => self.all_priorities(),
            InsertKind::Page => self.page_as_lists(around.page, level),
        }
    }

    /// What changed since the earlier version, in sentences.
    fn digest_of_changes(&self) -> Vec<VBlock> {
        let Some(changes) = &self.changes else {
            return vec![self.made_paragraph(&self.word("insert-no-changes"))];
        };
        let digest = &changes.digest;
        let items = digest.lines.iter().map(|line| vec![self.digest_line(line)]).collect();
        vec![
            self.made_paragraph(&changes.subtitle),
            self.made(BlockView::List { start: None, items }),
            self.made_paragraph(&digest.end),
        ]
    }

    /// A sentence of the digest, with what is in another language marked so.
    fn digest_line(&self, line: &DigestEntry) -> VBlock {
        let said = |part: &DigestPart| {
            let text = self.made_inline(InlineView::Text { text: part.text.clone() });
            match part.lang.clone() {
                Some(tag) => self.made_inline(InlineView::Language { tag, content: vec![text] }),
                None => text,
            }
        };
        self.made(BlockView::Paragraph { content: line.parts.iter().map(said).collect() })
    }

    /// The panel's recommendations with their answers; several reports have a heading each.
    fn all_recommendations(&mut self, level: u8, judged: &Report) -> Vec<VBlock> {
        let plan = self.plan;
        let reports: Vec<(usize, &PanelReport)> =
            (1..).zip(&plan.panel).filter(|(_, report)| !report.recommendations.is_empty()).collect();
        if reports.is_empty() {
            let key = if plan.panel.is_empty() { "insert-no-reports" } else { "insert-no-recommendations" };
            return vec![self.made_paragraph(&self.word(key))];
        }
        let several = reports.len() > 1;
        let mut blocks = Vec::new();
        for (n, report) in reports {
            let id = format!("report.{n}");
            let clauses: Vec<ClauseView> =
                report.recommendations.iter().zip(1..).map(|(it, m)| self.recommendation(it, &id, m, judged)).collect();
            let clauses = self.made(BlockView::Clauses { clauses });
            if several {
                let title = self.made_inline(InlineView::Text { text: smart(&report.title.value) });
                blocks.push(self.made(BlockView::Heading { level: level + 1, id, content: vec![title] }));
                // Below that heading the recommendations stand a level deeper.
                let part = InsertKind::Recommendations.as_str().to_owned();
                blocks.push(self.made(BlockView::Insert { part, level: level + 1, blocks: vec![clauses] }));
            } else {
                blocks.push(clauses);
            }
        }
        blocks
    }

    /// The priorities in the plan's order: the words of each, who delivers it, and how progress is judged.
    fn all_priorities(&self) -> Vec<VBlock> {
        let priorities = self.plan.all_sections().filter(|section| section.meta.kind == Kind::Priority);
        let clauses: Vec<ClauseView> = priorities.map(|section| self.priority(section)).collect();
        if clauses.is_empty() {
            return vec![self.made_paragraph(&self.word("insert-no-priorities"))];
        }
        vec![self.made(BlockView::Clauses { clauses })]
    }

    fn priority(&self, section: &Section) -> ClauseView {
        let entry = self.outline.get(&section.id.value).cloned().unwrap_or_default();
        let title = match &entry.numeral {
            Some(numeral) => fill(self.words, "insert-priority", &[("n", numeral), ("title", &entry.title)]),
            None => entry.title.clone(),
        };
        let words = smart(page_words(section, Show::Summary));
        let in_short = (words != entry.title).then(|| ClauseEntry::words(words));
        let measures = section.meta.measures.iter().map(|it| ClauseEntry::words(smart(&it.name.value))).collect();
        let place = Place { id: section.id.value.to_string(), title: entry.title.clone() };
        let rows = [
            self.row("in-short", in_short.into_iter().collect()),
            self.row_called("measures", "measures-title", measures),
            self.row_called("where", "row-in-the-plan", vec![ClauseEntry::place(place)]),
        ];
        ClauseView {
            id: format!("priority.{}", section.id.value),
            title,
            lang: None,
            cite: self.delivered_by(&section.meta.owner),
            lead: None,
            state: None,
            rows: rows.into_iter().flatten().collect(),
        }
    }

    /// The zones of the plan on a page, one below the other.
    fn page_as_lists(&mut self, page: &PageView, level: u8) -> Vec<VBlock> {
        if page.zones.is_empty() {
            return vec![self.made_paragraph(&self.word("insert-empty-page"))];
        }
        let mut blocks = Vec::new();
        for zone in &page.zones {
            let title = self.made_inline(InlineView::Text { text: zone.title.clone() });
            let id = self.anonymous_id("zone");
            blocks.push(self.made(BlockView::Heading { level: (level + 1).min(6), id, content: vec![title] }));
            blocks.extend(self.zone_list(zone));
            if let Some(chart) = &zone.chart {
                // Its number is that of the plan, and here it has none.
                let chart = ChartView { id: self.anonymous_id("chart"), label: String::new(), ..chart.clone() };
                blocks.push(self.made(BlockView::Chart(chart)));
            }
        }
        blocks
    }

    fn zone_list(&self, zone: &ZoneView) -> Option<VBlock> {
        let item = |item: &ZoneItem| {
            let text = self.made_inline(InlineView::Text { text: item.text.clone() });
            let lead: VInline = self.made_inline(InlineView::Reference { id: item.id.clone(), content: vec![text] });
            vec![self.made(BlockView::Paragraph { content: vec![lead] })]
        };
        let items: Vec<Vec<VBlock>> = zone.items.iter().map(item).collect();
        let start = zone.numbered.then_some(1);
        (!items.is_empty()).then(|| self.made(BlockView::List { start, items }))
    }
}
