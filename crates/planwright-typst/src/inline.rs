//! Words within a block.

use planwright_view::{InlineView, NoteView, VInline};

use super::emitter::{Emitter, Place};
use super::lang;
use super::picture;

impl Emitter<'_> {
    /// Writes inlines as one value: `{ text("…"); strong({ … }) }`.
    pub(super) fn inlines(&mut self, content: &[VInline]) {
        if content.is_empty() {
            self.out.code("[]");
            return;
        }
        self.out.code("{ ");
        for (index, inline) in content.iter().enumerate() {
            if index > 0 {
                self.out.code("; ");
            }
            let start = self.out.text.len();
            self.inline(&inline.kind);
            self.out.mark(start, inline.span);
        }
        self.out.code(" }");
    }

    fn inline(&mut self, inline: &InlineView) {
        match inline {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } => {
                self.out.words(text);
            }
            InlineView::Code { text } => {
                self.out.code("code(").string(text).code(")");
            }
            InlineView::Emphasis { content } => self.call("emph", content),
            InlineView::Strong { content } => self.call("strong", content),
            InlineView::Link { href, content } => self.link("link", href, content),
            InlineView::Reference { id, content } if self.ids.contains(id) => self.link("to", id, content),
            InlineView::Reference { id, content } => self.outward(id, content),
            InlineView::Broken { content } => self.call("broken", content),
            InlineView::Note { number, .. } => self.note(*number),
            InlineView::Picture { name, alt } => self.inline_picture(name, alt),
            InlineView::Language { tag, content } => {
                self.out.code("text(");
                lang::args(&mut self.out, tag);
                self.out.code(" ");
                self.inlines(content);
                self.out.code(")");
            }
            InlineView::Break => {
                self.out.code("linebreak()");
            }
        }
    }

    /// A reference to the plan from a document beside it: its words, and in a paper the plan's page.
    fn outward(&mut self, id: &str, content: &[VInline]) {
        match self.plan_pages.get(id).filter(|_| self.tells_pages).copied() {
            Some(page) => {
                self.out.code("in-plan(").string(&page.to_string()).code(", ");
                self.inlines(content);
                self.out.code(")");
            }
            None => self.inlines(content),
        }
    }

    fn call(&mut self, function: &str, content: &[VInline]) {
        self.out.code(function).code("(");
        self.inlines(content);
        self.out.code(")");
    }

    fn link(&mut self, function: &str, target: &str, content: &[VInline]) {
        self.out.code(function).code("(").string(target).code(", ");
        self.inlines(content);
        self.out.code(")");
    }

    /// The note itself at the first mark that is written, its number at the others.
    fn note(&mut self, number: u32) {
        let Some(&note) = self.notes.get(&number) else {
            self.out.code("[]");
            return;
        };
        let shown = note.number.to_string();
        if self.noted.insert(number) {
            self.out.code("note(").string(&note.id).code(", ");
            self.out.string(&shown);
            self.out.code(", ");
            self.note_body(note);
        } else {
            self.out.code("note-again(").string(&note.id).code(", ");
            self.out.string(&shown);
        }
        self.out.code(")");
    }

    /// The first paragraph stands on the number's line, so it is no block of its own.
    fn note_body(&mut self, note: &NoteView) {
        self.item(&note.blocks, Place { level: 3, nested: true });
    }

    fn inline_picture(&mut self, name: &str, alt: &str) {
        match self.picture(name) {
            Some((index, found)) => {
                self.out.code("inline-picture(");
                picture::args(&mut self.out, index, found, alt);
                self.out.code(")");
            }
            None => {
                self.out.code("broken(").words(alt).code(")");
            }
        }
    }
}
