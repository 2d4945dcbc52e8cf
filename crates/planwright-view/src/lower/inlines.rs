use planwright_core::model::{Id, Inline, InlineKind, Link, Target};

use super::typography::smart;
use super::{Lower, document};
use crate::{InlineView, VInline};

impl Lower<'_> {
    /// Inlines in reading order: references filled, footnotes numbered, abbreviations explained.
    ///
    /// What a translation has from the original is marked as in the original's language.
    pub(super) fn passage(&mut self, content: &[Inline]) -> Vec<VInline> {
        let inlines = self.inlines(content);
        match content.first().and_then(|first| Some((first.span, self.lang_at(first.span)?))) {
            Some((span, tag)) => vec![VInline { span, kind: InlineView::Language { tag, content: inlines } }],
            None => inlines,
        }
    }

    /// Inlines within others.
    pub(super) fn inlines(&mut self, content: &[Inline]) -> Vec<VInline> {
        let mut out = Vec::with_capacity(content.len());
        for inline in content {
            self.inline(inline, &mut out);
        }
        out
    }

    fn inline(&mut self, inline: &Inline, out: &mut Vec<VInline>) {
        let span = inline.span;
        let kind = match &inline.kind {
            // A tab is a space to every reader; a typesetter would take it for nothing.
            InlineKind::Text(text) => return out.extend(self.abbreviations.part(&text.replace('\t', " "), span)),
            InlineKind::SoftBreak => InlineView::Text { text: " ".to_owned() },
            InlineKind::Code(text) => InlineView::Code { text: text.clone() },
            InlineKind::Emphasis(content) => InlineView::Emphasis { content: self.inlines(content) },
            InlineKind::Strong(content) => InlineView::Strong { content: self.inlines(content) },
            InlineKind::Link(link) => self.link(link, inline),
            InlineKind::Image(image) => match self.pictures.name(image) {
                Some(name) => InlineView::Picture { name, alt: image.alt.value.clone() },
                None => InlineView::Broken { content: text(&image.path.value, inline) },
            },
            InlineKind::FootnoteReference(label) => match self.note_mark(label) {
                Some(mark) => mark,
                None => return,
            },
            InlineKind::Language { tag, content } => {
                InlineView::Language { tag: tag.value.clone(), content: self.inlines(content) }
            }
            InlineKind::HardBreak => InlineView::Break,
        };
        out.push(VInline { span, kind });
    }

    fn link(&mut self, link: &Link, inline: &Inline) -> InlineView {
        let mut content = self.inlines(&link.content);
        match &link.target {
            Target::External(href) => {
                if content.is_empty() {
                    content = text(href, inline);
                }
                InlineView::Link { href: href.clone(), content }
            }
            Target::Internal(id) => {
                let entry = self.outline.get(id);
                if link.number_only {
                    let number = entry.and_then(|e| e.number.clone().or_else(|| e.numeral.clone()));
                    content = text(number.as_deref().unwrap_or(id.as_str()), inline);
                } else if content.is_empty() {
                    content = text(entry.map_or(id.as_str(), |e| &e.title), inline);
                }
                InlineView::Reference { id: id.as_str().to_owned(), content }
            }
            Target::Broken(written) => {
                if let Some(missing) = self.untranslated(written, &content, inline) {
                    return missing;
                }
                if content.is_empty() {
                    content = text(written, inline);
                }
                InlineView::Broken { content }
            }
        }
    }
}

impl Lower<'_> {
    /// What a link says that leads to a part which is not translated: its words, else the title that the part has in the
    /// plan itself, in the plan's language. That it is missing is a finding.
    fn untranslated(&self, written: &str, content: &[VInline], inline: &Inline) -> Option<InlineView> {
        let original = self.original.as_ref()?;
        let section = |path: &str| original.plan.all_sections().find(|section| section.path.ends_with(path));
        let path = written.trim_start_matches("../");
        let title = match written.strip_prefix('#') {
            Some(id) => original.plan.anchors.get(&Id::new(id)?)?.title.clone(),
            None => section(path)?.meta.title.value.clone(),
        };
        Some(match content {
            [] => InlineView::Language { tag: original.lang.to_owned(), content: text(&smart(&title), inline) },
            content => InlineView::Language { tag: document::lang(self.plan), content: content.to_vec() },
        })
    }
}

fn text(words: &str, inline: &Inline) -> Vec<VInline> {
    vec![VInline { span: inline.span, kind: InlineView::Text { text: words.to_owned() } }]
}
