//! What changed, in sentences that a panel can quote.

mod details;
mod entries;
mod figures;
mod passages;
mod phrase;
mod quotes;
mod said;
mod tables;
#[cfg(test)]
mod tests;
mod texts;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Id, Kind, Plan, Section};
use planwright_diff::{Change, ChangeKind, Comparison, Direction, List, Note, SectionDiff, Side};

use self::figures::by;
pub use self::figures::{FigureChange, difference, figures};
pub use self::phrase::{Part, Phrase};
pub(super) use self::texts::is_told_by_pledge;
use super::notices::of_finding;
pub use super::tags::Tag;
use super::tags::is_sum;
use super::whither::{self, Ends};
use crate::lower::{lang, smart};
use crate::{Words, word};

/// A sentence of the digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DigestLine {
    /// What it is about.
    pub tag: Tag,
    /// The sentence.
    pub said: Phrase,
    /// The section that it leads to: that of the first change that it tells of.
    pub section: Option<Id>,
}

impl DigestLine {
    /// The sentence as plain text.
    #[must_use]
    pub fn text(&self) -> String {
        self.said.text()
    }
}

/// At most so many things are named in a sentence.
const NAMED: usize = 3;

/// Of fewer sections it cannot be said that they are those of another plan.
const FEW: usize = 5;

/// What changed, the weightiest first; one sentence where nothing did.
#[must_use]
pub fn digest(comparison: &Comparison, old: &Plan, new: &Plan, words: &Words) -> Vec<DigestLine> {
    let mut digest = Digest::new(comparison, [old, new], words, &lang(new));
    digest.other_plan(comparison);
    if comparison.unjudged {
        let key = match (old.incomplete, new.incomplete) {
            (true, false) => "changes-not-judged-old",
            (false, true) => "changes-not-judged-new",
            _ => "changes-not-judged",
        };
        let said = word(words, key).into();
        digest.lines.push(DigestLine { tag: Tag::Wrong, said, section: None });
    }
    digest.sections();
    digest.duties();
    digest.verbs();
    digest.pledges();
    digest.figures();
    digest.findings();
    digest.entries();
    digest.details();
    digest.texts();
    digest.translations(comparison, old, new);
    if digest.lines.is_empty() {
        let said = word(words, "changes-none").into();
        digest.lines.push(DigestLine { tag: Tag::Text, said, section: None });
    }
    digest.lines
}

/// A number at the start of a sentence.
fn spelt(words: &Words, number: usize) -> String {
    match number {
        2..=10 => word(words, &format!("changes-count-{number}")),
        _ => number.to_string(),
    }
}

/// The sections of two versions by their ids, the new ones first.
type Titled<'a> = BTreeMap<&'a Id, &'a Section>;

struct Digest<'a> {
    changes: &'a [Change],
    redline: &'a [SectionDiff],
    sections: Titled<'a>,
    /// The place of each change among all.
    places: BTreeMap<*const Change, usize>,
    /// Which list of front matter a change is of, by its place.
    lists: BTreeMap<usize, List>,
    /// From where to where things were moved, by the place of the change.
    moves: BTreeMap<usize, Ends<'a>>,
    /// The tables that are counted in another unit though each number is written as it was, by the place of the change.
    untouched: BTreeSet<usize>,
    words: &'a Words,
    /// The language of what the check says, where it is another than that of the digest.
    checked_in: Option<&'static str>,
    /// The language of the plan's own words, where it is another than that of the digest.
    written_in: Option<String>,
    lines: Vec<DigestLine>,
}

