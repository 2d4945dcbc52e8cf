//! What the formatter makes of texts, by example; [`properties`] holds what is true of all texts.

mod properties;
mod written;

use planwright_parser::DocumentKind;

use super::{Formatted, Refusal, format};

/// Formats a section's body, and what comes of it once more.
#[track_caller]
fn check(body: &str, expected: &str) {
    let section = |body: &str| format!("---\ntitle: S\n---\n{body}");
    let anew = format(&section(body), DocumentKind::Section).unwrap();
    let expected = if expected.is_empty() { section("") } else { section(&format!("\n{expected}")) };
    assert_eq!(anew, Formatted { text: expected.clone(), kept: 0 });
    assert_eq!(format(&expected, DocumentKind::Section).map(|again| again.text), Ok(expected));
}

#[track_caller]
fn check_stays(body: &str) {
    check(body, body);
}

#[test]
fn a_sentence_stands_on_a_line_of_its_own() {
    check("One two. Three\nfour.", "One two.\nThree four.\n");
    check("One *two. Three* four.  Five.", "One *two.\nThree* four.\nFive.\n");
    check("One\n  two\n   three.\n", "One two three.\n");
    check("“One.” Two [three.\nFour](https://example.org/a).", "“One.”\nTwo [three. Four](https://example.org/a).\n");
    check("`One. Two\nthree.` Four.", "`One. Two three.` Four.\n");
}

#[test]
fn lines_that_end_on_purpose_end_there() {
    check_stays("One  \ntwo.\n");
    check("One\\\ntwo. Three", "One\\\ntwo.\nThree\n");
    check_stays("Chapter one.  \nIt ends.\n");
}

#[test]
fn blocks_stand_apart() {
    check("## One\nTwo\n\n\n\n- three\n", "## One\n\nTwo\n\n- three\n");
    check("One\n- two\n> three", "One\n\n- two\n\n> three\n");
    check("\n\n", "");
    check("One", "One\n");
}

#[test]
fn headings_have_their_signs_before_them() {
    check("One\n---\n", "## One\n");
    check("##   One. Two   {#id} \n", "## One. Two   {#id}\n");
    check("###\tOne\n", "### One\n");
}

#[test]
fn lists_have_one_kind_of_marks() {
    check("* one. Two\n* three\n  four\n", "- one.\n  Two\n- three four\n");
    check("1) one\n1) two\n", "1. one\n1. two\n");
    check("3. one\n9. two\n", "3. one\n4. two\n");
    check("+   one\n\n    two. Three\n    - four\n", "- one\n\n  two.\n  Three\n\n  - four\n");
    check("* one\n\n- two\n\n+ three\n", "- one\n\n* two\n\n- three\n");
    check("1. one\n\n1) two\n", "1. one\n\n1) two\n");
    check("9. nine\n   - in it\n10. ten\n    - in it\n", "9. nine\n   - in it\n10. ten\n    - in it\n");
    check("-\n- one\n", "-\n- one\n");
}

#[test]
fn what_stands_behind_a_list_does_not_come_into_it() {
    check_stays("-    one\n\n    code\n");
    check("-   one\n  <!-- two -->\n", "- one\n<!-- two -->\n");
    check(
        "1.  one\n\n    - two\n\n   ```\n   three\n     four\n   ```\n",
        "1. one\n\n   - two\n\n```\nthree\n  four\n```\n",
    );
}

#[test]
fn quotes_and_alerts_keep_their_signs() {
    check(">One. Two\nthree\n>\n> > Four. Five\n", "> One.\n> Two three\n>\n> > Four.\n> > Five\n");
    check("> [!NOTE]\n> One. Two\n>\n> * three\n", "> [!NOTE]\n> One.\n> Two\n>\n> - three\n");
    check("- > One. Two\n", "- > One.\n  > Two\n");
}

#[test]
fn footnotes_go_on_four_spaces_in() {
    check("One.[^a] Two.\n\n[^a]: Three. Four\n\n    five\n", "One.[^a]\nTwo.\n\n[^a]: Three.\n    Four\n\n    five\n");
    check("One.[^a] Two.[^b]\n\n[^a]: Three\n[^b]: Four\n", "One.[^a]\nTwo.[^b]\n\n[^a]: Three\n\n[^b]: Four\n");
}

