//! Numbers for texts, so that comparing is comparing numbers.

use std::collections::HashMap;

/// Gives equal numbers to texts that no reader tells apart.
#[derive(Debug, Default)]
pub(crate) struct Interner {
    numbers: HashMap<String, u32>,
}

impl Interner {
    /// The number of a text. Typographic and straight quotation marks are the same, as are all spaces.
    pub(crate) fn number(&mut self, text: &str) -> u32 {
        let folded = fold(text);
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(folded).or_insert(next)
    }
}

/// A text without what only typography adds.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            '‘' | '’' | '‛' | '′' => folded.push('\''),
            '“' | '”' | '„' | '″' => folded.push('"'),
            '−' => folded.push('-'),
            '…' => folded.push_str("..."),
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(c),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_is_no_difference() {
        let mut interner = Interner::default();
        let mut check =
            |a: &str, b: &str, same: bool| assert_eq!(interner.number(a) == interner.number(b), same, "{a} {b}");
        check("Kent’s", "Kent's", true);
        check("“", "\"", true);
        check("1\u{a0}April", "1 April", true);
        check("co\u{ad}operate", "cooperate", true);
        check("−5", "-5", true);
        check("Kent", "kent", false);
        check("–", "-", false);
    }
}
