//! From two plans to a redline and its changes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use planwright_core::model::Id;
use planwright_validator::Translated;

use crate::body::unit_text;
use crate::change::{Change, ChangeKind, Note, Place};
use crate::content::{Content, Interner, Part, Reading, TokenKind, Unit, link_key, text_of};
use crate::edited::{place, redline, run};
use crate::redline::{Redline, Run, SectionDiff, Side};
use crate::sections::{Sections, sections};
use crate::sentences::moved_sentences;
use crate::summary::Summary;
use crate::transfers::moved_entries;
use crate::units::{At, Units, units};
use crate::unread::unread;
use crate::{Comparison, TranslationDiff, Version, fields, meaning, pledges};

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
    let unread: Vec<_> = unread(old, Side::Old).into_iter().chain(unread(new, Side::New)).collect();
    let mut work = Work {
        old: &before,
        new: &after,
        sections: &sections,
        units: &units,
        unread: unread.iter().map(|file| (file.side, &file.section)).collect(),
        changes: Vec::new(),
        wholes: HashMap::new(),
        moves: HashMap::new(),
        away: HashMap::new(),
    };
    work.wholes();
    let order = work.order();
    let mut sections_diff: Vec<SectionDiff> = order.iter().map(|(i, j)| work.section(*i, *j)).collect();
    for ((old, _), section) in order.iter().zip(&mut sections_diff) {
        work.tell_where(*old, section);
    }
    let mut changes = work.changes;
    pledges::settle(&mut changes);
    let mut redline = Redline { sections: sections_diff };
    let mut told = moved_sentences(&mut redline, &mut changes);
    told.extend(moved_entries(&mut redline, &mut changes));
    told.sort_unstable();
    meaning::priority_order(&before, &after, &sections, &mut changes);
    let unjudged = [old, new].iter().any(|version| version.plan.incomplete || version.report.duties.is_empty());
    if !unjudged {
        meaning::duties(old.report, new.report, &mut changes);
        meaning::findings(old, new, &renamed, &mut changes);
    }
    let (redline, changes) = in_reading_order(redline, changes, &told);
    let summary = Summary::of(&changes, &redline);
    Comparison { changes, redline, summary, unjudged, unread, translations: Vec::new() }
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

pub(crate) struct Work<'a> {
    pub(crate) old: &'a Content,
    pub(crate) new: &'a Content,
    pub(crate) sections: &'a Sections,
    pub(crate) units: &'a Units,
    /// The sections whose front matter was not read, by their sides and ids.
    unread: HashSet<(Side, &'a Id)>,
    pub(crate) changes: Vec<Change>,
    /// The changes that tell of whole sections: by old part, and by new part.
    pub(crate) wholes: HashMap<(Side, usize), usize>,
    /// The changes that tell of old units that were moved.
    pub(crate) moves: HashMap<At, usize>,
    /// The old units that stand elsewhere now, in the order in which their parts tell of them.
    pub(crate) away: HashMap<usize, Vec<usize>>,
}

impl Work<'_> {
    pub(crate) fn push(&mut self, change: Change) -> usize {
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
            (Some(before), Some(after)) if self.is_unread(before, after) => Vec::new(),
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

    /// Whether the front matter of a part was not read in one of the versions.
    fn is_unread(&self, old: &Part, new: &Part) -> bool {
        let of = |side: Side, part: &Part| part.id.as_ref().is_some_and(|id| self.unread.contains(&(side, id)));
        of(Side::Old, old) || of(Side::New, new)
    }

    fn title(&mut self, old: Option<&Part>, new: Option<&Part>, id: Option<&Id>, whole: Option<usize>) -> Vec<Run> {
        let (before, after) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            (Some(old), None) => return run(Side::Old, &old.title, whole).into_iter().collect(),
            (None, new) => return new.and_then(|new| run(Side::New, &new.title, whole)).into_iter().collect(),
        };
        if self.is_unread(before, after) {
            // A placeholder stands for the title that was not read.
            let known =
                if after.id.as_ref().is_some_and(|id| self.unread.contains(&(Side::New, id))) { before } else { after };
            return run(Side::Both, &known.title, None).into_iter().collect();
        }
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
}

type At2 = (Option<usize>, Option<usize>);

fn side(old: Option<usize>, new: Option<usize>) -> Side {
    match (old, new) {
        (Some(_), None) => Side::Old,
        (None, _) => Side::New,
        _ => Side::Both,
    }
}

/// The title and the text of a section, a unit a line.
fn whole_text(part: &Part) -> String {
    let units = part.units.iter().map(unit_text);
    std::iter::once(text_of(&part.title)).chain(units).collect::<Vec<_>>().join("\n")
}

/// Gives the changes numbers in reading order: those of whole sections were found before all others. Those that others
/// tell are left out.
fn in_reading_order(mut redline: Redline, changes: Vec<Change>, told_by_others: &[usize]) -> (Redline, Vec<Change>) {
    let mut number: Vec<Option<usize>> = vec![None; changes.len()];
    let mut order = Vec::with_capacity(changes.len());
    let told = redline.sections.iter().flat_map(|section| section.changes.iter().copied());
    for at in told.chain(0..changes.len()) {
        if number[at].is_none() && told_by_others.binary_search(&at).is_err() {
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
