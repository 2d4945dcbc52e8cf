//! The formats of a check: that each says what was found, to those it is for.

use serde_json::{Value, json};

use crate::harness::{Project, Run, repository};

const FORMATS: [&str; 5] = ["human", "plain", "json", "sarif", "github"];

const WARNED: &str = "---\ntitle: Crime, in the country\n---\n\nThe police will know 100% of farms. Read more [here](https://example.org/).\n";

/// A plan's folder whose name has what formats escape.
const FOLDER: &str = "plan,100%";

/// A plan with one warning, in such a folder.
fn warned() -> Project {
    let project = Project::new().copy(&repository().join("plans/minimal"), FOLDER);
    project.file(&format!("{FOLDER}/8-rural-crime.md"), WARNED)
}

fn fifty() -> Project {
    Project::new().copy(&repository().join("tests/fifty"), "plan")
}

fn results(project: &Project, folder: &str) -> Vec<Value> {
    let log = project.run(&format!("check {folder} --format sarif")).json();
    log["runs"][0]["results"].as_array().expect("results").clone()
}

/// The results but for the note on the steps that the plan has still before it.
fn faults(project: &Project, folder: &str) -> Vec<Value> {
    let mut found = results(project, folder);
    found.retain(|result| result["ruleId"] != "process/ahead");
    found
}

#[test]
fn every_format_ends_as_the_findings_do() {
    let well = Project::minimal();
    let broken = Project::minimal().file("plan/8-more.md", "---\ntitle: More\n---\n\nSee [](#nowhere).\n");
    for format in FORMATS {
        for (project, arguments, status) in [
            (&well, "plan", 0),
            (&warned(), FOLDER, 0),
            (&warned(), "plan,100% --deny warnings", 1),
            (&broken, "plan", 1),
        ] {
            let run = project.run(&format!("check {arguments} --format {format}"));
            assert_eq!((run.status, run.stderr.as_str()), (status, ""), "{format} {arguments}: {}", run.stdout);
        }
        assert_eq!(well.run(&format!("check nowhere --format {format}")).status, 2);
    }
}

#[test]
fn every_format_goes_to_a_file_as_to_the_screen() {
    let project = fifty();
    for format in FORMATS {
        let screen = project.run(&format!("check plan --format {format}"));
        let file = project.run(&format!("check plan --format {format} --output findings"));
        assert_eq!((file.status, file.stdout.as_str(), file.stderr.as_str()), (1, "", ""));
        assert_eq!(project.read("findings"), screen.stdout, "{format}");
    }
}

#[test]
fn every_format_is_the_same_each_time() {
    let project = fifty();
    for format in FORMATS {
        let run = || project.run(&format!("check plan --format {format}")).stdout;
        assert_eq!(run(), run(), "{format}");
    }
}

#[test]
fn programs_are_told_of_every_finding() {
    let project = fifty();
    let found = project.run("check plan --format json").json()["plans"][0]["diagnostics"].as_array().map(Vec::len);
    assert!(found.is_some_and(|found| found >= 50), "{found:?}");
    assert_eq!(Some(results(&project, "plan").len()), found);
    let github = project.run("check plan --format github").stdout;
    assert_eq!(Some(github.lines().filter(|line| line.starts_with("::")).count()), found);
}

#[test]
fn sarif_escapes_names_and_counts_code_points() {
    let found = faults(&warned(), FOLDER);
    assert_eq!(found.len(), 1);
    let place = &found[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"], json!({"uri": "plan%2C100%25/8-rural-crime.md", "uriBaseId": "%SRCROOT%"}));
    let start = WARNED.lines().nth(4).and_then(|line| line.find("[here]")).map_or(0, |byte| byte + 1);
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&json!(5), &json!(start)));
    assert_eq!((&found[0]["level"], &found[0]["suppressions"]), (&json!("warning"), &json!([])));
}

#[test]
fn sarif_tells_what_is_set_aside_and_why() {
    let waiver = "waivers:\n  - {rule: link/vague-text, reason: \"The panel's own words: \\\"here\\\"\"}\nstatus:";
    let project = warned().replace("plan,100%/plan.md", "status:", waiver);
    let found = faults(&project, FOLDER);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0]["suppressions"],
        json!([{"kind": "inSource", "status": "accepted", "justification": "The panel's own words: \"here\""}])
    );
    assert_eq!(project.run(&format!("check {FOLDER} --format sarif --deny warnings")).status, 0);
    assert!(!project.run(&format!("check {FOLDER} --format github")).stdout.contains("::warning"));
}

