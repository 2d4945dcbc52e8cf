//! Edits as the client takes them.

use std::collections::HashMap;

use gen_lsp_types::{
    DocumentChange, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextDocumentIdentifier, WorkspaceEdit,
};
use planwright_core::Edit;

use crate::actions::by_file;
use crate::analysis::Analysis;
use crate::documents::Documents;

/// How the client takes edits of several files.
pub(crate) struct Edits<'a> {
    /// What it holds, with versions.
    pub(crate) documents: &'a Documents,
    /// Whether it takes them with versions, so that none is made in another text than it was meant for.
    pub(crate) with_versions: bool,
}

impl Edits<'_> {
    /// Edits of a plan; none where one of them is in no file.
    pub(crate) fn of(&self, analysis: &Analysis, edits: &[Edit]) -> Option<WorkspaceEdit> {
        let files = by_file(analysis, edits)?;
        if !self.with_versions {
            let changes: HashMap<_, _> = files.into_values().collect();
            return Some(WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() });
        }
        let changes = files.into_values().map(|(uri, edits)| {
            let version = self.documents.get(&uri).map(|document| document.version);
            let text_document_identifier = TextDocumentIdentifier { uri };
            DocumentChange::TextDocumentEdit(TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier { version, text_document_identifier },
                edits: edits.into_iter().map(Into::into).collect(),
            })
        });
        Some(WorkspaceEdit { document_changes: Some(changes.collect()), ..WorkspaceEdit::default() })
    }
}
