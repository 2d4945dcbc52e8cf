//! Text that a program read in the wrong encoding before it came here: `â€™` for `’`, and `�` for a sign that was lost.

use planwright_core::{Diagnostic, Edit, FileId, Fix, Span};

/// How many are mended at once.
const MOST: usize = 10_000;

/// Signs that an English or Welsh plan is likely to have; anything else that bytes could be made of is no proof.
const LIKELY: &str = "£€’‘“”–—…•·†‡°©®™½¼¾×÷±²³¹\u{a0}àáâäèéêëìíîïòóôöùúûüçñŵŷÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜÇÑŴŶ";

/// A sign as it was misread.
pub(crate) struct Misread {
    /// Where it begins.
    pub(crate) at: usize,
    /// How many bytes it takes here.
    pub(crate) len: usize,
    /// What it was.
    right: char,
}

/// Every sign of a text whose bytes were taken for Windows-1252.
pub(crate) fn misread(text: &str) -> Vec<Misread> {
    let mut found: Vec<Misread> = Vec::new();
    // Only these begin a sign of two or three bytes that is likely.
    for (at, _) in text.match_indices(['Â', 'Ã', 'Å', 'â']) {
        if let Some((right, len)) = right(&text[at..])
            && found.last().is_none_or(|last| last.at + last.len <= at)
        {
            found.push(Misread { at, len, right });
        }
    }
    found
}

/// The sign that a text's beginning was, and how many bytes that takes.
fn right(text: &str) -> Option<(char, usize)> {
    let count = if text.starts_with('â') { 3 } else { 2 };
    let mut bytes = [0; 3];
    let mut len = 0;
    for (place, c) in bytes.iter_mut().zip(text.chars().take(count)) {
        *place = byte(c)?;
        len += c.len_utf8();
    }
    let right = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    LIKELY.contains(right).then_some((right, len))
}

/// The byte that Windows-1252 shows as this sign.
fn byte(c: char) -> Option<u8> {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match HIGH.iter().position(|&high| high == c) {
        Some(at) => u8::try_from(0x80 + at).ok(),
        None => u8::try_from(u32::from(c)).ok(),
    }
}

/// One finding a file, at the first: they come together, from one program.
pub(crate) fn report(file: FileId, text: &str, found: &[Misread]) -> Option<Diagnostic> {
    let first = found.first()?;
    let place = |one: &Misread| Span::new(file, one.at, one.at + one.len);
    let written = &text[first.at..first.at + first.len];
    let right = if first.right == '\u{a0}' { "a space".to_owned() } else { format!("`{}`", first.right) };
    let edit = |one: &Misread| Edit { span: place(one), insert: one.right.to_string() };
    let title = if found.len() == 1 { format!("Write {right}") } else { "Write the right signs".to_owned() };
    let finding = Diagnostic::warning("source/encoding", place(first), format!("`{written}` stands here for {right}"))
        .label(format!("should be {right}"))
        .help("A program read this text in another encoding than it was saved in, which makes two or three wrong signs of one. They would be printed.")
        .help(format!("Write {right}. If the text was copied from a file, open that file as UTF-8 and copy it again."))
        .fix(Fix { title, safe: true, edits: found.iter().take(MOST).map(edit).collect() });
    Some(others(finding, found.len() - 1))
}

/// `�`, which programs write for what they cannot read.
pub(crate) fn lost(file: FileId, text: &str) -> Option<Diagnostic> {
    const SIGN: char = '\u{fffd}';
    let mut found = text.match_indices(SIGN);
    let (at, sign) = found.next()?;
    let rest = found.filter(|(at, _)| !text[..*at].ends_with(SIGN)).count();
    let run = text[at..].chars().take_while(|&c| c == SIGN).count();
    let finding = Diagnostic::warning(
        "source/encoding",
        Span::new(file, at, at + run * sign.len()),
        "a sign was lost here: `�` stands in its place",
    )
    .label("would be printed as it stands")
    .help("Programs write `�` for what they cannot read; most often it was a `£`, an apostrophe, a quotation mark or a dash.")
    .help("Look the text up where it came from, and write the sign that belongs here.");
    Some(others(finding, rest))
}

fn others(finding: Diagnostic, count: usize) -> Diagnostic {
    match count {
        0 => finding,
        1 => finding.help("There is one more in this file."),
        others => finding.help(format!("There are {others} more in this file.")),
    }
}
