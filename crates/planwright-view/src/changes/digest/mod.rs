//! What changed, in sentences that a panel can quote.

mod amounts;
mod details;
mod difference;
mod entries;
mod figures;
mod findings;
mod languages;
mod page;
mod passages;
mod phrase;
mod quotes;
mod said;
mod sections;
mod spoken;
mod tables;
#[cfg(test)]
mod tests;
mod texts;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Id, Plan, Section};
use planwright_diff::{Change, ChangeKind, Comparison, Direction, FieldDiff, List, Note, SectionDiff, Shape, Side};

pub use self::difference::difference;
use self::figures::by;
pub use self::figures::{FigureChange, figures};
pub use self::phrase::{Part, Phrase};
use self::spoken::Spoken;
pub(super) use self::texts::is_told_by_pledge;
pub use super::tags::Tag;
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
    digest.unread(comparison);
    digest.translations_gone(comparison, old, new);
    digest.duties();
    digest.priorities();
    digest.verbs();
    digest.figures();
    digest.problems();
    digest.measures();
    digest.answers();
    digest.sections();
    digest.texts();
    digest.tables();
    digest.entries();
    digest.details();
    digest.moves();
    digest.mended();
    digest.translations(comparison, old, new);
    digest.dates_of_the_document();
    if digest.lines.is_empty() {
        let said = word(words, "changes-none").into();
        digest.lines.push(DigestLine { tag: Tag::Text, said, section: None });
    }
    digest.lines.iter_mut().for_each(|line| line.said.end_once());
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
    /// The new version.
    plan: &'a Plan,
    changes: &'a [Change],
    redline: &'a [SectionDiff],
    sections: Titled<'a>,
    /// The place of each change among all.
    places: BTreeMap<*const Change, usize>,
    /// Values of front matter by the changes that tell of them.
    fields: BTreeMap<usize, &'a FieldDiff>,
    /// The sections of the new version.
    there: BTreeSet<&'a Id>,
    /// What cannot be read in one of the versions.
    unread: BTreeSet<Id>,
    /// True where a translation is not there any more.
    translation_gone: bool,
    /// What the panel recommended, by the names of its recommendations.
    recommended: BTreeMap<&'a str, &'a str>,
    /// What stands around figures.
    spoken: Spoken,
    /// From where to where things were moved, by the place of the change.
    moves: BTreeMap<usize, Ends<'a>>,
    /// The headings that were moved, by the places of the changes.
    headings: BTreeSet<usize>,
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
        let mut sections: Titled<'a> = plans[0].all_sections().map(|section| (&section.id.value, section)).collect();
        let unread = |id: &Id| comparison.unread.iter().any(|file| file.side == Side::New && file.section == *id);
        for section in plans[1].all_sections() {
            // What cannot be read is called as it was.
            if !unread(&section.id.value) || !sections.contains_key(&section.id.value) {
                sections.insert(&section.id.value, section);
            }
        }
        let reports = plans.into_iter().flat_map(|plan| &plan.panel).flat_map(|report| &report.recommendations);
        let recommended = reports.map(|one| (one.id.value.as_str(), one.text.value.as_str()));
        let all = &comparison.redline.sections;
        let fields = all.iter().flat_map(|section| &section.fields);
        let units = all.iter().flat_map(|section| &section.units);
        let headings = units.clone().filter(|unit| matches!(unit.shape, Shape::Heading(_)));
        let tables = units.filter_map(|unit| unit.table.as_ref());
        let primary = |lang: &str| lang.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let written = plans.last().map(|plan| lang(plan)).unwrap_or_default();
        Self {
            plan: plans[1],
            changes: &comparison.changes,
            redline: all,
            sections,
            places: comparison
                .changes
                .iter()
                .enumerate()
                .map(|(at, change)| (std::ptr::from_ref(change), at))
                .collect(),
            fields: fields.map(|field| (field.change, field)).collect(),
            there: plans[1].all_sections().map(|section| &section.id.value).collect(),
            unread: comparison.unread.iter().map(|file| file.section.clone()).collect(),
            translation_gone: comparison.translations.iter().any(|translation| translation.side == Side::Old),
            recommended: recommended.collect(),
            spoken: Spoken::of(&comparison.redline, &comparison.changes, primary(&written) == "en"),
            moves: whither::moves(&comparison.redline, &comparison.changes),
            headings: headings.filter_map(|unit| unit.change).collect(),
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
        self.fields.get(&self.place(change)?)?.list
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

    /// The first few names, and how many more there are; one that stands for several things says for how many.
    fn named(&self, names: Vec<Phrase>) -> Phrase {
        let mut all: Vec<(Phrase, usize)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for name in names {
            let place = *places.entry(name.text()).or_insert(all.len());
            match all.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => all.push((name, 1)),
            }
        }
        // One alone stands for all.
        let several = all.len() > 1;
        for (name, count) in all.iter_mut().filter(|(_, count)| several && *count > 1) {
            name.push(&format!(" (×{count})"));
        }
        self.listed_names(all)
    }

    /// The first few names, each with how many things it stands for, and how many more things there are.
    fn listed_names(&self, names: Vec<(Phrase, usize)>) -> Phrase {
        let more: usize = names.iter().skip(NAMED).map(|(_, count)| count).sum();
        let shown = Phrase::joined(names.into_iter().take(NAMED).map(|(name, _)| name), "; ");
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
        let items = self.named(names);
        self.tell_items(tag, key, number, &items, section);
    }

    fn tell_items(&mut self, tag: Tag, key: &str, number: usize, items: &Phrase, section: Option<Id>) {
        let said = self.counted(key, number, items, &[]);
        self.lines.push(DigestLine { tag, said, section });
    }

    /// Files that cannot be read, of which less was compared.
    fn unread(&mut self, comparison: &Comparison) {
        for file in &comparison.unread {
            let version = if file.side == Side::Old { "redline-earlier-version" } else { "redline-this-version" };
            let version = word(self.words, version).into();
            let values = [("file", &file.path.as_str().into()), ("version", &version)];
            let said = self.filled("changes-unread", &values);
            self.lines.push(DigestLine { tag: Tag::Wrong, said, section: Some(file.section.clone()) });
        }
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
}

/// Whether a change is told among the details.
fn is_detail(change: &Change) -> bool {
    use ChangeKind as K;
    matches!(change.kind, K::Measure | K::Recommendation | K::Waiver | K::Field | K::Page)
}
