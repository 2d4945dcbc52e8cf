//! What contradicts the original, and what is built as it is.

use crate::testing::{PLAN, read};

const CY: &str = "---\nlang: cy\n---\n";

#[track_caller]
fn check_files(files: &[(&str, &str)], expected: &[&str]) {
    assert_eq!(read(files).places("translation/structure"), expected);
}

/// Compares a section with its translation: front matter, then the body.
#[track_caller]
fn check(original: (&str, &str), own: (&str, &str), expected: &[&str]) {
    let file = |(keys, body): (&str, &str)| format!("---\ntitle: A\n{keys}---\n\n{body}\n");
    let (a, b) = (file(original), file(own));
    let figures = [("figures/m.svg", "<svg/>"), ("figures/n.svg", "<svg/>")];
    let files = [&[("01-a.md", a.as_str()), ("cy/plan.md", CY), ("cy/01-a.md", &b)], &figures[..]].concat();
    check_files(&files, expected);
}

#[track_caller]
fn check_body(original: &str, own: &str, expected: &[&str]) {
    check(("", original), ("", own), expected);
}

#[test]
fn front_matter_that_contradicts_the_original() {
    check(("kind: priority\n", "One."), ("kind: priority\n", "Un."), &[]);
    check(("kind: priority\n", "One."), ("kind: vision\n", "Un."), &["warning: vision"]);
    check(("", "One."), ("satisfies: [grants]\n", "Un."), &["warning: satisfies"]);
    let measures = |n| format!("measures: [{}]\n", vec!["{name: M, source: S}"; n].join(", "));
    check((&measures(2), "One."), (&measures(2), "Un."), &[]);
    check((&measures(2), "One."), (&measures(1), "Un."), &["warning: [{name: M, source: S}]"]);
    check((&measures(1), "One."), (&measures(2), "Un."), &["warning: {name: M, source: S}"]);
}

#[test]
fn a_contradicting_date_of_the_plan() {
    let cy = "---\nlang: cy\nperiod: {from: 2017-04-01, to: 2022-03-31}\nstatus: panel\n---\n";
    check_files(&[("cy/plan.md", cy)], &["warning: {from: 2017-04-01, to: 2022-03-31}"]);
}

#[test]
fn the_language_is_that_of_the_folder() {
    check_files(&[("cy/plan.md", "---\nlang: cy-GB\n---\n")], &[]);
    check_files(&[("cy/plan.md", "---\ntitle: T\n---\n")], &[]);
    check_files(&[("cy/plan.md", "---\nlang: ga\n---\n")], &["warning: ga"]);
    let welsh = PLAN.replace("status: panel\n", "status: panel\nlang: cy\n");
    check_files(&[("plan.md", &welsh), ("cy/plan.md", CY)], &["warning: cy"]);
}

#[test]
fn a_section_of_one_language_alone() {
    check_files(&[("cy/plan.md", CY), ("cy/01-a.md", "---\ntitle: A\n---\n\nUn.\n")], &["warning: A"]);
}

#[test]
fn headings() {
    check_body("## One\n\nText.", "## Un\n\nTestun.", &[]);
    check_body("## One\n\nText.", "Testun.", &["warning: A"]);
    check_body("Text.", "## Un\n\nTestun.", &["warning: ## Un"]);
    check_body("## One\n\n### Two\n\nText.", "## Un\n\n## Dau\n\nTestun.", &["warning: ## Dau"]);
    check_body("## One {#one}\n\nText.", "## Un {#one}\n\nTestun.", &[]);
    check_body("## One {#one}\n\nText.", "## Un {#un}\n\nTestun.", &["warning: un"]);
    check_body("## One\n\nText.", "## Un {#a--one}\n\nTestun.", &[]);
}

#[test]
fn lists() {
    check_body("- One\n- Two", "- Un\n- Dau", &[]);
    check_body("- One\n- Two", "- Un", &["warning: - Un"]);
    check_body("- One", "- Un\n- Dau", &["warning: - Dau"]);
    check_body("- One\n  - Two", "- Un", &["warning: A"]);
}

#[test]
fn tables() {
    let table = |caption: &str, rows: &str| format!("Table: T {caption}\n\n| A | B |\n|---|---|\n{rows}");
    let one = table("{#t unit=\"£m\"}", "| x | 1 |\n| y | 2 |\n");
    check_body(&one, &table("", "| x | 1 |\n| y | 2 |\n"), &[]);
    check_body(&one, &table("{#t unit=\"£m\"}", "| x | 1 |\n| y | 2 |\n"), &[]);
    check_body(&one, &table("{#tabl}", "| x | 1 |\n| y | 2 |\n"), &["warning: tabl"]);
    check_body(&one, &table("{unit=\"£k\"}", "| x | 1 |\n| y | 2 |\n"), &["warning: £k"]);
    check_body(&one, &table("", "| x | 1 |\n"), &["warning: | A | B |\n|---|---|\n| x | 1 |"]);
    check_body(&one, "Testun.", &["warning: A"]);
}

#[test]
fn pictures_and_charts() {
    check_body("![One](figures/m.svg){#m}", "![Un](figures/n.svg)", &[]);
    check_body("![One](figures/m.svg){#m}", "![Un](figures/m.svg){#n}", &["warning: n"]);
    check_body("![One](figures/m.svg)", "Un.", &["warning: A"]);
    let chart = |kind: &str| {
        format!(
            "Table: T {{#t}}\n\n| A | B |\n|---|---|\n| x | 1 |\n\n```chart\nid: c\ntype: {kind}\ntable: t\ntitle: C\nalt: A.\n```"
        )
    };
    check_body(&chart("bar"), &chart("bar"), &[]);
    check_body(&chart("bar"), &chart("line"), &["warning: line"]);
}

#[test]
fn paragraphs_and_footnotes() {
    check_body("One.\n\nTwo.", "Un.\n\nDau.", &[]);
    check_body("One.\n\nTwo.", "Un.", &["warning: Un."]);
    check_body("One.", "Un.\n\nDau.", &["warning: Dau."]);
    check_body("One.\n\n## Two\n\nThree.\n\nFour in 2019.", "Un.\n\n## Dau\n\nTri.", &["warning: Tri."]);
    check_body("One.[^a]\n\n[^a]: See the Act of 2011.", "Un.", &["warning: A"]);
    check_body("One.[^a]\n\n[^a]: See.", "Un.[^a]\n\n[^a]: Gweler.", &[]);
}
