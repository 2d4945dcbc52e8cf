//! Values that only profiles have: numbers, phrases, sentences, patterns, groups with keys of their own.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;
use planwright_core::{Diagnostic, Severity, Spanned};
use planwright_yaml::read::{self, Fields};
use planwright_yaml::{Node, Style, Value};

use crate::profile::{Basis, Confidence};
use crate::text::Pattern;

const VALUE: &str = "source/value";
const WRONG_TYPE: &str = "source/wrong-type";

/// Text, without its place.
pub(super) fn text(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<String> {
    read::text(node, key, out).map(|text| text.value)
}

/// Part of a sentence: it has no final stop, since words of our own follow it.
pub(super) fn phrase(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<String> {
    let text = read::text(node, key, out)?;
    if text.ends_with('.') {
        out.push(
            Diagnostic::error(VALUE, text.span, format!("`{key}` ends with a full stop"))
                .label("part of a sentence")
                .help("Other words are put behind it when it is printed, so it cannot end the sentence.")
                .help("Take the full stop at its end away."),
        );
    }
    Some(text.value)
}

/// One sentence or more: it has a final stop, since it is printed as it stands.
pub(super) fn sentence(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<String> {
    let text = read::text(node, key, out)?;
    if !text.ends_with(['.', '!', '?', '”']) {
        out.push(
            Diagnostic::error(VALUE, text.span, format!("`{key}` does not end with a full stop"))
                .label("not a whole sentence")
                .help("It is printed as it stands, as a sentence among others.")
                .help("Write it as a sentence, with a full stop at its end."),
        );
    }
    Some(text.value)
}

/// Words to look for. At least one letter or digit is among them.
pub(super) fn words(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<String> {
    let text = read::text(node, key, out)?;
    if Pattern::new(&text).parts.is_empty() {
        out.push(
            Diagnostic::error(VALUE, text.span, format!("`{}` has no words to look for", text.value))
                .label("no letter and no digit")
                .help(format!("`{key}` are words that are looked for in the plan.")),
        );
        return None;
    }
    Some(text.value)
}

/// A whole number of a range, in digits and without quotation marks.
pub(super) fn number(node: &Node, key: &str, range: RangeInclusive<u64>, out: &mut Vec<Diagnostic>) -> Option<u64> {
    let written = match &node.value {
        Value::Scalar(scalar) => scalar,
        _ => {
            let message = format!("`{key}` is {}, but it takes a whole number", node.noun());
            out.push(Diagnostic::error(WRONG_TYPE, node.span, message).label(node.noun()));
            return None;
        }
    };
    let digits = written.style == Style::Plain && written.text.bytes().all(|b| b.is_ascii_digit());
    match written.text.parse() {
        Ok(number) if digits && range.contains(&number) => Some(number),
        _ => {
            let (first, last) = (range.start(), range.end());
            let bounds = if *last == u64::MAX { format!("{first} or more") } else { format!("from {first} to {last}") };
            let message = format!("`{key}` is `{}`, but it takes a whole number, {bounds}", written.text.trim());
            out.push(
                Diagnostic::error(VALUE, node.span, message)
                    .label("not such a number")
                    .help("Write it in digits, without commas, signs or quotation marks."),
            );
            None
        }
    }
}

/// A group whose keys are names of the profile's own.
pub(super) fn map<T>(
    node: &Node,
    key: &str,
    out: &mut Vec<Diagnostic>,
    mut read: impl FnMut(&Node, &str, &mut Vec<Diagnostic>) -> Option<T>,
) -> Option<BTreeMap<String, T>> {
    let Value::Mapping(mapping) = &node.value else {
        let message = format!("`{key}` is {}, but it takes names with what they stand for", node.noun());
        out.push(
            Diagnostic::error(WRONG_TYPE, node.span, message)
                .label(node.noun())
                .help("Write each name on a line of its own, with a colon behind it."),
        );
        return None;
    };
    let mut map = BTreeMap::new();
    for entry in &mapping.entries {
        let name = &entry.key.value;
        if entry.value.is_blank() {
            out.push(
                Diagnostic::error("source/required-key", entry.key.span, format!("`{name}` is empty in `{key}`"))
                    .label("nothing behind the colon")
                    .help("Write what it stands for, or take the line away."),
            );
        } else if let Some(value) = read(&entry.value, name, out) {
            map.insert(name.clone(), value);
        }
    }
    Some(map)
}

/// A list whose entries have names that stand once.
pub(super) fn named_list<T>(
    fields: &mut Fields<'_, '_>,
    key: &str,
    read: fn(&Node, &str, &mut Vec<Diagnostic>) -> Option<(Spanned<String>, T)>,
) -> Vec<T> {
    let mut seen = BTreeMap::new();
    fields.list(key, |node, key, out| {
        let (name, entry) = read(node, key, out)?;
        let first = *seen.entry(name.value.clone()).or_insert(name.span);
        if first == name.span {
            return Some(entry);
        }
        out.push(
            Diagnostic::error("source/duplicate-id", name.span, format!("`{}` stands twice in `{key}`", name.value))
                .label("the second")
                .help("Findings and waivers are told apart by these names.")
                .help("Give one of them another name, or take one away.")
                .related(first, "the first is here"),
        );
        None
    })
}

/// Text that must be there.
pub(super) fn required(fields: &mut Fields<'_, '_>, key: &str, why: &str) -> Option<String> {
    fields.required_text(key, why).map(|text| text.value)
}

/// Part of a sentence that must be there: see [`phrase`].
pub(super) fn required_phrase(fields: &mut Fields<'_, '_>, key: &str, why: &str) -> Option<String> {
    fields.require(key, why);
    fields.read(key, phrase)
}

/// A sentence that must be there: see [`sentence`].
pub(super) fn required_sentence(fields: &mut Fields<'_, '_>, key: &str, why: &str) -> Option<String> {
    fields.require(key, why);
    fields.read(key, sentence)
}

/// A day that must be there.
pub(super) fn required_date(fields: &mut Fields<'_, '_>, key: &str, why: &str) -> Option<Spanned<Date>> {
    fields.require(key, why);
    fields.date(key)
}

/// A word of a closed list that must be there.
pub(super) fn required_word<W: Copy>(
    fields: &mut Fields<'_, '_>,
    key: &str,
    why: &str,
    all: &[W],
    name: fn(W) -> &'static str,
) -> Option<Spanned<W>> {
    fields.require(key, why);
    fields.word(key, all, name)
}

/// A list of words of a closed list.
pub(super) fn some_of<W: Copy>(
    fields: &mut Fields<'_, '_>,
    key: &str,
    all: &[W],
    name: fn(W) -> &'static str,
) -> Vec<W> {
    let list = fields.list(key, |node, key, out| read::word(node, key, all, name, out));
    list.into_iter().map(|word| word.value).collect()
}

/// Where something was found.
pub(super) fn source(fields: &mut Fields<'_, '_>) -> Option<String> {
    required(
        fields,
        "source",
        "It says where this was found, so that others can look: `source: PRSRA 2011 s.7, text read`.",
    )
}

/// How sure somebody is.
pub(super) fn confidence(fields: &mut Fields<'_, '_>) -> Option<Confidence> {
    let why = "It says how sure you are: `certain` where the text was read, `likely` where somebody else says so, \
               `unsure` where a person must look before anyone rests on it.";
    required_word(fields, "confidence", why, Confidence::ALL, Confidence::as_str).map(|word| word.value)
}

/// What something rests on.
pub(super) fn basis(fields: &mut Fields<'_, '_>) -> Option<Basis> {
    fields.word("basis", Basis::ALL, Basis::as_str).map(|word| word.value)
}

/// How much a finding weighs.
pub(super) fn severity(fields: &mut Fields<'_, '_>, key: &str) -> Option<Severity> {
    const ALL: &[Severity] = &[Severity::Error, Severity::Warning, Severity::Note];
    fields.word(key, ALL, Severity::as_str).map(|word| word.value)
}

/// Reports a last day that comes before the first.
pub(super) fn in_order(first: Option<Spanned<Date>>, last: Option<Spanned<Date>>, out: &mut Vec<Diagnostic>) {
    let (Some(first), Some(last)) = (first, last) else { return };
    if last.value < first.value {
        out.push(
            Diagnostic::error(
                VALUE,
                last.span,
                format!("this day comes before {}, which it should follow", first.value),
            )
            .label("too early")
            .help("Exchange the two days, or write the right ones.")
            .related(first.span, "the earlier day is here"),
        );
    }
}
