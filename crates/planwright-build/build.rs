//! Gives the tool a digest of its own sources, so that outputs of an older build of it are stale
//! though its version is the same.

use std::path::Path;

use sha2::{Digest, Sha256};
use walkdir::WalkDir;

fn main() {
    let crates = Path::new("..");
    println!("cargo::rerun-if-changed=..");
    println!("cargo::rerun-if-changed=../../Cargo.lock");
    let mut hash = Sha256::new();
    hash.update(std::fs::read("../../Cargo.lock").unwrap_or_default());
    for entry in WalkDir::new(crates).sort_by_file_name().into_iter().flatten() {
        let path = entry.path();
        // Catalogues, dictionaries and templates are printed, or decide what is; tests are not.
        let is_test = path.components().any(|part| part.as_os_str() == "tests");
        if !is_test && entry.file_type().is_file() {
            hash.update(path.to_string_lossy().replace('\\', "/").as_bytes());
            hash.update(std::fs::read(path).unwrap_or_default());
        }
    }
    let digest: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    println!("cargo::rustc-env=PLANWRIGHT_DIGEST={digest}");
}
