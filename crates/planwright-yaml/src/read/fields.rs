//! A group of keys, read by known keys.

use jiff::civil::Date;
use planwright_core::model::Id;
use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};

use super::words::{meant, quoted_list};
use super::{boolean, date, id, link, text, value, word};
use crate::node::{Entry, Mapping, Node, Scalar, Value};
use crate::syntax::quote::quote;
use crate::syntax::spaced;

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

/// More unknown keys than this in one group are not told: the text is then something else.
const MAX_UNKNOWN: usize = 20;

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
    /// Keys that were probably meant by unknown ones: to call them missing would tell one fault
    /// twice.
    mistaken: Vec<&'static str>,
    out: &'o mut Vec<Diagnostic>,
}

impl<'n, 'o> Fields<'n, 'o> {
    /// Begins to read the value of a key, and reports the keys that it should not have
    /// (`source/unknown-key`). A missing key will be reported at the first key of the group.
    ///
    /// `None`, with `source/wrong-type`, where the node is no group of keys; nothing at all counts
    /// as a group without keys.
    pub fn open(node: &'n Node, key: &str, shape: &'static Shape, out: &'o mut Vec<Diagnostic>) -> Option<Self> {
        Self::begin(node, &format!("`{key}`"), shape, None, out)
    }

    /// Begins to read a whole text, which messages call `subject`, like [`Fields::open`]. A missing
    /// key will be reported at `missing`.
    pub fn root(
        node: &'n Node,
        subject: &str,
        shape: &'static Shape,
        missing: Span,
        out: &'o mut Vec<Diagnostic>,
    ) -> Option<Self> {
        Self::begin(node, subject, shape, Some(missing), out)
    }

    fn begin(
        node: &'n Node,
        subject: &str,
        shape: &'static Shape,
        missing: Option<Span>,
        out: &'o mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let entries: &[Entry] = match &node.value {
            Value::Null => &[],
            Value::Mapping(Mapping { entries }) => entries,
            _ => {
                out.push(no_group(node, subject, shape));
                return None;
            }
        };
        let at = missing.or_else(|| entries.first().map(|entry| entry.key.span)).unwrap_or(node.span);
        let mut mistaken = Vec::new();
        let cut = cut_by_commas(entries, shape, out);
        let unknown =
            entries.iter().filter(|entry| !shape.keys.contains(&entry.key.as_str()) && !cut.contains(&entry.key.span));
        for entry in unknown.take(MAX_UNKNOWN) {
            let (finding, meant) = unknown_key(entry, entries, shape);
            out.push(finding);
            mistaken.extend(meant);
        }
        Some(Self { shape, entries, at, mistaken, out })
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

    /// Reports a key that must be there and is not, or is empty (`source/required-key`), unless it
    /// was reported as misspelt: true where it is filled in. `why` is a sentence about what the key is for.
    pub fn require(&mut self, key: &str, why: &str) -> bool {
        if self.entry(key).is_some() {
            return true;
        }
        if self.mistaken.contains(&key) {
            return false;
        }
        let holder = self.shape.holder;
        let finding = match self.key_span(key) {
            Some(span) => {
                Diagnostic::error("source/required-key", span, format!("`{key}` is empty, but {holder} needs it"))
                    .label("nothing behind the colon")
                    .help(why)
            }
            None => {
                Diagnostic::error("source/required-key", self.at, format!("`{key}` is missing, but {holder} needs it"))
                    .label(format!("`{key}` is missing"))
                    .help(why)
            }
        };
        self.out.push(finding);
        false
    }

