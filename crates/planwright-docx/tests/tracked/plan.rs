//! Two versions of a plan in memory, and their Word document.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use planwright_core::Sources;
use planwright_diff::{Comparison, Version, compare};
use planwright_docx::{Revision, changes, plan};
use planwright_project::{Checked, Content, Options, Tree, load};
use planwright_view::View;
use planwright_view::theme::built_in;

/// The texts of a plan by their paths.
pub(crate) type Files = BTreeMap<String, String>;

/// A folder of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of a plan of this repository.
pub(crate) fn tree(folder: &str) -> Tree {
    Tree::read(&repository().join(folder)).expect("a plan")
}

fn text(content: &Content) -> Option<String> {
    match content {
        Content::Bytes(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        Content::TooLarge(_) => None,
    }
}

pub(crate) fn is_text(content: &Content) -> bool {
    text(content).is_some()
}

/// Its texts.
pub(crate) fn files(folder: &str) -> Files {
    tree(folder).files.iter().filter_map(|(path, content)| Some((path.clone(), text(content)?))).collect()
}

/// A plan of texts.
pub(crate) fn tree_of(files: &Files) -> Tree {
    let bytes = |text: &String| Content::Bytes(text.as_bytes().into());
    Tree { files: files.iter().map(|(path, text)| (path.clone(), bytes(text))).collect(), ..Tree::default() }
}

/// Two versions, compared.
pub(crate) struct Versions {
    pub(crate) old: View,
    pub(crate) new: View,
    pub(crate) comparison: Comparison,
}

impl Versions {
    pub(crate) fn of(old: &Tree, new: &Tree) -> Self {
        let mut sources = Sources::default();
        let mut checked = |tree: &Tree, path: &str| load(tree, path, "plan", &Options::default(), &mut sources);
        let (old, new) = (checked(old, "old"), checked(new, "new"));
        let theme = built_in("default").expect("the default theme");
        let view = |checked: &Checked| planwright_view::view(checked, theme, &planwright_view::Options::default());
        let views = (view(&old), view(&new));
        let version = |checked: &'_ Checked| {
            let plan = checked.plan.clone().unwrap_or_else(|| panic!("no plan: {:#?}", checked.diagnostics()));
            (plan, checked.report.clone().expect("a report"))
        };
        let (old, new) = (version(&old), version(&new));
        let comparison = compare(
            &Version { plan: &old.0, report: &old.1, sources: &sources },
            &Version { plan: &new.0, report: &new.1, sources: &sources },
        );
        Self { old: views.0.expect("a view"), new: views.1.expect("a view"), comparison }
    }

    /// Both in one document.
    pub(crate) fn tracked(&self) -> Vec<u8> {
        self.tracked_by("")
    }

    /// The same by a name.
    pub(crate) fn tracked_by(&self, author: &str) -> Vec<u8> {
        let theme = built_in("default").expect("the default theme");
        let revision = Revision { author, date: "2026-04-01" };
        changes(&self.old, &self.new, &self.comparison, &revision, theme).expect("a document")
    }
}

/// A version by itself.
pub(crate) fn alone(view: &View) -> Vec<u8> {
    plan(view, built_in("default").expect("the default theme")).expect("a document")
}
