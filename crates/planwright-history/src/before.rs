//! What a plan on disk was at a revision, under another name too.

use std::path::Path;

use planwright_project::Tree;

use crate::likeness::{ENOUGH, likeness};
use crate::plans::{self, Found};
use crate::repository::{Repository, inside};
use crate::version::{Standing, elsewhere, standing};
use crate::{Here, HistoryError, path, read, revision};

/// What a plan was at a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The plan as it stood.
    pub standing: Standing,
    /// The folder that it had then, from the top of the repository, where that was another.
    pub renamed_from: Option<String>,
}

/// Reads the plan in `folder` as it stood at a revision of the repository around it.
///
/// Where the folder was not there then, the plan of another name whose text is most like it is
/// taken, if half of the text is in both and no plan has that name now.
///
/// # Errors
///
/// Where there is no repository or revision, or the plan was not in it ([`HistoryError::no_plan`]),
/// or it cannot be read.
pub fn before(folder: &Path, rev: &str, here: &Here) -> Result<Before, HistoryError> {
    let here = here.within(folder);
    let repository = Repository::open(&here)?;
    let Some(top) = repository.work_tree.clone() else {
        return Err(HistoryError::new("a bare repository has no folders of plans to look back from"));
    };
    let Some(path) = inside(&here.folder, &top) else {
        return Err(HistoryError::new(format!("`{}` is not in the repository `{}`", folder.display(), top.display())));
    };
    let (id, commit) = revision::resolve(&repository, rev)?;
    let then = plans::below(&repository, &commit.tree, "")?;
    let same = then.iter().find(|plan| plan.path == path);
    let renamed = match same {
        Some(_) => None,
        None => most_alike(&repository, &here, commit.tree, &then, &top)?,
    };
    let Some(plan) = same.or(renamed) else {
        let message = format!("`{}` was not there at `{rev}`, nor a plan like it", path::shown(&path));
        return Err(elsewhere(&repository, &commit, rev, "", message)?);
    };
    let standing = standing(&repository, &here, rev, id, &commit, plan)?;
    Ok(Before { standing, renamed_from: renamed.map(|plan| plan.path.clone()) })
}

/// The plan of a revision that has most in common with the one on disk.
fn most_alike<'a>(
    repository: &Repository,
    here: &Here,
    top: gix_hash::ObjectId,
    then: &'a [Found],
    work_tree: &Path,
) -> Result<Option<&'a Found>, HistoryError> {
    let now = Tree::read(&here.folder)?;
    let mut best: Option<(u64, &Found)> = None;
    for plan in then {
        // What is still there was not renamed: then the plan on disk is a new one that began as its copy.
        if work_tree.join(&plan.path).join("plan.md").exists() {
            continue;
        }
        let tree = read::plan(repository, here, top, &plan.path, plan.id)?.tree;
        let alike = likeness(&tree, &now);
        if alike >= ENOUGH && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, plan));
        }
    }
    Ok(best.map(|(_, plan)| plan))
}
