//! `words/reading-grade`: how many years of school the plan takes to read.

mod syllables;

use std::collections::BTreeMap;

use planwright_core::model::Section;
use planwright_core::{Diagnostic, FileId, Span};

use self::syllables::syllables;
use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::Printed;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "words/reading-grade", rests_on_absence: false, check };

/// The highest grade that most adults read with ease.
const GRADE: f64 = 12.0;
/// A section of fewer words is not measured: the formula was made for samples of a hundred.
const SAMPLE: usize = 100;
/// A section of fewer words is not named as hard where there are longer ones: it has so few
/// sentences that one of them decides its grade.
const LONG: usize = 175;
/// So many sections are named.
const HARDEST: usize = 3;

/// What a section's grade is made from.
#[derive(Default)]
struct Counts<'a> {
    section: Option<&'a Section>,
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Counts<'_> {
    fn take(&mut self, printed: &Printed<'_>) {
        let text = printed.text();
        for sentence in printed.sentences().iter().filter(|sentence| sentence.words > 0) {
            self.sentences += 1;
            self.words += sentence.words;
        }
        self.syllables += printed.words.iter().map(|word| syllables(word.of(text))).sum::<usize>();
    }

    /// The Flesch–Kincaid grade: a year of school in the United States.
    fn grade(&self) -> f64 {
        let (sentences, words, syllables) = (self.sentences as f64, self.words as f64, self.syllables as f64);
        0.39 * words / sentences + 11.8 * syllables / words - 15.59
    }
}

fn check(subject: &Subject, found: &mut Found) {
    if !subject.is_english() {
        return;
    }
    let mut files: BTreeMap<FileId, Counts<'_>> = BTreeMap::new();
    for printed in subject.printed().iter().filter(|printed| printed.is_prose()) {
        let counts = files.entry(printed.file).or_default();
        counts.section = printed.section;
        counts.take(printed);
    }
    let mut measured: Vec<(f64, Counts<'_>)> =
        files.into_values().filter(|counts| counts.words >= SAMPLE).map(|counts| (counts.grade(), counts)).collect();
    measured.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let Some(median) = median(&measured).filter(|median| *median > GRADE) else { return };
    found.push(finding(subject, median, &measured));
}

/// The grade in the middle, of grades in order.
fn median(measured: &[(f64, Counts<'_>)]) -> Option<f64> {
    let middle = measured.len() / 2;
    let (upper, _) = measured.get(middle)?;
    let (lower, _) = measured.get((measured.len() - 1) / 2)?;
    Some(f64::midpoint(*upper, *lower))
}

fn finding(subject: &Subject, median: f64, measured: &[(f64, Counts<'_>)]) -> Diagnostic {
    let long: Vec<_> = measured.iter().filter(|(_, counts)| counts.words >= LONG).collect();
    let named = if long.is_empty() { measured.iter().collect() } else { long };
    let mut finding = Diagnostic::note(
        RULE.name,
        Span::start_of(subject.plan.file),
        format!("half of the sections take more than {median:.1} years of school to read"),
    )
    .label("by the formula of Flesch and Kincaid")
    .help("Many adults read with ease what takes nine years of school, and the public is to be able to read the plan.")
    .help("Shorter sentences help most, then shorter words: “use” for “utilise”, “help” for “facilitate”.");
    for (grade, counts) in named.into_iter().take(HARDEST) {
        let place = counts.section.map_or(Span::start_of(subject.plan.file), |section| section.meta.title.span);
        finding = finding.related(place, format!("among the hardest, at {grade:.1}"));
    }
    finding
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    const HARD: &str = "Collaborative partnership arrangements facilitating multidisciplinary interventions necessitate considerable organisational commitment from participating authorities, particularly regarding vulnerability identification. ";
    const EASY: &str = "We will help the people who need us most, and we will do it in good time. ";

    fn grades(plan: &str, body: &str) -> Vec<planwright_core::Diagnostic> {
        let section = format!("---\ntitle: A\n---\n\n{body}\n");
        let mut found = read(&[("plan.md", plan), ("01-a.md", &section)]).check().diagnostics;
        found.retain(|diagnostic| diagnostic.rule.as_str() == "words/reading-grade");
        found
    }

    #[test]
    fn a_plan_that_is_hard_to_read_has_one_note() {
        let found = grades(PLAN, &HARD.repeat(10));
        assert_eq!(found.len(), 1);
        assert!(found[0].message.starts_with("half of the sections take more than "), "{}", found[0].message);
        assert_eq!(found[0].related.len(), 1);
        assert!(grades(PLAN, &EASY.repeat(20)).is_empty());
    }

    #[test]
    fn too_few_words_say_nothing() {
        assert!(grades(PLAN, &HARD.repeat(3)).is_empty());
    }

    #[test]
    fn the_formula_is_one_for_english() {
        let plan = PLAN.replace("status: panel\n", "status: panel\nlang: cy\n");
        assert!(grades(&plan, &HARD.repeat(10)).is_empty());
    }
}
