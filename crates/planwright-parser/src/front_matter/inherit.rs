//! What a translation's front matter has from the original's: every key that it does not repeat. Within a key that it
//! repeats, text is its own and everything else is the original's.
//!
//! The two are joined as trees, before anything is typed, so that every value keeps its place in its own file and one
//! reader reads them all.

use planwright_core::Span;
use planwright_core::model::{Agreement, Repeated};
use planwright_yaml::{Entry, Mapping, Node, Value};

/// What a translation may do with the keys of a group; those that are not named are the original's.
type Keys = &'static [(&'static str, Kind)];

/// What a translation may do with a value.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// Translate it. Where it is left out, words of another language are printed.
    Text,
    /// Translate it where there is something to translate: names, and what is no sentence of the plan's.
    Name,
    /// Translate it, unless either language has this word, which says something by itself.
    TextOr(&'static str),
    /// Give one of its own, which has nothing to do with the original's.
    Own,
    /// Give one of its own; it never has the original's.
    OwnOnly,
    /// Translate each of a list of texts, or the one that stands in its place.
    Texts,
    /// Translate keys of a group.
    Group(Keys),
    /// Translate keys of the entries of a list.
    Entries(Keys),
    /// The same, where entries that the translation leaves out are nobody's loss: they are not printed as text.
    Quiet(Keys),
}

const PERSON: Kind = Kind::Group(&[("name", Kind::Name), ("role", Kind::Text)]);

/// The keys of `plan.md` that a translation may word anew.
pub(super) const PLAN: Keys = &[
    ("title", Kind::Text),
    ("area", Kind::Name),
    ("subtitle", Kind::Text),
    ("summary", Kind::Text),
    ("version", Kind::Name),
    ("issuer", PERSON),
    ("chief-officer", PERSON),
    ("lang", Kind::OwnOnly),
    ("url", Kind::Own),
    ("contact", Kind::Group(&[("web", Kind::Own), ("email", Kind::Own), ("phone", Kind::Own), ("address", Kind::Own)])),
    ("accessibility-statement", Kind::Own),
    ("alternative-formats", Kind::Text),
    (
        "record",
        Kind::Quiet(&[
            ("to", Kind::Name),
            ("with", Kind::Name),
            ("url", Kind::Own),
            ("note", Kind::Name),
            ("count", Kind::Name),
        ]),
    ),
    ("waivers", Kind::Quiet(&[("reason", Kind::Name)])),
    ("glossary", Kind::OwnOnly),
    (
        "page",
        Kind::Group(&[
            ("title", Kind::Text),
            ("strapline", Kind::Text),
            ("zones", Kind::Entries(&[("title", Kind::Text)])),
        ]),
    ),
];

/// The keys of a section that a translation may word anew.
pub(super) const SECTION: Keys = &[
    ("title", Kind::Text),
    ("summary", Kind::Text),
    ("page", Kind::TextOr("false")),
    (
        "measures",
        Kind::Entries(&[
            ("name", Kind::Text),
            ("source", Kind::Name),
            ("frequency", Kind::Text),
            ("baseline", Kind::Name),
            ("target", Kind::Text),
        ]),
    ),
    (
        "meetings",
        Kind::Entries(&[
            ("name", Kind::Text),
            ("frequency", Kind::Text),
            ("chair", Kind::Name),
            ("papers", Kind::Text),
        ]),
    ),
    (
        "services",
        Kind::Entries(&[
            ("name", Kind::Text),
            ("for", Kind::Text),
            ("provider", Kind::Name),
            ("from", Kind::Name),
            ("to", Kind::Name),
            ("amount", Kind::Name),
        ]),
    ),
    ("conditions", Kind::TextOr("none")),
    ("threats", Kind::Quiet(&[("not-here", Kind::Text)])),
    ("national-priorities", Kind::Quiet(&[("why", Kind::Text)])),
    ("signed", Kind::Group(&[("name", Kind::Name), ("role", Kind::Text), ("portrait", Kind::Own)])),
    ("authors", Kind::Texts),
    ("updated", Kind::Own),
];

/// The keys of a report of the panel that a translation may word anew.
pub(super) const REPORT: Keys = &[
    ("title", Kind::Text),
    ("reply", Kind::Text),
    ("recommendations", Kind::Entries(&[("text", Kind::Text), ("reply", Kind::Text)])),
];

