//! The plan, from view to file.

use super::fixture::view;
use super::theme::theme;
use super::keep;

#[test]
fn the_whole_plan_is_set() {
    let started = std::time::Instant::now();
    let (pdf, pages) = crate::plan(&view(), &theme()).unwrap_or_else(|findings| panic!("{findings:#?}"));
    eprintln!("{} pages in {:?}", pdf.pages, started.elapsed());
    keep("plan.pdf", &pdf.bytes);
    assert_eq!(pdf.warnings, []);
    assert!(pages["introduction"] < pages["resources"], "{pages:?}");
}
