//! Shares of the plans, built apart and put together.

use std::collections::BTreeMap;

use crate::harness::{Project, Run, repository};

/// Five plans that differ, one of them in a folder below.
fn plans() -> Project {
    let minimal = repository().join("plans/minimal");
    let folders = ["plans/avon", "plans/bath", "plans/wales/cardiff", "plans/devon", "plans/essex"];
    let project = folders.iter().fold(Project::new(), |project, folder| project.copy(&minimal, folder));
    folders.iter().fold(project, |project, folder| {
        project.replace(&format!("{folder}/plan.md"), "title: A Safer", &format!("title: {} for a Safer", &folder[6..]))
    })
}

/// Merges without a word of complaint.
fn merged(project: &Project, arguments: &str) -> Run {
    let run = project.run(&format!("merge {arguments}"));
    assert_eq!(run.status, 0, "{run:?}");
    run
}

#[test]
fn shares_put_together_are_one_build() {
    let project = plans();
    let only = "--only html,text,json";
    assert_eq!(project.run(&format!("build plans {only} --out whole")).status, 0);
    for share in ["1/3", "2/3", "3/3"] {
        let run = project.run(&format!("build plans {only} --shard {share} --out shares/{}", &share[..1]));
        assert_eq!(run.status, 0, "{run:?}");
    }
    let run = merged(&project, "shares/3 shares/1 shares/2 --out merged");
    assert!(run.stderr.contains("Merged 5 plans into merged"), "{run:?}");
    let whole = project.files("whole");
    assert!(whole.contains_key("index.html") && whole.contains_key("cardiff/plan.json"));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&whole), names(&project.files("merged")));
    assert!(whole == project.files("merged"), "byte for byte");
    // Again, over what is there.
    merged(&project, "shares/1 shares/2 shares/3 --out merged");
    assert!(whole == project.files("merged"));
}

/// Builds the plans in so many shares, into `shares/1` and so on.
fn build_shares(project: &Project, of: usize) {
    for number in 1..=of {
        project.run(&format!("build plans --only text --shard {number}/{of} --out shares/{number}"));
    }
}

#[test]
fn a_share_that_is_missing_is_missed() {
    let project = plans();
    build_shares(&project, 3);
    project
        .run("merge shares/1 shares/3 --out m")
        .fails_plainly(&["of 3 shares, number 2 is missing", "Name the folders"]);
    project.run("merge shares/3 --out m").fails_plainly(&["of 3 shares, numbers 1 and 2 are missing"]);
    assert!(!project.path().join("m").exists());
    // Every machine wrote into one folder.
    for number in 1..=3 {
        project.run(&format!("build plans --only text --shard {number}/3 --out one"));
    }
    assert!(merged(&project, "one --out m").stderr.contains("Merged 5 plans"));
    // A build that did not end has taken away what the one before it said.
    std::fs::remove_file(project.path().join("shares/2/share-2-of-3.json")).expect("it is there");
    project.run("merge shares/1 shares/2 shares/3 --out m").fails_plainly(&["number 2 is missing", "did not end"]);
}

#[test]
fn what_is_left_of_another_dealing_is_none_of_a_share() {
    let project = plans();
    build_shares(&project, 3);
    let whole = {
        merged(&project, "shares/1 shares/2 shares/3 --out whole");
        project.files("whole")
    };
    // Other plans are dealt otherwise: some now stand in two folders.
    let project = project.copy(&repository().join("plans/minimal"), "plans/flint");
    build_shares(&project, 3);
    assert!(merged(&project, "shares/1 shares/2 shares/3 --out more").stderr.contains("Merged 6 plans"));
    std::fs::remove_dir_all(project.path().join("plans/flint")).expect("it is there");
    build_shares(&project, 3);
    merged(&project, "shares/1 shares/2 shares/3 --out less");
    assert!(whole == project.files("less"));
    // Of fewer shares, with a folder too many.
    build_shares(&project, 2);
    let run = project.run("merge shares/1 shares/2 shares/3 --out m");
    run.fails_plainly(&["`shares/3` is share 3 of 3", "share 1 of 2", "not of one build"]);
    merged(&project, "shares/1 shares/2 --out fewer");
    assert!(whole == project.files("fewer"));
    // A build of all is no share.
    assert_eq!(project.run("build plans --only text --out shares/1").status, 0);
    assert!(!project.names("shares/1").iter().any(|name| name.starts_with("share-")));
}

