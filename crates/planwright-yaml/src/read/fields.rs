//! A group of keys, read by known keys.

use jiff::civil::Date;
use planwright_core::model::Id;
use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use super::words::{meant, quoted_list};
use super::{boolean, date, id, link, text, value, word};
use crate::node::{Entry, Mapping, Node, Value};

/// What keys a group has, and how messages speak of it.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Where its keys stand: `plan.md`, `a measure`.
    pub place: &'static str,
    /// What has the keys: `a plan`, `a measure`.
    pub holder: &'static str,
    /// Its keys, in the order of the source format.
    pub keys: &'static [&'static str],
    /// Keys that people look for here and that belong to another place.
    pub elsewhere: &'static [Elsewhere],
}

/// Keys that belong to another place.
#[derive(Debug, Clone, Copy)]
pub struct Elsewhere {
    /// Where they belong, as the subject of a sentence's end: `plan.md`.
    pub place: &'static str,
    /// The keys of that place.
    pub keys: &'static [&'static str],
}

impl Shape {
    /// The shape of something that has the same name as a place and as a holder: `a measure`.
    #[must_use]
    pub const fn new(name: &'static str, keys: &'static [&'static str]) -> Self {
        Self { place: name, holder: name, keys, elsewhere: &[] }
    }
}

/// Reads one group of keys.
///
/// Every method gives `None` where the key is absent, and where it is faulty: then there is a
/// finding too.
#[derive(Debug)]
pub struct Fields<'n, 'o> {
    shape: &'static Shape,
    entries: &'n [Entry],
    /// Where a key that is missing is reported.
    at: Span,
    out: &'o mut Vec<Diagnostic>,
}

impl<'n, 'o> Fields<'n, 'o> {
    /// Begins to read `node`, and reports the keys that it should not have (`source/unknown-key`).
    ///
    /// `key` is the key whose value this is, for messages. A missing key is reported at `missing`,
    /// or at the first key of the group. `None`, with `source/wrong-type`, where the node is no
    /// group of keys; nothing at all counts as a group without keys.
    pub fn open(
        node: &'n Node,
        key: &str,
        shape: &'static Shape,
        missing: Option<Span>,
        out: &'o mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let entries: &[Entry] = match &node.value {
            Value::Null => &[],
            Value::Mapping(Mapping { entries }) => entries,
            _ => {
                out.push(no_group(node, key, shape));
                return None;
            }
        };
        let at = missing.or_else(|| entries.first().map(|entry| entry.key.span)).unwrap_or(node.span);
        for entry in entries {
            if !shape.keys.contains(&entry.key.as_str()) {
                out.push(unknown_key(entry, entries, shape));
            }
        }
        Some(Self { shape, entries, at, out })
    }

