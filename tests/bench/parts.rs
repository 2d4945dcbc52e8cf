//! How long each part of the work takes by the clock: `cargo bench --bench parts`, `-- check` for one of them.
//!
//! The plan is the Kent example, with its sections once, ten times and a hundred times; many plans are as many variants of
//! it, each with words of its own.

// A bench cannot go on without its plans.
#![allow(clippy::expect_used)]
// Each bench takes what it needs of the common modules.
#![allow(dead_code)]

mod made;
mod many;

use divan::{Bencher, bench};
use planwright_core::Sources;
use planwright_diff::{Version, compare};
use planwright_html::{Outputs, Which};
use planwright_project::{Checked, Tree};
use planwright_view::View;
use planwright_view::theme::built_in;

/// How many times the sections are there.
const SIZES: [usize; 3] = [1, 10, 100];
/// A hundred times would be two thousand pages.
const PRINTED: [usize; 2] = [1, 10];

fn main() {
    divan::main();
}

/// A plan may hold 2,000 files, so beyond fifty copies of the sections their bodies double.
fn plan(size: usize) -> Tree {
    let bodies = size.div_ceil(50);
    made::grown(&made::kent(), size / bodies, bodies)
}

fn checked(size: usize) -> Checked {
    made::checked(&plan(size), &mut Sources::default())
}

fn view(size: usize) -> View {
    let theme = built_in("default").expect("the default theme");
    planwright_view::view(&checked(size), theme, &planwright_view::Options::default()).expect("there is a plan to see")
}

/// Files to a model.
#[bench(args = SIZES)]
fn parse(bencher: Bencher<'_, '_>, size: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    made::write(&plan(size), folder.path());
    bencher.bench(|| Tree::read(folder.path()).expect("it can be read"));
}

/// A model and its findings, from files in memory.
#[bench(args = SIZES)]
fn check(bencher: Bencher<'_, '_>, size: usize) {
    let tree = plan(size);
    bencher.bench(|| made::checked(&tree, &mut Sources::default()));
}

#[bench(args = SIZES)]
fn to_view(bencher: Bencher<'_, '_>, size: usize) {
    let (checked, theme) = (checked(size), built_in("default").expect("the default theme"));
    bencher.bench(|| planwright_view::view(&checked, theme, &planwright_view::Options::default()));
}

#[bench(args = SIZES)]
fn html(bencher: Bencher<'_, '_>, size: usize) {
    let (view, theme) = (view(size), built_in("default").expect("the default theme"));
    let built = Outputs { index_html: true, page_html: true, ..Outputs::default() };
    bencher.bench(|| planwright_html::render(&view, theme, &built, Which::Plan).expect("it can be written").len());
}

#[bench(args = SIZES)]
fn word(bencher: Bencher<'_, '_>, size: usize) {
    let (view, theme) = (view(size), built_in("default").expect("the default theme"));
    bencher.bench(|| planwright_docx::plan(&view, theme).expect("it can be written").len());
}

#[bench(args = PRINTED, sample_count = 5, sample_size = 1)]
fn plan_pdf(bencher: Bencher<'_, '_>, size: usize) {
    let (view, theme) = (view(size), built_in("default").expect("the default theme"));
    // Typst remembers what it has laid out: a second run would only look it up.
    bencher.with_inputs(forget).bench_values(|()| planwright_pdf::plan(&view, theme).expect("it can be set").0.pages);
}

#[bench(sample_count = 5, sample_size = 1)]
fn page_pdf(bencher: Bencher<'_, '_>) {
    let (view, theme) = (view(1), built_in("default").expect("the default theme"));
    bencher.with_inputs(forget).bench_values(|()| planwright_pdf::page(&view, theme).expect("it can be set").0.pages);
}

fn forget() {
    for _ in 0..8 {
        planwright_pdf::forget(5);
    }
}

/// Two versions: one of them with another word throughout.
#[bench(args = SIZES, sample_count = 20)]
fn diff(bencher: Bencher<'_, '_>, size: usize) {
    let old = plan(size);
    let new = made::with_words(&old, |words| words.replace(" and ", " or "));
    let mut sources = Sources::default();
    let (old, new) = (made::checked(&old, &mut sources), made::checked(&new, &mut sources));
    bencher.bench(|| compare(&version(&old, &sources), &version(&new, &sources)).changes.len());
}

fn version<'a>(checked: &'a Checked, sources: &'a Sources) -> Version<'a> {
    let (plan, report) = (checked.plan.as_ref(), checked.report.as_ref());
    Version { plan: plan.expect("a plan"), report: report.expect("a report"), sources }
}
