//! The list of the plans, when several were built.

use planwright_html::PlanEntry;
use planwright_view::theme;

use crate::run::{Built, Outcome};
use crate::{Error, Manifest, Options, exchange};

/// Writes `OUT/index.html` for the plans whose outputs are there, if any are.
pub(crate) fn write(results: &[Result<Built, Error>], options: &Options) -> Result<(), Error> {
    let there = results.iter().flatten().filter(|built| built.outcome != Outcome::Refused);
    let entries: Vec<PlanEntry> =
        there.filter_map(|built| Manifest::read(&built.folder)).map(|manifest| manifest.plan).collect();
    let Some(theme) = theme::built_in("default") else { return Ok(()) };
    if entries.is_empty() {
        return Ok(());
    }
    match planwright_html::list(&entries, theme, &theme.words, "en-GB") {
        Ok(html) => exchange::file(&options.out.join("index.html"), html.as_bytes()),
        // The default theme's own list: a test of that theme keeps this from happening.
        Err(_) => Ok(()),
    }
}
