//! The words of a paragraph: one sentence a line.

use std::ops::Range;

use pulldown_cmark::Event;

use super::lines::BLANK;
use super::sentences;
use super::tree::{self, Node, Tree};

/// The word that begins the caption of a table.
const CAPTION: &str = "Table:";

/// Signs at the beginning of a line by which somebody may have meant a list, a heading, an alert or
/// a table that Markdown does not see. The lines of such a paragraph are kept.
const MEANT: [&str; 15] = ["•", "·", "▪", "◦", "●", "\u{f0b7}", "- ", "* ", "+ ", "#", "[!", "|", "–\t", "-\t", "o\t"];

/// The lines of a paragraph whose lines stand at `places`; none where they are to be kept.
pub(super) fn anew(tree: &Tree<'_>, node: &Node, places: &[Range<usize>]) -> Option<Vec<String>> {
    let mut text = Joined::default();
    let places: Vec<Range<usize>> = places.iter().map(|at| without_space(tree.text, at)).collect();
    if places.iter().any(|at| keeps_lines(&tree.text[at.clone()])) {
        return None;
    }
    let last = places.last()?;
    if tree.text[last.clone()].ends_with('}') || tree.text[places.first()?.clone()].starts_with(CAPTION) {
        return None;
    }
    let (free, ends) = free(tree, node);
    let mut free = free.as_slice();
    for (index, at) in places.iter().enumerate() {
        text.push(tree.text, at, &mut free);
        let Some(next) = places.get(index + 1) else { break };
        match ends.get(index)? {
            End::Hard => text.break_here(tree.text.get(at.end..next.start)?),
            End::Soft { free } => text.space(*free),
        }
    }
    Some(text.lines())
}

/// A line without blank space around it.
fn without_space(text: &str, at: &Range<usize>) -> Range<usize> {
    let line = &text[at.clone()];
    let start = at.start + line.len() - line.trim_start_matches(BLANK).len();
    start..at.end - (line.len() - line.trim_end_matches(BLANK).len())
}

fn keeps_lines(line: &str) -> bool {
    let mark = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let lone = matches!(mark, "-" | "*" | "+" | "." | ")");
    lone || line.contains('\t') || MEANT.iter().any(|sign| line.starts_with(sign))
}

/// How a line ends.
enum End {
    /// The next one begins below it wherever that is.
    Hard,
    /// As a space would; `free` where a line can end in its place.
    Soft { free: bool },
}

/// Where words stand between which a line can end, and how the lines end.
fn free(tree: &Tree<'_>, node: &Node) -> (Vec<Range<usize>>, Vec<End>) {
    let (mut free, mut ends) = (Vec::new(), Vec::new());
    let mut whole = 0_usize;
    for (event, range) in &tree.events[node.events.clone()] {
        match event {
            Event::Start(tag) if tree::is_inline(tag) && tree::ends_whole(&tag.to_end()) => whole += 1,
            Event::End(tag) if tree::ends_whole(tag) => whole = whole.saturating_sub(1),
            Event::Text(_) if whole == 0 => free.push(range.clone()),
            Event::SoftBreak => ends.push(End::Soft { free: whole == 0 }),
            Event::HardBreak => ends.push(End::Hard),
            // A line that ends within code ends as a space.
            Event::Code(_) => {
                let lines = tree.text[range.clone()].matches('\n').count();
                ends.extend((0..lines).map(|_| End::Soft { free: false }));
            }
            _ => {}
        }
    }
    (free, ends)
}

/// The words of a paragraph in one line, or in a few where lines are meant to end.
#[derive(Default)]
struct Joined {
    /// The lines that are whole.
    done: Vec<String>,
    /// The line that is being written.
    line: String,
    /// Where in it a line can end.
    free: Vec<Range<usize>>,
}

impl Joined {
    /// Adds what stands at `at`; of `free`, what ends there is used up.
    fn push(&mut self, text: &str, at: &Range<usize>, free: &mut &[Range<usize>]) {
        let base = self.line.len();
        while let Some(range) = free.first().filter(|range| range.start < at.end) {
            let (start, end) = (range.start.max(at.start), range.end.min(at.end));
            if start < end {
                self.free.push(base + start - at.start..base + end - at.start);
            }
            if range.end > at.end {
                break;
            }
            *free = &free[1..];
        }
        self.line.push_str(&text[at.clone()]);
    }

    fn space(&mut self, free: bool) {
        if free {
            self.free.push(self.line.len()..self.line.len() + 1);
        }
        self.line.push(' ');
    }

    /// Ends the line as it was ended: `between` is what stands before the next one.
    fn break_here(&mut self, between: &str) {
        self.end_sentences();
        let spaces = between.len() - between.trim_start_matches(' ').len();
        if spaces > 1
            && let Some(last) = self.done.last_mut()
        {
            last.push_str("  ");
        }
    }

    /// Breaks the line at the ends of its sentences.
    fn end_sentences(&mut self) {
        let line = std::mem::take(&mut self.line);
        let mut start = 0;
        for range in std::mem::take(&mut self.free) {
            let mut at = range.start;
            while let Some(space) = line.get(at..range.end).and_then(|rest| rest.find(' ')) {
                let end = at + space;
                let next = end + line[end..].len() - line[end..].trim_start_matches(' ').len();
                if end > start && sentences::ends(&line[start..end], &line[next..]) {
                    self.done.push(line[start..end].to_owned());
                    start = next;
                }
                at = next;
            }
        }
        self.done.push(line[start..].to_owned());
    }

    fn lines(mut self) -> Vec<String> {
        self.end_sentences();
        self.done
    }
}
