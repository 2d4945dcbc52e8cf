//! What cannot be read or written ends in a plain message and exit status 2, never in a panic or
//! in half a folder.

use crate::harness::Project;

const BUILD: &str = "build plan --out out --only text,html";

/// True where nothing of an unfinished build was left, hidden or not.
fn is_clean(project: &Project, folder: &str) -> bool {
    project.names(folder).is_empty()
}

#[test]
fn a_path_that_is_not_there() {
    let project = Project::minimal();
    for command in ["check", "build"] {
        project.run(&format!("{command} nowhere")).fails_plainly(&["there is no file or folder `nowhere`"]);
        project.run(&format!("{command} plan nowhere/plan.md")).fails_plainly(&["`nowhere/plan.md`"]);
    }
    assert!(is_clean(&project, "dist"));
}

#[test]
fn a_path_that_is_another_file() {
    let project = Project::minimal();
    project.run("check plan/7-grants.md").fails_plainly(&["`plan/7-grants.md` is a file", "plan.md"]);
    assert_eq!(project.run("check plan/plan.md").status, 0);
}

#[test]
fn a_path_below_a_file() {
    let project = Project::minimal();
    project
        .run("check plan/plan.md/deeper")
        .fails_plainly(&["`plan/plan.md/deeper` could not be read", "a file stands where a folder should"]);
}

#[test]
fn a_file_in_the_way_of_the_outputs() {
    let project = Project::minimal().file("out", "a file");
    project.run(BUILD).fails_plainly(&["`out", "a file of that name is in the way"]);
    assert_eq!(project.read("out"), "a file");
    let project = Project::minimal().file("out/plan", "a file");
    project.run(BUILD).fails_plainly(&["`out/plan`", "no build of Planwright made it"]);
    assert_eq!(project.read("out/plan"), "a file");
}

#[test]
fn findings_that_cannot_be_written_to_a_file() {
    let project = Project::minimal();
    project
        .run("check plan --output nowhere/findings.json")
        .fails_plainly(&["`nowhere/findings.json` could not be written", "there is no such file or folder"]);
    project.run("check plan --output plan").fails_plainly(&["`plan` could not be written", "it is a folder"]);
    let before = project.read("plan/plan.md");
    for (plan, file) in [("plan", "plan/plan.md"), (".", "./plan/../plan/plan.md")] {
        project.run(&format!("check {plan} --output {file}")).fails_plainly(&[file, "is a file of the plan"]);
    }
    assert_eq!(project.read("plan/plan.md"), before);
    for _ in 0..2 {
        assert_eq!(project.run("check plan --output plan/findings.json --format json").status, 0);
    }
}

#[test]
fn a_theme_that_is_not_there() {
    let project = Project::minimal();
    let run = project.run("build plan --out out --only html --theme defualt");
    assert_eq!(run.status, 1, "{}", run.stderr);
    assert!(run.stderr.contains("defualt") && run.stderr.contains("`default`"), "{}", run.stderr);
    let is_blamed = |said: &str| said.contains("--> command line:1:9") && !said.contains("plan.md:1:1");
    assert!(is_blamed(&run.stderr), "{}", run.stderr);
    let run = project.run("build plan --out out --only html --theme no/such");
    assert!(is_blamed(&run.stderr) && run.stderr.contains("there is no folder `no/such`"), "{}", run.stderr);
    let project = project.replace("plan/plan.md", "status:", "theme: defualt\nstatus:");
    for arguments in ["", "--draft"] {
        let run = project.run(&format!("build plan --out out --only html {arguments}"));
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.stderr.contains("plan/plan.md:6:8"), "{}", run.stderr);
    }
    assert!(is_clean(&project, "out"));
}

/// Places of other systems' own.
#[cfg(target_os = "linux")]
mod linux {
    use super::*;
    use crate::faults::{on_a_disk, script};

    #[test]
    fn a_name_that_is_not_unicode() {
        use std::os::unix::ffi::OsStrExt;
        let project = Project::minimal();
        let name = std::ffi::OsStr::from_bytes(b"8-caf\xe9.md");
        std::fs::write(project.path().join("plan").join(name), "---\ntitle: Cafe\n---\n").expect("a file");
        project.run("check plan").fails_plainly(&["is not Unicode"]);
        project.run(BUILD).fails_plainly(&["is not Unicode"]);
        assert!(is_clean(&project, "out"));
    }

