//! What a preview is asked for.

use std::path::PathBuf;

use crate::Guide;

/// What a preview is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// A plan's folder, or a folder of plans.
    pub path: PathBuf,
    /// The port to listen on; 0 for any that is free.
    pub port: u16,
    /// How outputs are made. Where they go and what they are compared with is not looked at.
    pub build: planwright_build::Options,
    /// The revision that plans are compared with, in every output as a build does; without it, with the last commit, and
    /// only on the page of what changed.
    pub changes_since: Option<String>,
    /// The guide to read beside the plan.
    pub guide: Option<Guide>,
}
