//! The addresses of files.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is encoded in a path: all but what RFC 3986 leaves alone there.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path of a `file:` address. None for a text that is no file, such as one that was never saved.
pub(crate) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    // A host is this computer or another one; files of another one are not opened.
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let decoded = percent_decode_str(path.strip_prefix('/')?).decode_utf8().ok()?;
    let has_drive = decoded.as_bytes().get(1) == Some(&b':');
    Some(if has_drive { PathBuf::from(decoded.as_ref()) } else { PathBuf::from(format!("/{decoded}")) })
}

/// The address of a file by its whole path.
pub(crate) fn of(path: &Path) -> Uri {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() };
    let encoded = utf8_percent_encode(&text, ENCODED).to_string();
    Uri(format!("file://{}{encoded}", if encoded.starts_with('/') { "" } else { "/" }))
}

/// A path without `.` and `..`, as far as that can be told from the path alone.
pub(crate) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir if plain.file_name().is_some() => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_go_both_ways() {
        for file in ["/a/b c/ŵ%.md", "/a/05-priorities/1-victims.md", "/a/#b?.md"] {
            assert_eq!(path(&of(Path::new(file))), Some(PathBuf::from(file)));
        }
        assert_eq!(of(Path::new("/a/b c/ŵ.md")).0, "file:///a/b%20c/%C5%B5.md");
    }

    #[test]
    fn addresses_are_read_as_clients_write_them() {
        assert_eq!(path(&Uri("file:///c%3A/plans/a.md".into())), Some(PathBuf::from("c:/plans/a.md")));
        assert_eq!(path(&Uri("file://localhost/a.md".into())), Some(PathBuf::from("/a.md")));
        for other in ["untitled:Untitled-1", "file://other/a.md", "https://x/a.md", "file:///%ff"] {
            assert_eq!(path(&Uri(other.into())), None, "{other}");
        }
    }

    #[test]
    fn a_path_is_made_plain() {
        assert_eq!(plain(Path::new("/a/./b/../c")), PathBuf::from("/a/c"));
        assert_eq!(plain(Path::new("../c")), PathBuf::from("../c"));
    }
}
