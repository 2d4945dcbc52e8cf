//! Putting a value in quotation marks: the mend for most faults of syntax.

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix};

use crate::offsets::Place;

/// Adds the advice to put the value that holds `at` in quotation marks, with the text to write.
/// `lead` is what to do otherwise, and ends with the condition: "…; if the `*` is part of the text".
pub(super) fn offer(finding: Diagnostic, place: &Place<'_>, at: usize, lead: &str) -> Diagnostic {
    let Some(value) = value_of_line(place, at) else {
        return finding.help(format!("{lead}, put the whole text in quotation marks."));
    };
    let quoted = quote(&place.text[value.clone()]);
    finding.help(format!("{lead}, put it in quotation marks: `{quoted}`.")).fix(Fix {
        title: "Put the value in quotation marks".to_owned(),
        safe: false,
        edits: vec![Edit { span: place.span(value.start, value.end), insert: quoted }],
    })
}

/// The value on the line that holds `at`: what stands behind the first `key: ` or `- `.
///
/// None where the line is inside brackets or has no value: quotation marks would then stand in
/// the wrong place.
pub(super) fn value_of_line(place: &Place<'_>, at: usize) -> Option<Range<usize>> {
    let (start, end) = place.line(at);
    let line = place.text.get(start..end)?;
    let mut from = line.len() - line.trim_start().len();
    while line[from..].starts_with("- ") {
        from += 2;
        from += line[from..].len() - line[from..].trim_start().len();
    }
    if let Some(key) = key_length(&line[from..]) {
        from += key + 1;
        from += line[from..].len() - line[from..].trim_start().len();
    }
    let value = line.get(from..)?;
    let flow = value.starts_with(['[', '{']) && start + from != at;
    (!value.is_empty() && !flow && start + from <= at).then_some(start + from..end)
}

/// How long the key is that a line begins with, if a colon and a space or nothing follow it.
pub(super) fn key_length(line: &str) -> Option<usize> {
    let len = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))?;
    let rest = line.get(len..)?;
    (len > 0 && rest.starts_with(':') && (rest.len() == 1 || rest[1..].starts_with(' '))).then_some(len)
}

/// A text in quotation marks, the double ones unless it has such a mark or a backslash in it.
/// Marks that already stand around the whole text are taken off first.
pub(crate) fn quote(text: &str) -> String {
    let inner = curled(text)
        .or_else(|| strip(text, '"'))
        .or_else(|| strip(text, '\'').filter(|inner| inner.contains('\'')))
        .unwrap_or(text);
    if inner.contains(['"', '\\']) { format!("'{}'", inner.replace('\'', "''")) } else { format!("\"{inner}\"") }
}

/// The text within the curly quotation marks that stand around the whole of it.
pub(crate) fn curled(text: &str) -> Option<&str> {
    const PAIRS: [(char, &[char]); 4] = [('“', &['”', '“']), ('”', &['”']), ('‘', &['’', '‘']), ('„', &['“', '”'])];
    PAIRS.iter().find_map(|&(open, close)| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.trim().is_empty() && !inner.contains(open) && !inner.contains('”')).then_some(inner)
    })
}

fn strip(text: &str, mark: char) -> Option<&str> {
    text.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.is_empty())
}

#[cfg(test)]
mod tests {
    use super::quote;

    fn check(text: &str, quoted: &str) {
        assert_eq!(quote(text), quoted, "{text}");
    }

    #[test]
    fn quotes_what_would_be_misread() {
        check("Policing: a plan", "\"Policing: a plan\"");
        check("\"Safer\": a plan for Kent", "'\"Safer\": a plan for Kent'");
        check("Kent's \"plan\": x", "'Kent''s \"plan\": x'");
        check("'Kent's plan'", "\"Kent's plan\"");
        check("“Safer: homes”", "\"Safer: homes\"");
        check("‘Safer’ and ‘sound’", "\"‘Safer’ and ‘sound’\"");
    }
}
