//! Two texts, the edits between them, and which token of one is which of the other.

use std::ops::Range;

use crate::content::Token;
use crate::words::Hunk;

/// Two texts and the edits between them.
pub(crate) struct Aligned<'a> {
    pub(crate) old: &'a [Token],
    pub(crate) new: &'a [Token],
    pub(crate) hunks: &'a [Hunk],
}

impl<'a> Aligned<'a> {
    pub(crate) fn new(old: &'a [Token], new: &'a [Token], hunks: &'a [Hunk]) -> Self {
        Self { old, new, hunks }
    }

    /// The other way round: what came is what went.
    pub(crate) fn turned(&self) -> (Vec<Hunk>, &'a [Token], &'a [Token]) {
        let turn = |hunk: &Hunk| Hunk { old: hunk.new.clone(), new: hunk.old.clone() };
        (self.hunks.iter().map(turn).collect(), self.new, self.old)
    }

    /// The place in the old text of a token of the new one that was not edited.
    pub(crate) fn old_of(&self, at: usize) -> Option<usize> {
        let after = self.hunks.partition_point(|hunk| hunk.new.end <= at);
        if self.hunks.get(after).is_some_and(|hunk| hunk.new.contains(&at)) {
            return None;
        }
        match after.checked_sub(1).and_then(|before| self.hunks.get(before)) {
            Some(before) => Some(before.old.end + (at - before.new.end)),
            None => Some(at),
        }
    }

    /// The edits that take in a token of the range in the new text.
    pub(crate) fn edits_of(&self, range: &Range<usize>) -> Vec<usize> {
        let touched = |hunk: &Hunk| hunk.new.start < range.end && range.start < hunk.new.end;
        (0..self.hunks.len()).filter(|n| self.hunks.get(*n).is_some_and(touched)).collect()
    }
}
