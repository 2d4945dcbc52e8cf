//! A sentence of the digest in pieces, some of which lead to a section or are in another language.

use planwright_core::model::Id;

use crate::{Words, word};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Its words.
    pub text: String,
    /// The section that it names.
    pub section: Option<Id>,
    /// BCP 47, where it is in another language than the sentence.
    pub lang: Option<String>,
    /// True where it is set on one line: a sign stands with its number.
    pub kept: bool,
}

impl Part {
    fn is_plain(&self) -> bool {
        self.section.is_none() && self.lang.is_none() && !self.kept
    }
}

/// A sentence, or a piece of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// Its pieces in their order; none is empty.
    pub parts: Vec<Part>,
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        let mut phrase = Self::default();
        phrase.push(&text);
        phrase
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl Phrase {
    /// Words that name a section.
    pub(super) fn of_section(text: String, section: Option<&Id>) -> Self {
        Self { parts: vec![Part { text, section: section.cloned(), lang: None, kept: false }] }
    }

    /// Words that are set on one line.
    pub(super) fn kept(text: String) -> Self {
        Self { parts: vec![Part { text, kept: true, ..Part::default() }] }
    }

    /// The same in a language; none where that is the sentence's own.
    pub(super) fn spoken(mut self, lang: Option<&str>) -> Self {
        for part in self.parts.iter_mut().filter(|part| part.lang.is_none()) {
            part.lang = lang.map(str::to_owned);
        }
        self
    }

    /// The words.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Puts plain words behind it.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.parts.last_mut().filter(|last| last.is_plain()) {
            Some(last) => last.text.push_str(text),
            None => self.parts.push(Part { text: text.to_owned(), ..Part::default() }),
        }
    }

    pub(super) fn extend(&mut self, other: Self) {
        for part in other.parts {
            if part.is_plain() { self.push(&part.text) } else { self.parts.push(part) }
        }
    }

    /// Takes the full stop away behind what ends as a sentence does already.
    pub(super) fn end_once(&mut self) {
        let is_double = self.text().strip_suffix('.').is_some_and(|text| text.ends_with(['…', '?', '!']));
        if let Some(last) = self.parts.last_mut().filter(|_| is_double) {
            last.text.pop();
        }
        self.parts.retain(|part| !part.text.is_empty());
    }

    /// Phrases with a sign between them.
    pub(super) fn joined(phrases: impl IntoIterator<Item = Self>, sign: &str) -> Self {
        let mut all = Self::default();
        for phrase in phrases {
            if !all.is_empty() {
                all.push(sign);
            }
            all.extend(phrase);
        }
        all
    }

    /// A word of the locale with its `{names}` filled in.
    pub(super) fn filled(words: &Words, key: &str, values: &[(&str, &Self)]) -> Self {
        let pattern = word(words, key);
        let mut out = Self::default();
        let mut rest = pattern.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            out.push(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push("{");
                rest = after;
                continue;
            };
            match values.iter().find(|(key, _)| *key == name) {
                Some((_, value)) => out.extend((*value).clone()),
                None => out.push(&format!("{{{name}}}")),
            }
            rest = tail;
        }
        out.push(rest);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_where_they_lead_and_their_language() {
        let words = Words::from([("said".to_owned(), "In “{title}”: {what}.".to_owned())]);
        let title = Phrase::of_section("Roads".to_owned(), Id::new("roads").as_ref());
        let what = Phrase::from("it is late").spoken(Some("en"));
        let said = Phrase::filled(&words, "said", &[("title", &title), ("what", &what)]);
        assert_eq!(said.text(), "In “Roads”: it is late.");
        let parts: Vec<_> =
            said.parts.iter().map(|p| (p.text.as_str(), p.section.is_some(), p.lang.as_deref())).collect();
        let expected = [
            ("In “", false, None),
            ("Roads", true, None),
            ("”: ", false, None),
            ("it is late", false, Some("en")),
            (".", false, None),
        ];
        assert_eq!(parts, expected);
    }
}
