//! The profiles that are built in, as texts and as read.

use std::sync::{Arc, OnceLock};

use crate::profile::{Profile, load};

/// The newest version of each profile: id and text.
pub const BUILT_IN: &[(&str, &str)] = &[
    ("england-pcc", include_str!("../../profiles/england-pcc.yaml")),
    ("wales-pcc", include_str!("../../profiles/wales-pcc.yaml")),
    ("england-pfcc", include_str!("../../profiles/england-pfcc.yaml")),
    ("england-mayor", include_str!("../../profiles/england-mayor.yaml")),
    ("mopac", include_str!("../../profiles/mopac.yaml")),
    ("scotland-spa", include_str!("../../profiles/scotland-spa.yaml")),
    ("northern-ireland", include_str!("../../profiles/northern-ireland.yaml")),
    ("policing-and-crime-board", include_str!("../../profiles/policing-and-crime-board.yaml")),
];

/// Older versions, which plans may pin: id, version and text.
const OLDER: &[(&str, u32, &str)] = &[("england-pcc", 1, include_str!("../../profiles/england-pcc@1.yaml"))];

/// Each profile is read once in a process, however many plans it judges.
static NEWEST_READ: [OnceLock<Result<Arc<Profile>, String>>; BUILT_IN.len()] =
    [const { OnceLock::new() }; BUILT_IN.len()];
static OLDER_READ: [OnceLock<Result<Arc<Profile>, String>>; OLDER.len()] = [const { OnceLock::new() }; OLDER.len()];

/// What a list of the built-in profiles says of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: &'static str,
    /// Its versions, the oldest first; the last is the one that the id alone names.
    pub versions: Vec<u32>,
    /// The kind of body that it is for.
    pub title: String,
    /// Why it is marked as experimental, where it is.
    pub experimental: Option<String>,
    /// Why no plan can be judged by it yet, where none can.
    pub disabled: Option<String>,
}

/// The built-in profiles, in the order in which they are to be shown.
#[must_use]
pub fn list() -> Vec<Entry> {
    let entry = |id: &'static str| {
        let profile = newest(id)?.read().ok()?;
        let Profile { title, experimental, disabled, .. } = Profile::clone(profile);
        Some(Entry { id, versions: versions(id), title, experimental, disabled })
    };
    BUILT_IN.iter().filter_map(|(id, _)| entry(id)).collect()
}

/// The file of a built-in profile, `england-pcc` or `england-pcc@1`, as it is written. One that
/// extends another holds its changes only.
#[must_use]
pub fn text(id: &str) -> Option<&'static str> {
    super::find::built_in(id).ok().map(|built_in| built_in.text)
}

/// A built-in profile in one of its versions.
#[derive(Clone, Copy)]
pub(super) struct BuiltIn {
    pub(super) id: &'static str,
    /// The version that a pin named; none for the newest.
    pub(super) pinned: Option<u32>,
    pub(super) text: &'static str,
    read: &'static OnceLock<Result<Arc<Profile>, String>>,
}

impl BuiltIn {
    /// The profile.
    ///
    /// # Errors
    ///
    /// The first of its faults: ours, which a test rules out.
    pub(super) fn read(self) -> Result<&'static Arc<Profile>, &'static str> {
        let read = self.read.get_or_init(|| {
            load::of_built_in(self)
                .map(Arc::new)
                .map_err(|findings| findings.first().map_or_else(String::new, |finding| finding.message.clone()))
        });
        read.as_ref().map_err(String::as_str)
    }

    /// Its version, from the line that gives it: a pin is looked for without reading the whole.
    fn version(self) -> Option<u32> {
        self.text.lines().find_map(|line| line.strip_prefix("version: ")?.trim().parse().ok())
    }

    /// What it is called: `england-pcc@1` for an older version.
    pub(super) fn name(self) -> String {
        self.pinned.map_or_else(|| self.id.to_owned(), |version| format!("{}@{version}", self.id))
    }
}

/// The newest version of an id.
pub(super) fn newest(id: &str) -> Option<BuiltIn> {
    let found = BUILT_IN.iter().zip(&NEWEST_READ).find(|((known, _), _)| *known == id);
    found.map(|((id, text), read)| BuiltIn { id, pinned: None, text, read })
}

/// A version of an id.
pub(super) fn version(id: &str, version: u32) -> Option<BuiltIn> {
    let found = OLDER.iter().zip(&OLDER_READ).find(|((known, of, _), _)| *known == id && *of == version);
    let older = found.map(|((id, version, text), read)| BuiltIn { id, pinned: Some(*version), text, read });
    older.or_else(|| newest(id).filter(|newest| newest.version() == Some(version)))
}

/// The versions of an id, the oldest first.
pub(super) fn versions(id: &str) -> Vec<u32> {
    let older = OLDER.iter().filter(|(known, ..)| *known == id).map(|(_, version, _)| *version);
    let mut versions: Vec<u32> = older.chain(newest(id).and_then(BuiltIn::version)).collect();
    versions.sort_unstable();
    versions
}

/// Every text that is built in.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = BuiltIn> {
    let older = OLDER.iter().filter_map(|(id, of, _)| version(id, *of));
    BUILT_IN.iter().filter_map(|(id, _)| newest(id)).chain(older)
}

#[cfg(test)]
mod tests {
    use planwright_core::model::Document;
    use planwright_core::{Severity, Sources};
    use planwright_yaml::{Node, Typed, Value};

