//! The pipelines of the guide, run as a host would run them. What fetches the program is given a release made here; what
//! only a host has (uploads, websites) is looked at and not run.

use std::path::Path;
use std::process::Command;

use planwright_guide::{PIPELINES, text};
use serde_yaml::Value;

use crate::guide::walk::{git, program};
use crate::harness::{Project, Run, repository};

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn pipeline(id: &str) -> Value {
    let pipeline = PIPELINES.iter().find(|it| it.id == id).expect("a pipeline");
    serde_yaml::from_str(pipeline.text).expect("YAML")
}

/// A copy of a repository as a host makes it for a proposed change: the plan is another than on `origin/main`. With a
/// release of the program in `release`, and in `bin` a stand-in for what downloads.
fn copy(downloader: &str, script: &str) -> Project {
    let project = Project::new().copy(&repository().join("plans/minimal"), "origin/plans/minimal");
    let origin = project.path().join("origin");
    git(&origin, &["init", "-q", "-b", "main"]);
    git(&origin, &["add", "plans"]);
    git(&origin, &["commit", "-qm", "The plan"]);
    git(project.path(), &["clone", "-q", "origin", "copy"]);
    let project = project
        .replace("copy/plans/minimal/2-safer-streets.md", "will keep a named team", "should keep a named team")
        .file(&format!("bin/{downloader}"), script);
    git(&project.path().join("copy"), &["commit", "-qam", "A weaker promise"]);
    let pack = format!(
        "chmod +x bin/{downloader} && mkdir temp && '{}' '{}' x86_64-unknown-linux-gnu release",
        repository().join("tests/release/pack").display(),
        program().display()
    );
    let made = bash(project.path(), &pack, &[]);
    assert_eq!(made.status, 0, "{made:?}");
    project
}

/// Runs a script as hosts do: it ends where something fails.
fn bash(folder: &Path, script: &str, environment: &[(&str, String)]) -> Run {
    let mut command = Command::new("bash");
    command.current_dir(folder).args(["-eo", "pipefail", "-c", script]);
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    Run::of(command)
}

/// `PATH` with the stand-ins, and what was put before it.
fn path(project: &Project, before: &str) -> (&'static str, String) {
    let own = std::env::var("PATH").unwrap_or_default();
    ("PATH", format!("{before}{}:{own}", project.path().join("bin").display()))
}

#[test]
fn all_that_fetch_the_program_name_this_version() {
    for pipeline in PIPELINES {
        let fetches = pipeline.text.contains("sha256sum --check");
        assert_eq!(pipeline.text.contains(&format!("VERSION: {VERSION}\n")), fetches, "{}", pipeline.id);
        assert!(text("pipelines").expect("a page").contains(pipeline.text), "{}", pipeline.id);
        assert!(!pipeline.text.contains("://"), "{} has an address in it", pipeline.id);
    }
}

#[test]
#[cfg(target_os = "linux")]
fn that_of_github_checks_builds_and_tells() {
    let yaml = pipeline("github");
    // `gh release download TAG --repo R --pattern A --pattern B`
    let project = copy("gh", "#!/bin/bash\n[ \"$5\" = us/planwright ] && cp \"$RELEASE/$7\" \"$RELEASE/$9\" .\n");
    let at = |name: &str| project.path().join(name).display().to_string();
    let steps = yaml["jobs"]["plan"]["steps"].as_sequence().expect("steps");
    let mut added = String::new();
    let mut run = 0;
    for step in steps.iter().filter(|step| step["run"].is_string()) {
        let script = step["run"].as_str().expect("a script");
        let environment = [
            ("VERSION", yaml["env"]["VERSION"].as_str().expect("a version").to_owned()),
            ("REPOSITORY", "us/planwright".to_owned()),
            ("RELEASE", at("release")),
            ("RUNNER_TEMP", at("temp")),
            ("GITHUB_PATH", at("path")),
            ("GITHUB_STEP_SUMMARY", at("summary.md")),
            ("BASE", "origin/main".to_owned()),
            path(&project, &added),
        ];
        let ended = bash(&project.path().join("copy"), script, &environment);
        assert_eq!(ended.status, 0, "{script}: {ended:?}");
        if added.is_empty() {
            added = format!("{}:", project.read("path").trim());
        }
        run += 1;
    }
    assert_eq!(run, 4);
    let summary = project.read("summary.md");
    assert!(summary.contains("One promise was weakened"), "{summary}");
    let built = project.names("copy/public/minimal");
    assert!(built.iter().any(|name| name == "plan.pdf") && built.iter().any(|name| name == "index.html"), "{built:?}");
}

#[test]
#[cfg(target_os = "linux")]
fn that_of_github_fails_where_the_plan_has_errors() {
    let yaml = pipeline("github");
    let project = Project::new().copy(&repository().join("plans/minimal"), "plans/minimal");
    let project = project.replace("plans/minimal/1-introduction.md", "kind: introduction", "kind: introductoin");
    let steps = yaml["jobs"]["plan"]["steps"].as_sequence().expect("steps");
    let check = steps.iter().find(|step| step["name"] == "Check").and_then(|step| step["run"].as_str()).expect("it");
    let folder = format!("{}:", program().parent().expect("a folder").display());
    let ended = bash(project.path(), check, &[path(&project, &folder)]);
    assert_eq!(ended.status, 1);
    assert!(ended.stdout.contains("::error file=plans/minimal/1-introduction.md,line=3"), "{}", ended.stdout);
}

