//! A plan whose outputs stand as they would be made again.

use std::path::PathBuf;

use planwright_core::Sources;
use planwright_view::theme::Shelf;

use crate::manifest::{self, Manifest};
use crate::ready::{Read, theme};
use crate::run::Job;
use crate::{Counts, Options};

/// A plan of which nothing has changed since it was built. It is not judged again: of the same files the same is found.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The plan's folder, as the user would type it.
    pub path: String,
    /// Where its outputs are.
    pub folder: PathBuf,
    /// What the check found when it was built. No error, and no warning where warnings fail.
    pub check: Counts,
}

impl Kept {
    /// The plan, where its outputs stand and nothing has to be told that stops a build or that only a build finds.
    pub(crate) fn of(read: &Read, job: &Job, options: &Options, shelf: &Shelf) -> Option<Self> {
        // Where a link leads is no part of what files hold.
        if options.retell || options.earlier.contains_key(&job.folder) || !read.tree.links.is_empty() {
            return None;
        }
        let manifest = Manifest::read(&job.target)?;
        let check = manifest.check.filter(|check| !check.fail(options.deny_warnings))?;
        let mut sources = Sources::default();
        let head = planwright_project::head(&read.tree, &job.path, &job.name, &mut sources)?;
        let (_, found) = theme(head.theme.as_ref(), None, job, options, &mut sources, shelf);
        let theme = found.theme.filter(|_| found.findings.is_empty())?;
        let inputs = manifest::inputs(&job.name, &read.tree.digest(), &head.profile_digest, &theme, options, None);
        let kept = Self { path: job.path.clone(), folder: job.target.clone(), check };
        manifest.stands(&inputs, &job.target).then_some(kept)
    }
}
