//! Two versions of a plan in memory, and the redline of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use planwright_core::{Diagnostic, Sources};
use planwright_diff::{Comparison, Version, compare};
use planwright_project::{Checked, Content, Tree, load};
use planwright_view::changes::Earlier;
use planwright_view::theme::{self, Theme};
use planwright_view::{Options, View};

/// The files of a plan by their paths.
pub(crate) type Files = BTreeMap<String, Content>;

/// A folder of this repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of a plan of this repository.
pub(crate) fn files(folder: &str) -> Files {
    Tree::read(&repository().join(folder)).expect("a plan").files
}

/// The files after some exchanges: file, words, and what stands in their place.
pub(crate) fn edited(files: &Files, edits: &[(&str, &str, &str)]) -> Files {
    let mut files = files.clone();
    for (path, from, to) in edits {
        let Some(Content::Bytes(bytes)) = files.get(*path) else { panic!("no file {path}") };
        let text = std::str::from_utf8(bytes).expect("a text");
        assert!(text.contains(from), "{path} has no “{from}”");
        let text = text.replacen(from, to, 1);
        files.insert((*path).to_owned(), Content::Bytes(text.into_bytes().into()));
    }
    files
}

/// Two versions that were compared.
pub(crate) struct Pair {
    old: Checked,
    new: Checked,
    comparison: Comparison,
    /// By what the versions were asked for.
    names: [Option<&'static str>; 2],
}

impl Pair {
    pub(crate) fn new(old: &Files, new: &Files) -> Self {
        let mut sources = Sources::default();
        let mut read = |files: &Files, path: &str| {
            let tree = Tree { files: files.clone(), ..Tree::default() };
            let checked = load(&tree, path, "plan", &planwright_project::Options::default(), &mut sources);
            let found: Vec<_> = checked.diagnostics().iter().map(|it| it.message.to_string()).collect();
            assert!(checked.plan.is_some() && checked.report.is_some(), "no plan: {found:#?}");
            checked
        };
        let (old, new) = (read(old, "old"), read(new, "new"));
        let version = |checked: &'_ Checked| (checked.plan.clone().unwrap(), checked.report.clone().unwrap());
        let (before, after) = (version(&old), version(&new));
        let comparison = compare(
            &Version { plan: &before.0, report: &before.1, sources: &sources },
            &Version { plan: &after.0, report: &after.1, sources: &sources },
        );
        Self { old, new, comparison, names: [Some("old"), Some("new")] }
    }

    /// The same, of versions that were asked for by nothing.
    pub(crate) fn unnamed(self) -> Self {
        Self { names: [None, None], ..self }
    }

    /// What changed.
    pub(crate) fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// The view of the new version with what changed, as a draft.
    pub(crate) fn view(&self, theme: &Theme) -> View {
        let earlier = Earlier {
            plan: self.old.plan.as_ref().unwrap(),
            report: self.old.report.as_ref().unwrap(),
            comparison: &self.comparison,
            names: self.names,
        };
        let options = Options { draft: false, earlier: Some(earlier), ..Options::default() };
        planwright_view::view(&self.new, theme, &options).expect("a view")
    }
}

/// A theme of this repository.
pub(crate) fn theme(name: &str) -> Theme {
    theme_at(&repository().join("themes").join(name))
}

/// The theme in a folder.
pub(crate) fn theme_at(folder: &Path) -> Theme {
    let mut sources = Sources::default();
    let place = planwright_core::Span::start_of(sources.add("theme", ""));
    let found = theme::find(&folder.display().to_string(), Path::new(""), place, &mut sources);
    let told: Vec<&Diagnostic> = found.findings.iter().collect();
    let theme = found.theme.unwrap_or_else(|| panic!("{told:#?}"));
    (*theme).clone()
}
