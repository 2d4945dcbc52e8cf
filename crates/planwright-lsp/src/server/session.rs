//! A session with a client: what it has told, and what it is told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams, FileChangeType, InitializeParams,
    Uri,
};
use lsp_server::{Connection, ErrorCode, Notification, Request, RequestId, Response};
use planwright_project::Tree;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::requests;
use crate::analysis::{Analysis, within};
use crate::documents::{Document, Documents};
use crate::plans::Plans;
use crate::position::Encoding;
use crate::uri;
use crate::workspace_edit::Edits;

/// A session with a client.
pub(super) struct Session<'a> {
    connection: &'a Connection,
    documents: Documents,
    plans: Plans,
    /// Whether the client tells of changes on disk when asked to.
    watches: bool,
    /// Whether the client takes edits with the versions that they are meant for.
    takes_versions: bool,
    /// What the client was told that could not be read, each once.
    told: BTreeSet<String>,
}

impl<'a> Session<'a> {
    /// A session with a client that has introduced itself.
    pub(super) fn new(connection: &'a Connection, params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let offered = capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let encoding = Encoding::agreed(offered.unwrap_or_default());
        let watched = capabilities.workspace.as_ref().and_then(|it| it.did_change_watched_files.as_ref());
        let watches = watched.is_some_and(|it| it.dynamic_registration == Some(true));
        let edits = capabilities.workspace.as_ref().and_then(|it| it.workspace_edit.as_ref());
        let takes_versions = edits.is_some_and(|it| it.document_changes == Some(true));
        let plans = Plans::of(folders(params));
        let documents = Documents::new(encoding);
        Self { connection, documents, plans, watches, takes_versions, told: BTreeSet::new() }
    }

    /// What columns count.
    pub(super) fn encoding(&self) -> Encoding {
        self.documents.encoding
    }

    /// The client is ready: it is asked to tell of changes on disk.
    pub(super) fn begun(&self) {
        if self.watches {
            let watchers = json!({"watchers": [{"globPattern": "**/*"}]});
            let registration =
                json!({"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers});
            let params = json!({"registrations": [registration]});
            let id = RequestId::from("watch".to_owned());
            self.send(Request::new(id, "client/registerCapability".to_owned(), params));
        }
    }

    /// When the oldest change was made that no check has seen.
    pub(super) fn oldest_change(&self) -> Option<Instant> {
        self.plans.oldest_change()
    }

    /// Checks every plan that has changed, and tells the client what was found.
    pub(super) fn check_stale(&mut self) {
        for folder in self.plans.stale() {
            self.check(&folder);
        }
    }

    fn check(&mut self, folder: &Path) {
        match self.plans.check(folder, &self.documents) {
            Ok(news) => {
                self.told.clear();
                news.into_iter().for_each(|news| self.tell("textDocument/publishDiagnostics", news));
            }
            Err(e) => {
                let message = format!("Planwright cannot check this plan: {e}.");
                if self.told.insert(message.clone()) {
                    self.tell("window/showMessage", json!({"type": 1, "message": message}));
                }
            }
        }
    }

    /// Takes note of what the client tells.
    pub(super) fn notified(&mut self, notification: Notification, now: Instant) {
        let Notification { method, params } = notification;
        match method.as_str() {
            "textDocument/didOpen" => {
                if let Some(DidOpenTextDocumentParams { text_document: it }) = read(params) {
                    self.documents.open(it.uri.clone(), it.version, it.text);
                    self.touched(&it.uri, now);
                }
            }
            "textDocument/didChange" => {
                if let Some(DidChangeTextDocumentParams { text_document, content_changes }) = read(params) {
                    let uri = text_document.text_document_identifier.uri;
                    self.documents.change(&uri, text_document.version, content_changes);
                    self.touched(&uri, now);
                }
            }
            "textDocument/didSave" => {
                if let Some(DidSaveTextDocumentParams { text_document, .. }) = read(params) {
                    self.saved(&text_document.uri, now);
                }
            }
            "textDocument/didClose" => {
                if let Some(DidCloseTextDocumentParams { text_document }) = read(params) {
                    self.documents.close(&text_document.uri);
                    self.touched(&text_document.uri, now);
                }
            }
            "workspace/didChangeWatchedFiles" => {
                if let Some(DidChangeWatchedFilesParams { changes }) = read(params) {
                    changes.iter().for_each(|change| self.on_disk(&change.uri, &change.kind, now));
                }
            }
            "workspace/didChangeWorkspaceFolders" => {
                if let Some(DidChangeWorkspaceFoldersParams { event }) = read(params) {
                    let removed: Vec<PathBuf> = event.removed.iter().filter_map(|it| uri::path(&it.uri)).collect();
                    let added = event.added.iter().filter_map(|it| uri::path(&it.uri)).collect();
                    self.plans.renew_folders(&removed, added);
                }
            }
            _ => {}
        }
    }

    /// A text has changed: its plan is to be checked, or those that may have it for their profile.
    fn touched(&mut self, uri: &Uri, now: Instant) {
        let Some(path) = uri::path(uri) else { return };
        match self.plans.find(&path, &self.documents) {
            Some(folder) => self.plans.touch(&folder, now),
            None => self.plans.touch_around(&path, now),
        }
    }

    fn saved(&mut self, uri: &Uri, now: Instant) {
        if let Some(path) = uri::path(uri) {
            self.documents.gone(&path, false);
            self.plans.touch_around(&path, now);
        }
    }

    /// A file or folder on disk has changed. The text of one that is deleted counts no more, though
    /// the editor may show it still, until somebody changes or saves it.
    fn on_disk(&mut self, uri: &Uri, kind: &FileChangeType, now: Instant) {
        if let Some(path) = uri::path(uri) {
            self.documents.gone(&path, *kind == FileChangeType::Deleted && !path.exists());
            self.plans.touch_around(&path, now);
        }
    }

    /// Answers a request.
    pub(super) fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let response = match requests::answer(self, &method, params) {
            Some(Ok(answer)) => Response::new_ok(id, answer),
            Some(Err(message)) => Response::new_err(id, ErrorCode::RequestFailed as i32, message),
            None => Response::new_err(id, ErrorCode::MethodNotFound as i32, format!("`{method}` is not offered")),
        };
        self.send(response);
    }

    /// The text of an address.
    pub(super) fn document(&self, uri: &Uri) -> Option<&Document> {
        self.documents.get(uri)
    }

    /// How the client takes edits.
    pub(super) fn edits(&self) -> Edits<'_> {
        Edits { documents: &self.documents, with_versions: self.takes_versions }
    }

