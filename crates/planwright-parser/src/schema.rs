//! The JSON Schemas of front matter. Editors complete and explain keys by them; tests hold them to the readers.

/// That of `plan.md`.
pub const PLAN: &str = include_str!("../schemas/plan.json");

/// That of a section.
pub const SECTION: &str = include_str!("../schemas/section.json");

/// That of a report of the panel.
pub const PANEL: &str = include_str!("../schemas/panel.json");

/// That of a paper.
pub const PAPER: &str = include_str!("../schemas/paper.json");
