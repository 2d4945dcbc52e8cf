//! Small edits that turn a sentence round: "no targets" and "targets", "in public" and "in private".

use std::ops::Range;

/// Words of which one says the opposite of the other in any sentence.
const OPPOSITES: [(&str, &str); 12] = [
    ("public", "private"),
    ("open", "close"),
    ("opens", "closes"),
    ("opened", "closed"),
    ("include", "exclude"),
    ("includes", "excludes"),
    ("included", "excluded"),
    ("accept", "refuse"),
    ("accepts", "refuses"),
    ("accepted", "refused"),
    ("surplus", "deficit"),
    ("allowed", "forbidden"),
];

/// Words by which a plain verb is denied.
const DENIERS: [&str; 6] = ["do", "does", "did", "don't", "doesn't", "didn't"];

/// Whether an edit turns round what the words say that it touches.
pub(crate) fn is_turned(old: &[String], new: &[String], was: &Range<usize>, is: &Range<usize>) -> bool {
    let words = |all: &[String], range: &Range<usize>| all.get(range.clone()).unwrap_or_default().to_vec();
    let (before, after) = (words(old, was), words(new, is));
    let one_way = |denied: &[String], plain: &[String], next: Option<&String>| match (denied, plain) {
        ([no], []) => {
            no == "no" && next.is_some_and(|next| !matches!(next.as_str(), "more" | "less" | "fewer" | "later" | "one"))
        }
        ([does, not, verb], [plain]) => DENIERS.contains(&does.as_str()) && not == "not" && is_form(verb, plain),
        ([does, not], []) => DENIERS.contains(&does.as_str()) && not == "not",
        ([doesnt, verb], [plain]) => {
            doesnt.ends_with("n't") && DENIERS.contains(&doesnt.as_str()) && is_form(verb, plain)
        }
        _ => false,
    };
    let swapped = |(a, b): &(&str, &str)| match (before.as_slice(), after.as_slice()) {
        ([was], [is]) => (was == a && is == b) || (was == b && is == a),
        _ => false,
    };
    let is_not = |added: &[String], all: &[String], at: &Range<usize>| {
        let last = at.start.checked_sub(1).and_then(|last| all.get(last)).map_or("", String::as_str);
        let next = all.get(at.end).map_or("", String::as_str);
        let is = matches!(last, "is" | "are" | "was" | "were" | "am" | "has" | "have" | "had");
        added == ["not"] && is && !matches!(next, "only" | "always" | "all" | "every" | "just" | "yet" | "simply")
    };
    if before.is_empty() && is_not(&after, new, is) || after.is_empty() && is_not(&before, old, was) {
        return true;
    }
    one_way(&before, &after, new.get(is.end))
        || one_way(&after, &before, old.get(was.end))
        || OPPOSITES.iter().any(swapped)
}

/// Whether a word is a form of a verb: "pay", "pays", "paid" is none that can be told.
fn is_form(verb: &str, form: &str) -> bool {
    let stem = verb.strip_suffix(['e', 'y']).unwrap_or(verb);
    form == verb
        || form.strip_prefix(verb).is_some_and(|rest| matches!(rest, "s" | "es" | "ed" | "d"))
        || form.strip_prefix(stem).is_some_and(|rest| matches!(rest, "ies" | "ied"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the whole of one text, put for the other, turns it round.
    #[track_caller]
    fn check(old: &str, new: &str, expected: bool) {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
        let (old, new) = (words(old), words(new));
        assert_eq!(is_turned(&old, &new, &(0..old.len()), &(0..new.len())), expected, "{old:?} {new:?}");
        assert_eq!(is_turned(&new, &old, &(0..new.len()), &(0..old.len())), expected, "{new:?} {old:?}");
    }

    #[test]
    fn what_is_denied_is_the_opposite() {
        check("does not pay", "pays", true);
        check("did not apply", "applied", true);
        check("public", "private", true);
        check("does not pay", "buys", false);
        check("public", "open", false);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
        assert!(is_turned(&words("no targets"), &words("targets"), &(0..1), &(0..0)));
        assert!(!is_turned(&words("no later than"), &words("later than"), &(0..1), &(0..0)));
    }
}
