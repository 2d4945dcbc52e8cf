//! Finding the theme that a plan names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Sources, Span};

use super::files::SETTINGS;
use super::load::load;
use super::{Theme, embedded};

/// What looking for a theme gives.
#[derive(Debug, Clone)]
pub struct Found {
    /// The theme; none where it is not there, or where a fault leaves nothing to set a page in.
    pub theme: Option<Arc<Theme>>,
    /// What is wrong with it, each at its place.
    pub findings: Vec<Diagnostic>,
}

impl Found {
    /// A theme with nothing wrong.
    pub(super) fn sound(theme: Arc<Theme>) -> Self {
        Self { theme: Some(theme), findings: Vec::new() }
    }
}

/// Themes that were found, so that the plans of one build do not each read theirs from the disk. It never looks whether a
/// folder changed: keep it no longer than a build.
#[derive(Debug, Default)]
pub struct Shelf(Mutex<BTreeMap<PathBuf, Arc<Theme>>>);

impl Shelf {
    /// Finds a theme as [`find()`] does.
    #[must_use]
    pub fn find(&self, name: &str, base: &Path, place: Span, sources: &mut Sources) -> Found {
        look(name, base, place, sources, self)
    }

    /// The theme of a folder. One with which something is wrong is read for each plan, because its findings stand in that
    /// plan's sources.
    fn load(&self, folder: &Path, place: Span, sources: &mut Sources) -> Found {
        let key = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(theme) = kept {
            return Found::sound(theme.told_to(sources));
        }
        let found = load(folder, place, sources);
        if let (Some(theme), []) = (&found.theme, found.findings.as_slice()) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(theme));
        }
        found
    }
}

/// Finds a theme by its name or path.
///
/// A path (with a `/`) is relative to `base`, the plan's folder or where the user stands. A name is looked for in `themes/`
/// beside that folder and upwards to the repository's root, then among the built-in ones. `place` is where it is named.
#[must_use]
pub fn find(name: &str, base: &Path, place: Span, sources: &mut Sources) -> Found {
    Shelf::default().find(name, base, place, sources)
}

/// True for the path of a theme's folder, and not the name of a theme.
#[must_use]
pub fn is_path(name: &str) -> bool {
    name.contains(['/', std::path::MAIN_SEPARATOR]) || name.starts_with('.')
}

fn look(name: &str, base: &Path, place: Span, sources: &mut Sources, shelf: &Shelf) -> Found {
    if is_path(name) {
        let folder = base.join(name);
        if !is_reached(base, Path::new(name)) {
            return out_of_reach(name, place);
        }
        return if folder.is_dir() { shelf.load(&folder, place, sources) } else { no_folder(name, place) };
    }
    if let Some(folder) = upwards(base).map(|themes| themes.join(name)).find(|theme| is_theme(theme)) {
        return if stays(&folder) { shelf.load(&folder, place, sources) } else { out_of_reach(name, place) };
    }
    match embedded::shared(name) {
        Some(theme) => Found::sound(Arc::clone(theme)),
        None => not_there(name, base, place),
    }
}

/// The folders in which a theme lies that is found by this name or path, there or not, with those that it extends: they lie
/// beside it.
#[must_use]
pub fn places(name: &str, base: &Path) -> Vec<PathBuf> {
    if !is_path(name) {
        return upwards(base).collect();
    }
    let folder = base.join(name);
    let folder = folder.canonicalize().unwrap_or(folder);
    folder.parent().map(Path::to_owned).into_iter().collect()
}

/// The folders `themes` in which a theme is looked for by its name, there or not: beside the folder and above it, no further
/// than the repository's root.
pub fn upwards(base: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let base = base.canonicalize().unwrap_or_default();
    let mut ended = false;
    let folders: Vec<PathBuf> = base
        .ancestors()
        .skip(1)
        .take_while(|folder| !std::mem::replace(&mut ended, folder.join(".git").exists()))
        .map(|folder| folder.join("themes"))
        .collect();
    folders.into_iter()
}

fn is_theme(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file()
}

/// The names of the themes in a folder.
pub(super) fn names_in(themes: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(themes).into_iter().flatten().flatten();
    entries.filter(|entry| is_theme(&entry.path())).filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// A theme's folder as findings show it: from where the user stands, where it is below.
pub(super) fn shown(folder: &Path) -> String {
    let here = Path::new(".").canonicalize().unwrap_or_default();
    let below = folder.strip_prefix(&here).unwrap_or(folder);
    planwright_project::display_path(below).unwrap_or_else(|_| below.display().to_string())
}

/// What a user names on the command line may lie anywhere; what a plan names, where plans may lead.
fn is_reached(base: &Path, wanted: &Path) -> bool {
    base.as_os_str().is_empty() || planwright_project::is_within_reach(base, wanted)
}

/// True for a theme in a folder `themes` that is no link to somewhere outside the folder which that lies in.
pub(super) fn stays(theme: &Path) -> bool {
    let around = theme.parent().and_then(Path::parent).and_then(|it| it.canonicalize().ok());
    around.is_some_and(|around| theme.canonicalize().is_ok_and(|theme| theme.starts_with(around)))
}

fn out_of_reach(name: &str, place: Span) -> Found {
    Found { theme: None, findings: vec![beyond(name, place)] }
}

/// The finding for a theme that lies elsewhere.
pub(super) fn beyond(name: &str, place: Span) -> Diagnostic {
    Diagnostic::error("theme/not-found", place, format!("the theme `{name}` lies where a plan cannot lead"))
        .label("not opened")
        .help("A plan names themes of its own repository; where it is in none, those up to two folders above its own. So nobody's plan can have other files of a computer read.")
        .help("Put the theme into `themes/`, beside the plans, and name it by its folder's name. To try a theme from elsewhere, give its path with `--theme`.")
}

/// The finding for a path at which no folder is.
fn no_folder(name: &str, place: Span) -> Found {
    let finding = Diagnostic::error("theme/not-found", place, format!("there is no folder `{name}`"))
        .label("no such folder")
        .help("With a `/` it is the path of a theme's folder: from the plan's folder where `plan.md` names it, and from where you stand where the command line does.")
        .help("A theme that stands in `themes/`, beside the plan or above it, is called by its name alone.");
    Found { theme: None, findings: vec![finding] }
}

fn not_there(name: &str, base: &Path, place: Span) -> Found {
    let mut names: BTreeSet<String> = upwards(base).flat_map(|themes| names_in(&themes)).collect();
    names.insert("default".to_owned());
    let finding = unknown(name, place, &names)
        .help("A theme is a folder in `themes/`, beside the plan or above it, with a `theme.yaml` in it. The one called `default` comes with Planwright.");
    Found { theme: None, findings: vec![finding] }
}

/// The finding for a name that no theme has, with the names that there are.
pub(super) fn unknown(name: &str, place: Span, names: &BTreeSet<String>) -> Diagnostic {
    let finding =
        Diagnostic::error("theme/not-found", place, format!("there is no theme `{name}`")).label("no such theme");
    let finding = match nearest(name, names.iter().map(String::as_str)) {
        Some(meant) => finding.help(format!("Did you mean `{meant}`?")),
        None => finding,
    };
    let there: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    finding.help(format!("The themes that there are: {}.", there.join(", ")))
}
