//! The plans that are compared, and their outputs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::source::{self, Source, Style};

/// A plan and what was built of it.
pub(crate) struct Built {
    /// The folder with the sources.
    pub(crate) sources: PathBuf,
    /// The folder with the outputs.
    outputs: PathBuf,
}

impl Built {
    /// An output as text.
    pub(crate) fn text(&self, name: &str) -> String {
        String::from_utf8(self.bytes(name)).expect("UTF-8")
    }

    /// An output.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let path = self.path(name);
        std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// What its sources say. The statutory index is that of its own page.
    pub(crate) fn source(&self, style: Style) -> Source {
        source::read(&self.sources, &self.text("statutory-index.html"), style)
    }

    /// Where an output is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.outputs.join(name)
    }
}

/// The folder of the plan that has one of everything.
pub(crate) const KITCHEN_SINK: &str = "kitchen-sink";

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every plan, built once.
pub(crate) fn all() -> &'static [Built] {
    static ALL: LazyLock<(TempDir, Vec<Built>)> = LazyLock::new(|| {
        let out = TempDir::new().expect("a folder");
        let mut all = Vec::new();
        for (at, sources) in folders().into_iter().enumerate() {
            all.push(build(&sources, &out.path().join(at.to_string())));
        }
        (out, all)
    });
    &ALL.1
}

/// Builds one plan.
pub(crate) fn build(sources: &Path, out: &Path) -> Built {
    let run = Command::new(env!("CARGO_BIN_EXE_planwright"))
        .args([Path::new("build"), sources, Path::new("--out"), out])
        .args(["--only", "html,pdf,page,index,response,text,json,docx"])
        .output()
        .expect("planwright runs");
    let said = String::from_utf8_lossy(&run.stdout) + String::from_utf8_lossy(&run.stderr);
    let index = [out.to_path_buf(), out.join(sources.file_name().expect("a name"))];
    match index.into_iter().find(|folder| folder.join("plan.pdf").is_file()) {
        Some(outputs) => Built { sources: sources.to_path_buf(), outputs },
        None => panic!("{} was not built:\n{said}", sources.display()),
    }
}

/// The folders of plans, those beside the repository too where there are any.
fn folders() -> Vec<PathBuf> {
    let (own, shared) = (root().join("plans"), root().join("../shared/plans"));
    let mut folders = within(&own);
    assert!(!folders.is_empty(), "no plans in {}", own.display());
    // One that has every part of the format.
    folders.push(root().join("tests/agreement/everything"));
    folders.push(root().join("tests/golden").join(KITCHEN_SINK));
    if shared.is_dir() {
        folders.extend(within(&shared));
    } else {
        println!("no plans beside the repository ({}): only its own are compared", shared.display());
    }
    folders
}

fn within(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of plans");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut plans: Vec<_> = paths.filter(|path| path.join("plan.md").is_file()).collect();
    plans.sort();
    plans
}
