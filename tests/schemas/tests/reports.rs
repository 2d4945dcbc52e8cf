//! What `check` writes for programs is valid by the schemas that describe it.

use std::path::{Path, PathBuf};
use std::process::Command;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The program: `PLANWRIGHT`, or what stands beside this test in the target directory.
fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("PLANWRIGHT") {
        return path.into();
    }
    let test = std::env::current_exe().expect("the test's own path");
    let target = test.ancestors().nth(3).expect("a target directory");
    let names = ["release/planwright", "debug/planwright"];
    let beside = names.iter().map(|name| target.join(name));
    let own = names.iter().map(|name| repository().join("target").join(name));
    let found = beside.chain(own).map(|path| path.with_extension(std::env::consts::EXE_EXTENSION)).find(|p| p.exists());
    found.expect("build the program first, or name it in PLANWRIGHT")
}

/// What the program says, run at the root of the repository.
fn says(arguments: &str) -> Value {
    let output = Command::new(program())
        .args(arguments.split_whitespace())
        .current_dir(repository())
        .output()
        .expect("the program runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    serde_json::from_str(&text)
        .unwrap_or_else(|e| panic!("{arguments}: {e}: {}", String::from_utf8_lossy(&output.stderr)))
}

/// Every folder that is worth a report: good plans, bad ones, one with fifty findings, and none.
fn folders() -> Vec<String> {
    let mut folders: Vec<String> = ["plans", "plans/minimal", "tests/fifty", "tests/golden"].map(str::to_owned).into();
    for entry in std::fs::read_dir(repository().join("tests/invalid")).expect("the wrong inputs") {
        let name = entry.expect("a case").file_name();
        folders.push(format!("tests/invalid/{}", name.to_str().expect("a name")));
    }
    folders.sort();
    assert!(folders.len() > 40, "{folders:?}");
    folders
}

struct Checker {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Checker {
    fn of(schema: Value) -> Self {
        let mut compiler = Compiler::new();
        compiler.enable_format_assertions();
        compiler.add_resource("schema.json", schema).expect("a resource");
        let mut schemas = Schemas::new();
        let index = compiler.compile("schema.json", &mut schemas).unwrap_or_else(|e| panic!("{e:#}"));
        Self { schemas, index }
    }

    fn faults(&self, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.index).err().map(|e| format!("{e:#}"))
    }

    #[track_caller]
    fn check(&self, what: &str, value: &Value) {
        assert_eq!(self.faults(value), None, "{what}");
    }
}

fn sarif() -> Checker {
    let text = include_str!("../schemas/sarif-2.1.0.json");
    Checker::of(serde_json::from_str(text).expect("JSON"))
}

#[test]
fn sarif_is_valid_by_its_own_schema() {
    let checker = sarif();
    let mut results = 0;
    for folder in folders() {
        let log = says(&format!("check {folder} --format sarif"));
        checker.check(&folder, &log);
        results += log["runs"][0]["results"].as_array().expect("results").len();
    }
    assert!(results > 60, "{results}");
}

#[test]
fn json_is_valid_by_the_schema_that_the_program_prints() {
    let checker = Checker::of(says("schema check"));
    for folder in folders() {
        checker.check(&folder, &says(&format!("check {folder} --format json")));
    }
    for status in ["draft", "consultation", "panel", "issued", "published"] {
        checker.check(status, &says(&format!("check plans --format json --status {status}")));
    }
}

#[test]
fn the_schemas_refuse_what_is_not_a_report() {
    let checker = Checker::of(says("schema check"));
    let mut report = says("check tests/fifty --format json");
    report["plans"][0]["diagnostics"][0]["severity"] = json!("fatal");
    assert!(checker.faults(&report).is_some_and(|fault| fault.contains("severity")));
    let mut report = says("check tests/fifty --format json");
    report["plans"][0]["diagnostics"][0].as_object_mut().expect("a finding").remove("end");
    assert!(checker.faults(&report).is_some());

    let checker = sarif();
    let mut log = says("check tests/fifty --format sarif");
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = json!(0);
    assert!(checker.faults(&log).is_some());
}

#[test]
fn every_schema_is_a_schema() {
    let meta = json!({"$ref": "https://json-schema.org/draft/2020-12/schema"});
    let checker = Checker::of(meta);
    for name in ["check", "diff", "profile", "view"] {
        checker.check(name, &says(&format!("schema {name}")));
    }
}

#[test]
fn comparisons_are_valid() {
    let checker = Checker::of(says("schema diff"));
    let mut most = 0;
    for (old, new) in [
        ("plans/minimal", "plans/minimal"),
        ("plans/minimal", "tests/diff/base"),
        ("plans/minimal", "plans/kent-2017-2021"),
        ("tests/golden/kitchen-sink", "tests/bilingual"),
    ] {
        let report = says(&format!("diff {old} {new} --format json"));
        checker.check(&format!("{old} {new}"), &report);
        most = most.max(report["changes"].as_array().expect("changes").len());
    }
    assert!(most > 100, "{most}");
    let mut report = says("diff plans/minimal tests/diff/base --format json");
    report["changes"][0]["kind"] = json!("rewritten");
    assert!(checker.faults(&report).is_some());
}

#[test]
fn what_a_build_writes_for_programs_is_valid() {
    let checker = Checker::of(says("schema view"));
    let folder = std::env::temp_dir().join(format!("planwright-schemas-{}", std::process::id()));
    let plans = ["plans", "tests/golden/kitchen-sink", "tests/bilingual"];
    let status = Command::new(program())
        .arg("build")
        .args(plans)
        .args(["--only", "json", "--draft", "--out"])
        .arg(&folder)
        .current_dir(repository())
        .output()
        .expect("the program runs");
    let views: Vec<(String, Value)> = written(&folder);
    std::fs::remove_dir_all(&folder).expect("it was written");
    assert!(status.status.success() && views.len() >= 4, "{status:?}");
    for (path, view) in &views {
        checker.check(path, view);
        let mut broken = view.clone();
        broken.as_object_mut().expect("an object").remove("sections");
        assert!(checker.faults(&broken).is_some(), "{path}");
        broken = view.clone();
        broken["sections"][0]["blocks"][0]["type"] = json!("poem");
        assert!(checker.faults(&broken).is_some(), "{path}");
    }
}

/// Every `plan.json` below a folder.
fn written(folder: &Path) -> Vec<(String, Value)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            found.extend(written(&entry));
        } else if entry.ends_with("plan.json") {
            let text = std::fs::read_to_string(&entry).expect("UTF-8");
            found.push((entry.display().to_string(), serde_json::from_str(&text).expect("JSON")));
        }
    }
    found
}

