//! The papers about the plan: files in `papers/`. They are no part of the plan's text: no section and no duty rests on
//! their words.

use std::collections::BTreeMap;

use planwright_core::model::{Block, BlockKind, Id, InlineKind, Paper, visit_inlines};
use planwright_core::{Diagnostic, FileId, Sources, Span};

use crate::assemble::{Findings, body};
use crate::ids::Anchors;
use crate::{Document, Folder, front_matter, paths, split};

/// Where they lie.
pub(crate) const FOLDER: &str = "papers/";

/// The papers that could be read, by name, and the paths of all of them.
pub(crate) struct Papers {
    pub(crate) read: Vec<Paper>,
    pub(crate) paths: BTreeMap<FileId, String>,
}

/// Reads the papers.
pub(crate) fn read(sources: &Sources, folder: &Folder, documents: Vec<Document>, findings: &mut Findings) -> Papers {
    let mut papers = Papers { read: Vec::new(), paths: BTreeMap::new() };
    for document in documents {
        papers.read.extend(paper(sources, folder, &document, findings));
        papers.paths.insert(document.file, document.path);
    }
    papers
}

fn paper(sources: &Sources, folder: &Folder, document: &Document, findings: &mut Findings) -> Option<Paper> {
    let source = sources.text(document.file);
    let (cut, cut_findings) = split::split(document.file, source);
    let (paper, front_findings) = front_matter::paper(document.file, &document.path, source, &cut);
    // Nothing that the plan may lack stands in a paper, so one that cannot be read leaves the plan whole.
    findings.diagnostics.extend(cut_findings.into_iter().chain(front_findings));
    check_name(document, findings);
    let headless = cut.front.is_none();
    let text = body(sources, folder, document, cut.body, &id(&document.path), findings);
    if headless {
        findings.forgive_title(document.file);
    }
    findings.diagnostics.extend(notes_in_titles(&text.blocks));
    paper.map(|paper| Paper { body: text.blocks, footnotes: text.footnotes, ..paper })
}

/// Footnote marks in the titles of a paper's parts, which are printed as words alone.
fn notes_in_titles(blocks: &[Block]) -> Vec<Diagnostic> {
    let titles = blocks.iter().filter(|block| matches!(&block.kind, BlockKind::Heading(heading) if heading.level == 2));
    let mut marks = Vec::new();
    for title in titles {
        visit_inlines(std::slice::from_ref(title), &mut |inline| {
            if matches!(inline.kind, InlineKind::FootnoteReference(_)) {
                marks.push(inline.span);
            }
        });
    }
    let told = |span| {
        Diagnostic::error("source/lost-text", span, "the title of a part of a paper cannot have a footnote")
            .label("this mark would not be printed")
            .help("Readers would find a note at the end and nothing that leads to it.")
            .help("Put the mark behind a word of the text below the title.")
    };
    marks.into_iter().map(told).collect()
}

/// A paper's outputs are called as its file is, so the name has to be one that can stand in an address.
fn check_name(document: &Document, findings: &mut Findings) {
    let name = paths::file_name(&document.path);
    let stem = name.trim_end_matches(".md");
    if stem == "index" {
        findings.diagnostics.push(no_chapter(document));
        return;
    }
    if !stem.is_empty() && stem.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return;
    }
    let slug = Id::slug(&format!("a {stem}"));
    let better = slug.as_str().trim_start_matches("a-");
    findings.diagnostics.push(
        Diagnostic::error("source/name", Span::start_of(document.file), format!("no paper can be called `{name}`"))
            .label("this file's name")
            .help("The web page and the PDF of a paper are called as its file is, and their addresses are typed by hand: small letters, digits and hyphens.")
            .help(format!("Rename it `{better}.md`, for example.")),
    );
}

/// `papers` is no chapter: each of its files is a paper of its own.
fn no_chapter(document: &Document) -> Diagnostic {
    Diagnostic::error("source/name", Span::start_of(document.file), "no paper can be called `index.md`")
        .label("this file's name")
        .help("The folder `papers` is no chapter and needs no head. An address that ends with `index` is that of a whole folder, and not of one paper.")
        .help("Name it after its day and whom it is for: `2018-02-08-partnership.md`, for example.")
}

