//! Reading `theme.yaml`: every key with its place, every fault told at it.

mod shapes;
mod values;

use std::collections::BTreeMap;

use planwright_core::{Diagnostic, Span, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::{self, Fields};

pub(super) use self::shapes::{COLOURS, alias};
use self::shapes::{COVER, FONTS, FURNITURE, LOGO, PALETTE, PARTNER, THEME};
pub use self::shapes::{Foot, Head, Layout};
use self::values::{path, sentence};
use super::colour::Colour;

/// What a `theme.yaml` says; what it leaves out, the theme below says.
#[derive(Debug, Clone, Default)]
pub(super) struct Settings {
    pub(super) extends: Option<Spanned<String>>,
    pub(super) colours: Palette,
    pub(super) dark: Palette,
    pub(super) body: Option<Spanned<String>>,
    pub(super) heading: Option<Spanned<String>>,
    pub(super) logo: Option<LogoKeys>,
    pub(super) layout: Option<Layout>,
    pub(super) cover_picture: Option<Spanned<String>>,
    pub(super) head: Option<Head>,
    pub(super) foot: Option<Foot>,
    pub(super) tabs: Option<bool>,
    pub(super) partners: Option<Vec<PartnerKeys>>,
}

/// Colours by name, with their places.
pub(super) type Palette = BTreeMap<String, Spanned<Colour>>;

/// What is said of the logo.
#[derive(Debug, Clone)]
pub(super) struct LogoKeys {
    pub(super) file: Spanned<String>,
    /// The logo for dark grounds.
    pub(super) dark: Option<Spanned<String>>,
    pub(super) alt: String,
}

/// What is said of a partner.
#[derive(Debug, Clone)]
pub(super) struct PartnerKeys {
    pub(super) name: String,
    pub(super) logo: Option<(Spanned<String>, String)>,
    pub(super) url: Option<String>,
}

/// Reads a whole `theme.yaml`. What is faulty is left out, with a finding.
pub(super) fn read(node: &Node, start: Span, out: &mut Vec<Diagnostic>) -> Settings {
    let mut settings = Settings::default();
    let Some(mut fields) = Fields::root(node, "`theme.yaml`", &THEME, start, out) else { return settings };
    let fields = &mut fields;
    settings.extends = fields.text("extends");
    if let Some((light, dark)) = fields.read("colours", colours) {
        (settings.colours, settings.dark) = (light, dark);
    }
    fields.read("fonts", |node, key, out| {
        let mut fields = Fields::open(node, key, &FONTS, out)?;
        settings.body = fields.text("body");
        settings.heading = fields.text("heading");
        Some(())
    });
    settings.logo = fields.read("logo", logo);
    fields.read("cover", |node, key, out| {
        let mut fields = Fields::open(node, key, &COVER, out)?;
        settings.layout = fields.word("layout", &Layout::ALL, Layout::as_str).map(|layout| layout.value);
        settings.cover_picture = fields.read("picture", path);
        Some(())
    });
    fields.read("furniture", |node, key, out| {
        let mut fields = Fields::open(node, key, &FURNITURE, out)?;
        settings.head = fields.word("head", &Head::ALL, Head::as_str).map(|head| head.value);
        settings.foot = fields.word("foot", &Foot::ALL, Foot::as_str).map(|foot| foot.value);
        settings.tabs = fields.boolean("tabs").map(|tabs| tabs.value);
        Some(())
    });
    if fields.key_span("partners").is_some() {
        settings.partners = Some(fields.list("partners", partner));
    }
    settings
}

fn colours(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<(Palette, Palette)> {
    let mut fields = Fields::open(node, key, &COLOURS, out)?;
    let light = palette(&mut fields);
    let dark = fields.read("dark", |node, key, out| Some(palette(&mut Fields::open(node, key, &PALETTE, out)?)));
    Some((light, dark.unwrap_or_default()))
}

fn palette(fields: &mut Fields<'_, '_>) -> Palette {
    let mut palette = Palette::new();
    for key in PALETTE.keys {
        let Some(colour) = fields.read(key, values::colour) else {
            if let (Some(span), None) = (fields.key_span(key), fields.entry(key)) {
                fields.out().push(values::no_colour(key, span));
            }
            continue;
        };
        let name = alias(key);
        if palette.contains_key(name) {
            let twice =
                Diagnostic::error("theme/settings", colour.span, format!("`{key}` and `{name}` are one colour"))
                    .label("given twice")
                    .help(format!("`{key}` is another name of `{name}`. Leave one of the two out."));
            fields.out().push(twice);
        } else {
            palette.insert(name.to_owned(), colour);
        }
    }
    palette
}

fn logo(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<LogoKeys> {
    let mut fields = Fields::open(node, key, &LOGO, out)?;
    fields.require("file", "It is the picture: an SVG or PNG file in the theme's folder, as `assets/logo.svg`.");
    fields.require("alt", "People who cannot see the logo hear this instead: the name of the office.");
    let (file, dark, alt) = (fields.read("file", path), fields.read("dark", path), fields.read("alt", sentence));
    Some(LogoKeys { file: file?, dark, alt: alt? })
}

fn partner(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<PartnerKeys> {
    let mut fields = Fields::open(node, key, &PARTNER, out)?;
    fields.require("name", "It is printed where there is no logo, and says whose plan this is too.");
    let name = fields.read("name", sentence);
    let file = fields.read("logo", path);
    if file.is_some() {
        fields.require("alt", "People who cannot see the logo hear this instead: the partner's name.");
    }
    let alt = fields.read("alt", sentence);
    let url = fields.read("url", read::link).map(|url| url.value);
    Some(PartnerKeys { name: name?, logo: file.zip(alt), url })
}

#[cfg(test)]
mod tests;
