//! The statutory index: on its page, and as the plan's last appendix.

use crate::harness::Project;
use crate::pdf::{Pdf, squeezed};

/// A plan whose index is an appendix, after one of its own.
fn with_appendix() -> Project {
    Project::minimal()
        .replace("plan/plan.md", "status: panel", "status: panel\nnumbering: nested\nindex: true")
        .file("plan/8-sources.md", "---\ntitle: Sources\nkind: appendix\n---\n\nWhat was read.\n")
}

#[test]
fn is_the_last_appendix_in_every_output() {
    let project = with_appendix();
    project.build("plan --out out");
    let html = project.read("out/plan/index.html");
    let (own, index) =
        (html.find("id=\"sources\"").expect("Sources"), html.find("id=\"the.index\"").expect("the index"));
    assert!(own < index, "it comes last");
    for part in ["href=\"#the.index\"", "href=\"#duty.grants\"", "id=\"duty.grants\"", "PRSRA 2011 s.7(1)(f)"] {
        assert!(html.contains(part), "{part}");
    }
    let text = project.read("out/plan/plan.txt");
    assert!(text.contains("\nA Sources\n") && text.contains("\nB Where the plan answers the law\n"), "{text}");
    assert!(text.contains("What the law asks: ") && text.contains("PRSRA 2011 s.7(1)(f)\nMet\n"), "{text}");
    let pdf = Pdf::read(&project.files("out/plan")["plan.pdf"]).squeezed();
    for words in ["Where the plan answers the law", "PRSRA 2011 s.7(1)(f)", "Where it is met"] {
        assert!(pdf.contains(&squeezed(words)), "{words}");
    }
}

#[test]
fn is_no_part_of_a_plan_that_does_not_want_it() {
    let project = Project::minimal();
    project.build("plan --out out");
    assert!(!project.read("out/plan/index.html").contains("the.index"));
    assert!(!project.read("out/plan/plan.txt").contains("Where the plan answers the law"));
    assert!(!Pdf::read(&project.files("out/plan")["plan.pdf"]).squeezed().contains("Howtheplanmeetsthelaw"));
    let index = project.read("out/plan/statutory-index.html");
    assert!(index.contains("id=\"grants\"") && index.contains("href=\"index.html#grants\""), "{index}");
}

#[test]
fn prints_a_waiver_once_with_its_reason_and_its_last_day() {
    let project = Project::minimal().replace("plan/6-resources.md", "kind: resources\n", "").replace(
        "plan/plan.md",
        "status: panel",
        "status: panel\nindex: true\nwaivers:\n  - {rule: duty/resources, reason: The figures come in March., until: 2025-03-31}",
    );
    project.build("plan --out out");
    for output in ["statutory-index.html", "index.html", "plan.txt"] {
        let text = project.read(&format!("out/plan/{output}"));
        assert_eq!(text.matches("The figures come in March.").count(), 1, "{output}");
        assert!(text.contains("Until 31 March 2025") && text.contains("Set aside"), "{output}");
    }
}
