//! Faces, logo, cover, furniture and partners: from what the layers say to what outputs take.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use planwright_core::{Diagnostic, Spanned};
use usvg::fontdb::Database;

use super::files::Files;
use super::fonts;
use super::place::Places;
use super::settings::{LogoKeys, PartnerKeys, Settings};
use super::{Cover, Faces, Furniture, Logo, Partner};
use crate::Picture;
use crate::picture::{self, Letters};

/// A value, and whether a theme of one's own gives it.
type Own<T> = (T, bool);

/// What the layers say, the nearest first.
#[derive(Default)]
pub(super) struct Parts {
    body: Option<Own<Spanned<String>>>,
    heading: Option<Own<Spanned<String>>>,
    logo: Option<LogoKeys>,
    cover_picture: Option<Spanned<String>>,
    partners: Option<Vec<PartnerKeys>>,
    layout: Option<super::Layout>,
    head: Option<super::Head>,
    foot: Option<super::Foot>,
    tabs: Option<bool>,
    pub(super) furniture: Furniture,
}

/// What can be shown of it.
pub(super) struct Shown {
    pub(super) logo: Option<Logo>,
    pub(super) cover: Cover,
    pub(super) partners: Vec<Partner>,
}

impl Parts {
    /// Adds what a theme below says.
    pub(super) fn under(&mut self, lower: Settings, built_in: bool) {
        let own = |family: Option<Spanned<String>>| family.map(|family| (family, !built_in));
        // A theme that brings a face for text sets its headings in it too, unless it says otherwise.
        if self.heading.is_none() && self.body.is_none() {
            self.heading = own(lower.heading);
        }
        self.body = self.body.take().or_else(|| own(lower.body));
        self.logo = self.logo.take().or(lower.logo);
        self.cover_picture = self.cover_picture.take().or(lower.cover_picture);
        self.partners = self.partners.take().or(lower.partners);
        self.layout = self.layout.or(lower.layout);
        self.head = self.head.or(lower.head);
        self.foot = self.foot.or(lower.foot);
        self.tabs = self.tabs.or(lower.tabs);
        self.furniture = Furniture {
            head: self.head.unwrap_or_default(),
            foot: self.foot.unwrap_or_default(),
            tabs: self.tabs.unwrap_or(true),
        };
    }

    /// The families of text and headings; what is wrong with those of one's own is told.
    pub(super) fn faces(
        &self,
        database: &Database,
        families: &BTreeMap<String, String>,
        files: &Files,
        places: &mut Places<'_>,
    ) -> Faces {
        let mut family = |key: &str, named: &Option<Own<Spanned<String>>>| {
            let (named, own) = named.as_ref()?;
            let family = fonts::family(key, named, families, places)?;
            if *own {
                fonts::check(key, named, &family, database, files, places);
            }
            Some(family)
        };
        let body = family("body", &self.body).unwrap_or_default();
        let heading = family("heading", &self.heading).unwrap_or_else(|| body.clone());
        Faces { body, heading }
    }

    /// The paths of the pictures that the theme names.
    pub(super) fn originals(&self) -> BTreeSet<String> {
        let logo = self.logo.iter().flat_map(|logo| std::iter::once(&logo.file).chain(&logo.dark));
        let partners = self.partners.iter().flatten().filter_map(|partner| partner.logo.as_ref().map(|(path, _)| path));
        logo.chain(&self.cover_picture).chain(partners).map(|path| path.value.clone()).collect()
    }

    /// Opens the pictures that the theme names.
    pub(super) fn shown(&self, files: &Files, letters: &Letters, places: &mut Places<'_>) -> Shown {
        let mut open = |path: &Spanned<String>, stem: &str| open(path, stem, files, letters, places);
        let logo = self.logo.as_ref().and_then(|keys| {
            let light = open(&keys.file, "logo");
            let dark = keys.dark.as_ref().and_then(|path| open(path, "logo-dark"));
            Some(Logo { light: light?, dark, alt: keys.alt.clone() })
        });
        let picture = self.cover_picture.as_ref().and_then(|path| open(path, "cover"));
        let partners = self.partners.iter().flatten().enumerate().map(|(i, partner)| {
            let logo = partner.logo.as_ref();
            let picture = logo.and_then(|(path, _)| open(path, &format!("partner-{}", i + 1)));
            Partner {
                name: partner.name.clone(),
                logo: picture.zip(logo.map(|(_, alt)| alt.clone())),
                url: partner.url.clone(),
            }
        });
        let partners = partners.collect();
        Shown { logo, cover: Cover { layout: self.layout.unwrap_or_default(), picture }, partners }
    }
}

/// A picture of the theme, ready to be shown; none, with a finding, where it is not there or cannot be read.
fn open(
    path: &Spanned<String>,
    stem: &str,
    files: &Files,
    letters: &Letters,
    places: &mut Places<'_>,
) -> Option<Picture> {
    let Some(bytes) = files.get(&path.value) else {
        places.tell(missing(path, files));
        return None;
    };
    let Some(shown) = sound(&path.value, bytes, letters) else {
        places.tell(
            Diagnostic::error("theme/file", path.span, format!("`{}` is not a picture that can be shown", path.value))
                .label("not an SVG, PNG or JPEG picture")
                .help("What the file holds is not what its name says, or is damaged.")
                .help("Export it again as SVG (best for a logo), PNG or JPEG."),
        );
        return None;
    };
    Some(Picture {
        name: format!("{stem}.{}", shown.extension),
        mime: shown.mime.to_owned(),
        width: shown.size.0,
        height: shown.size.1,
        shared: false,
        bytes: shown.bytes,
    })
}

/// The picture, where its bytes are what its name says.
fn sound(path: &str, bytes: &Bytes, letters: &Letters) -> Option<picture::Shown> {
    let shown = picture::read(path, bytes, letters)?;
    let kind = imagesize::image_type(bytes).ok();
    let right = match shown.extension {
        "png" => kind == Some(imagesize::ImageType::Png),
        "jpg" => kind == Some(imagesize::ImageType::Jpeg),
        _ => true,
    };
    (right && (shown.extension == "svg" || imagesize::blob_size(bytes).is_ok())).then_some(shown)
}

fn missing(path: &Spanned<String>, files: &Files) -> Diagnostic {
    let finding = Diagnostic::error("theme/file", path.span, format!("there is no `{}` in the theme", path.value))
        .label("no such file");
    let pictures = files.keys().map(String::as_str).filter(|path| {
        let ending = path.rsplit('.').next().unwrap_or_default();
        ["svg", "png", "jpg", "jpeg"].contains(&ending)
    });
    let finding = match planwright_core::nearest::nearest(&path.value, pictures) {
        Some(meant) => finding.help(format!("Did you mean `{meant}`?")),
        None => finding,
    };
    finding.help("Paths are seen from the theme's folder: `assets/logo.svg`.")
}
