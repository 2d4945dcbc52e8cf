//! Entries of lists within lists.

use std::cmp::Ordering;

use super::Reader;
use super::body::Entry;
use super::model::{About, Block};
use super::numbering::Mark;

/// Lists that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    level: usize,
    /// How far its entries are set in, where that is known.
    indent: Option<i32>,
    /// The first number.
    start: Option<u64>,
    /// By which entries of one list are known.
    family: String,
    items: Vec<Vec<Block>>,
}

/// Lists whose entries stand no further apart than this, in twentieths of a point, are equally deep.
const APART: i32 = 150;

impl Open {
    /// How deep an entry is, compared with those of this list: by its level in one list, by how far it is set in among
    /// several, as of Word's styles List Bullet and List Bullet 2.
    fn depth_of(&self, entry: &Entry, family: &str) -> Ordering {
        match (entry.indent, self.indent) {
            (Some(entry), Some(own)) if self.family != family => {
                if (entry - own).abs() <= APART {
                    Ordering::Equal
                } else {
                    entry.cmp(&own)
                }
            }
            _ => entry.level.cmp(&self.level),
        }
    }
}

impl Lists {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Adds to the entry that was begun last.
    pub(super) fn add(&mut self, block: Option<Block>) {
        if let (Some(item), Some(block)) = (self.open.last_mut().and_then(|list| list.items.last_mut()), block) {
            item.push(block);
        }
    }

    /// Ends the lists that are deeper, unless it is all there is.
    pub(super) fn back_to(&mut self, level: usize, out: &mut Vec<Block>) {
        while self.open.len() > 1 && self.open.last().is_some_and(|list| list.level > level) {
            self.close(out);
        }
    }

    /// Ends all lists.
    pub(super) fn end(&mut self, out: &mut Vec<Block>) {
        while self.is_open() {
            self.close(out);
        }
    }

    fn close(&mut self, out: &mut Vec<Block>) {
        let Some(list) = self.open.pop() else { return };
        let block = Block::List { start: list.start, items: list.items };
        match self.open.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => item.push(block),
            None => out.push(block),
        }
    }
}

impl Reader<'_> {
    /// Begins an entry, in the list that it belongs to.
    pub(super) fn enter_list(&mut self, lists: &mut Lists, entry: &Entry, out: &mut Vec<Block>) {
        let ordered = matches!(entry.mark, Mark::Number(_) | Mark::Letter(_));
        let (family, restarts) = self.numbering.family(&entry.list, entry.level);
        let family = family.to_owned();
        while lists.open.last().is_some_and(|list| list.depth_of(entry, &family) == Ordering::Less) {
            lists.close(out);
        }
        let anew = restarts && !self.begun.contains(&entry.list);
        self.begun.insert(entry.list.clone());
        let is_as_deep = |list: &Open| list.depth_of(entry, &family) == Ordering::Equal;
        let fits = |list: &Open| is_as_deep(list) && list.start.is_some() == ordered && list.family == family;
        if lists.open.last().is_some_and(|list| is_as_deep(list) && (!fits(list) || anew && ordered)) {
            lists.close(out);
        }
        if !lists.open.last().is_some_and(fits) {
            let start = ordered.then(|| self.first_number(entry, &family, anew));
            if matches!(entry.mark, Mark::Letter(_)) {
                self.doc.remark(About::Letters, "");
            }
            let (level, indent) = (entry.level, entry.indent);
            lists.open.push(Open { level, indent, start, family: family.clone(), items: Vec::new() });
        }
        if ordered {
            *self.counters.entry((family, entry.level)).or_default() += 1;
        }
        if let Some(list) = lists.open.last_mut() {
            list.items.push(Vec::new());
        }
    }

    /// The number of a list's first entry: a list at the outermost level that was interrupted goes on.
    fn first_number(&mut self, entry: &Entry, family: &str, anew: bool) -> u64 {
        let (Mark::Number(start) | Mark::Letter(start)) = entry.mark else { return 1 };
        let counter = self.counters.entry((family.to_owned(), entry.level)).or_insert(start.saturating_sub(1));
        if anew || entry.level > 0 {
            *counter = start.saturating_sub(1);
        }
        counter.saturating_add(1)
    }
}
