//! The report for other programs: version 1. New keys may be added, none is taken away.

use std::io::{self, Write};

use planwright_core::{Diagnostic, Edit, Position, Related, Sources, Span};
use planwright_validator::{Duty, Evidence, PartState, Report, StepState, Taken, Translated, Waived};
use serde::Serialize;

use crate::report::{CheckedPlan, Findings, sorted};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    plans: Vec<PlanJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    diagnostics: Vec<DiagnosticJson<'a>>,
    summary: SummaryJson,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct PlanJson<'a> {
    path: &'a str,
    title: Option<&'a str>,
    status: Option<&'static str>,
    profile: Option<String>,
    as_at: Option<String>,
    duties: Vec<DutyJson<'a>>,
    diagnostics: Vec<DiagnosticJson<'a>>,
    waived: Vec<WaivedJson<'a>>,
    process: Vec<StepJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translations: Vec<TranslationJson<'a>>,
}

#[derive(Serialize)]
struct TranslationJson<'a> {
    folder: &'a str,
    lang: &'a str,
    duties: Vec<DutyJson<'a>>,
}

#[derive(Serialize)]
struct DutyJson<'a> {
    id: &'a str,
    provision: &'a str,
    title: &'a str,
    state: &'static str,
    sections: Vec<&'a str>,
    evidence: Vec<String>,
    waiver: Option<&'a str>,
    asks: &'a str,
    basis: &'static str,
    stage: &'static str,
    parts: Vec<PartJson<'a>>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    rule: &'a str,
    title: &'a str,
    state: &'static str,
    waiver: Option<&'a str>,
}

#[derive(Serialize)]
struct StepJson<'a> {
    step: &'static str,
    provision: &'a str,
    title: &'a str,
    asks: &'a str,
    stage: &'static str,
    state: &'static str,
    taken: Vec<TakenJson<'a>>,
    waiver: Option<&'a str>,
}

#[derive(Serialize)]
struct TakenJson<'a> {
    date: String,
    by: Option<&'static str>,
    url: Option<&'a str>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct DiagnosticJson<'a> {
    rule: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    citation: Option<&'a str>,
    help: &'a [String],
    related: Vec<RelatedJson<'a>>,
    fix: Option<FixJson<'a>>,
}

#[derive(Serialize)]
struct WaivedJson<'a> {
    #[serde(flatten)]
    diagnostic: DiagnosticJson<'a>,
    reason: &'a str,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct FixJson<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditJson<'a>>,
}

#[derive(Serialize)]
struct EditJson<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    insert: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct SummaryJson {
    plans: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Writes everything that was found. What is shown on a screen and what is not makes no
/// difference here.
pub(crate) fn write(findings: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let summary = findings.summary();
    let document = Document {
        version: 1,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        plans: findings.plans.iter().map(|checked| plan(checked, checked.sources)).collect(),
        diagnostics: diagnostics(findings.loose, findings.sources),
        summary: SummaryJson {
            plans: summary.plans,
            errors: summary.counts.errors,
            warnings: summary.counts.warnings,
            notes: summary.counts.notes,
        },
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn plan<'a>(plan: &CheckedPlan<'a>, sources: &'a Sources) -> PlanJson<'a> {
    let report: Option<&'a Report> = plan.report;
    PlanJson {
        path: plan.path,
        title: plan.title,
        status: plan.judged_for().map(|stage| stage.as_str()),
        profile: report.map(|report| report.profile.to_string()),
        as_at: report.map(|report| report.as_at.to_string()),
        duties: report.map(|report| report.duties.iter().map(duty).collect()).unwrap_or_default(),
        diagnostics: diagnostics(plan.diagnostics, sources),
        waived: report.map(|report| report.waived.iter().map(|w| waived(w, sources)).collect()).unwrap_or_default(),
        process: report.map(|report| report.process.iter().map(step).collect()).unwrap_or_default(),
        translations: report.map(|report| report.translations.iter().map(translation).collect()).unwrap_or_default(),
    }
}

fn translation(translated: &Translated) -> TranslationJson<'_> {
    TranslationJson {
        folder: &translated.folder,
        lang: &translated.lang,
        duties: translated.report.duties.iter().map(duty).collect(),
    }
}

fn duty(duty: &Duty) -> DutyJson<'_> {
    DutyJson {
        id: &duty.id,
        provision: &duty.provision,
        title: &duty.title,
        state: duty.state.as_str(),
        sections: duty.sections.iter().map(|id| id.as_str()).collect(),
        evidence: duty.evidence.iter().map(Evidence::phrase).collect(),
        waiver: duty.waiver.as_deref(),
        asks: &duty.asks,
        basis: duty.basis.as_str(),
        stage: duty.stage.as_str(),
        parts: duty.parts.iter().map(part).collect(),
    }
}

fn part(part: &PartState) -> PartJson<'_> {
    PartJson { rule: &part.rule, title: &part.title, state: part.state.as_str(), waiver: part.waiver.as_deref() }
}

