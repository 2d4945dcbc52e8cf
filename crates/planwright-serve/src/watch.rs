//! Noticing that something changed on disk.
//!
//! The system tells at once; but it tells nothing of folders on a network, of some that were replaced, or where too many are
//! watched already. So the files are looked at now and then too. Both are hints: what counts is what is then read.

mod roots;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use walkdir::WalkDir;

pub(crate) use self::roots::Roots;
use crate::work::Task;

/// How long it must be still before a change counts as whole: editors write, rename and touch.
const STILL: Duration = Duration::from_millis(40);

/// The longest to wait for that: a flood of changes is looked at in between.
const FLOOD: Duration = Duration::from_millis(400);

/// How often the files are looked at, at most.
const NOW_AND_THEN: Duration = Duration::from_secs(1);

/// How much longer than one look takes it is until the next: looking costs a hundredth of a processor.
const REST: u32 = 100;

/// The most files that are looked at now and then.
const MOST: usize = 20_000;

/// What is watched, to be set by whoever reads.
#[derive(Clone, Default)]
pub(crate) struct Watched(Arc<Mutex<Roots>>);

impl Watched {
    /// Has these watched from now on.
    pub(crate) fn set(&self, roots: Roots) {
        if let Ok(mut watched) = self.0.lock() {
            *watched = roots;
        }
    }

    fn get(&self) -> Roots {
        self.0.lock().map(|roots| roots.clone()).unwrap_or_default()
    }
}

/// Begins the thread that watches, and tells of changes.
pub(crate) fn start(watched: Watched, tell: Sender<Task>) -> std::io::Result<()> {
    // One hint is as good as many, so a flood of them takes no room.
    let (hint, hints) = sync_channel(1);
    let eyes = Eyes { watched, hint, roots: Roots::default(), there: Vec::new(), system: None };
    std::thread::Builder::new().name("watch".to_owned()).spawn(move || eyes.run(&hints, &tell))?;
    Ok(())
}

struct Eyes {
    watched: Watched,
    hint: SyncSender<()>,
    roots: Roots,
    /// Which of the folders were there when the system was asked to tell of them.
    there: Vec<bool>,
    system: Option<RecommendedWatcher>,
}

