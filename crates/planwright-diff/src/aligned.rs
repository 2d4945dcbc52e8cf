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
        let first = self.hunks.partition_point(|hunk| hunk.new.end <= range.start);
        let near = self.hunks.iter().enumerate().skip(first);
        near.take_while(|(_, hunk)| hunk.new.start < range.end).map(|(n, _)| n).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_of_a_range_are_those_that_share_a_token_with_it() {
        // Exchanged, put in, taken out, and two that touch one another.
        let hunks = [
            Hunk { old: 0..2, new: 0..1 },
            Hunk { old: 4..4, new: 3..5 },
            Hunk { old: 6..8, new: 7..7 },
            Hunk { old: 9..10, new: 8..9 },
            Hunk { old: 10..11, new: 9..12 },
        ];
        let texts = Aligned::new(&[], &[], &hunks);
        for start in 0..14 {
            for end in start..14 {
                let touched = |hunk: &Hunk| hunk.new.start < end && start < hunk.new.end;
                let plain: Vec<usize> = (0..hunks.len()).filter(|n| touched(&hunks[*n])).collect();
                assert_eq!(texts.edits_of(&(start..end)), plain, "{start}..{end}");
            }
        }
    }
}
