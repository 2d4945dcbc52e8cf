//! Texts that changed, quoted: where only words are left to tell of, a reader judges better than a rule.

use std::collections::BTreeSet;

use planwright_diff::{
    Change, Note, Run, SectionDiff, Shape, Side, Token, TokenKind, UnitDiff, UnitState, on_side, text_of,
};

use super::passages::{Passage, passages, quoted, shortened};
use super::weight::{Weight, is_telling, weight};
use super::{Digest, DigestLine, Phrase, Tag};

/// So many sentences are quoted.
const QUOTED: usize = 4;

/// So many where they are those that bind somebody, or hold a figure or a condition.
const WEIGHTY: usize = 6;

/// A whole thing is called by so many letters of it.
const NAME: usize = 90;

/// A cell of a table is quoted up to so many letters.
const CELL: usize = 150;

/// A sentence or a whole thing that changed, as the digest tells it.
struct Quote {
    weight: Weight,
    /// What came or went with it as a whole, and whether it came.
    whole: Option<(Phrase, bool)>,
    /// True for a footnote.
    footnote: bool,
    tag: Tag,
    said: Phrase,
    section: Option<planwright_core::model::Id>,
    /// The changes that it tells of, by their places.
    told: BTreeSet<usize>,
}

impl<'a> Digest<'a> {
    /// Tells of changes of words by quoting, the weightiest first. Gives those that are left to tell.
    pub(super) fn quotes(&mut self, changes: &[&'a Change]) -> Vec<&'a Change> {
        let wanted: BTreeSet<usize> = changes.iter().filter_map(|change| self.place(change)).collect();
        let mut all: Vec<Quote> = Vec::new();
        for section in self.redline {
            all.extend(self.of_section(section, &wanted));
        }
        all.sort_by_key(|quote| std::cmp::Reverse(quote.weight));
        let most = |at: usize, quote: &Quote| at < QUOTED || at < WEIGHTY && quote.weight > Weight::Plain;
        let mut left = wanted;
        let mut untold = BTreeSet::new();
        for (at, quote) in all.into_iter().enumerate() {
            if most(at, &quote) {
                left.retain(|change| !quote.told.contains(change));
                self.lines.push(DigestLine { tag: quote.tag, said: quote.said, section: quote.section });
            } else {
                untold.extend(quote.told);
            }
        }
        left.extend(untold);
        left.into_iter().filter_map(|at| self.changes.get(at)).collect()
    }

    fn of_section(&self, section: &'a SectionDiff, wanted: &BTreeSet<usize>) -> Vec<Quote> {
        let mut quotes = Vec::new();
        let mut units = section.units.as_slice();
        while let Some((first, rest)) = units.split_first() {
            let whole = first.change.filter(|change| wanted.contains(change) && is_whole(first.state));
            let group = whole.map_or(1, |_| group(units));
            match whole {
                Some(_) => quotes.extend(self.of_whole(section, units.get(..group).unwrap_or_default(), wanted)),
                None => quotes.extend(self.of_unit(section, first, wanted)),
            }
            units = rest.get(group - 1..).unwrap_or_default();
        }
        let mut quotes = self.paired(section, quotes);
        // The mark in the text came or went with its footnote.
        if let Some(quote) = quotes.iter_mut().find(|quote| quote.footnote) {
            let kept = section.units.iter().filter(|unit| !is_whole(unit.state));
            quote.told.extend(kept.flat_map(marks).filter(|change| wanted.contains(change)));
        }
        // So did the signs around what is quoted.
        if let Some(quote) = quotes.first_mut() {
            let signs = section.units.iter().filter(|unit| !is_whole(unit.state)).flat_map(|unit| passages(&unit.runs));
            let signs = signs.filter(|passage| passage.changed().all(|token| token.kind == TokenKind::Sign));
            quote.told.extend(signs.flat_map(|passage| passage.changes()).filter(|change| wanted.contains(change)));
        }
        quotes
    }

    /// What went at one place of a section and came at another stands elsewhere.
    fn paired(&self, section: &SectionDiff, quotes: Vec<Quote>) -> Vec<Quote> {
        let mut paired: Vec<Quote> = Vec::new();
        for mut quote in quotes {
            let other = |other: &Quote| match (&other.whole, &quote.whole) {
                (Some((what, added)), Some((same, now))) => what == same && added != now,
                _ => false,
            };
            if let Some(other) = paired.iter_mut().find(|earlier| other(earlier))
                && let Some((what, _)) = quote.whole.take()
            {
                other.said = self
                    .filled("changes-whole-moved", &[("title", &self.heading(section.id.as_ref())), ("what", &what)]);
                other.tag = Tag::Moved;
                other.whole = None;
                other.told.append(&mut quote.told);
            } else {
                paired.push(quote);
            }
        }
        paired
    }

    /// The sentences that changed in a text that stands in both versions.
    fn of_unit(&self, section: &SectionDiff, unit: &UnitDiff, wanted: &BTreeSet<usize>) -> Vec<Quote> {
        let mut quotes = Vec::new();
        for passage in passages(&unit.runs) {
            let told: BTreeSet<usize> = passage.changes().intersection(wanted).copied().collect();
            if told.is_empty() || self.is_pledged(&passage, &told) {
                continue;
            }
            let [from, to] = quoted(&passage);
            let heading = matches!(unit.shape, Shape::Heading(_)) && !from.is_empty() && !to.is_empty();
            let key = if heading { "changes-quote-heading" } else { "changes-quote" };
            let whole = (from.is_empty() || to.is_empty()).then(|| {
                let text = if to.is_empty() { &from } else { &to };
                (self.filled("changes-what-sentence", &[("name", &self.own(text))]), from.is_empty())
            });
            if let Some(said) = self.quote(key, &self.heading(section.id.as_ref()), &from, &to) {
                let (weight, section) = (weight(&passage), section.id.clone());
                quotes.push(Quote { weight, whole, footnote: false, tag: Tag::Text, said, section, told });
            }
        }
        let rows = unit.table.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let cells: BTreeSet<usize> = rows.flatten().filter_map(|run| run.change).collect();
        let cells = cells.intersection(wanted).filter_map(|at| self.changes.get(*at));
        quotes.extend(cells.filter_map(|change| self.of_cell(section, change)));
        quotes
    }

    /// Whether a sentence that came or went is told as a duty or a promise already.
    fn is_pledged(&self, passage: &Passage, told: &BTreeSet<usize>) -> bool {
        let bare = |text: &str| text.trim_matches([' ', '.', ';', ',']).to_owned();
        let text = |words: &[super::passages::Word]| {
            bare(&text_of(&words.iter().map(|word| word.token.clone()).collect::<Vec<_>>()))
        };
        let (old, new) = (text(&passage.old), text(&passage.new));
        let said = if passage.old.is_empty() { new } else { old };
        let one_sided = passage.old.is_empty() || passage.new.is_empty();
        let pledges = told.iter().filter_map(|at| self.changes.get(*at)).flat_map(|change| &change.pledges);
        one_sided && pledges.into_iter().any(|pledge| bare(&pledge.text) == said)
    }

    /// A cell of a table with other words.
    fn of_cell(&self, section: &SectionDiff, change: &Change) -> Option<Quote> {
        let at = self.place_of_figure(change);
        let title = self.heading(section.id.as_ref());
        let title = match &change.note {
            Some(Note::Cell { row: Some(row), .. }) if !row.is_empty() => Phrase::joined([title, at], ", "),
            Some(Note::Cell { column, .. }) => Phrase::joined([title, self.own(column)], ", "),
            _ => title,
        };
        let side = |text: &Option<String>| shortened(text.as_deref().unwrap_or_default(), CELL);
        let said = self.quote("changes-quote", &title, &side(&change.from), &side(&change.to))?;
        let told = self.place(change).into_iter().collect();
        let section = section.id.clone();
        Some(Quote { weight: Weight::Sentence, whole: None, footnote: false, tag: Tag::Table, said, section, told })
    }

    /// "Extra: “Officers must come” became “Officers should come”."
    fn quote(&self, key: &str, title: &Phrase, from: &str, to: &str) -> Option<Phrase> {
        let (from_said, to_said) = (self.own(from), self.own(to));
        let end = match (from.is_empty(), to.is_empty()) {
            _ if from == to => return None,
            (false, false) => "became",
            (false, true) => "removed",
            (true, false) => "added",
            (true, true) => return None,
        };
        let text = if to.is_empty() { &from_said } else { &to_said };
        let values = [("title", title), ("from", &from_said), ("to", &to_said), ("text", text)];
        Some(self.filled(&format!("{key}-{end}"), &values))
    }

    /// A paragraph, a list's entry, a table, a box or a part with its heading that came or went.
    fn of_whole(&self, section: &SectionDiff, units: &[UnitDiff], wanted: &BTreeSet<usize>) -> Option<Quote> {
        let first = units.first()?;
        let told: BTreeSet<usize> =
            units.iter().filter_map(|unit| unit.change).filter(|at| wanted.contains(at)).collect();
        let added = first.state == UnitState::Added;
        let (tag, what) = self.what(units)?;
        let key = if added { "changes-whole-added" } else { "changes-whole-removed" };
        let said = self.filled(key, &[("title", &self.heading(section.id.as_ref())), ("what", &what)]);
        let telling = units.iter().flat_map(|unit| &unit.runs).flat_map(|run| &run.tokens).any(is_telling);
        let is_large = !matches!(first.shape, Shape::Paragraph | Shape::Term | Shape::Footnote);
        let weight = match (is_large, telling) {
            (true, _) => Weight::Words,
            (false, true) => Weight::Sentence,
            (false, false) => Weight::Plain,
        };
        let (whole, footnote) = (Some((what, added)), first.shape == Shape::Footnote);
        Some(Quote { weight, whole, footnote, tag, said, section: section.id.clone(), told })
    }

    /// What a thing is, with its first words.
    fn what(&self, units: &[UnitDiff]) -> Option<(Tag, Phrase)> {
        let first = units.first()?;
        let named = |kind: &str, text: &str| {
            let text = shortened(text, if kind == "sentence" { CELL } else { NAME });
            if text.is_empty() {
                return self.filled(&format!("changes-what-{kind}-unnamed"), &[]);
            }
            self.filled(&format!("changes-what-{kind}"), &[("name", &self.own(&text))])
        };
        let own = words_of(first);
        let item = first.setting.bullet.is_some();
        Some(match first.shape {
            Shape::Table => (Tag::Table, named("table", &own)),
            Shape::Chart => (Tag::Picture, named("chart", &title_of_chart(first))),
            Shape::Figure => (Tag::Picture, named("picture", &own)),
            Shape::Heading(_) => (Tag::Text, named("subsection", &own)),
            Shape::AlertTitle => {
                let title = crate::word(self.words, &format!("alert-{}", own.to_lowercase()));
                let text = units.get(1).map(words_of).unwrap_or_default();
                (Tag::Text, named("box", &format!("{title}: {text}")))
            }
            Shape::Rule => return None,
            Shape::Paragraph | Shape::Term | Shape::Code | Shape::Footnote if own.is_empty() => return None,
            Shape::Term => (Tag::List, named("entry", &own)),
            Shape::Paragraph if item => (Tag::List, named("entry", &own)),
            Shape::Footnote => (Tag::Text, named("footnote", &own)),
            Shape::Paragraph | Shape::Code => {
                let sentences = own.matches(". ").count();
                (Tag::Text, named(if sentences == 0 { "sentence" } else { "paragraph" }, &own))
            }
        })
    }
}

fn is_whole(state: UnitState) -> bool {
    matches!(state, UnitState::Added | UnitState::Removed)
}

/// The words of a unit on the side that it stands on.
fn words_of(unit: &UnitDiff) -> String {
    text_of(&tokens_of(unit))
}

fn tokens_of(unit: &UnitDiff) -> Vec<Token> {
    let side = if unit.state == UnitState::Removed { Side::Old } else { Side::New };
    on_side(&unit.runs, side).into_iter().cloned().collect()
}

/// The changes of a text that are of marks of footnotes and of nothing else.
fn marks(unit: &UnitDiff) -> impl Iterator<Item = usize> {
    let alone = |run: &&Run| run.tokens.iter().all(|token| token.kind == TokenKind::Note);
    unit.runs.iter().filter(alone).filter_map(|run| run.change)
}

/// The title of a chart, without the text that is read out in its place: that was written elsewhere.
fn title_of_chart(unit: &UnitDiff) -> String {
    let tokens = tokens_of(unit);
    let apart = |pair: &[Token]| matches!(pair, [one, next] if next.span != one.span && next.span.start > one.span.end.saturating_add(2));
    let end = tokens.windows(2).position(apart).map_or(tokens.len(), |at| at + 1);
    text_of(tokens.get(..end).unwrap_or_default())
}

/// How many units go with the first: those under a heading, in a box, of one entry.
fn group(units: &[UnitDiff]) -> usize {
    let Some((first, rest)) = units.split_first() else { return 1 };
    let goes_with = |unit: &&UnitDiff| {
        let same = unit.state == first.state;
        let under = match (first.shape, unit.shape) {
            (Shape::Heading(level), Shape::Heading(other)) => other > level,
            (Shape::Heading(_), _) => true,
            (Shape::AlertTitle, shape) => shape != Shape::AlertTitle && unit.setting.alert == first.setting.alert,
            _ => unit.change == first.change,
        };
        same && under
    };
    1 + rest.iter().take_while(goes_with).count()
}