#[test]
fn a_plan_that_could_not_be_built_is_missed_and_keeps_no_other_away() {
    let project = plans().replace("plans/bath/plan.md", "title:", "titel:");
    build_shares(&project, 2);
    let run = project.run("merge shares/1 shares/2 --out m");
    assert_eq!(run.status, 1, "{run:?}");
    assert!(
        run.stderr.contains("/bath` is not there") && run.stderr.contains("Merged 4 plans into m, without 1"),
        "{run:?}"
    );
    assert_eq!(project.run("build plans --only text --out whole").status, 1);
    assert!(project.files("whole") == project.files("m"));
    // The others of one that fails alone are in a list all the same.
    for plan in ["avon", "devon", "essex", "wales"] {
        std::fs::remove_dir_all(project.path().join("plans").join(plan)).expect("it is there");
    }
    let project = project.copy(&repository().join("plans/minimal"), "plans/avon");
    std::fs::remove_dir_all(project.path().join("shares")).expect("it is there");
    build_shares(&project, 2);
    assert_eq!(project.run("merge shares/1 shares/2 --out few").status, 1);
    assert_eq!(project.run("build plans --only text --out plain").status, 1);
    assert!(project.files("plain") == project.files("few"));
}

#[test]
fn a_plan_of_an_earlier_build_is_told() {
    let project = plans();
    build_shares(&project, 2);
    let project = project.replace("plans/bath/plan.md", "title:", "titel:");
    build_shares(&project, 2);
    let run = project.run("merge shares/1 shares/2 --out m");
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.stderr.contains("/bath` is from an earlier build") && run.stderr.contains("Merged 5 plans"), "{run:?}");
}

#[test]
fn shares_of_different_plans_are_none_of_one_site() {
    for comes in [true, false] {
        let project = plans();
        project.run("build plans --only text --shard 1/2 --out 1");
        let project = if comes {
            project.copy(&repository().join("plans/minimal"), "plans/flint")
        } else {
            std::fs::remove_dir_all(project.path().join("plans/avon")).expect("it is there");
            project
        };
        project.run("build plans --only text --shard 2/2 --out 2");
        project.run("merge 1 2 --out m").fails_plainly(&["`1` and `2` are shares of different plans"]);
    }
}

#[test]
#[cfg(unix)]
fn a_plan_that_is_in_no_share_is_told() {
    let project = plans().copy(&repository().join("plans/minimal"), "plans/two\nlines");
    build_shares(&project, 2);
    let run = project.run("merge shares/1 shares/2 --out m");
    assert!(run.status == 1 && run.stderr.contains("1 plan could not be read, and is in no share"), "{run:?}");
}

#[test]
fn names_that_stand_for_something_else_are_refused_by_every_share() {
    for (name, words) in [("index.html", "as the list of the plans is"), ("share-1-of-2.json", "that tell of shares")] {
        let project = plans().copy(&repository().join("plans/minimal"), &format!("plans/{name}"));
        for share in ["1/2", "2/2"] {
            project.run(&format!("build plans --only text --shard {share} --out o")).fails_plainly(&[name, words]);
        }
        assert!(!project.path().join("o").exists());
    }
    let project = plans().copy(&repository().join("plans/minimal"), "hidden/.flint");
    project.run("build plans/avon hidden/.flint --only text --shard 1/1 --out o");
    assert!(merged(&project, "o --out m").stderr.contains("Merged 2 plans"));
}