    #[test]
    fn links_that_go_round_in_a_circle_or_lead_out() {
        let project = Project::minimal().file("secret.md", "---\ntitle: Secret\n---\n\nNobody is to read this.\n");
        let link = |from: &str, to: &str| std::os::unix::fs::symlink(to, project.path().join(from)).expect("a link");
        link("plan/round", ".");
        link("plan/_nowhere.md", "nowhere.md");
        link("round", ".");
        project.build("plan --out out --only text");
        assert_eq!(project.run("check .").status, 0);
        link("plan/8-secret.md", "../secret.md");
        link("elsewhere", "plan");
        let run = project.run("check . --format json");
        assert!(run.status == 1 && !run.stdout.contains("Nobody is to read this"), "{}", run.stdout);
        let said = project.run("check .").stdout;
        let leads_out = "error[source/leads-out]: `8-secret.md` is a link that leads out of the plan's folder";
        assert!(said.contains(leads_out) && said.contains("plan/8-secret.md:1:1"), "{said}");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_told_where_a_plan_would_read_it() {
        let project = Project::minimal();
        let link = |from: &str, to: &str| std::os::unix::fs::symlink(to, project.path().join(from)).expect("a link");
        for name in ["_aside.md", ".#2-safer-streets.md", "notes.txt"] {
            link(&format!("plan/{name}"), "nowhere");
        }
        assert_eq!(project.run("check plan").status, 0);
        link("plan/8-more.md", "../more/8-more.md");
        link("plan/9-itself.md", "9-itself.md");
        let run = project.run("check plan --format json");
        let told = |name: &str| format!("`{name}` is a link to what is not there, and nothing of it is in the plan");
        assert!(run.status == 1 && run.stdout.matches("source/leads-out").count() == 2, "{}", run.stdout);
        assert!(run.stdout.contains(&told("8-more.md")) && run.stdout.contains(&told("9-itself.md")), "{}", run.stdout);
    }

    #[test]
    fn a_picture_that_is_a_link_to_elsewhere_is_told_as_one() {
        let project = Project::minimal()
            .file("map.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")
            .replace("plan/1-introduction.md", "\n---\n\n", "\n---\n\n![The area](map.svg \"The area\")\n\n");
        std::os::unix::fs::symlink("../map.svg", project.path().join("plan/map.svg")).expect("a link");
        let said = project.run("check plan").stdout;
        assert!(said.contains("`map.svg` is a link that leads out of the plan's folder"), "{said}");
        assert!(!said.contains("there is no picture"), "{said}");
    }

    #[test]
    fn a_linked_folder_of_a_plan_is_named_where_no_plan_is_found() {
        let project = Project::minimal();
        std::fs::create_dir(project.path().join("ours")).expect("a folder");
        std::os::unix::fs::symlink("../plan", project.path().join("ours/kent")).expect("a link");
        let said = project.run("check ours").stdout;
        assert!(said.contains("`ours/kent` is a link to a plan's folder"), "{said}");
        assert_eq!(project.run("check ours/kent").status, 0);
    }

    #[test]
    fn a_system_folder() {
        let project = Project::minimal();
        project
            .run("build plan --out /proc/planwright --only text")
            .fails_plainly(&["`/proc/planwright`", "no folder can be made there"]);
    }

    #[test]
    fn a_folder_that_one_may_not_write_to() {
        use std::os::unix::fs::PermissionsExt;
        let project = Project::minimal();
        let out = project.path().join("out");
        std::fs::create_dir(&out).expect("a folder");
        std::fs::set_permissions(&out, std::fs::Permissions::from_mode(0o555)).expect("permissions");
        if std::fs::write(out.join("probe"), "").is_ok() {
            println!("skipped: this user may write everywhere");
            return;
        }
        project.run(BUILD).fails_plainly(&["`out/plan", "you are not allowed to"]);
        assert!(is_clean(&project, "out"));
    }

    #[test]
    fn a_disk_that_is_read_only() {
        let project = Project::minimal();
        let Some(run) = on_a_disk(&project, "ro,size=1m", &format!("\"$PLANWRIGHT\" {BUILD}")) else { return };
        run.fails_plainly(&["`out/plan", "the disk is read-only", "What was there before is still there"]);
    }

    #[test]
    fn a_disk_that_is_full() {
        let project = Project::minimal();
        let first = format!("\"$PLANWRIGHT\" {BUILD}; cp -r out/plan before");
        // Another edition needs room for both, so the first one stays.
        let second = "sed -i 's/two grants/both grants/' plan/7-grants.md; dd if=/dev/zero of=out/filler bs=1k count=4000 2>/dev/null";
        let third = format!("\"$PLANWRIGHT\" {BUILD}; code=$?; ls -A out >left; diff -r before out/plan && exit $code");
        let Some(run) = on_a_disk(&project, "size=1m", &format!("{first}; {second}; {third}")) else { return };
        run.fails_plainly(&["`out/plan/", "the disk is full", "What was there before is still there"]);
        assert_eq!(project.read("left"), "filler\nplan\n");
    }

    #[test]
    fn a_file_that_may_not_grow() {
        let project = Project::minimal();
        let run = script(&project, &format!("trap '' XFSZ; ulimit -f 8; exec \"$PLANWRIGHT\" {BUILD}"));
        run.fails_plainly(&["`out/plan/", "it is larger than a file may be there"]);
        assert!(is_clean(&project, "out"), "{:?}", project.names("out"));
    }

    #[test]
    fn a_full_disk_behind_the_findings() {
        let project = Project::minimal().replace("plan/plan.md", "period:", "perod:");
        script(&project, "exec \"$PLANWRIGHT\" check plan >/dev/full").fails_plainly(&["the disk is full"]);
        script(&project, "exec \"$PLANWRIGHT\" check plan --output /dev/full").fails_plainly(&["the disk is full"]);
    }
}
