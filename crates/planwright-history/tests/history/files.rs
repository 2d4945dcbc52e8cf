//! Which files of a revision a plan has.

use std::fs;

use planwright_core::Sources;
use planwright_project::{Options, Tree, load};

use crate::git::{Git, told};

/// The plan in `plan` is the same on disk and in `HEAD`.
#[track_caller]
fn same(git: &Git) -> Vec<String> {
    let disk = git.read("", "plan").unwrap();
    let head = git.read("", "HEAD:plan").unwrap();
    assert_eq!(told(&disk), told(&head));
    assert_eq!(disk.tree.cut, head.tree.cut);
    assert_eq!(disk.tree.links, head.tree.links);
    told(&head)
}

#[test]
fn the_same_files_as_on_disk() {
    let Some(git) = Git::new() else { return };
    git.commit(&[
        ("plan/plan.md", "a"),
        ("plan/README.md", ""),
        ("plan/_old/b.md", ""),
        ("plan/.hidden", ""),
        ("plan/01-x.y/index.md", "b"),
        ("plan/01-x/index.md", "c"),
        ("plan/figures/été £.svg", "d"),
        ("plan/dist/e.md", ""),
    ]);
    assert_eq!(same(&git), ["01-x.y/index.md: b", "01-x/index.md: c", "figures/été £.svg: d", "plan.md: a"]);
}

#[test]
fn too_much_is_left_out_as_on_disk() {
    let Some(git) = Git::new() else { return };
    let large = "x".repeat((4 << 20) + 1);
    git.commit(&[("plan/plan.md", "a"), ("plan/01-a.md", &large)]);
    git.run(&["gc", "--quiet"]);
    assert_eq!(same(&git), ["01-a.md: 4194305 bytes", "plan.md: a"]);
    let many: Vec<String> = (0..2000).map(|n| format!("plan/00-a/{n}.md")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|path| (path.as_str(), "")).collect();
    git.commit(&many);
    assert_eq!(same(&git).len(), 2000);
    assert!(git.read("", "HEAD:plan").unwrap().tree.cut);
}

#[cfg(unix)]
#[test]
fn links_stay_inside_the_plan() {
    let Some(git) = Git::new() else { return };
    git.write("secret.md", "secret");
    git.write("plan/plan.md", "a");
    git.write("plan/figures/a.svg", "b");
    let outside = git.path("secret.md");
    for (target, link) in [
        ("plan.md", "01-file.md"),
        ("figures", "pictures"),
        ("pictures/../figures/a.svg", "02-through.svg"),
        ("01-file.md", "03-twice.md"),
        ("../secret.md", "04-out.md"),
        ("..", "out"),
        (".", "loop"),
        ("nowhere", "05-dangling.md"),
        ("06-self.md", "06-self.md"),
        ("../plan/plan.md", "08-round.md"),
        ("../../office/secret.md", "09-above.md"),
        ("/nowhere/at/all.csv", "10-absolute.csv"),
        ("/", "figures/root"),
        (outside.to_str().unwrap(), "07-absolute.md"),
    ] {
        std::os::unix::fs::symlink(target, git.path("plan").join(link)).unwrap();
    }
    std::os::unix::fs::symlink("../../plan", git.path("plan/figures/up")).unwrap();
    git.commit(&[]);
    let expected = [
        "01-file.md: a",
        "02-through.svg: b",
        "03-twice.md: a",
        "08-round.md: a",
        "figures/a.svg: b",
        "pictures/a.svg: b",
        "plan.md: a",
    ];
    assert_eq!(same(&git), expected);
    let links = git.read("", "HEAD:plan").unwrap().tree.links;
    assert_eq!(links.get("04-out.md"), Some(&planwright_project::Leads::OutToFile));
    assert_eq!(links.get("out"), Some(&planwright_project::Leads::OutToFolder));
    assert_eq!(links.get("05-dangling.md"), Some(&planwright_project::Leads::Nowhere));
}

#[test]
fn no_filter_runs_and_line_ends_stay() {
    let Some(git) = Git::new() else { return };
    git.run(&["config", "core.autocrlf", "true"]);
    git.run(&["config", "filter.loud.smudge", "touch ../ran; cat"]);
    git.write(".gitattributes", "*.svg filter=loud\n");
    git.commit(&[("plan/plan.md", "a\r\nb\r\n"), ("plan/figures/a.svg", "c")]);
    git.check("", "HEAD:plan", &["figures/a.svg: c", "plan.md: a\nb"]);
    git.check("", "plan", &["figures/a.svg: c", "plan.md: a\r\nb"]);
    assert!(!git.beside("ran").exists());
}

#[test]
fn profiles_beside_the_plan_are_those_of_the_revision() {
    let Some(git) = Git::new() else { return };
    let plan = "---\ntitle: A safer county\narea: Exampleshire\nprofile: ../profiles/ours.yaml\nperiod: {from: 2025-04-01, to: 2029-03-31}\nstatus: draft\n---\n";
    let ours = "id: ours\nversion: 4\ntitle: Less to ask\nbasis: The same Act\nextends: england-pcc@1\n";
    git.commit(&[("plans/a/plan.md", plan), ("plans/profiles/ours.yaml", ours)]);
    git.commit(&[("plans/profiles/ours.yaml", &ours.replace("version: 4", "version: 5"))]);
    fs::remove_dir_all(git.path("plans")).unwrap();
    for (rev, name) in [("HEAD~1", "ours@4"), ("HEAD", "ours@5")] {
        let standing = git.read("", &format!("{rev}:plans/a")).unwrap();
        let mut sources = Sources::default();
        let checked = load(&standing.tree, &standing.path, &standing.name, &Options::default(), &mut sources);
        assert_eq!(checked.profile.name().to_string(), name);
    }
    let alone = Tree { files: git.read("", "HEAD:plans/a").unwrap().tree.files, ..Tree::default() };
    let checked = load(&alone, "a", "a", &Options::default(), &mut Sources::default());
    assert_eq!(checked.profile.name().to_string(), "none@0");
}

#[test]
fn files_kept_by_lfs() {
    let Some(git) = Git::new() else { return };
    let kept = "a".repeat(64);
    let pointer = |id: &str| format!("version https://git-lfs.github.com/spec/v1\noid sha256:{id}\nsize 7\n");
    git.commit(&[
        ("plan/plan.md", "a"),
        ("plan/figures/here.png", &pointer(&kept)),
        ("plan/figures/away.png", &pointer(&"b".repeat(64))),
    ]);
    git.write(&format!(".git/lfs/objects/aa/aa/{kept}"), "picture");
    let standing = git.check("", "HEAD:plan", &["figures/here.png: picture", "plan.md: a"]);
    assert_eq!(
        standing.notes,
        [
            "`figures/away.png` is kept by Git LFS and is not in this copy of the repository, so it was left out; `git lfs fetch --all` fetches it"
        ]
    );
}

#[test]
fn submodules_are_left_out_and_told() {
    let Some(git) = Git::new() else { return };
    git.commit(&[("plan/plan.md", "a")]);
    let id = git.run(&["rev-parse", "HEAD"]);
    git.run(&["update-index", "--add", "--cacheinfo", &format!("160000,{},plan/figures", id.trim())]);
    git.run(&["commit", "--quiet", "--message=A submodule"]);
    let standing = git.check("", "HEAD:plan", &["plan.md: a"]);
    assert_eq!(standing.notes, ["`figures` is a submodule: its files are in another repository, and were left out"]);
}
