//! The examples of the catalogue: what a rule's text shows is what it does.
//!
//! A block `md PATH` is a file that shows the fault, `md good PATH` one that is mended. They are
//! put into a small plan that has no fault of its own. A mended file takes the place of the
//! faulty file of its name.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::{Files, check_files, check_files_with};
use planwright_core::Severity;
use planwright_core::catalogue::{RULES, RuleInfo};
use planwright_validator::Context;

/// A file of an example.
struct Block {
    good: bool,
    path: String,
    text: String,
}

fn blocks(rule: &RuleInfo) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = None;
    for line in rule.text.lines() {
        if line.starts_with("```") && inside.is_some() {
            inside = None;
        } else if let Some(info) = line.strip_prefix("```") {
            let words: Vec<&str> = info.split_whitespace().collect();
            inside = Some(match words.as_slice() {
                ["md", "good", path] => Some((true, *path)),
                ["md", path] => Some((false, *path)),
                _ => None,
            });
            if let Some(Some((good, path))) = inside {
                blocks.push(Block { good, path: path.to_owned(), text: String::new() });
            }
        } else if let (Some(Some(_)), Some(block)) = (inside, blocks.last_mut()) {
            block.text.push_str(line);
            block.text.push('\n');
        }
    }
    blocks
}

/// A plan without a fault, with the files of an example.
fn plan(example: &[&Block]) -> Files {
    let mut files = Files::new();
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.to_owned());
    add(
        "plan.md",
        "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
         period: {from: 2017-04-01, to: 2021-03-31}\nstatus: draft\n---\n",
    );
    add(
        "08-priority.md",
        "---\ntitle: Put victims first\nkind: priority\nscope: [policing, crime-reduction, national]\n\
         satisfies: [reporting, performance, services, grants, strategic-policing-requirement]\n\
         threats: [terrorism, serious-and-organised-crime, national-cyber-incident, child-sexual-abuse, \
         public-disorder, civil-emergencies]\n\
         measures: [{name: Victims who are satisfied, source: Force survey}]\n\
         meetings: [{name: Public board, frequency: quarterly}]\nconditions: none\n---\n\n\
         The force treats every victim with fairness and respect, as the Equality Act asks. It works with the\n\
         community safety partnerships and the Criminal Justice Board.\n\n\
         Table: Grants {role=grants}\n\n| To | Amount |\n|---|---:|\n| Youth work | £200,000 |\n",
    );
    add(
        "09-resources.md",
        "---\ntitle: Our budget\nkind: resources\n---\n\n\
         The force has a budget of £384.7m this year for officers and staff. Later years are indicative.\n\n\
         Table: Budget {role=resources}\n\n| Source | Amount |\n|---|---:|\n| All | £384.7m |\n",
    );
    if example.iter().any(|block| block.text.contains("figures/map-2.svg")) {
        add("figures/map-2.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>");
    }
    files.extend(example.iter().map(|block| (block.path.clone(), block.text.clone())));
    files
}

/// A file's name, and whether it stands in the translation.
fn name(path: &str) -> (&str, bool) {
    (path.rsplit('/').next().unwrap_or(path), path.starts_with("cy/"))
}

/// What is found in a plan, but for the note on the steps that every plan before issue has still before it.
fn faults(files: &Files) -> Vec<String> {
    let mut found = check_files(files).found();
    found.retain(|finding| !finding.starts_with("process/ahead "));
    found
}

#[test]
fn the_plan_of_the_examples_has_no_fault() {
    assert_eq!(faults(&plan(&[])), [""; 0]);
}

/// What is wrong with a rule's example, if anything.
fn fault(rule: &RuleInfo, blocks: &[Block]) -> Option<String> {
    let bad: Vec<&Block> = blocks.iter().filter(|block| !block.good).collect();
    let good: Vec<&Block> = blocks.iter().filter(|block| block.good).collect();
    let context = Context { spelling: rule.name == "words/spelling", ..Context::default() };
    let found = check_files_with(&plan(&bad), &context).found();
    if !found.iter().any(|finding| finding.starts_with(&format!("{} ", rule.name))) {
        return Some(format!("{}: the example does not show it: {found:?}", rule.name));
    }
    if good.is_empty() {
        return Some(format!("{}: there is no mended example", rule.name));
    }
    let mended = |block: &&&Block| good.iter().any(|other| name(&other.path) == name(&block.path));
    let all: Vec<&Block> = bad.iter().filter(|block| !mended(block)).chain(&good).copied().collect();
    // An example is a fragment: what a whole plan had better say of a duty is not its matter.
    let mut left = check_files_with(&plan(&all), &context).found();
    left.retain(|found| {
        !found.starts_with("duty/") && (rule.name == "process/ahead" || !found.starts_with("process/ahead "))
    });
    (!left.is_empty()).then(|| format!("{}: the mended example has a fault: {left:?}", rule.name))
}

#[test]
fn asked_for_errors_only_it_gives_all_errors() {
    let errors_only = Context { errors_only: true, ..Context::default() };
    for (rule, blocks) in RULES.iter().map(|rule| (rule, blocks(rule))) {
        let files = plan(&blocks.iter().filter(|block| !block.good).collect::<Vec<_>>());
        let errors = |context: &Context| {
            let mut found = check_files_with(&files, context).report.diagnostics;
            found.retain(|finding| finding.severity == Severity::Error);
            found
        };
        assert_eq!(errors(&errors_only), errors(&Context::default()), "{}", rule.name);
    }
}

#[test]
fn examples_show_what_they_say() {
    let examples: Vec<_> = RULES.iter().map(|rule| (rule, blocks(rule))).filter(|(_, b)| !b.is_empty()).collect();
    assert!(examples.len() > 25, "only {} rules have an example that is run", examples.len());
    let faults: Vec<String> = examples.iter().filter_map(|(rule, blocks)| fault(rule, blocks)).collect();
    assert_eq!(faults, [""; 0]);
}
