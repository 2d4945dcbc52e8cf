//! Typographic quotes and dashes for text that does not pass through Markdown.

/// The text with curled quotes, as the body's are. Hyphens and full stops stay as they are: a
/// title says what its author typed.
pub(crate) fn smart(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        out.push(curled(c, before));
        before = Some(c);
    }
    out.trim().to_owned()
}

/// A letter as it is printed after the letter `before`: quotation marks are curled, and lines go on.
pub(crate) fn curled(c: char, before: Option<char>) -> char {
    let opens =
        before.is_none_or(|b: char| b.is_whitespace() || matches!(b, '(' | '[' | '{' | '“' | '‘' | '—' | '–' | '/'));
    match c {
        '\'' if opens => '‘',
        '\'' => '’',
        '"' if opens => '“',
        '"' => '”',
        '\n' | '\r' | '\t' => ' ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::smart;

    #[test]
    fn curls_quotes() {
        for (text, expected) in [
            ("Kent Police's priorities", "Kent Police’s priorities"),
            ("the \"plan\" ('ours')", "the “plan” (‘ours’)"),
            ("victims' code", "victims’ code"),
            ("a -- b...", "a -- b..."),
        ] {
            assert_eq!(smart(text), expected);
        }
    }
}
