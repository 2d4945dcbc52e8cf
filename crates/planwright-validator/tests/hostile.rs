//! Texts that nobody would write: every one is checked to its end, with no flood of findings. What each takes is printed
//! (`--nocapture`), and not judged: that depends on the machine. That it does not grow with the square of the text is
//! judged by counted work (`src/rules/growth.rs`), of the same texts.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on fails")]

mod common;

use common::hostile;
use common::{Files, check_files_with};
use planwright_validator::Context;

/// Long enough for what is bounded to reach its bounds. `PLANWRIGHT_HOSTILE` sets another size, such as that of the
/// largest file there can be.
const BYTES: usize = 40_000;

fn bytes() -> usize {
    std::env::var("PLANWRIGHT_HOSTILE").ok().and_then(|n| n.parse().ok()).unwrap_or(BYTES)
}

fn check(unit: &str) {
    let bytes = bytes();
    let body = unit.repeat(bytes / unit.len());
    let mut files = Files::new();
    files.insert(
        "plan.md".to_owned(),
        "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
         period: {from: 2017-04-01, to: 2021-03-31}\nstatus: panel\n---\n"
            .to_owned(),
    );
    let section = format!(
        "---\ntitle: A\nkind: resources\nsatisfies: [reporting, grants, objectives]\n---\n\n## A {{#a}}\n\n{body}\n"
    );
    files.insert("01-a.md".to_owned(), section);
    files.insert("figures/a.svg".to_owned(), "<svg/>".to_owned());
    let as_at = Some(jiff::civil::date(2026, 4, 1));
    let checked = check_files_with(&files, &Context { as_at, spelling: true, ..Context::default() });
    let found = checked.found().len();
    eprintln!("{:>8.3} s, {found:>3} findings: {unit:?} × {}", checked.taken.as_secs_f64(), bytes / unit.len());
    assert!(found < 500, "{unit:?}: {found} findings");
}

#[test]
fn long_texts_are_checked_to_their_end() {
    for unit in hostile::UNITS {
        check(unit);
    }
}

/// A report of the panel with as many recommendations, words and steps as there is room for.
#[test]
fn a_long_report_is_checked_to_its_end() {
    let mut report = "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nrecommendations:\n".to_owned();
    let mut section = "---\ntitle: A\n---\n\n".to_owned();
    for n in 0..bytes() / 200 {
        let words = "w ".repeat(n % 28);
        report.push_str(&format!("  - {{id: r{n}, text: T, response: accepted, in: [a, b], evidence: {{section: a, mentions: [w{n}, {words}w{n}]}}}}\n"));
        section.push_str(&"w ".repeat(50));
    }
    report.push_str("---\n\nWords.\n");
    let sent = "  - {step: panel-sent, date: 2017-03-08}\n".repeat(bytes() / 50);
    let answered = "  - {step: panel-response, date: 2017-01-08, by: panel}\n".repeat(bytes() / 50);
    let plan = format!(
        "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
         period: {{from: 2017-04-01, to: 2021-03-31}}\nstatus: panel\nrecord:\n{sent}{answered}---\n"
    );
    let files = [
        ("plan.md", plan),
        ("01-a.md", section),
        ("02-b.md", "---\ntitle: B\n---\n\nWords.\n".to_owned()),
        ("panel/a.md", report),
    ];
    let files: Files = files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
    let checked = check_files_with(&files, &Context::default());
    let found = checked.found().len();
    eprintln!("{:>8.3} s, {found:>3} findings: a long report", checked.taken.as_secs_f64());
    assert!(found < 100, "{found} findings");
}

/// The head of a plan of tables.
const PLAN: &str = "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
                    period: {from: 2017-04-01, to: 2021-03-31}\nstatus: panel\n---\n";

/// Checks a section of one table.
fn check_table(name: &str, caption: &str, table: &str) {
    let mut files = Files::new();
    files.insert("plan.md".to_owned(), PLAN.to_owned());
    files.insert("01-a.md".to_owned(), format!("---\ntitle: A\n---\n\nTable: Figures {caption}\n\n{table}\n"));
    let checked = check_files_with(&files, &Context::default());
    let found = checked.found().len();
    eprintln!("{:>8.3} s, {found:>3} findings: {name}", checked.taken.as_secs_f64());
    assert!(found < 500, "{name}: {found} findings");
}

