//! Lists and tables that somebody typed: a sign or a number and a tab before each line, or tabs between columns.
//!
//! Nothing but the look says what they are, so that only what can hardly be anything else is taken for one. Tabs that are
//! left are spaces.

use planwright_docx::read::{Block, Cell, Inline, Role, Table, Text, plain};

/// Signs that nobody begins a sentence with.
const BULLETS: &str = "•·▪◦‣●○■□";

/// Signs that stand before an entry where a tab follows.
const WITH_TAB: &str = "–—-*o";

/// A cell of a typed table has no more words than this.
const CELL_WORDS: usize = 12;

/// The blocks of a text with its typed lists and tables made such, and what was done, in sentences.
pub(crate) fn typed(blocks: Vec<Block>, changes: &mut Vec<String>) -> Vec<Block> {
    let (mut out, mut lists, mut tables) = (Vec::new(), 0, 0);
    let mut rest = blocks.into_iter().peekable();
    while let Some(block) = rest.next() {
        let mut lines = Vec::from_iter(line(&block));
        if lines.is_empty() {
            out.push(block);
            continue;
        }
        while let Some(next) = rest.peek().and_then(line) {
            lines.push(next);
            rest.next();
        }
        read(lines, &mut out, &mut lists, &mut tables);
    }
    if lists > 0 {
        changes.push(told(lists, "list", "whose signs or numbers were typed by hand", "a list", "lists"));
    }
    if tables > 0 {
        changes.push(told(tables, "table", "whose columns were typed with tabs", "a table", "tables"));
    }
    without_tabs(&mut out);
    out
}

fn told(count: usize, one: &str, typed: &str, is: &str, are: &str) -> String {
    match count {
        1 => format!("A {one} {typed} became {is}: look at it."),
        _ => format!("{count} {are} {typed} became {are}: look at each."),
    }
}

/// The content of a paragraph of running text.
fn line(block: &Block) -> Option<Vec<Inline>> {
    match block {
        Block::Paragraph { role: Role::Text, content } => Some(content.clone()),
        _ => None,
    }
}

/// Reads lines that follow one another.
fn read(lines: Vec<Vec<Inline>>, out: &mut Vec<Block>, lists: &mut usize, tables: &mut usize) {
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        if let Some((list, length)) = list(rest) {
            out.push(list);
            *lists += 1;
            rest = rest.get(length..).unwrap_or_default();
        } else if let Some((table, length)) = table(rest) {
            out.push(Block::Table(table));
            *tables += 1;
            rest = rest.get(length..).unwrap_or_default();
        } else {
            out.push(Block::Paragraph { role: Role::Text, content: first.clone() });
            rest = after;
        }
    }
}

/// What stands before an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Sign(char),
    Number(u64),
}

/// The mark that a line begins with, and how many of its letters it takes with the space behind it.
fn mark(content: &[Inline]) -> Option<(Mark, usize)> {
    let words = plain(content);
    let start = words.trim_start();
    let before = words.chars().count() - start.chars().count();
    let digits: String = start.chars().take_while(char::is_ascii_digit).take(4).collect();
    let (mark, length) = match start.chars().next()? {
        sign if BULLETS.contains(sign) || WITH_TAB.contains(sign) => (Mark::Sign(sign), 1),
        _ if (1..=3).contains(&digits.len()) && start.get(digits.len()..)?.starts_with(['.', ')']) => {
            (Mark::Number(digits.parse().ok()?), digits.len() + 1)
        }
        _ => return None,
    };
    let behind: String = start.chars().skip(length).collect();
    let space = behind.chars().take_while(|c| c.is_whitespace()).collect::<String>();
    let is_sure = matches!(mark, Mark::Sign(sign) if BULLETS.contains(sign)) || space.contains('\t');
    let says_something = !behind.trim().is_empty();
    (is_sure && !space.is_empty() && says_something).then(|| (mark, before + length + space.chars().count()))
}

