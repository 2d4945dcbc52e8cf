//! Paths within a plan, natural order, and what an id is made of.

use std::cmp::Ordering;

/// The path that `path` means when the file `from` names it, relative to the plan's folder; none
/// where it leads out of the folder.
pub(crate) fn resolve(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        return None;
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// `%20` and the like as the bytes that they stand for; the text as it is where that is no UTF-8.
pub(crate) fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let pair = text.get(at + 1..at + 3).filter(|pair| pair.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let hex = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match hex.filter(|_| byte == b'%') {
            Some(value) => {
                out.push(value);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// The order of names in which `2-x` stands before `10-x`.
pub(crate) fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (x, y) = (run(left), run(right));
        let order = match (x.starts_with(digit), y.starts_with(digit)) {
            (true, true) => by_number(x, y),
            _ => x.to_lowercase().cmp(&y.to_lowercase()),
        };
        if order != Ordering::Equal {
            return order;
        }
        if x.is_empty() {
            return a.cmp(b);
        }
        (left, right) = (&left[x.len()..], &right[y.len()..]);
    }
}

fn digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The longest beginning of a name that is all digits, or all other characters.
fn run(name: &str) -> &str {
    let digits = name.starts_with(digit);
    let end = name.find(|c| digit(c) != digits).unwrap_or(name.len());
    &name[..end]
}

/// Numbers of any length, by their worth.
fn by_number(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// What a section's id is made of: its file's stem, or its folder's name for an `index.md`,
/// without the leading number.
pub(crate) fn stem(path: &str) -> &str {
    let name = match path.strip_suffix("/index.md") {
        Some(folder) => folder,
        None => path.strip_suffix(".md").unwrap_or(path),
    };
    let name = name.rsplit('/').next().unwrap_or(name);
    let rest = name.trim_start_matches(digit);
    if rest.len() < name.len() { rest.trim_start_matches(['-', '_', '.', ' ']) } else { name }
}

/// The name of a path without its folder.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file_and_stay_in_the_plan() {
        let check = |from: &str, path: &str, to: Option<&str>| assert_eq!(resolve(from, path).as_deref(), to, "{path}");
        check("a.md", "figures/x.svg", Some("figures/x.svg"));
        check("05-p/1-v.md", "../06-x.md", Some("06-x.md"));
        check("05-p/1-v.md", "./2-w.md", Some("05-p/2-w.md"));
        check("05-p/1-v.md", "../../secret", None);
        check("a.md", "figures/../../a", None);
        check("a.md", "/etc/passwd", None);
    }

    #[test]
    fn names_stand_in_natural_order() {
        let mut names = ["10-x", "2-x", "02-y", "1-B", "1-a", "a10", "a9", "b"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["1-a", "1-B", "2-x", "02-y", "10-x", "a9", "a10", "b"]);
    }

    #[test]
    fn a_stem_has_no_leading_number() {
        let check = |path: &str, expected: &str| assert_eq!(stem(path), expected, "{path}");
        check("05-priorities/1-victims.md", "victims");
        check("05-priorities/index.md", "priorities");
        check("overview.md", "overview");
        check("01.md", "");
        check("1_roads.md", "roads");
    }

    #[test]
    fn percent_signs_are_decoded() {
        assert_eq!(percent_decoded("a%20b.md"), "a b.md");
        assert_eq!(percent_decoded("5% off%ff"), "5% off%ff");
        assert_eq!(percent_decoded("a%+5b"), "a%+5b");
    }
}
