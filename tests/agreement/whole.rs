//! Reads `plan.pdf` as it lies on its sheets, by `pdftotext`.

use std::path::Path;
use std::process::Command;

use crate::additions::Addition;
use crate::edition::{Word, Words};

/// What is printed on the sheets.
#[derive(Default)]
pub(crate) struct Sheets {
    /// The words from the first to the last.
    pub(crate) words: Words,
    /// What stands round the words of each sheet but the cover.
    pub(crate) furniture: Vec<Words>,
}

/// Reads the sheets; none where `pdftotext` is not there.
pub(crate) fn read(pdf: &Path, folio: &[String]) -> Option<Sheets> {
    // As they are drawn: first what stands round a sheet, which ends with its number, and then the
    // words in the order of reading, column by column and cell by cell.
    let run = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(pdf).arg("-").output();
    let Ok(run) = run else {
        println!("no pdftotext on the path: the sheets of {} are not compared", pdf.display());
        return None;
    };
    assert!(run.status.success(), "pdftotext: {}", String::from_utf8_lossy(&run.stderr));
    let text = String::from_utf8(run.stdout).expect("UTF-8");
    let mut sheets = Sheets::default();
    for (number, sheet) in (1..).zip(text.trim_end_matches('\u{c}').split('\u{c}')) {
        let mut words = Words::default();
        words.push(sheet);
        if number > 1 {
            let end = after(&words, folio).unwrap_or_else(|| panic!("sheet {number} has no number:\n{sheet}"));
            let rest = words.list.split_off(end);
            sheets.furniture.push(std::mem::replace(&mut words, Words { list: rest, ..Words::default() }));
        }
        sheets.words.list.append(&mut words.list);
    }
    Some(sheets)
}

/// Where a phrase ends that stands among the words.
fn after(words: &Words, phrase: &[String]) -> Option<usize> {
    let found = |at: &[Word]| at.iter().zip(phrase).all(|(word, part)| Addition::is(&word.text, part));
    words.list.windows(phrase.len()).position(found).map(|at| at + phrase.len())
}
