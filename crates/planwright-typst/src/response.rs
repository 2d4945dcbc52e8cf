//! The response to the panel.

use planwright_view::{ResponseView, View};

use super::Code;
use super::emitter::{Emitter, Place};
use super::plan::{about, begin};
use crate::Pages;

/// The code of the response; `pages` says where in the plan's PDF things are, as far as there is one.
pub fn response(view: &View, response: &ResponseView, pages: &Pages) -> Code {
    let section = &response.section;
    let mut emitter = Emitter::beside(view, section, &response.notes, pages);
    begin(&mut emitter.out, view);
    emitter.out.code("#show: response.with(");
    about(&mut emitter.out, view, &response.status);
    emitter.out.words_arg("heading", &section.title);
    emitter.out.code(")\n#{\n");
    emitter.body_begins();
    emitter.blocks(&section.blocks, Place { level: section.level, nested: false });
    emitter.out.code("\n");
    for report in &section.children {
        emitter.chapter(report, false, false);
    }
    emitter.out.code("}\n");
    emitter.finish()
}
