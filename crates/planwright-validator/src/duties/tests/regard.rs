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
    let part = "the plan says nothing of victims' satisfaction, above all after domestic abuse, which SI 2011/3050 Sch. para 7A asks for";
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

#[test]
fn nobody_is_told_that_a_mention_keeps_a_duty() {
    let report = report("status: issued\ndated: 2022-01-01\nissued: 2022-01-01", &[]);
    let found = report.diagnostics.iter().find(|d| d.rule.as_str() == "duty/regard").unwrap();
    let help = "The plan does not mention these. It need not; readers may look for them, and a mention does not itself show \
                that the duties were kept.";
    assert_eq!(found.help.first().map(String::as_str), Some(help));
    assert_eq!(found.label, "this profile looks for them");
}

#[test]
fn an_assessment_in_the_record_shows_regard_to_equality() {
    let state_of = |record: &str| {
        let report = report(&format!("status: issued\ndated: 2022-01-01\nissued: 2022-01-01\n{record}"), &[]);
        (state(&report, "equality"), messages(&report, "duty/regard")[0].1.contains("equality"))
    };
    let step = |step: &str| format!("record: [{{step: {step}, date: 2021-12-01}}]");
    assert_eq!(state_of(&step("equality-impact")), (DutyState::Met, false));
    assert_eq!(state_of(&step("consult-public")), (DutyState::NotMet, true));
}

#[test]
fn the_statement_on_national_priorities_is_given_line_by_line() {
    let help = |day: &str| {
        let report = report(&format!("status: published\nissued: {day}\ndated: {day}"), &[]);
        let found = report.diagnostics.into_iter().find(|d| d.rule.as_str() == "duty/national-priorities");
        found.unwrap().help
    };
    for day in ["2022-01-01", "2026-11-21"] {
        let help = help(day);
        assert!(help.iter().any(|line| line.contains("each of the six") && line.contains("between its two `---`")));
        assert!(help.iter().any(|line| line.starts_with("`  - {id: cyber-crime, applies: true, why: ")), "{help:#?}");
        assert!(help.iter().any(|line| line.contains("(victims' satisfaction, above all after domestic abuse)")));
    }
}

/// A report on a plan by another profile.
fn by(profile: &str, more: &str, files: &[(&str, &str)]) -> Report {
    let head = plan_md(more);
    let mut all = vec![("plan.md", head.as_str())];
    all.extend_from_slice(files);
    let read = read(&all);
    let profile = crate::profile::find(profile).unwrap();
    crate::check(&read.plan, &read.sources, &profile, &crate::Context::default(), Vec::new())
}

#[test]
fn a_priority_of_the_fire_authority_answers_nothing_of_policing() {
    let fire = section("kind: priority\nscope: [fire]\nmeasures: [{name: Home visits, source: Fire figures}]", SAYS);
    let both = section("kind: priority\nscope: [fire, policing]", SAYS);
    let more = "status: panel\ndated: 2025-01-01\ndocument: joint-plan";
    let report = by("england-pfcc", more, &[("01-a.md", &fire)]);
    for (id, expected) in [
        ("fire-priorities", DutyState::Met),
        ("objectives", DutyState::NotMet),
        ("policing", DutyState::NotMet),
        ("performance", DutyState::NotMet),
    ] {
        assert_eq!(state(&report, id), expected, "{id}");
    }
    let performance = section("kind: performance", SAYS);
    let files = [("01-a.md", &*fire), ("02-b.md", &*both), ("03-c.md", &*performance)];
    let report = by("england-pfcc", more, &files);
    assert_eq!(state(&report, "objectives"), DutyState::Met);
    let message = "no measure is named for the priority “A section”, which the chief constable delivers";
    assert_eq!(messages(&report, "duty/performance.measures"), [(Severity::Warning, message.to_owned())]);
}

