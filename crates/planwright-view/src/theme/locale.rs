//! What the tool itself prints, in one language.

use std::sync::OnceLock;

use crate::Words;
use bytes::Bytes;

/// The words of one language: what themes of one's own say, over what the theme that comes with the tool says. That is read
/// when a word is first wanted: most plans want one language, and a plan that has not changed wants none.
#[derive(Debug, Default)]
pub struct Locale {
    own: Words,
    built_in: Option<Bytes>,
    whole: OnceLock<Words>,
}

impl Locale {
    /// The words of a file that comes with the tool.
    pub(super) fn built_in(file: Bytes) -> Self {
        Self { built_in: Some(file), ..Self::default() }
    }

    /// These words over those of the theme below.
    pub(super) fn over(own: Words, below: Option<&Self>) -> Self {
        let mut all = own;
        for (key, word) in below.iter().flat_map(|below| &below.own) {
            all.entry(key.clone()).or_insert_with(|| word.clone());
        }
        Self { own: all, built_in: below.and_then(|below| below.built_in.clone()), whole: OnceLock::new() }
    }

    /// All of them, by their keys.
    pub fn words(&self) -> &Words {
        self.whole.get_or_init(|| {
            let built_in = self.built_in.as_deref().map(read).unwrap_or_default();
            let mut all = self.own.clone();
            for (key, word) in built_in {
                all.entry(key).or_insert(word);
            }
            all
        })
    }
}

/// The words of a file that comes with the tool. It is sound, or no test of ours passes.
fn read(file: &[u8]) -> Words {
    serde_yaml::from_slice(file).unwrap_or_default()
}
