//! What a build is asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;
use planwright_core::model::Stage;
use planwright_project::Tree;

use crate::Shard;

/// An output, by its word on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// `index.html`.
    Html,
    /// `plan.pdf`.
    Pdf,
    /// `page.html` and `page.pdf`.
    Page,
    /// `statutory-index.html`.
    Index,
    /// `panel-response.html` and `panel-response.pdf`, where the panel has reported.
    Response,
    /// `papers/<name>.html` and `papers/<name>.pdf`, where there are papers about the plan.
    Papers,
    /// `plan.txt`.
    Text,
    /// `plan.json`.
    Json,
    /// `plan.docx`; only where it is asked for.
    Docx,
}

impl Output {
    /// Every output, in the order of the command's help.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::Pdf,
        Self::Page,
        Self::Index,
        Self::Response,
        Self::Papers,
        Self::Text,
        Self::Json,
        Self::Docx,
    ];

    /// The word on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Page => "page",
            Self::Index => "index",
            Self::Response => "response",
            Self::Papers => "papers",
            Self::Text => "text",
            Self::Json => "json",
            Self::Docx => "docx",
        }
    }
}

/// Which outputs are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Only {
    /// Those that a build makes when nothing is said.
    Default,
    /// These.
    These(BTreeSet<Output>),
}

impl Only {
    /// True where an output is asked for.
    #[must_use]
    pub fn has(&self, output: Output) -> bool {
        match self {
            // Most offices publish no Word document; those that do ask for it.
            Self::Default => output != Output::Docx,
            Self::These(these) => these.contains(&output),
        }
    }

    /// True where the part of the page that can be pasted into another is asked for: where HTML is named.
    #[must_use]
    pub fn fragment(&self) -> bool {
        *self != Self::Default && self.has(Output::Html)
    }

    pub(crate) fn words(&self) -> Vec<&'static str> {
        match self {
            Self::Default => Vec::new(),
            Self::These(these) => these.iter().map(|output| output.as_str()).collect(),
        }
    }
}

/// What a build is asked for.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the outputs go, a folder for each plan.
    pub out: PathBuf,
    /// Which outputs.
    pub only: Only,
    /// A theme in place of each plan's own: a name, or a path from where the user stands.
    pub theme: Option<String>,
    /// How long rendering one plan may take before it is left behind.
    pub limit: Duration,
    /// How much memory setting one plan may take, in bytes, before it is left behind.
    pub memory: u64,
    /// Whether to build in spite of errors, every page marked.
    pub draft: bool,
    /// How many plans at a time, and how many threads for setting them; at least 1.
    pub jobs: usize,
    /// Whether a warning stops a plan as an error does.
    pub deny_warnings: bool,
    /// Whether a plan is judged again, so that everything is told, though its outputs stand.
    pub retell: bool,
    /// The share of the plans that is built; all of them where there is none.
    pub shard: Option<Shard>,
    /// How many more plans there are that could not be read, so that they are none of these.
    pub unread: usize,
    /// The stage to judge plans for.
    pub status: Option<Stage>,
    /// The day by whose law to judge them.
    pub as_at: Option<Date>,
    /// The documents' date in place of each plan's own.
    pub date: Option<Date>,
    /// The earlier version that a plan is compared with, by the folder of the plan as it was given. Such a plan gets
    /// `changes.html`, and its papers tell what changed.
    pub earlier: BTreeMap<PathBuf, Earlier>,
}

/// An earlier version of a plan.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// Its files.
    pub tree: Arc<Tree>,
    /// How the user would name it: `v1.0:plans/kent`.
    pub path: String,
}
