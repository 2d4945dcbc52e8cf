//! The finer parts of duties: what is missed, and what must not be.

use planwright_core::{Diagnostic, Severity};

use super::{SAYS, plan_md, section};
use crate::report::{DutyState, Report};
use crate::testing::read;

/// A plan of its own day and stage with these files.
fn report(more: &str, files: &[(&str, &str)]) -> Report {
    let head = plan_md(more);
    let mut all = vec![("plan.md", head.as_str())];
    all.extend_from_slice(files);
    read(&all).check()
}

fn found(report: &Report, part: &str) -> Vec<Diagnostic> {
    let rule = format!("duty/{part}");
    report.diagnostics.iter().filter(|diagnostic| diagnostic.rule.as_str() == rule).cloned().collect()
}

/// Checks what is said of a part of a duty in a plan of one section of 2020, at the stage `panel`.
#[track_caller]
fn check(part: &str, front: &str, body: &str, expected: &[&str]) {
    let text = section(front, body);
    let report = report("status: panel\ndated: 2020-04-01", &[("01-section.md", &text)]);
    let messages: Vec<String> = found(&report, part).into_iter().map(|diagnostic| diagnostic.message).collect();
    assert_eq!(messages, expected, "{front}\n{body}");
}

const QUIET: &[&str] = &[];

#[test]
fn a_budget_is_best_a_table() {
    let missed = &["no table sets out what the chief constable is given"];
    let table =
        "The table has it all in one place.\n\nTable: Money {unit=\"£m\"}\n\n| A | £m |\n|---|---:|\n| Grant | 3.5 |";
    check("resources.table", "kind: resources", "The budget of the force is £223.4m.", missed);
    check("resources.table", "kind: resources", table, QUIET);
    check("resources.table", "kind: resources", "", QUIET);
}

#[test]
fn resources_are_more_than_money() {
    let money = "The budget of the force is £223.4m in 2020/21";
    let missed = &["nothing is said of people, buildings, vehicles or other resources than money"];
    check("resources.other", "kind: resources", &format!("{money}, and it is all from grants."), missed);
    check("resources.other", "kind: resources", &format!("{money}, and it pays for 36 PCSOs."), QUIET);
    check("resources.other", "kind: resources", &format!("{money}. It buys better IT."), QUIET);
    check("resources.other", "kind: resources", &format!("{money}. It is for Staffordshire."), missed);
}

#[test]
fn each_year_of_the_plan_is_spoken_of() {
    let check = |dated: &str, body: &str, expected: &[&str]| {
        let text = section("kind: resources", body);
        let report = report(&format!("status: panel\ndated: {dated}"), &[("01-section.md", &text)]);
        let messages: Vec<String> = found(&report, "resources.period").into_iter().map(|d| d.message).collect();
        assert_eq!(messages, expected, "{dated}: {body}");
    };
    let missed = |years: &str| format!("nothing is said of the money for {years}");
    check("2020-04-01", "The budget of 2020/21 is £223.4m in all.", QUIET);
    check("2019-04-01", "The budget of 2019/20 is £223.4m in all.", &[&missed("2020/21")]);
    check("2018-01-31", "The budget of 2017-18 is £223.4m in all.", &[&missed("2018/19, 2019/20 and 2020/21")]);
    check("2020-01-31", "The budget of 2020/21 is £223.4m in all.", QUIET);
    check("2018-01-31", "From 2017/18 to 2020/21 it is £223.4m a year.", QUIET);
    check("2018-01-31", "Between April 2017 and March 2021 it is £223.4m a year.", QUIET);
    check("2018-01-31", "It is £223.4m. What follows 2017–18 is indicative.", QUIET);
    check("2018-01-31", "It is £223.4m, by our medium-term plan.", QUIET);
    check("2018-01-31", "It is £223.4m.\n\nTable: Years {role=mtfp}\n\n| A | B |\n|---|---|\n| a | b |", QUIET);
    check("2026-11-21", "The budget of the force is £223.4m in all.", QUIET);
}

