//! Papers about the plan, for a committee or a partner.

use crate::harness::Project;
use crate::html::Page;
use crate::pdf::{Pdf, squeezed};

const FRONT: &str = "---
to: Exampleshire Community Safety Partnership
from: The Commissioner’s office
subject: The plan and this partnership
date: 2025-02-10
classification: Official
item: 7
summary: What the plan asks of the partnership.
recommendations: [Note the priorities, Say what you think]
contact: {name: Jo Marsh, email: jo@example.org}
attachments: [The draft plan]
---
";

const BODY: &str = "
## Why {#why}

It has come to [](#safer-streets).

- Not a paragraph of its own.

The second paragraph, of part [#](#why).[^1]

### A closer look

The third.

[^1]: A note.

## The plan

Here it is.

```insert
statutory-index
```

```insert
priorities
```

```insert
page
```

```insert
recommendations
```

```insert
changes
```
";

fn project() -> Project {
    Project::minimal().file("plan/papers/2025-02-10-csp.md", format!("{FRONT}{BODY}"))
}

const PAGE: &str = "papers/2025-02-10-csp.html";
const PDF: &str = "papers/2025-02-10-csp.pdf";

fn papers(project: &Project) -> Vec<String> {
    project.names("out/plan").into_iter().filter(|path| path.starts_with("papers")).collect()
}

#[test]
fn are_built_where_there_are_any() {
    let project = project();
    project.build("plan --out out");
    assert_eq!(papers(&project), [PAGE, PDF]);
    let (manifest, index) = (project.read("out/plan/manifest.json"), project.read("out/plan/index.html"));
    for path in [PAGE, PDF] {
        assert!(manifest.contains(&format!("\"{path}\"")), "{path}");
        assert!(index.contains(&format!("href=\"{path}\"")), "{path}");
    }
    let before = Project::minimal();
    before.build("plan --out out");
    assert_eq!(papers(&before), [""; 0]);
    assert!(!before.read("out/plan/index.html").contains("papers/"));
    // No word of a paper is one of the plan's. The PDFs differ all the same: they tell the digest of the whole folder.
    assert!(project.files("out/plan")["plan.txt"] == before.files("out/plan")["plan.txt"]);
}

#[test]
fn only_papers_are_built_where_only_they_are_asked_for() {
    let project = project();
    project.build("plan --out out --only papers");
    let names = project.names("out/plan");
    assert!(
        names.iter().all(|path| path.starts_with("papers/") || path.starts_with("assets/") || path == "manifest.json")
    );
    assert_eq!(papers(&project), [PAGE, PDF]);
    // What is not there is not linked to.
    let page = project.read(&format!("out/plan/{PAGE}"));
    assert!(!page.contains("index.html") && page.contains("Safer homes and streets"), "{page}");
    project.build("plan --out out --only html");
    assert_eq!(papers(&project), [""; 0]);
    assert!(!project.read("out/plan/index.html").contains("papers/"));
}

/// The words of a paper without what its page adds: from its head to its end.
fn words(project: &Project) -> (String, String) {
    let html = Page::read(&project.read(&format!("out/plan/{PAGE}"))).text;
    (squeezed(&html), Pdf::read(&project.files("out/plan")[PDF]).squeezed())
}

#[test]
fn parts_and_paragraphs_are_numbered() {
    let project = project();
    project.build("plan --out out");
    let (html, pdf) = words(&project);
    for said in [
        "1.1 It has come to ",
        "1.2 The second paragraph, of part 1",
        "1.3 The third.",
        "2.1 Here it is.",
        "Jo Marsh",
        "Exampleshire Community Safety Partnership",
        "10 February 2025",
    ] {
        let said = squeezed(said);
        assert!(html.contains(&said), "{said} in {html}");
        assert!(pdf.contains(&said), "{said} in {pdf}");
    }
    assert!(!pdf.contains(&squeezed("Not a paragraph of its own.1.3")));
    let page = project.read(&format!("out/plan/{PAGE}"));
    assert!(page.contains("href=\"../index.html#safer-streets\""), "a link leads into the plan");
    assert!(page.contains("href=\"#why\""), "and another into the paper");
    assert!(pdf.contains(&squeezed("of the plan)")), "the PDF tells the page: {pdf}");
    assert!(page.contains("href=\"../assets/theme.css\""), "a paper lies a folder deeper");
}

#[test]
fn parts_of_the_plan_are_put_in() {
    let project = project();
    project.build("plan --out out");
    let (html, pdf) = words(&project);
    for said in [
        // The index: how many duties, and one of them.
        "checked against the law as it stood on",
        "Financial and other resources",
        // The priorities, with the chief officer who delivers them.
        "Delivered by the Chief Constable",
        "How progress is judged",
        // The plan on a page.
        "As Commissioner, I will",
        // There is neither a report of the panel nor an earlier version.
        "The police and crime panel has not reported on this plan yet.",
        "There is no earlier version of the plan to compare this one with.",
    ] {
        let said = squeezed(said);
        assert!(html.contains(&said), "{said} in {html}");
        assert!(pdf.contains(&said), "{said} in {pdf}");
    }
    let page = Page::read(&project.read(&format!("out/plan/{PAGE}")));
    let mut ids = page.attributes("id");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "every id stands once");
}

#[test]
fn the_panels_recommendations_are_put_in_with_their_answers() {
    let report = |title: &str| {
        format!(
            "---\ndate: 2025-02-03\ntitle: {title}\nsubject: plan\ndecision: supported\nrecommendations:\n  \
             - {{id: a, text: Say what {title} is., response: rejected, reply: It is said.}}\n---\n\nIt met.\n"
        )
    };
    let project = project().file("plan/panel/a.md", report("One")).file("plan/panel/b.md", report("Two"));
    project.build("plan --out out");
    let (html, pdf) = words(&project);
    for said in ["One", "Say what One is.", "Not accepted", "It is said.", "Two", "Say what Two is."] {
        assert!(html.contains(&squeezed(said)) && pdf.contains(&squeezed(said)), "{said}");
    }
}

#[test]
fn a_paper_says_the_same_on_the_web_and_on_paper() {
    let project = project();
    project.build("plan --out out --only papers");
    let html = project.read(&format!("out/plan/{PAGE}"));
    let (_, pdf) = words(&project);
    let main = html.split_once("<main").expect("a main element").1.split_once("</main>").expect("its end").0;
    let mut pieces = 0;
    for tag in ["p", "li", "dt", "dd", "h3", "h4"] {
        for piece in main.split(&format!("<{tag}")).skip(1).filter(|piece| piece.starts_with(['>', ' '])) {
            let inner = piece.split_once('>').expect("a tag").1;
            let inner = inner.split(&format!("</{tag}>")).next().expect("its words");
            // Marks of notes, ways back and other lists stand elsewhere in a PDF.
            if ["<sup", "<ul", "<p", "data-furniture"].iter().any(|other| inner.contains(other)) {
                continue;
            }
            let said = squeezed(&Page::read(&format!("<body>{inner}")).text);
            assert!(pdf.contains(&said), "{said} in {pdf}");
            pieces += 1;
        }
    }
    assert!(pieces > 40, "{pieces}");
}

#[test]
fn what_is_wrong_in_a_paper_stops_the_build() {
    for (from, to, rule) in [
        ("statutory-index", "statutary-index", "source/value"),
        ("2025-02-10\nclass", "10 February\nclass", "source/value"),
        ("summary: What the plan asks of the partnership.\n", "", "source/required-key"),
        ("(#safer-streets)", "(#safer-street)", "link/broken"),
    ] {
        let text = format!("{FRONT}{BODY}");
        assert!(text.contains(from), "{from}");
        let project = Project::minimal().file("plan/papers/a.md", text.replacen(from, to, 1));
        let run = project.run("build plan --out out");
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.stderr.contains(rule) && run.stderr.contains("papers/a.md"), "{}", run.stderr);
        assert_eq!(project.names("out"), [""; 0]);
    }
}

#[test]
fn a_draft_is_marked_on_every_paper() {
    let project = project();
    project.build("plan --out out --status draft --only papers --draft");
    let (html, pdf) = words(&project);
    let mark = squeezed("Draft: must not be published");
    assert!(html.contains(&mark) && pdf.contains(&mark));
}

#[test]
fn a_paper_without_headings_counts_its_paragraphs() {
    let text = format!("{FRONT}\nThe first.\n\nThe second.\n");
    let project = Project::minimal().file("plan/papers/2025-02-10-csp.md", text);
    project.build("plan --out out --only papers");
    let (html, pdf) = words(&project);
    for said in ["1 The first.", "2 The second."] {
        assert!(html.contains(&squeezed(said)) && pdf.contains(&squeezed(said)), "{said}: {pdf}");
    }
}
