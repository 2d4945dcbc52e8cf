//! Whole plans out of what `git difftool` hands over.
//!
//! `git difftool --dir-diff` makes two folders that hold only the files that differ. The rest of a
//! plan is the same on both sides: it is taken from wherever one of the sides is whole, which is
//! the work tree, or a commit whose files are those of that side.

mod anchor;
mod handed;
mod pairs;
mod rest;
mod search;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use handed::Handed;
use planwright_project::{Around, Beside, Content, Gathering, Tree, Unread, limits, reason};

use crate::repository::Repository;
use crate::version::Standing;
use crate::{Here, HistoryError, path};
use anchor::{Anchor, Side};

/// A plan on both sides of a comparison; it may be new, or gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The plan as it was.
    pub old: Option<Standing>,
    /// The plan as it is.
    pub new: Option<Standing>,
}

/// Files that git handed over, by their paths from the top of the repository.
type Files = BTreeMap<String, Content>;

/// The plans of which something differs between the two folders of `git difftool --dir-diff`, each
/// whole, in the order of their paths. Files that are in no plan are passed over.
///
/// # Errors
///
/// Where the folders or the repository cannot be read, or where neither side is found whole.
pub fn plans(left: &Path, right: &Path, here: &Here) -> Result<Vec<Pair>, HistoryError> {
    let (left, right) = (files(&here.join(left))?, files(&here.join(right))?);
    let repository = Repository::open(here)?;
    let anchor = anchor::find(&repository, &left, &right)?;
    let (left, right) = (without_links(&repository, &anchor, left), without_links(&repository, &anchor, right));
    let sides = Sides { repository: &repository, here, anchor, left: Arc::new(left), right: Arc::new(right) };
    pairs::all(&sides)
}

/// Both sides of a comparison.
struct Sides<'a> {
    repository: &'a Repository,
    here: &'a Here,
    anchor: Anchor,
    left: Arc<Files>,
    right: Arc<Files>,
}

impl Sides<'_> {
    fn handed(&self, side: Side) -> &Arc<Files> {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// True where a file is on a side.
    fn has(&self, side: Side, file: &str) -> Result<bool, HistoryError> {
        if side != self.anchor.side {
            if self.handed(side).contains_key(file) {
                return Ok(true);
            }
            if self.handed(self.anchor.side).contains_key(file) {
                return Ok(false);
            }
        }
        self.anchor.has(self.repository, file)
    }

    /// The plan in a folder, as it is on a side.
    fn plan(&self, side: Side, folder: &str) -> Result<Standing, HistoryError> {
        let (mut tree, notes) = self.anchor.read(self.repository, self.here, folder)?;
        if side != self.anchor.side {
            self.exchange(side, folder, &mut tree);
        }
        let path = match side {
            Side::Left => format!("before:{}", path::shown(folder)),
            Side::Right => path::shown(folder).to_owned(),
        };
        let name = folder.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("plan").to_owned();
        Ok(Standing { tree, path, name, commit: None, notes })
    }

    /// Takes out the files of the whole side, and puts in those of the other.
    fn exchange(&self, side: Side, folder: &str, tree: &mut Tree) {
        for file in self.handed(self.anchor.side).keys() {
            if let Some(within) = path::within(file, folder) {
                tree.files.remove(within);
            }
        }
        for (file, content) in self.handed(side).iter() {
            if let Some(within) = path::within(file, folder)
                && !within.split('/').any(Gathering::passes_over)
            {
                tree.files.insert(within.to_owned(), content.clone());
            }
        }
        tree.around = Around::Elsewhere(Arc::new(Exchanged {
            folder: folder.to_owned(),
            gone: Arc::clone(self.handed(self.anchor.side)),
            put: Arc::clone(self.handed(side)),
            rest: tree.around.clone(),
        }));
    }
}

/// The files around a plan of the side that is not whole.
#[derive(Debug)]
struct Exchanged {
    folder: String,
    gone: Arc<Files>,
    put: Arc<Files>,
    rest: Around,
}

impl Beside for Exchanged {
    fn read(&self, path: &str, most: u64) -> Result<Vec<u8>, Unread> {
        let file = path::join(&self.folder, path).unwrap_or_default();
        match self.put.get(&file) {
            Some(Content::Bytes(bytes)) if bytes.len() as u64 <= most => Ok(bytes.to_vec()),
            Some(_) => Err(Unread::TooLarge),
            None if self.gone.contains_key(&file) => Err(Unread::NotThere),
            None => self.rest.read(path, most),
        }
    }
}

/// The files of a folder that git made.
fn files(root: &Path) -> Result<Files, HistoryError> {
    let mut files = Files::new();
    let mut waiting = vec![(root.to_owned(), String::new())];
    while let Some((folder, shown)) = waiting.pop() {
        let unreadable =
            |e: std::io::Error| HistoryError::new(format!("`{}` could not be read: {}", folder.display(), reason(&e)));
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            let path = if shown.is_empty() { name } else { format!("{shown}/{name}") };
            // On the right, git puts links to the files of the work tree.
            let metadata = std::fs::metadata(entry.path()).map_err(unreadable)?;
            if entry.file_type().map_err(unreadable)?.is_dir() {
                waiting.push((entry.path(), path));
            } else if metadata.len() > limits::PICTURE_BYTES {
                files.insert(path, Content::TooLarge(metadata.len()));
            } else if metadata.is_file() {
                files.insert(path, Content::Bytes(std::fs::read(entry.path()).map_err(unreadable)?.into()));
            }
        }
    }
    Ok(files)
}

/// Without symbolic links, which git hands over as files that hold where they lead.
fn without_links(repository: &Repository, anchor: &Anchor, files: Files) -> Files {
    files.into_iter().filter(|(file, _)| !anchor.is_link(repository, file)).collect()
}
