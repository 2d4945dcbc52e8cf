//! From a parser's error to what an author has to do.
//!
//! The parsers say where they could not go on, which is often the line after the fault, and say it
//! in words about their own workings. Each function here knows one fault that people make and
//! recognises it from the lines around; the first that does tells it.

use std::ops::Range;

use planwright_core::{Diagnostic, Edit, Fix, Span};

use super::{begin, error, quote, too_deep};
use crate::offsets::Place;

/// What is known of an error.
struct Fault<'p, 't> {
    place: &'p Place<'t>,
    /// The byte at which the parser gave up.
    at: usize,
    /// What the parser says.
    info: &'p str,
    /// Where the innermost bracket that is still open stands.
    bracket: Option<usize>,
}

/// Explains an error of `saphyr-parser` that stands at byte `at` of the text.
pub(crate) fn explain(place: &Place<'_>, at: usize, info: &str, bracket: Option<usize>) -> Diagnostic {
    let fault = Fault { place, at: at.min(place.text.len()), info, bracket };
    fault
        .depth()
        .or_else(|| fault.tab())
        .or_else(|| fault.list_mark())
        .or_else(|| fault.open_quote())
        .or_else(|| fault.text_behind())
        .or_else(|| fault.backslash())
        .or_else(|| fault.missing_space())
        .or_else(|| fault.reserved_sign_in_brackets())
        .or_else(|| fault.open_bracket())
        .or_else(|| fault.colon_above())
        .or_else(|| fault.colon_in_text())
        .or_else(|| fault.reserved_sign())
        .or_else(|| fault.list_behind_key())
        .or_else(|| fault.comment_in_text())
        .or_else(|| fault.block_header())
        .or_else(|| fault.directive())
        .or_else(|| fault.no_colon())
        .or_else(|| fault.indentation())
        .unwrap_or_else(|| fault.unknown())
}

/// The length of `key:word` at the beginning of a text whose colon stands at `colon`, and what it should be.
pub(crate) fn spaced(text: &str, colon: usize) -> (usize, String) {
    let word = text[colon + 1..].split(char::is_whitespace).next().unwrap_or_default();
    (colon + 1 + word.len(), format!("{}: {word}", &text[..colon]))
}

/// Explains an error of `serde_yaml` in a text that the event pass has let through.
pub(crate) fn explain_serde(place: &Place<'_>, error: &serde_yaml::Error) -> Box<Diagnostic> {
    let at = error.location().map_or(0, |location| location.index());
    Box::new(explain(place, place.floor(at), &error.to_string(), None))
}

