//! A comparison of two versions, as outputs tell of it.

mod digest;

pub use digest::{DigestLine, Tag, difference, digest};
