//! What is left of a document with tracked changes when all of them are accepted, or rejected.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};

/// What is done with every change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    Accept,
    Reject,
}

impl Answer {
    /// True for the elements whose words go.
    fn drops(self, name: &str) -> bool {
        match self {
            Self::Accept => matches!(name, "del" | "moveFrom" | "cellDel"),
            Self::Reject => matches!(name, "ins" | "moveTo" | "cellIns"),
        }
    }
}

/// The parts of a document that hold text, and what each refers to by its relationships' ids.
#[derive(Default)]
pub(crate) struct Docx {
    pub(crate) body: String,
    pub(crate) footnotes: String,
    relations: [BTreeMap<String, String>; 2],
    /// The numbers where numbered lists begin, by the lists' own.
    starts: BTreeMap<String, String>,
}

impl Docx {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut file = |name: &str| {
            let mut bytes = Vec::new();
            archive.by_name(name).ok()?.read_to_end(&mut bytes).expect("a part");
            Some(bytes)
        };
        let mut part = |name: &str| {
            let mut text = |path: String| file(&path).map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
            (text(format!("word/{name}.xml")).expect("a part"), text(format!("word/_rels/{name}.xml.rels")))
        };
        let parts = [part("document"), part("footnotes")];
        let relations = parts.each_ref().map(|(_, relations)| {
            let relations = relations.as_deref().map(|relations| Document::parse(relations).expect("XML"));
            let all = relations.iter().flat_map(|all| all.root_element().children()).filter(|kid| kid.is_element());
            let told = all.map(|one| {
                let target = attribute(one, "Target");
                // Files are called by what is in them.
                let told = match file(&format!("word/{target}")) {
                    Some(bytes) => format!("{:016x}", digest(&bytes)),
                    None => target.to_owned(),
                };
                (attribute(one, "Id").to_owned(), told)
            });
            told.collect()
        });
        let numbering = String::from_utf8(file("word/numbering.xml").expect("a part")).expect("UTF-8");
        let numbering = Document::parse(&numbering).expect("XML");
        let start = |list: Node<'_, '_>| {
            let start = list.descendants().find(|kid| is(*kid, "startOverride"));
            start.map(|start| (attribute(list, "numId").to_owned(), attribute(start, "val").to_owned()))
        };
        let starts = numbering.descendants().filter(|node| is(*node, "num")).filter_map(start).collect();
        let [(body, _), (footnotes, _)] = parts;
        Self { body, footnotes, relations, starts }
    }

    /// What is left, a paragraph a line: its style, then its words letter by letter with `[a note]`, `[again a note]`,
    /// `[picture: …]`, and `[to …]` before words that lead out of the document. Tables begin, have rows, and end on lines
    /// of their own.
    pub(crate) fn lines(&self, answer: Answer) -> Vec<String> {
        let notes = Document::parse(&self.footnotes).expect("XML");
        let body = Document::parse(&self.body).expect("XML");
        let mut reader = Reader::new(answer, &self.relations[1], &self.starts);
        let mut texts = BTreeMap::new();
        for note in notes.descendants().filter(|node| is(*node, "footnote")) {
            reader.walk(note);
            reader.end_of_text();
            texts.insert(attribute(note, "id").to_owned(), std::mem::take(&mut reader.lines).join(" ¶ "));
        }
        let mut reader = Reader::new(answer, &self.relations[0], &self.starts);
        reader.notes = texts;
        reader.walk(body.root_element());
        reader.end_of_text();
        reader.lines.iter().map(|line| reader.with_marks(line)).collect()
    }
}

fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// Stands before and after what is known when all was read: where a second mark of a note leads.
const LATER: char = '\u{e000}';

struct Reader<'a> {
    answer: Answer,
    relations: &'a BTreeMap<String, String>,
    starts: &'a BTreeMap<String, String>,
    /// The numbered lists that are left, in order.
    lists: Vec<String>,
    notes: BTreeMap<String, String>,
    /// The notes whose marks are left, in order, and those by the names of the places that hold the marks.
    marked: Vec<String>,
    named: BTreeMap<String, String>,
    /// The names of places that have begun.
    open: Vec<String>,
    lines: Vec<String>,
    /// Words of the paragraph that has not ended.
    words: String,
    /// What the field says that is being read, and whether its result has begun.
    field: Option<(String, bool)>,
}

