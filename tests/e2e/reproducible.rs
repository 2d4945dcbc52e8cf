//! The same sources give the same bytes: in another folder, another time zone, with more threads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::harness::{Project, Run, repository};

/// Every plan of the repository, in every theme: a folder's name and its place.
fn plans() -> Vec<(String, PathBuf)> {
    let mut folders: Vec<PathBuf> = within(&repository().join("plans"));
    folders.extend(within(&repository().join("tests/golden")));
    let plans = folders.into_iter().filter(|folder| folder.join("plan.md").is_file());
    plans.map(|folder| (folder.file_name().expect("a name").to_string_lossy().into_owned(), folder)).collect()
}

/// The themes beside the default one that come with the repository.
fn themes() -> Vec<PathBuf> {
    let themes = within(&repository().join("themes"));
    themes.into_iter().filter(|theme| theme.join("theme.yaml").is_file() && !theme.ends_with("default")).collect()
}

fn within(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// How a build may differ without its outputs doing so.
struct Way {
    zone: &'static str,
    locale: &'static str,
    jobs: u32,
    folder: &'static str,
}

/// Builds the plans, and gives everything that was written.
fn build(plans: &[(String, PathBuf)], theme: Option<&Path>, way: &Way) -> BTreeMap<String, Vec<u8>> {
    let mut project = Project::new();
    for (name, from) in plans {
        project = project.copy(from, &format!("{}/{name}", way.folder));
    }
    let mut command = project.command(&format!("build {} --out out --jobs {}", way.folder, way.jobs));
    if let Some(theme) = theme {
        command.arg("--theme").arg(theme);
    }
    command.env("TZ", way.zone).env("LC_ALL", way.locale).env("LANG", way.locale);
    let run = Run::of(command);
    assert_eq!(run.status, 0, "{}", run.stderr);
    project.files("out")
}

#[test]
fn in_another_folder_time_zone_locale_and_number_of_threads() {
    let plans = plans();
    for theme in std::iter::once(None).chain(themes().iter().map(|theme| Some(theme.as_path()))) {
        let first = Way { zone: "Pacific/Kiritimati", locale: "C", jobs: 1, folder: "plans" };
        let second = Way { zone: "America/Anchorage", locale: "cy_GB.UTF-8", jobs: 2, folder: "some/where/else" };
        let (first, second) = (build(&plans, theme, &first), build(&plans, theme, &second));
        assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
        assert!(first.contains_key("kitchen-sink/plan.pdf") && first.contains_key("index.html"), "{:?}", first.keys());
        for (path, bytes) in &first {
            assert!(*bytes == second[path], "{path} is not the same in {theme:?}");
        }
    }
}

#[test]
fn no_output_tells_where_it_was_made() {
    let project = Project::minimal();
    project.build("plan --out out --only html,page,index,text,json,pdf,docx");
    let folder = project.path().to_string_lossy().into_owned();
    for (path, bytes) in project.files("out") {
        let found = bytes.windows(folder.len()).any(|window| window == folder.as_bytes());
        assert!(!found, "{path} names {folder}");
    }
}
