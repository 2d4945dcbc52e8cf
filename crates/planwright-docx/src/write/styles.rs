//! Styles: Word's own names in the theme's face and colours.

use super::palette::{FALLBACK_FACE, Palette};
use super::sheet::{FULL, HANG, mm};
use super::xml::Xml;

/// A style of paragraphs.
#[derive(Clone)]
struct Style<'a> {
    id: &'a str,
    /// Word's own name for it, or ours.
    name: &'a str,
    based: &'a str,
    next: &'a str,
    /// Half points; 0 for those of what it is based on.
    size: i32,
    bold: Option<bool>,
    colour: Option<&'a str>,
    /// Twentieths of a point.
    before: i32,
    after: i32,
    /// 240ths of a line; 0 for those of what it is based on.
    line: i32,
    left: i32,
    right: i32,
    hanging: i32,
    keep_next: bool,
    keep_lines: bool,
    outline: Option<u8>,
    /// Side, eighths of a point, distance in points, colour.
    borders: Vec<(&'static str, i32, i32, &'a str)>,
    fill: Option<&'a str>,
    /// Kind and place.
    tabs: Vec<(&'static str, i32)>,
}

impl<'a> Style<'a> {
    fn new(id: &'a str, name: &'a str) -> Self {
        Self {
            id,
            name,
            based: "Normal",
            next: id,
            size: 0,
            bold: None,
            colour: None,
            before: 0,
            after: 160,
            line: 0,
            left: 0,
            right: 0,
            hanging: 0,
            keep_next: false,
            keep_lines: false,
            outline: None,
            borders: Vec::new(),
            fill: None,
            tabs: Vec::new(),
        }
    }

    fn write(&self, out: &mut Xml) {
        let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", self.id)];
        if is_ours(self.id) {
            attributes.push(("w:customStyle", "1"));
        }
        out.open("w:style", &attributes).val("w:name", self.name).val("w:basedOn", self.based);
        out.val("w:next", self.next).empty("w:qFormat", &[]);
        self.paragraph(out);
        self.run(out);
        out.close();
    }

    fn paragraph(&self, out: &mut Xml) {
        out.open("w:pPr", &[]);
        for (wanted, tag) in [(self.keep_next, "w:keepNext"), (self.keep_lines, "w:keepLines")] {
            if wanted {
                out.empty(tag, &[]);
            }
        }
        if !self.borders.is_empty() {
            out.open("w:pBdr", &[]);
            for (side, width, space, colour) in &self.borders {
                border(out, side, *width, *space, colour);
            }
            out.close();
        }
        if let Some(fill) = self.fill {
            out.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)]);
        }
        if !self.tabs.is_empty() {
            out.open("w:tabs", &[]);
            for (kind, at) in &self.tabs {
                out.empty("w:tab", &[("w:val", kind), ("w:pos", &at.to_string())]);
            }
            out.close();
        }
        let (before, after, line) = (self.before.to_string(), self.after.to_string(), self.line.to_string());
        let mut spacing = vec![("w:before", before.as_str()), ("w:after", &after)];
        if self.line > 0 {
            spacing.extend([("w:line", line.as_str()), ("w:lineRule", "auto")]);
        }
        out.empty("w:spacing", &spacing);
        if (self.left, self.right, self.hanging) != (0, 0, 0) {
            let (left, right, hanging) = (self.left.to_string(), self.right.to_string(), self.hanging.to_string());
            out.empty("w:ind", &[("w:left", &left), ("w:right", &right), ("w:hanging", &hanging)]);
        }
        if let Some(level) = self.outline {
            out.val("w:outlineLvl", &level.to_string());
        }
        out.close();
    }

    fn run(&self, out: &mut Xml) {
        out.open("w:rPr", &[]);
        match self.bold {
            Some(true) => {
                out.empty("w:b", &[]).empty("w:bCs", &[]);
            }
            Some(false) => {
                out.val("w:b", "0").val("w:bCs", "0");
            }
            None => {}
        }
        if let Some(colour) = self.colour {
            out.val("w:color", colour);
        }
        if self.size > 0 {
            let size = self.size.to_string();
            out.val("w:sz", &size).val("w:szCs", &size);
        }
        out.close();
    }
}

/// True for styles that Word does not know.
fn is_ours(id: &str) -> bool {
    let known = [
        "Caption",
        "Footer",
        "FootnoteText",
        "Header",
        "HTMLPreformatted",
        "ListBullet",
        "ListContinue",
        "ListNumber",
        "Quote",
        "Signature",
        "Subtitle",
        "TOC1",
        "TOC2",
        "TOCHeading",
        "Title",
    ];
    !known.contains(&id) && !id.starts_with("Heading")
}

