//! Whose duty or promise it is: the subject of a sentence, where that is plain.

use std::ops::Range;

use super::{lower, modals};
use crate::change::Whose;
use crate::content::{Token, TokenKind};

/// Subjects that are the force, and its chief officer.
const FORCE: [&str; 12] = [
    "the force",
    "our force",
    "my force",
    "the police",
    "the police force",
    "police officers",
    "the chief constable",
    "chief constable",
    "the commissioner of police of the metropolis",
    "the constabulary",
    "the police service",
    "constables",
];

/// Subjects that are the commissioner, and the office.
const COMMISSIONER: [&str; 10] = [
    "i",
    "the commissioner",
    "the police and crime commissioner",
    "the pcc",
    "the pfcc",
    "my office",
    "the office of the police and crime commissioner",
    "the opcc",
    "the mayor",
    "the deputy commissioner",
];

/// What may stand before a subject, and between it and its verb.
const BESIDE: [&str; 14] = [
    "and",
    "but",
    "so",
    "then",
    "also",
    "therefore",
    "always",
    "each",
    "now",
    "still",
    "together",
    "both",
    "yet",
    "or",
];

/// Whose duty or promise a verb tells of, in the sentence that it stands in. None where the subject is anything but one that
/// is known: to name the wrong one would be worse than to name none. A force by its own name may be another one.
pub(crate) fn whose(tokens: &[Token], sentence: &Range<usize>, verb: &Range<usize>) -> Option<Whose> {
    let before = tokens.get(sentence.start..verb.start)?;
    let cut = before.iter().rposition(|token| token.kind == TokenKind::Sign).map_or(0, |sign| sign + 1);
    let (earlier, clause) = before.split_at_checked(cut)?;
    let words = lower(clause);
    let mut subject = words.as_slice();
    let joined = matches!(subject.first().map(String::as_str), Some("and" | "or"));
    if joined && modals(earlier).is_empty() {
        // "The council, and the force, must": both.
        return None;
    }
    while let Some((_, rest)) = subject.split_first().filter(|(first, _)| BESIDE.contains(&first.as_str())) {
        subject = rest;
    }
    while let Some((_, rest)) = subject.split_last().filter(|(last, _)| BESIDE.contains(&last.as_str())) {
        subject = rest;
    }
    let subject = subject.join(" ");
    if FORCE.contains(&subject.as_str()) {
        Some(Whose::Force)
    } else if COMMISSIONER.contains(&subject.as_str()) {
        Some(Whose::Commissioner)
    } else {
        (subject == "officers").then_some(Whose::Officers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modal::tests::tokens;

    /// Whose the first verb of a sentence is.
    #[track_caller]
    fn check(text: &str, expected: Option<Whose>) {
        let tokens = tokens(text);
        let verb = modals(&tokens).pop().expect("a verb");
        assert_eq!(whose(&tokens, &(0..tokens.len()), &verb.range), expected, "{text}");
    }

    #[test]
    fn the_subject_of_the_sentence_decides() {
        check("The force must answer", Some(Whose::Force));
        check("In every ward , the Chief Constable will report", Some(Whose::Force));
        check("Patrols will go on , and the force must publish", Some(Whose::Force));
        check("I will ask", Some(Whose::Commissioner));
        check("My office will also ask", Some(Whose::Commissioner));
        check("Officers must walk", Some(Whose::Officers));
    }

    #[test]
    fn what_is_not_plain_is_nobodys() {
        check("We will ask", None);
        check("The force and its partners must answer", None);
        check("The council , and the force must answer", None);
        check("Volunteers in the force must answer", None);
        check("The force , with the council , must answer", None);
        check("Council officers must answer", None);
        check("Every burglary must be attended by the force", None);
    }
}
