//! Lines of text: runs, links, notes, and what stands among them.

use super::looks::Look;
use super::model::{About, Block, Inline, Text};
use super::xml::{Node, attribute, child, name};
use super::{Reader, Refusal};

/// What a paragraph holds.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) content: Vec<Inline>,
    /// What stands in text boxes that hang on it, and lines across the page.
    pub(super) beside: Vec<Block>,
}

impl Reader<'_> {
    /// Reads what stands in a paragraph, or in a part of one.
    pub(super) fn inlines(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        for part in node.children().filter(Node::is_element) {
            match name(part) {
                ("w", "r") => self.run(part, line)?,
                ("w", "hyperlink") => self.hyperlink(part, line)?,
                ("w", "fldSimple") => self.simple(part, line)?,
                ("w", "ins" | "moveTo") => {
                    self.remark_inserted(part);
                    self.inlines(part, line)?;
                }
                ("w", "del") => self.deleted(part),
                ("w", "moveFrom") => {}
                ("w", "bookmarkStart") => self.bookmark(part, &mut line.content),
                ("w", "sdt") => self.control(part, line)?,
                ("m", "oMath" | "oMathPara") => self.formula(part, line),
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(part) {
                        self.inlines(chosen, line)?;
                    }
                }
                ("w", tag) if tag.ends_with("Pr") => {}
                _ => self.inlines(part, line)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, run: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        let look = self.look(run);
        self.run_parts(run, &look, line)
    }

    fn run_parts(&mut self, run: Node<'_>, look: &Look, line: &mut Line) -> Result<(), Refusal> {
        for part in run.children().filter(Node::is_element) {
            match name(part) {
                ("w", "t") => self.words(part.text().unwrap_or_default(), look, line),
                ("w", "tab" | "ptab") => self.words("\t", look, line),
                ("w", "noBreakHyphen") => self.words("\u{2011}", look, line),
                ("w", "sym") => self.words(&symbol(part), look, line),
                ("w", "br") if matches!(attribute(part, "type"), Some("page" | "column")) => {
                    self.words(" ", look, line)
                }
                ("w", "br" | "cr") => self.line_break(line),
                ("w", "fldChar") => self.field_mark(part, &mut line.content),
                ("w", "instrText") => self.field_instruction(part.text().unwrap_or_default()),
                ("w", "footnoteReference") => self.note(false, part, line),
                ("w", "endnoteReference") => self.note(true, part, line),
                ("w", "drawing") => self.drawing(part, line)?,
                ("w", "pict" | "object") => self.vml(part, line)?,
                ("w", "ruby") => {
                    let base = child(part, "rubyBase").map(|base| self.inlines(base, line));
                    base.transpose()?;
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = chosen(part) {
                        self.run_parts(chosen, look, line)?;
                    }
                }
                ("w", "rPr" | "softHyphen" | "lastRenderedPageBreak" | "delText" | "delInstrText") => {}
                _ => self.run_parts(part, look, line)?,
            }
        }
        Ok(())
    }

    /// Adds words, or says where they went instead.
    pub(super) fn words(&mut self, words: &str, look: &Look, line: &mut Line) {
        if self.is_in_contents() {
            self.contents_words(words);
            return;
        }
        if self.is_in_note() {
            return;
        }
        if look.hidden {
            self.remark_words(About::Hidden, words);
            return;
        }
        let words: String = words.chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }).collect();
        let is_kept = |c: &char| *c == '\t' || !c.is_control() && *c != '\u{feff}';
        let words: String = words.chars().filter(is_kept).collect();
        let words = if look.raised { raised(words) } else { words };
        if look.struck {
            self.remark_words(About::Struck, &words);
        }
        if look.highlighted {
            self.remark_words(About::Highlighted, &words);
        }
        let text = Text {
            words,
            strong: look.strong,
            emphasis: look.emphasis,
            code: look.code,
            language: look.language.clone(),
        };
        let begins = self.link_begins(line.content.len());
        match line.content.last_mut() {
            Some(Inline::Text(last)) if !begins && alike(last, &text) => last.words.push_str(&text.words),
            _ if text.words.is_empty() => {}
            _ => line.content.push(Inline::Text(text)),
        }
    }

    /// Adds a remark about words; runs of a line that follow each other make one remark.
    fn remark_words(&mut self, about: About, words: &str) {
        match self.doc.remarks.last_mut() {
            Some(last) if self.goes_on && last.about == about => last.words.push_str(words),
            _ if words.trim().is_empty() => {}
            _ => {
                self.doc.remark(about, words);
                self.goes_on = true;
            }
        }
    }

    fn line_break(&mut self, line: &mut Line) {
        if self.is_in_contents() { self.contents_words(" ") } else { line.content.push(Inline::Break) }
    }

    fn hyperlink(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        let mut inner = Line::default();
        self.inlines(node, &mut inner)?;
        line.beside.append(&mut inner.beside);
        let relation = attribute(node, "id").and_then(|id| self.relations.get(id));
        let mut target = relation.map(|relation| relation.target.clone()).unwrap_or_default();
        if let Some(anchor) = attribute(node, "anchor").filter(|anchor| !anchor.is_empty()) {
            target = format!("{target}#{anchor}");
        }
        push_link(target, inner.content, line);
        Ok(())
    }

    fn simple(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        let (target, is_contents) = Self::simple_field(node);
        let mut inner = Line::default();
        self.inlines(node, &mut inner)?;
        line.beside.append(&mut inner.beside);
        if is_contents {
            self.contents_words(&super::plain(&inner.content));
            self.end_contents();
        } else {
            push_link(target.unwrap_or_default(), inner.content, line);
        }
        Ok(())
    }

    /// A content control: what was filled in, but not what asks to be.
    fn control(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refusal> {
        let asks = child(node, "sdtPr").is_some_and(|properties| child(properties, "showingPlcHdr").is_some());
        let Some(content) = child(node, "sdtContent") else { return Ok(()) };
        if asks {
            let words = words_below(content);
            self.doc.remark(About::Hidden, words);
            return Ok(());
        }
        self.inlines(content, line)
    }

    fn formula(&mut self, node: Node<'_>, line: &mut Line) {
        let words: Vec<&str> =
            node.descendants().filter(|part| name(*part) == ("m", "t")).filter_map(|part| part.text()).collect();
        self.words(&words.concat(), &Look::default(), line);
    }

    fn note(&mut self, is_endnote: bool, node: Node<'_>, line: &mut Line) {
        let id = attribute(node, "id").unwrap_or_default().to_owned();
        if let Some(&note) = self.note_ids.get(&(is_endnote, id)) {
            if let Some(Inline::Anchor(name)) = line.content.last() {
                self.note_places.insert(name.clone(), note);
            }
            line.content.push(Inline::Note(note));
        }
    }

    pub(super) fn bookmark(&mut self, node: Node<'_>, content: &mut Vec<Inline>) {
        let known = attribute(node, "name").filter(|name| !name.is_empty() && *name != "_GoBack");
        content.extend(known.map(|name| Inline::Anchor(name.to_owned())));
    }

    pub(super) fn remark_inserted(&mut self, node: Node<'_>) {
        let words = words_below(node);
        if !words.trim().is_empty() {
            self.doc.remark(About::Inserted, words);
        }
    }

    /// Words that a tracked change took out.
    pub(super) fn deleted(&mut self, node: Node<'_>) {
        let words = words_below(node);
        if !words.trim().is_empty() {
            self.doc.remark(About::Deleted, words);
        }
    }
}

