//! Headings, marks, lists, tables.

use super::*;

#[test]
fn headings_are_known_by_style_and_by_level() {
    let body = [
        p("Title", "Safer"),
        p("Heading1", "One"),
        p("Ours", "Two"),
        p("Pennawd2", "Dau"),
        p("Level", "Three"),
        "<w:p><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr><w:r><w:t>Four</w:t></w:r></w:p>".to_owned(),
        p("Heading3", "By an unknown style's own name"),
    ];
    check(
        &body.concat(),
        &["Title: Safer", "# One", "# Two", "## Dau", "### Three", "#### Four", "### By an unknown style's own name"],
    );
}

#[test]
fn a_paragraph_among_the_headings_is_none() {
    let long = "word ".repeat(41);
    check(&p("Heading1", &long), &[&long]);
}

#[test]
fn marks_of_runs() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr><w:t>c</w:t></w:r>\
        <w:r><w:rPr><w:rStyle w:val=\"Strong\"/><w:b w:val=\"0\"/><w:i/></w:rPr><w:t>d</w:t></w:r>\
        <w:r><w:tab/><w:t>e</w:t><w:noBreakHyphen/><w:t>f</w:t><w:br/><w:t>m</w:t></w:r>\
        <w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>\
        <w:r><w:rPr><w:lang w:val=\"cy-GB\"/></w:rPr><w:t>heddlu</w:t></w:r>\
        <w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>";
    check(body, &["a **bc**_d_\te\u{2011}f⏎m²[heddlu](cy)✓"]);
}

#[test]
fn links_and_fields() {
    let field = |instruction: &str, words: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{words}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = format!(
        "<w:p><w:hyperlink r:id=\"rId9\"><w:r><w:t>site</w:t></w:r></w:hyperlink><w:hyperlink w:anchor=\"here\"><w:r><w:t>place</w:t></w:r></w:hyperlink>\
         {}<w:r><w:t xml:space=\"preserve\"> or </w:t></w:r>{}{}<w:bookmarkStart w:id=\"1\" w:name=\"here\"/><w:r><w:t>end</w:t></w:r></w:p>",
        field("HYPERLINK \"https://example.org/\"", "field"),
        field(" REF here \\h ", "ref"),
        field(" PAGE ", "7"),
    );
    let document = Made::of(&body).link("rId9", "https://example.org/a").read();
    same(
        &document,
        &["[site](https://example.org/a)[place](#here)[field](https://example.org/) or [ref](#here)7{here}end"],
    );
}

#[test]
fn lists_stand_within_lists_and_go_on() {
    let body = [
        entry(1, 0, "a"),
        entry(1, 1, "b"),
        entry(1, 0, "c"),
        entry(2, 0, "one"),
        entry(2, 1, "letter"),
        entry(2, 0, "two"),
        p("Normal", "between"),
        entry(2, 0, "three"),
        entry(3, 0, "five"),
        p("Dots", "by style"),
    ];
    let document = check(
        &body.concat(),
        &[
            "-",
            "  a",
            "  -",
            "    b",
            "-",
            "  c",
            "1.",
            "  one",
            "  1.",
            "    letter",
            "2.",
            "  two",
            "between",
            "3.",
            "  three",
            "5.",
            "  five",
            "-",
            "  by style",
        ],
    );
    assert_eq!(remarks(&document), ["Letters"]);
}

#[test]
fn a_paragraph_set_in_belongs_to_its_entry() {
    let set_in = "<w:p><w:pPr><w:ind w:left=\"720\"/></w:pPr><w:r><w:t>more</w:t></w:r></w:p>";
    check(&[&entry(2, 0, "one"), set_in, &entry(2, 0, "two")].concat(), &["1.", "  one", "  more", "2.", "  two"]);
    // A list whose mark is not seen is none: so LibreOffice and Pandoc go on with an entry.
    check(
        &[entry(2, 0, "one"), entry(2, 1, "deeper"), entry(4, 0, "more"), entry(2, 0, "two")].concat(),
        &["1.", "  one", "  1.", "    deeper", "  more", "2.", "  two"],
    );
    // After the last entry it stands for itself.
    check(&[&entry(2, 0, "one"), set_in].concat(), &["1.", "  one", "more"]);
}

#[test]
fn lists_of_several_styles_are_as_deep_as_they_are_set_in() {
    let set_in = |list: u8, left: u16, words: &str| {
        entry(list, 0, words).replace("</w:numPr>", &format!("</w:numPr><w:ind w:left=\"{left}\"/>"))
    };
    check(
        &[set_in(1, 360, "a"), set_in(2, 643, "b"), set_in(2, 643, "c"), set_in(1, 360, "d")].concat(),
        &["-", "  a", "  1.", "    b", "  2.", "    c", "-", "  d"],
    );
}

#[test]
fn tables_with_merged_cells() {
    let cell =
        |properties: &str, words: &str| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p("Normal", words));
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("", "What"),
        cell("<w:gridSpan w:val=\"2\"/>", "Money"),
        cell("<w:vMerge w:val=\"restart\"/>", "Pay"),
        cell("", "1"),
        cell("", "2"),
        cell("<w:vMerge/>", ""),
        cell("", "3"),
        cell("", "4"),
    );
    let document = check(&body, &["| What | Money ×2 |", "| Pay | 1 | 2 |", "| ^ | 3 | 4 |"]);
    assert!(matches!(&document.blocks[0], Block::Table(table) if table.header == Some(1)));
}

#[test]
fn a_table_that_only_arranges_text_is_text() {
    let body =
        format!("<w:tbl><w:tr><w:tc>{}{}</w:tc></w:tr></w:tbl>", p("Heading1", "Box"), p("Normal", "Words in it"));
    let document = check(&body, &["# Box", "Words in it"]);
    assert_eq!(remarks(&document), ["Layout Box Words in it"]);
}

#[test]
fn quotations_captions_and_rules() {
    let body = [p("Quote", "One"), p("Quote", "Two"), p("Caption", "Table 1: Money"), p("Normal", " ")];
    check(&body.concat(), &["> One", "> Two", "Caption: Table 1: Money"]);
}
