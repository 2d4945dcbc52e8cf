//! The report as workflow commands, by which GitHub shows findings beside the lines of a change.
//!
//! GitHub shows at most ten annotations of each weight for a step and drops the others without a
//! word. So the weightiest come first, and of one weight the first finding of every rule before
//! the second of any; what comes after the tenth is listed again in lines that the log does show.

use std::collections::BTreeMap;
use std::io::{self, Write};

use planwright_core::{Diagnostic, Severity, Sources};

use crate::report::mend::{self, Remark};
use crate::report::wrap::clean;
use crate::report::{Counts, Findings, Settings, closing, sorted};
use crate::texts::sentence;

/// How many annotations of one weight GitHub shows for a step.
const SHOWN: usize = 10;

/// Writes a command a finding, and how many there are.
pub(crate) fn write(findings: &Findings<'_>, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let all = in_turn(findings);
    let shown: Vec<(&Diagnostic, &Sources)> = all.into_iter().filter(|(d, _)| settings.shows(d)).collect();
    for (diagnostic, sources) in &shown {
        writeln!(out, "{}", command(diagnostic, sources))?;
    }
    close(findings, &shown, out)
}

/// The findings of all plans, the weightiest first, and the first of each rule before its others.
fn in_turn<'a>(findings: &Findings<'a>) -> Vec<(&'a Diagnostic, &'a Sources)> {
    let loose = sorted(findings.loose, findings.sources).into_iter().map(|d| (d, findings.sources));
    let of_plans =
        findings.plans.iter().flat_map(|p| sorted(p.diagnostics, p.sources).into_iter().map(|d| (d, p.sources)));
    let mut met: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    let mut all: Vec<(usize, &Diagnostic, &Sources)> = Vec::new();
    for (diagnostic, sources) in loose.chain(of_plans) {
        let before = met.entry((diagnostic.severity, diagnostic.rule.as_str())).or_default();
        all.push((*before, diagnostic, sources));
        *before += 1;
    }
    // The sort keeps the plan's order where both are equal.
    all.sort_by_key(|(nth, diagnostic, _)| (std::cmp::Reverse(diagnostic.severity), *nth));
    all.into_iter().map(|(_, diagnostic, sources)| (diagnostic, sources)).collect()
}

/// `::error file=…,line=…::message`.
fn command(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let (start, end) = sources.positions(diagnostic.span);
    let mut properties = format!("file={},line={}", property(sources.path(diagnostic.span.file)), start.line);
    // GitHub takes columns only where both ends stand on one line.
    if start.line == end.line {
        properties.push_str(&format!(",col={},endLine={},endColumn={}", start.column, end.line, end.column));
    } else {
        properties.push_str(&format!(",endLine={}", end.line));
    }
    let title = property(diagnostic.rule.as_str());
    format!("::{name} {properties},title={title}::{}", data(&message(diagnostic, sources)))
}

/// What is wrong, why it matters and what to write, a line each.
fn message(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let mut lines = vec![sentence(&diagnostic.message)];
    lines.extend(diagnostic.citation.iter().map(|citation| format!("Law: {citation}")));
    lines.extend(mend::remarks(diagnostic, sources).into_iter().map(|remark| match remark {
        Remark::Help(help) => help,
        Remark::Fix(fix) => format!("Fix: {fix}"),
    }));
    for related in &diagnostic.related {
        let place = sources.position(related.span.file, related.span.start);
        lines.push(format!("See {}:{}: {}", sources.path(related.span.file), place.line, related.message));
    }
    lines.join("\n")
}

/// A message as GitHub's own toolkit escapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value as GitHub's own toolkit escapes it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// How many there are, and those that GitHub shows no annotation for.
fn close(findings: &Findings<'_>, shown: &[(&Diagnostic, &Sources)], out: &mut dyn Write) -> io::Result<()> {
    let counts = findings.summary().counts;
    let plans = match findings.plans.len() {
        1 => "1 plan".to_owned(),
        n => format!("{n} plans"),
    };
    writeln!(out, "Planwright checked {plans}: {}.", closing::said(counts))?;
    let mut met = Counts::default();
    let mut beyond = Vec::new();
    for (diagnostic, sources) in shown {
        let before = met.add(diagnostic.severity);
        if before >= SHOWN {
            beyond.push((*diagnostic, *sources));
        }
    }
    if beyond.is_empty() {
        return Ok(());
    }
    writeln!(out, "GitHub shows {SHOWN} annotations of each kind for a step. The others:")?;
    for (diagnostic, sources) in beyond {
        writeln!(out, "{}", line(diagnostic, sources))?;
    }
    Ok(())
}