/// The part that holds the styles.
pub(super) fn part(palette: &Palette, lang: &str) -> Vec<u8> {
    let mut out = Xml::part("w:styles", &[("xmlns:w", super::WORD)]);
    defaults(&mut out, palette, lang);
    for style in structure(palette).into_iter().chain(text(palette)).chain(tables(palette)).chain(sheets(palette)) {
        style.write(&mut out);
    }
    characters(&mut out, palette);
    table_styles(&mut out, palette);
    out.into_bytes()
}

fn defaults(out: &mut Xml, palette: &Palette, lang: &str) {
    out.open("w:docDefaults", &[]).open("w:rPrDefault", &[]).open("w:rPr", &[]);
    let face = palette.face.as_str();
    out.empty("w:rFonts", &[("w:ascii", face), ("w:hAnsi", face), ("w:eastAsia", FALLBACK_FACE), ("w:cs", "Arial")]);
    out.val("w:color", &palette.ink).val("w:sz", "22").val("w:szCs", "22");
    out.empty("w:lang", &[("w:val", lang), ("w:eastAsia", lang), ("w:bidi", "ar-SA")]).close().close();
    out.open("w:pPrDefault", &[]).open("w:pPr", &[]);
    out.empty("w:spacing", &[("w:after", "160"), ("w:line", "266"), ("w:lineRule", "auto")]).close().close().close();
    out.open("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")]);
    out.val("w:name", "Normal").empty("w:qFormat", &[]).close();
    out.open("w:style", &[("w:type", "character"), ("w:default", "1"), ("w:styleId", "DefaultParagraphFont")]);
    out.val("w:name", "Default Paragraph Font").val("w:uiPriority", "1").empty("w:semiHidden", &[]).close();
}

/// Title, headings, contents.
fn structure(palette: &Palette) -> Vec<Style<'_>> {
    let p = palette;
    let mut all = vec![
        Style {
            next: "Subtitle",
            size: 88,
            bold: Some(true),
            colour: Some(&p.field),
            before: 240,
            after: 200,
            line: 204,
            left: -HANG,
            keep_next: true,
            keep_lines: true,
            ..Style::new("Title", "Title")
        },
        Style {
            next: "Normal",
            size: 40,
            colour: Some(&p.field),
            after: 280,
            line: 228,
            left: -HANG,
            keep_lines: true,
            ..Style::new("Subtitle", "Subtitle")
        },
    ];
    // Size, colour, space before and after.
    let levels: [(&str, &str, i32, &str, i32, i32); 6] = [
        ("Heading1", "heading 1", 54, &p.ink, 720, 320),
        ("Heading2", "heading 2", 34, &p.ink, 480, 180),
        ("Heading3", "heading 3", 26, &p.ink, 320, 120),
        ("Heading4", "heading 4", 22, &p.ink, 260, 100),
        ("Heading5", "heading 5", 22, &p.muted, 240, 80),
        ("Heading6", "heading 6", 20, &p.muted, 220, 80),
    ];
    for (level, (id, name, size, colour, before, after)) in (0..).zip(levels) {
        let (left, borders) = if level == 0 { (-HANG, vec![("top", 19, 14, p.ink.as_str())]) } else { (0, Vec::new()) };
        all.push(Style {
            next: "Normal",
            size,
            bold: Some(true),
            colour: Some(colour),
            before,
            after,
            line: 228,
            left,
            borders,
            keep_next: true,
            keep_lines: true,
            outline: Some(level),
            ..Style::new(id, name)
        });
    }
    let right = FULL - HANG;
    all.extend([
        Style {
            next: "Normal",
            size: 54,
            bold: Some(true),
            after: 320,
            left: -HANG,
            keep_next: true,
            ..Style::new("TOCHeading", "TOC Heading")
        },
        Style {
            next: "Normal",
            size: 24,
            bold: Some(true),
            before: 140,
            after: 60,
            line: 228,
            right: mm(12),
            keep_next: true,
            tabs: vec![("right", right)],
            ..Style::new("TOC1", "toc 1")
        },
        Style {
            next: "Normal",
            after: 50,
            line: 228,
            left: mm(7),
            right: mm(12),
            tabs: vec![("right", right)],
            ..Style::new("TOC2", "toc 2")
        },
    ]);
    all
}

