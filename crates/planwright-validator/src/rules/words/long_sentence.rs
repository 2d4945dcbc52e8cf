//! `words/long-sentence`: more words than a reader can keep in mind.

use planwright_core::{Diagnostic, FileId};

use crate::found::Found;
use crate::rules::{Rule, Subject};
use crate::text::Printed;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "words/long-sentence", rests_on_absence: false, check };

/// A sentence of more words is long. (Style guides advise 25, and no plan keeps to that.)
const WORDS: usize = 40;
/// So many others of a section are pointed to.
const RELATED: usize = 3;

/// A long sentence: how many words, which text, which of its bytes.
type Long<'s> = (usize, &'s Printed<'s>, std::ops::Range<usize>);

fn check(subject: &Subject, found: &mut Found) {
    // What is known of readers and long sentences was found for English.
    if !subject.is_english() {
        return;
    }
    let mut section: Vec<Long<'_>> = Vec::new();
    let mut file: Option<FileId> = None;
    for printed in subject.all_printed().filter(|printed| printed.is_prose()) {
        if file != Some(printed.file) {
            found.extend(finding(subject, std::mem::take(&mut section)));
            file = Some(printed.file);
        }
        let long = printed.sentences().iter().filter(|sentence| sentence.words > WORDS);
        section.extend(long.map(|sentence| (sentence.words, printed, sentence.range.clone())));
    }
    found.extend(finding(subject, section));
}

/// One note for a section, at its longest sentence.
fn finding(subject: &Subject, mut long: Vec<Long<'_>>) -> Option<Diagnostic> {
    long.sort_by_key(|(words, _, _)| std::cmp::Reverse(*words));
    let place = |(_, printed, range): &Long<'_>| printed.place(range.clone(), subject.sources);
    let (first, others) = long.split_first()?;
    let mut finding = Diagnostic::note(RULE.name, place(first), format!("a sentence of {} words", first.0))
        .label("hard to follow")
        .help("Readers lose their way in a sentence of more than 40 words, and understand most of one of 25 at first reading.")
        .help("Make two of it, or a list: often an “and”, a “which” or a dash shows where.");
    for other in others.iter().take(RELATED) {
        finding = finding.related(place(other), format!("{} words here", other.0));
    }
    if others.len() > RELATED {
        let what = if subject.plan.papers.iter().any(|paper| paper.file == first.1.file) { "paper" } else { "section" };
        finding = finding.help(format!("This {what} has {} of them.", long.len()));
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, read};

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("words/long-sentence", body, expected);
    }

    fn words(count: usize) -> String {
        "word ".repeat(count).trim_end().to_owned()
    }

    #[test]
    fn more_than_forty_words_are_long() {
        let (short, long) = (words(40), words(41));
        check(&format!("{short}."), &[]);
        check(&format!("{long}."), &[&format!("note: {long}.")]);
        check(&format!("- {long}"), &[&format!("note: {long}")]);
        check(&format!("A {short}. B {short}!"), &[&format!("note: A {short}.")]);
    }

    #[test]
    fn only_prose_is_measured() {
        let long = words(50);
        check(&format!("## {long}\n\n> {long}\n\nWords.[^1]\n\n[^1]: {long}"), &[]);
        check(&format!("| {long} |\n|---|\n| {long} |"), &[]);
    }

    #[test]
    fn a_section_has_one_note_at_its_longest() {
        let body = format!("---\ntitle: A\n---\n\n{}.\n\nThe {}.\n", words(45), words(50));
        let report = read(&[("01-a.md", &body)]).check();
        let found: Vec<_> = report.diagnostics.iter().filter(|d| d.rule.as_str() == "words/long-sentence").collect();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message, "a sentence of 51 words");
        assert_eq!(found[0].related[0].message, "45 words here");
    }
}
