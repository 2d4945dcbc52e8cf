//! The lines of a block without what the blocks around it put before them.

use std::ops::Range;

/// What Markdown takes for blank. A space that does not break is a letter to it.
pub(super) const BLANK: [char; 3] = [' ', '\t', '\n'];

/// What a block around a block puts before each of its lines but the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// `>` and a space.
    Quote,
    /// So many spaces; a line of words can have fewer.
    Space(usize),
}

/// How many bytes at a line's beginning belong to what is around it; none where a tab stands among
/// them, whose width depends on its place.
pub(super) fn width(line: &str, around: &[Before]) -> Option<usize> {
    let mut at = 0;
    if line.contains('\t') && line.trim_matches(BLANK).is_empty() {
        return Some(line.len());
    }
    for before in around {
        let rest = &line[at..];
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        if rest[blank..].starts_with('\t') {
            return None;
        }
        match before {
            Before::Space(most) => at += blank.min(*most),
            Before::Quote if blank < 4 && rest[blank..].starts_with('>') => {
                at += blank + 1;
                match line[at..].chars().next() {
                    Some(' ') => at += 1,
                    Some('\t') => return None,
                    _ => {}
                }
            }
            // A line of words can go on without the sign.
            Before::Quote => return Some(at),
        }
    }
    Some(at)
}

/// Where the line of a byte begins.
pub(super) fn start_of_line(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |at| at + 1)
}

/// The lines of a range without what is around them; the first begins where the range does unless
/// only blank space stands before it. Blank lines at the end are left out.
pub(super) fn lines<'t>(text: &'t str, range: &Range<usize>, around: &[Before]) -> Option<Vec<&'t str>> {
    Some(places(text, range, around)?.into_iter().map(|at| &text[at]).collect())
}

/// The places of [`lines`].
pub(super) fn places(text: &str, range: &Range<usize>, around: &[Before]) -> Option<Vec<Range<usize>>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = start_of_line(text, range.start);
    while at < range.end {
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let taken = at + width(&text[at..end], around)?;
        let begins =
            found.is_empty() && range.start > taken && !text[taken..range.start].trim_matches(BLANK).is_empty();
        let begins = begins || (found.is_empty() && range.start < taken);
        found.push(if begins { range.start..end.max(range.start) } else { taken..end });
        at = end + 1;
    }
    while found.last().is_some_and(|last| text[last.clone()].trim_matches(BLANK).is_empty()) {
        found.pop();
    }
    Some(found)
}

/// Puts what a block around them has before lines, and nothing but its sign before an empty one; where there are no
/// lines, the sign alone.
pub(super) fn put_before(lines: Vec<String>, first: &str, others: &str) -> Vec<String> {
    let lines = if lines.is_empty() { vec![String::new()] } else { lines };
    let before = std::iter::once(first).chain(std::iter::repeat(others));
    let put = |(line, before): (String, &str)| match line.is_empty() {
        true => before.trim_end_matches(BLANK).to_owned(),
        false => format!("{before}{line}"),
    };
    lines.into_iter().zip(before).map(put).collect()
}
