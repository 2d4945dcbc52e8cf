use serde::Serialize;

/// Something that the law or the panel asks for, how it stands, and what the plan says to it. The
/// statutory index is made of these, and so is the response to the panel.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClauseView {
    /// Its anchor.
    pub id: String,
    /// "Financial and other resources"; for a recommendation "Recommendation 1".
    pub title: String,
    /// BCP 47, where the lead, or without one the title, is in another language than the view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Where it comes from: "PRSRA 2011 s.7(1)(c)", or the name of a rule.
    pub cite: Option<String>,
    /// The words of a recommendation.
    pub lead: Option<String>,
    /// How it stands; none for a finding that was set aside.
    pub state: Option<StateView>,
    /// What there is to say of it, in order.
    pub rows: Vec<ClauseRow>,
}

/// How a clause stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateView {
    /// `met` `partly` `mentioned` `not-mentioned` `not-met` `waived` `not-yet` `not-applicable`; of a step `faulty` besides;
    /// of a recommendation `accepted` `partly` `rejected` `open`.
    pub name: String,
    /// "Met".
    pub label: String,
}

/// A label and what stands beside it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClauseRow {
    /// `asks` `met-in` `taken` `evidence` `parts` `advice` `found` `waiver` `due` `where` `reading` `reply` `shown-in`.
    pub name: String,
    /// "What the law asks".
    pub label: String,
    /// What stands there; never empty.
    pub entries: Vec<ClauseEntry>,
}

/// An entry of a clause: words, sections, or words with the sections in brackets behind them.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ClauseEntry {
    /// The words; empty where the entry is a section.
    pub words: String,
    /// BCP 47, where the words are in another language than the view.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Where the words lead, if anywhere.
    pub href: Option<String>,
    /// The sections.
    pub places: Vec<Place>,
    /// That there are more sections: "and 4 more".
    pub more: Option<String>,
}

/// A section that a clause names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place {
    /// The section's id.
    pub id: String,
    /// Its title.
    pub title: String,
}

/// How many stand in one way.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tally {
    /// As [`StateView::name`].
    pub state: String,
    /// "not yet due".
    pub label: String,
    /// How many.
    pub count: usize,
}

/// A stretch of a clause's entry, as every output prints it one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClausePart<'a> {
    /// Words.
    Words(&'a str),
    /// Words in another language, and its tag.
    Foreign(&'a str, &'a str),
    /// Words that lead to another place.
    Link(&'a str, &'a str),
    /// A section's title, which leads there.
    Place(&'a Place),
    /// The page of a section in the PDF of the plan, where it is known.
    PageOf(&'a Place),
}

impl ClauseEntry {
    /// An entry of words alone.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// An entry that is a section.
    #[must_use]
    pub fn place(place: Place) -> Self {
        Self { places: vec![place], ..Self::default() }
    }

    /// The entry in the order in which it is printed. A section that stands alone tells its page;
    /// those that stand in brackets only say where.
    #[must_use]
    pub fn parts(&self) -> Vec<ClausePart<'_>> {
        let mut parts = Vec::new();
        let alone = self.words.is_empty();
        if !alone {
            parts.push(match (&self.href, &self.lang) {
                (Some(href), _) => ClausePart::Link(&self.words, href),
                (None, Some(lang)) => ClausePart::Foreign(&self.words, lang),
                (None, None) => ClausePart::Words(&self.words),
            });
            if !self.places.is_empty() {
                parts.push(ClausePart::Words(" ("));
            }
        }
        for (i, place) in self.places.iter().enumerate() {
            if i > 0 {
                parts.push(ClausePart::Words(", "));
            }
            parts.push(ClausePart::Place(place));
            if alone {
                parts.push(ClausePart::PageOf(place));
            }
        }
        if let Some(more) = &self.more {
            parts.push(ClausePart::Words(" "));
            parts.push(ClausePart::Words(more));
        }
        if !alone && !self.places.is_empty() {
            parts.push(ClausePart::Words(")"));
        }
        parts
    }
}
