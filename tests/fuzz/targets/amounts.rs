//! Amounts in running text and in cells.
#![no_main]

use libfuzzer_sys::fuzz_target;
use planwright_core::amount::{amount, amounts_in, basis, broken_money};

fuzz_target!(|text: &str| {
    let mut end = 0;
    for found in amounts_in(text) {
        assert!(text.get(found.range.clone()).is_some_and(|written| !written.is_empty()));
        assert!(found.range.start >= end, "amounts stand after one another");
        end = found.range.end;
    }
    for broken in broken_money(text) {
        assert!(text.get(broken.range).is_some());
    }
    let unit = basis(text.lines().next().unwrap_or_default());
    for line in text.lines() {
        let _ = (amount(line, None, false), amount(line, unit, true));
    }
});
