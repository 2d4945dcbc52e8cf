//! A plan in another language, and what belongs together in the two.

use std::collections::BTreeMap;

use crate::model::{Id, Plan};
use crate::span::{FileId, Span};

/// The same plan in another language: the files of a folder such as `cy/`.
///
/// Its plan is whole: what it does not say itself it has from the original, with the places that this has there.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The folder within the plan: `cy`.
    pub folder: String,
    /// The plan in this language.
    pub plan: Plan,
    /// The texts of this folder. What stands in any other was taken from the original.
    pub files: Vec<FileId>,
    /// What its front matter says again, or ought not to say.
    pub repeated: Vec<Repeated>,
}

/// A value of front matter that stands in a translation and in the original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The key: `target`.
    pub key: String,
    /// Where it stands in the translation.
    pub own: Span,
    /// Where it stands in the original.
    pub original: Span,
    /// How the two belong together.
    pub how: Agreement,
}

/// How a value of a translation belongs to the original's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// It is text, translated. Its figures are to be the same.
    Text,
    /// It is no text, and differs: the original's holds.
    Differs,
    /// The original has no such thing: an entry of a list, or a key that is no text.
    Added,
    /// An entry that the original's list has and the translation's has not.
    LeftOut,
    /// A key whose words the translation leaves in the original's language.
    Untranslated,
}

/// Which of the original's things each of the translation's is: the one of the same id, else the one at the same place
/// where there are as many. None is taken twice.
#[must_use]
pub fn paired(original: &[Option<&Id>], own: &[Option<&Id>]) -> Vec<Option<usize>> {
    let mut taken = vec![false; original.len()];
    let known: BTreeMap<&Id, usize> = original.iter().enumerate().filter_map(|(at, id)| Some(((*id)?, at))).collect();
    let mut pairs: Vec<Option<usize>> = own
        .iter()
        .map(|id| {
            let at = *known.get((*id)?)?;
            (!std::mem::replace(taken.get_mut(at)?, true)).then_some(at)
        })
        .collect();
    if original.len() == own.len() {
        for (at, (pair, taken)) in pairs.iter_mut().zip(&mut taken).enumerate() {
            if pair.is_none() && !std::mem::replace(taken, true) {
                *pair = Some(at);
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(original: &[&str], own: &[&str], expected: &[Option<usize>]) {
        let ids = |list: &[&str]| -> Vec<Option<Id>> { list.iter().map(|id| Id::new(id)).collect() };
        let (original, own) = (ids(original), ids(own));
        let original: Vec<Option<&Id>> = original.iter().map(Option::as_ref).collect();
        let own: Vec<Option<&Id>> = own.iter().map(Option::as_ref).collect();
        assert_eq!(paired(&original, &own), expected);
    }

    #[test]
    fn things_are_paired_by_id_and_then_by_place() {
        check(&["a", "b"], &["b", "a"], &[Some(1), Some(0)]);
        check(&["a", ""], &["", ""], &[Some(0), Some(1)]);
        check(&["a", ""], &["", "a"], &[None, Some(0)]);
        check(&["a", "b", ""], &["b", ""], &[Some(1), None]);
        check(&["a"], &["a", "a"], &[Some(0), None]);
        check(&["a"], &["x"], &[Some(0)]);
    }
}
