//! What is said where a version cannot be read.

use crate::git::{Git, read};

fn office() -> Option<Git> {
    let git = Git::new()?;
    git.commit(&[("plans/kent/plan.md", "one"), ("plans/avon/plan.md", "one"), ("notes/a.md", "x")]);
    git.run(&["tag", "v2026-02"]);
    Some(git)
}

#[test]
fn names_that_lead_nowhere() {
    let Some(git) = office() else { return };
    git.refused(
        "",
        "v2026-03:plans/kent",
        "`v2026-03` is no branch, tag or commit of this repository. Did you mean `v2026-02`?",
    );
    git.refused(
        "",
        "elsewhere:plans/kent",
        "`elsewhere` is no branch, tag or commit of this repository. It has `main` and `v2026-02`",
    );
    git.refused("", ":plans/kent", "`:plans/kent` names no revision before the colon. Write one: `HEAD:plans/kent` is the version that was committed last");
    git.refused("", "main..HEAD:plans/kent", "this names several commits, where one is needed. Give the older and the newer version one after the other: `v1:plans/kent HEAD:plans/kent`");
    git.refused("", "main@{5}:plans/kent", "this copy's record of where `main` was does not go back that far. Such a record (`git reflog`) is made by each copy for itself, since it was cloned. Name a tag or a commit instead: `git log` lists them");
    git.refused("", "main@{2019-01-01}:plans/kent", "this copy's record of where `main` was does not go back that far. Such a record (`git reflog`) is made by each copy for itself, since it was cloned. Name a tag or a commit instead: `git log` lists them");
    let e = git.read("", "HEAD~1:plans/kent").unwrap_err().to_string();
    assert!(e.starts_with("the history begins with `") && e.ends_with("`: there is no earlier version"), "{e}");
    let tree = git.run(&["rev-parse", "HEAD^{tree}"]);
    let e = git.read("", &format!("{}:plans/kent", tree.trim())).unwrap_err().to_string();
    assert!(e.contains("is not a commit, but a folder or a file"), "{e}");
}

#[test]
fn paths_that_lead_nowhere() {
    let Some(git) = office() else { return };
    let e = git.refused(
        "",
        "main:plans/essex",
        "there is no folder `plans/essex` at `main`. Plans were in `main:plans/avon` and `main:plans/kent`",
    );
    assert!(e.no_plan);
    git.refused(
        "plans",
        "main:essex",
        "there is no folder `plans/essex` at `main`. Plans were in `main:avon` and `main:kent`",
    );
    git.refused("", "main:notes", "there is no plan in `notes` at `main`: it has no `plan.md`. Plans were in `main:plans/avon` and `main:plans/kent`");
    git.refused(
        "",
        "main:notes/a.md",
        "`notes/a.md` is a file at `main`: give the folder of the plan, the one that holds `plan.md`",
    );
    git.refused(
        "",
        "main:plans",
        "there are several plans in `main:plans`. Give the folder of one: `main:plans/avon` and `main:plans/kent`",
    );
    git.refused(
        "",
        "main:../x",
        "`../x` leads out of the repository. The path behind the colon is seen from the folder that you are in",
    );
    git.refused("", "main", "there is no file or folder `main`. If you mean the revision, write `main:` and the plan's folder: `main:plans/kent`, or `main:` for the folder that you are in");
    git.refused("", "plans/essex", "there is no file or folder `plans/essex`. Write a folder, or a revision and a folder with a colon between them: `v1:plans/kent`");
    git.refused(
        "",
        "plans",
        "there are several plans in `plans`. Give the folder of one: `plans/avon` and `plans/kent`",
    );
    git.refused(
        "",
        "notes",
        "there is no plan in `notes`: it has no `plan.md`. Give the folder of the plan, the one that holds `plan.md`",
    );
}

#[test]
fn repositories_that_cannot_be_read() {
    let Some(git) = Git::new() else { return };
    git.refused("", "HEAD:plan", "this repository has no commit yet, so there is no earlier version");
    let outside = git.beside("outside");
    std::fs::create_dir(&outside).unwrap();
    let e = read(&outside, "HEAD:plan").unwrap_err().to_string();
    assert!(e.starts_with("there is no git repository around `"), "{e}");
    std::fs::create_dir(outside.join(".git")).unwrap();
    let e = read(&outside, "HEAD:plan").unwrap_err().to_string();
    assert!(e.starts_with("the git repository in `") && e.contains("could not be read"), "{e}");
    git.commit(&[("plan/plan.md", "one")]);
    let blob = git.run(&["rev-parse", "HEAD:plan/plan.md"]);
    let object = git.path(&format!(".git/objects/{}/{}", &blob[..2], blob[2..].trim()));
    std::fs::remove_file(&object).unwrap();
    let e = git.read("", "HEAD:plan").unwrap_err().to_string();
    assert!(e.contains("is not in this copy of the repository. `git fsck` tells"), "{e}");
    std::fs::write(&object, "not an object").unwrap();
    let e = git.read("", "HEAD:plan").unwrap_err().to_string();
    assert!(e.contains("could not be read"), "{e}");
    std::fs::write(git.path(".git/config"), "[extensions]\nobjectFormat = sha3\n").unwrap();
    git.refused("", "HEAD:plan", "this repository names its objects by `sha3`, which Planwright does not know");
    std::fs::write(git.path(".git/config"), "[extensions]\nrefStorage = reftable\n").unwrap();
    git.refused("", "HEAD:plan", "this repository keeps its branches and tags as `reftable`, which Planwright cannot read. `git refs migrate --ref-format=files` keeps them as files again");
}
