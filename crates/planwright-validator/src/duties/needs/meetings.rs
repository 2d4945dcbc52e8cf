//! Where and how often the chief officer reports.

use std::ops::Range;

use crate::duties::needs::{Gathered, Verdict};
use crate::duties::subject::Asked;
use crate::report::{Evidence, Proof};
use crate::text::{Line, Query};

/// A typed meeting, or a frequency near a word for a meeting or a report.
pub(super) fn meetings(asked: Asked, frequencies: &[String], occasions: &[String], within: usize) -> Verdict {
    let parts = asked.answers.parts();
    let mut typed = Gathered::new();
    for part in &parts {
        typed.add(Some(*part), part.meta.meetings.iter().map(|meeting| meeting.name.value.as_str()));
    }
    if let Some(evidence) = typed.evidence(Proof::Meetings) {
        return Verdict::Holds(vec![evidence]);
    }
    let index = &asked.subject.index;
    let (frequencies, occasions) = (index.queries(frequencies), index.queries(occasions));
    let mut told = Gathered::new();
    for part in parts {
        let lines = index.section(part).into_iter().flat_map(|body| &body.lines);
        let found = lines.flat_map(|line| near(line, &frequencies, &occasions, within));
        told.add(Some(part), found);
    }
    let evidence: Option<Evidence> = told.evidence(Proof::Occasions);
    evidence.map_or_else(|| Verdict::lacks(""), |evidence| Verdict::Holds(vec![evidence]))
}

/// Every frequency of a run that has an occasion near it, with the words from one to the other.
fn near<'a>(line: &'a Line, frequencies: &[Query], occasions: &[Query], within: usize) -> Vec<&'a str> {
    let places = |queries: &[Query]| {
        let mut places: Vec<Range<usize>> =
            queries.iter().flat_map(|query| line.find(query).map(|hit| hit.bytes)).collect();
        places.sort_by_key(|place| place.start);
        places
    };
    let occasions = places(occasions);
    let from = |often: &Range<usize>| {
        let after = occasions.partition_point(|place| place.start < often.end);
        let before = after.checked_sub(1).and_then(|at| occasions.get(at));
        let one = |place: &Range<usize>| often.start.min(place.start)..often.end.max(place.end);
        let close =
            |between: Range<usize>| characters(line, between.clone()) <= within && !ends_a_sentence(line, between);
        let next = occasions.get(after).filter(|place| close(often.end..place.start));
        let last = before.filter(|place| close(place.end..often.start));
        next.or(last).map(one)
    };
    places(frequencies).iter().filter_map(from).map(|bytes| to_a_noun(line, bytes)).collect()
}

/// The words at a place, with the next one where they would break off behind an article: "twice a
/// year".
fn to_a_noun(line: &Line, bytes: Range<usize>) -> &str {
    let ends_open = line.slice(bytes.clone()).ends_with(" a");
    let next = line.words().map(|(_, word)| word).find(|word| ends_open && word.start > bytes.end);
    line.slice(bytes.start..next.map_or(bytes.end, |word| word.end))
}

/// Whether a sentence ends between two words: "twice a year. The board …" tells nothing of the board.
fn ends_a_sentence(line: &Line, between: Range<usize>) -> bool {
    let mut letters = line.slice(between).chars().peekable();
    while let Some(letter) = letters.next() {
        let stop = matches!(letter, '.' | '!' | '?' | ';');
        if stop && letters.peek().is_none_or(|next| next.is_whitespace() || matches!(next, ')' | '”' | '’' | '"')) {
            return true;
        }
    }
    false
}

/// How many characters stand between two words. What is longer than any gap in bytes is not
/// counted: a run may be long.
fn characters(line: &Line, between: Range<usize>) -> usize {
    const LONG: usize = 4096;
    if between.len() > LONG { between.len() } else { line.slice(between).chars().count() }
}
