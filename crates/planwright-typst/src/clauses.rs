//! Duties, steps, findings that were set aside and recommendations; heads of reports and counts.

use planwright_view::{ClauseEntry, ClausePart, ClauseView, Fact, Place as Section, Tally};

use super::emitter::{Emitter, Place};
use super::lang;

impl Emitter<'_> {
    pub(super) fn clauses(&mut self, clauses: &[ClauseView], place: Place) {
        let level = usize::from(place.level) + 1;
        self.out.code("{\nclauses-begin\n");
        for clause in clauses {
            self.clause(clause, level);
        }
        self.out.code("[]\n}");
    }

    fn clause(&mut self, clause: &ClauseView, level: usize) {
        self.out.code("clause(");
        self.id_arg(&clause.id);
        self.out.count_arg("level", level);
        let lang = clause.lang.as_deref();
        self.said("title", Some(&clause.title), lang.filter(|_| clause.lead.is_none()));
        self.out.words_arg_opt("cite", clause.cite.as_deref());
        self.said("lead", clause.lead.as_deref(), lang);
        if let Some(state) = &clause.state {
            self.out.code(" state: (").string_arg("name", &state.name).words_arg("label", &state.label).code("),");
        }
        self.out.code(" rows: (");
        for row in &clause.rows {
            self.out.code("\n(").string_arg("name", &row.name).words_arg("label", &row.label).code(" entries: (");
            for entry in &row.entries {
                self.entry(entry);
                self.out.code(", ");
            }
            self.out.code(")), ");
        }
        self.out.code("))\n");
    }

    /// Writes an argument of words, in their language where it is not the document's.
    fn said(&mut self, name: &str, words: Option<&str>, lang: Option<&str>) {
        let Some(words) = words else { return };
        let Some(lang) = lang else {
            self.out.words_arg(name, words);
            return;
        };
        self.out.code(" ").code(name).code(": ");
        self.foreign(words, lang);
        self.out.code(",");
    }

    pub(super) fn foreign(&mut self, words: &str, lang: &str) {
        self.out.code("text(");
        lang::args(&mut self.out, lang);
        self.out.code(" ").words(words).code(")");
    }

    fn entry(&mut self, entry: &ClauseEntry) {
        self.out.code("{ ");
        for part in entry.parts() {
            match part {
                ClausePart::Words(words) => {
                    self.out.words(words);
                }
                ClausePart::Foreign(words, lang) => self.foreign(words, lang),
                ClausePart::Link(words, href) => {
                    self.out.code("link(").string(href).code(", ").words(words).code(")");
                }
                ClausePart::Place(section) => self.section_title(section),
                ClausePart::PageOf(section) => self.page_of(section),
            }
            self.out.code("; ");
        }
        self.out.code("}");
    }

    /// A section's title, which leads there where the section is in this document.
    fn section_title(&mut self, section: &Section) {
        if self.ids.contains(&section.id) {
            self.out.code("to(").string(&section.id).code(", ").words(&section.title).code(")");
        } else {
            self.out.words(&section.title);
        }
    }

    /// The page on which a section begins: in this document as Typst counts it, else in the plan.
    fn page_of(&mut self, section: &Section) {
        if self.ids.contains(&section.id) {
            self.out.code("page-of(").string(&section.id).code(")");
        } else if let Some(page) = self.plan_pages.get(&section.id) {
            self.out.code("page-in-plan(").string(&page.to_string()).code(")");
        } else {
            self.out.code("[]");
        }
    }

    pub(super) fn tally(&mut self, entries: &[Tally]) {
        self.out.code("tally(");
        for entry in entries {
            self.out
                .code("(")
                .words_arg("label", &entry.label)
                .words_arg("count", &entry.count.to_string())
                .code("), ");
        }
        self.out.code(")");
    }

    pub(super) fn head_facts(&mut self, facts: &[Fact]) {
        self.out.code("head-facts(");
        for fact in facts {
            self.out.code("(").words_arg("label", &fact.label).words_arg("value", &fact.value);
            self.out.string_arg_opt("href", fact.href.as_deref()).code("), ");
        }
        self.out.code(")");
    }
}
