//! Entries of lists within lists.

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
    /// The first number.
    start: Option<u64>,
    /// By which entries of one list are known.
    family: String,
    items: Vec<Vec<Block>>,
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
        while lists.open.last().is_some_and(|list| list.level > entry.level) {
            // What was deeper ends, unless it was all there is: then the entry stands beside it.
            lists.close(out);
        }
        let ordered = matches!(entry.mark, Mark::Number(_) | Mark::Letter(_));
        let (family, restarts) = self.numbering.family(&entry.list, entry.level);
        let family = family.to_owned();
        let anew = restarts && !self.begun.contains_key(&entry.list);
        self.begun.insert(entry.list.clone(), ());
        let fits = |list: &Open| list.level == entry.level && list.start.is_some() == ordered && list.family == family;
        if lists.open.last().is_some_and(|list| list.level == entry.level && (!fits(list) || anew && ordered)) {
            lists.close(out);
        }
        if !lists.open.last().is_some_and(fits) {
            let start = ordered.then(|| self.first_number(entry, &family, anew));
            if matches!(entry.mark, Mark::Letter(_)) {
                self.doc.remark(About::Letters, "");
            }
            lists.open.push(Open { level: entry.level, start, family: family.clone(), items: Vec::new() });
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
