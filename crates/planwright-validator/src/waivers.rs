//! Findings that the author sets aside, with a reason.

use jiff::civil::Date;
use planwright_core::catalogue::{self, RULES, RuleInfo};
use planwright_core::model::{Id, Plan, Table, Waiver, visit_tables};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, FileId, Span, Spanned};

use crate::found::Found;
use crate::profile::Profile;
use crate::report::Waived;

/// A rule's findings about waivers themselves.
const UNUSED: &str = "waiver/unused";

/// Sets aside the findings that the plan's waivers hold for, and gives what stands first.
///
/// It is for findings that are made after [`crate::check`], such as those on a theme, which `check` could not see: whoever
/// makes them calls this with `Report::as_at` before it decides whether the plan can be written, and puts what was set
/// aside with `Report::waived`, so that it is printed.
/// Of many findings of one rule in one file only the first are kept, as `check` does it.
#[must_use]
pub fn apply_waivers(plan: &Plan, as_at: Date, diagnostics: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Waived>) {
    let mut found = Found::new(plan, None, as_at);
    found.extend(diagnostics);
    let outcome = found.finish();
    (outcome.diagnostics, outcome.waived)
}

/// Finds what is wrong with the waivers, once everything else has been found. Where not everything
/// could be `judged`, a waiver that seems to set nothing aside may have had to. `is_looked_for` tells whether a rule was.
pub(crate) fn settle(
    plan: &Plan,
    profile: &Profile,
    as_at: Date,
    judged: bool,
    is_looked_for: &dyn Fn(&RuleInfo) -> bool,
    found: &mut Found,
) {
    found.extend(plan.meta.waivers.iter().filter_map(|waiver| fault(waiver, profile)));
    if !judged {
        return;
    }
    // A waiver that is not used may be waived too; only then can it be seen which of those are
    // not used themselves.
    let unused = |found: &Found, of_rule: fn(&str) -> bool| {
        let missed = found.waivers.unused(profile, is_looked_for, of_rule);
        missed.into_iter().map(|waiver| about_unused(plan, waiver, as_at, found)).collect::<Vec<_>>()
    };
    let of_others = unused(found, |rule| rule != UNUSED);
    found.extend(of_others);
    let of_itself = unused(found, |rule| rule == UNUSED);
    of_itself.into_iter().for_each(|diagnostic| found.push_standing(diagnostic));
}

/// The reason for which a rule is set aside for the whole plan, where it is.
pub(crate) fn reason<'a>(rule: &str, plan: &'a Plan, as_at: Date) -> Option<&'a str> {
    let mut waivers = plan.meta.waivers.iter();
    let waiver = waivers.find(|w| w.rule.value == rule && w.at.is_none() && !expired(w, as_at));
    waiver.map(|waiver| waiver.reason.value.as_str())
}

fn expired(waiver: &Waiver, as_at: Date) -> bool {
    waiver.until.is_some_and(|until| until.value < as_at)
}

/// The waivers of a plan, and which of them were used.
pub(crate) struct Waivers<'a> {
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    waiver: &'a Waiver,
    /// Where it holds; everywhere where there is none.
    places: Option<Vec<Place>>,
    expired: bool,
    used: bool,
}

/// A part of the plan that a waiver holds for.
enum Place {
    File(FileId),
    Span(Span),
}

impl Place {
    fn holds(&self, span: Span) -> bool {
        match self {
            Self::File(file) => span.file == *file,
            Self::Span(outer) => span.file == outer.file && outer.start <= span.start && span.end <= outer.end,
        }
    }
}

