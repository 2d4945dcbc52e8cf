//! How a run of words looks.

use super::Reader;
use super::xml::{Node, attribute, child, switch, val};

/// How a run looks.
#[derive(Debug, Clone, Default)]
pub(super) struct Look {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) code: bool,
    pub(super) hidden: bool,
    pub(super) struck: bool,
    pub(super) highlighted: bool,
    pub(super) language: Option<String>,
    pub(super) raised: bool,
}

impl Reader<'_> {
    /// The look that a run's properties give it.
    pub(super) fn look(&self, run: Node<'_>) -> Look {
        let Some(properties) = child(run, "rPr") else { return Look::default() };
        let style = val(properties, "rStyle");
        let named = |of: fn(&super::Styles, Option<&str>) -> bool| style.is_some() && of(&self.styles, style);
        let face = child(properties, "rFonts").and_then(|fonts| attribute(fonts, "ascii")).unwrap_or_default();
        Look {
            strong: switch(properties, "b").unwrap_or_else(|| named(super::Styles::strong)),
            emphasis: switch(properties, "i").unwrap_or_else(|| named(super::Styles::emphasis)),
            code: self.styles.is_code(style) || matches!(face, "Courier New" | "Consolas" | "Liberation Mono"),
            hidden: switch(properties, "vanish").unwrap_or_else(|| named(super::Styles::hidden)),
            struck: switch(properties, "strike") == Some(true) || switch(properties, "dstrike") == Some(true),
            highlighted: val(properties, "highlight").is_some_and(|colour| colour != "none"),
            language: self.language(properties),
            raised: val(properties, "vertAlign") == Some("superscript"),
        }
    }

    /// The language of a run, where it is another than the document's and than English, which spelling checkers sprinkle
    /// over documents in it.
    fn language(&self, properties: Node<'_>) -> Option<String> {
        let lang = child(properties, "lang")?;
        let is_bidi = switch(properties, "rtl") == Some(true) || switch(properties, "cs") == Some(true);
        let tag = attribute(lang, if is_bidi { "bidi" } else { "val" })?;
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
        let own = primary(self.styles.language.as_deref().unwrap_or("en"));
        let found = primary(tag);
        let is_tag = (2..=3).contains(&found.len()) && found.bytes().all(|b| b.is_ascii_lowercase());
        (is_tag && found != own && found != "en").then_some(found)
    }
}
