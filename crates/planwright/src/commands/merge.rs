//! `planwright merge`: the outputs of several builds as one site.

use std::io::Write;

use planwright_build::Merged;

use crate::args::Merge;
use crate::commands::{Exit, Failure};

/// Puts the outputs together, and says how many plans there are and which are missing.
///
/// # Errors
///
/// Outputs that do not belong together, and what cannot be read or written.
pub(crate) fn run(args: &Merge, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let merged = planwright_build::merge(&args.folders, &args.out)?;
    tell(&merged, errors)?;
    let Merged { plans, missing, .. } = &merged;
    let plans = match plans {
        0 => {
            return Err(Failure::Told(
                "there are no outputs of a build in these folders; nothing was written".to_owned(),
            ));
        }
        1 => "1 plan".to_owned(),
        plans => format!("{plans} plans"),
    };
    let without = if missing.is_empty() { String::new() } else { format!(", without {}", missing.len()) };
    writeln!(errors, "Merged {plans} into {}{without}", args.out.display())?;
    Ok(if merged.is_whole() { Exit::Success } else { Exit::Findings })
}

/// So many plans are told by their folders.
const TOLD: usize = 20;

/// Says which plans are not there as they are now.
fn tell(merged: &Merged, errors: &mut dyn Write) -> std::io::Result<()> {
    let why = "the build of its share tells why the plan could not be built";
    for folder in merged.missing.iter().take(TOLD) {
        writeln!(errors, "planwright: `{}` is not there: {why}.", folder.display())?;
    }
    for folder in merged.outdated.iter().take(TOLD) {
        writeln!(errors, "planwright: `{}` is from an earlier build: {why}.", folder.display())?;
    }
    let more = merged.missing.len().saturating_sub(TOLD) + merged.outdated.len().saturating_sub(TOLD);
    if more > 0 {
        writeln!(errors, "planwright: so it is with {more} more.")?;
    }
    match merged.unread {
        0 => Ok(()),
        1 => writeln!(errors, "planwright: 1 plan could not be read, and is in no share: their builds tell why."),
        unread => writeln!(
            errors,
            "planwright: {unread} plans could not be read, and are in no share: their builds tell why."
        ),
    }
}
