//! Paths inside a repository: with `/`, without `.` and `..`, empty for its top.

/// `path` as seen from `from`; `None` where it leads out of the top.
pub(crate) fn join(from: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The folder that a path stands in; empty for what stands at the top.
pub(crate) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path within a folder, where it is in it. The folder itself is the empty path.
pub(crate) fn within<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    if folder.is_empty() || path == folder {
        return Some(if path == folder { "" } else { path });
    }
    path.strip_prefix(folder)?.strip_prefix('/')
}

/// A path for people: `.` for the top.
pub(crate) fn shown(path: &str) -> &str {
    if path.is_empty() { "." } else { path }
}

/// A path from the top as one would type it in a folder.
pub(crate) fn relative(from: &str, path: &str) -> String {
    let parts = |path| str::split(path, '/').filter(|part: &&str| !part.is_empty());
    let shared = parts(from).zip(parts(path)).take_while(|(one, other)| one == other).count();
    let up = parts(from).skip(shared).map(|_| "..");
    shown(&up.chain(parts(path).skip(shared)).collect::<Vec<_>>().join("/")).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_seen_from_a_folder() {
        for (from, path, expected) in [
            ("plans/kent", ".", Some("plans/kent")),
            ("plans/kent", "", Some("plans/kent")),
            ("plans/kent", "../avon/", Some("plans/avon")),
            ("", "./plans//kent", Some("plans/kent")),
            ("plans", "../..", None),
        ] {
            assert_eq!(join(from, path).as_deref(), expected, "{from} {path}");
        }
    }

    #[test]
    fn paths_are_typed_as_short_as_can_be() {
        for (from, path, expected) in
            [("", "a/b", "a/b"), ("a", "a/b", "b"), ("a/c", "a/b", "../b"), ("a", "a", "."), ("a", "", "..")]
        {
            assert_eq!(relative(from, path), expected, "{from} {path}");
        }
    }

    #[test]
    fn what_is_within_a_folder() {
        assert_eq!(within("plans/kent/a.md", "plans/kent"), Some("a.md"));
        assert_eq!(within("plans/kent-2/a.md", "plans/kent"), None);
        assert_eq!(within("a.md", ""), Some("a.md"));
        assert_eq!(within("plans", "plans"), Some(""));
    }
}
