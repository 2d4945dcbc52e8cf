//! What changed, in sentences that a panel can quote.

mod details;
mod figures;
mod phrase;
mod said;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Amount, Id, Kind, Plan, Section};
use planwright_diff::{Change, ChangeKind, Comparison, Delta, Direction, List, Measured, Note};

pub use self::figures::{FigureChange, figures};
pub use self::phrase::{Part, Phrase};
use super::notices::of_finding;
use super::tags::is_sum;
use crate::lower::{lang, smart};
use crate::{Words, fill, word};

/// What a line of the digest is about, by which themes mark it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Something came.
    Added,
    /// Something went.
    Removed,
    /// Something stands elsewhere.
    Moved,
    /// Something is called otherwise.
    Renamed,
    /// Less is promised, or a duty is not met any more.
    Weaker,
    /// More is promised, or a duty is met now.
    Stronger,
    /// A figure.
    Figure,
    /// Something does not add up, or is wrong, and was not.
    Wrong,
    /// Something that was wrong is mended.
    Mended,
    /// Front matter: measures, answers, the plan on a page.
    Detail,
    /// Words.
    Text,
}

impl Tag {
    /// Its name, by which a locale words it and a theme styles it: `weaker`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Moved => "moved",
            Self::Renamed => "renamed",
            Self::Weaker => "weaker",
            Self::Stronger => "stronger",
            Self::Figure => "figure",
            Self::Wrong => "wrong",
            Self::Mended => "mended",
            Self::Detail => "detail",
            Self::Text => "text",
        }
    }
}

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

/// What changed, the weightiest first; one sentence where nothing did.
#[must_use]
pub fn digest(comparison: &Comparison, old: &Plan, new: &Plan, words: &Words) -> Vec<DigestLine> {
    let mut digest = Digest::new(comparison, [old, new], words, &lang(new));
    if comparison.unjudged {
        let said = word(words, "changes-not-judged").into();
        digest.lines.push(DigestLine { tag: Tag::Wrong, said, section: None });
    }
    digest.sections();
    digest.duties();
    digest.verbs();
    digest.pledges();
    digest.figures();
    digest.findings();
    digest.details();
    digest.texts();
    digest.translations(comparison, old, new);
    if digest.lines.is_empty() {
        let said = word(words, "changes-none").into();
        digest.lines.push(DigestLine { tag: Tag::Text, said, section: None });
    }
    digest.lines
}

