//! Tables in columns.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use super::lines::BLANK;
use super::tree::{Node, Tree};

/// A table that would be wider than this, in columns of a terminal, is not filled up with spaces.
const WIDEST: usize = 200;

/// The lines of a table; none where it has more in it than cells.
pub(super) fn anew(tree: &Tree<'_>, node: &Node, alignments: &[Alignment]) -> Option<Vec<String>> {
    let rows = rows(tree, node, alignments.len())?;
    let mut widths = vec![3; alignments.len()];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let whole = 1 + widths.iter().map(|width| width + 3).sum::<usize>();
    if whole > WIDEST {
        widths.fill(3);
    }
    let dashes: Vec<String> = alignments.iter().zip(&widths).map(|(align, width)| dashes(*align, *width)).collect();
    let mut rows = rows.into_iter().map(|row| {
        let cells = row.iter().zip(&widths).zip(alignments);
        line(cells.map(
            |((cell, width), align)| if whole > WIDEST { (*cell).to_owned() } else { padded(cell, *width, *align) },
        ))
    });
    let heading = rows.next()?;
    Some([heading, line(dashes.into_iter())].into_iter().chain(rows).collect())
}

/// The cells of the rows as they are written, as many in each as there are columns.
fn rows<'t>(tree: &Tree<'t>, node: &Node, columns: usize) -> Option<Vec<Vec<&'t str>>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = 0;
    for (event, range) in &tree.events[node.events.clone()] {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rest = range.start,
            Event::Start(Tag::TableCell) => {
                only_bars(&tree.text[rest.min(range.start)..range.start])?;
                row.push(tree.text[range.clone()].trim_matches(BLANK));
                rest = rest.max(range.end);
            }
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                only_bars(tree.text.get(rest..range.end)?)?;
                // Without a bar it may be a caption that was meant to stand behind the table.
                if !tree.text[range.clone()].contains('|') || row.len() != columns {
                    return None;
                }
                rows.push(std::mem::take(&mut row));
            }
            _ => {}
        }
    }
    Some(rows)
}

/// What stands between cells; anything else would be lost.
fn only_bars(between: &str) -> Option<()> {
    between.chars().all(|c| c == '|' || BLANK.contains(&c)).then_some(())
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let mut line = "|".to_owned();
    for cell in cells {
        line.push(' ');
        line.push_str(&cell);
        line.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    line
}

fn padded(cell: &str, width: usize, align: Alignment) -> String {
    let blank = width.saturating_sub(cell.width());
    let left = match align {
        Alignment::None | Alignment::Left => 0,
        Alignment::Center => blank / 2,
        Alignment::Right => blank,
    };
    format!("{}{cell}{}", " ".repeat(left), " ".repeat(blank - left))
}

fn dashes(align: Alignment, width: usize) -> String {
    match align {
        Alignment::None => "-".repeat(width),
        Alignment::Left => format!(":{}", "-".repeat(width - 1)),
        Alignment::Right => format!("{}:", "-".repeat(width - 1)),
        Alignment::Center => format!(":{}:", "-".repeat(width - 2)),
    }
}
