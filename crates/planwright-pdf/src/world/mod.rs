//! All that Typst can see.

mod fonts;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use planwright_view::View;
use planwright_view::theme::Theme;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt};

pub(crate) use fonts::FontSet;

/// Typst's own library, the same for every document. `a11y-extras` gives headers to rows.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The files of one document, in memory.
pub(crate) struct World {
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
    fonts: FontSet,
    book: LazyHash<FontBook>,
}

impl World {
    /// The world of a document whose code is `code`, with the values that the theme gives.
    pub(crate) fn new(theme: &Theme, view: &View, fonts: FontSet, values: String, code: String) -> Self {
        // The one place where Typst makes the name of a file without a way to fail: `/main.typ`.
        let main = Source::detached(code);
        let mut world = Self {
            main: main.id(),
            sources: HashMap::from([(main.id(), main)]),
            files: HashMap::new(),
            book: LazyHash::new(fonts.book()),
            fonts,
        };
        world.add_source("values.typ", values);
        for (path, bytes) in planwright_typst::files(theme, view) {
            match std::str::from_utf8(&bytes) {
                Ok(text) if path.ends_with(".typ") => world.add_source(&path, text.to_owned()),
                _ => world.add_file(&path, Bytes::new(Shared(bytes))),
            }
        }
        world
    }

    fn add_source(&mut self, path: &str, text: String) {
        if let Some(id) = file_id(path) {
            self.sources.insert(id, Source::new(id, text));
        }
    }

    fn add_file(&mut self, path: &str, bytes: Bytes) {
        if let Some(id) = file_id(path) {
            self.files.insert(id, bytes);
        }
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| not_here(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if let Some(source) = self.sources.get(&id) {
            return Ok(Bytes::from_string(source.text().to_owned()));
        }
        self.files.get(&id).cloned().ok_or_else(|| not_here(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// A file's bytes, shared with the theme or the view.
struct Shared(Arc<[u8]>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

/// The number of a file; none for a name that Typst cannot have.
fn file_id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}
