//! Two versions: nothing changes from a version to itself, and swapping them changes whether anything did in nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_core::Sources;
use planwright_diff::{Comparison, Version, compare};
use planwright_fuzz::tree;
use planwright_project::{Checked, Options, load};

fuzz_target!(|texts: (&str, &str)| {
    let mut sources = Sources::default();
    let mut of = |text: &str, path: &str| load(&tree(text), path, "p", &Options::default(), &mut sources);
    let (old, new) = (of(texts.0, "old"), of(texts.1, "new"));
    if let Some(same) = compared(&old, &old, &sources) {
        assert!(same.changes.is_empty(), "{:?}", same.changes);
    }
    let (there, back) = (compared(&old, &new, &sources), compared(&new, &old, &sources));
    assert_eq!(there.map(|it| it.changes.is_empty()), back.map(|it| it.changes.is_empty()));
});

fn compared(old: &Checked, new: &Checked, sources: &Sources) -> Option<Comparison> {
    let old = Version { plan: old.plan.as_ref()?, report: old.report.as_ref()?, sources };
    let new = Version { plan: new.plan.as_ref()?, report: new.report.as_ref()?, sources };
    Some(compare(&old, &new))
}
