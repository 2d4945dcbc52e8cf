//! Disks that are full, small or read-only, and files that may not be opened or grow.

use super::place::{QUICK, on_a_disk, script};
use crate::harness::Project;

const BUILD: &str = "\"$PLANWRIGHT\" build plan --out out --only html,text -q";

/// What a script said on its lines that begin with `word`.
fn said<'a>(stdout: &'a str, word: &str) -> Vec<&'a str> {
    stdout.lines().filter_map(|line| line.strip_prefix(word)).collect()
}

#[test]
fn a_disk_that_fills_up_at_different_moments() {
    let project = Project::minimal();
    // The room that is left, in KiB: for nothing, for the licence of the fonts, for some fonts, for all but the pages.
    let text = format!(
        "{BUILD} && cp -r out/plan before && printf -- '---\\ntitle: More\\n---\\n\\nAnd more.\\n' >plan/8-more.md
        for room in 0 8 40 120 250 300; do
            dd if=/dev/zero of=out/filler bs=4k count=2000 2>/dev/null
            truncate -s -${{room}}k out/filler
            {BUILD} 2>&1 | tail -n 1
            diff -r before out/plan >/dev/null && echo same
            echo left $(ls -A out)
        done
        rm out/filler; {BUILD}; echo ended $?; echo left $(ls -A out); diff -r before out/plan >/dev/null || echo new"
    );
    let Some(run) = on_a_disk(&project, "size=1200k", &text) else { return };
    let told = said(&run.stdout, "planwright: `out/plan/");
    assert_eq!(told.len(), 6, "{run:?}");
    assert!(told.iter().all(|line| line.contains("the disk is full. What was there before is still there")), "{run:?}");
    assert_eq!(said(&run.stdout, "same").len(), 6, "{run:?}");
    assert_eq!(said(&run.stdout, "left "), [vec!["filler plan"; 6], vec!["plan"]].concat());
    assert_eq!(
        (said(&run.stdout, "ended ").as_slice(), said(&run.stdout, "new").len()),
        (["0"].as_slice(), 1),
        "{run:?}"
    );
}

#[test]
fn a_full_disk_ends_one_plan_and_no_other() {
    let project = Project::minimal();
    let minimal = project.path().join("plan");
    let project = project.copy(&minimal, "other");
    let text = format!("exec \"$PLANWRIGHT\" build plan other --out out {QUICK} -q --jobs 1");
    let Some(run) = on_a_disk(&project, "size=600k", &format!("({text}); code=$?; ls -A out; exit $code")) else {
        return;
    };
    run.fails_plainly(&["`out/other/", "the disk is full"]);
    assert_eq!(run.stdout, "index.html\nplan\n");
}

/// Runs a command on a full disk, on which there is a plan that is not laid out, and a report. It fails plainly, and all is
/// as it was.
#[track_caller]
fn on_a_full_disk(command: &str) {
    let project = Project::minimal().file("report.txt", "a report").file("document.md", "# A\n\n## B\n\nText.\n");
    let prepare = "cp -r plan report.txt out; printf '\\n\\nOne.  Two\\nthree.\\n\\n• One\\n• Two\\n' >>out/plan/7-grants.md; \
        dd if=/dev/zero of=out/filler bs=4k count=2000 2>/dev/null; cp -r out before 2>/dev/null";
    let text = format!("{prepare}; \"$PLANWRIGHT\" {command}; code=$?; diff -r before out && exit $code");
    let Some(run) = on_a_disk(&project, "size=400k", &text) else { return };
    assert_eq!(run.status, 2, "{command}: {run:?}");
    assert!(run.stderr.contains("the disk is full") && !run.stderr.contains("os error"), "{command}: {run:?}");
}

#[test]
fn what_authors_have_stays_where_a_disk_is_full() {
    for command in [
        "fmt out/plan",
        "check out/plan --fix -q",
        "check plan --format json --output out/report.txt",
        "diff plan out/plan --format json --out out/report.txt",
        "new out/fresh --area Exampleshire --elected 2024-05-02",
        "import document.md out/fresh",
    ] {
        on_a_full_disk(command);
    }
}

#[test]
fn a_disk_without_room_for_names() {
    let project = Project::minimal();
    let text = format!("{BUILD}; code=$?; ls -A out; exit $code");
    let Some(run) = on_a_disk(&project, "size=4m,nr_inodes=6", &text) else { return };
    run.fails_plainly(&["`out/plan/", "the disk is full"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_disk_that_is_read_only_is_read() {
    let project = Project::minimal();
    let text = format!(
        "cp -r plan out && mount -o remount,ro out && \"$PLANWRIGHT\" build out/plan --out elsewhere {QUICK} -q && \
        (\"$PLANWRIGHT\" check out/plan -q; for command in 'fmt out/plan' 'new out/x --area A --elected 2024-05-02' \
        'build out/plan --out out/dist -q' 'merge elsewhere --out out/m' 'check out/plan --output out/x'; \
        do \"$PLANWRIGHT\" $command; echo ended $?; done)"
    );
    // So that there is something to lay out.
    let project = project.file("plan/8-more.md", "---\ntitle: More\n---\n\nOne.  Two\nthree.\n");
    let Some(run) = on_a_disk(&project, "size=1m", &text) else { return };
    assert_eq!(said(&run.stdout, "ended "), ["2"; 5], "{run:?}");
    assert_eq!(run.stderr.matches("the disk is read-only").count(), 5, "{run:?}");
    assert!(project.read("elsewhere/plan/plan.txt").contains("One."));
}

#[test]
fn few_files_may_be_open() {
    for count in 4..9 {
        let project = Project::minimal();
        let run = script(&project, &format!("ulimit -n {count}; exec {BUILD}"));
        if run.stderr.contains("shared libraries") {
            continue;
        }
        if run.status != 0 {
            run.fails_plainly(&["too many files are open at once"]);
            assert!(!run.stderr.contains("planwright: `out/."), "what is hidden says nothing to anybody: {run:?}");
            assert!(project.names("out").is_empty());
        }
        project.build(&format!("plan --out out {QUICK}"));
    }
}

#[test]
fn a_file_that_may_not_grow_ends_the_run_and_not_the_next() {
    let project = Project::minimal();
    let run = script(&project, &format!("ulimit -f 16; {BUILD}; true"));
    assert_eq!(run.status, 0, "{run:?}");
    project.build(&format!("plan --out out {QUICK}"));
    assert!(project.names("out").iter().all(|name| name.starts_with("plan/")), "{:?}", project.names("out"));
}
