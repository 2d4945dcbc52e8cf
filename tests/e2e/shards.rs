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

#[test]
fn a_share_may_be_empty() {
    let project = Project::minimal();
    let runs = ["1/2", "2/2"]
        .map(|share| project.run(&format!("build plan --only text --shard {share} --out {}", &share[..1])));
    assert!(runs.iter().all(|run| run.status == 0), "{runs:?}");
    let told: Vec<bool> = runs.iter().map(|run| run.stderr.contains("nothing falls to share")).collect();
    assert_eq!(told.iter().filter(|told| **told).count(), 1, "{runs:?}");
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
