//! A scripted client over a connection in memory.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

/// The front matter of a plan that is a draft.
pub(crate) const PLAN: &str = "---
title: A safer county
area: Exampleshire
profile: england-pcc
period: {from: 2025-04-01, to: 2029-03-31}
status: draft
---
";

/// A client with a server that answers it, and a folder that both see.
pub(crate) struct Client {
    connection: Option<Connection>,
    server: Option<JoinHandle<()>>,
    pub(crate) root: tempfile::TempDir,
    published: BTreeMap<String, Value>,
    /// What the server asked and told beside findings, by method.
    pub(crate) heard: Vec<(String, Value)>,
    texts: BTreeMap<String, (i32, String)>,
    next: i32,
    /// What the server says that it can do.
    pub(crate) capabilities: Value,
}

impl Client {
    /// A client of a folder with these files, which knows UTF-16 only.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, json!({}))
    }

    /// A client with capabilities.
    pub(crate) fn with(files: &[(&str, &str)], capabilities: Value) -> Self {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            write(root.path(), path, text);
        }
        Self::of(root, capabilities)
    }

    /// A client of a folder.
    pub(crate) fn of(root: tempfile::TempDir, capabilities: Value) -> Self {
        let (server, client) = Connection::memory();
        let server = std::thread::spawn(move || planwright_lsp::run(&server).unwrap());
        let mut this = Self {
            connection: Some(client),
            server: Some(server),
            root,
            published: BTreeMap::new(),
            heard: Vec::new(),
            texts: BTreeMap::new(),
            next: 0,
            capabilities: Value::Null,
        };
        let folder = json!({"uri": this.uri(""), "name": "workspace"});
        let params =
            json!({"processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": [folder]});
        let told = this.request("initialize", params);
        this.capabilities = told["capabilities"].clone();
        this.notify("initialized", json!({}));
        this
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.root.path().join(file)
    }

    pub(crate) fn uri(&self, file: &str) -> String {
        let path = self.path(file).to_string_lossy().replace('\\', "/").replace(' ', "%20");
        format!("file://{}", path.trim_end_matches('/'))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        write(self.root.path(), file, text);
    }

    fn connection(&self) -> &Connection {
        self.connection.as_ref().unwrap()
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.connection().sender.send(Notification::new(method.to_owned(), params).into()).unwrap();
    }

    /// Asks, and waits for the answer.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.connection().sender.send(Request::new(id.clone(), method.to_owned(), params).into()).unwrap();
        loop {
            let message = self.connection().receiver.recv_timeout(Duration::from_secs(60)).expect("an answer");
            if let Message::Response(Response { id: answered, response_result }) = message {
                assert_eq!(answered, id);
                return response_result.map_err(|error| error.message);
            }
            self.hear(message);
        }
    }

    #[track_caller]
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        self.ask(method, params).unwrap()
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => {
                let uri = told.params["uri"].as_str().unwrap().to_owned();
                self.published.insert(uri, told.params);
            }
            Message::Notification(told) => self.heard.push((told.method, told.params)),
            Message::Request(asked) => self.heard.push((asked.method, asked.params)),
            Message::Response(_) => unreachable!(),
        }
    }

    /// Opens a file with the text that it has on disk.
    pub(crate) fn open(&mut self, file: &str) {
        let text = std::fs::read_to_string(self.path(file)).unwrap();
        self.open_as(file, &text);
    }

    /// Opens a file with a text of its own.
    pub(crate) fn open_as(&mut self, file: &str, text: &str) {
        self.texts.insert(file.to_owned(), (1, text.to_owned()));
        let document = json!({"uri": self.uri(file), "languageId": "markdown", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    pub(crate) fn close(&mut self, file: &str) {
        self.texts.remove(file);
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": self.uri(file)}}));
    }

    /// The text that the client holds.
    pub(crate) fn text(&self, file: &str) -> &str {
        &self.texts[file].1
    }

    /// The count of the changes of a text.
    pub(crate) fn version(&self, file: &str) -> i32 {
        self.texts[file].0
    }

    /// Replaces what stands once in a text, as an incremental change.
    #[track_caller]
    pub(crate) fn replace(&mut self, file: &str, old: &str, new: &str) {
        let at = self.find(file, old);
        self.edit(file, at..at + old.len(), new);
    }

    /// The byte of what stands once in a text.
    #[track_caller]
    pub(crate) fn find(&self, file: &str, words: &str) -> usize {
        let text = self.text(file);
        assert_eq!(text.matches(words).count(), 1, "{words:?} in {text}");
        text.find(words).unwrap()
    }

    /// Replaces bytes of a text, as an incremental change.
    pub(crate) fn edit(&mut self, file: &str, bytes: std::ops::Range<usize>, new: &str) {
        let (version, text) = self.texts.get_mut(file).unwrap();
        let range = json!({"start": position(text, bytes.start), "end": position(text, bytes.end)});
        text.replace_range(bytes, new);
        *version += 1;
        let version = *version;
        let document = json!({"uri": self.uri(file), "version": version});
        let changes = json!([{"range": range, "text": new}]);
        self.notify("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    /// A place in a text: where `at` stands, at the `|` in it.
    #[track_caller]
    pub(crate) fn at(&self, file: &str, at: &str) -> Value {
        let (before, after) = at.split_once('|').expect("a `|` where the cursor is");
        let offset = self.find(file, &format!("{before}{after}")) + before.len();
        json!({"textDocument": {"uri": self.uri(file)}, "position": position(self.text(file), offset)})
    }

    /// Waits until the server has judged everything that it was told.
    pub(crate) fn settle(&mut self, file: &str) {
        self.request("textDocument/documentSymbol", json!({"textDocument": {"uri": self.uri(file)}}));
    }

    /// What was found in a file, each as `severity code line:column: message`.
    pub(crate) fn found(&mut self, file: &str) -> Vec<String> {
        self.settle(file);
        self.diagnostics(file).iter().map(told).collect()
    }

    /// What was found in a file, as it was told last.
    pub(crate) fn diagnostics(&self, file: &str) -> Vec<Value> {
        let published = self.published.get(&self.uri(file));
        published.map(|told| told["diagnostics"].as_array().unwrap().clone()).unwrap_or_default()
    }

    /// Goes away without a last word; the server must have ended well.
    pub(crate) fn vanish(mut self) {
        self.connection = None;
        self.server.take().unwrap().join().expect("the server ended well");
    }

    /// Every file with findings.
    pub(crate) fn faulty(&mut self, file: &str) -> Vec<String> {
        self.settle(file);
        let root = self.uri("");
        let has_some = |told: &&Value| !told["diagnostics"].as_array().unwrap().is_empty();
        let name =
            |told: &Value| told["uri"].as_str().unwrap().trim_start_matches(&root).trim_start_matches('/').to_owned();
        self.published.values().filter(has_some).map(name).collect()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if std::thread::panicking() || self.connection.is_none() {
            return;
        }
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.connection = None;
        self.server.take().unwrap().join().expect("the server ended well");
    }
}

/// A finding in one line, with the first line of its message.
fn told(found: &Value) -> String {
    let severity = ["", "error", "warning", "note"][found["severity"].as_u64().unwrap() as usize];
    let start = &found["range"]["start"];
    let (line, character) = (start["line"].as_u64().unwrap(), start["character"].as_u64().unwrap());
    let message = found["message"].as_str().unwrap().lines().next().unwrap();
    format!("{severity} {} {line}:{character}: {message}", found["code"].as_str().unwrap())
}

/// A position in UTF-16.
pub(crate) fn position(text: &str, offset: usize) -> Value {
    let before = &text[..offset];
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    json!({"line": line, "character": before[start..].encode_utf16().count()})
}

/// The byte of a position in UTF-16.
pub(crate) fn offset(text: &str, position: &Value) -> usize {
    let (line, character) = (position["line"].as_u64().unwrap(), position["character"].as_u64().unwrap());
    let start: usize = text.split_inclusive('\n').take(line as usize).map(str::len).sum();
    let mut units = 0;
    let within = text[start..].char_indices().find(|(_, c)| {
        let here = units >= character as usize;
        units += c.len_utf16();
        here
    });
    within.map_or(text.len(), |(at, _)| start + at)
}

/// A text with the edits of an answer made in it.
pub(crate) fn edited(text: &str, edits: &[Value]) -> String {
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            (offset(text, &range["start"]), offset(text, &range["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    let mut text = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        text.replace_range(start..end, new);
    }
    text
}

fn write(root: &Path, file: &str, text: &str) {
    let path = root.join(file);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
