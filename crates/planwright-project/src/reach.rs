//! How far away what a plan names may lie.
//!
//! A plan shares its profile and its theme with others, so these may lie outside its folder; but a plan that a stranger wrote
//! must not have any file of the computer opened and shown in a message.

use std::path::{Component, Path, PathBuf};

/// How many folders above its own a plan may name things in, where it is in no repository: `plans/kent` names
/// `profiles/ours.yaml` beside `plans`.
const ABOVE: usize = 2;

/// True where a file or folder lies where a plan in `folder` may name it: in its repository, and where it is in none in the
/// two folders above its own. Links are followed first, so that none leads out.
#[must_use]
pub fn is_within_reach(folder: &Path, wanted: &Path) -> bool {
    let Ok(home) = folder.canonicalize() else { return false };
    let top = top(&home);
    let wanted = home.join(wanted);
    match wanted.canonicalize() {
        Ok(there) => there.starts_with(&top),
        // What is not there is told as what is, so that nobody can ask which files there are.
        Err(_) => without_dots(&wanted).starts_with(&top),
    }
}

fn top(home: &Path) -> PathBuf {
    let repository = home.ancestors().find(|folder| folder.join(".git").exists());
    let above = || home.ancestors().take(ABOVE + 1).last().unwrap_or(home);
    repository.unwrap_or_else(above).to_owned()
}

/// A path without `.` and `..`.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether a plan in `a/b/plan` of a new folder, with a repository where one is named, reaches this.
    fn check(repository: Option<&str>, wanted: &str, expected: bool) {
        let root = tempfile::tempdir().unwrap();
        let plan = root.path().join("a/b/plan");
        std::fs::create_dir_all(&plan).unwrap();
        std::fs::write(root.path().join("secret.yaml"), "").unwrap();
        std::fs::write(root.path().join("a/ours.yaml"), "").unwrap();
        if let Some(repository) = repository {
            std::fs::create_dir_all(root.path().join(repository).join(".git")).unwrap();
        }
        #[cfg(unix)]
        for (to, link) in [("secret.yaml", "a/b/plan/link.yaml"), ("a", "a/up")] {
            std::os::unix::fs::symlink(root.path().join(to), root.path().join(link)).unwrap();
        }
        assert_eq!(is_within_reach(&plan, Path::new(wanted)), expected, "{wanted} in {repository:?}");
    }

    #[test]
    fn a_plan_reaches_its_repository() {
        check(Some("a"), "ours.yaml", true);
        check(Some("a"), "../../ours.yaml", true);
        check(Some("a/b"), "../../ours.yaml", false);
        check(Some("."), "../../../secret.yaml", true);
        check(Some("a"), "../../../secret.yaml", false);
        check(Some("a"), "/etc/hostname", false);
    }

    #[test]
    fn a_plan_without_one_reaches_two_folders_up() {
        check(None, "../../ours.yaml", true);
        check(None, "../../../secret.yaml", false);
        check(None, "../../../nothing.yaml", false);
    }

    #[cfg(unix)]
    #[test]
    fn links_do_not_lead_out() {
        check(Some("a"), "link.yaml", false);
        check(Some("."), "link.yaml", true);
        check(Some("a"), "../../up/../secret.yaml", false);
    }
}
