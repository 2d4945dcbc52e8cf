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
    let stem = name.len().checked_sub(".md.txt".len()).and_then(|at| name.split_at_checked(at));
    if let Some((stem, _)) = stem.filter(|(_, ending)| ending.eq_ignore_ascii_case(".md.txt")) {
        return Some((format!("{stem}.md"), "its name ends with `.txt`, which Notepad adds"));
    }
    let lower = name.to_lowercase();
    let (stem, extension) = name.rsplit_once('.')?;
    let spoilt = match extension {
        "md" => lower == "plan.md" && name != "plan.md",
        _ => matches!(extension.to_lowercase().as_str(), "md" | "markdown"),
    };
    let meant = if lower == "plan.md" { "plan.md".to_owned() } else { format!("{stem}.md") };
    spoilt.then_some((meant, "a section's name ends with `.md`, in small letters"))
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
            ("a.markdown", "a.md"),
        ] {
            assert_eq!(misspelt(name).map(|(meant, _)| meant).as_deref(), Some(meant), "{name}");
        }
        for name in ["plan.md", "08-grants.md", "notes.txt", "a.csv", "LICENSE"] {
            assert_eq!(misspelt(name), None, "{name}");
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
