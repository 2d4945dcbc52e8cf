//! Links, pictures, tables, charts, inserts and terms in a body.

use gen_lsp_types::CompletionItemKind as Kind;
use planwright_core::model::{AnchorKind, InsertKind, TableRole};

use super::{At, Choice, Choices, paths};
use crate::schema::FileKind;

/// The keys of a chart, each with its meaning.
pub(crate) const CHART: &[(&str, &str)] = &[
    ("id", "What links and the plan on a page lead to it by."),
    ("type", "How the numbers are drawn: `bar`, `column`, `line` or `share`."),
    ("table", "The id of the table whose numbers it draws."),
    ("label", "The heading of the column with the names; the first column by default."),
    ("values", "The headings of the columns with the numbers; the first column with amounts by default."),
    ("title", "Its caption."),
    ("alt", "What people hear who cannot see it: say what the numbers show."),
];

/// How a chart can be drawn.
const TYPES: &[(&str, &str)] = &[
    ("bar", "Lying bars."),
    ("column", "Standing columns."),
    ("line", "Lines, for what goes on in time."),
    ("share", "One bar in parts, for shares of a whole."),
];

/// What can be said of a table behind its caption.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("unit", "What a bare number counts: `unit=\"£m\"`."),
    ("role", "What the table is for: `role=resources`."),
    ("src", "The CSV file that it is in: `src=tables/mtfp.csv`."),
    ("sum", "What a row is the sum of: `sum=\"Total = A + B - C\"`."),
    ("rows", "What each row's columns say of one another: `rows=\"2+3+4=5\"`."),
    ("rows-except", "The rows that `rows` does not hold for."),
    ("layout", "`layout=wide` turns its page."),
];

/// What can be written at a place of a body.
pub(super) fn choices(at: &At<'_>, kind: FileKind) -> Option<Choices> {
    let line_start = at.text.get(..at.offset)?.rfind('\n').map_or(0, |end| end + 1);
    let before = at.text.get(line_start..at.offset)?;
    if let Some(fence) = fence(at.text.get(..line_start)?) {
        return match fence {
            "chart" => chart(at, before),
            "insert" if kind == FileKind::Paper => {
                let all = InsertKind::ALL.iter().map(|it| Choice::new(it.as_str(), Kind::Module)).collect();
                Some(Choices { word: word(at, before.trim_start().len()), all })
            }
            _ => None,
        };
    }
    link(at, before).or_else(|| attribute(at, before)).or_else(|| term(at, before))
}

/// The name of the fenced block that is open at the end of a text.
fn fence(text: &str) -> Option<&str> {
    let mut open = None;
    for line in text.lines().filter(|line| line.trim_start().starts_with("```")) {
        open = if open.is_some() { None } else { Some(line.trim().trim_start_matches('`').trim()) };
    }
    open
}

/// The bytes from some before the cursor to the end of the word behind it.
fn word(at: &At<'_>, before: usize) -> std::ops::Range<usize> {
    let behind = at.text.get(at.offset..).unwrap_or("");
    let more = behind.find(|c: char| !(c.is_alphanumeric() || "-_./".contains(c))).unwrap_or(behind.len());
    at.offset - before..at.offset + more
}

/// An id or a path in a link or a picture that is being typed.
fn link(at: &At<'_>, before: &str) -> Option<Choices> {
    let open = before.rfind("](")?;
    let typed = &before[open + 2..];
    if typed.contains([')', ' ', '<']) {
        return None;
    }
    if let Some(hash) = typed.find('#') {
        return Some(Choices { word: word(at, typed.len() - hash - 1), all: ids(at, |_| true) });
    }
    let is_picture = before[..open].rfind('[').is_some_and(|bracket| before[..bracket].ends_with('!'));
    let all = if is_picture {
        paths::pictures(at)
    } else {
        let with_sign = |choice: Choice| Choice { insert: Some(format!("#{}", choice.label)), ..choice };
        ids(at, |_| true).into_iter().map(with_sign).chain(paths::sections(at)).collect()
    };
    Some(Choices { word: word(at, typed.len()), all })
}

