//! One finding, drawn on the author's own lines.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use planwright_core::{Diagnostic, Severity, Sources};

use crate::report::excerpt::{Excerpt, Place, excerpts};
use crate::report::mend;
use crate::report::wrap::{clean, lines, width};

/// Sentences are not set wider than this: longer lines are hard to follow.
const SENTENCE: usize = 96;

/// The columns left of a snippet's text: a line number, a bar, and the bar of a tall span.
const GUTTER: usize = 9;

/// Stands for an excerpt's path and place while it is drawn: what draws it counts columns in the
/// cut line, and we know them in the whole one.
const PLACEHOLDER: char = '\u{f8ff}';

/// Stands for the end of a message's line while it is drawn.
const LINE_END: char = '\u{f8fe}';

/// How far a message's further lines are moved in.
const HANGING: usize = 4;

/// A finding with its lines, its reasons and its mend, with a line's end after it.
pub(crate) fn full(diagnostic: &Diagnostic, sources: &Sources, columns: usize) -> String {
    let mut remarks = Vec::new();
    let places = places(diagnostic, sources, columns, &mut remarks);
    let excerpts = excerpts(sources, &places, columns.saturating_sub(GUTTER));
    remarks.extend(reasons(diagnostic, sources));

    let mut group = head(diagnostic, columns);
    if places.is_empty() {
        group = group.element(origin(diagnostic, sources));
    }
    group = group.elements(excerpts.iter().enumerate().map(|(i, excerpt)| snippet(i, excerpt)));
    group = group.elements(remarks.into_iter().map(|(name, text)| remark(name, &text, columns)));
    let drawn = renderer().render(&[group]);
    finished(&name_places(&drawn, &excerpts, sources))
}

/// A finding in two lines: what, and where.
pub(crate) fn short(diagnostic: &Diagnostic, sources: &Sources, columns: usize) -> String {
    let group = head(diagnostic, columns).element(origin(diagnostic, sources));
    finished(&renderer().render(&[group]))
}

/// What was drawn, with the ends of lines that it lacks.
fn finished(drawn: &str) -> String {
    format!("{}\n", drawn.replace(LINE_END, &format!("\n{}", " ".repeat(HANGING))))
}

/// The lines are cut before they are drawn, so nothing is left to trim.
fn renderer() -> Renderer {
    Renderer::styled().term_width(10_000)
}

fn head<'a>(diagnostic: &'a Diagnostic, columns: usize) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let before = width(diagnostic.severity.as_str()) + width(diagnostic.rule.as_str()) + "[]: ".len();
    let message = after(before, &clean(&diagnostic.message), columns.min(SENTENCE + before) - HANGING);
    Group::with_title(level.primary_title(message).id(diagnostic.rule.as_str()))
}

/// Breaks a text that begins after so many columns. Its further lines hang under the first; the
/// line's ends are put in when it is drawn, so that they are not moved in by the finding's name.
fn after(before: usize, text: &str, columns: usize) -> String {
    let name = "x".repeat(before.saturating_sub(1));
    let broken = lines(&format!("{name} {text}"), columns).join(&LINE_END.to_string());
    broken[name.len()..].trim_start_matches(' ').to_owned()
}

fn origin<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Origin<'a> {
    let place = sources.position(diagnostic.span.file, diagnostic.span.start);
    let path = sources.path(diagnostic.span.file);
    Origin::path(path).line(place.line as usize).char_column(place.column as usize)
}

