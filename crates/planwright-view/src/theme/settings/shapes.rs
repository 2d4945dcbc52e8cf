//! Which keys and words `theme.yaml` has.

use planwright_yaml::read::Shape;

pub(super) static THEME: Shape = Shape {
    place: "`theme.yaml`",
    holder: "a theme",
    keys: &["extends", "colours", "fonts", "logo", "cover", "furniture", "partners"],
    elsewhere: &[],
};

/// The names of colours, each with the place where it is looked for in `colours` and `dark`.
macro_rules! names {
    ($($name:literal),+ ; $($more:literal),*) => {
        pub(super) static PALETTE: Shape = Shape::new("colours", &[$($name),+]);
        pub(in crate::theme) static COLOURS: Shape = Shape::new("colours", &[$($name),+, $($more),*]);
    };
}

names!(
    "text", "background", "ink", "page", "muted", "paper", "rule", "accent", "link", "visited", "focus", "field",
    "on-field", "mist", "tab", "gold", "draft", "on-draft", "status", "zone-1", "zone-2", "zone-3", "zone-4", "zone-5",
    "zone-6"; "dark"
);

pub(super) static FONTS: Shape = Shape::new("fonts", &["body", "heading"]);
pub(super) static LOGO: Shape = Shape::new("a logo", &["file", "dark", "alt"]);
pub(super) static COVER: Shape = Shape::new("the cover", &["layout", "picture"]);
pub(super) static FURNITURE: Shape = Shape::new("the page furniture", &["head", "foot", "tabs"]);
pub(super) static PARTNER: Shape = Shape::new("a partner", &["name", "logo", "alt", "url"]);

/// The name that style sheets and Typst have for a colour of `theme.yaml`.
pub(in crate::theme) fn alias(key: &str) -> &str {
    match key {
        "text" => "ink",
        "background" => "page",
        other => other,
    }
}

/// How the cover, the masthead and the head of the plan on a page are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// The title in light letters on one large field of colour.
    #[default]
    Field,
    /// A band of colour with the office and the logo, and the title below it in dark letters.
    Band,
    /// No field: dark letters on the panel's colour.
    Plain,
}

impl Layout {
    /// Every layout, the common one first.
    pub(super) const ALL: [Self; 3] = [Self::Field, Self::Band, Self::Plain];

    /// Its word in `theme.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Field => "field",
            Self::Band => "band",
            Self::Plain => "plain",
        }
    }
}

/// What stands over a page of the PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Head {
    /// The plan's title and the chapter's.
    #[default]
    Both,
    /// The plan's title.
    Title,
    /// The chapter's title.
    Chapter,
    /// Nothing.
    None,
}

impl Head {
    /// Every choice, the common one first.
    pub(super) const ALL: [Self; 4] = [Self::Both, Self::Title, Self::Chapter, Self::None];

    /// Its word in `theme.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Title => "title",
            Self::Chapter => "chapter",
            Self::None => "none",
        }
    }
}

/// What stands under a page of the PDF, beside its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Foot {
    /// What the document is: kind, area, period, version.
    #[default]
    Document,
    /// The plan's title.
    Title,
    /// Nothing but the number.
    Number,
}

impl Foot {
    /// Every choice, the common one first.
    pub(super) const ALL: [Self; 3] = [Self::Document, Self::Title, Self::Number];

    /// Its word in `theme.yaml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Title => "title",
            Self::Number => "number",
        }
    }
}
