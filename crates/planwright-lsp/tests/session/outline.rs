//! The outline of a file, and what folds.

use serde_json::{Value, json};

use crate::client::{Client, PLAN};

fn told(symbols: &Value, depth: usize, out: &mut Vec<String>) {
    for symbol in symbols.as_array().into_iter().flatten() {
        let detail = symbol["detail"].as_str().unwrap_or("");
        let lines = (&symbol["range"]["start"]["line"], &symbol["range"]["end"]["line"]);
        out.push(format!(
            "{}{} ({detail}) {}-{}",
            "  ".repeat(depth),
            symbol["name"].as_str().unwrap(),
            lines.0,
            lines.1
        ));
        told(&symbol["children"], depth + 1, out);
    }
}

#[test]
fn headings_and_tables_stand_within_each_other() {
    let section = "---\ntitle: Heddlu 🚓\nkind: priority\n---\n\nTestun.\n\n## Un\n\nTestun.\n\n### Dau\n\nTable: Tri {#t}\n\n| A | B |\n|---|---|\n| a | 1 |\n\n## Pedwar\n\nTestun.\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", section)]);
    client.open("p/01-a.md");
    let symbols =
        client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": client.uri("p/01-a.md")}}));
    let mut lines = Vec::new();
    told(&symbols, 0, &mut lines);
    assert_eq!(
        lines,
        [
            "Heddlu 🚓 (priority) 0-22",
            "  Un (a--un) 7-19",
            "    Dau (a--dau) 11-19",
            "      Tri (t) 15-17",
            "  Pedwar (a--pedwar) 19-22",
        ]
    );
    assert_eq!(symbols[0]["selectionRange"]["start"], json!({"line": 1, "character": 7}));
    let folds = client.request("textDocument/foldingRange", json!({"textDocument": {"uri": client.uri("p/01-a.md")}}));
    assert_eq!(folds[0], json!({"startLine": 0, "endLine": 3, "kind": "region"}));
}

#[test]
fn a_report_of_the_panel_has_its_recommendations() {
    let report = "---\ndate: 2025-02-01\ntitle: The panel\nsubject: plan\ndecision: noted\nrecommendations:\n  - {id: roads, text: T, response: open}\n---\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/panel/2025-02-01.md", report)]);
    client.open("p/panel/2025-02-01.md");
    let uri = client.uri("p/panel/2025-02-01.md");
    let symbols = client.request("textDocument/documentSymbol", json!({"textDocument": {"uri": uri}}));
    let mut lines = Vec::new();
    told(&symbols, 0, &mut lines);
    assert_eq!(lines, ["The panel (panel) 0-8", "  roads (open) 6-6"]);
}
