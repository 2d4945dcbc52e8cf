//! A table as Markdown can hold it: one heading row, cells of one line.

use planwright_core::amount::amount;
use planwright_docx::read::{Block, Cell, Inline, Table, Text, plain, plain_blocks};

use crate::outline::weakened;

/// A table of cells.
#[derive(Debug, Default)]
pub(crate) struct Grid {
    pub(crate) header: Vec<Vec<Inline>>,
    pub(crate) rows: Vec<Vec<Vec<Inline>>>,
    /// Which columns are set to the right.
    pub(crate) right: Vec<bool>,
    /// What was changed, as ends of a sentence.
    pub(crate) changes: Vec<&'static str>,
}

impl Grid {
    /// True where a cell is wholly an amount: such a table needs a caption.
    pub(crate) fn has_amounts(&self) -> bool {
        self.rows.iter().any(|row| row.iter().any(|cell| is_amount(cell)))
    }
}

fn is_amount(cell: &[Inline]) -> bool {
    amount(&plain(cell), None, true).is_some()
}

/// Lays a table out.
pub(crate) fn grid(table: Table) -> Grid {
    let mut grid = Grid::default();
    let Table { header, rows, total } = table;
    let heads = header.filter(|heads| *heads > 1).unwrap_or_else(|| 1 + usize::from(has_second_heading(&rows)));
    let right: Vec<Vec<bool>> = rows.iter().map(|row| spread(row, |cell| cell.right)).collect();
    if rows.iter().flatten().any(|cell| cell.columns > 1 || cell.below) {
        grid.changes.push("merged cells were parted: the words stand in the first, and over columns in each");
    }
    if rows.iter().flatten().any(|cell| cell.blocks.len() > 1) {
        grid.changes.push("paragraphs and lists in a cell were joined with semicolons");
    }
    let mut rows: Vec<Vec<Vec<Inline>>> =
        rows.into_iter().enumerate().map(|(at, row)| flat_row(row, at < heads)).collect();
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    rows.iter_mut().for_each(|row| row.resize(width, Vec::new()));
    let width = drop_empty_columns(&mut rows, width);
    let has_head = header.is_some() || !looks_like_data(rows.first());
    let heads = if has_head { heads.min(rows.len()) } else { 0 };
    if heads == 0 {
        grid.changes.push("it has no heading row, so an empty one was put in: write what each column is");
    }
    if heads > 1 {
        grid.changes.push("its heading rows were joined to one");
    }
    let mut body = rows.split_off(heads);
    grid.header = joined(rows, width).into_iter().map(weakened).collect();
    mark_totals(&mut body, total, &mut grid.changes);
    grid.right = (0..width).map(|column| is_right(column, &body, &right)).collect();
    grid.rows = body;
    grid
}

/// True where the first row parts its cells in the second: a heading stands over several columns, each of which has its own
/// there, and the rows have no name yet.
fn has_second_heading(rows: &[Vec<Cell>]) -> bool {
    let [first, second, _, ..] = rows else { return false };
    let is_empty = |cell: &Cell| cell.below || plain_blocks(&cell.blocks).trim().is_empty();
    let says_something = second.iter().any(|cell| !is_empty(cell));
    first.iter().any(|cell| cell.columns > 1) && second.first().is_some_and(is_empty) && says_something
}

/// A value for each column that a row's cells span.
fn spread<T: Clone>(row: &[Cell], of: impl Fn(&Cell) -> T) -> Vec<T> {
    row.iter().flat_map(|cell| std::iter::repeat_n(of(cell), cell.columns.max(1))).collect()
}

/// The cells of a row, one for each column. A heading over several columns stands over each.
fn flat_row(row: Vec<Cell>, is_head: bool) -> Vec<Vec<Inline>> {
    let mut cells = Vec::new();
    for cell in row {
        let content = if cell.below { Vec::new() } else { flat(cell.blocks) };
        let more = cell.columns.saturating_sub(1);
        let again = if is_head { content.clone() } else { Vec::new() };
        // A note is marked once.
        let again: Vec<Inline> = again.into_iter().filter(|inline| matches!(inline, Inline::Text(_))).collect();
        cells.push(content);
        cells.extend(std::iter::repeat_n(again, more));
    }
    cells
}

/// The blocks of a cell as one line.
fn flat(blocks: Vec<Block>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for block in blocks {
        let line = match block {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => content,
            Block::List { items, .. } => flat(items.into_iter().flatten().collect()),
            Block::Quote(blocks) | Block::Alert(_, blocks) => flat(blocks),
            Block::Definitions(entries) => {
                let blocks = entries.into_iter().flat_map(|(term, details)| {
                    let term = Block::Heading { level: 1, content: term, numbered: false };
                    [term].into_iter().chain(details.into_iter().flatten())
                });
                flat(blocks.collect())
            }
            Block::Table(table) => flat(table.rows.into_iter().flatten().flat_map(|cell| cell.blocks).collect()),
            Block::Code(_, text) => vec![Inline::words(text.split_whitespace().collect::<Vec<_>>().join(" "))],
            Block::Rule | Block::Comment(_) => Vec::new(),
        };
        let line: Vec<Inline> =
            line.into_iter().map(|inline| if inline == Inline::Break { Inline::words(" ") } else { inline }).collect();
        if line.is_empty() {
            continue;
        }
        if let Some(last) = last_sign(&out) {
            let ends = ['.', ',', ';', ':', '!', '?', '–'].contains(&last);
            out.push(Inline::words(if ends { " " } else { "; " }));
        }
        out.extend(line);
    }
    out
}

