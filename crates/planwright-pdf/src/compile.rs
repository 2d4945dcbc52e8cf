//! From code to a laid-out document, and from that to a file.

use std::collections::BTreeSet;
use std::ops::Range;

use planwright_core::Diagnostic;
use planwright_typst::Code;
use planwright_view::View;
use planwright_view::theme::Theme;
use typst::comemo::Track;
use typst::diag::Warned;
use typst::foundations::{Label, Smart};
use typst::introspection::{Introspector, Location};
use typst::model::LateLinkResolver;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::errors::Places;
use crate::world::World;
use crate::{Rendered, glyphs, nowhere, said};

/// Code and all that is needed to set it.
pub(crate) struct Job {
    world: World,
    places: Places,
    /// The places in the code of what every theme prints.
    printed: Vec<Range<usize>>,
    /// What can be led to by name.
    ids: BTreeSet<String>,
    /// True for a draft that must not be published: it is set as far as it can be.
    draft: bool,
}

/// A document, and what the author should know about it.
pub(crate) struct Laid {
    pub(crate) document: PagedDocument,
    pub(crate) warnings: Vec<Diagnostic>,
}

impl Job {
    /// Brings together the code, the theme and the plan's pictures.
    pub(crate) fn new(view: &View, theme: &Theme, code: Code) -> Self {
        let pictures = view.pictures.iter().map(|picture| picture.name.clone()).collect();
        let places = Places::new(code.marks, pictures, theme.clone(), nowhere(view));
        Self {
            world: World::new(theme, view, code.text),
            places,
            printed: code.printed,
            ids: code.ids,
            draft: view.status.unfit,
        }
    }

    /// What can be led to by name.
    pub(crate) fn ids(&self) -> &BTreeSet<String> {
        &self.ids
    }

    /// Lays the document out.
    pub(crate) fn lay_out(&self) -> Rendered<Laid> {
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&self.world);
        let document = output.map_err(|errors| self.places.findings(&self.world, &errors))?;
        let missing = glyphs::missing(&self.world, &self.places, &document);
        if !missing.is_empty() && !self.draft {
            return Err(missing);
        }
        let mut warnings = self.places.findings(&self.world, &warnings);
        warnings.extend(missing);
        Ok(Laid { document, warnings })
    }

    /// Fails where the theme left words out of the document, which will be called `file`.
    pub(crate) fn is_whole(&self, document: &PagedDocument, file: &str) -> Rendered<()> {
        let missing = said::missing(&self.world, &self.places, &self.printed, document, file);
        if missing.is_empty() { Ok(()) } else { Err(missing) }
    }

    /// Writes the document as PDF/UA-1 and PDF/A-2a in one. A draft whose faults these standards forbid is written
    /// without them.
    pub(crate) fn export(&self, document: &PagedDocument, identity: &str) -> Rendered<Vec<u8>> {
        let written = self.write(document, identity, &[PdfStandard::Ua_1, PdfStandard::A_2a]);
        if written.is_err() && self.draft { self.write(document, identity, &[]) } else { written }
    }

    fn write(&self, document: &PagedDocument, identity: &str, standards: &[PdfStandard]) -> Rendered<Vec<u8>> {
        let standards =
            PdfStandards::new(standards).map_err(|error| vec![self.places.about_the_theme(error.message())])?;
        let options = PdfOptions {
            ident: Smart::Custom(identity.to_owned()),
            creator: Smart::Custom(Some(format!("Planwright {}", env!("CARGO_PKG_VERSION")))),
            standards,
            ..PdfOptions::default()
        };
        // Typst names the places of headings by itself, and those of all other ids where a file beside this one could
        // lead there; nothing else is different.
        let introspector = document.introspector().as_ref();
        let anchors: Vec<_> = self.ids.iter().filter_map(|id| Some((location(introspector, id)?, id.into()))).collect();
        let resolver = LateLinkResolver::new(None, introspector);
        typst_pdf::pdf_in_bundle(document, &options, &anchors, resolver.track())
            .map_err(|errors| self.places.findings(&self.world, &errors))
    }
}

/// Where the thing of an id is.
pub(crate) fn location(introspector: &dyn Introspector, id: &str) -> Option<Location> {
    introspector.query_label(Label::new(PicoStr::intern(id))?).ok()?.location()
}

/// What tells this document from others, the same on every day: only a hash of it goes into the file.
pub(crate) fn identity(view: &View, output: &str) -> String {
    let document = &view.document;
    let parts = [
        "planwright",
        output,
        &document.area,
        &document.title,
        &document.period.from,
        document.version.as_deref().unwrap_or_default(),
        &document.lang,
    ];
    parts.join("\u{1f}")
}
