//! The papers about the plan: files in `papers/`. They are no part of the plan's text: no section and no duty rests on
//! their words.

use std::collections::BTreeMap;

use planwright_core::model::{Id, Paper};
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
    findings.add_front(cut_findings);
    findings.add_front(front_findings);
    check_name(document, findings);
    let headless = cut.front.is_none();
    let text = body(sources, folder, document, cut.body, &id(&document.path), findings);
    if headless {
        findings.forgive_title(document.file);
    }
    paper.map(|paper| Paper { body: text.blocks, footnotes: text.footnotes, ..paper })
}

/// A paper's outputs are called as its file is, so the name has to be one that can stand in an address.
fn check_name(document: &Document, findings: &mut Findings) {
    let name = paths::file_name(&document.path);
    let stem = name.trim_end_matches(".md");
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
