//! Every word of the redline is printed by some pair of versions, in every theme's own words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use planwright_html::{Outputs, Which, render};
use planwright_project::Content;
use planwright_view::theme::Theme;

use crate::pair::{Files, Pair, edited, files, repository, theme_at};
use crate::{edit, keys, pairs, plan, rare};

/// What no pair here prints.
const UNSEEN: &[&str] = &[];

/// A theme whose words of the redline are marked: `Zq17qZ` is the seventeenth.
fn marked(folder: &Path) -> (Theme, BTreeMap<String, String>) {
    let locale = std::fs::read_to_string(repository().join("themes/default/locales/en.yaml")).unwrap();
    let locale: BTreeMap<String, String> = serde_yaml::from_str(&locale).unwrap();
    let own = locale.into_iter().filter(|(key, _)| key.starts_with("redline_"));
    let (mut marks, mut words) = (BTreeMap::new(), String::new());
    for (n, (key, text)) in own.enumerate() {
        let text = serde_json::to_string(&format!("Zq{n}qZ {text}")).unwrap();
        writeln!(words, "{key}: {text}").unwrap();
        marks.insert(format!("Zq{n}qZ"), key);
    }
    std::fs::create_dir_all(folder.join("locales")).unwrap();
    std::fs::write(folder.join("theme.yaml"), "extends: default\n").unwrap();
    std::fs::write(folder.join("locales/en.yaml"), words).unwrap();
    (theme_at(folder), marks)
}

fn bytes(texts: &plan::Files) -> Files {
    texts.iter().map(|(path, text)| (path.clone(), Content::Bytes(text.as_bytes().into()))).collect()
}

fn texts(files: &Files) -> plan::Files {
    let text = |content: &Content| match content {
        Content::Bytes(bytes) => String::from_utf8(bytes.to_vec()).ok(),
        Content::TooLarge(_) => None,
    };
    files.iter().filter_map(|(path, content)| Some((path.clone(), text(content)?))).collect()
}

/// The pairs that comparisons are tested by.
fn of_comparisons() -> Vec<Pair> {
    let base = texts(&files("tests/diff/base"));
    let entries = std::fs::read_dir(repository().join("tests/diff/pairs")).unwrap();
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let pairs = paths.iter().map(|path| edit::Pair::read(&std::fs::read_to_string(path).unwrap()));
    // Each the other way round too: what was taken out is put in.
    let both = |pair: edit::Pair| {
        let (old, new) = (bytes(&base), bytes(&pair.apply(&base)));
        [Pair::new(&old, &new), Pair::new(&new, &old)]
    };
    pairs.filter(|pair| !pair.head.contains("\ncrlf")).flat_map(both).collect()
}

/// Versions whose front matter says all that can be said, and says it otherwise.
fn of_front_matter() -> Vec<Pair> {
    let base = files("tests/diff/base");
    let plan = "---\ntitle: A Steady Exampleshire\n";
    let more = |what: &str| edited(&base, &[("plan.md", plan, &format!("{plan}{what}"))]);
    let section = |what: &str| {
        let head = "title: Working together\n";
        edited(&base, &[("7-working-together.md", head, &format!("{head}{what}"))])
    };
    let plans = [
        "elected: 2024-05-02\nissued: 2026-02-03\nvaried: [2026-02-04]\nlang: en\ntheme: default\nnumbering: decimal\nindex: false\n",
        "url: https://www.example.org/plan\nchief-officer: {name: Jo Marsh, role: Chief Constable}\n",
        "accessibility-statement: https://www.example.org/access\nalternative-formats: Ask us.\n",
        "document: joint-plan\n",
    ];
    let sections = [
        "authors: [A. Writer]\nupdated: 2026-01-02\nsatisfies: [partners]\nscope: [policing]\n",
        "signed: {name: Ada Example, role: Commissioner}\n",
        "owner: partners\n",
    ];
    let plans = plans.iter().map(|what| more(what));
    plans.chain(sections.iter().map(|what| section(what))).map(|new| Pair::new(&base, &new)).collect()
}

#[test]
fn every_word_of_the_redline_is_printed_by_some_pair() {
    let folder = tempfile::tempdir().unwrap();
    let (theme, mut left) = marked(folder.path());
    let outputs = Outputs { index_html: true, changes: true, ..Outputs::default() };
    let own = pairs::all().into_iter().map(|(_, pair)| pair);
    for pair in own.chain(of_comparisons()).chain(of_front_matter()).chain(rare::all()).chain([keys::pair()]) {
        let view = pair.view(&theme);
        let page = render(&view, &theme, &outputs, Which::Changes).unwrap();
        left.retain(|mark, _| !page.contains(mark.as_str()));
    }
    let unseen: BTreeSet<&str> = left.values().map(String::as_str).collect();
    assert_eq!(
        unseen,
        UNSEEN.iter().copied().collect::<BTreeSet<_>>(),
        "what no pair prints; what is printed must not stand in the list"
    );
}
