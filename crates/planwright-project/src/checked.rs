//! Loading and checking one plan.

use std::sync::Arc;

use jiff::civil::Date;
use planwright_core::model::{Plan, Stage, same_meaning};
use planwright_core::{Diagnostic, Severity, Sources, Span};
use planwright_validator::profile::{self, Profile};
use planwright_validator::{Context, Report, apply_waivers};

use crate::profiles::Own;
use crate::{Tree, folder, names, pictures};

/// What the user says beyond what stands in the plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// The stage to judge plans for; each plan's own where there is none.
    pub status: Option<Stage>,
    /// The day by whose law to judge them; each plan's own where there is none.
    pub as_at: Option<Date>,
    /// Whether to look for words that no dictionary has.
    pub spelling: bool,
}

/// A plan that has been read and judged.
#[derive(Debug)]
pub struct Checked {
    /// The folder as the user would type it, with `/`.
    pub path: String,
    /// The folder's own name, which its outputs are called by.
    pub name: String,
    /// The plan, unless `plan.md` itself could not be read.
    pub plan: Option<Plan>,
    /// What the check found, where there is a plan to check.
    pub report: Option<Report>,
    /// The profile that it was judged by.
    pub profile: Arc<Profile>,
    /// The SHA-256 of the profiles of one's own that were read for it, by path and text.
    pub profile_digest: [u8; 32],
    /// What was found in a plan that could not be read so far as to be checked.
    unread: Vec<Diagnostic>,
}

impl Checked {
    /// Every finding that stands, in no particular order.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.report.as_ref().map_or(&self.unread, |report| &report.diagnostics)
    }

    /// Sets aside what the plan's waivers hold for of findings that were made after the check, such as those on its theme,
    /// and gives back the others.
    #[must_use]
    pub fn waive(&mut self, later: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let (Some(plan), Some(report)) = (&self.plan, &mut self.report) else { return later };
        let (stand, waived) = apply_waivers(plan, report.as_at, later);
        report.waived.extend(waived);
        stand
    }

    /// True where both plans say the same, wherever in their files they say it, or neither could be read.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        match (&self.plan, &other.plan) {
            (Some(one), Some(other)) => same_meaning(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    /// The number of findings of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics().iter().filter(|d| d.severity == severity).count()
    }
}

/// Loads and checks the plan of a tree. `path` is its folder as the user would type it; its texts
/// are added to `sources`.
#[must_use]
pub fn load(tree: &Tree, path: &str, name: &str, options: &Options, sources: &mut Sources) -> Checked {
    let (folder, mut found) = folder::folder(tree, path, name, sources);
    // Where not all was read, it may be among the rest.
    let spoilt = || tree.files.keys().any(|path| names::is_spoilt_head(path));
    if !tree.cut && !tree.files.contains_key("plan.md") && !spoilt() {
        let span = Span::start_of(sources.add(format!("{path}/plan.md"), ""));
        found.push(no_plan(path, span));
    }
    let parsed = planwright_parser::parse(sources, folder);
    found.extend(parsed.diagnostics);
    let Some(plan) = parsed.plan else {
        return Checked {
            path: path.to_owned(),
            name: name.to_owned(),
            plan: None,
            report: None,
            profile: Arc::new(Profile::without_duties()),
            profile_digest: Own::new(tree, path).digest(),
            unread: found,
        };
    };
    found.extend(pictures::faults(&plan, None));
    for translation in &plan.translations {
        found.extend(pictures::faults(&translation.plan, Some(&plan)));
    }
    let mut own = Own::new(tree, path);
    let loaded = profile::load(&plan.meta.profile, sources, &mut own);
    found.extend(loaded.diagnostics);
    let profile = loaded.profile.unwrap_or_else(|| Arc::new(Profile::without_duties()));
    let context =
        Context { status: options.status, as_at: options.as_at, spelling: options.spelling, errors_only: false };
    let report = planwright_validator::check(&plan, sources, &profile, &context, found);
    Checked {
        path: path.to_owned(),
        name: name.to_owned(),
        plan: Some(plan),
        report: Some(report),
        profile,
        profile_digest: own.digest(),
        unread: Vec::new(),
    }
}

/// Says that a folder holds no plan.
#[must_use]
pub fn no_plan_in(path: &str) -> String {
    format!("there is no plan in `{path}`: it has no `plan.md`")
}

/// The finding for a folder in which no plan was found.
#[must_use]
pub fn no_plan(path: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::error("source/missing-index", span, no_plan_in(path));
    match spoilt_head(path) {
        Some(name) => finding
            .label(format!("`{name}` is there"))
            .help(format!("There is a file `{name}`, which is not taken for it: the name has to be `plan.md`, letter for letter."))
            .help("Capital and small letters are told apart, and nothing stands behind `.md`. Rename the file."),
        None => finding
            .help("A plan is a folder that holds `plan.md`. If the plan stands in another folder, give that one.")
            .help("To begin a plan, write `plan.md` with its front matter: `title`, `area`, `profile`, `period` and `status` between two lines of `---`."),
    }
}

/// The file on disk that is meant for a folder's `plan.md` and is not called so.
fn spoilt_head(folder: &str) -> Option<String> {
    let names = std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| names::is_spoilt_head(name)).min()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use planwright_core::{Sources, Span};

    use super::{Checked, Options, load, no_plan};
    use crate::Tree;

    const PLAN: &str = "---
title: A safer county
area: Exampleshire
profile: PROFILE
period: {from: 2025-04-01, to: 2029-03-31}
status: draft
---
";
    const OURS: &str = "id: ours
