//! What only the plan as a whole, or its profile, can tell of its source.

pub(super) mod required_key;
pub(super) mod set_aside;
pub(super) mod value;
