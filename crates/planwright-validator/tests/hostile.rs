//! Texts that nobody would write: none may take long, however it is made.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on fails")]

mod common;

use std::time::{Duration, Instant};

use common::{Files, check_files};

/// Long enough that work which grows with the square of the text takes minutes, and short enough
/// that work which grows with the text takes no time, in a build that is not optimised.
/// `PLANWRIGHT_HOSTILE` sets another size, such as that of the largest file there can be.
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
    let section = format!("---\ntitle: A\nkind: resources\n---\n\n## A {{#a}}\n\n{body}\n");
    files.insert("01-a.md".to_owned(), section);
    files.insert("figures/a.svg".to_owned(), "<svg/>".to_owned());
    let checked = check_files(&files);
    let begun = Instant::now();
    let found = checked.found().len();
    let taken = checked.taken + begun.elapsed();
    eprintln!("{:>8.3} s, {found:>3} findings: {unit:?} × {}", taken.as_secs_f64(), bytes / unit.len());
    assert!(found < 500, "{unit:?}: {found} findings");
    assert!(taken < Duration::from_secs(20), "{unit:?} took {taken:?}");
}

#[test]
fn a_long_text_takes_as_long_as_it_is() {
    for unit in [
        "TODO ",
        "TODO \n",
        "TODO\n\n",
        "x.",
        "x",
        "£X,",
        "£X ",
        "X%",
        "20XX ",
        "[",
        "[date",
        "[date ",
        "[your] ",
        "???",
        "? ",
        "to be confirmed ",
        "lorem ipsum ",
        "https://",
        "https://a ",
        "<https://a.b> ",
        "[a](https://b.c) ",
        "[here](https://b.c) ",
        "[#](#a) ",
        "[](#a) ",
        "![](figures/a.svg) ",
        "![](figures/a.svg)\n\n",
        "![a.svg](figures/a.svg \"a.svg\") ",
        "AAAAA BBBBB a ",
        "AAAAA ",
        "a. A",
        "“’”. ",
        "£1 ",
        "£",
        "£ ",
        "\\[date] ",
        "**A**\n\n",
        "A\n\n",
        "a[^1] ",
        "budget funding council tax ",
        "hold hold hold to account ",
        "police ",
        "'",
        "*a* ",
        "- a\n",
        "| a |\n|---|\n| TODO |\n\n",
        "[w](lang:en) ",
        ". ",
        "-- ",
        "... ",
        "A long paragraph of words ",
    ] {
        check(unit);
    }
}

/// A report of the panel with as many recommendations, words and steps as there is room for.
#[test]
fn a_long_report_takes_as_long_as_it_is() {
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
    let begun = Instant::now();
    let checked = check_files(&files);
    let found = checked.found().len();
    eprintln!(
        "{:>8.3} s, of which checking {:.3} s, {found:>3} findings: a long report",
        begun.elapsed().as_secs_f64(),
        checked.taken.as_secs_f64()
    );
    assert!(begun.elapsed() < Duration::from_secs(20), "a long report took {:?}", begun.elapsed());
}
