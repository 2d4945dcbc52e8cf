//! The process as an author sees it: what is found in a record, and how each step stands.

use planwright_core::Diagnostic;
use planwright_core::model::{Stage, StepKind};

use crate::report::{DutyState, Report};
use crate::testing::{Read, england, read};
use crate::{Context, check};

/// A record in which nothing is missing and everything is in order, up to publication.
const RECORD: &str = "  - {step: consult-public, date: 2016-10-14, by: staff}
  - {step: consult-victims, date: 2016-11-08, by: staff}
  - {step: consult-chief-officer, date: 2017-01-10, by: commissioner}
  - {step: panel-sent, date: 2017-01-24, by: commissioner}
  - {step: panel-report, date: 2017-02-08, by: panel}
  - {step: panel-response, date: 2017-02-24, by: commissioner}
  - {step: issue, date: 2017-03-29, by: commissioner}
  - {step: publish, date: 2017-03-31}
  - {step: send-copy, date: 2017-03-31}
";

const PUBLISHED: &str = "status: published\nissued: 2017-03-29\nelected: 2016-05-05\n";

/// A plan of the term of 2016 with these keys and this record.
fn plan(keys: &str, record: &str) -> Read {
    with_reports(keys, record, &[])
}

/// The same with reports of the panel: path and front matter.
fn with_reports(keys: &str, record: &str, reports: &[(&str, &str)]) -> Read {
    let period = if keys.contains("period:") { "" } else { "period: {from: 2017-04-01, to: 2021-03-31}\n" };
    let record = if record.is_empty() { String::new() } else { format!("record:\n{record}") };
    let head = format!("---\ntitle: A\narea: B\nprofile: england-pcc\n{period}{keys}{record}---\n");
    let reports: Vec<(String, String)> = reports
        .iter()
        .map(|(path, keys)| ((*path).to_owned(), format!("---\n{keys}\ntitle: R\ndecision: noted\n---\n\nWords.\n")))
        .collect();
    let mut files = vec![("plan.md", head.as_str())];
    files.extend(reports.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    read(&files)
}

fn judge(read: &Read, status: Option<Stage>) -> Report {
    let context = Context { status, ..Context::default() };
    check(&read.plan, &read.sources, &england(), &context, read.found.clone())
}

fn is_ours(diagnostic: &&Diagnostic) -> bool {
    let rule = diagnostic.rule.as_str();
    ["process/", "period/", "panel/"].iter().any(|family| rule.starts_with(family))
}

/// The findings about the process, each as `weight rule: what stands there`, in the order of the places.
fn found(read: &Read) -> Vec<String> {
    let mut found: Vec<Diagnostic> = judge(read, None).diagnostics.into_iter().filter(|d| is_ours(&d)).collect();
    found.sort_by_key(|diagnostic| diagnostic.span);
    found.iter().map(|d| format!("{} {}: {}", d.severity.as_str(), d.rule, read.sources.slice(d.span))).collect()
}

#[track_caller]
fn check_found(read: &Read, expected: &[&str]) {
    assert_eq!(found(read), expected);
}

/// The one finding of a rule.
fn only(read: &Read, rule: &str) -> Diagnostic {
    let mut found: Vec<Diagnostic> =
        judge(read, None).diagnostics.into_iter().filter(|d| d.rule.as_str() == rule).collect();
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

fn state(report: &Report, step: StepKind) -> DutyState {
    report.process.iter().find(|state| state.step == step).unwrap().state
}

fn without(step: &str) -> String {
    RECORD.lines().filter(|line| !line.contains(&format!("step: {step},"))).map(|line| format!("{line}\n")).collect()
}

fn moved(step: &str, day: &str) -> String {
    let on = |line: &str| match line.split_once("date: ") {
        Some((before, after)) if line.contains(&format!("step: {step},")) => {
            format!("{before}date: {day}{}\n", after.get(10..).unwrap())
        }
        _ => format!("{line}\n"),
    };
    RECORD.lines().map(on).collect()
}

#[test]
fn a_full_record_is_quiet() {
    let read = plan(PUBLISHED, RECORD);
    check_found(&read, &[]);
    let report = judge(&read, None);
    assert_eq!(report.process.len(), 9);
    assert!(report.process.iter().all(|step| step.state == DutyState::Met), "{:#?}", report.process);
    assert!(report.process.iter().all(|step| step.taken.len() == 1));
}

#[test]
fn each_missing_step_is_an_error_from_its_stage() {
    let steps = [
        "consult-public",
        "consult-victims",
        "consult-chief-officer",
        "panel-sent",
        "panel-report",
        "panel-response",
        "issue",
        "publish",
        "send-copy",
    ];
    for step in steps {
        let read = plan(PUBLISHED, &without(step));
        check_found(&read, &[&format!("error process/{step}: profile")]);
        assert_eq!(state(&judge(&read, None), StepKind::from_word(step).unwrap()), DutyState::NotMet);
        let finding = only(&read, &format!("process/{step}"));
        assert!(finding.citation.is_some() && finding.help.iter().any(|help| help.starts_with("The law asks for ")));
    }
    let issued = PUBLISHED.replace("published", "issued");
    check_found(&plan(&issued, &without("publish")), &["note process/ahead: issued"]);
}

#[test]
fn before_issue_what_is_missing_is_one_note() {
    check_found(&plan("status: draft\n", ""), &["note process/ahead: draft"]);
    assert_eq!(state(&judge(&plan("status: draft\n", ""), None), StepKind::Issue), DutyState::NotYet);
    let draft = plan("status: panel\nelected: 2016-05-05\n", "  - {step: panel-sent, date: 2017-01-24}\n");
    let note = only(&draft, "process/ahead");
    assert_eq!(
        note.message,
        "the record must show 6 more steps for `status: issued`, and 2 more for `status: published`"
    );
    assert!(note.help[0].starts_with(
        "For `status: issued` the record must show consultation of the chief constable (`consult-chief-officer`), "
    ));
    assert!(note.help[0].ends_with(" and issue of the plan (`issue`)."));
    assert_eq!(
        note.help[1],
        "For `status: published` the record must show publication (`publish`) and copies sent (`send-copy`)."
    );
    assert_eq!(
        note.help[2],
        "The plan is to be issued by 31 March 2017, in the financial year of the election of 5 May 2016."
    );
}

#[test]
fn a_report_of_the_panel_counts_as_its_steps() {
    let record: String =
        without("panel-report").lines().filter(|l| !l.contains("panel-response")).map(|l| format!("{l}\n")).collect();
    let report = [("panel/2017-02-08.md", "date: 2017-02-08\nreplied: 2017-02-24\nsubject: plan")];
    let read = with_reports(PUBLISHED, &record, &report);
    check_found(&read, &[]);
    let step = judge(&read, None).process.into_iter().find(|step| step.step == StepKind::PanelResponse).unwrap();
    assert_eq!(step.taken[0].date.to_string(), "2017-02-24");
    let precept = [("panel/2017-02-08.md", "date: 2017-02-08\nreplied: 2017-02-24\nsubject: precept")];
    check_found(&with_reports(PUBLISHED, &record, &precept), &["error process/panel-report: profile"]);
    let twice = with_reports(PUBLISHED, RECORD, &report);
    check_found(&twice, &[]);
    assert!(judge(&twice, None).process.iter().all(|step| step.taken.len() == 1), "one step, told twice");
}

#[test]
fn a_report_and_the_record_give_one_day() {
    let check = |date: &str, replied: &str, expected: &[&str]| {
        let keys = format!("date: {date}\nreplied: {replied}\nsubject: plan");
        check_found(&with_reports(PUBLISHED, RECORD, &[("panel/a.md", &keys)]), expected);
    };
    check("2017-02-08", "2017-02-24", &[]);
    check("2017-02-09", "2017-02-24", &["error panel/dates: 2017-02-08"]);
    check("2017-02-08", "2017-02-23", &["error panel/dates: 2017-02-24"]);
    // A second report that the record does not name is none that disagrees.
    let two = [
        ("panel/a.md", "date: 2017-02-08\nreplied: 2017-02-24\nsubject: plan"),
        ("panel/b.md", "date: 2017-03-02\nreplied: 2017-03-06\nsubject: plan"),
    ];
    check_found(&with_reports(PUBLISHED, RECORD, &two), &[]);
}

#[test]
fn an_order_is_wrong_by_a_day() {
    let check = |step: &str, day: &str, expected: &[&str]| {
        check_found(&plan(PUBLISHED, &moved(step, day)), expected);
    };
    check("consult-chief-officer", "2017-01-24", &[]);
    check("consult-chief-officer", "2017-01-25", &["error process/order: 2017-01-24"]);
    check("panel-sent", "2017-02-07", &[]);
    check("panel-sent", "2017-02-08", &["error process/order: 2017-02-08"]);
    check("panel-response", "2017-02-08", &[]);
    check("panel-response", "2017-02-07", &["error process/order: 2017-02-07"]);
    check("panel-response", "2017-03-29", &[]);
    check("panel-response", "2017-03-30", &["error process/order: 2017-03-29"]);
    check("consult-public", "2017-03-28", &[]);
    check("consult-public", "2017-03-29", &["error process/order: 2017-03-29"]);
    check("consult-victims", "2017-03-29", &["error process/order: 2017-03-29"]);
    check("publish", "2017-03-29", &[]);
    check("publish", "2017-03-28", &["error process/order: 2017-03-28"]);
    check("send-copy", "2017-03-28", &["error process/order: 2017-03-28"]);
    // Before issue it can still be put right.
    let draft = plan(
        "status: panel\n",
        "  - {step: panel-sent, date: 2017-01-24}\n  - {step: consult-chief-officer, date: 2017-01-25}\n",
    );
    assert_eq!(found(&draft)[1], "warning process/order: 2017-01-24");
}

/// What is found of days that are too early, in a plan of the term of 2024 with these keys.
#[track_caller]
fn check_early(keys: &str, expected: &[&str]) {
    let read = plan(&format!("period: {{from: 2025-04-01, to: 2029-03-31}}\n{keys}"), "");
    let found: Vec<String> = found(&read).into_iter().filter(|line| line.contains("process/order")).collect();
    assert_eq!(found, expected, "{keys}");
}

#[test]
fn a_day_before_the_poll_does_not_turn_the_law_off() {
    let keys = "status: published\nelected: 2024-05-02\ndated: 2005-01-27\nissued: 2005-03-01\n";
    check_early(keys, &["error process/order: 2005-01-27"]);
    let read = plan(&format!("period: {{from: 2025-04-01, to: 2029-03-31}}\n{keys}"), "");
    let finding = only(&read, "process/order");
    assert_eq!(
        finding.message,
        "`dated` is 27 January 2005, before anything that `england-pcc@2` asks for was law, on 22 November 2012"
    );
    assert_eq!(finding.related.len(), 1);
    check_early("status: panel\nelected: 2024-05-02\ndated: 2024-05-01\n", &["warning process/order: 2024-05-01"]);
    check_early("status: panel\nelected: 2024-05-02\ndated: 2024-05-02\n", &[]);
    check_early("status: issued\nelected: 2024-05-02\nissued: 2024-01-10\n", &["error process/order: 2024-01-10"]);
    check_early(
        "status: issued\nelected: 2024-05-02\nissued: 2025-03-01\nvaried: [2015-03-01]\n",
        &["error process/order: 2015-03-01"],
    );
}

#[test]
fn a_day_years_before_the_period_is_told_where_no_poll_is() {
    check_early("status: draft\ndated: 2015-01-27\n", &["warning process/order: 2015-01-27"]);
    check_early("status: draft\ndated: 2023-04-01\n", &[]);
    check_early("status: draft\ndated: 2023-03-31\n", &["warning process/order: 2023-03-31"]);
    check_early("status: draft\ndated: 1900-01-01\n", &["warning process/order: 1900-01-01"]);
    check_early("status: draft\n", &[]);
}

#[test]
fn a_period_is_no_day_of_the_law_that_lies_years_before_the_poll() {
    let check = |from: &str, expected: &[&str]| {
        let keys = format!("period: {{from: {from}, to: 2029-03-31}}\nstatus: draft\nelected: 2024-05-02\n");
        let found: Vec<String> =
            found(&plan(&keys, "")).into_iter().filter(|line| line.contains("process/order")).collect();
        assert_eq!(found, expected, "{from}");
    };
    check("2024-04-01", &[]);
    check("2015-04-01", &["warning process/order: 2015-04-01"]);
}

#[test]
fn a_plan_from_before_a_by_election_may_be_taken_up() {
    let keys = "status: issued\nelected: 2026-02-05\nissued: 2025-03-01\nvaried: [2026-05-01]\n";
    check_early(keys, &[]);
    check_early(&keys.replace("[2026-05-01]", "[2026-01-05]"), &["error process/order: 2026-01-05"]);
}

#[test]
fn an_early_day_may_be_asked_for() {
    let read = plan("status: draft\nelected: 2016-05-05\n", "");
    let context = Context { as_at: Some(jiff::civil::date(1999, 1, 1)), ..Context::default() };
    let report = check(&read.plan, &read.sources, &england(), &context, read.found.clone());
    assert!(report.diagnostics.iter().all(|finding| finding.rule.as_str() != "process/order"));
}

#[test]
fn one_step_too_early_is_one_finding() {
    let record = moved("consult-public", "2017-03-30").replace("date: 2016-11-08", "date: 2017-03-29");
    let finding = only(&plan(PUBLISHED, &record), "process/order");
    assert_eq!(
        finding.message,
        "the plan was issued on 29 March 2017, and people in the area were asked only on 30 March 2017 and victims of crime were asked the same day"
    );
    assert_eq!(finding.related.len(), 2);
}

#[test]
fn a_report_before_the_draft_was_sent_cannot_be() {
    let report = |date: &str| {
        with_reports(
            "status: panel\n",
            "  - {step: consult-chief-officer, date: 2017-01-02}\n  - {step: panel-sent, date: 2017-01-24}\n",
            &[("panel/a.md", &format!("date: {date}\nsubject: plan"))],
        )
    };
    let dates =
        |date: &str| found(&report(date)).into_iter().filter(|line| line.contains("panel/dates")).collect::<Vec<_>>();
    assert_eq!(dates("2017-01-24"), ["error panel/dates: 2017-01-24"]);
    assert_eq!(dates("2017-01-25"), [""; 0]);
}

#[test]
fn a_report_of_years_before_is_about_another_draft() {
    let record = "  - {step: consult-chief-officer, date: 2020-01-13}\n  - {step: panel-sent, date: 2020-02-24}\n";
    let old = [("panel/2018-02-08.md", "date: 2018-02-08\nreplied: 2018-03-12\nsubject: plan")];
    let read = with_reports("status: panel\ndocument: variation\ndated: 2020-04-01\n", record, &old);
    check_found(&read, &["note process/ahead: panel"]);
    let report = judge(&read, None);
    assert_eq!(state(&report, StepKind::PanelReport), DutyState::NotYet);
    assert_eq!(state(&report, StepKind::PanelResponse), DutyState::NotYet);
}

#[test]
fn a_step_taken_again_is_in_order_if_it_was_taken_once_in_time() {
    let again = "  - {step: consult-chief-officer, date: 2017-03-01, note: changes after the panel}\n";
    let read = plan(PUBLISHED, &format!("{RECORD}{again}"));
    check_found(&read, &[]);
    let step = judge(&read, None).process.into_iter().find(|step| step.step == StepKind::ConsultChiefOfficer).unwrap();
    assert_eq!(step.taken.len(), 2);
    let public = "  - {step: consult-public, date: 2018-05-01}\n";
    check_found(&plan(PUBLISHED, &format!("{RECORD}{public}")), &[]);
}

#[test]
fn a_second_report_wants_a_second_response() {
    let second = "  - {step: panel-report, date: 2017-03-10, by: panel}\n";
    let read = plan(PUBLISHED, &format!("{RECORD}{second}"));
    check_found(&read, &["error process/panel-response: profile"]);
    assert_eq!(
        only(&read, "process/panel-response").message,
        "nothing follows the panel's report of 10 March 2017: the response to the panel is of 24 February 2017"
    );
    let answered = "  - {step: panel-response, date: 2017-03-12}\n";
    check_found(&plan(PUBLISHED, &format!("{RECORD}{second}{answered}")), &[]);
    // One that was made after issue is about the next edition.
    let later = "  - {step: panel-report, date: 2018-02-08, by: panel}\n";
    check_found(&plan(PUBLISHED, &format!("{RECORD}{later}")), &[]);
}

#[test]
fn the_plan_is_issued_by_the_commissioner_in_time() {
    let deputy = RECORD.replace("date: 2017-03-29, by: commissioner", "date: 2017-03-29, by: deputy");
    check_found(&plan(PUBLISHED, &deputy), &["error process/issue.by: deputy"]);
    let finding = only(&plan(PUBLISHED, &deputy), "process/issue.by");
    assert_eq!(
        finding.message,
        "by the record the plan was issued by the deputy, but only the Commissioner may do that"
    );
    assert_eq!(finding.citation.as_deref(), Some("PRSRA 2011 s.18(3), (7)"));
    assert_eq!(finding.label, "the deputy may not issue a plan");
    let nobody = plan(PUBLISHED, &RECORD.replace("date: 2017-03-29, by: commissioner", "date: 2017-03-29"));
    check_found(&nobody, &["warning process/issue.by: issue"]);
    assert_eq!(only(&nobody, "process/issue.by").message, "the record does not say who issued the plan");
    assert_eq!(state(&judge(&nobody, None), StepKind::Issue), DutyState::Met);

    let on = |day: &str, keys: &str| {
        plan(
            &PUBLISHED.replace("2017-03-29", day).replace("elected: 2016-05-05\n", keys),
            &moved("issue", day).replace("2017-03-31}", "2017-04-30}"),
        )
    };
    check_found(&on("2017-03-31", "elected: 2016-05-05\n"), &[]);
    check_found(&on("2017-04-01", "elected: 2016-05-05\n"), &["error process/issue.late: 2017-04-01"]);
    assert_eq!(
        only(&on("2017-04-01", "elected: 2016-05-05\n"), "process/issue.late").message,
        "the plan was issued on 1 April 2017, after the last day for it, 31 March 2017"
    );
    check_found(&on("2017-04-01", "elected: 2016-09-01\n"), &[]);
    check_found(&on("2017-04-01", ""), &[]);
}

#[test]
fn what_is_wrong_with_issue_is_set_aside_one_by_one() {
    let record = moved("issue", "2017-04-03")
        .replace("date: 2017-04-03, by: commissioner", "date: 2017-04-03, by: deputy")
        .replace("2017-03-31}", "2017-04-30}");
    let keys = |waiver: &str| {
        let waivers = format!("waivers: [{{rule: {waiver}, reason: The inquest}}]\n");
        PUBLISHED.replace("2017-03-29", "2017-04-03") + &waivers
    };
    let both = plan(&keys("process/issue"), &record);
    check_found(&both, &["error process/issue.late: 2017-04-03", "error process/issue.by: deputy"]);
    assert_eq!(only(&both, "waiver/unused").severity.as_str(), "warning");
    let late = plan(&keys("process/issue.late"), &record);
    check_found(&late, &["error process/issue.by: deputy"]);
    assert_eq!(state(&judge(&late, None), StepKind::Issue), DutyState::NotMet);
    let commissioner = record.replace("by: deputy", "by: commissioner");
    let step = |read: &Read| judge(read, None).process.into_iter().find(|step| step.step == StepKind::Issue).unwrap();
    let waived = step(&plan(&keys("process/issue.late"), &commissioner));
    assert_eq!((waived.state, waived.waiver.as_deref()), (DutyState::Waived, Some("The inquest")));
}

#[test]
fn a_further_plan_is_issued_at_any_time() {
    let earlier = "  - {step: issue, date: 2016-12-01, by: commissioner}\n";
    let record = moved("issue", "2017-06-01").replace("2017-03-31}", "2017-06-30}");
    let read = plan(&PUBLISHED.replace("2017-03-29", "2017-06-01"), &format!("{earlier}{record}"));
    let late = only(&read, "process/issue.late");
    assert_eq!(late.severity.as_str(), "warning");
    assert!(late.help[0].starts_with("PRSRA 2011 s.5(3) lets a further plan be issued at any time"));
    assert_eq!(state(&judge(&read, None), StepKind::Issue), DutyState::Met);
}

#[test]
fn a_report_after_issue_is_told_with_or_without_a_reply() {
    let record: String =
        without("panel-report").lines().filter(|l| !l.contains("panel-response")).map(|l| format!("{l}\n")).collect();
    let after = |keys: &str| with_reports(PUBLISHED, &record, &[("panel/a.md", &format!("{keys}\nsubject: plan"))]);
    let alone = after("date: 2017-04-10");
    check_found(&alone, &["error process/panel-response: profile", "error process/order: 2017-03-29"]);
    assert_eq!(
        only(&alone, "process/order").message,
        "the plan was issued on 29 March 2017, before the panel reported (10 April 2017)"
    );
    assert_eq!(state(&judge(&alone, None), StepKind::PanelReport), DutyState::NotMet);
    let replied = after("date: 2017-04-10\nreplied: 2017-04-28");
    check_found(&replied, &["error process/order: 2017-03-29"]);
    assert_eq!(state(&judge(&replied, None), StepKind::PanelResponse), DutyState::NotMet);
    // One of a year later is about the next edition.
    check_found(&after("date: 2018-02-08"), &["error process/panel-report: profile"]);
}

#[test]
fn what_was_never_reported_needs_no_answer() {
    let record: String =
        without("panel-report").lines().filter(|l| !l.contains("panel-response")).map(|l| format!("{l}\n")).collect();
    check_found(&plan(PUBLISHED, &record), &["error process/panel-report: profile"]);
    let waivers = "waivers: [{rule: process/panel-report, reason: It made none}]\n";
    let read = plan(&format!("{PUBLISHED}{waivers}"), &record);
    check_found(&read, &[]);
    let report = judge(&read, None);
    assert_eq!(state(&report, StepKind::PanelReport), DutyState::Waived);
    assert_eq!(state(&report, StepKind::PanelResponse), DutyState::NotApplicable);
    let draft = only(&plan("status: draft\n", ""), "process/ahead");
    assert!(draft.help[0].contains("`panel-report`") && draft.help[0].contains("`panel-response`"));
    let draft = only(&plan(&format!("status: draft\n{waivers}"), ""), "process/ahead");
    assert!(!draft.help[0].contains("`panel-response`"));
}

#[test]
fn a_variation_is_told_what_many_offices_ask() {
    let record = "  - {step: consult-chief-officer, date: 2020-01-13}\n";
    let keys = format!("status: panel\n{VARIED}");
    let sentence = |steps: &str| {
        format!(
            "Section 96(1A) asks for the views of people and victims before a plan is issued and does not mention variations; many offices ask all the same ({steps})."
        )
    };
    let note = only(&plan(&keys, record), "process/ahead");
    assert!(note.help.contains(&sentence("`consult-public`, `consult-victims`")), "{:#?}", note.help);
    let asked = format!("{record}  - {{step: consult-public, date: 2020-01-15}}\n");
    let read = plan(&keys, &asked);
    assert!(only(&read, "process/ahead").help.contains(&sentence("`consult-victims`")));
    assert_eq!(state(&judge(&read, None), StepKind::ConsultPublic), DutyState::Met);
    assert_eq!(state(&judge(&read, None), StepKind::ConsultVictims), DutyState::NotApplicable);
    let issue = judge(&read, None).process.into_iter().find(|step| step.step == StepKind::Issue).unwrap();
    assert_eq!(issue.provision, "PRSRA 2011 s.5(3), (4)");
    let first = only(&plan("status: panel\n", record), "process/ahead");
    assert!(first.help.iter().all(|help| !help.contains("96(1A)")));
}

#[test]
fn a_day_beside_the_poll_is_likely_meant_for_it() {
    let on = |day: &str, to: &str| {
        let keys = format!("status: draft\nperiod: {{from: 2025-04-01, to: {to}}}\nelected: {day}\n");
        let read = plan(&keys, "");
        let all = judge(&read, None).diagnostics;
        all.into_iter()
            .filter(|d| d.rule.as_str() == "period/end")
            .map(|d| (d.severity.as_str(), d))
            .collect::<Vec<_>>()
    };
    let said = "3 May 2024 is not the day of an ordinary election that we know; the nearest is 2 May 2024";
    let slip = on("2024-05-03", "2029-03-31");
    assert_eq!((slip.len(), slip[0].0, slip[0].1.message.as_str()), (1, "note", said));
    let both = on("2024-05-03", "2028-05-31");
    assert_eq!((both.len(), both[0].0), (1, "warning"));
    assert!(both[0].1.help[0].contains(said));
    assert!(both[0].1.help.iter().any(|help| help.starts_with(
        "We are fairly sure, not certain: ask your lawyer. The next election was expected in May 2028, so "
    )));
    assert_eq!(on("2024-05-01", "2029-03-31").len(), 1);
    assert!(on("2024-05-02", "2029-03-31").is_empty());
    assert!(on("2024-09-12", "2029-03-31").is_empty(), "a by-election");
}

#[test]
fn steps_that_no_provision_asks_for_are_shown() {
    let more = "  - {step: equality-impact, date: 2017-01-03, by: staff}\n";
    let read = plan(PUBLISHED, &format!("{RECORD}{more}"));
    let last = judge(&read, None).process.pop().unwrap();
    assert_eq!((last.step, last.title.as_str()), (StepKind::EqualityImpact, "Equality impact assessment"));
    assert_eq!((last.state, last.provision.as_str(), last.taken.len()), (DutyState::Met, "", 1));
}

#[test]
fn there_is_one_day_of_issue() {
    let read = plan(PUBLISHED, &moved("issue", "2017-03-28"));
    check_found(&read, &["error process/issue: 2017-03-28"]);
    assert_eq!(
        only(&read, "process/issue").message,
        "the record has the plan issued on 28 March 2017, but `issued` says 29 March 2017"
    );
}

const VARIED: &str = "document: variation\nissued: 2017-03-29\nvaried: [2018-04-01, 2019-04-01]\nelected: 2016-05-05\n";

#[test]
fn a_variation_goes_the_way_anew() {
    // What was done for the plan itself, and for the variation of 2018, does not count for that of 2019.
    let of_2018 = "  - {step: consult-chief-officer, date: 2018-01-10}\n  - {step: panel-sent, date: 2018-01-20}\n  - {step: panel-report, date: 2018-02-08}\n  - {step: panel-response, date: 2018-03-01}\n  - {step: issue, date: 2018-03-28, by: commissioner}\n  - {step: publish, date: 2018-04-03}\n  - {step: send-copy, date: 2018-04-03}\n";
    let earlier = format!("{RECORD}{of_2018}");
    let issued = format!("status: published\n{VARIED}");
    check_found(
        &plan(&issued, &earlier),
        &["consult-chief-officer", "panel-sent", "panel-report", "issue", "publish", "send-copy"]
            .map(|step| format!("error process/{step}: profile"))
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>(),
    );
    let of_2019 = of_2018.replace("2018", "2019");
    let read = plan(&issued, &format!("{earlier}{of_2019}"));
    check_found(&read, &[]);
    let report = judge(&read, None);
    assert_eq!(state(&report, StepKind::ConsultPublic), DutyState::NotApplicable);
    assert_eq!(state(&report, StepKind::ConsultVictims), DutyState::NotApplicable);
    assert!(report.process.iter().all(|step| step.state == DutyState::NotApplicable || step.taken.len() == 1));
}

#[test]
fn a_plan_that_was_varied_is_a_variation_whatever_it_calls_itself() {
    let of_2019 = "  - {step: consult-chief-officer, date: 2019-01-10}\n  - {step: panel-sent, date: 2019-01-20}\n  - {step: panel-report, date: 2019-02-08}\n  - {step: panel-response, date: 2019-03-01}\n  - {step: issue, date: 2019-03-28, by: commissioner}\n";
    let keys = format!("status: issued\n{}", VARIED.replace("document: variation\n", ""));
    check_found(&plan(&keys, of_2019), &["note process/ahead: issued"]);
    check_found(&plan(&keys.replace("2017-03-29", "2017-04-29"), of_2019), &["note process/ahead: issued"]);
}

#[test]
fn a_variation_before_the_panel_counts_what_was_done_since_the_last_one() {
    let record = "  - {step: panel-report, date: 2018-02-08}\n  - {step: consult-chief-officer, date: 2020-01-13}\n  - {step: panel-sent, date: 2020-02-24}\n";
    let read = plan(&format!("status: panel\n{VARIED}"), record);
    check_found(&read, &["note process/ahead: panel"]);
    let report = judge(&read, None);
    assert_eq!(state(&report, StepKind::PanelSent), DutyState::Met);
    assert_eq!(state(&report, StepKind::PanelReport), DutyState::NotYet);
    // The day from which it is to hold may stand among `varied` already.
    let planned = plan(&format!("status: panel\n{}", VARIED.replace("2019-04-01]", "2019-04-01, 2020-04-01]")), record);
    assert_eq!(state(&judge(&planned, None), StepKind::PanelSent), DutyState::Met);
    assert_eq!(state(&judge(&planned, None), StepKind::PanelReport), DutyState::NotYet);
}

#[test]
fn a_variation_is_not_late_and_moves_no_day() {
    let issued = format!("status: issued\n{VARIED}");
    let of_2019 = "  - {step: consult-chief-officer, date: 2019-01-10}\n  - {step: panel-sent, date: 2019-01-20}\n  - {step: panel-report, date: 2019-02-08}\n  - {step: panel-response, date: 2019-03-01}\n  - {step: issue, date: 2019-03-28, by: commissioner}\n";
    check_found(&plan(&issued, of_2019), &["note process/ahead: issued"]);
    let moved = issued.replace("document", "period: {from: 2019-04-01, to: 2023-03-31}\ndocument");
    let finding = only(&plan(&moved, of_2019), "period/end");
    assert_eq!(finding.message, "the planning period is given to 31 March 2023, but by law it ends on 31 March 2021");
    assert!(finding.help.iter().any(|help| help == "A variation does not move it."));
}

#[test]
fn a_waiver_sets_a_step_aside_at_any_stage() {
    let waivers = "waivers: [{rule: process/consult-victims, reason: Asked in the survey of all}]\n";
    for status in ["status: draft\n", PUBLISHED] {
        let read = plan(&format!("{status}{waivers}"), if status == PUBLISHED { RECORD } else { "" });
        let report = judge(&read, None);
        assert!(report.diagnostics.iter().all(|d| d.rule.as_str() != "process/consult-victims"));
    }
    let read = plan(&format!("{PUBLISHED}{waivers}"), &without("consult-victims"));
    check_found(&read, &[]);
    let report = judge(&read, None);
    let step = report.process.iter().find(|step| step.step == StepKind::ConsultVictims).unwrap();
    assert_eq!((step.state, step.waiver.as_deref()), (DutyState::Waived, Some("Asked in the survey of all")));
    assert_eq!(report.waived.len(), 1);
    let draft = plan(&format!("status: draft\n{waivers}"), "");
    let report = judge(&draft, None);
    assert_eq!(state(&report, StepKind::ConsultVictims), DutyState::Waived);
    let note = only(&draft, "process/ahead");
    assert_eq!(
        note.message,
        "the record must show 6 more steps for `status: issued`, and 2 more for `status: published`"
    );
    assert!(report.diagnostics.iter().all(|d| d.rule.as_str() != "waiver/unused"), "{:#?}", report.diagnostics);
}

#[test]
fn nothing_is_said_of_a_plan_that_was_not_read_whole() {
    let mut read = plan(PUBLISHED, "");
    read.plan.incomplete = true;
    check_found(&read, &[]);
    assert!(judge(&read, None).process.is_empty());
}

#[test]
fn the_precept_is_notified_by_the_first_of_february() {
    let on = |day: &str| {
        let record = format!("{RECORD}  - {{step: precept-notified, date: {day}}}\n");
        found(&plan(PUBLISHED, &record))
    };
    assert_eq!(on("2017-02-01"), [""; 0]);
    assert_eq!(on("2016-12-20"), [""; 0]);
    assert_eq!(on("2017-02-02"), ["warning process/order: 2017-02-02"]);
}

/// The finding on the period of a plan with these keys: the day that it tells, or nothing.
fn period(keys: &str, from: &str, to: &str) -> String {
    let read = plan(&format!("status: draft\nperiod: {{from: {from}, to: {to}}}\n{keys}"), "");
    let report = judge(&read, None);
    let found: Vec<&Diagnostic> = report.diagnostics.iter().filter(|d| d.rule.as_str() == "period/end").collect();
    match found.as_slice() {
        [] => String::new(),
        [one] => {
            assert_eq!(read.sources.slice(one.span), to);
            one.message.rsplit_once(" on ").unwrap().1.to_owned()
        }
        many => panic!("{many:#?}"),
    }
}

#[test]
fn a_period_ends_on_the_laws_day() {
    for (elected, from, to) in [
        ("2012-11-15", "2013-04-01", "2017-03-31"),
        ("2016-05-05", "2017-04-01", "2021-03-31"),
        ("2021-05-06", "2022-04-01", "2025-03-31"),
        ("2024-05-02", "2025-04-01", "2029-03-31"),
    ] {
        let keys = format!("elected: {elected}\n");
        assert_eq!(period(&keys, from, to), "");
        assert_eq!(period("", from, to), "", "the first day of the period tells the term");
    }
    assert_eq!(period("elected: 2016-05-05\n", "2017-04-01", "2020-03-31"), "31 March 2021");
    assert_eq!(period("elected: 2016-05-05\n", "2017-04-01", "2021-03-30"), "31 March 2021");
    assert_eq!(period("elected: 2021-05-06\n", "2021-05-13", "2024-05-02"), "31 March 2025");
    assert_eq!(period("elected: 2024-05-02\n", "2024-04-01", "2028-03-31"), "31 March 2029");
    assert_eq!(period("elected: 2012-11-15\n", "2013-04-01", "2016-03-31"), "31 March 2017");
}

#[test]
fn a_by_election_begins_no_period() {
    assert_eq!(period("elected: 2014-10-30\n", "2015-04-01", "2017-03-31"), "");
    let read = plan("status: draft\nperiod: {from: 2015-04-01, to: 2019-03-31}\nelected: 2014-10-30\n", "");
    let finding = only(&read, "period/end");
    assert!(finding.message.ends_with("by law it ends on 31 March 2017"));
    assert!(finding.help[0].contains("30 October 2014 is not the day of an ordinary election that we know. If it was a by-election, no deadline follows from it (our reading). It begins no new period: the plan belongs to the term that began on 15 November 2012"));
    assert!(finding.fix.is_none());
}

/// The finding on the period: what stands at its place, its message and its last help.
#[track_caller]
fn check_election(keys: &str, from: &str, to: &str, expected: [&str; 3]) {
    let read = plan(&format!("status: draft\nperiod: {{from: {from}, to: {to}}}\n{keys}"), "");
    let finding = only(&read, "period/end");
    let help = finding.help.last().unwrap();
    assert_eq!([read.sources.slice(finding.span), &finding.message, help], expected);
    assert!(!help.contains("`to:"), "{help}");
}

#[test]
fn a_mistyped_election_is_told_where_it_stands() {
    check_election(
        "elected: 2023-05-02\n",
        "2025-04-01",
        "2029-03-31",
        [
            "2023-05-02",
            "2 May 2023 is not the day of an ordinary election that we know, but the period given is that of the election of 2 May 2024",
            "Write `elected: 2024-05-02`. If there was a by-election on that day, it began no new period: the plan belongs to the term that began on 6 May 2021, and its period ends on 31 March 2025.",
        ],
    );
    check_election(
        "elected: 2021-05-06\n",
        "2025-04-01",
        "2029-03-31",
        [
            "2021-05-06",
            "the planning period of the election of 6 May 2021 ends on 31 March 2025, but the period given is that of the election of 2 May 2024",
            "Write `elected: 2024-05-02`.",
        ],
    );
}

#[test]
fn no_end_is_advised_that_lies_before_the_period_begins() {
    let over = "the planning period begins on 1 April 2025, but by law it is over on 31 March 2025";
    let write =
        "Write the day of the poll under which this plan is issued as `elected`, or mend the first day of the period.";
    check_election("elected: 2023-05-02\n", "2025-04-01", "2028-03-31", ["2023-05-02", over, write]);
    check_election("elected: 2021-05-06\n", "2025-04-01", "2028-03-31", ["2021-05-06", over, write]);
    let give = "If this plan belongs to a later election, give the day of its poll as `elected`, or mend the first day of the period.";
    check_election("dated: 2024-01-10\n", "2025-04-01", "2028-03-31", ["2025-04-01", over, give]);
    // The period of a by-election in the middle of a term is told at its end, as before.
    assert_eq!(period("elected: 2014-10-30\n", "2015-04-01", "2021-03-31"), "31 March 2017");
}

#[test]
fn where_the_election_is_not_told_the_plans_own_day_tells_the_term() {
    assert_eq!(period("dated: 2017-01-10\n", "2017-04-01", "2020-03-31"), "31 March 2021");
    assert_eq!(period("issued: 2013-03-28\n", "2013-04-01", "2016-03-31"), "31 March 2017");
    // Between April and the election in May it may belong to either term.
    assert_eq!(period("", "2021-04-01", "2025-03-31"), "");
    assert_eq!(period("", "2021-04-01", "2024-03-31"), "31 March 2022");
    // Before the first election, and behind the last one's term, nothing is known.
    assert_eq!(period("", "2010-04-01", "2011-03-31"), "");
    assert_eq!(period("elected: 2028-05-04\n", "2029-04-01", "2032-03-31"), "");
}

#[test]
fn an_election_that_is_put_off_moves_the_end_of_what_is_issued_after() {
    let term = "elected: 2016-05-05\n";
    assert_eq!(period(&format!("{term}issued: 2020-03-24\n"), "2020-04-01", "2021-03-31"), "");
    assert_eq!(period(&format!("{term}issued: 2020-03-24\n"), "2020-04-01", "2022-03-31"), "31 March 2021");
    assert_eq!(period(&format!("{term}issued: 2020-03-25\n"), "2020-04-01", "2022-03-31"), "");
    assert_eq!(period(&format!("{term}issued: 2020-03-25\n"), "2020-04-01", "2021-03-31"), "31 March 2022");
    let read = plan(
        "status: draft\nperiod: {from: 2020-04-01, to: 2021-03-31}\nelected: 2016-05-05\nissued: 2020-04-02\n",
        "",
    );
    let finding = only(&read, "period/end");
    assert!(finding.message.contains("most likely ends"), "{}", finding.message);
    assert!(finding.help.iter().any(|help| help.contains("put off to May 2021")) && finding.fix.is_none());
    // Of a variation the day of first issue decides, and where it is not told either end will do.
    let varied = format!("{term}document: variation\ndated: 2020-06-01\n");
    assert_eq!(period(&varied, "2017-04-01", "2021-03-31"), "");
    assert_eq!(period(&varied, "2017-04-01", "2022-03-31"), "");
    assert_eq!(period(&varied, "2017-04-01", "2024-03-31"), "31 March 2021");
}

#[test]
fn a_plan_of_2013_is_judged_by_the_steps_of_its_day() {
    let keys =
        "status: published\nperiod: {from: 2013-04-01, to: 2017-03-31}\nissued: 2013-03-28\nelected: 2012-11-15\n";
    let record = RECORD.replace("2016-", "2012-").replace("2017-", "2013-").replace("2013-03-29", "2013-03-28");
    let read = plan(keys, &record);
    check_found(&read, &[]);
    assert_eq!(judge(&read, None).as_at.to_string(), "2013-03-28");
    let late = plan(
        &keys.replace("2013-03-28", "2013-04-02"),
        &record.replace("2013-03-28", "2013-04-02").replace("2013-03-31", "2013-04-03"),
    );
    check_found(&late, &["error process/issue.late: 2013-04-02"]);
}

#[test]
fn the_profile_is_sound() {
    let profile = england();
    let provision = profile.acts.keys().collect::<Vec<_>>();
    for process in &profile.process {
        let step = process.step.as_str();
        assert!(!process.missing.ends_with('.') && process.mend.ends_with('.'), "{step}: stops");
        assert!(process.mend.contains("`record`"), "{step}: the mend says where");
        assert!(!process.source.is_empty() && !process.asks.ends_with('.'), "{step}");
        assert!(
            provision.iter().any(|act| process.provision.starts_with(act.as_str())),
            "{step}: its Act is spelled out"
        );
        assert!(process.by.is_empty() || process.by_provision.is_some(), "{step}: who may take it has a provision");
    }
    for order in &profile.order {
        assert!(profile.step(order.first).is_some() && profile.step(order.then).is_some(), "{order:?}");
    }
    assert!(profile.elections.is_sorted_by_key(|election| election.day));
    for election in &profile.elections {
        assert!(election.day < election.issue_by && election.issue_by < election.period_to);
    }
}
