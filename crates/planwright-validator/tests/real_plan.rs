//! The words of a real plan, where it is at hand: it may not be published with this repository.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use std::path::Path;

use common::{Checked, check_files_with, files_of};
use planwright_core::Diagnostic;
use planwright_validator::Context;

/// Kent's plan of spring 2020 in its own words; none where it is not beside the repository.
fn kent(context: &Context) -> Option<Checked> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/plans/kent-2017-2021");
    root.is_dir().then(|| check_files_with(&files_of(&root), context))
}

fn of<'a>(checked: &'a Checked, rule: &str) -> Vec<(String, &'a Diagnostic)> {
    let all = checked.report.diagnostics.iter().filter(|diagnostic| diagnostic.rule.as_str() == rule);
    all.map(|diagnostic| {
        let file = checked.sources.path(diagnostic.span.file);
        (format!("{file}:{}", checked.sources.positions(diagnostic.span).0.line), diagnostic)
    })
    .collect()
}

#[test]
fn one_abbreviation_is_never_written_out() {
    let Some(checked) = kent(&Context::default()) else { return };
    let found = of(&checked, "words/acronym");
    let places: Vec<_> =
        found.iter().map(|(place, finding)| (place.as_str(), checked.sources.slice(finding.span))).collect();
    assert_eq!(places, [("09-resources.md:21", "PCSOs")]);
}

#[test]
fn its_long_sentences_are_found() {
    let Some(checked) = kent(&Context::default()) else { return };
    let found = of(&checked, "words/long-sentence");
    assert_eq!(found.len(), 18, "sections");
    assert_eq!(found.iter().map(|(_, finding)| 1 + finding.related.len()).sum::<usize>(), 21, "sentences");
    let longest = found.iter().find(|(_, finding)| finding.message == "a sentence of 57 words").unwrap();
    assert!(longest.0.starts_with("03-guiding-principles/1-mental-health.md"), "{}", longest.0);
}

#[test]
fn its_hardest_sections_are_named() {
    let Some(checked) = kent(&Context::default()) else { return };
    let found = of(&checked, "words/reading-grade");
    let [(_, finding)] = found.as_slice() else { panic!("{} notes", found.len()) };
    let named: Vec<_> = finding.related.iter().map(|related| checked.sources.path(related.span.file)).collect();
    assert_eq!(
        named,
        [
            "07-what-i-will-do/3-mental-health-services.md",
            "08-opportunities/3-further-collaboration-with-oth.md",
            "08-opportunities/4-oversight-of-the-police-compla.md",
        ]
    );
    assert!(finding.message.contains(" 14."), "{}", finding.message);
}

#[test]
fn its_names_were_those_of_its_day() {
    let Some(checked) = kent(&Context::default()) else { return };
    assert_eq!(of(&checked, "words/outdated-name").len(), 0);
    let as_at = Some(jiff::civil::date(2026, 11, 21));
    let later = kent(&Context { as_at, ..Context::default() }).unwrap();
    let mut places: Vec<_> = of(&later, "words/outdated-name").into_iter().map(|(place, _)| place).collect();
    places.sort();
    assert_eq!(places, ["01-introduction.md:13", "07-what-i-will-do/2-victim-services.md:20"]);
}

#[test]
fn its_page_and_its_spelling_are_in_order() {
    let Some(checked) = kent(&Context { spelling: true, ..Context::default() }) else { return };
    for rule in ["page/left-off", "page/long-line"] {
        assert_eq!(of(&checked, rule).len(), 0, "{rule}");
    }
    let found = of(&checked, "words/spelling");
    let words: Vec<_> = found.iter().map(|(_, finding)| checked.sources.slice(finding.span)).collect();
    assert_eq!(words, [""; 0]);
}
