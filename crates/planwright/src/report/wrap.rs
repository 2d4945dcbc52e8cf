//! Text in columns: how wide it is, and where to break it.

use annotate_snippets::normalize_untrusted_str;
use unicode_width::UnicodeWidthChar;

/// How many columns a tab is shown in.
const TAB: usize = 4;

/// How many columns a character takes.
pub(crate) fn char_width(c: char) -> usize {
    if c == '\t' { TAB } else { c.width().unwrap_or(1) }
}

/// How many columns a text takes; escape codes take none.
pub(crate) fn width(text: &str) -> usize {
    anstream::adapter::strip_str(text).flat_map(str::chars).map(char_width).sum()
}

/// Breaks a text into lines of at most `columns`, at spaces only; what is longer than a line
/// stands on one of its own. A line's end in the text is kept.
pub(crate) fn lines(text: &str, columns: usize) -> Vec<String> {
    text.split('\n').flat_map(|line| paragraph(line, columns)).collect()
}

/// Breaks one line; its further lines are moved in as far as it is.
fn paragraph(text: &str, columns: usize) -> Vec<String> {
    let before = &text[..text.len() - text.trim_start_matches(' ').len()];
    let mut lines = vec![before.to_owned()];
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if used > 0 && before.len() + used + 1 + wide > columns {
            lines.push(before.to_owned());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += wide;
        }
    }
    lines
}

/// A text that came from a file, made safe to show: control characters, and those that turn the
/// direction of writing, become visible signs.
pub(crate) fn clean(text: &str) -> String {
    normalize_untrusted_str(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, columns: usize, expected: &[&str]) {
        assert_eq!(lines(text, columns), expected, "{text:?} in {columns}");
    }

    #[test]
    fn breaks_at_spaces() {
        check("the total of the table", 10, &["the total", "of the", "table"]);
        check("a https://example.org/long b", 10, &["a", "https://example.org/long", "b"]);
        check("write:\n  kind: resources", 12, &["write:", "  kind:", "  resources"]);
        check("one\ntwo three", 20, &["one", "two three"]);
        check("", 10, &[""]);
    }

    #[test]
    fn counts_columns_and_not_bytes() {
        check("表 表 表", 5, &["表 表", "表"]);
        check("\u{1b}[1mbold\u{1b}[0m word", 9, &["\u{1b}[1mbold\u{1b}[0m word"]);
        assert_eq!(width("a\tb"), 6);
    }

    #[test]
    fn shows_what_would_hide() {
        assert_eq!(clean("a\u{1b}[31mb"), "a␛[31mb");
        assert!(!clean("a\u{202e}b").contains('\u{202e}'));
    }
}
