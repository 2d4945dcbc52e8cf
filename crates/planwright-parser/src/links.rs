//! What the destination of a link is.

use std::ops::Range;

/// The schemes that a plan may use.
pub(crate) const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];

/// What a destination is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind<'a> {
    /// An address with an allowed scheme.
    External,
    /// An address with another scheme.
    Scheme(&'a str),
    /// An address that leaves its scheme out: `//example.org`, `www.example.org`.
    NoScheme,
    /// `#id`.
    Id(&'a str),
    /// A path, and what stands behind its `#`.
    File(&'a str, Option<&'a str>),
    /// A `\`, or a drive's letter.
    Windows,
    /// Nothing.
    Empty,
}

/// What a destination is.
pub(crate) fn kind(destination: &str) -> Kind<'_> {
    let scheme = scheme(destination);
    if scheme.is_some_and(|scheme| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known))) {
        return if destination.contains('\\') { Kind::Windows } else { Kind::External };
    }
    if destination.contains('\\') || scheme.is_some_and(|scheme| scheme.len() == 1) {
        return Kind::Windows;
    }
    if let Some(scheme) = scheme {
        return Kind::Scheme(scheme);
    }
    if destination.starts_with("//") || destination.starts_with("www.") {
        return Kind::NoScheme;
    }
    match destination.split_once('#') {
        None if destination.is_empty() => Kind::Empty,
        None => Kind::File(destination, None),
        Some(("", id)) => Kind::Id(id),
        Some((path, id)) => Kind::File(path, Some(id)),
    }
}

/// Whether a destination is outside the plan and needs no look at the plan.
pub(crate) fn is_external(destination: &str) -> bool {
    kind(destination) == Kind::External
}

/// The scheme of an address: letters, digits, `+`, `.` and `-` before a colon.
fn scheme(destination: &str) -> Option<&str> {
    let (scheme, _) = destination.split_once(':')?;
    let starts = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let goes_on = scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+.-".contains(c));
    (starts && goes_on).then_some(scheme)
}

/// Where the destination stands in the source of an inline link or picture, without the `<` `>`
/// that may enclose it.
pub(crate) fn destination(source: &str) -> Option<Range<usize>> {
    // Markdown has said that this is a link: the last `](` from which a destination can be read
    // to the end is the right one, since a link's words can hold pictures and its end no links.
    let end = source.len().checked_sub(1)?;
    source.rmatch_indices("](").map(|(at, _)| at + 2).find_map(|from| read_destination(source, from, end))
}

/// The destination from `from`, if what follows it is a title or nothing up to `end`.
fn read_destination(source: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let inside = source.get(from..end)?;
    let start = from + inside.len() - inside.trim_start().len();
    let rest = source.get(start..end)?;
    let range = match rest.strip_prefix('<') {
        Some(enclosed) => start + 1..start + 1 + enclosed.find('>')?,
        None => start..start + bare_end(rest)?,
    };
    let after = source.get(range.end..end)?.trim_start_matches('>').trim();
    let title = after.starts_with(['"', '\'', '(']) && after.ends_with(['"', '\'', ')']);
    (after.is_empty() || title).then_some(range)
}

/// Where a destination without `<` ends: at blank space outside of brackets. None where a bracket
/// closes that was not opened.
fn bare_end(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => {}
            '(' => depth += 1,
            ')' => depth = depth.checked_sub(1)?,
            c if c.is_whitespace() => return Some(at),
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_destination_in_the_source() {
        let check = |source: &str, expected: &str| {
            assert_eq!(destination(source).map(|at| &source[at]), Some(expected), "{source}");
        };
        check("[a](b.md)", "b.md");
        check("[](#id)", "#id");
        check("[a](<b c.md> \"t\")", "b c.md");
        check("[a](b.md 'title')", "b.md");
        check("[a](x(y)z)", "x(y)z");
        check("[a ![b](c.png) d](e.md)", "e.md");
        check("[a](  b.md  )", "b.md");
        check("[`](`](b)", "b");
        check("[a]()", "");
    }

    #[test]
    fn tells_destinations_apart() {
        let check = |destination: &str, expected: Kind<'_>| assert_eq!(kind(destination), expected, "{destination}");
        check("https://x.y", Kind::External);
        check("HTTP://x.y", Kind::External);
        check("mailto:a@b.c", Kind::External);
        check("ftp://x", Kind::Scheme("ftp"));
        check("javascript:x", Kind::Scheme("javascript"));
        check("//x.y", Kind::NoScheme);
        check("www.kent.police.uk", Kind::NoScheme);
        check("#id", Kind::Id("id"));
        check("a.md#id", Kind::File("a.md", Some("id")));
        check("../a.md", Kind::File("../a.md", None));
        check("C:/x", Kind::Windows);
        check("a\\b.md", Kind::Windows);
        check("", Kind::Empty);
    }
}
