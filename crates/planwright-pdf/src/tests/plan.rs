//! The plan, from view to file.

use std::collections::BTreeSet;

use planwright_core::{Severity, Sources, Span};
use planwright_view::theme::Theme;
use planwright_view::{BlockView, InlineView, VBlock, VInline, View};

use super::fixture::{block, para, section, view};
use super::keep;
use super::theme::theme;
use crate::compile::Job;
use crate::ends;

fn set(name: &str, view: &View) -> (crate::Pdf, crate::Pages) {
    let (pdf, pages) = crate::plan(view, &theme()).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
    keep(&format!("{name}.pdf"), &pdf.bytes);
    assert_eq!(pdf.warnings, [], "{name}");
    (pdf, pages)
}

#[test]
fn the_whole_plan_is_set() {
    let (pdf, pages) = set("plan", &view());
    assert!(pages["introduction"] < pages["resources"], "{pages:?}");
    assert!(pages.values().all(|&page| (1..=pdf.pages).contains(&page)), "{pages:?}");
    for id in ["introduction", "bullets", "tbl-funding", "tbl-in-list", "fig-1", "chart-1", "priority-3", "note-1"] {
        assert!(pages.contains_key(id), "{id} is in {pages:?}");
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let view = view();
    let first = crate::plan(&view, &theme()).unwrap();
    assert!(first == crate::plan(&view, &theme()).unwrap());
}

#[test]
fn a_plan_without_anything_optional_is_set() {
    let mut view = view();
    view.document.subtitle = None;
    view.document.version = None;
    view.document.alternative_formats = None;
    view.document.accessibility_statement = None;
    view.document.contact = planwright_view::ContactView::default();
    view.status.in_force = true;
    view.glossary.clear();
    view.notes.clear();
    view.sections = vec![section("one", 2, "Only this", vec![para("A sentence.")])];
    let (pdf, _) = set("plan-least", &view);
    assert_eq!(pdf.pages, 3);
}

#[test]
fn long_things_are_set() {
    let mut view = view();
    let words = "Those who need help must be able to ask for it in the way that suits them. ".repeat(40);
    view.status.unfit = true;
    view.status.label = "Draft with errors: must not be published".into();
    view.document.title =
        "The Police, Fire and Crime Plan for the people of the whole of the county and its towns and villages".into();
    view.document.summary = Some(words.chars().take(300).collect());
    view.sections.push(section("long", 2, &"A title that goes on ".repeat(9), (0..60).map(|_| para(&words)).collect()));
    view.glossary = (0..60)
        .map(|i| planwright_view::TermView { term: format!("Term {i}"), meaning: words.chars().take(90).collect() })
        .collect();
    for i in 7..16 {
        let mut more = view.sections[3].children[0].clone();
        more.id = format!("priority-{i}");
        more.numeral = Some(i.to_string());
        more.number = Some(format!("3.{i}"));
        more.blocks.truncate(2);
        view.sections[3].children.push(more);
    }
    let (pdf, _) = set("plan-long", &view);
    assert!(pdf.pages > 30, "{}", pdf.pages);
}

/// A place that no other thing of the fixture has.
fn place(at: usize) -> Span {
    let mut sources = Sources::default();
    sources.add("plan.md", "");
    Span::new(sources.add("01.md", "a".repeat(400)), at, at + 10)
}

fn at(at: usize, words: &str) -> VBlock {
    let content = vec![VInline { span: place(at), kind: InlineView::Text { text: words.into() } }];
    block(BlockView::Paragraph { content })
}

#[test]
fn a_letter_that_no_font_has_is_named_where_it_stands() {
    let mut view = view();
    view.sections = vec![section("one", 2, "One", vec![para("fine"), at(120, "a word \u{4e2d} here")])];
    let findings = crate::plan(&view, &theme()).unwrap_err();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(
        (findings[0].rule.as_str(), findings[0].severity, findings[0].span),
        ("theme/glyph", Severity::Error, place(120))
    );
    assert!(findings[0].message.contains("“\u{4e2d}” (U+4E2D)"), "{findings:#?}");
}

#[test]
fn a_chapter_is_set_closer_where_that_saves_a_page_with_a_few_lines() {
    let mut saved = 0;
    for count in 18..34 {
        let mut view = view();
        view.sections = vec![section("one", 2, "One", vec![para("One line."); count])];
        view.glossary.clear();
        let plain =
            Job::new(&view, &theme(), planwright_typst::plan(&view, &BTreeSet::new())).lay_out().map_err(drop).unwrap();
        let (_, ended) = ends::lay_out(&view, &theme()).map_err(drop).unwrap();
        let (plain, ended) = (plain.document.pages().len(), ended.document.pages().len());
        assert!(ended <= plain, "{count}");
        saved += plain - ended;
    }
    assert!(saved > 0);
}

#[test]
fn a_fault_of_the_theme_is_told_in_its_file_with_the_author_s_line() {
    let mut broken: Theme = theme();
    broken.files.insert("pdf/overrides.typ".into(), "#let alert(..args) = panic(\"no alerts\")".into());
    let mut view = view();
    let mut alert = block(BlockView::Alert { kind: "note".into(), label: "Note".into(), blocks: vec![para("words")] });
    alert.span = place(60);
    view.sections = vec![section("one", 2, "One", vec![para("fine"), alert])];
    let findings = crate::plan(&view, &broken).unwrap_err();
    assert_eq!((findings.len(), findings[0].rule.as_str()), (1, "theme/error"), "{findings:#?}");
    assert!(findings[0].message.contains("`pdf/overrides.typ`"), "{findings:#?}");
    assert_eq!(findings[0].related[0].span, place(60), "{findings:#?}");
}
