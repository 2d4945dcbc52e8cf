//! A profile that extends another one: the other's tree, changed as it says.
//!
//! Trees are combined and not profiles, so that every key keeps its place in the file in which it
//! was written, and the whole is read and checked once, by the same functions as any profile.

use std::fmt;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span, Spanned};
use planwright_yaml::read::{self, Elsewhere, Fields, Shape};
use planwright_yaml::{Entry, Mapping, Node, Scalar, Style, Typed, Value};

pub(super) static DERIVED: Shape = Shape {
    place: "a profile that extends another one",
    holder: "a profile that extends another one",
    keys: &[
        "id",
        "version",
        "title",
        "basis",
        "extends",
        "offices",
        "acts",
        "experimental",
        "disabled",
        "remove",
        "replace",
        "add",
        "order",
        "yearly",
        "elections",
        "threats",
        "national-priorities",
    ],
    elsewhere: &[Elsewhere {
        place: "a profile that extends no other one; here its entries stand under `add` or `replace`, each with `entry: duty/…` or `entry: process/…`",
        keys: LISTS,
    }],
};

/// Keys that say how the two are put together.
const CHANGES: &[&str] = &["extends", "remove", "replace", "add"];
/// What only a profile that stands for itself has.
const LISTS: &[&str] = &["duties", "process"];
/// Keys that a profile never has from another one.
const ITS_OWN: &[&str] = &["id", "version", "title", "basis"];
/// More names than this that stand for nothing are not told: the file is then something else.
const MAX_UNKNOWN: usize = 20;

/// Whether a tree is that of a profile that changes another one. One that has lists of its own
/// stands for itself, whatever else it has.
pub(super) fn is_derived(node: &Node) -> bool {
    let Value::Mapping(mapping) = &node.value else { return false };
    let has = |key: &&str| mapping.get(key).is_some();
    has(&"extends") || (CHANGES.iter().any(has) && !LISTS.iter().any(has))
}

/// The name or path of the profile that a derived one extends.
pub(super) fn extends(node: &Node, opening: Span, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let Value::Mapping(mapping) = &node.value else { return None };
    match mapping.get("extends").filter(|entry| !entry.value.is_blank()) {
        Some(entry) => read::text(&entry.value, "extends", out),
        None => {
            let mut fields = Fields::root(node, "the profile", &DERIVED, opening, out)?;
            fields.require(
                "extends",
                "It names the profile that `remove`, `replace` and `add` change: `extends: england-pcc@2`.",
            );
            None
        }
    }
}

/// The tree of a profile that extends the one of `base`.
pub(super) fn combine(base: Node, own: &Node, opening: Span, out: &mut Vec<Diagnostic>) -> Option<Node> {
    let Value::Mapping(Mapping { entries }) = base.value else {
        // What the base is instead is told when it is read.
        return Some(base);
    };
    let mut fields = Fields::root(own, "the profile", &DERIVED, opening, out)?;
    let removed = fields.list("remove", name);
    let replaced = fields.list("replace", Change::read);
    let added = fields.list("add", Change::read);
    let mut tree = Tree { names: names(&entries), entries, unknown: 0, out: fields.out() };
    for name in &removed {
        tree.remove(name);
    }
    for change in replaced {
        tree.replace(change);
    }
    for change in added {
        tree.add(change);
    }
    let mut entries = tree.entries;
    entries.retain(|entry| !ITS_OWN.contains(&entry.key.as_str()));
    if let Value::Mapping(own) = &own.value {
        for entry in own.entries.iter().filter(|entry| is_inherited_or_own(entry)) {
            override_key(&mut entries, entry);
        }
    }
    Some(Node { span: own.span, value: Value::Mapping(Mapping { entries }) })
}

fn is_inherited_or_own(entry: &Entry) -> bool {
    let key = entry.key.as_str();
    DERIVED.keys.contains(&key) && !CHANGES.contains(&key)
}

