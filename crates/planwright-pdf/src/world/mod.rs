//! All that Typst can see.

mod fonts;
mod shelf;

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

use shelf::Ready;

/// Typst's own library, the same for every document. `a11y-extras` gives headers to rows.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

/// The files of one document, in memory.
pub(crate) struct World {
    main: FileId,
    theme: Arc<Ready>,
    /// The generated code.
    sources: HashMap<FileId, Source>,
    /// Pictures.
    files: HashMap<FileId, Bytes>,
}

impl World {
    /// The world of a document whose code is `code`.
    pub(crate) fn new(theme: &Theme, view: &View, code: String) -> Self {
        let ready = Ready::of(theme);
        // The one place where Typst makes the name of a file without a way to fail: `/main.typ`.
        let main = Source::detached(code);
        let mut sources = HashMap::from([(main.id(), main.clone())]);
        let values = planwright_typst::values(theme, &ready.fonts.families(&theme.faces.body), &view.words);
        if let Some(id) = file_id("values.typ") {
            sources.insert(id, Source::new(id, values));
        }
        let picture = |(path, bytes): planwright_typst::File| Some((file_id(&path)?, Bytes::new(bytes)));
        let files = planwright_typst::pictures(theme, view).filter_map(picture).collect();
        Self { main: main.id(), theme: ready, sources, files }
    }

    fn found(&self, id: FileId) -> Option<&Source> {
        self.sources.get(&id).or_else(|| self.theme.sources.get(&id))
    }
}

impl typst::World for World {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.theme.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.found(id).cloned().ok_or_else(|| not_here(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if let Some(source) = self.found(id) {
            return Ok(Bytes::from_string(source.text().to_owned()));
        }
        self.files.get(&id).or_else(|| self.theme.files.get(&id)).cloned().ok_or_else(|| not_here(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.theme.fonts.get(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
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
