//! A build that was given an earlier version.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use planwright_build::{Earlier, Ended, Error, Only, Options, Outcome, Output, Progress};
use planwright_project::{Content, Tree};

use crate::pair::{Files, edited, files};

struct Silent;

impl Progress for Silent {
    fn begin(&self, _: &str) {}
    fn end(&self, _: &str, _: &Result<Ended, Error>) {}
}

const PAPER: &str = "---\nto: The panel\nfrom: The office\ndate: 2026-03-01\nsubject: The plan\nsummary: What changed.\n---\n\n```insert\nchanges\n```\n";

fn put(folder: &Path, files: &Files) {
    for (path, content) in files {
        let Content::Bytes(bytes) = content else { panic!("{path} is too large") };
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
}

fn options(out: PathBuf, earlier: BTreeMap<PathBuf, Earlier>) -> Options {
    Options {
        out,
        only: Only::These([Output::Html, Output::Papers].into()),
        theme: None,
        limit: Duration::from_secs(120),
        memory: planwright_build::memory::MOST,
        shard: None,
        draft: true,
        jobs: 1,
        deny_warnings: false,
        retell: false,
        unread: 0,
        status: None,
        as_at: None,
        date: None,
        earlier,
    }
}

fn build(plan: &Path, out: &Path, earlier: Option<&Files>) -> Outcome {
    let earlier = earlier.map(|files| {
        let tree = Arc::new(Tree { files: files.clone(), ..Tree::default() });
        (plan.to_owned(), Earlier { tree, path: "before:plan".to_owned() })
    });
    let options = options(out.to_owned(), earlier.into_iter().collect());
    let mut built = planwright_build::build(&[plan.to_owned()], &options, &Silent, |built| built).unwrap();
    built.remove(0).unwrap().outcome().clone()
}

#[test]
fn a_build_tells_what_changed_where_it_is_given_an_earlier_version() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, out) = (folder.path().join("plan"), folder.path().join("out"));
    let mut old = files("tests/diff/base");
    old.insert("papers/panel.md".to_owned(), Content::Bytes(PAPER.as_bytes().into()));
    let new = edited(&old, &[("3-account.md", "a week before", "three days before")]);
    put(&plan, &new);
    let read = |path: &str| std::fs::read_to_string(out.join("plan").join(path)).unwrap_or_default();

    assert!(matches!(build(&plan, &out, None), Outcome::Written(_)));
    assert!(read("papers/panel.html").contains("There is no earlier version of the plan to compare this one with."));
    assert_eq!(read("changes.html"), "");

    // What it is compared with is among what the outputs are made from.
    assert!(matches!(build(&plan, &out, Some(&old)), Outcome::Written(_)));
    assert!(read("changes.html").contains("three days") && read("index.html").contains("href=\"changes.html\""));
    assert!(read("papers/panel.html").contains("published three days before"));
    assert_eq!(build(&plan, &out, Some(&old)), Outcome::Unchanged);
    assert!(matches!(build(&plan, &out, Some(&new)), Outcome::Written(_)));
}

#[test]
fn an_earlier_version_that_is_no_plan_stops_the_build() {
    let folder = tempfile::tempdir().unwrap();
    let (plan, out) = (folder.path().join("plan"), folder.path().join("out"));
    put(&plan, &files("tests/diff/base"));
    let earlier = Earlier { tree: Arc::new(Tree::default()), path: "v1:plan".to_owned() };
    let options = options(out, [(plan.clone(), earlier)].into());
    let mut built = planwright_build::build(&[plan], &options, &Silent, |built| built).unwrap();
    let error = built.remove(0).unwrap_err().to_string();
    assert!(error.starts_with("`v1:plan` cannot be compared with: "), "{error}");
}
