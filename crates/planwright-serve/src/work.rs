//! Reading plans and writing their pages, on one thread, when something changed.

mod desk;
mod since;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use planwright_history::Here;
use planwright_project::find;
use planwright_view::theme::is_path;

use crate::Options;
use crate::print::{Printed, Printer};
use crate::shown::Shown;
use crate::watch::{Roots, Watched};
use crate::work::desk::Desk;

/// What there is to do.
pub(crate) enum Task {
    /// Something changed on disk, perhaps.
    Changed,
    /// Somebody wants to see the plan of this word.
    Open(String),
    /// PDFs were set, or were not.
    Printed(Box<Printed>),
}

/// Keeps what is shown true to what is on disk.
pub(crate) struct Worker {
    options: Options,
    shown: Arc<Shown>,
    printer: Printer,
    watched: Watched,
    desks: BTreeMap<String, Desk>,
}

impl Worker {
    pub(crate) fn new(options: Options, shown: Arc<Shown>, printer: Printer, watched: Watched) -> Self {
        Self { options, shown, printer, watched, desks: BTreeMap::new() }
    }

    /// Looks once, and then whenever there is something to do, as long as somebody asks.
    pub(crate) fn run(mut self, tasks: &Receiver<Task>) {
        self.look();
        if let [only] = self.desks.keys().cloned().collect::<Vec<_>>().as_slice() {
            self.open(only);
        }
        while let Ok(first) = tasks.recv() {
            let mut changed = false;
            // However much came together, the disk is read once, and last: it is what counts.
            for task in std::iter::once(first).chain(tasks.try_iter()) {
                match task {
                    Task::Changed => changed = true,
                    Task::Open(slug) => self.open(&slug),
                    Task::Printed(printed) => self.printed(*printed),
                }
            }
            if changed {
                self.look();
            }
        }
    }

    /// Finds the plans, and reads those that changed.
    fn look(&mut self) {
        let found = match find(std::slice::from_ref(&self.options.path)) {
            Ok(found) => found,
            Err(e) => return self.lost(&e.to_string()),
        };
        let none = || format!("there is no plan in `{}` yet", self.options.path.display());
        let unread = found.unread.first().map(ToString::to_string);
        let trouble = unread.or_else(|| found.plans.is_empty().then(none));
        self.forget(&found.plans);
        for folder in found.plans {
            let slug = self.slug(&folder);
            self.desks.entry(slug.clone()).or_insert_with(|| Desk::new(slug, folder));
        }
        // What somebody looks at comes first.
        for opened in [true, false] {
            for desk in self.desks.values_mut().filter(|desk| desk.is_opened() == opened && desk.folder.exists()) {
                desk.read(&self.options, &self.printer, &self.shown);
            }
        }
        self.shown.set_trouble(trouble);
        self.watch();
    }

    /// The folder itself is gone: what was seen last stays to be seen.
    fn lost(&mut self, reason: &str) {
        for desk in self.desks.values_mut() {
            desk.lost(&self.shown);
        }
        self.shown.set_trouble(Some(reason.to_owned()));
    }

    /// Lets go of plans that are no longer there, unless somebody looks at them.
    fn forget(&mut self, found: &[PathBuf]) {
        let shown = &self.shown;
        self.desks.retain(|slug, desk| {
            if found.contains(&desk.folder) {
                return true;
            }
            if desk.is_opened() {
                desk.lost(shown);
            } else {
                shown.remove(slug);
            }
            desk.is_opened()
        });
    }

    /// The word for a plan's folder in addresses: the one that it has, or its own name made fit and unlike every other.
    fn slug(&self, folder: &Path) -> String {
        if let Some((slug, _)) = self.desks.iter().find(|(_, desk)| desk.folder == folder) {
            return slug.clone();
        }
        let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let name = whole.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        unlike(&fit(&name), |slug| self.desks.contains_key(slug))
    }

    fn open(&mut self, slug: &str) {
        if let Some(desk) = self.desks.get_mut(slug) {
            desk.open(&self.options, &self.printer, &self.shown);
        }
    }

    fn printed(&mut self, printed: Printed) {
        if let Some(desk) = self.desks.get_mut(&printed.slug) {
            desk.printed(printed, &self.shown);
        }
    }

    /// Has everything watched that outputs are made from.
    fn watch(&self) {
        let mut roots = Roots { folders: BTreeSet::from([self.options.path.clone()]), ..Roots::default() };
        let here = Here::of_process();
        for desk in self.desks.values() {
            roots.add_around(&desk.folder, &desk.names_elsewhere(), &here);
        }
        if let Some(theme) = self.options.build.theme.as_deref().filter(|theme| is_path(theme)) {
            roots.themes.insert(PathBuf::from(theme));
        }
        self.watched.set(roots);
    }
}

/// A name of letters, digits and hyphens, as it can stand in an address.
fn fit(name: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
    let fit: String = name.chars().map(kept).collect();
    let fit = fit.trim_matches('-');
    if fit.is_empty() { "plan".to_owned() } else { fit.to_owned() }
}

/// A name that is not taken: the name itself, or with a number behind it.
fn unlike(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|nth| format!("{name}-{nth}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_fit_for_addresses() {
        for (name, expected) in [
            ("kent-2017", "kent-2017"),
            ("Our Plan (v2)", "our-plan--v2"),
            ("Cynllun Ŵyr", "cynllun--yr"),
            ("…", "plan"),
        ] {
            assert_eq!(fit(name), expected, "{name}");
        }
    }

    #[test]
    fn no_two_plans_have_one_name() {
        assert_eq!(unlike("kent", |_| false), "kent");
        assert_eq!(unlike("kent", |name| name == "kent" || name == "kent-2"), "kent-3");
    }
}
