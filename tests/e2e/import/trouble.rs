//! What cannot be imported, and what is never done.

use super::{documents, import};
use crate::golden;
use crate::harness::{Project, repository};

#[test]
fn what_is_refused() {
    let project = Project::new();
    let mut told = String::new();
    for (name, bytes) in [
        ("plan.pdf", &b"%PDF-1.7\n"[..]),
        ("renamed.docx", b"%PDF-1.7\n"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("locked.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("rich.rtf", b"{\\rtf1\\ansi}"),
        ("open.odt", b"PK\x03\x04"),
        ("damaged.docx", b"PK\x03\x04 and nothing"),
        ("sheet.xlsx", b"PK\x03\x04"),
        ("page.html", b"<p>"),
        ("noname", b"text"),
        ("latin.md", b"caf\xe9"),
    ] {
        project.write(name, bytes);
        let run = project.run(&format!("import {name} plan"));
        run.fails_plainly(&[name]);
        told.push_str(&run.stderr);
        assert!(!project.path().join("plan").exists(), "{name} left something");
    }
    project.run("import nowhere.docx plan").fails_plainly(&["there is no file `nowhere.docx`"]);
    golden::check("import/refused.txt", &told);
}

#[test]
fn a_bomb_and_entities_are_refused() {
    let project = Project::new().copy(&repository().join("tests/import/word"), "parts");
    project.write("parts/word/document.xml", vec![b' '; 65 << 20]);
    project.write("bomb.docx", documents::packed(&project.path().join("parts")));
    project.run("import bomb.docx plan").fails_plainly(&["unpacks to more than 64 MB"]);
    project.write("parts/word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
    project.write("entities.docx", documents::packed(&project.path().join("parts")));
    project.run("import entities.docx plan").fails_plainly(&["entities"]);
    assert!(!project.path().join("plan").exists());
}

#[test]
fn nothing_is_overwritten() {
    let project = Project::new()
        .file("a.md", "# A plan\n\n## One\n\nText.\n")
        .file("full/notes.txt", "mine")
        .file("taken", "mine");
    project.run("import a.md full").fails_plainly(&["full is not empty", "overwrites nothing"]);
    assert_eq!(project.names("full"), ["notes.txt"]);
    project.run("import a.md taken").fails_plainly(&["taken is a file"]);
    std::fs::create_dir(project.path().join("empty")).expect("a folder");
    import(&project, "a.md empty");
    import(&project, "a.md deep/in/folders");
    assert_eq!(project.names("empty"), project.names("deep/in/folders"));
    assert_eq!(project.names("deep"), ["in/folders/1-one.md", "in/folders/_import.md", "in/folders/plan.md"]);
}

#[test]
fn only_pictures_beside_the_text_are_read() {
    let text = "# P\n\n## One\n\n![x](../secret.png)\n\n![y](near.png)\n";
    let project = Project::new().file("in/a.md", text).file("secret.png", b"\x89PNG").file("in/near.png", b"\x89PNG");
    import(&project, "in/a.md plan");
    assert_eq!(project.names("plan"), ["1-one.md", "_import.md", "figures/y.png", "plan.md"]);
}
