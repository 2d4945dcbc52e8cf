//! Typographic quotes and dashes for text that does not pass through Markdown.

/// The text with curled quotes, as the body's are. Hyphens and full stops stay as they are: a
/// title says what its author typed.
pub(super) fn smart(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    for c in text.chars() {
        let opens = before
            .is_none_or(|b: char| b.is_whitespace() || matches!(b, '(' | '[' | '{' | '“' | '‘' | '—' | '–' | '/'));
        out.push(match c {
            '\'' if opens => '‘',
            '\'' => '’',
            '"' if opens => '“',
            '"' => '”',
            '\n' | '\r' | '\t' => ' ',
            c => c,
        });
        before = Some(c);
    }
    out.trim().to_owned()
}

/// A number with a true minus sign, where its author typed a hyphen before it: "-12", "(-£3m)".
pub(super) fn minus(number: &str) -> String {
    let start = number.len() - number.trim_start_matches(['(', ' ']).len();
    match number[start..].strip_prefix('-') {
        Some(rest) if rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '£' || c == '.') => {
            format!("{}−{rest}", &number[..start])
        }
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{minus, smart};

    #[test]
    fn numbers_below_nothing_have_a_minus_sign() {
        for (number, expected) in
            [("-12", "−12"), ("(-£3m)", "(−£3m)"), ("−4", "−4"), ("-", "-"), ("-na-", "-na-"), ("3-5", "3-5"), ("", "")]
        {
            assert_eq!(minus(number), expected);
        }
    }

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