/// Joins a translation's tree to the original's; `known` are all keys that there are. What the two say of one another goes
/// to `repeated`.
pub(super) fn inherit(
    original: &Node,
    own: Node,
    keys: Keys,
    known: &'static [&'static str],
    repeated: &mut Vec<Repeated>,
) -> Node {
    let mut join = Join { repeated };
    let mut own = own;
    if let (Value::Mapping(there), Value::Mapping(mapping)) = (&original.value, &mut own.value) {
        join.drop_added(there, mapping, original.span, |key| known.contains(&key) && !is_worded(key, keys));
    }
    join.group(original, own, keys)
}

struct Join<'a> {
    repeated: &'a mut Vec<Repeated>,
}

impl Join<'_> {
    fn note(&mut self, key: &str, own: Span, original: Span, how: Agreement) {
        self.repeated.push(Repeated { key: key.to_owned(), own, original, how });
    }

    /// Takes away what the original does not say and a translation cannot say alone. A key that nobody knows is left to
    /// the reader.
    fn drop_added(&mut self, there: &Mapping, own: &mut Mapping, at: Span, belongs: impl Fn(&str) -> bool) {
        own.entries.retain(|entry| {
            let key = entry.key.value.as_str();
            let added = belongs(key) && there.get(key).is_none() && !entry.value.is_blank();
            if added {
                self.note(key, entry.key.span, at, Agreement::Added);
            }
            !added
        });
    }

    /// Joins two groups of keys. Where either is something else, the reader of the keys says so.
    fn group(&mut self, original: &Node, own: Node, keys: Keys) -> Node {
        let Value::Mapping(known) = &original.value else { return own };
        let mut entries = match own.value {
            Value::Mapping(mapping) => mapping.entries,
            Value::Null => Vec::new(),
            _ => return own,
        };
        entries.retain(|entry| !entry.value.is_blank() || known.get(&entry.key.value).is_none());
        let mut joined = Vec::new();
        for entry in &known.entries {
            let key = entry.key.value.as_str();
            let kind = keys.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind);
            let repeated = entries.iter().position(|own| own.key.value == key).map(|at| entries.remove(at));
            joined.extend(match repeated {
                Some(repeated) => self.entry(entry, repeated, kind),
                None if matches!(kind, Some(Kind::OwnOnly)) => None,
                None => {
                    if is_in_words(&entry.value, kind) {
                        self.note(key, own.span, entry.value.span, Agreement::Untranslated);
                    }
                    Some(entry.clone())
                }
            });
        }
        joined.extend(entries);
        Node { span: own.span, value: Value::Mapping(Mapping { entries: joined }) }
    }

    /// Joins the values of one key that stands in both.
    fn entry(&mut self, original: &Entry, own: Entry, kind: Option<Kind>) -> Option<Entry> {
        let key = original.key.value.as_str();
        let value = match kind {
            Some(Kind::Text | Kind::Name) => self.text(key, &original.value, own.value),
            Some(Kind::TextOr(word)) if is_word(&original.value, word) || is_word(&own.value, word) => {
                self.same(key, &original.value, &own.value)
            }
            Some(Kind::TextOr(_)) => self.text(key, &original.value, own.value),
            Some(Kind::Own | Kind::OwnOnly | Kind::Texts) => own.value,
            Some(Kind::Group(keys)) => self.group(&original.value, own.value, keys),
            Some(Kind::Entries(keys)) => self.entries(key, &original.value, own.value, keys, true),
            Some(Kind::Quiet(keys)) => self.entries(key, &original.value, own.value, keys, false),
            None => {
                let value = self.same(key, &original.value, &own.value);
                return Some(Entry { key: original.key.clone(), value });
            }
        };
        Some(Entry { key: own.key, value })
    }

    fn text(&mut self, key: &str, original: &Node, own: Node) -> Node {
        self.note(key, own.span, original.span, Agreement::Text);
        own
    }

    /// A value that is no text: the original's.
    fn same(&mut self, key: &str, original: &Node, own: &Node) -> Node {
        if !are_same(original, own) {
            self.note(key, own.span, original.span, Agreement::Differs);
        }
        original.clone()
    }

    /// Joins two lists, entry by entry: those of one `id`, else of one `rule` and `at`, else at one place.
    fn entries(&mut self, key: &str, original: &Node, own: Node, keys: Keys, complete: bool) -> Node {
        let (Value::Sequence(known), Value::Sequence(items)) = (&original.value, &own.value) else { return own };
        let mut joined: Vec<Option<Node>> = vec![None; known.len()];
        let mut added = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let at = match name(item) {
                Some(wanted) => known.iter().position(|other| name(other).as_ref() == Some(&wanted)),
                None => Some(place),
            };
            let slot = at.and_then(|at| Some((known.get(at)?, joined.get_mut(at)?)));
            match slot.filter(|(_, slot)| slot.is_none()) {
                Some((original, slot)) => *slot = Some(self.item(key, original, item.clone(), keys)),
                None => {
                    self.note(key, item.span, original.span, Agreement::Added);
                    added.push(item.clone());
                }
            }
        }
        let mut list = Vec::new();
        for (original, joined) in known.iter().zip(joined) {
            if joined.is_none() && complete {
                self.note(key, own.span, original.span, Agreement::LeftOut);
            }
            list.push(joined.unwrap_or_else(|| original.clone()));
        }
        // What the original's list has not is left out where nothing of it is printed as text.
        list.extend(added.into_iter().filter(|_| complete));
        Node { span: own.span, value: Value::Sequence(list) }
    }

    fn item(&mut self, key: &str, original: &Node, own: Node, keys: Keys) -> Node {
        match (&original.value, &own.value) {
            (Value::Mapping(_), Value::Mapping(_)) => self.group(original, own, keys),
            // `- terrorism` for `- {id: terrorism, not-here: …}`: what is left out is the original's.
            (Value::Mapping(_), Value::Scalar(_)) if name(original).is_some() => original.clone(),
            _ => self.same(key, original, &own),
        }
    }
}

