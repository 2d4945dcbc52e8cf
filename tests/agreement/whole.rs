//! Reads `plan.pdf` as it lies on its sheets, by `pdftotext`.

use std::path::Path;
use std::process::Command;

use crate::edition::Words;

/// The words on the sheets from the first to the last; none where `pdftotext` is not there.
pub(crate) fn read(pdf: &Path) -> Option<Words> {
    // As they are drawn: in the order of reading, column by column and cell by cell.
    let run = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(pdf).arg("-").output();
    let Ok(run) = run else {
        println!("no pdftotext on the path: the sheets of {} are not compared", pdf.display());
        return None;
    };
    assert!(run.status.success(), "pdftotext: {}", String::from_utf8_lossy(&run.stderr));
    let mut words = Words::default();
    words.push(&String::from_utf8(run.stdout).expect("UTF-8"));
    Some(words)
}