impl<'a> Reader<'a> {
    fn new(answer: Answer, relations: &'a BTreeMap<String, String>, starts: &'a BTreeMap<String, String>) -> Self {
        Self {
            answer,
            relations,
            starts,
            lists: Vec::new(),
            notes: BTreeMap::new(),
            marked: Vec::new(),
            named: BTreeMap::new(),
            open: Vec::new(),
            lines: Vec::new(),
            words: String::new(),
            field: None,
        }
    }

    fn walk(&mut self, node: Node<'_, '_>) {
        for kid in node.children().filter(Node::is_element) {
            self.element(kid);
        }
    }

    fn element(&mut self, node: Node<'_, '_>) {
        let name = node.tag_name().name();
        match name {
            // The contents are no part of what was compared.
            "sdt" | "pPr" | "rPr" | "tblPr" | "trPr" | "tcPr" | "tblGrid" | "sectPr" => {}
            "tr" if self.goes(node, "trPr") => {}
            "tc" if self.goes(node, "tcPr") => {}
            "tbl" => self.table(node),
            "tr" => {
                self.lines.push("-- row".to_owned());
                self.walk(node);
            }
            "p" => self.paragraph(node),
            "instrText" | "delInstrText" => {
                if let Some((says, _)) = &mut self.field {
                    says.push_str(node.text().unwrap_or_default());
                }
            }
            "fldChar" => self.mark_of_field(attribute(node, "fldCharType")),
            "t" | "delText" | "drawing" if self.field.as_ref().is_some_and(|(_, shown)| *shown) => {}
            "r" if self.field.is_none() && !self.notes.is_empty() && is_number_of_note(node) => {
                let number: String =
                    node.descendants().filter(|kid| kid.is_text()).filter_map(|kid| kid.text()).collect();
                self.words.push_str(&format!("{LATER}#{number}{LATER}"));
            }
            "t" | "delText" => self.words.push_str(node.text().unwrap_or_default()),
            "tab" => self.words.push('\t'),
            "br" => self.words.push('\n'),
            "noBreakHyphen" => self.words.push('\u{2011}'),
            "softHyphen" => self.words.push('\u{ad}'),
            "drawing" => self.drawing(node),
            "hyperlink" => self.link(node),
            "bookmarkStart" => self.open.push(attribute(node, "name").to_owned()),
            "bookmarkEnd" => drop(self.open.pop()),
            "footnoteReference" => self.note(attribute(node, "id")),
            name if self.answer.drops(name) => {}
            _ => self.walk(node),
        }
    }

    fn note(&mut self, id: &str) {
        let note = self.notes.get(id).expect("a note");
        self.words.push_str(&format!("[{note}]"));
        self.marked.push(id.to_owned());
        if let Some(name) = self.open.last() {
            self.named.insert(name.clone(), id.to_owned());
        }
    }

    fn mark_of_field(&mut self, kind: &str) {
        match kind {
            "begin" => self.field = Some((String::new(), false)),
            "separate" => {
                if let Some((_, shown)) = &mut self.field {
                    *shown = true;
                }
            }
            _ => {
                let (says, _) = self.field.take().expect("a field that began");
                let name =
                    says.trim().strip_prefix("NOTEREF ").and_then(|rest| rest.split(' ').next()).unwrap_or_default();
                self.words.push_str(&format!("{LATER}{name}{LATER}"));
            }
        }
    }

    /// A line with the notes that second marks lead to.
    fn with_marks(&self, line: &str) -> String {
        let mut told = String::new();
        for (at, part) in line.split(LATER).enumerate() {
            if at % 2 == 0 {
                told.push_str(part);
                continue;
            }
            let id = match part.strip_prefix('#') {
                Some(number) => number.parse::<usize>().ok().and_then(|number| self.marked.get(number.checked_sub(1)?)),
                None => self.named.get(part),
            };
            let note = id.and_then(|id| self.notes.get(id)).map_or("nothing", String::as_str);
            told.push_str(&format!("[again {note}]"));
        }
        told
    }

    fn drawing(&mut self, node: Node<'_, '_>) {
        let of = |name: &str, key: &str| {
            let found = node.descendants().find(|kid| is(*kid, name)).map(|kid| attribute(kid, key));
            found.unwrap_or_default().to_owned()
        };
        let id = [of("blip", "embed"), of("chart", "id")].concat();
        let what = self.relations.get(&id).cloned().unwrap_or_default();
        self.words.push_str(&format!("[picture: {} {what}]", of("docPr", "descr")));
    }

