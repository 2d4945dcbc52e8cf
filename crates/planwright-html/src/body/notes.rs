use planwright_view::{BlockView, NoteView};

use super::{FURNITURE, Writer};
use crate::words;

impl Writer<'_> {
    /// Writes the glossary as the last chapter.
    pub(super) fn glossary(&mut self) {
        let view = self.view;
        if view.glossary.is_empty() {
            return;
        }
        self.open_chapter("_glossary", "glossary");
        self.out.open("dl", &[("class", "pairs wide")]);
        for entry in &view.glossary {
            self.out.raw("<div>");
            self.out.element("dt", &[], &entry.term);
            self.out.element("dd", &[], &entry.meaning);
            self.out.raw("</div>\n");
        }
        self.out.close_line("dl");
        self.back_to_contents();
        self.out.close_line("section");
    }

    /// Writes the footnotes, each with a way back to its marks.
    pub(super) fn notes(&mut self) {
        let notes = self.notes;
        if notes.is_empty() {
            return;
        }
        self.open_chapter("_notes", "notes");
        self.out.raw("<ol class=\"notes\">\n");
        for note in notes {
            self.out.open("li", &[("id", &note.id)]);
            self.note(note);
            self.out.close_line("li");
        }
        self.out.raw("</ol>\n");
        self.back_to_contents();
        self.out.close_line("section");
    }

    fn open_chapter(&mut self, id: &str, key: &'static str) {
        let heading_id = format!("_h{id}");
        let title = self.word(key).to_owned();
        self.out.open("section", &[("class", "chapter flow"), ("id", id), ("aria-labelledby", &heading_id)]);
        self.out.open("div", &[("class", "heading"), FURNITURE]);
        self.out.element("h2", &[("id", &heading_id)], &title);
        self.permalink(id, &title);
        self.out.close_line("div");
    }

    /// Writes a note; the ways back stand in its last paragraph where it ends with one.
    fn note(&mut self, note: &NoteView) {
        let Some((last, before)) = note.blocks.split_last() else { return self.ways_back(note) };
        let BlockView::Paragraph { content } = &last.kind else {
            self.blocks(&note.blocks, 2);
            return self.ways_back(note);
        };
        self.blocks(before, 2);
        let tag = !before.is_empty();
        if tag {
            self.out.raw("<p>");
        }
        self.inlines(content);
        self.ways_back(note);
        if tag {
            self.out.raw("</p>");
        }
    }

    fn ways_back(&mut self, note: &NoteView) {
        let number = note.number.to_string();
        for (i, mark) in note.marks.iter().enumerate() {
            let nth = (i + 1).to_string();
            let key = if note.marks.len() == 1 { "back_to_text" } else { "back_to_note_mark" };
            let says = words::fill(&self.view.words, key, &[("number", &number), ("mark", &nth)]);
            self.out.raw(" ");
            self.out.open("a", &[("class", "up"), ("href", &format!("#{mark}")), FURNITURE]);
            self.icon("back");
            self.out.element("span", &[("class", "vh")], &says);
            self.out.close("a");
        }
    }
}
