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
    if text.len() <= WORD {
        return None;
    }
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

/// Signs that nobody sees: controls, what word processors put between letters, and everything else that by Unicode is
/// shown as nothing at all, which can carry words past every reader.
fn is_bad(c: char) -> bool {
    let control = c.is_control() && !"\t\r\n".contains(c);
    control || is_ignorable(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}')
}

/// The default-ignorable code points of Unicode.
fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// How far from a sign of direction the letter may stand that it is there for.
const NEAR: usize = 6;

/// Whether a sign that nobody sees has work to do where it stands: scripts and emoji are written with some of them.
fn is_needed(text: &str, at: usize, c: char) -> bool {
    let before = || text[..at].chars().next_back();
    match c {
        // A joiner between signs that are no Latin letters: an emoji, or a script that is joined by it.
        '\u{200c}' | '\u{200d}' => before().is_some_and(|before| u32::from(before) > 0x24f),
        // Which of two pictures of a sign is meant. It is one sign behind another, so none can carry words.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => before().is_some_and(has_pictures),
        // Mongolian, and the order of marks in Hebrew.
        '\u{180b}'..='\u{180f}' => before().is_some_and(|before| ('\u{1800}'..='\u{18af}').contains(&before)),
        '\u{34f}' => before().is_some_and(runs_left),
        // Where a text turns there is often a full stop or a bracket between the sign and the next letter.
        '\u{61c}' | '\u{200e}' | '\u{200f}' => {
            let runs_left = |letter: Option<char>| letter.is_some_and(runs_left);
            let near = |c: &char| c.is_alphabetic();
            runs_left(text[..at].chars().rev().take(NEAR).find(near))
                || runs_left(text[at..].chars().take(NEAR).find(near))
        }
        // Old Korean: what stands in the place of a part that a syllable does not have.
        '\u{115f}' | '\u{1160}' => {
            let is_part = |c: char| ('\u{1100}'..='\u{11ff}').contains(&c) && !is_ignorable(c);
            before().is_some_and(is_part) || text[at + c.len_utf8()..].chars().next().is_some_and(is_part)
        }
        '\u{e0020}'..='\u{e007f}' => is_of_flag(text, at),
        _ => false,
    }
}

/// Whether a sign can have several pictures: anything that is seen, but for the letters of plain words.
fn has_pictures(c: char) -> bool {
    let is_plain_letter = c.is_alphabetic() && u32::from(c) <= 0x24f;
    !(is_plain_letter || c.is_whitespace() || c.is_control() || is_ignorable(c))
}

/// A sign of a script that runs from right to left.
fn runs_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{60b}' | '\u{60d}'..='\u{61b}' | '\u{61d}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The tags of a flag, such as that of Wales: at most so many, with the one that ends them.
const TAGS_OF_FLAG: usize = 7;

/// Whether a tag belongs to a flag: a black flag, tags for the letters of a place, and the tag that ends them. Nothing
/// else is written in tags, and a flag has no room for words.
fn is_of_flag(text: &str, at: usize) -> bool {
    let is_tag = |c: &char| ('\u{e0020}'..='\u{e007e}').contains(c);
    let before = text[..at].chars().rev().take_while(is_tag).take(TAGS_OF_FLAG).count();
    // A tag has four bytes.
    let Some(start) = at.checked_sub(before * 4) else { return false };
    let tags = text[start..].chars().take_while(is_tag).take(TAGS_OF_FLAG).count();
    let ends = text[start..].chars().nth(tags) == Some('\u{e007f}');
    text[..start].ends_with('\u{1f3f4}') && (1..TAGS_OF_FLAG).contains(&tags) && ends
}

/// What a word processor writes for the end of a line or a page.
fn ends_line(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What says in which direction the text runs.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Takes them all away. Where one turns the direction of the text, what stands there may look otherwise without it.
fn without(file: FileId, bad: &[(usize, char)]) -> Fix {
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

/// Every sign but those of plain English, of which nearly all of a plan is.
fn suspects(text: &str) -> impl Iterator<Item = (usize, char)> + Clone {
    let is_plain = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | b' '..=b'~');
    let starts = text.bytes().enumerate().filter(move |&(at, byte)| !is_plain(byte) && text.is_char_boundary(at));
    starts.filter_map(|(at, _)| Some((at, text[at..].chars().next()?)))
}

/// One finding a file, at the first: they come together, from one paste.
fn controls(file: FileId, text: &str, misread: &[Misread]) -> Option<Diagnostic> {
    let within_misread = |at: usize| {
        let last = misread.partition_point(|one| one.at <= at).checked_sub(1);
        last.is_some_and(|last| at < misread[last].at + misread[last].len)
    };
    let bad = suspects(text).filter(|&(at, c)| is_bad(c) && !(c == '\u{feff}' && at == 0) && !is_needed(text, at, c));
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
        _ if turns(c) => format!("a sign that turns the direction of the text, U+{code:04X}, stands here"),
        '\u{2028}' | '\u{2029}' => format!("a sign for the end of a line, U+{code:04X}, stands in the text"),
        _ if !c.is_control() => format!("a sign that nobody can see, U+{code:04X}, stands in the text"),
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
