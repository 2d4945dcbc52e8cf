//! One plan: what was read of it, what was made of that, and what is shown.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use planwright_build::{Edition, Error, File, Findings, Pdfs, Standing};
use planwright_core::Diagnostic;

use super::since;
use crate::Options;
use crate::findings::{Finding, counted, told};
use crate::print::{Job, Printed, Printer};
use crate::shown::{self, PdfState, Plan, Shown, Since};

/// How often a plan that cannot be read is read again, and after how long: editors and git exchange files while we look.
const AGAIN: [Duration; 3] = [Duration::from_millis(30), Duration::from_millis(100), Duration::from_millis(300)];

/// One plan.
pub(super) struct Desk {
    /// Its folder.
    pub(super) folder: PathBuf,
    plan: Plan,
    /// What it was made from, to know whether anything changed.
    inputs: Option<String>,
    newest: Arc<AtomicU64>,
    number: u64,
    /// What is being set, or was.
    set: Option<(Standing, Edition)>,
    /// What the check, the theme and the view told.
    own: Vec<Diagnostic>,
    /// What only layout could tell, of the last edition that was set.
    laid: Vec<Finding>,
    good_pdfs: Arc<Pdfs>,
    draft_pdfs: Arc<Pdfs>,
    theme_and_profile: Vec<String>,
}

impl Desk {
    pub(super) fn new(slug: String, folder: PathBuf) -> Self {
        let path = planwright_project::display_path(&folder).unwrap_or_else(|_| folder.display().to_string());
        Self {
            folder,
            plan: Plan { slug, path, ..Plan::default() },
            inputs: None,
            newest: Arc::default(),
            number: 0,
            set: None,
            own: Vec::new(),
            laid: Vec::new(),
            good_pdfs: Arc::default(),
            draft_pdfs: Arc::default(),
            theme_and_profile: Vec::new(),
        }
    }

    /// True once somebody has asked to see the plan.
    pub(super) fn is_opened(&self) -> bool {
        self.plan.opened
    }

    /// The theme and the profile that it names, which may be paths to what stands elsewhere.
    pub(super) fn names_elsewhere(&self) -> Vec<String> {
        self.theme_and_profile.clone()
    }

    /// Makes the outputs from now on.
    pub(super) fn open(&mut self, options: &Options, printer: &Printer, shown: &Shown) {
        if !self.plan.opened {
            self.plan.opened = true;
            self.inputs = None;
            self.read(options, printer, shown);
        }
    }

    /// The plan is not there any more: what was seen last stays.
    pub(super) fn lost(&mut self, shown: &Shown) {
        self.inputs = None;
        self.plan.trouble = Some(format!("`{}` is not there any more", self.plan.path));
        shown.put(self.plan.clone());
    }

    /// Reads the plan, and makes what is shown of it, if anything changed.
    pub(super) fn read(&mut self, options: &Options, printer: &Printer, shown: &Shown) {
        let mut read = self.attempt(options);
        for pause in AGAIN {
            if !matches!(read, Err(Error::Read(_))) {
                break;
            }
            std::thread::sleep(pause);
            read = self.attempt(options);
        }
        match read {
            Ok((standing, since)) => self.take(standing, since, printer, shown),
            Err(e) => {
                self.inputs = None;
                self.plan.trouble = Some(e.to_string());
                shown.put(self.plan.clone());
            }
        }
    }

    fn attempt(&self, options: &Options) -> Result<(Standing, Since), Error> {
        if self.plan.opened {
            since::read(&self.folder, options)
        } else {
            Standing::read(&self.folder, &options.build, None).map(|standing| (standing, Since::default()))
        }
    }

    fn take(&mut self, standing: Standing, since: Since, printer: &Printer, shown: &Shown) {
        let inputs = standing.inputs().map(str::to_owned);
        if inputs.is_some() && inputs == self.inputs && since == self.plan.since && self.plan.trouble.is_none() {
            return;
        }
        self.inputs = inputs;
        self.number += 1;
        self.newest.store(self.number, Ordering::Relaxed);
        self.own = standing.findings().cloned().collect();
        self.head(&standing, since);
        if self.plan.opened {
            self.make(standing, printer);
        } else {
            self.tell(&standing);
        }
        shown.put(self.plan.clone());
    }

    /// What is told of the plan itself.
    fn head(&mut self, standing: &Standing, since: Since) {
        let plan = standing.checked().plan.as_ref();
        self.plan.title = plan.map(|plan| plan.meta.title.value.clone());
        self.plan.status = plan.map(|plan| plan.meta.status.value.as_str());
        self.plan.trouble = None;
        self.plan.since = since;
        self.theme_and_profile = plan
            .map(|plan| {
                let theme = plan.meta.theme.as_ref().map(|theme| theme.value.clone());
                theme.into_iter().chain([plan.meta.profile.value.clone()]).collect()
            })
            .unwrap_or_default();
    }

    /// Writes the pages: those of a plan without errors, else of a draft beside the last good one. The PDFs are asked for.
    fn make(&mut self, standing: Standing, printer: &Printer) {
        let good = self.good(&standing);
        self.plan.held = good.is_none() && self.plan.good.is_some();
        let made = good.or_else(|| self.draft(&standing));
        self.plan.pdf = if made.is_some() { PdfState::Setting } else { PdfState::Failed };
        if made.is_none() {
            self.laid.clear();
        }
        self.tell(&standing);
        if let Some(edition) = made {
            let job = Job { edition: edition.clone(), number: self.number, newest: Arc::clone(&self.newest) };
            printer.ask(&self.plan.slug, job);
            self.set = Some((standing, edition));
        }
    }

