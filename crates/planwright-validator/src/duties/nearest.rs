//! The section that looks as if it answered a duty without saying so.

use planwright_core::model::{Plan, Section, inline_text};

use crate::profile::{Patterns, Requirement};
use crate::text::{Pattern, runs, tokens};

/// A section is worth naming from this score up.
const ENOUGH: f64 = 5.0;
/// A second one is worth naming where its score is this part of the best.
const CLOSE: f64 = 0.7;

/// The section that looks nearest, and a second where it is close; none where no section does.
pub(super) fn nearest<'a>(plan: &'a Plan, requirement: &Requirement) -> Vec<&'a Section> {
    let scorer = Scorer::new(&requirement.nearest);
    let mut scored: Vec<(f64, &Section)> = plan
        .all_sections()
        .map(|section| (scorer.score(section), section))
        .filter(|(score, _)| *score >= ENOUGH)
        .collect();
    // The sort is stable: of two that are equal, the earlier in the plan comes first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored.into_iter().take(2).filter(|(score, _)| *score >= best * CLOSE).map(|(_, section)| section).collect()
}

struct Scorer {
    titles: Vec<Pattern>,
    second: Vec<Pattern>,
    body: Vec<Pattern>,
    chapters: bool,
}

impl Scorer {
    fn new(patterns: &Patterns) -> Self {
        let read = |list: &[String]| list.iter().map(|text| Pattern::new(text)).collect();
        Self {
            titles: read(&patterns.titles),
            second: read(&patterns.second),
            body: read(patterns.of_body()),
            chapters: patterns.chapters,
        }
    }

    /// 6 for a title that matches (3 for a second pattern), 3 where that is a chapter's and
    /// chapters are likelier, 2 for each pattern in the body, up to 4 for how dense they are.
    fn score(&self, section: &Section) -> f64 {
        let title = tokens(&section.meta.title.value);
        let any = |patterns: &[Pattern]| patterns.iter().any(|pattern| pattern.hits(&title) > 0);
        let mut score = match (any(&self.titles), any(&self.second)) {
            (true, _) if self.chapters && !section.children.is_empty() => 9.0,
            (true, _) => 6.0,
            (false, true) => 3.0,
            (false, false) => 0.0,
        };
        let texts: Vec<Vec<String>> = runs(&section.body).iter().map(|run| tokens(&inline_text(run.content))).collect();
        let words: usize = texts.iter().map(Vec::len).sum();
        let mut hits = 0;
        for pattern in &self.body {
            let found: usize = texts.iter().map(|text| pattern.hits(text)).sum();
            score += if found > 0 { 2.0 } else { 0.0 };
            hits += found;
        }
        if words > 0 {
            score += (hits as f64 * 100.0 / words as f64).min(4.0);
        }
        score
    }
}
