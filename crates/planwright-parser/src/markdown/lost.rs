//! What Markdown would print as it stands, or leave out, without a word.

use std::ops::Range;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Edit, Fix, Spanned};

use super::Reader;
use crate::fragment::beginning;

pub(super) const ALERTS: [&str; 5] = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

impl Reader<'_> {
    /// `[^nope]`, and a comment that is never closed, which come as plain text.
    pub(super) fn report_lost_in_text(&mut self, range: &Range<usize>) {
        let text = self.fragment.text;
        if text[range.start..].starts_with("<!--") && !text[..range.start].ends_with('\\') {
            self.report_open_comment(range.start..range.start + 4);
        }
        self.report_marked(range);
        self.report_open_strong(range);
        let bracket = if text[range.clone()].ends_with('[') { range.end - 1 } else { return };
        let escaped = text[..bracket].ends_with('\\') && bracket == range.start;
        let Some(rest) = text[bracket..].strip_prefix("[^").filter(|_| !escaped) else { return };
        let Some(end) = rest.find([']', '\n', '[']).filter(|&end| end > 0 && rest[end..].starts_with(']')) else {
            return;
        };
        let label = &rest[..end];
        let span = self.fragment.span(bracket..bracket + end + 3);
        self.lost_notes.push(self.diagnostics.len());
        self.report(
            Diagnostic::error("source/lost-text", span, format!("there is no footnote `{label}`"))
                .label("refers to a footnote that is not there")
                .help("It would be printed as it stands here, brackets and all, and the reader would look for a note in vain.")
                .help(format!(
                    "Write the note on a line of its own, `[^{label}]: The words of the note.`; a note belongs to the section's file that it stands in."
                )),
        );
    }

    /// `**` that opens strong words and is never closed, which comes as plain text.
    fn report_open_strong(&mut self, range: &Range<usize>) {
        let text = self.fragment.text;
        if !text[range.start..].starts_with("**") || range.start < self.strong_end {
            return;
        }
        let behind = range.start + 2;
        let opens = text[behind..].starts_with(|c: char| c.is_alphanumeric() || "‘“\"'(£[".contains(c))
            && !text[..range.start].ends_with(|c: char| c.is_alphanumeric() || "\\*".contains(c));
        if !opens {
            return;
        }
        let rest = &text[behind..];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        // One more on the same line has the same cause.
        self.strong_end = behind + rest.len();
        let near = beginning(rest, 1_000);
        let alone = near.matches("**").count() == 1;
        let closing = near.find("**").filter(|&at| alone && near[..at].ends_with(' '));
        let word = near.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let finding = Diagnostic::error(
            "source/lost-text",
            self.fragment.span(range.start..behind),
            "this `**` opens strong words and is never closed",
        )
        .label("would be printed as it stands");
        self.report(match closing {
            Some(at) => {
                let end = near[..at].trim_end().len();
                let place = self.fragment.span(behind + end..behind + at + 2);
                let edit = Edit { span: place, insert: format!("**{}", &near[end..at]) };
                finding
                    .help("The `**` that closes them stands directly behind the last of them, without a space before it.")
                    .fix(Fix { title: "Put the closing `**` directly behind the word".to_owned(), safe: false, edits: vec![edit] })
            }
            None => finding.help(format!(
                "Put `**` directly behind the last of the strong words too, as in `**{word}**`. A `*` that is meant to be read is written `\\*`."
            )),
        });
    }

    /// `~~old~~` and `==new==`, which other programs strike through or mark.
    fn report_marked(&mut self, range: &Range<usize>) {
        let text = self.fragment.text;
        for (sign, does) in [("~~", "strikes words through"), ("==", "marks words")] {
            for (at, _) in text[range.clone()].match_indices(sign) {
                let open = range.start + at;
                if open < self.marked_end || text[..open].ends_with(|c: char| c.is_alphanumeric() || "\\~=".contains(c))
                {
                    continue;
                }
                // What is marked ends with its line, or soon after.
                let rest = beginning(&text[open + 2..], 1_000);
                let rest = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
                let Some(close) = rest.find(sign).filter(|&close| close > 0) else { continue };
                let words = &rest[..close];
                if words.contains('`') || words.starts_with([' ', '~', '=', '\n']) || words.ends_with([' ', '\n']) {
                    continue;
                }
                self.marked_end = open + 2 + close + 2;
                let span = self.fragment.span(open..self.marked_end);
                let help = match sign {
                    "~~" => "Take the words out where they no longer hold, or take the signs away.",
                    _ => "Write `**words**` if they matter, or take the signs away.",
                };
                self.report(
                    Diagnostic::error(
                        "source/lost-text",
                        span,
                        format!("`{sign}` {does} in other programs, and would be printed here"),
                    )
                    .label("would be printed as it stands, signs and all")
                    .help(help),
                );
            }
        }
    }

    /// `[a](https://… "title")`: a title shows on no paper and on few screens.
    pub(super) fn report_link_title(&mut self, range: &Range<usize>) {
        let span = self.fragment.span(range.clone());
        self.report(
            Diagnostic::error("source/lost-text", span, "this link has a title that nobody would see")
                .label("the words in quotation marks would be left out")
                .help("A link's title shows on no paper, and on screens only to those who use a mouse.")
                .help("Put its words into the text, or take them out: `[words](https://…)`."),
        );
    }

    /// `[a][b]` where nothing says what `b` is.
    pub(super) fn report_broken_references(&mut self) {
        let labels = self.events.labels();
        let mut unknown = self.events.unknown();
        unknown.sort_by_key(|unknown| unknown.at.start);
        unknown.dedup();
        for (count, unknown) in unknown.into_iter().enumerate() {
            let collapsed = self.fragment.text[unknown.at.end..].starts_with("[]");
            let end = unknown.at.end + if collapsed { 2 } else { 0 };
            let span = self.fragment.span(unknown.at.start..end);
            let label = unknown.label;
            let mut finding = Diagnostic::error(
                "source/lost-text",
                span,
                format!("nothing in this file says where the link `{label}` leads"),
            )
            .label("would be printed as it stands, brackets and all");
            // A file that is all brackets is not worth a look at every label for each of them.
            let labels = if count < 100 { labels.as_slice() } else { &[] };
            if let Some(near) = nearest(&label, labels.iter().map(String::as_str)) {
                finding = finding.help(format!("There is a link `{near}`: did you mean that?"));
            }
            self.report(finding.help(format!(
                "Write the address behind the words, `[words](https://…)`, or add a line `[{label}]: https://…`. If the brackets are meant to be read, write `\\[`."
            )));
        }
    }

    /// `> [NOTE]`, which lacks its exclamation mark.
    fn report_unmarked_alert(&mut self, start: usize, inside: &str) -> bool {
        let line = inside.lines().next().unwrap_or_default();
        let Some((word, after)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) else { return false };
        let upper = word.to_uppercase();
        // In small letters it can be a word in brackets.
        if !ALERTS.contains(&upper.as_str())
            || after.starts_with(['(', '[', ':'])
            || (word != upper && !after.trim().is_empty())
        {
            return false;
        }
        let before = self.fragment.slice(0..start).rsplit('\n').next().unwrap_or_default();
        let words = after.trim();
        let end = start + word.len() + 2;
        let finding = Diagnostic::error(
            "source/lost-text",
            self.fragment.span(start..end),
            format!("`[{word}]` is no alert: a `!` is missing in it"),
        )
        .label("would be printed as it stands, brackets and all");
        let finding = match words.is_empty() {
            true => finding.help(format!("Write `> [!{upper}]`.")),
            false => finding
                .help(format!("Write `> [!{upper}]` alone on its line, and begin the words on the next, after `> `.")),
        };
        if !before.chars().all(|c| " >".contains(c)) {
            self.report(finding);
            return true;
        }
        let mut edits = vec![Edit { span: self.fragment.span(start..end), insert: format!("[!{upper}]") }];
        if !words.is_empty() {
            let span = self.fragment.span(end..end + after.len() - after.trim_start().len());
            edits.push(Edit { span, insert: format!("\n{} ", before.trim_end()) });
        }
        self.report(finding.fix(Fix { title: format!("Write `[!{upper}]`"), safe: true, edits }));
        true
    }

    /// `> [!BOGUS]`, and words behind `[!NOTE]`: neither is an alert.
    pub(super) fn report_unknown_alert(&mut self, range: Range<usize>) {
        let source = self.fragment.slice(range.clone());
        let inside = source.trim_start_matches(['>', ' ', '\t']);
        let start = range.start + source.len() - inside.len();
        if self.report_unmarked_alert(start, inside) {
            return;
        }
        let Some(rest) = inside.strip_prefix("[!") else { return };
        let Some(end) = rest.find([']', '\n']).filter(|&end| rest[end..].starts_with(']')) else { return };
        let word = &rest[..end];
        let after = rest[end + 1..].lines().next().unwrap_or_default();
        // A link or a reference that happens to begin with `!`.
        if after.starts_with(['(', '[', ':']) {
            return;
        }
        let upper = word.trim().to_uppercase();
        if ALERTS.contains(&upper.as_str()) && !after.trim().is_empty() {
            let words = after.trim();
            let behind = start + 2 + end + 1;
            let at = behind + (after.len() - after.trim_start().len());
            let mut finding = Diagnostic::error(
                "source/lost-text",
                self.fragment.span(at..at + words.len()),
                format!("there are words behind `[!{word}]` on its line"),
            )
            .label("these belong on the next line")
            .help(format!(
                "With words behind it `[!{word}]` is no alert: it would be printed as it stands, brackets and all."
            ))
            .help(format!("Let `> [!{word}]` stand alone on its line and begin the words on the next, after `> `."));
            let line = self.fragment.slice(0..start).rsplit('\n').next().unwrap_or_default();
            if line.chars().all(|c| " >".contains(c)) {
                let edit = Edit { span: self.fragment.span(behind..at), insert: format!("\n{line}") };
                let title = format!("Begin the words behind `[!{word}]` on a line of their own");
                finding = finding.fix(Fix { title, safe: true, edits: vec![edit] });
            }
            self.report(finding);
            return;
        }
        let mut finding = Diagnostic::error(
            "source/lost-text",
            self.fragment.span(start..start + end + 3),
            format!("`[!{word}]` is no alert"),
        )
        .label("would be printed as it stands, brackets and all");
        if let Some(near) = nearest(&upper, ALERTS) {
            finding = finding.help(format!("Did you mean `[!{near}]`?"));
        }
        self.report(
            finding.help(
                "An alert is `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]`, alone on its line.",
            ),
        );
    }

    /// `[Heddlu](lang:cy)`: what stands behind `lang:` is the tag of a language.
    pub(super) fn check_language(&mut self, tag: &Spanned<String>) {
        let mut parts = tag.value.split('-');
        let language = parts
            .next()
            .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
        let others = parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
        if language && others {
            return;
        }
        self.report(
            Diagnostic::error("source/value", tag.span, format!("`{}` is not the tag of a language", tag.value))
                .label("not a language")
                .help("A screen reader needs the tag to say the words aright. Write `lang:cy` for Welsh, `lang:fr` for French, `lang:pl` for Polish."),
        );
    }
}
