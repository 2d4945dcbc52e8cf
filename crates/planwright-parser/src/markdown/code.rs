//! Preformatted text, and the charts and parts of the plan that are written as such.

use std::ops::Range;

use planwright_core::model::{Block, BlockKind, Code};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Edit, Fix};
use pulldown_cmark::{CodeBlockKind, Event};

use super::Reader;
use crate::charts;

/// `charts`, `Chart`, `cahrt`.
fn is_nearly_chart(word: &str) -> bool {
    word != "chart" && nearest(&word.to_lowercase(), ["chart"]).is_some()
}

impl Reader<'_> {
    /// A block of code, or the chart or the part of the plan that it names.
    pub(super) fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>, depth: usize) -> Option<Block> {
        let mut text = String::new();
        let mut lines = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Text(line) => {
                    text.push_str(&line);
                    lines.push(at);
                }
                _ => break,
            }
        }
        let range = self.trimmed(range);
        let span = self.fragment.span(range.clone());
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
            CodeBlockKind::Indented => None,
        };
        match kind {
            CodeBlockKind::Fenced(_) => {
                if let Some(fence) = self.open_fence(&range) {
                    self.report_open_fence(fence, language.as_deref());
                    return None;
                }
            }
            CodeBlockKind::Indented => self.report_indented(&range, &text),
        }
        if let Some(written) = language.as_deref().filter(|word| self.is_insert(word)) {
            return self.insert(written, &range, &text, depth);
        }
        if let Some(written) = language.as_deref().filter(|&word| is_nearly_chart(word)) {
            let fence = self.fragment.slice(range.clone()).lines().next().unwrap_or_default().trim_end();
            let at = range.start + fence.rfind(written).unwrap_or(0);
            let place = self.fragment.span(at..at + written.len());
            self.report(
                Diagnostic::error("source/lost-text", place, format!("a block called `{written}` is no chart"))
                    .label("would be printed as it stands")
                    .help("A chart is drawn from a block that is called `chart`: ```` ```chart ````.")
                    .fix(Fix {
                        title: "Write `chart`".to_owned(),
                        safe: false,
                        edits: vec![Edit { span: place, insert: "chart".to_owned() }],
                    }),
            );
            // What leads to the chart is not to be reported too; what is wrong in it comes next.
            let (source, start) = self.same_length(&lines, range.start);
            let offset = self.fragment.span(start..start).start as usize;
            if let Some(chart) = charts::read(span, &source, offset, &mut Vec::new()) {
                return Some(Block { span, kind: BlockKind::Chart(chart) });
            }
        }
        if language.as_deref() == Some("chart") {
            let (source, start) = self.same_length(&lines, range.start);
            let offset = self.fragment.span(start..start).start as usize;
            let chart = charts::read(span, &source, offset, &mut self.diagnostics);
            return chart.map(|chart| Block { span, kind: BlockKind::Chart(chart) });
        }
        Some(Block { span, kind: BlockKind::Code(Code { language, text }) })
    }

    /// The opening fence of a block that has no closing one.
    fn open_fence(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let source = self.fragment.slice(range.clone());
        let mut lines = source.lines().map(|line| line.trim_matches(['>', ' ', '\t', '\r']));
        let first = lines.next()?;
        let sign = first.chars().next()?;
        let width = first.chars().take_while(|&c| c == sign).count();
        let last = lines.next_back().unwrap_or_default();
        let closed = last.chars().count() >= width && last.chars().all(|c| c == sign);
        (!closed).then(|| range.start..range.start + source.lines().next().unwrap_or_default().trim_end().len())
    }

    fn report_open_fence(&mut self, fence: Range<usize>, language: Option<&str>) {
        self.whole = false;
        // It closes what quotation marks were meant to open.
        if self.quoted_fence.take().is_some() && language.is_none() {
            return;
        }
        let what = if language == Some("chart") { "chart" } else { "block" };
        let signs: String = self.fragment.slice(fence.clone()).chars().take_while(|c| "`~".contains(*c)).collect();
        let shown = if signs.contains('`') { format!("```` {signs} ````") } else { format!("`{signs}`") };
        self.report(
            Diagnostic::error("source/lost-text", self.fragment.span(fence), format!("this {what} is never closed"))
                .label("begins here and does not end")
                .help(format!("Everything after it would be taken for a part of the {what}."))
                .help(format!("Write {shown} on a line of its own where the {what} ends.")),
        );
    }

    /// A paragraph that is indented so far that Markdown takes it for code.
    fn report_indented(&mut self, range: &Range<usize>, text: &str) {
        let word = |word: &&str| {
            let letters = word.trim_matches(|c: char| c.is_ascii_punctuation() || "‘’“”–".contains(c));
            letters.chars().count() > 1 && letters.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
        };
        if text.contains(['{', '}', ';', '=', '<', '\\']) || text.split_whitespace().filter(word).count() < 3 {
            return;
        }
        let line = self.fragment.slice(range.clone()).lines().next().unwrap_or_default().trim();
        let start = range.start + self.fragment.slice(range.clone()).find(line).unwrap_or(0);
        self.report(
            Diagnostic::error("source/lost-text", self.fragment.span(start..start + line.len()), "these words are indented so far that they become code")
                .label("would be printed in the letters of a program")
                .help("Four spaces or a tab before a line make it code: its lines are not broken, and links and bold in it do not work.")
                .help("Take the spaces before the words away. Where code is meant, put a line ```` ``` ```` before and after it."),
        );
    }

    /// The lines with spaces for what stands between them, the signs of a quote or a list: as long
    /// as the source, so that places in it are places in the file.
    fn same_length(&self, lines: &[Range<usize>], fallback: usize) -> (String, usize) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return (String::new(), fallback) };
        let line_start = self.fragment.slice(0..first.start).rfind('\n').map_or(0, |at| at + 1);
        let mut source = String::new();
        let mut at = line_start;
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let between = self.fragment.slice(at..line.start);
            source.extend(between.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
            source.push_str(self.fragment.slice(line.clone()));
            at = line.end;
        }
        debug_assert_eq!(source.len(), last.end.max(at) - line_start);
        (source, line_start)
    }
}
