//! Work grows with a text and not with its square: told by how many words are looked at, which no clock can say of a
//! machine that has other things to do.

#[allow(unreachable_pub, reason = "the tests of the crate's edge write the same texts")]
#[path = "../../tests/common/hostile.rs"]
mod hostile;

use self::hostile::UNITS;
use crate::testing::{PLAN, Read, england, read};
use crate::text::looked_at;
use crate::{Context, check};

/// Long enough that the square of the text is many times the work that a text of any length takes.
const BYTES: usize = 2_000;

/// What a rule may remember of a sentence only until another comes: each is tried with every other text.
const TURNS: [&str; 10] = [
    "ACPO ",
    "HMIC ",
    "Her Majesty's Inspectorate ",
    "the CCG ",
    "x. ",
    "£1 ",
    "in 2019 ",
    "police crime ",
    "wrod ",
    "ABC ",
];

fn plan_of(unit: &str, bytes: usize) -> Read {
    let body = unit.repeat(bytes / unit.len());
    let section = format!(
        "---\ntitle: A\nkind: resources\nsatisfies: [reporting, grants, objectives]\n---\n\n## A {{#a}}\n\n{body}\n"
    );
    read(&[("plan.md", PLAN), ("01-a.md", &section), ("figures/a.svg", "<svg/>")])
}

fn work(unit: &str, bytes: usize) -> usize {
    let read = plan_of(unit, bytes);
    let as_at = Some(jiff::civil::date(2026, 4, 1));
    let context = Context { as_at, spelling: true, ..Context::default() };
    looked_at::during(|| drop(check(&read.plan, &read.sources, &england(), &context, read.found.clone())))
}

/// What grows with the text takes four times as much for four times the text, and what grows with its square sixteen
/// times.
fn grows(unit: &str) -> Option<String> {
    let (once, four) = (work(unit, BYTES), work(unit, 4 * BYTES));
    (four > 6 * once).then(|| format!("{unit:?}: {once} words looked at, and {four} of four times the text"))
}

#[test]
fn work_grows_with_the_text() {
    let grown: Vec<String> = UNITS.iter().chain(&TURNS).filter_map(|unit| grows(unit)).collect();
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

#[test]
fn work_grows_with_the_text_where_two_things_take_turns() {
    let pairs = TURNS.iter().flat_map(|one| UNITS.iter().chain(&TURNS).map(move |two| format!("{one}{two}")));
    let grown: Vec<String> = pairs.filter_map(|unit| grows(&unit)).collect();
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}
