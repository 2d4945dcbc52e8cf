//! Patterns of words: `hold … account`.

/// How many words `…` stands for at most.
pub(crate) const GAP: usize = 6;

/// A word of fewer letters stands for itself alone: `to` is no `tomorrow`.
const SHORT: usize = 4;

/// A run of words. `…` is a gap of a few others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Its words, in order.
    pub(crate) parts: Vec<Part>,
}

/// A word of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// In lower case.
    pub(crate) letters: String,
    /// Which words it stands for.
    pub(crate) stands: Stands,
    /// Whether other words may stand before it.
    pub(crate) gap: bool,
}

/// Which words a word of a pattern stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// All that begin with it.
    ForAll,
    /// Itself: it is short, or a full stop stands behind it.
    ForItself,
    /// An acronym, as it is written, and its plural: `PCSO`, `PCSOs`, and `IT` but not `it`.
    Acronym,
}

impl Pattern {
    /// Reads a pattern.
    pub(crate) fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut gap = false;
        for written in text.split_whitespace() {
            if written == "…" {
                gap = true;
                continue;
            }
            let stopped = written.ends_with('.');
            for word in written.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                let gap = std::mem::take(&mut gap);
                parts.push(Part { letters: word.to_lowercase(), stands: stands(word, stopped), gap });
            }
        }
        Self { parts }
    }
}

fn stands(word: &str, stopped: bool) -> Stands {
    let letters = word.chars().count();
    if letters > 1 && word.chars().all(char::is_uppercase) {
        Stands::Acronym
    } else if stopped || letters < SHORT {
        Stands::ForItself
    } else {
        Stands::ForAll
    }
}