/// A difference with its sign and unit, and its share of what was there: `+£18,000, +8.0%`.
#[must_use]
pub fn difference(delta: &Delta, words: &Words) -> String {
    let sign = if delta.difference.is_sign_negative() { "−" } else { "+" };
    let size = delta.difference.abs();
    let by = match delta.unit {
        Measured::Days => {
            let key = if size == rust_decimal::Decimal::ONE { "changes-days-one" } else { "changes-days-many" };
            fill(words, key, &[("count", &size.normalize().to_string())])
        }
        Measured::Amount(unit) => {
            let printed = Amount { value: size, unit, last_digit: delta.last_digit }.to_string();
            let points = unit == planwright_core::model::Unit::Percent;
            if points { fill(words, "changes-points", &[("points", printed.trim_end_matches('%'))]) } else { printed }
        }
    };
    let share = delta.percent.map(|percent| {
        let sign = if percent.is_sign_negative() { "−" } else { "+" };
        let rounded = percent.abs().round_dp_with_strategy(1, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        format!(", {sign}{rounded:.1}%")
    });
    format!("{sign}{by}{}", share.unwrap_or_default())
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
    sections: Titled<'a>,
    /// Which list an entry of front matter is of, by its section and its name.
    lists: BTreeMap<(Option<&'a Id>, &'a str), List>,
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
        let fields = comparison.redline.sections.iter().flat_map(|section| {
            let own = |field: &'a planwright_diff::FieldDiff| {
                Some(((section.id.as_ref(), field.entry.as_deref()?), field.list?))
            };
            section.fields.iter().filter_map(own)
        });
        let primary = |lang: &str| lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let written = plans.last().map(|plan| lang(plan)).unwrap_or_default();
        Self {
            changes: &comparison.changes,
            sections: sections.map(|section| (&section.id.value, section)).collect(),
            lists: fields.collect(),
            words,
            checked_in: (primary(spoken) != "en").then_some("en"),
            written_in: (primary(spoken) != primary(&written)).then_some(written),
            lines: Vec::new(),
        }
    }

    /// The title of a change's section, which leads to it.
    fn title(&self, change: &Change) -> Phrase {
        let section = change.section.as_ref().and_then(|id| self.sections.get(id));
        match section {
            Some(section) => {
                let title = Phrase::of_section(smart(&section.meta.title.value), change.section.as_ref());
                title.spoken(self.written_in.as_deref())
            }
            None => word(self.words, "changes-the-plan").into(),
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
            self.tell(tag, &format!("changes-priorities-{key}"), &own, Self::title);
            let plain: Vec<_> = others.iter().filter(|change| change.kind == kinds[0]).copied().collect();
            self.tell(tag, &format!("changes-sections-{key}"), &plain, Self::title);
            let other: Vec<_> = others.into_iter().filter(|change| change.kind == kinds[1]).collect();
            let key = if kinds[1] == K::SectionSplit { "changes-sections-split" } else { "changes-sections-merged" };
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
            self.lines.push(DigestLine { tag: Tag::Moved, said, section: change.section.clone() });
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
        self.tell(Tag::Weaker, "changes-duties-lost", &lost, name);
        let met = self.of(|change| duty(change) && change.direction == Some(Direction::Strengthened));
        self.tell(Tag::Stronger, "changes-duties-met", &met, name);
    }

    fn figures(&mut self) {
        let reversed = |change: &Change| change.note == Some(Note::Reversed);
        let (turned, figures): (Vec<_>, Vec<_>) =
            self.of(Change::is_figure).into_iter().partition(|change| reversed(change));
        self.tell(Tag::Figure, "changes-turned", &turned, |digest, change| {
            let figures = digest.own(&exchanged(change.from.as_deref(), change.to.as_deref()));
            Phrase::joined([digest.title(change), figures], ": ")
        });
        self.tell(Tag::Figure, "changes-figures", &figures, |digest, change| {
            if is_detail(change) {
                return digest.detail(change);
            }
            let mut said = digest.place_of_figure(change);
            said.push(": ");
            said.push(&exchanged(change.from.as_deref(), change.to.as_deref()));
            said.push(&by(change, digest.words));
            said
        });
        use ChangeKind as K;
        let both = |change: &Change| change.from.is_some() && change.to.is_some();
        let caption = |digest: &Self, change: &Change| match &change.note {
            Some(Note::Table(caption)) if !caption.is_empty() => digest.own(caption),
            _ => digest.title(change),
        };
        // A row is called by its first cell, and a column by its heading.
        let name = |digest: &Self, change: &Change| {
            let place = change.new.as_ref().or(change.old.as_ref());
            let first = place.map(|place| place.text.split(" | ").next().unwrap_or_default()).unwrap_or_default();
            Phrase::joined([digest.own(first), caption(digest, change)], ", ")
        };
        let unit = |change: &Change| matches!(change.note, Some(Note::Unit(_)));
        for (kinds, tag, key) in [
            ([K::TableRowAdded, K::TableColumn], Tag::Added, "changes-tables-added"),
            ([K::TableRowRemoved, K::TableColumn], Tag::Removed, "changes-tables-removed"),
        ] {
            let there = |change: &Change| if tag == Tag::Added { change.new.is_some() } else { change.old.is_some() };
            let lines =
                self.of(|change| kinds.contains(&change.kind) && !both(change) && there(change) && !unit(change));
            self.tell(tag, key, &lines, name);
        }
        let counted = self.of(unit);
        self.tell(Tag::Figure, "changes-tables-counted", &counted, |digest, change| {
            let caption = match &change.note {
                Some(Note::Unit(caption)) if !caption.is_empty() => digest.own(caption),
                _ => digest.title(change),
            };
            let units = digest.own(&exchanged(change.from.as_deref(), change.to.as_deref()));
            Phrase::joined([caption, units], ": ")
        });
        let headed = self.of(|change| change.kind == K::TableColumn && both(change) && !unit(change));
        self.tell(Tag::Renamed, "changes-tables-headed", &headed, |digest, change| {
            let headings = digest.own(&exchanged(change.from.as_deref(), change.to.as_deref()));
            Phrase::joined([headings, caption(digest, change)], ", ")
        });
    }

    fn findings(&mut self) {
        let new = self.of(|change| change.kind == ChangeKind::FindingNew);
        let (sums, others): (Vec<&Change>, Vec<&Change>) = new.into_iter().partition(|change| is_sum(change));
        for change in sums {
            let values = [("title", &self.title(change)), ("message", &self.message(change))];
            let said = self.filled("changes-sum-wrong", &values);
            self.lines.push(DigestLine { tag: Tag::Wrong, said, section: change.section.clone() });
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

/// By how much a figure changed, in brackets.
fn by(change: &Change, words: &Words) -> String {
    change.delta.as_ref().map(|delta| format!(" ({})", difference(delta, words))).unwrap_or_default()
}

/// `must → should`; a dash for what is not there.
fn exchanged(from: Option<&str>, to: Option<&str>) -> String {
    format!("{} → {}", from.unwrap_or("–"), to.unwrap_or("–"))
}
