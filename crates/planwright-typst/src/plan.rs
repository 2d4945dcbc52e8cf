//! The plan: cover, contents, chapters, glossary.

use std::collections::BTreeSet;

use planwright_view::{BlockView, DocumentView, SectionView, StatusView, TermView, VBlock, View};

use super::emitter::{Emitter, Place};
use super::table::turns_sheet;
use super::writer::Writer;
use super::{Code, lang};

/// Both documents begin so. What `overrides.typ` defines takes the place of the theme's own.
pub(super) const IMPORTS: &str = "#import \"/theme.typ\": *\n#import \"/overrides.typ\": *\n";

/// The id of our own chapter of terms: with a full stop, so that it is none of an author's.
pub const GLOSSARY: &str = "the.glossary";

/// The name of the place where a chapter ends: with a full stop, so that it is no id of an author's.
pub fn end_of(id: &str) -> String {
    format!("end.{id}")
}

/// The code of the whole plan; chapters in `close` are set closer.
pub fn plan(view: &View, close: &BTreeSet<&str>) -> Code {
    let mut emitter = Emitter::new(view);
    begin(&mut emitter.out, view);
    emitter.out.code("#show: plan.with(");
    document(&mut emitter.out, view);
    emitter.out.code(")\n#{\ncontents(");
    imprint(&mut emitter.out, &view.document);
    emitter.out.code(")\n");
    emitter.body_begins();
    for section in &view.sections {
        emitter.chapter(section, true, close.contains(section.id.as_str()));
    }
    emitter.glossary(&view.glossary, view);
    emitter.out.code("}\n");
    emitter.finish()
}

/// What both documents say of themselves.
pub(super) fn about(out: &mut Writer, view: &View, of: &StatusView) {
    let document = &view.document;
    out.words_arg("title", &document.title);
    out.words_arg("area", &document.area).words_arg("kind", &document.kind);
    out.words_arg("period", &document.period.words).words_arg("period-short", &document.period.short);
    out.words_arg_opt("version", document.version.as_deref());
    lang::args(out, &document.lang);
    out.string_arg("author", &document.issuer);
    keywords(out, document);
    date(out, &document.date);
    status(out, of);
}

/// The beginning of a document: its vocabulary, and what it is about for those who only look at the file.
pub(super) fn begin(out: &mut Writer, view: &View) {
    let document = &view.document;
    let parts = || [document.kind.as_str(), &document.area, &document.period.words].join(", ");
    out.code(IMPORTS).code("#set document(");
    out.string_arg("description", &document.summary.clone().unwrap_or_else(parts)).code(")\n");
}

/// Words by which a file is found. Typst writes a fixed set of properties, so the edition and the digest of the sources
/// stand among these, where every reader of PDFs shows them: to edit the file afterwards would risk its conformity for
/// properties that few programs look at.
fn keywords(out: &mut Writer, document: &DocumentView) {
    let edition = document.version.as_ref().map(|version| format!("version: {version}"));
    let sources = document.sources.as_ref().map(|digest| format!("sources: sha256:{digest}"));
    out.code(" keywords: (");
    for word in [document.kind.clone(), document.area.clone()].into_iter().chain(edition).chain(sources) {
        out.string(&word).code(", ");
    }
    out.code("),");
}

fn document(out: &mut Writer, view: &View) {
    let document = &view.document;
    about(out, view, &view.status);
    out.words_arg_opt("subtitle", document.subtitle.as_deref());
    out.words_arg_opt("summary", document.summary.as_deref());
    facts(out, "facts", &document.facts);
}

/// Facts: `(name, label, value, href)` each.
pub(super) fn facts(out: &mut Writer, name: &str, facts: &[planwright_view::Fact]) {
    out.code("\n").code(name).code(": (");
    for fact in facts {
        out.code("(").string_arg("name", &fact.name);
        out.words_arg("label", &fact.label).words_arg("value", &fact.value);
        out.string_arg_opt("href", fact.href.as_deref()).code("), ");
    }
    out.code("),");
}

