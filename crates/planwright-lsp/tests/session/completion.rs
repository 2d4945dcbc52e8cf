//! What is offered while typing.

use crate::client::{Client, PLAN, edited};

const FILES: &[(&str, &str)] = &[
    ("p/plan.md", PLAN),
    (
        "p/01-heddlu.md",
        "---\ntitle: Heddlu 🚓\nkind: priority\n---\n\nTestun.\n\n## Cyllid {#cyllid}\n\nTestun.\n\nTable: T {#tbl-t}\n\n| A | B |\n|---|---|\n| a | 1 |\n",
    ),
    ("p/05-x/index.md", "---\ntitle: X\n---\n\nText.\n"),
    ("p/05-x/1-y.md", "---\ntitle: Y\n---\n\nText.\n"),
    ("p/figures/map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>"),
    ("p/tables/m.csv", "A,B\na,1\n"),
];

/// What is offered at the `|` in a text of a file, and the text with the first of it whose label is `chosen`.
#[track_caller]
fn offered(file: &str, text: &str, chosen: &str) -> (Vec<String>, String) {
    let plan =
        PLAN.replace("status: draft\n", "status: draft\nglossary: {HMICFRS: An inspectorate, Heddlu Gwent: A force}\n");
    let mut files = FILES.to_vec();
    files[0].1 = &plan;
    let mut client = Client::new(&files);
    client.open("p/plan.md");
    client.settle("p/plan.md");
    let (before, after) = text.split_once('|').unwrap();
    let whole = format!("{before}{after}");
    if std::path::Path::new(&client.path(file)).exists() {
        client.open(file);
        let end = client.text(file).len();
        client.edit(file, 0..end, &whole);
    } else {
        client.open_as(file, &whole);
    }
    let mut at = client.at(file, &format!("{before}|{after}"));
    at["context"] = serde_json::json!({"triggerKind": 1});
    let answer = client.request("textDocument/completion", at);
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    let labels = items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect();
    let item = items.iter().find(|item| item["label"] == chosen);
    let text = item.map_or(String::new(), |item| edited(&whole, &[item["textEdit"].clone()]));
    (labels, text)
}

#[track_caller]
fn check(file: &str, text: &str, chosen: &str, expected: &str) -> Vec<String> {
    let (labels, text) = offered(file, text, chosen);
    assert_eq!(text, expected, "{chosen} of {labels:?}");
    labels
}

#[test]
fn keys_of_front_matter_by_what_the_file_is() {
    let labels = check("p/02-n.md", "---\ntitle: ŵ 🚓\nki|\n---\n", "kind", "---\ntitle: ŵ 🚓\nkind: \n---\n");
    assert!(!labels.contains(&"title".to_owned()) && labels.contains(&"measures".to_owned()), "{labels:?}");
    check("p/02-n.md", "---\n|\n---\n", "measures", "---\nmeasures:\n---\n");
    check(
        "p/02-n.md",
        "---\nmeasures:\n  - name: A\n    dir|\n---\n",
        "direction",
        "---\nmeasures:\n  - name: A\n    direction: \n---\n",
    );
    let labels = check("p/panel/2025-01-01.md", "---\nde|\n---\n", "decision", "---\ndecision: \n---\n");
    assert_eq!(labels[0], "date", "what must be there comes first");
    check("p/papers/a.md", "---\nsu|\n---\n", "subject", "---\nsubject: \n---\n");
    check(
        "p/plan.md",
        &format!("{}wai|\n---\n", PLAN.trim_end_matches("---\n")),
        "waivers",
        &format!("{}waivers:\n---\n", PLAN.trim_end_matches("---\n")),
    );
}

