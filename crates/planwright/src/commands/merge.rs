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
    let Merged { plans, missing } = planwright_build::merge(&args.folders, &args.out)?;
    for folder in &missing {
        let folder = folder.display();
        writeln!(
            errors,
            "planwright: `{folder}` is not there: the build of this share tells why the plan could not be built."
        )?;
    }
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
    Ok(if missing.is_empty() { Exit::Success } else { Exit::Findings })
}