    /// The folder of the plan that a file belongs to, and the file's path within it.
    pub(super) fn place(&mut self, uri: &Uri) -> Option<(PathBuf, PathBuf, String)> {
        let path = uri::path(uri)?;
        let folder = self.plans.find(&path, &self.documents)?;
        let within = within(&folder, &path)?;
        Some((folder, path, within))
    }

    /// The files of a plan as they stand now.
    pub(super) fn tree(&self, folder: &Path) -> Option<Tree> {
        self.plans.tree(folder, &self.documents)
    }

    /// The plan as it stands now: it is checked first where something has changed.
    pub(super) fn fresh(&mut self, folder: &Path) -> Option<&Analysis> {
        if !self.plans.last(folder).is_some_and(|(_, is_fresh)| is_fresh) {
            self.check(folder);
        }
        Some(self.plans.last(folder)?.0)
    }

    /// The plan as it was checked last.
    pub(super) fn known(&self, folder: &Path) -> Option<&Analysis> {
        Some(self.plans.last(folder)?.0)
    }

    /// Checks a plan that never was.
    pub(super) fn check_first(&mut self, folder: &Path) {
        if self.plans.last(folder).is_none() {
            self.check(folder);
        }
    }

    /// The last state of a plan that could be read.
    pub(super) fn last_read(&self, folder: &Path) -> Option<&Analysis> {
        self.plans.last_read(folder)
    }

    fn tell(&self, method: &str, params: impl Serialize) {
        self.send(Notification::new(method.to_owned(), params));
    }

    /// Sends a message. When nobody listens any more, the loop hears that next.
    fn send(&self, message: impl Into<lsp_server::Message>) {
        let _ = self.connection.sender.send(message.into());
    }
}

/// What the client sent, where it is what the protocol says; anything else is passed over.
fn read<P: DeserializeOwned>(params: Value) -> Option<P> {
    serde_json::from_value(params).ok()
}

/// The folders of the workspace.
#[allow(deprecated)] // Older clients tell one folder only.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    let told = serde_json::to_value(&params.workspace_folders_initialize_params).unwrap_or_default();
    let told = told["workspaceFolders"].as_array().cloned().unwrap_or_default();
    let uris = told.iter().filter_map(|folder| Some(Uri(folder["uri"].as_str()?.to_owned())));
    let mut folders: Vec<PathBuf> = uris.filter_map(|uri| uri::path(&uri)).collect();
    if folders.is_empty() {
        folders.extend(params.root_uri.as_ref().and_then(uri::path));
    }
    folders
}
