//! Papers about the plan: a head, numbered parts with numbered paragraphs, and what stands at the end.

use planwright_core::model::{Block, BlockKind, Heading, Paper, PaperContact};
use planwright_core::{Span, Spanned};
use planwright_validator::Report;
use planwright_validator::profile::Profile;

use super::clauses::paragraphs;
use super::document::bare;
use super::typography::smart;
use super::words::fill;
use super::{Lower, dates};
use crate::{BlockView, Fact, InlineView, PageView, PaperView, SectionView, StatusView, VBlock, VInline};

/// What parts of the plan are made from when they are put into a paper.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) report: &'a Report,
    pub(super) profile: &'a Profile,
    pub(super) page: &'a PageView,
}

/// Which part of a paper is being lowered, and how many of its paragraphs were numbered.
struct Count {
    /// The number of the part; none where the paper has no parts.
    part: Option<String>,
    paragraphs: u32,
}

impl Lower<'_> {
    /// The papers. Each is a document of its own, with footnotes that count from 1.
    pub(super) fn papers(
        &mut self,
        report: &Report,
        profile: &Profile,
        page: &PageView,
        status: &StatusView,
    ) -> Vec<PaperView> {
        let around = Around { report, profile, page };
        let plan = self.plan;
        plan.papers.iter().map(|paper| self.paper(paper, around, status)).collect()
    }

    fn paper(&mut self, paper: &Paper, around: Around<'_>, status: &StatusView) -> PaperView {
        let notes_of_the_plan = std::mem::take(&mut self.notes);
        self.abbreviations.begin();
        self.current = paper.file;
        let (opening, parts) = self.paper_body(&paper.body, around);
        let notes = self.finish_notes();
        self.notes = notes_of_the_plan;
        let mut section = self.made_section("the.paper", 1, smart(&paper.subject.value), opening);
        section.span = paper.subject.span;
        section.children.extend(self.paper_head(paper));
        section.children.extend(parts);
        section.children.extend(self.paper_end(paper));
        PaperView {
            span: Span::start_of(paper.file),
            name: paper.name.clone(),
            date: paper.date.value.to_string(),
            from: smart(&paper.from.value),
            classification: paper.classification.as_ref().map(|it| smart(&it.value)),
            summary: smart(&paper.summary.value),
            facts: self.paper_facts(paper),
            status: status.clone(),
            section,
            notes,
        }
    }

    fn paper_facts(&self, paper: &Paper) -> Vec<Fact> {
        let text = |name: &str, it: Option<&Spanned<String>>| it.map(|it| self.fact(name, smart(&it.value)));
        let all = [
            text("paper-to", Some(&paper.to)),
            text("paper-from", Some(&paper.from)),
            Some(self.fact("paper-date", dates::day(self.words, paper.date.value))),
            text("paper-item", paper.item.as_ref()),
            text("paper-classification", paper.classification.as_ref()),
        ];
        all.into_iter().flatten().collect()
    }

    /// The summary, and what the readers are asked to do.
    fn paper_head(&self, paper: &Paper) -> Vec<SectionView> {
        let said = paragraphs(&paper.summary.value).iter().map(|it| self.at(paper.summary.span, &it.words)).collect();
        let mut head = vec![self.paper_part("summary", said)];
        if !paper.recommendations.is_empty() {
            head.push(self.paper_part("recommendations", vec![self.texts(&paper.recommendations)]));
        }
        head
    }

    /// Whom to ask, and what goes with the paper.
    fn paper_end(&self, paper: &Paper) -> Vec<SectionView> {
        let mut end = Vec::new();
        let contact = paper.contact.as_ref().map(|contact| self.paper_contact(contact));
        if let Some(content) = contact.filter(|content| !content.is_empty()) {
            end.push(self.paper_part("contact", vec![self.made(BlockView::Paragraph { content })]));
        }
        if !paper.attachments.is_empty() {
            end.push(self.paper_part("attachments", vec![self.texts(&paper.attachments)]));
        }
        end
    }

    /// A part that is made of front matter.
    fn paper_part(&self, kind: &str, blocks: Vec<VBlock>) -> SectionView {
        let title = self.word(&format!("paper-{kind}"));
        SectionView { kind: kind.to_owned(), ..self.made_section(&format!("the.{kind}"), 2, title, blocks) }
    }

    fn at(&self, span: Span, words: &str) -> VBlock {
        VBlock { span, ..self.made_paragraph(words) }
    }

    /// Texts of front matter as a numbered list.
    fn texts(&self, texts: &[Spanned<String>]) -> VBlock {
        let items = texts.iter().map(|text| vec![self.at(text.span, &smart(&text.value))]).collect();
        self.made(BlockView::List { start: Some(1), items })
    }

    /// A line for each way to reach somebody.
    fn paper_contact(&self, contact: &PaperContact) -> Vec<VInline> {
        let text = |it: &Spanned<String>| smart(&it.value);
        let text_of = |words: String| self.made_inline(InlineView::Text { text: words });
        let ways = &contact.ways;
        let mut lines: Vec<Vec<VInline>> = Vec::new();
        match (&contact.name, &contact.role) {
            (Some(name), Some(role)) => {
                let values = [("name", text(name)), ("office", text(role))];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                lines.push(vec![text_of(fill(self.words, "name-and-office", &values))]);
            }
            (one, other) => lines.extend(one.iter().chain(other).map(|it| vec![text_of(text(it))])),
        }
        let link = |href: String, words: String| {
            let content = vec![text_of(words)];
            self.made_inline(InlineView::Link { href, content })
        };
        let labelled = |key: &str, value: VInline| vec![text_of(format!("{} ", self.word(key))), value];
        lines.extend(ways.phone.iter().map(|it| labelled("paper-phone", text_of(text(it)))));
        lines.extend(
            ways.email.iter().map(|it| labelled("paper-email", link(format!("mailto:{}", it.value), it.value.clone()))),
        );
        lines.extend(ways.web.iter().map(|it| labelled("paper-web", link(it.value.clone(), bare(&it.value)))));
        lines.extend(ways.address.iter().map(|it| vec![text_of(text(it))]));
        lines.join(&self.made_inline(InlineView::Break))
    }

    /// What stands before the first `##` of a paper, and its parts.
    fn paper_body(&mut self, body: &[Block], around: Around<'_>) -> (Vec<VBlock>, Vec<SectionView>) {
        let is_part = |block: &Block| matches!(&block.kind, BlockKind::Heading(heading) if heading.level == 2);
        let first = body.iter().position(is_part).unwrap_or(body.len());
        let (opening, rest) = body.split_at(first);
        // Where there are no parts, paragraphs count alone; what only leads to them has no number.
        let count = rest.is_empty().then_some(Count { part: None, paragraphs: 0 });
        let opening = self.paper_blocks(opening, 1, count, around);
        let parts =
            rest.chunk_by(|_, next| !is_part(next)).filter_map(|part| self.paper_section(part, around)).collect();
        (opening, parts)
    }

    /// A part: its `##` and what follows.
    fn paper_section(&mut self, part: &[Block], around: Around<'_>) -> Option<SectionView> {
        let (first, rest) = part.split_first()?;
        let BlockKind::Heading(Heading { id, content, .. }) = &first.kind else { return None };
        let title = plain(&self.inlines(content));
        let number = self.outline.get(id).and_then(|entry| entry.number.clone());
        let count = Count { part: number.clone(), paragraphs: 0 };
        let blocks = self.paper_blocks(rest, 2, Some(count), around);
        Some(SectionView { span: first.span, number, ..self.made_section(id.as_str(), 2, title, blocks) })
    }

    /// Blocks of a paper: paragraphs are numbered where they are counted, and parts of the plan put in.
    fn paper_blocks(
        &mut self,
        blocks: &[Block],
        level: u8,
        mut count: Option<Count>,
        around: Around<'_>,
    ) -> Vec<VBlock> {
        let mut out = Vec::with_capacity(blocks.len());
        let mut over = level;
        for block in blocks {
            let kind = match (&block.kind, count.as_mut()) {
                (BlockKind::Paragraph(content), Some(count)) => {
                    let number = count.next();
                    let id = format!("paragraph.{number}");
                    BlockView::Numbered { number, id, content: self.inlines(content) }
                }
                (BlockKind::Insert(kind), _) => BlockView::Insert {
                    part: kind.as_str().to_owned(),
                    level: over,
                    blocks: self.inserted(*kind, over, around),
                },
                _ => self.block(block, 1),
            };
            if let BlockView::Heading { level, .. } = &kind {
                over = *level;
            }
            out.push(VBlock { span: block.span, kind });
        }
        out
    }
}

impl Count {
    /// The number of the next paragraph: "1.2", or "2" where there are no parts.
    fn next(&mut self) -> String {
        self.paragraphs += 1;
        match &self.part {
            Some(part) => format!("{part}.{}", self.paragraphs),
            None => self.paragraphs.to_string(),
        }
    }
}

/// The words of inlines.
fn plain(content: &[VInline]) -> String {
    let mut out = String::new();
    for inline in content {
        match &inline.kind {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } | InlineView::Code { text } => {
                out.push_str(text);
            }
            InlineView::Emphasis { content }
            | InlineView::Strong { content }
            | InlineView::Link { content, .. }
            | InlineView::Reference { content, .. }
            | InlineView::Broken { content }
            | InlineView::Language { content, .. } => out.push_str(&plain(content)),
            InlineView::Break => out.push(' '),
            InlineView::Note { .. } | InlineView::Picture { .. } => {}
        }
    }
    out
}
