//! Finds the words of the sources in what an output prints, with nothing between them but what is
//! listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::additions::{Addition, Kind};
use crate::edition::{Word, Words};

/// How often each kind of addition was found.
pub(crate) type Counts = BTreeMap<Kind, usize>;

/// Where two sequences part.
#[derive(Debug)]
pub(crate) struct Difference {
    pub(crate) expected: String,
    pub(crate) found: String,
    pub(crate) under: String,
}

/// A place in both sequences: words found, and words expected, so far.
type State = (usize, usize);

/// Reads `found` as `expected` with additions between.
pub(crate) fn align(expected: &Words, found: &Words, additions: &[Addition]) -> Result<Counts, Difference> {
    let aligner = Aligner::new(&expected.list, &found.list, additions);
    match aligner.search() {
        Ok(path) => {
            let mut counts = Counts::new();
            for kind in path {
                *counts.entry(kind).or_default() += 1;
            }
            Ok(counts)
        }
        Err(furthest) => Err(aligner.difference(furthest)),
    }
}

struct Aligner<'a> {
    expected: &'a [Word],
    found: &'a [Word],
    additions: &'a [Addition],
    by_first: BTreeMap<&'a str, Vec<usize>>,
}

/// A step from one state to another; none where a word is the expected one.
#[derive(Clone, Copy)]
struct Step {
    to: State,
    addition: Option<usize>,
}

impl<'a> Aligner<'a> {
    fn new(expected: &'a [Word], found: &'a [Word], additions: &'a [Addition]) -> Self {
        let mut by_first: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, addition) in additions.iter().enumerate() {
            let first = addition.words.first().map(String::as_str).unwrap_or_default();
            by_first.entry(first).or_default().push(at);
        }
        Self { expected, found, additions, by_first }
    }

    /// The additions on a way to the end of both; else the furthest place that any way leads to.
    fn search(&self) -> Result<Vec<Kind>, State> {
        let end = (self.found.len(), self.expected.len());
        let mut seen = BTreeSet::from([(0, 0)]);
        let mut way: Vec<(Vec<Step>, Option<usize>)> = vec![(self.steps((0, 0)), None)];
        let mut furthest = (0, 0);
        loop {
            let Some((steps, _)) = way.last_mut() else { return Err(furthest) };
            let Some(step) = steps.pop() else {
                way.pop();
                continue;
            };
            if !seen.insert(step.to) {
                continue;
            }
            furthest = furthest.max(step.to);
            way.push((if step.to == end { Vec::new() } else { self.steps(step.to) }, step.addition));
            if step.to == end {
                return Ok(way.iter().filter_map(|(_, by)| by.map(|at| self.additions[at].kind)).collect());
            }
        }
    }

    /// The steps from a state, the likeliest last: the longest addition, else the expected word.
    fn steps(&self, (at, next): State) -> Vec<Step> {
        let Some(word) = self.found.get(at) else { return Vec::new() };
        let mut steps = Vec::new();
        for first in Addition::spellings(&word.text) {
            for &addition in self.by_first.get(first).into_iter().flatten() {
                if self.stands(addition, at, next) {
                    let to = (at + self.additions[addition].words.len(), next);
                    steps.push(Step { to, addition: Some(addition) });
                }
            }
        }
        steps.sort_by_key(|step| step.to);
        let expected = self.expected.get(next).is_some_and(|expected| expected.text == word.text);
        let short = steps.partition_point(|step| step.to.0 - at < 4);
        if expected {
            steps.insert(short, Step { to: (at + 1, next + 1), addition: None });
        }
        steps
    }

    /// True where an addition stands at a place, and may.
    fn stands(&self, addition: usize, at: usize, next: usize) -> bool {
        let Addition { words, place, .. } = &self.additions[addition];
        let found = self.found.get(at..at + words.len());
        let alike = |(word, found): (&String, &Word)| Addition::spellings(&found.text).contains(&word.as_str());
        place.is_none_or(|place| place == next) && found.is_some_and(|found| words.iter().zip(found).all(alike))
    }

    fn difference(&self, (at, next): State) -> Difference {
        let text = |words: &[Word], at: usize| {
            let from = at.saturating_sub(10);
            let joined = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            let end = if at + 10 < words.len() { at + 10 } else { words.len() };
            format!("{} >> {}", joined(&words[from..at]), joined(&words[at..end]))
        };
        let nearest = self.expected.get(next).or(self.expected.last());
        Difference {
            expected: text(self.expected, next),
            found: text(self.found, at),
            under: nearest.map_or_else(String::new, |word| word.under.to_string()),
        }
    }
}