/// The places to show. A finding on a whole file has none; a label that is too long for a line of
/// its own becomes a remark.
fn places(
    diagnostic: &Diagnostic,
    sources: &Sources,
    columns: usize,
    remarks: &mut Vec<(&'static str, String)>,
) -> Vec<Place> {
    let longest = (columns / 2).max(24);
    let mut fit = |name, place: String, label: &str| {
        let label = clean(label);
        if width(&label) <= longest {
            return label;
        }
        remarks.push((name, format!("{place}{label}")));
        String::new()
    };
    let mut places = Vec::new();
    let span = diagnostic.span;
    if !(span.start == 0 && span.end == 0 && diagnostic.label.is_empty()) {
        places.push(Place { span, label: fit("here", String::new(), &diagnostic.label), primary: true });
    } else if !diagnostic.related.is_empty() {
        places.push(Place { span, label: String::new(), primary: true });
    }
    for related in &diagnostic.related {
        let place = sources.position(related.span.file, related.span.start);
        let place = format!("{}:{}: ", sources.path(related.span.file), place.line);
        places.push(Place { span: related.span, label: fit("see", place, &related.message), primary: false });
    }
    places
}

/// What stands under the lines: the law, the help, the mend.
fn reasons(diagnostic: &Diagnostic, sources: &Sources) -> Vec<(&'static str, String)> {
    let law = diagnostic.citation.iter().map(|citation| ("law", clean(citation)));
    let help = diagnostic.help.iter().map(|help| ("help", clean(help)));
    let fix = diagnostic.fix.iter().map(|fix| ("fix", clean(&mend::describe(fix, sources))));
    law.chain(help).chain(fix).collect()
}

fn remark<'a>(name: &'a str, text: &str, columns: usize) -> Element<'a> {
    let room = columns.min(SENTENCE + GUTTER).saturating_sub(GUTTER + name.len()).max(24);
    Level::NOTE.with_name(name).message(lines(text, room).join("\n")).into()
}

fn snippet<'a>(index: usize, excerpt: &'a Excerpt) -> Element<'a> {
    let annotations = excerpt.marks.iter().map(|mark| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = (!mark.label.is_empty()).then_some(mark.label.as_str());
        kind.span(mark.range.clone()).label(label)
    });
    Snippet::source(excerpt.text.as_str())
        .line_start(excerpt.first_line as usize)
        .path(format!("{PLACEHOLDER}{index}"))
        .annotations(annotations)
        .into()
}

/// Puts the places of the excerpts where their placeholders stand.
fn name_places(drawn: &str, excerpts: &[Excerpt], sources: &Sources) -> String {
    let mut named = String::with_capacity(drawn.len());
    let mut rest = drawn;
    for excerpt in excerpts {
        let Some(at) = rest.find(PLACEHOLDER) else { break };
        named.push_str(&rest[..at]);
        let place = excerpt.position;
        named.push_str(&clean(&format!("{}:{}:{}", sources.path(excerpt.file), place.line, place.column)));
        let after = &rest[at + PLACEHOLDER.len_utf8()..];
        rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':');
    }
    named + rest
}

#[cfg(test)]
mod tests {
    use planwright_core::Span;

    use super::*;

    fn check(text: &str, label: &str) {
        let text = text.to_owned();
        let (start, end) = (text.find('«').unwrap(), text.find('»').unwrap());
        let text = text.replace(['«', '»'], "");
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        let d = Diagnostic::warning("words/sample", Span::new(file, start, end - 2), "Something is wrong").label(label);
        println!("{}", anstream::adapter::strip_str(&full(&d, &sources, 80)));
    }

    #[test]
    fn look() {
        check("\u{feff}«title»: x\r\nb\r\n", "here");
        check("a\r\n«b»\r\n", "here");
        check("a\r\n«b\r\n»c", "here");
        check("a\t«b»\tc", "here");
        check("表表 «表» 表", "here");
        check("abc «»def", "nothing here");
        check("abc\n«»", "the file ends here");
        check("«»", "the file is empty");
        let long = "the quick brown fox jumps over the lazy dog and ".repeat(2000);
        check(&format!("{long}«£4.2m» {long}"), "this amount, which is not the table's");
        check(&format!("«{long}» {long}"), "this");
        check(&format!("x {long}«{long}»"), "this");
        check(&format!("«{long}\n{long}\nc\nd\n{long}e\nf\n{long}\n{long} end»"), "this paragraph");
        check(&format!("{long} «{long}\nend» of it {long}"), "this paragraph");
        check(&format!("«{}»", "a line\n".repeat(300)), "this paragraph");
        check(
            "A sentence of some length which nearly fills the line of the terminal «here».",
            "a label that goes over the end of it",
        );
        check(
            "A «sentence» of some length",
            "a label that is longer than half of the columns that there are in the terminal, all in all",
        );
        check("a\u{1b}[31m «b» c\u{202e}d", "h\u{1b}[31me");
        check("a b «c\nd e» f\n", "both");
        check("«one\n\ntwo\n\n\nthree\n\n\n\n\nfour\n\n\n\nfive»\n", "both");
        check(&"表".repeat(300).replacen("表表表表表表表", "表«表表»表", 1), "both");
        check(&format!("{}«b»{}", "a".repeat(300), "c".repeat(300)), "no spaces");
    }
}
