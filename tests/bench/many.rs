//! Many plans at once, as a national site has them.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use divan::{Bencher, bench};
use planwright_build::{Ended, Error, Only, Options, Output, Progress, build};
use tempfile::TempDir;

use crate::made;

/// How many plans, all different.
const PLANS: [usize; 3] = [1, 50, 500];

struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: &str) {}
    fn end(&self, _: &str, _: &Result<Ended, Error>) {}
}

/// Plans in a folder, and where their outputs go.
struct Site {
    _root: TempDir,
    plans: Vec<PathBuf>,
    options: Options,
}

impl Site {
    fn of(count: usize) -> Self {
        let (root, kent) = (tempfile::tempdir().expect("a folder"), made::kent());
        let folder = |number: usize| root.path().join(format!("plans/plan-{number:03}"));
        let plans: Vec<PathBuf> = (0..count).map(folder).collect();
        plans.iter().enumerate().for_each(|(number, plan)| made::write(&made::another(&kent, number), plan));
        let jobs = std::thread::available_parallelism().map_or(1, usize::from);
        let options = Options {
            out: root.path().join("dist"),
            only: Only::These([Output::Html].into()),
            theme: None,
            limit: Duration::from_secs(600),
            // What the benches before this one took counts too, and none of it is a plan's.
            memory: u64::MAX,
            draft: true,
            jobs,
            deny_warnings: false,
            retell: false,
            unread: 0,
            shard: None,
            status: None,
            as_at: None,
            date: None,
            earlier: BTreeMap::new(),
        };
        Self { _root: root, plans, options }
    }

    fn build(&self) {
        let built = build(&self.plans, &self.options, &Quiet, drop).expect("they can be built");
        built.into_iter().collect::<Result<(), _>>().expect("each can be built");
    }
}

/// Checking and web pages.
#[bench(args = PLANS, sample_count = 3, sample_size = 1)]
fn plans_html(bencher: Bencher<'_, '_>, count: usize) {
    let site = Site::of(count);
    let fresh = || std::fs::remove_dir_all(&site.options.out).unwrap_or_default();
    bencher.with_inputs(fresh).bench_values(|()| site.build());
}

/// Nothing has changed since the last time.
#[bench(args = PLANS, sample_count = 5, sample_size = 1)]
fn plans_unchanged(bencher: Bencher<'_, '_>, count: usize) {
    let site = Site::of(count);
    site.build();
    bencher.bench(|| site.build());
}
