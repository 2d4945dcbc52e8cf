//! A thousand random edits: the server never ends, and never says other than `check` of the same texts.

use std::collections::BTreeMap;
use std::path::Path;

use planwright_core::Sources;
use planwright_project::{Options, Tree, load};
use serde_json::{Value, json};

use crate::client::Client;

/// A small generator of numbers, so that every run makes the same edits.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }
}

/// What is typed: signs of Markdown and YAML, Welsh, emoji, line ends of every kind.
const PIECES: &[&str] = &[
    "a",
    "ŵ",
    "🚓",
    "👨‍👩‍👧",
    "\n",
    "\r\n",
    "\r",
    "---\n",
    "#",
    "## ",
    "|",
    "| a | £1 |\n",
    "[](#",
    "](",
    ")",
    "{#id}",
    "{",
    "}",
    "```chart\n",
    "```\n",
    "> [!NOTE]\n",
    "- ",
    ": ",
    "kind: priority\n",
    "satisfies: [grants]\n",
    "title: x\n",
    "<b>",
    "<!--",
    "-->",
    "[^1]",
    "[^1]: n\n",
    "Table: T {#t sum=\"a=b\"}\n",
    "**Total**",
    "\u{feff}",
    "\u{0}",
    "\t",
    "\"",
    "'",
    "£1.5m",
    "  ",
    "*",
    "_",
    "`",
    "\\",
    "&amp;",
];

const EDITS: usize = 1_000;

/// How many edits are made between two looks at everything.
const INTERVAL: usize = 25;

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to)
        } else {
            assert!(std::fs::copy(entry.path(), to).is_ok())
        }
    }
}

/// What `check` says of the plan in a folder: for each file its findings with their lines and columns in UTF-16.
fn checked(root: &Path) -> BTreeMap<String, Vec<String>> {
    let tree = Tree::read(&root.join("plan")).unwrap();
    let mut sources = Sources::default();
    let checked = load(&tree, "plan", "plan", &Options::default(), &mut sources);
    let mut files: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for found in checked.diagnostics() {
        let text = sources.text(found.span.file);
        let at = |offset: u32| {
            let mut offset = (offset as usize).min(text.len());
            while !text.is_char_boundary(offset) {
                offset -= 1;
            }
            let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
            let line = text[..offset].matches('\n').count();
            format!("{line}:{}", text[line_start..offset].encode_utf16().count())
        };
        let told = format!("{} {}-{} {}", found.rule, at(found.span.start), at(found.span.end), found.message);
        files.entry(sources.path(found.span.file).to_owned()).or_default().push(told);
    }
    files.values_mut().for_each(|found| found.sort());
    files
}

/// The same of what the server has published.
fn published(client: &Client, files: &[String]) -> BTreeMap<String, Vec<String>> {
    let told = |found: &Value| {
        let at = |end: &str| format!("{}:{}", found["range"][end]["line"], found["range"][end]["character"]);
        let message = found["message"].as_str().unwrap().to_owned();
        (format!("{} {}-{} ", found["code"].as_str().unwrap(), at("start"), at("end")), message)
    };
    let of = |file: &String| {
        let mut found: Vec<String> = client
            .diagnostics(file)
            .iter()
            .map(|found| {
                let (place, message) = told(found);
                format!("{place}{}", message.lines().next().unwrap_or(""))
            })
            .collect();
        found.sort();
        (file.clone(), found)
    };
    files.iter().map(of).filter(|(_, found)| !found.is_empty()).collect()
}

#[test]
fn a_thousand_random_edits_never_drift_from_check() {
    let root = tempfile::tempdir().unwrap();
    let plans = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans/minimal");
    copy(&plans, &root.path().join("plan"));
    std::fs::create_dir_all(root.path().join("plan/tables")).unwrap();
    std::fs::write(root.path().join("plan/tables/m.csv"), "Row,2025\nPay,\"1,000\"\n**Total**,\"1,000\"\n").unwrap();
    std::fs::write(
        root.path().join("plan/90-table.md"),
        "---\ntitle: Tabl 🚓\n---\n\nTable: M {#mtfp src=tables/m.csv}\n",
    )
    .unwrap();
    let mirror = tempfile::tempdir().unwrap();
    copy(&root.path().join("plan"), &mirror.path().join("plan"));
    let mut files: Vec<String> = Tree::read(&root.path().join("plan")).unwrap().files.into_keys().collect();
    files.retain(|file| file.ends_with(".md") || file.ends_with(".csv"));
    let files: Vec<String> = files.into_iter().map(|file| format!("plan/{file}")).collect();
    let mut client = Client::of(root, json!({}));
    files.iter().for_each(|file| client.open(file));
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut originals = BTreeMap::new();
    for file in &files {
        originals.insert(file.clone(), client.text(file).to_owned());
    }
    for edit in 1..=EDITS {
        let file = &files[numbers.below(files.len())];
        let text = client.text(file).to_owned();
        if numbers.below(40) == 0 {
            // Somebody starts over, so that the plan is read as well as refused.
            let end = text.len();
            client.edit(file, 0..end, &originals[file]);
        } else {
            let start = floor(&text, numbers.below(text.len() + 1));
            let end = floor(&text, start + numbers.below(12)).max(start);
            let piece = PIECES[numbers.below(PIECES.len())];
            // Between the two halves of a line end there is no position.
            let splits = |at: usize| text[..at].ends_with('\r') && text[at..].starts_with('\n');
            if !splits(start) && !splits(end) {
                client.edit(file, start..end, if numbers.below(4) == 0 { "" } else { piece });
            }
        }
        if edit % 7 == 0 {
            ask_everything(&mut client, file, &mut numbers);
        }
        if edit % INTERVAL == 0 {
            for file in &files {
                std::fs::write(mirror.path().join(file), client.text(file)).unwrap();
            }
            client.settle(file);
            let expected = checked(mirror.path());
            let all: Vec<String> = files.iter().cloned().chain(expected.keys().cloned()).collect();
            let mut told = published(&client, &all);
            told.retain(|_, found| !found.is_empty());
            assert_eq!(told, expected, "after {edit} edits");
        }
    }
}

/// Every request at some place, for none to be the end of the server.
fn ask_everything(client: &mut Client, file: &str, numbers: &mut Numbers) {
    let line = numbers.below(client.text(file).lines().count() + 2);
    let position = json!({"line": line, "character": numbers.below(60)});
    let document = json!({"uri": client.uri(file)});
    let at = json!({"textDocument": document, "position": position, "newName": "new-id", "context": {"includeDeclaration": true}});
    for method in ["completion", "hover", "definition", "references", "prepareRename", "rename", "foldingRange"] {
        let _ = client.ask(&format!("textDocument/{method}"), at.clone());
    }
    let range = json!({"start": position, "end": position});
    let params = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
    client.request("textDocument/codeAction", params);
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
