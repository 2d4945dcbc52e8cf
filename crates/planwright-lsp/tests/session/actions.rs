//! What is offered to mend.

use serde_json::{Value, json};

use crate::client::{Client, PLAN, edited, position};

/// The actions of a file for a place, by their titles.
fn actions(client: &mut Client, file: &str, at: usize, only: Option<&str>) -> Vec<Value> {
    let at = position(client.text(file), at);
    let only = only.map(|kind| json!([kind]));
    let mut context = json!({"diagnostics": []});
    if let Some(only) = only {
        context["only"] = only;
    }
    let params =
        json!({"textDocument": {"uri": client.uri(file)}, "range": {"start": at, "end": at}, "context": context});
    client.request("textDocument/codeAction", params).as_array().cloned().unwrap_or_default()
}

fn mended(client: &Client, file: &str, action: &Value) -> String {
    edited(client.text(file), action["edit"]["changes"][client.uri(file)].as_array().expect("edits"))
}

#[test]
fn the_fix_of_a_finding_is_offered_where_it_stands() {
    let section = "---\ntitle: Heddlu 🚓\nkind: priorty\n---\n\nŵ 🚓 text.\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", section)]);
    client.open("p/01-a.md");
    let at = client.find("p/01-a.md", "priorty");
    let found = actions(&mut client, "p/01-a.md", at, Some("quickfix"));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!((&found[0]["title"], &found[0]["kind"]), (&json!("Write `priority`"), &json!("quickfix")));
    assert_eq!(found[0]["diagnostics"][0]["code"], "source/value");
    assert_eq!(mended(&client, "p/01-a.md", &found[0]), section.replace("priorty", "priority"));
    assert!(actions(&mut client, "p/01-a.md", section.len() - 2, Some("quickfix")).is_empty());
}

#[test]
fn certain_fixes_are_made_together() {
    let section = "---\ntitle: Ŵ 🚓\n---\n\nText.\n\nTable: T\n| A | B |\n|---|---|\n| a | £1 |\n\n🚓 More.\n\n| A | B |\n|---|---|\n| a | £1 |\nTable: U\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", section)]);
    client.open("p/01-a.md");
    let all = actions(&mut client, "p/01-a.md", 0, Some("source"));
    assert_eq!(all.len(), 1, "{:?}", client.found("p/01-a.md"));
    let text = mended(&client, "p/01-a.md", &all[0]);
    let end = section.len();
    client.edit("p/01-a.md", 0..end, &text);
    assert!(!client.found("p/01-a.md").iter().any(|found| found.starts_with("error")), "{text}");
}

#[test]
fn a_section_can_declare_what_it_answers() {
    let section = "---\ntitle: Arian 🚓\nsatisfies: [equality]\n---\n\nGrants of £100,000 are made to charities.\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", section)]);
    client.open("p/plan.md");
    client.open("p/01-a.md");
    let all = actions(&mut client, "p/01-a.md", 6, Some("refactor"));
    let title = "Declare that this section answers `duty/grants` (PRSRA 2011 s.7(1)(f))";
    let one = all.iter().find(|action| action["title"] == title).unwrap_or_else(|| panic!("{all:#?}"));
    let text = mended(&client, "p/01-a.md", one);
    assert_eq!(text, section.replace("[equality]", "[equality, grants]"));
    let end = section.len();
    client.edit("p/01-a.md", 0..end, &text);
    assert!(!actions(&mut client, "p/01-a.md", 6, None).iter().any(|action| action["title"] == title));
    let body = client.text("p/01-a.md").len();
    assert!(actions(&mut client, "p/01-a.md", body, Some("refactor")).is_empty(), "in the front matter only");
    assert!(actions(&mut client, "p/plan.md", 5, Some("refactor")).is_empty(), "a plan's head is no section");
}
