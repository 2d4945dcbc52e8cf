//! A whole plan to its pages: no word of it is ever markup.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_fuzz::{checked, tree};
use planwright_html::{Outputs, Which, render};
use planwright_view::theme::built_in;
use planwright_view::{Options, views};

fuzz_target!(|text: &str| {
    let (checked, _) = checked(&tree(text));
    let theme = built_in("default").expect("it is built in");
    for view in views(&checked, theme, &Options::default()) {
        let _ = planwright_html::text(&view);
        let plain = {
            let mut plain = view.clone();
            plain.sections.clear();
            render(&plain, theme, &Outputs::default(), Which::Plan).map_or(0, |page| scripts(&page))
        };
        for which in [Which::Plan, Which::Fragment, Which::Page, Which::StatutoryIndex] {
            if let Ok(page) = render(&view, theme, &Outputs::default(), which) {
                assert!(scripts(&page) <= plain.max(4), "{which:?} runs something of the plan's own");
                assert!(!page.contains("javascript:"), "{which:?}");
            }
        }
    }
});

/// How many elements run code.
fn scripts(page: &str) -> usize {
    page.matches("<script").count()
}
