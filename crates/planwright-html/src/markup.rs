//! The only place where text becomes HTML or CSS.

/// HTML being written. Names of tags and attributes come from this crate; everything else is
/// escaped on its way in.
#[derive(Debug, Default)]
pub(crate) struct Markup(String);

impl Markup {
    /// Opens an element. An attribute with an empty value is written by its name alone.
    pub(crate) fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            if !value.is_empty() {
                self.0.push_str("=\"");
                push_escaped(&mut self.0, value);
                self.0.push('"');
            }
        }
        self.0.push('>');
    }

    /// Closes an element.
    pub(crate) fn close(&mut self, tag: &str) {
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// Closes an element that stands on lines of its own.
    pub(crate) fn close_line(&mut self, tag: &str) {
        self.close(tag);
        self.0.push('\n');
    }

    /// Writes words.
    pub(crate) fn text(&mut self, words: &str) {
        push_escaped(&mut self.0, words);
    }

    /// Writes the words of a title: those with a hyphen in them are kept whole.
    pub(crate) fn title(&mut self, words: &str) {
        self.0.push_str(&whole(words));
    }

    /// Writes an element that holds only words.
    pub(crate) fn element(&mut self, tag: &str, attributes: &[(&str, &str)], words: &str) {
        self.open(tag, attributes);
        self.text(words);
        self.close(tag);
    }

    /// Writes markup that this crate made.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// What has been written.
    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

/// Words as they stand in an element.
pub(crate) fn escaped(words: &str) -> String {
    let mut out = String::new();
    push_escaped(&mut out, words);
    out
}

/// Escapes words for an element or for an attribute in double quotes. Control characters, which
/// HTML forbids, are left out.
fn push_escaped(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}

/// From this many letters on a word may break at its hyphen.
const LONG_WORD: usize = 20;

/// The words of a title as HTML, each word with a hyphen in it in a box that does not break
/// unless it is wider than the line.
pub(crate) fn whole(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for part in words.split_inclusive(' ') {
        let word = part.trim_end_matches(' ');
        let hyphen = word.trim_matches(|c: char| !c.is_alphanumeric()).contains('-');
        if hyphen && word.chars().count() < LONG_WORD {
            out.push_str("<span class=\"whole\">");
            push_escaped(&mut out, word);
            out.push_str("</span>");
            out.push_str(&part[word.len()..]);
        } else {
            push_escaped(&mut out, part);
        }
    }
    out
}

/// Words as a string of CSS, quotes included, that neither a quote, a backslash nor the end of a
/// `style` element can break.
pub(crate) fn css_string(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 2);
    out.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' => out.push_str(&format!("\\{:x} ", u32::from(c))),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// An address that may stand in a link: a web page, a message, a call. Anything else is no link,
/// whatever let it through.
pub(crate) fn safe_href(href: &str) -> Option<&str> {
    let scheme = href.split_once(':')?.0.to_ascii_lowercase();
    matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel").then_some(href)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let mut m = Markup::default();
        m.open("p", &[("title", "\"><script>&amp;"), ("data-furniture", "")]);
        m.text("<b>&amp;\u{0} \"");
        assert_eq!(
            m.into_string(),
            "<p title=\"&quot;&gt;&lt;script&gt;&amp;amp;\" data-furniture>&lt;b&gt;&amp;amp; &quot;"
        );
    }

    #[test]
    fn words_with_a_hyphen_are_kept_whole() {
        assert_eq!(whole("A <medium-term> plan"), "A <span class=\"whole\">&lt;medium-term&gt;</span> plan");
        for plain in ["A plan - of sorts", "re- and co-", "Saint-Botolphs-under-the-Hill"] {
            assert_eq!(whole(plain), plain);
        }
    }

    #[test]
    fn css_strings_end_where_they_should() {
        assert_eq!(css_string("a\"b\\c</style>\n"), "\"a\\22 b\\5c c\\3c /style\\3e  \"");
    }

    #[test]
    fn only_known_schemes_are_links() {
        assert!(safe_href("HTTPS://example.org").is_some());
        assert!(safe_href("javascript:alert(1)").is_none());
        assert!(safe_href("page.html").is_none());
    }
}
