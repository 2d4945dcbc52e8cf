use planwright_core::Span;
use planwright_core::model::{Block, BlockKind, Kind, Owner, Section, block_text};
use planwright_validator::Report;

use super::typography::smart;
use super::words::fill;
use super::{Lower, captions};
use crate::{BlockView, SectionView};

impl Lower<'_> {
    /// The foreword of `plan.md`, where it has a body, then every chapter and section.
    pub(super) fn sections(&mut self, report: &Report) -> Vec<SectionView> {
        let mut out = Vec::new();
        if !self.plan.foreword.is_empty() {
            out.push(self.foreword());
        }
        let sections = &self.plan.sections;
        out.extend(sections.iter().map(|section| self.section(section, 2, report)));
        captions::tell_apart(&mut out, self.words);
        out
    }

    fn foreword(&mut self) -> SectionView {
        self.abbreviations.begin();
        let plan = self.plan;
        self.current = plan.file;
        SectionView {
            span: Span::start_of(plan.file),
            // A full stop keeps it apart from a section that is called so.
            id: "the.foreword".to_owned(),
            kind: Kind::Foreword.as_str().to_owned(),
            level: 2,
            number: None,
            numeral: None,
            numeral_label: None,
            title: self.word("foreword"),
            summary: None,
            owner: None,
            blocks: self.blocks(&plan.foreword, 2),
            children: Vec::new(),
            duties: Vec::new(),
            word_count: count(&plan.foreword),
        }
    }

    fn section(&mut self, section: &Section, level: u8, report: &Report) -> SectionView {
        self.abbreviations.begin();
        self.current = section.file;
        let meta = &section.meta;
        let entry = self.outline.get(&section.id.value).cloned().unwrap_or_default();
        let mut blocks = self.blocks(&section.body, level);
        blocks.extend(self.records(section));
        SectionView {
            span: meta.title.span,
            id: section.id.value.as_str().to_owned(),
            kind: meta.kind.as_str().to_owned(),
            level,
            number: entry.number,
            numeral_label: entry.counts.map(|key| self.word(&format!("numeral-{key}"))),
            numeral: entry.numeral,
            title: entry.title,
            summary: meta.summary.as_ref().map(|s| smart(&s.value)),
            owner: (meta.kind == Kind::Priority).then(|| self.delivered_by(&meta.owner)).flatten(),
            word_count: count(&section.body) + records_words(&blocks),
            blocks,
            children: section.children.iter().map(|child| self.section(child, level + 1, report)).collect(),
            duties: self.answered(report, &section.id.value),
        }
    }

    /// "Delivered by the Chief Constable and partners".
    pub(super) fn delivered_by(&self, owners: &[Owner]) -> Option<String> {
        let names: Vec<String> = owners
            .iter()
            .map(|owner| match owner {
                Owner::Commissioner => fill(self.words, "the-office", &[("role", &self.short_role())]),
                Owner::ChiefOfficer => fill(self.words, "the-office", &[("role", &self.chief_officer())]),
                Owner::Partners => self.word("partners"),
            })
            .collect();
        let (last, rest) = names.split_last()?;
        let all = if rest.is_empty() {
            last.clone()
        } else {
            fill(self.words, "and", &[("first", &rest.join(", ")), ("last", last)])
        };
        Some(fill(self.words, "delivered-by", &[("who", &all)]))
    }
}

fn count(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .filter(|b| !matches!(b.kind, BlockKind::Chart(_)))
        .map(|b| block_text(b).split_whitespace().count())
        .sum()
}

fn records_words(blocks: &[crate::VBlock]) -> usize {
    let words = |text: &String| text.split_whitespace().count();
    blocks
        .iter()
        .map(|block| match &block.kind {
            BlockView::Records(records) => records.rows.iter().flatten().map(words).sum(),
            BlockView::Conditions { text, .. } => words(text),
            _ => 0,
        })
        .sum()
}
