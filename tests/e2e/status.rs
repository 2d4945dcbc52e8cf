//! What a plan says of how far it has come: on every page until it is issued, and then no more.

use crate::harness::{Project, Run};
use crate::pdf::{Pdf, squeezed};

const PAGES: &str = "--only html,pdf,page,index,text,json";

/// The steps that a plan before the panel has still before it.
const TO_THE_END: &str = "  - {step: panel-report, date: 2025-02-06, by: panel}
  - {step: panel-response, date: 2025-02-20, by: commissioner}
  - {step: issue, date: 2025-03-01, by: commissioner}
  - {step: publish, date: 2025-03-01}
  - {step: send-copy, date: 2025-03-01}
---
";

/// Checks that every page and output carries a mark, or that none does.
fn check(stage: &str, label: &str, is_marked: bool) {
    let project = Project::minimal();
    let plan = project.read("plan/plan.md").replacen("elected:", "issued: 2025-03-01\nelected:", 1);
    let plan = plan.trim_end().trim_end_matches("---").to_owned() + TO_THE_END;
    project.write("plan/plan.md", &plan);
    project.build(&format!("plan --out out --status {stage} {PAGES}"));
    let note = "Not yet issued. It may change before it is published.";
    for output in ["index.html", "page.html", "statutory-index.html"] {
        let text = project.read(&format!("out/plan/{output}"));
        assert_eq!(text.contains(note), is_marked, "{stage}: {output}");
        assert!(!is_marked || text.contains(label), "{stage}: {output}");
    }
    let text = project.read("out/plan/plan.txt");
    assert_eq!(text.contains(&label.to_uppercase()), is_marked, "{stage}: {text}");
    for output in ["plan.pdf", "page.pdf"] {
        for (at, page) in Pdf::read(&project.files("out/plan")[output]).pages().iter().enumerate() {
            // The cover and the sheet tell the status of an issued plan among other facts.
            if is_marked || (output, at) != ("plan.pdf", 0) {
                let text = squeezed(&page.text);
                assert_eq!(text.contains(&squeezed(label)), is_marked, "{stage}: {output}, page {}: {text}", at + 1);
            }
        }
    }
    let json: serde_json::Value = serde_json::from_str(&project.read("out/plan/plan.json")).expect("JSON");
    assert_eq!(json["status"]["in_force"], !is_marked);
}

#[test]
fn a_working_draft_is_marked() {
    check("draft", "Working draft", true);
}

#[test]
fn a_draft_for_consultation_is_marked() {
    check("consultation", "Draft for consultation", true);
}

#[test]
fn a_draft_for_the_panel_is_marked() {
    check("panel", "Draft for the panel", true);
}

#[test]
fn an_issued_plan_is_not_marked() {
    check("issued", "Draft", false);
}

#[test]
fn a_published_plan_is_not_marked() {
    check("published", "Draft", false);
}

/// The days that a PDF says it was made and changed on.
fn days(project: &Project, output: &str) -> Vec<String> {
    let bytes = &project.files("out/plan")[output];
    let text = String::from_utf8_lossy(bytes);
    ["/CreationDate(D:", "/ModDate(D:"]
        .iter()
        .filter_map(|key| Some(text.split_once(key)?.1[..14].to_owned()))
        .collect()
}

#[test]
fn the_documents_date_is_the_plans_own() {
    let project = Project::minimal();
    project.build("plan --out out --only pdf,page");
    for output in ["plan.pdf", "page.pdf"] {
        assert_eq!(days(&project, output), ["20250127000000", "20250127000000"], "{output}");
    }
}

#[test]
fn source_date_epoch_sets_the_documents_date() {
    let project = Project::minimal();
    let mut command = project.command("build plan --out out --only pdf,page");
    command.env("SOURCE_DATE_EPOCH", "1743465600").env("TZ", "Pacific/Kiritimati");
    assert_eq!(Run::of(command).status, 0);
    for output in ["plan.pdf", "page.pdf"] {
        assert_eq!(days(&project, output), ["20250401000000", "20250401000000"], "{output}");
    }
}

#[test]
fn a_source_date_epoch_that_is_no_number_is_told() {
    let project = Project::minimal();
    let mut command = project.command("build plan --out out --only text");
    command.env("SOURCE_DATE_EPOCH", "");
    assert_eq!(Run::of(command).status, 0);
    let mut command = project.command("build plan --only text");
    command.env("SOURCE_DATE_EPOCH", "yesterday");
    Run::of(command).fails_plainly(&["SOURCE_DATE_EPOCH", "yesterday"]);
}