/// Whether a value says something in words, which its language's readers alone understand.
fn is_in_words(value: &Node, kind: Option<Kind>) -> bool {
    match (kind, &value.value) {
        (Some(Kind::TextOr(word)), _) if is_word(value, word) => false,
        (Some(Kind::Text | Kind::TextOr(_)), Value::Scalar(scalar)) => {
            scalar.text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 2)
        }
        (Some(Kind::Group(keys) | Kind::Entries(keys)), Value::Mapping(mapping)) => {
            mapping.entries.iter().any(|entry| {
                let kind = keys.iter().find(|(name, _)| *name == entry.key.value).map(|(_, kind)| *kind);
                is_in_words(&entry.value, kind)
            })
        }
        (Some(Kind::Entries(_)), Value::Sequence(items)) => items.iter().any(|item| is_in_words(item, kind)),
        _ => false,
    }
}

/// Whether a key of a group can be given by a translation alone.
fn is_worded(key: &str, keys: &[(&str, Kind)]) -> bool {
    keys.iter().any(|(name, _)| *name == key)
}

/// What tells an entry of a list from the others: its `id`, its `rule` with its `at`, or the word that it is.
fn name(item: &Node) -> Option<(String, String)> {
    let text = |node: &Node| node.as_scalar().map(|scalar| scalar.text.trim().to_owned());
    let Value::Mapping(mapping) = &item.value else { return Some((text(item)?, String::new())) };
    let of = |key: &str| mapping.get(key).and_then(|entry| text(&entry.value));
    of("id").map(|id| (id, String::new())).or_else(|| Some((of("rule")?, of("at").unwrap_or_default())))
}

/// Whether a value is one word, written plainly.
fn is_word(node: &Node, word: &str) -> bool {
    node.as_scalar().is_some_and(|scalar| scalar.text.trim().eq_ignore_ascii_case(word))
}

/// Whether two values say the same: texts by their characters, lists of words in any order.
fn are_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Mapping(one), Value::Mapping(other)) => {
            let has =
                |entry: &Entry| other.get(&entry.key.value).is_some_and(|other| are_same(&entry.value, &other.value));
            one.entries.len() == other.entries.len() && one.entries.iter().all(has)
        }
        (Value::Sequence(one), Value::Sequence(other))
            if one.iter().chain(other).any(|it| it.as_scalar().is_none()) =>
        {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| are_same(one, other))
        }
        (Value::Mapping(_), _) | (_, Value::Mapping(_)) => false,
        _ => words(one) == words(other),
    }
}

/// The words of a value that is one or a list of them, in one order.
fn words(node: &Node) -> Vec<String> {
    let mut words: Vec<String> = match &node.value {
        Value::Sequence(items) => {
            items.iter().filter_map(Node::as_scalar).map(|it| it.text.trim().to_owned()).collect()
        }
        _ => node.as_scalar().map(|it| it.text.trim().to_owned()).into_iter().collect(),
    };
    words.sort();
    words
}
