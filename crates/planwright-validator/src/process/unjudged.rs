//! Whether the steps are judged at all.

use planwright_core::Diagnostic;
use planwright_core::model::Stage;

use super::Case;
use crate::profile;

const RULE: &str = "process/not-judged";

/// What to say where the profile asks for no steps and a newer version of it does: a report without a word of them reads
/// as if all were in order. Before issue nobody would look for it.
pub(super) fn finding(case: &Case<'_>) -> Option<Diagnostic> {
    let own = case.profile;
    if !own.process.is_empty() || case.status < Stage::Issued {
        return None;
    }
    let newest = profile::find(&own.id).ok()?;
    (newest.version > own.version && !newest.process.is_empty()).then(|| {
        Diagnostic::note(RULE, case.plan.meta.profile_key, format!("`{}` judges no steps of the process", own.name()))
            .label("an older version, which looks at the plan alone")
            .help("That nothing is said of consultation, the panel, issue or publication does not mean that they are in order: nobody looked.")
            .help(format!("Write `profile: {}` to be judged by the newest version, which looks at the record too.", own.id))
    })
}
