//! A paper about the plan.

use planwright_view::{PaperView, SectionView, View};

use super::Code;
use super::emitter::{Emitter, Place};
use super::plan::{about, begin, facts};
use crate::Pages;

/// The code of a paper; `pages` says where in the plan's PDF things are, as far as there is one.
pub fn paper(view: &View, paper: &PaperView, pages: &Pages) -> Code {
    let section = &paper.section;
    let mut emitter = Emitter::beside(view, section, &paper.notes, pages);
    emitter.tells_pages = true;
    begin(&mut emitter.out, view);
    emitter.out.code("#show: paper.with(");
    about(&mut emitter.out, view, &paper.status);
    emitter.out.words_arg("heading", &section.title);
    emitter.out.words_arg_opt("classification", paper.classification.as_deref());
    facts(&mut emitter.out, "facts", &paper.facts);
    emitter.out.code(")\n#{\n");
    emitter.body_begins();
    paper.head().for_each(|part| emitter.paper_part(part));
    emitter.blocks(&section.blocks, Place { level: section.level, nested: false });
    emitter.out.code("\n");
    paper.parts().for_each(|part| emitter.paper_part(part));
    emitter.out.code("}\n");
    emitter.finish()
}

impl Emitter<'_> {
    fn paper_part(&mut self, part: &SectionView) {
        let start = self.out.text.len();
        self.out.code("paper-part(");
        self.id_arg(&part.id);
        self.out.string_arg("kind", &part.kind).string_arg_opt("number", part.number.as_deref());
        self.out.words_arg("title", &part.title).code(" ");
        self.blocks(&part.blocks, Place { level: part.level, nested: false });
        self.out.code(")\n");
        self.out.mark(start, part.span);
    }
}
