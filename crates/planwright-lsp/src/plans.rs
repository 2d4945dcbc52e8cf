//! The plans that the open texts belong to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use gen_lsp_types::PublishDiagnosticsParams;
use planwright_project::{Error, Tree};
use planwright_view::theme;

use crate::analysis::{Analysis, Home, tree, within};
use crate::documents::Documents;
use crate::publish::Published;

/// How far above a text its plan's folder is looked for: a section of a chapter of a translation
/// stands three folders deep, and pictures can stand deeper.
const DEPTH: usize = 4;

/// A plan that a text was opened of.
#[derive(Debug)]
pub(crate) struct Known {
    home: Home,
    analysis: Option<Analysis>,
    /// The last one with a plan, where the newest has none: a `plan.md` that is being typed.
    read: Option<Analysis>,
    published: Published,
    /// When its oldest change was made that no analysis has seen yet.
    dirty: Option<Instant>,
}

impl Known {
    /// Whether a path lies where the plan's theme does, or may come to be: any of its files can be what a finding is about.
    fn is_of_theme(&self, path: &Path) -> bool {
        let plan = self.read.as_ref().or(self.analysis.as_ref()).and_then(Analysis::plan);
        let Some(name) = plan.and_then(|plan| plan.meta.theme.as_ref()) else { return false };
        // Editors name paths as the user came by them, and themes are looked for without links.
        let paths = [path.to_owned(), real(path)];
        let is_within = |folder: &PathBuf| paths.iter().any(|path| path.starts_with(folder));
        theme::places(&name.value, &self.home.folder).iter().any(is_within)
    }
}

/// A path without links; one that is not there any more is known by its folder.
fn real(path: &Path) -> PathBuf {
    let folder = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(folder).unwrap_or_else(|| path.to_owned())
}

/// The folders of a workspace, the deepest first: a path is shown relative to the nearest.
fn deepest_first(mut folders: Vec<PathBuf>) -> Vec<PathBuf> {
    folders.sort_by_key(|folder| std::cmp::Reverse(folder.components().count()));
    folders
}

/// Every plan that is known, by its folder.
#[derive(Debug, Default)]
pub(crate) struct Plans {
    known: BTreeMap<PathBuf, Known>,
    /// The folders of the workspace, the deepest first: paths are shown relative to them, and no plan is looked for above
    /// them.
    folders: Vec<PathBuf>,
}

impl Plans {
    /// No plans yet, in a workspace of these folders.
    pub(crate) fn of(folders: Vec<PathBuf>) -> Self {
        Self { known: BTreeMap::new(), folders: deepest_first(folders) }
    }

    /// Notes that folders were taken out of the workspace, and others put in.
    pub(crate) fn renew_folders(&mut self, removed: &[PathBuf], added: Vec<PathBuf>) {
        let kept = std::mem::take(&mut self.folders).into_iter().filter(|folder| !removed.contains(folder));
        self.folders = deepest_first(kept.chain(added).collect());
    }

    /// The folder of the plan that a file belongs to; none where it belongs to none.
    pub(crate) fn find(&mut self, path: &Path, documents: &Documents) -> Option<PathBuf> {
        let folder = self.folder_of(path, documents)?;
        within(&folder, path)?;
        if !self.known.contains_key(&folder) {
            let home = self.home(&folder);
            let known = Known { home, analysis: None, read: None, published: Published::default(), dirty: None };
            self.known.insert(folder.clone(), known);
        }
        Some(folder)
    }

    /// The outermost folder with a `plan.md`, as searching the workspace finds it. A plan that is known stays
    /// one without its `plan.md`: that this is gone is a finding.
    fn folder_of(&self, path: &Path, documents: &Documents) -> Option<PathBuf> {
        let known = path.ancestors().skip(1).filter(|folder| self.known.contains_key(*folder)).last();
        if let Some(known) = known {
            return Some(known.to_owned());
        }
        let workspace = self.folders.iter().find(|folder| path.starts_with(folder));
        let above = path.ancestors().skip(1).take(DEPTH);
        let near = above.take_while(|folder| workspace.is_none_or(|workspace| folder.starts_with(workspace)));
        let has_head = |folder: &&Path| {
            let head = folder.join("plan.md");
            documents.of_file(&head).is_some() || head.is_file()
        };
        near.filter(has_head).last().map(Path::to_owned)
    }

