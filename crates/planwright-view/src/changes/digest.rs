//! What changed, in sentences that a panel can quote.

mod said;

use std::collections::BTreeMap;

use planwright_core::amount::amount;
use planwright_core::model::{Amount, Id, Kind, Plan, Section};
use planwright_diff::{Change, ChangeKind, Comparison, Delta, Direction, Measured, Note, Side};

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
    pub text: String,
    /// The section that it leads to: that of the first change that it tells of.
    pub section: Option<Id>,
}

/// At most so many things are named in a sentence.
const NAMED: usize = 3;

/// What changed, the weightiest first; one sentence where nothing did.
#[must_use]
pub fn digest(comparison: &Comparison, old: &Plan, new: &Plan, words: &Words) -> Vec<DigestLine> {
    let sections: BTreeMap<&Id, &Section> =
        old.all_sections().chain(new.all_sections()).map(|section| (&section.id.value, section)).collect();
    let mut digest = Digest { changes: &comparison.changes, sections, words, lines: Vec::new() };
    if comparison.unjudged {
        let text = word(words, "changes-not-judged");
        digest.lines.push(DigestLine { tag: Tag::Wrong, text, section: None });
    }
    digest.sections();
    digest.duties();
    digest.verbs();
    digest.pledges();
    digest.figures();
    digest.findings();
    digest.details();
    digest.texts();
    digest.translations(comparison);
    if digest.lines.is_empty() {
        let text = word(words, "changes-none");
        digest.lines.push(DigestLine { tag: Tag::Text, text, section: None });
    }
    digest.lines
}

