//! Each duty of `england-pcc`, taken out of each sample plan in every way there is: it is named,
//! with its provision and the section that looks nearest, and nothing is built from its stage on.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Project, Run};
use crate::pdf::{Pdf, squeezed};
use crate::plans::samples;

/// The duties of content: a section answers each. Those of regard are met by a mention.
const DUTIES: [&str; 8] = [
    "objectives",
    "policing",
    "resources",
    "reporting",
    "performance",
    "services",
    "grants",
    "strategic-policing-requirement",
];

/// The stages, in order.
const STAGES: [&str; 5] = ["draft", "consultation", "panel", "issued", "published"];

/// What every output of a draft build says of itself.
const UNFIT: &str = "Draft: must not be published";

/// A way in which a section can stop answering a duty.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Without {
    /// It no longer says that it does: no kind, no `satisfies`, no lists of items.
    Mark,
    /// It has nothing but its front matter.
    Text,
    /// It waits to be written.
    Placeholder,
}

impl Without {
    const ALL: [Self; 3] = [Self::Mark, Self::Text, Self::Placeholder];
}

/// A duty as `check --format json` tells of it.
struct Duty {
    id: String,
    provision: String,
    sections: Vec<String>,
}

fn duties(project: &Project) -> Vec<Duty> {
    let json = project.run("check plan --format json").json();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let read = |duty: &Value| Duty {
        id: text(&duty["id"]),
        provision: text(&duty["provision"]),
        sections: duty["sections"].as_array().expect("a list").iter().map(text).collect(),
    };
    let all = json["plans"][0]["duties"].as_array().expect("a list").iter().map(read);
    all.filter(|duty| DUTIES.contains(&duty.id.as_str())).collect()
}

/// The files of the plan's sections, by the id that each has.
fn sections(project: &Project) -> BTreeMap<String, String> {
    let mut sections = BTreeMap::new();
    for path in project.names("plan").into_iter().filter(|path| path.ends_with(".md") && path != "plan.md") {
        let named = path.strip_suffix("/index.md").unwrap_or(&path).rsplit('/').next().expect("a name");
        let stem =
            named.trim_end_matches(".md").trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-');
        let (front, _) = cut(&project.read(&format!("plan/{path}")));
        let given = front.lines().find_map(|line| line.strip_prefix("id: ").map(str::to_owned));
        sections.insert(given.unwrap_or_else(|| stem.to_owned()), path);
    }
    sections
}

/// Front matter and body.
fn cut(text: &str) -> (String, String) {
    let (front, body) = text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n")).expect("front matter");
    (format!("{front}\n"), body.to_owned())
}

