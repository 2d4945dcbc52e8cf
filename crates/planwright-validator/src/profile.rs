//! Statutory profiles: the duties of a kind of body, as data.

use std::fmt;

/// A profile's id and version; printed as `england-pcc@1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileName {
    /// The id.
    pub id: String,
    /// The version, from 1. It grows when a change could alter a finding.
    pub version: u32,
}

impl fmt::Display for ProfileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}
