//! Findings while typing.

use serde_json::{Value, json};

use crate::client::{Client, PLAN};

const SECTION: &str = "---\ntitle: Heddlu\n---\n\nHeddlu 🚓 yng Nghymru: [gweler](#nowhere).\n";

fn has(found: &[String], words: &str) -> bool {
    found.iter().any(|found| found.contains(words))
}

#[test]
fn findings_come_and_go_with_the_text() {
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", SECTION)]);
    client.open("p/01-a.md");
    let broken = "error link/broken 4:32: nothing in the plan has the id `nowhere`";
    let found = client.found("p/01-a.md");
    assert!(found.contains(&broken.to_owned()), "{found:#?}");
    client.replace("p/01-a.md", "#nowhere", "#a");
    assert!(!has(&client.found("p/01-a.md"), "link/broken"));
    client.replace("p/01-a.md", "title: Heddlu", "titel: Heddlu");
    let found = client.found("p/01-a.md");
    assert!(has(&found, "source/unknown-key 1:0"), "{found:#?}");
    client.close("p/01-a.md");
    assert_eq!(client.found("p/01-a.md"), [broken], "what stands on disk holds");
}

#[test]
fn a_finding_has_its_help_its_place_and_its_law() {
    let plan = PLAN.replace("status: draft", "status: consultation");
    let mut client = Client::new(&[("p/plan.md", &plan), ("p/01-a.md", SECTION)]);
    client.open("p/plan.md");
    client.settle("p/plan.md");
    let found = client.diagnostics("p/plan.md");
    let duty = found.iter().find(|found| found["code"] == "duty/objectives").expect("a duty");
    assert_eq!(duty["range"]["start"], json!({"line": 3, "character": 0}));
    assert_eq!(duty["codeDescription"]["href"], "https://www.legislation.gov.uk/ukpga/2011/13");
    assert!(duty["message"].as_str().unwrap().contains("\nLaw: PRSRA 2011 s.7(1)(a), (2)"), "{duty:#}");
    assert_eq!(duty["source"], "planwright");
}

#[test]
fn related_places_are_told() {
    let one = "---\ntitle: A\n---\n\n## B {#same}\n\nText.\n\n## C {#same}\n\nText.\n";
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", one)]);
    client.open("p/01-a.md");
    client.settle("p/01-a.md");
    let found = client.diagnostics("p/01-a.md");
    let twice = found.iter().find(|found| found["code"] == "source/duplicate-id").expect("a finding");
    let related = &twice["relatedInformation"][0];
    assert_eq!(related["location"]["uri"], client.uri("p/01-a.md"));
    assert_eq!(
        (&related["location"]["range"]["start"]["line"], &related["message"]),
        (&json!(4), &json!("a heading with this id"))
    );
}

/// Any file of a theme can be what is wrong with it, and not its settings only.
#[test]
fn a_theme_that_was_mended_is_looked_at_again() {
    for (name, theme) in [("own", "themes/own"), ("../looks/own", "looks/own")] {
        let plan = PLAN.replace("status:", &format!("theme: {name}\nstatus:"));
        let page = |block: &str| {
            format!("{{% extends \"default/html/plan.html\" %}}\n{{% block {block} %}}{{% endblock %}}\n")
        };
        let template = format!("{theme}/html/plan.html");
        let settings = format!("{theme}/theme.yaml");
        let files = [("p/plan.md", plan.as_str()), (&settings, "extends: default\n"), (&template, &page("nothing"))];
        let mut client = Client::new(&files);
        client.open("p/plan.md");
        let wrong = client.faulty("p/plan.md");
        assert!(wrong.iter().any(|file| file.ends_with("plan.html")), "{wrong:?}");
        client.write(&template, &page("head"));
        let change = json!({"uri": client.uri(&template), "type": 2});
        client.notify("workspace/didChangeWatchedFiles", json!({"changes": [change]}));
        let wrong = client.faulty("p/plan.md");
        assert!(!wrong.iter().any(|file| file.ends_with("plan.html")), "{wrong:?}");
    }
}

#[test]
fn every_file_of_the_plan_has_its_own_findings() {
    let section = "---\ntitle: A\n---\n\nText.\n\nTable: Plan {#mtfp src=tables/m.csv unit=\"£m\"}\n";
    let csv = "Row,2025\nPay,10.5\nRent,1.0\n**Total**,19.0\n";
    let report = "---\ndate: 2025-02-01\ntitle: The panel\nsubject: plan\ndecision: maybe\n---\n";
    let files =
        [("p/plan.md", PLAN), ("p/01-a.md", section), ("p/tables/m.csv", csv), ("p/panel/2025-02-01.md", report)];
    let mut client = Client::new(&files);
    client.open("p/01-a.md");
    let faulty = client.faulty("p/01-a.md");
    assert!(
        ["p/tables/m.csv", "p/panel/2025-02-01.md"].iter().all(|file| faulty.contains(&(*file).to_owned())),
        "{faulty:?}"
    );
    client.open("p/tables/m.csv");
    assert!(has(&client.found("p/tables/m.csv"), "table/total 3:10"), "{:?}", client.found("p/tables/m.csv"));
    client.replace("p/tables/m.csv", "19.0", "11.5");
    assert_eq!(client.found("p/tables/m.csv"), [""; 0]);
}

