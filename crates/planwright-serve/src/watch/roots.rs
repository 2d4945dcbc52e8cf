//! What is to be watched.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Folders and files that outputs are made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Roots {
    /// Folders, with all that is in them.
    pub(crate) folders: BTreeSet<PathBuf>,
    /// Single files, which are only looked at now and then.
    pub(crate) files: BTreeSet<PathBuf>,
}

impl Roots {
    /// Adds what stands around a plan: folders of themes as a theme is looked for, what the plan names by a path, and the
    /// files of the git repository that say which commit is the last.
    pub(crate) fn add_around(&mut self, plan: &Path, named: &[String]) {
        self.folders.insert(plan.to_owned());
        for name in named.iter().filter(|name| name.contains('/')) {
            let path = plan.join(name);
            let folder = if path.extension().is_some() { path.parent().map(Path::to_owned) } else { Some(path) };
            self.folders.extend(folder.filter(|folder| folder.is_dir()));
        }
        let whole = plan.canonicalize().unwrap_or_default();
        for above in whole.ancestors() {
            let git = above.join(".git");
            let themes = above.join("themes");
            if git.exists() {
                self.files.extend(["HEAD", "logs/HEAD"].map(|file| git.join(file)));
                break;
            }
            if above != whole && themes.is_dir() {
                self.folders.insert(themes);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_and_profiles_around_a_plan_are_watched_up_to_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        for path in ["themes", "work/.git", "work/themes/ours", "work/profiles", "work/plans/kent/themes"] {
            std::fs::create_dir_all(top.join(path)).unwrap();
        }
        let plan = top.join("work/plans/kent");
        let mut roots = Roots::default();
        roots.add_around(&plan, &["england-pcc".to_owned(), "../../profiles/ours.yaml".to_owned()]);
        let folders: Vec<PathBuf> = roots.folders.iter().map(|path| path.canonicalize().unwrap()).collect();
        assert_eq!(folders.len(), 2, "{folders:?}");
        assert!(folders.contains(&plan) && folders.contains(&top.join("work/profiles")), "{folders:?}");
        assert!(roots.files.contains(&top.join("work/.git/logs/HEAD")), "{:?}", roots.files);
    }
}
