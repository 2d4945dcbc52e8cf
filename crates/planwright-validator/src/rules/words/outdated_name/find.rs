//! Where outdated names stand in a text, the longest where several do.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::names::{NAMES, Name, Only};
use crate::text::{Printed, Word};

/// A name where it stands.
pub(super) struct Hit {
    /// Which of the names it is.
    pub(super) name: usize,
    /// Its bytes, without a possessive.
    pub(super) range: Range<usize>,
    /// What to write instead; none where there is no single name.
    pub(super) instead: Option<String>,
    /// The words of what to write instead, where the name is letters.
    pub(super) words: Option<String>,
    /// Since when.
    pub(super) since: Date,
}

/// A form of a name, word by word.
struct Form {
    name: usize,
    form: usize,
    words: Vec<&'static str>,
    /// Whether capitals matter.
    as_written: bool,
}

/// The forms of all names by the first letter of their first word, in small letters.
static FORMS: LazyLock<Vec<Vec<Form>>> = LazyLock::new(|| {
    let mut forms: Vec<Vec<Form>> = (b'a'..=b'z').map(|_| Vec::new()).collect();
    for (name, entry) in NAMES.iter().enumerate() {
        for (form, said) in entry.forms.iter().enumerate() {
            let words: Vec<&str> =
                said.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
            if let Some(list) = words.first().and_then(|word| forms.get_mut(letter(word)?)) {
                let as_written = entry.only.contains(&Only::AsWritten) || words.iter().all(|word| is_letters(word));
                list.push(Form { name, form, words, as_written });
            }
        }
    }
    forms
});

/// The place of a word's first letter in the alphabet.
fn letter(word: &str) -> Option<usize> {
    let first = word.bytes().next()?.to_ascii_lowercase();
    first.is_ascii_lowercase().then(|| usize::from(first - b'a'))
}

/// The outdated names of a text on a day.
pub(super) fn find(printed: &Printed<'_>, as_at: Date) -> Vec<Hit> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = printed.words.get(at) {
        let Some((form, length)) = longest(printed, at, *word) else {
            at += 1;
            continue;
        };
        found.extend(hit(printed, form, at, length, as_at));
        at += length;
    }
    found
}

/// The longest form that stands at a word, and how many words it has.
fn longest(printed: &Printed<'_>, at: usize, word: Word) -> Option<(&'static Form, usize)> {
    let forms = FORMS.get(letter(word.of(printed.text()))?)?;
    let standing = forms.iter().filter(|form| stands(printed, at, form));
    standing.max_by_key(|form| form.words.len()).map(|form| (form, form.words.len()))
}

fn stands(printed: &Printed<'_>, at: usize, form: &Form) -> bool {
    let Some(words) = printed.words.get(at..at + form.words.len()) else { return false };
    let text = printed.text();
    let said_as = |(i, (word, wanted)): (usize, (&Word, &&str))| {
        let said = word.of(text);
        same(said, wanted, form.as_written) || (i + 1 == words.len() && is_many(said, wanted, form.as_written))
    };
    words.iter().zip(&form.words).enumerate().all(said_as)
        && words.windows(2).all(|pair| are_joined(text, pair))
        && (words.len() > OFFICE_WORDS || !is_before_an_office(form) || is_office(printed, at + words.len()))
}

fn is_before_an_office(form: &Form) -> bool {
    NAMES.get(form.name).is_some_and(|name| name.only.contains(&Only::BeforeAnOffice))
}

/// So many words of what stands before an office are its beginning: `Her Majesty's`.
const OFFICE_WORDS: usize = 2;

/// Whether nothing but spaces and the marks of a list part two words.
fn are_joined(text: &str, pair: &[Word]) -> bool {
    let [one, next] = pair else { return false };
    text.get(one.range().end..next.range().start)
        .is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '&' | '-')))
}

/// Words of the late Queen herself, and not of an office.
const HERSELF: &[&str] = &["Platinum", "Diamond", "Golden", "Jubilee", "Coronation", "Birthday", "Queen", "Honours"];

fn is_office(printed: &Printed<'_>, at: usize) -> bool {
    let Some(next) = printed.words.get(at).map(|word| word.of(printed.text())) else { return false };
    next.starts_with(char::is_uppercase) && !HERSELF.contains(&next)
}

/// Whether a word is letters that stand for words, and so is never in small letters.
fn is_letters(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}

fn same(said: &str, wanted: &str, as_written: bool) -> bool {
    if said.len() < wanted.len() {
        return false;
    }
    let said = if wanted.contains('\'') { said } else { bare(said) };
    let plain = |c: char| if c == '’' { '\'' } else { c };
    let mut wanted = wanted.chars();
    said.chars()
        .map(plain)
        .all(|c| wanted.next().is_some_and(|w| c == w || (!as_written && c.eq_ignore_ascii_case(&w))))
        && wanted.next().is_none()
}

/// Whether a word is another in the plural.
fn is_many(said: &str, wanted: &str, as_written: bool) -> bool {
    let said = bare(said);
    let one = said.strip_suffix('s').is_some_and(|one| same(one, wanted, as_written));
    let ies = || said.strip_suffix("ies").zip(wanted.strip_suffix('y'));
    one || ies().is_some_and(|(said, wanted)| same(said, wanted, as_written))
}

/// A word without a possessive `'s`.
fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

fn hit(printed: &Printed<'_>, form: &Form, at: usize, length: usize, as_at: Date) -> Option<Hit> {
    let name: &Name = NAMES.get(form.name)?;
    let change = name.changes.iter().rfind(|change| change.from <= as_at)?;
    let since = name.changes.first()?.from;
    // Of what stands before an office only the beginning has changed.
    let (which, length) = if is_before_an_office(form) { (0, OFFICE_WORDS) } else { (form.form, length) };
    let text = printed.text();
    let (first, last) = (printed.words.get(at)?, printed.words.get(at + length - 1)?);
    let wanted = form.words.get(length - 1)?;
    let said = last.of(text);
    let kept = if wanted.contains('\'') { said } else { bare(said) };
    let range = first.range().start..last.range().start + kept.len();
    let many = !same(said, wanted, false);
    let instead = change.to.get(which).filter(|to| !to.is_empty()).map(|to| {
        let to = spelt_like(to, first.of(text)).replace('\'', "’");
        if many { plural(&to) } else { to }
    });
    let is_letter_form = form.words.len() == 1 && form.words.iter().all(|word| is_letters(word));
    let full = change.to.iter().find(|to| is_letter_form && to.contains(' '));
    let words = full.filter(|full| !many || !full.contains(" of ")).map(|full| {
        let full = full.replace('\'', "’");
        if many { plural(&full) } else { full }
    });
    Some(Hit { name: form.name, range, instead, words, since })
}

/// A name in small letters, where the old one was.
fn spelt_like(name: &str, said: &str) -> String {
    if said.starts_with(char::is_lowercase) { name.to_lowercase() } else { name.to_owned() }
}

fn plural(name: &str) -> String {
    match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    }
}
