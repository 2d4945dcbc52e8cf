//! What stands around a plan's folder: profiles of one's own that several plans share.

use std::fmt::Debug;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::{is_within_reach, reason};

/// Where what a plan names outside its folder is looked for.
#[derive(Debug, Clone, Default)]
pub enum Around {
    /// Nowhere: the plan is all there is.
    #[default]
    Nothing,
    /// On disk, from this folder: the plan's own.
    Folder(PathBuf),
    /// Wherever the plan's files came from.
    Elsewhere(Arc<dyn Beside>),
}

/// Files around a plan that is not on disk.
pub trait Beside: Debug + Send + Sync {
    /// The bytes of a file by its path from the plan's folder, with `/`, such as
    /// `../profiles/ours.yaml`; `most` of them at most.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it cannot be read, or holds more.
    fn read(&self, path: &str, most: u64) -> Result<Vec<u8>, Unread>;
}

/// Why a file around a plan cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// There is no such file.
    NotThere,
    /// It lies where no plan may lead.
    OutOfReach,
    /// It is a folder, or something else.
    NotAFile,
    /// It holds more than is read.
    TooLarge,
    /// Something stands in the way; what, in plain words.
    Unreadable(String),
}

impl PartialEq for Around {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Folder(one), Self::Folder(other)) => one == other,
            (Self::Elsewhere(one), Self::Elsewhere(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Around {}

impl Around {
    /// The bytes of a file by its path from the plan's folder.
    ///
    /// # Errors
    ///
    /// Where there is no such file, or it cannot be read, or holds more than `most` bytes.
    pub fn read(&self, path: &str, most: u64) -> Result<Vec<u8>, Unread> {
        match self {
            Self::Nothing => Err(Unread::NotThere),
            Self::Folder(folder) if !is_within_reach(folder, Path::new(path)) => Err(Unread::OutOfReach),
            Self::Folder(folder) => on_disk(&folder.join(path), most),
            Self::Elsewhere(files) => files.read(path, most),
        }
    }
}

fn on_disk(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let unread = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Unread::NotThere,
        _ => Unread::Unreadable(reason(&e)),
    };
    let metadata = std::fs::metadata(path).map_err(unread)?;
    if !metadata.is_file() {
        return Err(Unread::NotAFile);
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unread)?;
    file.take(most + 1).read_to_end(&mut bytes).map_err(unread)?;
    if bytes.len() as u64 > most { Err(Unread::TooLarge) } else { Ok(bytes) }
}
