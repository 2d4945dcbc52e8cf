//! Ids: what sections, headings, tables and figures are called by.

use std::fmt;

/// An id that is known to match `[a-z][a-z0-9-]*`: an anchor in HTML and a destination in the PDF.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(String);

impl Id {
    /// The id, if `text` is one.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let mut chars = text.chars();
        let starts = chars.next().is_some_and(|c| c.is_ascii_lowercase());
        let goes_on = chars.all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        (starts && goes_on).then(|| Self(text.to_owned()))
    }

    /// The nearest id to a text: lower case, other characters as single hyphens, and `s-` before
    /// what would not begin with a letter. Two titles can have one slug.
    #[must_use]
    pub fn slug(text: &str) -> Self {
        let mut slug = String::new();
        for c in text.chars() {
            match c {
                'a'..='z' | '0'..='9' => slug.push(c),
                'A'..='Z' => slug.push(c.to_ascii_lowercase()),
                '\'' | '’' | '‘' => {}
                _ if slug.is_empty() || slug.ends_with('-') => {}
                _ => slug.push('-'),
            }
        }
        let slug = slug.trim_end_matches('-');
        if slug.starts_with(|c: char| c.is_ascii_lowercase()) {
            Self(slug.to_owned())
        } else {
            Self(format!("s-{slug}").trim_end_matches('-').to_owned())
        }
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    fn check(text: &str, slug: &str) {
        assert_eq!(Id::slug(text).as_str(), slug, "{text:?}");
        assert!(Id::new(slug).is_some(), "{slug} is an id");
    }

    #[test]
    fn a_slug_is_an_id() {
        check("Put victims first", "put-victims-first");
        check("Kent Police’s priorities!", "kent-polices-priorities");
        check("2020/21: the year", "s-2020-21-the-year");
        check("…", "s");
        check("Ŵ", "s");
    }

    #[test]
    fn refuses_what_is_no_id() {
        for text in ["", "1a", "A", "a_b", "a b", "é"] {
            assert!(Id::new(text).is_none(), "{text}");
        }
    }
}
