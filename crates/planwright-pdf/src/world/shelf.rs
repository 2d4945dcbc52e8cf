//! What a theme brings to each of its documents, made once: reading its code and its fonts takes longer than setting a short
//! paper.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use planwright_view::theme::{Theme, are_one};
use typst::foundations::Bytes;
use typst::syntax::{FileId, Source};
use typst::text::FontBook;
use typst::utils::LazyHash;

use super::file_id;
use super::fonts::FontSet;

/// The themes of the last documents. More than this are the trace of one that is being worked on.
static SHELF: Mutex<Vec<Arc<Ready>>> = Mutex::new(Vec::new());
const KEEP: usize = 4;

/// A theme as Typst sees it.
pub(super) struct Ready {
    /// Its files, by which it is known again.
    from: BTreeMap<String, bytes::Bytes>,
    pub(super) fonts: FontSet,
    pub(super) book: LazyHash<FontBook>,
    pub(super) sources: HashMap<FileId, Source>,
    pub(super) files: HashMap<FileId, Bytes>,
}

impl Ready {
    /// A theme, from the shelf where the same files are there.
    pub(super) fn of(theme: &Theme) -> Arc<Self> {
        let shelf = || SHELF.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ready) = shelf().iter().find(|ready| ready.is(theme)) {
            return Arc::clone(ready);
        }
        let ready = Arc::new(Self::new(theme));
        let mut shelf = shelf();
        shelf.truncate(KEEP - 1);
        shelf.insert(0, Arc::clone(&ready));
        ready
    }

    fn new(theme: &Theme) -> Self {
        let fonts = FontSet::of(theme);
        let (mut sources, mut files) = (HashMap::new(), HashMap::new());
        for (path, bytes) in planwright_typst::theme_files(theme) {
            let Some(id) = file_id(&path) else { continue };
            match std::str::from_utf8(&bytes) {
                Ok(text) if path.ends_with(".typ") => drop(sources.insert(id, Source::new(id, text.to_owned()))),
                _ => drop(files.insert(id, Bytes::new(bytes))),
            }
        }
        Self { from: theme.files.clone(), book: LazyHash::new(fonts.book()), fonts, sources, files }
    }

    /// True where a theme has the very same files.
    fn is(&self, theme: &Theme) -> bool {
        let same = |path: &String, bytes| theme.files.get(path).is_some_and(|theirs| are_one(theirs, bytes));
        self.from.len() == theme.files.len() && self.from.iter().all(|(path, bytes)| same(path, bytes))
    }
}
