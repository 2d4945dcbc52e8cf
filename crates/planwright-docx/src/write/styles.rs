//! Styles: Word's own names in the theme's face and colours.

use super::looks::{sheets, structure, tables, text};
use super::palette::{FALLBACK_FACE, Palette};
use super::xml::Xml;

/// A style of paragraphs.
#[derive(Clone)]
pub(super) struct Style<'a> {
    pub(super) id: &'a str,
    /// Word's own name for it, or ours.
    pub(super) name: &'a str,
    pub(super) based: &'a str,
    pub(super) next: &'a str,
    /// Half points; 0 for those of what it is based on.
    pub(super) size: i32,
    pub(super) bold: Option<bool>,
    pub(super) colour: Option<&'a str>,
    /// Twentieths of a point.
    pub(super) before: i32,
    pub(super) after: i32,
    /// 240ths of a line; 0 for those of what it is based on.
    pub(super) line: i32,
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) hanging: i32,
    pub(super) keep_next: bool,
    pub(super) keep_lines: bool,
    pub(super) outline: Option<u8>,
    /// Side, eighths of a point, distance in points, colour.
    pub(super) borders: Vec<(&'static str, i32, i32, &'a str)>,
    pub(super) fill: Option<&'a str>,
    /// Kind and place.
    pub(super) tabs: Vec<(&'static str, i32)>,
}

impl<'a> Style<'a> {
    pub(super) fn new(id: &'a str, name: &'a str) -> Self {
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
