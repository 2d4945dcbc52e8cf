//! What stands before a title or a caption to number it: "Priority 2:", "4.1", "Table 3 –".

/// The words that numbered parts of plans begin with.
const PARTS: [&str; 15] = [
    "priority",
    "commitment",
    "objective",
    "principle",
    "opportunity",
    "aim",
    "pillar",
    "chapter",
    "section",
    "part",
    "appendix",
    "annex",
    "goal",
    "theme",
    "outcome",
];

/// A label and what is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label<'a> {
    /// As it was written, trimmed: `Priority 2:`.
    pub(crate) words: &'a str,
    /// The word, in small letters; empty for a number alone.
    pub(crate) part: String,
    /// What follows.
    pub(crate) rest: &'a str,
}

/// The label of a title. A number alone is one only as `4.`, `4.1` or `4` before a capital.
pub(crate) fn of_title(title: &str) -> Option<Label<'_>> {
    let title = title.trim();
    let (word, after) = title.split_once([' ', '\u{a0}']).unwrap_or((title, ""));
    let part = word.to_lowercase();
    let found = if PARTS.contains(&part.as_str()) {
        let number = number(after.trim_start())?;
        let start = title.len() - after.trim_start().len();
        (part, start + number)
    } else {
        let end = number(title).filter(|end| title[..*end].starts_with(|c: char| c.is_ascii_digit()))?;
        if title[..end].split('.').any(|digits| digits.len() > 2) {
            return None;
        }
        (String::new(), end)
    };
    let (part, end) = found;
    let after = &title[end..];
    let rest = after.trim_start_matches([':', '.', ')', ' ', '\u{a0}', '–', '—', '-']);
    let divided = after.len() > rest.len();
    let begins = rest.starts_with(char::is_uppercase) || !part.is_empty();
    let words = title[..title.len() - rest.len()].trim_end();
    (divided && begins && !rest.is_empty()).then_some(Label { words, part, rest })
}

/// The letter of an appendix, where it stands apart: "A  Sources".
pub(crate) fn appendix(title: &str) -> Option<(&str, &str)> {
    let (letter, rest) = title.trim().split_at_checked(1)?;
    let is_apart = rest.starts_with("  ") || rest.starts_with('\t');
    (letter.starts_with(|c: char| c.is_ascii_uppercase()) && is_apart).then_some((letter, rest.trim()))
}

/// The label of a caption: the word, "table" or "figure", and where its words end. `Table:` has no number.
pub(crate) fn of_caption(caption: &str) -> Option<Label<'_>> {
    let caption = caption.trim_start();
    let end = caption.find(|c: char| !c.is_alphabetic()).unwrap_or(caption.len());
    let part = match caption[..end].to_lowercase().as_str() {
        "table" | "tabl" => "table",
        "figure" | "fig" | "chart" | "graph" | "diagram" | "map" | "image" | "picture" | "photo" | "ffigur" => "figure",
        _ => return None,
    };
    let after = caption[end..].trim_start_matches(['.', ' ', '\u{a0}']);
    let at = caption.len() - after.len() + number(after).unwrap_or_default();
    let has_number = number(after).is_some();
    let rest = caption[at..].trim_start_matches([':', '.', ')', ' ', '\u{a0}', '–', '—', '-']);
    let mark = caption[at..caption.len() - rest.len()].trim();
    let is_label = if has_number {
        !mark.is_empty() || caption[at..].starts_with([' ', '\u{a0}']) || rest.is_empty()
    } else {
        mark.starts_with(':')
    };
    let words = caption[..caption.len() - rest.len()].trim_end();
    is_label.then(|| Label { words, part: part.to_owned(), rest })
}

/// How long a number, a letter or a Roman numeral at the beginning of a text is: `4`, `4.1`, `B`, `iv`.
fn number(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(text.len());
    let word = text[..end].trim_end_matches('.');
    let digits = !word.is_empty()
        && word.starts_with(|c: char| c.is_ascii_digit())
        && word.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let letter = word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase());
    let roman = !word.is_empty() && word.len() <= 5 && word.chars().all(|c| "IVX".contains(c));
    let spelled = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        .contains(&word.to_lowercase().as_str());
    (digits || letter || roman || spelled).then_some(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, expected: Option<(&str, &str, &str)>) {
        let found = of_title(title);
        let found = found.as_ref().map(|label| (label.words, label.part.as_str(), label.rest));
        assert_eq!(found, expected, "{title}");
    }

    #[test]
    fn of_titles() {
        check("Priority 1: Put victims first", Some(("Priority 1:", "priority", "Put victims first")));
        check("Priority One – Safer streets", Some(("Priority One –", "priority", "Safer streets")));
        check("4.1 Resources", Some(("4.1", "", "Resources")));
        check("4. Resources", Some(("4.", "", "Resources")));
        check("Appendix A: Words", Some(("Appendix A:", "appendix", "Words")));
        check("2017 to 2021", None);
        check("101 calls", None);
        check("24 hours a day", None);
        check("Priorities", None);
        check("Part of the county", None);
        check("Priority 1", None);
        check("A safer Kent", None);
        check("ÅÄÖ Å", None);
    }

    #[test]
    fn of_captions() {
        for (caption, expected) in [
            ("Table 3: Money", Some(("Table 3:", "table", "Money"))),
            ("Table 3  Money", Some(("Table 3", "table", "Money"))),
            ("Table: Money", Some(("Table:", "table", "Money"))),
            ("Figure 2.1 – A map", Some(("Figure 2.1 –", "figure", "A map"))),
            ("Tables are useful", None),
            ("Table tennis is fun", None),
            ("Map: the county", Some(("Map:", "figure", "the county"))),
        ] {
            let found = of_caption(caption);
            let found = found.as_ref().map(|label| (label.words, label.part.as_str(), label.rest));
            assert_eq!(found, expected, "{caption}");
        }
    }
}
