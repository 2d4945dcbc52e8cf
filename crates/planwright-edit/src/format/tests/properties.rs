//! What must hold of every text: what it says stays, and a second run changes nothing.

use planwright_core::Sources;
use planwright_core::model::{Plan, same_meaning};
use planwright_parser::{Document, DocumentKind, Folder, parse};
use proptest::prelude::*;

use super::written;
use crate::format::format;

const PLAN: &str =
    "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";

/// A plan of one section, and one of its papers with the same body.
fn plan(section: &str) -> (Option<Plan>, Vec<(String, String)>) {
    let mut sources = Sources::default();
    let mut folder = Folder { path: "p".to_owned(), name: "p".to_owned(), ..Folder::default() };
    let body = section.split_once("\n---\n").map_or("", |(_, body)| body);
    let paper = format!("---\nto: A\nfrom: B\nsubject: C\ndate: 2021-04-01\nsummary: D\n---\n{body}");
    for (path, text) in [("plan.md", PLAN), ("s.md", section), ("papers/x.md", paper.as_str())] {
        folder.documents.push(Document { path: path.to_owned(), file: sources.add(path, text) });
    }
    let parsed = parse(&sources, folder);
    let mut told: Vec<(String, String)> =
        parsed.diagnostics.into_iter().map(|found| (found.rule.to_string(), found.message)).collect();
    told.sort();
    (parsed.plan, told)
}

/// Formats a text; it must be laid out whole, say the same, and stay as it is when it is formatted again.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let anew = format(text, DocumentKind::Section);
    prop_assert!(anew.is_ok(), "{anew:?} for\n{text}");
    let Ok(anew) = anew else { return Ok(()) };
    prop_assert_eq!(anew.kept, 0, "a block was left in\n{}", text);
    let again = format(&anew.text, DocumentKind::Section).map(|again| again.text);
    prop_assert_eq!(again.as_deref(), Ok(anew.text.as_str()), "from\n{}", text);
    let ((before, told_before), (after, told_after)) = (plan(text), plan(&anew.text));
    prop_assert_eq!(told_before, told_after, "findings of\n{}\nand\n{}", text, &anew.text);
    let same = before.zip(after).is_some_and(|(before, after)| same_meaning(&before, &after));
    prop_assert!(same, "another meaning:\n{}\nand\n{}", text, &anew.text);
    Ok(())
}

/// Signs of Markdown in no order: whatever they mean, it stays, and a second run changes nothing.
fn is_stable(text: &str) -> Result<(), TestCaseError> {
    let anew = match format(text, DocumentKind::Section) {
        Ok(anew) => anew.text,
        // One in some thousands: then the file stays as it is, which does no harm either.
        Err(_) => return Ok(()),
    };
    let again = format(&anew, DocumentKind::Section).map(|again| again.text);
    prop_assert_eq!(again.as_deref(), Ok(anew.as_str()), "from {:?}", text);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_section_says_the_same(text in written::section()) {
        holds(&text)?;
    }

    #[test]
    fn signs_in_no_order_do_no_harm(
        signs in prop::collection::vec(prop::sample::select(written::SIGNS), 0..40),
    ) {
        is_stable(&format!("---\ntitle: S\n---\n{}", signs.concat()))?;
    }
}
