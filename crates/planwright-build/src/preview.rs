//! The outputs of a plan in memory, for a preview: pages at once, PDFs when there is time.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use planwright_core::{Diagnostic, FileId, Sources, Span};
use planwright_html::{Outputs, PlanEntry, Which};
use planwright_project::Checked;
use planwright_view::View;
use planwright_view::theme::{Shelf, Theme};

use crate::earlier::Compared;
use crate::manifest::{self, Digests, Manifest, hex};
use crate::outputs::{self, File, Set};
use crate::ready::{Read, Ready};
use crate::run::{Job, distinct};
use crate::{Counts, Earlier, Error, Options, letters, limit, one};

/// What stops an output.
#[derive(Debug)]
pub enum Findings {
    /// Findings for the author, or for the theme's author.
    Found(Vec<Diagnostic>),
    /// A fault of Planwright itself, in a sentence without its full stop.
    Sudden(String),
}

/// A plan as it stands on disk, read and checked.
pub struct Standing {
    ready: Ready,
    /// The plan's name in lists.
    name: String,
    options: Options,
    /// True where every output tells of the earlier version, and not only the page of what changed.
    in_all: bool,
    inputs: Option<String>,
}

impl Standing {
    /// Reads a plan and checks it.
    ///
    /// `options.earlier` is what [`crate::build`] takes it for; `since` is an earlier version of which only the page of what
    /// changed is to tell, where there is none of these.
    ///
    /// # Errors
    ///
    /// A folder or file that cannot be read, and an earlier version that is no plan.
    pub fn read(folder: &Path, options: &Options, since: Option<&Earlier>) -> Result<Self, Error> {
        let job = Job::of(folder)?;
        let asked = options.earlier.get(folder);
        let read = catch_unwind(AssertUnwindSafe(|| {
            Ready::of(Read::folder(&job)?, &job, options, asked.or(since), &Shelf::default())
        }));
        let ready = read.unwrap_or_else(|panic| {
            Err(Error::Sudden { plan: job.path.clone(), reason: one::reason(panic.as_ref()) })
        })?;
        let mut standing =
            Self { ready, name: job.name, options: options.clone(), in_all: asked.is_some(), inputs: None };
        standing.inputs = standing.ready.theme.as_ref().map(|theme| standing.inputs_of(theme, options, true));
        Ok(standing)
    }

    /// The digest of what outputs are made from; `since`: of the earlier version too that only one page tells of.
    fn inputs_of(&self, theme: &Theme, options: &Options, since: bool) -> String {
        let Ready { tree, checked, earlier, .. } = &self.ready;
        let earlier = earlier.as_ref().filter(|_| since || self.in_all).map(|earlier| &earlier.digest);
        manifest::inputs(&self.name, &tree.digest(), &checked.profile_digest, theme, options, earlier)
    }

    /// The manifest that a build would write beside the files of an edition, which are those of its pages and `pdfs`.
    #[must_use]
    pub fn manifest(&self, edition: &Edition, pdfs: &Pdfs, files: &[File]) -> Option<File> {
        let (view, built) = (edition.views.first()?, &pdfs.sets.first()?.built);
        // A page that only the preview makes is none of a build's.
        let is_built = |file: &&File| edition.changed.is_none() || file.path != Which::Changes.path(view);
        let mut files: Vec<File> = files.iter().filter(is_built).cloned().collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let digests = Digests {
            sources: hex(&self.ready.tree.digest()),
            inputs: self.inputs_of(&edition.theme, &edition.options, false),
        };
        let plan = PlanEntry::new(&self.name, view, built);
        let told = self.placed(edition, pdfs.warnings().cloned().collect());
        let found = edition.findings.len() + told.len();
        Some(
            Manifest::of(
                plan,
                view,
                &edition.theme,
                digests,
                found,
                Counts::of(self.ready.checked.diagnostics()),
                &files,
            )
            .into_file(),
        )
    }

    /// What everything is made from, as a digest; none where the theme is broken, so that this cannot be told.
    #[must_use]
    pub fn inputs(&self) -> Option<&str> {
        self.inputs.as_deref()
    }

    /// The texts that findings point into.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        &self.ready.sources
    }

    /// The plan and what the check found.
    #[must_use]
    pub fn checked(&self) -> &Checked {
        &self.ready.checked
    }

    /// Every finding of the check and on the theme, in no particular order.
    pub fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.ready.checked.diagnostics().iter().chain(&self.ready.later)
    }

    /// True where a build goes on from here.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        !self.ready.stops(&self.options)
    }

    /// The plan ready to be set, as it is or as a draft in spite of its errors; none where a build would refuse it.
    #[must_use]
    pub fn edition(&self, draft: bool) -> Option<Edition> {
        let options = Options { draft, ..self.options.clone() };
        if self.ready.stops(&options) {
            return None;
        }
        let theme = Arc::clone(self.ready.theme.as_ref()?);
        let earlier = self.ready.earlier.as_ref();
        let mut views = self.views(&theme, &options, earlier.filter(|_| self.in_all));
        let mut findings = Vec::new();
        for view in &mut views {
            view.document.sources = Some(hex(&self.ready.tree.digest()));
            findings.append(&mut view.findings);
        }
        let plan = views.first()?.page.span.file;
        let changed = if earlier.is_some() && !self.in_all {
            self.views(&theme, &options, earlier).into_iter().next()
        } else {
            None
        };
        Some(Edition {
            views: views.into(),
            changed: changed.map(Arc::new),
            theme,
            options,
            named: self.ready.named,
            plan,
            findings: distinct(findings),
            left: Arc::default(),
        })
    }

    fn views(&self, theme: &Theme, options: &Options, earlier: Option<&Compared>) -> Vec<View> {
        let options = planwright_view::Options {
            draft: options.draft,
            date: options.date,
            earlier: earlier.map(Compared::earlier),
        };
        planwright_view::views(&self.ready.checked, theme, &options)
    }

    /// Findings of an edition at their places in the plan's texts, and no finding twice.
    #[must_use]
    pub fn placed(&self, edition: &Edition, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        distinct(letters::placed(findings, &self.ready.sources, edition.plan))
    }
}

