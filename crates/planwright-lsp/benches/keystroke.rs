//! How long findings take after a keystroke, from the change to what is published, in milliseconds of the wall clock and of
//! processor time: `cargo bench -p planwright-lsp`. The plan is `plans/kent-2017-2021`, or the one that is given.

// A bench prints what it found, and cannot go on without its plan.
#![allow(clippy::print_stdout, clippy::expect_used)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use lsp_server::{Connection, Message, Notification, Request, RequestId};
use rustix::time::{ClockId, clock_gettime};
use serde_json::{Value, json};

/// Keystrokes that are measured.
const STROKES: i32 = 100;

fn main() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/kent-2017-2021");
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with("--")).map(PathBuf::from);
    let folder = given.unwrap_or(own).canonicalize().expect("a plan's folder");
    let (server, client) = Connection::memory();
    let server = std::thread::spawn(move || planwright_lsp::run(&server));
    let root = format!("file://{}", folder.display());
    let params = json!({"processId": null, "rootUri": root, "capabilities": {}});
    ask(&client, 1, "initialize", params);
    tell(&client, "initialized", json!({}));
    for file in ["plan.md", &section(&folder)] {
        let (uri, text) = (format!("{root}/{file}"), std::fs::read_to_string(folder.join(file)).expect("a text"));
        let line = text.lines().count();
        let document = json!({"uri": uri, "languageId": "markdown", "version": 0, "text": text});
        tell(&client, "textDocument/didOpen", json!({"textDocument": document}));
        published(&client, &uri, 0);
        let cpu = processor();
        let mut times: Vec<Duration> = (1..=STROKES)
            .map(|version| {
                let at = json!({"line": line, "character": 0});
                let change = json!({"range": {"start": at, "end": at}, "text": "a"});
                let began = Instant::now();
                let document = json!({"uri": uri, "version": version});
                tell(&client, "textDocument/didChange", json!({"textDocument": document, "contentChanges": [change]}));
                published(&client, &uri, version);
                began.elapsed()
            })
            .collect();
        let cpu = (processor() - cpu).as_secs_f64() * 1000.0 / f64::from(STROKES);
        times.sort_unstable();
        let ms = |at: usize| times.get(at).map_or(0.0, |time| time.as_secs_f64() * 1000.0);
        println!(
            "{file:<40} median {:>6.1}  95 of 100 within {:>6.1}  worst {:>6.1}  processor {cpu:>6.1}",
            ms(50),
            ms(94),
            ms(99)
        );
    }
    ask(&client, 2, "shutdown", Value::Null);
    tell(&client, "exit", Value::Null);
    server.join().expect("the server ends").expect("it ends well");
}

/// The longest section.
fn section(folder: &Path) -> String {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let texts = files.map(|file| file.path()).filter(|path| path.extension().is_some_and(|it| it == "md"));
    let sections = texts.filter(|path| !path.ends_with("plan.md"));
    let longest = sections.max_by_key(|path| path.metadata().map_or(0, |it| it.len())).expect("a section");
    longest.file_name().expect("a name").to_string_lossy().into_owned()
}

fn tell(client: &Connection, method: &str, params: Value) {
    client.sender.send(Notification::new(method.to_owned(), params).into()).expect("the server listens");
}

fn ask(client: &Connection, id: i32, method: &str, params: Value) {
    let request = Request::new(RequestId::from(id), method.to_owned(), params);
    client.sender.send(request.into()).expect("the server listens");
    while !matches!(client.receiver.recv().expect("an answer"), Message::Response(_)) {}
}

/// The processor time that this process has taken.
fn processor() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Waits until findings of a version of a file are told.
fn published(client: &Connection, uri: &str, version: i32) {
    loop {
        let Message::Notification(told) = client.receiver.recv().expect("findings") else { continue };
        if told.method == "textDocument/publishDiagnostics"
            && told.params["uri"] == uri
            && told.params["version"] == version
        {
            return;
        }
    }
}
