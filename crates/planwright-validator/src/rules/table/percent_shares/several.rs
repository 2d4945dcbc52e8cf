//! Surveys in which people gave more than one answer: their shares make more than the whole.

use std::collections::BTreeSet;

use planwright_core::model::Section;

use crate::ledger::TableFigures;
use crate::rules::Subject;
use crate::text::{sentences, tokens};

/// Words that stand before `answers` where people gave more than one.
const MANY: &[&str] =
    &["more than one", "several", "multiple", "two or more", "up to two", "up to three", "up to five", "as many"];

/// What people give in a survey, which stands right behind.
const ANSWERS: &[&str] =
    &["answers", "responses", "choices", "options", "priorities", "reasons", "things", "boxes", "categories"];

/// The same, of one.
const ANSWER: &[&str] = &["answer", "response", "choice", "option", "priority", "reason", "thing", "box", "category"];

/// What people do in one, which stands right before.
const CHOOSE: &[&str] = &[
    "choose", "chose", "chosen", "select", "selected", "tick", "ticked", "pick", "picked", "name", "named", "give",
    "gave",
];

/// Phrases that say it of the sum.
const SUMS: &[&str] = &[
    "more than 100",
    "over 100",
    "exceed 100",
    "exceeds 100",
    "not add up to 100",
    "not sum to 100",
    "not add to 100",
    "not total 100",
];

/// Phrases that say it by themselves.
const PLAIN: &[&str] = &["all that apply", "all that applied"];

/// Which section something stands in: its address, none for the foreword.
pub(super) fn key(section: Option<&Section>) -> Option<usize> {
    section.map(|section| std::ptr::from_ref(section).addr())
}

/// The sections in which a sentence says so.
pub(super) fn sections(subject: &Subject) -> BTreeSet<Option<usize>> {
    let prose = subject.ledger.passages.iter().filter(|passage| passage.run.is_prose());
    let saying = prose.filter(|passage| sentences(passage.text()).into_iter().any(says));
    saying.map(|passage| key(passage.section)).collect()
}

/// Whether a table's caption or one of its headings says so.
pub(super) fn in_table(table: &TableFigures) -> bool {
    says(&table.caption) || table.headings.iter().any(|heading| says(heading))
}

/// Whether a text says that its shares may make more than the whole.
pub(super) fn says(text: &str) -> bool {
    let words = tokens(text);
    let of_all = ["100%", "100 %", "100 per cent"].iter().any(|whole| text.contains(whole));
    let text = format!(" {} ", words.join(" "));
    let has = |phrase: &&str| text.contains(&format!(" {phrase} "));
    let near = |phrase: &&str| {
        let around = text.split_once(&format!(" {phrase} "));
        around.is_some_and(|(before, after)| {
            after.split(' ').take(2).any(|word| is_answer(word, phrase))
                || before.rsplit(' ').take(2).any(|word| CHOOSE.contains(&word))
        })
    };
    PLAIN.iter().any(has) || of_all && SUMS.iter().any(has) || MANY.iter().any(near)
}

fn is_answer(word: &str, phrase: &str) -> bool {
    ANSWERS.contains(&word) || phrase == "more than one" && ANSWER.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::says;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(says(text), expected, "{text}");
    }

    #[test]
    fn a_survey_may_have_several_answers() {
        check("What worries residents (more than one answer)", true);
        check("People could choose up to three priorities.", true);
        check("Respondents could tick all that apply.", true);
        check("Shares do not add up to 100% as several answers were possible.", true);
        check("Multiple responses were allowed.", true);
    }

    #[test]
    fn other_sentences_say_nothing_of_it() {
        check("Where the money comes from", false);
        check("It is spent on more than one force.", false);
        check("The grant is more than £100m.", false);
        check("More than 100 officers came.", false);
        check("Several forces answer.", false);
    }
}
