//! Findings: what is wrong, where, why it matters and what to write.

use std::borrow::Cow;
use std::fmt;

use crate::fix::Fix;
use crate::span::Span;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Our advice, or something to know.
    Note,
    /// Something that a careful editor would put right.
    Warning,
    /// What the law requires, or what breaks an output.
    Error,
}

impl Severity {
    /// The word as reports print it: `error`, `warning`, `note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The name of a rule or duty, `family/name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleName(Cow<'static, str>);

impl RuleName {
    /// The name as people type it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for RuleName {
    fn from(name: &'static str) -> Self {
        Self(Cow::Borrowed(name))
    }
}

impl From<String> for RuleName {
    fn from(name: String) -> Self {
        Self(Cow::Owned(name))
    }
}

impl fmt::Display for RuleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A second place that helps to understand a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What to see there.
    pub message: String,
}

/// Letters of a sentence of a finding that are told from its beginning, and from its end where it is longer than both and
/// some more: an author's word may be a megabyte.
const TOLD: (usize, usize) = (1_500, 300);

/// A sentence as a reader can take it in.
fn shown(text: String) -> String {
    let (first, last) = TOLD;
    if text.len() <= 4 * (first + last) {
        return text;
    }
    let Some((start, _)) = text.char_indices().nth(first) else { return text };
    let end = text.char_indices().rev().nth(last - 1).map_or(start, |(at, _)| at.max(start));
    format!("{} … {}", &text[..start], &text[end..])
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule found it.
    pub rule: RuleName,
    /// How much it weighs.
    pub severity: Severity,
    /// Where; an empty span at a file's start where there is no better place.
    pub span: Span,
    /// What is wrong, in one plain sentence without a final stop.
    pub message: String,
    /// A few words for the place itself ("there is no section of this id"), shown under it.
    pub label: String,
    /// The provision of law that asks for it, for legal rules.
    pub citation: Option<String>,
    /// Why it matters and what to write instead: a sentence or two each.
    pub help: Vec<String>,
    /// Second places.
    pub related: Vec<Related>,
    /// A change that mends it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Every place that it tells of: its own, the second ones, and those that its fix changes.
    pub fn places(&self) -> impl Iterator<Item = Span> {
        let related = self.related.iter().map(|related| related.span);
        let edits = self.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        std::iter::once(self.span).chain(related).chain(edits)
    }

    /// A finding with a message and a place.
    pub fn new(rule: impl Into<RuleName>, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule: rule.into(),
            severity,
            span,
            message: shown(message.into()),
            label: String::new(),
            citation: None,
            help: Vec::new(),
            related: Vec::new(),
            fix: None,
        }
    }

    /// An error.
    pub fn error(rule: impl Into<RuleName>, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Error, span, message)
    }

    /// A warning.
    pub fn warning(rule: impl Into<RuleName>, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Warning, span, message)
    }

    /// A note.
    pub fn note(rule: impl Into<RuleName>, span: Span, message: impl Into<String>) -> Self {
        Self::new(rule, Severity::Note, span, message)
    }

    /// Says a few words at the place itself.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = shown(label.into());
        self
    }

    /// Adds a sentence of help.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(shown(help.into()));
        self
    }

    /// Names the provision.
    #[must_use]
    pub fn cite(mut self, citation: impl Into<String>) -> Self {
        self.citation = Some(citation.into());
        self
    }

    /// Points to a second place.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { span, message: shown(message.into()) });
        self
    }

    /// Offers a change that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, letters: usize) {
        let told = shown(text.to_owned());
        assert_eq!(told.chars().count(), letters);
        assert_eq!(told.chars().next(), text.chars().next());
        assert_eq!(told.chars().last(), text.chars().last());
    }

    #[test]
    fn a_word_without_end_is_cut_in_its_middle() {
        check("it is short", 11);
        check(&"long ".repeat(1_000), 5_000);
        check(&format!("a{}b", "£".repeat(1 << 20)), 1_803);
        check(&"a".repeat(8_000), 1_803);
    }
}
