//! A file laid out anew.

use serde_json::json;

use crate::client::{Client, PLAN, edited};

/// What a section is laid out as, and in how many edits.
#[track_caller]
fn check(section: &str, expected: Result<(&str, usize), &str>) {
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", "---\ntitle: A\n---\n")]);
    client.open_as("p/01-a.md", section);
    let options = json!({"tabSize": 2, "insertSpaces": true});
    let params = json!({"textDocument": {"uri": client.uri("p/01-a.md")}, "options": options});
    let answer = client.ask("textDocument/formatting", params);
    let laid_out = answer.as_ref().map(|edits| {
        let edits = edits.as_array().unwrap();
        (edited(section, edits), edits.len())
    });
    match (laid_out, expected) {
        (Ok((text, count)), Ok(expected)) => assert_eq!((text.as_str(), count), expected),
        (Err(said), Err(expected)) => assert!(said.contains(expected), "{said}"),
        (laid_out, expected) => panic!("{laid_out:?}, {expected:?}"),
    }
}

#[test]
fn only_lines_that_differ_are_edited() {
    check(
        "---\nkind: priority\ntitle: A 🚓\n---\n\nOne. Two 🚓 here.\n\nAs it stands.\n\n* a\n* b\n",
        Ok(("---\ntitle: A 🚓\nkind: priority\n---\n\nOne.\nTwo 🚓 here.\n\nAs it stands.\n\n- a\n- b\n", 4)),
    );
    check("---\r\ntitle: A\r\n---\r\n\r\nOne. Two.\r\n", Ok(("---\r\ntitle: A\r\n---\r\n\r\nOne.\r\nTwo.\r\n", 1)));
    check("---\ntitle: A\n---\n\nOne. Two.", Ok(("---\ntitle: A\n---\n\nOne.\nTwo.\n", 1)));
    check("---\ntitle: A\n---\n\nOne.\n", Ok(("---\ntitle: A\n---\n\nOne.\n", 0)));
}

#[test]
fn what_cannot_be_laid_out_is_told() {
    check("---\ntitle: A\n\nOne. Two.\n", Err("front matter is missing or is not closed"));
}

#[test]
fn other_files_are_left() {
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/README.md", "One. Two.\n"), ("p/a.csv", "a,b\n")]);
    for file in ["p/README.md", "p/a.csv"] {
        client.open(file);
        let uri = client.uri(file);
        let edits = client.request("textDocument/formatting", json!({"textDocument": {"uri": uri}, "options": {}}));
        assert!(edits.as_array().is_none_or(Vec::is_empty), "{edits}");
    }
    assert_eq!(client.capabilities["documentFormattingProvider"], true);
}