#[test]
fn the_last_year_is_that_of_the_next_election() {
    let text = section("kind: resources", "The budget of 2020/21 is £223.4m in all.");
    let read = read(&[
        ("plan.md", &plan_md("status: panel\ndated: 2020-04-01\nelected: 2016-05-05\nissued: 2020-04-01")),
        ("01-a.md", &text),
    ]);
    let profile = crate::testing::england();
    let report = crate::check(&read.plan, &read.sources, &profile, &crate::Context::default(), Vec::new());
    let found = found(&report, "resources.period");
    assert_eq!(found[0].message, "nothing is said of the money for 2021/22");
    assert_eq!(found[0].citation.as_deref(), Some("PRSRA 2011 s.7(1)(c)"));
}

#[test]
fn the_chief_constable_reports_somewhere_and_often() {
    let missed = &["nothing says at which meetings, or how often, the chief constable reports"];
    let check = |body, expected| check("reporting.meetings", "kind: accountability", body, expected);
    check("I hold the Chief Constable to account for everything.", missed);
    check("The web page is new twice a year. The Joint Audit Committee reads the books.", missed);
    check("I hold weekly one-to-one briefings with the Chief Constable.", QUIET);
    check("The Performance and Delivery Board meets in public every quarter.", QUIET);
    check("Every three months the Chief Constable gives a report to me.", QUIET);
    check(&format!("A weekly market is held {} beside the board.", "in the town ".repeat(8)), missed);
}

#[test]
fn typed_meetings_and_measures_are_answers() {
    check("reporting.meetings", "kind: accountability\nmeetings: [{name: Board, frequency: monthly}]", SAYS, QUIET);
    let front = "kind: performance\nmeasures: [{name: Burglaries, source: Force figures}]";
    let priority = section("kind: priority", SAYS);
    let report = report("status: panel", &[("01-a.md", &section(front, SAYS)), ("02-b.md", &priority)]);
    assert_eq!(found(&report, "performance.measures"), []);
}

#[test]
fn priorities_without_a_measure_are_one_finding() {
    let performance = section("kind: performance", SAYS);
    let bare = section("kind: priority", SAYS);
    let measured = section("kind: priority\nmeasures: [{name: Burglaries, source: Force figures}]", SAYS);
    let partners = section("kind: priority\nowner: partners", SAYS);
    let check = |second: &str, message: &str, related: usize| {
        let files = [
            ("01-a.md", &*performance),
            ("02-b.md", second),
            ("03-c.md", &bare),
            ("04-d.md", &bare),
            ("05-e.md", &partners),
        ];
        let found = found(&report("status: panel", &files), "performance.measures");
        let messages: Vec<(&str, usize)> = found.iter().map(|d| (d.message.as_str(), d.related.len())).collect();
        assert_eq!(messages, [(message, related)]);
    };
    check(&bare, "no measure is named for any of the 3 priorities that the chief constable delivers", 0);
    check(&measured, "no measure is named for 2 of the 3 priorities: “A section” and “A section”", 1);
    // Others deliver it, so it is none of the three, and its measures are not theirs.
    let others = measured.replace("kind: priority\n", "kind: priority\nowner: partners\n");
    check(&others, "no measure is named for any of the 2 priorities that the chief constable delivers", 0);
}

#[test]
fn a_service_is_for_somebody() {
    let missed = &["nothing says whom the services “A” and “C” are for"];
    check("services.for", "kind: services\nservices: [{name: A}, {name: B, for: All}, {name: C}]", SAYS, missed);
    check("services.for", "kind: services\nservices: [{name: B, for: All}]", SAYS, QUIET);
    check("services.for", "kind: services", SAYS, QUIET);
}

