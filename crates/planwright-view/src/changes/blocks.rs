//! Units in reading order to blocks that stand within each other.

use planwright_core::model::AlertKind;
use planwright_diff::{Bullet, Run, Shape, Side, UnitDiff, UnitState};

use super::Telling;
use super::fold::count;
use super::runs::Marking;
use crate::{ChangedBlock, ChangedItem, ChangedTerm, Fold, MarkedRun, Piece, Place, RunSide, TextRole};

/// What the units at hand are known to stand within.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    alert: bool,
    quoted: u8,
    detail: bool,
    depth: u8,
}

/// What is counted in a section while it is lowered.
pub(super) struct Counts<'s> {
    /// What the anchors of its tables begin with.
    pub(super) section: &'s str,
    /// The tables so far.
    pub(super) tables: usize,
    /// The headings that the next one may stand below, by the number of `#`.
    pub(super) headings: Vec<u8>,
}

impl<'s> Counts<'s> {
    pub(super) fn new(section: &'s str) -> Self {
        Self { section, tables: 0, headings: Vec::new() }
    }

    /// How deep a heading stands among those of the section, from 1: none leaves a level out.
    fn depth(&mut self, level: u8) -> u8 {
        while self.headings.last().is_some_and(|last| *last >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        u8::try_from(self.headings.len()).unwrap_or(u8::MAX)
    }
}

impl Telling<'_> {
    /// The text of a section.
    pub(super) fn blocks(&self, units: &[UnitDiff], counts: &mut Counts<'_>) -> Vec<ChangedBlock> {
        let units: Vec<&UnitDiff> = units.iter().collect();
        self.within(&units, Within::default(), counts)
    }

    fn within(&self, units: &[&UnitDiff], within: Within, counts: &mut Counts<'_>) -> Vec<ChangedBlock> {
        let mut blocks = Vec::new();
        let mut rest = units;
        while let Some(first) = rest.first() {
            let setting = first.setting;
            let take = |is: &dyn Fn(&UnitDiff) -> bool| {
                rest.iter().skip(1).position(|unit| !is(unit)).map_or(rest.len(), |at| at + 1)
            };
            let (group, block) = if let Some(kind) = setting.alert.filter(|_| !within.alert) {
                let end = take(&|unit| unit.setting.alert == Some(kind) && unit.shape != Shape::AlertTitle);
                let inner = Within { alert: true, ..within };
                let blocks = self.within(&rest[..end], inner, counts);
                (end, ChangedBlock::Alert { kind: alert_name(kind).to_owned(), blocks })
            } else if setting.quoted > within.quoted {
                let end = take(&|unit| unit.setting.quoted > within.quoted);
                let inner = Within { quoted: within.quoted + 1, ..within };
                (end, ChangedBlock::Quote { blocks: self.within(&rest[..end], inner, counts) })
            } else if setting.depth > within.depth {
                let end = take(&|unit| unit.setting.depth > within.depth);
                let inner = Within { depth: within.depth + 1, ..within };
                (end, ChangedBlock::List { items: self.items(&rest[..end], inner, counts) })
            } else if first.shape == Shape::Term && !within.detail {
                let end = take(&|unit| unit.shape == Shape::Term || unit.setting.detail);
                (end, ChangedBlock::Terms { terms: self.terms(&rest[..end], within, counts) })
            } else {
                (1, self.leaf(first, counts))
            };
            put(self, &mut blocks, block);
            rest = rest.get(group..).unwrap_or_default();
        }
        blocks
    }

    /// The entries of a list: each begins with a mark.
    fn items(&self, units: &[&UnitDiff], within: Within, counts: &mut Counts<'_>) -> Vec<ChangedItem> {
        let begins = |unit: &&UnitDiff| unit.setting.depth == within.depth && unit.setting.bullet.is_some();
        let mut items = Vec::new();
        for group in groups(units, begins) {
            let number = match group.first().and_then(|unit| unit.setting.bullet) {
                Some(Bullet::Number(number)) => Some(number),
                _ => None,
            };
            items.push(ChangedItem { number, blocks: self.within(group, within, counts) });
        }
        items
    }

