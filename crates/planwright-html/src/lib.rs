//! Web pages and plain text from the view.
//!
//! [`render()`] writes the plan, its main part alone, the plan on a page and the statutory index;
//! [`list()`] a page that leads to several plans; [`text()`] the text-only edition; [`assets()`] the
//! files that the pages ask for. Bodies are written here, from blocks; the page furniture round
//! them comes from the theme's templates (`html/*.html`), which tera fills with escaping on.
//!
//! # Invariants
//!
//! - Text is never code: every word of a plan passes through one of the escapes in `markup`, or
//!   through tera's.
//! - Each word of the view's sections, glossary and notes stands once in the main element, in the
//!   view's order. Whatever is added (numerals, marks, permalinks, drawings) stands in an element
//!   with the attribute `data-furniture`.
//! - Ids of furniture begin with an underscore, which no id of a plan can.
//! - A page asks no other host for anything, and reads and prints without its script.
//! - The same view, theme and outputs give the same bytes.
//!
//! # What this crate must not know
//!
//! Typst, the law, and where files lie on disk.

mod assets;
mod body;
mod context;
mod fit;
mod kept;
mod list;
mod markup;
mod outputs;
mod render;
mod sharing;
mod template;
mod text;
mod tools;
mod words;

pub use assets::assets;
pub use list::{PlanEntry, list};
pub use outputs::{BuiltFile, BuiltPdf, Outputs, Which};
pub use render::render;
pub use text::text;
pub use words::WORDS;
