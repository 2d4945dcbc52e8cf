//! The plan that an author begins with: a section for each duty of its profile, with guidance in comments.
//!
//! [`draft`] is a function from answers to files. What it writes about a duty is what the profile says of it: the
//! provision, what it asks for, our advice. What a section of a kind may look like is in `starters/`.
//!
//! # Invariants
//!
//! - Guidance stands in comments: it is never printed and never counts as content.
//! - Every example, taken out of its comment, meets its duty. A test does so for every profile.
//!
//! # What this crate must not know
//!
//! Disks, terminals and clocks.

mod files;
mod guidance;
mod period;
mod sections;
mod starters;
#[cfg(test)]
mod tests;

use planwright_validator::profile::Profile;

pub use self::files::{draft, example};
pub use self::period::{Period, Unknown, period};

/// What an author is asked before there is a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// The police area: `Kent`.
    pub area: String,
    /// The title; made of the area and the years where there is none.
    pub title: Option<String>,
    /// The name of whoever issues the plan.
    pub issuer: Option<String>,
    /// The planning period.
    pub period: Period,
}

/// A file of the new plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the plan's folder, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A new plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Its files, in their order.
    pub files: Vec<File>,
    /// How many duties have a section.
    pub duties: usize,
}

/// True for a duty that plans of these years are judged by.
fn is_asked(duty: &planwright_validator::profile::Requirement, period: &Period) -> bool {
    let plans = duty.documents.is_empty() || duty.documents.contains(&planwright_core::model::Document::Plan);
    let law = duty.from.is_some_and(|from| from <= period.from) && duty.to.is_none_or(|to| to > period.from);
    duty.disabled.is_none() && plans && law
}

/// The duties that plans of these years are judged by.
fn duties<'p>(
    profile: &'p Profile,
    period: &Period,
) -> impl Iterator<Item = &'p planwright_validator::profile::Requirement> {
    let period = *period;
    profile.duties.iter().filter(move |duty| is_asked(duty, &period))
}
