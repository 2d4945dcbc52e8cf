//! What the targets share: how a text becomes a plan, and what must hold of whatever is found in it.

use std::sync::Arc;

use planwright_core::{Diagnostic, Sources, Span};
use planwright_project::{Checked, Content, Options, Tree, load};

/// The front matter of a plan that is sound.
pub const PLAN: &str = "---\ntitle: A safer county\narea: Exampleshire\nprofile: england-pcc\n\
                        period: {from: 2025-04-01, to: 2029-03-31}\nstatus: panel\n---\n";

/// The files of a plan: those that lines like `=== 01-a.md` begin, or one section where there are none.
#[must_use]
pub fn tree(text: &str) -> Tree {
    let mut tree = Tree::default();
    let mut put = |path: &str, text: &str| {
        tree.files.insert(path.to_owned(), Content::Bytes(Arc::from(text.as_bytes())));
    };
    put("plan.md", PLAN);
    let mut parts = text.split("\n=== ");
    let first = parts.next().unwrap_or_default();
    match first.strip_prefix("=== ") {
        Some(first) => file(first, &mut put),
        None => put("01-a.md", &format!("---\ntitle: A\nkind: resources\n---\n\n{first}")),
    }
    parts.for_each(|part| file(part, &mut put));
    tree
}

fn file(part: &str, put: &mut impl FnMut(&str, &str)) {
    let (path, text) = part.split_once('\n').unwrap_or((part, ""));
    // Names that no folder could give are nobody's.
    let sound = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains('\0');
    if path.len() < 200 && path.split('/').all(sound) {
        put(path, text);
    }
}

/// A plan, read and checked; every place that it names is one.
#[must_use]
pub fn checked(tree: &Tree) -> (Checked, Sources) {
    let mut sources = Sources::default();
    let checked = load(tree, "p", "p", &Options::default(), &mut sources);
    checked.diagnostics().iter().for_each(|found| places(found, &sources));
    (checked, sources)
}

/// Every place of a finding is whole characters of a text, and its fix can be made.
pub fn places(found: &Diagnostic, sources: &Sources) {
    place(found.span, sources);
    found.related.iter().for_each(|related| place(related.span, sources));
    found.fix.iter().flat_map(|fix| &fix.edits).for_each(|edit| place(edit.span, sources));
    assert!(!found.message.is_empty());
}

fn place(span: Span, sources: &Sources) {
    assert!(sources.text(span.file).get(span.range()).is_some(), "{span:?} in {}", sources.path(span.file));
}