impl<'a> Digest<'a> {
    fn new(comparison: &'a Comparison, plans: [&'a Plan; 2], words: &'a Words, spoken: &str) -> Self {
        let sections = plans.into_iter().flat_map(Plan::all_sections);
        let all = &comparison.redline.sections;
        let fields = all.iter().flat_map(|section| &section.fields);
        let units = all.iter().flat_map(|section| &section.units);
        let tables = units.filter_map(|unit| unit.table.as_ref());
        let primary = |lang: &str| lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let written = plans.last().map(|plan| lang(plan)).unwrap_or_default();
        Self {
            changes: &comparison.changes,
            redline: all,
            sections: sections.map(|section| (&section.id.value, section)).collect(),
            places: comparison
                .changes
                .iter()
                .enumerate()
                .map(|(at, change)| (std::ptr::from_ref(change), at))
                .collect(),
            lists: fields.filter_map(|field| Some((field.change, field.list?))).collect(),
            moves: whither::moves(&comparison.redline, &comparison.changes),
            untouched: tables.filter(|table| !texts::is_rewritten(table)).filter_map(|table| table.unit).collect(),
            words,
            checked_in: (primary(spoken) != "en").then_some("en"),
            written_in: (primary(spoken) != primary(&written)).then_some(written),
            lines: Vec::new(),
        }
    }

    /// The title of a change's section, which leads to it.
    fn title(&self, change: &Change) -> Phrase {
        self.title_of(change.section.as_ref())
    }

    fn title_of(&self, id: Option<&Id>) -> Phrase {
        match id.and_then(|id| self.sections.get(id)) {
            Some(section) => {
                let title = Phrase::of_section(smart(&section.meta.title.value), id);
                title.spoken(self.written_in.as_deref())
            }
            None => word(self.words, "changes-the-plan").into(),
        }
    }

    fn place(&self, change: &Change) -> Option<usize> {
        self.places.get(&std::ptr::from_ref(change)).copied()
    }

    /// Which list of front matter a change is of.
    fn list(&self, change: &Change) -> Option<List> {
        self.lists.get(&self.place(change)?).copied()
    }

    /// `must → should`; what is there on one side only is said to be.
    fn exchanged(&self, from: Option<&str>, to: Option<&str>) -> Phrase {
        self.sides("changes-side", from, to)
    }

    /// What stood on two sides, with the words for what stands on one only under a key.
    fn sides(&self, key: &str, from: Option<&str>, to: Option<&str>) -> Phrase {
        match (from, to) {
            (Some(from), Some(to)) => self.own(&format!("{from} → {to}")),
            (None, Some(to)) => self.filled(&format!("{key}-new"), &[("value", &self.own(to))]),
            (Some(from), None) => self.filled(&format!("{key}-gone"), &[("value", &self.own(from))]),
            (None, None) => Phrase::default(),
        }
    }

    /// Words of the plan's own.
    fn own(&self, text: &str) -> Phrase {
        Phrase::from(smart(text)).spoken(self.written_in.as_deref())
    }

    fn filled(&self, key: &str, values: &[(&str, &Phrase)]) -> Phrase {
        Phrase::filled(self.words, key, values)
    }

    /// The first few names, and how many more there are.
    fn named(&self, names: Vec<Phrase>) -> Phrase {
        let mut seen = BTreeSet::new();
        let names: Vec<Phrase> = names.into_iter().filter(|name| seen.insert(name.text())).collect();
        let more = names.len().saturating_sub(NAMED);
        let shown = Phrase::joined(names.into_iter().take(NAMED), "; ");
        match more {
            0 => shown,
            more => self.filled("changes-more", &[("items", &shown), ("count", &more.to_string().into())]),
        }
    }

    /// A sentence for one or for many.
    fn counted(&self, key: &str, number: usize, items: &Phrase, others: &[(&str, &Phrase)]) -> Phrase {
        let spelt = Phrase::from(spelt(self.words, number));
        let digits = Phrase::from(number.to_string());
        let mut all = vec![("Count", &spelt), ("count", &digits), ("items", items)];
        all.extend(others);
        self.filled(&format!("{key}-{}", if number == 1 { "one" } else { "many" }), &all)
    }

    fn of(&self, wanted: impl Fn(&Change) -> bool) -> Vec<&'a Change> {
        self.changes.iter().filter(|change| wanted(change)).collect()
    }

    /// A sentence that counts changes and names them.
    fn tell(&mut self, tag: Tag, key: &str, changes: &[&Change], name: impl Fn(&Self, &Change) -> Phrase) {
        let Some(first) = changes.first() else { return };
        let names: Vec<Phrase> = changes.iter().map(|change| name(self, change)).collect();
        self.tell_counted(tag, key, changes.len(), names, first.section.clone());
    }

    /// A sentence that counts so many things and names them.
    fn tell_counted(&mut self, tag: Tag, key: &str, number: usize, names: Vec<Phrase>, section: Option<Id>) {
        let said = self.counted(key, number, &self.named(names), &[]);
        self.lines.push(DigestLine { tag, said, section });
    }

    /// That hardly any section stands in both versions, as where another plan was asked for by mistake.
    fn other_plan(&mut self, comparison: &Comparison) {
        let sections = comparison.redline.sections.iter().filter(|section| section.level > 0);
        let both = sections.clone().filter(|section| section.side == Side::Both).count();
        let count = sections.count();
        if count >= FEW && both * 10 < count {
            let values = [("count", &count.to_string().into()), ("both", &both.to_string().into())];
            let said = self.filled("changes-other-plan", &values);
            self.lines.push(DigestLine { tag: Tag::Detail, said, section: None });
        }
    }

    fn kind(&self, change: &Change) -> Option<Kind> {
        change.section.as_ref().and_then(|id| self.sections.get(id)).map(|section| section.meta.kind)
    }

    fn sections(&mut self) {
        use ChangeKind as K;
        let priority = |digest: &Self, change: &Change| digest.kind(change) == Some(Kind::Priority);
        for (kinds, tag, key) in [
            ([K::SectionAdded, K::SectionSplit], Tag::Added, "added"),
            ([K::SectionRemoved, K::SectionMerged], Tag::Removed, "removed"),
        ] {
            let (own, others): (Vec<_>, Vec<_>) =
                self.of(|change| kinds.contains(&change.kind)).into_iter().partition(|change| priority(self, change));
            // A section that became a priority, or is none any more.
            let own: Vec<_> = own.into_iter().chain(self.of(|change| turned(change, tag))).collect();
            let first = own.first().copied();
            let of_own = match first.map(|change| change.kind) {
                Some(K::Field) => Tag::Detail,
                Some(K::SectionSplit) => Tag::Split,
                Some(K::SectionMerged) => Tag::Merged,
                _ => tag,
            };
            self.tell(of_own, &format!("changes-priorities-{key}"), &own, Self::title);
            let plain: Vec<_> = others.iter().filter(|change| change.kind == kinds[0]).copied().collect();
            self.tell(tag, &format!("changes-sections-{key}"), &plain, Self::title);
            let other: Vec<_> = others.into_iter().filter(|change| change.kind == kinds[1]).collect();
            let (tag, key) = match kinds[1] {
                K::SectionSplit => (Tag::Split, "changes-sections-split"),
                _ => (Tag::Merged, "changes-sections-merged"),
            };
            self.tell(tag, key, &other, |digest, change| {
                let title = digest.title(change);
                match &change.note {
                    Some(Note::Section(from)) => digest.filled(key, &[("title", &title), ("other", &digest.own(from))]),
                    _ => title,
                }
            });
        }
        for change in self.of(|change| change.kind == K::PriorityOrder) {
            let order = self.own(change.to.as_deref().unwrap_or_default());
            let said = self.filled("changes-priorities-order", &[("items", &order)]);
            self.lines.push(DigestLine { tag: Tag::Order, said, section: change.section.clone() });
        }
        let moved = self.of(|change| change.kind == K::SectionMoved);
        self.tell(Tag::Moved, "changes-sections-moved", &moved, Self::title);
        let renamed = self.of(|change| change.kind == K::SectionRenamed && change.from.is_some());
        self.tell(Tag::Renamed, "changes-sections-renamed", &renamed, |digest, change| {
            Phrase::joined([digest.own(change.from.as_deref().unwrap_or("–")), digest.title(change)], " → ")
        });
        let ids = self.of(|change| change.kind == K::SectionRenamed && change.from.is_none());
        self.tell(Tag::Renamed, "changes-sections-ids", &ids, Self::title);
    }

    fn duties(&mut self) {
        let duty = |change: &Change| change.kind == ChangeKind::Duty;
        let name = |digest: &Self, change: &Change| match &change.note {
            Some(Note::Duty { title, provision }) => {
                let mut said = Phrase::from(title.as_str()).spoken(digest.checked_in);
                said.push(&format!(", {provision}"));
                said
            }
            _ => Phrase::default(),
        };
        let lost = self.of(|change| duty(change) && change.direction == Some(Direction::Weakened));
        self.tell(Tag::Duty, "changes-duties-lost", &lost, name);
        let met = self.of(|change| duty(change) && change.direction == Some(Direction::Strengthened));
        self.tell(Tag::DutyMet, "changes-duties-met", &met, name);
    }

    fn figures(&mut self) {
        let reversed = |change: &Change| change.note == Some(Note::Reversed);
        let (turned, figures): (Vec<_>, Vec<_>) =
            self.of(Change::is_figure).into_iter().partition(|change| reversed(change));
        self.tell(Tag::Figure, "changes-turned", &turned, |digest, change| {
            let figures = digest.exchanged(change.from.as_deref(), change.to.as_deref());
            Phrase::joined([digest.title(change), figures], ": ")
        });
        self.tell(Tag::Figure, "changes-figures", &figures, |digest, change| {
            if is_detail(change) {
                return digest.detail(change);
            }
            let mut said = digest.place_of_figure(change);
            said.push(": ");
            said.extend(digest.exchanged(change.from.as_deref(), change.to.as_deref()));
            said.extend(by(change, digest.words));
            said
        });
        self.tables();
    }

    fn findings(&mut self) {
        let new = self.of(|change| change.kind == ChangeKind::FindingNew);
        let (sums, others): (Vec<&Change>, Vec<&Change>) = new.into_iter().partition(|change| is_sum(change));
        for change in sums {
            let values = [("title", &self.title(change)), ("message", &self.message(change))];
            let said = self.filled("changes-sum-wrong", &values);
            self.lines.push(DigestLine { tag: Tag::Sum, said, section: change.section.clone() });
        }
        let name = |digest: &Self, change: &Change| {
            let values = [("title", &digest.title(change)), ("message", &digest.message(change))];
            digest.filled("changes-finding", &values)
        };
        self.tell(Tag::Wrong, "changes-findings-new", &others, name);
        let gone = self.of(|change| change.kind == ChangeKind::FindingGone);
        self.tell(Tag::Mended, "changes-findings-gone", &gone, name);
    }

    /// What the check says, in its language.
    fn message(&self, change: &Change) -> Phrase {
        Phrase::from(of_finding(change)).spoken(self.checked_in)
    }
}

/// Whether a section became a priority, or is none any more.
fn turned(change: &Change, tag: Tag) -> bool {
    let is_kind = matches!(&change.note, Some(Note::Key { key, entry: None }) if key == "kind");
    let priority = Some(Kind::Priority.as_str());
    let side = if tag == Tag::Added { &change.to } else { &change.from };
    change.kind == ChangeKind::Field && is_kind && side.as_deref() == priority
}

/// Whether a change is told among the details.
fn is_detail(change: &Change) -> bool {
    use ChangeKind as K;
    matches!(change.kind, K::Measure | K::Recommendation | K::Waiver | K::Field | K::Page)
}
