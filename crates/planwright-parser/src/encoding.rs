//! Control characters, which can hide text from a reader and not from a search, and text that was read wrongly before.

use planwright_core::{Diagnostic, Edit, FileId, Fix, Sources, Span};

use crate::Folder;
use crate::misread::{self, Misread};

/// Looks for control characters and signs of a wrong encoding in every text of the plan.
pub(crate) fn check(sources: &Sources, folder: &Folder) -> Vec<Diagnostic> {
    let documents = folder.documents.iter().map(|document| document.file);
    let files = documents.chain(folder.tables.values().copied());
    files.flat_map(|file| check_file(file, sources.text(file))).collect()
}

/// Bytes of a text without a blank or a new line: a PDF cannot hold a longer word.
const WORD: usize = 20_000;

/// The first word that no output can hold.
pub(crate) fn endless_word(file: FileId, text: &str) -> Option<Diagnostic> {
    let mut start = 0;
    let long = text.split([' ', '\n', '\r', '\t', ',']).find_map(|word| {
        let at = start;
        start += word.len() + 1;
        // A picture that was pasted as its bytes has its own finding.
        (word.len() > WORD && !word.contains("data:")).then_some((at, word))
    });
    let (at, word) = long?;
    let shown: usize = word.chars().take(40).map(char::len_utf8).sum();
    Some(
        Diagnostic::error(
            "source/limit",
            Span::new(file, at, at + shown),
            "a word without a space is longer than any output can hold",
        )
        .label(format!("goes on for {} letters", word.chars().count()))
        .help("A PDF holds words of up to 32,767 bytes, and no page is wide enough to show one.")
        .help("Perhaps a program has written this, or a file was pasted here. Take it out, or put spaces into it."),
    )
}

/// How many are taken away at once.
const MOST: usize = 10_000;

/// Signs that nobody sees: controls, and what word processors put between letters.
fn is_bad(c: char) -> bool {
    let control = c.is_control() && !"\t\r\n".contains(c);
    control
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A joiner between signs that are no Latin letters: an emoji, or a script that is joined by it.
fn joins(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    matches!(c, '\u{200c}' | '\u{200d}') && before.is_some_and(|before| u32::from(before) > 0x24f)
}

/// What a word processor writes for the end of a line or a page.
fn ends_line(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}')
}

/// Takes them all away. Where one turns the direction of the text, what stands there may look otherwise without it.
fn without(file: FileId, bad: &[(usize, char)]) -> Fix {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let edit = |&(at, c): &(usize, char)| Edit {
        span: Span::new(file, at, at + c.len_utf8()),
        insert: if ends_line(c) { " ".to_owned() } else { String::new() },
    };
    Fix {
        title: if bad.len() == 1 { "Take the sign away" } else { "Take the signs away" }.to_owned(),
        safe: !bad.iter().any(|&(_, c)| turns(c)),
        edits: bad.iter().map(edit).collect(),
    }
}

fn check_file(file: FileId, text: &str) -> impl Iterator<Item = Diagnostic> {
    let misread = misread::misread(text);
    let controls = controls(file, text, &misread);
    [controls, misread::report(file, text, &misread), misread::lost(file, text)].into_iter().flatten()
}

/// One finding a file, at the first: they come together, from one paste.
fn controls(file: FileId, text: &str, misread: &[Misread]) -> Option<Diagnostic> {
    let within_misread = |at: usize| {
        let last = misread.partition_point(|one| one.at <= at).checked_sub(1);
        last.is_some_and(|last| at < misread[last].at + misread[last].len)
    };
    let bad = text.char_indices().filter(|&(at, c)| is_bad(c) && !(c == '\u{feff}' && at == 0) && !joins(text, at, c));
    let bad = bad.filter(|&(at, _)| !within_misread(at));
    let count = bad.clone().count();
    let bad: Vec<(usize, char)> = bad.take(MOST).collect();
    let (at, c) = *bad.first()?;
    let others = count - 1;
    let span = Span::new(file, at, at + c.len_utf8());
    let code = u32::from(c);
    let message = match c {
        '\u{ad}' => format!("a soft hyphen, U+{code:04X}, stands in the text"),
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {
            format!("a sign without width, U+{code:04X}, stands in the text")
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            format!("a sign that turns the direction of the text, U+{code:04X}, stands here")
        }
        _ => format!("a control character, U+{code:04X}, stands in the text"),
    };
    let instead = if ends_line(c) {
        "Put a line break or a space in its place; it is what a word processor makes of Shift and Enter, or of a new page."
    } else {
        "Delete it; it often comes with text that was copied from a PDF or an old document."
    };
    let finding = Diagnostic::error("source/encoding", span, message)
        .label("an invisible character")
        .help("It cannot be seen and cannot be printed, and words on both sides of it are not found by a search.")
        .help(instead);
    // A file that consists of them is no text, and not mended by taking them away.
    let finding = if count > MOST { finding } else { finding.fix(without(file, &bad)) };
    Some(match others {
        0 => finding,
        1 => finding.help("There is one more in this file."),
        others => finding.help(format!("There are {others} more in this file.")),
    })
}
