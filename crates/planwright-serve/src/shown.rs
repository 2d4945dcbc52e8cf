//! What there is to look at.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};

use axum::body::Bytes;
use planwright_build::{Counts, File};
use serde::Serialize;
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use crate::findings::Finding;

/// Everything that requests can see.
pub(crate) struct Shown {
    plans: RwLock<BTreeMap<String, Arc<Plan>>>,
    /// Why no plans can be seen, where that is so.
    trouble: RwLock<Option<String>>,
    /// Counts every change, so that those who wait for one are told.
    version: watch::Sender<u64>,
}

impl Shown {
    pub(crate) fn new() -> Self {
        Self { plans: RwLock::default(), trouble: RwLock::default(), version: watch::Sender::new(0) }
    }

    /// A plan by the word that addresses name it by.
    pub(crate) fn plan(&self, slug: &str) -> Option<Arc<Plan>> {
        self.plans.read().ok()?.get(slug).cloned()
    }

    /// Every plan.
    pub(crate) fn all(&self) -> Vec<Arc<Plan>> {
        self.plans.read().map(|plans| plans.values().cloned().collect()).unwrap_or_default()
    }

    /// Why no plans can be seen.
    pub(crate) fn trouble(&self) -> Option<String> {
        self.trouble.read().ok().and_then(|trouble| trouble.clone())
    }

    /// Puts a plan in place of what was shown of it.
    pub(crate) fn put(&self, plan: Plan) {
        if let Ok(mut plans) = self.plans.write() {
            plans.insert(plan.slug.clone(), Arc::new(plan));
        }
        self.tell();
    }

    /// Takes a plan away.
    pub(crate) fn remove(&self, slug: &str) {
        if let Ok(mut plans) = self.plans.write() {
            plans.remove(slug);
        }
        self.tell();
    }

    /// Says why no plans can be seen, or that they can.
    pub(crate) fn set_trouble(&self, now: Option<String>) {
        if let Ok(mut trouble) = self.trouble.write()
            && *trouble != now
        {
            *trouble = now;
            drop(trouble);
            self.tell();
        }
    }

    /// Told of every change from now on.
    pub(crate) fn listen(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    fn tell(&self) {
        self.version.send_modify(|version| *version += 1);
    }
}

/// A plan as it can be looked at.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct Plan {
    /// The word that addresses name it by.
    pub(crate) slug: String,
    /// Its folder, as the user would type it.
    pub(crate) path: String,
    /// Its title, where `plan.md` could be read.
    pub(crate) title: Option<String>,
    /// How far it has come, in a word of the format.
    pub(crate) status: Option<&'static str>,
    /// Its findings counted.
    pub(crate) counts: Counts,
    /// Its findings, in the order of the plan.
    pub(crate) findings: Vec<Finding>,
    /// Why it cannot be read, where that is so.
    pub(crate) trouble: Option<String>,
    /// The last edition without an error.
    pub(crate) good: Option<Edition>,
    /// True where that is not the plan as it stands, because that has errors.
    pub(crate) held: bool,
    /// The plan as it stands, in spite of its errors.
    pub(crate) draft: Option<Edition>,
    /// The PDFs before those of the editions: pages of them may still be asked for by those who have not heard.
    #[serde(skip)]
    pub(crate) retired: Vec<Served>,
    /// How the PDFs of what is shown stand.
    pub(crate) pdf: PdfState,
    /// What the plan is compared with.
    pub(crate) since: Since,
    /// True once somebody has asked to see it; until then its outputs are not made.
    pub(crate) opened: bool,
}

/// How PDFs stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PdfState {
    /// They are being set; those of an earlier edition may be there.
    #[default]
    Setting,
    /// They are those of the pages.
    Ready,
    /// They cannot be set: the findings say why.
    Failed,
}

/// What a plan is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Since {
    /// The revision.
    pub(crate) rev: Option<String>,
    /// Why there is no comparison, where there is none.
    pub(crate) reason: Option<String>,
}

/// The outputs of a plan: what to ask for, and what it is.
#[derive(Debug, Clone, Default)]
pub(crate) struct Edition {
    /// By their paths.
    pub(crate) files: BTreeMap<String, Served>,
}

impl Edition {
    /// Adds files, in place of those that were there.
    pub(crate) fn take(&mut self, files: impl IntoIterator<Item = File>) {
        self.files.extend(files.into_iter().map(|file| (file.path, Served::new(file.bytes))));
    }
}

/// Written as the tags and sizes of its files.
impl Serialize for Edition {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Listed<'a> {
            tag: &'a str,
            bytes: usize,
        }
        serializer.collect_map(
            self.files.iter().map(|(path, file)| (path, Listed { tag: &file.tag, bytes: file.bytes.len() })),
        )
    }
}

/// A file to be served.
#[derive(Debug, Clone)]
pub(crate) struct Served {
    /// What it holds.
    pub(crate) bytes: Bytes,
    /// That of its contents.
    pub(crate) tag: String,
}

impl Served {
    pub(crate) fn new(bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let tag = Sha256::digest(&bytes).iter().take(12).map(|byte| format!("{byte:02x}")).collect();
        Self { bytes, tag }
    }
}
