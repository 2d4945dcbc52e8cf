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
                format!("there is no statutory profile `{id}`"),
                nearest.map_or_else(|| "not a profile".to_owned(), |id| format!("did you mean `{id}`?")),
                format!("This version of Planwright has these profiles: {known}."),
            ),
            Self::Version { id, version, known } => (
                format!("there is no version `{version}` of the statutory profile `{id}`"),
                format!("did you mean `{id}@{known}`?"),
                format!("This version of Planwright has version {known}. Write `{id}` alone to follow the newest."),
            ),
            Self::Path => (
                "a profile of your own cannot be read yet".to_owned(),
                "a path to a profile".to_owned(),
                format!("This version of Planwright knows only the profiles that are built in: {known}."),
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

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Unknown, find};
    use crate::text::Pattern;

    #[test]
    fn every_built_in_profile_is_sound() {
        for (id, _) in BUILT_IN {
            let profile = find(id).unwrap();
            assert_eq!(profile.id, *id);
            for (i, duty) in profile.duties.iter().enumerate() {
                assert!(profile.duties[..i].iter().all(|other| other.id != duty.id), "{} stands once", duty.id);
                assert!(duty.warning_stage() <= duty.error, "{}: a warning comes no later than an error", duty.id);
                assert!(duty.to.is_none_or(|to| duty.from <= to), "{}: it begins before it ends", duty.id);
                assert!(!duty.needs.is_empty(), "{}: something must hold", duty.id);
                assert!(!duty.missing.ends_with('.') && duty.mend.ends_with('.'), "{}: stops", duty.id);
                assert!(!duty.source.is_empty(), "{}: it says where it was found", duty.id);
                let patterns = duty.nearest.titles.iter().chain(duty.nearest.of_body());
                for pattern in patterns {
                    assert_ne!(Pattern::new(pattern), Pattern::new(""), "{}: a pattern has words", duty.id);
                }
            }
        }
    }

    #[test]
    fn a_profile_has_a_version() {
        let profile = find("england-pcc").unwrap();
        let known = profile.version;
        assert_eq!(profile.name().to_string(), format!("england-pcc@{known}"));
        assert_eq!(find(&format!("england-pcc@{known}")), Ok(profile));
        let unknown =
            |version: &str| Unknown::Version { id: "england-pcc".to_owned(), version: version.to_owned(), known };
        assert_eq!(find("england-pcc@7"), Err(unknown("7")));
        assert_eq!(find("england-pcc@"), Err(unknown("")));
    }

    #[test]
    fn what_is_not_known_is_said() {
        let unknown = |id: &str, nearest| Err(Unknown::Id { id: id.to_owned(), nearest });
        assert_eq!(find("england-pc"), unknown("england-pc", Some("england-pcc")));
        assert_eq!(find("mars"), unknown("mars", None));
        assert_eq!(find("./ours.yaml"), Err(Unknown::Path));
    }
}
