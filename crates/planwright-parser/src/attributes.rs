//! `{#id key=value key="value"}` at the end of a caption, a figure or a heading.
//!
//! They are read from the source and not from Markdown's events, because Markdown curls the quotes
//! and reads markup in the values.

use std::ops::Range;

/// A word of the attributes and its bytes within the text that was searched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// What was written, without quotes.
    pub(crate) text: String,
    /// Where.
    pub(crate) at: Range<usize>,
}

/// `key=value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The key.
    pub(crate) key: Word,
    /// The value.
    pub(crate) value: Word,
}

/// The attributes at the end of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    /// From the opening brace to the closing one.
    pub(crate) at: Range<usize>,
    /// `#id`, without the `#`. Of several the first; the others are among `others`.
    pub(crate) id: Option<Word>,
    /// In the order of the source.
    pub(crate) pairs: Vec<Pair>,
    /// What is neither an id nor a pair: `.class`, a bare word.
    pub(crate) others: Vec<Word>,
}

/// How many opening braces are tried, from the end.
const MAX_BRACES: usize = 32;

/// What stands at the end of a text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No attributes.
    None,
    /// Attributes.
    Attributes(Attributes),
    /// `{#` that is never closed, or that is closed before the text's end.
    Malformed(Range<usize>),
}

/// Reads the attributes at the end of a text.
pub(crate) fn at_end(text: &str) -> Found {
    let end = text.trim_end().len();
    if text[..end].ends_with('}') {
        let opens = text[..end].rmatch_indices('{').map(|(at, _)| at).filter(|&at| !text[..at].ends_with('\\'));
        // The first brace from which everything to the end can be read. Values can hold braces,
        // but not so many that a text full of them would be worth a try at each.
        if let Some(found) = opens.take(MAX_BRACES).filter_map(|at| read(text, at, end)).last() {
            return Found::Attributes(found);
        }
    }
    match text[..end].find("{#").filter(|&at| !text[..at].ends_with('\\')) {
        Some(at) => Found::Malformed(at..end),
        None => Found::None,
    }
}

/// Reads attributes from the brace at `open`; none unless they end exactly at `end`.
fn read(text: &str, open: usize, end: usize) -> Option<Attributes> {
    let mut found = Attributes { at: open..end, ..Attributes::default() };
    let mut at = open + 1;
    // No author writes so many: a text that is all attributes is none.
    while found.pairs.len() + found.others.len() < 64 {
        at += text[at..end].len() - text[at..end].trim_start().len();
        let rest = &text[at..end];
        if rest.starts_with('}') {
            return (at + 1 == end).then_some(found);
        }
        let key_end = at + rest.find(|c: char| c.is_whitespace() || "={}".contains(c))?;
        if key_end == at || text[key_end..].starts_with('{') {
            return None;
        }
        let key = Word { text: text[at..key_end].to_owned(), at: at..key_end };
        at = key_end;
        if text[at..end].starts_with('=') {
            let value = value(text, at + 1, end)?;
            at = value.1;
            found.pairs.push(Pair { key, value: value.0 });
        } else if let Some(id) = key.text.strip_prefix('#').filter(|_| found.id.is_none()) {
            found.id = Some(Word { text: id.to_owned(), at: key.at.start + 1..key.at.end });
        } else {
            found.others.push(key);
        }
    }
    None
}

/// The value at `at` and where it ends, quotes included.
fn value(text: &str, at: usize, end: usize) -> Option<(Word, usize)> {
    let rest = &text[at..end];
    let first = rest.chars().next()?;
    let closing: Option<&[char]> = match first {
        '"' | '“' | '”' => Some(&['"', '”', '“']),
        '\'' | '‘' | '’' => Some(&['\'', '’']),
        _ => None,
    };
    match closing {
        Some(closing) => {
            let start = at + first.len_utf8();
            let stop = start + text[start..end].find(closing)?;
            let after = stop + text[stop..].chars().next().map_or(1, char::len_utf8);
            Some((Word { text: text[start..stop].to_owned(), at: start..stop }, after))
        }
        None => {
            // An opening brace ends the try, so that a thousand braces cost no more than one.
            let stop = at + rest.find(|c: char| c.is_whitespace() || "{}".contains(c))?;
            if text[stop..].starts_with('{') {
                return None;
            }
            Some((Word { text: text[at..stop].to_owned(), at: at..stop }, stop))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> String {
        match at_end(text) {
            Found::None => "none".to_owned(),
            Found::Malformed(at) => format!("malformed {}", &text[at]),
            Found::Attributes(a) => {
                let mut parts: Vec<_> = a.id.iter().map(|id| format!("#{}", id.text)).collect();
                parts.extend(a.pairs.iter().map(|p| {
                    assert_eq!(text[p.value.at.clone()], p.value.text);
                    format!("{}=<{}>", p.key.text, p.value.text)
                }));
                parts.extend(a.others.iter().map(|w| format!("?{}", w.text)));
                format!("{}|{}", &text[..a.at.start], parts.join(" "))
            }
        }
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(show(text), expected, "{text:?}");
    }

    #[test]
    fn reads_ids_and_pairs() {
        check("Table: Budget {#tbl-budget}", "Table: Budget |#tbl-budget");
        check("T {#t unit=\"£m\" role=resources}\n", "T |#t unit=<£m> role=<resources>");
        check("T {#t unit=“£m”}", "T |#t unit=<£m>");
        check("T {#t unit=”£m”}", "T |#t unit=<£m>");
        check("T {rows=\"2+3=4; 5*6=7\"}", "T |rows=<2+3=4; 5*6=7>");
        check("T {sum=\"A = {B} + C\"}", "T |sum=<A = {B} + C>");
        check("T {a} {#t}", "T {a} |#t");
        check("T {#t\n  unit=x\n}", "T |#t unit=<x>");
    }

    #[test]
    fn keeps_what_is_neither() {
        check("T {#t .wide wide}", "T |#t ?.wide ?wide");
        check("T {#a #b}", "T |#a ?#b");
    }

    #[test]
    fn says_what_it_cannot_read() {
        check("T", "none");
        check("T \\{#t}", "none");
        check("T {#t unit=\"£m}", "malformed {#t unit=\"£m}");
        check("T {#t", "malformed {#t");
        check("T {#t} and on", "malformed {#t} and on");
        check("{x} y", "none");
        check(&format!("{}x}}", "{a=‘".repeat(40_000)), "none");
    }
}
