//! Duties on small plans.

mod parts;
mod regard;
mod texts;

use planwright_core::{Diagnostic, Severity};

use crate::report::{Duty, DutyState};
use crate::testing::read;
use crate::{Context, check};

fn plan_md(more: &str) -> String {
    format!(
        "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\nperiod: {{from: 2017-04-01, to: 2021-03-31}}\n{more}\n---\n"
    )
}

fn section(front: &str, body: &str) -> String {
    format!("---\ntitle: A section\n{front}\n---\n\n{body}\n")
}

/// A duty of a plan, and the finding about it.
fn judge(id: &str, files: &[(&str, &str)]) -> (Duty, Option<Diagnostic>) {
    let report = read(files).check();
    let duty = report.duties.into_iter().find(|duty| duty.id == id).unwrap();
    let rule = format!("duty/{id}");
    (duty, report.diagnostics.into_iter().find(|diagnostic| diagnostic.rule.as_str() == rule))
}

#[track_caller]
fn check_state(id: &str, front: &str, body: &str, state: DutyState) {
    let (duty, _) = judge(id, &[("plan.md", &plan_md("status: panel")), ("01-section.md", &section(front, body))]);
    assert_eq!(duty.state, state, "{id}: {front} {body}");
}

#[track_caller]
fn check_severity(id: &str, status: &str, severity: Severity, state: DutyState) {
    let (duty, finding) = judge(id, &[("plan.md", &plan_md(&format!("status: {status}")))]);
    assert_eq!((finding.unwrap().severity, duty.state), (severity, state), "{id} at {status}");
}

const SAYS: &str = "The force will do this in every part of the county.";

#[test]
fn a_section_answers_by_its_kind_or_because_it_says_so() {
    check_state("objectives", "kind: priority", SAYS, DutyState::Met);
    check_state("policing", "kind: priority", SAYS, DutyState::Met);
    check_state("policing", "kind: priority\nowner: partners", SAYS, DutyState::NotMet);
    check_state("policing", "satisfies: [policing]", SAYS, DutyState::Met);
    check_state("reporting", "kind: accountability", SAYS, DutyState::Met);
    check_state("performance", "kind: performance", SAYS, DutyState::Met);
    check_state("performance", "measures: [{name: Burglaries, source: Force figures}]", "", DutyState::Met);
    check_state("services", "kind: services", SAYS, DutyState::Met);
    check_state("grants", "kind: grants", SAYS, DutyState::Met);
    check_state("objectives", "", SAYS, DutyState::NotMet);
}

#[test]
fn a_section_must_say_something() {
    check_state("objectives", "kind: priority", "", DutyState::NotMet);
    check_state("objectives", "kind: priority", "## A heading of more than five words", DutyState::NotMet);
    check_state("objectives", "kind: priority", "Fight crime.", DutyState::NotMet);
    check_state("objectives", "kind: priority", "TODO: say what is to be achieved here.", DutyState::NotMet);
    check_state("objectives", "kind: priority", "- Fight crime in every part of the county", DutyState::Met);
    check_state("reporting", "kind: accountability\nmeetings: [{name: Board, frequency: monthly}]", "", DutyState::Met);
}

#[test]
fn a_list_of_promises_says_something() {
    let list = "- keep officers visible\n- answer calls quickly";
    let check = |body: &str, state| check_state("objectives", "kind: priority", body, state);
    check(&format!("We will:\n\n{list}"), DutyState::Met);
    check(&format!("We will\n\n{list}"), DutyState::Met);
    check(list, DutyState::NotMet);
    check(&format!("We will.\n\n{list}"), DutyState::NotMet);
    check("We will:\n\n- TBC\n- [insert a promise]", DutyState::NotMet);
    check("In four years:\n\n- vans\n- officers", DutyState::NotMet);
}

#[test]
fn what_several_sections_lack_is_said_as_it_is() {
    let message = |first: &str, second: &str| {
        let (first, second) = (section("kind: accountability", first), section("kind: accountability", second));
        judge("reporting", &[("07-a.md", &*first), ("08-b.md", &*second)]).1.unwrap().message
    };
    let neither = "neither of the two sections for PRSRA 2011 s.7(1)(d)";
    assert_eq!(message("", "TODO"), format!("{neither} says anything yet"));
    assert_eq!(message("The board meets.", ""), format!("{neither} says enough yet"));
    assert_eq!(message("The board meets.", "So do we."), format!("{neither} has a full sentence yet"));
}

#[test]
fn a_table_of_figures_answers_for_money_alone() {
    let table = "Table: Budget {unit=\"£m\"}\n\n| Item | 2020/21 |\n|---|---:|\n| Pay | 223.4 |";
    check_state("resources", "kind: resources", table, DutyState::Met);
    check_state("grants", "kind: grants", table, DutyState::Met);
    check_state("services", "kind: services", table, DutyState::NotMet);
}

#[test]
fn a_budget_names_an_amount_of_some_size() {
    check_state("resources", "kind: resources", "The council tax will rise by £10 for Band D.", DutyState::NotMet);
    check_state("resources", "kind: resources", "The budget of the force will be £99,999.", DutyState::NotMet);
    check_state("resources", "kind: resources", "The budget of the force will be £0.1m.", DutyState::Met);
}

#[test]
fn the_strategic_policing_requirement_can_be_met_by_its_words() {
    let id = "strategic-policing-requirement";
    check_state(id, "", "We have regard to the Strategic Policing Requirement.", DutyState::Met);
    check_state(id, "", "We have regard to national threats.", DutyState::NotMet);
    check_state(id, "kind: strategic-policing-requirement", SAYS, DutyState::Met);
    let titled = "---\ntitle: The Strategic Policing Requirement\n---\n";
    let (duty, _) = judge(id, &[("01-spr.md", titled)]);
    assert_eq!(duty.state, DutyState::NotMet, "a title over nothing is not enough");
}

