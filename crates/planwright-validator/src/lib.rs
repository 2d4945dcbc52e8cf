//! What the law and good editing ask of a plan.
//!
//! [`check`] judges a plan by a [`profile::Profile`] and by the rules in code, and says what it
//! found in a [`Report`]. Duties are data: a profile says which section answers a provision and
//! what it needs, and `duties` interprets it. Everything else is a rule of its own in `rules`.
//! Amounts and years are read once, into the `ledger`, which the rules about figures look up.
//!
//! # Invariants
//!
//! - A finding that rests on an absence is never made on a plan that could not be read whole
//!   (`Plan::incomplete`): what seems to be missing may stand in the part that was not read. The
//!   duties of such a plan are not judged, and nor are those of a plan with a section that claims a
//!   duty by a misspelt name: `Report::duties` is empty.
//! - Of many findings of one rule and weight in one file only the first are kept, and the last of
//!   them says how many there are more: no text can make a report that is longer than itself.
//! - A plan is judged by the law of its own day, `Report::as_at`; the clock is never asked.
//! - What a profile says of the law carries its source and how sure we are of it. It is a
//!   reading, not legal advice.
//!
//! # What this crate must not know
//!
//! Where files come from, and how findings look.

mod date;
mod duties;
mod found;
mod language;
mod ledger;
mod placeholder;
mod process;
pub mod profile;
mod report;
mod rules;
#[cfg(test)]
mod testing;
mod text;
mod translations;
mod unsound;
mod waivers;

use std::cell::OnceCell;

use jiff::civil::Date;
use planwright_core::catalogue::RuleInfo;
use planwright_core::model::{Plan, Stage};
use planwright_core::{Diagnostic, Sources};

use crate::duties::Settled;
use crate::found::Found;
pub use crate::ledger::write_pounds;
use crate::profile::Profile;
pub use crate::report::{Duty, DutyState, Evidence, PartState, Proof, Report, StepState, Taken, Translated, Waived};
use crate::rules::{Original, Subject};
pub use crate::rules::{Total, TotalColumn, totals_of};
use crate::unsound::Unsound;
pub use crate::waivers::apply_waivers;

/// What the user says of a check, beyond what the plan says itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Context {
    /// The stage to judge the plan for; the plan's own where there is none.
    pub status: Option<Stage>,
    /// The day by whose law to judge it; the plan's own where there is none.
    pub as_at: Option<Date>,
    /// Whether to look for words that no dictionary has.
    pub spelling: bool,
    /// Leaves out the rules that never give an error, for those who only ask what would stop a plan.
    pub errors_only: bool,
}

/// Checks a plan and its translations.
///
/// `found` is what has already been found in it, by the parser and the loader: waivers hold for
/// those findings too, and the report holds them all.
#[must_use]
pub fn check(plan: &Plan, sources: &Sources, profile: &Profile, context: &Context, found: Vec<Diagnostic>) -> Report {
    let as_at = date::as_at(plan, context.as_at);
    let (found, of_translations) = translations::sort(plan, found);
    let judge = |plan, original, found| check_one(plan, original, Bench { sources, profile, context, as_at }, found);
    let mut report = judge(plan, None, found);
    let mut translated = Vec::new();
    for (translation, found) in plan.translations.iter().zip(of_translations) {
        translated.push(judge(&translation.plan, Some(Original { plan, translation }), found));
    }
    translations::join(plan, &mut report, translated);
    report
}

/// What every language of a plan is judged by.
#[derive(Clone, Copy)]
struct Bench<'a> {
    sources: &'a Sources,
    profile: &'a Profile,
    context: &'a Context,
    as_at: Date,
}

/// Checks a plan in one language.
fn check_one(plan: &Plan, original: Option<Original<'_>>, bench: Bench<'_>, found: Vec<Diagnostic>) -> Report {
    let Bench { sources, profile, context, as_at } = bench;
    let status = context.status.unwrap_or(plan.meta.status.value);
    let judged = !plan.incomplete && !duties::are_misspelt(plan, profile);
    let pictures_lost = found.iter().any(may_hide_a_picture);
    let beside = original.map(|original| original.plan);
    let mut settled = Found::new(plan, beside, as_at);
    let unsound = Unsound::of(plan, &found);
    settled.extend(found);
    settled.unsound = unsound;

    let judgements = if judged { duties::judge(plan, beside, profile, status, as_at) } else { Vec::new() };
    let Settled { duties, hollow } = duties::settle(plan, profile, judgements, &mut settled);
    let process = if judged { process::judge(plan, profile, status, as_at, &mut settled) } else { Vec::new() };
    let ledger = ledger::Ledger::of(rules::bodies(plan));
    let subject = Subject {
        plan,
        original,
        sources,
        profile,
        status,
        as_at,
        hollow,
        pictures_lost,
        spelling: context.spelling,
        ledger,
        ledger_of_papers: ledger::Ledger::of(rules::papers(plan)),
        printed: OnceCell::new(),
        printed_in_papers: OnceCell::new(),
    };
    rules::run(&subject, context.errors_only, &mut settled);
    let is_looked_for =
        |rule: &RuleInfo| !rule.found_by_build && !rule.found_in_theme && (!rule.asked_for || context.spelling);
    waivers::settle(plan, profile, as_at, judged, &is_looked_for, &mut settled);

    let outcome = settled.finish();
    Report {
        as_at,
        status,
        profile: profile.name(),
        duties,
        process,
        diagnostics: outcome.diagnostics,
        waived: outcome.waived,
        translations: Vec::new(),
    }
}

/// Whether a finding may be the reason why nothing shows a picture: its name is misspelt where it
/// is shown, it is linked to and not shown, or it was lost with its words.
fn may_hide_a_picture(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.rule.as_str(), "link/missing-file" | "link/local-file" | "source/lost-text" | "source/raw-html")
}
