//! What Typst says, told to the author.

use std::ops::Range;

use planwright_core::{Diagnostic, Severity, Span};
use planwright_typst::Mark;
use planwright_view::theme::Theme;
use typst::diag::{Severity as TypstSeverity, SourceDiagnostic};
use typst::syntax::{DiagSpan, FileId};
use typst::{World as _, WorldExt};

use crate::explain::explain;
use crate::own::{self, Own};
use crate::world::World;

/// The way from generated code back to the author's text.
pub(crate) struct Places {
    marks: Vec<Mark>,
    /// The names of the view's pictures.
    pictures: Vec<String>,
    theme: Theme,
    own: Own,
    nowhere: Span,
}

impl Places {
    /// `nowhere` is the place of what has none.
    pub(crate) fn new(marks: Vec<Mark>, pictures: Vec<String>, theme: Theme, nowhere: Span) -> Self {
        Self { marks, pictures, own: Own::of(&theme), theme, nowhere }
    }

    /// The author's text that made the innermost piece of code round `at`.
    pub(crate) fn source_of(&self, at: &Range<usize>) -> Option<Span> {
        let around = self.marks.iter().filter(|mark| mark.code.start <= at.start && at.start < mark.code.end);
        around.min_by_key(|mark| mark.code.len()).map(|mark| mark.span)
    }

    /// The author's text behind a place in the generated code.
    pub(crate) fn find(&self, world: &World, span: impl Into<DiagSpan>) -> Option<Span> {
        let span = span.into();
        if span.id() != Some(world.main()) {
            return None;
        }
        self.source_of(&world.range(span)?)
    }

    /// The findings for what Typst reported.
    pub(crate) fn findings(&self, world: &World, reported: &[SourceDiagnostic]) -> Vec<Diagnostic> {
        reported.iter().map(|one| self.finding(world, one)).collect()
    }

    fn finding(&self, world: &World, reported: &SourceDiagnostic) -> Diagnostic {
        // A fault inside the theme is traced back to the call that the author's text made.
        let calls = reported.trace.iter().map(|point| DiagSpan::from(point.span));
        let place = std::iter::once(reported.span).chain(calls).find_map(|span| self.find(world, span));
        let picture = self.picture(world, reported.span);
        if let Some(name) = picture
            && UNREADABLE.iter().any(|beginning| reported.message.starts_with(beginning))
        {
            return damaged(name, place, self.nowhere, &reported.message);
        }
        let severity = match reported.severity {
            TypstSeverity::Error => Severity::Error,
            TypstSeverity::Warning => Severity::Warning,
        };
        let spans = std::iter::once(reported.span).chain(reported.trace.iter().map(|point| DiagSpan::from(point.span)));
        let called = self.called(world, reported);
        // There are no packages and no project root here, and nobody wrote the call that Typst would change.
        let is_of_use = |hint: &str| called.is_none() && !hint.contains("--root") && !hint.contains("package");
        let hints: Vec<String> =
            reported.hints.iter().filter(|it| is_of_use(&it.v)).map(|it| sentence(&it.v)).collect();
        let in_theme =
            called.into_iter().chain(spans.filter_map(|span| self.in_theme(world, span))).collect::<Vec<_>>();
        // A file of the theme that the office wrote is where it can be mended, before one that came with the tool.
        let own = in_theme.iter().find(|it| it.own).or(in_theme.first());
        let message = match (picture, own) {
            (Some(name), _) => format!("the picture `{name}` cannot be set as PDF: {}", reported.message),
            (None, Some(it)) => format!("`{}` cannot be set by Typst: {}", it.path, reported.message),
            (None, None) => format!("the theme cannot set this as PDF: {}", reported.message),
        };
        // What the author's text set off in a file that nobody can mend stays at the author's line.
        let can_mend = |it: &&InTheme| it.own || place.is_none();
        let own_span = own.filter(can_mend).and_then(|it| it.span).filter(|_| picture.is_none());
        let mut finding = Diagnostic::new("theme/error", severity, own_span.or(place).unwrap_or(self.nowhere), message);
        if let (Some(_), Some(place)) = (own_span, place) {
            finding = finding.related(place, "while this was set");
        }
        if let Some(it) = own {
            finding = match own_span {
                Some(_) => finding.label("here").help("Mend the theme's file, or take it out of the theme's folder `pdf/` to use the one of the theme below."),
                None => finding.help(format!("It went wrong in {}, line {}, of the theme.", it.path, it.line)),
            };
        }
        if let Some(meaning) = own.and_then(|_| explain(&reported.message)) {
            finding = finding.help(meaning);
        }
        hints.into_iter().fold(finding, Diagnostic::help)
    }