impl Eyes {
    fn run(mut self, hints: &Receiver<()>, tell: &Sender<Task>) {
        let mut stamp = None;
        let mut pause = NOW_AND_THEN;
        loop {
            self.settle();
            let hinted = match hints.recv_timeout(pause) {
                Ok(()) => {
                    wait_until_still(hints);
                    true
                }
                Err(RecvTimeoutError::Timeout) => false,
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let began = Instant::now();
            let now = stamp_of(&self.roots);
            pause = NOW_AND_THEN.max(began.elapsed() * REST);
            let looks_other = stamp.replace(now).is_some_and(|before| before != now);
            if (hinted || looks_other) && tell.send(Task::Changed).is_err() {
                return;
            }
        }
    }

    /// Asks the system anew where what is to be watched is other than it was, or has come or gone.
    fn settle(&mut self) {
        let roots = self.watched.get();
        let there: Vec<bool> = roots.all().map(|folder| folder.exists()).collect();
        if self.system.is_some() && roots == self.roots && there == self.there {
            return;
        }
        let hint = self.hint.clone();
        let told = move |event: Result<Event, notify::Error>| {
            let is_change = event.map_or(true, |event| !matches!(event.kind, EventKind::Access(_)));
            if is_change {
                // Where there is a hint already, that will do.
                let _ = hint.try_send(());
            }
        };
        // Without the system's help, looking now and then is what there is.
        self.system = notify::recommended_watcher(told).ok();
        if let Some(system) = &mut self.system {
            for folder in roots.all() {
                let _ = system.watch(folder, RecursiveMode::Recursive);
            }
        }
        (self.roots, self.there) = (roots, there);
    }
}

fn wait_until_still(hints: &Receiver<()>) {
    let began = Instant::now();
    while began.elapsed() < FLOOD && hints.recv_timeout(STILL).is_ok() {}
}

/// One number for the names, sizes and times of all files: another one where something changed.
fn stamp_of(roots: &Roots) -> u64 {
    let mut stamp = DefaultHasher::new();
    let mut left = MOST;
    // What plans, or themes, pass over cannot change them.
    let folders = roots.folders.iter().map(|folder| (folder, planwright_project::is_skipped as fn(&str) -> bool));
    let themes = roots.themes.iter().map(|folder| (folder, (|name: &str| name.starts_with('.')) as fn(&str) -> bool));
    for (folder, is_skipped) in folders.chain(themes) {
        let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
        let kept = walk.filter_entry(|entry| entry.depth() == 0 || !entry.file_name().to_str().is_some_and(is_skipped));
        for entry in kept.take(left) {
            left -= 1;
            match entry {
                Ok(entry) => stamp_file(entry.path(), &mut stamp),
                Err(_) => 0.hash(&mut stamp),
            }
        }
    }
    roots.files.iter().for_each(|file| stamp_file(file, &mut stamp));
    stamp.finish()
}

fn stamp_file(path: &Path, stamp: &mut DefaultHasher) {
    path.hash(stamp);
    let metadata = std::fs::metadata(path).ok();
    // A folder's own time changes with whatever is in it, passed over or not.
    let known = metadata.filter(|metadata| metadata.is_file()).map(|it| (it.len(), it.modified().ok()));
    known.hash(stamp);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;
    use std::sync::mpsc::channel;

    use super::*;

    fn folder() -> (tempfile::TempDir, Roots) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("plan.md"), "a").unwrap();
        let roots = Roots { folders: BTreeSet::from([folder.path().to_owned()]), ..Roots::default() };
        (folder, roots)
    }

    #[test]
    fn a_stamp_tells_of_what_a_plan_is_made_of() {
        let (folder, roots) = folder();
        let path = |name: &str| -> PathBuf { folder.path().join(name) };
        let before = stamp_of(&roots);
        std::fs::create_dir(path(".git")).unwrap();
        std::fs::write(path(".git/x"), "x").unwrap();
        std::fs::write(path(".plan.md.swp"), "x").unwrap();
        assert_eq!(stamp_of(&roots), before);
        std::fs::write(path("plan.md"), "ab").unwrap();
        let written = stamp_of(&roots);
        assert_ne!(written, before);
        std::fs::rename(path("plan.md"), path("other.md")).unwrap();
        assert_ne!(stamp_of(&roots), written);
        std::fs::remove_dir_all(folder.path()).unwrap();
        assert_ne!(stamp_of(&roots), written);
    }

    #[test]
    fn a_stamp_tells_of_all_that_a_theme_is_made_of() {
        let (folder, roots) = folder();
        let themes = Roots { folders: BTreeSet::new(), themes: roots.folders.clone(), files: BTreeSet::new() };
        let mut before = (stamp_of(&roots), stamp_of(&themes));
        for path in ["_parts/a.html", "dist/b.html"] {
            std::fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            std::fs::write(folder.path().join(path), "x").unwrap();
            let after = (stamp_of(&roots), stamp_of(&themes));
            assert!(after.0 == before.0 && after.1 != before.1, "{path}");
            before = after;
        }
        std::fs::write(folder.path().join(".theme.yaml.swp"), "x").unwrap();
        assert_eq!(stamp_of(&themes), before.1);
    }

    #[test]
    fn a_change_is_told_also_of_a_folder_that_was_gone() {
        let (folder, roots) = folder();
        let watched = Watched::default();
        watched.set(roots);
        let (tell, told) = channel();
        start(watched, tell).unwrap();
        let is_told = || matches!(told.recv_timeout(Duration::from_secs(20)), Ok(Task::Changed));
        // The system may be asked a moment after the thread begins: write until it is noticed.
        let noticed = (0..50).any(|nth| {
            std::fs::write(folder.path().join("plan.md"), nth.to_string()).unwrap();
            matches!(told.recv_timeout(Duration::from_millis(400)), Ok(Task::Changed))
        });
        assert!(noticed);
        std::fs::remove_dir_all(folder.path()).unwrap();
        assert!(is_told());
        while told.recv_timeout(Duration::from_millis(1500)).is_ok() {}
        std::fs::create_dir(folder.path()).unwrap();
        std::fs::write(folder.path().join("plan.md"), "back").unwrap();
        assert!(is_told());
    }
}