/// The last sign of a line, spaces apart.
fn last_sign(line: &[Inline]) -> Option<char> {
    line.iter().rev().find_map(|inline| plain(std::slice::from_ref(inline)).trim_end().chars().next_back())
}

fn drop_empty_columns(rows: &mut [Vec<Vec<Inline>>], width: usize) -> usize {
    let kept: Vec<bool> =
        (0..width).map(|column| rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))).collect();
    for row in rows.iter_mut() {
        let mut column = 0;
        row.retain(|_| {
            column += 1;
            kept.get(column - 1).copied().unwrap_or_default()
        });
    }
    kept.into_iter().filter(|kept| *kept).count()
}

/// True for a row that has amounts beside its label: it is no heading.
fn looks_like_data(row: Option<&Vec<Vec<Inline>>>) -> bool {
    row.is_some_and(|row| row.iter().skip(1).any(|cell| is_amount(cell)))
}

/// Heading rows as one.
fn joined(rows: Vec<Vec<Vec<Inline>>>, width: usize) -> Vec<Vec<Inline>> {
    let mut header: Vec<Vec<Inline>> = vec![Vec::new(); width];
    for row in rows {
        for (cell, more) in header.iter_mut().zip(row) {
            if cell.is_empty() {
                *cell = more;
            } else if !more.is_empty() && plain(cell) != plain(&more) {
                cell.push(Inline::words(" "));
                cell.extend(more);
            }
        }
    }
    header
}

/// A bold first cell makes a row a total. Where most rows have one, bold says nothing; where a row says "Total", it is one.
fn mark_totals(rows: &mut [Vec<Vec<Inline>>], last_is_total: bool, changes: &mut Vec<&'static str>) {
    let has_number = |row: &[Vec<Inline>]| row.iter().skip(1).any(|cell| is_amount(cell));
    let counted = rows.iter().filter(|row| has_number(row)).count();
    let bold = rows.iter().filter(|row| has_number(row) && row.first().is_some_and(|cell| is_bold(cell))).count();
    let bold_says_nothing = counted > 2 && bold * 2 > counted;
    if bold_says_nothing {
        changes.push(
            "most of its rows begin with bold words, so bold marks no totals: it stays only where a row says “Total”",
        );
    }
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate() {
        if !has_number(row) {
            continue;
        }
        let Some(first) = row.first_mut() else { continue };
        let says = says_total(&plain(first));
        if says || last_is_total && at == last {
            if !is_bold(first) {
                changes.push("a row that says “Total” was marked as one, so that its sum is checked");
                *first = strong(std::mem::take(first));
            }
        } else if bold_says_nothing {
            *first = weakened(std::mem::take(first));
        }
    }
    changes.dedup();
}

fn says_total(label: &str) -> bool {
    let label = label.trim().to_lowercase();
    label == "total"
        || label.starts_with("total ")
        || label.starts_with("grand total")
        || label.starts_with("sub-total")
        || label.starts_with("subtotal")
}

fn is_bold(cell: &[Inline]) -> bool {
    let mut texts = cell.iter().filter(|inline| !plain(std::slice::from_ref(*inline)).trim().is_empty()).peekable();
    texts.peek().is_some() && texts.all(|inline| matches!(inline, Inline::Text(Text { strong: true, .. })))
}

fn strong(content: Vec<Inline>) -> Vec<Inline> {
    let bold = |inline| match inline {
        Inline::Text(text) => Inline::Text(Text { strong: true, emphasis: false, ..text }),
        other => other,
    };
    content.into_iter().map(bold).collect()
}

/// Set to the right: what the document sets so, and columns of amounts.
fn is_right(column: usize, rows: &[Vec<Vec<Inline>>], right: &[Vec<bool>]) -> bool {
    let set = right.iter().filter(|row| row.get(column).copied().unwrap_or_default()).count();
    let amounts = rows.iter().filter(|row| row.get(column).is_some_and(|cell| is_amount(cell))).count();
    set * 2 > right.len() || column > 0 && amounts * 2 > rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of rows of cells, `>` before one that spans two columns; its heading.
    #[track_caller]
    fn check(rows: &[&[&str]], expected: &[&str]) {
        let cell = |text: &&str| Cell {
            blocks: vec![Block::Paragraph {
                role: planwright_docx::read::Role::Text,
                content: vec![Inline::words(text.trim_start_matches('>'))],
            }],
            columns: 1 + usize::from(text.starts_with('>')),
            ..Cell::default()
        };
        let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let grid = grid(Table { header: None, rows, total: false });
        let header: Vec<String> = grid.header.iter().map(|cell| plain(cell).trim().to_owned()).collect();
        assert_eq!(header, expected);
    }

    #[test]
    fn a_heading_over_two_columns_is_joined_to_those_under_it() {
        let under: &[&str] = &["", "2024/25", "2025/26", ""];
        let data: &[&str] = &["Grant", "1.0", "2.0", "3.0"];
        check(
            &[&["Source", ">Revenue", "Total"], under, data],
            &["Source", "Revenue 2024/25", "Revenue 2025/26", "Total"],
        );
        check(&[&["Source", ">Revenue", "Total"], data, data], &["Source", "Revenue", "Revenue", "Total"]);
        check(&[&["Source", "A", "B", "Total"], under, data], &["Source", "A", "B", "Total"]);
    }
}
