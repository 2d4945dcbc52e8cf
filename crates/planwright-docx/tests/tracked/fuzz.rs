//! Whatever is edited, both versions are had back letter by letter.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{RngSeed, TestRunner};

use crate::edits::{Edit, apply, edit};
use crate::plan::{Files, Versions, files, is_text, tree, tree_of};
use crate::{faults, show};

const FOLDERS: [&str; 3] = ["tests/golden/kitchen-sink", "plans/kent-2017-2021", "tests/diff/base"];

/// A plan's texts and its other files.
struct Plan {
    texts: Files,
    others: planwright_project::Tree,
}

impl Plan {
    fn of(folder: &str) -> Self {
        let mut texts = files(folder);
        // The statutory index is worked out from the whole plan, and left out.
        texts.values_mut().for_each(|text| *text = text.replace("\nindex: true\n", "\n"));
        without_notes(&mut texts);
        let mut others = tree(folder);
        others.files.retain(|path, content| !is_text(content) || !path.ends_with(".md"));
        Self { texts, others }
    }

    fn tree(&self, texts: &Files) -> planwright_project::Tree {
        let mut all = self.others.clone();
        all.files.extend(tree_of(texts).files);
        all
    }

    /// The texts after those edits that find a place.
    fn after(&self, edits: &[Edit]) -> Files {
        let mut texts = edits.iter().fold(self.texts.clone(), |texts, edit| apply(&texts, edit).unwrap_or(texts));
        without_notes(&mut texts);
        texts
    }
}

/// Takes out footnotes where somebody asks for that by `TRACKED_NO_NOTES`: LibreOffice loses the end of a paragraph with a note
/// that goes or comes.
fn without_notes(texts: &mut Files) {
    if std::env::var_os("TRACKED_NO_NOTES").is_none() {
        return;
    }
    for (_, text) in texts.iter_mut().filter(|(path, _)| path.ends_with(".md")) {
        let blocks = text.split("\n\n").filter(|block| !block.trim_start().starts_with("[^"));
        let mut kept = blocks.collect::<Vec<_>>().join("\n\n");
        while let Some(from) = kept.find("[^") {
            let to = kept[from..].find(']').map_or(kept.len(), |at| from + at + 1);
            kept.replace_range(from..to, "");
        }
        *text = format!("{}\n", kept.trim_end());
    }
}

/// `TRACKED_CASES`, `TRACKED_SEED`, `TRACKED_EDITS` and `TRACKED_PLAN` say how many, which, how many edits each has at most,
/// and of which plan alone, where others than the usual ones are wanted.
#[test]
fn random_edits_give_both_versions_back() {
    let plans: Vec<Plan> = FOLDERS.iter().map(|folder| Plan::of(folder)).collect();
    let number = |key: &str, usual: u64| {
        std::env::var(format!("TRACKED_{key}")).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let (cases, seed, from) = (number("CASES", 100), number("SEED", 7), number("FROM", 0));
    let most = number("EDITS", 3) as usize;
    let config =
        ProptestConfig { rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let only = number("PLAN", 9) as usize;
    let strategy = (0..FOLDERS.len(), prop::collection::vec(edit(), 1..=most));
    let mut wrong = String::new();
    let mut tried = 0;
    for case in 0..cases {
        let tree = strategy.new_tree(&mut runner).unwrap();
        let (plan, edits) = tree.current();
        if case < from {
            continue;
        }
        let plan = plans.get(only).unwrap_or(&plans[plan]);
        let new = plan.after(&edits);
        if new == plan.texts {
            continue;
        }
        tried += 1;
        let versions = Versions::of(&plan.tree(&plan.texts), &plan.tree(&new));
        show(&versions, &format!("random-{case}"));
        let Some(told) = faults(&versions) else { continue };
        let told = format!("== {case}: {edits:?}\n{}{told}", differing(&plan.texts, &new));
        let _ = writeln!(wrong, "{told}");
    }
    assert!(tried > 0 || cases == 0, "no edit changed a plan");
    assert!(wrong.is_empty(), "{wrong}");
}

/// The lines that differ.
fn differing(old: &Files, new: &Files) -> String {
    let mut told = String::new();
    let paths: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for path in paths {
        let lines =
            |files: &Files| files.get(path).map_or_else(Vec::new, |text| text.lines().map(str::to_owned).collect());
        let (was, is): (Vec<String>, Vec<String>) = (lines(old), lines(new));
        if was == is {
            continue;
        }
        let head = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
        let tail = was[head..].iter().rev().zip(is[head..].iter().rev()).take_while(|(a, b)| a == b).count();
        let _ = writeln!(told, "in {path}");
        was[head..was.len() - tail].iter().take(8).for_each(|line| told.push_str(&format!("- {line}\n")));
        is[head..is.len() - tail].iter().take(8).for_each(|line| told.push_str(&format!("+ {line}\n")));
    }
    told
}
