//! Markdown to a plan that is judged: places that stand, and the same twice.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_core::model::same_meaning;
use planwright_fuzz::{checked, tree};

fuzz_target!(|text: &str| {
    let tree = tree(text);
    let (once, _) = checked(&tree);
    let (again, _) = checked(&tree);
    assert_eq!(once.diagnostics(), again.diagnostics());
    if let (Some(once), Some(again)) = (&once.plan, &again.plan) {
        assert!(same_meaning(once, again));
    }
});
