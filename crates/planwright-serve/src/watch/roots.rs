//! What is to be watched.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use planwright_history::{Here, heads};
use planwright_view::theme;

/// Folders and files that outputs are made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Roots {
    /// Folders, with all that is in them but what plans pass over.
    pub(crate) folders: BTreeSet<PathBuf>,
    /// Folders of themes, with all that is in them but what is hidden: a theme may call its files as it likes.
    pub(crate) themes: BTreeSet<PathBuf>,
    /// Single files, which are only looked at now and then.
    pub(crate) files: BTreeSet<PathBuf>,
}

impl Roots {
    /// Adds what stands around a plan: folders of themes as a theme is looked for, what the plan names by a path, and the
    /// files of the git repository that say which commit is the last.
    pub(crate) fn add_around(&mut self, plan: &Path, named: &[String], here: &Here) {
        self.folders.insert(plan.to_owned());
        for name in named.iter().filter(|name| name.contains('/')) {
            // A theme is a folder, and a profile a file.
            let path = plan.join(name);
            if path.is_dir() {
                self.themes.insert(path);
            } else {
                self.folders.extend(path.parent().filter(|folder| folder.is_dir()).map(Path::to_owned));
            }
        }
        self.themes.extend(theme::upwards(plan).filter(|themes| themes.is_dir()));
        self.files.extend(heads(plan, here));
    }

    /// All folders.
    pub(crate) fn all(&self) -> impl Iterator<Item = &PathBuf> {
        self.folders.iter().chain(&self.themes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_and_profiles_around_a_plan_are_watched_up_to_the_repository() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        for path in ["themes", "work/themes/ours", "work/plans/themes", "work/plans/kent/themes"] {
            std::fs::create_dir_all(top.join(path)).unwrap();
        }
        write(&top.join("work/profiles/ours.yaml"));
        repository(&top.join("work/.git"));
        let plan = top.join("work/plans/kent");
        let mut roots = Roots::default();
        roots.add_around(&plan, &["england-pcc".to_owned(), "../../profiles/ours.yaml".to_owned()], &Here::at("."));
        let real = |paths: &BTreeSet<PathBuf>| -> Vec<PathBuf> {
            paths.iter().map(|path| path.canonicalize().unwrap()).collect()
        };
        assert_eq!(real(&roots.folders), [plan, top.join("work/profiles")]);
        // The repository's own are looked in, and none above it.
        assert_eq!(real(&roots.themes), [top.join("work/plans/themes"), top.join("work/themes")]);
        assert_eq!(Vec::from_iter(roots.files), ["HEAD", "logs/HEAD"].map(|file| top.join("work/.git").join(file)));
    }

    #[test]
    fn commits_in_another_work_tree_of_a_repository_are_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        let own = top.join("work/.git/worktrees/spring");
        repository(&top.join("work/.git"));
        for (path, text) in [
            ("work/.git/worktrees/spring/HEAD", "ref: refs/heads/spring\n".to_owned()),
            ("work/.git/worktrees/spring/commondir", "../..\n".to_owned()),
            ("work/.git/worktrees/spring/gitdir", format!("{}\n", top.join("spring/.git").display())),
            ("spring/.git", format!("gitdir: {}\n", own.display())),
        ] {
            std::fs::create_dir_all(top.join(path).parent().unwrap()).unwrap();
            std::fs::write(top.join(path), text).unwrap();
        }
        let plan = top.join("spring/plans/kent");
        std::fs::create_dir_all(&plan).unwrap();
        let mut roots = Roots::default();
        roots.add_around(&plan, &[], &Here::at("."));
        let files: Vec<PathBuf> = roots.files.iter().map(|file| file.parent().unwrap().to_owned()).collect();
        assert!(files.contains(&own) && files.contains(&own.join("logs")), "{:?}", roots.files);
    }

    fn write(path: &Path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, "").unwrap();
    }

    /// As much of a repository as it takes to be one.
    fn repository(git: &Path) {
        for folder in ["objects", "refs/heads"] {
            std::fs::create_dir_all(git.join(folder)).unwrap();
        }
        std::fs::write(git.join("HEAD"), "ref: refs/heads/main\n").unwrap();
    }
}
