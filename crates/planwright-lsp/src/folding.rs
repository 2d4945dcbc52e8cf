//! What can be folded away: by the text alone, so that it stays while a line is being typed.

use gen_lsp_types::{FoldingRange, FoldingRangeKind};

use crate::front;

/// What can be folded in a Markdown file: front matter, what stands under each heading, fenced blocks, tables and comments.
pub(crate) fn ranges(text: &str) -> Vec<FoldingRange> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let body = front::block(text).map_or(0, |block| {
        let last = text.get(..block.end).unwrap_or("").matches('\n').count();
        fold(&mut found, 0, last.min(lines.len().saturating_sub(1)), FoldingRangeKind::Region);
        last + 1
    });
    let mut headings: Vec<(usize, usize)> = Vec::new();
    let mut fence: Option<(usize, &str)> = None;
    let mut comment: Option<usize> = None;
    let mut table: Option<usize> = None;
    for (at, line) in lines.iter().enumerate().skip(body) {
        let words = line.trim();
        let is_row = fence.is_none() && comment.is_none() && words.starts_with('|');
        match (table, is_row) {
            (None, true) => table = Some(at),
            (Some(start), false) => {
                fold(&mut found, start, at - 1, FoldingRangeKind::Region);
                table = None;
            }
            _ => {}
        }
        if let Some((start, sign)) = fence {
            if words.starts_with(sign) && words.trim_start_matches(&sign[..1]).is_empty() {
                fold(&mut found, start, at, FoldingRangeKind::Region);
                fence = None;
            }
        } else if let Some(start) = comment {
            if words.contains("-->") {
                fold(&mut found, start, at, FoldingRangeKind::Comment);
                comment = None;
            }
        } else if let Some(sign) = ["```", "~~~"].into_iter().find(|sign| words.starts_with(sign)) {
            fence = Some((at, sign));
        } else if words.starts_with("<!--") && !words.contains("-->") {
            comment = Some(at);
        } else if let Some(level) = level(line) {
            end(&mut found, &mut headings, &lines, level, at);
            headings.push((level, at));
        }
    }
    if let Some(start) = table {
        fold(&mut found, start, lines.len() - 1, FoldingRangeKind::Region);
    }
    end(&mut found, &mut headings, &lines, 0, lines.len());
    found.sort_by_key(|it| (it.start_line, it.end_line));
    found
}

/// The level of a heading.
fn level(line: &str) -> Option<usize> {
    let signs = line.len() - line.trim_start_matches('#').len();
    ((1..=6).contains(&signs) && line[signs..].starts_with(' ')).then_some(signs)
}

/// Ends the headings of this level and deeper before a line, without the empty lines there.
fn end(found: &mut Vec<FoldingRange>, headings: &mut Vec<(usize, usize)>, lines: &[&str], level: usize, at: usize) {
    while let Some((_, start)) = headings.pop_if(|(open, _)| *open >= level) {
        let empty = lines[start..at].iter().rev().take_while(|line| line.trim().is_empty()).count();
        fold(found, start, at - 1 - empty, FoldingRangeKind::Region);
    }
}

fn fold(found: &mut Vec<FoldingRange>, start: usize, end: usize, kind: FoldingRangeKind) {
    let line = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    if end > start {
        found.push(FoldingRange {
            start_line: line(start),
            end_line: line(end),
            kind: Some(kind),
            ..FoldingRange::default()
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u32, u32)]) {
        let found: Vec<_> = ranges(text).iter().map(|it| (it.start_line, it.end_line)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn front_matter_headings_and_blocks_fold() {
        check("---\ntitle: A\n---\n\n## B\n\ntext\n\n### C\n\nc\n\n## D\n\nd\n", &[(0, 2), (4, 10), (8, 10), (12, 14)]);
        check("---\na: b\n---\n```chart\n## no\n```\n<!-- a\nb -->\n| a |\n|---|\n", &[(0, 2), (3, 5), (6, 7), (8, 9)]);
        check("---\nunclosed", &[(0, 1)]);
        check("", &[]);
    }
}