#[test]
fn tables_stand_in_columns() {
    check(
        "|A|£m|\n|-|--:|\n|Ŵyl 👮 x|**1.5**|\n| |\\| 2|\n",
        "| A        |      £m |\n| -------- | ------: |\n| Ŵyl 👮 x | **1.5** |\n|          |    \\| 2 |\n",
    );
    check("A|B\n:-:|:--\none|\n", "|  A  | B   |\n| :-: | :-- |\n| one |     |\n");
    let long = "x".repeat(200);
    check(&format!("| A | B |\n|:--|---|\n|{long}|  b|\n"), &format!("| A | B |\n| :-- | --- |\n| {long} | b |\n"));
}

#[test]
fn a_row_that_markdown_would_cut_stays() {
    check_stays("| A | B |\n|---|---|\n| 1 | 2 | 3 |\n");
    check_stays("| A | B |\n|---|---|\n| 1 | 2 |\nTable: What it is\n");
}

#[test]
fn what_is_no_running_text_stays() {
    check_stays("Table: One. Two {#tbl unit=\"£m\" sum=\"A. B = C\"\nrole=resources}\n");
    check_stays("![One. Two](a.svg \"Three. Four\"){#fig}\n");
    check_stays("```chart\nid: a\n\n\ntitle: One. Two\n```\n");
    check_stays("    one. Two\n\n\n      three\n");
    check_stays("One\n: Two. Three\n\nFour\n\n: Five\n");
    check_stays("<!-- One. Two\n\nthree -->\n");
    check_stays("<!-- One -->\nTwo\n");
    check_stays("One [a].\n\n[a]: https://example.org 'One. Two'\n[b]: https://example.org\n");
    check_stays("***\n");
}

#[test]
fn what_was_meant_for_something_else_keeps_its_lines() {
    check_stays("• one. Two\n• three\n");
    check_stays("##One\nTwo. Three\n");
    check_stays("[!NOTE]\nOne. Two\n");
    check_stays("One\t2\nThree\t4\n");
    check_stays("| One | two |\n| three | four |\n");
}

#[test]
fn a_space_that_does_not_break_is_no_space() {
    check_stays("One.\u{a0}Two £5\u{a0}m.\n");
    check_stays("- One\n\n\u{a0}\n");
}

#[test]
fn a_file_keeps_its_kind_of_lines() {
    let text = "\u{feff}---\r\ntitle: S\r\n---\r\nOne. Two\r\n";
    let expected = "\u{feff}---\r\ntitle: S\r\n---\r\n\r\nOne.\r\nTwo\r\n";
    assert_eq!(format(text, DocumentKind::Section).unwrap().text, expected);
    let mixed = "---\ntitle: S\n---\nOne.\r\nTwo\r\n";
    assert_eq!(format(mixed, DocumentKind::Section).unwrap().text, "---\ntitle: S\n---\n\nOne.\nTwo\n");
}

#[test]
fn refuses_what_it_cannot_keep() {
    for (text, refusal) in [
        ("One.", Refusal::NoFrontMatter),
        ("---\ntitle: S\n", Refusal::NoFrontMatter),
        ("---\ntitle: S\n---\nOne.\rTwo.\n", Refusal::LoneReturn),
    ] {
        assert_eq!(format(text, DocumentKind::Section), Err(refusal), "{text:?}");
    }
}

#[test]
fn depth_and_size_do_no_harm() {
    check(&format!("{}One. Two\n", "> ".repeat(100)), &format!("{}One. Two\n", "> ".repeat(100)));
    for text in ["> ".repeat(20_000), "- ".repeat(5_000), "*a ".repeat(20_000), "[".repeat(20_000)] {
        assert!(format(&format!("---\ntitle: S\n---\n{text}"), DocumentKind::Section).is_ok());
    }
    let lists: String = (0..5_000).map(|n| format!("{} One. Two\n\n", ["-", "*"][n % 2])).collect();
    assert!(format(&format!("---\ntitle: S\n---\n{lists}"), DocumentKind::Section).is_ok());
}
