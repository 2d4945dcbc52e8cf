//! Small parts: settings, the palette that Word offers, and what the file says of itself.

use planwright_view::View;

use super::palette::Palette;
use super::xml::Xml;

/// The version of Word whose layout the document is made for; without it Word takes it for one of 2007.
const WORD_2013: &str = "15";

pub(super) fn settings(lang: &str) -> Vec<u8> {
    let mut out = Xml::part("w:settings", &[("xmlns:w", super::WORD)]);
    out.empty("w:zoom", &[("w:percent", "100")]).empty("w:embedTrueTypeFonts", &[]).val("w:defaultTabStop", "720");
    out.val("w:characterSpacingControl", "doNotCompress");
    out.open("w:footnotePr", &[]).empty("w:footnote", &[("w:id", "-1")]).empty("w:footnote", &[("w:id", "0")]).close();
    out.open("w:compat", &[]);
    let setting =
        [("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", WORD_2013)];
    out.empty("w:compatSetting", &setting).close();
    out.empty("w:themeFontLang", &[("w:val", lang)]);
    let colours = ["bg1", "t1", "bg2", "t2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
    let names =
        ["light1", "dark1", "light2", "dark2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"];
    let keys: Vec<String> = colours.iter().map(|colour| format!("w:{colour}")).collect();
    let mut mapping: Vec<(&str, &str)> = keys.iter().map(String::as_str).zip(names).collect();
    mapping.extend([("w:hyperlink", "hyperlink"), ("w:followedHyperlink", "followedHyperlink")]);
    out.empty("w:clrSchemeMapping", &mapping).val("w:decimalSymbol", ".").val("w:listSeparator", ",");
    out.into_bytes()
}

/// The theme's colours and face, for whoever goes on writing in Word.
pub(super) fn theme(palette: &Palette, name: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
    let mut out = Xml::part("a:theme", &[("xmlns:a", main), ("name", name)]);
    out.open("a:themeElements", &[]).open("a:clrScheme", &[("name", name)]);
    let colours: [(&'static str, &str); 12] = [
        ("a:dk1", &palette.ink),
        ("a:lt1", "FFFFFF"),
        ("a:dk2", &palette.field),
        ("a:lt2", &palette.paper),
        ("a:accent1", &palette.field),
        ("a:accent2", &palette.accent),
        ("a:accent3", &palette.gold),
        ("a:accent4", &palette.mist),
        ("a:accent5", &palette.tab),
        ("a:accent6", &palette.muted),
        ("a:hlink", &palette.link),
        ("a:folHlink", &palette.link),
    ];
    for (tag, colour) in colours {
        out.open(tag, &[]).empty("a:srgbClr", &[("val", colour)]).close();
    }
    out.close().open("a:fontScheme", &[("name", name)]);
    for tag in ["a:majorFont", "a:minorFont"] {
        out.open(tag, &[]).empty("a:latin", &[("typeface", &palette.face)]);
        out.empty("a:ea", &[("typeface", "")]).empty("a:cs", &[("typeface", "")]).close();
    }
    out.close();
    formats(&mut out, name);
    out.into_bytes()
}

/// What a theme must say of fills, lines and effects: three of each, all plain.
fn formats(out: &mut Xml, name: &str) {
    out.open("a:fmtScheme", &[("name", name)]);
    let fill = |out: &mut Xml| {
        out.open("a:solidFill", &[]).empty("a:schemeClr", &[("val", "phClr")]).close();
    };
    out.open("a:fillStyleLst", &[]);
    (0..3).for_each(|_| fill(out));
    out.close().open("a:lnStyleLst", &[]);
    for width in ["6350", "12700", "19050"] {
        out.open("a:ln", &[("w", width)]);
        fill(out);
        out.close();
    }
    out.close().open("a:effectStyleLst", &[]);
    for _ in 0..3 {
        out.open("a:effectStyle", &[]).empty("a:effectLst", &[]).close();
    }
    out.close().open("a:bgFillStyleLst", &[]);
    (0..3).for_each(|_| fill(out));
    out.close().close();
}

/// What the file says of itself, with the document's date and never the clock's.
pub(super) fn core(view: &View) -> Vec<u8> {
    let document = &view.document;
    let mut out = Xml::part(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    out.words("dc:title", &document.title);
    out.words("dc:subject", &format!("{}, {}, {}", document.kind, document.area, document.period.words));
    out.words("dc:creator", &document.issuer).words("cp:keywords", &format!("{}, {}", document.kind, document.area));
    if let Some(summary) = &document.summary {
        out.words("dc:description", summary);
    }
    out.words("dc:language", &document.lang).words("cp:contentStatus", &view.status.label);
    for tag in ["dcterms:created", "dcterms:modified"] {
        let time = format!("{}T00:00:00Z", document.date);
        out.open(tag, &[("xsi:type", "dcterms:W3CDTF")]).text(&time).close();
    }
    if let Some(version) = &document.version {
        out.words("cp:version", version);
    }
    out.into_bytes()
}

pub(super) fn app(view: &View) -> Vec<u8> {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    let mut out = Xml::part("Properties", &[("xmlns", namespace)]);
    out.words("Application", "Planwright").words("Company", &view.document.issuer);
    out.into_bytes()
}
