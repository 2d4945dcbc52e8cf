//! Small pieces of English for messages.

/// A few things in a row: "`a`, `b` and 3 others".
pub(crate) fn list(things: &[String]) -> String {
    const MOST: usize = 6;
    let shown: Vec<String> = things.iter().take(MOST).map(|thing| format!("`{thing}`")).collect();
    let rest = things.len().saturating_sub(MOST);
    match (shown.as_slice(), rest) {
        ([], _) => String::new(),
        ([one], 0) => one.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (all, 1) => format!("{} and one other", all.join(", ")),
        (all, rest) => format!("{} and {rest} others", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_read_as_english() {
        let check = |n: usize, expected: &str| {
            let things: Vec<String> = (0..n).map(|n| n.to_string()).collect();
            assert_eq!(list(&things), expected);
        };
        check(1, "`0`");
        check(3, "`0`, `1` and `2`");
        check(7, "`0`, `1`, `2`, `3`, `4`, `5` and one other");
        check(8, "`0`, `1`, `2`, `3`, `4`, `5` and 2 others");
    }
}