#[test]
fn the_greatest_table_is_summed() {
    let header = format!("|{}\n|{}\n", " H |".repeat(40), "---|".repeat(40));
    let table = |label: &dyn Fn(usize) -> String, figure: &dyn Fn(usize, usize) -> String| {
        let row = |row: usize| {
            let cells: String = (1..40).map(|column| format!(" {} |", figure(row, column))).collect();
            format!("| {} |{cells}\n", label(row))
        };
        header.clone() + &(0..2000).map(row).collect::<String>()
    };
    let plain = |row: usize| if row == 1999 { "**Total**".to_owned() } else { format!("Row {row}") };
    let totals = |row: usize| format!("**Total {row}**");
    let turns = |row: usize| if row.is_multiple_of(2) { format!("Row {row}") } else { format!("**Total {row}**") };
    let one = |_: usize, _: usize| "1".to_owned();
    let odd = |row: usize, column: usize| (row * 7919 % 9973 + column * 31).to_string();
    let chain = (2..40).map(|n| format!("{n}+2={}", n + 1)).collect::<Vec<_>>().join(";");
    let rows = format!("{{rows=\"{chain}\"}}");
    check_table("one total", &rows, &table(&plain, &odd));
    check_table("all totals", "", &table(&totals, &odd));
    check_table("all totals of ones", "", &table(&totals, &one));
    check_table("every other a total", &rows, &table(&turns, &odd));
}

#[test]
fn what_a_caption_says_of_sums_is_read_once() {
    let rows: String = (0..2000).map(|row| format!("| Row {row} | {row} |\n")).collect();
    let table = format!("| A | B |\n|---|---|\n{rows}| **Total** | 5 |\n");
    let sums = |sum: &str| format!("{{{}}}", format!("sum=\"{sum}\" ").repeat(40_000 / sum.len()));
    check_table("many sums", &sums("Total = Row 1 + Row 1999"), &table);
    check_table("many unknown rows", &sums("Total = Rwo 1 + Row 1999"), &table);
    check_table("a long sum", &format!("{{sum=\"Total = {}Row 1\"}}", "Row 1 + ".repeat(20_000)), &table);
    check_table("signs", &format!("{{sum=\"Total = {}Row 1\"}}", "-".repeat(40_000)), &table);
    check_table("many equations", &format!("{{rows=\"{}\"}}", "2=2;".repeat(10_000)), &table);
    check_table("many exceptions", &format!("{{rows=\"2=2\" rows-except=\"{}\"}}", "Row 7;".repeat(10_000)), &table);
}

/// Labels and figures in any order, down to those that a decimal can barely hold.
#[test]
fn figures_of_any_size_are_summed_without_a_panic() {
    const LABELS: [&str; 11] = [
        "A",
        "Less: b",
        "*of which c*",
        "Financed by:",
        "**Total**",
        "**Net**",
        "**Change**",
        "**D**",
        "",
        "**Less income**",
        "Less:",
    ];
    const FIGURES: [&str; 15] = [
        "1",
        "(1)",
        "0",
        "–",
        "",
        "5%",
        "£1",
        "£1.5m",
        "250k",
        "999999999999999999999999",
        "9999999999999999999999m",
        "0.000000000000000000000001",
        "words",
        "-3.5",
        "£664,000",
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize % below
    };
    for _ in 0..300 {
        let mut tables = String::new();
        for caption in ["", "{unit=\"£m\"}", "{rows=\"2+3=4; 4/2=3%; 2*3-4=3; -2-3=4\"}"] {
            tables.push_str(&format!("Table: T {caption}\n\n| R | A | B | C |\n|---|---|---|---|\n"));
            for _ in 0..=next(12) {
                let mut figure = || FIGURES[next(FIGURES.len())];
                let figures = [figure(), figure(), figure()].join(" | ");
                tables.push_str(&format!("| {} | {figures} |\n", LABELS[next(LABELS.len())]));
            }
            tables.push('\n');
        }
        let mut files = Files::new();
        files.insert("plan.md".to_owned(), PLAN.to_owned());
        files.insert("01-a.md".to_owned(), format!("---\ntitle: A\n---\n\n{tables}"));
        check_files_with(&files, &Context::default());
    }
}