/// Words with another look or none between them make one text only where they look alike.
fn alike(one: &Text, other: &Text) -> bool {
    (one.strong, one.emphasis, one.code, &one.language) == (other.strong, other.emphasis, other.code, &other.language)
}

fn push_link(target: String, mut content: Vec<Inline>, line: &mut Line) {
    if target.is_empty() || content.is_empty() {
        line.content.append(&mut content);
    } else {
        line.content.push(Inline::Link { target, content });
    }
}

/// What to read of several ways to say the same: the first, which is the newest.
pub(super) fn chosen<'a>(node: Node<'a>) -> Option<Node<'a>> {
    let find = |wanted: &str| node.children().find(|part| name(*part) == ("mc", wanted));
    find("Choice").or_else(|| find("Fallback"))
}

/// All words below an element, deleted ones too; paragraphs are divided by spaces.
pub(super) fn words_below(node: Node<'_>) -> String {
    let mut words = String::new();
    for part in node.descendants() {
        match name(part) {
            ("w", "t" | "delText") | ("a", "t") | ("m", "t") => words.push_str(part.text().unwrap_or_default()),
            ("w", "p" | "tab" | "br" | "cr") | ("a", "p" | "br") => words.push(' '),
            _ => {}
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sign of a font of signs as a letter that any font has.
fn symbol(node: Node<'_>) -> String {
    let code = attribute(node, "char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or_default();
    let font = attribute(node, "font").unwrap_or_default();
    let sign = match (font, code & 0xff) {
        ("Symbol", 0xb7) | ("Wingdings", 0x9f | 0x6c) => '•',
        ("Wingdings", 0xfc) => '✓',
        ("Wingdings", 0xfb) => '✗',
        ("Wingdings", 0xa7 | 0x6e) => '▪',
        ("Wingdings", 0xe0 | 0xf0) => '→',
        ("Wingdings", 0x4a) => '☺',
        ("Symbol", 0xae) => '→',
        ("Symbol", 0xa3) => '≤',
        ("Symbol", 0xb3) => '≥',
        _ => char::from_u32(code).filter(|c| !c.is_control() && !('\u{e000}'..'\u{f900}').contains(c)).unwrap_or('•'),
    };
    sign.to_string()
}

/// Small figures that Unicode has, for squares and cubes.
fn raised(words: String) -> String {
    match words.as_str() {
        "2" => "²".to_owned(),
        "3" => "³".to_owned(),
        _ => words,
    }
}
