//! What must hold of every pair of versions.

use std::collections::BTreeMap;

use planwright_diff::{Change, ChangeKind, Comparison, Run, SectionDiff, Side, Token, TokenKind, UnitState};
use proptest::prelude::*;

use crate::describe::line;
use crate::plan::{Files, base, compared, files, repository};

/// The plans from which versions are made.
fn plans() -> Vec<Files> {
    let folders = ["plans/minimal", "plans/kent-2017-2021", "tests/golden/kitchen-sink"];
    let mut plans: Vec<Files> = folders.iter().map(|folder| files(&repository().join(folder))).collect();
    plans.push(base());
    plans
}

/// An edit of a section's text.
#[derive(Debug, Clone)]
enum Edit {
    /// The word at this place, of all, is exchanged.
    Word(usize),
    /// It is taken out.
    WordOut(usize),
    /// A sentence is put behind it.
    Sentence(usize),
    /// A paragraph is added after this one.
    Paragraph(usize),
    /// This paragraph is taken out.
    ParagraphOut(usize),
    /// These two change places.
    Swap(usize, usize),
    /// This paragraph is split between two of its words.
    Split(usize),
    /// This paragraph and the next are joined.
    Join(usize),
    /// The last sentence of this one is put behind that one.
    SentenceMoved(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let n = 0..10_000_usize;
    prop_oneof![
        n.clone().prop_map(Edit::Word),
        n.clone().prop_map(Edit::WordOut),
        n.clone().prop_map(Edit::Sentence),
        n.clone().prop_map(Edit::Paragraph),
        n.clone().prop_map(Edit::ParagraphOut),
        n.clone().prop_map(Edit::Split),
        n.clone().prop_map(Edit::Join),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::SentenceMoved(a, b)),
        (n.clone(), n).prop_map(|(a, b)| Edit::Swap(a, b)),
    ]
}

/// Paragraphs of plain words: what can be edited without knowing what it is.
fn plain(paragraph: &str) -> bool {
    let marks = ['|', '#', '>', '-', '*', ':', '[', ']', '`', '<', '_', '{', '!', '\\', '$', '&', '~', '='];
    !paragraph.is_empty() && !paragraph.contains(marks) && !paragraph.starts_with(|c: char| c.is_ascii_digit())
}

/// Makes the edit in a file; none where it has no place for it.
fn apply(text: &str, edit: &Edit) -> Option<String> {
    let end = text.match_indices("\n---\n").next().map(|(at, mark)| at + mark.len())?;
    let (head, body) = text.split_at(end);
    let mut paragraphs: Vec<String> = body.split("\n\n").map(|one| one.trim_matches('\n').to_owned()).collect();
    let places: Vec<usize> = (0..paragraphs.len()).filter(|place| plain(&paragraphs[*place])).collect();
    let nth = |n: usize| places.get(n % places.len().max(1)).copied();
    match edit {
        Edit::Word(n) | Edit::WordOut(n) | Edit::Sentence(n) => {
            let place = nth(*n)?;
            let mut words: Vec<String> = paragraphs[place].split(' ').map(str::to_owned).collect();
            let at = (n / 7) % words.len();
            if words[at].is_empty() {
                // The space before a line that goes on with a list.
                return None;
            }
            match edit {
                Edit::Word(_) => words[at] = "zebra".to_owned(),
                Edit::WordOut(_) if words.len() > 3 => drop(words.remove(at)),
                _ => words[at].push_str(". Nobody had thought of zebras before"),
            }
            paragraphs[place] = words.join(" ");
        }
        Edit::Paragraph(n) => paragraphs.insert(nth(*n)? + 1, "Zebras cross here, and nobody counts them.".to_owned()),
        Edit::ParagraphOut(n) => drop(paragraphs.remove(nth(*n)?)),
        Edit::Split(n) => {
            let place = nth(*n)?;
            let (at, _) = paragraphs[place].match_indices(' ').nth((n / 7) % 40)?;
            let second = paragraphs[place].split_off(at);
            // What would begin a list or a heading stays where it is.
            let second = second.trim_start().to_owned();
            if !plain(&second) {
                return None;
            }
            paragraphs.insert(place + 1, second);
        }
        Edit::Join(n) => {
            let place = nth(*n)?;
            if !places.contains(&(place + 1)) {
                return None;
            }
            let second = paragraphs.remove(place + 1);
            paragraphs[place].push_str(&format!(" {second}"));
        }
        Edit::SentenceMoved(a, b) => {
            let (a, b) = (nth(*a)?, nth(*b)?);
            let (at, _) = paragraphs[a].match_indices(". ").last().filter(|_| a != b)?;
            let sentence = paragraphs[a].split_off(at + 1);
            paragraphs[b].push_str(&sentence);
        }
        Edit::Swap(a, b) => {
            let (a, b) = (nth(*a)?, nth(*b)?);
            if paragraphs[a] == paragraphs[b] {
                return None;
            }
            paragraphs.swap(a, b);
        }
    }
    Some(format!("{head}\n{}\n", paragraphs.join("\n\n")))
}

