//! Parts of the plan that a paper puts in: fenced blocks called `insert`.

use std::ops::Range;

use planwright_core::model::{Block, BlockKind, InsertKind};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Edit, Fix, Span};

use super::Reader;

/// What a block is called that puts in a part of the plan.
const INSERT: &str = "insert";

impl Reader<'_> {
    /// Whether a block of this name puts in a part of the plan. In a paper a word that is nearly it was meant for it.
    pub(super) fn is_insert(&self, word: &str) -> bool {
        word == INSERT || (self.holds.inserts && nearest(&word.to_lowercase(), [INSERT]).is_some())
    }

    /// The part of the plan that a block names; none where it names none, or where nothing can be put in. `written` is
    /// what the block is called and `text` what stands in it.
    pub(super) fn insert(&mut self, written: &str, range: &Range<usize>, text: &str, depth: usize) -> Option<Block> {
        let fence = self.fragment.slice(range.clone()).lines().next().unwrap_or_default().trim_end();
        let at = range.start + fence.rfind(written).unwrap_or(0);
        let name = self.fragment.span(at..at + written.len());
        if !self.holds.inserts {
            self.report(not_a_paper(name));
            return None;
        }
        if written != INSERT {
            self.report(misspelt(name, written));
        }
        if depth > 0 {
            self.report(inside(name));
            return None;
        }
        let word = text.trim();
        let kind = InsertKind::from_word(word);
        if kind.is_none() {
            let place = self.place_of(word, range, name);
            self.report(if word.is_empty() { empty(place) } else { unknown(place, word) });
        }
        let span = self.fragment.span(range.clone());
        kind.map(|kind| Block { span, kind: BlockKind::Insert(kind) })
    }

    /// Where the words of a block stand: their first line.
    fn place_of(&self, word: &str, range: &Range<usize>, name: Span) -> Span {
        let Some(line) = word.lines().next().filter(|line| !line.is_empty()) else { return name };
        let source = self.fragment.slice(range.clone());
        let behind = source.find('\n').unwrap_or(0);
        match source.get(behind..).and_then(|rest| rest.find(line)) {
            Some(at) => self.fragment.span(range.start + behind + at..range.start + behind + at + line.len()),
            None => name,
        }
    }
}

/// The words of the parts, as a sentence lists them.
fn words() -> String {
    let words: Vec<String> = InsertKind::ALL.iter().map(|kind| format!("`{}`", kind.as_str())).collect();
    words.join(", ")
}

fn not_a_paper(span: Span) -> Diagnostic {
    Diagnostic::error("source/value", span, "a block called `insert` stands in no paper")
        .label("nothing would be put in here")
        .help("It puts a part of the plan into a paper about the plan, a file in `papers/`. The plan has that part already.")
        .help("Take the block out, and lead readers there with a link: `[](#an-id)`.")
}

fn misspelt(span: Span, written: &str) -> Diagnostic {
    Diagnostic::error("source/lost-text", span, format!("a block called `{written}` puts nothing in"))
        .label("would be printed as it stands")
        .help("A part of the plan is put in by a block that is called `insert`: ```` ```insert ````.")
        .fix(Fix {
            title: "Write `insert`".to_owned(),
            safe: false,
            edits: vec![Edit { span, insert: INSERT.to_owned() }],
        })
}

fn inside(span: Span) -> Diagnostic {
    Diagnostic::error("source/value", span, "a part of the plan cannot be put into a list, a quotation or a note")
        .label("stands inside another block")
        .help("What it puts in has headings and lists of its own, which have no room there.")
        .help("Write the block at the left edge, with an empty line before and after it.")
}

fn empty(span: Span) -> Diagnostic {
    Diagnostic::error("source/value", span, "this block does not say which part of the plan to put in")
        .label("nothing stands in it")
        .help(format!("Write one of {} on the line after this one.", words()))
}

fn unknown(span: Span, word: &str) -> Diagnostic {
    let line = word.lines().next().unwrap_or_default();
    let known = InsertKind::ALL.iter().map(|kind| kind.as_str());
    let message = match word.lines().count() {
        1 => format!("`{line}` is no part of the plan that can be put in"),
        _ => "a block called `insert` names one part of the plan, on one line".to_owned(),
    };
    let finding = Diagnostic::error("source/value", span, message);
    let finding = match nearest(line, known) {
        Some(near) if word.lines().count() == 1 => finding.label(format!("did you mean `{near}`?")).fix(Fix {
            title: format!("Write `{near}`"),
            safe: false,
            edits: vec![Edit { span, insert: near.to_owned() }],
        }),
        _ => finding.label("would put nothing in"),
    };
    finding.help(format!("Write one of {}.", words()))
}
