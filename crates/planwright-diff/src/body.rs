//! The text of a section in both versions, unit by unit.

use planwright_core::model::Id;

use crate::change::{Change, ChangeKind, Note, Place};
use crate::compare::Work;
use crate::content::{Part, Shape, Token, Unit, text_of};
use crate::edited::{redline_led, run};
use crate::gap::Group;
use crate::pledges;
use crate::redline::{ColumnDiff, RowDiff, SectionDiff, Side, TableDiff, UnitDiff, UnitState};
use crate::regroup::regrouped;
use crate::tables::{Tables, row_text};
use crate::units::At;

impl Work<'_> {
    /// The units of both sides in reading order: what is gone stands where it stood.
    pub(crate) fn body(
        &mut self,
        old: Option<usize>,
        new: Option<usize>,
        id: Option<&Id>,
        whole: Option<usize>,
    ) -> Vec<UnitDiff> {
        let gone = old.map_or(0, |old| self.old.parts[old].units.len());
        let come = new.map_or(0, |new| self.new.parts[new].units.len());
        let mut found: Vec<UnitDiff> = Vec::new();
        let groups = new.map(|place| self.units.groups[place].clone()).unwrap_or_default();
        let mut groups = groups.iter().peekable();
        let mut at = 0;
        let mut unit = 0;
        while let Some(place) = new.filter(|_| unit < come) {
            if let Some(group) = groups.next_if(|group| group.new.start == unit) {
                for gone in at..group.old.start {
                    self.gone(old, gone, id, whole, &mut found);
                }
                (at, unit) = (group.old.end, group.new.end);
                found.extend(self.regrouped(old, place, group, id));
                continue;
            }
            let before = self.units.old_of[place][unit];
            let kept = before.filter(|before| Some(before.0) == old && !self.units.moved[place][unit]);
            for gone in at..kept.map_or(at, |(_, kept)| kept) {
                self.gone(old, gone, id, whole, &mut found);
            }
            at = kept.map_or(at, |(_, kept)| kept + 1);
            let diff = match (before, kept) {
                (Some(before), Some(_)) => self.edited(before, (place, unit), UnitState::Kept, id, None),
                (Some(before), None) => self.moved(before, (place, unit), id),
                (None, _) => self.come((place, unit), id, whole, found.last()),
            };
            found.push(diff);
            unit += 1;
        }
        for unit in at..gone {
            self.gone(old, unit, id, whole, &mut found);
        }
        found
    }

    /// A paragraph that was split, or several that were joined.
    fn regrouped(&mut self, old: Option<usize>, new: usize, group: &Group, id: Option<&Id>) -> Vec<UnitDiff> {
        let before = old.map(|old| self.old.parts[old].units.as_slice()).unwrap_or_default();
        let (was, is) = (before.get(group.old.clone()), self.new.parts[new].units.get(group.new.clone()));
        regrouped(was.unwrap_or_default(), is.unwrap_or_default(), id, &mut self.changes)
    }

    fn gone(
        &mut self,
        old: Option<usize>,
        unit: usize,
        id: Option<&Id>,
        whole: Option<usize>,
        found: &mut Vec<UnitDiff>,
    ) {
        let Some(place) = old else { return };
        let part = &self.old.parts[place];
        let Some(one) = part.units.get(unit) else { return };
        let away = self.units.new_of[place][unit].is_some();
        let state = if away { UnitState::MovedAway } else { UnitState::Removed };
        if away {
            self.away.entry(place).or_default().push(unit);
        }
        let change = match (away, whole.or_else(|| self.became_title(one, place))) {
            (true, _) => None,
            (false, Some(whole)) => Some(whole),
            (false, None) => Some(self.whole_unit(one, Side::Old, id, found.last())),
        };
        if let Some(change) = change.and_then(|change| self.changes.get_mut(change)) {
            change.pledges.extend(pledges::of_unit(part, unit, false));
        }
        found.push(one_sided(one, Side::Old, state, change));
    }

    /// Gives what stands elsewhere now the change that tells of it, which was found where it stands.
    pub(crate) fn tell_where(&self, old: Option<usize>, section: &mut SectionDiff) {
        let Some(part) = old else { return };
        let mut away = self.away.get(&part).into_iter().flatten();
        for unit in section.units.iter_mut().filter(|unit| unit.state == UnitState::MovedAway) {
            unit.change = away.next().and_then(|at| self.moves.get(&(part, *at)).copied());
        }
    }

    fn come(&mut self, at: At, id: Option<&Id>, whole: Option<usize>, last: Option<&UnitDiff>) -> UnitDiff {
        let unit = &self.new.parts[at.0].units[at.1];
        let told = whole.or_else(|| self.was_title(unit, at.0));
        let change = told.unwrap_or_else(|| self.whole_unit(unit, Side::New, id, last));
        if let Some(change) = self.changes.get_mut(change) {
            change.pledges.extend(pledges::of_unit(&self.new.parts[at.0], at.1, true));
        }
        one_sided(unit, Side::New, UnitState::Added, Some(change))
    }

    /// The change of the section that was split off an old part under one of its headings.
    fn became_title(&self, unit: &Unit, part: usize) -> Option<usize> {
        let split = self.sections.split_from.iter().enumerate().filter(|(_, source)| **source == Some(part));
        let mut titled = split.filter(|(new, _)| is_title(unit, &self.new.parts[*new]));
        titled.next().and_then(|(new, _)| self.wholes.get(&(Side::New, new)).copied())
    }

    /// The change of the section that became a part of a new one under its title.
    fn was_title(&self, unit: &Unit, part: usize) -> Option<usize> {
        let merged = self.sections.merged_into.iter().enumerate().filter(|(_, target)| **target == Some(part));
        let mut titled = merged.filter(|(old, _)| is_title(unit, &self.old.parts[*old]));
        titled.next().and_then(|(old, _)| self.wholes.get(&(Side::Old, old)).copied())
    }

    /// The change for a unit that came or went. What a box says and what a term means go with their heads.
    fn whole_unit(&mut self, unit: &Unit, side: Side, id: Option<&Id>, last: Option<&UnitDiff>) -> usize {
        let state = if side == Side::New { UnitState::Added } else { UnitState::Removed };
        let heads = |last: &&UnitDiff| match last.shape {
            Shape::AlertTitle => unit.setting.alert.is_some(),
            Shape::Term => unit.setting.detail,
            _ => false,
        };
        let head = last.filter(|last| last.state == state).filter(heads).and_then(|last| last.change);
        if let Some(change) = head {
            let one = &mut self.changes[change];
            let place = if side == Side::New { &mut one.new } else { &mut one.old };
            if let Some(place) = place {
                place.span = place.span.to(unit.span);
                place.text = format!("{}: {}", place.text, unit_text(unit));
            }
            return change;
        }
        let kind = match (unit.is_item(), side) {
            (true, Side::New) => ChangeKind::ListItemAdded,
            (true, _) => ChangeKind::ListItemRemoved,
            (false, Side::New) => ChangeKind::ParagraphAdded,
            (false, _) => ChangeKind::ParagraphRemoved,
        };
        let mut change = Change::new(kind, id);
        let place = Some(Place { span: unit.span, text: unit_text(unit) });
        if side == Side::New {
            change.new = place
        } else {
            change.old = place
        }
        change.note = match unit.shape {
            Shape::Table => Some(Note::Table(text_of(&unit.tokens))),
            Shape::Figure => Some(Note::Picture),
            _ => None,
        };
        self.push(change)
    }

    fn moved(&mut self, before: At, now: At, id: Option<&Id>) -> UnitDiff {
        // Where a section was split or merged, that says it all.
        let told = match (self.sections.split_from[now.0], self.sections.merged_into[before.0]) {
            (Some(source), _) if source == before.0 => self.wholes.get(&(Side::New, now.0)),
            (_, Some(target)) if target == now.0 => self.wholes.get(&(Side::Old, before.0)),
            _ => None,
        };
        let change = told.copied().unwrap_or_else(|| {
            let (old, new) = (&self.old.parts[before.0].units[before.1], &self.new.parts[now.0].units[now.1]);
            let kind = if new.is_item() { ChangeKind::ListItemMoved } else { ChangeKind::ParagraphMoved };
            let mut change = Change::new(kind, id);
            let here = |unit: &Unit| Some(Place { span: unit.span, text: unit_text(unit) });
            (change.old, change.new) = (here(old), here(new));
            let elsewhere = self.sections.new_of[before.0] != Some(now.0);
            change.note = elsewhere.then(|| Note::Section(text_of(&self.old.parts[before.0].title)));
            self.push(change)
        });
        self.moves.insert(before, change);
        self.edited(before, now, UnitState::MovedHere, id, Some(change))
    }

    fn edited(&mut self, before: At, now: At, state: UnitState, id: Option<&Id>, change: Option<usize>) -> UnitDiff {
        let (old, new) = (&self.old.parts[before.0].units[before.1], &self.new.parts[now.0].units[now.1]);
        let from = self.changes.len();
        let lead = || {
            let was = pledges::lead(&self.old.parts[before.0], before.1)?;
            pledges::lead(&self.new.parts[now.0], now.1).filter(|is| *is == was)
        };
        let lead = if old.is_item() && new.is_item() { lead() } else { None };
        let runs = redline_led((&old.tokens, &new.tokens), lead.as_ref(), id, &mut self.changes);
        // What a caption or a heading says binds nobody.
        if !matches!(new.shape, Shape::Paragraph | Shape::Footnote | Shape::Term) {
            self.changes.iter_mut().skip(from).for_each(Change::unbind);
        }
        let table = old.table.as_ref().zip(new.table.as_ref()).map(|(old, table)| {
            let tables = Tables { old, new: table, caption: text_of(&new.tokens), section: id };
            tables.redline(&mut self.changes)
        });
        UnitDiff { shape: new.shape, setting: new.setting, state, runs, table, end: Side::Both, change }
    }
}

