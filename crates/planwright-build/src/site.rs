//! The list of the plans, when several were built.

use std::path::{Path, PathBuf};

use planwright_core::order::natural;
use planwright_html::PlanEntry;
use planwright_view::theme;

use crate::disk::{self, Turn, beside};
use crate::{Error, Manifest};

/// What the list says of itself in its head.
const MARK: &str = r#"<meta name="generator" content="Planwright">"#;

/// Writes `OUT/index.html` for the plans whose outputs are in these folders, if any are: by their names, wherever the plans
/// themselves stand.
pub(crate) fn write(folders: &[PathBuf], out: &Path) -> Result<(), Error> {
    let mut folders: Vec<&PathBuf> = folders.iter().collect();
    folders.sort_by_key(|folder| folder.file_name().map(|name| natural(&name.to_string_lossy())));
    let entries: Vec<PlanEntry> =
        folders.into_iter().filter_map(|folder| Manifest::read(folder)).map(|manifest| manifest.plan).collect();
    let Some(theme) = theme::built_in("default") else { return Ok(()) };
    if entries.is_empty() {
        return Ok(());
    }
    let path = path(out);
    match planwright_html::list(&entries, theme, theme.words("en-GB"), "en-GB") {
        Ok(html) => place(&path, html.as_bytes(), out),
        Err(reason) => Err(Error::Sudden { plan: path.display().to_string(), reason }),
    }
}

/// Writes the list in one step. Builds that run at once take turns.
fn place(path: &Path, html: &[u8], out: &Path) -> Result<(), Error> {
    let _turn = Turn::wait(out);
    let staged = beside(path, "partial");
    std::fs::write(&staged, html).and_then(|()| std::fs::rename(&staged, path)).map_err(|e| {
        // There is nobody to tell, and the next build clears it away.
        let _ = std::fs::remove_file(&staged);
        Error::write(path, &e)
    })
}

/// Clears away what a killed build left.
pub(crate) fn tidy(out: &Path) {
    let staged = beside(&path(out), "partial");
    if staged.is_file() {
        let _turn = Turn::wait(out);
        let _ = std::fs::remove_file(&staged);
    }
}

/// What the list is called.
pub(crate) const NAME: &str = "index.html";

/// Where the list goes.
pub(crate) fn path(out: &Path) -> PathBuf {
    out.join(NAME)
}

/// True where there is no such file, or it is a list that a build of ours wrote.
pub(crate) fn may_replace(out: &Path) -> bool {
    let path = path(out);
    std::fs::symlink_metadata(&path).is_err()
        || disk::read(&path).is_ok_and(|html| String::from_utf8_lossy(&html).contains(MARK))
}
