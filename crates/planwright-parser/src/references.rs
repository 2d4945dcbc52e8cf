//! Links, pictures and the ids in front matter, looked up when every file is read.

use std::collections::{BTreeMap, BTreeSet};

use planwright_core::model::{
    Anchor, AnchorKind, Block, BlockKind, Chart, Id, Image, InlineKind, Link, Meta, PanelReport, Paper, Plan,
    SectionMeta, ShownAt, Target, ZoneContent, inline_text,
};
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Edit, FileId, Fix, Spanned};

use crate::Folder;
use crate::assemble::PANEL;
use crate::charts::{self, Drawable};
use crate::links::{self, Kind};
use crate::walk::{visit_blocks_mut, visit_inlines_mut};
use crate::{papers, paths};

/// What can be referred to.
pub(crate) struct References<'a> {
    pub(crate) folder: &'a Folder,
    /// Everything with an id.
    pub(crate) anchors: &'a BTreeMap<Id, Anchor>,
    /// What has an id in the paper that is being looked at: only it can lead there.
    pub(crate) own: BTreeMap<Id, Anchor>,
    /// The plan that this is a translation of. What it has and the translation has not is a finding of its own, wherever
    /// something leads there.
    pub(crate) elsewhere: Option<&'a Plan>,
    /// The sections' ids, by the paths of their files.
    pub(crate) sections: BTreeMap<String, Id>,
    /// The paths of all texts, by file: paths are relative to the file that names them.
    pub(crate) paths: BTreeMap<FileId, String>,
    /// What charts draw, by id.
    pub(crate) tables: BTreeMap<Id, Drawable>,
    /// What a waiver can name beside what has an id: papers and the panel's reports by their files, and recommendations.
    pub(crate) beside: BTreeSet<String>,
    /// True where something could not be read: what seems to be missing may stand there.
    pub(crate) incomplete: bool,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl References<'_> {
    /// Looks up everything that the blocks refer to.
    pub(crate) fn resolve(&mut self, blocks: &mut [Block]) {
        visit_blocks_mut(blocks, &mut |block| match &mut block.kind {
            BlockKind::Figure(figure) => self.image(&mut figure.image),
            BlockKind::Chart(chart) => self.chart(chart),
            _ => {}
        });
        visit_inlines_mut(blocks, &mut |inline| match &mut inline.kind {
            InlineKind::Link(link) => self.link(link),
            InlineKind::Image(image) => self.image(image),
            _ => {}
        });
    }

    /// Looks up what a section's front matter refers to.
    pub(crate) fn section(&mut self, meta: &mut SectionMeta) {
        if let Some(signed) = &mut meta.signed {
            signed.asset = signed.portrait.as_ref().and_then(|portrait| self.asset(portrait));
        }
    }

    /// Looks up what a report of the panel refers to: the plan's sections, and what its body names.
    pub(crate) fn report(&mut self, report: &mut PanelReport) {
        let is_section = |kind| kind == AnchorKind::Section;
        for recommendation in &report.recommendations {
            recommendation.sections.iter().for_each(|id| self.check_id(id, "section", is_section));
            for showing in &recommendation.evidence {
                if let ShownAt::Section(id) = &showing.place {
                    self.check_id(id, "section", is_section);
                }
            }
        }
        self.resolve(&mut report.body);
        report.footnotes.iter_mut().for_each(|footnote| self.resolve(&mut footnote.blocks));
    }

    /// Looks up what a paper refers to: the plan, and what has an id in the paper itself.
    pub(crate) fn paper(&mut self, paper: &mut Paper) {
        self.own = std::mem::take(&mut paper.anchors);
        self.resolve(&mut paper.body);
        paper.footnotes.iter_mut().for_each(|footnote| self.resolve(&mut footnote.blocks));
        paper.anchors = std::mem::take(&mut self.own);
    }

    /// What has an id that can be led to from here.
    fn anchor(&self, id: &Id) -> Option<&Anchor> {
        self.anchors.get(id).or_else(|| self.own.get(id))
    }

    /// Looks up the ids of waivers and zones.
    pub(crate) fn plan(&mut self, meta: &Meta) {
        let places = meta.waivers.iter().filter_map(|waiver| waiver.at.as_ref());
        let unknown: Vec<_> = places.filter(|at| !self.beside.contains(&at.value)).collect();
        for at in unknown {
            self.check_id(at, "section, table, recommendation, paper or report of the panel", |_| true);
        }
        for zone in meta.page.zones.iter().flatten() {
            match &zone.content {
                ZoneContent::Sections(ids) => {
                    for id in ids {
                        self.check_id(id, "section", |kind| kind == AnchorKind::Section);
                    }
                }
                ZoneContent::Chart(id) => self.check_id(id, "chart", |kind| kind == AnchorKind::Chart),
                ZoneContent::Kinds(_) => {}
            }
        }
    }

    /// An id in front matter or in a chart.
    fn check_id(&mut self, id: &Spanned<String>, what: &str, fits: impl Fn(AnchorKind) -> bool) {
        let known = |id: &Id| self.anchor(id).is_some_and(|anchor| fits(anchor.kind));
        if self.incomplete || Id::new(&id.value).is_some_and(|id| known(&id) || self.is_elsewhere(&id)) {
            return;
        }
        let fits = |id: &&str| Id::new(id).is_some_and(|id| self.anchor(&id).is_some_and(|anchor| fits(anchor.kind)));
        let near = self.meant(&id.value, fits).map(str::to_owned);
        let finding =
            Diagnostic::error("link/broken", id.span, format!("there is no {what} `{}` in the plan", id.value))
                .label(format!("no {what} has this id"));
        self.diagnostics.push(with_near(finding, near.as_deref()));
    }

    fn chart(&mut self, chart: &mut Chart) {
        self.check_id(&chart.table, "table", |kind| kind == AnchorKind::Table);
        let Some(table) = Id::new(&chart.table.value).and_then(|id| self.tables.get(&id)) else { return };
        // A table whose rows could not be read has said so itself.
        if !table.columns.is_empty() {
            charts::resolve(chart, table, &mut self.diagnostics);
        }
    }

    /// A picture in a text.
    fn image(&mut self, image: &mut Image) {
        image.asset = self.asset(&image.path);
    }

    /// The file of the plan that a path names.
    fn asset(&mut self, path: &Spanned<String>) -> Option<String> {
        let from = self.paths.get(&path.span.file).map(String::as_str).unwrap_or_default();
        match links::kind(&path.value) {
            Kind::External | Kind::Scheme(_) | Kind::NoScheme => {
                self.diagnostics.push(
                    Diagnostic::error("link/missing-file", path.span, "a picture has to be a file in the plan's folder")
                        .label("an address outside the plan")
                        .help("A PDF cannot fetch a picture, and one on another site can change or vanish after the plan is issued.")
                        .help("Save the picture in `figures/` and write its name: `figures/name.png`."),
                );
                return None;
            }
            Kind::Windows => {
                self.diagnostics.push(backslash(path.span, &path.value));
                return None;
            }
            _ => {}
        }
        let within = paths::resolve(from, &paths::percent_decoded(&path.value));
        if let Some(found) = within.as_ref().filter(|path| self.folder.assets.contains_key(*path)) {
            return Some(found.clone());
        }
        if !self.folder.incomplete {
            let known = self.folder.assets.keys().map(String::as_str).take(self.looked_at());
            self.diagnostics.push(missing_file(path, within.as_deref(), from, known, "picture"));
        }
        None
    }

    /// A link that leads into the plan, or nowhere.
    fn link(&mut self, link: &mut Link) {
        let destination = match &link.target {
            Target::Broken(destination) => destination.clone(),
            Target::External(_) => {
                let says_nothing =
                    inline_text(&link.content).trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}').is_empty();
                let is_picture = link.content.iter().any(|inline| matches!(inline.kind, InlineKind::Image(_)));
                if says_nothing && !is_picture {
                    self.report_no_words(link);
                }
                return;
            }
            Target::Internal(_) => return,
        };
        let at = Spanned::new(destination.clone(), link.destination);
        let found = match links::kind(&destination) {
            Kind::External => Ok(None),
            Kind::Id(id) => self.internal(&at, id),
            Kind::File(path, fragment) => self.section_file(&at, path, fragment),
            other => Err(Some(Box::new(not_a_link(&at, &other)))),
        };
        match found {
            Ok(Some(id)) => link.target = Target::Internal(id),
            Ok(None) | Err(None) => {}
            Err(Some(finding)) => self.diagnostics.push(*finding),
        }
    }

    fn report_no_words(&mut self, link: &Link) {
        self.diagnostics.push(
            Diagnostic::error("source/lost-text", link.destination, "this link has no words")
                .label("nothing would be printed for it")
                .help("Only a link to a part of the plan, `[](#an-id)`, is filled in with a title. Write the words between the brackets."),
        );
    }

    /// The ids to look for the nearest among.
    fn suggestions(&self) -> impl Iterator<Item = &str> {
        self.own.keys().chain(self.anchors.keys()).map(Id::as_str).take(self.looked_at())
    }

    /// The id that was probably meant: the nearest, else the one whose title was written, else the only one that ends as
    /// this does or is the end of it (`tbl-worries` for `worries`, `roads` for `safer-roads`).
    fn meant<'s>(&'s self, written: &str, fits: impl Fn(&&str) -> bool) -> Option<&'s str> {
        if let Some(near) = nearest(written, self.suggestions().filter(&fits)) {
            return Some(near);
        }
        let written = Id::slug(written);
        let written = written.as_str();
        let is_title = |id: &&str| {
            Id::new(id).and_then(|id| self.anchor(&id)).is_some_and(|at| Id::slug(&at.title).as_str() == written)
        };
        let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with('-'));
        let is_part = |id: &&str| ends(id, written) || ends(written, id);
        let known = || self.suggestions().filter(|id| fits(id));
        let mut parts = known().filter(is_part);
        known().find(is_title).or_else(|| parts.next().filter(|_| parts.next().is_none()))
    }

    /// How many names to look for the nearest among: none after so many findings that nobody reads them.
    fn looked_at(&self) -> usize {
        if self.diagnostics.len() > 200 { 0 } else { usize::MAX }
    }

    /// Whether the original has an id.
    fn is_elsewhere(&self, id: &Id) -> bool {
        self.elsewhere.is_some_and(|plan| plan.anchors.contains_key(id))
    }

    /// `#id`.
    fn internal(&self, at: &Spanned<String>, id: &str) -> Result<Option<Id>, Option<Box<Diagnostic>>> {
        if let Some(id) = Id::new(id).filter(|id| self.anchor(id).is_some()) {
            return Ok(Some(id));
        }
        if self.incomplete || Id::new(id).is_some_and(|id| self.is_elsewhere(&id)) {
            return Err(None);
        }
        let near = self.meant(id, |_| true);
        let finding = Diagnostic::error("link/broken", at.span, format!("nothing in the plan has the id `{id}`"))
            .label("leads nowhere");
        Err(Some(Box::new(with_near(finding, near))))
    }

    /// A path to another file, and what stands behind its `#`.
    fn section_file(
        &self,
        at: &Spanned<String>,
        path: &str,
        fragment: Option<&str>,
    ) -> Result<Option<Id>, Option<Box<Diagnostic>>> {
        let from = self.paths.get(&at.span.file).map(String::as_str).unwrap_or_default();
        let within = paths::resolve(from, &paths::percent_decoded(path));
        let is_markdown = path.ends_with(".md");
        let Some(section) = within.as_ref().and_then(|path| self.sections.get(path)) else {
            return Err(if is_markdown {
                self.no_section(at, within.as_deref(), from)
            } else {
                Some(Box::new(self.no_file(at, path)))
            });
        };
        let Some(fragment) = fragment else { return Ok(Some(section.clone())) };
        // Authors know the ids that other tools make of a heading: its words alone.
        let own = Id::new(&format!("{section}--{fragment}")).filter(|id| self.anchors.contains_key(id));
        match own {
            Some(id) => Ok(Some(id)),
            None => self.internal(at, fragment),
        }
    }

    /// A path that leads to no section: `funding` for `#funding`, an e-mail address, or a file.
    fn no_file(&self, at: &Spanned<String>, path: &str) -> Diagnostic {
        if Id::new(path).is_some_and(|id| self.anchor(&id).is_some()) {
            return Diagnostic::error("link/broken", at.span, "a link to a part of the plan begins with `#`")
                .label("would be taken for a file")
                .help(format!("Write `#{path}`."))
                .fix(replacement(at.span, format!("#{path}")));
        }
        let (name, host) = at.value.split_once('@').unwrap_or_default();
        if !name.is_empty() && host.contains('.') && !at.value.contains(['/', ' ']) {
            return Diagnostic::error("source/scheme", at.span, "a link to an e-mail address begins with `mailto:`")
                .label("`mailto:` is missing")
                .help("Without it the address would be taken for a file.")
                .help(format!("Write `mailto:{}`.", at.value))
                .fix(replacement(at.span, format!("mailto:{}", at.value)));
        }
        local_file(at)
    }

    fn no_section(&self, at: &Spanned<String>, within: Option<&str>, from: &str) -> Option<Box<Diagnostic>> {
        let is_elsewhere = |plan: &Plan| plan.all_sections().any(|section| within == Some(section.path.as_str()));
        if self.incomplete
            || self.elsewhere.is_some_and(is_elsewhere)
            || within.is_some_and(|path| self.folder.documents.iter().any(|d| d.path == path && path != "plan.md"))
        {
            return None;
        }
        if within == Some("plan.md") {
            return Some(Box::new(
                Diagnostic::error("link/broken", at.span, "a link cannot lead to `plan.md`: it is the whole plan")
                    .label("leads nowhere")
                    .help("Name a section's file, or give a heading an id and write `[words](#that-id)`."),
            ));
        }
        let is_read = |path: &&str| self.paths.values().any(|known| known == path);
        let beside = within.filter(is_read).and_then(|path| match path {
            path if path.starts_with(PANEL) => Some("report of the panel"),
            path if path.starts_with(papers::FOLDER) => Some("paper"),
            _ => None,
        });
        if let Some(what) = beside {
            return Some(Box::new(not_printed(at, what)));
        }
        let near =
            near_path(within.unwrap_or(&at.value), self.sections.keys().map(String::as_str).take(self.looked_at()))
                .map(|path| relative(from, path));
        let finding = Diagnostic::error("link/broken", at.span, format!("there is no section `{}`", at.value))
            .label("no such file");
        let finding = match near {
            Some(near) => finding.help(format!("Did you mean `{near}`?")),
            None => finding.help("A reader who follows it would find nothing."),
        };
        Some(Box::new(finding.help("The path is relative to the file that it stands in.")))
    }
}

