//! Writing code that no author's text can break out of.

use std::fmt::Write as _;
use std::ops::Range;

use planwright_core::Span;

/// A piece of code and the author's text that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Bytes of the code.
    pub code: Range<usize>,
    /// Where its source stands.
    pub span: Span,
}

/// Code in the making.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) text: String,
    pub(super) marks: Vec<Mark>,
    /// The bytes of each `text("…")` that has a letter or a digit.
    pub(super) printed: Vec<Range<usize>>,
}

impl Writer {
    /// Writes code as it stands. Only ever given words of this crate.
    pub(super) fn code(&mut self, code: &str) -> &mut Self {
        self.text.push_str(code);
        self
    }

    /// Writes a string literal.
    pub(super) fn string(&mut self, value: &str) -> &mut Self {
        self.text.push('"');
        for c in value.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                c if c.is_control() => {
                    // Writing to a String cannot fail.
                    let _ = write!(self.text, "\\u{{{:x}}}", u32::from(c));
                }
                c => self.text.push(c),
            }
        }
        self.text.push('"');
        self
    }

    /// Writes words that are printed: `text("…")`, so that Typst knows their place.
    pub(super) fn words(&mut self, value: &str) -> &mut Self {
        let start = self.text.len();
        self.code("text(").string(value).code(")");
        if value.contains(char::is_alphanumeric) {
            self.printed.push(start..self.text.len());
        }
        self
    }

    /// Writes ` name: "…",`.
    pub(super) fn string_arg(&mut self, name: &str, value: &str) -> &mut Self {
        self.code(" ").code(name).code(": ").string(value).code(",")
    }

    /// Writes ` name: "…",` where there is a value.
    pub(super) fn string_arg_opt(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.string_arg(name, value),
            None => self,
        }
    }

    /// Writes ` name: text("…"),`.
    pub(super) fn words_arg(&mut self, name: &str, value: &str) -> &mut Self {
        self.code(" ").code(name).code(": ").words(value).code(",")
    }

    /// Writes ` name: text("…"),` where there is a value.
    pub(super) fn words_arg_opt(&mut self, name: &str, value: Option<&str>) -> &mut Self {
        match value {
            Some(value) => self.words_arg(name, value),
            None => self,
        }
    }

    /// Writes ` name: true,` or ` name: false,`.
    pub(super) fn flag_arg(&mut self, name: &str, value: bool) -> &mut Self {
        self.code(" ").code(name).code(if value { ": true," } else { ": false," })
    }

    /// Writes ` name: 12,`.
    pub(super) fn count_arg(&mut self, name: &str, value: usize) -> &mut Self {
        self.code(" ").code(name).code(": ").code(&value.to_string()).code(",")
    }

    /// Writes a number with a point; what is no number becomes zero.
    pub(super) fn number(&mut self, value: f64) -> &mut Self {
        let value = if value.is_finite() { value } else { 0.0 };
        self.code(&format!("{value:.6}"))
    }

    /// Writes ` name: (a: …, b: …),` with what `write` writes for each entry; `(:)` for none.
    pub(super) fn dict_arg<'a, T: 'a>(
        &mut self,
        name: &str,
        entries: impl IntoIterator<Item = (&'a str, T)>,
        write: impl Fn(&mut Self, T),
    ) -> &mut Self {
        self.code(" ").code(name).code(": (");
        let mut empty = true;
        for (key, value) in entries {
            self.string(key).code(": ");
            write(self, value);
            self.code(", ");
            empty = false;
        }
        self.code(if empty { ":)," } else { ")," })
    }

    /// Remembers that what was written since `start` came from `span`.
    pub(super) fn mark(&mut self, start: usize, span: Span) {
        self.marks.push(Mark { code: start..self.text.len(), span });
    }
}
