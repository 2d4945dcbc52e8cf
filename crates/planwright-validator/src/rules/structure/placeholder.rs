//! `structure/placeholder`: words that were to be replaced.

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, FileId, Severity, Span};

use crate::placeholder::placeholders;
use crate::rules::{Rule, Subject};
use crate::text::Flat;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "structure/placeholder", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    for body in subject.bodies() {
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
fn front_matter(subject: &Subject, file: FileId, found: &mut Vec<Diagnostic>) {
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
            if !said[placeholder.range.clone()].starts_with('[') {
                found.push(finding(subject.status, span, &said[placeholder.range], placeholder.certain));
            }
        }
    }
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
        return Diagnostic::new(RULE.name, severity, span, format!("Something is still “{words}”"))
            .label("will it be, before this is issued?")
            .help("Readers cannot tell whether it has been confirmed since. Say who will decide it and by when, or fill it in.");
    }
    Diagnostic::new(RULE.name, severity, span, format!("“{words}” is a placeholder"))
        .label("to be filled in")
        .help("It would be printed as it stands, and it answers no duty. In a plan that is issued it is an error.")
        .help("Write what it stands for, or take the sentence out.")
}
