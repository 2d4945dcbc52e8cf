//! A small plan with findings of every shape, for the tests of the formats.

use jiff::civil::date;
use planwright_core::model::{By, Id, Stage, StepKind, Waiver};
use planwright_core::{Diagnostic, Edit, FileId, Fix, Sources, Span};
use planwright_validator::profile::{self, Basis, Profile, ProfileName};
use planwright_validator::{Duty, DutyState, Evidence, PartState, Proof, Report, StepState, Taken, Waived};

use crate::args::Format;
use crate::report::{Ahead, CheckedPlan, Detail, Findings, Purpose, Settings, write};

pub(crate) const PLAN: &str = "---\ntitle: Safer in Kent\nprofile: england-pcc\n---\n";
pub(crate) const TABLE: &str = "\
---
title: Commissioning
---
The total is £4.2m, which was agreed with the panel in February and will be reviewed before the next year begins, in the light of what was learnt.

| Scheme | 2020/21 |
|---|---|
| Victims | £1,000,000 | extra |
| Safety | £3,109,761 |
| **Total** | **£4,109,671** |

{caption=\"Grants\"}
";

/// The first place at which `words` stand.
pub(crate) fn at(sources: &Sources, file: FileId, words: &str) -> Span {
    let start = sources.text(file).find(words).expect("the words stand there");
    Span::new(file, start, start + words.len())
}

/// A plan's texts and what was found on it.
pub(crate) struct Sample {
    pub(crate) sources: Sources,
    pub(crate) plan: FileId,
    pub(crate) report: Report,
    pub(crate) profile: Profile,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) ahead: Vec<Ahead>,
    pub(crate) waivers: Vec<Waiver>,
}

pub(crate) fn sample() -> Sample {
    let mut sources = Sources::default();
    let plan = sources.add("plans/kent/plan.md", PLAN);
    let table = sources.add("plans/kent/10-commissioning.md", TABLE);
    let at = |file, words| at(&sources, file, words);
    let total = at(table, "**£4,109,671**");
    let diagnostics = vec![
        Diagnostic::warning("table/total", total, "The total is not the sum of its rows: they add up to £4,109,761")
            .label("£90 less than the rows")
            .related(at(table, "£1,000,000"), "the rows begin here")
            .help("A reader who adds the column up finds another number, and asks which of them was agreed.")
            .fix(Fix {
                title: "Write the sum of the rows".to_owned(),
                safe: false,
                edits: vec![Edit { span: at(table, "£4,109,671"), insert: "£4,109,761".to_owned() }],
            }),
        Diagnostic::error("table/cells", at(table, "extra"), "The row has 3 cells under 2 headings")
            .label("the third cell")
            .help("Take the cell out, or give the table a third heading."),
        Diagnostic::warning("figure/disagrees", at(table, "£4.2m"), "The sentence and the table name two totals")
            .label("£4.1m in the table")
            .related(total, "the table's total"),
        Diagnostic::note("words/long-sentence", at(table, "The total is £4.2m"), "This sentence has 41 words")
            .help("Advice is to stay below 25."),
        Diagnostic::error("duty/resources", at(plan, "profile"), "No section sets out the money and other resources")
            .label("this profile asks for them")
            .cite("PRSRA 2011 s.7(1)(c)")
            .help("A plan must say which financial and other resources the commissioner gives the chief constable, so that people can see what their council tax pays for.")
            .help("`09-money.md` speaks of the budget: if it answers this duty, add `satisfies: [resources]`."),
        Diagnostic::error("source/name", Span::start_of(plan), "Two files differ only by the case of their letters"),
    ];
    let report = report(&sources, table);
    let profile = profile::find("england-pcc").expect("it is built in");
    Sample { sources, plan, report, profile, diagnostics, ahead: Vec::new(), waivers: Vec::new() }
}

fn report(sources: &Sources, table: FileId) -> Report {
    let duty = |id: &str, provision: &str, title: &str, state, sections: &[&str], waiver: Option<&str>| Duty {
        id: id.to_owned(),
        provision: provision.to_owned(),
        title: title.to_owned(),
        asks: "what the Act asks for".to_owned(),
        stage: Stage::Panel,
        state,
        sections: sections.iter().filter_map(|id| Id::new(id)).collect(),
        evidence: sections.iter().map(|_| Evidence::of(Proof::Tables, 1)).collect(),
        waiver: waiver.map(str::to_owned),
        basis: Basis::Law,
        by_mention: false,
        parts: sections
            .iter()
            .map(|_| PartState {
                rule: format!("duty/{id}.conditions"),
                title: "Conditions of the grants".to_owned(),
                state: DutyState::NotMet,
                waiver: None,
            })
            .collect(),
    };
    Report {
        as_at: date(2020, 4, 1),
        status: Stage::Panel,
        profile: ProfileName { id: "england-pcc".to_owned(), version: 1 },
        duties: vec![
            duty("resources", "PRSRA 2011 s.7(1)(c)", "Resources", DutyState::NotMet, &[], None),
            duty("grants", "PRSRA 2011 s.7(1)(f)", "Grants", DutyState::Met, &["commissioning"], None),
            duty("services", "PRSRA 2011 s.7(1)(ea)", "Services", DutyState::Waived, &[], Some("None are bought")),
        ],
        process: vec![StepState {
            step: StepKind::PanelSent,
            provision: "PRSRA 2011 s.5(6)(c)".to_owned(),
            title: "The draft is sent to the panel".to_owned(),
            asks: "the draft to be sent to the panel".to_owned(),
            stage: Stage::Issued,
            state: DutyState::Met,
            taken: vec![Taken { date: date(2020, 1, 20), by: Some(By::Commissioner), url: None, note: None }],
            waiver: None,
        }],
        diagnostics: Vec::new(),
        translations: Vec::new(),
        waived: vec![Waived {
            diagnostic: Diagnostic::warning("link/vague-text", at(sources, table, "panel"), "The link says nothing"),
            reason: "The panel's own words".to_owned(),
        }],
    }
}

pub(crate) const SETTINGS: Settings =
    Settings { width: 80, detail: Detail::Normal, deny_warnings: false, purpose: Purpose::Check };

impl Sample {
    pub(crate) fn findings(&self) -> Findings<'_> {
        let plan = CheckedPlan {
            sources: &self.sources,
            path: "plans/kent",
            title: Some("Safer in Kent"),
            status: Some(Stage::Panel),
            report: Some(&self.report),
            profile: Some(&self.profile),
            diagnostics: &self.diagnostics,
            ahead: &self.ahead,
            whole: true,
            absent: PLAN.find("profile").map(|at| Span::new(self.plan, at, at + "profile".len())),
            waivers: &self.waivers,
        };
        Findings { sources: &self.sources, plans: vec![plan], loose: &[] }
    }
}

/// The findings in a format, without colours.
pub(crate) fn written(format: Format, findings: &Findings<'_>, settings: &Settings) -> String {
    let mut out = Vec::new();
    write(format, findings, settings, &mut out).expect("a vector takes everything");
    let text = String::from_utf8(out).expect("text");
    anstream::adapter::strip_str(&text).to_string()
}
