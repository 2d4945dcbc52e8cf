//! The command that compares.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Color;

/// `planwright diff`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  planwright diff old/kent plans/kent                  two folders
  planwright diff main:plans/kent plans/kent           since the branch `main`, in a git repository
  planwright diff v1:plans/kent v2:plans/kent          between two tags
  planwright diff HEAD:. . --format markdown           this plan, as a digest for a pull request
  planwright diff v1:. . --out changes.docx            as tracked changes in Word

A version is a folder, or `REV:PATH`: a commit, tag or branch of the git repository around this folder, and the plan's folder as seen from here. Nothing is checked out.

Exit status: 0 it could be compared, 1 there are differences (with --exit-code), 2 the command could not run.")]
pub(crate) struct Diff {
    /// The earlier version: a plan's folder, or REV:PATH
    #[arg(value_name = "OLD")]
    pub(crate) old: String,

    /// The later version
    #[arg(value_name = "NEW")]
    pub(crate) new: String,

    /// How to write what changed [default: as the name of FILE says, else terminal]
    #[arg(long, value_name = "FORMAT", value_enum, ignore_case = true)]
    format: Option<DiffFormat>,

    /// Write it to a file instead of the screen
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,

    /// How long comparing two versions, and setting a PDF or a page, may take
    #[arg(long, value_name = "N", default_value = "120")]
    pub(crate) limit_seconds: NonZeroU32,

    /// How much memory, in MiB, comparing two versions, and setting a PDF or a page, may take
    #[arg(long, value_name = "N", default_value = "1024")]
    pub(crate) limit_memory: NonZeroU32,

    /// End with status 1 where anything changed
    #[arg(long)]
    pub(crate) exit_code: bool,

    /// Whether to use colours; `auto` does on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, alias = "colour")]
    pub(crate) color: Color,
}

impl Diff {
    /// How to write what changed: as was asked for, else as the file's name says.
    pub(crate) fn format(&self) -> DiffFormat {
        self.format.or_else(|| self.ending().and_then(|ending| DiffFormat::of_ending(&ending))).unwrap_or_default()
    }

    /// Why the file that was named is not written, where its ending is none that says how.
    pub(crate) fn unknown_ending(&self) -> Option<String> {
        let ending = self.ending().filter(|ending| self.format.is_none() && DiffFormat::of_ending(ending).is_none())?;
        Some(format!(
            "`.{ending}` does not say how to write what changed: end the name of the file in .txt, .md, .html, .pdf, .docx \
             or .json, or say it with `--format`"
        ))
    }

    fn ending(&self) -> Option<String> {
        Some(self.out.as_ref()?.extension()?.to_string_lossy().to_ascii_lowercase())
    }
}

/// How a comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For reading on a terminal
    #[default]
    Terminal,
    /// A digest for a pull request
    Markdown,
    /// A web page, with its style and fonts in it
    Html,
    /// A tagged PDF
    Pdf,
    /// A Word document with tracked changes, to be accepted or rejected
    Docx,
    /// For other programs; `planwright schema diff` describes it
    Json,
}

impl DiffFormat {
    /// The format that the ending of a file's name asks for.
    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "txt" => Some(Self::Terminal),
            "md" => Some(Self::Markdown),
            "html" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Docx),
            "json" => Some(Self::Json),
            _ => None,
        }
    }

    /// True for what is no text to be read here, and tells of one plan.
    pub(crate) fn is_a_document(self) -> bool {
        matches!(self, Self::Docx | Self::Html | Self::Pdf)
    }
}
