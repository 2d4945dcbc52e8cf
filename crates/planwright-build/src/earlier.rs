//! The earlier version that a plan is compared with.

use planwright_core::Sources;
use planwright_core::model::Plan;
use planwright_diff::{Comparison, Version, compare};
use planwright_project::{Checked, load};
use planwright_validator::Report;
use planwright_view::changes;
use sha2::{Digest as _, Sha256};

use crate::limit::{Passed, bounded};
use crate::run::Job;
use crate::{Earlier, Error, Options};

/// An earlier version, and what changed since.
pub(crate) struct Compared {
    plan: Plan,
    report: Report,
    comparison: Comparison,
    /// By what it was asked for.
    name: String,
    /// That of its files, of the profile that it was judged by, and of its name.
    pub(crate) digest: [u8; 32],
}

impl Compared {
    /// What the view is made with.
    pub(crate) fn earlier(&self) -> changes::Earlier<'_> {
        let names = [Some(self.name.as_str()), None];
        changes::Earlier { plan: &self.plan, report: &self.report, comparison: &self.comparison, names }
    }
}

/// A plan that was checked, with the texts of it.
pub(crate) type Own = (Checked, Sources);

/// Reads the earlier version that a plan is to be compared with, and compares, within the bounds of a build; none where the
/// plan itself could not be read, which is told already. The plan comes back with the texts of both.
pub(crate) fn read(
    job: &Job,
    options: &Options,
    earlier: &Earlier,
    own: Own,
) -> Result<(Option<Compared>, Own), Error> {
    let (asked, name) = (earlier.clone(), job.name.clone());
    let work = move || {
        let (checked, mut sources) = own;
        compared(&name, &asked, &checked, &mut sources).map(|compared| (compared, (checked, sources)))
    };
    bounded(options, work).map_err(|passed| left(passed, job, options, earlier))?
}

/// Why a plan was not compared.
fn left(passed: Passed, job: &Job, options: &Options, earlier: &Earlier) -> Error {
    let seconds = options.limit.as_secs();
    let unit = if seconds == 1 { "second" } else { "seconds" };
    let (what, more) = match passed {
        Passed::Time => {
            (format!("the comparison had not ended after {seconds} {unit}"), "more time with `--limit-seconds`")
        }
        Passed::Memory => (
            format!("the comparison needs more memory than the {} MiB that it may take", options.memory >> 20),
            "more with `--limit-memory`",
        ),
        Passed::NoThread => return Error::Crowded(job.path.clone()),
    };
    let reason = format!("{what}, and was left. Where very much has changed, give it {more}");
    Error::Earlier { path: earlier.path.clone(), reason }
}

fn compared(
    name: &str,
    earlier: &Earlier,
    checked: &Checked,
    sources: &mut Sources,
) -> Result<Option<Compared>, Error> {
    let (Some(plan), Some(report)) = (&checked.plan, &checked.report) else { return Ok(None) };
    // It is judged for its own stage, by the law of its own day.
    let before = load(&earlier.tree, &earlier.path, name, &planwright_project::Options::default(), sources);
    let first = before.diagnostics().first().map(|finding| finding.message.to_string());
    let (Some(old), Some(found)) = (before.plan, before.report) else {
        let reason = first.unwrap_or_else(|| "it is no plan".to_owned());
        return Err(Error::Earlier { path: earlier.path.clone(), reason });
    };
    let comparison = compare(&Version { plan: &old, report: &found, sources }, &Version { plan, report, sources });
    let name = earlier.path.clone();
    let digest = digest(&earlier.tree.digest(), &before.profile_digest, &name);
    Ok(Some(Compared { plan: old, report: found, comparison, name, digest }))
}

/// What the outputs rest on of an earlier version: its files, and a profile of one's own beside them, by which its duties
/// and findings were judged. What it is called is printed too.
fn digest(tree: &[u8; 32], profile: &[u8; 32], name: &str) -> [u8; 32] {
    Sha256::new().chain_update(tree).chain_update(profile).chain_update(name).finalize().into()
}
