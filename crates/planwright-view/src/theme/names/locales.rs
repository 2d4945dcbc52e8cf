//! Keys of a theme's words that nothing prints, and places to fill in that are never filled.

use std::collections::BTreeSet;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span, Spanned};
use planwright_yaml::{Entry, Value};

use crate::Words;
use crate::theme::layer::Layer;
use crate::theme::place::Places;

/// The words that the default theme has in every language.
const ENGLISH: &str = "en";

/// Looks at a theme's own words beside those that come with the tool.
pub(super) fn check(layer: &Layer, built_in: &Layer, places: &mut Places<'_>) {
    let Some(english) = built_in.locales.get(ENGLISH) else { return };
    // What a law says is kept by its English text, which may be that of a profile of one's own.
    for (language, own) in layer.locales.iter().filter(|(language, _)| !language.ends_with(".law")) {
        let known = built_in.locales.get(language).unwrap_or(english).words();
        let is_odd =
            |(key, word): (&String, &String)| known.get(key).is_none_or(|known| !unfilled(word, known).is_empty());
        if !own.words().iter().any(is_odd) {
            continue;
        }
        let path = path_of(language);
        for Entry { key, value } in entries(layer, language, places) {
            match (known.get(&key.value), value.as_scalar()) {
                (None, _) => places.tell(unknown(&key, known, &path)),
                (Some(known), Some(word)) => {
                    let odd = unfilled(&word.text, known);
                    odd.first().into_iter().for_each(|place| places.tell(never_filled(place, value.span, &key, known)));
                }
                (Some(_), None) => {}
            }
        }
    }
}

/// The place of a key in a theme's words; that of the file where it cannot be told.
pub(in crate::theme) fn span_of(key: &str, layer: &Layer, language: &str, places: &mut Places<'_>) -> Span {
    let found = entries(layer, language, places).into_iter().find(|entry| entry.key.value == key);
    found.map_or_else(|| places.file(&path_of(language)), |entry| entry.key.span)
}

fn path_of(language: &str) -> String {
    format!("locales/{language}.yaml")
}

/// The lines of a theme's words, with their places.
fn entries(layer: &Layer, language: &str, places: &mut Places<'_>) -> Vec<Entry> {
    let path = path_of(language);
    let text = layer.files.get(&path).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
    let file = places.text(&path, text);
    // A nearer theme may have a file of this name: places in that one would be wrong.
    let is_told = places.sources.slice(Span::new(file, 0, text.len())) == text;
    match planwright_yaml::parse(file, text, 0).node.filter(|_| is_told).map(|node| node.value) {
        Some(Value::Mapping(mapping)) => mapping.entries,
        _ => Vec::new(),
    }
}

fn unknown(key: &Spanned<String>, known: &Words, path: &str) -> Diagnostic {
    let finding =
        Diagnostic::error("theme/settings", key.span, format!("Planwright prints no words called `{}`", key.value))
            .label("never printed")
            .help("What is written here would stand in no output.");
    match nearest(key, known.keys().map(String::as_str)) {
        Some(meant) => finding.help(format!("Did you mean `{meant}`?")),
        None => finding.help(format!(
            "The keys that there are stand in the default theme's `{path}`. Correct this one, or take the line out."
        )),
    }
}

fn never_filled(place: &str, span: Span, key: &str, known: &str) -> Diagnostic {
    let finding =
        Diagnostic::error("theme/settings", span, format!("nothing is filled in for `{{{place}}}` in `{key}`"))
            .label("a place that stays as it is")
            .help(format!("Readers would see `{{{place}}}` itself."));
    let there: Vec<String> = places_in(known).map(|place| format!("`{{{place}}}`")).collect();
    if there.is_empty() {
        finding.help("These words have no place to fill in. Take it out.")
    } else {
        finding.help(format!("What can be filled in here: {}.", there.join(", ")))
    }
}

/// The places in a word that the known word of its key does not have.
fn unfilled<'a>(word: &'a str, known: &str) -> Vec<&'a str> {
    let known: BTreeSet<&str> = places_in(known).collect();
    places_in(word).filter(|place| !known.contains(place)).collect()
}

/// What stands in braces.
fn places_in(word: &str) -> impl Iterator<Item = &str> {
    word.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(place, _)| place))
}