/// Running text.
fn text(palette: &Palette) -> Vec<Style<'_>> {
    let p = palette;
    let alert = |id, name, colour| Style {
        after: 120,
        left: mm(5),
        right: mm(3),
        borders: vec![("left", 24, 11, colour)],
        fill: Some(p.paper.as_str()),
        keep_lines: true,
        ..Style::new(id, name)
    };
    vec![
        Style {
            size: 27,
            colour: Some(&p.field),
            after: 280,
            line: 252,
            keep_lines: true,
            ..Style::new("ChapterSummary", "Chapter Summary")
        },
        Style {
            size: 25,
            colour: Some(&p.field),
            after: 200,
            line: 252,
            keep_lines: true,
            ..Style::new("SectionSummary", "Section Summary")
        },
        Style { size: 20, bold: Some(true), colour: Some(&p.muted), after: 140, ..Style::new("Owner", "Owner") },
        Style { after: 100, ..Style::new("ListBullet", "List Bullet") },
        Style { after: 100, ..Style::new("ListNumber", "List Number") },
        Style { after: 100, ..Style::new("ListContinue", "List Continue") },
        Style {
            size: 24,
            colour: Some(&p.field),
            left: mm(5),
            right: mm(5),
            borders: vec![("left", 13, 11, p.accent.as_str())],
            ..Style::new("Quote", "Quote")
        },
        alert("AlertNote", "Alert Note", p.field.as_str()),
        alert("AlertImportant", "Alert Important", p.accent.as_str()),
        alert("AlertWarning", "Alert Warning", p.status.as_str()),
        Style {
            bold: Some(true),
            after: 20,
            keep_next: true,
            next: "Definition",
            ..Style::new("DefinitionTerm", "Definition Term")
        },
        Style { left: mm(6), after: 120, ..Style::new("Definition", "Definition") },
        Style {
            size: 20,
            line: 240,
            after: 160,
            fill: Some(&p.paper),
            ..Style::new("HTMLPreformatted", "HTML Preformatted")
        },
        Style {
            before: 120,
            after: 280,
            right: mm(108),
            borders: vec![("bottom", 10, 1, p.rule.as_str())],
            ..Style::new("ThematicBreak", "Thematic Break")
        },
        Style { before: 240, after: 240, keep_lines: true, ..Style::new("Signature", "Signature") },
        Style { before: 160, after: 120, line: 240, keep_lines: true, ..Style::new("Picture", "Picture") },
        Style {
            size: 19,
            after: 60,
            line: 228,
            left: mm(44),
            hanging: mm(44),
            tabs: vec![("left", mm(44))],
            keep_lines: true,
            ..Style::new("Fact", "Fact")
        },
        Style { size: 19, colour: Some(&p.muted), after: 120, line: 228, ..Style::new("Source", "Source") },
        Style { size: 18, after: 60, line: 228, ..Style::new("FootnoteText", "footnote text") },
    ]
}

/// Tables and what stands over them.
fn tables(palette: &Palette) -> Vec<Style<'_>> {
    let p = palette;
    let cell = |id, name| Style { size: 19, before: 50, after: 60, line: 228, ..Style::new(id, name) };
    vec![
        Style {
            size: 21,
            bold: Some(true),
            colour: Some(&p.ink),
            before: 240,
            after: 140,
            line: 228,
            keep_lines: true,
            ..Style::new("Caption", "caption")
        },
        Style {
            size: 20,
            bold: Some(true),
            colour: Some(&p.accent),
            before: 240,
            after: 100,
            line: 228,
            keep_next: true,
            keep_lines: true,
            ..Style::new("RecordsTitle", "Records Title")
        },
        cell("TableText", "Table Text"),
        Style { bold: Some(true), ..cell("TableHeading", "Table Heading") },
        Style {
            bold: Some(true),
            colour: Some(&p.field),
            before: 180,
            keep_next: true,
            ..cell("TableOver", "Table Row Heading")
        },
        Style { size: 17, before: 40, after: 50, ..cell("TableTextSmall", "Table Text Small") },
        Style { size: 17, bold: Some(true), before: 40, after: 50, ..cell("TableHeadingSmall", "Table Heading Small") },
        Style { size: 4, after: 160, line: 240, ..Style::new("BlockEnd", "Block End") },
    ]
}

