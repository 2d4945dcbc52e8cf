//! Reading a tree key by key: each faulty key gets its own finding, and reading goes on.
//!
//! [`Fields`] reads a group of keys of a known [`Shape`]; the functions beside it read single
//! values, such as the entries of a list. All of them put their findings into a list and give
//! what could be read. A value that is nothing (`~`, `null`, blank) counts as absent.

mod date;
mod fields;
mod value;
mod words;

pub use date::date;
pub use fields::{Elsewhere, Fields, Shape};
pub use value::{boolean, id, link, text, word};
