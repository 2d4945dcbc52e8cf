//! Beginning a preview, and ending it.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;

use planwright_history::{Here, before};
use tokio::net::TcpListener;

use crate::http::{self, Site};
use crate::print::Printer;
use crate::shown::Shown;
use crate::watch::{self, Watched};
use crate::work::Worker;
use crate::{Error, Options};

/// Where a preview can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address(SocketAddr);

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "http://{}/", self.0)
    }
}

/// What there was to be shown when a preview began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Where it can be looked at.
    pub address: Address,
    /// How many plans there were: more may come.
    pub plans: usize,
    /// Why a plan cannot be compared with the revision that was named, where that is so.
    pub not_compared: Option<String>,
}

/// Shows plans until the user ends it with Ctrl-C. `ready` is told where, as soon as that can be looked at.
///
/// # Errors
///
/// Where there is nothing at the path, or the port cannot be had.
pub fn serve(options: Options, ready: impl FnOnce(Begun)) -> Result<(), Error> {
    // A path that is not there is a slip of the pen, and told at once. Later it may come and go.
    let plans = planwright_project::find(std::slice::from_ref(&options.path))?.plans;
    let not_compared = options.changes_since.as_deref().and_then(|rev| not_compared(&plans, rev));
    let plans = plans.len();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(2)
        .build()
        .map_err(|e| Error::system(&e))?;
    runtime.block_on(run(options, |address| ready(Begun { address, plans, not_compared })))
}

/// Why plans cannot be compared with a revision, of the first of which that is so. One that is new since is no fault.
fn not_compared(plans: &[PathBuf], rev: &str) -> Option<String> {
    let here = Here::of_process();
    plans.iter().find_map(|folder| before(folder, rev, &here).err().filter(|e| !e.no_plan)).map(|e| e.message)
}

async fn run(options: Options, ready: impl FnOnce(Address)) -> Result<(), Error> {
    let listener = listen(options.port).await?;
    let address = listener.local_addr().map_err(|e| Error::system(&e))?;
    let site = begin(options, address.port())?;
    ready(Address(address));
    let served = axum::serve(listener, http::router(site));
    tokio::select! {
        ended = served.into_future() => ended.map_err(|e| Error::system(&e)),
        () = interrupted() => Ok(()),
    }
}

async fn listen(port: u16) -> Result<TcpListener, Error> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(|e| match e.kind() {
        ErrorKind::AddrInUse => Error::Taken(port),
        _ => Error::Listen { port, reason: planwright_project::reason(&e) },
    })
}

/// Begins the threads that read, set and watch.
fn begin(options: Options, port: u16) -> Result<Arc<Site>, Error> {
    let (tell, tasks) = channel();
    let shown = Arc::new(Shown::new());
    let watched = Watched::default();
    let printer = Printer::start(tell.clone()).map_err(|e| Error::system(&e))?;
    let guide = options.guide.clone();
    let worker = Worker::new(options, Arc::clone(&shown), printer, watched.clone());
    let work = std::thread::Builder::new().name("work".to_owned()).spawn(move || worker.run(&tasks));
    work.map_err(|e| Error::system(&e))?;
    watch::start(watched, tell.clone()).map_err(|e| Error::system(&e))?;
    Ok(Arc::new(Site::new(shown, tell, guide, port)))
}

/// Ends when the user, or the system, asks the program to.
async fn interrupted() {
    let asked = tokio::signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = asked => {}
            _ = ended.recv() => {}
        }
        return;
    }
    let _ = asked.await;
}