    use super::{BUILT_IN, OLDER, all, list, text};
    use crate::profile::{Profile, find, load};

    #[test]
    fn every_built_in_profile_is_sound() {
        for built_in in all() {
            let name = built_in.name();
            let profile = load::of_built_in(built_in).unwrap_or_else(|findings| panic!("{name}: {findings:#?}"));
            assert_eq!(profile.id, built_in.id, "{name}");
            assert_eq!(Some(profile.version), built_in.version(), "{name}");
            assert_eq!(find(&profile.name().to_string()).as_ref(), Ok(&profile), "{name}");
            assert_eq!(profile.duties.is_empty(), profile.disabled.is_some(), "{name}");
            check_acts(&profile);
            check_strictly(built_in.text);
        }
        assert_eq!(all().count(), BUILT_IN.len() + OLDER.len());
    }

    /// A text that is read by one library says the same to both.
    #[track_caller]
    fn check_strictly(text: &str) {
        let file = Sources::default().add("profile.yaml", text);
        let (strict, sound) = (planwright_yaml::parse(file, text, 0), planwright_yaml::parse_sound(file, text));
        assert_eq!(strict.diagnostics, []);
        assert_eq!(plain(strict.node.unwrap()), plain(sound.unwrap()));
    }

    /// A tree without types.
    fn plain(mut node: Node) -> Node {
        match &mut node.value {
            Value::Null => {}
            Value::Scalar(scalar) => scalar.typed = Typed::Text,
            Value::Sequence(items) => items.iter_mut().for_each(|item| *item = plain(item.clone())),
            Value::Mapping(mapping) => {
                mapping.entries.iter_mut().for_each(|entry| entry.value = plain(entry.value.clone()));
            }
        }
        node
    }

    /// Every provision names an Act that the profile spells out, so that readers can look it up.
    #[track_caller]
    fn check_acts(profile: &Profile) {
        let duties = profile.duties.iter().map(|duty| &duty.provision);
        let steps = profile.process.iter().map(|step| &step.provision);
        for provision in duties.chain(steps) {
            assert!(profile.acts.keys().any(|act| provision.starts_with(act)), "{}: {provision}", profile.name());
        }
    }

    #[test]
    fn versions_and_bodies_differ_as_they_should() {
        let ids = |name: &str| -> Vec<String> { find(name).unwrap().duties.into_iter().map(|duty| duty.id).collect() };
        let first = find("england-pcc@1").unwrap();
        assert_eq!(first.duties.len(), 8);
        assert!(first.duties.iter().all(|duty| duty.parts.is_empty()));
        assert!(first.process.is_empty() && first.order.is_empty() && first.elections.is_empty());
        let newest = find("england-pcc").unwrap();
        assert!(newest.duties.iter().any(|duty| !duty.parts.is_empty()) && !newest.process.is_empty());
        let wales = find("wales-pcc").unwrap();
        assert!(wales.duty("welsh-language").unwrap().disabled.is_some());
        assert!(wales.duty("victim-support-strategy").is_none());
        assert_eq!(wales.duty("well-being").unwrap().most, Some(Severity::Note));
        assert_eq!(wales.elections, newest.elections);
        let joint = find("england-pfcc").unwrap();
        assert_eq!(joint.duty("fire-priorities").unwrap().documents, [Document::JointPlan]);
        assert!(ids("england-mayor").iter().eq(ids("england-pcc").iter()));
        let london = find("mopac").unwrap();
        assert!(london.yearly.is_empty());
        assert_eq!(london.offices.unwrap().chief_officer.role, "Commissioner of Police of the Metropolis");
        let of_section_5 = |provision: &str| provision.contains("s.5(");
        assert!(!london.duties.iter().any(|duty| of_section_5(&duty.provision)));
        assert!(!london.process.iter().any(|step| of_section_5(&step.provision)));
        assert!(!london.order.iter().any(|order| of_section_5(&order.provision)));
        for name in ["scotland-spa", "northern-ireland"] {
            assert!(find(name).unwrap().experimental.is_some(), "{name}");
        }
    }

    #[test]
    fn words_name_the_body_whose_plan_it_is() {
        for (name, wrong) in [
            ("mopac", &["the commissioner's", "the commissioner will", "chief constable"][..]),
            ("england-mayor", &["the commissioner"]),
        ] {
            let profile = find(name).unwrap();
            let duties = profile.duties.iter().flat_map(|duty| [&duty.asks, &duty.missing, &duty.mend]);
            let parts = profile.duties.iter().flat_map(|duty| &duty.parts);
            let parts = parts.flat_map(|part| [&part.missing, &part.why, &part.mend]);
            let steps = profile.process.iter().flat_map(|step| [&step.asks, &step.missing]);
            for text in duties.chain(parts).chain(steps) {
                assert!(wrong.iter().all(|wrong| !text.contains(wrong)), "{name}: {text}");
            }
        }
    }

    #[test]
    fn the_list_names_every_version() {
        let list = list();
        assert_eq!(list.len(), BUILT_IN.len());
        let england = list.iter().find(|entry| entry.id == "england-pcc").unwrap();
        assert_eq!(england.versions, [1, 2]);
        assert!(text("england-pcc").unwrap().contains("version: 2"));
        assert!(text("england-pcc@1").unwrap().contains("extends: england-pcc@2"));
        assert_eq!(text("mars"), None);
    }
}