#[test]
fn grants_have_conditions_or_none() {
    let missed = &["nothing says on which conditions the grants are made, or that there are none"];
    let check = |front: &str, body: &str, expected| {
        check(
            "grants.conditions",
            &format!("kind: grants{front}"),
            &format!("I grant £400,000 to five bodies. {body}"),
            expected,
        );
    };
    check("", "", missed);
    check("", "These allocations are subject to further amendment.", missed);
    check("", "All of it is subject to Home Office approval.", missed);
    check("", "In terms of numbers, this is more than last year.", missed);
    check("", "Awards are subject to audit. Changes are published.", QUIET);
    check("", "Each is made under a grant agreement.", QUIET);
    check("", "What is not spent must be repaid.", QUIET);
    check("", "Those who are given money sign an agreement and must spend it in the year.", QUIET);
    check("", "Those who are given money pay back what is left.", QUIET);
    check("", "They are paid against receipts.", QUIET);
    check("", "Funds that are left at the end of the year are recoverable.", QUIET);
    check("\nconditions: none", "", QUIET);
    check("\nconditions: It must be spent within the year", "", QUIET);
}

#[test]
fn each_limb_of_the_objectives_is_served() {
    let all = |front: &str| section(&format!("kind: priority\n{front}"), SAYS);
    let check = |files: &[(&str, &str)], expected: &[(&str, Severity)]| {
        let found = found(&report("status: panel", files), "objectives.scope");
        let messages: Vec<(&str, Severity)> = found.iter().map(|d| (d.message.as_str(), d.severity)).collect();
        assert_eq!(messages, expected);
    };
    check(&[("01-a.md", &all("")), ("02-b.md", &all(""))], &[("no priority has a `scope`", Severity::Note)]);
    let (crime, national) = ("no priority has the scope `crime-reduction`", "no priority has the scope `national`");
    let policing = all("scope: [policing]");
    check(
        &[("01-a.md", &policing), ("02-b.md", &all(""))],
        &[(crime, Severity::Warning), (national, Severity::Warning)],
    );
    let threats = section("kind: strategic-policing-requirement", SAYS);
    check(&[("01-a.md", &policing), ("02-b.md", &threats)], &[(crime, Severity::Warning)]);
}

#[test]
fn the_national_threats_are_named_by_id_or_in_words() {
    let kind = "kind: strategic-policing-requirement";
    let part = "strategic-policing-requirement.threats";
    let words = "Acts of terrorism, serious and organised crime, cybercrime, child sexual abuse, major public unrest or \
                 civil emergencies such as flooding may come at any time.";
    check(part, kind, words, QUIET);
    check(part, kind, &words.replace("Acts of terrorism, s", "S"), &["the plan does not speak of terrorism"]);
    let typed = format!("{kind}\nthreats: [terrorism, {{id: public-disorder, not-here: We are small}}]");
    let rest = "serious and organised crime, national cyber incident, child sexual abuse and civil emergencies";
    check(part, &typed, SAYS, &[&format!("the plan does not speak of {rest}")]);
}

#[test]
fn the_national_threats_are_known_in_plain_words() {
    let text = section(
        "kind: strategic-policing-requirement",
        "The force must be ready for terror attacks, organised gangs, attacks on computer networks, the sexual abuse of \
         children, violence against women and girls, riots and disasters such as a flood.",
    );
    let report = report("status: panel\ndated: 2025-01-01", &[("01-a.md", &text)]);
    assert_eq!(found(&report, "strategic-policing-requirement.threats"), []);
    let duty = report.duties.iter().find(|duty| duty.id == "strategic-policing-requirement").unwrap();
    let phrases: Vec<String> = duty.evidence.iter().map(crate::report::Evidence::phrase).collect();
    let threats = "7 national threats: violence against women and girls, terror, organised gangs and 4 more";
    assert_eq!(phrases, ["1 section with prose", threats]);
}

#[test]
fn conditions_and_amounts_are_quoted() {
    let text = section(
        "kind: grants\nconditions: It must be spent within the year, told of in spring and paid back where anything is left",
        "I grant £400,000 to five bodies, of which £90,000, £80,000 and £70,000 go to the largest.",
    );
    let report = report("status: panel\ndated: 2025-01-01", &[("01-a.md", &text)]);
    let duty = report.duties.iter().find(|duty| duty.id == "grants").unwrap();
    let phrases: Vec<String> = duty.evidence.iter().map(crate::report::Evidence::phrase).collect();
    let conditions = "conditions of the grants: It must be spent within the year, told of in spring and …";
    let amounts = "4 amounts of money: £400,000, £90,000, £80,000 and 1 more";
    assert_eq!(phrases, ["1 section with prose", amounts, conditions]);
}