fn step(step: &StepState) -> StepJson<'_> {
    StepJson {
        step: step.step.as_str(),
        provision: &step.provision,
        title: &step.title,
        asks: &step.asks,
        stage: step.stage.as_str(),
        state: step.state.as_str(),
        taken: step.taken.iter().map(taken).collect(),
        waiver: step.waiver.as_deref(),
    }
}

fn taken(taken: &Taken) -> TakenJson<'_> {
    TakenJson {
        date: taken.date.to_string(),
        by: taken.by.map(|by| by.as_str()),
        url: taken.url.as_deref(),
        note: taken.note.as_deref(),
    }
}

fn diagnostics<'a>(diagnostics: &'a [Diagnostic], sources: &'a Sources) -> Vec<DiagnosticJson<'a>> {
    sorted(diagnostics, sources).into_iter().map(|d| diagnostic(d, sources)).collect()
}

fn diagnostic<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> DiagnosticJson<'a> {
    let edit = |edit: &'a Edit| EditJson { place: place(edit.span, sources), insert: &edit.insert };
    DiagnosticJson {
        rule: diagnostic.rule.as_str(),
        severity: diagnostic.severity.as_str(),
        message: &diagnostic.message,
        place: place(diagnostic.span, sources),
        citation: diagnostic.citation.as_deref(),
        help: &diagnostic.help,
        related: diagnostic.related.iter().map(|related| other(related, sources)).collect(),
        fix: diagnostic.fix.as_ref().map(|fix| FixJson {
            title: &fix.title,
            safe: fix.safe,
            edits: fix.edits.iter().map(edit).collect(),
        }),
    }
}

fn waived<'a>(waived: &'a Waived, sources: &'a Sources) -> WaivedJson<'a> {
    WaivedJson { diagnostic: diagnostic(&waived.diagnostic, sources), reason: &waived.reason }
}

fn other<'a>(related: &'a Related, sources: &'a Sources) -> RelatedJson<'a> {
    RelatedJson { place: place(related.span, sources), message: &related.message }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let (start, end) = sources.positions(span);
    Place { file: sources.path(span.file), start: point(start), end: point(end) }
}

fn point(position: Position) -> Point {
    Point { line: position.line, column: position.column }
}

#[cfg(test)]
mod tests {
    use planwright_core::{Diagnostic, Severity, Sources, Span};

    use crate::args::Format;
    use crate::report::Findings;
    use crate::report::samples::{SETTINGS, sample, written};

