//! A repository on disk: where it is, how it is kept, and where one stands in it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gix_hash::{Kind, ObjectId};
use gix_object::bstr::BStr;
use planwright_project::reason;

use crate::{Here, HistoryError};

/// Bytes that a single object may take while it is unpacked: a plan's files are far smaller, but a
/// small file can be kept as a change to a large one.
const UNPACKED_BYTES: usize = 256 << 20;

/// A repository that is open for reading.
pub(crate) struct Repository {
    /// Where the repository's own files are that all its work trees share.
    pub(crate) common: PathBuf,
    /// The top of its files; none in a bare repository.
    pub(crate) work_tree: Option<PathBuf>,
    /// The folder one stands in, from the top; empty in a bare repository.
    pub(crate) prefix: String,
    /// Where the objects are.
    pub(crate) objects: gix_odb::Handle,
    /// Where the names are.
    pub(crate) refs: gix_ref::file::Store,
    /// Which hash names its objects.
    pub(crate) hash: Kind,
    /// The commits behind which the history was cut off.
    pub(crate) shallow: BTreeSet<ObjectId>,
    /// Its own configuration.
    pub(crate) config: gix_config::File,
}

impl Repository {
    /// Opens the repository around a place.
    pub(crate) fn open(here: &Here) -> Result<Self, HistoryError> {
        let (git_dir, work_tree) = locate(here)?;
        let common = match gix_discover::path::from_plain_file(&git_dir.join("commondir")) {
            Some(path) => git_dir.join(path.map_err(|e| HistoryError::unreadable("the repository", reason(&e)))?),
            None => git_dir.clone(),
        };
        let config = configuration(&common)?;
        let work_tree = work_tree.or_else(|| configured_work_tree(&config, &git_dir));
        let hash = hash(&config)?;
        let options = gix_odb::store::init::Options { alloc_limit_bytes: Some(UNPACKED_BYTES), ..Default::default() };
        let objects = gix_odb::at_opts(common.join("objects"), hash, None, options)
            .map_err(|e| HistoryError::unreadable("the repository's `objects`", reason(&e)))?;
        let refs = gix_ref::file::Store::for_linked_worktree(git_dir, common.clone(), hash);
        let shallow = shallow(&common);
        let prefix = prefix(here, work_tree.as_deref(), &common);
        Ok(Self { common, work_tree, prefix, objects, refs, hash, shallow, config })
    }

    /// A value of the repository's configuration.
    pub(crate) fn configured(&self, section: &str, name: Option<&str>, key: &str) -> Option<String> {
        value(&self.config, section, name, key)
    }

    /// True where files were left out when the repository was cloned.
    pub(crate) fn is_partial(&self) -> bool {
        self.configured("extensions", None, "partialClone").is_some()
            || self.configured("remote", Some("origin"), "promisor").is_some_and(|value| value == "true")
    }
}

/// The repository's folder and the top of its files.
fn locate(here: &Here) -> Result<(PathBuf, Option<PathBuf>), HistoryError> {
    if let Some(git_dir) = &here.git_dir {
        let git_dir = here.join(git_dir);
        if gix_discover::is_git(&git_dir).is_err() {
            return Err(HistoryError::new(format!(
                "the variable `GIT_DIR` names `{}`, which is no git repository",
                git_dir.display()
            ))
            .help("Unset it, or give the folder that holds `HEAD` and `objects`."));
        }
        let work_tree = here.work_tree.as_ref().map(|path| here.join(path));
        let beside = git_dir.file_name().is_some_and(|name| name == ".git").then(|| git_dir.parent()).flatten();
        let work_tree = work_tree.or_else(|| beside.map(Path::to_owned));
        return Ok((git_dir, work_tree));
    }
    let (path, _) = gix_discover::upwards(&here.folder).map_err(|_| none_around(&here.folder))?;
    let (git_dir, work_tree) = path.into_repository_and_work_tree_directories();
    Ok((here.join(&git_dir), work_tree.map(|path| here.join(&path))))
}

