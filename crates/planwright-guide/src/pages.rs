//! The pages, in their order.

use crate::Topic;

/// A part of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What to read first.
    First,
    /// How things are written.
    Writing,
    /// The kinds of section, a page each.
    Kinds,
    /// The way to issue, and after it.
    Way,
    /// Working with others.
    Together,
}

impl Part {
    /// Every one, in order.
    pub const ALL: &'static [Self] = &[Self::First, Self::Writing, Self::Kinds, Self::Way, Self::Together];

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::First => "First steps",
            Self::Writing => "Writing",
            Self::Kinds => "Kinds of section",
            Self::Way => "On the way to issue",
            Self::Together => "Working together",
        }
    }
}

/// A page as it is written, with places to fill in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    pub(crate) id: &'static str,
    pub(crate) part: Part,
    pub(crate) source: &'static str,
}

impl Page {
    pub(crate) fn topic(&self) -> Topic {
        let mut paragraphs = self.source.split("\n\n").map(str::trim);
        Topic {
            id: self.id,
            title: paragraphs.next().unwrap_or_default().trim_start_matches("# "),
            summary: paragraphs.next().unwrap_or_default(),
            part: self.part,
        }
    }
}

/// Lists pages by id; that of a kind stands in a folder of its own.
macro_rules! pages {
    ($($part:ident: [$($id:literal),+ $(,)?])+) => {
        /// Every page.
        pub(crate) const PAGES: &[Page] = &[$($(Page {
            id: $id,
            part: Part::$part,
            source: include_str!(concat!("../pages/", pages!(@folder $part), $id, ".md")),
        },)+)+];
    };
    (@folder Kinds) => { "kinds/" };
    (@folder $part:ident) => { "" };
}

pages! {
    First: ["start", "findings"]
    Writing: ["folder", "writing", "tables", "plan", "kinds"]
    Kinds: [
        "foreword", "introduction", "area", "leadership", "principle", "vision", "priority", "commitment",
        "opportunity", "strategic-policing-requirement", "accountability", "performance", "resources", "grants",
        "services", "consultation", "engagement", "partnership", "review", "governance", "equality", "appendix",
        "section",
    ]
    Way: ["page", "record", "panel", "publishing", "papers", "languages", "themes"]
    Together: ["git", "pipelines"]
}