/// A plan ready to be set.
#[derive(Clone)]
pub struct Edition {
    views: Arc<[View]>,
    /// The view in its own language with what changed, where only the page of that is to tell of it.
    changed: Option<Arc<View>>,
    theme: Arc<Theme>,
    options: Options,
    named: Span,
    plan: FileId,
    findings: Vec<Diagnostic>,
    /// Set where setting it did not end in time, so that it is not begun again.
    left: Arc<AtomicBool>,
}

/// The PDFs of a plan in each of its languages, and what pages say of them.
#[derive(Debug, Clone, Default)]
pub struct Pdfs {
    sets: Vec<Set>,
}

impl Pdfs {
    /// The files by their paths; `edition` is the one that they were set from.
    pub fn files<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = File> + 'a {
        edition
            .views
            .iter()
            .zip(&self.sets)
            .flat_map(|(view, set)| set.files.iter().cloned().map(|file| inside(view, file)))
    }

    /// What only layout can see.
    pub fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.sets.iter().flat_map(|set| &set.warnings)
    }
}

impl Edition {
    /// What making the view found. A build refuses a plan that has any, unless it is a draft.
    #[must_use]
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }

    /// True for a draft in spite of errors.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.options.draft
    }

    /// The views that it is set from: the plan's own language first.
    #[must_use]
    pub fn views(&self) -> &[View] {
        &self.views
    }

    /// The pages and texts. They say of PDFs what `pdfs` has, which may be those of an earlier edition: a little out of date,
    /// but nothing jumps about while the new ones are being set.
    ///
    /// # Errors
    ///
    /// What stops them.
    pub fn pages(&self, pdfs: &Pdfs) -> Result<Vec<File>, Findings> {
        let edition = self.clone();
        let known: Vec<Outputs> = pdfs.sets.iter().map(|set| set.built.clone()).collect();
        self.guarded(move |theme| {
            let mut files = Vec::new();
            for (at, view) in edition.views.iter().enumerate() {
                let built = with_pdfs(view, &edition.options, known.get(at));
                let written = outputs::write(view, theme, &edition.options, &built)?;
                files.extend(written.into_iter().map(|file| inside(view, file)));
            }
            if let Some(view) = &edition.changed {
                let built = with_pdfs(view, &edition.options, known.first());
                let page = planwright_html::render(view, theme, &built, Which::Changes)?;
                files.push(File { path: Which::Changes.path(view).into_owned(), bytes: page.into_bytes() });
            }
            Ok(files)
        })
    }

    /// The PDFs; none where `stop` became true before all were set.
    ///
    /// # Errors
    ///
    /// What stops them.
    pub fn pdfs(&self, stop: impl Fn() -> bool + Send + Sync + 'static) -> Result<Option<Pdfs>, Findings> {
        let edition = self.clone();
        self.guarded(move |theme| {
            let mut sets = Vec::new();
            let mut faults = Vec::new();
            for view in edition.views.iter() {
                match outputs::set(view, theme, &edition.options, &stop) {
                    Ok(set) => sets.push(set),
                    Err(findings) => faults.extend(findings),
                }
            }
            // What the edition before has in common with this one makes the next one fast; it is what takes the memory too.
            planwright_pdf::forget(1);
            if stop() {
                return Ok(None);
            }
            if faults.is_empty() { Ok(Some(Pdfs { sets })) } else { Err(faults) }
        })
    }

    fn guarded<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Theme) -> Result<T, Vec<Diagnostic>> + Send + 'static,
    ) -> Result<T, Findings> {
        if self.left.load(Ordering::Relaxed) {
            return Err(Findings::Found(Vec::new()));
        }
        let ended = catch_unwind(AssertUnwindSafe(|| limit::within(&self.theme, &self.options, self.named, work)));
        match ended {
            Ok(Ok(done)) => Ok(done),
            Ok(Err(findings)) => {
                let late = findings.iter().any(|finding| finding.rule.as_str() == limit::RULE);
                self.left.fetch_or(late, Ordering::Relaxed);
                Err(Findings::Found(findings))
            }
            Err(panic) => Err(Findings::Sudden(one::reason(panic.as_ref()))),
        }
    }
}

/// What pages of a view can lead to, with what is known of PDFs that may be those of an earlier edition.
fn with_pdfs(view: &View, options: &Options, known: Option<&Outputs>) -> Outputs {
    let without = outputs::without_pdfs(view, options);
    let Some(known) = known.cloned() else { return without };
    let mut papers = known.papers;
    papers.truncate(view.papers.len());
    let response_pdf = known.response_pdf.filter(|_| without.panel_response);
    Outputs { plan_pdf: known.plan_pdf, page_pdf: known.page_pdf, response_pdf, papers, pages: known.pages, ..without }
}

/// A file of a view, within the plan's folder of outputs.
fn inside(view: &View, file: File) -> File {
    match &view.languages.own.folder {
        Some(folder) => file.within(folder),
        None => file,
    }
}
