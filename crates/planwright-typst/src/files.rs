//! What generated code reads: the theme's Typst files and the pictures.

use std::sync::Arc;

use planwright_view::View;
use planwright_view::theme::Theme;

/// The folder of a theme that holds what the print side needs.
const FOLDER: &str = "pdf";

/// Where the plan's pictures are.
pub const PICTURES: &str = "pictures/";

/// What is generated and never taken from a theme.
const OURS: [&str; 2] = ["main.typ", "values.typ"];

/// A file beside the generated code: its path from the root, and its bytes.
pub type File = (String, Arc<[u8]>);

/// All that the generated code and the theme's Typst files can read but `values.typ` and fonts.
pub fn files<'a>(theme: &'a Theme, view: &'a View) -> impl Iterator<Item = File> + 'a {
    let own = theme.folder(FOLDER).filter(|(path, _)| !OURS.contains(path));
    let own = own.map(|(path, bytes)| (path.to_owned(), Arc::clone(bytes)));
    // A file that takes another's place can still build on it.
    let replaced = theme.replaced(FOLDER).filter(|(path, _)| path.ends_with(".typ"));
    let replaced = replaced.map(|(path, bytes)| (format!("default/{path}"), Arc::clone(bytes)));
    let shown = theme.pictures().map(|picture| (format!("theme/{}", picture.name), Arc::clone(&picture.bytes)));
    let pictures = view.pictures.iter().enumerate();
    let pictures = pictures.map(|(index, picture)| (picture_path(index), Arc::clone(&picture.bytes)));
    own.chain(replaced).chain(shown).chain(pictures)
}

/// The name by which the code calls a picture.
///
/// Typst keeps every name that it has seen for ever and has room for 65,535, so pictures go by
/// their place in the view and not by what an author called them.
#[must_use]
pub fn picture_path(index: usize) -> String {
    format!("{PICTURES}{index}")
}
