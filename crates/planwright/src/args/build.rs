//! Commands that make outputs, or show them.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use planwright_build::Shard;
use planwright_core::model::Stage;

use super::{Plans, Screen, date, stage};

/// `planwright build`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright build                        build the plan in this folder to dist
  planwright build plans --out public     build every plan in the folder `plans`
  planwright build --only pdf,page        only the PDF and the plan on a page
  planwright build --draft                in spite of errors, marked as a draft
  planwright build --changes-since v1     with a page of what changed since the tag `v1`

A plan that has errors is not written: what was built before stays as it was, and the other plans are built all the same.

Exit status: 0 nothing that fails, 1 errors (or warnings, with --deny warnings), 2 the command could not run.")]
pub(crate) struct Build {
    /// The folder to write to; each plan gets a folder of its own name in it
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    pub(crate) out: PathBuf,

    /// Write only these, with commas between them
    #[arg(long, value_name = "OUTPUT", value_enum, value_delimiter = ',')]
    pub(crate) only: Vec<Output>,

    /// The theme to set the plan in, by name or folder [default: the plan's own, else `default`]
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,

    /// Build in spite of errors; every page is marked as a draft that must not be published
    #[arg(long)]
    pub(crate) draft: bool,

    /// Add `changes.html`: what changed since this commit, tag or branch of the git repository
    #[arg(long, value_name = "REV")]
    pub(crate) changes_since: Option<String>,

    /// How long a theme may take to set one plan; after that it is left, with a finding
    #[arg(long, value_name = "N", default_value = "120")]
    pub(crate) limit_seconds: NonZeroU32,

    /// How much memory, in MiB, setting one plan may take; after that it is left, with a finding
    #[arg(long, value_name = "N", default_value = "1024")]
    pub(crate) limit_memory: NonZeroU32,

    /// Build only a share of the plans, such as the second of five, for several machines; `merge` puts them together
    #[arg(long, value_name = "K/N")]
    pub(crate) shard: Option<Shard>,

    /// How many plans to build at the same time [default: as many as there are processors]
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,

    /// Which plans, and how to judge them.
    #[command(flatten)]
    pub(crate) plans: Plans,

    /// How much to say, and in which colours.
    #[command(flatten)]
    pub(crate) screen: Screen,
}

/// `planwright serve`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright serve                        the plan in this folder
  planwright serve plans                  every plan in the folder `plans`, to choose from
  planwright serve --changes-since v1     with what changed since the tag `v1`
  planwright serve --port 0               on whichever port is free

Open the address that it prints in a browser. What you save is shown at once, without losing your place; a plan that has errors keeps the last page that had none, with what is wrong above it. Nothing is written, and nobody but this computer can see it. Ctrl-C ends it.

Exit status: 0 it was ended, 2 the command could not run.")]
pub(crate) struct Serve {
    /// A plan's folder, or a folder of plans; this folder where there is none
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,

    /// The port to listen on; 0 finds a free one
    #[arg(long, value_name = "N", default_value = "8765")]
    pub(crate) port: u16,

    /// The theme to set the plan in, by name or folder [default: the plan's own, else `default`]
    #[arg(long, value_name = "THEME")]
    pub(crate) theme: Option<String>,

    /// Compare with this commit, tag or branch of the git repository [default: the last commit]
    #[arg(long, value_name = "REV")]
    pub(crate) changes_since: Option<String>,

    /// Judge the plan as if it had come this far [default: the status in its plan.md]
    #[arg(long, value_name = "STATUS", value_parser = stage())]
    pub(crate) status: Option<Stage>,

    /// Judge the plan by the law of this day, written 2020-04-01 [default: the plan's own date]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) as_at: Option<Date>,
}

/// `planwright merge`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  planwright build plans --shard 1/2 --out one     on one machine
  planwright build plans --shard 2/2 --out two     on another
  planwright merge one two --out dist              what `build plans` would have written")]
pub(crate) struct Merge {
    /// Folders that builds wrote to
    #[arg(value_name = "DIR", required = true)]
    pub(crate) folders: Vec<PathBuf>,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// What can be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub(crate) enum Output {
    /// The plan as a web page
    Html,
    /// The plan as a PDF
    Pdf,
    /// The plan on a page, as a web page and as a PDF
    Page,
    /// The statutory index: where each duty is met
    Index,
    /// The response to the police and crime panel, as a web page and as a PDF
    Response,
    /// The papers about the plan, each as a web page and as a PDF
    Papers,
    /// The plan as plain text
    Text,
    /// What every theme gets, for other programs
    Json,
    /// The plan as a Word document; made only where it is named here
    Docx,
}
