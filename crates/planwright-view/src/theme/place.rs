//! Where a theme's faults are told.

use std::collections::BTreeMap;

use planwright_core::{Diagnostic, FileId, Sources, Span};

use super::Text;

/// The texts of a theme's files, and what was found in them.
pub(super) struct Places<'a> {
    /// Where the plan names the theme.
    pub(super) named: Span,
    /// Where the texts go that findings point into.
    pub(super) sources: &'a mut Sources,
    /// What was found.
    pub(super) findings: Vec<Diagnostic>,
    /// Each file's folder as findings show it, by its path within the theme; the nearest theme's.
    folders: BTreeMap<String, String>,
    /// The files that have been given to the sources.
    pub(super) texts: BTreeMap<String, Text>,
}

impl<'a> Places<'a> {
    pub(super) fn new(named: Span, sources: &'a mut Sources) -> Self {
        Self { named, sources, findings: Vec::new(), folders: BTreeMap::new(), texts: BTreeMap::new() }
    }

    /// Adds a finding.
    pub(super) fn tell(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Says in which folder a file of the theme lies, unless a nearer theme has one of its name.
    pub(super) fn lies_in(&mut self, path: &str, folder: &str) {
        self.folders.entry(path.to_owned()).or_insert_with(|| folder.to_owned());
    }

    /// The text of a file of the theme, to point into.
    pub(super) fn text(&mut self, path: &str, text: &str) -> FileId {
        let shown = match self.folders.get(path) {
            Some(folder) => format!("{folder}/{path}"),
            None => path.to_owned(),
        };
        let add = || Text { file: self.sources.add(shown.as_str(), text), shown: shown.clone() };
        self.texts.entry(path.to_owned()).or_insert_with(add).file
    }

    /// A file of the theme as a whole.
    pub(super) fn file(&mut self, path: &str) -> Span {
        Span::start_of(self.text(path, ""))
    }
}
