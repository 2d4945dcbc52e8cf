//! `planwright new`: a plan to fill in, from flags and from a dialogue.

use crate::golden::check;
use crate::harness::Project;
use crate::terminal::typed;

#[test]
fn a_new_plan_is_checked_and_built_at_once() {
    let project = Project::new();
    let run = project.run("new our-plan --area Exampleshire --commissioner Sample");
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{run:?}");
    check("new/said.txt", &run.stdout);
    check("new/names.txt", &project.names("our-plan").join("\n"));
    check("new/plan.md", &project.read("our-plan/plan.md"));
    check("new/resources.md", &project.read("our-plan/02-resources.md"));
    let checked = project.run("check our-plan");
    assert_eq!(checked.status, 0, "{checked:?}");
    for duty in ["duty/objectives", "duty/reporting", "duty/services"] {
        assert!(checked.stdout.contains(duty), "{duty}: {checked:?}");
    }
    project.build("our-plan");
    assert!(project.names("dist/our-plan").contains(&"plan.pdf".to_owned()));
}

#[test]
fn nothing_is_ever_overwritten() {
    let project = Project::new().file("full/notes.txt", "mine").file("a-file", "mine too");
    project.run("new full --area Kent").fails_plainly(&["full", "not empty"]);
    project.run("new a-file --area Kent").fails_plainly(&["a-file", "is a file"]);
    assert_eq!(project.names("."), ["a-file", "full/notes.txt"]);
}

#[test]
fn an_empty_folder_will_do_and_so_will_one_that_is_deep() {
    let project = Project::new();
    std::fs::create_dir(project.path().join("empty")).expect("a folder");
    for folder in ["empty", "some/where/deep"] {
        let run = project.run(&format!("new {folder} --area Kent"));
        assert_eq!(run.status, 0, "{run:?}");
        assert!(project.names(folder).contains(&"plan.md".to_owned()));
    }
    let here = Project::new();
    assert_eq!(here.run("new . --area Kent").status, 0);
    assert_eq!(here.run("check").status, 0);
}

#[test]
fn what_is_not_known_is_asked_for_by_its_flag() {
    let project = Project::new();
    project.run("new plan").fails_plainly(&["--area"]);
    project.run("new plan --area Kent --profile narnia").fails_plainly(&["narnia", "planwright profile list"]);
    project.run("new plan --area Scotland --profile scotland-spa").fails_plainly(&["--from", "--to"]);
    project.run("new plan --area Kent --elected 1997-05-01").fails_plainly(&["15 November 2012"]);
    project.run("new plan --area Kent --from 2026-04-01 --to 2025-03-31").fails_plainly(&["2026-04-01", "2025-03-31"]);
    assert!(project.names(".").is_empty());
    let run = project.run("new plan --area Scotland --profile scotland-spa --from 2026-04-01 --to 2029-03-31");
    assert_eq!(run.status, 0, "{run:?}");
    assert_eq!(project.run("check plan").status, 0);
}

#[test]
fn a_by_election_takes_over_the_period_and_says_so() {
    let run = Project::new().run("new plan --area Kent --elected 2025-06-05");
    for words in ["2 May 2024 (the last ordinary election before 5 June 2025)", "1 April 2025 to 31 March 2029"] {
        assert!(run.stdout.contains(words), "{words}: {run:?}");
    }
}

#[test]
fn signs_of_yaml_in_answers_stay_words() {
    let project = Project::new();
    let mut command = project.command("new plan --elected 2024-05-02");
    command.args(["--area", "Devon: & #Cornwall", "--title", "It's \"ours\" [draft] {1}", "--commissioner", "no"]);
    assert!(command.output().expect("it runs").status.success());
    let checked = project.run("check plan --format json");
    assert_eq!(checked.status, 0, "{checked:?}");
    assert_eq!(checked.json()["plans"][0]["title"], "It's \"ours\" [draft] {1}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_not_said_is_asked_for_on_a_terminal() {
    let project = Project::new();
    let answers = [
        ("Police area", "Kent\n"),
        ("Who issues the plan", "\n"),
        ("Name of whoever", "Jo Sample\n"),
        ("Day of the election", "2016-13-45\n"),
        ("such as 2024-05-02", "2016-05-05\n"),
    ];
    let Some((said, status)) = typed(&project, "new plan", &answers) else { return };
    assert_eq!(status, 0, "{said}");
    let plan = project.read("plan/plan.md");
    for line in ["area: Kent", "profile: england-pcc@2", "period: {from: 2017-04-01, to: 2021-03-31}", "Jo Sample"] {
        assert!(plan.contains(line), "{line}: {plan}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn who_has_said_all_is_asked_nothing() {
    let project = Project::new();
    let arguments = "new plan --area Kent --profile england-pcc --commissioner Sample --elected 2024-05-02";
    let Some((said, status)) = typed(&project, arguments, &[]) else { return };
    assert_eq!(status, 0, "{said}");
    assert!(!said.contains('?'), "{said}");
}
