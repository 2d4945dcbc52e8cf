//! Where the pages of a plan turn: a reader finds a priority and how it is measured on one of them.

use crate::harness::{Project, repository};
use crate::pdf::{Pdf, squeezed};

/// The titles of the worked example's priorities.
fn priorities(project: &Project) -> Vec<String> {
    let names = project.names("plan/05-priorities").into_iter().filter(|name| name != "index.md");
    let title = |name: String| {
        let text = project.read(&format!("plan/05-priorities/{name}"));
        let line = text.lines().find_map(|line| line.strip_prefix("title: ")).expect("a title");
        line.trim_matches('"').to_owned()
    };
    names.map(title).collect()
}

#[track_caller]
fn check(theme: &str) {
    let project = Project::new().copy(&repository().join("plans/kent-2017-2021"), "plan");
    let theme = repository().join("themes").join(theme);
    project.build(&format!("plan --out out --only pdf --theme {}", theme.display()));
    let pdf = Pdf::read(&project.files("out/plan")["plan.pdf"]);
    let pages: Vec<String> = pdf.pages().iter().map(|page| squeezed(&page.text)).collect();
    let on = |words: String| pages.iter().position(|page| page.contains(&squeezed(&words)));
    let titles = priorities(&project);
    assert_eq!(titles.len(), 6);
    for title in titles {
        let begins = on(format!("{title} Delivered by"));
        assert!(begins.is_some(), "{title}");
        assert_eq!(begins, on(format!("How progress is judged: {title}")), "{title}");
    }
}

#[test]
fn each_priority_has_its_page() {
    check("default");
}

#[test]
fn in_another_theme_too() {
    check("shoreline");
}
