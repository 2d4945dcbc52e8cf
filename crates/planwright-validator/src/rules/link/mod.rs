//! What leads from one place to another.

pub(super) mod footnote;
pub(super) mod number;
pub(super) mod unused_figure;
pub(super) mod vague_text;
