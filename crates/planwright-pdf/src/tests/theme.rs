//! The theme that the tests set in.

use planwright_view::Words;
use planwright_view::theme::{Theme, built_in};

/// The theme that comes with the tool, for tests to change.
pub(super) fn theme() -> Theme {
    built_in("default").unwrap().clone()
}

/// What the tool itself prints.
pub(super) fn words() -> Words {
    theme().words("en").clone()
}