/// The profiles that are built in, by file name.
fn profiles() -> Vec<(String, String)> {
    let folder = repository().join("crates/planwright-validator/profiles");
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read_to_string(&path).expect("a profile"));
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the profiles").map(|e| e.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    files.into_iter().map(read).collect()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).expect("YAML")
}

#[test]
fn every_built_in_profile_is_valid() {
    let checker = Checker::of(says("schema profile"));
    for (path, text) in profiles() {
        checker.check(&path, &yaml(&text));
    }
}

#[test]
fn a_profile_that_is_refused_is_not_valid() {
    let checker = Checker::of(says("schema profile"));
    let text = |name: &str| profiles().into_iter().find(|(path, _)| path.ends_with(name)).expect("a profile").1;
    let (england, wales) = (text("england-pcc.yaml"), text("wales-pcc.yaml"));
    for (text, from, to) in [
        (&england, "error: consultation", "error: soon"),
        (&england, "    about: priorities\n", ""),
        (&england, "{need: section}", "{need: section, role: grants}"),
        (&england, "at-least: 100000", "at-least: many"),
        (&england, "from: 2012-11-22", "from: 22 November 2012"),
        (&england, "title: Police and crime objectives", "titel: Police and crime objectives"),
        (&england, "version: 2", "version: 2\nadd: []"),
        (&wales, "duty/victim-support-strategy", "victim-support-strategy"),
        (&wales, "extends: england-pcc@2", "extends: england-pcc@2\nduties: []"),
        (&wales, "entry: duty/well-being", "entry: duty/well-being\n    id: well-being"),
    ] {
        assert!(text.contains(from), "{from}");
        assert!(checker.faults(&yaml(&text.replacen(from, to, 1))).is_some(), "{from} -> {to}");
    }
}
