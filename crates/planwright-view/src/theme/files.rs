//! Reading a theme's folder, and nothing outside of it.

use std::collections::BTreeMap;
use std::path::Path;

use bytes::Bytes;
use planwright_core::Diagnostic;
use walkdir::{DirEntry, WalkDir};

use super::place::Places;

/// Bytes of a theme's file: 8 MiB.
const FILE_BYTES: u64 = 8 << 20;
/// Files of a theme.
const FILES: usize = 500;
/// Bytes of a theme: 64 MiB.
const THEME_BYTES: u64 = 64 << 20;

/// The file that makes a folder a theme.
pub(super) const SETTINGS: &str = "theme.yaml";

/// The files of a theme, by their paths within it.
pub(super) type Files = BTreeMap<String, Bytes>;

/// True where two files are the very same: not equal ones, which would have to be read to be compared.
#[must_use]
pub fn are_one(one: &Bytes, other: &Bytes) -> bool {
    std::ptr::eq(one.as_ref(), other.as_ref())
}

/// Reads a theme's folder, which findings show as `shown`. Links are not followed, so that nothing outside of it is
/// read; hidden files are left out. None, with a finding, where it is too large or cannot be read.
pub(super) fn read(folder: &Path, shown: &str, places: &mut Places<'_>) -> Option<Files> {
    let (mut files, mut total) = (Files::new(), 0);
    let is_shown = |entry: &DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
    for entry in WalkDir::new(folder).max_depth(8).sort_by_file_name().into_iter().filter_entry(is_shown) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(e) => return unreadable(shown, e.into_io_error(), places),
        };
        let Some(path) = entry.path().strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
        let path = path.replace(std::path::MAIN_SEPARATOR, "/");
        if entry.path_is_symlink() && entry.depth() > 0 {
            link(&path, shown, places);
            continue;
        }
        if !entry.file_type().is_file() {
            continue;
        }
        let size = match entry.metadata() {
            Ok(metadata) => metadata.len(),
            Err(e) => return unreadable(shown, e.into_io_error(), places),
        };
        total += size;
        if size > FILE_BYTES || total > THEME_BYTES || files.len() == FILES {
            return too_large(&path, shown, size > FILE_BYTES, places);
        }
        match std::fs::read(entry.path()) {
            Ok(bytes) => files.insert(path, bytes.into()),
            Err(e) => return unreadable(shown, Some(e), places),
        };
    }
    Some(files)
}

fn unreadable(shown: &str, reason: Option<std::io::Error>, places: &mut Places<'_>) -> Option<Files> {
    let reason =
        reason.map_or_else(|| "its folders lead round in a ring".to_owned(), |e| planwright_project::reason(&e));
    let message = format!("the theme in `{shown}` cannot be read: {reason}");
    places.tell(
        Diagnostic::error("theme/file", places.named, message)
            .label("this theme")
            .help("No output can be set without its theme. Give yourself the right to read the theme's folder, or take another theme."),
    );
    None
}

fn link(path: &str, shown: &str, places: &mut Places<'_>) {
    places.lies_in(path, shown);
    let span = places.file(path);
    places.tell(
        Diagnostic::error("theme/file", span, format!("`{path}` is a link to another place, and is not opened"))
            .label("a link")
            .help("A theme is whole in its own folder, so that it looks the same wherever it is copied. Nothing outside is opened.")
            .help("Put the file itself there."),
    );
}

fn too_large(path: &str, shown: &str, file: bool, places: &mut Places<'_>) -> Option<Files> {
    let (span, message) = if file {
        places.lies_in(path, shown);
        (places.file(path), format!("`{path}` is larger than a file of a theme may be (8 MiB)"))
    } else {
        let most = format!("{FILES} files and 64 MiB are the most");
        places.lies_in(SETTINGS, shown);
        (places.file(SETTINGS), format!("the theme in `{shown}` is too large: {most}"))
    };
    places.tell(
        Diagnostic::error("theme/size", span, message)
            .label("too large")
            .help("Every page that the theme sets would wait for it.")
            .help("Take out what the outputs do not need, such as the drawings' originals, or make pictures smaller."),
    );
    None
}
