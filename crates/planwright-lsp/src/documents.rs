//! The texts that the editor holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types::{TextDocumentContentChangeEvent, Uri};

use crate::position::{Encoding, Lines};
use crate::uri;

/// A text that the editor holds.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its address as the client writes it.
    pub(crate) uri: Uri,
    /// The file; none where it was never saved.
    pub(crate) path: Option<PathBuf>,
    /// The client's count of its changes.
    pub(crate) version: i32,
    /// What it says now, saved or not.
    pub(crate) text: Arc<str>,
    /// True where its file was deleted or renamed under it, until it is changed or saved.
    pub(crate) is_gone: bool,
    lines: Lines,
}

impl Document {
    fn new(uri: Uri, version: i32, text: Arc<str>, encoding: Encoding) -> Self {
        let lines = Lines::of_open(&text, encoding);
        Self { path: uri::path(&uri), uri, version, text, is_gone: false, lines }
    }

    /// Where its lines begin.
    pub(crate) fn lines(&self) -> &Lines {
        &self.lines
    }

    fn replace(&mut self, text: Arc<str>, encoding: Encoding) {
        self.lines = Lines::of_open(&text, encoding);
        self.text = text;
    }

    fn change(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => {
                self.replace(whole.text.into(), encoding);
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                let bytes = self.lines.bytes(&self.text, part.range);
                let (before, after) = (self.text.get(..bytes.start), self.text.get(bytes.end..));
                let text = [before.unwrap_or(""), &part.text, after.unwrap_or("")].concat();
                self.replace(text.into(), encoding);
            }
        }
    }
}

/// Every text that the editor holds, by its address.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    open: BTreeMap<String, Document>,
    /// What columns count.
    pub(crate) encoding: Encoding,
}

impl Documents {
    /// No texts yet.
    pub(crate) fn new(encoding: Encoding) -> Self {
        Self { open: BTreeMap::new(), encoding }
    }

    /// The editor has opened a text.
    pub(crate) fn open(&mut self, uri: Uri, version: i32, text: String) {
        self.open.insert(uri.0.clone(), Document::new(uri, version, text.into(), self.encoding));
    }

    /// The editor has changed a text; each change is of what the one before it left.
    pub(crate) fn change(&mut self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let encoding = self.encoding;
        if let Some(document) = self.open.get_mut(&uri.0) {
            changes.into_iter().for_each(|change| document.change(change, encoding));
            (document.version, document.is_gone) = (version, false);
        }
    }

    /// The editor has closed a text: what stands on disk holds.
    pub(crate) fn close(&mut self, uri: &Uri) -> Option<Document> {
        self.open.remove(&uri.0)
    }

    /// The text of an address.
    pub(crate) fn get(&self, uri: &Uri) -> Option<&Document> {
        self.open.get(&uri.0)
    }

    /// Every text.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Document> {
        self.open.values()
    }

    /// The text that is held of a file and stands in its place.
    pub(crate) fn of_file(&self, path: &Path) -> Option<&Document> {
        self.open.values().find(|document| !document.is_gone && document.path.as_deref() == Some(path))
    }

    /// Says whether the file, or every file of the folder, is gone under the texts that are held of it.
    pub(crate) fn gone(&mut self, path: &Path, is_gone: bool) {
        for document in self.open.values_mut().filter(|it| it.path.as_ref().is_some_and(|p| p.starts_with(path))) {
            document.is_gone = is_gone;
        }
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Position, Range, TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument};

    use super::*;

    #[allow(deprecated)]
    fn part(line: u32, from: u32, to: u32, text: &str) -> TextDocumentContentChangeEvent {
        let range = Range { start: Position { line, character: from }, end: Position { line, character: to } };
        TextDocumentContentChangePartial { range, range_length: None, text: text.to_owned() }.into()
    }

    #[test]
    fn changes_follow_one_another() {
        let mut documents = Documents::default();
        let uri = Uri::from("file:///a.md");
        documents.open(uri.clone(), 1, "Heddlu 🚓 a\r\nb\r\n".to_owned());
        documents.change(&uri, 2, vec![part(0, 9, 10, "ŵ"), part(0, 10, 10, "!"), part(1, 0, 1, "")]);
        let document = documents.get(&uri).unwrap();
        assert_eq!((&*document.text, document.version), ("Heddlu 🚓ŵ!a\r\n\r\n", 2));
        let whole = TextDocumentContentChangeWholeDocument { text: "new".to_owned() };
        documents.change(&uri, 3, vec![whole.into()]);
        assert_eq!(&*documents.of_file(Path::new("/a.md")).unwrap().text, "new");
        documents.gone(Path::new("/"), true);
        assert!(documents.of_file(Path::new("/a.md")).is_none());
        assert!(documents.close(&uri).is_some() && documents.all().next().is_none());
    }
}
