//! The same sources give the same bytes: in another folder, another time zone, with more threads.

use crate::harness::{Project, Run, repository};

/// Builds two plans, and gives everything that was written.
fn build(zone: &str, jobs: u32, deep: bool) -> std::collections::BTreeMap<String, Vec<u8>> {
    let to = if deep { "some/where/else" } else { "plans" };
    let project = Project::new()
        .copy(&repository().join("plans/kent-2017-2021"), &format!("{to}/kent"))
        .copy(&repository().join("plans/minimal"), &format!("{to}/minimal"));
    let mut command = project.command(&format!("build {to} --out out --jobs {jobs}"));
    command.env("TZ", zone);
    let run = Run::of(command);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.files("out")
}

#[test]
fn in_another_folder_time_zone_and_number_of_threads() {
    let first = build("Pacific/Kiritimati", 1, false);
    let second = build("America/Anchorage", 2, true);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    assert!(first.contains_key("kent/plan.pdf") && first.contains_key("index.html"), "{:?}", first.keys());
    for (path, bytes) in &first {
        assert!(*bytes == second[path], "{path} is not the same");
    }
}

#[test]
fn no_output_tells_where_it_was_made() {
    let project = Project::minimal();
    project.build("plan --out out --only html,page,index,text,json,pdf,docx");
    let folder = project.path().to_string_lossy().into_owned();
    for (path, bytes) in project.files("out") {
        let found = bytes.windows(folder.len()).any(|window| window == folder.as_bytes());
        assert!(!found, "{path} names {folder}");
    }
}
