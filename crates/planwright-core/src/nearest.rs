//! "Did you mean": the known word nearest to one that is not known.

/// Words of more letters than this are not compared: nobody mistypes one of them.
const LONGEST: usize = 64;

/// The candidate nearest to `word`, if one is near enough to be meant.
///
/// Distance is counted in letters put in, left out, changed or swapped; a third of the longer
/// word's letters may differ. Of two that are equally near, the first wins.
#[must_use]
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // No character takes more than four bytes: the longest need not even be counted.
        if candidate.len() > 4 * LONGEST {
            continue;
        }
        let other = candidate.chars().count();
        let allowed = (length.max(other) / 3).max(1);
        if other > LONGEST || length.abs_diff(other) > allowed {
            continue;
        }
        let distance = distance(word, candidate);
        if distance <= allowed && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Edit distance with neighbouring swaps, over a band of three rows.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut next = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = row[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            next[j] = change.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                next[j] = next[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    fn check(word: &str, expected: Option<&str>) {
        let known = ["period", "profile", "title", "status", "victims"];
        assert_eq!(nearest(word, known), expected, "{word}");
    }

    #[test]
    fn finds_the_word_that_was_meant() {
        check("perod", Some("period"));
        check("peroid", Some("period"));
        check("tilte", Some("title"));
        check("victim", Some("victims"));
        check("horse", None);
        check("", None);
    }

    #[test]
    fn long_words_cost_nothing() {
        let long = "a".repeat(1_000_000);
        let most = "a".repeat(64);
        assert_eq!(nearest(&long, [long.as_str(), "a"]), None);
        assert_eq!(nearest("a", [long.as_str()]), None);
        assert_eq!(nearest(&most, [&most[1..]]), Some(&most[1..]));
    }
}
