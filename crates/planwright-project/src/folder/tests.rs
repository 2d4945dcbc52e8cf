//! Trees of files as folders.

use super::*;
use crate::tree::Content;

/// The findings for a tree of empty files, as `path: rule`.
fn check(files: &[&str], expected: &[&str]) {
    let mut tree = Tree::default();
    for file in files {
        tree.files.insert((*file).to_owned(), Content::Bytes(Vec::new().into()));
    }
    findings(&tree, expected);
}

fn findings(tree: &Tree, expected: &[&str]) -> Folder {
    let mut sources = Sources::default();
    let (folder, diagnostics) = folder(tree, "p", "p", &mut sources);
    let found: Vec<_> = diagnostics.iter().map(|d| format!("{}: {}", sources.path(d.span.file), d.rule)).collect();
    assert_eq!(found, expected);
    folder
}

#[test]
fn a_chapter_needs_an_index() {
    check(&["plan.md", "01-a/index.md", "01-a/1-b.md"], &[]);
    check(&["plan.md", "01-a/1-b.md", "01-a/2-c.md"], &["p/01-a/index.md: source/missing-index"]);
    check(
        &[
            "plan.md",
            "figures/notes.md",
            "tables/a.csv",
            "panel/2018-02-08.md",
            "papers/2018-03-01.md",
            "cy/plan.md",
            "cy/01-a/index.md",
        ],
        &[],
    );
    check(&["plan.md", "it/1-b.md"], &["p/it/index.md: source/missing-index"]);
}

#[test]
fn a_plan_is_two_levels_deep() {
    check(&["plan.md", "a/index.md", "a/b/c.md", "a/b/d.md"], &["p/a/b/c.md: source/too-deep"]);
}

#[test]
fn reports_of_the_panel_are_read_and_its_papers_are_not() {
    check(&["plan.md", "panel/a/b.md"], &["p/panel/a/b.md: source/too-deep"]);
    let mut tree = Tree::default();
    for file in ["plan.md", "panel/2018-02-08.md", "panel/agenda.docx", "panel/room.png"] {
        tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
    }
    tree.files.insert("panel/agenda.pdf".into(), Content::TooLarge(1 << 30));
    let folder = findings(&tree, &[]);
    let read: Vec<&str> = folder.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(read, ["panel/2018-02-08.md", "plan.md"]);
    assert_eq!(folder.assets.keys().collect::<Vec<_>>(), ["panel/room.png"]);
    assert!(folder.set_aside.is_empty() && !folder.incomplete);
}

#[test]
fn papers_are_read_and_their_attachments_are_not() {
    check(&["plan.md", "papers/a/b.md"], &["p/papers/a/b.md: source/too-deep"]);
    let mut tree = Tree::default();
    for file in ["plan.md", "papers/2018-02-08.md", "papers/letter.docx", "papers/costs.csv", "papers/room.png"] {
        tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
    }
    tree.files.insert("papers/draft.pdf".into(), Content::TooLarge(1 << 30));
    let folder = findings(&tree, &[]);
    let read: Vec<&str> = folder.documents.iter().map(|document| document.path.as_str()).collect();
    assert_eq!(read, ["papers/2018-02-08.md", "plan.md"]);
    assert_eq!(folder.assets.keys().collect::<Vec<_>>(), ["papers/room.png"]);
    assert_eq!(folder.tables.keys().collect::<Vec<_>>(), ["papers/costs.csv"]);
    assert!(folder.set_aside.is_empty());
}

#[test]
fn names_must_live_everywhere() {
    check(&["plan.md", "Figures/a.svg", "figures/b.svg"], &["p/figures: source/name"]);
    check(&["plan.md", "A.md", "a.md"], &["p/a.md: source/name"]);
    check(&["plan.md", "con.md"], &["p/con.md: source/name"]);
    check(&["plan.md", "01-a.MD"], &["p/01-a.MD: source/name"]);
    check(&["plan.md", "01-a.md.txt", "notes.txt"], &["p/01-a.md.txt: source/name"]);
}

#[test]
fn texts_that_are_not_read_are_told() {
    check(&["plan.md", "01-a.md", "11-towns.txt"], &["p/11-towns.txt: source/name"]);
    check(&["plan.md", "01-a/index.md", "01-a/2-b.docx", "notes.txt"], &["p/01-a/2-b.docx: source/name"]);
    check(&["plan.md", "01-a.md", "01-a.docx", "papers/01-b.docx", "figures/1-c.txt"], &[]);
}