    fn good(&mut self, standing: &Standing) -> Option<Edition> {
        let edition = standing.edition(false)?;
        // A build writes nothing where making the view found anything.
        if !edition.findings().is_empty() {
            self.own.extend(standing.placed(&edition, edition.findings().to_vec()));
            return None;
        }
        let files = self.written(standing, &edition, &Arc::clone(&self.good_pdfs))?;
        self.plan.good = Some(with_pdfs_of(self.plan.good.take(), files));
        self.plan.draft = None;
        self.draft_pdfs = Arc::default();
        Some(edition)
    }

    fn draft(&mut self, standing: &Standing) -> Option<Edition> {
        let edition = standing.edition(true)?;
        let files = self.written(standing, &edition, &Arc::clone(&self.draft_pdfs))?;
        self.plan.draft = Some(with_pdfs_of(self.plan.draft.take(), files));
        Some(edition)
    }

    /// The pages of an edition; what stops them is told.
    fn written(&mut self, standing: &Standing, edition: &Edition, pdfs: &Pdfs) -> Option<Vec<File>> {
        match edition.pages(pdfs) {
            Ok(files) => Some(files),
            Err(Findings::Found(findings)) => {
                let placed = standing.placed(edition, findings);
                let new: Vec<Diagnostic> = placed.into_iter().filter(|it| !self.own.contains(it)).collect();
                self.own.extend(new);
                None
            }
            Err(Findings::Sudden(reason)) => {
                self.plan.trouble = Some(sudden(&reason));
                None
            }
        }
    }

    /// Takes PDFs that were set, if they are those of what is shown.
    pub(super) fn printed(&mut self, printed: Printed, shown: &Shown) {
        if printed.number != self.number {
            return;
        }
        let Some((standing, edition)) = self.set.take() else { return };
        let laid = match printed.result {
            Ok(pdfs) => {
                let warnings = standing.placed(&edition, pdfs.warnings().cloned().collect());
                self.put_pdfs(&standing, &edition, Arc::new(pdfs));
                warnings
            }
            Err(Findings::Found(findings)) => {
                self.plan.pdf = PdfState::Failed;
                standing.placed(&edition, findings)
            }
            Err(Findings::Sudden(reason)) => {
                self.plan.pdf = PdfState::Failed;
                self.plan.trouble = Some(sudden(&reason));
                Vec::new()
            }
        };
        let own = std::mem::take(&mut self.own);
        let later: Vec<Diagnostic> = laid.into_iter().filter(|it| !own.contains(it)).collect();
        self.laid = told(&later, standing.checked().plan.as_ref(), standing.sources());
        let all = [own.as_slice(), &later].concat();
        self.plan.findings = told(&all, standing.checked().plan.as_ref(), standing.sources());
        self.plan.counts = counted(&self.plan.findings);
        self.own = own;
        self.set = Some((standing, edition));
        shown.put(self.plan.clone());
    }

    /// Puts the PDFs beside pages that tell of them.
    fn put_pdfs(&mut self, standing: &Standing, edition: &Edition, pdfs: Arc<Pdfs>) {
        let Some(pages) = self.written(standing, edition, &pdfs) else {
            self.plan.pdf = PdfState::Failed;
            return;
        };
        let mut all = pages;
        all.extend(pdfs.files(edition));
        all.extend(standing.manifest(edition, &pdfs, &all));
        let mut files = shown::Edition::default();
        files.take(all);
        self.retire();
        if edition.is_draft() {
            (self.plan.draft, self.draft_pdfs) = (Some(files), pdfs);
        } else {
            (self.plan.good, self.good_pdfs) = (Some(files), pdfs);
        }
        self.plan.pdf = PdfState::Ready;
    }

    /// Keeps the PDFs that are about to be replaced, and lets go of those before them.
    fn retire(&mut self) {
        let shown = self.plan.good.iter().chain(&self.plan.draft).flat_map(|edition| &edition.files);
        self.plan.retired = shown.filter(|(path, _)| path.ends_with(".pdf")).map(|(_, file)| file.clone()).collect();
    }

    /// Says what was found: what is new, and what only layout told of the edition before.
    fn tell(&mut self, standing: &Standing) {
        let mut findings = told(&self.own, standing.checked().plan.as_ref(), standing.sources());
        let later = self.laid.iter().filter(|laid| !findings.contains(laid)).cloned().collect::<Vec<_>>();
        findings.extend(later);
        self.plan.counts = counted(&findings);
        self.plan.findings = findings;
    }
}

/// New pages, and the PDFs of the pages before until there are new ones.
fn with_pdfs_of(before: Option<shown::Edition>, files: Vec<File>) -> shown::Edition {
    let mut edition = before.unwrap_or_default();
    edition.files.retain(|path, _| path.ends_with(".pdf"));
    edition.take(files);
    edition
}

fn sudden(reason: &str) -> String {
    format!("setting the plan came to a sudden end: {reason}. This is a fault of Planwright, not of the plan")
}
