//! From two plans to a redline and its changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use planwright_core::model::Id;
use planwright_validator::Translated;

use crate::change::{Change, ChangeKind, Note, Place};
use crate::content::{Content, Interner, Part, Reading, Shape, Token, TokenKind, Unit, link_key, text_of};
use crate::edited::{place, redline, run};
use crate::redline::{ColumnDiff, Redline, RowDiff, Run, SectionDiff, Side, TableDiff, UnitDiff, UnitState};
use crate::sections::{Sections, sections};
use crate::summary::Summary;
use crate::tables::{Tables, row_text};
use crate::units::{At, Units, units};
use crate::{Comparison, TranslationDiff, Version, fields, meaning};

/// Compares two versions of a plan, and then their translations.
#[must_use]
pub fn compare(old: &Version<'_>, new: &Version<'_>) -> Comparison {
    let translations = translations(old, new);
    Comparison { translations, ..one(old, new) }
}

/// The translations in which something changed, by their folders.
fn translations(old: &Version<'_>, new: &Version<'_>) -> Vec<TranslationDiff> {
    fn of<'a>(version: &Version<'a>, folder: &str) -> Option<(usize, &'a Translated)> {
        let place = version.plan.translations.iter().position(|translation| translation.folder == folder)?;
        Some((place, version.report.translations.get(place)?))
    }
    let all = old.plan.translations.iter().chain(&new.plan.translations).map(|translation| translation.folder.as_str());
    let folders: BTreeSet<&str> = all.collect();
    let compared = folders.into_iter().filter_map(|folder| {
        let (before, after) = (of(old, folder), of(new, folder));
        let side = side(before.map(|(place, _)| place), after.map(|(place, _)| place));
        let comparison = match (before, after) {
            (Some((i, judged)), Some((j, now))) => one(
                &Version { plan: &old.plan.translations[i].plan, report: &judged.report, sources: old.sources },
                &Version { plan: &new.plan.translations[j].plan, report: &now.report, sources: new.sources },
            ),
            _ => Comparison::default(),
        };
        let changed = side != Side::Both || !comparison.changes.is_empty();
        changed.then(|| TranslationDiff { folder: folder.to_owned(), side, comparison })
    });
    compared.collect()
}

/// Compares two versions in one language.
fn one(old: &Version<'_>, new: &Version<'_>) -> Comparison {
    let mut interner = Interner::default();
    let mut read = |version: &Version<'_>| {
        let mut reading = Reading { interner: &mut interner, sources: version.sources, assets: &version.plan.assets };
        Content::of(version.plan, &mut reading)
    };
    let (mut before, after) = (read(old), read(new));
    let sections = sections(&before, &after);
    let renamed = renamed(&before, &after, &sections);
    follow(&mut before, &renamed, &mut interner);
    let units = units(&before, &after, &sections);
    let mut work = Work {
        old: &before,
        new: &after,
        sections: &sections,
        units: &units,
        changes: Vec::new(),
        wholes: HashMap::new(),
        moves: HashMap::new(),
    };
    work.wholes();
    let order = work.order();
    let mut sections_diff: Vec<SectionDiff> = order.iter().map(|(i, j)| work.section(*i, *j)).collect();
    for ((old, _), section) in order.iter().zip(&mut sections_diff) {
        work.tell_where(*old, section);
    }
    let mut changes = work.changes;
    let redline = Redline { sections: sections_diff };
    meaning::priority_order(&before, &after, &sections, &mut changes);
    let unjudged = [old, new].iter().any(|version| version.plan.incomplete || version.report.duties.is_empty());
    if !unjudged {
        meaning::duties(old.report, new.report, &mut changes);
        meaning::findings(old, new, &renamed, &mut changes);
    }
    let (redline, changes) = in_reading_order(redline, changes);
    let summary = Summary::of(&changes, &redline);
    Comparison { changes, redline, summary, unjudged, translations: Vec::new() }
}

/// The new ids of sections whose ids changed.
fn renamed(old: &Content, new: &Content, sections: &Sections) -> BTreeMap<Id, Id> {
    let pairs = sections.new_of.iter().enumerate().filter_map(|(before, now)| {
        let (from, to) = (old.parts[before].id.clone()?, new.parts[(*now)?].id.clone()?);
        (from != to).then_some((from, to))
    });
    pairs.collect()
}

