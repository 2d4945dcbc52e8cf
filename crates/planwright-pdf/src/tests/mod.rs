mod clauses;
mod fixture;
mod literals;
mod plan;
mod sheet;
mod theme;
mod vocabulary;

use std::path::PathBuf;

/// Where PDFs are put for looking at, if anyone wants to: `PLANWRIGHT_PDF_OUT`.
fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PLANWRIGHT_PDF_OUT") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}
