//! What is hostile or no Word document.

use super::*;

#[track_caller]
fn refused(bytes: &[u8], expected: &str) {
    let refusal = read(bytes).expect_err("a refusal");
    assert!(format!("{refusal:?}").starts_with(expected), "{refusal:?}");
}

#[test]
fn no_archive_and_no_document() {
    refused(b"", "Damaged");
    refused(b"PK\x03\x04 and nothing", "Damaged");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("a.txt", SimpleFileOptions::default()).expect("a part");
    refused(&archive.finish().expect("an archive").into_inner(), "NotWord");
}

#[test]
fn entities_are_refused() {
    let mut made = Made::of("");
    made.parts[0].1 = b"<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w>&b;</w>".to_vec();
    refused(&made.bytes(), "Entities");
}

#[test]
fn depth_is_bounded_before_anything_recurses() {
    let deep = format!("{}{}", "<w:smartTag>".repeat(100_000), "</w:smartTag>".repeat(100_000));
    refused(&Made::of(&deep).bytes(), "TooLarge");
}

#[test]
fn an_element_with_attributes_without_end_is_refused() {
    let attributes: String = (0..5_000).map(|n| format!(" a{n}=\"1\"")).collect();
    refused(&Made::of(&format!("<w:p{attributes}/>")).bytes(), "TooLarge");
}

#[test]
fn a_part_that_unpacks_to_too_much() {
    let mut made = Made::of("");
    made.parts[0].1 = vec![b' '; 65 << 20];
    refused(&made.bytes(), "TooLarge");
}

#[test]
fn a_name_that_leads_out_of_the_file_leads_nowhere() {
    let document = Made::of(&p("Normal", "Text")).file("rId7", "image", "../../../etc/passwd", b"x").read();
    same(&document, &["Text"]);
}
