//! Plans in memory, and their comparison.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use planwright_core::Sources;
use planwright_diff::{Comparison, Version, compare};
use planwright_project::{Checked, Content, Options, Tree, load};

/// The files of a plan by their paths.
pub(crate) type Files = BTreeMap<String, String>;

/// A folder of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The texts of a plan of this repository.
pub(crate) fn files(folder: &Path) -> Files {
    let tree = Tree::read(folder).expect("a plan");
    let text = |content: &Content| match content {
        Content::Bytes(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        Content::TooLarge(_) => None,
    };
    tree.files.iter().filter_map(|(path, content)| Some((path.clone(), text(content)?))).collect()
}

/// The plan by which pairs are written.
pub(crate) fn base() -> Files {
    files(&repository().join("tests/diff/base"))
}

fn checked(files: &Files, path: &str, sources: &mut Sources) -> Checked {
    let bytes = |text: &String| Content::Bytes(text.as_bytes().into());
    let files = files.iter().map(|(path, text)| (path.clone(), bytes(text))).collect();
    let tree = Tree { files, ..Tree::default() };
    load(&tree, path, "plan", &Options::default(), sources)
}

/// What changed from one plan to the other, with the texts of both.
pub(crate) fn compared(old: &Files, new: &Files) -> (Comparison, Sources) {
    let mut sources = Sources::default();
    let old = checked(old, "old", &mut sources);
    let new = checked(new, "new", &mut sources);
    let version = |checked: &'_ Checked| -> (planwright_core::model::Plan, planwright_validator::Report) {
        let found: Vec<_> = checked.diagnostics().iter().map(|finding| finding.message.to_string()).collect();
        let plan = checked.plan.clone().unwrap_or_else(|| panic!("no plan: {found:#?}"));
        (plan, checked.report.clone().expect("a report"))
    };
    let (old, new) = (version(&old), version(&new));
    let comparison = compare(
        &Version { plan: &old.0, report: &old.1, sources: &sources },
        &Version { plan: &new.0, report: &new.1, sources: &sources },
    );
    (comparison, sources)
}
