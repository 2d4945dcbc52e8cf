//! Lists of words in an English sentence.

/// `` `a`, `b` and `c` ``.
pub(super) fn quoted_list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    join(words, "and")
}

/// `` `a`, `b` or `c` ``.
pub(super) fn any_of<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    join(words, "or")
}

fn join<'a>(words: impl IntoIterator<Item = &'a str>, last: &str) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// The word of `known` that is `word` but for capitals, spaces and underscores, else the nearest,
/// else the one that `word` is the beginning of.
pub(super) fn meant<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain: String = word.trim().to_lowercase().replace(['_', ' '], "-");
    let same = known.iter().find(|known| **known == plain).copied();
    let near = || planwright_core::nearest::nearest(&plain, known.iter().copied());
    let longer = || known.iter().find(|known| plain.len() >= 3 && known.starts_with(&plain)).copied();
    same.or_else(near).or_else(longer)
}

#[cfg(test)]
mod tests {
    use super::{any_of, meant};

    #[test]
    fn lists_read_as_english() {
        assert_eq!(any_of([]), "");
        assert_eq!(any_of(["a"]), "`a`");
        assert_eq!(any_of(["a", "b"]), "`a` or `b`");
        assert_eq!(any_of(["a", "b", "c"]), "`a`, `b` or `c`");
    }

    #[test]
    fn capitals_and_underscores_do_not_hide_what_was_meant() {
        let known = ["id", "chief-officer", "period"];
        assert_eq!(meant("ID", &known), Some("id"));
        assert_eq!(meant("Chief_Officer", &known), Some("chief-officer"));
        assert_eq!(meant("perod", &known), Some("period"));
        assert_eq!(meant("chief", &known), Some("chief-officer"));
        assert_eq!(meant("horse", &known), None);
    }
}
