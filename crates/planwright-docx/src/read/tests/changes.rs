//! Tracked changes, and what is hidden or marked by hand.

use super::*;

#[test]
fn changes_are_accepted() {
    let body = "<w:p><w:r><w:t xml:space=\"preserve\">We will </w:t></w:r>\
        <w:del><w:r><w:delText>try</w:delText></w:r></w:del><w:ins><w:r><w:t>act</w:t></w:r></w:ins></w:p>\
        <w:p><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>\
        <w:p><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>";
    let document = check(body, &["We will act", "moved"]);
    assert_eq!(remarks(&document), ["Deleted try", "Inserted act", "Inserted moved"]);
}

#[test]
fn a_paragraph_whose_end_is_deleted_goes_on() {
    let body = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p><w:p><w:r><w:t>line</w:t></w:r></w:p>";
    check(body, &["One line"]);
}

#[test]
fn a_deleted_row_is_gone() {
    let row = |properties: &str, words: &str| {
        format!(
            "<w:tr><w:trPr>{properties}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
            p("Normal", words),
            p("Normal", "1")
        )
    };
    let body = format!("<w:tbl>{}{}{}</w:tbl>", row("", "a"), row("<w:del/>", "b"), row("<w:ins/>", "c"));
    let document = check(&body, &["| a | 1 |", "| c | 1 |"]);
    assert_eq!(remarks(&document), ["Deleted b 1", "Inserted c 1"]);
}

#[test]
fn what_is_hidden_and_what_is_marked_by_hand() {
    let run = |look: &str, words: &str| format!("<w:r><w:rPr>{look}</w:rPr><w:t>{words}</w:t></w:r>");
    let body = format!(
        "<w:p>{}{}{}</w:p>",
        run("<w:vanish/>", "secret"),
        run("<w:strike/>", "old"),
        run("<w:highlight w:val=\"yellow\"/>", "check")
    );
    let document =
        check(&format!("{body}<w:p>{}</w:p>", run("<w:highlight w:val=\"red\"/>", "this")), &["oldcheck", "this"]);
    assert_eq!(remarks(&document), ["Hidden secret", "Struck old", "Highlighted check", "Highlighted this"]);
}

#[test]
fn a_field_that_waits_to_be_filled_in() {
    let body = "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>\
        <w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>filled</w:t></w:r></w:sdtContent></w:sdt></w:p>";
    let document = check(body, &["filled"]);
    assert_eq!(remarks(&document), ["Hidden Click here"]);
}
