//! The report in sentences, for a screen reader: a paragraph a finding, a sentence or two a line,
//! and nothing that is drawn.

use std::io::{self, Write};

use planwright_core::{Diagnostic, Severity, Sources, Span};

use crate::report::wrap::clean;
use crate::report::{Detail, Findings, Settings, closing, mend, sorted};

/// A longer text than this is read out by its beginning.
const LONGEST: usize = 80;

/// Writes the findings of each plan and how the plans stand.
pub(crate) fn write(findings: &Findings<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in sorted(findings.loose, findings.sources) {
        one(diagnostic, findings.sources, settings, out)?;
    }
    for plan in &findings.plans {
        let shown = sorted(plan.diagnostics, findings.sources);
        let mut shown = shown.into_iter().filter(|d| settings.shows(d)).peekable();
        if shown.peek().is_some() {
            writeln!(out, "{}\n", sentence(&format!("The plan {}", clean(plan.name()))))?;
        }
        for diagnostic in shown {
            one(diagnostic, findings.sources, settings, out)?;
        }
    }
    for standing in closing::standings(findings, settings) {
        if settings.detail == Detail::Quiet && !standing.fails {
            continue;
        }
        writeln!(out, "{}: {}.", clean(&standing.name), standing.counts)?;
        for sentence in standing.sentences {
            let command = sentence.command.map(|command| format!(" {command}")).unwrap_or_default();
            writeln!(out, "{}{command}", sentence.words)?;
        }
    }
    if let (Some(total), true) = (closing::total(findings, settings), settings.detail != Detail::Quiet) {
        writeln!(out, "{total}")?;
    }
    Ok(())
}

fn one(diagnostic: &Diagnostic, sources: &Sources, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let weight = match diagnostic.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    writeln!(out, "{weight} in {}. {}", place(diagnostic.span, sources), sentence(&clean(&diagnostic.message)))?;
    if diagnostic.severity != Severity::Note || settings.detail == Detail::Verbose {
        reasons(diagnostic, sources, out)?;
    }
    writeln!(out, "Rule: {}.\n", diagnostic.rule)
}

fn reasons(diagnostic: &Diagnostic, sources: &Sources, out: &mut dyn Write) -> io::Result<()> {
    if let Some(text) = text_at(diagnostic.span, sources) {
        writeln!(out, "The text there: {text}")?;
    }
    if !diagnostic.label.is_empty() {
        writeln!(out, "At that place: {}", sentence(&clean(&diagnostic.label)))?;
    }
    for related in &diagnostic.related {
        writeln!(out, "See also {}: {}", place(related.span, sources), sentence(&clean(&related.message)))?;
    }
    if let Some(citation) = &diagnostic.citation {
        writeln!(out, "The law: {}", sentence(&clean(citation)))?;
    }
    for help in &diagnostic.help {
        writeln!(out, "Help: {}", sentence(&clean(help)))?;
    }
    if let Some(fix) = &diagnostic.fix {
        writeln!(out, "What to type: {}", sentence(&clean(&mend::describe(fix, sources))))?;
    }
    Ok(())
}

fn place(span: Span, sources: &Sources) -> String {
    let (start, _) = sources.positions(span);
    format!("{}, line {}, column {}", clean(sources.path(span.file)), start.line, start.column)
}

/// The first line of what stands at a place, or its beginning.
fn text_at(span: Span, sources: &Sources) -> Option<String> {
    let line = sources.slice(span).trim().lines().next()?.trim_end();
    let start: String = line.chars().take(LONGEST).collect();
    let cut = start.len() < sources.slice(span).trim().len();
    (!start.is_empty()).then(|| format!("“{}{}”.", clean(&start), if cut { " …" } else { "" }))
}

/// A sentence with its stop.
fn sentence(text: &str) -> String {
    let ended = text.ends_with(['.', '!', '?', ':', '…']) || text.ends_with(".”");
    if ended { text.to_owned() } else { format!("{text}.") }
}
