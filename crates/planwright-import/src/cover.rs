//! What stands before the first heading: words of the cover, facts about the plan, or text.

use planwright_docx::read::{Block, Inline, Role, plain, plain_blocks};

use crate::guess::{has, searched};
use crate::plan::one_line;

/// From so many words on, a paragraph is text and not a word of the cover.
const TEXT_WORDS: usize = 12;
/// A single paragraph up to so many words is the plan's summary.
const SUMMARY_WORDS: usize = 60;

/// What was made of it.
#[derive(Debug, Default)]
pub(crate) struct Cover {
    pub(crate) version: Option<String>,
    pub(crate) issuer: Option<String>,
    pub(crate) chief_officer: Option<String>,
    pub(crate) summary: Option<String>,
    /// The commissioner's own words: the body of `plan.md`.
    pub(crate) foreword: Vec<Block>,
    /// Text that is not.
    pub(crate) about: Vec<Block>,
    /// Why, and the words.
    pub(crate) left_out: Vec<(String, String)>,
}

/// Looks through what stands before the first heading.
pub(crate) fn cover(front: Vec<Block>, has_foreword: bool) -> Cover {
    let mut cover = Cover::default();
    let (mut lines, mut text) = (Vec::new(), Vec::new());
    let mut facts = Vec::new();
    for block in front {
        match &block {
            Block::Paragraph { content, .. } if is_line(content) => {
                let words = one_line(content);
                if cover.fact(content, &words) { facts.push(words) } else { lines.push(words) }
            }
            Block::Rule => {}
            _ => text.push(block),
        }
    }
    // Short lines among text are text: headings of a letter, a signature.
    cover.left_out.extend(
        (!lines.is_empty())
            .then(|| ("Short lines before the first heading, as on a cover".to_owned(), lines.join(" · "))),
    );
    cover.left_out.extend((!facts.is_empty()).then(|| {
        (
            "Facts before the first heading, which plan.md says in its keys or the plan's cover anew".to_owned(),
            facts.join(" · "),
        )
    }));
    let words = plain_blocks(&text);
    let is_own = has(&searched(&words), "i.") || has(&searched(&words), "my.");
    match text.as_slice() {
        [Block::Paragraph { role: Role::Text, content }]
            if !is_own
                && content.iter().all(|inline| matches!(inline, Inline::Text(_)))
                && words.split_whitespace().count() <= SUMMARY_WORDS =>
        {
            cover.summary = Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        _ if is_own && !has_foreword => cover.foreword = text,
        _ => cover.about = text,
    }
    cover
}

impl Cover {
    /// Takes a fact that `plan.md` has a key for.
    fn fact(&mut self, content: &[Inline], words: &str) -> bool {
        let Some((label, value)) = label(content, words) else { return false };
        let person = |value: &str| value.split(',').next().unwrap_or(value).trim().to_owned();
        match label.to_lowercase().as_str() {
            "version" | "edition" => self.version = Some(value),
            "issued by" | "commissioner" if value.contains(',') => self.issuer = Some(person(&value)),
            "chief constable" => self.chief_officer = Some(person(&value)),
            "period" | "status" | "police area" | "issued by" | "contact" | "dated" | "issued" => {}
            _ => return false,
        }
        true
    }
}

/// A bold label and what follows, or `Label: value`.
fn label(content: &[Inline], words: &str) -> Option<(String, String)> {
    if let [Inline::Text(first), rest @ ..] = content
        && first.strong
        && !rest.is_empty()
    {
        return Some((first.words.trim().trim_end_matches(':').to_owned(), one_line(rest)));
    }
    let (label, value) = words.split_once(": ")?;
    Some((label.trim().to_owned(), value.trim().to_owned()))
}

/// True for a few words without a picture or a note.
fn is_line(content: &[Inline]) -> bool {
    let is_plain = |inline: &Inline| !matches!(inline, Inline::Picture(_) | Inline::Note(_));
    content.iter().all(is_plain) && plain(content).split_whitespace().count() < TEXT_WORDS
}