#[test]
fn a_duty_bites_at_its_stage() {
    check_severity("objectives", "draft", Severity::Warning, DutyState::NotYet);
    check_severity("objectives", "consultation", Severity::Error, DutyState::NotMet);
    check_severity("resources", "draft", Severity::Note, DutyState::NotYet);
    check_severity("resources", "consultation", Severity::Warning, DutyState::NotYet);
    check_severity("resources", "panel", Severity::Error, DutyState::NotMet);
}

#[test]
fn a_plan_is_judged_by_the_law_of_its_day() {
    let files = |dated: &str| plan_md(&format!("status: panel\ndated: {dated}"));
    let (duty, finding) = judge("services", &[("plan.md", &files("2014-03-19"))]);
    assert_eq!((duty.state, finding), (DutyState::NotApplicable, None));
    let (duty, finding) = judge("services", &[("plan.md", &files("2014-03-20"))]);
    assert_eq!(duty.state, DutyState::NotMet);
    assert_eq!(finding.unwrap().citation.as_deref(), Some("PRSRA 2011 s.7(1)(ea)"));
}

#[test]
fn the_user_can_ask_for_another_day_and_stage() {
    let read = read(&[("plan.md", &plan_md("status: draft\nvaried: [2019-01-01, 2020-04-01]\ndated: 2018-01-01"))]);
    let profile = crate::testing::england();
    let at = |context| {
        let report = check(&read.plan, &read.sources, &profile, &context, Vec::new());
        (report.as_at.to_string(), report.status.as_str())
    };
    assert_eq!(at(Context::default()), ("2020-04-01".to_owned(), "draft"));
    let asked = Context {
        status: Some(planwright_core::model::Stage::Issued),
        as_at: Some(jiff::civil::date(2014, 1, 1)),
        ..Context::default()
    };
    assert_eq!(at(asked), ("2014-01-01".to_owned(), "issued"));
}

#[test]
fn a_chapter_stands_for_its_folder_when_all_of_it_answers() {
    let priority = section("kind: priority", SAYS);
    let other = section("", SAYS);
    let index = section("", "");
    let whole = [
        ("05-priorities/index.md", &*index),
        ("05-priorities/1-a.md", &*priority),
        ("05-priorities/2-b.md", &*priority),
    ];
    let (duty, _) = judge("objectives", &whole);
    assert_eq!(duty.sections.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["priorities"]);
    assert_eq!(
        duty.evidence.iter().map(crate::report::Evidence::phrase).collect::<Vec<_>>(),
        ["2 sections, each with prose"]
    );
    let part =
        [("05-priorities/index.md", &*index), ("05-priorities/1-a.md", &*priority), ("05-priorities/2-b.md", &*other)];
    let (duty, _) = judge("objectives", &part);
    assert_eq!(duty.sections.iter().map(|id| id.as_str()).collect::<Vec<_>>(), ["a"]);
}

#[test]
fn a_missing_duty_names_the_section_that_looks_nearest() {
    let near = "---\ntitle: Holding the Chief Constable to account\n---\n\nThere is a board each month.\n";
    let (_, finding) = judge("reporting", &[("07-board.md", near)]);
    let finding = finding.unwrap();
    assert_eq!(
        finding.message,
        "no section says how the chief constable will report to the commissioner, which PRSRA 2011 s.7(1)(d) asks for"
    );
    let help = "`07-board.md` speaks of holding to account: if it answers this duty, add the line `satisfies: [reporting]` between the two `---` at its top.";
    assert!(finding.help.iter().any(|line| line == help), "{:#?}", finding.help);
}

#[test]
fn a_section_that_claims_and_says_nothing_is_named() {
    let (_, finding) = judge("reporting", &[("07-board.md", &section("kind: accountability", ""))]);
    let finding = finding.unwrap();
    assert_eq!(finding.message, "the section for PRSRA 2011 s.7(1)(d), `07-board.md`, is empty");
    assert_eq!((finding.label.as_str(), finding.related.len()), ("is empty", 0));
    let (_, finding) =
        judge("resources", &[("09-money.md", &section("kind: resources", "The council tax rises by £10."))]);
    assert_eq!(
        finding.unwrap().message,
        "the section for PRSRA 2011 s.7(1)(c), `09-money.md`, gives no amount of £100,000 or more"
    );
}

#[test]
fn nothing_is_missed_in_a_plan_that_was_not_read_whole() {
    let mut read = read(&[]);
    read.plan.incomplete = true;
    let report = read.check();
    assert!(report.diagnostics.iter().all(|diagnostic| !diagnostic.rule.as_str().starts_with("duty/")));
    assert_eq!(report.duties, [], "and no duty is said to be unmet");
}

#[test]
fn a_duty_that_is_claimed_by_a_misspelt_name_is_not_missed() {
    let report = read(&[("01-a.md", &section("satisfies: [spr]", SAYS))]).check();
    let rules: Vec<&str> = report.diagnostics.iter().map(|diagnostic| diagnostic.rule.as_str()).collect();
    assert_eq!(rules, ["source/value"]);
    assert_eq!(report.duties, []);
    let waived = plan_md("status: panel\nwaivers: [{rule: duty/grants, reason: None are made}]");
    let report = read(&[("plan.md", &waived), ("01-a.md", &section("satisfies: [spr]", SAYS))]).check();
    assert_eq!(report.diagnostics.len(), 1, "nor is a waiver of it said to be of no use: {:#?}", report.diagnostics);
}
