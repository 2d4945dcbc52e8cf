//! What changed between two versions of a plan.

mod blocks;
mod runs;
mod table;

use std::collections::BTreeSet;

use planwright_view::{ChangeTag, ChangedSection, ChangesView, DigestPart, DigestView, Place, UnchangedView, View};

use super::Code;
use super::emitter::Emitter;
use super::plan::{about, begin};

/// The level of the heading over a section's text.
const SECTION: u8 = 3;

/// The code of the redline.
pub fn changes(view: &View, changes: &ChangesView) -> Code {
    let mut emitter = Emitter::new(view);
    emitter.ids = BTreeSet::new();
    begin(&mut emitter.out, view);
    emitter.out.code("#show: redline.with(");
    about(&mut emitter.out, view, &view.status);
    emitter.out.words_arg("heading", &changes.title).words_arg("subtitle", &changes.subtitle);
    emitter.out.code(")\n#{\n");
    emitter.body_begins();
    // What the digest leads to is known before it is written.
    emitter.ids.extend(changes.sections.iter().map(|section| section.id.clone()));
    emitter.digest(&changes.digest);
    if !changes.sections.is_empty() {
        emitter.out.code("redline-heading(").words(&changes.heading).code(")\nredline-legend()\n");
        changes.sections.iter().for_each(|section| emitter.changed_section(section));
    }
    if let Some(unchanged) = &changes.unchanged {
        emitter.unchanged(unchanged);
    }
    emitter.out.code("}\n");
    emitter.finish()
}

impl Emitter<'_> {
    fn digest(&mut self, digest: &DigestView) {
        self.out.code("redline-digest(").words_arg("title", &digest.title).code("\ntally: (");
        for count in &digest.tally {
            self.out.code("(").words_arg("label", &count.label).words_arg("count", &count.count).code("), ");
        }
        self.out.code("),\nlines: (");
        for line in &digest.lines {
            self.out.code("\n(");
            self.change_tag("tag", &line.tag);
            self.out.code(" text: { ");
            line.parts.iter().for_each(|part| self.digest_part(part));
            self.out.code("},");
            if let Some(place) = &line.place {
                self.redline_place(place);
            }
            self.out.code("),");
        }
        self.out.code("),\n").words_arg("end", &digest.end).code(")\n");
    }

    /// A piece of a sentence: a section that it names is led to by its name.
    fn digest_part(&mut self, part: &DigestPart) {
        let place = part.place.as_ref().filter(|place| self.ids.contains(place.as_str()));
        if let Some(place) = place {
            self.out.code("to(").string(place).code(", ");
        }
        if part.kept {
            self.out.code("box(");
        }
        match part.lang.as_deref() {
            Some(lang) => self.foreign(&part.text, lang),
            None => self.breakable(&part.text),
        }
        let ends = usize::from(place.is_some()) + usize::from(part.kept);
        self.out.code(&")".repeat(ends)).code("; ");
    }

    /// Writes ` place: to("…", text("…")),` for a place in the redline that is there.
    pub(super) fn redline_place(&mut self, place: &Place) {
        if self.ids.contains(&place.id) {
            self.out.code(" place: to(").string(&place.id).code(", ").words(&place.title).code("),");
        }
    }

    /// Writes ` name: (name: "…", label: text("…")),`.
    fn change_tag(&mut self, name: &str, tag: &ChangeTag) {
        self.out
            .code(" ")
            .code(name)
            .code(": (")
            .string_arg("name", &tag.name)
            .words_arg("label", &tag.label)
            .code("),");
    }

    fn changed_section(&mut self, section: &ChangedSection) {
        self.out.code("redline-section(");
        self.id_arg(&section.id);
        self.out.code(" title: ");
        self.breakable(&section.title);
        self.out.code(",").flag_arg("moved", section.moved).code(" tags: (");
        for tag in &section.tags {
            self.out.code("(").string_arg("name", &tag.name).words_arg("label", &tag.label).code("), ");
        }
        self.out.code("), was: (");
        for was in &section.was {
            self.out.words(was).code(", ");
        }
        self.out.code("), {\n");
        self.changed_fields(&section.fields);
        self.changed_blocks(&section.blocks, section.moved);
        for notice in &section.notices {
            self.out
                .code("alert(")
                .string(&notice.kind)
                .code(",")
                .words_arg("title", &notice.title)
                .code(" nested: true, ");
            self.change_text(&notice.text, notice.lang.as_deref());
            self.out.code(")\n");
        }
        self.out.code("[]\n})\n");
    }

    /// A paragraph, in its language where it is not the document's.
    fn change_text(&mut self, text: &str, lang: Option<&str>) {
        self.out.code("par(");
        match lang {
            Some(lang) => self.foreign(text, lang),
            None => {
                self.out.words(text);
            }
        }
        self.out.code(")");
    }

    fn unchanged(&mut self, unchanged: &UnchangedView) {
        self.out.code("redline-heading(").words(&unchanged.heading).code(")\nredline-unchanged(");
        self.out.words(&unchanged.summary);
        for title in &unchanged.titles {
            self.out.code(", ").words(title);
        }
        self.out.code(")\n");
    }
}