#[test]
fn a_manifest_leads_to_nothing_but_its_own_outputs() {
    let project = plans();
    assert_eq!(project.run("build plans/avon plans/bath --only html --out a").status, 0);
    let manifest = project.read("a/bath/manifest.json");
    for elsewhere in [
        "javascript:alert(1)",
        "https://example.org/bath",
        "./bath/../avon/index.html",
        "./avon/index.html",
        "./bath//x",
        "./bath/%2e%2e/x",
        "./bath/.%2E/x",
        "./bath/.\\t./x",
    ] {
        project.write("a/bath/manifest.json", manifest.replace("./bath/index.html", elsewhere));
        project.run("merge a --out m").fails_plainly(&["a/bath", "not as they were built"]);
    }
    // One that was damaged is told of, and not passed over.
    project.write("a/bath/manifest.json", &manifest[..manifest.len() / 2]);
    project.run("merge a --out m").fails_plainly(&["a/bath", "not as they were built"]);
    project.write("a/bath/manifest.json", manifest);
    merged(&project, "a --out m");
}

#[test]
fn a_share_may_be_empty() {
    let project = Project::minimal();
    let runs = ["1/2", "2/2"]
        .map(|share| project.run(&format!("build plan --only text --shard {share} --out {}", &share[..1])));
    assert!(runs.iter().all(|run| run.status == 0), "{runs:?}");
    let told: Vec<bool> = runs.iter().map(|run| run.stderr.contains("nothing falls to share")).collect();
    assert_eq!(told.iter().filter(|told| **told).count(), 1, "{runs:?}");
    merged(&project, "1 2 --out m");
    for (share, words) in [("3/2", "there is no share 3 of 2"), ("half", "such as `2/5`")] {
        let run = project.run(&format!("build plan --shard {share}"));
        assert!(run.status == 2 && run.stderr.contains(words), "{run:?}");
    }
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let project = plans();
    for (folder, plan) in [("a", "plans/avon"), ("b", "plans/avon"), ("c", "plans/bath")] {
        assert_eq!(project.run(&format!("build {plan} --only text --out {folder}")).status, 0);
    }
    project.run("merge a b --out m").fails_plainly(&["a/avon", "b/avon", "of one name"]);
    std::fs::create_dir(project.path().join("d")).expect("a folder");
    std::fs::rename(project.path().join("b/avon"), project.path().join("d/Avon")).expect("a name");
    project.run("merge a d --out m").fails_plainly(&["a/avon", "d/Avon", "of one name"]);
    project.run("merge a/avon --out m").fails_plainly(&["one plan", "folder above"]);
    project.run("merge nowhere --out m").fails_plainly(&["nowhere"]);
    project.run("merge plans --out m").fails_plainly(&["no outputs of a build"]);

    let manifest = project.read("c/bath/manifest.json");
    project.write("c/bath/plan.txt", "Something else.");
    project.run("merge a c --out m").fails_plainly(&["c/bath", "not as they were built"]);
    assert_eq!(project.run("build plans/bath --only text --out c").status, 0);
    let digest = manifest.split("\"digest\": \"").nth(1).expect("the tool's").split('"').next().expect("it ends");
    project.write("c/bath/manifest.json", manifest.replace(digest, "0"));
    project.run("merge a c --out m").fails_plainly(&["different versions of Planwright"]);
    project.write("c/bath/manifest.json", manifest.replace("\"plan.txt\"", "\"../../plans/bath/plan.md\""));
    project.run("merge a c --out m").fails_plainly(&["c/bath"]);
    project.write("m/avon/thesis.txt", "Mine.");
    project.run("merge a --out m").fails_plainly(&["m/avon", "no build of Planwright made it"]);
    assert_eq!(project.names("m"), ["avon/thesis.txt"], "nothing was written");
}