/// The cover and what stands round a page.
fn sheets(palette: &Palette) -> Vec<Style<'_>> {
    let p = palette;
    let status = |id, name, fill, ink| Style {
        size: 20,
        colour: Some(ink),
        after: 160,
        line: 228,
        left: -HANG + mm(2),
        right: mm(2),
        borders: ["top", "left", "bottom", "right"].map(|side| (side, 4, 5, fill)).to_vec(),
        fill: Some(fill),
        ..Style::new(id, name)
    };
    vec![
        Style {
            size: 24,
            before: 1200,
            after: 480,
            line: 240,
            left: -HANG,
            borders: vec![("top", 48, 16, p.gold.as_str())],
            ..Style::new("Cover", "Cover")
        },
        Style {
            size: 27,
            colour: Some(&p.field),
            after: 320,
            line: 252,
            left: -HANG,
            right: mm(12),
            ..Style::new("CoverSummary", "Cover Summary")
        },
        Style {
            size: 72,
            colour: Some(&p.tab),
            before: 480,
            after: 480,
            line: 240,
            left: -HANG,
            ..Style::new("CoverPeriod", "Cover Period")
        },
        Style {
            size: 19,
            before: 480,
            after: 120,
            line: 228,
            keep_lines: true,
            borders: vec![("top", 4, 10, p.rule.as_str())],
            ..Style::new("ImprintFirst", "Imprint First")
        },
        Style { size: 19, after: 120, line: 228, keep_lines: true, ..Style::new("Imprint", "Imprint") },
        status("Status", "Status", p.draft.as_str(), p.ink.as_str()),
        status("StatusUnfit", "Status Unfit", p.status.as_str(), "FFFFFF"),
        Style { size: 18, colour: Some(&p.muted), after: 0, line: 240, ..Style::new("Header", "header") },
        Style { size: 18, colour: Some(&p.muted), after: 0, line: 240, ..Style::new("Footer", "footer") },
        Style { size: 2, after: 0, line: 240, ..Style::new("SectionEnd", "Section End") },
    ]
}

fn characters(out: &mut Xml, palette: &Palette) {
    let style = |out: &mut Xml, id: &str, name: &str, ours: bool, write: &dyn Fn(&mut Xml)| {
        let mut attributes = vec![("w:type", "character"), ("w:styleId", id)];
        if ours {
            attributes.push(("w:customStyle", "1"));
        }
        out.open("w:style", &attributes).val("w:name", name).val("w:basedOn", "DefaultParagraphFont");
        out.open("w:rPr", &[]);
        write(out);
        out.close().close();
    };
    style(out, "Hyperlink", "Hyperlink", false, &|out| {
        out.val("w:color", &palette.link).val("w:u", "single");
    });
    style(out, "FootnoteReference", "footnote reference", false, &|out| {
        out.val("w:vertAlign", "superscript");
    });
    style(out, "HTMLCode", "HTML Code", false, &|out| {
        out.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", &palette.paper)]);
    });
    style(out, "Numeral", "Numeral", true, &|out| {
        out.val("w:color", &palette.accent);
    });
    style(out, "Label", "Label", true, &|out| {
        out.val("w:color", &palette.accent);
    });
    style(out, "Unit", "Unit", true, &|out| {
        out.val("w:b", "0").val("w:bCs", "0").val("w:color", &palette.muted);
    });
}

fn table_styles(out: &mut Xml, palette: &Palette) {
    out.open("w:style", &[("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]);
    out.val("w:name", "Normal Table").val("w:uiPriority", "99").empty("w:semiHidden", &[]);
    out.open("w:tblPr", &[]).empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    margins(out, 0);
    out.close().close();
    for (id, name, colour) in
        [("PlanTable", "Plan Table", &palette.ink), ("RecordsTable", "Records Table", &palette.accent)]
    {
        out.open("w:style", &[("w:type", "table"), ("w:customStyle", "1"), ("w:styleId", id)]);
        out.val("w:name", name).val("w:basedOn", "TableNormal");
        out.open("w:tblPr", &[]).open("w:tblBorders", &[]);
        border(out, "top", 11, 0, colour);
        border(out, "bottom", 4, 0, &palette.rule);
        border(out, "insideH", 4, 0, &palette.rule);
        out.close();
        margins(out, super::widths::GAP);
        out.close();
        out.open("w:tblStylePr", &[("w:type", "firstRow")]);
        out.open("w:tblPr", &[]).close().open("w:tcPr", &[]).open("w:tcBorders", &[]);
        border(out, "top", 11, 0, colour);
        border(out, "bottom", 7, 0, &palette.ink);
        out.close().close().close().close();
    }
}

fn margins(out: &mut Xml, right: i32) {
    out.open("w:tblCellMar", &[]);
    for (side, width) in [("w:top", 0), ("w:left", 0), ("w:bottom", 0), ("w:right", right)] {
        out.empty(side, &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    }
    out.close();
}

fn border(out: &mut Xml, side: &str, width: i32, space: i32, colour: &str) {
    let tag = match side {
        "top" => "w:top",
        "left" => "w:left",
        "bottom" => "w:bottom",
        "insideH" => "w:insideH",
        _ => "w:right",
    };
    let (width, space) = (width.to_string(), space.to_string());
    out.empty(tag, &[("w:val", "single"), ("w:sz", &width), ("w:space", &space), ("w:color", colour)]);
}
