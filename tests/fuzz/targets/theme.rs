//! Themes: settings and a template of one's own, on a plan that is sound.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_core::{Sources, Span};
use planwright_fuzz::{checked, places, tree};
use planwright_html::{Outputs, Which, render};
use planwright_view::{Options, theme, views};

fuzz_target!(|texts: (&str, &str)| {
    let folder = tempfile::tempdir().expect("a folder");
    let own = folder.path().join("own");
    std::fs::create_dir_all(own.join("html")).expect("a folder");
    std::fs::write(own.join("theme.yaml"), texts.0).expect("a file");
    if !texts.1.is_empty() {
        std::fs::write(own.join("html/index.html"), texts.1).expect("a file");
    }
    let mut sources = Sources::default();
    let named = Span::start_of(sources.add("plan.md", ""));
    let found = theme::find("./own", folder.path(), named, &mut sources);
    found.findings.iter().for_each(|finding| places(finding, &sources));
    let Some(theme) = found.theme else { return };
    let (checked, _) = checked(&tree("Words.\n"));
    for view in views(&checked, &theme, &Options::default()) {
        let _ = render(&view, &theme, &Outputs::default(), Which::Plan);
    }
});