#[test]
fn values_of_the_format_the_profile_and_the_plan() {
    check("p/02-n.md", "---\ntitle: A\nkind: pri|\n---\n", "priority", "---\ntitle: A\nkind: priority\n---\n");
    check(
        "p/02-n.md",
        "---\ntitle: A\nowner: [chief-officer, |]\n---\n",
        "partners",
        "---\ntitle: A\nowner: [chief-officer, partners]\n---\n",
    );
    let labels = check(
        "p/02-n.md",
        "---\ntitle: A\nsatisfies:\n  - |\n---\n",
        "grants",
        "---\ntitle: A\nsatisfies:\n  - grants\n---\n",
    );
    assert!(labels.contains(&"resources".to_owned()) && !labels.contains(&"objectives/x".to_owned()));
    let head = PLAN.trim_end_matches("---\n");
    check(
        "p/plan.md",
        &format!("{head}waivers:\n  - {{rule: du|, reason: x}}\n---\n"),
        "duty/grants",
        &format!("{head}waivers:\n  - {{rule: duty/grants, reason: x}}\n---\n"),
    );
    let labels = check(
        "p/plan.md",
        &format!("{head}page: {{zones: [{{title: A, sections: [|]}}]}}\n---\n"),
        "heddlu",
        &format!("{head}page: {{zones: [{{title: A, sections: [heddlu]}}]}}\n---\n"),
    );
    assert_eq!(labels, ["heddlu", "x", "y"]);
    let (labels, _) = offered("p/plan.md", &PLAN.replace("england-pcc", "|"), "");
    assert!(labels.contains(&"wales-pcc".to_owned()), "{labels:?}");
    let (labels, _) =
        offered("p/02-n.md", "---\ntitle: A\nkind: strategic-policing-requirement\nthreats: [|]\n---\n", "");
    assert!(labels.contains(&"terrorism".to_owned()), "{labels:?}");
}

#[test]
fn ids_paths_and_terms_of_a_body() {
    let head = "---\ntitle: A\n---\n\nHeddlu 🚓 ";
    let labels = check("p/02-n.md", &format!("{head}[](#cy|)"), "cyllid", &format!("{head}[](#cyllid)"));
    assert!(labels.contains(&"tbl-t".to_owned()) && labels.contains(&"y".to_owned()), "{labels:?}");
    check("p/02-n.md", &format!("{head}[](|"), "heddlu", &format!("{head}[](#heddlu"));
    check("p/05-x/1-y.md", &format!("{head}[](|)"), "../01-heddlu.md", &format!("{head}[](../01-heddlu.md)"));
    check(
        "p/05-x/1-y.md",
        &format!("{head}![](../|)"),
        "../figures/map.svg",
        &format!("{head}![](../figures/map.svg)"),
    );
    check(
        "p/02-n.md",
        "---\ntitle: A\n---\n\nTable: T {#t src=tab|}",
        "tables/m.csv",
        "---\ntitle: A\n---\n\nTable: T {#t src=tables/m.csv}",
    );
    check(
        "p/02-n.md",
        "---\ntitle: A\n---\n\nTable: T {#t role=|}",
        "reserves",
        "---\ntitle: A\n---\n\nTable: T {#t role=reserves}",
    );
    check(
        "p/02-n.md",
        "---\ntitle: A\n---\n\n```chart\ntable: |\n```\n",
        "tbl-t",
        "---\ntitle: A\n---\n\n```chart\ntable: tbl-t\n```\n",
    );
    check("p/02-n.md", &format!("{head}the hmi|"), "HMICFRS", &format!("{head}the HMICFRS"));
    let (labels, _) = offered("p/02-n.md", &format!("{head}word |"), "");
    assert_eq!(labels, [""; 0], "nothing is offered between words");
}

#[test]
fn parts_that_a_paper_puts_in() {
    let head = "---\nto: A\nfrom: B\nsubject: C\ndate: 2025-01-01\nsummary: D\n---\n\n```insert\n";
    check("p/papers/a.md", &format!("{head}pri|\n```\n"), "priorities", &format!("{head}priorities\n```\n"));
}

#[test]
fn a_head_that_is_being_typed_does_not_lose_the_plan() {
    let text = PLAN
        .replace("area: Exampleshire\n", "are\n")
        .replace("---\nti", "---\npage: {zones: [{title: A, sections: [|]}]}\nti");
    let (labels, _) = offered("p/plan.md", &text, "");
    assert_eq!(labels, ["heddlu", "x", "y"]);
}