/// The list that these lines begin with, and how many of them it takes. One number is none: a heading may have one.
fn list(lines: &[Vec<Inline>]) -> Option<(Block, usize)> {
    let (first, _) = mark(lines.first()?)?;
    let mut items: Vec<Vec<Block>> = Vec::new();
    let mut length = 0;
    for content in lines {
        let Some((mark, letters)) = mark(content) else { break };
        let entry = vec![Block::Paragraph { role: Role::Text, content: after(content, letters) }];
        match (first, mark) {
            (Mark::Sign(sign), Mark::Sign(own)) if own == sign => items.push(entry),
            (Mark::Sign(_), Mark::Sign(_)) => within(items.last_mut()?, entry),
            (Mark::Number(from), Mark::Number(own)) if own == from + items.len() as u64 => items.push(entry),
            _ => break,
        }
        length += 1;
    }
    let start = match first {
        Mark::Number(_) if length < 2 => return None,
        Mark::Number(from) => Some(from),
        Mark::Sign(_) => None,
    };
    Some((Block::List { start, items }, length))
}

/// Puts an entry with another sign under the entry before it.
fn within(item: &mut Vec<Block>, entry: Vec<Block>) {
    match item.last_mut() {
        Some(Block::List { items, .. }) => items.push(entry),
        _ => item.push(Block::List { start: None, items: vec![entry] }),
    }
}

/// A line without its first letters.
fn after(content: &[Inline], mut letters: usize) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in content {
        match inline {
            Inline::Text(text) if letters > 0 => {
                let words: String = text.words.chars().skip(letters).collect();
                letters = letters.saturating_sub(text.words.chars().count());
                if !words.is_empty() {
                    out.push(Inline::Text(Text { words, ..text.clone() }));
                }
            }
            other => out.push(other.clone()),
        }
    }
    out
}

/// The table that these lines begin with, and how many of them it takes: as many tabs in each, and figures in every row
/// below the first.
fn table(lines: &[Vec<Inline>]) -> Option<(Table, usize)> {
    let head = cells(lines.first()?);
    let width = head.len();
    if width < 2 {
        return None;
    }
    let is_row = |row: &Vec<Vec<Inline>>| {
        let has_figure = row.iter().skip(1).any(|cell| plain(cell).contains(|c: char| c.is_ascii_digit()));
        let is_short = |cell: &Vec<Inline>| plain(cell).split_whitespace().count() <= CELL_WORDS;
        row.len() == width && has_figure && row.iter().all(is_short)
    };
    let mut rows = vec![head];
    rows.extend(lines.iter().skip(1).map(|line| cells(line)).take_while(is_row));
    // Of two columns even a name and a telephone number is made.
    let length = rows.len();
    if length < if width == 2 { 3 } else { 2 } {
        return None;
    }
    let cell =
        |content| Cell { blocks: vec![Block::Paragraph { role: Role::Text, content }], columns: 1, ..Cell::default() };
    let rows = rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect();
    Some((Table { header: None, rows, total: false }, length))
}

/// What stands between the tabs of a line. Several tabs in a row are one: they were typed until it looked right.
fn cells(content: &[Inline]) -> Vec<Vec<Inline>> {
    let mut out: Vec<Vec<Inline>> = vec![Vec::new()];
    for inline in content {
        let Inline::Text(text) = inline else {
            out.last_mut().into_iter().for_each(|cell| cell.push(inline.clone()));
            continue;
        };
        for (nth, words) in text.words.split('\t').enumerate() {
            let is_empty = out.last().is_none_or(|cell| plain(cell).trim().is_empty());
            if nth > 0 && !is_empty {
                out.push(Vec::new());
            }
            if let Some(cell) = out.last_mut().filter(|_| !words.is_empty()) {
                cell.push(Inline::Text(Text { words: words.to_owned(), ..text.clone() }));
            }
        }
    }
    if out.len() > 1 && out.last().is_some_and(|cell| plain(cell).trim().is_empty()) {
        out.pop();
    }
    out
}