version: 4
title: A commissioner with less to ask
basis: The same Act
extends: england-pcc@1
remove: [duty/grants]
";

    /// Checks the plan in `plan` of a folder with these files.
    fn check(profile: &str, files: &[(&str, &str)]) -> (Checked, Sources) {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files.iter().chain(&[("plan/plan.md", PLAN.replace("PROFILE", profile).as_str())]) {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let tree = Tree::read(&root.path().join("plan")).unwrap();
        let mut sources = Sources::default();
        (load(&tree, "plan", "plan", &Options::default(), &mut sources), sources)
    }

    #[track_caller]
    fn check_profile(profile: &str, files: &[(&str, &str)], name: &str, expected: &[&str]) {
        let (checked, sources) = check(profile, files);
        assert_eq!(checked.profile.name().to_string(), name, "{profile}");
        let mut found = checked.diagnostics().to_vec();
        found.retain(|found| found.rule.as_str().starts_with("source/"));
        let told: Vec<String> = found
            .iter()
            .map(|found| {
                format!("{} `{}`: {}", sources.path(found.span.file), sources.slice(found.span), found.message)
            })
            .collect();
        assert_eq!(told, expected, "{profile}");
    }

    #[test]
    fn a_profile_of_ones_own_is_read_from_within_and_beside_the_plan() {
        check_profile("./ours.yaml", &[("plan/ours.yaml", OURS)], "ours@4", &[]);
        check_profile("ours.yaml", &[("plan/ours.yaml", OURS)], "ours@4", &[]);
        check_profile("../profiles/ours.yaml", &[("profiles/ours.yaml", OURS)], "ours@4", &[]);
        let next =
            OURS.replace("england-pcc@1", "../ours.yaml").replace("remove: [duty/grants]", "remove: [duty/services]");
        let (checked, _) = check("../a/next.yaml", &[("a/next.yaml", &next), ("ours.yaml", OURS)]);
        assert!(checked.profile.duty("grants").is_none() && checked.profile.duty("services").is_none());
        assert!(checked.profile.duty("resources").is_some());
    }

    #[test]
    fn a_profile_that_cannot_be_read_is_a_finding_at_its_name() {
        check_profile(
            "../profiles/ours.yaml",
            &[],
            "none@0",
            &["plan/plan.md `../profiles/ours.yaml`: there is no profile `../profiles/ours.yaml`"],
        );
        check_profile("../ours", &[], "none@0", &["plan/plan.md `../ours`: `../ours` is not the path of a profile"]);
        check_profile(
            "/etc/ours.yaml",
            &[],
            "none@0",
            &["plan/plan.md `/etc/ours.yaml`: `/etc/ours.yaml` is a path on this computer only"],
        );
        let large = format!("# {}\n", "a".repeat(256 << 10));
        let told = ["plan/plan.md `../ours.yaml`: the profile `../ours.yaml` has more than 256 KiB"];
        check_profile("../ours.yaml", &[("ours.yaml", &large)], "none@0", &told);
        let told = ["plan/plan.md `ours.yaml`: the profile `ours.yaml` has more than 256 KiB"];
        check_profile("ours.yaml", &[("plan/ours.yaml", &large)], "none@0", &told);
    }

    #[test]
    fn faults_of_a_profile_stand_in_its_own_file() {
        let faulty = OURS.replace("duty/grants", "duty/grant");
        let told = ["profiles/ours.yaml `duty/grant`: there is no `duty/grant` to change"];
        check_profile("../profiles/ours.yaml", &[("profiles/ours.yaml", &faulty)], "none@0", &told);
        let base = OURS.replace("england-pcc@1", "nowhere.yaml");
        let told = ["ours.yaml `nowhere.yaml`: there is no profile `nowhere.yaml`"];
        check_profile("../ours.yaml", &[("ours.yaml", &base)], "none@0", &told);
    }

    #[test]
    fn the_digest_knows_every_profile_that_was_read() {
        let next = OURS.replace("england-pcc@1", "ours.yaml");
        let digest = |ours: &str| check("../next.yaml", &[("next.yaml", &next), ("ours.yaml", ours)]).0.profile_digest;
        assert_eq!(digest(OURS), digest(OURS));
        assert_ne!(digest(OURS), digest(&format!("{OURS}# A remark\n")));
        assert_ne!(digest(OURS), check("england-pcc", &[]).0.profile_digest);
    }

    #[test]
    fn a_plan_that_is_not_on_disk_has_no_files_around_it() {
        let mut tree = Tree::default();
        let plan = PLAN.replace("PROFILE", "../Cargo.toml.yaml");
        tree.files.insert("plan.md".to_owned(), crate::Content::Bytes(plan.into_bytes().into()));
        let checked = load(&tree, "plan", "plan", &Options::default(), &mut Sources::default());
        assert!(checked.diagnostics().iter().any(|found| found.message.starts_with("there is no profile")));
        assert!(!Path::new("../Cargo.toml.yaml").exists());
    }

    #[test]
    fn a_head_that_is_called_otherwise_is_named() {
        let root = tempfile::tempdir().unwrap();
        let help = |name: &str| {
            std::fs::write(root.path().join(name), "").unwrap();
            let mut sources = Sources::default();
            let span = Span::start_of(sources.add("plan.md", ""));
            no_plan(root.path().to_str().unwrap(), span).help.join(" ")
        };
        assert!(help("notes.md").contains("To begin a plan, write `plan.md`"));
        assert!(help("Plan.md").contains("There is a file `Plan.md`, which is not taken for it"));
    }

    #[test]
    fn of_a_folder_that_is_too_full_no_plan_is_missed() {
        let tree = Tree { cut: true, ..Tree::default() };
        let checked = load(&tree, "plan", "plan", &Options::default(), &mut Sources::default());
        let told: Vec<&str> = checked.diagnostics().iter().map(|found| found.rule.as_str()).collect();
        assert_eq!(told, ["source/limit"]);
    }
}
