//! A published plan as one Markdown file, where it lies beside the repository: after at most ten lines of hand work, which
//! the report names, it meets the same duties as the plan that was made of it by hand.

use super::{import, unmet, words};
use crate::harness::{Project, repository};

const PLAN: &str = "../shared/plans/kent-2017-2021";

/// The text of all sections, each under its title. What a section holds stands a level deeper.
fn one_file(project: &Project) -> String {
    let mut files: Vec<(String, Vec<u8>)> = project.files("original").into_iter().collect();
    // A chapter's own text stands before that of its sections.
    files.sort_by_key(|(path, _)| path.replace("/index.md", "/"));
    let mut out = String::from("# Safer in Kent\n");
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".md") && path != "plan.md") {
        let text = String::from_utf8(bytes.clone()).expect("text");
        let (front, body) =
            text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n")).expect("front matter");
        let title = front.lines().find_map(|line| line.strip_prefix("title: ")).expect("a title");
        let level = if path.contains('/') && !path.ends_with("index.md") { 3 } else { 2 };
        out.push_str(&format!("\n{} {}\n", "#".repeat(level), title.trim_matches('\'')));
        for line in body.lines() {
            let deeper = if line.starts_with("## ") { "#".repeat(level - 1) } else { String::new() };
            out.push_str(&format!("{deeper}{line}\n"));
        }
    }
    out
}

#[test]
fn a_published_plan_meets_its_duties_again() {
    let folder = repository().join(PLAN);
    if !folder.join("plan.md").is_file() {
        println!("skipped: {PLAN} is not here");
        return;
    }
    let project = Project::new().copy(&folder, "original");
    assert_eq!(unmet(&project, "original", "panel"), Vec::<String>::new());
    project.write("kent.md", one_file(&project));
    import(&project, "kent.md plan");
    words::are_kept(&project, "kent.md", "plan");
    assert_eq!(project.run("build plan --draft --only text --out out").status, 0);

    // By hand: what each unmet duty says at the end of the report, which names the section and the line.
    let report = project.read("plan/_import.md");
    let mut lines = 0;
    for duty in unmet(&project, "plan", "panel") {
        let line = format!("satisfies: [{duty}]");
        let task = report.lines().find(|task| task.contains(&line)).unwrap_or_else(|| panic!("`{line}` is not named"));
        let path = task
            .split('`')
            .map(|part| part.trim_start_matches("plan/"))
            .find(|part| part.contains(".md") && *part != "plan.md");
        let path = format!("plan/{}", path.unwrap_or_else(|| panic!("no section is named: {task}")));
        let text = project.read(&path);
        project.write(&path, text.replacen("\n---\n", &format!("\n{line}\n---\n"), 1));
        lines += 1;
    }
    assert!((1..=10).contains(&lines), "{lines} lines of hand work");
    assert_eq!(unmet(&project, "plan", "panel"), Vec::<String>::new());
}
