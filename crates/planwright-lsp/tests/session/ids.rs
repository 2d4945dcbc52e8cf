//! Definition, references and renaming of ids across files.

use serde_json::{Value, json};

use crate::client::{Client, PLAN, edited, offset};

const HEDDLU: &str = "---\ntitle: Heddlu 🚓\n---\n\n🚓 Testun: [](#heddlu--arian), [](#arian).\n\n## Arian\n\nTestun.[^n]\n\n[^n]: Nodyn.\n\n## Mwy {#arian}\n\nTestun.\n";
const OTHER: &str = "---\ntitle: Other\n---\n\nŵ 🚓 [](#heddlu), [x](01-heddlu.md), [](#heddlu--arian) and [y](01-heddlu.md#arian).\n\nTable: T {#tbl-t}\n\n| A | B |\n|---|---|\n| a | 1 |\n\n```chart\nid: c\ntype: bar\ntable: tbl-t\ntitle: C\nalt: D\n```\n";
const REPORT: &str = "---\ndate: 2025-02-01\ntitle: The panel\nsubject: plan\ndecision: noted\nrecommendations:\n  - {id: r, text: T, response: open, in: [heddlu]}\n---\n";

fn client() -> Client {
    let waivers = "status: draft\nwaivers:\n  - {rule: words/acronym, at: heddlu, reason: x}\npage: {zones: [{title: A, sections: [heddlu]}]}\n";
    let plan = PLAN.replace("status: draft\n", waivers);
    let cy = "---\nlang: cy\ntitle: Sir fwy diogel\n---\n";
    let files = [
        ("p/plan.md", plan.as_str()),
        ("p/01-heddlu.md", HEDDLU),
        ("p/02-other.md", OTHER),
        ("p/panel/2025-02-01.md", REPORT),
        ("p/cy/plan.md", cy),
        ("p/cy/01-heddlu.md", HEDDLU),
    ];
    let mut client = Client::with(&files, json!({"workspace": {"workspaceEdit": {"documentChanges": true}}}));
    for (file, _) in files {
        client.open(file);
    }
    client
}

/// Each place of an answer as `file: words`.
fn places(client: &Client, answer: &Value) -> Vec<String> {
    let root = client.uri("");
    let told = answer.as_array().unwrap().iter().map(|location| {
        let file = location["uri"].as_str().unwrap().trim_start_matches(&root).trim_start_matches('/').to_owned();
        let text = client.text(&file);
        let range = &location["range"];
        let words = &text[offset(text, &range["start"])..offset(text, &range["end"])];
        format!("{}: {}", file.trim_start_matches("p/"), words.lines().next().unwrap_or(""))
    });
    told.collect()
}

/// The files after a rename, and what the plan lacks then.
#[track_caller]
fn renamed(client: &mut Client, file: &str, at: &str, new: &str) -> Vec<(String, String)> {
    let mut params = client.at(file, at);
    params["newName"] = json!(new);
    let edit = client.request("textDocument/rename", params);
    let mut files = Vec::new();
    for change in edit["documentChanges"].as_array().expect("changes") {
        let root = client.uri("");
        let uri = change["textDocument"]["uri"].as_str().unwrap();
        let name = uri.trim_start_matches(&root).trim_start_matches('/').to_owned();
        let text = edited(client.text(&name), change["edits"].as_array().unwrap());
        assert_eq!(change["textDocument"]["version"], client.version(&name));
        let end = client.text(&name).len();
        client.edit(&name, 0..end, &text);
        files.push((name, text));
    }
    let mut broken = Vec::new();
    for file in ["p/plan.md", "p/01-heddlu.md", "p/02-other.md", "p/panel/2025-02-01.md", "p/cy/01-heddlu.md"] {
        broken.extend(client.found(file).into_iter().filter(|found| found.starts_with("error")));
    }
    assert_eq!(broken, [""; 0], "{files:#?}");
    files
}

#[test]
fn an_id_leads_to_where_it_is_given() {
    let mut client = client();
    let mut check = |file: &str, at: &str, expected: &[&str]| {
        let params = client.at(file, at);
        let answer = client.request("textDocument/definition", params);
        assert_eq!(places(&client, &answer), expected, "{at}");
    };
    check("p/02-other.md", "[](#hed|dlu),", &["01-heddlu.md: Heddlu 🚓"]);
    check("p/02-other.md", "[x](01-he|ddlu.md)", &["01-heddlu.md: Heddlu 🚓"]);
    check("p/02-other.md", "heddlu.md#ari|an", &["01-heddlu.md: ## Arian"]);
    check("p/02-other.md", "table: tbl|-t", &["02-other.md: tbl-t"]);
    check("p/01-heddlu.md", "(#heddlu--ari|an)", &["01-heddlu.md: ## Arian"]);
    check("p/01-heddlu.md", "Testun.[^|n]", &["01-heddlu.md: n"]);
    check("p/cy/01-heddlu.md", "(#ari|an)", &["cy/01-heddlu.md: arian"]);
    check("p/panel/2025-02-01.md", "in: [hed|dlu]", &["01-heddlu.md: Heddlu 🚓"]);
}

