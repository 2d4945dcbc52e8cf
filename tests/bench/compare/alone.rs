//! `typst-alone ROOT FONTS MAIN...`: Typst and nothing else, of the same version and compiled in the same way as within
//! Planwright. Writes `MAIN.pdf` for each `ROOT/MAIN.typ`, by the standards that Planwright keeps to.

// A program for measurements cannot go on without its files.
#![allow(clippy::expect_used)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

fn main() {
    let mut args = std::env::args().skip(1);
    let (root, fonts) = (args.next().expect("a root"), args.next().expect("fonts"));
    let disk = Disk::new(PathBuf::from(root), Path::new(&fonts));
    for main in args {
        let world = Document { disk: &disk, main: file_id(&format!("{main}.typ")) };
        let document = typst::compile::<PagedDocument>(&world).output.expect("it can be laid out");
        // What Planwright does not write need not have what the standards ask for.
        let whole = [PdfStandard::Ua_1, PdfStandard::A_2a].as_slice();
        let pdf = [whole, &[]].into_iter().find_map(|standards| write(&document, standards));
        std::fs::write(disk.root.join(format!("{main}.pdf")), pdf.expect("it can be exported")).expect("it is written");
    }
}

fn write(document: &PagedDocument, standards: &[PdfStandard]) -> Option<Vec<u8>> {
    let standards = PdfStandards::new(standards).expect("they go together");
    typst_pdf::pdf(document, &PdfOptions { standards, ..PdfOptions::default() }).ok()
}

/// Files as they are on the disk, each read once.
struct Disk {
    root: PathBuf,
    library: LazyHash<Library>,
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    read: Mutex<HashMap<FileId, Source>>,
}

impl Disk {
    fn new(root: PathBuf, fonts: &Path) -> Self {
        let features = [Feature::A11yExtras].into_iter().collect();
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(fonts).expect("a folder of fonts").map(|entry| entry.expect("a font").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == "ttf" || ending == "otf"));
        paths.sort();
        let read = |path: &PathBuf| Font::iter(Bytes::new(std::fs::read(path).expect("a font can be read")));
        let fonts: Vec<Font> = paths.iter().flat_map(read).collect();
        Self {
            root,
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            read: Mutex::default(),
        }
    }

    fn bytes(&self, id: FileId) -> FileResult<Vec<u8>> {
        let path = self.root.join(id.vpath().get_without_slash());
        std::fs::read(&path).map_err(|e| FileError::from_io(e, &path))
    }
}

struct Document<'a> {
    disk: &'a Disk,
    main: FileId,
}

impl World for Document<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.disk.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.disk.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let mut read = self.disk.read.lock().expect("no thread has failed");
        if let Some(source) = read.get(&id) {
            return Ok(source.clone());
        }
        let text = String::from_utf8(self.disk.bytes(id)?).map_err(|_| FileError::InvalidUtf8)?;
        let source = Source::new(id, text);
        read.insert(id, source.clone());
        Ok(source)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.disk.bytes(id).map(Bytes::new)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.disk.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Datetime::from_ymd(2026, 1, 1)
    }
}

fn file_id(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
