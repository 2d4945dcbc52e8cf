//! Front matter by its keys, and its lists by their ids.

use planwright_core::model::Id;

use crate::change::{Change, ChangeKind, Note};
use crate::content::{Entry, List, Part, Token, TokenKind, Value};
use crate::edited::{mean, place, redline, run};
use crate::likeness::likeness;
use crate::redline::{FieldDiff, Side};

/// The changes of the front matter of a section, or of the plan.
pub(crate) fn fields(old: &Part, new: &Part, section: Option<&Id>, changes: &mut Vec<Change>) -> Vec<FieldDiff> {
    let mut found = Vec::new();
    let kind = old.kind != new.kind;
    let values = |values: &[Value]| -> Vec<Value> {
        // Who delivers a section follows from its kind: one change.
        values.iter().filter(|value| !(kind && value.key == "owner")).cloned().collect()
    };
    let mut here = Here { list: None, entry: None, section, changes, found: &mut found };
    here.values(&values(&old.fields), &values(&new.fields));
    entries(&old.entries, &new.entries, section, changes, &mut found);
    found
}

/// The kind by which a change of an entry is told.
fn kind_of(list: Option<List>) -> ChangeKind {
    match list {
        Some(List::Measure) => ChangeKind::Measure,
        Some(List::Recommendation) => ChangeKind::Recommendation,
        Some(List::Waiver) => ChangeKind::Waiver,
        _ => ChangeKind::Field,
    }
}

/// Whose values are compared.
struct Here<'a> {
    list: Option<List>,
    entry: Option<&'a str>,
    section: Option<&'a Id>,
    changes: &'a mut Vec<Change>,
    found: &'a mut Vec<FieldDiff>,
}

impl Here<'_> {
    fn values(&mut self, old: &[Value], new: &[Value]) {
        let of = |values: &[Value], key: &str| values.iter().find(|value| value.key == key).cloned();
        for value in new {
            self.value(&value.key, of(old, &value.key).as_ref(), Some(value));
        }
        for value in old.iter().filter(|value| of(new, &value.key).is_none()) {
            self.value(&value.key, Some(value), None);
        }
    }

    fn value(&mut self, key: &str, old: Option<&Value>, new: Option<&Value>) {
        let none = [].as_slice();
        let (before, after) = (old.map_or(none, |v| &v.tokens), new.map_or(none, |v| &v.tokens));
        let keys = |tokens: &[Token]| tokens.iter().map(|token| token.key).collect::<Vec<_>>();
        if keys(before) == keys(after) {
            return;
        }
        let page = self.list.is_none() && (key == "page" || key.starts_with("page."));
        let mut change = Change::new(if page { ChangeKind::Page } else { kind_of(self.list) }, self.section);
        let at = |value: Option<&Value>| {
            place(&value?.tokens).map(|at| crate::change::Place { span: value.map_or(at.span, |v| v.span), ..at })
        };
        (change.old, change.new) = (at(old), at(new));
        (change.from, change.to) =
            (change.old.as_ref().map(|at| at.text.clone()), change.new.as_ref().map(|at| at.text.clone()));
        mean(&mut change, before, after);
        change.note = Some(Note::Key { key: key.to_owned(), entry: self.entry.map(str::to_owned) });
        self.changes.push(change);
        let change = self.changes.len() - 1;
        let runs = redline(before, after, self.section, Some(change), self.changes);
        let entry = self.entry.map(str::to_owned);
        self.found.push(FieldDiff { list: self.list, entry, key: Some(key.to_owned()), runs, change });
    }
}

/// The front matter of a section that came or went as a whole, which one change tells of.
pub(crate) fn all_of(part: &Part, side: Side, whole: Option<usize>) -> Vec<FieldDiff> {
    let Some(change) = whole else { return Vec::new() };
    let own = part.fields.iter().map(|value| one_sided(None, value, side, change));
    let listed = part
        .entries
        .iter()
        .flat_map(|entry| entry.values.iter().map(move |value| one_sided(Some(entry), value, side, change)));
    own.chain(listed).collect()
}

/// Entries less like than this are two.
const ONE: f64 = 0.5;