#[test]
fn plans_of_one_workspace_are_told_apart() {
    let other = PLAN.replace("status: draft", "status: issued");
    let mut client =
        Client::new(&[("a/plan.md", PLAN), ("b/plan.md", &other), ("notes.md", "# Notes"), ("b/README.md", "x")]);
    for file in ["a/plan.md", "b/plan.md", "notes.md", "b/README.md"] {
        client.open(file);
    }
    assert!(has(&client.found("b/plan.md"), "source/required-key"));
    assert!(!has(&client.found("a/plan.md"), "source/required-key"));
    assert_eq!(client.found("notes.md"), [""; 0]);
    assert_eq!(client.found("b/README.md"), [""; 0]);
}

#[test]
fn a_file_that_is_not_saved_yet_is_part_of_the_plan() {
    let mut client = Client::new(&[("p/plan.md", PLAN)]);
    client.open("p/plan.md");
    client.open_as("p/02-new.md", SECTION);
    assert!(has(&client.found("p/02-new.md"), "link/broken"));
    client.close("p/02-new.md");
    assert_eq!(client.found("p/02-new.md"), [""; 0], "it was never there");
}

#[test]
fn deleted_and_renamed_files_count_no_more() {
    let watching = json!({"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}});
    let link = SECTION.replace("#nowhere", "#b");
    let mut client = Client::with(&[("p/plan.md", PLAN), ("p/01-a.md", &link), ("p/02-b.md", SECTION)], watching);
    client.open("p/01-a.md");
    client.open("p/02-b.md");
    assert!(!has(&client.found("p/01-a.md"), "link/broken"));
    assert_eq!(client.heard[0].0, "client/registerCapability");
    std::fs::rename(client.path("p/02-b.md"), client.path("p/02-c.md")).unwrap();
    let change = |file: &str, kind: u8| json!({"uri": client.uri(file), "type": kind});
    let changes: Value = [change("p/02-b.md", 3), change("p/02-c.md", 1)].into();
    client.notify("workspace/didChangeWatchedFiles", json!({"changes": changes}));
    assert!(has(&client.found("p/01-a.md"), "nothing in the plan has the id `b`"));
    let faulty = client.faulty("p/01-a.md");
    assert!(has(&faulty, "p/02-c.md") && !has(&faulty, "p/02-b.md"), "{faulty:?}");
    client.edit("p/02-b.md", 0..0, "");
    assert!(!has(&client.found("p/01-a.md"), "link/broken"), "whoever types into it has it back");
}

#[test]
fn a_plan_without_its_head_is_told_and_one_that_is_gone_is_not() {
    let mut client = Client::new(&[("p/plan.md", PLAN), ("p/01-a.md", SECTION)]);
    client.open("p/01-a.md");
    client.settle("p/01-a.md");
    std::fs::remove_file(client.path("p/plan.md")).unwrap();
    client.replace("p/01-a.md", "Heddlu 🚓", "Heddlu");
    assert!(has(&client.found("p/plan.md"), "there is no plan in `p`"));
    std::fs::remove_dir_all(client.path("p")).unwrap();
    client.close("p/01-a.md");
    client.settle("p/01-a.md");
    assert_eq!(client.faulty("p/01-a.md"), [""; 0]);
}

#[test]
fn a_profile_of_ones_own_is_read_from_the_editor() {
    let ours = "id: ours\nversion: 1\ntitle: Ours\nbasis: x\nextends: england-pcc@1\nremove: [duty/grants]\n";
    let plan = PLAN.replace("england-pcc", "../ours.yaml");
    let mut client = Client::new(&[("p/plan.md", &plan), ("ours.yaml", ours)]);
    client.open("p/plan.md");
    client.open("ours.yaml");
    assert!(!has(&client.faulty("p/plan.md"), "ours.yaml"));
    client.replace("ours.yaml", "duty/grants", "duty/grant");
    assert!(has(&client.faulty("p/plan.md"), "ours.yaml"));
    client.replace("ours.yaml", "duty/grant]", "duty/grants]");
    assert!(!has(&client.faulty("p/plan.md"), "ours.yaml"));
}

#[test]
fn bytes_are_counted_where_the_client_can() {
    let client = Client::with(&[("p/plan.md", PLAN)], json!({"general": {"positionEncodings": ["utf-8", "utf-16"]}}));
    assert_eq!(client.capabilities["positionEncoding"], "utf-8");
    let mut client = client;
    client.write("p/01-a.md", SECTION);
    client.open("p/01-a.md");
    assert!(has(&client.found("p/01-a.md"), "link/broken 4:34"), "{:?}", client.found("p/01-a.md"));
}

#[test]
fn windows_line_ends_do_not_shift_anything() {
    let section = SECTION.replace('\n', "\r\n");
    let mut client = Client::new(&[("p/plan.md", &PLAN.replace('\n', "\r\n")), ("p/01-a.md", &section)]);
    client.open("p/01-a.md");
    assert!(has(&client.found("p/01-a.md"), "link/broken 4:32"));
}

#[test]
fn a_client_may_go_away_at_any_time() {
    let mut client = Client::new(&[("p/plan.md", PLAN)]);
    client.open("p/plan.md");
    client.vanish();
    let mut client = Client::new(&[("p/plan.md", PLAN)]);
    client.request("shutdown", Value::Null);
    client.vanish();
}