#[test]
fn a_joint_plan_has_no_fire_plan_beside_it() {
    let report_of = |document: &str| by("england-pfcc", &format!("status: panel\ndated: 2025-01-01\n{document}"), &[]);
    let joint = report_of("document: joint-plan");
    assert_eq!(state(&joint, "fire-document"), DutyState::NotApplicable);
    let framework = joint.diagnostics.iter().find(|d| d.rule.as_str() == "duty/fire-framework").unwrap();
    assert!(framework.help.iter().all(|line| !line.contains("fire and rescue plan")), "{:#?}", framework.help);
    assert_eq!(messages(&report_of(""), "duty/fire-document").len(), 1);
}

#[test]
fn what_is_our_advice_is_not_said_to_be_asked_for() {
    let report = by("wales-pcc", "status: issued\ndated: 2022-01-01\nissued: 2022-01-01", &[]);
    let found = report.diagnostics.iter().find(|d| d.rule.as_str() == "duty/well-being").unwrap();
    assert_eq!(found.message, "the local well-being plan is not named");
    assert!(found.help.iter().any(|line| line.ends_with("that a plan should is our advice.")), "{:#?}", found.help);
}

#[test]
fn an_office_is_called_by_its_own_name() {
    let files = [("01-a.md", &*section("kind: priority", SAYS)), ("02-b.md", &*section("kind: performance", SAYS))];
    let report = by("mopac", "status: panel\ndated: 2025-01-01", &files);
    let message = messages(&report, "duty/performance.measures").remove(0).1;
    assert!(message.contains("which the Commissioner of Police of the Metropolis delivers"), "{message}");
}

#[test]
fn what_is_not_known_to_be_law_has_no_first_day() {
    let first = |profile: &str, id: &str| crate::profile::find(profile).unwrap().duty(id).unwrap().from;
    assert_eq!(first("england-pcc", "victim-support-strategy"), None);
    assert_eq!(first("wales-pcc", "welsh-language"), None);
}

#[test]
fn a_version_without_steps_says_that_it_judges_none() {
    let told = |profile: &str, status: &str| {
        let more = format!("status: {status}\nissued: 2017-03-29\ndated: 2017-03-29");
        messages(&by(profile, &more, &[]), "process/not-judged")
    };
    let note = (Severity::Note, "`england-pcc@1` judges no steps of the process".to_owned());
    assert_eq!(told("england-pcc@1", "published"), [note]);
    assert_eq!(told("england-pcc@1", "panel"), []);
    assert_eq!(told("england-pcc", "published"), []);
}

#[test]
fn words_of_a_language_that_nobody_has_listed_are_not_said_to_be_missing() {
    let says =
        "Bydd yr heddlu yn gweithio gyda phobl ym mhob rhan o’r sir, ac yn rhoi sylw i’r Gofyniad Plismona Strategol.";
    let report = by(
        "wales-pcc",
        "status: published\nlang: cy\ndated: 2022-01-01\nissued: 2022-01-01",
        &[("01-a.md", &section("kind: priority", says))],
    );
    let strategic = messages(&report, "duty/strategic-policing-requirement");
    let message = "no section is marked as one on the Strategic Policing Requirement, and its words in the language `cy` are not known";
    assert_eq!(strategic, [(Severity::Note, message.to_owned())]);
    let [(severity, regard)] = messages(&report, "duty/regard").try_into().unwrap();
    assert_eq!(severity, Severity::Note);
    assert!(regard.starts_with("nobody has looked for the priorities of community safety partnerships"), "{regard}");
    for finding in report.diagnostics.iter().filter(|it| it.rule.as_str().starts_with("duty/")) {
        assert!(!finding.message.contains("says nothing of") && !finding.message.contains("not named"), "{finding:#?}");
    }
    assert!(report.duties.iter().all(|duty| duty.id != "strategic-policing-requirement" && !duty.by_mention));
    // A section that is marked is heard in every language, and one that says nothing yet is told so.
    let front = "satisfies: [strategic-policing-requirement]";
    for (body, found) in [(says, 0), ("", 1)] {
        let report = by("wales-pcc", "status: panel\nlang: cy", &[("01-a.md", &section(front, body))]);
        let told = messages(&report, "duty/strategic-policing-requirement");
        assert_eq!(told.iter().filter(|(severity, _)| *severity == Severity::Error).count(), found, "{told:?}");
    }
}