/// Links of the old version to sections whose ids changed are what they are in the new one: the id is one change.
fn follow(old: &mut Content, renamed: &BTreeMap<Id, Id>, interner: &mut Interner) {
    let new_of = |text: &str| {
        let id = text.strip_prefix('#')?;
        // Headings within a section are called by its id.
        let (section, rest) = id.split_once("--").map_or((id, None), |(section, rest)| (section, Some(rest)));
        let new = renamed.get(&Id::new(section)?)?;
        Some(rest.map_or_else(|| new.to_string(), |rest| format!("{new}--{rest}")))
    };
    let units = old.parts.iter_mut().flat_map(|part| &mut part.units);
    for token in units.flat_map(Unit::tokens_mut).filter(|token| token.kind == TokenKind::Link) {
        if let Some(new) = new_of(&token.text) {
            token.key = interner.number(&link_key(&new));
        }
    }
}

struct Work<'a> {
    old: &'a Content,
    new: &'a Content,
    sections: &'a Sections,
    units: &'a Units,
    changes: Vec<Change>,
    /// The changes that tell of whole sections: by old part, and by new part.
    wholes: HashMap<(Side, usize), usize>,
    /// The changes that tell of old units that were moved.
    moves: HashMap<At, usize>,
}

impl Work<'_> {
    fn push(&mut self, change: Change) -> usize {
        self.changes.push(change);
        self.changes.len() - 1
    }

    /// The id by which both versions know a part: the new one, where there is one.
    fn id(&self, old: Option<usize>, new: Option<usize>) -> Option<&Id> {
        let new = new.or_else(|| old.and_then(|old| self.sections.new_of[old]));
        match (new, old) {
            (Some(new), _) => self.new.parts[new].id.as_ref(),
            (None, Some(old)) => self.old.parts[old].id.as_ref(),
            (None, None) => None,
        }
    }

    /// The changes of sections that came and went as a whole; those that follow from them refer to them.
    fn wholes(&mut self) {
        for place in 0..self.new.parts.len() {
            if self.sections.old_of[place].is_some() {
                continue;
            }
            let part = &self.new.parts[place];
            let source = self.sections.split_from[place];
            let kind = if source.is_some() { ChangeKind::SectionSplit } else { ChangeKind::SectionAdded };
            let mut change = Change::new(kind, part.id.as_ref());
            change.new = Some(Place { span: part.span, text: whole_text(part) });
            change.note = match source {
                Some(source) => Some(Note::Section(text_of(&self.old.parts[source].title))),
                None => Some(self.stands(place)),
            };
            let change = self.push(change);
            self.wholes.insert((Side::New, place), change);
        }
        for place in 0..self.old.parts.len() {
            if self.sections.new_of[place].is_some() {
                continue;
            }
            let part = &self.old.parts[place];
            let target = self.sections.merged_into[place];
            let kind = if target.is_some() { ChangeKind::SectionMerged } else { ChangeKind::SectionRemoved };
            let mut change = Change::new(kind, part.id.as_ref());
            change.old = Some(Place { span: part.span, text: whole_text(part) });
            change.note = target.map(|target| Note::Section(text_of(&self.new.parts[target].title)));
            let change = self.push(change);
            self.wholes.insert((Side::Old, place), change);
        }
    }

    /// Where a new part stands.
    fn stands(&self, place: usize) -> Note {
        let title = |place: usize| text_of(&self.new.parts[place].title);
        let parent = self.new.parts[place].parent;
        let before = (1..place).rev().find(|before| self.new.parts[*before].parent == parent);
        Note::After { section: before.map(title), chapter: parent.map(title) }
    }

    /// The parts in the new order; an old one that is gone stands after the part that it stood after.
    fn order(&self) -> Vec<At2> {
        let mut gone: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
        let mut last = None;
        for (place, now) in self.sections.new_of.iter().enumerate() {
            match now {
                Some(now) => last = Some(*now),
                None => gone.entry(last).or_default().push(place),
            }
        }
        let removed = |after: Option<usize>| gone.get(&after).into_iter().flatten().map(|place| (Some(*place), None));
        let mut order: Vec<At2> = removed(None).collect();
        for (place, before) in self.sections.old_of.iter().enumerate() {
            order.push((*before, Some(place)));
            order.extend(removed(Some(place)));
        }
        order
    }

    fn section(&mut self, old: Option<usize>, new: Option<usize>) -> SectionDiff {
        let id = self.id(old, new).cloned();
        let whole = match (old, new) {
            (None, Some(new)) => self.wholes.get(&(Side::New, new)).copied(),
            (Some(old), None) => self.wholes.get(&(Side::Old, old)).copied(),
            _ => None,
        };
        let from = self.changes.len();
        let (before, after) = (old.map(|at| &self.old.parts[at]), new.map(|at| &self.new.parts[at]));
        let moved = new.is_some_and(|new| self.sections.moved[new]);
        if let (true, Some(before), Some(after), Some(place)) = (moved, before, after, new) {
            let mut change = Change::new(ChangeKind::SectionMoved, id.as_ref());
            let here = |part: &Part| Some(Place { span: part.span, text: text_of(&part.title) });
            (change.old, change.new) = (here(before), here(after));
            change.note = Some(self.stands(place));
            self.push(change);
        }
        let title = self.title(before, after, id.as_ref(), whole);
        let fields = match (before, after) {
            (Some(before), Some(after)) => fields::fields(before, after, id.as_ref(), &mut self.changes),
            (Some(part), None) => fields::all_of(part, Side::Old, whole),
            (None, Some(part)) => fields::all_of(part, Side::New, whole),
            (None, None) => Vec::new(),
        };
        let units = self.body(old, new, id.as_ref(), whole);
        let mut changes: Vec<usize> = whole.into_iter().collect();
        changes.extend(from..self.changes.len());
        let part = after.or(before);
        SectionDiff {
            id,
            kind: part.and_then(|part| part.kind),
            level: part.map_or(0, |part| u8::from(part.id.is_some()) + u8::from(part.parent.is_some())),
            side: side(old, new),
            moved,
            title,
            fields,
            units,
            changes,
        }
    }

    fn title(&mut self, old: Option<&Part>, new: Option<&Part>, id: Option<&Id>, whole: Option<usize>) -> Vec<Run> {
        let (before, after) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (Some(old), None) => return run(Side::Old, &old.title, whole).into_iter().collect(),
            (None, new) => return new.and_then(|new| run(Side::New, &new.title, whole)).into_iter().collect(),
        };
        let keys = |part: &Part| part.title.iter().map(|token| token.key).collect::<Vec<_>>();
        let retitled = keys(before) != keys(after);
        let id_changed = before.id.clone().zip(after.id.clone()).filter(|(from, to)| from != to);
        if !retitled && id_changed.is_none() {
            return run(Side::Both, &after.title, None).into_iter().collect();
        }
        // The title of the plan is a key of its front matter.
        let kind = if after.id.is_none() { ChangeKind::Field } else { ChangeKind::SectionRenamed };
        let mut change = Change::new(kind, id);
        (change.old, change.new) = (place(&before.title), place(&after.title));
        if retitled {
            (change.from, change.to) = (Some(text_of(&before.title)), Some(text_of(&after.title)));
        }
        change.note = match id_changed {
            Some((from, to)) => Some(Note::Id { from, to }),
            None if kind == ChangeKind::Field => Some(Note::Key { key: "title".to_owned(), entry: None }),
            None => None,
        };
        let change = self.push(change);
        redline(&before.title, &after.title, id, Some(change), &mut self.changes)
    }

    /// The units of both sides in reading order: what is gone stands where it stood.
    fn body(&mut self, old: Option<usize>, new: Option<usize>, id: Option<&Id>, whole: Option<usize>) -> Vec<UnitDiff> {
        let gone = old.map_or(0, |old| self.old.parts[old].units.len());
        let come = new.map_or(0, |new| self.new.parts[new].units.len());
        let mut found: Vec<UnitDiff> = Vec::new();
        let mut at = 0;
        for unit in 0..come {
            let Some(place) = new else { break };
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
        }
        for unit in at..gone {
            self.gone(old, unit, id, whole, &mut found);
        }
        found
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
        let change = match (away, whole.or_else(|| self.became_title(one, place))) {
            (true, _) => None,
            (false, Some(whole)) => Some(whole),
            (false, None) => Some(self.whole_unit(one, Side::Old, id, found.last())),
        };
        found.push(one_sided(one, Side::Old, state, change));
    }

    /// Gives what stands elsewhere now the change that tells of it, which was found where it stands.
    fn tell_where(&self, old: Option<usize>, section: &mut SectionDiff) {
        let Some(part) = old else { return };
        let mut away = (0..self.units.new_of[part].len()).filter(|unit| {
            let now = self.units.new_of[part][*unit];
            now.is_some_and(|(place, unit)| self.sections.old_of[place] != Some(part) || self.units.moved[place][unit])
        });
        for unit in section.units.iter_mut().filter(|unit| unit.state == UnitState::MovedAway) {
            unit.change = away.next().and_then(|at| self.moves.get(&(part, at)).copied());
        }
    }

    fn come(&mut self, at: At, id: Option<&Id>, whole: Option<usize>, last: Option<&UnitDiff>) -> UnitDiff {
        let unit = &self.new.parts[at.0].units[at.1];
        let told = whole.or_else(|| self.was_title(unit, at.0));
        let change = told.unwrap_or_else(|| self.whole_unit(unit, Side::New, id, last));
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
        let runs = redline(&old.tokens, &new.tokens, id, None, &mut self.changes);
        let table = old.table.as_ref().zip(new.table.as_ref()).map(|(old, table)| {
            let tables = Tables { old, new: table, caption: text_of(&new.tokens), section: id };
            tables.redline(&mut self.changes)
        });
        UnitDiff { shape: new.shape, setting: new.setting, state, runs, table, change }
    }
}