/// A difference with its sign and unit, and its share of what was there: `+£18,000, +8.0%`.
#[must_use]
pub fn difference(delta: &Delta, words: &Words) -> String {
    let sign = if delta.difference.is_sign_negative() { "−" } else { "+" };
    let size = delta.difference.abs();
    let by = match delta.unit {
        Measured::Days => count(words, "changes-days", usize::try_from(size).unwrap_or_default(), &[]),
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

/// A sentence for one or for many.
fn count(words: &Words, key: &str, count: usize, values: &[(&str, &str)]) -> String {
    let number = match count {
        2..=10 => word(words, &format!("changes-count-{count}")),
        _ => count.to_string(),
    };
    let digits = count.to_string();
    let mut all = vec![("Count", number.as_str()), ("count", digits.as_str())];
    all.extend(values);
    fill(words, &format!("{key}-{}", if count == 1 { "one" } else { "many" }), &all)
}

struct Digest<'a> {
    changes: &'a [Change],
    sections: BTreeMap<&'a Id, &'a Section>,
    words: &'a Words,
    lines: Vec<DigestLine>,
}

impl<'a> Digest<'a> {
    fn title(&self, change: &Change) -> String {
        let section = change.section.as_ref().and_then(|id| self.sections.get(id));
        section.map_or_else(|| word(self.words, "changes-the-plan"), |section| section.meta.title.value.clone())
    }

    /// The first few names, and how many more there are.
    fn named(&self, names: &[String]) -> String {
        let mut seen: Vec<&str> = Vec::new();
        for name in names {
            if !seen.contains(&name.as_str()) {
                seen.push(name);
            }
        }
        let shown = seen.iter().take(NAMED).copied().collect::<Vec<_>>().join("; ");
        match seen.len().saturating_sub(NAMED) {
            0 => shown,
            more => fill(self.words, "changes-more", &[("items", &shown), ("count", &more.to_string())]),
        }
    }

    fn of(&self, wanted: impl Fn(&Change) -> bool) -> Vec<&'a Change> {
        self.changes.iter().filter(|change| wanted(change)).collect()
    }

    /// A sentence that counts changes and names them.
    fn tell(&mut self, tag: Tag, key: &str, changes: &[&Change], name: impl Fn(&Self, &Change) -> String) {
        let Some(first) = changes.first() else { return };
        let names: Vec<String> = changes.iter().map(|change| name(self, change)).collect();
        self.tell_counted(tag, key, changes.len(), &names, first.section.clone());
    }

    /// A sentence that counts so many things and names them.
    fn tell_counted(&mut self, tag: Tag, key: &str, number: usize, names: &[String], section: Option<Id>) {
        let text = count(self.words, key, number, &[("items", &self.named(names))]);
        self.lines.push(DigestLine { tag, text, section });
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
                    Some(Note::Section(from)) => fill(digest.words, key, &[("title", &title), ("other", from)]),
                    _ => title,
                }
            });
        }
        for change in self.of(|change| change.kind == K::PriorityOrder) {
            let order = change.to.clone().unwrap_or_default();
            let text = fill(self.words, "changes-priorities-order", &[("items", &order)]);
            self.lines.push(DigestLine { tag: Tag::Moved, text, section: change.section.clone() });
        }
        let moved = self.of(|change| change.kind == K::SectionMoved);
        self.tell(Tag::Moved, "changes-sections-moved", &moved, Self::title);
        let renamed = self.of(|change| change.kind == K::SectionRenamed && change.from.is_some());
        self.tell(Tag::Renamed, "changes-sections-renamed", &renamed, |_, change| {
            exchanged(change.from.as_deref(), change.to.as_deref())
        });
        let ids = self.of(|change| change.kind == K::SectionRenamed && change.from.is_none());
        self.tell(Tag::Renamed, "changes-sections-ids", &ids, Self::title);
    }

    fn duties(&mut self) {
        let duty = |change: &Change| change.kind == ChangeKind::Duty;
        let name = |_: &Self, change: &Change| match &change.note {
            Some(Note::Duty { title, provision }) => format!("{title}, {provision}"),
            _ => String::new(),
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
            format!("{}: {}", digest.title(change), exchanged(change.from.as_deref(), change.to.as_deref()))
        });
        self.tell(Tag::Figure, "changes-figures", &figures, |digest, change| {
            if is_detail(change) {
                return digest.detail(change);
            }
            let exchanged = exchanged(change.from.as_deref(), change.to.as_deref());
            let by = change.delta.as_ref().map(|delta| format!(" ({})", difference(delta, digest.words)));
            let place = match &change.note {
                Some(Note::Cell { row: Some(row), column, .. }) if !row.is_empty() => format!("{row}, {column}"),
                _ => digest.title(change),
            };
            format!("{place}: {exchanged}{}", by.unwrap_or_default())
        });
        use ChangeKind as K;
        let both = |change: &Change| change.from.is_some() && change.to.is_some();
        let caption = |digest: &Self, change: &Change| match &change.note {
            Some(Note::Table(caption)) if !caption.is_empty() => caption.clone(),
            _ => digest.title(change),
        };
        // A row is called by its first cell, and a column by its heading.
        let name = |digest: &Self, change: &Change| {
            let place = change.new.as_ref().or(change.old.as_ref());
            let first = place.map(|place| place.text.split(" | ").next().unwrap_or_default()).unwrap_or_default();
            format!("{first}, {}", caption(digest, change))
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
        let counted = self.of(|change| matches!(change.note, Some(Note::Unit(_))));
        self.tell(Tag::Figure, "changes-tables-counted", &counted, |digest, change| {
            let caption = match &change.note {
                Some(Note::Unit(caption)) if !caption.is_empty() => caption.clone(),
                _ => digest.title(change),
            };
            format!("{caption}: {}", exchanged(change.from.as_deref(), change.to.as_deref()))
        });
        let headed = self.of(|change| change.kind == K::TableColumn && both(change) && !unit(change));
        self.tell(Tag::Renamed, "changes-tables-headed", &headed, |digest, change| {
            format!("{}, {}", exchanged(change.from.as_deref(), change.to.as_deref()), caption(digest, change))
        });
    }

    fn findings(&mut self) {
        let adds = |change: &Change| matches!(&change.note, Some(Note::Rule(rule)) if rule == "table/total" || rule == "table/sum" || rule == "table/rows");
        let new = self.of(|change| change.kind == ChangeKind::FindingNew);
        let (sums, others): (Vec<&Change>, Vec<&Change>) = new.into_iter().partition(|change| adds(change));
        for change in sums {
            let message = change.new.as_ref().map(|place| place.text.as_str()).unwrap_or_default();
            let values = [("title", self.title(change)), ("message", message.to_owned())];
            let values: Vec<(&str, &str)> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let text = fill(self.words, "changes-sum-wrong", &values);
            self.lines.push(DigestLine { tag: Tag::Wrong, text, section: change.section.clone() });
        }
        let name = |digest: &Self, change: &Change| {
            let place = change.new.as_ref().or(change.old.as_ref());
            let message = place.map(|place| place.text.as_str()).unwrap_or_default();
            fill(digest.words, "changes-finding", &[("title", &digest.title(change)), ("message", message)])
        };
        self.tell(Tag::Wrong, "changes-findings-new", &others, name);
        let gone = self.of(|change| change.kind == ChangeKind::FindingGone);
        self.tell(Tag::Mended, "changes-findings-gone", &gone, name);
    }

    fn details(&mut self) {
        use ChangeKind as K;
        for (kind, key) in [
            (K::Measure, "changes-measures"),
            (K::Recommendation, "changes-recommendations"),
            (K::Waiver, "changes-waivers"),
            (K::Field, "changes-fields"),
            (K::Page, "changes-page"),
        ] {
            let told = |change: &Change| turned(change, Tag::Added) || turned(change, Tag::Removed);
            // What is a figure was told with the figures.
            let changes = self.of(|change| change.kind == kind && !told(change) && !change.is_figure());
            self.tell(Tag::Detail, key, &changes, Self::detail);
        }
    }

    /// What changed in front matter.
    fn detail(&self, change: &Change) -> String {
        match &change.note {
            Some(Note::Added(name)) => fill(self.words, "changes-entry-added", &[("name", name)]),
            Some(Note::Removed(name)) => fill(self.words, "changes-entry-removed", &[("name", name)]),
            Some(Note::Key { key, entry }) => {
                let key = self.key(key);
                let title = change.section.as_ref().map(|_| self.title(change));
                let name = entry.as_ref().or(title.as_ref()).map_or(key.clone(), |name| {
                    fill(self.words, "changes-entry-key", &[("name", name), ("key", &key)])
                });
                match (&change.from, &change.to) {
                    (Some(from), Some(to)) if from.len() + to.len() < 120 => {
                        let by = change.delta.as_ref().map(|delta| format!(" ({})", difference(delta, self.words)));
                        format!(
                            "{name}: {}{}",
                            exchanged(Some(&self.value(from)), Some(&self.value(to))),
                            by.unwrap_or_default()
                        )
                    }
                    _ => name,
                }
            }
            _ => self.title(change),
        }
    }

    /// The name of a key of front matter for somebody who has never seen one.
    fn key(&self, key: &str) -> String {
        let name = format!("changes-key-{}", key.replace('.', "-"));
        let said = word(self.words, &name);
        if said == name { key.replace(['.', '-'], " ") } else { said }
    }

    /// A value of front matter as people write it: a date in words, an amount as it stands.
    fn value(&self, value: &str) -> String {
        if amount(value, None, false).is_some() {
            return value.to_owned();
        }
        value.parse().map_or_else(|_| value.to_owned(), |date| crate::lower::day(self.words, date))
    }

    fn texts(&mut self) {
        use ChangeKind as K;
        let kinds = [
            K::Text,
            K::ParagraphAdded,
            K::ParagraphRemoved,
            K::ParagraphMoved,
            K::ListItemAdded,
            K::ListItemRemoved,
            K::ListItemMoved,
        ];
        let worded =
            |change: &Change| kinds.contains(&change.kind) || (change.kind == K::TableCell && change.delta.is_none());
        let changes = self.of(|change| worded(change) && !said::is_pledge(change));
        let mut first: Vec<&Change> = Vec::new();
        for change in changes {
            if !first.iter().any(|other| other.section == change.section) {
                first.push(change);
            }
        }
        self.tell(Tag::Text, "changes-texts", &first, Self::title);
    }
}

