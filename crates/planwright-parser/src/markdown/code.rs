//! Preformatted text, and the charts that are written as such.

use std::ops::Range;

use planwright_core::model::{Block, BlockKind, Code};
use pulldown_cmark::{CodeBlockKind, Event};

use super::Reader;
use crate::charts;

impl Reader<'_> {
    /// A block of code, or the chart that it describes.
    pub(super) fn code(&mut self, kind: &CodeBlockKind<'_>, range: Range<usize>) -> Option<Block> {
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
        if language.as_deref() == Some("chart") {
            let (source, start) = self.same_length(&lines, range.start);
            let offset = self.fragment.span(start..start).start as usize;
            let chart = charts::read(span, &source, offset, &mut self.diagnostics);
            return chart.map(|chart| Block { span, kind: BlockKind::Chart(chart) });
        }
        Some(Block { span, kind: BlockKind::Code(Code { language, text }) })
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
