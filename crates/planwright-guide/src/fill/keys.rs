//! Keys of front matter and words behind them, as the schemas have them.

use std::fmt::Write as _;

use planwright_parser::schema::{self, Form, Schema};

use crate::LINK;

/// More words than this are listed on a page of their own.
const FEW: usize = 8;

/// Which schema, and where in it: `plan.record`.
fn place(place: &str) -> Result<(Schema, Vec<String>), String> {
    let mut parts = place.split('.');
    let schema = match parts.next() {
        Some("plan") => schema::plan(),
        Some("section") => schema::section(),
        Some("panel") => schema::panel(),
        Some("paper") => schema::paper(),
        _ => return Err(format!("`{place}` begins with no file that has front matter")),
    };
    Ok((schema, parts.map(str::to_owned).collect()))
}

/// A list of keys with their meanings; all that stand at a place where none is named.
pub(super) fn list(at: &str, names: &[&str]) -> Result<String, String> {
    let (schema, path) = place(at)?;
    let known = schema.keys(&path);
    if known.is_empty() {
        return Err(format!("`{at}` has no keys"));
    }
    if let Some(unknown) = names.iter().find(|name| known.iter().all(|key| key.name != **name)) {
        return Err(format!("`{at}` has no key `{unknown}`"));
    }
    let all: Vec<&str> = known.iter().map(|key| key.name).collect();
    let mut text = String::new();
    for name in if names.is_empty() { &all } else { names } {
        add(&mut text, schema, &path, name, 0);
    }
    Ok(text)
}

/// Adds a key, what can stand behind it, and the keys within it.
fn add(text: &mut String, schema: Schema, path: &[String], name: &str, depth: usize) {
    let Some(key) = schema.keys(path).into_iter().find(|key| key.name == name) else { return };
    let within: Vec<String> = path.iter().cloned().chain([name.to_owned()]).collect();
    let keys = schema.keys(&within);
    let form = match key.form {
        Form::List if !keys.is_empty() => ", a list of entries",
        Form::List => ", a list",
        Form::One | Form::Keys => "",
    };
    let required = if key.is_required { ", required" } else { "" };
    let _ = write!(text, "{:depth$}- `{name}`{required}{form}: {}", "", key.meaning, depth = depth * 2);
    let words = schema.words(&within);
    let said: Vec<_> = words.iter().filter(|(_, meaning)| !meaning.is_empty()).collect();
    if said.len() > FEW {
        let page = if name == "step" { "publishing" } else { "kinds" };
        let _ = write!(text, " The words are on [a page of their own]({LINK}{page}).");
    }
    text.push('\n');
    for (word, meaning) in said.iter().filter(|_| said.len() <= FEW) {
        let _ = writeln!(text, "{:depth$}- `{word}`: {meaning}", "", depth = depth * 2 + 2);
    }
    for key in keys {
        add(text, schema, &within, key.name, depth + 1);
    }
}

/// The words that can stand behind a key.
pub(super) fn words(at: &str) -> Result<String, String> {
    let (schema, path) = place(at)?;
    let words = schema.words(&path);
    if words.is_empty() {
        return Err(format!("`{at}` takes no words"));
    }
    let mut text = String::new();
    for (word, meaning) in words {
        let _ = writeln!(text, "- `{word}`: {meaning}");
    }
    Ok(text)
}
