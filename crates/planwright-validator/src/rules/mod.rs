//! The rules in code: one file each, a static and a function, listed in one slice.

mod access;
mod figure;
#[cfg(test)]
mod growth;
mod link;
mod page;
mod panel;
mod source;
mod structure;
mod table;
mod table_heads;
mod translation;
mod words;

pub use table::{Total, TotalColumn, totals_of};

use std::cell::OnceCell;

use jiff::civil::Date;
use planwright_core::model::{Block, Footnote, Id, Plan, Section, Stage, Translation};
use planwright_core::{FileId, Severity, Sources, catalogue};

use crate::found::Found;
use crate::language::is_english;
use crate::ledger::Ledger;
use crate::profile::Profile;
use crate::text::{Printed, Run, printed, printed_in_papers, runs};

/// The plan that a translation is judged beside.
#[derive(Clone, Copy)]
pub(crate) struct Original<'a> {
    /// The plan.
    pub(crate) plan: &'a Plan,
    /// The translation.
    pub(crate) translation: &'a Translation,
}

/// What a rule may look at.
pub(crate) struct Subject<'a> {
    /// The plan.
    pub(crate) plan: &'a Plan,
    /// The plan that it is a translation of.
    pub(crate) original: Option<Original<'a>>,
    /// The texts it was read from.
    pub(crate) sources: &'a Sources,
    /// The profile it is judged by.
    pub(crate) profile: &'a Profile,
    /// The stage it is judged for.
    pub(crate) status: Stage,
    /// The day by whose law it is judged.
    pub(crate) as_at: Date,
    /// The sections that a finding about a duty has named because they say nothing.
    pub(crate) hollow: Vec<Id>,
    /// True where something else that was found may be why a picture is not shown.
    pub(crate) pictures_lost: bool,
    /// The figures of the plan.
    pub(crate) ledger: Ledger<'a>,
    /// The figures of the papers. They are judged by themselves: a paper may tell of another day than the plan.
    pub(crate) ledger_of_papers: Ledger<'a>,
    /// Whether to look for words that no dictionary has.
    pub(crate) spelling: bool,
    /// Every text that is printed, once a rule has asked for them.
    pub(crate) printed: OnceCell<Vec<Printed<'a>>>,
    /// Every text that papers print, once a rule has asked for them.
    pub(crate) printed_in_papers: OnceCell<Vec<Printed<'a>>>,
}

/// A rule in code. Its text, and how much it weighs at most, stand in the catalogue.
pub(crate) struct Rule {
    /// Its name, `family/name`.
    pub(crate) name: &'static str,
    /// True where it speaks of what is not there, and so must not speak of a plan that could not
    /// be read whole.
    pub(crate) rests_on_absence: bool,
    /// Looks, and pushes what it finds.
    pub(crate) check: fn(&Subject, &mut Found),
}

/// Every rule in code, by family.
static FAMILIES: &[&[&Rule]] = &[
    source::RULES,
    structure::RULES,
    link::RULES,
    access::RULES,
    table::RULES,
    figure::RULES,
    words::RULES,
    page::RULES,
    panel::RULES,
    translation::RULES,
];

/// Every rule in code.
fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().copied().flatten().copied()
}

/// Runs every rule; with `errors_only` those that can give an error.
pub(crate) fn run(subject: &Subject, errors_only: bool, found: &mut Found) {
    let gives_errors = |rule: &Rule| catalogue::rule(rule.name).is_none_or(|info| info.severity == Severity::Error);
    for rule in rules().filter(|rule| !(rule.rests_on_absence && subject.plan.incomplete)) {
        if !errors_only || gives_errors(rule) {
            (rule.check)(subject, found);
        }
    }
}

/// A body of text: the foreword in `plan.md`, a section's, or that of a report of the panel or of a paper.
pub(crate) struct Body<'a> {
    /// Its file.
    pub(crate) file: FileId,
    /// Its section; none for the foreword, a report of the panel and a paper.
    pub(crate) section: Option<&'a Section>,
    /// Its blocks.
    pub(crate) blocks: &'a [Block],
    /// Its footnotes.
    pub(crate) footnotes: &'a [Footnote],
}

impl<'a> Body<'a> {
    /// Its runs of text, those of its footnotes last.
    pub(crate) fn runs(&self) -> Vec<Run<'a>> {
        let mut found = runs(self.blocks);
        found.extend(self.footnotes.iter().flat_map(|note| runs(&note.blocks)));
        found
    }

    /// Its blocks, and then those of its footnotes.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &'a [Block]> {
        std::iter::once(self.blocks).chain(self.footnotes.iter().map(|note| note.blocks.as_slice()))
    }
}

impl<'a> Subject<'a> {
    /// Every text that the plan prints, in reading order.
    pub(crate) fn printed(&self) -> &[Printed<'a>] {
        self.printed.get_or_init(|| printed(self.plan))
    }

