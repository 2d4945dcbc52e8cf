//! What changed, for other programs: version 1. New keys may be added, none is taken away.

use std::io::{self, Write};

use planwright_core::{Position, Sources};
use planwright_diff::{Change, Delta, Note, Pledge, SectionCounts, Side, Summary, TranslationDiff};
use serde::Serialize;

use super::{Asked, Compared};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    old: VersionJson<'a>,
    new: VersionJson<'a>,
    summary: SummaryJson,
    digest: Vec<String>,
    changes: Vec<ChangeJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translations: Vec<TranslationJson<'a>>,
}

#[derive(Serialize)]
struct TranslationJson<'a> {
    folder: &'a str,
    state: &'static str,
    summary: SummaryJson,
    changes: Vec<ChangeJson<'a>>,
}

#[derive(Serialize)]
struct VersionJson<'a> {
    from: &'a str,
    title: &'a str,
    version: Option<&'a str>,
}

#[derive(Serialize)]
struct SummaryJson {
    sections: SectionsJson,
    figures: usize,
    modals: usize,
    duties: usize,
    fields: usize,
    words: WordsJson,
}

#[derive(Serialize)]
struct SectionsJson {
    added: usize,
    removed: usize,
    moved: usize,
    renamed: usize,
    changed: usize,
}

#[derive(Serialize)]
struct WordsJson {
    added: usize,
    removed: usize,
}

#[derive(Serialize)]
struct ChangeJson<'a> {
    kind: &'static str,
    section: Option<&'a str>,
    old: Option<PlaceJson<'a>>,
    new: Option<PlaceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delta: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    strength: Option<StrengthJson>,
    #[serde(skip_serializing_if = "Option::is_none")]
    whose: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pledges: Vec<PledgeJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<FigureJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
struct StrengthJson {
    old: Option<&'static str>,
    new: Option<&'static str>,
}

#[derive(Serialize)]
struct PledgeJson<'a> {
    state: &'static str,
    strength: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    whose: Option<&'static str>,
    text: &'a str,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    state: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct PlaceJson<'a> {
    file: &'a str,
    start: PositionJson,
    end: PositionJson,
    text: &'a str,
}

#[derive(Serialize)]
struct PositionJson {
    line: u32,
    column: u32,
}

impl From<Position> for PositionJson {
    fn from(position: Position) -> Self {
        Self { line: position.line, column: position.column }
    }
}

/// Writes the comparison as JSON, ended by a line's end.
///
/// # Errors
///
/// Those of the writer.
pub(crate) fn json(compared: &Compared<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Compared { old, new, comparison, sources, .. } = compared;
    let document = Document {
        version: 1,
        old: version(old),
        new: version(new),
        summary: summary(&comparison.summary),
        digest: compared.digest(),
        changes: comparison.changes.iter().map(|change| one(change, sources)).collect(),
        translations: comparison.translations.iter().map(|it| translation(it, sources)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn translation<'a>(it: &'a TranslationDiff, sources: &'a Sources) -> TranslationJson<'a> {
    TranslationJson {
        folder: &it.folder,
        state: match it.side {
            Side::Both => "changed",
            Side::New => "added",
            Side::Old => "removed",
        },
        summary: summary(&it.comparison.summary),
        changes: it.comparison.changes.iter().map(|change| one(change, sources)).collect(),
    }
}

fn version<'a>(asked: &Asked<'a>) -> VersionJson<'a> {
    let meta = &asked.plan.meta;
    VersionJson {
        from: asked.from,
        title: &meta.title.value,
        version: meta.version.as_ref().map(|version| version.value.as_str()),
    }
}

fn summary(summary: &Summary) -> SummaryJson {
    let SectionCounts { added, removed, moved, renamed, changed } = summary.sections;
    SummaryJson {
        sections: SectionsJson { added, removed, moved, renamed, changed },
        figures: summary.figures,
        modals: summary.modals,
        duties: summary.duties,
        fields: summary.fields,
        words: WordsJson { added: summary.words.added, removed: summary.words.removed },
    }
}

fn one<'a>(change: &'a Change, sources: &'a Sources) -> ChangeJson<'a> {
    let place = |place: &'a Option<planwright_diff::Place>| {
        place.as_ref().map(|place| {
            let (start, end) = sources.positions(place.span);
            PlaceJson { file: sources.path(place.span.file), start: start.into(), end: end.into(), text: &place.text }
        })
    };
    ChangeJson {
        kind: change.kind.as_str(),
        section: change.section.as_ref().map(planwright_core::model::Id::as_str),
        old: place(&change.old),
        new: place(&change.new),
        from: change.from.as_deref(),
        to: change.to.as_deref(),
        delta: change.delta.as_ref().and_then(|delta| delta.difference.normalize().to_string().parse().ok()),
        percent: change.delta.as_ref().and_then(|delta: &Delta| delta.percent?.round_dp(1).to_string().parse().ok()),
        unit: change.delta.as_ref().map(|delta| delta.unit.as_str()),
        direction: change.direction.map(planwright_diff::Direction::as_str),
        strength: strength(change),
        whose: change.whose.map(planwright_diff::Whose::as_str),
        pledges: change.pledges.iter().map(pledge).collect(),
        figures: change.figures.iter().map(|it| FigureJson { state: state(it.added), text: &it.text }).collect(),
        note: change.note.as_ref().map(said),
    }
}

