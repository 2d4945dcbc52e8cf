//! `planwright merge`: the outputs of several builds as one site.

use std::io::Write;

use crate::args::Merge;
use crate::commands::{Exit, Failure};

/// Puts the outputs together, and says how many plans there are.
///
/// # Errors
///
/// Outputs that do not belong together, and what cannot be read or written.
pub(crate) fn run(args: &Merge, errors: &mut dyn Write) -> Result<Exit, Failure> {
    let plans = match planwright_build::merge(&args.folders, &args.out)? {
        0 => {
            return Err(Failure::Told(
                "there are no outputs of a build in these folders; nothing was written".to_owned(),
            ));
        }
        1 => "1 plan".to_owned(),
        plans => format!("{plans} plans"),
    };
    writeln!(errors, "Merged {plans} into {}", args.out.display())?;
    Ok(Exit::Success)
}
