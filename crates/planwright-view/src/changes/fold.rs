//! Folding away what did not change.

use super::Telling;
use crate::{ChangedBlock, ChangedItem, ChangedTerm, Fold, MarkedRun, RunSide, TextRole};

/// A text of so few words is not worth folding.
const FEW_WORDS: usize = 12;

impl Telling<'_> {
    /// The blocks with what did not change folded away, but for what leads to a change.
    pub(super) fn fold(&self, blocks: Vec<ChangedBlock>) -> Vec<ChangedBlock> {
        let mut folding = Folding { telling: self, same: Vec::new(), done: Vec::new() };
        for block in blocks {
            if is_same(&block) {
                folding.same.push(block);
                continue;
            }
            match block {
                ChangedBlock::List { items } => folding.list(items),
                ChangedBlock::Terms { terms } => folding.terms(terms),
                ChangedBlock::Alert { kind, blocks } => {
                    folding.changed(ChangedBlock::Alert { kind, blocks: self.fold(blocks) });
                }
                ChangedBlock::Quote { blocks } => folding.changed(ChangedBlock::Quote { blocks: self.fold(blocks) }),
                block => folding.changed(block),
            }
        }
        folding.flush();
        folding.done
    }
}

struct Folding<'t, 'a> {
    telling: &'t Telling<'a>,
    /// What did not change since the last change.
    same: Vec<ChangedBlock>,
    done: Vec<ChangedBlock>,
}

impl Folding<'_, '_> {
    /// A block with changes, after what leads to it.
    fn changed(&mut self, block: ChangedBlock) {
        let leads = |block: &mut ChangedBlock| {
            matches!(block, ChangedBlock::Text { role: TextRole::Heading(_) | TextRole::Title, .. })
        };
        let lead = self.same.pop_if(leads);
        self.flush();
        self.done.extend(lead);
        self.done.push(block);
    }

    fn flush(&mut self) {
        let same = std::mem::take(&mut self.same);
        if same.is_empty() {
            return;
        }
        let few = match same.as_slice() {
            [ChangedBlock::Text { runs, .. }] => words(runs) <= FEW_WORDS,
            [ChangedBlock::Rule] => true,
            _ => false,
        };
        if few {
            self.done.extend(same);
        } else {
            self.done.push(self.telling.folded(Fold::Same, None, same));
        }
    }

    /// A list: its entries that did not change are folded with what stands beside it.
    fn list(&mut self, items: Vec<ChangedItem>) {
        let mut changed = Vec::new();
        let mut same = Vec::new();
        for item in items {
            if item.blocks.iter().all(is_same) {
                if !changed.is_empty() {
                    self.changed(ChangedBlock::List { items: std::mem::take(&mut changed) });
                }
                same.push(item);
            } else {
                if !same.is_empty() {
                    self.same.push(ChangedBlock::List { items: std::mem::take(&mut same) });
                }
                changed.push(item);
            }
        }
        if !changed.is_empty() {
            self.changed(ChangedBlock::List { items: changed });
        }
        if !same.is_empty() {
            self.same.push(ChangedBlock::List { items: same });
        }
    }

    fn terms(&mut self, terms: Vec<ChangedTerm>) {
        for term in terms {
            let same = is_same_text(&term.term) && term.meaning.iter().all(is_same);
            let block = ChangedBlock::Terms { terms: vec![term] };
            if same { self.same.push(block) } else { self.changed(block) }
        }
    }
}

fn is_same_text(runs: &[MarkedRun]) -> bool {
    runs.iter().all(|run| run.side == RunSide::Same)
}

/// True where nothing in a block changed.
pub(super) fn is_same(block: &ChangedBlock) -> bool {
    match block {
        ChangedBlock::Text { runs, .. } => is_same_text(runs),
        ChangedBlock::List { items } => items.iter().all(|item| item.blocks.iter().all(is_same)),
        ChangedBlock::Quote { blocks } | ChangedBlock::Alert { blocks, .. } => blocks.iter().all(is_same),
        ChangedBlock::Terms { terms } => {
            terms.iter().all(|term| is_same_text(&term.term) && term.meaning.iter().all(is_same))
        }
        ChangedBlock::Table(table) => {
            table.summary.is_none()
                && is_same_text(&table.caption)
                && table.columns.iter().all(|column| is_same_text(&column.heading))
                && table.rows.iter().all(|row| !row.changed)
        }
        ChangedBlock::Rule => true,
        ChangedBlock::Folded { .. } | ChangedBlock::Moved { .. } => false,
    }
}

fn words(runs: &[MarkedRun]) -> usize {
    runs.iter().flat_map(|run| &run.pieces).map(|piece| piece.text.split_whitespace().count()).sum()
}

/// What blocks are made of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Count {
    headings: usize,
    paragraphs: usize,
    entries: usize,
    tables: usize,
    pictures: usize,
    notes: usize,
}

/// Counts what is in blocks.
pub(super) fn count(blocks: &[ChangedBlock]) -> Count {
    let mut count = Count::default();
    blocks.iter().for_each(|block| count.add(block));
    count
}

impl Count {
    fn add(&mut self, block: &ChangedBlock) {
        match block {
            ChangedBlock::Text { role, .. } => match role {
                TextRole::Heading(_) => self.headings += 1,
                TextRole::Title => {}
                TextRole::Paragraph | TextRole::Code => self.paragraphs += 1,
                TextRole::Picture | TextRole::Chart => self.pictures += 1,
                TextRole::Note => self.notes += 1,
            },
            // What is in an entry is no more to be counted than the entry.
            ChangedBlock::List { items } => self.entries += items.len(),
            ChangedBlock::Terms { terms } => self.entries += terms.len(),
            ChangedBlock::Quote { blocks }
            | ChangedBlock::Alert { blocks, .. }
            | ChangedBlock::Folded { blocks, .. }
            | ChangedBlock::Moved { blocks, .. } => blocks.iter().for_each(|block| self.add(block)),
            ChangedBlock::Table(_) => self.tables += 1,
            ChangedBlock::Rule => {}
        }
    }

    /// "2 paragraphs, 1 table". Headings are told where there is nothing else.
    pub(super) fn words(self, telling: &Telling<'_>) -> String {
        let all = [
            ("paragraphs", self.paragraphs),
            ("entries", self.entries),
            ("tables", self.tables),
            ("pictures", self.pictures),
            ("footnotes", self.notes),
        ];
        let told: Vec<String> =
            all.iter().filter(|(_, count)| *count > 0).map(|(key, count)| telling.counted(key, *count)).collect();
        if told.is_empty() { telling.counted("headings", self.headings.max(1)) } else { told.join(", ") }
    }
}
