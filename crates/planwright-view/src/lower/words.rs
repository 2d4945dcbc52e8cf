use crate::Words;

/// A word of the locale. A key that the locale lacks is shown as itself: a test of the themes
/// sees to it that none is lacking.
#[must_use]
pub fn word(words: &Words, key: &str) -> String {
    // Templates reach a key with a full stop before it, which a hyphen would end.
    words.get(&key.replace('-', "_")).cloned().unwrap_or_else(|| key.to_owned())
}

/// A word of the locale with its `{names}` filled in.
#[must_use]
pub fn fill(words: &Words, key: &str, values: &[(&str, &str)]) -> String {
    let pattern = word(words, key);
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&format!("{{{name}}}")),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_names_once_and_leaves_others() {
        let words = Words::from([("page".to_owned(), "Page {n} of {all}{x}".to_owned())]);
        assert_eq!(fill(&words, "page", &[("n", "{all}"), ("all", "9")]), "Page {all} of 9{x}");
        assert_eq!(fill(&words, "none", &[]), "none");
    }
}