    /// The entry of a key, unless nothing is filled in.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&'n Entry> {
        debug_assert!(self.shape.keys.contains(&key), "`{key}` is not in the shape of {}", self.shape.holder);
        self.entries.iter().find(|entry| entry.key.value == key).filter(|entry| !entry.value.is_blank())
    }

    /// The place of a key, where it is written, with or without a value.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.entries.iter().find(|entry| entry.key.value == key).map(|entry| entry.key.span)
    }

    /// Where a missing key is reported.
    #[must_use]
    pub fn place_for_missing(&self) -> Span {
        self.at
    }

    /// The list that findings go to.
    pub fn out(&mut self) -> &mut Vec<Diagnostic> {
        self.out
    }

    /// Reports a key that must be there and is not, or is empty (`source/required-key`): true
    /// where it is filled in. `why` is a sentence about what the key is for.
    pub fn require(&mut self, key: &str, why: &str) -> bool {
        if self.entry(key).is_some() {
            return true;
        }
        let holder = self.shape.holder;
        let finding = match self.key_span(key) {
            Some(span) => Diagnostic::error("source/required-key", span, format!("`{key}` is empty, but {holder} needs it"))
                .label("nothing behind the colon")
                .help(why),
            None => Diagnostic::error("source/required-key", self.at, format!("`{key}` is missing, but {holder} needs it"))
                .label(format!("a line `{key}:` should be here"))
                .help(why),
        };
        self.out.push(finding);
        false
    }

    /// Reads a key with a function of this module.
    pub fn read<T>(&mut self, key: &str, read: impl FnOnce(&'n Node, &str, &mut Vec<Diagnostic>) -> Option<T>) -> Option<T> {
        let entry = self.entry(key)?;
        read(&entry.value, key, self.out)
    }

    /// Text that must be there.
    pub fn required_text(&mut self, key: &str, why: &str) -> Option<Spanned<String>> {
        self.require(key, why);
        self.text(key)
    }

    /// Text: see [`text`].
    pub fn text(&mut self, key: &str) -> Option<Spanned<String>> {
        self.read(key, text)
    }

    /// A date: see [`date`].
    pub fn date(&mut self, key: &str) -> Option<Spanned<Date>> {
        self.read(key, date)
    }

    /// A boolean: see [`boolean`].
    pub fn boolean(&mut self, key: &str) -> Option<Spanned<bool>> {
        self.read(key, boolean)
    }

    /// An id: see [`id`].
    pub fn id(&mut self, key: &str) -> Option<Spanned<Id>> {
        self.read(key, id)
    }

    /// A web address: see [`link`].
    pub fn link(&mut self, key: &str) -> Option<Spanned<String>> {
        self.read(key, link)
    }

    /// A word of a closed list: see [`word`].
    pub fn word<W: Copy>(&mut self, key: &str, all: &[W], name: fn(W) -> &'static str) -> Option<Spanned<W>> {
        self.read(key, |node, key, out| word(node, key, all, name, out))
    }

    /// A list, each entry read by `read`. Entries that are faulty are left out.
    ///
    /// `source/wrong-type` where it is no list; `source/value` for an entry that is empty.
    pub fn list<T>(&mut self, key: &str, read: impl FnMut(&'n Node, &str, &mut Vec<Diagnostic>) -> Option<T>) -> Vec<T> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        match &entry.value.value {
            Value::Sequence(items) => read_items(items, key, self.out, read),
            _ => {
                self.out.push(no_list(&entry.value, key));
                Vec::new()
            }
        }
    }

    /// A list, or one value without a list around it.
    pub fn one_or_many<T>(
        &mut self,
        key: &str,
        mut read: impl FnMut(&'n Node, &str, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Vec<T> {
        match self.entry(key) {
            Some(entry) if !matches!(entry.value.value, Value::Sequence(_)) => {
                read(&entry.value, key, self.out).into_iter().collect()
            }
            _ => self.list(key, read),
        }
    }
}

fn read_items<'n, T>(
    items: &'n [Node],
    key: &str,
    out: &mut Vec<Diagnostic>,
    mut read: impl FnMut(&'n Node, &str, &mut Vec<Diagnostic>) -> Option<T>,
) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        if item.is_blank() {
            out.push(
                Diagnostic::error(value::VALUE, item.span, format!("an entry of `{key}` is empty"))
                    .label("nothing here")
                    .help("Write the entry, or take the line away."),
            );
        } else {
            list.extend(read(item, key, out));
        }
    }
    list
}

fn no_list(node: &Node, key: &str) -> Diagnostic {
    let finding = value::wrong_type(node, key, "a list");
    match &node.value {
        Value::Scalar(scalar) if !scalar.text.contains([',', '\n', ':', '#', '[', '{', '"', '\'']) => {
            let list = format!("[{}]", scalar.text.trim());
            finding.help(format!("Write `{key}: {list}`, or each entry on a line of its own, behind a hyphen and a space.")).fix(Fix {
                title: "Make it a list".to_owned(),
                safe: true,
                edits: vec![Edit { span: node.span, insert: list }],
            })
        }
        _ => finding.help("Write each entry on a line of its own, behind a hyphen and a space."),
    }
}

fn no_group(node: &Node, key: &str, shape: &Shape) -> Diagnostic {
    let keys = quoted_list(shape.keys.iter().copied());
    let holder = shape.holder;
    let finding = Diagnostic::error(
        value::WRONG_TYPE,
        node.span,
        format!("`{key}` is {}, where {holder} with its keys should stand", node.noun()),
    )
    .label(node.noun());
    let glued = node.as_scalar().and_then(|scalar| scalar.text.split_once(':')).filter(|(key, _)| shape.keys.contains(key));
    match glued {
        Some((key, _)) => finding.help(format!("Put a space after the colon of `{key}`: without it there is no key.")),
        None => finding.help(format!("The keys of {holder} are {keys}: write each with a colon, a space and its value.")),
    }
}

fn unknown_key(entry: &Entry, entries: &[Entry], shape: &Shape) -> Diagnostic {
    let key = &entry.key;
    let finding = Diagnostic::error("source/unknown-key", key.span, format!("there is no key `{}` in {}", key.value, shape.place))
        .label(format!("not a key that {} has", shape.holder));
    if let Some((name, _)) = key.split_once(':').filter(|(name, _)| shape.keys.contains(name)) {
        return finding.help(format!("Put a space after the colon of `{name}`: without it the colon is part of the key."));
    }
    if let Some(other) = shape.elsewhere.iter().find(|other| other.keys.contains(&key.as_str())) {
        return finding.help(format!("`{}` belongs in {}.", key.value, other.place));
    }
    let Some(meant) = meant(key, shape.keys) else {
        return finding.help(format!("The keys of {} are {}.", shape.holder, quoted_list(shape.keys.iter().copied())));
    };
    let finding = finding.help(format!("Did you mean `{meant}`?"));
    if entries.iter().any(|entry| entry.key.value == meant) {
        return finding;
    }
    finding.fix(value::replace(key.span, format!("Write `{meant}`"), meant))
}
