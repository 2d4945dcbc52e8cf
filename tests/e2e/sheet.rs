//! The plan on a page is one sheet, however much stands on it, or it is refused.

use crate::harness::{Project, repository};
use crate::pdf::{Pdf, squeezed};

/// A plan with so many priorities.
fn plan(entries: usize, size: &str, orientation: &str) -> Project {
    let folder = repository().join("plans/minimal");
    let page = format!("page: {{size: {size}, orientation: {orientation}}}\nrecord:");
    let project = Project::new().copy(&folder, "plan").replace("plan/plan.md", "record:", &page);
    std::fs::remove_file(project.path().join("plan/2-safer-streets.md")).expect("a section");
    for entry in 1..=entries {
        let (title, words) = title(entry);
        let text = format!(
            "---\ntitle: {title}\nkind: priority\nscope: [policing, crime-reduction, national]\n---\n\nThe police will {words}.\n"
        );
        project.write(
            &format!("plan/2-priorities/{entry}-priority.md"),
            text.replace("---\ntitle", &format!("---\nid: p{entry}\ntitle")),
        );
    }
    project.write("plan/2-priorities/index.md", "---\ntitle: What the police will do\n---\n");
    let measures = "---\ntitle: How it is measured\nkind: performance\n---\n\nEvery three months the figures are published, ward by ward.\n";
    project.write("plan/8-measures.md", measures);
    project
}

/// What a priority is called, and the rest of a sentence about it: no two are alike.
fn title(entry: usize) -> (String, String) {
    let does = ["Protect", "Listen to", "Visit", "Learn from", "Answer"][entry % 5];
    let whom = ["victims", "neighbours", "farmers", "shopkeepers", "young people", "drivers", "tenants"][entry % 7];
    (
        format!("{does} {whom} in ward {entry}"),
        format!("{} {whom} in ward number {entry} of the county", does.to_lowercase()),
    )
}

fn check(size: &str, orientation: &str, expected: (u32, u32)) {
    for entries in [3, 12, 40] {
        let project = plan(entries, size, orientation);
        project.build("plan --out out --only page");
        let pages = Pdf::read(&project.files("out/plan")["page.pdf"]).pages();
        assert_eq!(pages.len(), 1, "{entries} entries");
        assert_eq!(pages[0].size, expected, "{entries} entries");
        let text = squeezed(&pages[0].text);
        for entry in 1..=entries {
            assert!(text.contains(&squeezed(&title(entry).0)), "{entries} entries: no entry {entry} in {text}");
        }
    }
}

#[test]
fn a4_landscape() {
    check("a4", "landscape", (297, 210));
}

#[test]
fn a4_portrait() {
    check("a4", "portrait", (210, 297));
}

#[test]
fn a3_landscape() {
    check("a3", "landscape", (420, 297));
}

#[test]
fn a3_portrait() {
    check("a3", "portrait", (297, 420));
}

/// What a theme's face for headings takes is measured in that face: no rule between two rows goes through their words.
#[test]
fn no_line_goes_through_words_in_any_theme() {
    let project = Project::new()
        .copy(&repository().join("plans/kent-2017-2021"), "plan")
        .copy(&repository().join("themes/shoreline"), "themes/shoreline");
    let written = project.read("plan/plan.md");
    for (size, orientation) in [("a4", "landscape"), ("a4", "portrait"), ("a3", "landscape"), ("a3", "portrait")] {
        let page = format!("\npage:\n  size: {size}\n  orientation: {orientation}\n");
        let kept = |line: &&str| !line.starts_with("  size:") && !line.starts_with("  orientation:");
        let plan = written.lines().filter(kept).collect::<Vec<_>>().join("\n") + "\n";
        project.write("plan/plan.md", plan.replace("\npage:\n", &page));
        for theme in ["default", "shoreline"] {
            project.build(&format!("plan --out out --only page --theme {theme}"));
            let struck = Pdf::read(&project.files("out/plan")["page.pdf"]).struck();
            assert!(struck.is_empty(), "{theme}, {size} {orientation}: {struck:?}");
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_with_how_much_and_where() {
    let project = plan(400, "a4", "landscape");
    let run = project.run("build plan --out out --only page");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("error[page/overflow]"), "{}", run.stderr);
    let said = run.stderr.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = |word: &str| word.trim_matches(|c: char| !c.is_ascii_digit()).replace(',', "").parse::<f64>().is_ok();
    let words: Vec<&str> = said.split(' ').collect();
    let by_how_much =
        words.windows(2).any(|pair| number(pair[0]) && pair[1].trim_matches(|c: char| !c.is_alphabetic()) == "mm");
    assert!(
        by_how_much
            || words.iter().any(|word| word.trim_end_matches([',', '.', ';', ':']).ends_with("mm") && number(word)),
        "{said}"
    );
    assert!(said.contains("My priorities, for the Chief Constable to deliver"), "{said}");
    assert!(project.names("out").is_empty());
}
