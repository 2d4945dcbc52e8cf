//! Compares outputs with the sources and with each other. What differs is told in words.

use std::fmt::{Debug, Write};

use crate::additions::{self, Addition, Kind, Output};
use crate::align::{Counts, align};
use crate::edition::{Shape, Words};
use crate::source::{Place, Source};
use crate::whole::Sheets;

/// Compares the words of an output with those of the sources, and counts what is added.
pub(crate) fn words(output: Output, source: &Source, found: &Words) -> Result<(), String> {
    let counts = counts_of(output, &source.words, found, &additions::of(output, source))?;
    counted(output, &counts, additions::needed(output, source))
}

/// Sees to it that nothing stands round a sheet but what is listed.
pub(crate) fn furniture(source: &Source, sheets: &Sheets) -> Result<(), String> {
    for (number, round) in (2..).zip(&sheets.furniture) {
        let told = |message: String| format!("round sheet {number}: {message}");
        let counts = counts_of(Output::Sheets, &Words::default(), round, &additions::round(source)).map_err(told)?;
        counted(Output::Sheets, &counts, additions::needed_round(source)).map_err(told)?;
        if counts.get(&Kind::RunningHead).is_some_and(|heads| *heads > 2) {
            return Err(told("it has more titles than the plan's and a chapter's".to_owned()));
        }
    }
    Ok(())
}

fn counts_of(output: Output, sources: &Words, found: &Words, additions: &[Addition]) -> Result<Counts, String> {
    align(sources, found, additions).map_err(|difference| {
        format!(
            "{output:?}: the words differ under “{}”\n  sources: {}\n  output:  {}",
            difference.under, difference.expected, difference.found,
        )
    })
}

fn counted(output: Output, counts: &Counts, needed: Counts) -> Result<(), String> {
    for (kind, needed) in needed {
        let found = counts.get(&kind).copied().unwrap_or_default();
        if found != needed {
            return Err(format!("{output:?}: {kind:?} is there {found} times and not {needed}"));
        }
    }
    Ok(())
}

/// Compares footnotes with those of the sources, one by one.
pub(crate) fn notes(output: Output, source: &Source, found: &[Words]) -> Result<(), String> {
    let all = |notes: &[Words]| notes.iter().map(texts).collect::<Vec<_>>();
    sequences(&format!("{output:?}: the footnotes"), "sources", &all(&source.notes), "output", &all(found))
}

fn texts(words: &Words) -> String {
    words.list.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Compares the web page with the PDF: everything but the words.
pub(crate) fn shapes(source: &Source, html: &Shape, pdf: &Shape) -> Result<(), String> {
    let bare = |(level, words): &(u8, String)| (*level, without_numeral(source, words));
    let headings: Vec<_> = pdf.headings.iter().map(bare).collect();
    let links = comparable(html, pdf);
    let found = [
        between("the headings", &html.headings, &headings),
        between("the tables", &html.tables, &pdf.tables),
        between("the links", &links, &pdf.links),
        between("the footnotes", &html.notes, &pdf.notes),
        between("the alternative texts", &html.pictures, &pdf.pictures),
    ];
    let failures: Vec<String> = found.into_iter().filter_map(Result::err).collect();
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// A heading without the numeral and number that stand in it.
fn without_numeral(source: &Source, words: &str) -> String {
    let mut rest = words;
    for before in source.places.iter().filter_map(|(_, place)| match place {
        Place::Numeral(label, n, None) => Some(format!("{label} {n} ")),
        Place::Numeral(label, n, Some(number)) => Some(format!("{label} {n} {number} ")),
        Place::Number(number) => Some(format!("{number} ")),
        _ => None,
    }) {
        rest = rest.strip_prefix(&before).filter(|_| rest == words).unwrap_or(rest);
    }
    rest.to_owned()
}

/// The links of the web page. Where the PDF leads to a place without a name, as typst does to all
/// that is no heading, the name cannot be compared.
fn comparable(html: &Shape, pdf: &Shape) -> Vec<(String, String)> {
    let mut links = html.links.clone();
    for ((to, _), (in_pdf, _)) in links.iter_mut().zip(&pdf.links) {
        if in_pdf == "#" && to.starts_with('#') {
            *to = "#".to_owned();
        }
    }
    links
}

fn between<T: Debug + PartialEq>(what: &str, html: &[T], pdf: &[T]) -> Result<(), String> {
    sequences(what, "HTML", html, "PDF", pdf)
}

/// Finds the first place where two sequences part.
fn sequences<T: Debug + PartialEq>(what: &str, one: &str, left: &[T], other: &str, right: &[T]) -> Result<(), String> {
    let Some(at) = (0..left.len().max(right.len())).find(|&at| left.get(at) != right.get(at)) else { return Ok(()) };
    let mut text = format!("{what} differ at {} of {} and {}:", at + 1, left.len(), right.len());
    for (name, side) in [(one, left), (other, right)] {
        let _ = write!(text, "\n  {name}: {:?}", side.get(at));
    }
    if let Some(before) = at.checked_sub(1) {
        let _ = write!(text, "\n  after: {:?}", left[before]);
    }
    Err(text)
}