impl<'a> Waivers<'a> {
    /// Those of a plan. A waiver of a translation is the original's, and holds at the place in both.
    pub(crate) fn of(plan: &'a Plan, original: Option<&Plan>, as_at: Date) -> Self {
        let everywhere = |at: &str| std::iter::once(plan).chain(original).flat_map(|plan| places(plan, at)).collect();
        let entry = |waiver: &'a Waiver| Entry {
            waiver,
            places: waiver.at.as_ref().map(|at| everywhere(&at.value)),
            expired: expired(waiver, as_at),
            used: false,
        };
        Self { entries: plan.meta.waivers.iter().map(entry).collect() }
    }

    /// Why a finding is set aside, where it is. Two waivers that hold for one finding are both
    /// used; the first one's reason is given.
    pub(crate) fn reason(&mut self, diagnostic: &Diagnostic) -> Option<&'a str> {
        let mut reason = None;
        for entry in self.entries.iter_mut().filter(|entry| entry.holds_for(diagnostic)) {
            entry.used = true;
            reason.get_or_insert(entry.waiver.reason.value.as_str());
        }
        reason
    }

    /// The waivers that set nothing aside. What was not looked for cannot be missed, and what is wrong with a waiver itself
    /// has been said.
    fn unused(
        &self,
        profile: &Profile,
        is_looked_for: &dyn Fn(&RuleInfo) -> bool,
        of_rule: impl Fn(&str) -> bool,
    ) -> Vec<&'a Waiver> {
        let idle = self.entries.iter().filter(|entry| !entry.used && of_rule(&entry.waiver.rule.value));
        let missed = idle.filter(|entry| {
            let rule = &entry.waiver.rule.value;
            let leads_nowhere = entry.places.as_ref().is_some_and(Vec::is_empty);
            let can_be_missed = catalogue::rule(rule).is_none_or(is_looked_for);
            can_be_waived(rule, profile) && !leads_nowhere && (entry.expired || can_be_missed)
        });
        missed.map(|entry| entry.waiver).collect()
    }
}

impl Entry<'_> {
    fn holds_for(&self, diagnostic: &Diagnostic) -> bool {
        let rule = diagnostic.rule.as_str();
        let here = || self.places.as_ref().is_none_or(|places| places.iter().any(|place| place.holds(diagnostic.span)));
        !self.expired && rule == self.waiver.rule.value && !breaks_output(rule) && here()
    }
}

/// Where `at` leads: a section's files, a table with its caption, a report of the panel or a paper by its file, or a
/// recommendation. A table's CSV file belongs to both.
fn places(plan: &Plan, at: &str) -> Vec<Place> {
    let mut places: Vec<Place> =
        beside(plan).filter(|(path, _)| *path == at).map(|(_, file)| Place::File(file)).collect();
    let Some(id) = Id::new(at) else { return places };
    let recommendations = plan.panel.iter().flat_map(|report| &report.recommendations);
    places.extend(recommendations.filter(|one| one.id.value == id).map(|one| Place::Span(one.span)));
    if let Some(section) = plan.section(&id) {
        for part in section.subtree() {
            places.push(Place::File(part.file));
            visit_tables(&part.body, &mut |table| places.extend(csv(table)));
        }
        return places;
    }
    let bodies = std::iter::once(plan.foreword.as_slice()).chain(plan.all_sections().map(|s| s.body.as_slice()));
    for blocks in bodies {
        visit_tables(blocks, &mut |table| {
            if table.id.as_ref().is_some_and(|known| known.value == id) {
                places.push(Place::Span(table.span));
                places.extend(table.caption.as_ref().map(|caption| Place::Span(caption.span)));
                places.extend(csv(table));
            }
        });
    }
    if places.is_empty() {
        places.extend(plan.anchors.get(&id).map(|anchor| Place::Span(anchor.span)));
    }
    places
}

/// The files that are read and are no part of the plan's text, by their paths.
fn beside(plan: &Plan) -> impl Iterator<Item = (&str, FileId)> {
    let reports = plan.panel.iter().map(|report| (report.path.as_str(), report.file));
    reports.chain(plan.papers.iter().map(|paper| (paper.path.as_str(), paper.file)))
}

fn csv(table: &Table) -> Option<Place> {
    table.source.as_ref().and_then(|source| source.file).map(Place::File)
}

fn breaks_output(rule: &str) -> bool {
    catalogue::rule(rule).is_some_and(|rule| rule.breaks_output)
}

/// Whether the profile can give a finding of this name. What a profile that is not known would
/// give, nobody can tell.
fn is_of_profile(rule: &str, profile: &Profile) -> bool {
    if profile.duties.is_empty() {
        return ["duty/", "process/", "period/"].iter().any(|family| rule.starts_with(family));
    }
    profile.rule_names().iter().any(|name| name == rule)
}

