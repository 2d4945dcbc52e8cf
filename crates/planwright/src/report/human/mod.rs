//! The report for reading on a screen.

use std::io::{self, Write};

use planwright_core::{Diagnostic, Severity, Sources};

use crate::report::closing::{self, Sentence};
use crate::report::grouped::{Form, Group, Told, grouped, single};
use crate::report::style::{self, paint};
use crate::report::tasks::{Row, Tasks, spread};
use crate::report::wrap::{clean, lines, width};
use crate::report::{CheckedPlan, Detail, Findings, Settings, finding, sorted, terms};
use crate::texts::and;

/// Snippets are not drawn wider than this, however wide the terminal is.
const WIDEST: usize = 120;

/// Closing sentences are not set wider than this.
const SENTENCE: usize = 96;

/// How many lines the rest of a rule's findings are placed by.
const PLACED: usize = 10;

/// A marked text is quoted where it is no longer than this.
const QUOTED: usize = 40;

/// How far a line's further lines are moved in.
const HANGING: usize = 4;

/// The narrowest column that words are set in.
const NARROWEST: usize = 16;

/// How wide the counts of a list are.
const COUNT: usize = 6;

/// Writes the findings of each plan and how the plans stand.
pub(crate) fn write(findings: &Findings<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let mut first = None;
    let mut told = sorted(findings.loose, findings.sources);
    let to_read: Vec<Vec<Diagnostic>> = findings.plans.iter().map(CheckedPlan::to_read).collect();
    for diagnostic in told.clone() {
        first.get_or_insert(diagnostic);
        write!(out, "{}", finding::full(diagnostic, findings.sources, settings.width.min(WIDEST)))?;
        writeln!(out)?;
    }
    for (plan, diagnostics) in findings.plans.iter().zip(&to_read) {
        let mut shown = sorted(diagnostics, plan.sources);
        shown.retain(|diagnostic| settings.shows(diagnostic));
        if shown.is_empty() {
            continue;
        }
        shown.iter().for_each(|diagnostic| weightiest(&mut first, diagnostic));
        writeln!(out, "{}", set(&heading(plan), "", settings.width))?;
        if let Some(unread) = plan.unread() {
            writeln!(out, "{}\n", lines(&unread, settings.width.min(SENTENCE)).join("\n"))?;
        }
        told.extend(&shown);
        let spread = spread(plan, settings);
        shown.retain(|d| d.severity != Severity::Note || !spread.contains(d.rule.as_str()));
        let files = if settings.detail == Detail::Verbose { single(&shown) } else { grouped(&shown) };
        for file in &files {
            if files.len() > 1 {
                writeln!(out, "{}\n", paint(style::HEADING, &clean(plan.sources.path(file.file))))?;
            }
            for group in &file.groups {
                write!(out, "{}", of_rule(group, plan.sources, settings.width.min(WIDEST)))?;
            }
        }
    }
    close(findings, settings, first, out)?;
    if let (Some(terms), true) = (terms::used(&told, settings), settings.detail != Detail::Quiet) {
        writeln!(out, "\n{}", lines(&terms, settings.width.min(SENTENCE)).join("\n"))?;
    }
    Ok(())
}

/// The findings of one rule in one file, with an empty line after them.
fn of_rule(group: &Group<'_>, sources: &Sources, columns: usize) -> String {
    let mut text = String::new();
    for told in &group.told {
        if told.form != Form::Line && !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(&match told.form {
            Form::Whole => {
                format!("{}{}\n", finding::full(&told.diagnostic, sources, columns), again(told, sources, columns))
            }
            Form::Short => {
                format!("{}{}", finding::short(&told.diagnostic, sources, columns), again(told, sources, columns))
            }
            Form::Line => line(told, text.is_empty(), sources, columns),
        });
    }
    if !group.folded.is_empty() {
        text.push_str(&rest(&group.folded, sources, columns));
    }
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
    text
}

/// A finding in one line: under another of its rule, or with the rule's name where it is the first
/// of its file.
fn line(told: &Told<'_>, first: bool, sources: &Sources, columns: usize) -> String {
    let diagnostic = &told.diagnostic;
    let mut all: Vec<&Diagnostic> = vec![diagnostic];
    all.extend(&told.again);
    let message = clean(&diagnostic.message);
    let place = format!("{}{}", at(&all, sources), quoted(diagnostic, &told.again, sources));
    if !first {
        return set(&format!("{place}: {message}"), "  ", columns);
    }
    let name = format!("{}[{}]", diagnostic.severity.as_str(), diagnostic.rule);
    set(&format!("{}, {place}: {message}", paint(style::of(diagnostic.severity), &name)), "", columns)
}

/// Where else the very same is found.
fn again(told: &Told<'_>, sources: &Sources, columns: usize) -> String {
    if told.again.is_empty() {
        return String::new();
    }
    set(&format!("the same at {}", at(&told.again, sources)), "  ", columns)
}

