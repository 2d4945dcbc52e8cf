//! The built-in profiles, and how a plan's `profile` names one.

use planwright_core::model::Plan;
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};

use crate::profile::Profile;

/// The profiles that are built in: id and text.
pub const BUILT_IN: &[(&str, &str)] = &[("england-pcc", include_str!("../../profiles/england-pcc.yaml"))];

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
        /// The version that is built in.
        known: u32,
    },
    /// It is a path to a profile of one's own, which this version does not read.
    Path,
    /// A built-in profile cannot be read: a fault of ours, which a test rules out.
    Unsound(String),
}

/// The profile that is called `england-pcc`, or `england-pcc@1` where a plan pins the version.
///
/// # Errors
///
/// Says why where there is none; [`Unknown::diagnostic`] makes it a finding.
pub fn find(name: &str) -> Result<Profile, Unknown> {
    if name.contains(['/', '\\']) || name.ends_with(".yaml") || name.ends_with(".yml") {
        return Err(Unknown::Path);
    }
    let (id, version) = match name.split_once('@') {
        Some((id, version)) => (id, Some(version)),
        None => (name, None),
    };
    let Some((_, text)) = BUILT_IN.iter().find(|(known, _)| *known == id) else {
        let nearest = nearest(id, BUILT_IN.iter().map(|(known, _)| *known));
        return Err(Unknown::Id { id: id.to_owned(), nearest });
    };
    let profile: Profile = serde_yaml::from_str(text).map_err(|error| Unknown::Unsound(error.to_string()))?;
    match version {
        Some(version) if version != profile.version.to_string() => {
            Err(Unknown::Version { id: id.to_owned(), version: version.to_owned(), known: profile.version })
        }
        _ => Ok(profile),
    }
}

/// The profile that a plan names, or the finding that it names none.
///
/// # Errors
///
/// The finding, at the value of the plan's `profile`.
pub fn of(plan: &Plan) -> Result<Profile, Box<Diagnostic>> {
    let name = &plan.meta.profile;
    find(&name.value).map_err(|unknown| Box::new(unknown.diagnostic(name.span)))
}

impl Unknown {
    /// The finding, at the value of the plan's `profile`.
    #[must_use]
    pub fn diagnostic(&self, span: Span) -> Diagnostic {
        let known: Vec<String> = BUILT_IN.iter().map(|(id, _)| format!("`{id}`")).collect();
        let known = known.join(", ");
        let (message, label, help) = match self {
            Self::Id { id, nearest } => (
                format!("There is no statutory profile `{id}`"),
                nearest.map_or_else(|| "not a profile".to_owned(), |id| format!("did you mean `{id}`?")),
                format!("This version of Planwright has these profiles: {known}."),
            ),
            Self::Version { id, version, known } => (
                format!("There is no version `{version}` of the statutory profile `{id}`"),
                format!("did you mean `{id}@{known}`?"),
                format!("This version of Planwright has version {known}. Write `{id}` alone to follow the newest."),
            ),
            Self::Path => (
                "A profile of your own cannot be read yet".to_owned(),
                "a path to a profile".to_owned(),
                format!("This version of Planwright knows only the profiles that are built in: {known}."),
            ),
            Self::Unsound(error) => (
                format!("The statutory profile cannot be read: {error}"),
                "this profile".to_owned(),
                "This is a fault of Planwright, not of the plan. Please report it.".to_owned(),
            ),
        };
        Diagnostic::error("source/value", span, message)
            .label(label)
            .help("The profile decides which duties a plan is checked for, so nothing about them can be said without it.")
            .help(help)
    }
}