    /// Where the function of the theme's own is defined that does not take what it was given: the plan's call is sound,
    /// so Typst's place there helps nobody.
    fn called(&self, world: &World, reported: &SourceDiagnostic) -> Option<InTheme> {
        let beginnings = ["unexpected argument", "missing argument", "the argument `"];
        let is_signature = beginnings.iter().any(|it| reported.message.starts_with(it));
        let code =
            world.source(world.main()).ok().filter(|_| is_signature && reported.span.id() == Some(world.main()))?;
        let at = world.range(reported.span)?;
        // An argument that is not expected can be a call too; one that is lacking is told of the whole call.
        let is_given = reported.message.starts_with("unexpected");
        let takes_it = |call: &own::Call| call.range.len() > at.len() || (!is_given && call.range == at);
        let call = own::calls_round(code.root(), at.start).into_iter().find(takes_it)?;
        let definition = self.own.get(&call.name)?;
        Some(InTheme { path: definition.path.clone(), line: 0, span: Some(definition.span), own: true })
    }

    /// The place of a fault in a file of the theme.
    fn in_theme(&self, world: &World, span: DiagSpan) -> Option<InTheme> {
        let file: FileId = span.id().filter(|&id| id != world.main())?;
        let source = world.source(file).ok()?;
        let range = world.range(span)?;
        let line = source.lines().byte_to_line(range.start)? + 1;
        let path = format!("pdf/{}", file.vpath().get_without_slash());
        let span = self.theme.place(&path, range.start, range.end);
        let own = span.is_some() && !self.theme.is_built_in(&path);
        Some(InTheme { path, line, span, own })
    }

    /// The name of the picture that a piece of generated code draws.
    fn picture(&self, world: &World, span: DiagSpan) -> Option<&str> {
        if span.id() != Some(world.main()) {
            return None;
        }
        let source = world.source(world.main()).ok()?;
        let code = source.text().get(world.range(span)?)?;
        let (_, rest) = code.split_once(planwright_typst::PICTURES)?;
        let index = rest.split('"').next()?.parse::<usize>().ok()?;
        self.pictures.get(index).map(String::as_str)
    }

    /// A fault that has nothing to do with what the author wrote.
    pub(crate) fn about_the_theme(&self, message: &str) -> Diagnostic {
        Diagnostic::error("theme/error", self.nowhere, format!("the PDF cannot be made: {message}"))
    }

    /// What the theme's own files define.
    pub(crate) fn own(&self) -> &Own {
        &self.own
    }

    /// The place of what has none.
    pub(crate) fn nowhere(&self) -> Span {
        self.nowhere
    }
}

/// How Typst begins to tell of a picture that it cannot read.
const UNREADABLE: [&str; 3] = ["failed to decode image", "failed to process image", "failed to parse SVG"];

/// A picture that looks sound from outside, and is not.
fn damaged(name: &str, place: Option<Span>, nowhere: Span, reason: &str) -> Diagnostic {
    // The name is that of the output; who reads the author's line knows the picture by another.
    let message = match place {
        Some(_) => "this picture is damaged, and cannot be set as PDF".to_owned(),
        None => format!("the picture `{name}` is damaged, and cannot be set as PDF"),
    };
    Diagnostic::error("source/encoding", place.unwrap_or(nowhere), message)
        .help("Open it in the program that made it, and save or export it again as SVG, PNG or JPEG.")
        .help(format!("What Typst said of it: {reason}."))
}

/// A place in a file of the theme.
struct InTheme {
    /// Its path within the theme.
    path: String,
    /// The line, from 1.
    line: usize,
    /// The place in the file's text; none where nobody but us can mend it.
    span: Option<Span>,
    /// True in a file that did not come with the tool.
    own: bool,
}

/// Typst's hints are clauses; ours are sentences.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    let stop = if clause.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}
