//! Whole outputs of the plan `plans/minimal`, kept in `tests/golden` so that a change to what
//! readers see is seen in review. `UPDATE_EXPECT=1` writes them anew.

use crate::harness::{Project, Run, repository};

#[track_caller]
pub(crate) fn check(name: &str, found: &str) {
    let path = repository().join("tests/golden").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, found).expect("a golden file");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    let differs = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| found.lines().count().min(expected.lines().count()));
    let shown = |text: &str| text.lines().nth(line).unwrap_or("(its end)").to_owned();
    assert!(
        found == expected,
        "{name} has changed from line {}:\n  it was {}\n  it is  {}\nUPDATE_EXPECT=1 keeps what it is.",
        line + 1,
        shown(&expected),
        shown(found)
    );
}

#[test]
fn the_plan_as_text_and_as_a_fragment_of_a_page() {
    let project = Project::minimal();
    project.build("plan --out out --only text,html");
    check("minimal/plan.txt", &project.read("out/plan/plan.txt"));
    check("minimal/fragment.html", &project.read("out/plan/fragment.html"));
}

#[test]
fn the_findings_of_a_plan_that_lacks_a_duty() {
    let project = Project::minimal().replace("plan/6-resources.md", "kind: resources\n", "");
    let formats = [
        ("human", "check.txt"),
        ("plain", "check-plain.txt"),
        ("json", "check.json"),
        ("sarif", "check.sarif"),
        ("github", "check-github.txt"),
    ];
    for (format, name) in formats {
        check(&format!("lacking/{name}"), &project.run(&format!("check plan --format {format}")).stdout);
    }
    check("lacking/build.txt", &project.run("build plan --out out --only text").stderr);
    check("lacking/draft.txt", &project.run("build plan --out out --only text --draft").stderr);
}

#[test]
fn fifty_findings() {
    let project = Project::new().copy(&repository().join("tests/fifty"), "plan");
    for columns in ["80", "120"] {
        let mut command = project.command("check plan");
        command.env("COLUMNS", columns);
        check(&format!("fifty/check-{columns}.txt"), &Run::of(command).stdout);
    }
    check("fifty/check-plain.txt", &project.run("check plan --format plain").stdout);
}

#[test]
fn what_is_explained() {
    let project = Project::new();
    check("explain/list.txt", &project.run("explain").stdout);
    check("explain/duty-resources.txt", &project.run("explain duty/resources").stdout);
    check("explain/part.txt", &project.run("explain duty/grants.conditions").stdout);
    check("explain/step.txt", &project.run("explain process/panel-sent").stdout);
    check("explain/family.txt", &project.run("explain link").stdout);
    check("profile/list.txt", &project.run("profile list").stdout);
    check("profile/england-pcc.txt", &project.run("profile show england-pcc").stdout);
    check("explain/unknown.txt", &project.run("explain duty/resorces").stderr);
}