/// Puts a key in the place of the base's. Acts are added to its Acts: provisions of both are cited.
fn override_key(entries: &mut Vec<Entry>, own: &Entry) {
    let Some(base) = entries.iter_mut().find(|entry| entry.key.value == own.key.value) else {
        entries.push(own.clone());
        return;
    };
    match (own.key.as_str(), &mut base.value.value, &own.value.value) {
        ("acts", Value::Mapping(acts), Value::Mapping(own)) => {
            for act in &own.entries {
                acts.entries.retain(|known| known.key.value != act.key.value);
                acts.entries.push(act.clone());
            }
        }
        _ => *base = own.clone(),
    }
}

/// What an entry of a profile is called, as findings and waivers call it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    /// `duty/grants`.
    Duty(String),
    /// `duty/grants.conditions`: the duty and the part.
    Part(String, String),
    /// `process/issue`.
    Step(String),
}

impl Name {
    fn new(text: &str) -> Option<Self> {
        let (family, name) = text.split_once('/')?;
        match (family, name.split_once('.')) {
            ("duty", Some((duty, part))) => Some(Self::Part(duty.to_owned(), part.to_owned())),
            ("duty", None) => Some(Self::Duty(name.to_owned())),
            ("process", None) => Some(Self::Step(name.to_owned())),
            _ => None,
        }
    }

    /// The key that names entries of this sort, and its value.
    fn key(&self) -> (&'static str, &str) {
        match self {
            Self::Duty(id) | Self::Part(_, id) => ("id", id),
            Self::Step(step) => ("step", step),
        }
    }

    /// Whether both stand in one list.
    fn is_beside(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Duty(_), Self::Duty(_)) | (Self::Step(_), Self::Step(_)) => true,
            (Self::Part(duty, _), Self::Part(other, _)) => duty == other,
            _ => false,
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duty(id) => write!(f, "duty/{id}"),
            Self::Part(duty, part) => write!(f, "duty/{duty}.{part}"),
            Self::Step(step) => write!(f, "process/{step}"),
        }
    }
}

/// A name of an entry.
fn name(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<Name>> {
    let text = read::text(node, key, out)?;
    let name = Name::new(&text);
    if name.is_none() {
        out.push(
            Diagnostic::error("source/value", text.span, format!("`{}` is not the name of an entry", text.value))
                .label("not a name of this form")
                .help("Entries are named as findings name them.")
                .help("Write `duty/` and an id, `duty/`, an id, a full stop and a part's id, or `process/` and a step: `duty/grants`, `duty/grants.conditions`, `process/issue`."),
        );
    }
    Some(Spanned::new(name?, text.span))
}

/// An entry of `replace` or `add`.
struct Change<'n> {
    span: Span,
    name: Spanned<Name>,
    after: Option<Spanned<Name>>,
    keys: Vec<&'n Entry>,
}

impl<'n> Change<'n> {
    fn read(node: &'n Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Self> {
        let Value::Mapping(mapping) = &node.value else {
            let message = format!("an entry of `{key}` is {}, but it takes a group of keys", node.noun());
            out.push(Diagnostic::error("source/wrong-type", node.span, message).label(node.noun()).help(format!(
                "Write `entry: duty/…` or `entry: process/…`, and under it the keys that `{key}` gives it."
            )));
            return None;
        };
        let Some(entry) = mapping.get("entry").filter(|entry| !entry.value.is_blank()) else {
            let at = mapping.entries.first().map_or(node.span, |entry| entry.key.span);
            out.push(
                Diagnostic::error("source/required-key", at, format!("an entry of `{key}` has no `entry`"))
                    .label("`entry` is missing")
                    .help("It names what is changed or added: `entry: duty/grants`."),
            );
            return None;
        };
        let entry = name(&entry.value, "entry", out);
        let after = mapping.get("after").filter(|after| !after.value.is_blank());
        let after = after.and_then(|after| name(&after.value, "after", out));
        let keys = mapping.entries.iter().filter(|entry| !matches!(entry.key.as_str(), "entry" | "after")).collect();
        Some(Self { span: node.span, name: entry?, after, keys })
    }
}

/// The base's tree while it is changed.
struct Tree<'o> {
    entries: Vec<Entry>,
    /// What the base's entries are called, for “did you mean”.
    names: Vec<String>,
    unknown: usize,
    out: &'o mut Vec<Diagnostic>,
}

