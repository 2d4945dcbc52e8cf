//! Names of files and folders: what is skipped, what is reserved, what no other system can hold.

/// True for names that plans and the search for plans pass over.
#[must_use]
pub fn is_skipped(name: &str) -> bool {
    name.starts_with(['.', '_']) || matches!(name, "README.md" | "target" | "dist" | "node_modules" | "lost+found")
}

/// True for what is not seen in a name and can make a terminal show another: commands to it, and what turns the direction
/// of writing.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// True for a path that ends as those of pictures do.
#[must_use]
pub(crate) fn is_picture(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| matches!(ending, "svg" | "png" | "jpg" | "jpeg"))
}

/// True for a folder's name that is a language: `cy`, `cy-GB`.
#[must_use]
pub fn is_language(name: &str) -> bool {
    let (language, region) = name.split_once('-').map_or((name, None), |(l, r)| (l, Some(r)));
    language.len() == 2
        && language.bytes().all(|b| b.is_ascii_lowercase())
        && region.is_none_or(|r| r.len() == 2 && r.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The language that a folder's name is meant for: `cy` for `CY`, `cym` and `welsh`, `cy-GB` for `cy-gb`.
pub(crate) fn language_meant(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    if matches!(lower.as_str(), "cym" | "wel" | "welsh" | "cymraeg") {
        return Some("cy".to_owned());
    }
    let meant = match lower.split_once(['-', '_']) {
        Some((language, region)) => format!("{language}-{}", region.to_uppercase()),
        None => lower,
    };
    is_language(&meant).then_some(meant)
}

/// True for a name that is meant for `plan.md` and is spoilt.
pub(crate) fn is_spoilt_head(name: &str) -> bool {
    misspelt(name).is_some_and(|(meant, _)| meant.eq_ignore_ascii_case("plan.md"))
}

/// Why Windows cannot hold a name, if it cannot.
pub(crate) fn fault(name: &str) -> Option<String> {
    if let Some(c) =
        name.chars().find(|c| matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\\') || c.is_control())
    {
        return Some(format!("Windows does not allow `{}` in a name", c.escape_default()));
    }
    if name.ends_with(['.', ' ']) {
        return Some("Windows does not allow a name to end with a full stop or a space".to_owned());
    }
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit() && c != '0'));
    device.then(|| format!("`{stem}` is the name of a device on Windows"))
}

/// What a name seems to be meant for, and why it is not that, where an editor or a save dialogue has spoilt it.
pub(crate) fn misspelt(name: &str) -> Option<(String, &'static str)> {
    let lower = name.to_lowercase();
    if matches!(lower.as_str(), "plan.md" | "index.md") && name != lower {
        return Some((lower, "capital and small letters are told apart in names"));
    }
    let stem = name.len().checked_sub(".md.txt".len()).and_then(|at| name.split_at_checked(at));
    if let Some((stem, _)) = stem.filter(|(_, ending)| ending.eq_ignore_ascii_case(".md.txt")) {
        return Some((format!("{stem}.md"), "its name ends with `.txt`, which Notepad adds"));
    }
    let (stem, extension) = name.rsplit_once('.')?;
    let spoilt = extension != "md" && matches!(extension.to_lowercase().as_str(), "md" | "markdown");
    spoilt.then(|| (format!("{stem}.md"), "a section's name ends with `.md`, in small letters"))
}

/// True for what is called `Index.md` in a folder that can be a chapter.
pub(crate) fn is_spoilt_index(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else { return false };
    misspelt(name).is_some_and(|(meant, _)| meant == "index.md") && !is_beside(folder)
}

/// True for a folder of what is no section, and for all in it.
fn is_beside(folder: &str) -> bool {
    folder.split('/').any(|folder| matches!(folder, "figures" | "tables" | "panel" | "papers"))
}

/// The ending of a file that is called as a section is and holds a text that is not read: `11-towns.txt`.
pub(crate) fn unread_text(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or_default();
    let name = if folder.is_empty() { path } else { name };
    let (stem, ending) = name.rsplit_once('.')?;
    // Years and days are of letters and minutes.
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=3).contains(&digits) && stem[digits..].starts_with('-') && !stem.ends_with(".md");
    let known =
        ["txt", "docx", "doc", "rtf", "odt", "pages"].into_iter().find(|known| ending.eq_ignore_ascii_case(known));
    known.filter(|_| numbered && !is_beside(folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_were_spoilt() {
        for (name, meant) in [
            ("08-grants.MD", "08-grants.md"),
            ("08-grants.md.txt", "08-grants.md"),
            ("ẞ.MD.txt", "ẞ.md"),
            ("Plan.md", "plan.md"),
            ("PLAN.MD", "plan.md"),
            ("Index.md", "index.md"),
            ("a.markdown", "a.md"),
        ] {
            assert_eq!(misspelt(name).map(|(meant, _)| meant).as_deref(), Some(meant), "{name}");
        }
        for name in ["plan.md", "08-grants.md", "notes.txt", "a.csv", "LICENSE"] {
            assert_eq!(misspelt(name), None, "{name}");
        }
    }

    #[test]
    fn texts_that_are_called_as_sections_are() {
        for path in ["11-towns.txt", "1-roads.DOCX", "05-a/2-b.odt", "cy/03-c.rtf"] {
            assert!(unread_text(path).is_some(), "{path}");
        }
        for path in [
            "notes.txt",
            "2024-11-02-letter.docx",
            "papers/1-a.docx",
            "cy/papers/1-a.docx",
            "figures/1-a.txt",
            "1-a.md.txt",
            "1-a.pdf",
        ] {
            assert_eq!(unread_text(path), None, "{path}");
        }
    }

    #[test]
    fn languages() {
        for (name, expected) in [
            ("cy", true),
            ("cy-GB", true),
            ("en", true),
            ("cyw", false),
            ("01-a", false),
            ("Cy", false),
            ("cy-gb", false),
        ] {
            assert_eq!(is_language(name), expected, "{name}");
        }
    }

    #[test]
    fn names_that_windows_cannot_hold() {
        for name in ["a:b.md", "what?.md", "con.md", "COM1", "a. ", "a."] {
            assert!(fault(name).is_some(), "{name}");
        }
        for name in ["01-introduction.md", "console.md", "ŵ.md", "com0.md"] {
            assert!(fault(name).is_none(), "{name}");
        }
    }
}
