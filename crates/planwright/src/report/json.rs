//! The report for other programs: version 1. New keys may be added, none is taken away.

use std::io::{self, Write};

use planwright_core::{Diagnostic, Edit, Position, Related, Sources, Span};
use planwright_validator::{Duty, Report, Waived};
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
}

#[derive(Serialize)]
struct DutyJson<'a> {
    id: &'a str,
    provision: &'a str,
    title: &'a str,
    state: &'static str,
    sections: Vec<&'a str>,
    evidence: &'a [String],
    waiver: Option<&'a str>,
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
        plans: findings.plans.iter().map(|checked| plan(checked, findings.sources)).collect(),
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
    }
}

fn duty(duty: &Duty) -> DutyJson<'_> {
    DutyJson {
        id: &duty.id,
        provision: &duty.provision,
        title: &duty.title,
        state: duty.state.as_str(),
        sections: duty.sections.iter().map(|id| id.as_str()).collect(),
        evidence: &duty.evidence,
        waiver: duty.waiver.as_deref(),
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
