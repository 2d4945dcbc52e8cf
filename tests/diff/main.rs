//! Two versions of a plan, and what changed between them: pairs by hand, and properties of all pairs.

mod describe;
mod edit;
mod pairs;
mod plan;
mod properties;
