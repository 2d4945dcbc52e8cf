//! Findings while typing.

use serde_json::json;

use crate::client::{Client, PLAN};

const SECTION: &str = "---\ntitle: Heddlu\n---\n\nHeddlu 🚓 yng Nghymru: [gweler](#nowhere).\n";

#[test]
fn findings_come_and_go_with_the_text() {
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", SECTION)]);
    client.open("p/01-a.md");
    let broken = "error link/broken 4:32: nothing in the plan has the id `nowhere`";
    let found = client.found("p/01-a.md");
    assert!(found.contains(&broken.to_owned()), "{found:#?}");
    client.replace("p/01-a.md", "#nowhere", "#a");
    assert!(!client.found("p/01-a.md").iter().any(|found| found.contains("link/broken")));
    client.replace("p/01-a.md", "title: Heddlu", "titel: Heddlu");
    let found = client.found("p/01-a.md");
    assert!(found.iter().any(|found| found.contains("source/unknown-key 1:0")), "{found:#?}");
}

#[test]
fn a_finding_has_its_help_its_place_and_its_law() {
    let plan = PLAN.replace("status: draft", "status: consultation");
    let mut client = Client::new(&[("p/plan.md", &plan), ("p/01-a.md", SECTION)]);
    client.open("p/plan.md");
    client.settle("p/plan.md");
    let found = client.diagnostics("p/plan.md");
    let duty = found.iter().find(|found| found["code"] == "duty/objectives").expect("a duty");
    assert_eq!(duty["range"]["start"], json!({"line": 3, "character": 0}));
    assert_eq!(duty["codeDescription"]["href"], "https://www.legislation.gov.uk/ukpga/2011/13");
    assert!(duty["message"].as_str().unwrap().contains("\nLaw: PRSRA 2011 s.7(1)(a), (2)"), "{duty:#}");
    assert_eq!(duty["source"], "planwright");
}
