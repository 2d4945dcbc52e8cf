//! What the formatter makes of texts, by example; [`properties`] holds what is true of all texts.

mod properties;
mod written;