#[test]
fn github_escapes_what_would_end_a_command() {
    let text = warned().run(&format!("check {FOLDER} --format github")).stdout;
    let lines: Vec<&str> = text.lines().collect();
    let start = "::warning file=plan%2C100%25/8-rural-crime.md,line=5,col=";
    assert!(lines[0].starts_with(start) && lines[0].contains(",title=link/vague-text::"), "{text}");
    assert!(lines[1].contains(",title=process/ahead::"), "{text}");
    assert_eq!(lines[2..], ["Planwright checked 1 plan: 1 warning and 1 note."]);
}

#[test]
fn github_names_what_it_shows_no_annotation_for() {
    let text = fifty().run("check plan --format github").stdout;
    let levels: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("::")?.split(' ').next()).collect();
    let mut sorted = levels.clone();
    sorted.sort_by_key(|level| ["error", "warning", "notice"].iter().position(|known| known == level));
    assert_eq!(levels, sorted);
    let beyond = text.lines().filter(|line| line.starts_with("- plan/")).count();
    let shown = |level: &str| levels.iter().filter(|known| **known == level).count().saturating_sub(10);
    assert!(beyond > 10);
    assert_eq!(beyond, shown("error") + shown("warning") + shown("notice"));
}

#[test]
fn a_folder_without_a_plan_is_told_in_every_format() {
    let project = Project::new().file("notes/ideas.md", "# Ideas\n");
    for format in FORMATS {
        let run = project.run(&format!("check notes --format {format}"));
        assert!(run.status == 1 && run.stdout.contains("source/missing-index"), "{format}: {run:?}");
    }
}

#[test]
fn many_findings_are_folded_and_v_shows_them_all() {
    let project = fifty();
    let heads = |text: &str| {
        let severities = ["error[", "warning[", "note["];
        text.lines().filter(|line| severities.iter().any(|severity| line.starts_with(severity))).count()
    };
    let (short, whole) = (project.run("check plan").stdout, project.run("check plan -v").stdout);
    let found = project.run("check plan --format json").json()["plans"][0]["diagnostics"].as_array().map(Vec::len);
    assert_eq!(Some(heads(&whole)), found);
    assert!(short.lines().count() * 3 < whole.lines().count() * 2, "{short}");
    let last = short.rfind("A Plan for Northmoor 2025 to 2029: ").expect("the closing");
    assert!(
        short[last..].contains("First: it cannot be built or published until this is mended (15 errors)"),
        "{short}"
    );
    assert!(short[last..].contains("Before it goes to the panel, this too"), "{short}");
    assert!(!short[last..].contains("-->"), "{short}");
}

#[test]
fn no_line_is_wider_than_the_screen() {
    let project = fifty();
    for columns in [80, 120] {
        let mut command = project.command("check plan");
        command.env("COLUMNS", columns.to_string());
        let text = crate::harness::Run::of(command).stdout;
        let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > columns).collect();
        assert_eq!(wide, [""; 0], "{columns}");
    }
}

#[test]
fn the_next_stage_is_told_by_judging_the_plan_for_it() {
    let project = fifty();
    let text = project.run("check plan").stdout;
    let (_, ahead) = text.split_once("Before it goes to the panel, this too").expect("what is ahead");
    let ahead = ahead.split("\n\n").next().unwrap_or_default();
    let errors = |status: &str| -> Vec<String> {
        let json = project.run(&format!("check plan --format json --status {status}")).json();
        let found = json["plans"][0]["diagnostics"].as_array().expect("findings").clone();
        let errors = found.iter().filter(|one| one["severity"] == "error");
        errors.filter_map(|one| one["rule"].as_str().map(str::to_owned)).collect()
    };
    let (now, then) = (errors("consultation"), errors("panel"));
    let new: Vec<&String> = then.iter().filter(|rule| !now.contains(rule)).collect();
    assert!(!new.is_empty());
    assert!(new.iter().all(|rule| ahead.contains(rule.as_str())), "{new:?}: {ahead}");
    assert!(!project.run("check plan --status published").stdout.contains("Before it"), "there is no later stage");
}

#[test]
fn a_draft_is_told_what_bites_at_each_later_stage() {
    let project = fifty().replace("plan/plan.md", "status: consultation", "status: draft");
    let text = project.run("check plan").stdout;
    let rules = |status: &str| -> Vec<String> {
        let json = project.run(&format!("check plan --format json --status {status}")).json();
        let found = json["plans"][0]["diagnostics"].as_array().expect("findings").clone();
        let errors = found.iter().filter(|one| one["severity"] == "error");
        errors.filter_map(|one| one["rule"].as_str().map(str::to_owned)).collect()
    };
    let stages =
        [("consultation", "goes out to consultation"), ("panel", "goes to the panel"), ("issued", "is issued")];
    let mut known = rules("draft");
    for (status, words) in stages {
        let list = text.split_once(&format!("Before it {words}, this too")).map_or("", |(_, list)| list);
        let list = list.split("\n\n").next().unwrap_or_default();
        let new: Vec<String> = rules(status).into_iter().filter(|rule| !known.contains(rule)).collect();
        assert!(!new.is_empty() && new.iter().all(|rule| list.contains(rule.as_str())), "{status}: {new:?}: {text}");
        known.extend(new);
    }
    let (_, editor) = text.split_once("What a careful editor would put right").expect("the rest");
    assert!(!editor.contains("structure/placeholder"), "{text}");
}

