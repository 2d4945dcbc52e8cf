//! A letter that no font has is told at the author's line, wherever it stands, and nothing is written.

use crate::harness::Project;

/// Cuneiform: no font of the default theme has it.
const LETTER: &str = "\u{12000}";

/// Builds the minimal plan with `old` of a file made `new`, and looks for the finding's line.
#[track_caller]
fn check(file: &str, old: &str, new: &str, line: usize, words: &str) {
    let project = Project::minimal().replace(&format!("plan/{file}"), old, new);
    told(&project, file, line, words);
}

#[track_caller]
fn told(project: &Project, file: &str, line: usize, words: &str) {
    let run = project.run("build plan --out out");
    assert_eq!(run.status, 1, "{}", run.stderr);
    let said = run.stdout + &run.stderr;
    let place = format!("--> plan/{file}:{line}:");
    let is_told = said.matches("[theme/glyph]").count() == 1 && said.contains(&place) && said.contains(words);
    assert!(is_told, "not once at {place} {words}:\n{said}");
    assert!(!project.path().join("out/plan/plan.pdf").exists());
}

#[test]
fn in_a_body() {
    check("1-introduction.md", "with, and how", &format!("with {LETTER}, and how"), 10, "U+12000");
}

#[test]
fn in_front_matter() {
    check("plan.md", "It has no legal force.", &format!("It has no {LETTER} force."), 7, "U+12000");
    check("2-safer-streets.md", "Police recorded crime", &format!("Police {LETTER} crime"), 7, "U+12000");
}

#[test]
fn in_a_drawing() {
    let drawing = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"40\"><text x=\"5\" y=\"20\">A {LETTER}</text></svg>"
    );
    let project = Project::minimal().file("plan/figures/a.svg", drawing).replace(
        "plan/1-introduction.md",
        "It is about as short",
        "\n\n![A drawing](figures/a.svg)\n\nIt is about as short",
    );
    told(&project, "1-introduction.md", 13, "figures/a.svg");
}

#[test]
fn a_draft_is_built_with_a_box_in_its_place() {
    let project = Project::minimal().replace("plan/plan.md", "It has no legal force.", LETTER);
    let run = project.run("build plan --draft --out out --only pdf");
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!((run.stdout + &run.stderr).contains("theme/glyph"));
    assert!(project.path().join("out/plan/plan.pdf").exists());
}