fn strength(change: &Change) -> Option<StrengthJson> {
    let word = |strength: Option<planwright_diff::Strength>| strength.map(planwright_diff::Strength::as_str);
    let (old, new) = (word(change.strength.0), word(change.strength.1));
    (old.is_some() || new.is_some()).then_some(StrengthJson { old, new })
}

fn pledge(pledge: &Pledge) -> PledgeJson<'_> {
    PledgeJson {
        state: state(pledge.added),
        strength: pledge.strength.as_str(),
        whose: pledge.whose.map(planwright_diff::Whose::as_str),
        text: &pledge.text,
    }
}

fn state(added: bool) -> &'static str {
    if added { "added" } else { "removed" }
}

/// A note in words.
fn said(note: &Note) -> String {
    match note {
        Note::Key { key, entry: None } => key.clone(),
        Note::Key { key, entry: Some(entry) } => format!("{entry}: {key}"),
        Note::Added(name) => format!("added: {name}"),
        Note::Removed(name) => format!("removed: {name}"),
        Note::EntryMoved { name, from } => format!("{name}: moved from “{from}”"),
        Note::Cell { row, column, table } => {
            let row = row.as_ref().map(|row| format!("row “{row}”, ")).unwrap_or_default();
            format!("{row}column “{column}” of “{table}”")
        }
        Note::Table(caption) => format!("table “{caption}”"),
        Note::Unit(caption) => format!("the unit of table “{caption}”"),
        Note::ColumnOrder => "the columns stand in another order".to_owned(),
        Note::RowOrder => "the rows stand in another order".to_owned(),
        Note::Id { from, to } => format!("the id was `{from}` and is `{to}`"),
        Note::After { section, chapter } => {
            let after = section.as_ref().map_or("first".to_owned(), |section| format!("after “{section}”"));
            chapter.as_ref().map_or(after.clone(), |chapter| format!("{after} in “{chapter}”"))
        }
        Note::Section(title) => format!("“{title}”"),
        Note::Split => "a paragraph was split here".to_owned(),
        Note::Joined => "two paragraphs were joined here".to_owned(),
        Note::Moved(None) => "moved within the section".to_owned(),
        Note::Moved(Some(from)) => format!("moved from “{from}”"),
        Note::Reversed => "says the opposite".to_owned(),
        Note::Actor { from, to } => format!("somebody else is to act: “{to}”, and not “{from}”"),
        Note::Picture => "a picture".to_owned(),
        Note::Link => "where the words lead".to_owned(),
        Note::Rule(rule) => rule.clone(),
        Note::Duty { title, provision } => format!("{title} ({provision})"),
    }
}
