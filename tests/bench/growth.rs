//! Where the time goes, and how it grows: `cargo bench --bench growth`.
//!
//! First what each part of the work costs for the plans in `plans/` (or `-- DIR…`), in processor time. Then the Kent example
//! made larger in each way that a plan can be larger, each size in a process of its own: time, memory, and the slope of
//! both on a scale of logarithms from the first size to the last. One means that twice the size takes twice the time.

// A bench prints what it found, and cannot go on without its plans.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::panic)]
// Each bench takes what it needs of the common modules.
#![allow(dead_code)]

mod costs;
mod made;
mod measure;
mod sizes;

use std::path::PathBuf;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if let [one, way, work, size] = args.as_slice()
        && one == "one"
    {
        return sizes::one(way, work, size.parse().expect("a size"));
    }
    let mut paths: Vec<PathBuf> = args.iter().map(PathBuf::from).collect();
    if paths.is_empty() {
        paths.push(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../plans"));
    }
    costs::table(&paths);
    sizes::table();
}