#[test]
fn what_is_set_aside_is_told_at_the_end() {
    let waiver = "waivers:\n  - {rule: duty/resources, reason: The budget comes in May, until: 2025-03-31}\nstatus:";
    let project = Project::minimal().replace("plan/6-resources.md", "kind: resources\n", "");
    let project = project.replace("plan/plan.md", "status:", waiver);
    for format in ["human", "plain"] {
        let run = project.run(&format!("check plan --format {format}"));
        let said = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in [
            "Set aside by you: 1 error: duty/resources (“The budget comes in May”, until 31 March 2025).",
            "counted by the day that the plan is judged by, 27 January 2025, and not by today's.",
        ] {
            assert!(run.status == 0 && said.contains(words), "{words}: {said}");
        }
    }
    assert_eq!(project.run("check plan -q").stdout, "");
}

#[test]
fn profiles_are_listed_and_told() {
    let project = Project::new();
    let list = project.run("profile list");
    assert!(list.status == 0 && list.stdout.contains("england-pcc"), "{list:?}");
    for id in list.stdout.lines().take_while(|line| !line.is_empty()).filter(|line| !line.starts_with(' ')) {
        let id = id.split_whitespace().next().expect("an id");
        let shown = project.run(&format!("profile show {id}"));
        assert!(shown.status == 0 && shown.stdout.starts_with(&format!("{id}@")), "{id}: {shown:?}");
    }
    project.run("profile show england-pc").fails_plainly(&["england-pc", "did you mean `england-pcc`?"]);
    project.run("profile show nowhere.yaml").fails_plainly(&["nowhere.yaml"]);
}

#[test]
fn a_profile_of_ones_own_is_told_by_its_path() {
    let project = Project::new().file(
        "own/ours.yaml",
        "id: ours\nextends: england-pcc\nversion: 1\ntitle: Ours and no one else's\nbasis: The text of England.\n",
    );
    let run = project.run("profile show own/ours.yaml");
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.stdout.contains("duty/resources"), "{}", run.stdout);
    let project = Project::new()
        .file("own/ours.yaml", "id: ours\nextends: england-pcc\nduty: []\nversion: 1\ntitle: Ours\nbasis: Texts.\n");
    let run = project.run("profile show own/ours.yaml");
    assert!(run.status == 1 && run.stdout.contains("own/ours.yaml:3:1"), "{run:?}");
}

#[test]
fn schemas_are_printed_and_others_refused() {
    let project = Project::new();
    let schema = project.run("schema check").json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(project.run("schema theme").json()["title"], "A theme of Planwright");
    assert_eq!(project.run("schema view").json()["title"], "plan.json");
    project.run("schema vew").fails_plainly(&["there is no schema `vew` in this version", "`view`"]);
}

#[test]
fn shells_are_told_every_command() {
    let project = Project::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = project.run(&format!("completions {shell}"));
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{shell}");
        for word in ["check", "build", "deny", "as-at"] {
            assert!(run.stdout.contains(word), "{shell}: {word}");
        }
    }
    let unknown = project.run("completions cmd");
    assert!(unknown.status == 2 && unknown.stderr.contains("powershell"), "{unknown:?}");
}

#[test]
fn a_family_is_listed_alone() {
    let project = Project::new();
    let list = project.run("explain table").stdout;
    assert!(list.contains("table/caption") && !list.contains("link/broken"), "{list}");
}

#[test]
fn words_of_a_plan_are_no_commands_of_a_runner() {
    let title = "title: \"::set-output name=deploy::yes ##[add-mask]e\"";
    let project = Project::minimal().replace("plan/plan.md", "title: A Safer Exampleshire", title);
    for (arguments, runner) in [("check plan", true), ("build plan --out out --only text", true), ("check plan", false)]
    {
        let mut command = project.command(arguments);
        command.env("GITHUB_ACTIONS", if runner { "true" } else { "" });
        let run = Run::of(command);
        let said = format!("{}{}", run.stdout, run.stderr);
        assert!(said.contains("set-output name=deploy"), "{said}");
        let is_command = |line: &str| line.trim_start().starts_with("::") || line.contains("##[");
        assert_eq!(said.lines().any(is_command), !runner, "{said}");
    }
}
