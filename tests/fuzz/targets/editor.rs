//! The language server: edits at random places, and questions after each.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lsp_server::{Connection, Message, Notification, Request};
use planwright_fuzz::PLAN;
use serde_json::{Value, json};

/// Edits as (first line, first column, lines, columns, what is typed).
type Edits<'a> = Vec<(u8, u8, u8, u8, &'a str)>;

const METHODS: [&str; 8] = [
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/definition",
    "textDocument/prepareRename",
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/codeAction",
    "textDocument/formatting",
];

fuzz_target!(|input: (&str, Edits)| {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("plan.md"), PLAN).expect("a file");
    let uri = format!("file://{}/01-a.md", folder.path().display());
    let (server, client) = Connection::memory();
    let served = std::thread::spawn(move || planwright_lsp::run(&server).expect("the session is sound"));
    let mut next = 0;
    let mut ask = |method: &str, params: Value| {
        next += 1;
        client.sender.send(Request::new(next.into(), method.to_owned(), params).into()).expect("it listens");
        loop {
            if let Message::Response(_) = client.receiver.recv().expect("it answers") {
                break;
            }
        }
    };
    let tell = |method: &str, params: Value| {
        client.sender.send(Notification::new(method.to_owned(), params).into()).expect("it listens");
    };
    let root = format!("file://{}", folder.path().display());
    ask("initialize", json!({"processId": null, "rootUri": root, "capabilities": {}}));
    tell("initialized", json!({}));
    let text = format!("---\ntitle: A\n---\n\n{}", input.0);
    tell(
        "textDocument/didOpen",
        json!({"textDocument": {"uri": uri, "languageId": "markdown", "version": 1, "text": text}}),
    );
    for (version, (line, column, lines, columns, typed)) in input.1.into_iter().take(8).enumerate() {
        let start = json!({"line": line, "character": column});
        let last = if lines == 0 { u32::from(column) + u32::from(columns) } else { columns.into() };
        let end = json!({"line": u32::from(line) + u32::from(lines), "character": last});
        let change = json!({"range": {"start": start, "end": end}, "text": typed});
        tell(
            "textDocument/didChange",
            json!({"textDocument": {"uri": uri, "version": version + 2}, "contentChanges": [change]}),
        );
        for method in METHODS {
            let range = json!({"start": start, "end": end});
            ask(
                method,
                json!({"textDocument": {"uri": uri}, "position": start, "range": range, "context": {"diagnostics": []}, "options": {}}),
            );
        }
    }
    ask("shutdown", Value::Null);
    tell("exit", Value::Null);
    served.join().expect("it ends well");
});
