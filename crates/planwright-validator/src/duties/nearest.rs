//! The section that looks as if it answered a duty without saying so.

use planwright_core::model::Section;

use crate::duties::subject::Subject;
use crate::profile::{Patterns, Requirement};
use crate::text::Index;

/// A section is worth naming from this score up.
const ENOUGH: f64 = 5.0;
/// A body of fewer words counts as one of so many: one word in a short text does not fill it.
const FEW: usize = 80;
/// A second one is worth naming where its score is this part of the best.
const CLOSE: f64 = 0.7;

/// The section that looks nearest, and a second where it is close; none where no section does.
pub(super) fn nearest<'a>(subject: &Subject<'a>, requirement: &Requirement) -> Vec<&'a Section> {
    let patterns = &requirement.nearest;
    let signs = signs(&subject.index, patterns);
    // The first body is the foreword's.
    let of_sections = signs.iter().zip(subject.index.bodies()).skip(1).zip(subject.plan.all_sections());
    let mut scored: Vec<(f64, &Section)> = of_sections
        .map(|((signs, body), section)| {
            let chapter = patterns.chapters && !section.children.is_empty();
            (signs.score(chapter, body.word_count()), section)
        })
        .filter(|(score, _)| *score >= ENOUGH)
        .collect();
    // The sort is stable: of two that are equal, the earlier in the plan comes first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored.into_iter().take(2).filter(|(score, _)| *score >= best * CLOSE).map(|(_, section)| section).collect()
}

/// The signs that a section is about something.
#[derive(Default, Clone)]
struct Signs {
    /// A pattern stands in the title.
    title: bool,
    /// A weaker one does.
    second: bool,
    /// A pattern stands in the title that says that it is about something else.
    never: bool,
    /// How many patterns stand in the body.
    patterns: usize,
    /// How often any does.
    hits: usize,
    /// Which pattern was found last.
    last: Option<usize>,
}

/// The signs in each body of a plan.
fn signs(index: &Index, patterns: &Patterns) -> Vec<Signs> {
    let mut signs = vec![Signs::default(); index.bodies().len()];
    let titles = index.queries(&patterns.titles);
    let second = index.queries(&patterns.second);
    for found in titles.iter().flat_map(|query| index.occurrences(query)).filter(|found| found.in_title) {
        signs.get_mut(found.body).into_iter().for_each(|signs| signs.title = true);
    }
    for found in second.iter().flat_map(|query| index.occurrences(query)).filter(|found| found.in_title) {
        signs.get_mut(found.body).into_iter().for_each(|signs| signs.second = true);
    }
    let never = index.queries(&patterns.never);
    for found in never.iter().flat_map(|query| index.occurrences(query)).filter(|found| found.in_title) {
        signs.get_mut(found.body).into_iter().for_each(|signs| signs.never = true);
    }
    for (i, query) in index.queries(patterns.of_body()).iter().enumerate() {
        for found in index.occurrences(query).filter(|found| !found.in_title) {
            let Some(signs) = signs.get_mut(found.body) else { continue };
            signs.hits += 1;
            if signs.last != Some(i) {
                signs.last = Some(i);
                signs.patterns += 1;
            }
        }
    }
    signs
}

impl Signs {
    /// 6 for a title that matches (3 for a second pattern), 3 more where that is a chapter's and
    /// chapters are likelier, 2 for each pattern in the body, up to 4 for how dense they are.
    fn score(&self, chapter: bool, words: usize) -> f64 {
        if self.never {
            return 0.0;
        }
        let title = match (self.title, self.second) {
            (true, _) if chapter => 9.0,
            (true, _) => 6.0,
            (false, true) => 3.0,
            (false, false) => 0.0,
        };
        let density = (self.hits as f64 * 100.0 / words.max(FEW) as f64).min(4.0);
        title + self.patterns as f64 * 2.0 + density
    }
}
