use crate::testing::{PLAN, england, read};
use crate::{Context, check as check_plan};

fn found(plan: &str, body: &str, spelling: bool) -> Vec<(String, planwright_core::Diagnostic)> {
    let read = read(&[("plan.md", plan), ("01-a.md", &format!("---\ntitle: A\n---\n\n{body}\n"))]);
    let context = Context { spelling, ..Context::default() };
    let mut found = check_plan(&read.plan, &read.sources, &england(), &context, read.found.clone()).diagnostics;
    found.retain(|diagnostic| diagnostic.rule.as_str() == "words/spelling");
    found.into_iter().map(|diagnostic| (read.sources.slice(diagnostic.span).to_owned(), diagnostic)).collect()
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let places: Vec<String> = found(PLAN, body, true).into_iter().map(|(place, _)| place).collect();
    assert_eq!(places, expected, "{body}");
}

#[test]
fn it_is_looked_for_only_when_asked_for() {
    assert!(found(PLAN, "You will recieve it.", false).is_empty());
    assert_eq!(found(PLAN, "You will recieve it.", true).len(), 1);
}

#[test]
fn a_word_is_told_once_with_its_count_and_the_nearest_right_one() {
    let found = found(PLAN, "You will recieve it. We recieve it, and they *recieve* it.", true);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1.message, "“recieve” is in no dictionary: “receive” is the nearest word that is");
    assert!(found[0].1.help.iter().any(|help| help.contains("3 times")));
}

#[test]
fn what_no_dictionary_can_know_is_passed_over() {
    check("Ramsgate and Folkestone, the HMICFRS, `recieve`, [recieve](lang:cy) and Kentish folk", &[]);
    check("Look at www.example.org/recieve, recieve@example.org, #recieve or recieve.pdf", &[]);
    check("The organisation’s and the organization’s colour; it’s, don't and we’ll", &[]);
    check("re-offending, co-located, multi-agency, anti-social, on-going, pro-active, non-recent, face-to-face", &[]);
    check("1st, 22nd, 10th, 5km and £3m", &[]);
    check("cybercrime, safeguarding, wellbeing, reoffending, victims’ and neighbourhoods", &[]);
}

#[test]
fn american_spelling_is_not_british() {
    check("The color of his behavior.", &["color", "behavior"]);
}

#[test]
fn words_of_the_glossary_are_known() {
    let plan = format!("{}glossary: {{cuckooish: A word}}\n---\n", &PLAN[..PLAN.len() - 4]);
    assert!(found(&plan, "It is cuckooish.", true).is_empty());
}
