//! The plans that the tests take: those of the repository, and a published one where it lies beside it.

use std::path::PathBuf;

use crate::harness::{Project, repository};

/// The sample plans that are there, by the name that the tests give them.
pub(crate) fn samples() -> Vec<(&'static str, PathBuf)> {
    let known = [
        ("minimal", "plans/minimal"),
        ("kent", "plans/kent-2017-2021"),
        ("kent-as-published", "../shared/plans/kent-2017-2021"),
    ];
    let mut found = Vec::new();
    for (name, path) in known {
        let folder = repository().join(path);
        if folder.join("plan.md").is_file() {
            found.push((name, folder));
        } else {
            assert!(path.starts_with(".."), "{path} belongs to the repository");
            println!("skipped: {path} is not here");
        }
    }
    found
}

#[test]
fn every_sample_has_nothing_to_mend() {
    for (name, folder) in samples() {
        let project = Project::new().copy(&folder, "plan");
        // What a published plan lacks is no fault of ours: its warnings are right.
        let deny = if name == "kent-as-published" { "" } else { "--deny warnings" };
        let run = project.run(&format!("check plan {deny}"));
        assert_eq!(run.status, 0, "{name}: {}", run.stdout);
        let json = project.run("check plan --format json").json();
        let duties = json["plans"][0]["duties"].as_array().expect("duties");
        let unmet = duties.iter().filter(|duty| duty["state"] != "met" && duty["state"] != "not-applicable");
        let unmet: Vec<_> = unmet.map(|duty| &duty["id"]).collect();
        assert!(duties.len() >= 8 && unmet.is_empty(), "{name}: {unmet:?}");
    }
}

#[test]
fn every_sample_is_built_whole() {
    for (name, folder) in samples() {
        let project = Project::new().copy(&folder, "plan");
        let run = project.run("build plan --out out");
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let names = project.names("out/plan");
        let expected = [
            "index.html",
            "manifest.json",
            "page.html",
            "page.pdf",
            "plan.json",
            "plan.pdf",
            "plan.txt",
            "statutory-index.html",
        ];
        // The panel has reported on some of them.
        let response = ["panel-response.html", "panel-response.pdf"];
        let has_reports = folder.join("panel").is_dir();
        let expected: Vec<&str> = expected.into_iter().chain(response.into_iter().filter(|_| has_reports)).collect();
        for file in &expected {
            assert!(names.iter().any(|name| name == file), "{name}: no {file}");
        }
        let rest: Vec<_> =
            names.iter().filter(|n| !expected.contains(&n.as_str()) && !n.starts_with("assets/")).collect();
        let papers = folder.join("papers").is_dir();
        let rest: Vec<_> = rest.into_iter().filter(|n| !(papers && n.starts_with("papers/"))).collect();
        assert!(rest.is_empty(), "{name}: {rest:?}");
    }
}