/// A link to a file that is read and is no part of the plan's text.
fn not_printed(at: &Spanned<String>, what: &str) -> Diagnostic {
    let message = format!("a link cannot lead to a {what}: the plan does not print it");
    let what = what.split(' ').next().unwrap_or(what);
    Diagnostic::error("link/broken", at.span, message)
        .label("leads nowhere")
        .help(format!("Put the {what} on your website and write its address, beginning with `https://`."))
}

/// Writes `text` in the place of a link's destination.
fn replacement(span: planwright_core::Span, text: String) -> Fix {
    Fix { title: format!("Write `{text}`"), safe: false, edits: vec![Edit { span, insert: text }] }
}

/// Adds "did you mean".
fn with_near(finding: Diagnostic, near: Option<&str>) -> Diagnostic {
    match near {
        Some(near) => finding.help(format!("Did you mean `{near}`?")),
        None => finding.help("A reader who follows it would find nothing. Look for the id in braces behind the heading, the caption or the picture; a section's id is its file's name without the number."),
    }
}

/// A file that a path names and that is not in the plan's folder.
pub(crate) fn missing_file<'a>(
    path: &Spanned<String>,
    within: Option<&str>,
    from: &str,
    known: impl Iterator<Item = &'a str>,
    what: &str,
) -> Diagnostic {
    let Some(within) = within else {
        return Diagnostic::error("link/missing-file", path.span, format!("`{}` is outside the plan's folder", path.value))
            .label("not in the plan's folder")
            .help("A plan is one folder, so that it can be passed on and printed anywhere. Put the file into it and name it from there.");
    };
    let finding = Diagnostic::error("link/missing-file", path.span, format!("there is no {what} `{}`", path.value))
        .label("no such file");
    match near_path(within, known).map(|near| relative(from, near)) {
        Some(near) => finding.help(format!("Did you mean `{near}`? Capital and small letters are told apart.")),
        None => finding.help(format!(
            "The path is relative to the file that it stands in, and `{within}` is not in the plan's folder."
        )),
    }
}

