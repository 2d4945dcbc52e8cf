//! The response to the panel says the same as a web page and as a PDF.

use crate::additions::{Addition, Kind};
use crate::align::align;
use crate::edition::Words;
use crate::normal::words;
use crate::plans::{self, Built};
use crate::source::Style;
use crate::source::beside::{self, Piece};
use crate::{html, pdf};

/// The plan that has everything, and so a report of the panel.
fn plan() -> &'static Built {
    let plan = plans::all().iter().find(|plan| plan.sources.ends_with("everything"));
    plan.expect("a plan with a report of the panel")
}

/// The words of the page, and what the PDF may add to them.
fn of_the_page(plan: &Built) -> (Words, Vec<Addition>) {
    let (mut expected, mut additions) = (Words::default(), Vec::new());
    for piece in beside::read(&plan.text("panel-response.html"), Style::Tagged) {
        let place = Some(expected.list.len());
        let mut add = |kind, text: &str| additions.push(Addition { kind, words: words(text), place });
        match piece {
            Piece::Heading(_, text) => expected.heading(&text),
            Piece::Words(text) => expected.push(&text),
            Piece::Folio => add(Kind::PageOf, "page # of the plan"),
            Piece::Item => add(Kind::ListMark, "•"),
        }
    }
    (expected, additions)
}

/// The words of the PDF from where the page's begin: its head stands in another order.
fn of_the_pdf(plan: &Built, expected: &Words) -> Words {
    let mut found = pdf::read(&plan.bytes("panel-response.pdf")).words;
    let first: Vec<&str> = expected.list.iter().take(6).map(|word| word.text.as_str()).collect();
    let starts = |at: &[crate::edition::Word]| at.iter().zip(&first).all(|(word, first)| word.text == *first);
    let start = found.list.windows(first.len()).position(starts).expect("the words of the page");
    found.list.drain(..start);
    found
}

#[test]
fn the_response_has_the_same_words_as_a_page_and_as_a_pdf() {
    let plan = plan();
    let (expected, additions) = of_the_page(plan);
    let found = of_the_pdf(plan, &expected);
    let counts = align(&expected, &found, &additions).unwrap_or_else(|difference| panic!("{difference:?}"));
    assert_eq!(counts.get(&Kind::PageOf), Some(&2), "{counts:?}");
    let notes = |notes: &[Words]| -> Vec<Vec<String>> {
        notes.iter().map(|note| note.list.iter().map(|word| word.text.clone()).collect()).collect()
    };
    let (html, pdf) = (html::read(&plan.text("panel-response.html")), pdf::read(&plan.bytes("panel-response.pdf")));
    assert_eq!(notes(&html.notes), notes(&pdf.notes));
    assert_eq!(html.shape.tables, pdf.shape.tables);
    assert!(!html.notes.is_empty() && !html.shape.tables.is_empty());
}

#[test]
fn a_lost_answer_is_seen() {
    let plan = plan();
    let (expected, additions) = of_the_page(plan);
    let mut found = of_the_pdf(plan, &expected);
    let at = found.list.iter().position(|word| word.text == "enough.").expect("an answer");
    found.list.remove(at);
    assert!(align(&expected, &found, &additions).is_err());
}
