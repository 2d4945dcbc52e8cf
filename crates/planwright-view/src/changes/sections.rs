//! Sections: which changed, where they stood, what they were called.

use planwright_diff::{Change, ChangeKind, Note, SectionDiff, Side, UnitState};

use super::Telling;
use super::blocks::Counts;
use super::runs::plain;
use super::whither::is_of_words;
use crate::lower::smart;
use crate::{ChangedBlock, ChangedSection, MarkedRun, Piece, RunSide, TextRole, UnchangedView};

/// What the anchors of the redline begin with: a full stop is in them, so that they are no id of an author's.
const ANCHOR: &str = "change";

/// The anchor of the plan as a whole.
const WHOLE: &str = "the.plan";

/// The title of a section, the new one where it has another.
pub(super) fn title(section: &SectionDiff) -> String {
    plain(&section.title, if section.side == Side::Old { Side::Old } else { Side::New })
}

/// The anchor of a section in the redline.
pub(super) fn anchor(id: Option<&str>) -> String {
    id.map_or_else(|| WHOLE.to_owned(), |id| format!("{ANCHOR}.{id}"))
}

impl Telling<'_> {
    /// The sections that changed, and those that did not.
    pub(super) fn sections(&self) -> (Vec<ChangedSection>, Option<UnchangedView>) {
        let mut changed = Vec::new();
        let mut titles = Vec::new();
        for section in &self.comparison.redline.sections {
            match self.section(section) {
                Some(section) => changed.push(section),
                None if section.level > 0 => titles.push(title(section)),
                None => {}
            }
        }
        let unchanged = (!titles.is_empty()).then(|| UnchangedView {
            heading: self.word("redline-unchanged-sections"),
            summary: self.counted("sections-unchanged", titles.len()),
            titles,
        });
        (changed, unchanged)
    }

    /// Every change that is told in a section: those in its text, and what they mean.
    fn changes_of(&self, section: &SectionDiff) -> Vec<&Change> {
        let own = section.changes.iter().filter_map(|at| self.change(*at));
        let meant = self.meant.get(&section.id.as_ref().map(planwright_core::model::Id::as_str));
        // What stands elsewhere now is told there, and is a change here too.
        let away = section.units.iter().filter(|unit| unit.state == UnitState::MovedAway);
        let away = away.filter_map(|unit| self.change(unit.change?));
        let words = section.units.iter().flat_map(|unit| &unit.runs).filter(|run| run.side == Side::Old);
        let words = words.filter_map(|run| self.change(run.change?)).filter(|change| is_of_words(change));
        let away = away.chain(words);
        own.chain(away).chain(meant.into_iter().flatten().copied()).collect()
    }

    fn section(&self, section: &SectionDiff) -> Option<ChangedSection> {
        let changes = self.changes_of(section);
        let same = section.units.iter().all(planwright_diff::UnitDiff::is_same);
        if changes.is_empty() && same && section.side == Side::Both && !section.moved {
            return None;
        }
        let whole = section.id.is_none();
        let id = anchor(section.id.as_ref().map(planwright_core::model::Id::as_str));
        let mut fields = self.fields(&section.fields);
        if whole {
            fields.splice(0..0, self.plan_title(&section.title));
        }
        let own = section.changes.iter().filter_map(|at| self.change(*at));
        let mut was: Vec<String> = own.filter_map(|change| self.was(change)).collect();
        let mut blocks = Vec::new();
        if !same {
            blocks = self.fold(self.blocks(&section.units, &mut Counts::new(&id)));
            if whole {
                blocks.insert(0, self.foreword());
            }
        } else if !whole && !section.units.is_empty() {
            was.push(self.word("redline-same-text"));
        }
        Some(ChangedSection {
            section: section.id.as_ref().filter(|_| section.side != Side::Old).map(ToString::to_string),
            title: if whole { self.word("redline-whole-plan") } else { title(section) },
            tags: self.tags(changes.iter().copied()),
            moved: section.moved,
            was,
            fields,
            blocks,
            notices: changes.iter().filter_map(|change| self.notice(change)).collect(),
            id,
        })
    }

    /// The heading over the text of the plan itself.
    fn foreword(&self) -> ChangedBlock {
        let text = self.word("foreword");
        let piece = Piece { text, ..Piece::default() };
        let runs = vec![MarkedRun { side: RunSide::Same, space: false, pieces: vec![piece], aside: None }];
        ChangedBlock::Text { role: TextRole::Heading(1), label: None, runs }
    }

    /// Where a section stood, what it was called, what it came from.
    fn was(&self, change: &Change) -> Option<String> {
        let quoted = |key: &str, title: &str| self.fill(key, &[("title", &smart(title))]);
        match (change.kind, &change.note) {
            (ChangeKind::SectionMoved, Some(note)) => self.stands(note, "redline-now"),
            (ChangeKind::SectionAdded, Some(note)) => self.stands(note, "redline-stands"),
            (ChangeKind::SectionSplit, Some(Note::Section(from))) => Some(quoted("redline-split-from", from)),
            (ChangeKind::SectionMerged, Some(Note::Section(into))) => Some(quoted("redline-merged-into", into)),
            (ChangeKind::SectionRenamed, note) => match (&change.from, note) {
                (Some(from), _) => Some(quoted("redline-was-called", from)),
                (None, Some(Note::Id { from, to })) => {
                    Some(self.fill("redline-was-id", &[("from", from.as_str()), ("to", to.as_str())]))
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// "Now after “Our county”, in “Priorities”".
    fn stands(&self, note: &Note, key: &str) -> Option<String> {
        let Note::After { section, chapter } = note else { return None };
        let place = match (section, chapter) {
            (Some(_), Some(_)) => "after-in",
            (Some(_), None) => "after",
            (None, Some(_)) => "first-in",
            (None, None) => "first",
        };
        let section = smart(section.as_deref().unwrap_or_default());
        let chapter = smart(chapter.as_deref().unwrap_or_default());
        Some(self.fill(&format!("{key}-{place}"), &[("section", &section), ("chapter", &chapter)]))
    }
}
