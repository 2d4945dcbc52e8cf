//! What changes mean for the whole: duties, findings, the order of priorities.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{Id, Kind, Plan};
use planwright_core::{Diagnostic, FileId, Severity};
use planwright_validator::{Duty, DutyState, Report};

use crate::Version;
use crate::change::{Change, ChangeKind, Direction, Note, Place};
use crate::content::{Content, text_of};
use crate::order::in_order;
use crate::sections::Sections;

/// One change where the priorities that both versions have stand in another order.
pub(crate) fn priority_order(old: &Content, new: &Content, sections: &Sections, changes: &mut Vec<Change>) {
    let is = |content: &Content, place: usize| content.parts[place].kind == Some(Kind::Priority);
    let pairs: Vec<(usize, usize)> = (0..new.parts.len())
        .filter(|place| is(new, *place))
        .filter_map(|place| sections.old_of[place].map(|before| (before, place)))
        .filter(|(before, _)| is(old, *before))
        .collect();
    let before: Vec<usize> = pairs.iter().map(|(before, _)| *before).collect();
    if !in_order(&before).contains(&false) {
        return;
    }
    let titles = |content: &Content, places: &[usize]| {
        places.iter().map(|place| text_of(&content.parts[*place].title)).collect::<Vec<_>>().join("; ")
    };
    let mut sorted = before.clone();
    sorted.sort_unstable();
    let now: Vec<usize> = pairs.iter().map(|(_, now)| *now).collect();
    let mut change = Change::new(ChangeKind::PriorityOrder, None);
    change.from = Some(titles(old, &sorted));
    change.to = Some(titles(new, &now));
    let place = |content: &Content, place: Option<&usize>, text: &Option<String>| {
        place.map(|place| Place { span: content.parts[*place].span, text: text.clone().unwrap_or_default() })
    };
    change.old = place(old, sorted.first(), &change.from);
    change.new = place(new, now.first(), &change.to);
    changes.push(change);
}

/// A change for each duty that stands otherwise than it did.
pub(crate) fn duties(old: &Report, new: &Report, changes: &mut Vec<Change>) {
    for duty in &new.duties {
        let before = old.duties.iter().find(|other| other.id == duty.id);
        let Some(before) = before.filter(|before| differs(before.state, duty.state)) else { continue };
        let sections = if duty.sections.is_empty() { &before.sections } else { &duty.sections };
        let mut change = Change::new(ChangeKind::Duty, sections.first());
        change.from = Some(before.state.as_str().to_owned());
        change.to = Some(duty.state.as_str().to_owned());
        change.direction = turn(before.state, duty.state);
        change.note = Some(Note::Duty { title: duty.title.clone(), provision: duty.provision.clone() });
        changes.push(change);
    }
}

/// That its stage has not come yet follows from the plan's status, which is told.
fn differs(old: DutyState, new: DutyState) -> bool {
    let unmet = |state: DutyState| matches!(state, DutyState::NotMet | DutyState::NotYet);
    old != new && !(unmet(old) && unmet(new))
}

fn turn(old: DutyState, new: DutyState) -> Option<Direction> {
    let met = |state: DutyState| state == DutyState::Met;
    match (met(old), met(new)) {
        (true, false) => Some(Direction::Weakened),
        (false, true) => Some(Direction::Strengthened),
        _ => None,
    }
}

/// A finding by what it is about: its rule, and the section that it stands in by the new id.
type Cause = (String, Option<Id>);

/// Errors and warnings that are new, and those that are gone. What tells of a duty that changed is told there.
pub(crate) fn findings(old: &Version<'_>, new: &Version<'_>, renamed: &BTreeMap<Id, Id>, changes: &mut Vec<Change>) {
    let told = |rule: &str, duties: &[Duty], others: &[Duty]| {
        let id = rule.strip_prefix("duty/").unwrap_or_default();
        let id = id.split('.').next().unwrap_or_default();
        let state = |duties: &[Duty]| duties.iter().find(|duty| duty.id == id).map(|duty| duty.state);
        state(duties).zip(state(others)).is_some_and(|(a, b)| differs(a, b))
    };
    let causes = |version: &Version<'_>, other: &Version<'_>, map: &dyn Fn(Id) -> Id| {
        let files = sections_of(version);
        // Those of translations are told with them.
        let translated = of_translations(version);
        let mut found: BTreeMap<Cause, Vec<Diagnostic>> = BTreeMap::new();
        for finding in version.report.diagnostics.iter().filter(|finding| finding.severity >= Severity::Warning) {
            let rule = finding.rule.as_str();
            if !translated.contains(&finding.span.file) && !told(rule, &version.report.duties, &other.report.duties) {
                // What a duty lacks is lacking in the plan, wherever it is told.
                let file = files.get(&finding.span.file).filter(|_| !rule.starts_with("duty/"));
                let section = file.cloned().map(map);
                found.entry((rule.to_owned(), section)).or_default().push(finding.clone());
            }
        }
        for findings in found.values_mut() {
            findings.sort_by_key(|finding| (finding.span.start, finding.span.end));
        }
        found
    };
    let before = causes(old, new, &|id: Id| renamed.get(&id).cloned().unwrap_or(id));
    let after = causes(new, old, &|id: Id| id);
    for (kind, from, to) in [(ChangeKind::FindingNew, &after, &before), (ChangeKind::FindingGone, &before, &after)] {
        for (cause, findings) in from {
            let others = to.get(cause).map_or([].as_slice(), Vec::as_slice);
            for finding in beyond(findings, others) {
                changes.push(change(kind, cause, finding));
            }
        }
    }
}

/// The findings that the other version has not: of the same words first, then any of the same cause.
fn beyond<'a>(findings: &'a [Diagnostic], others: &[Diagnostic]) -> Vec<&'a Diagnostic> {
    let mut others: Vec<&str> = others.iter().map(|finding| finding.message.as_str()).collect();
    let mut left = Vec::new();
    for finding in findings {
        match others.iter().position(|other| *other == finding.message) {
            Some(place) => drop(others.swap_remove(place)),
            None => left.push(finding),
        }
    }
    left.split_off(others.len().min(left.len()))
}

fn change(kind: ChangeKind, (rule, section): &Cause, finding: &Diagnostic) -> Change {
    let mut change = Change::new(kind, section.as_ref());
    let place = Some(Place { span: finding.span, text: finding.message.to_string() });
    if kind == ChangeKind::FindingNew {
        change.new = place
    } else {
        change.old = place
    }
    change.note = Some(Note::Rule(rule.clone()));
    change
}

/// The files of translations that are none of the plan's own.
fn of_translations(version: &Version<'_>) -> BTreeSet<FileId> {
    fn files(plan: &Plan) -> BTreeSet<FileId> {
        plan.all_sections().map(|section| section.file).chain([plan.file]).collect()
    }
    let own = files(version.plan);
    let all = version.plan.translations.iter().flat_map(|translation| files(&translation.plan));
    all.filter(|file| !own.contains(file)).collect()
}

/// The section of each file.
fn sections_of(version: &Version<'_>) -> BTreeMap<FileId, Id> {
    version.plan.all_sections().map(|section| (section.file, section.id.value.clone())).collect()
}