/// Makes spaces of the tabs of blocks.
pub(crate) fn without_tabs(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => spaced(content),
            Block::List { items, .. } => items.iter_mut().for_each(|item| without_tabs(item)),
            Block::Quote(blocks) | Block::Alert(_, blocks) => without_tabs(blocks),
            Block::Definitions(entries) => {
                for (term, details) in entries {
                    spaced(term);
                    details.iter_mut().for_each(|blocks| without_tabs(blocks));
                }
            }
            Block::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| without_tabs(&mut cell.blocks));
            }
            Block::Code(..) | Block::Rule | Block::Comment(_) => {}
        }
    }
}

fn spaced(content: &mut [Inline]) {
    for inline in content {
        match inline {
            Inline::Text(text) if text.words.contains('\t') => text.words = text.words.replace('\t', " "),
            Inline::Link { content, .. } => spaced(content),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use planwright_docx::read::plain_blocks;

    /// Reads lines, each a paragraph; a list is shown with `*` or its numbers, a table with `|`.
    #[track_caller]
    fn check(lines: &[&str], expected: &[&str]) {
        let paragraph = |line: &&str| Block::Paragraph { role: Role::Text, content: vec![Inline::words(*line)] };
        let blocks = typed(lines.iter().map(paragraph).collect(), &mut Vec::new());
        let shown: Vec<String> = blocks.iter().flat_map(|block| shown(block, "")).collect();
        assert_eq!(shown, expected, "{lines:?}");
    }

    fn shown(block: &Block, indent: &str) -> Vec<String> {
        match block {
            Block::List { start, items } => {
                let entry = |(nth, item): (usize, &Vec<Block>)| {
                    let mark = start.map_or("*".to_owned(), |from| (from + nth as u64).to_string());
                    let (first, rest) = item.split_first().unwrap();
                    let head = format!("{indent}{mark} {}", plain_blocks(std::slice::from_ref(first)));
                    let below = rest.iter().flat_map(|block| self::shown(block, &format!("{indent}  ")));
                    std::iter::once(head).chain(below).collect::<Vec<_>>()
                };
                items.iter().enumerate().flat_map(entry).collect()
            }
            Block::Table(table) => {
                let row = |row: &Vec<Cell>| row.iter().map(|c| plain_blocks(&c.blocks)).collect::<Vec<_>>().join("|");
                table.rows.iter().map(row).collect()
            }
            other => vec![plain_blocks(std::slice::from_ref(other))],
        }
    }

    #[test]
    fn signs_and_numbers_with_tabs_are_lists() {
        check(&["We will:", "•\tkeep", "• answer", "So."], &["We will:", "* keep", "* answer", "So."]);
        check(&["•\tkeep", "o\tand well", "o\tand soon", "•\tgo"], &["* keep", "  * and well", "  * and soon", "* go"]);
        check(&["1.\tA team", "2.\tA boat", "4.\tA car"], &["1 A team", "2 A boat", "4. A car"]);
        check(&["3)\tA team", "4)\tA boat"], &["3 A team", "4 A boat"]);
        check(&["–\tmeet", "–\tpublish"], &["* meet", "* publish"]);
    }

    #[test]
    fn what_may_be_something_else_stays() {
        check(&["1.\tIntroduction", "Words."], &["1. Introduction", "Words."]);
        check(&["– and so on", "o my"], &["– and so on", "o my"]);
        check(&["1. One thing", "2. Another"], &["1. One thing", "2. Another"]);
        check(&["2020\tto 2021"], &["2020 to 2021"]);
        check(&["•\t", "•"], &["•", "•"]);
    }

    #[test]
    fn columns_of_tabs_are_tables() {
        check(
            &["Budget\t2024/25\t2025/26", "Grant\t£96.2m\t\t£99.8m", "Precept\t£72.1m\t£77.4m\t", "See page 14"],
            &["Budget|2024/25|2025/26", "Grant|£96.2m|£99.8m", "Precept|£72.1m|£77.4m", "See page 14"],
        );
        check(&["Fund\tAmount", "Grant\t£1m", "Tax\t£2m"], &["Fund|Amount", "Grant|£1m", "Tax|£2m"]);
        check(&["Name:\tJohn", "Phone:\t0123"], &["Name: John", "Phone: 0123"]);
        check(&["Name\tJohn\tSmith", "Office\tthe\tCommissioner"], &["Name John Smith", "Office the Commissioner"]);
    }
}
