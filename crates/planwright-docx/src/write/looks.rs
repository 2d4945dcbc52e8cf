//! How each style of paragraphs looks: structure, running text, tables, cover and page.

use super::palette::Palette;
use super::sheet::{FULL, HANG, mm};
use super::styles::Style;

/// Title, headings, contents.
pub(super) fn structure(palette: &Palette) -> Vec<Style<'_>> {
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
pub(super) fn text(palette: &Palette) -> Vec<Style<'_>> {
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
pub(super) fn tables(palette: &Palette) -> Vec<Style<'_>> {
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
pub(super) fn sheets(palette: &Palette) -> Vec<Style<'_>> {
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
