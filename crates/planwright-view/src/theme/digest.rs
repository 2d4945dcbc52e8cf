//! What tells one theme from another.

use bytes::Bytes;
use sha2::{Digest, Sha256};

use super::embedded;
use super::files::are_one;
use super::layer::Layer;

/// SHA-256 of all files of all layers, in hexadecimal.
pub(super) fn of(layers: &[Layer]) -> String {
    let mut hash = Sha256::new();
    for layer in layers {
        hash.update((layer.files.len() as u64).to_le_bytes());
        for (path, bytes) in &layer.files {
            hash.update((path.len() as u64).to_le_bytes());
            hash.update(path.as_bytes());
            hash.update(of_file(path, bytes));
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of a file. Those of the tool's own files, which have millions of bytes, are known.
fn of_file(path: &str, bytes: &Bytes) -> [u8; 32] {
    let known = embedded::files().get(path).is_some_and(|ours| are_one(ours, bytes));
    known.then(|| embedded::digest(path)).flatten().unwrap_or_else(|| Sha256::digest(bytes).into())
}
