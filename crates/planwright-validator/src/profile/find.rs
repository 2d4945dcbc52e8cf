//! How a name names a built-in profile.

use std::sync::Arc;

use planwright_core::model::Plan;
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};

use crate::profile::built_in::{self, BUILT_IN, BuiltIn};
use crate::profile::{Profile, load};

/// Why a name names no profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    /// There is none of this id.
    Id {
        /// As written.
        id: String,
        /// The id that may have been meant.
        nearest: Option<&'static str>,
    },
    /// There is one, but not in this version.
    Version {
        /// The id.
        id: String,
        /// The version as written.
        version: String,
        /// The versions that are built in, the oldest first.
        known: Vec<u32>,
    },
    /// It is a path to a profile of one's own: see [`load`](fn@crate::profile::load).
    Path(String),
    /// A built-in profile cannot be read: a fault of ours, which a test rules out.
    Unsound(String),
}

/// The built-in profile that is called `england-pcc`, or `england-pcc@1` where a plan pins the
/// version. One that is disabled is found too: [`Profile::disabled`] says so.
///
/// # Errors
///
/// Says why where there is none; [`Unknown::diagnostic`] makes it a finding.
pub fn find(name: &str) -> Result<Profile, Unknown> {
    shared(name).map(Arc::unwrap_or_clone)
}

/// The same, not copied: many plans are judged by one.
pub(super) fn shared(name: &str) -> Result<Arc<Profile>, Unknown> {
    let read = built_in(name)?.read();
    read.map(Arc::clone).map_err(|fault| Unknown::Unsound(fault.to_owned()))
}

/// The built-in profile of a name, not yet read.
pub(super) fn built_in(name: &str) -> Result<BuiltIn, Unknown> {
    if load::is_path(name) {
        return Err(Unknown::Path(name.to_owned()));
    }
    let (id, version) = match name.split_once('@') {
        Some((id, version)) => (id, Some(version)),
        None => (name, None),
    };
    let Some(newest) = built_in::newest(id) else {
        let nearest = nearest(id, BUILT_IN.iter().map(|(known, _)| *known));
        return Err(Unknown::Id { id: id.to_owned(), nearest });
    };
    let Some(version) = version else { return Ok(newest) };
    let known = built_in::versions(id);
    let number = known.iter().find(|known| known.to_string() == version);
    number.and_then(|number| built_in::version(id, *number)).ok_or_else(|| Unknown::Version {
        id: id.to_owned(),
        version: version.to_owned(),
        known,
    })
}

/// The built-in profile that a plan names, or the finding that it names none by which it can be judged.
///
/// # Errors
///
/// The finding, at the value of the plan's `profile`.
pub fn of(plan: &Plan) -> Result<Profile, Box<Diagnostic>> {
    let name = &plan.meta.profile;
    let profile = find(&name.value).map_err(|unknown| Box::new(unknown.diagnostic(name.span)))?;
    match load::standing(&profile, name) {
        Some(disabled) if profile.disabled.is_some() => Err(Box::new(disabled)),
        _ => Ok(profile),
    }
}

impl Unknown {
    /// The finding, at the name as it was written.
    #[must_use]
    pub fn diagnostic(&self, span: Span) -> Diagnostic {
        let known: Vec<String> = BUILT_IN.iter().map(|(id, _)| format!("`{id}`")).collect();
        let known = known.join(", ");
        let (message, label, help) = match self {
            Self::Id { id, nearest } => (
                format!("there is no statutory profile `{id}`"),
                nearest.map_or_else(|| "not a profile".to_owned(), |id| format!("did you mean `{id}`?")),
                format!(
                    "These profiles are built in: {known}. A profile of your own is named by its path: `./ours.yaml`."
                ),
            ),
            Self::Version { id, version, known } => (
                format!("there is no version `{version}` of the statutory profile `{id}`"),
                known
                    .last()
                    .map_or_else(|| "not a version".to_owned(), |newest| format!("did you mean `{id}@{newest}`?")),
                format!("{} Write `{id}` alone to follow the newest.", there_are(known)),
            ),
            Self::Path(path) => (
                format!("`{path}` is a path, and only the names of built-in profiles are known here"),
                "a path".to_owned(),
                format!("These profiles are built in: {known}."),
            ),
            Self::Unsound(error) => (
                format!("the statutory profile cannot be read: {error}"),
                "this profile".to_owned(),
                "This is a fault of Planwright, not of the plan. Please report it.".to_owned(),
            ),
        };
        Diagnostic::error("source/value", span, message)
            .label(label)
            .help(
                "The profile decides which duties a plan is checked for, so nothing about them can be said without it.",
            )
            .help(help)
    }
}

/// Which versions there are, in a sentence.
fn there_are(versions: &[u32]) -> String {
    let words: Vec<String> = versions.iter().map(u32::to_string).collect();
    match words.split_last() {
        Some((newest, [])) => format!("There is only version {newest}."),
        Some((newest, older)) => format!("There are versions {} and {newest}.", older.join(", ")),
        None => "There is none.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Unknown, find};

    #[test]
    fn a_version_can_be_pinned() {
        assert_eq!(find("england-pcc").unwrap(), find("england-pcc@2").unwrap());
        assert_eq!(find("england-pcc").unwrap().name().to_string(), "england-pcc@2");
        assert_eq!(find("england-pcc@1").unwrap().name().to_string(), "england-pcc@1");
        for version in ["7", "", "02", "newest"] {
            let (id, version, known) = ("england-pcc".to_owned(), version.to_owned(), vec![1, 2]);
            assert_eq!(find(&format!("{id}@{version}")), Err(Unknown::Version { id, version, known }));
        }
    }

    #[test]
    fn what_is_not_known_is_said() {
        let unknown = |id: &str, nearest| Err(Unknown::Id { id: id.to_owned(), nearest });
        assert_eq!(find("england-pc"), unknown("england-pc", Some("england-pcc")));
        assert_eq!(find("mars"), unknown("mars", None));
        assert_eq!(find("./ours.yaml"), Err(Unknown::Path("./ours.yaml".to_owned())));
    }
}