    fn terms(&self, units: &[&UnitDiff], within: Within, counts: &mut Counts<'_>) -> Vec<ChangedTerm> {
        let inner = Within { detail: true, ..within };
        let term = |group: &[&UnitDiff], counts: &mut Counts<'_>| {
            let (first, rest) = group.split_first()?;
            let term = self.runs(&first.runs, marking(first.state));
            Some(ChangedTerm { term, meaning: self.within(rest, inner, counts) })
        };
        groups(units, |unit| unit.shape == Shape::Term).filter_map(|group| term(group, counts)).collect()
    }

    /// A unit by itself, and what became of it.
    fn leaf(&self, unit: &UnitDiff, counts: &mut Counts<'_>) -> ChangedBlock {
        let block = self.unit(unit, counts);
        match unit.state {
            UnitState::Kept | UnitState::Added | UnitState::Removed => block,
            UnitState::MovedHere => {
                let from = self.other_end(unit, counts.section);
                let label = self.word(if from.is_some() { "redline-moved-here" } else { "redline-moved-within" });
                let place = from.map(|(title, place)| {
                    let title = self.fill("redline-moved-here-from", &[("title", &title)]);
                    Place { title, ..place }
                });
                ChangedBlock::Moved { label, place, blocks: vec![block] }
            }
            UnitState::MovedAway => {
                let other = self.other_end(unit, counts.section);
                let (to, place) = other.unzip();
                self.folded(Fold::Away(to), place, vec![block])
            }
        }
    }

    fn unit(&self, unit: &UnitDiff, counts: &mut Counts<'_>) -> ChangedBlock {
        let runs = |runs: &[Run]| {
            let mut runs = self.runs(runs, marking(unit.state));
            runs.extend(self.paragraph_end(unit));
            runs
        };
        let text = |role: TextRole, label: Option<&str>| ChangedBlock::Text {
            role,
            label: label.map(|key| self.word(key)),
            runs: runs(&unit.runs),
        };
        match unit.shape {
            Shape::Paragraph | Shape::Term => text(TextRole::Paragraph, None),
            Shape::Heading(level) => text(TextRole::Heading(counts.depth(level)), None),
            Shape::AlertTitle => {
                ChangedBlock::Text { role: TextRole::Title, label: None, runs: self.alert_title(unit) }
            }
            Shape::Code => text(TextRole::Code, None),
            Shape::Figure => text(TextRole::Picture, Some("redline-picture")),
            Shape::Footnote => text(TextRole::Note, Some("redline-footnote")),
            Shape::Rule => ChangedBlock::Rule,
            Shape::Chart if unit.table.is_none() => text(TextRole::Chart, Some("redline-chart")),
            Shape::Chart | Shape::Table => match &unit.table {
                Some(table) => ChangedBlock::Table(self.table(unit, table, counts)),
                None => text(TextRole::Paragraph, None),
            },
        }
    }

    /// What is said where a paragraph was divided, or two were joined. It is no word of either version, and is marked as
    /// something new.
    fn paragraph_end(&self, unit: &UnitDiff) -> Option<MarkedRun> {
        let key = match unit.end {
            Side::Both => return None,
            Side::New => "redline-paragraph-divided",
            Side::Old => "redline-paragraphs-joined",
        };
        let piece = Piece { text: self.word(key), ..Piece::default() };
        Some(MarkedRun { side: RunSide::Added, space: true, pieces: vec![piece], aside: None })
    }

    /// What a box is called, in the words of the outputs: the redline has the English ones.
    fn alert_title(&self, unit: &UnitDiff) -> Vec<MarkedRun> {
        let mut runs = self.runs(&unit.runs, marking(unit.state));
        for piece in runs.iter_mut().flat_map(|run| &mut run.pieces) {
            piece.text = self.word(&format!("alert-{}", piece.text.to_lowercase()));
        }
        runs
    }

    /// Blocks that are folded away, and what is in them.
    pub(super) fn folded(&self, why: Fold, place: Option<Place>, blocks: Vec<ChangedBlock>) -> ChangedBlock {
        let parts = count(&blocks).words(self);
        let summary = match &why {
            Fold::Same => self.fill("redline-unchanged", &[("parts", &parts)]),
            Fold::Away(Some(title)) => self.fill("redline-moved-away-to", &[("parts", &parts), ("title", title)]),
            Fold::Away(None) => self.fill("redline-moved-away", &[("parts", &parts)]),
        };
        ChangedBlock::Folded { why, summary, place, blocks }
    }
}

/// Puts a block behind others; what was moved together stands together.
fn put(telling: &Telling<'_>, blocks: &mut Vec<ChangedBlock>, block: ChangedBlock) {
    let block = match (blocks.pop(), block) {
        (
            Some(ChangedBlock::Moved { label, place, blocks: mut inner }),
            ChangedBlock::Moved { label: other, place: there, blocks: more },
        ) if (&label, &place) == (&other, &there) => {
            inner.extend(more);
            ChangedBlock::Moved { label, place, blocks: inner }
        }
        (
            Some(ChangedBlock::Folded { why, place, blocks: mut inner, .. }),
            ChangedBlock::Folded { why: other, blocks: more, .. },
        ) if why == other && why != Fold::Same => {
            inner.extend(more);
            telling.folded(why, place, inner)
        }
        (last, block) => {
            blocks.extend(last);
            block
        }
    };
    blocks.push(block);
}

/// Cuts before each unit that begins something.
fn groups<'u, 'd>(
    units: &'u [&'d UnitDiff],
    begins: impl Fn(&&'d UnitDiff) -> bool,
) -> impl Iterator<Item = &'u [&'d UnitDiff]> {
    let mut rest = units;
    std::iter::from_fn(move || {
        let end = rest.iter().skip(1).position(&begins).map_or(rest.len(), |at| at + 1);
        let (group, after) = rest.split_at_checked(end)?;
        rest = after;
        (!group.is_empty()).then_some(group)
    })
}

/// What moved away is shown as it stood: none of its words is deleted.
pub(super) fn marking(state: UnitState) -> Marking {
    if state == UnitState::MovedAway { Marking::Nothing } else { Marking::Sides }
}

fn alert_name(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
    }
}
