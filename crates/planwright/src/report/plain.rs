//! The report in sentences, for a screen reader: a paragraph a finding, a sentence or two a line,
//! and nothing that is drawn.

use std::io::{self, Write};

use planwright_core::{Diagnostic, Severity, Sources, Span};

use crate::report::mend::{self, Remark};
use crate::report::tasks::{Row, Tasks, spread};
use crate::report::wrap::clean;
use crate::report::{CheckedPlan, Detail, Findings, Settings, closing, sorted, terms};
use crate::texts::{and, begun};

/// A longer text than this is read out by its beginning.
const LONGEST: usize = 80;

/// Writes the findings of each plan and how the plans stand.
pub(crate) fn write(findings: &Findings<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    for diagnostic in sorted(findings.loose, findings.sources) {
        one(diagnostic, findings.sources, settings, out)?;
    }
    let mut told = sorted(findings.loose, findings.sources);
    let to_read: Vec<Vec<Diagnostic>> = findings.plans.iter().map(CheckedPlan::to_read).collect();
    for (plan, diagnostics) in findings.plans.iter().zip(&to_read) {
        let mut shown = sorted(diagnostics, plan.sources);
        shown.retain(|diagnostic| settings.shows(diagnostic));
        if !shown.is_empty() {
            writeln!(out, "{}\n", sentence(&format!("The plan {}", clean(plan.name()))))?;
            plan.unread().map_or(Ok(()), |unread| writeln!(out, "{unread}\n"))?;
        }
        told.extend(&shown);
        let spread = spread(plan, settings);
        shown.retain(|d| d.severity != Severity::Note || !spread.contains(d.rule.as_str()));
        for diagnostic in shown {
            one(diagnostic, plan.sources, settings, out)?;
        }
    }
    for standing in closing::standings(findings, settings) {
        if settings.detail == Detail::Quiet && !standing.fails {
            continue;
        }
        writeln!(out, "{}: {}.", clean(&standing.name), standing.counts)?;
        for words in standing.duties.into_iter().chain(standing.tasks.iter().map(listed)) {
            writeln!(out, "{words}")?;
        }
        for sentence in standing.sentences {
            let command = sentence.command.map(|command| format!(" {command}")).unwrap_or_default();
            writeln!(out, "{}{command}", sentence.words)?;
            sentence.lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
        }
    }
    if let (Some(total), true) = (closing::total(findings, settings), settings.detail != Detail::Quiet) {
        writeln!(out, "{total}")?;
    }
    if let (Some(terms), true) = (terms::used(&told, settings), settings.detail != Detail::Quiet) {
        writeln!(out, "{terms}")?;
    }
    Ok(())
}

/// What is to be done, in one line.
fn listed(tasks: &Tasks) -> String {
    let of = |row: &Row| {
        let times = if row.count > 1 { format!(", {} times", row.count) } else { String::new() };
        let at = if row.places.is_empty() { String::new() } else { format!(", at {}", and(&row.places)) };
        clean(&format!("{}{times}{at}", row.rule))
    };
    let mut rules: Vec<String> = tasks.rows.iter().map(of).collect();
    if tasks.more > 0 {
        rules.push(format!("{} more rules", tasks.more));
    }
    format!("{}: {}.", tasks.words, rules.join("; "))
}

fn one(diagnostic: &Diagnostic, sources: &Sources, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let weight = match diagnostic.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Note => "Note",
    };
    writeln!(
        out,
        "{weight} in {}. {}",
        place(diagnostic.span, sources),
        sentence(&begun(&clean(&diagnostic.message)))
    )?;
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
    for remark in mend::remarks(diagnostic, sources) {
        match remark {
            Remark::Help(help) => writeln!(out, "Help: {}", sentence(&clean(&help)))?,
            Remark::Fix(fix) => writeln!(out, "What to type: {}", sentence(&clean(&fix)))?,
        }
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

#[cfg(test)]
mod tests {
    use crate::args::Format;
    use crate::report::samples::{SETTINGS, sample, written};

    #[test]
    fn a_plan_with_errors() {
        let text = written(Format::Plain, &sample().findings(), &SETTINGS);
        assert!(!text.contains(['|', '^', '=']), "nothing is drawn: {text}");
        insta::assert_snapshot!(text, @r#"
        The plan Safer in Kent.

        Error in plans/kent/plan.md, line 1, column 1. Two files differ only by the case of their letters.
        Rule: source/name.

        Error in plans/kent/plan.md, line 3, column 1. No section sets out the money and other resources.
        The law: PRSRA 2011 s.7(1)(c).
        Help: A plan must say which financial and other resources the commissioner gives the chief constable, so that people can see what their council tax pays for.
        Help: `09-money.md` speaks of the budget: if it answers this duty, add `satisfies: [resources]`.
        Rule: duty/resources.

        Note in plans/kent/10-commissioning.md, line 4, column 1. This sentence has 41 words.
        Rule: words/long-sentence.

        Warning in plans/kent/10-commissioning.md, line 4, column 14. The sentence and the table name two totals.
        The text there: “£4.2m”.
        At that place: £4.1m in the table.
        See also plans/kent/10-commissioning.md, line 10, column 15: the table's total.
        Rule: figure/disagrees.

        Error in plans/kent/10-commissioning.md, line 8, column 26. The row has 3 cells under 2 headings.
        The text there: “extra”.
        At that place: the third cell.
        Help: Take the cell out, or give the table a third heading.
        Rule: table/cells.

        Warning in plans/kent/10-commissioning.md, line 10, column 15. The total is not the sum of its rows: they add up to £4,109,761.
        The text there: “**£4,109,671**”.
        At that place: £90 less than the rows.
        See also plans/kent/10-commissioning.md, line 8, column 13: the rows begin here.
        Help: A reader who adds the column up finds another number, and asks which of them was agreed.
        What to type: Write the sum of the rows: in line 10, change “£4,109,671” to “£4,109,761”.
        Rule: table/total.

        Safer in Kent: 3 errors, 2 warnings and 1 note.
        Duties in law on 2020-04-01: 1 of 3 met; not met: resources; set aside: services.
        It cannot be built until the errors are mended.
        To see it meanwhile, marked as a draft: planwright build --draft plans/kent
        To set one aside, write in plan.md, above the second line of `---`:
        waivers:
          - {rule: figure/disagrees, reason: "…"}
        Add -v to see the note in full.
        Set aside by you: 1 warning: link/vague-text (“The panel's own words”). The statutory index prints them.
        "#);
    }
}