/// What the ids of a paper's headings begin with: `paper-2018-02-08-csp`.
fn id(path: &str) -> Id {
    Id::slug(&format!("paper-{}", paths::file_name(path).trim_end_matches(".md")))
}

/// Gives ids to what stands in papers, none of which the plan or another paper has: a link in a paper can lead to the
/// plan and to the paper itself, and must mean one place.
pub(crate) fn give_ids(anchors: &mut Anchors, papers: &mut [Paper]) {
    for paper in papers.iter() {
        anchors.given(&paper.body, &paper.footnotes, &id(&paper.path));
    }
    for paper in papers {
        let own = id(&paper.path);
        anchors.slugs(&mut paper.body, &mut paper.footnotes, &own);
        paper.anchors = anchors.of(&paper.body, &paper.footnotes);
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::model::Target;

    use super::*;

    use crate::testing::{blocks, plan, short};

    const FRONT: &str = "to: A\nfrom: B\nsubject: C\ndate: 2018-02-08\nsummary: D\n";

    fn paper(body: &str) -> String {
        format!("---\n{FRONT}---\n{body}")
    }

    /// The findings of a plan with a section `s` and a paper of this body, and the paper in short.
    #[track_caller]
    fn check(body: &str, findings: &[&str], read: &str) {
        let section = "---\ntitle: S\n---\n## T {#t}\n\nWords.\n";
        let (parsed, sources) = plan(&[("s.md", section), ("papers/x.md", &paper(body))]);
        assert_eq!(short(&parsed.diagnostics, &sources), findings, "{body}");
        let plan = parsed.plan.unwrap();
        assert_eq!(blocks(&plan.papers[0].body, &sources), read, "{body}");
    }

    #[test]
    fn a_part_of_the_plan_is_put_in() {
        check("```insert\npriorities\n```\n", &[], "insert(priorities)");
        check("~~~ insert\n\n  statutory-index\n\n~~~\n", &[], "insert(statutory-index)");
    }

    #[test]
    fn what_puts_nothing_in_is_told() {
        check("```insert\npriorites\n```\n", &["source/value «priorites»"], "");
        check("```insert\npriorities\npage\n```\n", &["source/value «priorities»"], "");
        check("```insert\n```\n", &["source/value «insert»"], "");
        check("- One\n\n  ```insert\n  page\n  ```\n", &["source/value «insert»"], "ul[p(One)]");
        check("```inserts\npage\n```\n", &["source/lost-text «inserts»"], "insert(page)");
        check("```rust\npage\n```\n", &[], "code<rust>(page\n)");
    }

    #[test]
    fn only_a_paper_puts_in_parts_of_the_plan() {
        let section = "---\ntitle: S\n---\n```insert\npage\n```\n\n```inset\na\n```\n";
        let report = "---\ndate: 2018-02-08\ntitle: R\nsubject: plan\ndecision: noted\n---\n```insert\npage\n```\n";
        let (parsed, sources) = plan(&[("s.md", section), ("panel/x.md", report)]);
        assert_eq!(short(&parsed.diagnostics, &sources), ["source/value «insert»", "source/value «insert»"]);
    }

    /// Where the links of a paper lead.
    fn targets(body: &str) -> (Vec<String>, Vec<String>) {
        let section = "---\ntitle: S\n---\n## T {#t}\n\nWords.\n";
        let files = [("s.md", section), ("papers/x.md", &paper(body)), ("papers/y.md", &paper("## Other {#other}\n"))];
        let (parsed, sources) = plan(&files);
        let mut found = Vec::new();
        visit_inlines(&parsed.plan.as_ref().unwrap().papers[0].body, &mut |inline| {
            if let InlineKind::Link(link) = &inline.kind
                && let Target::Internal(id) = &link.target
            {
                found.push(id.to_string());
            }
        });
        (found, short(&parsed.diagnostics, &sources))
    }

    #[test]
    fn links_lead_into_the_plan_and_into_the_paper_itself() {
        let (found, wrong) =
            targets("## Why {#why}\n\n[](#s), [](../s.md#t), [](#why), [](#paper-x--more)\n\n### More\n");
        assert_eq!((found, wrong), (["s", "t", "why", "paper-x--more"].map(str::to_owned).to_vec(), vec![]));
        assert_eq!(targets("[](#other)\n").1, ["link/broken «#other»"]);
        assert_eq!(targets("[y](y.md)\n").1, ["link/broken «y.md»"]);
    }

    #[test]
    fn the_plan_does_not_lead_to_a_paper() {
        let section = "---\ntitle: S\n---\n[](#why) and [it](papers/x.md).\n";
        let (parsed, sources) = plan(&[("s.md", section), ("papers/x.md", &paper("## Why {#why}\n"))]);
        assert_eq!(short(&parsed.diagnostics, &sources), ["link/broken «#why»", "link/broken «papers/x.md»"]);
    }

    #[test]
    fn ids_of_papers_are_none_of_the_plan() {
        let section = "---\ntitle: S\n---\n## T {#t}\n";
        let (parsed, sources) = plan(&[("s.md", section), ("papers/x.md", &paper("## U {#t}\n"))]);
        assert_eq!(short(&parsed.diagnostics, &sources), ["source/duplicate-id «t»"]);
        let plan = parsed.plan.unwrap();
        assert_eq!(plan.bodies().count(), 2, "a paper is no part of the plan's text");
        assert!(plan.anchors.keys().all(|id| !id.as_str().starts_with("paper-")));
    }

    #[test]
    fn a_chart_of_a_paper_draws_its_table() {
        let body = "Table: T {#tbl}\n\n| a | b |\n|---|---|\n| x | 1 |\n\n\
                    ```chart\n{id: c, type: bar, table: tbl, title: T, alt: A}\n```\n";
        let (parsed, sources) = plan(&[("papers/x.md", &paper(body))]);
        assert_eq!(short(&parsed.diagnostics, &sources), [""; 0]);
        let plan = parsed.plan.unwrap();
        let chart = plan.papers[0].body.iter().find_map(|block| match &block.kind {
            BlockKind::Chart(chart) => Some(chart),
            _ => None,
        });
        assert_eq!(chart.unwrap().value_columns, [1]);
    }

    #[test]
    fn a_paper_that_cannot_be_read_leaves_the_plan_whole() {
        let waiver = crate::testing::PLAN
            .replace("---\n", "")
            .replace("status", "waivers: [{rule: words/spelling, at: papers/x.md, reason: R}]\nstatus");
        let head = format!("---\n{waiver}---\n");
        let (parsed, sources) = plan(&[("plan.md", &head), ("papers/x.md", "---\nto: A\n---\n# T\n\nWords.\n")]);
        let found = short(&parsed.diagnostics, &sources);
        let levels = found.iter().filter(|finding| finding.starts_with("structure/heading-level")).count();
        let keys = found.iter().filter(|finding| finding.starts_with("source/required-key")).count();
        assert_eq!((levels, keys, found.len()), (1, 4, 5), "{found:?}");
        assert!(!parsed.plan.unwrap().incomplete);
    }

    #[test]
    fn an_index_is_no_paper() {
        let (parsed, sources) = plan(&[("papers/index.md", &paper("Words.\n"))]);
        assert_eq!(short(&parsed.diagnostics, &sources), ["source/name «»"]);
    }

    #[test]
    fn a_footnote_of_a_title_would_be_lost() {
        let note = "\n\n[^a]: A note.\n";
        let mark = |text: &str| {
            let (parsed, sources) = plan(&[("papers/x.md", &paper(&format!("{text}{note}")))]);
            short(&parsed.diagnostics, &sources)
        };
        assert_eq!(mark("## Why[^a]\n\nWords."), ["source/lost-text «[^a]»"]);
        assert_eq!(mark("## Why\n\n### More[^a]\n\nWords."), [""; 0]);
    }

    #[test]
    fn names_become_addresses() {
        let (parsed, _) = plan(&[("papers/The board.md", &paper("Words.\n"))]);
        assert_eq!(parsed.diagnostics.len(), 1);
        assert_eq!(parsed.diagnostics[0].rule.as_str(), "source/name");
        assert!(parsed.diagnostics[0].help[1].contains("`the-board.md`"), "{:?}", parsed.diagnostics[0].help);
    }
}
