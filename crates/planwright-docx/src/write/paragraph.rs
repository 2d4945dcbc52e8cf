//! Paragraphs and runs, with their properties in the order that the schema asks for.

use super::document::{Document, Opening};
use super::tracked::Mark;
use super::xml::Xml;

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The style's id; empty for Word's Normal.
    pub(super) style: &'static str,
    /// Whether it stays on the page of what follows.
    pub(super) keep_next: bool,
    /// Whether it begins a page.
    pub(super) page: bool,
    /// The list that it is an entry of, and how deep in it.
    pub(super) number: Option<(usize, usize)>,
    /// Where it begins and how far its first line hangs out, where its style does not say.
    pub(super) indent: Option<(i32, i32)>,
    /// Where its lines stand: `right` or `center`.
    pub(super) align: Option<&'static str>,
}

impl Paragraph {
    pub(super) fn of(style: &'static str) -> Self {
        Self { style, ..Self::default() }
    }

    /// The same at a distance from the text column's edge.
    pub(super) fn at(self, indent: i32) -> Self {
        if indent == 0 { self } else { Self { indent: Some((indent, 0)), ..self } }
    }

    /// Writes them. `mark` is what became of the paragraph's end, `before` how it was set.
    fn properties(&self, doc: &mut Document<'_>, mark: Option<Mark>, before: Option<Self>) {
        doc.out.open("w:pPr", &[]);
        self.settings(&mut doc.out);
        if let Some(mark) = mark {
            doc.out.open("w:rPr", &[]);
            doc.revision(mark.tag());
            doc.out.close();
        }
        if let Some(before) = before.filter(|before| before != self) {
            doc.change_of_properties(|out| before.settings(out));
        }
        doc.out.close();
    }

    fn settings(&self, out: &mut Xml) {
        if !self.style.is_empty() {
            out.val("w:pStyle", self.style);
        }
        if self.keep_next {
            out.empty("w:keepNext", &[]);
        }
        if self.page {
            out.empty("w:pageBreakBefore", &[]);
        }
        if let Some((list, level)) = self.number {
            out.open("w:numPr", &[]).val("w:ilvl", &level.to_string()).val("w:numId", &list.to_string()).close();
        }
        if let Some((left, hanging)) = self.indent {
            out.empty("w:ind", &[("w:left", &left.to_string()), ("w:hanging", &hanging.to_string())]);
        }
        if let Some(align) = self.align {
            out.val("w:jc", align);
        }
    }
}

/// How a run is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The id of a style of characters.
    pub(super) style: Option<&'static str>,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Six hexadecimal digits.
    pub(super) colour: Option<String>,
    /// BCP 47, where it is not the document's.
    pub(super) lang: Option<String>,
}

impl Look {
    pub(super) fn bold() -> Self {
        Self { bold: true, ..Self::default() }
    }

    pub(super) fn styled(style: &'static str) -> Self {
        Self { style: Some(style), ..Self::default() }
    }

    pub(super) fn properties(&self, out: &mut Xml) {
        let is_right_to_left = self.lang.as_deref().is_some_and(is_right_to_left);
        if self.style.is_none() && !self.bold && !self.italic && self.colour.is_none() && self.lang.is_none() {
            return;
        }
        out.open("w:rPr", &[]);
        if let Some(style) = self.style {
            out.val("w:rStyle", style);
        }
        if self.bold {
            out.empty("w:b", &[]).empty("w:bCs", &[]);
        }
        if self.italic {
            out.empty("w:i", &[]).empty("w:iCs", &[]);
        }
        if let Some(colour) = &self.colour {
            out.val("w:color", colour);
        }
        if is_right_to_left {
            out.empty("w:rtl", &[]);
        }
        if let Some(lang) = &self.lang {
            let script = if is_right_to_left { "w:bidi" } else { "w:val" };
            out.empty("w:lang", &[(script, lang)]);
        }
        out.close();
    }
}

