//! Words, spelt alike wherever they come from.

/// Begins and ends the number of a footnote's mark within a text.
pub(crate) const MARK: (char, char) = ('\u{e000}', '\u{e001}');

/// A text with straight quotes, plain spaces and no letters joined: what differs between two
/// outputs although both say the same.
pub(crate) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            '…' => out.push_str("..."),
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            '\u{2011}' => out.push('-'),
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The words of a text. One that a line's end can part, as after a hyphen, counts as two; the mark
/// of footnote 3 is a word of its own, `[^3]`.
pub(crate) fn words(text: &str) -> Vec<String> {
    let marked = text.replace(MARK.0, " [^").replace(MARK.1, "] ");
    let mut words = Vec::new();
    for word in normal(&marked).split_whitespace() {
        words.extend(word.split_inclusive(['-', '–', '—', '/']).map(str::to_owned));
    }
    words
}

/// A text on one line.
pub(crate) fn line(text: &str) -> String {
    normal(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn words_are_alike() {
    assert_eq!(words("“Kent’s”  ﬁrst e-\nmail\u{ad}"), ["\"Kent's\"", "first", "e-", "mail"]);
    assert_eq!(words("2020/21.\u{e000}3\u{e001} Then"), ["2020/", "21.", "[^3]", "Then"]);
}
