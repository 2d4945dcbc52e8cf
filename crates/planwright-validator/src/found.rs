//! What a check finds, bounded and set aside as it comes.

use std::collections::BTreeMap;

use planwright_core::model::Plan;
use planwright_core::{Diagnostic, FileId, RuleName, Severity};

use crate::report::Waived;
use crate::unsound::Unsound;
use crate::waivers::Waivers;

/// So many findings of one rule and weight are told of one file. Who mends these sees the rest;
/// a hostile text could make a million of them.
pub(crate) const MOST: usize = 20;

/// The findings of a check. Those that the plan's waivers hold for are set aside at once; of the
/// others, and of those set aside, only the first of a kind in a file are kept, and the last of
/// them says how many more there are. Errors are bounded apart from warnings and notes, so none
/// can push another out of sight.
pub(crate) struct Found<'a> {
    /// The waivers, which note whether they were used.
    pub(crate) waivers: Waivers<'a>,
    /// Tables whose figures nothing is told of, since another finding has the cause.
    pub(crate) unsound: Unsound,
    stands: Bounded<Diagnostic>,
    aside: Bounded<Waived>,
}

/// What is left, and what was set aside.
pub(crate) struct Outcome {
    /// What stands.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What was set aside.
    pub(crate) waived: Vec<Waived>,
}

impl<'a> Found<'a> {
    /// Nothing yet.
    pub(crate) fn new(plan: &'a Plan, original: Option<&Plan>, as_at: jiff::civil::Date) -> Self {
        Self {
            waivers: Waivers::of(plan, original, as_at),
            unsound: Unsound::default(),
            stands: Bounded::new(),
            aside: Bounded::new(),
        }
    }

    /// Takes a finding in, and says whether it stands.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) -> bool {
        if self.unsound.explains(&diagnostic) {
            return false;
        }
        let stands = self.set_aside(&diagnostic).is_none();
        if stands {
            self.stands.push(diagnostic);
        }
        stands
    }

    /// Sets a finding aside where a waiver holds for it, and says with which reason. Where none
    /// does, it has not been taken in.
    pub(crate) fn set_aside(&mut self, diagnostic: &Diagnostic) -> Option<String> {
        let reason = self.waivers.reason(diagnostic)?.to_owned();
        self.aside.push(Waived { diagnostic: diagnostic.clone(), reason: reason.clone() });
        Some(reason)
    }

    /// Takes a finding in that no waiver holds for.
    pub(crate) fn push_standing(&mut self, diagnostic: Diagnostic) {
        self.stands.push(diagnostic);
    }

    /// The first finding of a rule that stands.
    pub(crate) fn first_of(&self, rule: &str) -> Option<&Diagnostic> {
        self.stands.kept.iter().find(|finding| finding.rule.as_str() == rule)
    }

    /// What it came to.
    pub(crate) fn finish(self) -> Outcome {
        Outcome { diagnostics: self.stands.finish(), waived: self.aside.finish() }
    }
}

impl Extend<Diagnostic> for Found<'_> {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, diagnostics: T) {
        for diagnostic in diagnostics {
            self.push(diagnostic);
        }
    }
}

/// Something that holds a finding.
trait Holds {
    fn finding(&mut self) -> &mut Diagnostic;
}

impl Holds for Diagnostic {
    fn finding(&mut self) -> &mut Diagnostic {
        self
    }
}

impl Holds for Waived {
    fn finding(&mut self) -> &mut Diagnostic {
        &mut self.diagnostic
    }
}

/// The first findings of each rule, weight and file.
struct Bounded<T> {
    kept: Vec<T>,
    groups: BTreeMap<(RuleName, Severity, FileId), Group>,
}

#[derive(Default)]
struct Group {
    kept: usize,
    /// Which of all that are kept is its last.
    last: usize,
    more: usize,
}

impl<T: Holds> Bounded<T> {
    fn new() -> Self {
        Self { kept: Vec::new(), groups: BTreeMap::new() }
    }

    fn push(&mut self, mut one: T) {
        let finding = one.finding();
        let key = (finding.rule.clone(), finding.severity, finding.span.file);
        let group = self.groups.entry(key).or_default();
        if group.kept == MOST {
            group.more += 1;
        } else {
            group.kept += 1;
            group.last = self.kept.len();
            self.kept.push(one);
        }
    }

    fn finish(mut self) -> Vec<T> {
        for group in self.groups.values().filter(|group| group.more > 0) {
            if let Some(last) = self.kept.get_mut(group.last) {
                let more = group.more;
                last.finding().help.push(format!(
                    "There are {more} more of these in this file, which are not listed: mend those that are, and check again."
                ));
            }
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::Severity;

    use super::MOST;
    use crate::testing::{PLAN, read};

    #[test]
    fn of_many_findings_of_one_rule_the_first_are_told() {
        let section = format!("---\ntitle: A\n---\n\n{}\n\nThe date is to be confirmed.\n", "TODO ".repeat(50));
        let found = read(&[("01-a.md", &section)]).check().diagnostics;
        let found: Vec<_> = found.iter().filter(|d| d.rule.as_str() == "structure/placeholder").collect();
        assert_eq!(found.iter().filter(|d| d.severity == Severity::Warning).count(), MOST);
        assert_eq!(found.iter().filter(|d| d.severity == Severity::Note).count(), 1, "each weight by itself");
        let more = |d: &&&planwright_core::Diagnostic| d.help.iter().any(|help| help.contains("30 more of these"));
        assert_eq!(found.iter().filter(more).count(), 1);
        assert!(more(&&found[MOST - 1]), "the last of them");
    }

    #[test]
    fn what_a_waiver_does_not_hold_for_is_told_beside_what_it_holds_for() {
        let row = "| TODO |\n".repeat(30);
        let body = format!("Table: A {{#t}}\n\n| A |\n|---|\n{row}\n\nTODO: the rest.\n");
        let section = format!("---\ntitle: A\n---\n\n{body}");
        let plan = PLAN.replace(
            "status: panel\n",
            "status: panel\nwaivers: [{rule: structure/placeholder, at: t, reason: Soon}]\n",
        );
        let report = read(&[("plan.md", &plan), ("01-a.md", &section)]).check();
        let stands = report.diagnostics.iter().filter(|d| d.rule.as_str() == "structure/placeholder").count();
        assert_eq!((stands, report.waived.len()), (1, MOST));
    }
}