    #[test]
    fn a_plan_with_an_error() {
        let mut sample = sample();
        sample.report.duties.truncate(2);
        sample.diagnostics.truncate(1);
        insta::assert_snapshot!(written(Format::Json, &sample.findings(), &SETTINGS), @r#"
        {
          "version": 1,
          "tool": {
            "name": "planwright",
            "version": "0.1.0"
          },
          "plans": [
            {
              "path": "plans/kent",
              "title": "Safer in Kent",
              "status": "panel",
              "profile": "england-pcc@1",
              "as_at": "2020-04-01",
              "duties": [
                {
                  "id": "resources",
                  "provision": "PRSRA 2011 s.7(1)(c)",
                  "title": "Resources",
                  "state": "not-met",
                  "sections": [],
                  "evidence": [],
                  "waiver": null,
                  "asks": "what the Act asks for",
                  "basis": "law",
                  "stage": "panel",
                  "parts": []
                },
                {
                  "id": "grants",
                  "provision": "PRSRA 2011 s.7(1)(f)",
                  "title": "Grants",
                  "state": "met",
                  "sections": [
                    "commissioning"
                  ],
                  "evidence": [
                    "1 table of figures"
                  ],
                  "waiver": null,
                  "asks": "what the Act asks for",
                  "basis": "law",
                  "stage": "panel",
                  "parts": [
                    {
                      "rule": "duty/grants.conditions",
                      "title": "Conditions of the grants",
                      "state": "not-met",
                      "waiver": null
                    }
                  ]
                }
              ],
              "diagnostics": [
                {
                  "rule": "table/total",
                  "severity": "warning",
                  "message": "The total is not the sum of its rows: they add up to £4,109,761",
                  "file": "plans/kent/10-commissioning.md",
                  "start": {
                    "line": 10,
                    "column": 15
                  },
                  "end": {
                    "line": 10,
                    "column": 29
                  },
                  "citation": null,
                  "help": [
                    "A reader who adds the column up finds another number, and asks which of them was agreed."
                  ],
                  "related": [
                    {
                      "file": "plans/kent/10-commissioning.md",
                      "start": {
                        "line": 8,
                        "column": 13
                      },
                      "end": {
                        "line": 8,
                        "column": 23
                      },
                      "message": "the rows begin here"
                    }
                  ],
                  "fix": {
                    "title": "Write the sum of the rows",
                    "safe": false,
                    "edits": [
                      {
                        "file": "plans/kent/10-commissioning.md",
                        "start": {
                          "line": 10,
                          "column": 17
                        },
                        "end": {
                          "line": 10,
                          "column": 27
                        },
                        "insert": "£4,109,761"
                      }
                    ]
                  }
                }
              ],
              "waived": [
                {
                  "rule": "link/vague-text",
                  "severity": "warning",
                  "message": "The link says nothing",
                  "file": "plans/kent/10-commissioning.md",
                  "start": {
                    "line": 4,
                    "column": 47
                  },
                  "end": {
                    "line": 4,
                    "column": 52
                  },
                  "citation": null,
                  "help": [],
                  "related": [],
                  "fix": null,
                  "reason": "The panel's own words"
                }
              ],
              "process": [
                {
                  "step": "panel-sent",
                  "provision": "PRSRA 2011 s.5(6)(c)",
                  "title": "The draft is sent to the panel",
                  "asks": "the draft to be sent to the panel",
                  "stage": "issued",
                  "state": "met",
                  "taken": [
                    {
                      "date": "2020-01-20",
                      "by": "commissioner",
                      "url": null,
                      "note": null
                    }
                  ],
                  "waiver": null
                }
              ]
            }
          ],
          "summary": {
            "plans": 1,
            "errors": 0,
            "warnings": 1,
            "notes": 0
          }
        }
        "#);
    }

    #[test]
    fn counts_what_it_holds() {
        let sample = sample();
        let text = written(Format::Json, &sample.findings(), &SETTINGS);
        for severity in [Severity::Error, Severity::Warning, Severity::Note] {
            let held = sample.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
            assert!(text.contains(&format!("\"{}s\": {held}", severity.as_str())), "{text}");
        }
    }

    #[test]
    fn a_folder_without_a_plan() {
        let mut sources = Sources::default();
        let file = sources.add("plans/plan.md", "");
        let loose = [Diagnostic::error("source/missing-index", Span::start_of(file), "There is no plan")];
        let findings = Findings { sources: &sources, plans: Vec::new(), loose: &loose };
        let text = written(Format::Json, &findings, &SETTINGS);
        assert!(
            text.contains("\"plans\": [],\n  \"diagnostics\": [\n    {\n      \"rule\": \"source/missing-index\""),
            "{text}"
        );
    }
}
