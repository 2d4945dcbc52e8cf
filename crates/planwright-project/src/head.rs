//! What a plan names in its front matter that its outputs are made by, read without the rest of it.

use planwright_core::{Sources, Spanned};
use planwright_validator::profile;

use crate::profiles::Own;
use crate::{Tree, folder};

/// The file that says it.
const HEAD: &str = "plan.md";

/// What a plan says that its outputs are made by.
#[derive(Debug)]
pub struct Head {
    /// The theme, where it names one.
    pub theme: Option<Spanned<String>>,
    /// The SHA-256 of the profiles of one's own that are read for it, as in [`Checked`](crate::Checked).
    pub profile_digest: [u8; 32],
}

/// Reads no more of a plan than says by which profile it is judged and in which theme it is set. None where `plan.md` cannot
/// be read; what is wrong with it is not told.
#[must_use]
pub fn head(tree: &Tree, path: &str, name: &str, sources: &mut Sources) -> Option<Head> {
    let content = tree.files.get(HEAD)?.clone();
    let alone = Tree { files: [(HEAD.to_owned(), content)].into(), ..Tree::default() };
    let (folder, _) = folder::folder(&alone, path, name, sources);
    let meta = planwright_parser::parse(sources, folder).plan?.meta;
    let mut own = Own::new(tree, path);
    if profile::is_path(&meta.profile) {
        // What is wrong with it is told where the plan is judged.
        let _ = profile::load(&meta.profile, sources, &mut own);
    }
    Some(Head { theme: meta.theme, profile_digest: own.digest() })
}
