//! What can be written at a place: found by the text as it is being typed, and by the last plan that could be read.

mod body;
mod front;
mod paths;

use gen_lsp_types::{CompletionItem, CompletionItemKind, Documentation, MarkupContent, MarkupKind, Range, TextEdit};

use crate::analysis::Analysis;
use crate::position::Lines;
use crate::schema::FileKind;

/// Where something is to be written.
pub(crate) struct At<'a> {
    /// The text as it stands in the editor.
    pub(crate) text: &'a str,
    pub(crate) lines: &'a Lines,
    /// The byte of the cursor.
    pub(crate) offset: usize,
    /// The file's path within the plan, with `/`.
    pub(crate) within: &'a str,
    /// The last state of the plan that could be read.
    pub(crate) analysis: Option<&'a Analysis>,
}

/// What can be written.
pub(crate) struct Choice {
    /// The words themselves.
    pub(crate) label: String,
    /// What is put in, where it is more than that.
    pub(crate) insert: Option<String>,
    /// What it is, in a few words.
    pub(crate) detail: String,
    /// What it means, in Markdown.
    pub(crate) meaning: String,
    pub(crate) kind: CompletionItemKind,
}

impl Choice {
    fn new(label: impl Into<String>, kind: CompletionItemKind) -> Self {
        Self { label: label.into(), insert: None, detail: String::new(), meaning: String::new(), kind }
    }

    fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    fn meaning(self, meaning: impl Into<String>) -> Self {
        Self { meaning: meaning.into(), ..self }
    }

    fn insert(self, insert: impl Into<String>) -> Self {
        Self { insert: Some(insert.into()), ..self }
    }
}

/// Choices, and the bytes whose place they take.
pub(crate) struct Choices {
    pub(crate) word: std::ops::Range<usize>,
    pub(crate) all: Vec<Choice>,
}

/// What can be written at a place, in the order in which it is best offered.
pub(crate) fn at(at: &At<'_>) -> Vec<CompletionItem> {
    let Some(kind) = FileKind::of(at.within) else { return Vec::new() };
    let in_front = crate::front::block(at.text).is_some_and(|block| at.offset <= block.end && at.offset >= block.start);
    let choices = if in_front { front::choices(at, kind) } else { body::choices(at, kind) };
    let Some(Choices { word, all }) = choices else { return Vec::new() };
    let range = at.lines.range(at.text, word);
    all.into_iter().enumerate().map(|(nth, choice)| item(nth, choice, range)).collect()
}

fn item(nth: usize, choice: Choice, range: Range) -> CompletionItem {
    let Choice { label, insert, detail, meaning, kind } = choice;
    let markdown = |value| Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value });
    let edit = TextEdit { range, new_text: insert.unwrap_or_else(|| label.clone()) };
    CompletionItem {
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        documentation: Some(meaning).filter(|meaning| !meaning.is_empty()).map(markdown),
        kind: Some(kind),
        sort_text: Some(format!("{nth:04}")),
        filter_text: Some(label.clone()),
        label,
        text_edit: Some(edit.into()),
        ..CompletionItem::default()
    }
}
