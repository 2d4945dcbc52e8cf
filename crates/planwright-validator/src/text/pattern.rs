//! Patterns of words: `hold … account`.

/// How many words `…` stands for at most.
const GAP: usize = 6;

/// A run of words, each of which stands for all that begin with it. `…` is a gap of a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    begins: String,
    /// Whether other words may stand before it.
    gap: bool,
}

impl Pattern {
    /// Reads a pattern.
    pub(crate) fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut gap = false;
        for word in text.split_whitespace() {
            if word == "…" {
                gap = true;
            } else {
                parts.push(Part { begins: word.to_lowercase(), gap: std::mem::take(&mut gap) });
            }
        }
        Self { parts }
    }

    /// How often it stands in a text, given as [`tokens`].
    pub(crate) fn hits(&self, tokens: &[String]) -> usize {
        (0..tokens.len()).filter(|&at| self.matches_at(tokens, at)).count()
    }

    fn matches_at(&self, tokens: &[String], start: usize) -> bool {
        let mut at = start;
        for (i, part) in self.parts.iter().enumerate() {
            let reach = if part.gap { GAP + 1 } else { 1 };
            let reach = if i == 0 { 1 } else { reach };
            let Some(found) = tokens.iter().skip(at).take(reach).position(|word| word.starts_with(&part.begins)) else {
                return false;
            };
            at += found + 1;
        }
        !self.parts.is_empty()
    }
}

/// The words of a text in lower case, without marks.
pub(crate) fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pattern, tokens};

    fn check(pattern: &str, text: &str, hits: usize) {
        assert_eq!(Pattern::new(pattern).hits(&tokens(text)), hits, "{pattern} in {text}");
    }

    #[test]
    fn a_word_stands_for_all_that_begin_with_it() {
        check("priorit", "Kent Police’s priorities, our Priority", 2);
        check("financ", "refinance", 0);
        check("council tax", "the council’s tax; Council Tax", 1);
        check("", "anything", 0);
    }

    #[test]
    fn a_gap_is_a_few_words() {
        check("hold … account", "Hold the Chief Constable to account", 1);
        check("hold … account", "hold to one two three four five six account", 0);
        check("services … victim", "services victims", 1);
    }
}
