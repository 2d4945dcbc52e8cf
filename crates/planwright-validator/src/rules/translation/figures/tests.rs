//! Figures that agree, however they are written, and figures that do not.

use crate::testing::{PLAN, read};

/// Compares a section with its translation.
#[track_caller]
fn check(original: &str, own: &str, expected: &[&str]) {
    check_in("", original, "", own, expected);
}

#[track_caller]
fn check_in(keys: &str, original: &str, own_keys: &str, own: &str, expected: &[&str]) {
    let file = |keys: &str, body: &str| format!("---\ntitle: A\n{keys}---\n\n{body}\n");
    let (a, b) = (file(keys, original), file(own_keys, own));
    let read = read(&[("01-a.md", &a), ("cy/plan.md", "---\nlang: cy\n---\n"), ("cy/01-a.md", &b)]);
    assert_eq!(read.places("translation/figures"), expected, "{own}");
}

#[test]
fn figures_in_text() {
    check("There were 1,204 in 2024.", "Bu 1,204 yn 2024.", &[]);
    check("There were 1,204 in 2024.", "Bu 1,240 yn 2024.", &["warning: 1,240"]);
    check("It costs £12.5m.", "Mae’n costio £12.5 miliwn.", &[]);
    check("It costs £12.5m.", "Mae’n costio £12.5 biliwn.", &["warning: 12.5 biliwn"]);
    check("It costs £12.5m.", "Mae’n costio llawer.", &["warning: Mae’n costio llawer."]);
    check("It costs a lot.", "Mae’n costio £12.5m.", &["warning: 12.5m"]);
    check("On 1 April 2026.", "Ar 1 Ebrill 2026.", &[]);
    check("On 1 April 2026.", "Ar 2 Ebrill 2026.", &["warning: 2"]);
    check("It rose by 5%.", "Cododd 5 y cant.", &[]);
}

#[test]
fn small_numbers_may_be_words() {
    check("The 3 boards and two panels.", "Y tri bwrdd a’r 2 banel.", &[]);
    check("The three boards.", "Y 3 bwrdd.", &[]);
    check("The boards.", "Y 3 bwrdd.", &[]);
    check("The 3 boards.", "Y 4 bwrdd.", &["warning: 4"]);
}

#[test]
fn a_figure_may_move_and_a_text_be_divided_otherwise() {
    check("In 2024 it was so.\n\nIn 2025 it was not.", "Roedd felly.\n\nYn 2024, nid yn 2025.", &[]);
    check("In 2024. In 2025.", "Yn 2024.\n\nYn 2025.", &[]);
    check("In 2024. In 2025.", "Yn 2024.\n\nYn 2026.", &["warning: 2026"]);
}

#[test]
fn cells() {
    let table = |cell: &str, label: &str| format!("Table: T\n\n| A | 2025/26 |\n|---|---|\n| {label} | {cell} |\n");
    check(&table("£1.5m", "Grant"), &table("£1.5m", "Grant"), &[]);
    check(&table("£1.5m", "Grant"), &table("£1.6m", "Grant"), &["warning: £1.6m"]);
    check(&table("(1.5)", "Grant"), &table("1.5", "Grant"), &["warning: 1.5"]);
    check(&table("nil", "Grant"), &table("dim", "Grant"), &[]);
    check(&table("1", "3 officers"), &table("1", "4 swyddog"), &["warning: 4 swyddog"]);
    check(&table("1.5", "x"), &table("", "x"), &["warning: "]);
}

#[test]
fn texts_of_front_matter() {
    let measures = |target: &str| format!("measures: [{{name: M, source: S, target: {target}}}]\n");
    check_in(&measures("80% by 2029"), "One.", &measures("80% erbyn 2029"), "Un.", &[]);
    check_in(&measures("80% by 2029"), "One.", &measures("85% erbyn 2029"), "Un.", &["warning: 85"]);
}

#[test]
fn one_file_for_two_tables_is_read_once() {
    let a = "---\ntitle: A\n---\n\nTable: T {src=tables/t.csv}\n";
    let files =
        [("01-a.md", a), ("tables/t.csv", "A,B\nx,1\n"), ("cy/plan.md", "---\nlang: cy\n---\n"), ("cy/01-a.md", a)];
    assert_eq!(read(&files).places("translation/figures"), [""; 0]);
    let own = [&files[..], &[("cy/tables/t.csv", "A,B\ny,2\n")]].concat();
    assert_eq!(read(&own).places("translation/figures"), ["warning: 2"]);
}

#[test]
fn of_other_languages_only_the_digits_are_compared() {
    let plan = PLAN.replace("status: panel\n", "status: panel\nlang: pl\n");
    let body = |text: &str| format!("---\ntitle: A\n---\n\n{text}\n");
    let check = |own: &str, count: usize| {
        let (a, b) = (body("Kosztuje 12.5 milionów."), body(own));
        let read =
            read(&[("plan.md", &plan), ("01-a.md", &a), ("cy/plan.md", "---\nlang: cy\n---\n"), ("cy/01-a.md", &b)]);
        assert_eq!(read.places("translation/figures").len(), count, "{own}");
    };
    check("Mae’n costio £12.5 miliwn.", 0);
    check("Mae’n costio £13.5 miliwn.", 1);
}
