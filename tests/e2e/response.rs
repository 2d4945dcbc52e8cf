//! The response to the police and crime panel.

use crate::harness::Project;
use crate::pdf::{Pdf, squeezed};

const REPORT: &str = "---
date: 2025-02-03
title: Review of the draft plan
subject: plan
decision: supported
replied: 2025-02-10
recommendations:
  - id: streets
    text: The plan should say what safer streets are.
    response: accepted
    reply: It does now.
    in: [safer-streets]
  - id: survey
    text: The survey should stand beside the plan.
    response: rejected
    reply: It is published already.
---

The panel supported the plan.
";

fn project() -> Project {
    Project::minimal().file("plan/panel/2025-02-03.md", REPORT)
}

/// The files of a build that have to do with the response.
fn responses(project: &Project) -> Vec<String> {
    project.names("out/plan").into_iter().filter(|path| path.starts_with("panel-response")).collect()
}

#[test]
fn is_built_where_the_panel_has_reported() {
    let project = project();
    project.build("plan --out out");
    assert_eq!(responses(&project), ["panel-response.html", "panel-response.pdf"]);
    let manifest = project.read("out/plan/manifest.json");
    for path in responses(&project) {
        assert!(manifest.contains(&format!("\"{path}\"")), "{path}");
        assert!(project.read("out/plan/index.html").contains(&format!("href=\"{path}\"")), "{path}");
    }
    let before = Project::minimal();
    before.build("plan --out out");
    assert_eq!(responses(&before), [""; 0]);
    assert!(!before.read("out/plan/index.html").contains("panel-response"));
}

#[test]
fn answers_each_recommendation_and_says_where_the_plan_shows_it() {
    let project = project();
    project.build("plan --out out");
    let html = project.read("out/plan/panel-response.html");
    let pdf = Pdf::read(&project.files("out/plan")["panel-response.pdf"]).squeezed();
    for words in [
        "2 recommendations in 1 report",
        "The plan should say what safer streets are.",
        "Accepted",
        "It does now.",
        "Not accepted",
        "It is published already.",
        "The panel supported the plan.",
        "3 February 2025",
        "10 February 2025",
    ] {
        assert!(html.contains(words), "{words}: {html}");
        assert!(pdf.contains(&squeezed(words)), "{words}: {pdf}");
    }
    assert!(html.contains("href=\"index.html#safer-streets\"") && html.contains(" of the PDF"), "{html}");
    assert!(pdf.contains("oftheplan"), "{pdf}");
}

#[test]
fn alone_leads_to_nothing_that_is_not_there() {
    let project = project();
    project.build("plan --out out --only response");
    let names: Vec<String> =
        project.names("out/plan").into_iter().filter(|path| !path.starts_with("assets/")).collect();
    assert_eq!(names, ["manifest.json", "panel-response.html", "panel-response.pdf"]);
    let html = project.read("out/plan/panel-response.html");
    for output in ["index.html", "plan.pdf", "statutory-index.html", "of the PDF"] {
        assert!(!html.contains(output), "{output}");
    }
    assert!(!Pdf::read(&project.files("out/plan")["panel-response.pdf"]).squeezed().contains("oftheplan"));
}

#[test]
fn of_several_plans_is_in_their_list() {
    let project = project().copy(&crate::harness::repository().join("plans/minimal"), "other");
    project.build("plan other --out out --only html,response");
    let list = project.read("out/index.html");
    assert!(list.contains("plan/panel-response.pdf") && !list.contains("other/panel-response"), "{list}");
}
