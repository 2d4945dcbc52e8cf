//! The report for reading on a screen.

use std::io::{self, Write};

use planwright_core::{Diagnostic, Severity};

use crate::report::closing::{self, Sentence};
use crate::report::style::{self, paint};
use crate::report::wrap::{clean, lines, width};
use crate::report::{CheckedPlan, Detail, Findings, Settings, finding, sorted};

/// Snippets are not drawn wider than this, however wide the terminal is.
const WIDEST: usize = 120;

/// Closing sentences are not set wider than this.
const SENTENCE: usize = 96;

/// Writes the findings of each plan and how the plans stand.
pub(crate) fn write(findings: &Findings<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let mut first = None;
    for diagnostic in sorted(findings.loose, findings.sources) {
        first.get_or_insert(diagnostic);
        one(diagnostic, findings, settings, out)?;
    }
    for plan in &findings.plans {
        let shown = sorted(plan.diagnostics, findings.sources);
        let shown: Vec<&Diagnostic> = shown.into_iter().filter(|d| settings.shows(d)).collect();
        if shown.is_empty() {
            continue;
        }
        writeln!(out, "{}\n", heading(plan))?;
        for diagnostic in shown {
            weightiest(&mut first, diagnostic);
            one(diagnostic, findings, settings, out)?;
        }
    }
    close(findings, settings, first, out)
}

/// Keeps the first of the weightiest findings, whose name stands as the example of what to ask.
fn weightiest<'a>(first: &mut Option<&'a Diagnostic>, new: &'a Diagnostic) {
    if first.is_none_or(|old| new.severity > old.severity) {
        *first = Some(new);
    }
}

fn heading(plan: &CheckedPlan<'_>) -> String {
    let name = paint(style::HEADING, &clean(plan.name()));
    let mut about = if plan.name() == plan.path { Vec::new() } else { vec![clean(plan.path)] };
    about.extend(plan.judged_for().map(|stage| format!("status {}", stage.as_str())));
    about.extend(plan.report.map(|report| format!("law of {}", report.as_at)));
    if about.is_empty() { name } else { format!("{name} ({})", about.join(", ")) }
}

fn one(diagnostic: &Diagnostic, findings: &Findings<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let columns = settings.width.min(WIDEST);
    let short = diagnostic.severity == Severity::Note && settings.detail != Detail::Verbose;
    let draw = if short { finding::short } else { finding::full };
    writeln!(out, "{}", draw(diagnostic, findings.sources, columns))
}

/// Says how the plans stand; nothing where nothing fails and only that was asked for.
fn close(
    findings: &Findings<'_>,
    settings: &Settings,
    first: Option<&Diagnostic>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = settings.width.min(SENTENCE);
    for standing in closing::standings(findings, settings) {
        if settings.detail == Detail::Quiet && !standing.fails {
            continue;
        }
        let weight = standing.weightiest.filter(|weight| *weight > Severity::Note).map_or(style::GOOD, style::of);
        writeln!(out, "{}: {}", paint(style::HEADING, &clean(&standing.name)), paint(weight, &standing.counts))?;
        for sentence in &standing.sentences {
            write!(out, "{}", said(sentence, "  ", columns))?;
        }
    }
    if settings.detail == Detail::Quiet {
        return Ok(());
    }
    if let Some(total) = closing::total(findings, settings) {
        writeln!(out, "\n{total}")?;
    }
    if let Some(first) = first {
        write!(out, "\n{}", said(&closing::more(first.rule.as_str()), "", columns))?;
    }
    Ok(())
}

/// A sentence in lines. A command is never broken: it goes to the next line where it does not fit.
fn said(sentence: &Sentence, before: &str, columns: usize) -> String {
    let words = lines(&sentence.words, columns - before.len());
    let mut text: String = words.join(&format!("\n{before}"));
    if let Some(command) = &sentence.command {
        let room = columns - before.len() - words.last().map_or(0, |line| width(line));
        let gap = if width(command) < room { " ".to_owned() } else { format!("\n{before}  ") };
        text.push_str(&gap);
        text.push_str(&paint(style::TYPED, command));
    }
    format!("{before}{text}\n")
}

#[cfg(test)]
mod tests {
    use crate::args::Format;
    use crate::report::samples::{SETTINGS, sample, written};

    #[test]
    fn look() {
        println!("{}", written(Format::Human, &sample().findings(), &SETTINGS));
        println!("{}", written(Format::Plain, &sample().findings(), &SETTINGS));
        println!("{}", written(Format::Json, &sample().findings(), &SETTINGS));
    }
}
