//! What generated code reads beside itself: the theme's Typst files and the pictures.

use bytes::Bytes;
use planwright_view::View;
use planwright_view::theme::Theme;

/// The folder of a theme that holds what the print side needs.
const FOLDER: &str = "pdf";

/// Where the plan's pictures are.
pub const PICTURES: &str = "pictures/";

/// What is generated and never taken from a theme.
const OURS: [&str; 2] = ["main.typ", "values.typ"];

/// A file beside the generated code: its path from the root, and its bytes.
pub type File = (String, Bytes);

/// The files of a theme for print. Fonts are not among them, nor is what [`crate::values()`] writes.
pub fn theme_files(theme: &Theme) -> impl Iterator<Item = File> {
    let own = theme.folder(FOLDER).filter(|(path, _)| !OURS.contains(path));
    let own = own.map(|(path, bytes)| (path.to_owned(), bytes.clone()));
    // A file that takes another's place can still build on it.
    let replaced = theme.replaced(FOLDER).filter(|(path, _)| path.ends_with(".typ"));
    let replaced = replaced.map(|(path, bytes)| (format!("default/{path}"), bytes.clone()));
    own.chain(replaced)
}

/// The pictures of a plan, and those that the theme itself shows.
pub fn pictures<'a>(theme: &'a Theme, view: &'a View) -> impl Iterator<Item = File> + 'a {
    let shown = theme.pictures().map(|picture| (format!("theme/{}", picture.name), picture.bytes.clone()));
    let pictures = view.pictures.iter().enumerate();
    shown.chain(pictures.map(|(index, picture)| (picture_path(index), picture.bytes.clone())))
}

/// The name by which the code calls a picture.
///
/// Typst keeps every name that it has seen for ever and has room for 65,535, so pictures go by
/// their place in the view and not by what an author called them.
#[must_use]
pub fn picture_path(index: usize) -> String {
    format!("{PICTURES}{index}")
}