fn can_be_waived(rule: &str, profile: &Profile) -> bool {
    is_of_profile(rule, profile) || catalogue::rule(rule).is_some_and(|rule| !rule.breaks_output)
}

/// What is wrong with the rule that a waiver names. The parser looks after the rest.
fn fault(waiver: &Waiver, profile: &Profile) -> Option<Diagnostic> {
    let rule = &waiver.rule;
    if breaks_output(&rule.value) {
        return Some(
            Diagnostic::error("source/value", rule.span, format!("`{}` cannot be set aside", rule.value))
                .label("the plan cannot be built while it stands")
                .help("A waiver is for advice, and for a duty that does not apply. What keeps the plan from being read or set has to be put right.")
                .help("Mend what it reports, and take the waiver out."),
        );
    }
    let known = is_of_profile(&rule.value, profile) || catalogue::rule(&rule.value).is_some();
    (!known).then(|| unknown_rule(waiver, profile))
}

fn unknown_rule(waiver: &Waiver, profile: &Profile) -> Diagnostic {
    let rule = &waiver.rule;
    let names = profile.rule_names();
    let known = names.iter().map(String::as_str).chain(RULES.iter().map(|rule| rule.name));
    let label = nearest(&rule.value, known)
        .map_or_else(|| "not the name of a rule".to_owned(), |near| format!("did you mean `{near}`?"));
    Diagnostic::error("source/value", rule.span, format!("there is no rule `{}`", rule.value)).label(label).help(
        "A waiver names the rule that it sets aside, as findings print it: `structure/fake-heading`, `duty/grants`.",
    )
}

fn about_unused(plan: &Plan, waiver: &Waiver, as_at: Date, found: &Found) -> Diagnostic {
    let rule = &waiver.rule.value;
    if let Some(until) = waiver.until.filter(|until| until.value < as_at) {
        return Diagnostic::warning(UNUSED, until.span, format!("the waiver of `{rule}` has run out"))
            .label(format!("before {as_at}, the day that the plan is judged by"))
            .help("A waiver that has run out sets nothing aside. Take it out, or give it a later day and say why.");
    }
    if let (Some(at), Some(elsewhere)) = (&waiver.at, found.first_of(rule)) {
        return elsewhere_found(plan, rule, at, elsewhere);
    }
    let mut finding = Diagnostic::warning(UNUSED, waiver.rule.span, format!("the waiver of `{rule}` sets nothing aside"))
        .label("no such finding")
        .help("Waivers are printed in the statutory index. One that is not needed says that something is wrong where nothing is: take it out.");
    let of_plan = rule.starts_with("duty/") && !rule.contains('.');
    if of_plan && waiver.at.is_some() {
        finding = finding.help("A duty is set aside for the whole plan: leave `at` out.");
    }
    finding
}

/// The finding for a waiver that holds at another place than what it is to set aside.
fn elsewhere_found(plan: &Plan, rule: &str, at: &Spanned<String>, found: &Diagnostic) -> Diagnostic {
    let section = plan.all_sections().find(|section| section.file == found.span.file);
    let beside = beside(plan).find(|(_, file)| *file == found.span.file).map(|(path, _)| path);
    let path = section.map(|section| section.path.as_str()).or(beside);
    let (path, wrong) = (path.unwrap_or("plan.md"), &at.value);
    let message = format!("`{rule}` was found in {path}, not at `{wrong}`");
    let finding = Diagnostic::warning(UNUSED, at.span, message)
        .label("sets nothing aside here")
        .related(found.span, "it was found here");
    match (section, beside) {
        (Some(section), _) => finding
            .help(format!("Write `at: {}`, or take `at: {wrong}` out to set it aside everywhere.", section.id.value)),
        (None, Some(path)) => {
            finding.help(format!("Write `at: {path}`, or take `at: {wrong}` out to set it aside everywhere."))
        }
        (None, None) => finding.help(format!("Take `at: {wrong}` out.")),
    }
}

#[cfg(test)]
mod tests;
