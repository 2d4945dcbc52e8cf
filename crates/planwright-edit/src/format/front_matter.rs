//! The keys of front matter in the order of the format.

use std::ops::Range;

use planwright_core::Sources;
use planwright_yaml::{Entry, Node, Parsed, Style, Value};

/// A key with its comments and its value: whole lines of the front matter.
struct Piece<'t> {
    /// Its place among the keys of the format.
    rank: usize,
    text: &'t str,
}

/// The front matter with its keys in this order; none where they are in order already, or where it
/// cannot be known which key a comment belongs to.
pub(super) fn in_order(front: &str, keys: &[&str]) -> Option<String> {
    let node = read(front)?;
    let Value::Mapping(mapping) = &node.value else { return None };
    let mut pieces = Vec::new();
    let mut at = 0;
    for (index, entry) in mapping.entries.iter().enumerate() {
        let rank = keys.iter().position(|key| *key == entry.key.value)?;
        let next = mapping.entries.get(index + 1);
        let end = next.map_or(Some(front.len()), |next| start_of_piece(front, value_end(entry), next))?;
        pieces.push(Piece { rank, text: piece(front, at..end, entry)? });
        at = end;
    }
    if pieces.is_sorted_by_key(|piece| piece.rank) {
        return None;
    }
    pieces.sort_by_key(|piece| piece.rank);
    let anew: String = pieces.iter().flat_map(|piece| [piece.text, "\n"]).collect();
    same(&node, &read(&anew)?).then_some(anew)
}

/// The tree of a front matter with which nothing is wrong.
fn read(front: &str) -> Option<Node> {
    let file = Sources::default().add("", "");
    let Parsed { node, diagnostics } = planwright_yaml::parse(file, front, 0);
    node.filter(|_| diagnostics.is_empty())
}

fn value_end(entry: &Entry) -> usize {
    entry.value.span.range().end.max(entry.key.span.range().end)
}

/// Where the piece of a key begins: at the first of the comments that stand directly over it. None
/// where it is not at the left edge, or where a comment stands apart from it.
fn start_of_piece(front: &str, from: usize, entry: &Entry) -> Option<usize> {
    let key = entry.key.span.range().start;
    // A key in quotation marks or brackets begins elsewhere than its line.
    if !front[..key].ends_with('\n') {
        return None;
    }
    let behind = from + front.get(from..key)?.find('\n')? + 1;
    let mut start = key;
    let mut apart = false;
    for line in front.get(behind..key)?.split_inclusive('\n').rev() {
        match line.chars().next() {
            Some('#') if apart => return None,
            Some('#') => start -= line.len(),
            // A comment that is indented belongs to what is over it.
            _ if line.trim_start().starts_with('#') => apart = true,
            _ if line.trim().is_empty() => apart = true,
            _ => return None,
        }
    }
    Some(start)
}

/// The lines of a piece, blank ones at its end left out. None where they count, or where comments
/// stand that may belong to another key.
fn piece<'t>(front: &'t str, at: Range<usize>, entry: &Entry) -> Option<&'t str> {
    let text = &front[at.clone()];
    let scalar = entry.value.as_scalar();
    let written = &front[entry.value.span.range()];
    let keeps = scalar.is_some_and(|scalar| scalar.style == Style::Block)
        && written.lines().next().is_some_and(|head| head.contains('+'));
    // Before the first key, and behind the last.
    let key = entry.key.span.range().start.checked_sub(at.start)?;
    let before = text.get(..key)?.lines().all(|line| line.starts_with('#'));
    let behind = front.get(value_end(entry)..at.end)?.split('\n').skip(1).all(|line| !line.starts_with('#'));
    (!keeps && before && behind).then(|| text.trim_end_matches(['\n', ' ']))
}

/// Whether two values are the same but for their places and the order of the outermost keys.
fn same(one: &Node, other: &Node) -> bool {
    let (Value::Mapping(one), Value::Mapping(other)) = (&one.value, &other.value) else { return false };
    let of = |entry: &Entry| other.get(&entry.key.value).is_some_and(|found| same_value(&entry.value, &found.value));
    one.entries.len() == other.entries.len() && one.entries.iter().all(of)
}

fn same_value(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Scalar(one), Value::Scalar(other)) => one == other,
        (Value::Sequence(one), Value::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same_value(one, other))
        }
        (Value::Mapping(one), Value::Mapping(other)) => {
            let pairs = one.entries.iter().zip(&other.entries);
            one.entries.len() == other.entries.len()
                && pairs
                    .into_iter()
                    .all(|(one, other)| one.key.value == other.key.value && same_value(&one.value, &other.value))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    const KEYS: [&str; 4] = ["title", "kind", "summary", "measures"];

    #[track_caller]
    fn check(front: &str, expected: Option<&str>) {
        assert_eq!(in_order(front, &KEYS).as_deref(), expected, "{front}");
    }

    #[test]
    fn keys_come_in_the_order_of_the_format() {
        check("kind: b\ntitle: a\n", Some("title: a\nkind: b\n"));
        check("title: a\nkind: b\n", None);
        check("", None);
        check(
            "summary: >-\n  One:\n\n  two\nmeasures:\n- name: a\n  # within\n  source: b\ntitle: 'a'\n",
            Some("title: 'a'\nsummary: >-\n  One:\n\n  two\nmeasures:\n- name: a\n  # within\n  source: b\n"),
        );
    }

    #[test]
    fn comments_stay_with_the_key_under_them() {
        check("# Why.\n# Because.\nkind: b # so\ntitle: a\n", Some("title: a\n# Why.\n# Because.\nkind: b # so\n"));
        check("kind: b\n\n# What.\ntitle: a\n", Some("# What.\ntitle: a\nkind: b\n"));
        check(
            "measures:\n  - name: a\n  # the last\ntitle: a\n",
            Some("title: a\nmeasures:\n  - name: a\n  # the last\n"),
        );
    }

    #[test]
    fn what_cannot_be_kept_stays_as_it_is() {
        for front in [
            // Whose is the comment?
            "kind: b\n# Apart.\n\ntitle: a\n",
            "# The file.\n\nkind: b\ntitle: a\n",
            "kind: b\ntitle: a\n# The end.\n",
            // Blank lines that count.
            "summary: |+\n  One\n\ntitle: a\n",
            // Not the format's, or not to be read.
            "kind: b\nauthor: c\ntitle: a\n",
            "kind: b\nkind: c\ntitle: a\n",
            "kind: [b\ntitle: a\n",
            "{kind: b, title: a}\n",
        ] {
            check(front, None);
        }
    }
}
