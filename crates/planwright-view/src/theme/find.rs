//! Finding the theme that a plan names.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use planwright_core::{Diagnostic, Sources, Span};

use super::load::load;
use super::{Theme, built_in};

/// Finds a theme by its name or path.
///
/// A path (with a `/`) is relative to `base`, the plan's folder or where the user stands. A name is looked for in `themes/`
/// beside that folder and upwards to the repository's root, then among the built-in ones.
///
/// # Errors
///
/// A finding at `place` where there is no such theme, or where the theme itself has a fault.
pub fn find(
    name: &str,
    base: &Path,
    place: Span,
    sources: &mut Sources,
) -> Result<Cow<'static, Theme>, Box<Diagnostic>> {
    if name.contains('/') || name.starts_with('.') {
        let folder = base.join(name);
        return if folder.is_dir() { load(&folder, place, sources).map(Cow::Owned) } else { Err(unknown(name, place)) };
    }
    if let Some(folder) = upwards(name, base) {
        return load(&folder, place, sources).map(Cow::Owned);
    }
    built_in(name).map(Cow::Borrowed).ok_or_else(|| unknown(name, place))
}

/// `themes/<name>` beside the folder, or beside one above it, no further than the repository's root.
fn upwards(name: &str, base: &Path) -> Option<PathBuf> {
    let base = base.canonicalize().ok()?;
    for folder in base.ancestors().skip(1) {
        let theme = folder.join("themes").join(name);
        if theme.join("theme.yaml").is_file() {
            return Some(theme);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}

fn unknown(name: &str, place: Span) -> Box<Diagnostic> {
    Box::new(Diagnostic::error("source/value", place, format!("there is no theme `{name}`")).help(
        "A theme is a folder in `themes/` with a `theme.yaml`. The one that comes with Planwright is called `default`.",
    ))
}