/// The ids of the plan that are of these kinds, and those of the paper that is being written.
pub(super) fn ids(at: &At<'_>, fits: impl Fn(AnchorKind) -> bool) -> Vec<Choice> {
    let Some(plan) = at.analysis.and_then(|analysis| analysis.plan()) else { return Vec::new() };
    let own = plan.papers.iter().filter(|paper| paper.path == at.within).flat_map(|paper| &paper.anchors);
    let mut anchors: Vec<_> = plan.anchors.iter().chain(own).filter(|(_, anchor)| fits(anchor.kind)).collect();
    // Headings are many, and seldom led to.
    anchors.sort_by_key(|(_, anchor)| anchor.kind == AnchorKind::Heading);
    let choice = |(id, anchor): (&planwright_core::model::Id, &planwright_core::model::Anchor)| {
        Choice::new(id.as_str(), Kind::Reference)
            .detail(crate::known::anchor(anchor.kind))
            .meaning(anchor.title.clone())
    };
    anchors.into_iter().map(choice).collect()
}

/// The keys of a chart and what stands behind them.
fn chart(at: &At<'_>, before: &str) -> Option<Choices> {
    let described = |kind: Kind, behind: &'static str| {
        move |(name, meaning): &(&str, &str)| {
            Choice::new(*name, kind).meaning(*meaning).insert(format!("{name}{behind}"))
        }
    };
    let Some((key, value)) = before.split_once(':') else {
        let all = CHART.iter().map(described(Kind::Property, ": ")).collect();
        return Some(Choices { word: word(at, before.trim_start().len()), all });
    };
    let all = match key.trim() {
        "type" => TYPES.iter().map(described(Kind::EnumMember, "")).collect(),
        "table" => ids(at, |kind| kind == AnchorKind::Table),
        _ => return None,
    };
    Some(Choices { word: word(at, value.trim_start().len()), all })
}

/// What is said of a table between the braces behind its caption.
fn attribute(at: &At<'_>, before: &str) -> Option<Choices> {
    let inside = before.trim_start().strip_prefix("Table:")?.rsplit_once('{')?.1;
    if inside.contains('}') {
        return None;
    }
    let typed = inside.rsplit(' ').next().unwrap_or(inside);
    let Some((key, value)) = typed.split_once('=') else {
        let choice = |(name, meaning): &(&str, &str)| {
            Choice::new(*name, Kind::Property).meaning(*meaning).insert(format!("{name}="))
        };
        let all = ATTRIBUTES.iter().filter(|_| !typed.starts_with('#')).map(choice).collect();
        return Some(Choices { word: word(at, typed.len()), all });
    };
    let all = match key {
        "role" => TableRole::ALL.iter().map(|role| Choice::new(role.as_str(), Kind::EnumMember)).collect(),
        "layout" => vec![Choice::new("wide", Kind::EnumMember)],
        "src" => paths::tables(at),
        _ => return None,
    };
    Some(Choices { word: word(at, value.len()), all })
}

/// A word of the glossary that begins as what is being typed.
fn term(at: &At<'_>, before: &str) -> Option<Choices> {
    let plan = at.analysis?.plan()?;
    let start = before.rfind(|c: char| !(c.is_alphanumeric() || "-'’".contains(c)));
    let typed = start.map_or(before, |start| before[start..].trim_start_matches(|c: char| !c.is_alphanumeric()));
    let lower = typed.to_lowercase();
    if lower.chars().count() < 2 {
        return None;
    }
    let language = at.within.split_once('/').map(|(folder, _)| folder);
    let translation = plan.translations.iter().find(|translation| Some(translation.folder.as_str()) == language);
    let glossary = &translation.map_or(plan, |translation| &translation.plan).meta.glossary;
    let fits = glossary.iter().filter(|entry| entry.term.value.to_lowercase().starts_with(&lower));
    let all = fits.map(|it| Choice::new(&it.term.value, Kind::Text).detail("glossary").meaning(&it.meaning.value));
    Some(Choices { word: word(at, typed.len()), all: all.collect() })
}
