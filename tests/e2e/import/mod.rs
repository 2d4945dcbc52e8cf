//! An existing document becomes a plan: everything is kept, and what is not is told.

mod documents;
mod published;
mod round_trip;
mod trouble;
mod words;

use crate::harness::{Project, Run};

/// Imports a document that can be.
#[track_caller]
fn import(project: &Project, arguments: &str) -> Run {
    let run = project.run(&format!("import {arguments}"));
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

/// The duties that a plan does not meet at a stage, by their ids.
fn unmet(project: &Project, folder: &str, status: &str) -> Vec<String> {
    let json = project.run(&format!("check {folder} --status {status} --format json")).json();
    let duties = json["plans"][0]["duties"].as_array().expect("duties");
    assert!(duties.len() >= 8, "{duties:?}");
    let unmet = duties.iter().filter(|duty| duty["state"] != "met" && duty["state"] != "not-applicable");
    unmet.filter_map(|duty| duty["id"].as_str()).map(str::to_owned).collect()
}
