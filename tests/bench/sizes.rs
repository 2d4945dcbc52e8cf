//! A plan made larger in each way that it can be: what that costs.

use std::process::Command;

use planwright_core::Sources;
use planwright_diff::{Version, compare};
use planwright_html::{Outputs, Which};
use planwright_project::{Checked, Tree};
use planwright_view::View;
use planwright_view::theme::built_in;

use crate::made::{self, checked};
use crate::measure::{now, peak};

/// The ways, with how many times as much of it there is.
const WAYS: [(&str, [usize; 4]); 4] = [
    ("words", [1, 4, 16, 100]),
    ("sections", [1, 4, 16, 50]),
    ("tables", [40, 160, 640, 4000]),
    ("plans", [1, 4, 16, 100]),
];

/// What is done with it. PDFs are last, because they take longest.
const WORKS: [&str; 4] = ["check", "html", "diff", "pdf"];

/// Sheets beyond this many times are left out: they take minutes and show nothing new.
const PRINTED: usize = 16;

/// Prints time and memory of each, with their slopes.
pub(crate) fn table() {
    println!("\n{:<24}{:>8}{:>12}{:>12}{:>8}{:>8}", "", "times", "CPU, ms", "MiB", "slope", "memory");
    for (way, sizes) in WAYS {
        for work in WORKS {
            let sizes: Vec<usize> =
                sizes.into_iter().filter(|size| work != "pdf" || *size <= PRINTED * sizes[0]).collect();
            let costs: Vec<(f64, f64, f64)> = sizes.iter().map(|size| apart(way, work, *size)).collect();
            for (number, (size, (weight, time, memory))) in sizes.iter().zip(&costs).enumerate() {
                let last = number + 1 == sizes.len();
                let slopes = if last { slopes(&costs) } else { String::new() };
                let name = if number == 0 { format!("{way}: {work}") } else { String::new() };
                println!("{name:<24}{size:>8}{time:>12.1}{memory:>12.1}{slopes}");
                assert!(*weight > 0.0);
            }
        }
    }
}

/// The slopes of time and memory on a scale of logarithms, from the first size to the last, over the bytes of the sources.
fn slopes(costs: &[(f64, f64, f64)]) -> String {
    let (Some(first), Some(last)) = (costs.first(), costs.last()) else { return String::new() };
    let grown = (last.0 / first.0).ln();
    let slope = |a: f64, b: f64| (b / a).ln() / grown;
    format!("{:>8.2}{:>8.2}", slope(first.1, last.1), slope(first.2, last.2))
}

/// Bytes, milliseconds and MiB, each in a process of its own, so that one does not find what another has left.
fn apart(way: &str, work: &str, size: usize) -> (f64, f64, f64) {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).args(["one", way, work, &size.to_string()]).output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("numbers");
    let mut numbers = text.split_whitespace().map(|number| number.parse().expect("a number"));
    let mut next =
        || numbers.next().unwrap_or_else(|| panic!("{way} {work} {size}: {}", String::from_utf8_lossy(&output.stderr)));
    (next(), next(), next())
}

/// Does one thing once and prints what it was.
pub(crate) fn one(way: &str, work: &str, size: usize) {
    let kent = made::kent();
    let plans: Vec<Tree> = match way {
        "words" => vec![made::wordy(&kent, size)],
        "sections" => vec![made::grown(&kent, size, 1)],
        // Beside a long plan the first tables would cost nothing.
        "tables" => vec![made::tabular(&made::sample("minimal"), size)],
        _ => (0..size).map(|number| made::another(&kent, number)).collect(),
    };
    let bytes: usize = plans.iter().map(weight).sum();
    // What is read once a process is no part of what grows.
    warm(work, &kent);
    let before = now();
    plans.iter().for_each(|plan| perform(work, plan));
    println!("{bytes} {} {}", now() - before, peak());
}

fn warm(work: &str, kent: &Tree) {
    perform(if work == "pdf" { "html" } else { work }, kent);
}

fn weight(plan: &Tree) -> usize {
    let of = |content: &planwright_project::Content| match content {
        planwright_project::Content::Bytes(bytes) => bytes.len(),
        planwright_project::Content::TooLarge(_) => 0,
    };
    plan.files.values().map(of).sum()
}

fn perform(work: &str, plan: &Tree) {
    let mut sources = Sources::default();
    let checked = checked(plan, &mut sources);
    let theme = built_in("default").expect("the default theme");
    match work {
        "html" => {
            let built = Outputs { index_html: true, ..Outputs::default() };
            planwright_html::render(&seen(&checked), theme, &built, Which::Plan).expect("it can be written");
        }
        "diff" => {
            let other = made::with_words(plan, |words| words.replace(" and ", " or "));
            let other = made::checked(&other, &mut sources);
            drop(compare(&version(&checked, &sources), &version(&other, &sources)));
        }
        "pdf" => {
            planwright_pdf::plan(&seen(&checked), theme).expect("it can be set");
            planwright_pdf::forget(5);
        }
        _ => {}
    }
}

fn seen(checked: &Checked) -> View {
    let theme = built_in("default").expect("the default theme");
    planwright_view::view(checked, theme, &planwright_view::Options::default()).expect("there is a plan to see")
}

fn version<'a>(checked: &'a Checked, sources: &'a Sources) -> Version<'a> {
    let (plan, report) = (checked.plan.as_ref(), checked.report.as_ref());
    Version { plan: plan.expect("a plan"), report: report.expect("a report"), sources }
}
