//! Waivers on small plans.

use planwright_core::{Diagnostic, Span};

use crate::report::DutyState;
use crate::testing::{Read, read};
use crate::{Report, apply_waivers};

const SHOUTING: &str = "---\ntitle: A section\n---\n\nAn EMERGENCY ALWAYS comes first.\n";

fn plan(waivers: &str) -> Read {
    let plan = format!(
        "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
         period: {{from: 2017-04-01, to: 2021-03-31}}\nstatus: panel\ndated: 2020-04-01\nwaivers:\n{waivers}---\n"
    );
    read(&[("plan.md", &plan), ("01-a.md", SHOUTING), ("02-b.md", SHOUTING)])
}

fn count(report: &Report, rule: &str) -> (usize, usize) {
    let stands = report.diagnostics.iter().filter(|diagnostic| diagnostic.rule.as_str() == rule).count();
    let waived = report.waived.iter().filter(|waived| waived.diagnostic.rule.as_str() == rule).count();
    (stands, waived)
}

/// How many findings of a rule stand and are waived, and what `about` says of the waiver itself.
#[track_caller]
fn check(waiver: &str, rule: &str, expected: (usize, usize), about: &str, found: &[&str]) {
    let read = plan(waiver);
    assert_eq!(count(&read.check(), rule), expected, "{waiver}");
    assert_eq!(read.places(about), found, "{waiver}");
}

#[test]
fn a_waiver_holds_for_the_plan_or_at_one_place() {
    let rule = "access/all-caps";
    check("  - {rule: access/all-caps, reason: A name}\n", rule, (0, 2), "waiver/unused", &[]);
    check("  - {rule: access/all-caps, at: a, reason: A name}\n", rule, (1, 1), "waiver/unused", &[]);
    check("  - {rule: link/footnote, reason: No}\n", rule, (2, 0), "waiver/unused", &["warning: link/footnote"]);
}

#[test]
fn a_waiver_at_a_table_holds_there_alone() {
    let table = "Table: Shouted {#shouted}\n\n| EMERGENCY ALWAYS | B |\n|---|---|\n| a | b |\n";
    let section = format!("{SHOUTING}\n{table}");
    let plan = crate::testing::PLAN
        .replace("status: panel", "status: panel\nwaivers: [{rule: access/all-caps, at: shouted, reason: A name}]");
    let report = read(&[("plan.md", &plan), ("01-a.md", &section)]).check();
    assert_eq!(count(&report, "access/all-caps"), (1, 1));
}

#[test]
fn a_waiver_runs_out() {
    let rule = "access/all-caps";
    let until = |day| format!("  - {{rule: access/all-caps, reason: A name, until: {day}}}\n");
    check(&until("2020-04-01"), rule, (0, 2), "waiver/unused", &[]);
    check(&until("2020-03-31"), rule, (2, 0), "waiver/unused", &["warning: 2020-03-31"]);
}

#[test]
fn a_duty_is_waived_in_the_table_too() {
    let report = plan("  - {rule: duty/grants, reason: There are none}\n").check();
    let grants = report.duties.iter().find(|duty| duty.id == "grants").unwrap();
    assert_eq!((grants.state, grants.waiver.as_deref()), (DutyState::Waived, Some("There are none")));
    assert_eq!(count(&report, "duty/grants"), (0, 1));
    assert_eq!(count(&report, "duty/resources"), (1, 0));
}

#[test]
fn a_waiver_names_a_rule_that_can_be_waived() {
    let value = "source/value";
    check("  - {rule: duty/grant, reason: No}\n", "duty/grants", (1, 0), value, &["error: duty/grant"]);
    check("  - {rule: source/value, reason: No}\n", value, (1, 0), value, &["error: source/value"]);
    let nowhere = "  - {rule: access/all-caps, at: nowhere, reason: No}\n";
    assert_eq!(count(&plan(nowhere).check(), "access/all-caps"), (2, 0));
    assert_eq!(plan(nowhere).places("link/broken"), ["error: nowhere"], "the parser says so");
    assert_eq!(plan(nowhere).places("waiver/unused"), [""; 0], "one cause, one finding");
}

#[test]
fn a_waiver_that_is_not_used_can_be_waived() {
    let unused = "  - {rule: link/footnote, reason: No}\n  - {rule: waiver/unused, reason: Soon}\n";
    check(unused, "waiver/unused", (0, 1), "waiver/unused", &[]);
    let idle = "  - {rule: waiver/unused, reason: Soon}\n";
    check(idle, "waiver/unused", (1, 0), "waiver/unused", &["warning: waiver/unused"]);
}

