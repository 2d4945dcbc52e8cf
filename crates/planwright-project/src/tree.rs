//! A plan's folder in memory.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use planwright_parser::DocumentKind;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::{Around, Error, Gathering, folder, names, reason};

/// A file of a plan, as far as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Its bytes.
    Bytes(Arc<[u8]>),
    /// It is larger than a plan's file may be; its size in bytes. It was not read.
    TooLarge(u64),
}

/// The files of one plan by their paths within it, with `/`. What a plan passes over is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tree {
    /// The files.
    pub files: BTreeMap<String, Content>,
    /// True where there were more files, or more bytes, than a plan may hold: the rest was not read.
    pub cut: bool,
    /// Links that are not followed, by their paths.
    pub links: BTreeMap<String, Leads>,
    /// Where what a plan names outside its folder is looked for.
    pub around: Around,
}

/// Where a link leads that is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To a file outside of the plan's folder.
    OutToFile,
    /// To a folder outside of it.
    OutToFolder,
    /// To what is not there, or round to itself.
    Nowhere,
}

impl Tree {
    /// Reads a plan's folder from disk.
    ///
    /// Links are not followed, but for those to files and folders inside the plan's own folder.
    ///
    /// # Errors
    ///
    /// A file or folder that cannot be read, or whose name is not Unicode.
    pub fn read(root: &Path) -> Result<Self, Error> {
        let unreadable = |path: &Path, reason: String| Error::Unreadable { path: path.to_owned(), reason };
        let home = root.canonicalize().map_err(|e| unreadable(root, reason(&e)))?;
        let mut gathering = Gathering::new(Around::Folder(root.to_owned()));
        let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        let mut links = BTreeMap::new();
        let kept = walk.filter_entry(|entry| {
            if entry.depth() == 0 {
                return true;
            }
            if entry.file_name().to_str().is_some_and(names::is_skipped) {
                return false;
            }
            let leads = match entry.path_is_symlink().then(|| entry.path().canonicalize()) {
                None => return true,
                Some(Ok(end)) if end.starts_with(&home) => return true,
                Some(Ok(end)) if end.is_dir() => Leads::OutToFolder,
                Some(Ok(_)) => Leads::OutToFile,
                Some(Err(_)) => Leads::Nowhere,
            };
            links.extend(relative(root, entry.path()).ok().map(|path| (path, leads)));
            false
        });
        let mut leading_nowhere = Vec::new();
        for entry in kept {
            let entry = match entry {
                Ok(entry) => entry,
                // A link that leads back to a folder above it: what is there is read already.
                Err(e) if e.loop_ancestor().is_some() => continue,
                Err(e) if is_dangling(&e) => {
                    leading_nowhere.extend(e.path().filter(|path| path.is_symlink()).map(Path::to_owned));
                    continue;
                }
                Err(e) => {
                    return Err(unreadable(e.path().unwrap_or(root), walk_reason(&e)));
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            let path = relative(root, entry.path())?;
            let size = match entry.metadata() {
                Ok(metadata) => metadata.len(),
                Err(e) if is_dangling(&e) => continue,
                Err(e) => return Err(unreadable(entry.path(), walk_reason(&e))),
            };
            match gathering.add(path, size, || std::fs::read(entry.path())) {
                Ok(flow) if flow.is_break() => break,
                Ok(_) => {}
                // It has gone since its folder was looked at, as what editors write for a moment does.
                Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
                Err(e) => return Err(unreadable(entry.path(), reason(&e))),
            }
        }
        for path in leading_nowhere {
            if !path.file_name().and_then(OsStr::to_str).is_some_and(names::is_skipped) {
                links.insert(relative(root, &path)?, Leads::Nowhere);
            }
        }
        Ok(Self { links, ..gathering.finish() })
    }

    /// The plan's Markdown files by their paths, and what each is: those of its translations too, and
    /// none that is set aside or only kept beside it.
    #[must_use]
    pub fn documents(&self) -> BTreeMap<String, DocumentKind> {
        folder::documents(self)
    }

    /// Takes out the files below a folder of the plan's own, by its path within it, with `/`.
    pub fn leave_out(&mut self, folder: &str) {
        let prefix = format!("{}/", folder.trim_end_matches('/'));
        self.files.retain(|path, _| !path.starts_with(&prefix));
    }

    /// The SHA-256 of all paths and contents.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for (path, content) in &self.files {
            hash.update((path.len() as u64).to_le_bytes());
            hash.update(path.as_bytes());
            match content {
                Content::Bytes(bytes) => {
                    hash.update((bytes.len() as u64).to_le_bytes());
                    hash.update(bytes);
                }
                Content::TooLarge(size) => hash.update(size.to_le_bytes()),
            }
        }
        for path in self.links.keys() {
            hash.update(path.as_bytes());
        }
        hash.update([u8::from(self.cut)]);
        hash.finalize().into()
    }
}

