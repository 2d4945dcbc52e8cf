//! `typst-source PLAN OUT`: writes the code that Typst is given for each PDF of a plan, with all that it reads, so that Typst
//! can be measured without Planwright.

// A program for measurements cannot go on without its plan.
#![allow(clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use planwright_core::Sources;
use planwright_project::{Options, Tree, load};
use planwright_typst::Pages;
use planwright_view::theme::{Theme, built_in};
use planwright_view::{View, view};

fn main() {
    let mut args = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(plan), Some(out)) = (args.next(), args.next()) else {
        panic!("typst-source PLAN OUT");
    };
    let tree = Tree::read(&plan).expect("the plan can be read");
    let checked = load(&tree, "plan", "plan", &Options::default(), &mut Sources::default());
    let theme = built_in("default").expect("the default theme");
    let view = view(&checked, theme, &planwright_view::Options::default()).expect("the plan can be seen");
    shared(&out, &view, theme);
    // The size of its type is found by laying it out; Typst alone is given what was found.
    let (_, fit) = planwright_pdf::page(&view, theme).expect("the page can be set");
    let mut documents = vec![
        ("plan".to_owned(), planwright_typst::plan(&view, &BTreeSet::new())),
        ("page".to_owned(), planwright_typst::page(&view, fit.base)),
    ];
    let response = view.response.iter().map(|it| planwright_typst::response(&view, it, &Pages::new()));
    documents.extend(response.map(|code| ("response".to_owned(), code)));
    let papers = view.papers.iter().map(|it| planwright_typst::paper(&view, it, &Pages::new()));
    documents.extend(papers.enumerate().map(|(number, code)| (format!("paper-{number}"), code)));
    for (name, code) in documents {
        write(&out.join(format!("main-{name}.typ")), code.text.as_bytes());
    }
}

/// What all documents read.
fn shared(out: &Path, view: &View, theme: &Theme) {
    for (path, bytes) in planwright_typst::theme_files(theme).chain(planwright_typst::pictures(theme, view)) {
        write(&out.join(path), &bytes);
    }
    for (path, bytes) in theme.folder("fonts") {
        write(&out.join("fonts").join(path), bytes);
    }
    let families = [theme.faces.body.clone()];
    write(&out.join("values.typ"), planwright_typst::values(theme, &families, &view.words).as_bytes());
}

fn write(path: &Path, bytes: &[u8]) {
    std::fs::create_dir_all(path.parent().unwrap_or(path)).expect("a folder can be made");
    std::fs::write(path, bytes).expect("a file can be written");
}
