//! `table/percent-shares`: shares of one whole that are not 100 % of it.

mod columns;
mod group;
mod lists;
mod sentences;
mod several;

use std::cell::LazyCell;

use planwright_core::model::{Amount, Unit};
use planwright_core::{Diagnostic, Severity, Span};
use rust_decimal::Decimal;

use self::group::{Group, Item};
use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "table/percent-shares", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for body in subject.own_texts() {
        for blocks in body.parts() {
            lists::groups(blocks, subject.sources, &mut |group| found.extend(judge(&group)));
        }
    }
    let several = LazyCell::new(|| several::sections(subject));
    for table in &subject.ledger.tables {
        let faults = columns::groups(table).iter().filter_map(judge).collect::<Vec<_>>();
        if faults.is_empty() || several::in_table(table) || several.contains(&several::key(table.section)) {
            continue;
        }
        found.extend(faults);
    }
    sentences::check(subject, &mut |finding| found.extend([finding]));
}

/// What is wrong with the shares of a group, if they are shares: a share that is wrong on every
/// base, else a sum that is not 100, else an amount without a share.
fn judge(group: &Group) -> Option<Diagnostic> {
    let sum = group.sum()?;
    let mut verdict = group.verdict();
    let near = group::is_near_100(&sum);
    if !verdict.are_shares || !(near || verdict.proven) {
        return None;
    }
    // Some trim one share by its last digit, so that the printed ones make 100 %.
    if sum.value == Decimal::ONE_HUNDRED {
        verdict.wrong.retain(|wrong| !wrong.is_trimmed());
    }
    if let Some(wrong) = verdict.wrong.first() {
        return Some(wrong_share(group, wrong, &verdict.wrong));
    }
    if !near {
        return None;
    }
    if !group::is_100(&sum) {
        return Some(wrong_sum(group, &sum));
    }
    without_share(group)
}

/// The shares of a group, as they are written.
fn list(group: &Group) -> String {
    listed(&group.shares().map(|(_, share)| share).collect::<Vec<_>>())
}

/// Shares in a list.
fn listed(all: &[Amount]) -> String {
    let shares: Vec<String> = all.iter().map(ToString::to_string).take(8).collect();
    let more = all.len() > shares.len();
    match shares.split_last() {
        Some((last, rest)) if !more && !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => format!("{} …", shares.join(", ")),
    }
}

fn wrong_share(group: &Group, wrong: &group::Wrong, all: &[group::Wrong]) -> Diagnostic {
    let Item { amount, .. } = wrong.item;
    let amount = amount.map(|amount| amount.amount.to_string()).unwrap_or_default();
    let expected = Amount { value: wrong.expected, ..wrong.share };
    let message = format!("{amount} is {expected} of the whole, and not {}", wrong.share);
    let mut finding = Diagnostic::warning(RULE.name, wrong.span, message)
        .label(format!("{expected} by its amount"))
        .help(format!("The shares are {}, and the others follow from their amounts.", list(group)))
        .help(format!("Write `{expected}`, or put right the amount."));
    for other in all.iter().skip(1).take(5) {
        let expected = Amount { value: other.expected, ..other.share };
        finding = finding.related(other.span, format!("and this is {expected}, not {}", other.share));
    }
    finding
}

fn wrong_sum(group: &Group, sum: &Amount) -> Diagnostic {
    let message = format!("the shares {} make {sum} and not 100%", list(group));
    Diagnostic::warning(RULE.name, group.span, message)
        .label(format!("{sum} in all"))
        .help("Shares of one whole make 100%, but for rounding. A reader cannot tell which of them is wrong, or what is left out.")
        .help("Put right the share that is wrong, or add what is missing. If they are no shares of one whole, say of what each is a percentage.")
}

fn without_share(group: &Group) -> Option<Diagnostic> {
    let mut lacking = group.lacking();
    let (first, others) = (lacking.next()?, lacking.collect::<Vec<_>>());
    let message = match others.len() {
        0 => format!("{} has no share, though the others have one", first.amount),
        1 => format!("{} has no share, and nor has 1 other, though the rest have one", first.amount),
        n => format!("{} has no share, and nor have {n} others, though the rest have one", first.amount),
    };
    let mut finding = Diagnostic::new(RULE.name, Severity::Note, first.span, message)
        .label("not in the shares")
        .help(format!("{} make 100% without it, so a reader cannot tell whether it is part of the whole.", list(group)))
        .help("Give its share and adjust the others, or say that it comes on top.");
    for other in others.into_iter().take(5) {
        finding = finding.related(other.span, format!("{} has none either", other.amount));
    }
    Some(finding)
}

/// An amount and its place.
#[derive(Clone, Copy)]
struct Placed {
    amount: Amount,
    span: Span,
}

/// Whether an amount may have a share.
fn has_parts(amount: &Amount) -> bool {
    amount.unit != Unit::Percent && amount.value.is_sign_positive() && !amount.value.is_zero()
}

#[cfg(test)]
mod tests;