/// The path nearest to one: by the whole, else by the name alone.
fn near_path<'a>(path: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.collect();
    let name = paths::file_name(path);
    let same_name = known.iter().copied().find(|other| paths::file_name(other).eq_ignore_ascii_case(name));
    same_name.or_else(|| nearest(path, known.iter().copied())).or_else(|| {
        let near = nearest(name, known.iter().map(|other| paths::file_name(other)))?;
        known.iter().copied().find(|other| paths::file_name(other) == near)
    })
}

/// A path of the plan as the file `from` would write it.
fn relative(from: &str, path: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    let depth = folders.len() - 1;
    let shared = (0..depth.min(parts.len() - 1)).take_while(|&at| folders[at] == parts[at]).count();
    format!("{}{}", "../".repeat(depth - shared), parts[shared..].join("/"))
}

/// A destination that no link can have.
fn not_a_link(at: &Spanned<String>, kind: &Kind<'_>) -> Diagnostic {
    match kind {
        Kind::Scheme(scheme) => Diagnostic::error("source/scheme", at.span, format!("a link cannot begin with `{scheme}:`"))
            .label("not an address that every reader can follow")
            .help("Links begin with `https:`, `http:`, `mailto:` or `tel:`; others do nothing on paper and can do harm on a screen."),
        Kind::NoScheme => Diagnostic::error("source/scheme", at.span, "this address does not say how it is reached")
            .label("`https://` is missing")
            .help(format!("Without `https://` it would be taken for a file. Write `https://{}`.", at.value.trim_start_matches('/'))),
        Kind::Windows => backslash(at.span, &at.value),
        _ => Diagnostic::error("link/broken", at.span, "this link leads nowhere")
            .label("nothing stands between the brackets")
            .help("Write the address, `[words](https://…)`, or the id of a part of the plan, `[words](#an-id)`."),
    }
}

/// A path as Windows writes it.
pub(crate) fn backslash(span: planwright_core::Span, path: &str) -> Diagnostic {
    let drive = path.as_bytes().get(1) == Some(&b':');
    let message = if drive {
        "this is a file on the drive of one computer"
    } else {
        "a path has a `\\` in it, where `/` should stand"
    };
    Diagnostic::error("link/local-file", span, message)
        .label("works on one computer only")
        .help("Nobody else could follow it. Write the path from this file, with `/` between its parts: `../05-priorities/1-victims.md`.")
}

fn local_file(at: &Spanned<String>) -> Diagnostic {
    Diagnostic::error("link/local-file", at.span, format!("`{}` is a file and no section of the plan", at.value))
        .label("would not be there for a reader")
        .help("Only the plan itself is published, so the link would lead nowhere. Put the file on your website and write its address, beginning with `https://`.")
}