    fn link(&mut self, node: Node<'_, '_>) {
        let before = self.words.len();
        self.walk(node);
        let target = self.relations.get(attribute(node, "id"));
        if let Some(target) = target.filter(|_| self.words.len() > before) {
            // A link in pieces that lead to one place is one.
            let end = format!("[/to {target}]");
            match self.words[..before].strip_suffix(&end).map(str::len) {
                Some(at) => self.words.replace_range(at..before, ""),
                None => self.words.insert_str(before, &format!("[to {target}]")),
            }
            self.words.push_str(&end);
        }
    }

    /// A table; none is left whose rows all go.
    fn table(&mut self, node: Node<'_, '_>) {
        let rows = node.children().filter(|kid| is(*kid, "tr"));
        if rows.into_iter().all(|row| self.goes(row, "trPr")) {
            return;
        }
        self.lines.push("-- table".to_owned());
        self.walk(node);
        self.lines.push("-- end of table".to_owned());
    }

    /// True where the properties of an element say that it goes.
    fn goes(&self, node: Node<'_, '_>, properties: &str) -> bool {
        let kids = node.children().filter(|kid| is(*kid, properties)).flat_map(|kid| kid.children());
        kids.into_iter().any(|kid| self.answer.drops(kid.tag_name().name()))
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        self.walk(node);
        let properties = node.children().find(|kid| is(*kid, "pPr"));
        // A paragraph whose end goes runs on into the next.
        if properties.is_some_and(|properties| self.goes(properties, "rPr")) {
            return;
        }
        let was = properties.and_then(|p| p.children().find(|kid| is(*kid, "pPrChange")));
        let was = was.filter(|_| self.answer == Answer::Reject).and_then(|was| was.first_element_child());
        let set = was.or(properties);
        let style = set.and_then(|p| p.children().find(|kid| is(*kid, "pStyle"))).map_or("", |s| attribute(s, "val"));
        let setting = set.map(|set| self.setting(set)).unwrap_or_default();
        let words = std::mem::take(&mut self.words);
        // A sheet that is turned for a table is turned in both versions.
        if style != "SectionEnd" {
            // How small a table's type is follows from what stands in it.
            let style = style.strip_suffix("Small").unwrap_or(style);
            self.lines.push(format!("{style}{setting}: {words}"));
        }
    }

    /// Which list a paragraph is an entry of, how deep, and where it begins.
    fn setting(&mut self, set: Node<'_, '_>) -> String {
        let mut told = String::new();
        let own = || set.children().filter(|kid| !is(*kid, "pPrChange")).flat_map(|kid| kid.descendants());
        let of = |name: &str, key: &str| own().find(|kid| is(*kid, name)).map(|kid| attribute(kid, key));
        if let (Some(list), Some(level)) = (of("numId", "val"), of("ilvl", "val")) {
            match self.starts.get(list) {
                None => told.push_str(&format!(" •{level}")),
                Some(start) => {
                    let known = self.lists.iter().position(|known| known == list);
                    let at = known.unwrap_or_else(|| {
                        self.lists.push(list.to_owned());
                        self.lists.len() - 1
                    });
                    told.push_str(&format!(" list {at} from {start}, {level}"));
                }
            }
        }
        // Where a caption begins follows from how broad its table is.
        let is_caption = of("pStyle", "val") == Some("Caption");
        if let (Some(left), Some(hanging), false) = (of("ind", "left"), of("ind", "hanging"), is_caption) {
            told.push_str(&format!(" in {left} {hanging}"));
        }
        told
    }

    /// No words may be left that no paragraph has.
    fn end_of_text(&mut self) {
        if !self.words.is_empty() {
            self.lines.push(format!("(no end): {}", std::mem::take(&mut self.words)));
        }
    }
}

/// True for the number of a note that is written as such.
fn is_number_of_note(run: Node<'_, '_>) -> bool {
    let mut style = run.children().filter(|kid| is(*kid, "rPr")).flat_map(|kid| kid.children());
    let is_mark = style.any(|kid| is(kid, "rStyle") && attribute(kid, "val") == "FootnoteReference");
    is_mark && run.children().any(|kid| is(kid, "t") || is(kid, "delText"))
}

pub(crate) fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> &'a str {
    node.attributes().find(|attribute| attribute.name() == name).map_or("", |attribute| attribute.value())
}
