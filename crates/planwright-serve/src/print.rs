//! Setting PDFs, one plan at a time, on a thread of its own.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex};

use planwright_build::{Edition, Findings, Pdfs};

use crate::work::Task;

/// A plan to be set.
pub(crate) struct Job {
    /// The edition.
    pub(crate) edition: Edition,
    /// Which of the plan's editions it is.
    pub(crate) number: u64,
    /// The number of the plan's newest edition: an older one is given up.
    pub(crate) newest: Arc<AtomicU64>,
}

/// What came of a job.
pub(crate) struct Printed {
    /// The plan.
    pub(crate) slug: String,
    /// Which of its editions.
    pub(crate) number: u64,
    /// Its PDFs, or why there are none.
    pub(crate) result: Result<Pdfs, Findings>,
}

/// Takes jobs, the newest of each plan.
#[derive(Clone, Default)]
pub(crate) struct Printer(Arc<(Mutex<BTreeMap<String, Job>>, Condvar)>);

impl Printer {
    /// Begins the thread, which tells what came of each job.
    pub(crate) fn start(tell: Sender<Task>) -> std::io::Result<Self> {
        let printer = Self::default();
        let own = printer.clone();
        std::thread::Builder::new().name("print".to_owned()).spawn(move || own.run(&tell))?;
        Ok(printer)
    }

    /// Asks for the PDFs of a plan, in place of what was asked for and not yet begun.
    pub(crate) fn ask(&self, slug: &str, job: Job) {
        let (jobs, more) = &*self.0;
        if let Ok(mut jobs) = jobs.lock() {
            jobs.insert(slug.to_owned(), job);
            more.notify_one();
        }
    }

    fn next(&self) -> Option<(String, Job)> {
        let (jobs, more) = &*self.0;
        let mut jobs = jobs.lock().ok()?;
        loop {
            if let Some(job) = jobs.pop_first() {
                return Some(job);
            }
            jobs = more.wait(jobs).ok()?;
        }
    }

    fn run(&self, tell: &Sender<Task>) {
        while let Some((slug, job)) = self.next() {
            let Job { edition, number, newest } = job;
            let result = match edition.pdfs(move || newest.load(Ordering::Relaxed) != number) {
                Ok(Some(pdfs)) => Ok(pdfs),
                Ok(None) => continue,
                Err(findings) => Err(findings),
            };
            if tell.send(Task::Printed(Box::new(Printed { slug, number, result }))).is_err() {
                return;
            }
        }
    }
}