fn entries(old: &[Entry], new: &[Entry], section: Option<&Id>, changes: &mut Vec<Change>, found: &mut Vec<FieldDiff>) {
    let mut pair_of = vec![None; new.len()];
    let mut free = vec![true; old.len()];
    for (place, entry) in new.iter().enumerate() {
        let same = |(at, other): &(usize, &Entry)| free[*at] && other.list == entry.list && other.key == entry.key;
        if let Some((at, _)) = old.iter().enumerate().find(same) {
            free[at] = false;
            pair_of[place] = Some(at);
        }
    }
    for (place, entry) in new.iter().enumerate().filter(|(_, entry)| may_be_renamed(entry.list)) {
        if pair_of[place].is_some() {
            continue;
        }
        let near = old.iter().enumerate().filter(|(at, other)| free[*at] && other.list == entry.list);
        let best = near.map(|(at, other)| (alike(other, entry), at)).filter(|(like, _)| *like >= ONE);
        if let Some((_, at)) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))) {
            free[at] = false;
            pair_of[place] = Some(at);
        }
    }
    for (entry, before) in new.iter().zip(&pair_of) {
        match before.and_then(|at| old.get(at)) {
            Some(before) => {
                let mut here = Here { list: Some(entry.list), entry: Some(&entry.name), section, changes, found };
                here.values(&before.values, &entry.values);
            }
            None => whole(entry, Side::New, section, changes, found),
        }
    }
    for (entry, _) in old.iter().zip(free).filter(|(_, free)| *free) {
        whole(entry, Side::Old, section, changes, found);
    }
}

/// Whether an entry can be another one's under another name: a waiver is what it is called.
fn may_be_renamed(list: List) -> bool {
    matches!(list, List::Measure | List::Meeting | List::Service | List::Recommendation | List::Step)
}

/// How like two entries of a list are. A step is called by what was done and its day, and is the same on another day.
fn alike(old: &Entry, new: &Entry) -> f64 {
    let done = |entry: &Entry| entry.key.split(' ').next().map(str::to_owned);
    let like = likeness(&keys(old), &keys(new));
    match new.list {
        List::Step if done(old) == done(new) => ONE + like,
        List::Step => 0.0,
        _ => like,
    }
}

fn keys(entry: &Entry) -> Vec<u32> {
    let mut keys: Vec<u32> = entry.values.iter().flat_map(|value| &value.tokens).map(|token| token.key).collect();
    keys.sort_unstable();
    keys
}

/// An entry that came or went.
fn whole(entry: &Entry, side: Side, section: Option<&Id>, changes: &mut Vec<Change>, found: &mut Vec<FieldDiff>) {
    let mut change = Change::new(kind_of(Some(entry.list)), section);
    // The day of a step is a part of its name.
    let said = entry.values.iter().filter(|value| !(entry.list == List::Step && value.key == "date"));
    let tokens: Vec<Token> = said.flat_map(|value| value.tokens.iter().cloned().chain(stop(value))).collect();
    let text = crate::content::text_of(&tokens);
    let text =
        if entry.values.iter().any(|value| value.key == "name") { text } else { format!("{}: {text}", entry.name) };
    let place = Some(crate::change::Place { span: entry.span, text });
    if side == Side::New {
        change.new = place;
        change.note = Some(Note::Added(entry.name.clone()));
    } else {
        change.old = place;
        change.note = Some(Note::Removed(entry.name.clone()));
    }
    changes.push(change);
    let change = changes.len() - 1;
    if entry.values.is_empty() {
        let (list, name) = (Some(entry.list), Some(entry.name.clone()));
        found.push(FieldDiff { list, entry: name, key: None, runs: Vec::new(), change });
    }
    found.extend(entry.values.iter().map(|value| one_sided(Some(entry), value, side, change)));
}

/// A value that came or went with its entry, or with its section.
fn one_sided(entry: Option<&Entry>, value: &Value, side: Side, change: usize) -> FieldDiff {
    FieldDiff {
        list: entry.map(|entry| entry.list),
        entry: entry.map(|entry| entry.name.clone()),
        key: Some(value.key.clone()),
        runs: run(side, &value.tokens, Some(change)).into_iter().collect(),
        change,
    }
}

/// What parts one value of an entry from the next.
fn stop(value: &Value) -> Option<Token> {
    let last = value.tokens.last().filter(|last| !matches!(last.text.as_str(), "." | "!" | "?"))?;
    Some(Token { kind: TokenKind::Sign, text: ".".to_owned(), space: false, ..last.clone() })
}
