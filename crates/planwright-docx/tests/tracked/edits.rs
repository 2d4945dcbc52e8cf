//! Random edits of a plan's texts, as people make them.

use proptest::prelude::*;

use crate::plan::Files;
use crate::text::{Text, is_plain};

/// What is done to a text. The numbers of an [`Edit`] say where, and with what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    WordOut,
    WordIn,
    Sentence,
    SentenceOut,
    Sign,
    Emphasis,
    Unmark,
    Case,
    Block,
    BlockOut,
    BlockTwice,
    Swap,
    Away,
    Join,
    Split,
    Item,
    ItemOut,
    ItemDeeper,
    ItemShallower,
    Row,
    RowOut,
    RowSwap,
    Cell,
    Column,
    HeadingLevel,
    Note,
    NoteOut,
    NoteAgain,
    NoteText,
    Alternative,
    Picture,
    PictureWhole,
    Address,
    AsItem,
    AsQuote,
    AsHeading,
    AsPlain,
    Front,
    SectionOut,
    SectionElsewhere,
}

pub(crate) use Kind as K;

const KINDS: [Kind; 41] = [
    K::Word,
    K::WordOut,
    K::WordIn,
    K::Sentence,
    K::SentenceOut,
    K::Sign,
    K::Emphasis,
    K::Unmark,
    K::Case,
    K::Block,
    K::BlockOut,
    K::BlockTwice,
    K::Swap,
    K::Away,
    K::Join,
    K::Split,
    K::Item,
    K::ItemOut,
    K::ItemDeeper,
    K::ItemShallower,
    K::Row,
    K::RowOut,
    K::RowSwap,
    K::Cell,
    K::Column,
    K::HeadingLevel,
    K::Note,
    K::NoteOut,
    K::NoteAgain,
    K::NoteText,
    K::Alternative,
    K::Picture,
    K::PictureWhole,
    K::Address,
    K::AsItem,
    K::AsQuote,
    K::AsHeading,
    K::AsPlain,
    K::Front,
    K::SectionOut,
    K::SectionElsewhere,
];

/// An edit: what, in which file, at which block, and at which place with which words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edit {
    pub(crate) kind: Kind,
    pub(crate) file: usize,
    pub(crate) block: usize,
    pub(crate) place: usize,
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    (0..KINDS.len(), 0..1_000_usize, 0..1_000_usize, 0..10_000_usize).prop_map(|(kind, file, block, place)| Edit {
        kind: KINDS[kind],
        file,
        block,
        place,
    })
}

/// The texts after an edit; none where there is no place for it.
pub(crate) fn apply(files: &Files, edit: &Edit) -> Option<Files> {
    let mut files = files.clone();
    let sections: Vec<String> = files.keys().filter(|path| is_section(path)).cloned().collect();
    let path = sections.get(edit.file % sections.len())?.clone();
    match edit.kind {
        K::SectionOut => {
            if path == "plan.md" || path.ends_with("index.md") {
                return None;
            }
            files.remove(&path)?;
            return Some(files);
        }
        K::SectionElsewhere => {
            if path == "plan.md" || path.ends_with("index.md") {
                return None;
            }
            let (folder, name) = path.rsplit_once('/').map_or(("", path.as_str()), |(folder, name)| (folder, name));
            let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
            let to = format!("{folder}{}{}{rest}", if folder.is_empty() { "" } else { "/" }, 1 + edit.place % 19);
            if files.contains_key(&to) {
                return None;
            }
            let text = files.remove(&path)?;
            files.insert(to, text);
            return Some(files);
        }
        K::Away => {
            let to = sections.get(edit.place % sections.len())?.clone();
            let mut from = Text::of(files.get(&path)?)?;
            let at = from.nth(edit.block, is_plain)?;
            let block = from.blocks.remove(at);
            files.insert(path, from.into_text());
            let mut into = Text::of(files.get(&to)?)?;
            let at = (edit.place / 7) % (into.blocks.len() + 1);
            into.blocks.insert(at, block);
            files.insert(to, into.into_text());
            return Some(files);
        }
        _ => {}
    }
    let mut text = Text::of(files.get(&path)?)?;
    text.edit(edit)?;
    let after = text.into_text();
    if files.get(&path)? == &after {
        return None;
    }
    files.insert(path, after);
    Some(files)
}

fn is_section(path: &str) -> bool {
    path.ends_with(".md") && !path.starts_with("panel/") && !path.starts_with("papers/")
}
