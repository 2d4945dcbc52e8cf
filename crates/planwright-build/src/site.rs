//! The list of the plans, when several were built.

use std::path::{Path, PathBuf};

use planwright_html::PlanEntry;
use planwright_view::theme;

use crate::{Error, Manifest, exchange};

/// What the list says of itself in its head.
const MARK: &str = r#"<meta name="generator" content="Planwright">"#;

/// Writes `OUT/index.html` for the plans whose outputs are in these folders, if any are: by their names, wherever the plans
/// themselves stand.
pub(crate) fn write(folders: &[PathBuf], out: &Path) -> Result<(), Error> {
    let mut folders: Vec<&PathBuf> = folders.iter().collect();
    folders.sort_by_key(|folder| folder.file_name());
    let entries: Vec<PlanEntry> =
        folders.into_iter().filter_map(|folder| Manifest::read(folder)).map(|manifest| manifest.plan).collect();
    let Some(theme) = theme::built_in("default") else { return Ok(()) };
    if entries.is_empty() {
        return Ok(());
    }
    let path = path(out);
    match planwright_html::list(&entries, theme, theme.words("en-GB"), "en-GB") {
        Ok(html) => exchange::file(&path, html.as_bytes()),
        Err(reason) => Err(Error::Sudden { plan: path.display().to_string(), reason }),
    }
}

/// Where the list goes.
pub(crate) fn path(out: &Path) -> PathBuf {
    out.join("index.html")
}

/// True where there is no such file, or it is a list that a build of ours wrote.
pub(crate) fn may_replace(out: &Path) -> bool {
    let path = path(out);
    std::fs::symlink_metadata(&path).is_err() || std::fs::read_to_string(&path).is_ok_and(|html| html.contains(MARK))
}
