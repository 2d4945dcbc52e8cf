//! Word documents and Markdown files that are imported: refused in words, or made a plan that can be read.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_import::{Source, import};

fuzz_target!(|data: (bool, &[u8])| {
    let (word, bytes) = data;
    let name = if word { "a.docx" } else { "a.md" };
    if let Ok(imported) = import(&Source { name, bytes, beside: &|_| None }) {
        for path in imported.files.keys() {
            assert!(!path.starts_with('/') && !path.split('/').any(|part| part == ".." || part.is_empty()), "{path}");
        }
        assert!(imported.files.contains_key("plan.md"));
    }
});
