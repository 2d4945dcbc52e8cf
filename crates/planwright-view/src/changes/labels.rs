//! What two versions are called, so that they can be told apart.

use planwright_core::model::Plan;

use crate::lower::{day, smart};
use crate::{Words, fill, word};

/// What the old and the new version are called: by their labels, else by their dates; where both are the same, by what they
/// were asked for by, such as a revision or a folder.
#[must_use]
pub fn labels(plans: [&Plan; 2], names: [Option<&str>; 2], words: &Words) -> [String; 2] {
    let dated = |plan: &Plan| plan.meta.dated.map(|date| day(words, date.value));
    let label = |plan: &Plan| plan.meta.version.as_ref().map(|version| smart(&version.value));
    let labels = plans.map(|plan| label(plan).or_else(|| dated(plan)));
    let unnamed = || word(words, "redline-unnamed-version");
    if labels[0] != labels[1] {
        return labels.map(|label| label.unwrap_or_else(unnamed));
    }
    let days = plans.map(dated);
    let others = if days[0] != days[1] {
        days.map(|day| day.unwrap_or_else(|| word(words, "redline-undated")))
    } else {
        let [old, new] = names;
        let or = |name: Option<&str>, key: &str| name.map_or_else(|| word(words, key), str::to_owned);
        [or(old, "redline-earlier-version"), or(new, "redline-this-version")]
    };
    let [old, new] = labels;
    let both = |label: Option<String>, other: String| match label {
        Some(label) => fill(words, "redline-dated", &[("what", &label), ("date", &other)]),
        None => other,
    };
    let [first, second] = others;
    [both(old, first), both(new, second)]
}
