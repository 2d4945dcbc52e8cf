//! Reads the words of a plan from its sources, by none of Planwright's own code.

pub(crate) mod beside;
mod cover;
mod flow;
mod folder;
pub(crate) mod locale;
mod markdown;
mod records;
mod signs;
mod tables;
mod titles;

use std::path::Path;

use crate::edition::Words;
pub(crate) use cover::Cover;

/// How words are to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// As HTML and a tag tree give them.
    Tagged,
    /// As they stand on sheets: a footnote's number is part of the word before it.
    Sheets,
    /// As HTML gives them, but for the pages of sections: a Word document names none.
    Word,
    /// As plain text has them: tables that are too wide are pairs of heading and value.
    Plain,
}

/// Where an output may print what is no word of the sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// Before the title of a priority or commitment: "Priority", 1; its number in a plan that is
    /// numbered.
    Numeral(String, usize, Option<String>),
    /// Before any title, where the plan is numbered.
    Number(String),
    /// Before a caption: "Table 2".
    Label(String),
    /// Before an entry of a list; its number where it has one.
    Item(Option<u64>),
    /// Where a picture stands: its alternative text.
    Picture(String),
    /// Where a chart is drawn.
    Chart {
        /// Its alternative text.
        alt: String,
        /// The cells of its table, which label the drawing.
        cells: Vec<String>,
        /// "The figures: Table 2", behind it.
        figures: String,
    },
    /// Before the words of the glossary: its heading.
    Glossary(String),
    /// Behind a section that the statutory index names: the page on which it begins.
    Folio,
}

/// A plan as its sources tell it.
pub(crate) struct Source {
    pub(crate) words: Words,
    /// Each with the number of words before it.
    pub(crate) places: Vec<(usize, Place)>,
    pub(crate) notes: Vec<Words>,
    pub(crate) cover: Cover,
    /// The foreword, the chapters, their sections and the glossary.
    pub(crate) titles: Vec<Title>,
}

/// A line of the contents.
pub(crate) struct Title {
    pub(crate) is_chapter: bool,
    pub(crate) number: Option<String>,
    pub(crate) words: String,
}

/// Reads the sources of a plan; `index` is the page of its statutory index, for a plan that has it as an appendix.
pub(crate) fn read(path: &Path, index: &str, style: Style) -> Source {
    let locale = locale::Locale::english();
    let folder = folder::read(path);
    let cover = cover::read(&folder.plan, &locale);
    flow::Flow::new(&folder, &locale, style).read(cover, index)
}
