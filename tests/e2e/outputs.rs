//! What a build writes, and what it leaves alone.

use crate::harness::{Project, repository};

/// The files of a build, without the style sheet's folder.
fn outputs(only: &str) -> Vec<String> {
    let project = Project::minimal();
    project.build(&format!("plan --out out {only}"));
    project
        .names("out/plan")
        .into_iter()
        .filter(|path| !path.starts_with("assets/") && path != "manifest.json")
        .collect()
}

#[test]
fn everything_where_nothing_is_said() {
    let expected = ["index.html", "page.html", "page.pdf", "plan.json", "plan.pdf", "plan.txt", "statutory-index.html"];
    assert_eq!(outputs(""), expected);
}

#[test]
fn only_what_is_asked_for() {
    assert_eq!(outputs("--only html"), ["fragment.html", "index.html"]);
    assert_eq!(outputs("--only pdf"), ["plan.pdf"]);
    assert_eq!(outputs("--only page"), ["page.html", "page.pdf"]);
    assert_eq!(outputs("--only index"), ["statutory-index.html"]);
    assert_eq!(outputs("--only text"), ["plan.txt"]);
    assert_eq!(outputs("--only response"), [""; 0], "the panel has not reported");
    assert_eq!(outputs("--only json"), ["plan.json"]);
    assert_eq!(outputs("--only docx"), ["plan.docx"]);
    assert_eq!(outputs("--only text,json --only index"), ["plan.json", "plan.txt", "statutory-index.html"]);
}

#[test]
fn texts_need_no_style_sheet() {
    let project = Project::minimal();
    project.build("plan --out out --only text,json");
    assert_eq!(project.names("out/plan"), ["manifest.json", "plan.json", "plan.txt"]);
}

#[test]
fn no_link_leads_to_an_output_that_was_not_asked_for() {
    let project = Project::minimal();
    project.build("plan --out out --only html");
    let html = project.read("out/plan/index.html");
    for output in ["plan.pdf", "page.html", "page.pdf", "plan.txt", "statutory-index.html"] {
        assert!(!html.contains(output), "{output}");
    }
}

#[test]
fn the_fragment_is_the_main_element_with_the_same_ids() {
    let project = Project::minimal();
    project.build("plan --out out --only html");
    let ids = |html: &str| -> Vec<String> {
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    let page = project.read("out/plan/index.html");
    let main = &page[page.find("<main").expect("a main element")..page.find("</main>").expect("its end")];
    let fragment = project.read("out/plan/fragment.html");
    for id in ids(&fragment) {
        assert!(ids(main).contains(&id), "{id}");
    }
    assert!(ids(&fragment).contains(&"safer-streets".to_owned()), "{fragment}");
    for tag in ["<html", "<head", "<body", "<script", "<link", "<header", "<footer"] {
        assert!(!fragment.contains(tag), "{tag}");
    }
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let project = Project::minimal();
    project.build("plan --out out --only html,page,index");
    for (path, bytes) in project.files("out/plan") {
        let text = String::from_utf8_lossy(&bytes);
        for part in ["src=\"http", "src=\"//", "url(http", "url(\"http", "url(//", "@import"] {
            assert!(!text.contains(part), "{path} has {part}");
        }
        let links = text.split("<link ").skip(1).filter_map(|rest| rest.split('>').next());
        for link in links.filter(|link| !link.contains("canonical")) {
            assert!(!link.contains("//"), "{path}: {link}");
        }
    }
}

#[test]
fn several_plans_have_a_list() {
    let minimal = repository().join("plans/minimal");
    let project = Project::new().copy(&minimal, "plans/one").copy(&minimal, "plans/two").replace(
        "plans/two/plan.md",
        "A Safer Exampleshire",
        "A Fairer Exampleshire",
    );
    project.build("plans --out out --only html");
    let list = project.read("out/index.html");
    for part in ["A Safer Exampleshire", "A Fairer Exampleshire", "one/index.html", "two/index.html"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    project.build("plans/one --out alone --only html");
    assert!(!project.path().join("alone/index.html").exists());
}

#[test]
fn a_plan_with_errors_does_not_stop_the_others() {
    let minimal = repository().join("plans/minimal");
    let project = Project::new().copy(&minimal, "plans/one").copy(&minimal, "plans/two").replace(
        "plans/one/plan.md",
        "period:",
        "perod:",
    );
    let run = project.run("build plans --out out --only html");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("Not built: plans/one") && run.stderr.contains("Built plans/two into out/two"),
        "{}",
        run.stderr
    );
    assert!(!project.path().join("out/one").exists());
    let list = project.read("out/index.html");
    assert!(list.contains("two/index.html") && !list.contains("one/index.html"), "{list}");
}

#[test]
fn a_folder_that_no_build_made_is_left_alone() {
    let project = Project::minimal().file("out/plan/thesis.doc", "Years of work");
    for arguments in ["", "--draft"] {
        let run = project.run(&format!("build plan --out out --only text {arguments}"));
        run.fails_plainly(&["`out/plan`", "no build of Planwright made it", "--out"]);
        assert_eq!(project.names("out"), ["plan/thesis.doc"]);
    }
}

#[test]
fn an_empty_folder_is_taken() {
    let project = Project::minimal();
    std::fs::create_dir_all(project.path().join("out/plan")).expect("a folder");
    project.build("plan --out out --only text");
    assert!(project.names("out").contains(&"plan/plan.txt".to_owned()));
}

#[test]
fn two_plans_of_one_name_are_refused_before_anything_is_written() {
    let minimal = repository().join("plans/minimal");
    let project = Project::new().copy(&minimal, "a/kent").copy(&minimal, "b/kent").copy(&minimal, "c/surrey");
    let run = project.run("build c a b --out out --only text");
    run.fails_plainly(&["`a/kent`", "`b/kent`", "`kent`"]);
    assert!(!project.path().join("out").exists());
}

#[test]
fn the_outputs_do_not_go_over_the_plan() {
    let project = Project::minimal();
    let before = project.files("plan");
    for arguments in ["build plan --out .", "build plan --out plan", "build plan --out plan/..", "build --out . plan"] {
        let run = project.run(&format!("{arguments} --only text"));
        run.fails_plainly(&["the plan itself"]);
        assert_eq!(project.files("plan"), before, "{arguments}");
    }
}

#[test]
fn a_plan_is_named_after_its_folder_from_inside_too() {
    let project = Project::minimal();
    let mut command = project.command("build --only text");
    command.current_dir(project.path().join("plan"));
    let run = crate::harness::Run::of(command);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(project.names("plan/dist/plan").contains(&"plan.txt".to_owned()), "{:?}", project.names("plan"));
    // What was built into the plan's own folder is no part of the plan.
    assert_eq!(project.run("check plan").status, 0);
}

#[test]
fn papers_of_a_translation_are_set_aside_with_a_note() {
    let project = Project::minimal()
        .file("plan/cy/plan.md", "---\ntitle: Sir Enghraifft Ddiogelach\n---\n")
        .file("plan/cy/papers/2025-02-10-csp.md", "---\na paper\n");
    let json = project.run("check plan --format json").json();
    let found = json["plans"][0]["diagnostics"].as_array().expect("a list").iter();
    let notes: Vec<_> = found.filter(|note| note["rule"] == "source/set-aside").collect();
    let [note] = notes.as_slice() else { panic!("one note: {notes:?}") };
    assert_eq!(note["severity"], "note");
    assert!(note["message"].as_str().is_some_and(|message| message.contains("`papers`")), "{note}");
}
