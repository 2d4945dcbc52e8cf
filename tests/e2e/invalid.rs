//! Wrong inputs, each with everything that is said of it.
//!
//! A folder of `tests/invalid` is a case: its files are laid over the plan `plans/minimal`, after
//! those that its `remove.txt` lists have been taken out. `expected.txt` is what `check` then
//! says, to the letter. `UPDATE_EXPECT=1` writes it anew.

use std::path::{Path, PathBuf};

use crate::harness::{Project, files, repository};

/// What an earlier build is taken to have left.
/// By this a folder is known for one that a build made.
const OURS: &str = r#"{"tool": {"name": "planwright"}}"#;
const BEFORE: [(&str, &str); 2] = [("out/plan/manifest.json", OURS), ("out/plan/index.html", "an earlier edition")];

fn cases() -> Vec<PathBuf> {
    let folder = repository().join("tests/invalid");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|p| p.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() > 40, "{}", cases.len());
    cases
}

/// The plan with the case's fault, and a build of it that went well before.
fn project(case: &Path) -> Project {
    let project = Project::minimal();
    let mut own = files(case);
    own.remove("expected.txt");
    let remove = own.remove("remove.txt").map(|list| String::from_utf8(list).expect("a list")).unwrap_or_default();
    for path in remove.lines() {
        std::fs::remove_file(project.path().join("plan").join(path)).expect("a file of the plan");
    }
    for (path, bytes) in own {
        project.write(&format!("plan/{path}"), bytes);
    }
    for (path, text) in BEFORE {
        project.write(path, text);
    }
    project
}

/// Runs a check of every case on two threads, and lists the cases for which it does not hold.
fn each(check: impl Fn(&Path, &Project) -> Result<(), String> + Sync) {
    let cases = cases();
    let (first, second) = cases.split_at(cases.len() / 2);
    let faults = |cases: &[PathBuf]| -> Vec<String> {
        let fault = |case: &PathBuf| check(case, &project(case)).err().map(|e| format!("{}: {e}", case.display()));
        cases.iter().filter_map(fault).collect()
    };
    let faults = std::thread::scope(|scope| {
        let other = scope.spawn(|| faults(second));
        let mut all = faults(first);
        all.extend(other.join().expect("the other half"));
        all
    });
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn each_is_told_in_these_words() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    each(|case, project| {
        let run = project.run("check plan");
        let path = case.join("expected.txt");
        if update {
            std::fs::write(&path, &run.stdout).map_err(|e| e.to_string())?;
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        match (run.status, run.stdout == expected) {
            (1, true) => Ok(()),
            (1, false) => Err(format!("said:\n{}\nand not:\n{expected}", run.stdout)),
            (status, _) => Err(format!("ended with {status}: {}{}", run.stdout, run.stderr)),
        }
    });
}

#[test]
fn each_is_one_finding() {
    each(|_, project| {
        let run = project.run("check plan --format json");
        let json = run.json();
        let of_plans = json["plans"].as_array().into_iter().flatten().filter_map(|plan| plan["diagnostics"].as_array());
        let findings = of_plans.chain(json["diagnostics"].as_array()).flatten();
        // The plan that the faults are laid over has its last steps still before it.
        let findings: Vec<_> = findings.filter(|finding| finding["rule"] != "process/ahead").collect();
        let said = || findings.iter().map(|f| format!("{} {}", f["rule"], f["message"])).collect::<Vec<_>>().join("\n");
        match findings[..] {
            [only] if only["severity"] == "error" && json["summary"]["errors"] == 1 => Ok(()),
            _ => Err(format!("{} findings:\n{}", findings.len(), said())),
        }
    });
}

#[test]
fn none_is_built_and_what_was_built_before_is_still_there() {
    each(|_, project| {
        let run = project.run("build plan --out out");
        if run.status != 1 {
            return Err(format!("ended with {}: {}", run.status, run.stderr));
        }
        if !run.stdout.is_empty() {
            return Err(format!("said on standard output: {}", run.stdout));
        }
        let expected: Vec<&str> = vec!["plan/index.html", "plan/manifest.json"];
        let kept = BEFORE.iter().all(|(path, text)| project.read(path) == *text);
        if project.names("out") == expected && kept {
            Ok(())
        } else {
            Err(format!("out holds {:?}", project.names("out")))
        }
    });
}