/// A plan, and the file of it that is edited.
fn edited(plan: usize, file: usize, edit: &Edit) -> Option<(Files, Files, String)> {
    let old = plans().swap_remove(plan % 4);
    let sections: Vec<&String> = old
        .keys()
        .filter(|path| path.ends_with(".md") && !path.starts_with("panel/") && !path.starts_with("papers/"))
        .collect();
    let path = sections[file % sections.len()].clone();
    let mut new = old.clone();
    let text = apply(old.get(&path)?, edit)?;
    new.insert(path.clone(), text);
    (old != new).then_some((old, new, path))
}

fn words(tokens: &[&Token]) -> String {
    let read = tokens.iter().filter(|token| token.kind != TokenKind::Link);
    read.map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// What a section says on a side, a unit a line.
fn said(section: &SectionDiff, side: Side) -> Vec<String> {
    let on = |runs: &[Run]| words(&planwright_diff::on_side(runs, side));
    let left_out = if side == Side::Old {
        [UnitState::Added, UnitState::MovedHere]
    } else {
        [UnitState::Removed, UnitState::MovedAway]
    };
    let mut lines = vec![on(&section.title)];
    let mut goes_on = false;
    for unit in section.units.iter().filter(|unit| !left_out.contains(&unit.state)) {
        match lines.last_mut().filter(|_| goes_on) {
            Some(last) => last.push_str(&format!(" {}", on(&unit.runs))),
            None => lines.push(on(&unit.runs)),
        }
        goes_on = unit.goes_on(side);
        let Some(table) = &unit.table else { continue };
        let shown = |of: Side| of == Side::Both || of == side;
        let columns: Vec<usize> = (0..table.columns.len()).filter(|at| shown(table.columns[*at].side)).collect();
        lines.extend(columns.iter().map(|at| on(&table.columns[*at].heading)));
        for row in table.rows.iter().filter(|row| shown(row.side)) {
            lines.extend(columns.iter().map(|at| row.cells.get(*at).map(|cell| on(cell)).unwrap_or_default()));
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// What a plan says on a side, section by section in no order.
fn all_said(comparison: &Comparison, side: Side) -> Vec<Vec<String>> {
    let shown = |section: &&SectionDiff| section.side == Side::Both || section.side == side;
    let mut all: Vec<_> = comparison.redline.sections.iter().filter(shown).map(|section| said(section, side)).collect();
    all.sort();
    all
}

/// The kinds of changes with how many there are, those that mean the opposite in one direction.
fn kinds(changes: &[Change], mirrored: bool) -> BTreeMap<&'static str, usize> {
    use ChangeKind as K;
    let opposites = [
        (K::SectionAdded, K::SectionRemoved),
        (K::ParagraphAdded, K::ParagraphRemoved),
        (K::ListItemAdded, K::ListItemRemoved),
        (K::TableRowAdded, K::TableRowRemoved),
        (K::SectionSplit, K::SectionMerged),
        (K::FindingNew, K::FindingGone),
    ];
    let mut counts = BTreeMap::new();
    for change in changes {
        let kind = match opposites.iter().find(|(a, b)| [*a, *b].contains(&change.kind)) {
            Some((a, b)) if mirrored => {
                if change.kind == *a {
                    *b
                } else {
                    *a
                }
            }
            _ => change.kind,
        };
        *counts.entry(kind.as_str()).or_default() += 1;
    }
    counts
}

#[test]
fn a_plan_and_itself_differ_in_nothing() {
    for plan in plans() {
        let (comparison, _) = compared(&plan, &plan);
        assert!(comparison.changes.is_empty(), "{:?}", comparison.changes);
        assert_eq!(comparison.summary, planwright_diff::Summary::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_versions_stand_in_the_redline(plan in 0..4_usize, first in (0..100_usize, edit()), second in (0..100_usize, edit())) {
        let Some((old, new, _)) = edited(plan, first.0, &first.1) else { return Ok(()) };
        // A second edit, of the new version.
        let path = new.keys().filter(|path| path.ends_with(".md") && !path.contains("pa")).nth(second.0 % 5);
        let mut newer = new.clone();
        if let Some((path, text)) = path.and_then(|path| Some((path.clone(), apply(&new[path], &second.1)?))) {
            newer.insert(path, text);
        }
        let (comparison, _) = compared(&old, &newer);
        prop_assert_eq!(all_said(&comparison, Side::Old), all_said(&compared(&old, &old).0, Side::Both));
        prop_assert_eq!(all_said(&comparison, Side::New), all_said(&compared(&newer, &newer).0, Side::Both));
    }

    #[test]
    fn an_edit_is_found_in_its_section_and_nowhere_else(plan in 0..4_usize, file in 0..100_usize, edit in edit()) {
        let Some((old, new, path)) = edited(plan, file, &edit) else { return Ok(()) };
        let (comparison, sources) = compared(&old, &new);
        let derived = [ChangeKind::FindingNew, ChangeKind::FindingGone, ChangeKind::Duty];
        let own: Vec<&Change> = comparison.changes.iter().filter(|change| !derived.contains(&change.kind)).collect();
        prop_assert!(!own.is_empty(), "{path}: {edit:?} is not found");
        for change in own {
            let place = change.new.as_ref().or(change.old.as_ref()).expect("a place");
            let file = sources.path(place.span.file);
            prop_assert!(file.ends_with(&path), "{path}: {edit:?} gives {} in {file}", line(change));
        }
    }

    #[test]
    fn swapped_sides_mirror_what_came_and_went(plan in 0..4_usize, file in 0..100_usize, edit in edit()) {
        let Some((old, new, path)) = edited(plan, file, &edit) else { return Ok(()) };
        let (there, back) = (compared(&old, &new).0, compared(&new, &old).0);
        prop_assert_eq!(kinds(&there.changes, false), kinds(&back.changes, true), "{}: {:?}", path, edit);
        let (a, b) = (there.summary.words, back.summary.words);
        prop_assert_eq!((a.added, a.removed), (b.removed, b.added));
    }
}

/// Edits, figures and verbs as many as a paragraph can have: each edit finds its own without going through the others'.
/// Going through all of them for each took minutes here.
#[test]
fn very_many_edits_of_one_paragraph_are_told_one_by_one() {
    const TIMES: usize = 12_000;
    for (was, is, kind) in [
        ("It cost £5m then. ", "It cost £6m then. ", ChangeKind::Figure),
        ("The force will visit schools. ", "The force may visit schools. ", ChangeKind::Modal),
        ("It helps them now. ", "It helps us now. ", ChangeKind::Text),
    ] {
        let version = |sentence: &str| {
            let mut files = base();
            files.insert(
                "8-many.md".to_owned(),
                format!("---\ntitle: Many\n---\n\n{}\n", sentence.repeat(TIMES).trim_end()),
            );
            files
        };
        let (comparison, _) = compared(&version(was), &version(is));
        let told = comparison.changes.iter().filter(|change| change.kind == kind && change.old.is_some()).count();
        assert_eq!(told, TIMES, "{was:?} {is:?}");
    }
}