    /// Reads a key with a function of this module.
    pub fn read<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(&'n Node, &str, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Option<T> {
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

    /// A date: see [`date()`].
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
    pub fn list<T>(
        &mut self,
        key: &str,
        read: impl FnMut(&'n Node, &str, &mut Vec<Diagnostic>) -> Option<T>,
    ) -> Vec<T> {
        let Some(entry) = self.entry(key) else { return Vec::new() };
        match &entry.value.value {
            Value::Sequence(items) => read_items(items, key, self.out, read),
            _ => {
                self.out.push(no_list(&entry.value, key));
                Vec::new()
            }
        }
    }

    /// A list of words of a closed list, `all`, that are written as `name` says.
    pub fn list_of_words<W: Copy>(&mut self, key: &str, all: &[W], name: fn(W) -> &'static str) -> Vec<Spanned<W>> {
        let known: Vec<&'static str> = all.iter().map(|word| name(*word)).collect();
        let entry = self.entry(key);
        if let Some(list) = entry.and_then(|entry| as_words(entry.value.as_scalar()?, &known)) {
            let node = entry.map(|entry| &entry.value);
            let finding = |node: &Node| {
                value::wrong_type(node, key, "a list").help(format!("Write `{key}: {list}`.")).fix(Fix {
                    title: "Make it a list".to_owned(),
                    safe: true,
                    edits: vec![Edit { span: node.span, insert: list.clone() }],
                })
            };
            self.out.extend(node.map(finding));
            return Vec::new();
        }
        self.list(key, |node, key, out| word(node, key, all, name, out))
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

/// The list that a text of several known words was meant to be: `[policing, crime-reduction]`.
fn as_words(scalar: &Scalar, known: &[&'static str]) -> Option<String> {
    let text = scalar.text.replace(" and ", ",").replace(" & ", ",");
    let words: Option<Vec<&str>> =
        text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty()).map(|word| meant(word, known)).collect();
    words.filter(|words| !words.is_empty()).map(|words| format!("[{}]", words.join(", ")))
}

fn no_list(node: &Node, key: &str) -> Diagnostic {
    let finding = value::wrong_type(node, key, "a list");
    match &node.value {
        Value::Scalar(scalar) if !scalar.text.contains([',', '\n', ':', '#', '[', '{', '"', '\'']) => {
            let list = format!("[{}]", scalar.text.trim());
            finding
                .help(format!(
                    "Write `{key}: {list}`, or each entry on a line of its own, behind a hyphen and a space."
                ))
                .fix(Fix {
                    title: "Make it a list".to_owned(),
                    // More words than one may be more entries than one.
                    safe: !scalar.text.trim().contains(' '),
                    edits: vec![Edit { span: node.span, insert: list }],
                })
        }
        _ => finding.help("Write each entry on a line of its own, behind a hyphen and a space."),
    }
}

fn no_group(node: &Node, subject: &str, shape: &Shape) -> Diagnostic {
    if let Some(scalar) = node.as_scalar()
        && let Some(key) = glued(&scalar.text, shape)
    {
        return no_space(node.span, key, &scalar.text);
    }
    let keys = quoted_list(shape.keys.iter().copied());
    let holder = shape.holder;
    let message = format!("{subject} has {} where {holder} with its keys should stand", node.noun());
    Diagnostic::error(value::WRONG_TYPE, node.span, message).label(node.noun()).help(format!(
        "The keys of {holder} are {keys}: write each with a colon, a space and its value{}.",
        like(shape)
    ))
}

/// What a group of few keys looks like.
fn like(shape: &Shape) -> String {
    if shape.keys.len() > 3 {
        return String::new();
    }
    let keys: Vec<String> = shape.keys.iter().map(|key| format!("{key}: …")).collect();
    format!(", as in `{{{}}}`", keys.join(", "))
}

/// The key of `key:value`, where it is a key of the shape.
fn glued(text: &str, shape: &Shape) -> Option<&'static str> {
    let (written, _) = text.split_once(':')?;
    shape.keys.iter().find(|key| **key == written).copied()
}

/// `key:value` without a space, which YAML takes for text.
fn no_space(span: Span, key: &str, text: &str) -> Diagnostic {
    let start = span.start as usize;
    let (written, right) = spaced(text, key.len());
    Diagnostic::error(
        "source/front-matter",
        Span::new(span.file, start, start + key.len() + 1),
        format!("there is no space after the colon of `{key}`"),
    )
    .label("a space is missing after this")
    .help("Without the space the colon is a part of the text, and there is no key.")
    .help(format!("Write `{right}`."))
    .fix(Fix {
        title: format!("Write `{right}`"),
        safe: true,
        edits: vec![Edit { span: Span::new(span.file, start, start + written), insert: right }],
    })
}

/// `{amount: £900,000}`: the comma ends the value, and `000` is taken for a key without one. Gives
/// the places of such keys.
fn cut_by_commas(entries: &[Entry], shape: &Shape, out: &mut Vec<Diagnostic>) -> Vec<Span> {
    let is_rest = |entry: &Entry| {
        let bare = matches!(entry.value.value, Value::Null) && entry.value.span.start == entry.key.span.end;
        bare && !shape.keys.contains(&entry.key.as_str())
    };
    let mut cut = Vec::new();
    let mut at = 0;
    while let Some(entry) = entries.get(at) {
        at += 1;
        let Some(scalar) = entry.value.as_scalar() else { continue };
        let rest = entries[at..].iter().take_while(|rest| is_rest(rest)).count();
        if rest == 0 {
            continue;
        }
        let mut text = scalar.text.clone();
        let mut last = entry.value.span;
        for part in &entries[at..at + rest] {
            text.push_str(if part.key.span.start > last.end + 1 { ", " } else { "," });
            text.push_str(&part.key);
            last = part.key.span;
            cut.push(part.key.span);
        }
        at += rest;
        let quoted = quote(&text);
        let span = entry.value.span.to(last);
        out.push(
            Diagnostic::error("source/front-matter", span, "a comma inside braces needs quotation marks")
                .label("this comma ends the value")
                .help(format!("Between `{{` and `}}` a comma divides one key from the next, so the value of `{}` would end before it.", entry.key.value))
                .help(format!("Write `{}: {quoted}`.", entry.key.value))
                .fix(value::replace(span, "Put the value in quotation marks", quoted)),
        );
    }
    cut
}

/// The finding for a key that its group does not have, and the key that was probably meant.
fn unknown_key(entry: &Entry, entries: &[Entry], shape: &'static Shape) -> (Diagnostic, Option<&'static str>) {
    let key = &entry.key;
    if let Some(name) = glued(key, shape) {
        return (no_space(key.span, name, &key.value), Some(name));
    }
    let finding = Diagnostic::error(
        "source/unknown-key",
        key.span,
        format!("there is no key `{}` in {}", key.value, shape.place),
    )
    .label(format!("not a key that {} has", shape.holder));
    if let Some(other) = shape.elsewhere.iter().find(|other| other.keys.contains(&key.as_str())) {
        return (finding.help(format!("`{}` belongs in {}.", key.value, other.place)), None);
    }
    let Some(meant) = meant(key, shape.keys) else {
        let keys = quoted_list(shape.keys.iter().copied());
        return (finding.help(format!("The keys of {} are {keys}.", shape.holder)), None);
    };
    let finding = finding.help(format!("Did you mean `{meant}`?"));
    if entries.iter().any(|entry| entry.key.value == meant) {
        return (finding, None);
    }
    (finding.fix(value::replace(key.span, format!("Write `{meant}`"), meant)), Some(meant))
}
