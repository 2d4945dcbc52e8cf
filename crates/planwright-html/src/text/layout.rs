//! Lines of plain text.

/// The length of a line.
pub(super) const WIDTH: usize = 78;

/// Wraps words: the first line begins with `first`, the others with `rest`. A line's end that the
/// words have already stays.
pub(crate) fn wrapped(words: &str, first: &str, rest: &str) -> String {
    let mut lines = Vec::new();
    for line in words.lines() {
        let mut current = if lines.is_empty() { first } else { rest }.to_owned();
        let mut bare = true;
        for word in line.split([' ', '\t']).filter(|word| !word.is_empty()) {
            if !bare && length(&current) + 1 + length(word) > WIDTH {
                lines.push(std::mem::replace(&mut current, rest.to_owned()));
                bare = true;
            }
            if !bare {
                current.push(' ');
            }
            current.push_str(word);
            bare = false;
        }
        if !bare || lines.is_empty() {
            lines.push(current);
        }
    }
    lines.join("\n")
}

/// Words with a line under them.
pub(super) fn underlined(words: &str, with: char) -> String {
    let words = wrapped(words, "", "");
    let longest = words.lines().map(length).max().unwrap_or(0);
    format!("{words}\n{}", with.to_string().repeat(longest))
}

/// Every line of a text behind a prefix, the first behind one of its own.
pub(super) fn indented(text: &str, first: &str, rest: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(i, line)| match (i, line.is_empty()) {
            (0, _) => format!("{first}{line}"),
            (_, true) => rest.trim_end().to_owned(),
            (_, false) => format!("{rest}{line}"),
        })
        .collect();
    lines.join("\n")
}

/// How many letters a text has.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// Rows in aligned columns under a line, or none where a line would be longer than [`WIDTH`].
/// `right` says which columns stand at the right, `totals` which rows have a line over them.
pub(super) fn columns(header: &[String], rows: &[Vec<String>], right: &[bool], totals: &[bool]) -> Option<String> {
    let widths: Vec<usize> = (0..header.len())
        .map(|i| {
            let cells = rows.iter().filter_map(|row| row.get(i)).map(|cell| length(cell));
            cells.chain([length(&header[i])]).max().unwrap_or(0)
        })
        .collect();
    let total = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
    let broken = rows.iter().flatten().chain(header).any(|cell| cell.contains('\n'));
    if total > WIDTH || broken {
        return None;
    }
    let line = |cells: &[String]| aligned(cells, &widths, right);
    let rule = "-".repeat(total);
    let mut lines = vec![line(header), rule.clone()];
    for (i, row) in rows.iter().enumerate() {
        // Never two rules with nothing between them.
        if i > 0 && totals.get(i) == Some(&true) {
            lines.push(rule.clone());
        }
        lines.push(line(row));
    }
    Some(lines.join("\n"))
}

fn aligned(cells: &[String], widths: &[usize], right: &[bool]) -> String {
    let mut out = String::new();
    for (i, (cell, width)) in cells.iter().zip(widths).enumerate() {
        let space = " ".repeat(width.saturating_sub(length(cell)));
        if i > 0 {
            out.push_str("  ");
        }
        if right.get(i).copied().unwrap_or(false) {
            out.push_str(&space);
            out.push_str(cell);
        } else {
            out.push_str(cell);
            out.push_str(&space);
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_no_longer_than_they_may_be() {
        let text = wrapped(&"dŵr ".repeat(60), "* ", "  ");
        assert!(text.lines().all(|line| length(line) <= WIDTH));
        assert!(text.lines().skip(1).all(|line| line.starts_with("  dŵr")));
    }

    #[test]
    fn a_line_stands_over_a_total() {
        let row = |label: &str, amount: &str| vec![label.to_owned(), amount.to_owned()];
        let table = columns(&row("Fund", ""), &[row("Grant", "9"), row("Total", "10")], &[false, true], &[false, true]);
        assert_eq!(table.as_deref(), Some("Fund\n---------\nGrant   9\n---------\nTotal  10"));
    }

    #[test]
    fn wide_rows_do_not_align() {
        assert_eq!(columns(&["a".repeat(70), "b".repeat(9)], &[], &[], &[]), None);
    }
}