/// The lines of a job's script, or of what comes before it.
fn lines(list: &Value) -> Vec<String> {
    let lines = list.as_sequence().expect("lines").iter();
    lines.map(|line| line.as_str().expect("a line").to_owned()).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn that_of_gitlab_checks_builds_and_tells() {
    let yaml = pipeline("gitlab");
    // `curl --fail --location --remote-name-all A B`
    let script = "#!/bin/bash\nfor address in \"${@:4}\"; do cp \"$RELEASE/${address#https://example.org/}\" .; done\n";
    for job in ["plan", "pages"] {
        let project = copy("curl", script);
        let mut all = lines(&yaml[".planwright"]["before_script"]);
        assert!(all.remove(0).starts_with("apt-get "), "the first line installs what the image lacks");
        all.extend(lines(&yaml[job]["script"]));
        let environment = [
            ("VERSION", yaml["variables"]["VERSION"].as_str().expect("a version").to_owned()),
            ("PLANWRIGHT_RELEASES", "https://example.org".to_owned()),
            ("RELEASE", project.path().join("release").display().to_string()),
            ("CI_PROJECT_DIR", project.path().join("copy").display().to_string()),
            ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main".to_owned()),
            path(&project, ""),
        ];
        let ended = bash(&project.path().join("copy"), &all.join("\n"), &environment);
        assert_eq!(ended.status, 0, "{job}: {ended:?}");
        let built = project.names("copy/public/minimal");
        assert!(built.iter().any(|name| name == "plan.pdf"), "{built:?}");
        assert_eq!(built.iter().any(|name| name == "changes.html"), job == "plan");
        if job == "plan" {
            let changes = project.read("copy/changes.md");
            assert!(changes.contains("One promise was weakened"), "{changes}");
        }
        for path in lines(&yaml[job]["artifacts"]["paths"]) {
            assert!(project.path().join("copy").join(&path).exists(), "{job} keeps {path}");
        }
    }
}

/// Three plans, and what one build of them writes.
fn several() -> Project {
    let minimal = repository().join("plans/minimal");
    let project = ["avon", "bath", "cardiff"]
        .iter()
        .fold(Project::new(), |project, name| project.copy(&minimal, &format!("plans/{name}")));
    assert_eq!(project.run("build plans --only html,text --out whole").status, 0);
    project
}

#[test]
#[cfg(target_os = "linux")]
fn shares_of_github_are_one_build() {
    let yaml = pipeline("github-shares");
    let project = several();
    let named = |job: &str, name: &str| {
        let steps = yaml["jobs"][job]["steps"].as_sequence().expect("steps").iter();
        let step = steps.into_iter().find(|step| step["name"] == name).expect("a step");
        step["run"].as_str().expect("a script").replace("build plans", "build plans --only html,text")
    };
    let folder = format!("{}:", program().parent().expect("a folder").display());
    for share in yaml["jobs"]["share"]["strategy"]["matrix"]["share"].as_sequence().expect("shares") {
        let share = share.as_u64().expect("a number").to_string();
        let environment = [("SHARE", share.clone()), path(&project, &folder)];
        let ended = bash(project.path(), &named("share", "Build a share"), &environment);
        assert_eq!(ended.status, 0, "{ended:?}");
        // What the host keeps of one job and gives to the next.
        if project.path().join(format!("share-{share}")).is_dir() {
            let kept = format!("mkdir -p shares && mv share-{share} shares/");
            assert_eq!(bash(project.path(), &kept, &[]).status, 0);
        }
    }
    let ended = bash(project.path(), &named("site", "Put the shares together"), &[path(&project, &folder)]);
    assert_eq!(ended.status, 0, "{ended:?}");
    assert!(project.files("whole") == project.files("public"));
}

#[test]
#[cfg(target_os = "linux")]
fn shares_of_kubernetes_are_one_build() {
    let text = PIPELINES.iter().find(|it| it.id == "kubernetes").expect("a pipeline").text;
    let jobs: Vec<Value> = serde_yaml::Deserializer::from_str(text)
        .map(|job| serde::Deserialize::deserialize(job).expect("YAML"))
        .collect();
    let project = several();
    let script = |project: &Project, job: &Value| {
        let container = &job["spec"]["template"]["spec"]["containers"][0];
        assert_eq!(lines(&container["command"]), ["sh", "-ec"]);
        let script = lines(&container["args"]).concat();
        // The volumes stand in this folder.
        let here = |volume: &str| format!("{}{volume}", project.path().display());
        let volumes = ["/plans", "/shares", "/site"];
        let script = volumes.iter().fold(script, |script, volume| script.replace(volume, &here(volume)));
        script.replace("planwright build", "planwright build --only html,text")
    };
    let folder = format!("{}:", program().parent().expect("a folder").display());
    let round = |project: &Project, merged: i32| {
        for index in 0..jobs[0]["spec"]["completions"].as_u64().expect("a number") {
            let environment = [("JOB_COMPLETION_INDEX", index.to_string()), path(project, &folder)];
            let ended = bash(project.path(), &script(project, &jobs[0]), &environment);
            assert_eq!(ended.status, 0, "{ended:?}");
        }
        let ended = bash(project.path(), &script(project, &jobs[1]), &[path(project, &folder)]);
        assert_eq!(ended.status, merged, "{ended:?}");
        assert_eq!(project.run("build plans --only html,text --out whole").status, merged);
        assert!(project.files("whole") == project.files("site"));
    };
    round(&project, 0);
    // The next edition has other plans, which are dealt otherwise; and one of them has errors.
    let minimal = repository().join("plans/minimal");
    let project = project.copy(&minimal, "plans/devon").copy(&minimal, "plans/essex");
    let project = project.replace("plans/essex/plan.md", "title:", "titel:");
    round(&project, 1);
}
