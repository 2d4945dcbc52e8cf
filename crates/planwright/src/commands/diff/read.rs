//! A version of a plan, read and checked.

use std::path::{Path, PathBuf};

use planwright_core::Sources;
use planwright_core::model::Plan;
use planwright_project::{Options, Tree, display_path, find, load};
use planwright_validator::Report;

use crate::commands::Failure;

/// A version of a plan.
pub(super) struct Read {
    pub(super) plan: Plan,
    pub(super) report: Report,
    /// The folder from which a theme is looked for.
    pub(super) folder: PathBuf,
}

/// Reads the version that was asked for.
pub(super) fn version(asked: &str, sources: &mut Sources) -> Result<Read, Failure> {
    let folder = the_plan(Path::new(asked))?;
    let path = display_path(&folder)?;
    let tree = Tree::read(&folder)?;
    checked(&tree, &path, folder, asked, sources)
}

/// The one plan at a path.
fn the_plan(path: &Path) -> Result<PathBuf, Failure> {
    let mut found = find(&[path.to_owned()])?.plans;
    match (found.pop(), found.len()) {
        (Some(plan), 0) => Ok(plan),
        (None, _) => Err(Failure::Told(format!("there is no plan in `{}`", path.display()))),
        (Some(_), more) => {
            Err(Failure::Told(format!("`{}` holds {} plans: name one of them", path.display(), more + 1)))
        }
    }
}

fn checked(tree: &Tree, path: &str, folder: PathBuf, asked: &str, sources: &mut Sources) -> Result<Read, Failure> {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let checked = load(tree, path, &name, &Options::default(), sources);
    match (checked.plan, checked.report) {
        (Some(plan), Some(report)) => Ok(Read { plan, report, folder }),
        _ => Err(Failure::Told(format!(
            "`{asked}` cannot be compared, since its plan.md cannot be read: `planwright check` tells why"
        ))),
    }
}
