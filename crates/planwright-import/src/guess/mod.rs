//! What a document does not say outright, guessed from its words. Each guess comes with its reason.

mod areas;
pub(crate) mod duties;
pub(crate) mod kinds;
pub(crate) mod meta;

/// A guess, for the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Guess {
    /// What was guessed, of what: "the period is 2017-04-01 to 2021-03-31".
    pub(crate) what: String,
    /// Why: "the title says 2017–2021".
    pub(crate) why: String,
}

impl Guess {
    pub(crate) fn new(what: impl Into<String>, why: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into() }
    }
}

/// A text made ready to be searched: small letters, one kind of apostrophe, words divided by single spaces and with one
/// at each end.
pub(crate) fn searched(text: &str) -> String {
    let mut out = String::from(" ");
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            '’' | '\'' => {}
            c if c.is_alphanumeric() => out.push(c),
            _ if out.ends_with(' ') => {}
            _ => out.push(' '),
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether a text that was made ready has these words: each stands for all that begin with it, `…` for up to six others,
/// and a full stop ends a word that stands for itself alone.
pub(crate) fn has(text: &str, words: &str) -> bool {
    find(text, words).is_some()
}

/// The words of a text that was made ready which fit: see [`has`].
pub(crate) fn find(text: &str, words: &str) -> Option<String> {
    let words: Vec<&str> = words.split(' ').collect();
    let all: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    (0..all.len()).find_map(|at| {
        let rest = all.get(at..)?;
        let length = fits(rest, &words)?;
        Some(rest.get(..length)?.join(" "))
    })
}

/// How many words fit, from the first on.
fn fits(text: &[&str], words: &[&str]) -> Option<usize> {
    match words {
        [] => Some(0),
        ["…", rest @ ..] => {
            (0..=6.min(text.len())).find_map(|skipped| Some(skipped + fits(text.get(skipped..)?, rest)?))
        }
        [word, rest @ ..] => {
            let (found, text) = text.split_first()?;
            let is_it = match word.strip_suffix('.') {
                Some(whole) => *found == whole,
                None => found.starts_with(word),
            };
            if is_it { Some(1 + fits(text, rest)?) } else { None }
        }
    }
}
