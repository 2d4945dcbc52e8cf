//! Taking away what a plan answers its duties by: exactly the duties that are left without evidence
//! are not met.
//!
//! From each sample plan and each built-in profile, every section and every duty's sections are
//! changed in each way there is, by editing their source. What must follow is worked out by
//! [`model`] from the text and the profile alone, with nothing of the code under test.
//! `PLANWRIGHT_PLANS` names a folder of further plans.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "a test that cannot go on fails")]

#[path = "../common/mod.rs"]
mod common;
mod model;
mod ways;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::{Files, check_by, files_of};
use model::{Model, Text};
use planwright_validator::profile::{BUILT_IN, Profile, find};
use ways::{Mutation, mutations};

/// How many changes were made, and how often each duty lost its evidence by one.
#[derive(Default)]
struct Count {
    mutations: usize,
    lost: BTreeMap<String, usize>,
}

fn plans() -> Vec<PathBuf> {
    let mut roots = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans")];
    roots.extend(std::env::var_os("PLANWRIGHT_PLANS").map(PathBuf::from));
    let entries = roots.iter().flat_map(|root| std::fs::read_dir(root).unwrap());
    let mut plans: Vec<PathBuf> =
        entries.map(|entry| entry.unwrap().path()).filter(|path| path.join("plan.md").is_file()).collect();
    plans.sort();
    plans
}

/// The plan as it would be published under a profile, on its own day or a later one. Where nothing
/// answers a duty, a section is added that does, so that every duty has something to lose.
fn published(plan: &Path, profile: &Profile, dated: Option<&str>) -> Files {
    let mut files = files_of(plan);
    let head = files.get_mut("plan.md").unwrap();
    *head = ways::without_keys(head, &["waivers", "status", "profile"]);
    *head = head.replacen("---\n", &format!("---\nstatus: published\nprofile: {}\n", profile.id), 1);
    if !head.contains("\nissued:") {
        *head = head.replacen("---\n", "---\nissued: 2017-03-29\n", 1);
    }
    // A recorded step meets a duty of regard whatever the words say: without it the words are what there is to lose.
    *head =
        head.lines().filter(|line| !line.contains("step: equality-impact")).map(|line| format!("{line}\n")).collect();
    if let Some(day) = dated {
        *head = ways::without_keys(head, &["dated", "varied"]).replacen("---\n", &format!("---\ndated: {day}\n"), 1);
    }
    // A duty of another body's law is a fault here, and no duty is judged beside it.
    for text in files.values_mut().filter(|text| text.starts_with("---\n")) {
        if Text::of(text).words_of("satisfies").iter().any(|id| profile.duty(id).is_none()) {
            *text = ways::without_keys(text, &["satisfies"]);
        }
    }
    let unmet: Vec<String> = check_by(&files, |_| profile.clone())
        .report
        .duties
        .iter()
        .filter(|duty| duty.state == planwright_validator::DutyState::NotMet)
        .map(|duty| duty.id.clone())
        .collect();
    for (i, id) in unmet.iter().enumerate() {
        let text =
            format!("---\ntitle: On {id}\nsatisfies: [{id}]\n---\n\nThis says what is to be said, for £1,000,000.\n");
        files.insert(format!("{}-added-{id}.md", 70 + i), text);
    }
    files
}

/// Checks a plan and compares how each duty stands with what the model says of it.
fn compare(profile: &Profile, files: &Files, what: &str) -> Model {
    let checked = check_by(files, |_| profile.clone());
    let duties = &checked.report.duties;
    assert!(!duties.is_empty(), "{what}: the plan can still be read: {:#?}", checked.found());
    let model = Model::of(profile, files, checked.report.as_at);
    let stands: Vec<(&str, &str)> = duties.iter().map(|duty| (duty.id.as_str(), duty.state.as_str())).collect();
    let expected: Vec<(&str, &str)> = model.states.iter().map(|(id, state)| (id.as_str(), *state)).collect();
    assert_eq!(stands, expected, "{}: {what}", profile.id);
    model
}

fn mutate(profile: &Profile, files: &Files, whole: &Model, count: &mut Count) {
    for Mutation { what, files } in mutations(profile, files) {
        let model = compare(profile, &files, &what);
        count.mutations += 1;
        let lost =
            whole.states.iter().zip(&model.states).filter(|(before, after)| before.1 == "met" && after.1 != "met");
        lost.for_each(|((id, _), _)| *count.lost.entry(id.clone()).or_default() += 1);
    }
    for (id, _) in whole.states.iter().filter(|(_, state)| *state == "met") {
        assert!(count.lost.contains_key(id), "{}: nothing took the evidence of `{id}` away", profile.id);
    }
}

/// By the law of the plan's own day, and by that of a later one where it asks for other things.
fn check_plan(profile: &Profile, plan: &Path) {
    let mut known = Vec::new();
    for dated in [None, Some("2026-11-21")] {
        let files = published(plan, profile, dated);
        let whole = compare(profile, &files, "nothing taken away");
        if known == whole.states {
            continue;
        }
        let mut count = Count::default();
        mutate(profile, &files, &whole, &mut count);
        let lost: usize = count.lost.values().sum();
        let (name, day) = (plan.file_name().unwrap().to_string_lossy(), dated.unwrap_or("its own day"));
        let Count { mutations, lost: of_each } = count;
        eprintln!("{name}, {}, {day}: {mutations} mutations, {lost} losses: {of_each:?}", profile.id);
        known = whole.states;
    }
}

#[test]
fn a_duty_without_evidence_is_not_met_and_no_other() {
    let profiles = BUILT_IN.iter().map(|(id, _)| find(id).unwrap());
    let profiles: Vec<Profile> = profiles.filter(|profile| !profile.duties.is_empty()).collect();
    let plans = plans();
    assert!(plans.len() >= 2, "the sample plans are there");
    std::thread::scope(|scope| {
        for (profile, plan) in profiles.iter().flat_map(|profile| plans.iter().map(move |plan| (profile, plan))) {
            scope.spawn(move || check_plan(profile, plan));
        }
    });
}
