//! Pairs of small versions for what seldom changes: each is there for words that no other pair prints.

use std::fmt::Write as _;

use planwright_core::model::{By, Kind, Numbering, StepKind};
use planwright_project::Content;

use crate::pair::{Files, Pair, files};

const HEAD: &str =
    "title: Calm\narea: Alder\nprofile: england-pcc\nperiod: {from: 2025-04-01, to: 2029-03-31}\nstatus: draft\n";

/// A plan of a few files: what is added to its front matter, and sections by their paths.
fn plan(more: &str, sections: &[(&str, &str)]) -> Files {
    let text = |text: String| Content::Bytes(text.into_bytes().into());
    let plan = ("plan.md".to_owned(), text(format!("---\n{HEAD}{more}\n---\n")));
    let own = sections.iter().map(|(path, body)| {
        let (head, body) = body.split_once("\n\n").unwrap_or((body, ""));
        ((*path).to_owned(), text(format!("---\n{head}\n---\n\n{body}\n")))
    });
    std::iter::once(plan).chain(own).collect()
}

/// Two versions of one section.
fn of_text(old: &str, new: &str) -> Pair {
    let section = |text: &str| format!("title: Streets\n\n{text}");
    let other = ("2-other.md", "title: Other things\n\nNobody edits this.");
    let version = |text: &str| plan("version: Spring", &[("1-streets.md", &section(text)), other]);
    Pair::new(&version(old), &version(new))
}

/// Sections of every kind that was another, and everything that is said in a word of the source format.
fn of_values() -> Vec<Pair> {
    let kinds = |turn: usize| {
        let kind = |at: usize| Kind::ALL[(at + turn) % Kind::ALL.len()].as_str();
        let owner = if turn == 0 { "commissioner" } else { "[chief-officer, partners]" };
        let all = Kind::ALL.iter().enumerate().map(|(at, _)| {
            (format!("{at}-a.md"), format!("title: Section {at}\nkind: {}\nid: s{at}\n\nWords.", kind(at)))
        });
        let owned = (
            "99-owned.md".to_owned(),
            format!("title: Owned\nkind: priority\nowner: {owner}\nscope: [policing]\n\nWords."),
        );
        let all: Vec<(String, String)> = all.chain([owned]).collect();
        let all: Vec<(&str, &str)> = all.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let numbering = Numbering::ALL[turn % Numbering::ALL.len()].as_str();
        let page = if turn.is_multiple_of(2) { "{orientation: landscape}" } else { "{orientation: portrait}" };
        plan(&format!("numbering: {numbering}\npage: {page}"), &all)
    };
    let steps = |turn: usize| {
        let mut record = "record:\n".to_owned();
        for (at, step) in StepKind::ALL.iter().enumerate() {
            let by = By::ALL[(at + turn) % By::ALL.len()].as_str();
            writeln!(record, "  - {{step: {}, date: 2025-01-0{}, by: {by}}}", step.as_str(), 1 + at % 9).unwrap();
        }
        plan(&record, &[("1-a.md", "title: A\n\nWords.")])
    };
    let numbers = |n: &str| plan(&format!("numbering: {n}"), &[("1-a.md", "title: A\n\nWords.")]);
    vec![
        Pair::new(&kinds(0), &kinds(1)),
        Pair::new(&steps(0), &steps(1)),
        Pair::new(&numbers("chapter"), &numbers("nested")),
    ]
}

/// What becomes of sections, of the plan's label, and of duties.
fn of_plans() -> Vec<Pair> {
    let one = ("1-one.md", "title: One\n\nThe first words of the plan.");
    let two = ("2-two.md", "title: Two\n\nMore words stand in this one.");
    let three = ("3-three.md", "title: Three\n\nThe last of all the words.");
    let base = files("tests/diff/base");
    let little = base.clone().into_iter().filter(|(path, _)| !path.starts_with(['3', '4', '5', '6'])).collect();
    let four = ["title: Four\n\nA fourth thing is promised here.", "title: Five\n\nNobody expects a fifth of them."];
    let late = [one, two, three, ("4-four.md", four[0]), ("5-five.md", four[1])];
    let early = [("0-four.md", four[0]), ("00-five.md", four[1]), one, two, three];
    let first = ("0-three.md", "title: Three\n\nThe last of all the words.");
    let chapter = [("4-ch/index.md", "title: Chapter\n\nIt begins."), ("4-ch/1-a.md", "title: Within\n\nIt goes on.")];
    let before = ("4-ch/0-b.md", "title: Before\n\nThis is quite new, and nobody said so.");
    let label = |label: &str, text: &str| plan(label, &[("1-one.md", &format!("title: One\n\n{text}"))]);
    let waived = "waivers:\n  - {rule: duty/grants, reason: None are given.}";
    vec![
        Pair::new(&plan("", &[one, two, three]), &plan("", &[first, one, two])),
        Pair::new(&plan("", &[one]), &plan("", &[one, two, three])),
        Pair::new(&plan("", &[two]), &plan("", &[("1-new.md", "title: New\n\nQuite another thing is told."), two])),
        Pair::new(&plan("", &chapter), &plan("", &[chapter[0], before, chapter[1]])),
        Pair::new(&plan("", &[one, two, three]), &plan("", &[one])),
        Pair::new(&label("dated: 2026-01-02", "A."), &label("", "B.")),
        Pair::new(&label("version: A", "A."), &label("version: A\ndated: 2026-01-02", "B.")),
        Pair::new(&label("version: A", "A."), &label("version: A", "B.")).unnamed(),
        Pair::new(&plan("", &[one]), &plan(waived, &[one])),
        Pair::new(&base, &little),
        Pair::new(&plan("", &late), &plan("", &early)),
    ]
}

/// What becomes of texts, tables, pictures and notes.
fn of_texts() -> Vec<Pair> {
    let table = |head: &str, rows: &str| format!("| {head} |\n|---|---:|\n{rows}");
    let rows = "| A | 1 |\n| B | 2 |\n| C | 3 |\n";
    let heading = "## A heading that says a great deal in a great many words and so does not stay open";
    let counted = |unit: &str| format!("{}\nTable: Spent {{#tbl-spent{unit}}}\n", table("What | Now", rows));
    let tables = format!("{}\n{}\n", table("K | L", rows), table("M | N", rows));
    let pair = of_text;
    vec![
        pair(&table("What | Then", rows), &table("Which | Now", rows)),
        pair(&table("What | Now", rows), &table("What | Now", &format!("{rows}| D | 4 |\n| E | 5 |\n"))),
        pair(&table("What | Now", &format!("{rows}| D | 4 |\n| E | 5 |\n")), &table("What | Now", rows)),
        pair(&format!("We walk.\n\n{tables}"), &format!("We run.\n\n{tables}")),
        pair(&format!("We walk.\n\n{heading}\n"), &format!("We run.\n\n{heading}\n")),
        pair(
            &format!("We walk.\n\n{heading}\n\n{heading} either\n"),
            &format!("We run.\n\n{heading}\n\n{heading} either\n"),
        ),
        pair(&counted(""), &counted(" unit=\"£m\"")),
        pair(&counted(" unit=\"£m\""), &counted("")),
        pair("We walk far.\n\n[^a]: Not far.", "We walk far.[^a]\n\n[^a]: Not far."),
        pair("A picture ![](a.png) stands here.", "A picture ![](b.png) stands here."),
    ]
}

/// Every pair.
pub(crate) fn all() -> Vec<Pair> {
    of_values().into_iter().chain(of_plans()).chain(of_texts()).collect()
}