#[test]
fn pictures_and_tables_lead_to_their_files() {
    let section = "---\ntitle: A\n---\n\n![Map](figures/map.svg)\n\nTable: T {#t src=tables/m.csv}\n";
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
    let files =
        [("p/plan.md", PLAN), ("p/01-a.md", section), ("p/figures/map.svg", svg), ("p/tables/m.csv", "A,B\na,1\n")];
    let mut client = Client::new(&files);
    client.open("p/01-a.md");
    for (at, file) in [("(figures/m|ap.svg)", "p/figures/map.svg"), ("src=tables/|m.csv", "p/tables/m.csv")] {
        let params = client.at("p/01-a.md", at);
        let answer = client.request("textDocument/definition", params);
        assert_eq!(answer[0]["uri"], client.uri(file), "{at}");
    }
}

#[test]
fn references_are_found_in_every_file() {
    let mut client = client();
    let mut params = client.at("p/02-other.md", "[](#hed|dlu),");
    params["context"] = json!({"includeDeclaration": true});
    let answer = client.request("textDocument/references", params.clone());
    let mut all = places(&client, &answer);
    all.sort();
    assert_eq!(
        all,
        [
            "01-heddlu.md: Heddlu 🚓",
            "02-other.md: 01-heddlu.md",
            "02-other.md: heddlu",
            "cy/01-heddlu.md: Heddlu 🚓",
            "panel/2025-02-01.md: heddlu",
            "plan.md: heddlu",
            "plan.md: heddlu",
        ]
    );
    params["context"] = json!({"includeDeclaration": false});
    assert_eq!(client.request("textDocument/references", params).as_array().unwrap().len(), 5);
}

#[test]
fn a_section_gets_an_id_of_its_own() {
    let mut client = client();
    let files = renamed(&mut client, "p/02-other.md", "[](#hed|dlu),", "police");
    let of = |name: &str| files.iter().find(|(file, _)| file == name).unwrap().1.as_str();
    assert!(of("p/01-heddlu.md").starts_with("---\ntitle: Heddlu 🚓\nid: police\n---\n"), "{files:#?}");
    assert!(of("p/01-heddlu.md").contains("🚓 Testun: [](#police--arian), [](#arian)."), "{files:#?}");
    assert!(
        of("p/02-other.md")
            .contains("ŵ 🚓 [](#police), [x](01-heddlu.md), [](#police--arian) and [y](01-heddlu.md#arian).")
    );
    assert!(of("p/plan.md").contains("at: police") && of("p/plan.md").contains("sections: [police]"));
    assert!(of("p/panel/2025-02-01.md").contains("in: [police]"));
    assert!(!of("p/cy/01-heddlu.md").contains("id: police"), "a translation has it from the original");
}

#[test]
fn headings_and_tables_are_renamed_in_both_languages() {
    let mut client = client();
    let files = renamed(&mut client, "p/01-heddlu.md", "## Mwy {#ari|an}", "money");
    assert_eq!(
        files.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>(),
        ["p/01-heddlu.md", "p/cy/01-heddlu.md"]
    );
    assert!(files.iter().all(|(_, text)| text.contains("money") && !text.contains("#arian")), "{files:#?}");
    let files = renamed(&mut client, "p/02-other.md", "(#heddlu--ari|an)", "funding");
    assert!(files[0].1.contains("## Arian {#funding}"), "{files:#?}");
    assert!(files[1].1.contains("[](#funding) and [y](01-heddlu.md#funding)"), "{files:#?}");
    let files = renamed(&mut client, "p/02-other.md", "{#tbl|-t}", "tbl-money");
    assert!(files[0].1.contains("{#tbl-money}") && files[0].1.contains("table: tbl-money"), "{files:#?}");
}

#[test]
fn a_rename_that_cannot_be_is_refused_in_words() {
    let mut client = client();
    let mut refused = |at: &str, new: &str| {
        let mut params = client.at("p/02-other.md", at);
        params["newName"] = json!(new);
        client.ask("textDocument/rename", params).unwrap_err()
    };
    assert!(refused("[](#hed|dlu),", "Heddlu De").contains("`heddlu-de`, for example"));
    assert!(refused("[](#hed|dlu),", "arian").contains("already"));
    assert!(refused("title: Ot|her", "x y").contains("for example"), "a title stands for its section");
    assert!(refused("ŵ |🚓", "a").contains("no id here"));
    let params = client.at("p/02-other.md", "{#tbl|-t}");
    assert_eq!(client.request("textDocument/prepareRename", params)["placeholder"], "tbl-t");
}

#[test]
fn duties_have_references_too() {
    let one = "---\ntitle: A\nsatisfies: [grants]\n---\n\nText.\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", one), ("p/02-b.md", &one.replace("A\n", "B\n"))]);
    client.open("p/01-a.md");
    client.open("p/02-b.md");
    let params = client.at("p/01-a.md", "[gra|nts]");
    let answer = client.request("textDocument/references", params);
    assert_eq!(places(&client, &answer), ["01-a.md: grants", "02-b.md: grants"]);
}
