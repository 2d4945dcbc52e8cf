//! Numbers and titles of everything that can be referred to, settled before anything is lowered.

use std::collections::BTreeMap;

use planwright_core::model::{Block, BlockKind, Id, Kind, Plan, Section, inline_text, section_numbers, visit_blocks};

use super::typography::smart;
use super::words::fill;
use crate::Words;

/// What a reference needs to know of its target.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// "4.1", "A"; for tables, figures and charts "2".
    pub(super) number: Option<String>,
    /// "Table 2".
    pub(super) label: Option<String>,
    /// The title or caption.
    pub(super) title: String,
    /// The large numeral of a priority or commitment.
    pub(super) numeral: Option<String>,
    /// Whether it counts priorities or commitments: a key of the locale.
    pub(super) counts: Option<&'static str>,
}

/// Every target by its id.
#[derive(Debug, Default)]
pub(super) struct Outline {
    entries: BTreeMap<String, Entry>,
}

impl Outline {
    pub(super) fn new(plan: &Plan, words: &Words) -> Self {
        let mut outline = Self::default();
        outline.sections(plan);
        outline.numerals(&plan.sections, plan);
        for section in &plan.sections {
            outline.numerals(&section.children, plan);
        }
        let mut captions = Captions::default();
        outline.blocks(&plan.foreword, &mut captions, words);
        for section in plan.all_sections() {
            outline.blocks(&section.body, &mut captions, words);
        }
        // A paper is a document of its own: its tables and figures count from 1, and its parts too.
        for paper in &plan.papers {
            outline.blocks(&paper.body, &mut Captions::default(), words);
            outline.parts(&paper.body);
        }
        outline
    }

    /// The numbers of a paper's parts: each begins with a `##`.
    fn parts(&mut self, body: &[Block]) {
        let parts = body.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading(heading) if heading.level == 2 => Some(heading.id.as_str()),
            _ => None,
        });
        for (id, n) in parts.zip(1..) {
            if let Some(entry) = self.entries.get_mut(id) {
                entry.number = Some(u32::to_string(&n));
            }
        }
    }

    pub(super) fn get(&self, id: &Id) -> Option<&Entry> {
        self.entries.get(id.as_str())
    }

    /// The entry of an id as it is written.
    pub(super) fn named(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    fn sections(&mut self, plan: &Plan) {
        let mut numbers = section_numbers(plan);
        for section in plan.all_sections() {
            let number = numbers.remove(&section.id.value);
            let entry = Entry { number, title: smart(&section.meta.title.value), ..Entry::default() };
            self.entries.insert(section.id.value.as_str().to_owned(), entry);
        }
    }

    /// Priorities carry their numerals in any case, and so do the sections of a chapter of
    /// commitments. One alone needs none.
    fn numerals(&mut self, siblings: &[Section], plan: &Plan) {
        let commitments = siblings.iter().any(|s| s.meta.kind == Kind::Commitment);
        let counts = |kind| match kind {
            Kind::Priority => Some("priority"),
            Kind::Commitment => Some("commitment"),
            Kind::Accountability | Kind::Services
                if commitments && !std::ptr::eq(siblings, plan.sections.as_slice()) =>
            {
                Some("commitment")
            }
            _ => None,
        };
        for key in ["priority", "commitment"] {
            let counted: Vec<_> = siblings.iter().filter(|s| counts(s.meta.kind) == Some(key)).collect();
            if counted.len() < 2 {
                continue;
            }
            for (i, section) in counted.iter().enumerate() {
                if let Some(entry) = self.entries.get_mut(section.id.value.as_str()) {
                    entry.numeral = Some((i + 1).to_string());
                    entry.counts = Some(key);
                }
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block], captions: &mut Captions, words: &Words) {
        visit_blocks(blocks, &mut |block| {
            let (id, entry) = match &block.kind {
                BlockKind::Heading(heading) => {
                    (Some(heading.id.as_str()), Entry { title: inline_text(&heading.content), ..Entry::default() })
                }
                BlockKind::Table(table) => {
                    let Some(caption) = &table.caption else { return };
                    let entry = captions.next("table", inline_text(&caption.value), words);
                    (table.id.as_ref().map(|id| id.value.as_str()), captions.remember(block, entry))
                }
                BlockKind::Figure(figure) => {
                    let title = figure.image.title.as_deref().unwrap_or_default();
                    if title.is_empty() {
                        let entry = Entry { title: figure.image.alt.value.clone(), ..Entry::default() };
                        (figure.id.as_ref().map(|id| id.value.as_str()), entry)
                    } else {
                        let entry = captions.next("figure", smart(title), words);
                        (figure.id.as_ref().map(|id| id.value.as_str()), captions.remember(block, entry))
                    }
                }
                BlockKind::Chart(chart) => {
                    let entry = captions.next("chart", smart(&chart.title.value), words);
                    (Some(chart.id.value.as_str()), captions.remember(block, entry))
                }
                _ => return,
            };
            if let Some(id) = id {
                self.entries.insert(id.to_owned(), entry);
            }
        });
        self.entries.append(&mut captions.by_place);
    }

    /// The entry of a captioned block that may have no id: found by its place.
    pub(super) fn at(&self, block: &Block) -> Option<&Entry> {
        self.entries.get(&place(block))
    }
}

/// Counts tables, figures and charts through the plan.
#[derive(Default)]
struct Captions {
    counts: BTreeMap<&'static str, u32>,
    by_place: BTreeMap<String, Entry>,
}

impl Captions {
    fn next(&mut self, key: &'static str, title: String, words: &Words) -> Entry {
        let count = self.counts.entry(key).or_default();
        *count += 1;
        let number = count.to_string();
        let label = fill(words, &format!("{key}-label"), &[("n", &number)]);
        Entry { number: Some(number), label: Some(label), title, ..Entry::default() }
    }

    fn remember(&mut self, block: &Block, entry: Entry) -> Entry {
        self.by_place.insert(place(block), entry.clone());
        entry
    }
}

/// A key that no id can be.
fn place(block: &Block) -> String {
    format!("@{:?}", block.span)
}
