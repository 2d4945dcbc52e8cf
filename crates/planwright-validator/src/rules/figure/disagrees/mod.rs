//! `figure/disagrees`: one figure with two values in the plan.

mod bands;
mod places;
mod prose;
mod tables;

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "figure/disagrees", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    found.extend(tables::findings(subject));
    found.extend(prose::findings(subject));
    found.extend(bands::findings(subject));
}

#[cfg(test)]
mod tests;
