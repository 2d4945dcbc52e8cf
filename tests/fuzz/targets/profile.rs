//! Profiles of an office's own.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use planwright_fuzz::{PLAN, checked, tree};
use planwright_project::Content;

fuzz_target!(|text: &str| {
    let mut tree = tree("Words of a section, which cost £1,200 in 2025/26.\n");
    let plan = PLAN.replace("england-pcc", "./own.yaml");
    for (path, text) in [("plan.md", plan.as_str()), ("own.yaml", text)] {
        tree.files.insert(path.to_owned(), Content::Bytes(Arc::from(text.as_bytes())));
    }
    let _ = checked(&tree);
});
