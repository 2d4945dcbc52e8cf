//! Places that the text names by a number that was typed: of a page, of a section.

use planwright_docx::read::plain_blocks;

use crate::outline::{Outline, Part};

/// What is named by its number.
const NAMED: [&str; 6] = ["page", "pages", "section", "sections", "chapter", "appendix"];

/// How many are shown.
const SHOWN: usize = 5;

/// What to do about them; none where there are none.
pub(crate) fn todo(outline: &Outline) -> Option<String> {
    let mut found = in_text(&plain_blocks(&outline.front));
    gather(&outline.chapters, &mut found);
    let mut shown: Vec<String> = Vec::new();
    for place in &found {
        if shown.len() < SHOWN && !shown.contains(place) {
            shown.push(place.clone());
        }
    }
    let more = if found.len() > shown.len() { " and more" } else { "" };
    let named = shown.join("”, “");
    (!found.is_empty()).then(|| {
        format!("The text names places by a number: “{named}”{more}. The numbers may be others now, and a web page has none: make links of them, such as `[](#resources)`.")
    })
}

fn gather(parts: &[Part], found: &mut Vec<String>) {
    for part in parts {
        found.extend(in_text(&plain_blocks(&part.blocks)));
        gather(&part.parts, found);
    }
}

/// `page 7`, `section 2`; not the section of an Act.
fn in_text(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).enumerate().filter_map(|(at, pair)| {
        let [what, number] = pair else { return None };
        let what = what.trim_start_matches(['(', '“', '‘', '"', '\'']).to_lowercase();
        let own = number.trim_end_matches([')', '.', ',', ';', ':', '”', '’', '!', '?']);
        let is_number = own.starts_with(|c: char| c.is_ascii_digit())
            && own.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '–'));
        let after = words.get(at + 2..).unwrap_or_default().iter().take(3).copied().collect::<Vec<_>>();
        // What is of something, or has a subsection, is mostly of the law.
        let is_of = own == *number && after.iter().any(|word| matches!(*word, "of" | "to" | "and" | "or"));
        let is_law = what.starts_with("section") && is_of;
        (NAMED.contains(&what.as_str()) && is_number && !is_law).then(|| format!("{what} {own}"))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::in_text;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(in_text(text), expected, "{text}");
    }

    #[test]
    fn places_are_found_and_acts_left() {
        check("See section 2 on page 7.", &["section 2", "page 7"]);
        check("More is said in Chapter 4.2 (page 12) and on pages 3–5.", &["chapter 4.2", "page 12", "pages 3–5"]);
        check("Under section 7 of the Act, and section 5(6), the page is turned.", &[]);
        check("Sections 5 and 7 of the Act; section 22A.", &[]);
    }
}
