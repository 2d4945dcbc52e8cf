//! How a plan is put together.

pub(super) mod empty_section;
pub(super) mod fake_heading;
pub(super) mod foreword;
pub(super) mod placeholder;
pub(super) mod repeated_paragraph;
