//! `manifest.json`: what a build wrote, and from what.

use std::path::Path;

use planwright_html::PlanEntry;
use planwright_view::View;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::outputs::File;
use crate::{Counts, Options, disk};

/// The manifest's file name: a folder that holds one was made by a build.
pub const MANIFEST: &str = "manifest.json";

/// The version of the manifest's format.
const VERSION: u32 = 1;

/// What a build wrote, and from what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this format.
    pub version: u32,
    /// The tool.
    pub tool: Tool,
    /// The plan, as lists of plans name it.
    pub plan: PlanEntry,
    /// The statutory profile: `england-pcc@1`.
    pub profile: String,
    /// The theme.
    pub theme: Theme,
    /// SHA-256 of the plan's folder.
    pub sources: String,
    /// SHA-256 of all that the outputs are made from: sources, a profile of the plan's own, theme, tool and options.
    pub inputs: String,
    /// How many findings only this build could make. Where there are any, the next one makes the outputs again, so that
    /// they are told again.
    #[serde(default)]
    pub findings: usize,
    /// What a check finds in the plan, counted: what stands, and is not set aside.
    #[serde(default)]
    pub check: Option<Counts>,
    /// The outputs, by path.
    pub outputs: Vec<Output>,
}

/// The tool that made the outputs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tool {
    /// `planwright`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// A digest of its own sources.
    pub digest: String,
}

/// The theme that the outputs are set in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// SHA-256 of its files and values.
    pub digest: String,
}

/// An output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// Its path within the plan's folder of outputs.
    pub path: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: usize,
}

/// What outputs are made from, as digests.
pub(crate) struct Digests {
    /// Of the plan's folder.
    pub(crate) sources: String,
    /// Of all that they are made from.
    pub(crate) inputs: String,
}

impl Manifest {
    /// What is to be said of the outputs of a plan, of which `view` is in its own language; `findings` is how many this build
    /// made beyond those of the check.
    pub(crate) fn of(
        plan: PlanEntry,
        view: &View,
        theme: &planwright_view::theme::Theme,
        digests: Digests,
        findings: usize,
        check: Counts,
        files: &[File],
    ) -> Self {
        Self {
            version: VERSION,
            tool: Tool::this(),
            plan,
            profile: view.statutory.profile.clone(),
            theme: Theme { name: theme.name.clone(), digest: theme.digest.clone() },
            sources: digests.sources,
            inputs: digests.inputs,
            findings,
            check: Some(check),
            outputs: files.iter().map(Output::of).collect(),
        }
    }

    /// The file.
    pub(crate) fn into_file(self) -> File {
        File { path: MANIFEST.to_owned(), bytes: self.to_bytes() }
    }

    /// The file's bytes.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The manifest in a folder of outputs, where there is one that can be read.
    #[must_use]
    pub fn read(folder: &Path) -> Option<Self> {
        let manifest: Self = serde_json::from_slice(&disk::read(&folder.join(MANIFEST)).ok()?).ok()?;
        (manifest.version == VERSION && !manifest.outputs.is_empty()).then_some(manifest)
    }

    /// True where a folder's manifest says that Planwright wrote it, whatever version of the format it is in.
    #[must_use]
    pub fn is_ours(folder: &Path) -> bool {
        let manifest = disk::read(&folder.join(MANIFEST)).ok();
        let value: Option<serde_json::Value> = manifest.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        value.is_some_and(|value| value["tool"]["name"] == "planwright")
    }

    /// True where a build from these inputs would write what is there, and say no more than a check does.
    pub(crate) fn stands(&self, inputs: &str, folder: &Path) -> bool {
        self.inputs == inputs && self.findings == 0 && self.holds(folder)
    }

    /// True where every output is still there as it was written.
    #[must_use]
    pub fn holds(&self, folder: &Path) -> bool {
        let digest = |output: &Output| disk::digest(&folder.join(&output.path), output.bytes as u64);
        self.outputs.iter().all(|output| digest(output).is_ok_and(|digest| hex(&digest) == output.sha256))
    }
}

impl Tool {
    pub(crate) fn this() -> Self {
        Self {
            name: "planwright".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            digest: env!("PLANWRIGHT_DIGEST").to_owned(),
        }
    }
}

impl Output {
    pub(crate) fn of(file: &File) -> Self {
        Self { path: file.path.clone(), sha256: hex(&Sha256::digest(&file.bytes)), bytes: file.bytes.len() }
    }
}

/// The digest of everything that the outputs of a plan of this name are made from.
pub(crate) fn inputs(
    name: &str,
    sources: &[u8; 32],
    profile: &[u8; 32],
    theme: &planwright_view::theme::Theme,
    options: &Options,
    earlier: Option<&[u8; 32]>,
) -> String {
    let tool = Tool::this();
    let day = |date: Option<jiff::civil::Date>| date.map_or_else(String::new, |d| d.to_string());
    let parts = [
        // Lists lead to the outputs by the name of their folder.
        name.to_owned(),
        hex(sources),
        hex(profile),
        theme.name.clone(),
        theme.digest.clone(),
        tool.version,
        tool.digest,
        options.only.words().join(","),
        options.draft.to_string(),
        options.status.map_or("", |s| s.as_str()).to_owned(),
        day(options.as_at),
        day(options.date),
        earlier.map_or_else(String::new, |digest| hex(digest)),
    ];
    hex(&Sha256::digest(parts.join("\n").as_bytes()))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
