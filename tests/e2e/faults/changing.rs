//! Sources that change while they are being read.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use super::place::{Moments, QUICK};
use crate::harness::Project;

/// Does something to a section of a plan at some moment of a build. The build ends in order, and after the section is as it
/// was, the next one gives what was there in the beginning.
fn check(times: usize, act: impl Fn(&Path)) {
    let mut moments = Moments::new();
    let seed = moments.seed;
    let command = format!("build plan --out out {QUICK} -q");
    let project = Project::minimal();
    project.build(&command[6..]);
    let good = project.files("out");
    let section = project.path().join("plan/2-safer-streets.md");
    let text = std::fs::read(&section).expect("a section");
    for time in 0..times {
        // So that there is something to build.
        project.write("plan/8-edition.md", format!("---\ntitle: Edition\n---\n\nThis is edition {time}.\n"));
        let mut child = project.command(&command);
        let child = child.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        std::thread::sleep(Duration::from_secs_f64(moments.next() * 0.02));
        act(&section);
        let ended = child.wait_with_output().expect("it ends");
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(matches!(ended.status.code(), Some(0..=2)), "seed {seed}, moment {time}: {ended:?}");
        assert!(!said.contains("panicked") && !said.contains("os error"), "seed {seed}, moment {time}: {said}");
        if section.is_dir() {
            std::fs::remove_dir_all(&section).expect("it goes");
        }
        std::fs::write(&section, &text).expect("a section");
        std::fs::remove_file(project.path().join("plan/8-edition.md")).expect("an edition");
        project.build(&command[6..]);
        assert!(project.files("out") == good, "seed {seed}, moment {time}");
    }
}

#[test]
fn a_section_is_changed() {
    check(12, |section| std::fs::write(section, "---\ntitle: Another\n---\n\nAnother text.\n").expect("a section"));
}

#[test]
fn a_section_is_saved_as_editors_do() {
    check(12, |section| {
        let beside = section.with_file_name("4913");
        std::fs::write(&beside, "---\ntitle: Another\n---\n\nAnother text.\n").expect("a file");
        std::fs::rename(beside, section).expect("a section");
    });
}

#[test]
fn a_section_is_removed() {
    check(12, |section| std::fs::remove_file(section).expect("a section"));
}

#[test]
fn a_section_becomes_a_folder() {
    check(12, |section| {
        std::fs::remove_file(section).expect("a section");
        std::fs::create_dir(section).expect("a folder");
    });
}

#[cfg(unix)]
#[test]
fn a_section_is_taken_from_the_reader() {
    use std::os::unix::fs::PermissionsExt;
    let rights =
        |section: &Path, mode| std::fs::set_permissions(section, PermissionsExt::from_mode(mode)).expect("rights");
    check(12, |section| {
        rights(section, 0);
        std::thread::sleep(Duration::from_millis(2));
        rights(section, 0o644);
    });
}

#[test]
fn the_whole_plan_goes() {
    for time in 0..10 {
        let project = Project::minimal();
        let mut command = project.command(&format!("build plan --out out {QUICK} -q"));
        let child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it starts");
        std::thread::sleep(Duration::from_millis(time));
        std::fs::remove_dir_all(project.path().join("plan")).expect("it goes");
        let ended = child.wait_with_output().expect("it ends");
        assert!(matches!(ended.status.code(), Some(0..=2)), "{ended:?}");
        assert!(!String::from_utf8_lossy(&ended.stderr).contains("panicked"), "{ended:?}");
    }
}
