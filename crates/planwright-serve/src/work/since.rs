//! The version that a plan is compared with.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use planwright_build::{Earlier, Error, Standing};
use planwright_history::{Here, before};

use crate::Options;
use crate::shown::Since;

/// The revision where none was named: the last commit.
const LAST: &str = "HEAD";

/// Reads a plan together with the version that it is compared with. Where there is none, it is read alone, and why is told.
pub(super) fn read(folder: &Path, options: &Options) -> Result<(Standing, Since), Error> {
    let rev = options.changes_since.as_deref();
    let name = rev.unwrap_or(LAST).to_owned();
    let earlier = match before(folder, &name, &Here::of_process()) {
        Ok(before) => Earlier { tree: Arc::new(before.standing.tree), path: before.standing.path },
        Err(e) => {
            let reason = if e.no_plan { format!("the plan is new since `{name}`") } else { e.message };
            return alone(folder, options, Since { rev: rev.map(str::to_owned), reason: Some(reason) });
        }
    };
    let since = Since { rev: Some(name), reason: None };
    let read = if rev.is_some() {
        let earlier = BTreeMap::from([(folder.to_owned(), earlier)]);
        let build = planwright_build::Options { earlier, ..options.build.clone() };
        Standing::read(folder, &build, None)
    } else {
        Standing::read(folder, &options.build, Some(&earlier))
    };
    match read {
        Err(e @ Error::Earlier { .. }) => {
            let reason = e.to_string();
            let reason = reason.trim_end_matches(". Nothing was written").to_owned();
            alone(folder, options, Since { reason: Some(reason), ..since })
        }
        read => read.map(|standing| (standing, since)),
    }
}

fn alone(folder: &Path, options: &Options, since: Since) -> Result<(Standing, Since), Error> {
    Standing::read(folder, &options.build, None).map(|standing| (standing, since))
}