impl Tree<'_> {
    fn remove(&mut self, name: &Spanned<Name>) {
        match find(&mut self.entries, name) {
            Found::At(list, at) => drop(list.remove(at)),
            Found::NotIn(_) | Found::Nowhere => self.unknown(name),
            Found::Unreadable => {}
        }
    }

    fn replace(&mut self, mut change: Change<'_>) {
        self.refuse_names(&mut change);
        match find(&mut self.entries, &change.name) {
            Found::At(list, at) => {
                if let Some(Value::Mapping(base)) = list.get_mut(at).map(|node| &mut node.value) {
                    for own in change.keys {
                        match base.entries.iter_mut().find(|entry| entry.key.value == own.key.value) {
                            Some(entry) => *entry = own.clone(),
                            None => base.entries.push(own.clone()),
                        }
                    }
                }
            }
            Found::NotIn(_) | Found::Nowhere => self.unknown(&change.name),
            Found::Unreadable => {}
        }
    }

    fn add(&mut self, mut change: Change<'_>) {
        self.refuse_names(&mut change);
        let after = change.after.as_ref();
        if let Some(after) = after
            && !after.is_beside(&change.name)
        {
            self.out.push(
                Diagnostic::error("source/value", after.span, format!("`{}` cannot stand after `{}`", change.name.value, after.value))
                    .label("an entry of another list")
                    .help("Duties stand after duties, steps after steps, and the parts of a duty after parts of the same duty."),
            );
            return;
        }
        match find(&mut self.entries, &change.name) {
            Found::NotIn(list) => {
                let at = match after.map(|after| (after, index(list, &after.value))) {
                    None => list.len(),
                    Some((_, Some(at))) => at + 1,
                    Some((after, None)) => return self.unknown(after),
                };
                list.insert(at, whole(&change));
            }
            Found::At(list, at) => {
                let there = list.get(at).map_or(change.span, |node| node.span);
                self.out.push(
                    Diagnostic::error("source/duplicate-id", change.name.span, format!("there is a `{}` already", change.name.value))
                        .label("the second")
                        .help("Findings and waivers are told apart by these names.")
                        .help("To change what is there, put this under `replace`; to put this in its place, name it under `remove` too.")
                        .related(Span::new(there.file, there.start as usize, there.start as usize), "the first is here"),
                );
            }
            Found::Nowhere => self.unknown(&change.name),
            Found::Unreadable => {}
        }
    }

    /// Reports a name within an entry that `entry` names already.
    fn refuse_names(&mut self, change: &mut Change<'_>) {
        let (key, _) = change.name.key();
        if let Some(own) = change.keys.iter().find(|own| own.key.value == key) {
            self.out.push(
                Diagnostic::error("source/unknown-key", own.key.span, format!("`{key}` is not needed beside `entry`"))
                    .label("a second name")
                    .help(format!("`entry: {}` names it already. Take this line away.", change.name.value)),
            );
        }
        change.keys.retain(|own| own.key.value != key);
    }

    /// Reports a name that stands for nothing in the base.
    fn unknown(&mut self, name: &Spanned<Name>) {
        self.unknown += 1;
        if self.unknown > MAX_UNKNOWN {
            return;
        }
        let written = name.value.to_string();
        let meant = nearest(&written, self.names.iter().map(String::as_str).filter(|known| *known != written));
        let mut finding = Diagnostic::error("source/value", name.span, format!("there is no `{written}` to change"))
            .label(meant.map_or_else(
                || "not in the profile that is extended".to_owned(),
                |meant| format!("did you mean `{meant}`?"),
            ));
        if self.names.contains(&written) {
            finding = finding.help("`remove` takes it away, and it is done first.");
        }
        self.out.push(
            finding
                .help("The profile that is extended has no entry of this name, or it was taken away.")
                .help("Write the name as findings and `planwright explain` have it."),
        );
    }
}

