//! Places, as SARIF has them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use planwright_core::{Sources, Span};

use crate::report::sarif::log::{ArtifactLocation, PhysicalLocation, Region};

/// What relative addresses are relative to: the name that code hosts know.
pub(super) const BASE: &str = "%SRCROOT%";

/// What is written as `%xx` in a path: all but letters, digits, `-._~` and the slash.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

pub(super) fn physical(span: Span, sources: &Sources) -> PhysicalLocation {
    PhysicalLocation { artifact_location: artifact(sources.path(span.file)), region: region(span, sources) }
}

pub(super) fn region(span: Span, sources: &Sources) -> Region {
    let (start, end) = sources.positions(span);
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// A path as it was typed, as an address: relative to where the command was run, unless it begins
/// at the root of a disk.
pub(super) fn artifact(path: &str) -> ArtifactLocation {
    let escaped = |path: &str| utf8_percent_encode(path, ESCAPED).to_string();
    if let Some((disk, rest)) = path.split_once(":/").filter(|(disk, _)| disk.len() == 1) {
        return ArtifactLocation { uri: format!("file:///{disk}:/{}", escaped(rest)), uri_base_id: None };
    }
    match path.strip_prefix('/') {
        Some(rest) => ArtifactLocation { uri: format!("file:///{}", escaped(rest)), uri_base_id: None },
        None => ArtifactLocation { uri: escaped(path), uri_base_id: Some(BASE) },
    }
}
