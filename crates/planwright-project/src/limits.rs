//! How much a plan may hold. Each is an error at its place and never a crash.

/// Bytes of a Markdown or CSV file: 4 MiB.
pub const TEXT_BYTES: u64 = 4 << 20;
/// Bytes of a picture or another file: 8 MiB.
pub const PICTURE_BYTES: u64 = 8 << 20;
/// Files of a plan.
pub const FILES: usize = 2_000;
/// Bytes of a plan: 64 MiB.
pub const PLAN_BYTES: u64 = 64 << 20;
/// Points of a picture: 40 megapixels.
pub const PICTURE_POINTS: usize = 40_000_000;
/// Bytes of a profile of one's own: 256 KiB.
pub const PROFILE_BYTES: u64 = 256 << 10;