#[test]
fn a_part_that_rests_on_the_act_does_not_call_itself_advice() {
    let grants = section("kind: grants", "I grant £400,000 to five bodies.");
    let report = report("status: panel", &[("01-a.md", &grants)]);
    let conditions = &found(&report, "grants.conditions")[0];
    assert!(conditions.help.iter().all(|line| !line.starts_with("This is our advice")), "{:#?}", conditions.help);
    assert_eq!(conditions.citation.as_deref(), Some("PRSRA 2011 s.7(1)(f)"));
}

#[test]
fn threats_weigh_by_the_day() {
    let text = section("kind: strategic-policing-requirement", SAYS);
    let severity = |day: &str| {
        let report = report(&format!("status: panel\ndated: {day}"), &[("01-a.md", &text)]);
        found(&report, "strategic-policing-requirement.threats").first().map(|diagnostic| diagnostic.severity)
    };
    assert_eq!(severity("2015-03-31"), None, "we are not sure of the list of that day");
    assert_eq!(severity("2023-02-19"), Some(Severity::Note));
    assert_eq!(severity("2023-02-20"), Some(Severity::Warning));
}

#[test]
fn words_alone_lack_a_section() {
    let named = "We have had regard to the Strategic Policing Requirement in this.";
    let messages = &["the Strategic Policing Requirement is named, but no section says what it means here"];
    check("strategic-policing-requirement.section", "", named, messages);
    check("strategic-policing-requirement.threats", "", named, QUIET);
    let labels = |files: &[(&str, &str)]| {
        let found = found(&report("status: panel", files), "strategic-policing-requirement.section");
        found.iter().map(|diagnostic| diagnostic.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels(&[("01-a.md", &section("", named))]), ["it is named here"]);
    let foreword = format!("{}\n{named}\n", plan_md("status: panel"));
    let in_foreword = read(&[("plan.md", &foreword), ("01-a.md", &section("", SAYS))]).check();
    let found = found(&in_foreword, "strategic-policing-requirement.section");
    assert_eq!(found[0].label, "this profile asks for `strategic-policing-requirement`");
    check("strategic-policing-requirement.section", "kind: strategic-policing-requirement", named, QUIET);
}

#[test]
fn advice_weighs_no_more_than_its_duty_at_the_stage() {
    let text = section("kind: resources", "The budget of the force is £223.4m.");
    let severity = |status: &str| {
        let report = report(&format!("status: {status}"), &[("01-a.md", &text)]);
        found(&report, "resources.table")[0].severity
    };
    assert_eq!(severity("draft"), Severity::Note);
    assert_eq!(severity("consultation"), Severity::Warning);
    assert_eq!(severity("panel"), Severity::Warning);
}

#[test]
fn a_waiver_of_a_duty_does_not_hold_for_its_parts() {
    let grants = section("kind: grants", "I grant £400,000 to five bodies.");
    let state = |rule: &str| {
        let waiver = format!("status: panel\nwaivers: [{{rule: {rule}, reason: In our strategy}}]");
        let report = report(&waiver, &[("01-a.md", &grants)]);
        let duty = report.duties.iter().find(|duty| duty.id == "grants").unwrap();
        let part = duty.parts.iter().find(|part| part.rule == "duty/grants.conditions").unwrap();
        let unused = report.diagnostics.iter().filter(|d| d.rule.as_str() == "waiver/unused").count();
        (part.state, part.waiver.clone(), found(&report, "grants.conditions").len(), unused)
    };
    assert_eq!(state("duty/grants"), (DutyState::NotMet, None, 1, 1));
    let reason = Some("In our strategy".to_owned());
    assert_eq!(state("duty/grants.conditions"), (DutyState::Waived, reason, 0, 0));
}
