//! Duties, steps, findings that were set aside and recommendations; heads of reports and counts.

use planwright_view::{ClauseEntry, ClausePart, ClauseRow, ClauseView, Fact, Place, Tally};

use super::icon::drawn;
use super::{FURNITURE, Writer};
use crate::markup::safe_href;
use crate::words::fill;

impl Writer<'_> {
    /// Writes clauses one below the other. `level` is the level of the heading over them.
    pub(super) fn clauses(&mut self, clauses: &[ClauseView], level: u8) {
        for clause in clauses {
            self.clause(clause, &format!("h{}", (level + 1).min(6)));
        }
    }

    fn clause(&mut self, clause: &ClauseView, heading: &str) {
        let class = if clause.lead.is_some() { "provision asked" } else { "provision" };
        self.out.open("section", &[("class", class), ("id", &clause.id)]);
        self.out.raw("\n<div>");
        self.out.open(heading, &[]);
        match clause.lang.as_deref().filter(|_| clause.lead.is_none()) {
            Some(lang) => self.out.element("span", &[("lang", lang)], &clause.title),
            None => self.title(&clause.title),
        }
        self.out.close(heading);
        if let Some(cite) = &clause.cite {
            self.out.element("p", &[("class", "cite")], cite);
        }
        if let Some(state) = &clause.state {
            self.out.open("p", &[("class", &format!("tag {}", state.name))]);
            self.out.raw(&drawn(&state.name));
            self.out.text(&state.label);
            self.out.close("p");
        }
        self.out.raw("</div>\n<div>");
        if let Some(lead) = &clause.lead {
            let lang = clause.lang.as_deref().map(|lang| ("lang", lang));
            let attributes: Vec<(&str, &str)> = std::iter::once(("class", "lead")).chain(lang).collect();
            self.out.element("p", &attributes, lead);
        }
        if !clause.rows.is_empty() {
            self.out.raw("<dl>\n");
            clause.rows.iter().for_each(|row| self.clause_row(row));
            self.out.raw("</dl>");
        }
        self.out.raw("</div>\n");
        self.out.close_line("section");
    }

    fn clause_row(&mut self, row: &ClauseRow) {
        self.out.raw("<div>");
        self.out.element("dt", &[], &row.label);
        self.out.open("dd", &[]);
        match (row.entries.as_slice(), row.name.as_str()) {
            ([entry], _) => self.entry(entry),
            // What was written in paragraphs is read in paragraphs.
            (entries, "reply" | "waiver") => self.each(entries, "p"),
            (entries, _) => {
                self.out.raw("<ul>");
                self.each(entries, "li");
                self.out.raw("</ul>");
            }
        }
        self.out.raw("</dd></div>\n");
    }

    fn each(&mut self, entries: &[ClauseEntry], tag: &str) {
        for entry in entries {
            self.out.open(tag, &[]);
            self.entry(entry);
            self.out.close(tag);
        }
    }

    fn entry(&mut self, entry: &ClauseEntry) {
        for part in entry.parts() {
            match part {
                ClausePart::Words(words) => self.out.text(words),
                ClausePart::Foreign(words, lang) => self.out.element("span", &[("lang", lang)], words),
                ClausePart::Link(words, href) => self.maybe_link(safe_href(href), words),
                ClausePart::Place(place) => self.place(place),
                ClausePart::PageOf(place) => self.page_of(place),
            }
        }
    }

    /// Writes a section's title, which leads there where the section is to be found.
    fn place(&mut self, place: &Place) {
        let href = self.place_of(&place.id);
        self.maybe_link(href.as_deref(), &place.title);
    }

    pub(super) fn maybe_link(&mut self, href: Option<&str>, words: &str) {
        match href {
            Some(href) => self.out.element("a", &[("href", href)], words),
            None => self.out.text(words),
        }
    }

    /// Writes on which page of the plan's PDF a section begins, where there is one.
    fn page_of(&mut self, place: &Place) {
        let page = self.outputs.pages.get(&place.id).filter(|_| self.outputs.plan_pdf.is_some());
        if let Some(page) = page {
            let words = fill(&self.view.words, "pdf_page", &[("page", &page.to_string())]);
            self.out.element("span", &[("class", "folio"), FURNITURE], &format!(", {words}"));
        }
    }

    /// Writes how many stand how.
    pub(super) fn tally(&mut self, entries: &[Tally]) {
        self.out.raw("<dl class=\"tally wide\">\n");
        for entry in entries {
            self.out.open("div", &[("class", &entry.state)]);
            self.out.element("dt", &[], &entry.label);
            self.out.element("dd", &[], &entry.count.to_string());
            self.out.raw("</div>\n");
        }
        self.out.close_line("dl");
    }

    /// Writes labels and what they say.
    pub(super) fn facts(&mut self, facts: &[Fact]) {
        self.out.raw("<dl class=\"head wide\">\n");
        for fact in facts {
            self.out.raw("<div>");
            self.out.element("dt", &[], &fact.label);
            self.out.open("dd", &[]);
            self.maybe_link(fact.href.as_deref().and_then(safe_href), &fact.value);
            self.out.raw("</dd></div>\n");
        }
        self.out.close_line("dl");
    }
}
