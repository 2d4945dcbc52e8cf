//! A plan as a Word document and back: its words, headings, tables, notes and pictures are those of the plan.

use std::collections::BTreeMap;

use planwright_core::Sources;
use planwright_core::model::{
    Block, BlockKind, Inline, InlineKind, Plan, Section, block_text, inline_text, visit_blocks, visit_inlines,
    visit_tables,
};
use planwright_project::{Options, Tree, load};

use super::{import, words};
use crate::harness::{Project, repository};

/// What is to be kept, each as the words of which it is made.
struct Content {
    headings: Vec<Vec<String>>,
    /// A table is its cells, row by row; its caption stands before them.
    tables: Vec<Vec<String>>,
    notes: Vec<Vec<String>>,
    /// Alternative text and caption.
    figures: Vec<Vec<String>>,
    words: BTreeMap<String, usize>,
}

fn tokens(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn plan(project: &Project, folder: &str) -> Plan {
    let tree = Tree::read(&project.path().join(folder)).expect("a folder");
    let mut sources = Sources::default();
    load(&tree, folder, folder, &Options::default(), &mut sources).plan.expect("a plan")
}

fn content(plan: &Plan) -> Content {
    let mut content =
        Content { headings: vec![], tables: vec![], notes: vec![], figures: vec![], words: BTreeMap::new() };
    for section in plan.sections.iter().flat_map(Section::subtree) {
        content.headings.push(tokens(&section.meta.title.value));
        let mut count =
            |text: &str| tokens(text).into_iter().for_each(|word| *content.words.entry(word).or_default() += 1);
        // A heading of the one may be the title of a file in the other.
        count(&section.meta.title.value);
        section.body.iter().for_each(|block| count(&block_text(block)));
        // Notes in the order of their marks, which is that of the document.
        let mut marks: Vec<&str> = Vec::new();
        visit_inlines(&section.body, &mut |inline: &Inline| {
            if let InlineKind::FootnoteReference(label) = &inline.kind {
                marks.push(label);
            }
        });
        let mut told: Vec<&str> = Vec::new();
        for label in marks {
            let note = section.footnotes.iter().find(|note| note.label.value == label);
            if let Some(note) = note.filter(|_| !told.contains(&label)) {
                let text: String = note.blocks.iter().map(|block| block_text(block) + " ").collect();
                content.notes.push(tokens(&text));
                told.push(label);
            }
        }
        visit_blocks(&section.body, &mut |block: &Block| match &block.kind {
            BlockKind::Heading(heading) => content.headings.push(tokens(&inline_text(&heading.content))),
            BlockKind::Figure(figure) => {
                let title = figure.image.title.clone().unwrap_or_default();
                content.figures.push(tokens(&format!("{} {title}", figure.image.alt.value)));
            }
            _ => {}
        });
        visit_tables(&section.body, &mut |table| {
            let caption = table.caption.iter().map(|caption| inline_text(&caption.value));
            let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
            let cells = cells.map(|cell| inline_text(&cell.content).trim().to_owned());
            let mut cells: Vec<String> = caption.chain(cells).filter(|cell| !cell.is_empty()).collect();
            cells.insert(0, format!("{} columns", table.columns.len()));
            content.tables.push(cells);
        });
    }
    content
}

/// True where the words stand among the others in their order: what the plan fills in, such as the title that a link has,
/// is there besides.
fn within(words: &[String], others: &[String]) -> bool {
    let mut others = others.iter();
    words.iter().all(|word| others.any(|other| other == word))
}

/// Each of the first list stands in the second, in the same order.
#[track_caller]
fn in_order(what: &str, wanted: &[Vec<String>], found: &[Vec<String>], least: usize) {
    assert!(wanted.len() >= least, "the plan has only {} {what}", wanted.len());
    let mut rest = found.iter();
    for one in wanted {
        assert!(rest.any(|other| within(one, other)), "of the {what} {one:?} is lost or out of its place");
    }
}

/// What the plan is to have at least, so that the test tests something: headings, tables, notes, figures.
#[track_caller]
fn check(folder: &str, least: [usize; 4]) {
    let project = Project::new().copy(&repository().join(folder), "plan");
    project.build("plan --only docx --out out");
    import(&project, "out/plan/plan.docx again");
    words::are_kept(&project, "out/plan/plan.docx", "again");
    let (wanted, found) = (content(&plan(&project, "plan")), content(&plan(&project, "again")));
    in_order("headings", &wanted.headings, &found.headings, least[0]);
    in_order("tables", &wanted.tables, &found.tables, least[1]);
    in_order("notes", &wanted.notes, &found.notes, least[2]);
    in_order("figures", &wanted.figures, &found.figures, least[3]);
    let lost: Vec<_> =
        wanted.words.iter().filter(|(word, times)| found.words.get(*word).is_none_or(|n| n < *times)).collect();
    assert!(lost.is_empty(), "words of the text that are not in the text: {lost:?}");
    assert_eq!(project.run("build again --draft --only text,html --out drafts").status, 0);
}

#[test]
fn a_real_plan() {
    check("plans/kent-2017-2021", [40, 3, 2, 1]);
}

#[test]
fn a_plan_with_everything_in_it() {
    check("tests/golden/kitchen-sink", [50, 10, 10, 4]);
}
