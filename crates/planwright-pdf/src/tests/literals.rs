//! No author's text can break out of its literal.

