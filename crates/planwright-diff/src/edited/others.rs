//! What edits mean beside verbs: who is to act, and what is turned round.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Edited, Said};
use crate::aligned::Aligned;
use crate::change::Note;
use crate::content::{Token, text_of};
use crate::modal::{Force, Modal, is_turned, lower};
use crate::pledges;
use crate::stops::Sentences;
use crate::words::Hunk;

/// An edit of at most so many words on both sides denies what was said, and says nothing else.
const FEW: usize = 4;

/// A sentence as it was, and as it is.
type Both = (Range<usize>, Range<usize>);

impl Edited<'_> {
    /// What they turn round where no verb says so: "no targets", "in private". Where nothing else of a sentence was edited
    /// it says the opposite.
    pub(super) fn opposites(&mut self) {
        let small = |hunk: &Hunk| (hunk.old.len() + hunk.new.len()) <= FEW;
        let Aligned { old, new, hunks } = self.texts;
        if !hunks.iter().any(small) {
            return;
        }
        let (before, after) = (lower(old), lower(new));
        let sentences = (Sentences::of(old), Sentences::of(new));
        let place = |hunk: &Hunk| sentences.1.around(hunk.new.start).start;
        for (n, hunk) in hunks.iter().enumerate().filter(|(_, hunk)| small(hunk)) {
            let near = [n.checked_sub(1), Some(n + 1)].into_iter().flatten().filter_map(|near| hunks.get(near));
            let alone = near.into_iter().all(|near| place(near) != place(hunk));
            if !alone || !is_turned(&before, &after, &hunk.old, &hunk.new) {
                continue;
            }
            let shown = |tokens: &[Token], range: &Range<usize>| {
                let both = !hunk.old.is_empty() && !hunk.new.is_empty();
                let before = range.start.checked_sub(1).and_then(|before| tokens.get(before));
                // "In public"; what is denied stands behind "no" and "not".
                let start = range.start - usize::from(both && before.is_some_and(|before| before.text == "in"));
                let next = tokens.get(range.end).is_some_and(Token::is_word);
                let end = range.end + usize::from(next && !both);
                Some(text_of(tokens.get(start..end).unwrap_or_default())).filter(|text| !text.is_empty())
            };
            if let Some(said) = self.said.get_mut(n).filter(|said| said.is_none()) {
                *said = Some(Said {
                    direction: None,
                    reversed: true,
                    old: shown(old, &hunk.old),
                    new: shown(new, &hunk.new),
                    strength: (None, None),
                    whose: None,
                });
            }
        }
    }

    /// Who is to act now, in sentences that ask or promise something.
    pub(super) fn actors(&mut self) {
        let (turned, after, before) = self.texts.turned();
        let back = Aligned::new(after, before, &turned);
        let (old, new) = self.bound();
        let mut found = BTreeMap::new();
        // Of all verbs in a sentence it is asked once whether it is the same one.
        let mut like: Option<(Both, bool)> = None;
        for verb in new.verbs {
            let Some(was) = self.partner(verb) else { continue };
            let sentences = (old.sentences.around(was.range.start), new.sentences.around(verb.range.start));
            let asks = was.force.min(verb.force) >= Force::Weak;
            if !asks {
                continue;
            }
            let known = like.take().filter(|(of, _)| *of == sentences).map(|(_, known)| known);
            let (before, after) = (&old.tokens[sentences.0.clone()], &new.tokens[sentences.1.clone()]);
            let is_like = known.unwrap_or_else(|| pledges::is_like(before, after));
            like = Some((sentences.clone(), is_like));
            if !is_like {
                continue;
            }
            let actors = (old.subjects.actor(&sentences.0, was), new.subjects.actor(&sentences.1, verb));
            let (Some(from), Some(to)) = actors else { continue };
            let edits = self.texts.edits_of(&to.range).into_iter().chain(back.edits_of(&from.range));
            if let Some(edit) = edits.min().filter(|_| !from.is_same(&to)) {
                let (from, to) = (from.written(old.tokens), to.written(new.tokens));
                found.entry(edit).or_insert(Note::Actor { from, to });
            }
        }
        self.actors = found;
    }

    /// The old verb that stands where a new one does.
    fn partner(&self, verb: &Modal) -> Option<&Modal> {
        let old = &self.verbs.0;
        if let Some(at) = verb.range.clone().find_map(|at| self.texts.old_of(at)) {
            let place = old.partition_point(|other| other.range.end <= at);
            return old.get(place).filter(|other| other.range.contains(&at));
        }
        let edit = self.texts.edits_of(&verb.range).first().copied()?;
        let hunk = self.texts.hunks.get(edit)?;
        let of = |verbs: &[Modal], range: &Range<usize>| {
            verbs.partition_point(|verb| verb.range.start < range.start)
                ..verbs.partition_point(|verb| verb.range.start < range.end)
        };
        let (was, is) = (of(old, &hunk.old), of(&self.verbs.1, &hunk.new));
        old.get(was.start).filter(|_| was.len() == 1 && is.len() == 1)
    }
}
