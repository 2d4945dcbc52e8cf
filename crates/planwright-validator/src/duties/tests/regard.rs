//! Duties of regard, and the statement on the national priorities.

use planwright_core::Severity;

use super::{SAYS, plan_md, section};
use crate::report::{DutyState, Report};
use crate::testing::read;

fn report(more: &str, files: &[(&str, &str)]) -> Report {
    let head = plan_md(more);
    let mut all = vec![("plan.md", head.as_str())];
    all.extend_from_slice(files);
    read(&all).check()
}

fn state(report: &Report, id: &str) -> DutyState {
    report.duties.iter().find(|duty| duty.id == id).unwrap().state
}

fn messages(report: &Report, rule: &str) -> Vec<(Severity, String)> {
    let found = report.diagnostics.iter().filter(|diagnostic| diagnostic.rule.as_str() == rule);
    found.map(|diagnostic| (diagnostic.severity, diagnostic.message.clone())).collect()
}

#[test]
fn what_nothing_is_said_of_is_one_note() {
    let text = section("", "We follow the Victims' Code and work with the Criminal Justice Board.");
    let report = report("status: issued\ndated: 2022-01-01\nissued: 2022-01-01", &[("01-a.md", &text)]);
    let message = "the plan says nothing of the priorities of community safety partnerships and equality";
    assert_eq!(messages(&report, "duty/regard"), [(Severity::Note, message.to_owned())]);
    assert_eq!(messages(&report, "duty/equality"), []);
    assert_eq!(state(&report, "victims-code"), DutyState::Met);
    assert_eq!(state(&report, "equality"), DutyState::NotMet);
}

#[test]
fn regard_can_be_waived_one_by_one_or_together() {
    let plan = |rule: &str| {
        report(&format!("status: panel\ndated: 2022-01-01\nwaivers: [{{rule: {rule}, reason: Elsewhere}}]"), &[])
    };
    let one = plan("duty/equality");
    assert_eq!(state(&one, "equality"), DutyState::Waived);
    assert_eq!(state(&one, "community-safety"), DutyState::NotYet);
    assert!(!messages(&one, "duty/regard")[0].1.contains("equality"));
    let all = plan("duty/regard");
    assert_eq!(state(&all, "equality"), DutyState::Waived);
    assert_eq!(state(&all, "community-safety"), DutyState::Waived);
    assert_eq!(messages(&all, "duty/regard"), []);
    for report in [one, all] {
        assert_eq!(messages(&report, "waiver/unused"), []);
        assert_eq!(messages(&report, "source/value"), []);
    }
}

#[test]
fn a_disabled_duty_is_not_judged() {
    let report = report("status: published\nissued: 2025-01-01\ndated: 2025-01-01", &[]);
    assert!(report.duties.iter().all(|duty| duty.id != "victim-support-strategy"));
    assert!(report.diagnostics.iter().all(|diagnostic| !diagnostic.message.contains("strategy for support")));
}

#[test]
fn the_national_priorities_press_stage_by_stage() {
    let severity = |status: &str, day: &str| {
        let report = report(&format!("status: {status}\nissued: {day}\ndated: {day}"), &[]);
        messages(&report, "duty/national-priorities").first().map(|(severity, _)| *severity)
    };
    assert_eq!(severity("published", "2021-05-30"), None);
    assert_eq!(severity("published", "2021-05-31"), Some(Severity::Error));
    assert_eq!(severity("issued", "2021-05-31"), Some(Severity::Warning));
    assert_eq!(severity("panel", "2021-05-31"), Some(Severity::Note));
    assert_eq!(severity("panel", "2026-11-21"), Some(Severity::Note));
}

#[test]
fn the_national_priorities_are_answered_by_lists_or_in_words() {
    const IDS: &[&str] = &[
        "murder-and-homicide",
        "serious-violence",
        "drugs-supply-and-county-lines",
        "neighbourhood-crime",
        "cyber-crime",
        "victim-satisfaction-esp-domestic-abuse",
    ];
    let list = |ids: &[&str]| {
        let entries: Vec<String> = ids.iter().map(|id| format!("{{id: {id}, applies: true, why: It does}}")).collect();
        format!("national-priorities: [{}]", entries.join(", "))
    };
    let check = |day: &str, front: &str, body: &str, expected: Option<&str>| {
        let more = format!("status: published\nissued: {day}\ndated: {day}");
        let report = report(&more, &[("01-a.md", &section(front, body))]);
        let found: Vec<String> = messages(&report, "duty/national-priorities").into_iter().map(|(_, m)| m).collect();
        assert_eq!(found.first().map(String::as_str), expected, "{front} {body}");
    };
    let none = "nothing says which national priorities for policing apply here, and what the force will do about them, which SI 2011/3050 Sch. para 7A asks for";
    let part =
        "the plan says nothing of victims' satisfaction, above all after domestic abuse, which SI 2011/3050 Sch. para 7A asks for";
    check("2022-01-01", "", SAYS, Some(none));
    check("2022-01-01", &list(IDS), SAYS, None);
    check("2022-01-01", &list(&IDS[..5]), SAYS, Some(part));
    check("2026-11-21", &list(&IDS[..5]), SAYS, None);
    check("2022-01-01", "satisfies: [national-priorities]", SAYS, None);
    check("2022-01-01", "", "The National Crime and Policing Measures all apply here.", None);
    check(
        "2022-01-01",
        "satisfies: [national-priorities]",
        "",
        Some("the section for SI 2011/3050 Sch. para 7A, `01-a.md`, is empty"),
    );
}

#[test]
fn a_plan_is_asked_for_what_was_law_on_its_day() {
    let asked = |day: &str| {
        let report = report(&format!("status: panel\ndated: {day}"), &[]);
        let law = report.duties.iter().filter(|duty| duty.state != DutyState::NotApplicable);
        law.map(|duty| duty.id.clone()).collect::<Vec<_>>()
    };
    let has = |day: &str, id: &str| asked(day).iter().any(|duty| duty == id);
    assert!(!has("2013-03-31", "services") && !has("2013-03-31", "national-priorities"));
    assert!(has("2015-02-01", "services") && !has("2015-02-01", "victims-code"));
    assert!(has("2026-11-21", "services") && has("2026-11-21", "national-priorities"));
}

#[test]
fn a_duty_of_other_documents_is_not_asked_for() {
    let mut profile = crate::testing::england();
    profile.duties.iter_mut().for_each(|duty| duty.documents = vec![planwright_core::model::Document::JointPlan]);
    let states = |document: &str| {
        let read = read(&[("plan.md", &plan_md(&format!("status: panel\ndated: 2022-01-01\ndocument: {document}")))]);
        let report = crate::check(&read.plan, &read.sources, &profile, &crate::Context::default(), Vec::new());
        report.duties.iter().filter(|duty| duty.state == DutyState::NotApplicable).count()
    };
    assert_eq!(states("plan"), states("variation"));
    assert_eq!(states("joint-plan"), 0);
    assert!(states("plan") > 8);
}
