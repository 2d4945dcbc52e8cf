//! The statutory index in the plan, and the response to the panel.

use planwright_view::*;

use super::fixture::{LOREM, block, fact, para, paragraph, section, status, text, view};
use super::keep;
use super::theme::theme;
use crate::Pages;

const STATES: [&str; 12] = [
    "met",
    "not-met",
    "waived",
    "not-yet",
    "not-applicable",
    "accepted",
    "partly",
    "rejected",
    "open",
    "mentioned",
    "not-mentioned",
    "faulty",
];

fn clause(id: &str, state: &str, lead: Option<&str>) -> ClauseView {
    let row = |name: &str, entries: Vec<ClauseEntry>| ClauseRow { name: name.into(), label: name.into(), entries };
    let place = Place { id: "resources".into(), title: "Resources".into() };
    let unknown = Place { id: "nowhere".into(), title: "A section that is not there".into() };
    let linked = ClauseEntry { href: Some("https://example.org".into()), ..ClauseEntry::words("9 December 2024") };
    let named = ClauseEntry {
        places: vec![place.clone(), unknown.clone()],
        more: Some("and 4 more".into()),
        ..ClauseEntry::words("6 measures")
    };
    ClauseView {
        id: id.into(),
        title: "Financial and other resources".into(),
        lang: None,
        cite: lead.is_none().then(|| "PRSRA 2011 s.7(1)(c)".into()),
        lead: lead.map(Into::into),
        state: Some(StateView { name: state.into(), label: state.into() }),
        rows: vec![
            row("asks", vec![ClauseEntry::words(LOREM)]),
            row("met-in", vec![ClauseEntry::place(place), ClauseEntry::place(unknown)]),
            row("evidence", vec![named, linked]),
        ],
    }
}

fn clauses(before: &str, lead: Option<&str>) -> VBlock {
    let clauses = STATES.iter().map(|state| clause(&format!("{before}{state}"), state, lead)).collect();
    block(BlockView::Clauses { clauses })
}

fn tally(count: usize) -> VBlock {
    let entry = |state: &&str| Tally { state: (*state).into(), label: format!("{state}, with a reason"), count: 12 };
    block(BlockView::Tally { entries: STATES.iter().take(count).map(entry).collect() })
}

pub(super) fn response() -> ResponseView {
    let mut whole = section("the.response", 1, "Response to the police and crime panel", vec![para(LOREM), tally(1)]);
    let facts = vec![fact("report-date", "Date of the report", "8 February 2018", None)];
    let mut report = section("report.1", 2, "Review of the draft", vec![block(BlockView::Facts { facts })]);
    let note = InlineView::Note { number: 1, mark: "ref.1".into(), first: true };
    let reference = InlineView::Reference { id: "resources".into(), content: vec![text("Resources")] };
    let said = [note, reference].map(|kind| VInline { span: report.span, kind });
    report.children = vec![
        section("report.1.said", 3, "What the panel said", vec![paragraph(said.into())]),
        section("report.1.recommended", 3, "What the panel recommended", vec![clauses("report.1.", Some("Say it."))]),
    ];
    whole.children = vec![report];
    let note =
        NoteView { number: 1, id: "note.1".into(), marks: vec!["ref.1".into()], blocks: vec![para("Of its own.")] };
    ResponseView { summary: String::new(), status: status("given", "Given"), section: whole, notes: vec![note] }
}

#[test]
fn the_index_is_set_as_an_appendix() {
    let mut view = view();
    let mut index = section("the.index", 2, "Where the plan answers the law", vec![para(LOREM), tally(5)]);
    index.number = Some("A".into());
    index.children = vec![section("the.duties", 3, "Each duty", vec![clauses("duty.", None)])];
    view.sections.push(index);
    let (pdf, pages) = crate::plan(&view, &theme()).unwrap_or_else(|findings| panic!("{findings:#?}"));
    keep("plan-index.pdf", &pdf.bytes);
    assert_eq!(pdf.warnings, []);
    assert!(pages["resources"] < pages["the.index"] && pages["the.index"] <= pages["duty.not-met"], "{pages:?}");
}

#[test]
fn the_response_is_set_with_and_without_the_plan_s_pages() {
    let mut view = view();
    assert!(crate::response(&view, &theme(), &Pages::new()).unwrap().is_none());
    view.response = Some(response());
    for pages in [Pages::new(), Pages::from([("resources".to_owned(), 7)])] {
        let set = crate::response(&view, &theme(), &pages).unwrap_or_else(|findings| panic!("{findings:#?}"));
        let pdf = set.expect("a response");
        keep(&format!("response-{}.pdf", pages.len()), &pdf.bytes);
        assert_eq!(pdf.warnings, []);
        assert!(pdf.pages > 1);
    }
}