/// The files that say which commit is the last one in the work tree around a folder; none where there is no repository. In a
/// work tree that is linked to another's repository they stand there.
#[must_use]
pub fn heads(folder: &Path, here: &Here) -> Vec<PathBuf> {
    let git_dir = locate(&here.within(folder)).ok().map(|(git_dir, _)| git_dir);
    git_dir.iter().flat_map(|git_dir| ["HEAD", "logs/HEAD"].map(|file| git_dir.join(file))).collect()
}

fn none_around(folder: &Path) -> HistoryError {
    // One that is there and was not taken for one is damaged, or closed to us.
    if let Some(broken) = folder.ancestors().find(|above| above.join(".git").symlink_metadata().is_ok()) {
        return HistoryError::new(format!("the git repository in `{}` could not be read", broken.display())).help(
            "Either it is damaged, which `git status` tells, or you are not allowed to read all of its `.git` folder.",
        );
    }
    HistoryError::new(format!("there is no git repository around `{}`", folder.display()))
        .help("Revisions such as `v1:plans/kent` are read from the repository that one stands in: change to a folder of it.")
        .help("To compare two folders, give their paths.")
}

fn configuration(common: &Path) -> Result<gix_config::File, HistoryError> {
    let bytes = match std::fs::read(common.join("config")) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Vec::new(),
        Err(e) => return Err(HistoryError::unreadable("the repository's `config`", reason(&e))),
    };
    let source = gix_config::file::Metadata::from(gix_config::Source::Local);
    // Files that a configuration includes are not opened: nothing that is asked here stands in them.
    gix_config::File::from_bytes_no_includes(&bytes, source, gix_config::file::init::Options::default())
        .map_err(|_| HistoryError::unreadable("the repository's `config`", "it is not written as git writes it"))
}

fn value(config: &gix_config::File, section: &str, name: Option<&str>, key: &str) -> Option<String> {
    let name = name.map(BStr::new);
    config.string_by(section, name, key).map(|value| value.to_string())
}

fn configured_work_tree(config: &gix_config::File, git_dir: &Path) -> Option<PathBuf> {
    value(config, "core", None, "worktree").map(|path| git_dir.join(path))
}

fn hash(config: &gix_config::File) -> Result<Kind, HistoryError> {
    if let Some(storage) = value(config, "extensions", None, "refStorage").filter(|storage| storage != "files") {
        return Err(HistoryError::new(format!(
            "this repository keeps its branches and tags as `{storage}`, which Planwright cannot read"
        ))
        .help("`git refs migrate --ref-format=files` keeps them as files again."));
    }
    match value(config, "extensions", None, "objectFormat").as_deref() {
        None | Some("sha1") => Ok(Kind::Sha1),
        Some("sha256") => Ok(Kind::Sha256),
        Some(other) => Err(HistoryError::new(format!(
            "this repository names its objects by `{other}`, which Planwright does not know"
        ))),
    }
}

fn shallow(common: &Path) -> BTreeSet<ObjectId> {
    let lines = std::fs::read_to_string(common.join("shallow")).unwrap_or_default();
    lines.lines().filter_map(|line| ObjectId::from_hex(line.trim().as_bytes()).ok()).collect()
}

/// Where one stands, from the top of the files. In the repository's own folder that is the top.
fn prefix(here: &Here, work_tree: Option<&Path>, common: &Path) -> String {
    if inside(&here.folder, common).is_some() {
        return String::new();
    }
    work_tree.and_then(|top| inside(&here.folder, top)).unwrap_or_default()
}

/// A path on disk as one from the top of the files, where it is below it.
pub(crate) fn inside(path: &Path, top: &Path) -> Option<String> {
    let (path, top) = (path.canonicalize().ok()?, top.canonicalize().ok()?);
    let parts: Option<Vec<&str>> = path.strip_prefix(&top).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
