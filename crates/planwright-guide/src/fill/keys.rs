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

/// A list of keys with their meanings, for a page; all that stand at a place where none is named.
pub(super) fn list(at: &str, names: &[&str], page: &str) -> Result<String, String> {
    let (schema, path) = place(at)?;
    let known = schema.keys(&path);
    if known.is_empty() {
        return Err(format!("`{at}` has no keys"));
    }
    if let Some(unknown) = names.iter().find(|name| known.iter().all(|key| key.name != **name)) {
        return Err(format!("`{at}` has no key `{unknown}`"));
    }
    let all: Vec<&str> = known.iter().map(|key| key.name).collect();
    let mut list = List { schema, page, text: String::new() };
    for name in if names.is_empty() { &all } else { names } {
        list.add(&path, name, 0);
    }
    Ok(list.text)
}

/// A list of keys that is being written, each key with those within it below.
struct List<'a> {
    schema: Schema,
    /// The page that it is for.
    page: &'a str,
    text: String,
}

impl List<'_> {
    /// Adds a key, what can stand behind it, and the keys within it.
    fn add(&mut self, path: &[String], name: &str, depth: usize) {
        let Some(key) = self.schema.keys(path).into_iter().find(|key| key.name == name) else { return };
        let within: Vec<String> = path.iter().cloned().chain([name.to_owned()]).collect();
        let keys = self.schema.keys(&within);
        let form = match key.form {
            Form::List if !keys.is_empty() => ", a list of entries",
            Form::List => ", a list",
            Form::One | Form::Keys => "",
        };
        let required = if key.is_required { ", required" } else { "" };
        let _ = write!(self.text, "{}- `{name}`{required}{form}: {}", "  ".repeat(depth), key.meaning);
        let mut words = self.schema.words(&within);
        words.retain(|(_, meaning)| !meaning.is_empty());
        if words.len() > FEW {
            self.text.push_str(&elsewhere(name, self.page));
            words.clear();
        }
        self.text.push('\n');
        for (word, meaning) in words {
            let _ = writeln!(self.text, "{}- `{word}`: {meaning}", "  ".repeat(depth + 1));
        }
        for key in keys {
            self.add(&within, key.name, depth + 1);
        }
    }
}

/// Where the words are listed that can stand behind a key, where they are many.
fn elsewhere(name: &str, page: &str) -> String {
    let there = if name == "step" { "record" } else { "kinds" };
    if there == page {
        return " The words are listed on this page.".to_owned();
    }
    format!(" The words are listed [on another page]({LINK}{there}).")
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
