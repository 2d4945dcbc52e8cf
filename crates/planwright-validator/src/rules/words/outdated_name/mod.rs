//! `words/outdated-name`: the name of something that is called otherwise by now.

mod find;
mod history;
mod names;
mod told;

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use planwright_core::{Diagnostic, Edit, FileId, Fix, Severity, Span};

use self::find::{Hit, find};
use self::history::{History, quoted};
use self::names::{NAMES, Only};
use self::told::Told;
use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::Printed;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "words/outdated-name", rests_on_absence: false, check };

/// So many places are mended by one change; more are a find-and-replace in an editor.
const EDITS: usize = 50;
/// So many further places are pointed to.
const RELATED: usize = 3;

/// An old name in one file.
struct Old {
    /// The words at its first place.
    said: String,
    span: Span,
    instead: Option<String>,
    since: Date,
    /// Where else it stands.
    more: Vec<Span>,
    edits: Vec<Edit>,
    /// What is written at the first place in a sentence, where it is more than the new letters.
    in_full: Option<String>,
    /// Whether every place can be mended by an edit.
    mends: bool,
    /// The text in which it stood last, and where it ended there.
    last: Option<(Span, usize)>,
}

/// The letters of old names on a day: `words/acronym` leaves them to this rule.
pub(super) fn letters(as_at: Date) -> impl Iterator<Item = &'static str> {
    let old = NAMES.iter().filter(move |name| name.changes.iter().any(|change| change.from <= as_at));
    old.flat_map(|name| name.forms).copied().filter(|form| form.bytes().all(|b| b.is_ascii_uppercase()))
}

fn check(subject: &Subject, found: &mut Found) {
    if !subject.is_english() {
        return;
    }
    let climate = subject.printed().iter().any(|printed| printed.text().contains("Intergovernmental Panel"));
    let england = is_england(&subject.profile.id);
    let holds = |only: &Only| match only {
        Only::England => england,
        Only::NotTheClimate => !climate,
        Only::AsWritten | Only::BeforeAnOffice => true,
    };
    let mut old: BTreeMap<(FileId, usize), Old> = BTreeMap::new();
    let mut told = Told::default();
    for printed in subject.all_printed().filter(|printed| !printed.quoted && !printed.note) {
        let hits = find(printed, subject.as_at);
        let hits = hits.into_iter().filter(|hit| NAMES.get(hit.name).is_some_and(|name| name.only.iter().all(holds)));
        for hit in of_today(subject, printed, hits.collect()) {
            take(subject, &mut old, &mut told, printed, hit);
        }
    }
    found.extend(old.into_iter().map(|((_, name), old)| finding(subject, name, old)));
}

/// Whether a profile is of a body in England. A profile of an author's own is, unless its name
/// says another nation.
fn is_england(profile: &str) -> bool {
    !["wales", "scotland", "northern-ireland"].iter().any(|nation| profile.starts_with(nation))
}

/// The names that a text uses as those of today: not in quotes, not in another language, and not
/// in a sentence of the past.
fn of_today(subject: &Subject, printed: &Printed<'_>, mut hits: Vec<Hit>) -> Vec<Hit> {
    if hits.is_empty() {
        return hits;
    }
    let quotes = quoted(printed.text());
    hits.retain(|hit| {
        let before = quotes.partition_point(|range| range.end <= hit.range.start);
        let is_quoted = quotes.get(before).is_some_and(|range| range.start <= hit.range.start);
        !is_quoted && !printed.flat.is_foreign(hit.range.start)
    });
    // A sentence is looked through once for all the names in it, of whatever years.
    let mut last: Option<(Range<usize>, History)> = None;
    hits.retain(|hit| {
        let sentence = printed.sentence_at(hit.range.start);
        let known = last.take().filter(|(of, _)| *of == sentence);
        let (_, history) = last.insert(known.unwrap_or_else(|| {
            let history = History::of(printed, &sentence, subject.as_at.year());
            (sentence, history)
        }));
        !history.is_before(hit.since.year())
    });
    hits
}

fn take(subject: &Subject, all: &mut BTreeMap<(FileId, usize), Old>, told: &mut Told, printed: &Printed<'_>, hit: Hit) {
    let said = printed.text().get(hit.range.clone()).unwrap_or_default();
    let span = printed.place(hit.range.clone(), subject.sources);
    let written = subject.sources.slice(span);
    let edit = hit.instead.as_ref().filter(|_| written.replace('\'', "’") == said.replace('\'', "’"));
    // The author's kind of apostrophe.
    let like = |new: &String| if written.contains('\'') { new.replace('’', "'") } else { new.clone() };
    let in_full = edit.and_then(|new| told.first_in_full(subject, printed, &hit, new));
    let edit = edit.map(|new| Edit { span, insert: like(in_full.as_ref().unwrap_or(new)) });
    let old = all.entry((printed.file, hit.name)).or_insert_with(|| Old {
        said: said.to_owned(),
        span,
        instead: hit.instead.clone(),
        since: hit.since,
        more: Vec::new(),
        edits: Vec::new(),
        in_full: None,
        mends: true,
        last: None,
    });
    old.in_full = old.in_full.take().or(in_full);
    // `Clinical Commissioning Groups (CCGs)` is one place.
    let is_beside =
        |(text, end): (Span, usize)| text == printed.span && hit.range.start.saturating_sub(end) <= " (".len();
    let beside = old.last.is_some_and(is_beside);
    if span != old.span && !beside {
        old.more.push(span);
    }
    old.last = Some((printed.span, hit.range.end));
    old.mends &= edit.is_some() && old.edits.len() < EDITS;
    old.edits.extend(edit.filter(|_| old.mends));
}

fn finding(subject: &Subject, name: usize, old: Old) -> Diagnostic {
    let entry = NAMES.get(name);
    let certain = entry.is_some_and(|name| name.certain);
    let severity = if certain { Severity::Warning } else { Severity::Note };
    let said = &old.said;
    let message = match &old.instead {
        Some(new) if new == said => format!("“{said}” is an old name"),
        Some(new) if certain => format!("“{said}” is an old name, and “{new}” the one of today"),
        Some(new) => format!("“{said}” may be an old name, and “{new}” the one of today"),
        None => format!("“{said}” {} an old name", if certain { "is" } else { "may be" }),
    };
    let mut finding = Diagnostic::new(RULE.name, severity, old.span, message)
        .label(format!("changed on {}", day(old.since)))
        .help(entry.map_or("", |name| name.told));
    if !old.more.is_empty() {
        let places =
            if old.more.len() == 1 { "one more place".to_owned() } else { format!("{} more places", old.more.len()) };
        finding = finding.help(format!("It stands in {places} of this file."));
    }
    for span in old.more.iter().take(RELATED) {
        finding = finding.related(*span, "here too");
    }
    finding = finding.help(format!(
        "The plan is judged as at {}. Where a sentence tells of the past, say so in it, as in “formerly”, “until” or the year, and the old name may stay.",
        day(subject.as_at)
    ));
    if let Some(new) = old.instead.filter(|_| certain && old.mends) {
        let mut edits = old.edits;
        let new = old.in_full.unwrap_or(new);
        edits.sort_by_key(|edit| edit.span);
        finding = finding.fix(Fix { title: format!("Write “{new}”"), safe: false, edits });
    }
    finding
}

/// A day as it is said: 8 September 2022.
fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

#[cfg(test)]
mod tests;