/// Where an entry stands in a tree.
enum Found<'t> {
    /// In this list, at this place.
    At(&'t mut Vec<Node>, usize),
    /// Not in this list, in which it would stand.
    NotIn(&'t mut Vec<Node>),
    /// The duty of which it would be a part is not there.
    Nowhere,
    /// What should be a list is none: that is told when the tree is read.
    Unreadable,
}

fn find<'t>(entries: &'t mut Vec<Entry>, name: &Spanned<Name>) -> Found<'t> {
    let list = match &name.value {
        Name::Duty(_) => list(entries, "duties", name.span),
        Name::Step(_) => list(entries, "process", name.span),
        Name::Part(duty, _) => {
            let Some(duties) = list(entries, "duties", name.span) else { return Found::Unreadable };
            let Some(at) = index(duties, &Name::Duty(duty.clone())) else { return Found::Nowhere };
            match duties.get_mut(at).map(|node| &mut node.value) {
                Some(Value::Mapping(duty)) => list_of_parts(duty, name.span),
                _ => None,
            }
        }
    };
    let Some(list) = list else { return Found::Unreadable };
    match index(list, &name.value) {
        Some(at) => Found::At(list, at),
        None => Found::NotIn(list),
    }
}

fn list_of_parts(duty: &mut Mapping, span: Span) -> Option<&mut Vec<Node>> {
    list(&mut duty.entries, "parts", span)
}

/// The list of a key, made where there is none; `None` where something else stands there.
fn list<'t>(entries: &'t mut Vec<Entry>, key: &str, span: Span) -> Option<&'t mut Vec<Node>> {
    let at = entries.iter().position(|entry| entry.key.value == key).unwrap_or_else(|| {
        let value = Node { span, value: Value::Sequence(Vec::new()) };
        entries.push(Entry { key: Spanned::new(key.to_owned(), span), value });
        entries.len() - 1
    });
    let node = &mut entries.get_mut(at)?.value;
    if node.is_blank() {
        node.value = Value::Sequence(Vec::new());
    }
    match &mut node.value {
        Value::Sequence(list) => Some(list),
        _ => None,
    }
}

/// Where the entry of a name stands in its list.
fn index(list: &[Node], name: &Name) -> Option<usize> {
    let (key, value) = name.key();
    list.iter().position(|node| named(node, key) == Some(value))
}

/// The id that a profile gives itself, where it is written.
pub(super) fn id(node: &Node) -> Option<Spanned<&str>> {
    let Value::Mapping(mapping) = &node.value else { return None };
    let value = &mapping.get("id")?.value;
    value.as_scalar().map(|scalar| Spanned::new(scalar.text.trim(), value.span))
}

/// What an entry is called.
fn named<'n>(node: &'n Node, key: &str) -> Option<&'n str> {
    let Value::Mapping(mapping) = &node.value else { return None };
    mapping.get(key)?.value.as_scalar().map(|scalar| scalar.text.trim())
}

/// An added entry with its name as a key, as if it stood in the base.
fn whole(change: &Change<'_>) -> Node {
    let (key, value) = change.name.key();
    let scalar = Scalar { text: value.to_owned(), style: Style::Plain, typed: Typed::Text };
    let span = change.name.span;
    let value = Node { span, value: Value::Scalar(scalar) };
    let own = change.keys.iter().map(|entry| (*entry).clone());
    let entries = std::iter::once(Entry { key: Spanned::new(key.to_owned(), span), value }).chain(own).collect();
    Node { span: change.span, value: Value::Mapping(Mapping { entries }) }
}

/// What all entries of a tree are called.
fn names(entries: &[Entry]) -> Vec<String> {
    let items = |key: &str| {
        let list = entries.iter().find(|entry| entry.key.value == key).map(|entry| &entry.value.value);
        match list {
            Some(Value::Sequence(items)) => items.as_slice(),
            _ => &[],
        }
    };
    let mut names = Vec::new();
    for duty in items("duties") {
        let Some(id) = named(duty, "id") else { continue };
        names.push(format!("duty/{id}"));
        if let Value::Mapping(mapping) = &duty.value
            && let Some(Value::Sequence(parts)) = mapping.get("parts").map(|parts| &parts.value.value)
        {
            names.extend(parts.iter().filter_map(|part| named(part, "id")).map(|part| format!("duty/{id}.{part}")));
        }
    }
    names.extend(items("process").iter().filter_map(|step| named(step, "step")).map(|step| format!("process/{step}")));
    names
}
