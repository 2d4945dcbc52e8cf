//! Plans for the tests: from files in memory, and from a folder.

#![allow(unreachable_pub, reason = "a module of tests is a crate's own")]

pub mod hostile;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use planwright_core::Sources;
use planwright_core::model::{Asset, Plan};
use planwright_parser::{Document, Folder, parse};
use planwright_validator::profile::{self, Profile};
use planwright_validator::{Context, Report, check};

/// The files of a plan, by path within it.
pub type Files = BTreeMap<String, String>;

/// A plan that was checked.
pub struct Checked {
    /// The texts.
    pub sources: Sources,
    /// What was found.
    pub report: Report,
    /// How long the check took, once the plan was read.
    #[allow(dead_code, reason = "only one test measures it")]
    pub taken: Duration,
}

/// Reads and checks a plan. Names that end in neither `.md` nor `.csv` are pictures.
#[allow(dead_code, reason = "not every test checks without a word of its own")]
pub fn check_files(files: &Files) -> Checked {
    check_files_with(files, &Context::default())
}

/// Reads and checks a plan as the user asks for it.
#[allow(dead_code, reason = "not every test asks for more")]
pub fn check_files_with(files: &Files, context: &Context) -> Checked {
    checked(files, context, |plan| profile::of(plan).unwrap())
}

/// Reads and checks a plan by a profile.
#[allow(dead_code, reason = "only one test has the profile already")]
pub fn check_by(files: &Files, profile: impl FnOnce(&Plan) -> Profile) -> Checked {
    checked(files, &Context::default(), profile)
}

fn checked(files: &Files, context: &Context, profile: impl FnOnce(&Plan) -> Profile) -> Checked {
    let mut sources = Sources::default();
    let mut plan = Folder { path: "plan".to_owned(), name: "plan".to_owned(), ..Folder::default() };
    let mut cy = Folder { path: "cy".to_owned(), name: "cy".to_owned(), ..Folder::default() };
    for (whole, text) in files {
        let path = whole.strip_prefix("cy/").unwrap_or(whole);
        let folder = if path == whole { &mut plan } else { &mut cy };
        if path.ends_with(".md") {
            let file = sources.add(whole.clone(), text.as_str());
            folder.documents.push(Document { path: path.to_owned(), file });
        } else if path.ends_with(".csv") {
            folder.tables.insert(path.to_owned(), sources.add(whole.clone(), text.as_str()));
        } else {
            folder.assets.insert(path.to_owned(), Asset { path: path.to_owned(), bytes: Arc::from(text.as_bytes()) });
        }
    }
    plan.translations.extend((!cy.documents.is_empty()).then_some(cy));
    let parsed = parse(&sources, plan);
    let plan = parsed.plan.unwrap_or_else(|| panic!("the plan can be read: {:#?}", parsed.diagnostics));
    let profile = profile(&plan);
    let begun = Instant::now();
    let report = check(&plan, &sources, &profile, context, parsed.diagnostics);
    Checked { sources, report, taken: begun.elapsed() }
}

/// The Markdown and CSV files and the drawings of a folder.
#[allow(dead_code, reason = "not every test reads a folder")]
pub fn files_of(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md" || end == "csv" || end == "svg") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

impl Checked {
    /// The findings, each as `rule file:line`.
    #[allow(dead_code, reason = "not every test looks at all of them")]
    pub fn found(&self) -> Vec<String> {
        let describe = |diagnostic: &planwright_core::Diagnostic| {
            let file = self.sources.path(diagnostic.span.file);
            let line = self.sources.positions(diagnostic.span).0.line;
            format!("{} {file}:{line}", diagnostic.rule)
        };
        self.report.diagnostics.iter().map(describe).collect()
    }
}
