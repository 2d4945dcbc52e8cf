//! New plans of every profile, as they are written and with their examples taken out of the comments.

use jiff::civil::date;
use planwright_core::{Severity, Sources};
use planwright_project::{Checked, Content, Options, Tree, load};
use planwright_validator::DutyState;
use planwright_validator::profile::{Profile, find, list};

use crate::{Answers, Draft, Period, draft, period};

fn answers(profile: &Profile) -> Answers {
    let none = Period { from: date(2026, 4, 1), to: date(2029, 3, 31), elected: None };
    Answers {
        area: "Exampleshire".to_owned(),
        title: None,
        issuer: Some("Jo O'Sample: Commissioner".to_owned()),
        period: period(profile, None).unwrap_or(none),
    }
}

/// The profiles by which plans are judged.
fn profiles() -> Vec<Profile> {
    let all: Vec<Profile> = list().into_iter().filter_map(|entry| find(entry.id).ok()).collect();
    all.into_iter().filter(|profile| profile.disabled.is_none()).collect()
}

fn checked(draft: &Draft) -> Checked {
    let files = draft.files.iter().map(|file| (file.path.clone(), Content::Bytes(file.text.as_bytes().into())));
    let tree = Tree { files: files.collect(), ..Tree::default() };
    load(&tree, "new", "new", &Options::default(), &mut Sources::default())
}

/// What a check finds, from a severity on, a line each.
fn found(checked: &Checked, from: Severity) -> Vec<String> {
    let all = checked.diagnostics();
    let told = all.iter().filter(|finding| finding.severity >= from);
    told.map(|finding| format!("{}: {}", finding.rule, finding.message)).collect()
}

/// The draft with its examples written out.
fn filled_in(mut draft: Draft) -> Draft {
    for file in &mut draft.files {
        let Some((before, example)) = file.text.split_once("An example, to copy and write over:\n") else { continue };
        let (head, _) = before.split_once("\n---\n").expect("front matter");
        let keys = head.replace("\n# ", "\n");
        file.text = format!("{keys}\n---\n{}", example.trim_end().trim_end_matches("-->"));
    }
    draft
}

#[test]
fn every_duty_of_every_profile_has_its_section() {
    let profiles = profiles();
    assert!(profiles.len() >= 7, "{}", profiles.len());
    for profile in profiles {
        let draft = draft(&profile, &answers(&profile));
        let all: String = draft.files.iter().map(|file| file.text.as_str()).collect();
        for duty in crate::duties(&profile, &answers(&profile).period) {
            assert!(all.contains(&duty.mend), "{}: {} has no guidance", profile.id, duty.id);
        }
    }
}

#[test]
fn a_new_plan_has_no_errors() {
    for profile in profiles() {
        let checked = checked(&draft(&profile, &answers(&profile)));
        assert_eq!(found(&checked, Severity::Error), [] as [String; 0], "{}", profile.id);
        assert!(checked.plan.is_some());
    }
}

#[test]
fn every_example_meets_its_duty() {
    for profile in profiles() {
        let draft = filled_in(draft(&profile, &answers(&profile)));
        let checked = checked(&draft);
        let mut found = found(&checked, Severity::Warning);
        // A profile may name bodies by their letters; authors spell those out.
        found.retain(|finding| !finding.starts_with("words/acronym"));
        assert_eq!(found, [] as [String; 0], "{}", profile.id);
        let report = checked.report.expect("a report");
        let unmet: Vec<_> = report.duties.iter().filter(|duty| duty.state == DutyState::NotMet).collect();
        assert!(unmet.is_empty(), "{}: {unmet:#?}", profile.id);
    }
}

#[test]
fn whatever_is_answered_stays_words() {
    let profile = find("england-pcc").expect("it is built in");
    for name in ["Smith, Jo", "Jo (deputy), OBE", "no", "#1", "a: b", "{x}", "O'Hara", "  Jo  Sample"] {
        let answers = Answers { issuer: Some(name.to_owned()), title: Some(name.to_owned()), ..answers(&profile) };
        let checked = checked(&draft(&profile, &answers));
        assert_eq!(found(&checked, Severity::Error), [] as [String; 0], "{name}");
        let meta = checked.plan.expect("a plan").meta;
        assert_eq!(meta.issuer.name.map(|name| name.value).as_deref(), Some(name.trim()), "{name}");
        assert_eq!(meta.title.value, name.trim());
    }
}
