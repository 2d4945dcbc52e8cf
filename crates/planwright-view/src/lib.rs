//! The one model that every output is made from.
//!
//! [`view`] turns a checked plan into a [`View`]: numbered, with references filled, footnotes in
//! order, typed lists as tables, pictures cleaned, the plan on a page in zones, the statutory
//! index in words. HTML, PDF and text write what stands here and add nothing of their own but
//! page furniture, so that they cannot disagree.
//!
//! # Invariants
//!
//! - Every id in a [`View`] is unique, and every internal link leads to one of them or says that
//!   it is broken.
//! - Every word that an output prints stands in the view or in its theme's locale.
//! - The same plan, theme and options give an equal view on any day and machine.
//!
//! # What this crate must not know
//!
//! HTML, Typst, and where the outputs go.

pub mod changes;
mod ids;
mod lower;
mod model;
mod picture;
pub mod theme;

pub use ids::defined_ids;
pub use lower::{Options, fill, view, views, word};
pub use model::*;