/// True for languages that are written from right to left.
fn is_right_to_left(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    matches!(language.as_str(), "ar" | "ckb" | "dv" | "fa" | "he" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi")
}

impl Document<'_> {
    /// Writes a paragraph with what `write` writes into it.
    pub(super) fn paragraph(&mut self, paragraph: Paragraph, write: impl FnOnce(&mut Self)) {
        self.out.open("w:p", &[]);
        // A footnote goes and comes with its mark: the end of its last paragraph cannot by itself, nor can its number.
        let mark = self.tracking.marks.first().copied().filter(|_| !self.in_note || self.tracking.ends_in_note);
        let mark = mark.or(self.tracking.end.take());
        let before = self.tracking.before.take();
        paragraph.properties(self, mark, before);
        if let Some(note) = self.opening.take() {
            match note {
                Opening::Own => {
                    let marks = std::mem::take(&mut self.tracking.marks);
                    self.note_opening(note);
                    self.tracking.marks = marks;
                }
                Opening::Within(_) => self.note_opening(note),
            }
        }
        write(self);
        self.out.close();
    }

    /// Writes a paragraph of words alone.
    pub(super) fn line(&mut self, paragraph: Paragraph, words: &str) {
        self.paragraph(paragraph, |doc| doc.run(&Look::default(), words));
    }

    /// Writes words. Ends of lines, tabs and hyphens with a meaning become Word's own.
    pub(super) fn run(&mut self, look: &Look, words: &str) {
        if words.is_empty() {
            return;
        }
        let tag = if self.is_deleted() { "w:delText" } else { "w:t" };
        self.in_run(look, |out| letters_of(words, tag, out));
    }

    /// Writes a run, marked as what became of it.
    pub(super) fn in_run(&mut self, look: &Look, write: impl FnOnce(&mut Xml)) {
        let marks = self.open_marks();
        self.out.open("w:r", &[]);
        look.properties(&mut self.out);
        write(&mut self.out);
        self.out.close();
        for _ in 0..marks {
            self.out.close();
        }
    }

    /// Writes a field: what Word works out, and what stands there until it does.
    pub(super) fn field(&mut self, look: &Look, instruction: &str, shown: &str) {
        self.field_begin(look, instruction, false);
        self.run(look, shown);
        self.field_end(look);
    }

    /// Begins a field. One that is `stale` is worked out when the document is opened.
    pub(super) fn field_begin(&mut self, look: &Look, instruction: &str, stale: bool) {
        let mut begin = vec![("w:fldCharType", "begin")];
        if stale {
            begin.push(("w:dirty", "true"));
        }
        self.mark_of_field(look, &begin);
        let tag = if self.is_deleted() { "w:delInstrText" } else { "w:instrText" };
        self.in_run(look, |out| {
            out.open(tag, &[("xml:space", "preserve")]).text(&format!(" {instruction} ")).close();
        });
        self.mark_of_field(look, &[("w:fldCharType", "separate")]);
    }

    pub(super) fn field_end(&mut self, look: &Look) {
        self.mark_of_field(look, &[("w:fldCharType", "end")]);
    }

    fn mark_of_field(&mut self, look: &Look, attributes: &[(&str, &str)]) {
        self.in_run(look, |out| {
            out.empty("w:fldChar", attributes);
        });
    }
}

/// Writes letters, with Word's own for ends of lines, tabs and hyphens.
fn letters_of(words: &str, tag: &'static str, out: &mut Xml) {
    let mut rest = words;
    while !rest.is_empty() {
        let at = rest.find(['\t', '\n', '\u{ad}', '\u{2011}']).unwrap_or(rest.len());
        let (before, after) = rest.split_at(at);
        if !before.is_empty() {
            out.open(tag, &[("xml:space", "preserve")]).text(before).close();
        }
        let mut letters = after.chars();
        match letters.next() {
            Some('\t') => out.empty("w:tab", &[]),
            Some('\n') => out.empty("w:br", &[]),
            Some('\u{ad}') => out.empty("w:softHyphen", &[]),
            Some(_) => out.empty("w:noBreakHyphen", &[]),
            None => out,
        };
        rest = letters.as_str();
    }
}
