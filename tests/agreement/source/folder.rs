//! The files of a plan: front matter as YAML, bodies as Markdown, in the order of names.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

use super::markdown::{self, Block};

/// A section, or the plan itself.
pub(super) struct Section {
    pub(super) file: PathBuf,
    pub(super) id: String,
    pub(super) front: Value,
    pub(super) body: Vec<Block>,
    pub(super) children: Vec<Section>,
}

/// A plan as it is written.
pub(super) struct Folder {
    /// `plan.md`; its children are the chapters.
    pub(super) plan: Section,
    /// The footnotes of all files.
    pub(super) notes: BTreeMap<String, Vec<Block>>,
}

impl Section {
    /// The words of a key, if it has any.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        text(&self.front, key)
    }

    pub(super) fn kind(&self) -> String {
        self.text("kind").unwrap_or_else(|| "section".to_owned())
    }

    /// This section and those in it.
    pub(super) fn all(&self) -> Vec<&Section> {
        std::iter::once(self).chain(self.children.iter().flat_map(Section::all)).collect()
    }
}

/// The words of a key of a mapping, if it has any.
pub(super) fn text(of: &Value, key: &str) -> Option<String> {
    match of.get(key)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// Reads a plan's folder.
pub(super) fn read(folder: &Path) -> Folder {
    let mut notes = BTreeMap::new();
    let mut plan = section(&folder.join("plan.md"), "plan", &mut notes);
    for path in entries(folder) {
        let name = name_of(&path);
        if path.is_dir() {
            plan.children.extend(chapter(&path, &mut notes));
        } else if name != "plan.md" {
            plan.children.push(section(&path, name.trim_end_matches(".md"), &mut notes));
        }
    }
    Folder { plan, notes }
}

fn chapter(folder: &Path, notes: &mut BTreeMap<String, Vec<Block>>) -> Option<Section> {
    let index = folder.join("index.md");
    if is_reserved(&name_of(folder)) || !index.is_file() {
        return None;
    }
    let mut chapter = section(&index, &name_of(folder), notes);
    for path in entries(folder) {
        let name = name_of(&path);
        if name != "index.md" && path.is_file() {
            chapter.children.push(section(&path, name.trim_end_matches(".md"), notes));
        }
    }
    Some(chapter)
}

fn section(file: &Path, stem: &str, notes: &mut BTreeMap<String, Vec<Block>>) -> Section {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let rest = text.strip_prefix("---\n").expect("front matter");
    let (front, body) = rest.split_once("\n---\n").unwrap_or((rest.trim_end().trim_end_matches("---"), ""));
    let front: Value = serde_yaml::from_str(front).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let body = markdown::body(file, body);
    notes.extend(body.notes);
    let own = stem.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('-').to_owned();
    let id = self::text(&front, "id").unwrap_or(own);
    Section { file: file.to_path_buf(), id, front, body: body.blocks, children: Vec::new() }
}

/// What counts in a folder, in the order of names.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|path| !name_of(path).starts_with(['.', '_']) && name_of(path) != "README.md")
        .filter(|path| path.is_dir() || path.extension().is_some_and(|end| end == "md"))
        .collect();
    paths.sort_by(|a, b| natural(&name_of(a), &name_of(b)));
    paths
}

/// Folders that are no chapters: of files, of reports and papers, of another language.
fn is_reserved(name: &str) -> bool {
    matches!(name, "figures" | "tables" | "panel" | "papers" | "target" | "dist" | "node_modules")
        || name.split('-').next().is_some_and(|tag| tag.len() == 2 && tag.bytes().all(|b| b.is_ascii_lowercase()))
}

fn name_of(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

/// `2-x` before `10-x`.
fn natural(a: &str, b: &str) -> Ordering {
    let key = |name: &str| {
        let name = name.trim_end_matches(".md").to_lowercase();
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        (name[..digits].parse().unwrap_or(u64::MAX), name[digits..].to_owned())
    };
    key(a).cmp(&key(b))
}
