//! Documents as they are written by hand, through [`check`]: the body's XML, and the text that is read.

mod bounds;
mod changes;
mod outside;
mod text;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::{Block, Cell, Document, Inline, Role, Text, read};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document in the making.
struct Made {
    parts: Vec<(String, Vec<u8>)>,
    relations: String,
}

impl Made {
    /// A document with this body, and styles that are known by their names.
    fn of(body: &str) -> Self {
        let document = part("document", &format!("<w:body>{body}</w:body>"));
        let mut made = Self { parts: Vec::new(), relations: String::new() };
        made.parts.push(("word/document.xml".to_owned(), document.into_bytes()));
        made.with("styles", &part("styles", STYLES)).with("numbering", &part("numbering", NUMBERING))
    }

    /// Adds a part that the text leads to by its kind.
    fn with(self, kind: &str, content: &str) -> Self {
        let id = format!("rId{kind}");
        self.file(&id, kind, &format!("{kind}.xml"), content.as_bytes())
    }

    /// Adds a part that the text leads to by an id.
    fn file(mut self, id: &str, kind: &str, name: &str, bytes: &[u8]) -> Self {
        self.relations.push_str(&format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{name}\"/>"));
        self.parts.push((format!("word/{name}"), bytes.to_vec()));
        self
    }

    /// Adds an address that the text leads to.
    fn link(mut self, id: &str, target: &str) -> Self {
        self.relations.push_str(&format!(
            "<Relationship Id=\"{id}\" Type=\"{OFFICE}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>"
        ));
        self
    }

    fn bytes(self) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let relations = format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            self.relations
        );
        let relations = ("word/_rels/document.xml.rels".to_owned(), relations.into_bytes());
        for (name, bytes) in self.parts.iter().chain([&relations]) {
            archive.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part");
            archive.write_all(bytes).expect("a part");
        }
        archive.finish().expect("an archive").into_inner()
    }

    fn read(self) -> Document {
        read(&self.bytes()).expect("a document")
    }
}

fn part(root: &str, content: &str) -> String {
    format!(
        "<w:{root} xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
         xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
         xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\">{content}</w:{root}>"
    )
}

const STYLES: &str = r#"
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Council chapter"/><w:basedOn w:val="Heading1"/></w:style>
<w:style w:type="paragraph" w:styleId="Pennawd2"><w:name w:val="Pennawd 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Level"><w:name w:val="Numbered title"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Dots"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>"#;

const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF020;"/></w:lvl></w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"#;

/// A paragraph of a style.
fn p(style: &str, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>"
    )
}

/// An entry of a list.
fn entry(list: u8, level: u8, words: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
    )
}

/// Reads a body and compares what it says with one line for each block.
#[track_caller]
fn check(body: &str, expected: &[&str]) -> Document {
    let document = Made::of(body).read();
    same(&document, expected);
    document
}

#[track_caller]
fn same(document: &Document, expected: &[&str]) {
    let mut lines = Vec::new();
    show(&document.blocks, "", &mut lines);
    assert_eq!(lines, expected);
}

/// What was said of it, a line each.
fn remarks(document: &Document) -> Vec<String> {
    document.remarks.iter().map(|remark| format!("{:?} {}", remark.about, remark.words).trim().to_owned()).collect()
}

fn show(blocks: &[Block], indent: &str, out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { level, content, .. } => {
                out.push(format!("{indent}{} {}", "#".repeat((*level).into()), line(content)))
            }
            Block::Paragraph { role: Role::Text, content } => out.push(format!("{indent}{}", line(content))),
            Block::Paragraph { role, content } => out.push(format!("{indent}{role:?}: {}", line(content))),
            Block::List { start, items } => {
                for (at, item) in items.iter().enumerate() {
                    let mark = start.map_or("-".to_owned(), |start| format!("{}.", start + at as u64));
                    out.push(format!("{indent}{mark}"));
                    show(item, &format!("{indent}  "), out);
                }
            }
            Block::Quote(blocks) => show(blocks, &format!("{indent}> "), out),
            Block::Alert(kind, blocks) => show(blocks, &format!("{indent}{kind}> "), out),
            Block::Definitions(entries) => {
                for (term, details) in entries {
                    out.push(format!("{indent}{}", line(term)));
                    details.iter().for_each(|blocks| show(blocks, &format!("{indent}: "), out));
                }
            }
            Block::Table(table) => {
                for row in &table.rows {
                    out.push(format!("{indent}| {} |", row.iter().map(cell).collect::<Vec<_>>().join(" | ")));
                }
            }
            Block::Code(_, text) => out.push(format!("{indent}code {text:?}")),
            Block::Rule => out.push(format!("{indent}***")),
            Block::Comment(words) => out.push(format!("{indent}<!-- {words} -->")),
        }
    }
}

fn cell(cell: &Cell) -> String {
    let mut lines = Vec::new();
    show(&cell.blocks, "", &mut lines);
    let span = if cell.columns > 1 { format!(" ×{}", cell.columns) } else { String::new() };
    format!("{}{}{span}", lines.join(" / "), if cell.below { "^" } else { "" })
}

fn line(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(Text { words, strong, emphasis, code, language }) => {
                let mut shown = words.clone();
                for (wanted, mark) in [(*strong, "**"), (*emphasis, "_"), (*code, "`")] {
                    shown = if wanted { format!("{mark}{shown}{mark}") } else { shown };
                }
                language.as_ref().map_or(shown.clone(), |language| format!("[{shown}]({language})"))
            }
            Inline::Link { target, content } => format!("[{}]({target})", line(content)),
            Inline::Note(note) => format!("[^{note}]"),
            Inline::Picture(image) => format!("![{}]({:?})", image.alt, image.picture),
            Inline::Break => "⏎".to_owned(),
            Inline::Anchor(name) => format!("{{{name}}}"),
        })
        .collect()
}