impl Digest<'_> {
    fn translations(&mut self, comparison: &Comparison) {
        for translation in &comparison.translations {
            let folder = translation.folder.as_str();
            let (tag, text) = match translation.side {
                Side::New => (Tag::Added, fill(self.words, "changes-translation-added", &[("folder", folder)])),
                Side::Old => (Tag::Removed, fill(self.words, "changes-translation-removed", &[("folder", folder)])),
                Side::Both => {
                    let changes = translation.comparison.changes.len();
                    (Tag::Text, count(self.words, "changes-translation", changes, &[("folder", folder)]))
                }
            };
            self.lines.push(DigestLine { tag, text, section: None });
        }
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

/// `must → should`; a dash for what is not there.
fn exchanged(from: Option<&str>, to: Option<&str>) -> String {
    format!("{} → {}", from.unwrap_or("–"), to.unwrap_or("–"))
}

#[cfg(test)]
mod tests {
    use planwright_core::{Sources, Span};
    use planwright_diff::{Place, Pledge, Strength, Whose};
    use rust_decimal::Decimal;

    use super::*;
    use crate::theme;

    fn place(text: &str) -> Option<Place> {
        Some(Place { span: Span::start_of(Sources::default().add("a.md", text)), text: text.to_owned() })
    }

    fn change(kind: ChangeKind) -> Change {
        Change {
            kind,
            section: Id::new("streets"),
            old: place("before"),
            new: place("after"),
            from: Some("before".to_owned()),
            to: Some("after".to_owned()),
            delta: None,
            direction: None,
            strength: (None, None),
            whose: None,
            pledges: Vec::new(),
            note: None,
        }
    }

    fn strength(verb: &str) -> Strength {
        match verb {
            "must" => Strength::Duty,
            "will" => Strength::Commitment,
            "may" => Strength::Permission,
            _ => Strength::Weak,
        }
    }

    fn verb(from: &str, to: &str, direction: Direction, section: &str) -> Change {
        Change {
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            direction: Some(direction),
            strength: (Some(strength(from)), Some(strength(to))),
            whose: Some(Whose::Officers),
            section: Id::new(section),
            ..change(ChangeKind::Modal)
        }
    }

    /// Changes of every kind, and with every note that is worded.
    fn every() -> Vec<Change> {
        use ChangeKind as K;
        use Direction::{Strengthened, Weakened};
        let note = |kind, note| Change { note: Some(note), ..change(kind) };
        let duty = |direction| Change {
            direction: Some(direction),
            ..note(K::Duty, Note::Duty { title: "Grants".to_owned(), provision: "s.7".to_owned() })
        };
        let of =
            |unit, last_digit| Delta { difference: Decimal::from(-2), last_digit, percent: Some(Decimal::ONE), unit };
        let figure = |delta| Change { delta: Some(delta), ..change(K::Figure) };
        let key = |key: &str, entry: Option<&str>| Note::Key { key: key.to_owned(), entry: entry.map(str::to_owned) };
        let mut all: Vec<Change> = K::ALL.iter().map(|kind| change(*kind)).collect();
        for section in [None, Id::new("roads")] {
            let here = |change| Change { section: section.clone(), ..change };
            all.extend([K::SectionAdded, K::SectionRemoved].map(|kind| here(change(kind))));
        }
        for kind in [K::SectionSplit, K::SectionMerged] {
            all.push(Change { section: Id::new("roads"), ..note(kind, Note::Section("Streets".to_owned())) });
        }
        all.extend([duty(Weakened), duty(Strengthened)]);
        for section in ["streets", "roads"] {
            all.push(verb("must", "should", Weakened, section));
            all.push(verb("should", "must", Strengthened, section));
            all.push(verb("must", "must", Strengthened, section));
            for strength in [Strength::Duty, Strength::Prohibition, Strength::Commitment, Strength::Refusal] {
                all.extend([true, false].map(|added| {
                    let text = "They will come.".to_owned();
                    let pledge = Pledge { added, strength, whose: Some(Whose::Officers), text };
                    Change { pledges: vec![pledge], section: Id::new(section), ..change(K::Text) }
                }));
            }
        }
        all.push(verb("will", "may", Weakened, "roads"));
        all.push(verb("may", "will", Strengthened, "roads"));
        all.push(verb("will", "will", Strengthened, "roads"));
        all.push(note(K::TableColumn, Note::Unit("Reserves".to_owned())));
        all.push(note(K::Figure, Note::Reversed));
        all.push(verb("should", "may", Weakened, "roads"));
        all.push(verb("may", "should", Strengthened, "roads"));
        all.push(Change { note: Some(Note::Reversed), ..verb("will", "will not", Weakened, "roads") });
        all.push(figure(of(Measured::Days, Decimal::ONE)));
        all.push(figure(of(Measured::Amount(planwright_core::model::Unit::Percent), Decimal::ONE)));
        all.push(note(K::FindingNew, Note::Rule("table/total".to_owned())));
        all.push(note(K::Measure, Note::Added("Calls".to_owned())));
        all.push(note(K::Measure, Note::Removed("Calls".to_owned())));
        all.push(note(K::Measure, key("target", Some("Calls"))));
        let keys = [
            "title",
            "subtitle",
            "summary",
            "status",
            "version",
            "dated",
            "issued",
            "varied",
            "period.from",
            "period.to",
            "page",
            "kind",
            "owner",
        ];
        all.extend(keys.map(|name| note(K::Field, key(name, None))));
        all
    }

    /// A plan with a section of the force, which is a priority, and one of the commissioner.
    fn plan() -> Plan {
        let section =
            |kind: &str, owner: &str| format!("---\ntitle: A title\nkind: {kind}\nowner: {owner}\n---\n\nWords.\n");
        let head = "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";
        let mut tree = planwright_project::Tree::default();
        for (path, text) in [
            ("plan.md", head.to_owned()),
            ("streets.md", section("priority", "chief-officer")),
            ("roads.md", section("commitment", "commissioner")),
        ] {
            tree.files.insert(path.to_owned(), planwright_project::Content::Bytes(text.into_bytes().into()));
        }
        let options = planwright_project::Options::default();
        planwright_project::load(&tree, "p", "p", &options, &mut Sources::default()).plan.expect("a plan")
    }

    fn told(changes: Vec<Change>, words: &Words) -> String {
        let translation = |folder: &str, side: Side, changes: Vec<Change>| planwright_diff::TranslationDiff {
            folder: folder.to_owned(),
            side,
            comparison: Comparison { changes, ..Comparison::default() },
        };
        let translations = vec![
            translation("cy", Side::Both, changes.clone()),
            translation("pl", Side::Both, vec![change(ChangeKind::Text)]),
            translation("fr", Side::New, Vec::new()),
            translation("de", Side::Old, Vec::new()),
        ];
        let comparison = Comparison { changes, translations, ..Comparison::default() };
        let plan = plan();
        digest(&comparison, &plan, &plan, words).into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_sentence_can_be_said_in_every_language() {
        let theme = theme::built_in("default").expect("the default theme");
        for lang in ["en", "cy"] {
            // Each word stands for its own key.
            let own = theme.words(lang);
            let marked: Words = own.iter().map(|(key, text)| (key.clone(), format!("<{key}>{text}"))).collect();
            let mut said = told(every(), &marked);
            let twice: Vec<Change> = every().into_iter().chain(every()).collect();
            said.push_str(&told(twice, &marked));
            for kind in ChangeKind::ALL.iter().filter(|kind| **kind != ChangeKind::PriorityOrder) {
                // Each alone, and a few of it.
                for count in 1..=10 {
                    let note = (*kind == ChangeKind::FindingNew).then(|| Note::Rule("words/acronym".to_owned()));
                    let one = Change { note, ..change(*kind) };
                    said.push_str(&told(vec![one; count], &marked));
                }
            }
            for change in every() {
                said.push_str(&told(vec![change; 2], &marked));
            }
            for change in every() {
                said.push_str(&told(vec![change], &marked));
            }
            let mut days =
                every().into_iter().filter(|change| change.delta.is_some_and(|delta| delta.unit == Measured::Days));
            let mut day = days.next().expect("a date");
            day.delta = day.delta.map(|delta| Delta { difference: Decimal::ONE, ..delta });
            let (mut more, mut titles) = (Vec::new(), 0);
            while titles < 5 {
                more.push(Change {
                    section: Id::new("roads"),
                    from: Some(titles.to_string()),
                    ..change(ChangeKind::Figure)
                });
                titles += 1;
            }
            said.push_str(&told(vec![day], &marked));
            said.push_str(&told(more, &marked));
            let plan = plan();
            said.push_str(&digest(&Comparison::default(), &plan, &plan, &marked)[0].text);
            let unjudged = Comparison { unjudged: true, ..Comparison::default() };
            said.push_str(&digest(&unjudged, &plan, &plan, &marked)[0].text);
            for (old, new) in [(true, false), (false, true), (true, true)] {
                let side = |there: bool, text: &str| there.then(|| text.to_owned());
                let column = Change {
                    old: place("before").filter(|_| old),
                    new: place("after").filter(|_| new),
                    from: side(old, "before"),
                    to: side(new, "after"),
                    ..change(ChangeKind::TableColumn)
                };
                said.push_str(&told(vec![column.clone()], &marked));
                said.push_str(&told(vec![column; 2], &marked));
            }
            let id = Change { from: None, to: None, ..change(ChangeKind::SectionRenamed) };
            said.push_str(&told(vec![id.clone()], &marked));
            said.push_str(&told(vec![id; 2], &marked));
            let unsaid: Vec<&String> = DIGEST
                .iter()
                .flat_map(|part| own.keys().filter(move |key| key.starts_with(part)))
                .filter(|key| !said.contains(&format!("<{key}>")))
                .collect();
            assert!(unsaid.is_empty(), "{lang}: never said: {unsaid:?}");
            assert!(!said.contains('{'), "{lang}: a place is not filled in");
        }
    }

    /// How the keys of the digest begin.
    const DIGEST: [&str; 28] = [
        "changes_none",
        "changes_not",
        "changes_the_plan",
        "changes_more",
        "changes_count",
        "changes_days",
        "changes_points",
        "changes_priorities",
        "changes_sections_",
        "changes_duties",
        "changes_verb",
        "changes_force",
        "changes_promises",
        "changes_bans",
        "changes_pledge",
        "changes_turned",
        "changes_statements",
        "changes_reversed",
        "changes_figures_",
        "changes_tables",
        "changes_sum",
        "changes_findings_",
        "changes_entry",
        "changes_measures_",
        "changes_recommendations_",
        "changes_waivers_",
        "changes_key",
        "changes_translation",
    ];
}
