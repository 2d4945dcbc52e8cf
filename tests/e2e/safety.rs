//! What is not a build's own stays as it is, and builds that run at once do not tear one another's outputs.

use crate::harness::Project;

/// Outputs that are quick to make.
const QUICK: &str = "--only html,text";

#[test]
fn a_folder_that_holds_the_plan_is_not_replaced() {
    let project = Project::minimal().file("plan/manifest.json", r#"{"tool": {"name": "planwright"}}"#);
    let before = project.files("plan");
    project.run(&format!("build plan --out . {QUICK}")).fails_plainly(&["where the plan itself is"]);
    assert_eq!(project.files("plan"), before);
}

#[test]
fn a_web_site_with_a_manifest_of_its_own_is_not_replaced() {
    let project =
        Project::minimal().file("out/plan/manifest.json", r#"{"name": "our app"}"#).file("out/plan/precious.txt", "x");
    project.run(&format!("build plan --out out {QUICK}")).fails_plainly(&["no build of Planwright made it"]);
    assert_eq!(project.names("out/plan"), ["manifest.json", "precious.txt"]);
}

#[test]
fn a_home_page_is_not_replaced_by_a_list_of_plans() {
    let project = Project::minimal().file("out/index.html", "<h1>Our office</h1>");
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "other");
    project.run(&format!("build plan other --out out {QUICK}")).fails_plainly(&["out/index.html"]);
    assert_eq!(project.names("out"), ["index.html"]);
    assert_eq!(project.read("out/index.html"), "<h1>Our office</h1>");
}

#[test]
fn a_list_of_plans_is_written_anew() {
    let project = Project::minimal();
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "other");
    for _ in 0..2 {
        project.build(&format!("plan other --out out {QUICK}"));
        assert!(project.read("out/index.html").contains("A Safer Exampleshire"));
    }
}

#[test]
fn builds_at_once_leave_whole_outputs() {
    let project = Project::minimal();
    for round in 0..5 {
        let dates = ["2025-01-28", "2025-01-29", "2025-01-30"];
        let mut running: Vec<_> = dates
            .iter()
            .map(|date| {
                project.command(&format!("build plan --out out {QUICK} -q --as-at {date}")).spawn().expect("it starts")
            })
            .collect();
        for build in &mut running {
            assert!(build.wait().expect("it ends").success(), "round {round}");
        }
        let manifest: serde_json::Value = serde_json::from_str(&project.read("out/plan/manifest.json")).expect("JSON");
        let listed: Vec<_> =
            manifest["outputs"].as_array().expect("a list").iter().filter_map(|o| o["path"].as_str()).collect();
        let names = project.names("out/plan");
        assert!(listed.iter().all(|path| names.iter().any(|name| name == path)), "round {round}: {names:?}");
        assert_eq!(names.len(), listed.len() + 1, "round {round}");
        let beside: Vec<_> =
            std::fs::read_dir(project.path().join("out")).expect("a folder").flatten().map(|e| e.file_name()).collect();
        assert_eq!(beside, ["plan"], "round {round}");
    }
}
