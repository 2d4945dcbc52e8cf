//! The section that looks as if it answered a duty without saying so.

use planwright_core::model::Section;

use crate::duties::subject::Subject;
use crate::profile::{Patterns, Requirement};
use crate::text::{Body, Index, Query};

/// A section is worth naming from this score up.
const ENOUGH: f64 = 5.0;
/// A second one is worth naming where its score is this part of the best.
const CLOSE: f64 = 0.7;

/// The section that looks nearest, and a second where it is close; none where no section does.
pub(super) fn nearest<'a>(subject: &Subject<'a>, requirement: &Requirement) -> Vec<&'a Section> {
    let scorer = Scorer::new(&requirement.nearest, &subject.index);
    let score = |section: &'a Section| {
        let body = subject.index.section(section)?;
        Some((scorer.score(section, body), section)).filter(|(score, _)| *score >= ENOUGH)
    };
    let mut scored: Vec<(f64, &Section)> = subject.plan.all_sections().filter_map(score).collect();
    // The sort is stable: of two that are equal, the earlier in the plan comes first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored.into_iter().take(2).filter(|(score, _)| *score >= best * CLOSE).map(|(_, section)| section).collect()
}

struct Scorer {
    titles: Vec<Query>,
    second: Vec<Query>,
    body: Vec<Query>,
    chapters: bool,
}

impl Scorer {
    fn new(patterns: &Patterns, index: &Index) -> Self {
        Self {
            titles: index.queries(&patterns.titles),
            second: index.queries(&patterns.second),
            body: index.queries(patterns.of_body()),
            chapters: patterns.chapters,
        }
    }

    /// 6 for a title that matches (3 for a second pattern), 3 where that is a chapter's and
    /// chapters are likelier, 2 for each pattern in the body, up to 4 for how dense they are.
    fn score(&self, section: &Section, body: &Body) -> f64 {
        let any = |queries: &[Query]| queries.iter().any(|query| body.title.find(query).next().is_some());
        let mut score = match (any(&self.titles), any(&self.second)) {
            (true, _) if self.chapters && !section.children.is_empty() => 9.0,
            (true, _) => 6.0,
            (false, true) => 3.0,
            (false, false) => 0.0,
        };
        let mut hits = 0;
        for query in &self.body {
            let found: usize = body.lines.iter().map(|line| line.find(query).count()).sum();
            score += if found > 0 { 2.0 } else { 0.0 };
            hits += found;
        }
        let words = body.word_count();
        if words > 0 {
            score += (hits as f64 * 100.0 / words as f64).min(4.0);
        }
        score
    }
}