#[test]
fn a_head_with_capital_letters_is_told_once() {
    check(&["plan.md", "01-a/Index.md", "01-a/1-b.md"], &["p/01-a/Index.md: source/name"]);
    check(&["plan.md", "cy/plan.md", "cy/01-a/Index.md", "cy/01-a/1-b.md"], &["p/cy/01-a/Index.md: source/name"]);
    check(&["Plan.md", "01-a.md"], &["p/Plan.md: source/name"]);
    check(&["plan.md", "figures/Index.md"], &[]);
}

#[test]
fn bytes_that_are_not_utf8() {
    let mut tree = Tree::default();
    tree.files.insert("01-a.md".into(), Content::Bytes(b"---\ntitle: \xa35m\n---\n".to_vec().into()));
    let folder = findings(&tree, &["p/01-a.md: source/encoding"]);
    assert!(folder.incomplete && folder.documents.is_empty());
}

#[test]
fn recognises_and_sets_aside() {
    let mut tree = Tree::default();
    for file in ["plan.md", "papers/x.md", "cy/plan.md", "cy/papers/x.md"] {
        tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
    }
    let folder = findings(&tree, &[]);
    assert_eq!((folder.set_aside.len(), folder.documents.len()), (0, 2));
    let [cy] = folder.translations.as_slice() else { panic!("one translation") };
    assert_eq!(cy.set_aside, [SetAside { folder: "papers".into(), files: 1 }]);
    assert_eq!(cy.documents.len(), 1);
}

#[test]
fn documents_are_what_their_folders_say() {
    let mut tree = Tree::default();
    let files = [
        "plan.md",
        "01-a.md",
        "02-b/index.md",
        "panel/2019.md",
        "papers/x.md",
        "tables/a.csv",
        "tables/notes.md",
        "figures/a.svg",
        "cy/plan.md",
        "cy/01-a.md",
        "cy/panel/2019.md",
        "cy/papers/x.md",
    ];
    for file in files {
        tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
    }
    let found: Vec<String> = documents(&tree).into_iter().map(|(path, kind)| format!("{path} {kind:?}")).collect();
    let expected = [
        "01-a.md Section",
        "02-b/index.md Section",
        "cy/01-a.md Section",
        "cy/panel/2019.md Report",
        "cy/plan.md Plan",
        "panel/2019.md Report",
        "papers/x.md Paper",
        "plan.md Plan",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_translation_is_a_folder_of_its_own() {
    let mut tree = Tree::default();
    for file in
        ["plan.md", "01-a.md", "it/index.md", "cy/plan.md", "cy/01-a.md", "cy/panel/2019.md", "cy/figures/a.svg"]
    {
        tree.files.insert(file.into(), Content::Bytes(Vec::new().into()));
    }
    let folder = findings(&tree, &[]);
    let paths = |folder: &Folder| folder.documents.iter().map(|it| it.path.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&folder), ["01-a.md", "it/index.md", "plan.md"], "`it` holds no plan, and is a chapter");
    let [cy] = folder.translations.as_slice() else { panic!("one translation") };
    assert_eq!((cy.path.as_str(), cy.name.as_str()), ("p/cy", "cy"));
    assert_eq!(paths(cy), ["01-a.md", "panel/2019.md", "plan.md"]);
    assert!(cy.assets.contains_key("figures/a.svg") && folder.assets.is_empty());
    check(&["plan.md", "cy/plan.md", "cy/02-b/1-c.md"], &["p/cy/02-b/index.md: source/missing-index"]);
}

#[test]
fn a_translation_that_cannot_be_read_is_told_once() {
    let no_head = ["p/cy/plan.md: source/missing-index"];
    check(&["plan.md", "01-a.md", "02-b.md", "cy/01-a.md", "cy/02-b.md"], &no_head);
    check(&["plan.md", "01-a.md", "cy/03-c.md"], &no_head);
    check(&["plan.md", "01-a.md", "gd/01-a.md"], &["p/gd/plan.md: source/missing-index"]);
    check(&["plan.md", "01-a.md", "cy/Plan.md", "cy/01-a.md"], &["p/cy/Plan.md: source/name"]);
    for name in ["CY", "Cy", "cym", "welsh", "Cymraeg", "cy-gb"] {
        let files = ["plan.md".to_owned(), "01-a.md".to_owned(), format!("{name}/plan.md"), format!("{name}/01-a.md")];
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        check(&files, &[&format!("p/{name}: source/name")]);
    }
    check(&["plan.md", "01-a.md", "CY/01-a.md"], &["p/CY: source/name"]);
    // A chapter that is called like a language by chance.
    check(&["plan.md", "it/index.md", "it/01-a.md"], &[]);
    check(&["plan.md", "IT/index.md", "IT/01-a.md"], &[]);
    check(&["plan.md", "it/01-a.md"], &["p/it/index.md: source/missing-index"]);
}
