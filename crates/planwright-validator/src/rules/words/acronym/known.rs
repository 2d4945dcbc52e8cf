//! Letters that need no words, and letters whose words we know.

use std::sync::LazyLock;

static COMMON: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/common-acronyms.txt").lines().filter(|line| !line.starts_with('#'));
    let mut all: Vec<_> = lines.flat_map(str::split_whitespace).collect();
    all.sort_unstable();
    all
});

static EXPANSIONS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("../../../../data/acronyms.txt").lines().filter(|line| !line.starts_with('#'));
    let mut all: Vec<_> = lines.filter_map(|line| line.split_once(" = ")).collect();
    all.sort_unstable();
    all
});

/// Whether every reader knows these letters.
pub(super) fn is_common(letters: &str) -> bool {
    COMMON.binary_search(&letters).is_ok()
}

/// What letters of the field stand for, as it would be said within a sentence.
pub(super) fn expansion(letters: &str) -> Option<&'static str> {
    let at = EXPANSIONS.binary_search_by_key(&letters, |(letters, _)| letters).ok()?;
    EXPANSIONS.get(at).map(|(_, words)| *words)
}

/// More than one of something, where an `s` at the end says so.
pub(super) fn plural(words: &str) -> Option<String> {
    if words.contains(" of ") || words.ends_with('s') {
        return None;
    }
    match words.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => Some(format!("{stem}ies")),
        _ => Some(format!("{words}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::{COMMON, EXPANSIONS, expansion, is_common, plural};
    use crate::rules::words::acronym::expansion::stands_for;

    #[test]
    fn what_letters_stand_for_begins_with_them() {
        assert!(EXPANSIONS.len() > 90);
        for (letters, words) in EXPANSIONS.iter() {
            assert!(stands_for(words, letters), "{letters} = {words}");
            assert!(!is_common(letters), "{letters} is known to every reader and explained too");
        }
    }

    #[test]
    fn no_letters_stand_twice() {
        assert!(COMMON.windows(2).all(|pair| pair[0] != pair[1]), "{COMMON:?}");
        assert!(EXPANSIONS.windows(2).all(|pair| pair[0].0 != pair[1].0));
    }

    #[test]
    fn known_letters_are_found() {
        assert_eq!(expansion("PCSO"), Some("police community support officer"));
        assert_eq!(expansion("XYZ"), None);
        assert_eq!(plural("joint strategic needs assessment").as_deref(), Some("joint strategic needs assessments"));
        assert_eq!(plural("public body").as_deref(), Some("public bodies"));
        assert_eq!(plural("terms of reference"), None);
        for letters in ["UK", "HM", "NHS", "CCTV", "HGV", "MP", "UNISON", "NSPCC"] {
            assert!(is_common(letters), "{letters}");
        }
        for letters in ["PCC", "PCSO", "CPS", "MoJ", "ASB", "CSP"] {
            assert!(!is_common(letters), "{letters}");
        }
    }
}
