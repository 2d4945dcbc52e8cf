//! How much changed, in numbers.

use crate::change::{Change, ChangeKind};
use crate::content::Token;
use crate::redline::{Redline, Run, Side, UnitDiff, UnitState};

/// How many sections changed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SectionCounts {
    /// Sections that were not there.
    pub added: usize,
    /// Sections that are not there any more.
    pub removed: usize,
    /// Sections that stand elsewhere.
    pub moved: usize,
    /// Sections with another title or id.
    pub renamed: usize,
    /// Sections that both versions have, and in which something changed.
    pub changed: usize,
}

/// How many words came and went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WordCounts {
    /// Words that only the new version has at their place.
    pub added: usize,
    /// Words that only the old version has at theirs.
    pub removed: usize,
}

/// How much changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Sections.
    pub sections: SectionCounts,
    /// Figures in words, tables and front matter.
    pub figures: usize,
    /// Verbs that promise or ask more or less than they did.
    pub modals: usize,
    /// Duties that stand otherwise than they did.
    pub duties: usize,
    /// Values of front matter: keys, measures, recommendations, waivers, the plan on a page.
    pub fields: usize,
    /// Words.
    pub words: WordCounts,
}

impl Summary {
    pub(crate) fn of(changes: &[Change], redline: &Redline) -> Self {
        use ChangeKind as K;
        let count = |kinds: &[K]| changes.iter().filter(|change| kinds.contains(&change.kind)).count();
        let own =
            [K::SectionAdded, K::SectionRemoved, K::SectionMoved, K::SectionRenamed, K::SectionSplit, K::SectionMerged];
        let changed = redline.sections.iter().filter(|section| {
            let inner = |at: &usize| changes.get(*at).is_some_and(|change| !own.contains(&change.kind));
            // What stands in another section now is told there, and changes this one too.
            let left = || section.units.iter().any(moved_away);
            section.level > 0 && section.side == Side::Both && (section.changes.iter().any(inner) || left())
        });
        Self {
            sections: SectionCounts {
                added: count(&[K::SectionAdded, K::SectionSplit]),
                removed: count(&[K::SectionRemoved, K::SectionMerged]),
                moved: count(&[K::SectionMoved]),
                renamed: count(&[K::SectionRenamed]),
                changed: changed.count(),
            },
            figures: changes.iter().filter(|change| change.is_figure()).count(),
            modals: count(&[K::Modal]),
            duties: count(&[K::Duty]),
            fields: count(&[K::Field, K::Measure, K::Recommendation, K::Waiver, K::Page]),
            words: words(redline),
        }
    }
}

/// True where a unit, or words of it, stand elsewhere now.
fn moved_away(unit: &UnitDiff) -> bool {
    unit.state == UnitState::MovedAway || unit.runs.iter().any(|run| run.side == Side::Old)
}

fn words(redline: &Redline) -> WordCounts {
    let mut counts = WordCounts::default();
    let mut runs = |runs: &[Run]| {
        for run in runs {
            let words: usize = run.tokens.iter().map(Token::words).sum();
            match run.side {
                Side::Both => {}
                Side::Old => counts.removed += words,
                Side::New => counts.added += words,
            }
        }
    };
    for section in &redline.sections {
        runs(&section.title);
        section.fields.iter().for_each(|field| runs(&field.runs));
        // What moved away is counted where it stands now, if at all.
        for unit in section.units.iter().filter(|unit| unit.state != UnitState::MovedAway) {
            runs(&unit.runs);
            if let Some(table) = &unit.table {
                table.columns.iter().for_each(|column| runs(&column.heading));
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| runs(cell));
            }
        }
    }
    counts
}
