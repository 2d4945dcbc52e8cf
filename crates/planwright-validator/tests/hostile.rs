//! Texts that nobody would write: none may take long, however it is made.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on fails")]

mod common;

use std::time::{Duration, Instant};

use common::{Files, check_files};

/// Long enough that work which grows with the square of the text takes minutes, and short enough
/// that work which grows with the text takes no time, in a build that is not optimised.
/// `PLANWRIGHT_HOSTILE` sets another size, such as that of the largest file there can be.
const BYTES: usize = 40_000;

fn check(unit: &str) {
    let bytes = std::env::var("PLANWRIGHT_HOSTILE").ok().and_then(|n| n.parse().ok()).unwrap_or(BYTES);
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
        "weekly ",
        "weekly board ",
        "board x x x x x x x x x x x x x x x x x weekly ",
        "each each month ",
        "subject to ",
        "subject to review. ",
        "2020/21 to ",
        "2020-21-22",
        "national national crime ",
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
