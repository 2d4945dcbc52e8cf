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

/// Reads the sheets; none where `pdftotext` is not there. `headers` are the header rows of the plan's tables: one that
/// stands again at the top of a sheet is left out.
pub(crate) fn read(pdf: &Path, folio: &[String], headers: &[Vec<String>]) -> Option<Sheets> {
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
        let again = headers.iter().find(|header| is_again(header, headers, &sheets.words, &words));
        words.list.drain(..again.map_or(0, Vec::len));
        sheets.words.list.append(&mut words.list);
    }
    Some(sheets)
}

/// True where a sheet begins with a header row that has stood before as often as there are tables with it.
fn is_again(header: &[String], headers: &[Vec<String>], before: &Words, sheet: &Words) -> bool {
    let is = |words: &[Word]| words.len() == header.len() && words.iter().zip(header).all(|(a, b)| a.text == *b);
    let stood = before.list.windows(header.len().max(1)).filter(|words| is(words)).count();
    let tables = headers.iter().filter(|other| *other == header).count();
    sheet.list.get(..header.len()).is_some_and(is) && stood >= tables
}

/// Where a phrase ends that stands among the words.
fn after(words: &Words, phrase: &[String]) -> Option<usize> {
    let found = |at: &[Word]| at.iter().zip(phrase).all(|(word, part)| Addition::is(&word.text, part));
    words.list.windows(phrase.len()).position(found).map(|at| at + phrase.len())
}