fn walk_reason(e: &walkdir::Error) -> String {
    e.io_error().map_or_else(|| e.to_string(), reason)
}

/// True for a link that cannot be followed: to what is not there, or to itself.
fn is_dangling(e: &walkdir::Error) -> bool {
    e.io_error().is_some_and(|e| e.kind() == std::io::ErrorKind::NotFound) || e.path().is_some_and(Path::is_symlink)
}

fn relative(root: &Path, path: &Path) -> Result<String, Error> {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    parts.map(|parts| parts.join("/")).ok_or_else(|| Error::NotUnicode(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(files: &[(&str, &str)], expected: &[&str]) -> Tree {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let tree = Tree::read(root.path()).unwrap();
        assert_eq!(tree.files.keys().collect::<Vec<_>>(), expected);
        tree
    }

    #[test]
    fn passes_over_what_is_not_the_plans() {
        check(
            &[
                ("plan.md", ""),
                ("README.md", ""),
                (".git/x", ""),
                ("_old/a.md", ""),
                ("a/_b.md", ""),
                ("a/index.md", ""),
            ],
            &["a/index.md", "plan.md"],
        );
    }

    #[test]
    fn the_digest_knows_names_and_bytes() {
        let one = check(&[("a", "b")], &["a"]).digest();
        assert_eq!(one, check(&[("a", "b")], &["a"]).digest());
        assert_ne!(one, check(&[("a", "c")], &["a"]).digest());
        assert_ne!(one, check(&[("ab", "")], &["ab"]).digest());
    }

    #[test]
    fn a_folder_is_left_out_and_no_other() {
        let mut tree =
            check(&[("a", ""), ("web/x", ""), ("web/y/z", ""), ("website", "")], &["a", "web/x", "web/y/z", "website"]);
        tree.leave_out("web");
        assert_eq!(tree.files.keys().collect::<Vec<_>>(), ["a", "website"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_folder_are_not_opened() {
        let root = tempfile::tempdir().unwrap();
        let outside = tempfile::tempdir().unwrap();
        std::fs::write(outside.path().join("secret.md"), "secret").unwrap();
        std::fs::write(root.path().join("plan.md"), "").unwrap();
        std::os::unix::fs::symlink(outside.path(), root.path().join("figures")).unwrap();
        std::os::unix::fs::symlink(outside.path().join("secret.md"), root.path().join("01-a.md")).unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("loop")).unwrap();
        std::os::unix::fs::symlink(root.path().join("nowhere"), root.path().join("dangling.md")).unwrap();
        std::os::unix::fs::symlink("itself.md", root.path().join("itself.md")).unwrap();
        std::os::unix::fs::symlink(root.path().join("plan.md"), root.path().join("02-b.md")).unwrap();
        let tree = Tree::read(root.path()).unwrap();
        assert_eq!(tree.files.keys().collect::<Vec<_>>(), ["02-b.md", "plan.md"]);
        let links = [
            ("01-a.md", Leads::OutToFile),
            ("dangling.md", Leads::Nowhere),
            ("figures", Leads::OutToFolder),
            ("itself.md", Leads::Nowhere),
        ];
        assert_eq!(tree.links, links.map(|(path, leads)| (path.to_owned(), leads)).into());
    }
}
