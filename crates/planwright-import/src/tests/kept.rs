//! What stays what it is: words, marks, notes, HTML; and what is refused.

use planwright_core::Sources;
use planwright_docx::read::{Block, Document, Inline, Role, Text};
use planwright_project::{Around, Gathering, Options, load};
use proptest::prelude::*;

use super::*;
use crate::{outline, plan, sort::Sort, write};

#[test]
fn marks_and_links() {
    for text in [
        "*stress*, **strong**, ***both***, `code` and [a link](https://example.org/a).",
        "- a\n  - b\n- c",
        "3. a\n4. b",
        "- a\n\n  more\n\n- b",
        "> [!WARNING]\n> Take care.",
        "Term\n: What it means.",
        "```chart\nid: x\n```",
        "<https://example.org/> and <a@example.org>",
        "[Heddlu](lang:cy)",
        "one\\\ntwo",
        "<!-- a comment -->",
        "5 \\* 3 and \\[x\\] and \\# no heading".replace("\\# ", "# ").as_str(),
    ] {
        check(text, text);
    }
}

#[test]
fn notes_are_those_of_their_file() {
    let imported = imported(
        "# P\n\n## One\n\na[^x]\n\n## Two\n\nb[^y] c[^y]\n\n[^x]: First.\n\n[^y]: Second.\n\n    More.\n\n[^z]: Lost.\n",
    );
    assert_eq!(body(&imported, "1-one.md"), "a[^1]\n\n[^1]: First.");
    assert_eq!(body(&imported, "2-two.md"), "b[^1] c[^1]\n\n[^1]: Second.\n\n    More.");
    assert_eq!(said(&imported, "Lost.").len(), 1);
}

#[test]
fn html_becomes_words() {
    let imported = check("a<br>b <u>c</u>\n\n<div class=\"x\">d &amp; e</div>", "a\\\nb c\n\nd & e");
    assert_eq!(said(&imported, "<div class=\"x\">").len(), 1);
}

#[test]
fn links_that_lead_to_no_public_address() {
    let imported = check("[a file](report.docx) and [a thing](javascript:x)", "a file and a thing");
    assert_eq!(said(&imported, "report.docx").len(), 1);
}

#[test]
fn what_is_refused_says_what_to_do() {
    for (name, bytes, words) in [
        ("a.pdf", &b"%PDF-1.7"[..], "open the PDF in Word"),
        ("a.docx", b"%PDF-1.7", "open the PDF in Word"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "Word Document (.docx)"),
        ("a.rtf", b"{\\rtf1", "rich text"),
        ("a.odt", b"PK\x03\x04", "LibreOffice"),
        ("a.docx", b"PK\x03\x04", "damaged"),
        ("a.docx", b"text", "damaged"),
        ("a.png", b"text", "neither with `.docx` nor with `.md`"),
        ("a.md", b"\xff\xff", "UTF-8"),
    ] {
        let refused = import(&Source { name, bytes, beside: &|_| None }).expect_err("a refusal");
        assert!(refused.to_string().contains(words), "{name}: {refused}");
    }
    let deep = "> ".repeat(5_000) + "a";
    let refused = import(&Source { name: "a.md", bytes: deep.as_bytes(), beside: &|_| None }).expect_err("a refusal");
    assert!(refused.to_string().contains("deep"), "{refused}");
}

/// Writes paragraphs as a section and reads them back as a plan: the words, without typography.
fn there_and_back(paragraphs: &[Vec<Inline>]) -> (Vec<String>, Vec<String>) {
    let heading = |words: &str| Block::Heading { level: 1, content: vec![Inline::words(words)], numbered: false };
    let mut blocks = vec![Block::Paragraph { role: Role::Title, content: vec![Inline::words("P")] }, heading("One")];
    blocks.extend(paragraphs.iter().map(|content| Block::Paragraph { role: Role::Text, content: content.clone() }));
    let document = Document { blocks, ..Document::default() };
    let written = write::write(plan::plan(outline::outline(document, "p.docx", Sort::Word)), "p.docx");
    let mut gathering = Gathering::new(Around::Nothing);
    for (path, bytes) in &written.files {
        let _ = gathering.add(path.clone(), bytes.len() as u64, || Ok::<_, std::convert::Infallible>(bytes.clone()));
    }
    let mut sources = Sources::default();
    let checked = load(&gathering.finish(), "p", "p", &Options::default(), &mut sources);
    let plan = checked.plan.expect("a plan");
    let found = plan.sections[0].body.iter().map(|block| typewritten(&planwright_core::model::block_text(block)));
    let wanted = paragraphs.iter().map(|content| typewritten(&planwright_docx::read::plain(content)));
    (wanted.filter(|words| !words.is_empty()).collect(), found.collect())
}

/// Without the signs that smart punctuation makes, and with single spaces.
fn typewritten(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '“' | '”' => "\"".to_owned(),
            '‘' | '’' => "'".to_owned(),
            '…' => "...".to_owned(),
            '–' => "--".to_owned(),
            '—' => "---".to_owned(),
            c => c.to_string(),
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters, and whatever means something in Markdown.
fn words() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a",
        "B",
        "7",
        " ",
        " ",
        "*",
        "_",
        "`",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "#",
        "!",
        "|",
        "~",
        "{",
        "}",
        ":",
        "+",
        "-",
        "=",
        "&",
        "&amp;",
        "\\",
        "\"",
        "'",
        ".",
        "^",
        "https://a.b",
        "Table:",
        "[^1]",
        "<b>",
        "1. ",
        "- ",
        "---",
        "£",
        "é",
        "😀",
        "\u{a0}",
        "$",
        "%",
        "TOC",
        "==",
    ]);
    prop::collection::vec(pieces, 1..12).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = Inline> {
    (words(), any::<bool>(), any::<bool>())
        .prop_map(|(words, strong, emphasis)| Inline::Text(Text { words, strong, emphasis, ..Text::default() }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_becomes_a_mark(paragraphs in prop::collection::vec(prop::collection::vec(text(), 1..5), 1..4)) {
        let (wanted, found) = there_and_back(&paragraphs);
        prop_assert_eq!(wanted, found);
    }
}
