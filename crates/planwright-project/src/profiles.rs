//! Profiles of an office's own: files beside the plan or in its folder.

use std::path::Path;

use planwright_core::{Diagnostic, Sources, Span, Spanned};
use planwright_validator::profile::{self, Files, Loaded, Opened};
use sha2::{Digest, Sha256};

use crate::tree::Content;
use crate::{Around, Tree, Unread, limits};

/// The files around one plan, as far as its profile names them.
pub(crate) struct Own<'a> {
    tree: &'a Tree,
    /// The plan's folder as the user would type it.
    folder: &'a str,
    read: Sha256,
}

impl<'a> Own<'a> {
    pub(crate) fn new(tree: &'a Tree, folder: &'a str) -> Self {
        Self { tree, folder, read: Sha256::new() }
    }

    /// The SHA-256 of every path and text that was read.
    pub(crate) fn digest(self) -> [u8; 32] {
        self.read.finalize().into()
    }

    /// The bytes of a file, by its path from the plan's folder.
    fn bytes(&self, path: &str) -> Result<Vec<u8>, Unread> {
        match self.tree.files.get(path) {
            Some(Content::Bytes(bytes)) if bytes.len() as u64 <= limits::PROFILE_BYTES => Ok(bytes.to_vec()),
            Some(_) => Err(Unread::TooLarge),
            None => self.tree.around.read(path, limits::PROFILE_BYTES),
        }
    }
}

impl Files for Own<'_> {
    /// A profile is known by its path from the plan's folder.
    fn open(
        &mut self,
        written: &Spanned<String>,
        from: Option<&str>,
        sources: &mut Sources,
    ) -> Result<Opened, Box<Diagnostic>> {
        if let Some(why) = refused(written) {
            return Err(Box::new(why));
        }
        let beside = from.and_then(|from| from.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let path = plain(beside, written);
        let shown = plain(self.folder, &path);
        let bytes = self.bytes(&path).map_err(|fault| Box::new(finding(fault, written, &shown, from)))?;
        self.read.update((path.len() as u64).to_le_bytes());
        self.read.update(path.as_bytes());
        self.read.update((bytes.len() as u64).to_le_bytes());
        self.read.update(&bytes);
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Opened { file: sources.add(shown, text), path }),
            Err(e) => {
                let valid = e.utf8_error().valid_up_to();
                let file = sources.add(shown, String::from_utf8_lossy(e.as_bytes()));
                let place = Span::new(file, valid, valid + '\u{fffd}'.len_utf8());
                Err(Box::new(
                    Diagnostic::error("source/encoding", place, "this file is not UTF-8 text")
                        .label("the first byte that is not UTF-8")
                        .help("Save it again and choose UTF-8 as the encoding."),
                ))
            }
        }
    }
}

/// Loads the profile in a file, with those that it extends, whatever plan it may be for. Their
/// texts are added to `sources`.
///
/// # Errors
///
/// Where the path cannot be shown to people. What is wrong with the profile is among the findings.
pub fn load(path: &Path, sources: &mut Sources) -> Result<Loaded, crate::Error> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let shown = crate::display_path(path)?;
    let name = shown.rsplit('/').next().unwrap_or(&shown).to_owned();
    let span = Span::start_of(sources.add(shown.clone(), ""));
    let tree = Tree { around: Around::Folder(folder.to_owned()), ..Tree::default() };
    let shown_folder = shown.rsplit_once('/').map_or(".", |(folder, _)| folder).to_owned();
    let mut own = Own::new(&tree, &shown_folder);
    Ok(profile::load(&Spanned { value: name, span }, sources, &mut own))
}

/// The finding for a path that is never opened: other people and computers could not follow it.
fn refused(written: &Spanned<String>) -> Option<Diagnostic> {
    let finding =
        |message: &str| Diagnostic::error("source/value", written.span, format!("`{}` {message}", written.value));
    if written.contains('\\') {
        let plain = written.replace('\\', "/");
        return Some(
            finding("has `\\` in it")
                .label("not a path as written here")
                .help(format!("Paths are written with `/`, on Windows too: `{plain}`.")),
        );
    }
    if written.starts_with('/') || written.contains(':') {
        return Some(
            finding("is a path on this computer only")
                .label("not a path from here")
                .help("Others who check or publish the plan have the file in another place.")
                .help("Keep the profile with the plans, and write its path as seen from this file: `../profiles/ours.yaml`."),
        );
    }
    (!written.ends_with(".yaml") && !written.ends_with(".yml")).then(|| {
        finding("is not the path of a profile")
            .label("does not end with `.yaml`")
            .help("A profile of your own is a YAML file, and its name says so.")
            .help("Write the path of that file, such as `../profiles/ours.yaml`, or the name of a built-in profile.")
    })
}

/// A path put behind a folder, without `.` and as few `..` as can be.
fn plain(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let root = if folder.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}

/// The finding, at the path as it was written.
fn finding(fault: Unread, written: &Spanned<String>, shown: &str, from: Option<&str>) -> Diagnostic {
    let error = |rule: &'static str, message: String| Diagnostic::error(rule, written.span, message);
    match fault {
        Unread::NotThere => {
            let whose = if from.is_some() { "this file" } else { "`plan.md`" };
            let finding = error("source/value", format!("there is no profile `{}`", written.value))
                .label("no such file")
                .help(format!("The path is seen from the folder of {whose}: it leads to `{shown}`."));
            match built_in(written) {
                Some(id) => finding.help(format!("If you mean the profile that is built in, write `{id}`.")),
                None => finding.help("Write the path of the file as it is, or put the file there."),
            }
        }
        Unread::OutOfReach => error("source/value", format!("`{}` lies where a plan cannot lead", written.value))
            .label("not opened")
            .help("A plan names files of its own repository; where it is in none, those up to two folders above its own. So nobody's plan can have other files of a computer read.")
            .help("Keep the profile with the plans, and write its path as seen from this file: `../profiles/ours.yaml`."),
        Unread::NotAFile => error("source/value", format!("`{}` is not a file", written.value))
            .label("a folder, or something else")
            .help("Write the path of the profile's own file."),
        Unread::TooLarge => {
            let most = limits::PROFILE_BYTES / 1024;
            error("source/limit", format!("the profile `{}` has more than {most} KiB", written.value))
                .label("too large")
                .help("A profile of a whole Act has a quarter of that. Take out what is no duty.")
        }
        Unread::Unreadable(why) => error("source/value", format!("`{}` cannot be read: {why}", written.value))
            .label("cannot be read")
            .help("Nothing about the duties of the plan can be said without its profile."),
    }
}

/// The built-in profile that a path is called like.
fn built_in(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next()?;
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    profile::BUILT_IN.iter().map(|(id, _)| *id).find(|id| *id == stem)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn paths_are_written_in_one_way() {
        for (folder, path, expected) in [
            ("", "./ours.yaml", "ours.yaml"),
            ("", "../profiles//ours.yaml", "../profiles/ours.yaml"),
            ("plans/a", "../profiles/ours.yaml", "plans/profiles/ours.yaml"),
            ("plans/a", "../../../ours.yaml", "../ours.yaml"),
            (".", "../ours.yaml", "../ours.yaml"),
            ("../a", "../b/ours.yaml", "../b/ours.yaml"),
            ("/plans/a", "../ours.yaml", "/plans/ours.yaml"),
        ] {
            assert_eq!(plain(folder, path), expected, "{folder} {path}");
        }
    }
}