/// A text in lines that hang under the first.
fn set(text: &str, before: &str, columns: usize) -> String {
    let room = columns.min(SENTENCE).saturating_sub(before.len() + HANGING);
    format!("{before}{}\n", lines(text, room).join(&format!("\n{before}{:HANGING$}", "")))
}

/// The lines of findings: "line 6", "lines 6, 9 and 12".
fn at(findings: &[&Diagnostic], sources: &Sources) -> String {
    let mut at: Vec<u32> = findings.iter().map(|d| sources.position(d.span.file, d.span.start).line).collect();
    at.dedup();
    let mut placed: Vec<String> = at.iter().take(PLACED).map(u32::to_string).collect();
    if at.len() > PLACED {
        placed.push("further on".to_owned());
    }
    let times =
        if at.len() == 1 && findings.len() > 1 { format!(" ({} times)", findings.len()) } else { String::new() };
    format!("{} {}{times}", if at.len() == 1 { "line" } else { "lines" }, and(&placed))
}

/// The marked words, where the message quotes none and they are one for all.
fn quoted(diagnostic: &Diagnostic, again: &[&Diagnostic], sources: &Sources) -> String {
    let marked = sources.slice(diagnostic.span).trim();
    let is_short = !marked.is_empty() && !marked.contains('\n') && marked.chars().nth(QUOTED).is_none();
    let says = diagnostic.message.contains(['“', '`']);
    if again.is_empty() && is_short && !says { format!(", “{}”", clean(marked)) } else { String::new() }
}

/// The findings that are only counted.
fn rest(folded: &[&Diagnostic], sources: &Sources, columns: usize) -> String {
    set(&format!("and {} more like this, at {} (-v shows them)", folded.len(), at(folded, sources)), "  ", columns)
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

/// Says how the plans stand; nothing where nothing fails and only that was asked for.
fn close(
    findings: &Findings<'_>,
    settings: &Settings,
    first: Option<&Diagnostic>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = settings.width.min(SENTENCE);
    // Findings end with an empty line, so that what follows them at once needs none before it.
    let gap = if findings.plans.is_empty() { "" } else { "\n" };
    for standing in closing::standings(findings, settings) {
        if settings.detail == Detail::Quiet && !standing.fails {
            continue;
        }
        let weight = standing.weightiest.filter(|weight| *weight > Severity::Note).map_or(style::GOOD, style::of);
        let head = format!("{}: {}", paint(style::HEADING, &clean(&standing.name)), paint(weight, &standing.counts));
        writeln!(out, "{}", lines(&head, columns).join("\n"))?;
        if let Some(duties) = &standing.duties {
            writeln!(out, "  {}", lines(duties, columns - 2).join("\n  "))?;
        }
        for tasks in &standing.tasks {
            write!(out, "{}", listed(tasks, columns))?;
        }
        if !standing.tasks.is_empty() && !standing.sentences.is_empty() {
            writeln!(out)?;
        }
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
        write!(out, "{gap}{}", said(&closing::more(first.rule.as_str()), "", columns))?;
    }
    Ok(())
}

/// What is to be done, a line a rule.
fn listed(tasks: &Tasks, columns: usize) -> String {
    let words = lines(&tasks.words, columns - 2).join("\n  ");
    let mut text = format!("\n  {}\n", paint(style::of(tasks.severity), &words));
    let widest = tasks.rows.iter().map(|row| width(&row.rule)).max().unwrap_or(0).min(columns / 2);
    let indent = COUNT + widest + 4;
    for row in &tasks.rows {
        let title = titled(row, columns.saturating_sub(indent).max(NARROWEST));
        let title = title.join(&format!("\n{:indent$}", ""));
        let rule = clean(&row.rule);
        let gap = if width(&rule) > widest {
            format!("\n{:indent$}", "")
        } else {
            " ".repeat(indent - COUNT - 2 - width(&rule))
        };
        text.push_str(&format!("{:COUNT$}  {rule}{gap}{title}\n", row.count));
    }
    if tasks.more > 0 {
        text.push_str(&format!("{:COUNT$}  and {} more rules\n", "", tasks.more));
    }
    text
}

/// What a row is, and where: in one line, or with the places on lines of their own, where they are
/// not broken if they fit.
fn titled(row: &Row, room: usize) -> Vec<String> {
    let (title, places) = (clean(&row.title), clean(&and(&row.places)));
    if places.is_empty() {
        return lines(&title, room);
    }
    let one = format!("{title}: {places}");
    if width(&one) <= room {
        return vec![one];
    }
    // With the comma after it, a place fits a line of its own, or it is broken like other words.
    let whole = |place: &String| {
        let place = clean(place);
        if width(&place) < room { place.replace(' ', "\u{a0}") } else { place }
    };
    let whole: Vec<String> = row.places.iter().map(whole).collect();
    let mut told = lines(&format!("{title}:"), room);
    told.extend(lines(&and(&whole), room).into_iter().map(|line| line.replace('\u{a0}', " ")));
    told
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
    for line in &sentence.lines {
        text.push_str(&format!("\n{before}  {}", paint(style::TYPED, &clean(line))));
    }
    format!("{before}{text}\n")
}

#[cfg(test)]
mod tests;
