//! Ids: one namespace of sections, headings, tables, figures and charts.

use std::collections::BTreeMap;

use planwright_core::model::{Anchor, AnchorKind, Block, BlockKind, Footnote, Id, Section, inline_text, visit_blocks};
use planwright_core::{Diagnostic, Edit, Fix, Span};

use crate::walk::visit_blocks_mut;

/// A text that is not an id.
pub(crate) fn bad_id(text: &str, span: Span) -> Diagnostic {
    let slug = Id::slug(text);
    Diagnostic::error("source/value", span, format!("`{text}` cannot be an id"))
        .label("not an id")
        .help("Links in the web page and the PDF are made of ids, so they are small letters, digits and hyphens, and begin with a letter.")
        .help(format!("Write `{slug}`, for example."))
        .fix(Fix {
            title: format!("Write `{slug}`"),
            safe: false,
            edits: vec![Edit { span, insert: slug.to_string() }],
        })
}

/// Everything that has an id, and the findings about ids that stand twice.
#[derive(Default)]
pub(crate) struct Anchors {
    /// By id.
    pub(crate) known: BTreeMap<Id, Anchor>,
    /// The next number to try behind each slug, so that a thousand equal headings take a thousand
    /// steps and no more.
    numbers: BTreeMap<Id, u32>,
    /// What is wrong.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Anchors {
    /// Notes the sections' ids.
    pub(crate) fn sections(&mut self, sections: &[Section]) {
        for section in sections {
            let (id, title) = (section.id.value.clone(), section.meta.title.value.clone());
            let anchor = Anchor { kind: AnchorKind::Section, span: section.id.span, section: id.clone(), title };
            self.note(&id, anchor);
            self.sections(&section.children);
        }
    }

    /// Notes the ids that an author gave in a body.
    pub(crate) fn given(&mut self, blocks: &[Block], footnotes: &[Footnote], section: &Id) {
        let mut note = |block: &Block| {
            if let Some((id, kind, span, title)) = given_id(block) {
                self.note(&id, Anchor { kind, span, section: section.clone(), title });
            }
        };
        visit_blocks(blocks, &mut note);
        footnotes.iter().for_each(|footnote| visit_blocks(&footnote.blocks, &mut note));
    }

    /// Gives every heading without an id of its own one that is free, and notes it.
    pub(crate) fn slugs(&mut self, blocks: &mut [Block], footnotes: &mut [Footnote], section: &Id) {
        let mut number = |block: &mut Block| {
            let BlockKind::Heading(heading) = &mut block.kind else { return };
            if heading.given.is_some() {
                return;
            }
            heading.id = self.free(&heading.id);
            let title = inline_text(&heading.content);
            let anchor = Anchor { kind: AnchorKind::Heading, span: block.span, section: section.clone(), title };
            self.known.insert(heading.id.clone(), anchor);
        };
        visit_blocks_mut(blocks, &mut number);
        footnotes.iter_mut().for_each(|footnote| visit_blocks_mut(&mut footnote.blocks, &mut number));
    }

    /// What stands in these blocks and has an id.
    pub(crate) fn of(&self, blocks: &[Block], footnotes: &[Footnote]) -> BTreeMap<Id, Anchor> {
        let mut found = BTreeMap::new();
        let mut look = |block: &Block| {
            let id = match &block.kind {
                BlockKind::Heading(heading) => Some(heading.id.clone()),
                _ => given_id(block).map(|(id, ..)| id),
            };
            if let Some((id, anchor)) = id.and_then(|id| self.known.get_key_value(&id)) {
                found.insert(id.clone(), anchor.clone());
            }
        };
        visit_blocks(blocks, &mut look);
        footnotes.iter().for_each(|footnote| visit_blocks(&footnote.blocks, &mut look));
        found
    }

    /// The id itself, or with the first number from 2 that makes it a new one.
    fn free(&mut self, id: &Id) -> Id {
        if !self.known.contains_key(id) {
            return id.clone();
        }
        let next = self.numbers.entry(id.clone()).or_insert(2);
        loop {
            let Some(numbered) = Id::new(&format!("{id}-{next}")) else { return id.clone() };
            *next += 1;
            if !self.known.contains_key(&numbered) {
                return numbered;
            }
        }
    }

    fn note(&mut self, id: &Id, anchor: Anchor) {
        let Some(first) = self.known.get(id) else {
            self.known.insert(id.clone(), anchor);
            return;
        };
        let mut finding = Diagnostic::error("source/duplicate-id", anchor.span, format!("the id `{id}` stands twice in the plan"))
            .label(format!("{} with the same id", article(anchor.kind)))
            .help("A link to it could lead to either. Sections, headings, tables, figures and charts have their ids in common.");
        finding = match anchor.kind {
            AnchorKind::Section if anchor.span.start == anchor.span.end => {
                finding.help("A section's id is its file's name without the number: rename one of the files, or write `id:` and another id at the top of this one.")
            }
            _ => finding.help("Write another id here, and in the links that mean this one."),
        };
        let named = match first.kind {
            AnchorKind::Section if first.span.start == first.span.end => " with this id, from its file's name",
            _ => " with this id",
        };
        self.diagnostics.push(finding.related(first.span, format!("{}{named}", article(first.kind))));
    }
}

/// The kind of a thing, as the beginning of a phrase.
fn article(kind: AnchorKind) -> &'static str {
    match kind {
        AnchorKind::Section => "a section",
        AnchorKind::Heading => "a heading",
        AnchorKind::Table => "a table",
        AnchorKind::Figure => "a figure",
        AnchorKind::Chart => "a chart",
    }
}

/// The id that a block's author gave it, with its place, and the block's title.
fn given_id(block: &Block) -> Option<(Id, AnchorKind, Span, String)> {
    match &block.kind {
        BlockKind::Heading(heading) => {
            Some((heading.id.clone(), AnchorKind::Heading, heading.given?, inline_text(&heading.content)))
        }
        BlockKind::Table(table) => {
            let id = table.id.as_ref()?;
            let title = table.caption.as_ref().map(|caption| inline_text(&caption.value)).unwrap_or_default();
            Some((id.value.clone(), AnchorKind::Table, id.span, title))
        }
        BlockKind::Figure(figure) => {
            let id = figure.id.as_ref()?;
            let title = figure.image.title.clone().unwrap_or_else(|| figure.image.alt.value.clone());
            Some((id.value.clone(), AnchorKind::Figure, id.span, title))
        }
        BlockKind::Chart(chart) => {
            Some((chart.id.value.clone(), AnchorKind::Chart, chart.id.span, chart.title.value.clone()))
        }
        _ => None,
    }
}
