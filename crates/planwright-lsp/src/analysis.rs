//! A plan as it stands in the editor, read and checked.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use gen_lsp_types::{Location, Range, Uri};
use planwright_core::model::Plan;
use planwright_core::{Diagnostic, FileId, Sources, Span};
use planwright_project::{Around, Beside, Checked, Content, Error, Gathering, Options, Tree, Unread, limits, load};
use planwright_view::theme;

use crate::documents::Documents;
use crate::position::{Encoding, Lines};
use crate::uri;

/// Where a plan stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Home {
    /// Its folder.
    pub(crate) folder: PathBuf,
    /// The folder as somebody in the workspace would type it, with `/`.
    pub(crate) shown: String,
    /// What the paths of sources are relative to.
    pub(crate) base: PathBuf,
}

/// A plan with the texts of the editor laid over its folder, read and checked.
#[derive(Debug)]
pub(crate) struct Analysis {
    /// Every text that was read.
    pub(crate) sources: Sources,
    /// The plan and what was found in it.
    pub(crate) checked: Checked,
    /// What is wrong with its theme.
    theme: Vec<Diagnostic>,
    /// The paths of the texts.
    paths: BTreeMap<FileId, PathBuf>,
    /// The texts by their paths.
    files: BTreeMap<PathBuf, FileId>,
    /// Which of them the editor held, by its own addresses.
    open: BTreeMap<FileId, Uri>,
    lines: RefCell<BTreeMap<FileId, Rc<Lines>>>,
    encoding: Encoding,
}

impl Analysis {
    /// Reads and checks a plan as it stands.
    ///
    /// # Errors
    ///
    /// A file or folder that cannot be read.
    pub(crate) fn of(home: &Home, documents: &Documents) -> Result<Self, Error> {
        let tree = tree(home, documents)?;
        let mut sources = Sources::default();
        let name = home.shown.rsplit('/').next().unwrap_or(&home.shown).to_owned();
        let mut checked = load(&tree, &home.shown, &name, &Options::default(), &mut sources);
        let named = checked.plan.as_ref().and_then(|plan| plan.meta.theme.as_ref());
        let theme = named.map(|named| theme::find(&named.value, &home.folder, named.span, &mut sources).findings);
        let paths: BTreeMap<FileId, PathBuf> =
            sources.files().map(|file| (file, uri::plain(&home.base.join(sources.path(file))))).collect();
        let mut files = BTreeMap::new();
        for (file, path) in &paths {
            // What was only named has an empty text beside that which was read.
            if !sources.text(*file).is_empty() || !files.contains_key(path) {
                files.insert(path.clone(), *file);
            }
        }
        let uri_of = |path: &Path| Some(documents.of_file(path)?.uri.clone());
        let open = paths.iter().filter_map(|(file, path)| Some((*file, uri_of(path)?))).collect();
        let theme = checked.waive(theme.unwrap_or_default());
        Ok(Self {
            sources,
            checked,
            theme,
            paths,
            files,
            open,
            lines: RefCell::default(),
            encoding: documents.encoding,
        })
    }

    /// Every finding that stands.
    pub(crate) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.checked.diagnostics().iter().chain(&self.theme)
    }

    /// The plan, unless `plan.md` could not be read.
    pub(crate) fn plan(&self) -> Option<&Plan> {
        self.checked.plan.as_ref()
    }

    /// The file of a path.
    pub(crate) fn file(&self, path: &Path) -> Option<FileId> {
        self.files.get(path).copied()
    }

    /// The paths of all texts.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &PathBuf> {
        self.files.keys()
    }

    /// The path of a file.
    pub(crate) fn path(&self, file: FileId) -> Option<&Path> {
        self.paths.get(&file).map(PathBuf::as_path)
    }

    /// The address of a file, as the client writes it where it has it open.
    pub(crate) fn uri(&self, file: FileId) -> Option<Uri> {
        self.open.get(&file).cloned().or_else(|| self.path(file).map(uri::of))
    }

    /// Where the lines of a file begin.
    pub(crate) fn lines(&self, file: FileId) -> Rc<Lines> {
        let text = self.sources.text(file);
        let make = || {
            let is_open = self.open.contains_key(&file);
            Rc::new(if is_open { Lines::of_open(text, self.encoding) } else { Lines::of_disk(text, self.encoding) })
        };
        Rc::clone(self.lines.borrow_mut().entry(file).or_insert_with(make))
    }

    /// The positions of a span.
    pub(crate) fn range(&self, span: Span) -> Range {
        self.lines(span.file).range(self.sources.text(span.file), span.range())
    }

    /// The file and the positions of a span.
    pub(crate) fn location(&self, span: Span) -> Option<Location> {
        Some(Location { uri: self.uri(span.file)?, range: self.range(span) })
    }
}

/// The files of a plan as they stand in the editor.
///
/// # Errors
///
/// A file or folder that cannot be read.
pub(crate) fn tree(home: &Home, documents: &Documents) -> Result<Tree, Error> {
    let mut tree = Tree::read(&home.folder)?;
    overlay(&mut tree, home, documents);
    Ok(tree)
}

/// Puts the texts that the editor holds into the place of those on disk.
fn overlay(tree: &mut Tree, home: &Home, documents: &Documents) {
    let mut beside = BTreeMap::new();
    for document in documents.all().filter(|document| !document.is_gone) {
        let Some(path) = &document.path else { continue };
        match within(&home.folder, path) {
            Some(within) => {
                let size = document.text.len() as u64;
                let content = if size > limits::TEXT_BYTES {
                    Content::TooLarge(size)
                } else {
                    Content::Bytes(document.text.as_bytes().into())
                };
                tree.files.insert(within, content);
            }
            None => {
                beside.insert(path.clone(), Arc::clone(&document.text));
            }
        }
    }
    if !beside.is_empty() {
        let disk = Around::Folder(home.folder.clone());
        tree.around = Around::Elsewhere(Arc::new(Overlaid { folder: home.folder.clone(), disk, beside }));
    }
}

/// The path of a file of a plan within its folder, with `/`; none where it is no file of the plan.
pub(crate) fn within(folder: &Path, path: &Path) -> Option<String> {
    let inside = path.strip_prefix(folder).ok()?;
    let parts: Option<Vec<&str>> = inside.iter().map(|part| part.to_str()).collect();
    let parts = parts.filter(|parts| !parts.is_empty() && !parts.iter().any(|part| Gathering::passes_over(part)))?;
    Some(parts.join("/"))
}

/// What stands around a plan, with the texts of the editor before those on disk.
struct Overlaid {
    folder: PathBuf,
    disk: Around,
    beside: BTreeMap<PathBuf, Arc<str>>,
}

impl fmt::Debug for Overlaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Overlaid").field("folder", &self.folder).field("open", &self.beside.keys()).finish()
    }
}

impl Beside for Overlaid {
    fn read(&self, path: &str, most: u64) -> Result<Vec<u8>, Unread> {
        match self.beside.get(&uri::plain(&self.folder.join(path))) {
            Some(text) if text.len() as u64 > most => Err(Unread::TooLarge),
            Some(text) => Ok(text.as_bytes().to_vec()),
            None => self.disk.read(path, most),
        }
    }
}