    fn home(&self, folder: &Path) -> Home {
        let inside = self.folders.iter().find_map(|base| Some((base, folder.strip_prefix(base).ok()?)));
        let with_slashes = |path: &Path| {
            let text = path.to_string_lossy().into_owned();
            if std::path::MAIN_SEPARATOR == '/' { text } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
        };
        match inside {
            Some((base, inside)) => {
                let shown = if inside.as_os_str().is_empty() { ".".to_owned() } else { with_slashes(inside) };
                Home { folder: folder.to_owned(), shown, base: base.clone() }
            }
            None => Home { folder: folder.to_owned(), shown: with_slashes(folder), base: PathBuf::new() },
        }
    }

    /// Notes that something of a plan has changed.
    pub(crate) fn touch(&mut self, folder: &Path, now: Instant) {
        if let Some(known) = self.known.get_mut(folder) {
            known.dirty.get_or_insert(now);
        }
    }

    /// Notes that a file or folder on disk has changed, or a text that may be the profile or the theme of plans.
    pub(crate) fn touch_around(&mut self, path: &Path, now: Instant) {
        for known in self.known.values_mut() {
            let is_shared = path.extension().is_some_and(|it| it == "yaml");
            let is_around = path.starts_with(&known.home.folder) || known.home.folder.starts_with(path);
            if is_around || is_shared || known.is_of_theme(path) {
                known.dirty.get_or_insert(now);
            }
        }
    }

    /// When the oldest change was made that no analysis has seen.
    pub(crate) fn oldest_change(&self) -> Option<Instant> {
        self.known.values().filter_map(|known| known.dirty).min()
    }

    /// The folders of the plans that no analysis has seen as they stand.
    pub(crate) fn stale(&self) -> Vec<PathBuf> {
        self.known.iter().filter(|(_, known)| known.dirty.is_some()).map(|(folder, _)| folder.clone()).collect()
    }

    /// Reads and checks a plan anew, and gives what to tell the client.
    ///
    /// # Errors
    ///
    /// A file that cannot be read; the client is told nothing then, and the last analysis stays.
    pub(crate) fn check(
        &mut self,
        folder: &Path,
        documents: &Documents,
    ) -> Result<Vec<PublishDiagnosticsParams>, Error> {
        let Some(known) = self.known.get_mut(folder) else { return Ok(Vec::new()) };
        known.dirty = None;
        if !folder.is_dir() {
            let news = known.published.renew(None, documents);
            self.known.remove(folder);
            return Ok(news);
        }
        let analysis = Analysis::of(&known.home, documents)?;
        let news = known.published.renew(Some(&analysis), documents);
        let before = known.analysis.replace(analysis);
        if known.analysis.as_ref().is_some_and(|it| it.plan().is_some()) {
            known.read = None;
        } else if let Some(before) = before.filter(|before| before.plan().is_some()) {
            known.read = Some(before);
        }
        Ok(news)
    }

    /// The files of a plan as they stand in the editor; none where they cannot be read.
    pub(crate) fn tree(&self, folder: &Path, documents: &Documents) -> Option<Tree> {
        tree(&self.known.get(folder)?.home, documents).ok()
    }

    /// The last analysis of a plan, and whether nothing has changed since.
    pub(crate) fn last(&self, folder: &Path) -> Option<(&Analysis, bool)> {
        let known = self.known.get(folder)?;
        Some((known.analysis.as_ref()?, known.dirty.is_none()))
    }

    /// The last analysis of a plan that could be read.
    pub(crate) fn last_read(&self, folder: &Path) -> Option<&Analysis> {
        let known = self.known.get(folder)?;
        known.read.as_ref().or(known.analysis.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_from_the_nearest_folder_however_it_came() {
        let folder = |path: &str| PathBuf::from(path);
        let mut plans = Plans::of(vec![folder("/srv")]);
        plans.renew_folders(&[], vec![folder("/srv/plans"), folder("/other")]);
        assert_eq!(plans.home(Path::new("/srv/plans/kent")).shown, "kent");
        plans.renew_folders(&[folder("/srv/plans")], Vec::new());
        assert_eq!(plans.home(Path::new("/srv/plans/kent")).shown, "plans/kent");
    }
}