    /// Every text that the plan prints, and then what its papers do. What the plan has to say must not be looked for in
    /// the papers.
    pub(crate) fn all_printed(&self) -> impl Iterator<Item = &Printed<'a>> {
        self.printed().iter().chain(self.printed_in_papers.get_or_init(|| printed_in_papers(self.plan)))
    }

    /// Whether the plan is in English, which rules about single words take for granted.
    pub(crate) fn is_english(&self) -> bool {
        is_english(self.plan)
    }

    /// Every body of the plan in reading order.
    pub(crate) fn bodies(&self) -> impl Iterator<Item = Body<'a>> {
        bodies(self.plan)
    }

    /// Every text that is printed: the bodies, then those of the panel's reports, which stand in the published response,
    /// and those of the papers. What is judged as the plan's own words must look at neither.
    pub(crate) fn texts(&self) -> impl Iterator<Item = Body<'a>> {
        texts(self.plan)
    }

    /// Every text that the office itself writes and prints: the bodies, and those of the papers.
    pub(crate) fn own_texts(&self) -> impl Iterator<Item = Body<'a>> {
        self.bodies().chain(papers(self.plan))
    }
}

/// Every text of a plan that is printed, those of the panel's reports and of the papers last.
pub(crate) fn texts(plan: &Plan) -> impl Iterator<Item = Body<'_>> {
    let reports = plan.panel.iter();
    bodies(plan)
        .chain(reports.map(|report| Body {
            file: report.file,
            section: None,
            blocks: &report.body,
            footnotes: &report.footnotes,
        }))
        .chain(papers(plan))
}

/// Every body of a plan in reading order.
pub(crate) fn bodies(plan: &Plan) -> impl Iterator<Item = Body<'_>> {
    let foreword = Body { file: plan.file, section: None, blocks: &plan.foreword, footnotes: &plan.foreword_footnotes };
    std::iter::once(foreword).chain(plan.all_sections().map(|section| Body {
        file: section.file,
        section: Some(section),
        blocks: &section.body,
        footnotes: &section.footnotes,
    }))
}

/// The bodies of a plan's papers.
pub(crate) fn papers(plan: &Plan) -> impl Iterator<Item = Body<'_>> {
    plan.papers.iter().map(|paper| Body {
        file: paper.file,
        section: None,
        blocks: &paper.body,
        footnotes: &paper.footnotes,
    })
}

#[cfg(test)]
mod tests {
    use planwright_core::catalogue;

    use super::rules;
    use crate::testing::{PLAN, paper, read};

    /// The findings of a plan of one section that has a paper with this body, but for those that the plan has alone.
    #[track_caller]
    fn check_paper(body: &str, expected: &[&str]) {
        let section = ("01-a.md", "---\ntitle: A\n---\n\nSome words.\n");
        let rules = |files: &[(&str, &str)]| -> Vec<String> {
            read(files).check().diagnostics.into_iter().map(|finding| finding.rule.to_string()).collect()
        };
        let alone = rules(&[section]);
        let mut found = rules(&[section, ("papers/x.md", &paper(body))]);
        found.retain(|rule| !alone.contains(rule));
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn what_papers_print_is_judged() {
        check_paper("All is well.", &[]);
        check_paper("![](figures/a.svg)", &["link/missing-file", "access/image-alt"]);
        check_paper("Read it [here](https://example.org).", &["link/vague-text"]);
        check_paper("TBC: the date.", &["structure/placeholder"]);
        check_paper(&"word ".repeat(41), &["words/long-sentence"]);
        check_paper("We met on Monday 4 February 2020.", &["figure/weekday"]);
        let table = "Table: Costs\n\n| What | £ |\n|---|---:|\n| A | £1 |\n| B | £2 |\n| **Total** | £4 |\n";
        check_paper(table, &["table/total"]);
        check_paper("Said so.[^1]\n\n[^1]: So.\n\n[^2]: Never.", &["link/footnote"]);
    }

    #[test]
    fn no_duty_rests_on_a_paper() {
        let met = |files: &[(&str, &str)]| {
            let duties = read(files).check().duties;
            duties.into_iter().map(|duty| (duty.id, duty.state, duty.evidence.len())).collect::<Vec<_>>()
        };
        let body = "The grants are £1,000,000, on conditions, and the Chief Constable reports to a board each month.";
        assert_eq!(met(&[("plan.md", PLAN), ("papers/x.md", &paper(body))]), met(&[("plan.md", PLAN)]));
    }

    #[test]
    fn every_rule_stands_in_the_catalogue() {
        for rule in rules() {
            assert!(catalogue::rule(rule.name).is_some(), "{} has no text", rule.name);
        }
    }

    #[test]
    fn nothing_is_missed_in_a_plan_that_was_not_read_whole() {
        let section = "---\ntitle: A\nkind: section\n---\n\n[^1]: A note.\n";
        let mut read = read(&[("01-a.md", section), ("02-b.md", "---\ntitle: B\n---\n"), ("figures/a.svg", "<svg/>")]);
        let found = |read: &crate::testing::Read| {
            let rules = read.check().diagnostics.into_iter().map(|diagnostic| diagnostic.rule.to_string());
            let mut rules: Vec<String> = rules.filter(|rule| !rule.starts_with("duty/")).collect();
            rules.sort();
            rules.dedup();
            rules
        };
        assert_eq!(found(&read), ["link/footnote", "link/unused-figure", "process/ahead", "structure/empty-section"]);
        read.plan.incomplete = true;
        assert_eq!(found(&read), [""; 0]);
    }
}