/// A unit that stands on one side only.
fn one_sided(unit: &Unit, side: Side, state: UnitState, change: Option<usize>) -> UnitDiff {
    let table = unit.table.as_ref().map(|table| TableDiff {
        columns: table
            .header
            .iter()
            .zip(table.amounts.iter().copied().chain(std::iter::repeat(false)))
            .map(|(cell, amounts)| ColumnDiff { side, heading: run(side, cell, change).into_iter().collect(), amounts })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| RowDiff {
                side,
                kind: row.kind,
                cells: row.cells.iter().map(|cell| run(side, cell, change).into_iter().collect()).collect(),
                change,
            })
            .collect(),
        rows_reordered: None,
        columns_reordered: None,
        unit: None,
    });
    let runs = run(side, &unit.tokens, change).into_iter().collect();
    UnitDiff { shape: unit.shape, setting: unit.setting, state, runs, table, end: Side::Both, change }
}

/// Whether a heading has the words of a title.
fn is_title(unit: &Unit, part: &Part) -> bool {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    matches!(unit.shape, Shape::Heading(_)) && keys(&unit.tokens) == keys(&part.title)
}

/// The words of a unit, and of the rows of a table a line each.
pub(crate) fn unit_text(unit: &Unit) -> String {
    let mut text = text_of(&unit.tokens);
    if let Some(table) = &unit.table {
        for line in table.rows.iter().map(row_text) {
            text.push('\n');
            text.push_str(&line);
        }
    }
    text
}
