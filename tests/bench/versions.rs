//! What comparing two versions costs: the same plan, one with edits everywhere, and one with no sentence in common.

use planwright_core::Sources;
use planwright_diff::{Version, compare};
use planwright_project::{Checked, Content, Options, Tree, load};

use crate::growth::grown;
use crate::{Cost, median};

/// How many times the sections are there.
const SIZES: [usize; 4] = [1, 10, 25, 50];
/// Runs of each size.
const RUNS: usize = 5;

/// Prints what comparing costs at each size, without reading and checking.
pub(crate) fn table(tree: &Tree) {
    println!("\n{:>8}{:>12}{:>12}{:>12}", "size", "same, ms", "edited, ms", "other, ms");
    for copies in SIZES {
        let old = grown(tree, copies, 1);
        let edited = with_words(&old, |words| words.replace(" and ", " or "));
        let other = with_words(&old, |words| words.split(' ').rev().collect::<Vec<_>>().join(" "));
        let costs = [&old, &edited, &other].map(|new| format!("{:>12.1}", cost(&old, new))).concat();
        println!("{copies:>7}x{costs}");
    }
}

fn cost(old: &Tree, new: &Tree) -> Cost {
    let mut sources = Sources::default();
    let mut checked = |tree: &Tree, path: &str| load(tree, path, "plan", &Options::default(), &mut sources);
    let (old, new) = (checked(old, "old"), checked(new, "new"));
    let (cost, _) = median(RUNS, || compare(&version(&old, &sources), &version(&new, &sources)).changes.len());
    cost
}

fn version<'a>(checked: &'a Checked, sources: &'a Sources) -> Version<'a> {
    let (plan, report) = (checked.plan.as_ref(), checked.report.as_ref());
    Version { plan: plan.expect("a plan"), report: report.expect("a report"), sources }
}

/// The plan with the lines of plain words in each section's body exchanged.
fn with_words(tree: &Tree, change: impl Fn(&str) -> String) -> Tree {
    let plain = |line: &str| line.starts_with(char::is_alphabetic) && !line.contains(['|', '`', '[', ':', '#', '{']);
    let mut new = tree.clone();
    for (path, content) in &mut new.files {
        let text = match content {
            Content::Bytes(bytes) if path.ends_with(".md") => String::from_utf8(bytes.to_vec()).ok(),
            _ => None,
        };
        let Some((front, body)) = text.as_deref().and_then(|text| text.split_once("\n---\n")) else { continue };
        let lines = body.lines().map(|line| if plain(line) { change(line) } else { line.to_owned() });
        let text = format!("{front}\n---\n{}\n", lines.collect::<Vec<_>>().join("\n"));
        *content = Content::Bytes(text.into_bytes().into());
    }
    new
}
