//! What Typst says, told to the author.

use std::ops::Range;

use planwright_core::{Diagnostic, Severity, Span};
use typst::diag::{Severity as TypstSeverity, SourceDiagnostic};
use typst::syntax::{DiagSpan, FileId};
use typst::{World as _, WorldExt};

use crate::emit::Mark;
use crate::world::{PICTURES, World};

/// The way from generated code back to the author's text.
pub(crate) struct Places {
    marks: Vec<Mark>,
    /// The names of the view's pictures.
    pictures: Vec<String>,
    nowhere: Span,
}

impl Places {
    /// `nowhere` is the place of what has none.
    pub(crate) fn new(marks: Vec<Mark>, pictures: Vec<String>, nowhere: Span) -> Self {
        Self { marks, pictures, nowhere }
    }

    /// The author's text that made the innermost piece of code round `at`.
    fn source_of(&self, at: &Range<usize>) -> Option<Span> {
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
        let severity = match reported.severity {
            TypstSeverity::Error => Severity::Error,
            TypstSeverity::Warning => Severity::Warning,
        };
        let message = match self.picture(world, reported.span) {
            Some(name) => format!("the picture `{name}` cannot be set as PDF: {}", reported.message),
            None => format!("the theme cannot set this as PDF: {}", reported.message),
        };
        let mut finding = Diagnostic::new("theme/error", severity, place.unwrap_or(self.nowhere), message);
        if let Some(place) = theme_place(world, reported.span) {
            finding = finding.help(format!("It went wrong in {place} of the theme."));
        }
        for hint in &reported.hints {
            finding = finding.help(sentence(&hint.v));
        }
        finding
    }

    /// The name of the picture that a piece of generated code draws.
    fn picture(&self, world: &World, span: DiagSpan) -> Option<&str> {
        if span.id() != Some(world.main()) {
            return None;
        }
        let source = world.source(world.main()).ok()?;
        let code = source.text().get(world.range(span)?)?;
        let (_, rest) = code.split_once(PICTURES)?;
        let index = rest.split('"').next()?.parse::<usize>().ok()?;
        self.pictures.get(index).map(String::as_str)
    }

    /// A fault that has nothing to do with what the author wrote.
    pub(crate) fn about_the_theme(&self, message: &str) -> Diagnostic {
        Diagnostic::error("theme/error", self.nowhere, format!("the PDF cannot be made: {message}"))
    }

    /// The place of what has none.
    pub(crate) fn nowhere(&self) -> Span {
        self.nowhere
    }
}

/// "pdf/tables.typ, line 12", where a fault is in a file of the theme.
fn theme_place(world: &World, span: DiagSpan) -> Option<String> {
    let file: FileId = span.id().filter(|&id| id != world.main())?;
    let source = world.source(file).ok()?;
    let line = source.lines().byte_to_line(world.range(span)?.start)?;
    Some(format!("pdf/{}, line {},", file.vpath().get_without_slash(), line + 1))
}

/// Typst's hints are clauses; ours are sentences.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    let stop = if clause.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}
