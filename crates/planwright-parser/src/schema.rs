//! The JSON Schemas of front matter, and what they say of a key: what it means, what can stand in it. Editors complete
//! and explain keys by them, and the guide is made of them; tests hold them to the readers.

use std::sync::LazyLock;

use serde_json::Value;

/// That of `plan.md`.
pub const PLAN: &str = include_str!("../schemas/plan.json");

/// That of a section.
pub const SECTION: &str = include_str!("../schemas/section.json");

/// That of a report of the panel.
pub const PANEL: &str = include_str!("../schemas/panel.json");

/// That of a paper.
pub const PAPER: &str = include_str!("../schemas/paper.json");

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// That of `plan.md`, to be asked.
#[must_use]
pub fn plan() -> Schema {
    static READ: LazyLock<Value> = LazyLock::new(|| read(PLAN));
    Schema { root: &READ }
}

/// That of a section, to be asked.
#[must_use]
pub fn section() -> Schema {
    static READ: LazyLock<Value> = LazyLock::new(|| read(SECTION));
    Schema { root: &READ }
}

/// That of a report of the panel, to be asked.
#[must_use]
pub fn panel() -> Schema {
    static READ: LazyLock<Value> = LazyLock::new(|| read(PANEL));
    Schema { root: &READ }
}

/// That of a paper, to be asked.
#[must_use]
pub fn paper() -> Schema {
    static READ: LazyLock<Value> = LazyLock::new(|| read(PAPER));
    Schema { root: &READ }
}

/// A schema of front matter.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    root: &'static Value,
}

/// A key of front matter.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Whether it must be there.
    pub is_required: bool,
    /// What is written behind it.
    pub form: Form,
}

/// What is written behind a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text, a date or a word.
    One,
    /// A list.
    List,
    /// Keys of its own.
    Keys,
}

impl Schema {
    /// What the schema says of a place, where the entries of a list have the list's own place.
    fn at(self, path: &[String]) -> Option<&'static Value> {
        path.iter().try_fold(self.root, |node, key| {
            let named = |variant: &&'static Value| variant["properties"].get(key.as_str());
            let any = |variant: &&'static Value| variant.get("additionalProperties").filter(|it| it.is_object());
            let variants = self.variants(node);
            variants.iter().find_map(named).or_else(|| variants.iter().find_map(any))
        })
    }

    /// A node, what it points to, what it can be instead, and the entries of its list.
    fn variants(self, node: &'static Value) -> Vec<&'static Value> {
        let mut found = vec![node];
        let mut next = 0;
        while let Some(node) = found.get(next).copied() {
            next += 1;
            let name = node["$ref"].as_str().and_then(|pointer| pointer.strip_prefix("#/$defs/"));
            found.extend(name.and_then(|name| self.root["$defs"].get(name)));
            found.extend(node["oneOf"].as_array().into_iter().flatten());
            found.extend(node.get("items"));
        }
        found
    }

    /// The keys that can stand at a place.
    #[must_use]
    pub fn keys(self, path: &[String]) -> Vec<Key> {
        let Some(node) = self.at(path) else { return Vec::new() };
        let mut keys: Vec<Key> = Vec::new();
        for variant in self.variants(node) {
            let required = variant["required"].as_array();
            for (name, key) in variant["properties"].as_object().into_iter().flatten() {
                if keys.iter().any(|known| known.name == name) {
                    continue;
                }
                let is_required = required.is_some_and(|it| it.iter().any(|it| it == name));
                keys.push(Key {
                    name,
                    meaning: key["description"].as_str().unwrap_or(""),
                    is_required,
                    form: self.form(key),
                });
            }
        }
        keys
    }

    fn form(self, key: &'static Value) -> Form {
        let variants = self.variants(key);
        let is = |kind: &str| variants.iter().any(|variant| variant["type"] == kind);
        let is_group = key["type"] == "object" || key["$ref"] != "#/$defs/text" && key.get("$ref").is_some();
        match () {
            () if key["type"] == "array" => Form::List,
            () if is_group && is("object") => Form::Keys,
            () => Form::One,
        }
    }

    /// What a key means: the last of a path.
    #[must_use]
    pub fn meaning(self, path: &[String]) -> Option<&'static str> {
        self.at(path).filter(|_| !path.is_empty())?["description"].as_str()
    }

    /// The words that can stand at a place, each with its meaning.
    #[must_use]
    pub fn words(self, path: &[String]) -> Vec<(String, &'static str)> {
        let Some(node) = self.at(path) else { return Vec::new() };
        let mut words: Vec<(String, &'static str)> = Vec::new();
        for variant in self.variants(node) {
            let described = variant["enumDescriptions"].as_array();
            for (at, word) in variant["enum"].as_array().into_iter().flatten().enumerate() {
                let meaning = described.and_then(|it| it.get(at)).and_then(Value::as_str).unwrap_or("");
                words.push((word.as_str().unwrap_or_default().to_owned(), meaning));
            }
            if variant["type"] == "boolean" {
                words.extend(["true", "false"].map(|word| (word.to_owned(), "")));
            }
            if let Some(word) = variant.get("const") {
                words.push((word.to_string(), variant["description"].as_str().unwrap_or("")));
            }
            let examples = variant["examples"].as_array().into_iter().flatten().filter_map(Value::as_str);
            words.extend(examples.map(|word| (word.to_owned(), "")));
        }
        // What takes one or a list says its words twice.
        let mut known = std::collections::BTreeSet::new();
        words.retain(|(word, _)| known.insert(word.clone()));
        words
    }
}
