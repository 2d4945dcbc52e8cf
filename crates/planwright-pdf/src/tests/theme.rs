//! The default theme as it stands on disk, so that its files can be worked on without compiling.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use planwright_view::Words;
use planwright_view::theme::Theme;

pub(super) fn theme() -> Theme {
    let mut files = BTreeMap::new();
    for folder in ["pdf", "fonts"] {
        add(&super::theme_folder().join(folder), folder, &mut files);
    }
    Theme { name: "default".into(), digest: "test".into(), colours: BTreeMap::new(), dark: BTreeMap::new(), files }
}

fn add(folder: &Path, name: &str, files: &mut BTreeMap<String, Arc<[u8]>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        files.insert(format!("{name}/{file}"), Arc::from(fs::read(&path).unwrap()));
    }
}

/// A few of the locale's words; what is lacking shows as its key.
pub(super) fn words() -> Words {
    [
        ("contents", "Contents"),
        ("page_of", "Page {page} of {pages}"),
        ("glossary", "Words and abbreviations"),
        ("alternative_formats", "Other formats"),
        ("accessibility_statement", "Accessibility statement"),
        ("contact", "Contact"),
        ("broken_reference", "broken reference"),
        ("chart_figures", "The figures:"),
        ("picture_missing", "Picture missing: {alt}"),
    ]
    .into_iter()
    .map(|(key, words)| (key.to_owned(), words.to_owned()))
    .collect()
}
