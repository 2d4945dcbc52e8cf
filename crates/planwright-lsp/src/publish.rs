//! Telling the client what was found, file by file.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gen_lsp_types::{Diagnostic as Shown, PublishDiagnosticsParams};

use crate::analysis::Analysis;
use crate::documents::Documents;
use crate::{findings, uri};

/// What the client was told last of a plan.
#[derive(Debug, Default)]
pub(crate) struct Published {
    files: BTreeMap<PathBuf, (Option<i32>, Vec<Shown>)>,
}

impl Published {
    /// What to tell the client now: the files of which it knows something else, or an older text.
    pub(crate) fn renew(
        &mut self,
        analysis: Option<&Analysis>,
        documents: &Documents,
    ) -> Vec<PublishDiagnosticsParams> {
        let mut found = analysis.map(by_file).unwrap_or_default();
        let before = std::mem::take(&mut self.files);
        // Whoever holds a text hears that nothing is wrong with it, too.
        let is_held = |path: &&PathBuf| documents.of_file(path).is_some();
        for path in analysis.iter().flat_map(|analysis| analysis.paths()).filter(is_held) {
            found.entry(path.clone()).or_default();
        }
        for path in before.keys() {
            found.entry(path.clone()).or_default();
        }
        let mut news = Vec::new();
        for (path, diagnostics) in found {
            let document = documents.of_file(&path);
            let version = document.map(|document| document.version);
            let known = before.get(&path);
            if known.is_none_or(|(told, shown)| *told != version || *shown != diagnostics) {
                let uri = document.map_or_else(|| uri::of(&path), |document| document.uri.clone());
                news.push(PublishDiagnosticsParams { uri, version, diagnostics: diagnostics.clone() });
            }
            if !diagnostics.is_empty() || version.is_some() {
                self.files.insert(path, (version, diagnostics));
            }
        }
        news
    }
}

/// The findings of each file, in the order of their places.
fn by_file(analysis: &Analysis) -> BTreeMap<PathBuf, Vec<Shown>> {
    let mut files: BTreeMap<PathBuf, Vec<Shown>> = BTreeMap::new();
    for found in analysis.diagnostics() {
        if let Some(path) = analysis.path(found.span.file) {
            files.entry(path.to_owned()).or_default().push(findings::shown(found, analysis));
        }
    }
    for found in files.values_mut() {
        found.sort_by(|a, b| (a.range, order(a), text(a)).cmp(&(b.range, order(b), text(b))));
    }
    files
}

fn order(shown: &Shown) -> u32 {
    shown.severity.map_or(0, u32::from)
}

fn text(shown: &Shown) -> &str {
    match &shown.message {
        gen_lsp_types::Message::String(text) => text,
        gen_lsp_types::Message::MarkupContent(content) => &content.value,
    }
}
