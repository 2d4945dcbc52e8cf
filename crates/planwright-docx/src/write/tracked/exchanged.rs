//! Blocks that went and came one after the other.

use super::super::document::Document;
use super::glyphs::Line;
use super::leaves::{Leaf, Part};
use super::order::Order;
use super::passage::Passage;
use super::weave::weave;

/// Blocks one after the other that stand in one version only.
#[derive(Default)]
pub(super) struct Exchanged<'l, 'v> {
    pub(super) gone: Vec<&'l Leaf<'v>>,
    pub(super) come: Vec<&'l Leaf<'v>>,
}

impl<'v> Order<'v> {
    /// Writes blocks that went and came one after the other: what is gone before what came, and words that are set otherwise
    /// now as such. LibreOffice takes a paragraph that goes and comes in the same words to be moved, and loses its end.
    pub(super) fn exchange(&mut self, doc: &mut Document<'v>, exchanged: &mut Exchanged<'_, 'v>) {
        let (gone, come) = (std::mem::take(&mut exchanged.gone), std::mem::take(&mut exchanged.come));
        let line = |leaf: &Leaf<'v>| match leaf.part {
            Part::Text(content) | Part::Heading { content, .. } => Some(doc.line_of(content)),
            _ => None,
        };
        let lines: Vec<Option<Line>> = gone.iter().map(|leaf| line(leaf)).collect();
        let mut taken = vec![false; gone.len()];
        let mut places = Vec::new();
        for leaf in &come {
            let own = line(leaf).filter(|own| !own.glyphs.is_empty());
            let same = |at: &usize| {
                let other = lines.get(*at).and_then(Option::as_ref);
                !taken[*at] && own.as_ref().zip(other).is_some_and(|(own, other)| own.says_the_same(other))
            };
            let found = (0..gone.len()).find(same);
            if let Some(flag) = found.and_then(|at| taken.get_mut(at)) {
                *flag = true;
            }
            places.push(found);
        }
        for (was, is) in weave(gone.len(), &places) {
            match (was.and_then(|at| gone.get(at)), is.and_then(|at| come.get(at))) {
                (Some(was), Some(is)) => self.set_otherwise(doc, was, is),
                (was, is) => {
                    was.into_iter().for_each(|leaf| self.left(doc, leaf));
                    is.into_iter().for_each(|leaf| self.come(doc, leaf));
                }
            }
        }
    }

    /// Writes words that are set otherwise now: as a heading of another level, as an entry of a list.
    fn set_otherwise(&mut self, doc: &mut Document<'v>, old: &Leaf<'v>, new: &Leaf<'v>) {
        let content = |leaf: &Leaf<'v>| match leaf.part {
            Part::Text(content) | Part::Heading { content, .. } => doc.line_of(content),
            _ => Line::default(),
        };
        let words = Passage::between(content(old), content(new), None);
        self.words(doc, Some(old), new, &words);
        Self::ends(doc, old, new);
    }
}
