//! The conditions of grants.

use planwright_core::model::{Conditions, Section};

use crate::duties::needs::{Gathered, Verdict};
use crate::duties::subject::Asked;
use crate::report::{Evidence, Proof};
use crate::text::{Hit, Line, Query};

/// What undoes `subject to` stands among so many words behind it: "subject to Home Office approval".
const NEAR: usize = 3;

/// The grants' conditions are stated, or it is said that there are none: all sections that answer
/// are judged together.
pub(super) fn conditions(asked: Asked, words: &[String], guarded: &[String], unless: &[String]) -> Verdict {
    let parts = asked.answers.parts();
    if let Some(evidence) = typed(&parts) {
        return Verdict::Holds(vec![evidence]);
    }
    let index = &asked.subject.index;
    let (words, guarded, unless) = (index.queries(words), index.queries(guarded), index.queries(unless));
    let mut found = Gathered::new();
    for part in parts {
        let body = index.section(part);
        found.add(Some(part), body.into_iter().flat_map(|body| body.find(&words)));
        for line in body.iter().flat_map(|body| &body.lines) {
            let hits = guarded.iter().flat_map(|query| line.find(query));
            found.add(Some(part), hits.filter(|hit| !undone(line, hit, &unless)).map(|hit| line.slice(hit.bytes)));
        }
    }
    found.evidence(Proof::Conditions).map_or_else(|| Verdict::lacks(""), |evidence| Verdict::Holds(vec![evidence]))
}

/// What `conditions` in the front matter says.
pub(in crate::duties) fn typed(parts: &[&Section]) -> Option<Evidence> {
    let said = |part: &&&Section| part.meta.conditions.is_some();
    let stated = |part: &&Section| matches!(part.meta.conditions, Some(Conditions::Text(_)));
    let sections: Vec<_> = parts.iter().filter(said).map(|part| part.id.value.clone()).collect();
    let proof = if parts.iter().any(stated) { Proof::Conditions } else { Proof::NoConditions };
    let words = parts.iter().find_map(|part| match &part.meta.conditions {
        Some(Conditions::Text(text)) => Some(beginning(&text.value)),
        Some(Conditions::None(_)) | None => None,
    });
    (!sections.is_empty()).then(|| Evidence {
        sections,
        samples: words.into_iter().collect(),
        ..Evidence::of(proof, 1)
    })
}

/// The first words of a text, as a report quotes them.
fn beginning(text: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = text.split_whitespace().collect();
    let shown = words.get(..WORDS).unwrap_or(&words).join(" ");
    if words.len() > WORDS { format!("{shown} …") } else { shown.trim_end_matches('.').to_owned() }
}

/// Whether one of the words behind it, in its own sentence, makes it no condition: "subject to
/// further amendment" binds nobody who is given money.
fn undone(line: &Line, hit: &Hit, unless: &[Query]) -> bool {
    unless.iter().any(|query| {
        let behind = line.find_from(query, hit.words.end, NEAR);
        behind.is_some_and(|other| !line.slice(hit.bytes.end..other.bytes.start).contains(['.', ';', ':']))
    })
}
