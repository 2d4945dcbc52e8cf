//! What is told of what stands under the pointer.

use serde_json::Value;

use crate::client::{Client, PLAN};

const SECTION: &str = "---
title: Cyllid 🚓
kind: resources
satisfies: [equality]
---

Heddlu 🚓 HMICFRS: [gweler](#arian).

## Arian {#arian}

Testun.

Table: Cyllideb {#tbl-c unit=\"£m\"}

| Rhes | 2025 | 2026 |
|---|---|---|
| Cyflog | 1.5 | 2.5 |
| Rhent | 1.0 | 1.0 |
| **Cyfanswm** | 2.5 | 4.0 |
";

#[track_caller]
fn check(at: &str, expected: &[&str]) {
    let glossary = "status: draft\nglossary: {HMICFRS: An inspectorate}\nwaivers: [{rule: words/acronym, reason: x}]\n";
    let plan = PLAN.replace("status: draft\n", glossary);
    let mut client = Client::new(&[("p/plan.md", &plan), ("p/01-a.md", SECTION)]);
    client.open("p/plan.md");
    client.open("p/01-a.md");
    let file = if plan.contains(&at.replace('|', "")) { "p/plan.md" } else { "p/01-a.md" };
    let place = client.at(file, at);
    let told = client.request("textDocument/hover", place);
    let words = told["contents"]["value"].as_str().unwrap_or("").to_owned();
    for expected in expected {
        assert!(words.contains(expected), "{at}: {expected:?} is not in {words:?}");
    }
    assert_eq!(expected.is_empty(), told == Value::Null, "{at}: {told}");
}

#[test]
fn keys_words_duties_and_rules() {
    check("ki|nd: resources", &["What the section is", "Sections of this kind answer", "PRSRA 2011 s.7(1)(c)"]);
    check("kind: res|ources", &["**resources**: Money", "PRSRA 2011 s.7(1)(c)"]);
    check("satisfies: [equal|ity]", &["Equality Act 2010"]);
    check("rule: words/acr|onym", &["(`words/acronym`, warning at most)"]);
    check("profile: england|-pcc", &["Police and crime commissioner, England outside London"]);
    check("status: dr|aft", &["**draft**: Being written."]);
    check("peri|od:", &["The planning period"]);
}

#[test]
fn links_and_terms() {
    check("](#ar|ian)", &["**Arian**", "heading `arian` in `p/01-a.md`"]);
    check("🚓 HMI|CFRS:", &["**HMICFRS**: An inspectorate"]);
    check("Hed|dlu 🚓 ", &[]);
}

#[test]
fn totals() {
    check("**Cyfan|swm**", &["sum of Cyflog, Rhent", "| 2025 | 2.5 | 2.5 | none |", "| 2026 | 4.0 | 3.5 | **0.5** |"]);
    check("Cyllid|eb {#tbl", &["**Cyfanswm** is taken for the sum"]);
}

#[test]
fn totals_of_a_csv_file() {
    let section = "---\ntitle: A\n---\n\nText.\n\nTable: Plan {#mtfp src=tables/m.csv unit=\"£m\"}\n";
    let csv = "Row,2025\nPay,10.5\nRent,1.0\n**Total**,19.0\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", section), ("p/tables/m.csv", csv)]);
    client.open("p/tables/m.csv");
    let place = client.at("p/tables/m.csv", "19|.0");
    let told = client.request("textDocument/hover", place);
    assert!(told["contents"]["value"].as_str().unwrap().contains("| 2025 | 19.0 | 11.5 | **7.5** |"), "{told}");
}
