//! From files to the view, where more than one part of lowering has to agree.

use planwright_core::Sources;
use planwright_project::{Content, Tree};

use crate::theme::Theme;
use crate::{BlockView, ChartView, InlineView, Options, VBlock, View};

const PLAN: &str = "---\ntitle: P\narea: Exampleshire\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";

/// The view of a plan of these files.
fn lowered(files: &[(&str, &str)]) -> View {
    let mut tree = Tree::default();
    for (path, text) in [("plan.md", PLAN)].iter().chain(files) {
        tree.files.insert((*path).to_owned(), Content::Bytes(text.as_bytes().into()));
    }
    let mut sources = Sources::default();
    let checked = planwright_project::load(&tree, "p", "p", &planwright_project::Options::default(), &mut sources);
    let theme: &Theme = crate::theme::built_in("default").unwrap();
    super::view(&checked, theme, &Options::default()).unwrap()
}

fn blocks(view: &View) -> &[VBlock] {
    &view.sections[0].blocks
}

fn chart(caption: &str, rows: &str, more: &str) -> ChartView {
    let body = format!(
        "---\ntitle: S\n---\nTable: {caption}\n\n{rows}\n\n```chart\nid: c\ntype: bar\ntable: t\ntitle: T\nalt: A\n{more}```\n"
    );
    let view = lowered(&[("s.md", &body)]);
    let found = blocks(&view).iter().find_map(|block| match &block.kind {
        BlockView::Chart(chart) => Some(chart.clone()),
        _ => None,
    });
    found.expect("a chart")
}

/// What a chart of one column prints beside its bars.
#[track_caller]
fn check_shown(caption: &str, heading: &str, cells: &[&str], expected: &[&str]) {
    let rows: String = cells.iter().map(|cell| format!("| x | {cell} |\n")).collect();
    let chart = chart(caption, &format!("| a | {heading} |\n|---|---|\n{rows}"), "");
    let shown: Vec<_> =
        chart.rows.iter().flat_map(|row| row.values.iter().flatten()).map(|v| v.shown.as_str()).collect();
    assert_eq!(shown, expected, "{caption} {heading}");
}

#[test]
fn charts_print_the_unit_of_their_column() {
    check_shown("Budget in (£m) {#t}", "2020", &["223.4", "(1.5)", "£5"], &["£223.4m", "(£1.5m)", "£5"]);
    check_shown("C {#t}", "A (p)", &["45"], &["45p"]);
    check_shown("C {#t}", "A £ thousand", &["45", "1.2m"], &["£45k", "£1.2m"]);
    check_shown("C {#t}", "£‘000", &["1,500"], &["£1,500k"]);
    check_shown("C {#t unit=\"£bn\"}", "A", &["−1.5"], &["−£1.5bn"]);
    check_shown("C {#t}", "A %", &["12"], &["12%"]);
    check_shown("C {#t unit=officers}", "A", &["147"], &["147"]);
}

#[test]
fn charts_draw_the_columns_that_were_found() {
    let found = chart(
        "C {#t}",
        "| a | £ | Officers’  pay |\n|---|---|---|\n| x | 1 | 1987 |\n| y | 2 | 2010 |",
        "values: [\"officers' pay\"]\n",
    );
    assert_eq!(found.series, ["Officers’  pay"]);
    let values: Vec<_> = found.rows.iter().flat_map(|row| row.values.iter().flatten()).map(|v| v.value).collect();
    assert_eq!(values, [1987.0, 2010.0]);
}

#[test]
fn a_cell_of_a_csv_file_keeps_its_footnote() {
    let section = "---\ntitle: S\n---\nTable: C {#t src=tables/t.csv}\n\n[^1]: The note.\n";
    let view = lowered(&[("s.md", section), ("tables/t.csv", "a,b\nx[^1],5\n")]);
    assert_eq!(view.notes.len(), 1);
    let BlockView::Table(table) = &blocks(&view)[0].kind else { panic!("no table") };
    let content = &table.rows[0].cells[0].content;
    assert!(content.iter().any(|one| matches!(one.kind, InlineView::Note { number: 1, .. })), "{content:?}");
}

#[test]
fn a_portrait_is_found_like_a_picture() {
    let section = "---\ntitle: S\nsigned: {name: N, role: R, portrait: '../figures/my%20face.png'}\n---\nWords.\n";
    let view = lowered(&[("1-a/index.md", section), ("figures/my face.png", "x")]);
    let portrait = blocks(&view).iter().find_map(|block| match &block.kind {
        BlockView::Signature { portrait, .. } => portrait.clone(),
        _ => None,
    });
    assert!(portrait.is_some());
}
