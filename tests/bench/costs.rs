//! What each part of the work costs, in milliseconds of processor time: medians of several runs in one process.

use std::path::{Path, PathBuf};

use planwright_core::Sources;
use planwright_html::{Outputs, Which};
use planwright_project::{Checked, Options, Tree, find, load};
use planwright_view::theme::{self, Theme};
use planwright_view::{View, view};

use crate::measure::median;

/// Runs of each part but the PDFs.
const RUNS: usize = 25;
/// Runs of the PDFs, each after Typst has forgotten the last.
const PDF_RUNS: usize = 5;

/// Prints what each part costs for each plan.
pub(crate) fn table(paths: &[PathBuf]) {
    let heads = ["read", "check", "view", "html", "plan.pdf", "page.pdf", "layouts", "ours/pdf"];
    println!("{:<20}{}", "ms of CPU, median", heads.map(|head| format!("{head:>10}")).concat());
    find(paths).expect("the plans can be found").plans.iter().for_each(|plan| measure(plan));
}

fn measure(folder: &Path) {
    let theme = theme::built_in("default").expect("the default theme loads");
    let (read, tree) = median(RUNS, || Tree::read(folder).expect("the plan can be read"));
    let (check, checked) = median(RUNS, || checked(&tree));
    let (lower, made) = median(RUNS, || made(&checked, theme));
    let (html, _) = median(RUNS, || pages(&made, theme));
    let (plan, _) = median(PDF_RUNS, || {
        forget();
        planwright_pdf::plan(&made, theme).expect("the plan can be set")
    });
    let (page, (_, fit)) = median(PDF_RUNS, || {
        forget();
        planwright_pdf::page(&made, theme).expect("the page can be set")
    });
    let ours = (read + check + lower + html) / (plan + page);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let costs = [read, check, lower, html, plan, page].map(|cost| format!("{cost:>10.2}")).concat();
    println!("{name:<20}{costs}{:>10}{ours:>10.3}", fit.layouts);
}

fn checked(tree: &Tree) -> Checked {
    load(tree, "plan", "plan", &Options::default(), &mut Sources::default())
}

fn made(checked: &Checked, theme: &Theme) -> View {
    view(checked, theme, &planwright_view::Options::default()).expect("there is a plan to see")
}

/// Everything that is written beside the PDFs.
fn pages(view: &View, theme: &Theme) -> usize {
    let built = Outputs { page_html: true, index_html: true, statutory_index: true, text: true, ..Outputs::default() };
    let write = |which| planwright_html::render(view, theme, &built, which).expect("the page can be written").len();
    let html: usize = [Which::Plan, Which::Page, Which::StatutoryIndex].map(write).iter().sum();
    html + planwright_html::text(view).len() + planwright_html::assets(theme, view).len()
}

/// Typst remembers what it has laid out: a second run would only look it up.
fn forget() {
    for _ in 0..8 {
        planwright_pdf::forget(5);
    }
}