/// A finding in one line of the log. It begins with a hyphen, and a mark by which the runner knows
/// its older commands is broken: no name or word of a plan becomes a command.
fn line(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let place = sources.position(diagnostic.span.file, diagnostic.span.start);
    let place = format!("{}:{}:{}", sources.path(diagnostic.span.file), place.line, place.column);
    let text = format!("- {place}: {}[{}]: {}", diagnostic.severity.as_str(), diagnostic.rule, diagnostic.message);
    clean(&text).replace('\n', " ").replace("##[", "## [")
}

#[cfg(test)]
mod tests {
    use planwright_core::{Diagnostic, Sources, Span};

    use crate::args::Format;
    use crate::report::samples::{SETTINGS, sample, written};
    use crate::report::{Detail, Findings, Settings};

    /// What is written of findings on a file of some name.
    fn lines(path: &str, make: impl Fn(Span) -> Vec<Diagnostic>) -> Vec<String> {
        let mut sources = Sources::default();
        let file = sources.add(path, "one\ntwo\nthree\n");
        let loose = make(Span::new(file, 4, 7));
        let findings = Findings { sources: &sources, plans: Vec::new(), loose: &loose };
        written(Format::Github, &findings, &SETTINGS).lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_finding_is_a_command_with_its_place() {
        let lines = lines("a.md", |span| {
            vec![Diagnostic::note("words/acronym", span, "a word").help("Write it out.").cite("s.7")]
        });
        assert_eq!(
            lines[0],
            "::notice file=a.md,line=2,col=1,endLine=2,endColumn=4,title=words/acronym::A word.%0ALaw: s.7%0AWrite it out."
        );
        assert_eq!(lines[1], "Planwright checked 0 plans: 1 note.");
    }

    #[test]
    fn what_would_end_a_command_is_escaped() {
        let path = "a, b: 100%\r\n::error::c.md";
        let lines = lines(path, |span| vec![Diagnostic::error("a/b", span, "50%, or: more\n::error::x")]);
        assert_eq!(lines.len(), 2, "{lines:?}");
        let file = "a%2C b%3A 100%25%0D%0A%3A%3Aerror%3A%3Ac.md";
        let message = "50%25, or: more%0A::error::x.";
        assert_eq!(lines[0], format!("::error file={file},line=2,col=1,endLine=2,endColumn=4,title=a/b::{message}"));
    }

    #[test]
    fn columns_are_left_out_where_a_place_has_several_lines() {
        let lines = lines("a.md", |span| vec![Diagnostic::error("a/b", Span::new(span.file, 4, 9), "tall")]);
        assert_eq!(lines[0], "::error file=a.md,line=2,endLine=3,title=a/b::Tall.");
    }

    #[test]
    fn the_weightiest_come_first() {
        let text = written(Format::Github, &sample().findings(), &SETTINGS);
        let names: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("::")?.split(' ').next()).collect();
        assert_eq!(names, ["error", "error", "error", "warning", "warning", "notice"]);
        let quiet = Settings { detail: Detail::Quiet, ..SETTINGS };
        assert!(!written(Format::Github, &sample().findings(), &quiet).contains("::warning"));
    }

    #[test]
    fn every_rule_gets_an_annotation_before_any_gets_two() {
        let lines = lines("a.md", |span| {
            let mut found = vec![Diagnostic::error("z/last", span, "once")];
            found.extend((0..12).map(|n| Diagnostic::error("a/first", span, format!("again {n:02}"))));
            found
        });
        assert!(
            lines[0].ends_with("title=a/first::Again 00.") && lines[1].ends_with("title=z/last::Once."),
            "{lines:?}"
        );
        assert_eq!(lines[13], "Planwright checked 0 plans: 13 errors.");
        assert_eq!(lines[14], "GitHub shows 10 annotations of each kind for a step. The others:");
        assert_eq!(lines[15], "- a.md:2:1: error[a/first]: again 09");
        assert_eq!(lines.len(), 18);
    }

    #[test]
    fn no_line_of_the_log_becomes_a_command() {
        let lines = lines("::error::a.md", |span| {
            (0..11).map(|n| Diagnostic::error("a/b", span, format!("{n} ##[add-mask]b\n::error::b"))).collect()
        });
        assert_eq!(lines.len(), 14, "{lines:?}");
        assert!(
            lines[11..].iter().all(|line| !line.trim_start().starts_with("::") && !line.contains("##[")),
            "{lines:?}"
        );
    }
}