#[test]
fn what_was_not_looked_for_cannot_be_missed() {
    for rule in ["words/spelling", "access/contrast", "theme/glyph"] {
        let waiver = format!("  - {{rule: {rule}, reason: No}}\n");
        assert_eq!(plan(&waiver).places("waiver/unused"), [""; 0], "{rule}");
    }
}

#[test]
fn what_a_build_finds_is_waived_by_the_build() {
    let read = plan("  - {rule: structure/repeated-paragraph, reason: In our own words}\n");
    let report = read.check();
    let found = Diagnostic::warning("structure/repeated-paragraph", Span::start_of(read.plan.file), "Twice");
    let (stands, waived) = apply_waivers(&read.plan, report.as_at, vec![found]);
    assert_eq!((stands.len(), waived.len()), (0, 1));
}

#[test]
fn every_name_that_a_profile_gives_is_known() {
    let about = |rule: &str| plan(&format!("  - {{rule: {rule}, reason: No}}\n")).places("source/value");
    let profile = crate::testing::england();
    for name in profile.rule_names() {
        assert_eq!(about(&name), [""; 0], "{name}");
    }
    for name in ["duty/grants", "duty/grants.conditions", "duty/regard", "duty/victim-support-strategy"] {
        assert!(profile.rule_names().iter().any(|known| known == name), "{name}");
    }
    assert_eq!(about("duty/grants.condition"), ["error: duty/grants.condition"]);
    assert_eq!(about("duty/conditions"), ["error: duty/conditions"]);
}

#[test]
fn the_names_of_steps_come_from_the_profile() {
    let whole = crate::testing::england();
    let mut profile = whole.clone();
    profile.process.clear();
    profile.order.clear();
    profile.yearly.clear();
    profile.elections.clear();
    let given = |profile: &crate::profile::Profile| {
        let names = profile.rule_names().into_iter();
        names.filter(|name| !name.starts_with("duty/")).collect::<Vec<_>>()
    };
    assert_eq!(given(&profile), [""; 0]);
    profile.elections = whole.elections;
    profile.order = whole.order;
    profile.process =
        whole.process.into_iter().filter(|process| process.step == planwright_core::model::StepKind::Issue).collect();
    assert_eq!(
        given(&profile),
        ["process/issue", "process/issue.by", "process/issue.late", "process/ahead", "process/order", "period/end"]
    );
}

#[test]
fn a_waiver_at_another_place_is_told_where_the_finding_is() {
    let unused = |waiver: &str| {
        let found = plan(waiver).check().diagnostics;
        let mut unused: Vec<_> = found.into_iter().filter(|finding| finding.rule.as_str() == "waiver/unused").collect();
        assert_eq!(unused.len(), 1, "{unused:#?}");
        unused.remove(0)
    };
    let elsewhere = unused("  - {rule: period/end, at: a, reason: No}\n");
    assert_eq!(elsewhere.message, "`period/end` was found in plan.md, not at `a`");
    assert_eq!(elsewhere.help, ["Take `at: a` out."]);
    let nowhere = unused("  - {rule: link/footnote, at: a, reason: No}\n");
    assert_eq!(nowhere.message, "the waiver of `link/footnote` sets nothing aside");
}

#[test]
fn a_waiver_holds_for_one_report_or_one_recommendation() {
    let report = |id: &str| {
        format!(
            "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nrecommendations:\n  - {{id: {id}, text: T, response: open}}\n  - {{id: more, text: T, response: open}}\n---\n\nWords.\n"
        )
    };
    let count_at = |at: &str| {
        let waivers = format!("status: panel\nwaivers: [{{rule: panel/unanswered, at: {at}, reason: No}}]");
        let plan = crate::testing::PLAN.replace("status: panel", &waivers);
        let (first, second) = (report("roads"), report("rail"));
        let files = [("plan.md", plan.as_str()), ("panel/a.md", &first), ("panel/b.md", &second)];
        count(&read(&files).check(), "panel/unanswered")
    };
    assert_eq!(count_at("roads"), (3, 1));
    assert_eq!(count_at("panel/a.md"), (2, 2));
    assert_eq!(count_at("more"), (2, 2));
}