type At2 = (Option<usize>, Option<usize>);

fn side(old: Option<usize>, new: Option<usize>) -> Side {
    match (old, new) {
        (Some(_), None) => Side::Old,
        (None, _) => Side::New,
        _ => Side::Both,
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
        reordered: None,
    });
    let runs = run(side, &unit.tokens, change).into_iter().collect();
    UnitDiff { shape: unit.shape, setting: unit.setting, state, runs, table, change }
}

/// Whether a heading has the words of a title.
fn is_title(unit: &Unit, part: &Part) -> bool {
    let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
    matches!(unit.shape, Shape::Heading(_)) && keys(&unit.tokens) == keys(&part.title)
}

fn unit_text(unit: &Unit) -> String {
    let mut text = text_of(&unit.tokens);
    if let Some(table) = &unit.table {
        for line in table.rows.iter().map(row_text) {
            text.push('\n');
            text.push_str(&line);
        }
    }
    text
}

/// The title and the text of a section, a unit a line.
fn whole_text(part: &Part) -> String {
    let units = part.units.iter().map(unit_text);
    std::iter::once(text_of(&part.title)).chain(units).collect::<Vec<_>>().join("\n")
}

/// Gives the changes numbers in reading order: those of whole sections were found before all others.
fn in_reading_order(mut redline: Redline, changes: Vec<Change>) -> (Redline, Vec<Change>) {
    let mut number: Vec<Option<usize>> = vec![None; changes.len()];
    let mut order = Vec::with_capacity(changes.len());
    let told = redline.sections.iter().flat_map(|section| section.changes.iter().copied());
    for at in told.chain(0..changes.len()) {
        if number[at].is_none() {
            number[at] = Some(order.len());
            order.push(at);
        }
    }
    let new = |at: &mut usize| *at = number.get(*at).copied().flatten().unwrap_or(*at);
    for section in &mut redline.sections {
        section.changes.iter_mut().for_each(new);
        section.each_change(new);
    }
    let mut changes: Vec<Option<Change>> = changes.into_iter().map(Some).collect();
    let ordered = order.into_iter().filter_map(|at| changes.get_mut(at).and_then(Option::take)).collect();
    (redline, ordered)
}
