//! `structure/placeholder`: words that were to be replaced.

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, FileId, Severity, Span};

use crate::found::Found;
use crate::placeholder::placeholders;
use crate::rules::{Rule, Subject};
use crate::text::Flat;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "structure/placeholder", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for body in subject.texts() {
        front_matter(subject, body.file, found);
        for run in body.runs() {
            let flat = Flat::new(run.content);
            for placeholder in placeholders(&flat.text) {
                if flat.is_linked(placeholder.range.start) && flat.text[placeholder.range.clone()].starts_with('[') {
                    continue;
                }
                let words = flat.text[placeholder.range.clone()].to_owned();
                let span = flat.span(placeholder.range, subject.sources).unwrap_or(run.span);
                found.push(finding(subject.status, span, &words, placeholder.certain));
            }
        }
    }
}

/// Front matter is looked through line by line as it is written, without its comments.
fn front_matter(subject: &Subject, file: FileId, found: &mut Found) {
    let text = subject.sources.text(file);
    let mut at = 0;
    for (i, line) in text.split_inclusive('\n').enumerate() {
        let start = at;
        at += line.len();
        let fence = line.trim_start_matches('\u{feff}').trim_end() == "---";
        if fence != (i == 0) {
            break;
        }
        let said = before_comment(line);
        for placeholder in placeholders(said) {
            let span = Span::new(file, start + placeholder.range.start, start + placeholder.range.end);
            // A list in square brackets is YAML, not words.
            if !is_word(said) && !said[placeholder.range.clone()].starts_with('[') {
                found.push(finding(subject.status, span, &said[placeholder.range], placeholder.certain));
            }
        }
    }
}

/// Whether a line gives a word of a closed list, where the parser has told of any other: the response to a recommendation.
fn is_word(line: &str) -> bool {
    line.trim_start().trim_start_matches("- ").starts_with("response:")
}

fn before_comment(line: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') && !before.is_alphanumeric() => quote = Some(c),
            None if c == '#' && before.is_whitespace() => return &line[..at],
            None => {}
        }
        before = c;
    }
    line
}

fn finding(status: Stage, span: Span, words: &str, certain: bool) -> Diagnostic {
    let severity = match (certain, status >= Stage::Issued) {
        (false, _) => Severity::Note,
        (true, false) => Severity::Warning,
        (true, true) => Severity::Error,
    };
    if !certain {
        return Diagnostic::new(RULE.name, severity, span, format!("something is still “{words}”"))
            .label("will it be, before this is issued?")
            .help("Readers cannot tell whether it has been confirmed since. Say who will decide it and by when, or fill it in.");
    }
    Diagnostic::new(RULE.name, severity, span, format!("“{words}” is a placeholder"))
        .label("to be filled in")
        .help("It would be printed as it stands, and it answers no duty. In a plan that is issued it is an error.")
        .help("Write what it stands for, or take the sentence out.")
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, check_body, read};

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("structure/placeholder", body, expected);
    }

    #[test]
    fn finds_placeholders_where_they_stand() {
        check("We’ll spend **£X** and XX% of it.", &["warning: £X", "warning: XX%"]);
        check("On [insert date] we met.", &["warning: [insert date]"]);
        check("Table: Costs\n\n| Item | Cost |\n|---|---|\n| Pay | TBC |", &["warning: TBC"]);
        check("A note.[^1]\n\n[^1]: TODO", &["warning: TODO"]);
        check("The dates are to be confirmed.", &["note: to be confirmed"]);
    }

    #[test]
    fn a_link_and_code_are_words_that_are_meant() {
        check("Find [your police station](https://example.org/).", &[]);
        check("Write `TODO` there.", &[]);
        check("<!-- TODO -->\n\nWords.", &[]);
    }

    #[test]
    fn front_matter_is_looked_through_without_its_comments() {
        let section = "---\ntitle: Budget for 20XX # TODO\n---\n\nWords.\n";
        assert_eq!(read(&[("01-a.md", section)]).places("structure/placeholder"), ["warning: 20XX"]);
    }

    #[test]
    fn it_is_an_error_once_the_plan_is_issued() {
        let plan = PLAN.replace("status: panel", "status: issued\nissued: 2017-04-01");
        let files = [("plan.md", plan.as_str()), ("01-a.md", "---\ntitle: A\n---\n\nIt costs £X.\n")];
        assert_eq!(read(&files).places("structure/placeholder"), ["error: £X"]);
    }
}