/// What a reader who needs another format must know.
fn imprint(out: &mut Writer, document: &DocumentView) {
    out.words_arg_opt("alternative-formats", document.alternative_formats.as_deref());
    out.string_arg_opt("accessibility-statement", document.accessibility_statement.as_deref());
    let contact = &document.contact;
    let known =
        [("web", &contact.web), ("email", &contact.email), ("phone", &contact.phone), ("address", &contact.address)];
    let known = known.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    out.code("\n").dict_arg("contact", known, |out, value| {
        out.string(value);
    });
}

fn date(out: &mut Writer, date: &str) {
    let mut parts = date.split('-').map(|part| part.parse::<u16>().unwrap_or(1));
    let mut part = || parts.next().unwrap_or(1).to_string();
    let (year, month, day) = (part(), part(), part());
    out.code(" date: datetime(year: ").code(&year).code(", month: ").code(&month);
    out.code(", day: ").code(&day).code("),");
}

fn status(out: &mut Writer, status: &StatusView) {
    out.code("\nstatus: (").string_arg("id", &status.id);
    out.words_arg("label", &status.label).words_arg("note", &status.note);
    out.flag_arg("in-force", status.in_force).flag_arg("unfit", status.unfit).code("),");
}

impl Emitter<'_> {
    /// Writes a chapter; one with sections begins a page where it `may_turn` over.
    pub(super) fn chapter(&mut self, section: &SectionView, may_turn: bool, close: bool) {
        let start = self.out.text.len();
        self.out.code("chapter(");
        self.head(section);
        self.out.count_arg("words", section.word_count + section.children.iter().map(|c| c.word_count).sum::<usize>());
        self.out.count_arg("parts", if may_turn { section.children.len() } else { 0 });
        self.out.string_arg("end", &end_of(&section.id)).flag_arg("close", close);
        self.out.code(" {\n");
        self.blocks(&section.blocks, Place { level: section.level, nested: false });
        self.out.code("\n");
        section.children.iter().for_each(|child| self.section(child));
        self.out.code("[]\n})\n");
        self.out.mark(start, section.span);
    }

    fn section(&mut self, section: &SectionView) {
        let start = self.out.text.len();
        self.out.code("section(");
        self.head(section);
        self.out.count_arg("words", section.word_count).flag_arg("turns", turns(&section.blocks)).code(" ");
        self.blocks(&section.blocks, Place { level: section.level, nested: false });
        self.out.code(")\n");
        self.out.mark(start, section.span);
    }

    fn head(&mut self, section: &SectionView) {
        self.id_arg(&section.id);
        self.out.string_arg("kind", &section.kind);
        self.out.string_arg_opt("number", section.number.as_deref());
        self.out.string_arg_opt("numeral", section.numeral.as_deref());
        self.out.words_arg_opt("numeral-label", section.numeral_label.as_deref());
        self.out.words_arg("title", &section.title);
        self.out.words_arg_opt("owner", section.owner.as_deref());
        self.out.words_arg_opt("summary", section.summary.as_deref());
    }

    fn glossary(&mut self, terms: &[TermView], view: &View) {
        if terms.is_empty() {
            return;
        }
        self.out.code("chapter(").string_arg("kind", "glossary");
        self.ids.insert(GLOSSARY.to_owned());
        self.id_arg(GLOSSARY);
        let title = planwright_view::word(&view.words, "glossary");
        self.out.words_arg("title", &title).count_arg("words", terms.len() * 12).count_arg("parts", 0);
        self.out.code(" glossary(");
        for term in terms {
            self.out.code("\n(").words(&term.term).code(", ").words(&term.meaning).code("),");
        }
        self.out.code("))\n");
    }
}

/// True where something among the blocks turns the sheet: Typst allows that only outside of boxes.
fn turns(blocks: &[VBlock]) -> bool {
    blocks.iter().any(|block| matches!(&block.kind, BlockView::Table(table) if turns_sheet(table)))
}
