//! One finding, drawn on the author's own lines.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use planwright_core::{Diagnostic, Severity, Sources};

use crate::report::excerpt::{Excerpt, Place, excerpts};
use crate::report::mend::{self, Remark};
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
    if is_bare(diagnostic) {
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

/// The places to draw. An empty one of which nothing is said is only named: there is nothing to
/// see at it. A label that is too long for a line of its own becomes a remark.
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
    if !is_bare(diagnostic) {
        places.push(Place { span, label: fit("here", String::new(), &diagnostic.label), primary: true });
    }
    for related in &diagnostic.related {
        let place = sources.position(related.span.file, related.span.start);
        let place = format!("{}:{}: ", sources.path(related.span.file), place.line);
        places.push(Place { span: related.span, label: fit("see", place, &related.message), primary: false });
    }
    places
}

/// True where a finding has a place and nothing to draw there.
fn is_bare(diagnostic: &Diagnostic) -> bool {
    diagnostic.span.start == diagnostic.span.end && diagnostic.label.is_empty()
}

/// What stands under the lines: the law, the help, the mend.
fn reasons(diagnostic: &Diagnostic, sources: &Sources) -> Vec<(&'static str, String)> {
    let law = diagnostic.citation.iter().map(|citation| ("law", clean(citation)));
    let remarks = mend::remarks(diagnostic, sources).into_iter().map(|remark| match remark {
        Remark::Help(help) => ("help", clean(&help)),
        Remark::Fix(fix) => ("fix", clean(&fix)),
    });
    law.chain(remarks).collect()
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

    /// A finding at what stands between « and », drawn in 80 columns without its head.
    fn drawn(text: &str, label: &str) -> String {
        let start = text.find('«').expect("a beginning");
        let end = text.find('»').expect("an end") - '«'.len_utf8();
        let mut sources = Sources::default();
        let file = sources.add("a.md", text.replace(['«', '»'], ""));
        let diagnostic = Diagnostic::warning("a/b", Span::new(file, start, end), "Something is wrong").label(label);
        let drawn = anstream::adapter::strip_str(&full(&diagnostic, &sources, 80)).to_string();
        assert!(drawn.lines().all(|line| width(line) <= 80), "{drawn}");
        drawn.trim_start_matches("warning[a/b]: Something is wrong\n").trim_end().to_owned()
    }

    fn fox(times: usize) -> String {
        "the quick brown fox jumps over the lazy dog and ".repeat(times)
    }

    #[test]
    fn byte_order_marks_and_line_ends_are_not_seen() {
        insta::assert_snapshot!(drawn("\u{feff}«title»: x\r\nb\r\n", "here"), @r#"
         --> a.md:1:1
          |
        1 | title: x
          | ^^^^^ here
        "#);
        insta::assert_snapshot!(drawn("a\r\n«b\r\n»c", "here"), @r#"
         --> a.md:2:1
          |
        2 | b
          | ^ here
        "#);
    }

    #[test]
    fn columns_are_counted_as_a_terminal_shows_them() {
        insta::assert_snapshot!(drawn("a\t«b»\tc", "here"), @r#"
         --> a.md:1:3
          |
        1 | a    b    c
          |      ^ here
        "#);
        insta::assert_snapshot!(drawn("表表 «表» 表", "here"), @r#"
         --> a.md:1:4
          |
        1 | 表表 表 表
          |      ^^ here
        "#);
        insta::assert_snapshot!(drawn("a\u{1b}[31m «b» c\u{202e}d", "h\u{1b}[31me"), @r#"
         --> a.md:1:8
          |
        1 | a␛[31m b c�d
          |        ^ h␛[31me
        "#);
    }

    #[test]
    fn an_empty_place_has_a_mark() {
        insta::assert_snapshot!(drawn("abc «»def", "nothing here"), @r#"
         --> a.md:1:5
          |
        1 | abc def
          |     ^ nothing here
        "#);
        insta::assert_snapshot!(drawn("abc\n«»", "the file ends here"), @r#"
         --> a.md:2:1
          |
        2 |
          | ^ the file ends here
        "#);
        insta::assert_snapshot!(drawn("«»", "the file is empty"), @r#"
         --> a.md:1:1
          |
        1 |
          | ^ the file is empty
        "#);
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        insta::assert_snapshot!(drawn(&format!("{0}«£4.2m» {0}", fox(2000)), "this is not the table's"), @r#"
         --> a.md:1:96001
          |
        1 | …over the lazy dog and £4.2m the quick brown fox jumps over the lazy…
          |                        ^^^^^ this is not the table's
        "#);
        insta::assert_snapshot!(drawn(&format!("«{0}» {0}", fox(2000)), "this"), @r#"
         --> a.md:1:1
          |
        1 | the quick brown fox jumps over the lazy dog and the qu…
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this
        "#);
        insta::assert_snapshot!(drawn(&format!("x {0}«{0}»", fox(2000)), "this"), @r#"
         --> a.md:1:96003
          |
        1 | …and the quick brown fox jumps over the lazy dog and the qu…
          |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this
        "#);
        insta::assert_snapshot!(drawn(&format!("{}«b»{}", "a".repeat(300), "c".repeat(300)), "no spaces"), @r#"
         --> a.md:1:301
          |
        1 | …aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabcccccccccccccccccccccc…
          |                                                ^ no spaces
        "#);
    }

    #[test]
    fn a_tall_place_shows_its_ends() {
        insta::assert_snapshot!(drawn("a b «c\nd e» f\n", "both"), @r#"
         --> a.md:1:5
          |
        1 |   a b c
          |  _____^
        2 | | d e f
          | |___^ both
        "#);
        insta::assert_snapshot!(drawn(&format!("«{0}\n{0}\nc\nd\ne\n{0}\n{0} end»", fox(9)), "this paragraph"), @r#"
         --> a.md:1:1
          |
        1 | / the quick brown fox jumps over the lazy dog and the quick b…
        2 | | the quick brown fox jumps over the lazy dog and the quick brown fox…
        3 | | c
        4 | | d
        5 | | e
        6 | | the quick brown fox jumps over the lazy dog and the quick brown fox…
        7 | | …fox jumps over the lazy dog and  end
          | |_____________________________________^ this paragraph
        "#);
        insta::assert_snapshot!(drawn(&format!("{0} «{0}\nend» of it {0}", fox(9)), "this paragraph"), @r#"
         --> a.md:1:434
          |
        1 |   … the quick brown fox jumps over the lazy dog and the quick b…
          |  ___^
        2 | | end of it the quick brown fox jumps over the lazy dog and the quick…
          | |___^ this paragraph
        "#);
        insta::assert_snapshot!(drawn(&format!("«{}»", "a line\n".repeat(300)), "this list"), @r#"
         --> a.md:1:1
          |
        1 | a line
          | ^^^^^^ this list (to line 300)
        "#);
    }

    #[test]
    fn a_label_finds_room() {
        insta::assert_snapshot!(drawn(&format!("{}«here».", &fox(2)[..70]), "a label over the end"), @r#"
         --> a.md:1:71
          |
        1 | …dog and the quick brown fox juhere.
          |                                ^^^^ a label over the end
        "#);
        insta::assert_snapshot!(drawn("A «sentence».", &"a long label ".repeat(9)), @r#"
         --> a.md:1:3
          |
        1 | A sentence.
          |   ^^^^^^^^
          |
          = here: a long label a long label a long label a long label a long label a
                  long label a long label a long label a long label
        "#);
    }

    #[test]
    fn a_long_message_is_wrapped() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "");
        let rule = "duty/strategic-policing-requirement";
        let message =
            "No section says how the plan has regard to the Strategic Policing Requirement, and nothing speaks of it";
        let diagnostic = Diagnostic::error(rule, Span::start_of(file), message);
        insta::assert_snapshot!(anstream::adapter::strip_str(&short(&diagnostic, &sources, 80)), @r#"
        error[duty/strategic-policing-requirement]: No section says how the plan has
            regard to the Strategic Policing Requirement, and nothing speaks of it
        --> a.md:1:1
        "#);
    }

    #[test]
    fn places_far_apart_are_shown_apart() {
        let text = format!("one\n{}two two\n", "\n".repeat(40));
        let mut sources = Sources::default();
        let (a, b) = (sources.add("a.md", text.as_str()), sources.add("b.md", "three\n"));
        let diagnostic = Diagnostic::warning("a/b", Span::new(a, 44, 47), "Something is wrong")
            .label("here")
            .related(Span::new(a, 0, 3), "and here")
            .related(Span::new(a, 48, 51), "and beside it")
            .related(Span::new(b, 0, 5), "and in another file");
        insta::assert_snapshot!(anstream::adapter::strip_str(&full(&diagnostic, &sources, 80)), @r#"
        warning[a/b]: Something is wrong
          --> a.md:42:1
           |
        42 | two two
           | ^^^ --- and beside it
           | |
           | here
           |
          ::: a.md:1:1
           |
         1 | one
           | --- and here
           |
          ::: b.md:1:1
           |
         1 | three
           | ----- and in another file
        "#);
    }
}