/// Front matter without some of its keys.
fn without(front: &str, keys: &[&str]) -> String {
    let mut dropped = false;
    let mut kept = String::new();
    for line in front.lines() {
        if !line.starts_with([' ', '-', '#']) {
            dropped = keys.iter().any(|key| line.starts_with(&format!("{key}:")));
        }
        if !dropped {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Takes away what a section answers a duty by.
fn take(text: &str, way: Without) -> String {
    let (front, body) = cut(text);
    let items = ["measures", "meetings", "services", "conditions", "threats"];
    match way {
        Without::Mark => format!("---\n{}---\n{body}", without(&front, &[&["kind", "satisfies"], &items[..]].concat())),
        Without::Text => format!("---\n{}---\n", without(&front, &items)),
        Without::Placeholder => format!("---\n{}---\n\nTo be written: TBC\n", without(&front, &items)),
    }
}

/// The plan without what answers one duty.
fn mutated(folder: &std::path::Path, duty: &Duty, way: Without) -> Project {
    let project = Project::new().copy(folder, "plan");
    let sections = sections(&project);
    assert!(!duty.sections.is_empty(), "{} is answered by no section", duty.id);
    for id in &duty.sections {
        let path = sections.get(id).unwrap_or_else(|| panic!("no file has the section {id}"));
        // A chapter answers by its sections too.
        let folder = path.strip_suffix("index.md").filter(|folder| !folder.is_empty());
        for path in sections.values().filter(|other| *other == path || folder.is_some_and(|f| other.starts_with(f))) {
            let path = format!("plan/{path}");
            project.write(&path, take(&project.read(&path), way));
        }
    }
    if duty.id == "strategic-policing-requirement" {
        // To name it anywhere is an answer, if a poor one.
        for (path, bytes) in project.files("plan").into_iter().filter(|(path, _)| path.ends_with(".md")) {
            let text = String::from_utf8(bytes).expect("UTF-8").replace("\nStrategic Policing", " Strategic Policing");
            let text = text
                .replace("Strategic\nPolicing", "Strategic Policing")
                .replace("Policing\nRequirement", "Policing Requirement");
            let text = text
                .replace("Strategic Policing Requirement", "national threats")
                .replace("strategic policing requirement", "national threats");
            project.write(&format!("plan/{path}"), text);
        }
    }
    project
}

/// The finding on a duty.
fn finding<'a>(json: &'a Value, duty: &Duty) -> Option<&'a Value> {
    let rule = format!("duty/{}", duty.id);
    json["plans"][0]["diagnostics"].as_array()?.iter().find(|found| found["rule"] == rule.as_str())
}

/// What is wrong with how the loss of a duty is told.
fn fault(project: &Project, duty: &Duty, way: Without) -> Option<String> {
    let json = project.run("check plan --format json").json();
    let Some(found) = finding(&json, duty) else { return Some("is not missed".to_owned()) };
    let words = |key: &str| found[key].to_string();
    let sections = sections(project);
    let near = |text: &str| sections.values().any(|path| text.contains(path.as_str()));
    if found["severity"] != "error" {
        return Some(format!("is {} only", found["severity"]));
    }
    if found["citation"] != duty.provision.as_str() || !words("message").contains(&duty.provision) {
        return Some(format!("is told without its provision: {found}"));
    }
    // A section that was to answer it is where the finding stands; else it stands with the profile.
    let is_in_section = sections.values().any(|path| found["file"] == format!("plan/{path}"));
    if found["file"] != "plan/plan.md" && !is_in_section {
        return Some(format!("is told at another place: {found}"));
    }
    // A priority that is called one by nothing but its kind is like any other section: there the
    // kind of section to write is what can be said.
    if sections.contains_key("safer-streets") && duty.id == "objectives" && way == Without::Mark {
        return (!words("help").contains("`kind: priority`"))
            .then(|| format!("is told without what to write: {found}"));
    }
    // Where measures alone told how performance is judged, no other section looks as if it did.
    if sections.contains_key("safer-streets") && duty.id == "performance" {
        return (!words("help").contains("`kind: performance`"))
            .then(|| format!("is told without what to write: {found}"));
    }
    if !is_in_section && !near(&words("related")) {
        return Some(format!("is told without the section's place: {found}"));
    }
    let add = near(&words("help")) && words("help").contains(&format!("satisfies: [{}]", duty.id));
    (way == Without::Mark && !add).then(|| format!("is told without the nearest section: {found}"))
}

/// Checks every duty of every sample, in every way.
fn each(check: impl Fn(&Project, &Duty, Without) -> Option<String>) {
    let mut faults = Vec::new();
    for (name, folder) in samples() {
        let all = duties(&Project::new().copy(&folder, "plan"));
        assert_eq!(all.len(), DUTIES.len(), "{name}");
        for duty in &all {
            for way in Without::ALL {
                let project = mutated(&folder, duty, way);
                faults.extend(
                    check(&project, duty, way)
                        .map(|fault| format!("{name} without the {way:?} of {}: {fault}", duty.id)),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_lost_duty_is_named_with_its_provision_and_the_nearest_section() {
    each(fault);
}

#[test]
fn nothing_is_built_without_a_duty() {
    each(|project, _, _| {
        let run = project.run("build plan --out out --only text");
        let written = project.names("out");
        (run.status != 1 || !written.is_empty()).then(|| format!("ended with {} and wrote {written:?}", run.status))
    });
}

#[test]
fn a_duty_is_an_error_from_its_stage_on() {
    for (name, folder) in samples() {
        for duty in duties(&Project::new().copy(&folder, "plan")) {
            let project = mutated(&folder, &duty, Without::Mark);
            let from = if ["resources", "grants"].contains(&duty.id.as_str()) { "panel" } else { "consultation" };
            let from = STAGES.iter().position(|stage| *stage == from).expect("a stage");
            for (at, stage) in STAGES.iter().enumerate() {
                let run = project.run(&format!("check plan --format json --status {stage}"));
                let json = run.json();
                let found =
                    finding(&json, &duty).unwrap_or_else(|| panic!("{name}: {} is not missed at {stage}", duty.id));
                assert_eq!(found["severity"] == "error", at >= from, "{name}: {} at {stage}: {found}", duty.id);
            }
        }
    }
}

#[test]
fn a_draft_is_built_and_marked_in_every_output() {
    for (name, folder) in samples() {
        for duty in duties(&Project::new().copy(&folder, "plan")) {
            let project = mutated(&folder, &duty, Without::Text);
            let run = project.build("plan --out out --draft --only html,page,index,text,json");
            assert!(run.stderr.contains(&format!("duty/{}", duty.id)), "{name}: {}", run.stderr);
            marked(&project, &run, &["index.html", "page.html", "statutory-index.html", "plan.json"]);
            assert!(project.read("out/plan/plan.txt").contains(&UNFIT.to_uppercase()), "{name}: plan.txt");
            every_sheet_is_marked(&project, "page.pdf");
        }
    }
}

#[test]
fn a_draft_is_marked_on_every_page_of_the_pdf() {
    let (_, folder) = samples().remove(1);
    let all = duties(&Project::new().copy(&folder, "plan"));
    let project = mutated(&folder, &all[0], Without::Placeholder);
    project.build("plan --out out --draft --only pdf");
    every_sheet_is_marked(&project, "plan.pdf");
}

fn marked(project: &Project, run: &Run, outputs: &[&str]) {
    for output in outputs {
        assert!(project.read(&format!("out/plan/{output}")).contains(UNFIT), "{output}: {}", run.stderr);
    }
}

fn every_sheet_is_marked(project: &Project, output: &str) {
    let pdf = Pdf::read(&project.files("out/plan")[output]);
    for (at, page) in pdf.pages().iter().enumerate() {
        let text = squeezed(&page.text);
        assert!(text.contains(&squeezed(UNFIT)), "{output}, page {}: {text}", at + 1);
    }
}
