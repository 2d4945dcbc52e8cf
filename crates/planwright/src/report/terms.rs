//! Words of the trade in a report, explained where it uses them.

use planwright_core::{Diagnostic, Severity};

use crate::report::{Detail, Settings};

/// The words, and what each is.
const TERMS: [(&str, &str); 3] = [
    ("front matter", "the front matter of a file is what stands between the two lines of `---` at its top"),
    ("id", "an id is the short name by which links call a section, a table or a picture"),
    ("profile", "the profile is the list of what the law asks of a body, which plan.md names as `profile`"),
];

/// A sentence on those words that the findings use, which are shown as the settings say.
pub(crate) fn used(shown: &[&Diagnostic], settings: &Settings) -> Option<String> {
    let used = TERMS.iter().filter(|(term, _)| shown.iter().any(|diagnostic| uses(diagnostic, term, settings)));
    let told: Vec<String> = used.map(|(_, meaning)| (*meaning).to_owned()).collect();
    (!told.is_empty()).then(|| format!("Words used here: {}.", told.join("; ")))
}

/// True where what is shown of a finding has the word. Of notes only the message is shown, unless
/// everything is.
fn uses(diagnostic: &Diagnostic, term: &str, settings: &Settings) -> bool {
    let whole = diagnostic.severity > Severity::Note || settings.detail == Detail::Verbose;
    let more = diagnostic.help.iter().chain([&diagnostic.label]).filter(|_| whole);
    [&diagnostic.message].into_iter().chain(more).any(|text| has(text, term))
}

/// True where a text has the word by itself, not within another and not as a key with its value, as in `id: roads`.
fn has(text: &str, term: &str) -> bool {
    let bound = |c: Option<char>| c.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_' | ':')));
    text.match_indices(term)
        .any(|(at, _)| bound(text[..at].chars().next_back()) && bound(text[at + term.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use planwright_core::{Sources, Span};

    use super::*;
    use crate::report::samples::SETTINGS;

    fn check(message: &str, help: &str, expected: &[&str]) {
        let span = Span::start_of(Sources::default().add("a.md", ""));
        let diagnostic = Diagnostic::warning("a/b", span, message).help(help);
        let said = used(&[&diagnostic], &SETTINGS).unwrap_or_default();
        let found: Vec<&str> =
            TERMS.iter().filter(|(_, meaning)| said.contains(meaning)).map(|(term, _)| *term).collect();
        assert_eq!(found, expected, "{message} {help}");
    }

    #[test]
    fn words_are_explained_where_they_are_used() {
        check("nothing in the plan has the id `roads`", "", &["id"]);
        check("it is not said", "Add it to its front matter.", &["front matter"]);
        check("there is no `profile`", "", &["profile"]);
        check("it is said", "Write `id: roads` or `profile: ours`, amid idle profiles.", &[]);
        check("", "", &[]);
    }

    #[test]
    fn what_is_not_shown_is_not_explained() {
        let span = Span::start_of(Sources::default().add("a.md", ""));
        let note = Diagnostic::note("a/b", span, "a note").help("Look at the front matter.");
        assert_eq!(used(&[&note], &SETTINGS), None);
        assert!(used(&[&note], &Settings { detail: Detail::Verbose, ..SETTINGS }).is_some());
    }
}