impl Fault<'_, '_> {
    fn says(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.info.contains(part))
    }

    /// The line at which the parser gave up: where it begins, and its text.
    fn line(&self) -> (usize, &str) {
        let (start, end) = self.place.line(self.at);
        (start, &self.place.text[start..end])
    }

    /// The span of the line that begins at `start`, without its indentation.
    fn line_span(&self, start: usize) -> Span {
        let (start, end) = self.place.line(start);
        let indent = self.place.text[start..end].len() - self.place.text[start..end].trim_start().len();
        self.place.span(start + indent, end)
    }

    fn depth(&self) -> Option<Diagnostic> {
        self.says(&["recursion limit"]).then(|| too_deep(self.place, self.at))
    }

    fn tab(&self) -> Option<Diagnostic> {
        let (start, line) = self.line();
        let indent = &line[..line.len() - line.trim_start().len()];
        let tab = match indent.find('\t') {
            Some(tab) => start + tab,
            None if self.says(&["tab"]) => start + line.find('\t')?,
            None => return None,
        };
        let finding = error(self.place.span(tab, tab + 1), "a tab is used where only spaces can stand")
            .label("a tab")
            .help("How far a line is indented says what it belongs to, and a tab has no fixed width.")
            .help("Put two spaces in its place.");
        let mut edits = vec![Edit { span: self.place.span(tab, tab + 1), insert: "  ".to_owned() }];
        edits.extend(self.more_tabs(tab + 1));
        Some(finding.fix(Fix { title: "Indent with spaces".to_owned(), safe: true, edits }))
    }

    /// The other tabs before words, on this line and on those directly under it: with some of them left, lines would
    /// stand at odds with one another.
    fn more_tabs(&self, from: usize) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut at = from;
        for (index, line) in self.place.text[from..].split_inclusive('\n').enumerate() {
            let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
            if index > 0 && !indent.contains('\t') {
                break;
            }
            let tabs = indent.match_indices('\t').map(|(tab, _)| self.place.span(at + tab, at + tab + 1));
            edits.extend(tabs.map(|span| Edit { span, insert: "  ".to_owned() }));
            at += line.len();
        }
        edits
    }

    fn open_quote(&self) -> Option<Diagnostic> {
        if !self.says(&["quoted scalar"]) || !self.says(&["end of stream", "invalid indentation", "document indicator"])
        {
            return None;
        }
        let (_, end) = self.place.line(self.at);
        let mark = self.place.text[self.at..].chars().next().filter(|c| matches!(c, '"' | '\'')).unwrap_or('"');
        let finding = error(self.place.span(self.at, end), "a quotation mark is opened here and never closed")
            .label("opened here")
            .help("Everything behind it would be taken for text.")
            .help(format!(
                "Put another `{mark}` at the end of the text; if the mark is part of the text, put the \
                 other sort of quotation mark round the whole."
            ));
        Some(finding)
    }

    /// `"Policing" in Kent`, `[sic] as written`: what looks like quotation marks or brackets
    /// around a value ends before the value does.
    fn text_behind(&self) -> Option<Diagnostic> {
        let (start, line) = self.line();
        let value = quote::value_of_line(self.place, self.at).or_else(|| self.flow_value())?;
        let first = self.place.text[value.clone()].chars().next()?;
        let closes = self.says(&["trailing content", "did not find expected key"])
            || (self.says(&["not allowed in this context"]) && matches!(first, '"' | '\''));
        let encloses = matches!(first, '"' | '\'' | '[' | '{');
        let inside = self.at > value.start && self.at <= start + line.len();
        if !(closes && encloses && inside) {
            return None;
        }
        let what = if matches!(first, '"' | '\'') { "quotation mark" } else { "bracket" };
        let finding = error(self.place.span(self.at, value.end), format!("there is text behind the closing {what}"))
            .label("behind the value's end")
            .help(format!("A value that begins with `{first}` ends where it is closed, so this would be lost."));
        Some(self.quoted(finding, value))
    }

    /// The value of a line that begins with a bracket.
    fn flow_value(&self) -> Option<Range<usize>> {
        let (start, line) = self.line();
        let indent = line.len() - line.trim_start().len();
        let behind_key = quote::key_length(&line[indent..]).map(|len| indent + len + 1)?;
        let value = line.get(behind_key..)?;
        let blank = value.len() - value.trim_start().len();
        Some(start + behind_key + blank..start + line.len())
    }

    fn quoted(&self, finding: Diagnostic, value: Range<usize>) -> Diagnostic {
        let quoted = quote::quote(&self.place.text[value.clone()]);
        finding.help(format!("Put the whole text in quotation marks: `{quoted}`.")).fix(Fix {
            title: "Put the value in quotation marks".to_owned(),
            safe: false,
            edits: vec![Edit { span: self.place.span(value.start, value.end), insert: quoted }],
        })
    }

    fn backslash(&self) -> Option<Diagnostic> {
        if !self.says(&["escape", "hexadecimal"]) {
            return None;
        }
        let (_, end) = self.place.line(self.at);
        let finding = error(self.place.span(self.at, end), "a `\\` in this text means something that does not exist")
            .label("in this text")
            .help("Between double quotation marks a `\\` begins a special sign, such as `\\n` for a new line.")
            .help("Use single quotation marks, in which a `\\` is only itself.");
        Some(finding)
    }

    /// `key:value`. The fault is mostly in the line before the one at which the parser gave up.
    fn missing_space(&self) -> Option<Diagnostic> {
        if !self.says(&[
            "simple key",
            "not allowed in this context",
            "did not find expected",
            "illegal placement",
            "could not find",
        ]) {
            return None;
        }
        let (start, _) = self.line();
        let (key_start, colon) =
            self.colon_without_space(start).or_else(|| self.colon_without_space(self.place.line_above(start)?.0))?;
        let key = &self.place.text[key_start..colon];
        let finding =
            error(self.place.span(key_start, colon + 1), format!("there is no space after the colon of `{key}`"))
                .label("a space is missing after this")
                .help("Without the space the colon is a part of the text, and there is no key.");
        let (_, end) = self.place.line(key_start);
        let (written, right) = spaced(&self.place.text[key_start..end], colon - key_start);
        let whole = self.place.span(key_start, key_start + written);
        Some(finding.help(format!("Write `{right}`.")).fix(Fix {
            title: format!("Write `{right}`"),
            safe: true,
            edits: vec![Edit { span: whole, insert: right }],
        }))
    }

    /// Where key and colon stand of the `key:value` that a line begins with.
    fn colon_without_space(&self, line_start: usize) -> Option<(usize, usize)> {
        let (start, end) = self.place.line(line_start);
        let line = &self.place.text[start..end];
        let from = line.len() - line.trim_start_matches([' ', '-']).len();
        let len = line[from..].find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))?;
        let rest = &line[from + len..];
        let begins_with_letter = line[from..].starts_with(|c: char| c.is_ascii_alphabetic());
        let glued = rest.starts_with(':') && !rest.starts_with("://") && rest[1..].starts_with(|c: char| c != ' ');
        (begins_with_letter && glued).then_some((start + from, start + from + len))
    }

    /// `{name: @Jo}`: the sign is the cause, and the bracket is closed.
    fn reserved_sign_in_brackets(&self) -> Option<Diagnostic> {
        self.bracket?;
        let sign = self.place.text[self.at..].chars().next().filter(|c| matches!(c, '@' | '`' | '%'))?;
        let (_, end) = self.place.line(self.at);
        let rest = &self.place.text[self.at..end];
        let value = rest[..rest.find([',', ']', '}']).unwrap_or(rest.len())].trim_end();
        let quoted = quote::quote(value);
        let finding =
            error(self.place.span(self.at, self.at + sign.len_utf8()), format!("a value cannot begin with `{sign}`"))
                .label("begins the value")
                .help("This sign is kept for something else at the beginning of a value.")
                .help(format!("Put the value in quotation marks: `{quoted}`."));
        Some(finding.fix(Fix {
            title: "Put the value in quotation marks".to_owned(),
            safe: false,
            edits: vec![Edit { span: self.place.span(self.at, self.at + value.len()), insert: quoted }],
        }))
    }

    fn open_bracket(&self) -> Option<Diagnostic> {
        let open = self.bracket?;
        let sign = self.place.text[open..].chars().next()?;
        let (close, what) = if sign == '[' { (']', "list") } else { ('}', "group of keys") };
        let (_, end) = self.place.line(open);
        let finding = error(
            self.place.span(open, end),
            format!("the {what} that begins with `{sign}` is not closed, or lacks a comma"),
        )
        .label("begins here")
        .help(format!("Between `{sign}` and `{close}` the entries are divided by commas."));
        let finding = match self.place.line(self.at) {
            (start, _) if start == self.place.line(open).0 => finding.help(format!(
                "Put a comma between the entries and `{close}` at the end; text \
                 with a comma, colon or bracket in it needs quotation marks."
            )),
            (start, _) => finding
                .help(format!("Put `{close}` at the end of the {what}, or a comma where one is missing."))
                .related(self.line_span(start), "reading stopped here"),
        };
        Some(finding)
    }

    /// `– entry` on the line at which the parser gave up, or on the one above.
    fn list_mark(&self) -> Option<Diagnostic> {
        let of_lines = ["mapping values", "did not find expected '-'", "simple key", "alias", "cannot start any token"];
        if self.bracket.is_some() || !self.says(&of_lines) {
            return None;
        }
        let begins = |(start, end): (usize, usize)| {
            let line = &self.place.text[start..end];
            begin::list_mark(self.place, start + line.len() - line.trim_start().len())
        };
        let here = self.place.line(self.at);
        begins(here).or_else(|| begins(self.place.line_above(here.0)?))
    }

    /// A line without a colon above the one at which the parser gave up, or that line itself: the words up to the next
    /// colon would all be one key.
    fn colon_above(&self) -> Option<Diagnostic> {
        if self.bracket.is_some() || !self.says(&["mapping values are not allowed"]) {
            return None;
        }
        let (start, line) = self.line();
        let column = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let entry = |line: &str| line.len() - line.trim_start_matches(['-', ' ']).len();
        if quote::key_length(line.trim_start_matches([' ', '-'])).is_none() && begin::is_surely_key(self.place, start) {
            return Some(begin::colon(self.place, start)?.0);
        }
        let (above, end) = self.place.line_above(start)?;
        let before = &self.place.text[above..end];
        // A lone word above lines that are indented further is a key as well.
        let lone = !before.trim().contains(' ') && column(line) > column(before);
        (lone || column(line) == entry(before)).then(|| begin::colon(self.place, above).map(|(finding, _)| finding))?
    }

    fn colon_in_text(&self) -> Option<Diagnostic> {
        if !self.says(&["mapping values are not allowed", "illegal placement"]) {
            return None;
        }
        let value = quote::value_of_line(self.place, self.at).filter(|value| value.start < self.at);
        let (start, line) = self.line();
        let Some(value) = value.filter(|value| value.start > start + (line.len() - line.trim_start().len())) else {
            return Some(
                error(
                    self.line_span(start),
                    "this line is indented further than the line before it, \
                     which has a value",
                )
                .label("indented too far, or belongs to the text above")
                .help("A key lines up with the other keys of its group.")
                .help(
                    "Take spaces away until it lines up; if it is part of the text above, put \
                     that text in quotation marks.",
                ),
            );
        };
        let finding = error(
            self.place.span(self.at, self.at + 1),
            "there is a colon in a text without quotation marks",
        )
        .label("this colon would begin a value")
        .help(
            "A colon with a space behind it divides a key from its value, so one in a text has to be marked as text.",
        );
        Some(self.quoted(finding, value))
    }

    fn reserved_sign(&self) -> Option<Diagnostic> {
        if !self.says(&["unexpected character", "anchor", "alias", "tag", "cannot start any token"]) {
            return None;
        }
        let sign = self.place.text[self.at..].chars().next()?;
        let finding =
            error(self.place.span(self.at, self.at + sign.len_utf8()), format!("a value cannot begin with `{sign}`"))
                .label("begins the value")
                .help("This sign is kept for something else at the beginning of a value.");
        Some(quote::offer(finding, self.place, self.at, "If it is part of the text"))
    }

    fn list_behind_key(&self) -> Option<Diagnostic> {
        if !self.says(&["block sequence entries are not allowed"]) {
            return None;
        }
        let (_, end) = self.place.line(self.at);
        let finding = error(self.place.span(self.at, end), "a list begins behind something else on its line")
            .label("an entry of a list")
            .help("Each entry of a list stands on a line of its own, under the key.");
        Some(quote::offer(
            finding,
            self.place,
            self.at,
            "Begin a new line before the hyphen; if the hyphen is part of the text",
        ))
    }

    fn comment_in_text(&self) -> Option<Diagnostic> {
        if !self.says(&["comment intercepting"]) {
            return None;
        }
        let (_, end) = self.place.line(self.at);
        let finding = error(self.place.span(self.at, end), "a comment stands in the middle of a text")
            .label("a comment")
            .help("What stands behind a `#` is a comment, and the text seems to go on in the next line.")
            .help(
                "Put the comment on a line of its own above; if the `#` is part of the text, put the \
                 text in quotation marks.",
            );
        Some(finding)
    }

    fn block_header(&self) -> Option<Diagnostic> {
        if !self.says(&["block scalar"]) {
            return None;
        }
        let (_, end) = self.place.line(self.at);
        let finding = error(self.place.span(self.at, end), "a text over several lines is not begun as it should be")
            .label("a longer text")
            .help(
                "A `|` or `>` stands alone behind its key, and the text follows on the lines below, \
                 all indented by the same number of spaces.",
            )
            .help("If the text begins with this sign, put the whole text in quotation marks.");
        Some(finding)
    }

    fn directive(&self) -> Option<Diagnostic> {
        if !self.says(&["directive", "document start", "<document-start>", "document end marker"]) {
            return None;
        }
        let line = if self.place.text.starts_with('%') { 0 } else { self.line().0 };
        let finding = error(self.line_span(line), "this line is for programs and has no place in a plan")
            .label("neither a key nor an entry of a list")
            .help("Each line is a key with its value, such as `title: Safer in Exampleshire`, or an entry of a list.")
            .help("Take this line away.");
        Some(finding)
    }

    /// A line of text among keys. The parser gives up only in the line after it.
    fn no_colon(&self) -> Option<Diagnostic> {
        if !self.says(&["simple key expect", "could not find expected ':'"]) {
            return None;
        }
        let (start, _) = self.place.line_above(self.line().0)?;
        let colon = begin::colon(self.place, start);
        if begin::is_surely_key(self.place, start) {
            return colon.map(|(finding, _)| finding);
        }
        let finding = error(self.line_span(start), "this line is neither a key with its value nor an entry of a list")
            .label("no colon with a space behind it");
        let finding = match colon {
            Some((_, right)) => {
                finding.help(format!("If it begins with a key, write a colon behind the key: `{right}`."))
            }
            None => finding.help(
                "Each line is a key with its value, such as `title: Safer in Exampleshire`, or an entry of a \
                 list, such as `- policing`.",
            ),
        };
        Some(finding.help("If it goes on with the text of the line above, indent it further than that line."))
    }

    fn indentation(&self) -> Option<Diagnostic> {
        if !self.says(&["did not find expected", "indentation", "wrongly indented", "simple key"]) {
            return None;
        }
        let (start, line) = self.line();
        let start = if line.trim().is_empty() { self.place.line_above(start)?.0 } else { start };
        if let Some(finding) = self.list_among_keys(start) {
            return Some(finding);
        }
        if self.says(&["expected '-' indicator"])
            && let Some(finding) = begin::no_hyphen_in_column(self.place, start)
        {
            return Some(finding);
        }
        let finding = error(self.line_span(start), "this line does not line up with the lines that it belongs to")
            .label("indented by more or fewer spaces than its neighbours")
            .help(
                "How far a line is indented says what it belongs to: keys of one group, and entries \
                 of one list, begin in the same column.",
            )
            .help("Add or take away spaces until it lines up.");
        Some(finding)
    }

    /// A line with a hyphen among lines without, or the other way round.
    fn list_among_keys(&self, start: usize) -> Option<Diagnostic> {
        let text = |start: usize| {
            let (start, end) = self.place.line(start);
            &self.place.text[start..end]
        };
        let indent = |line: &str| line.len() - line.trim_start().len();
        let hyphen = |line: &str| line.trim_start().starts_with("- ");
        let above = self.place.line_above(start)?.0;
        let (here, before) = (text(start), text(above));
        if indent(here) != indent(before) || hyphen(here) == hyphen(before) {
            return None;
        }
        let line = if hyphen(here) { start } else { above };
        let at = line + indent(text(line));
        let finding = error(self.place.span(at, at + 1), "this hyphen begins a list among lines that are keys")
            .label("an entry of a list")
            .help("The lines of one group have all a hyphen before them, or none has.")
            .help("Take the hyphen away, or put one before the other lines too.");
        Some(finding)
    }

    fn unknown(&self) -> Diagnostic {
        let (start, _) = self.line();
        error(self.line_span(start), "this line cannot be read")
            .label("reading stopped here")
            .help(
                "Each line is a key with its value, such as `title: Safer in Exampleshire`, or an entry of a \
                 list, such as `- policing`.",
            )
            .help("Text with a colon, a `#`, a bracket or a quotation mark in it is safest in quotation marks.")
    }
}
