//! Words, spelt alike wherever they come from.

/// Begins and ends the number of a footnote's mark within a text.
pub(crate) const MARK: (char, char) = ('\u{e000}', '\u{e001}');

/// A text with straight quotes, plain spaces and no letters joined: what differs between two
/// outputs although both say the same.
pub(crate) fn normal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in leftward_sorted(text).chars() {
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

/// True for a letter that is written from right to left.
pub(crate) fn is_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// A text in which the letters that are written from right to left stand in the order of their numbers: a PDF draws each
/// line of them from left to right, and every reader turns them again in its own way.
fn leftward_sorted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    let mut after = String::new();
    // The last character is there only to end the last run.
    for c in text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')).chain(['\0']) {
        if is_leftward(c) {
            run.push(c);
            after.clear();
        } else if c.is_whitespace() && !run.is_empty() {
            after.push(c);
        } else {
            run.sort_unstable();
            out.extend(run.drain(..));
            out.push_str(&std::mem::take(&mut after));
            out.push(c);
        }
    }
    out.pop();
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
    assert_eq!(words("one \u{5d0}\u{5d1} \u{5d2}, two"), words("one \u{5d2} \u{5d1}\u{5d0}, two"));
    assert_eq!(words("2020/21.\u{e000}3\u{e001} Then"), ["2020/", "21.", "[^3]", "Then"]);
}
