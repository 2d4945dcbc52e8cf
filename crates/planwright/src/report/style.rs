//! The colours of text, as escape codes.

use annotate_snippets::renderer::{
    AnsiColor, DEFAULT_ERROR_STYLE, DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE, Effects, Style,
};
use planwright_core::Severity;

/// A heading.
pub(crate) const HEADING: Style = Style::new().effects(Effects::BOLD);

/// What can be typed: a command, a word of the source format.
pub(crate) const TYPED: Style = AnsiColor::Cyan.on_default();

/// What is good.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default().effects(Effects::BOLD);

/// The style of a weight, as the findings themselves have it.
pub(crate) fn of(severity: Severity) -> Style {
    match severity {
        Severity::Error => DEFAULT_ERROR_STYLE,
        Severity::Warning => DEFAULT_WARNING_STYLE,
        Severity::Note => DEFAULT_NOTE_STYLE,
    }
}

/// A text in a style.
pub(crate) fn paint(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
