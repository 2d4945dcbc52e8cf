//! What goes into a plan's tree, wherever its files come from.

use std::ops::ControlFlow;

use crate::tree::{Content, Leads};
use crate::{Around, Tree, limits, names};

/// A tree that is being filled. It decides what belongs to a plan, and how much of it is read.
#[derive(Debug)]
pub struct Gathering {
    tree: Tree,
    /// Bytes that were read.
    total: u64,
}

impl Gathering {
    /// A tree without files yet.
    #[must_use]
    pub fn new(around: Around) -> Self {
        Self { tree: Tree { around, ..Tree::default() }, total: 0 }
    }

    /// True for the name of a file or folder that plans pass over. It is not to be added, nor what
    /// is in it.
    #[must_use]
    pub fn passes_over(name: &str) -> bool {
        names::is_skipped(name)
    }

    /// Adds a file by its path within the plan and its size in bytes. It is read only if it is not
    /// too large. Files come in the order of their names, folder by folder, so that what is left out
    /// of a plan that is too large is the same wherever it comes from.
    ///
    /// Breaks where the plan holds too much: nothing more is to be added.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub fn add<E>(
        &mut self,
        path: String,
        size: u64,
        read: impl FnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<ControlFlow<()>, E> {
        if self.tree.files.len() == limits::FILES || self.total + size > limits::PLAN_BYTES {
            self.tree.cut = true;
            return Ok(ControlFlow::Break(()));
        }
        let content = if size > most(&path) {
            Content::TooLarge(size)
        } else {
            self.total += size;
            Content::Bytes(read()?.into())
        };
        self.tree.files.insert(path, content);
        Ok(ControlFlow::Continue(()))
    }

    /// Notes a link that is not followed.
    pub fn link(&mut self, path: String, leads: Leads) {
        self.tree.links.insert(path, leads);
    }

    /// The tree of what was added.
    #[must_use]
    pub fn finish(self) -> Tree {
        self.tree
    }
}

fn most(path: &str) -> u64 {
    if path.ends_with(".md") || path.ends_with(".csv") { limits::TEXT_BYTES } else { limits::PICTURE_BYTES }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_is_not_read() {
        let mut gathering = Gathering::new(Around::Nothing);
        for (path, size) in [("a.md", limits::TEXT_BYTES + 1), ("b.png", limits::PICTURE_BYTES + 1)] {
            let added = gathering.add(path.to_owned(), size, || Err(format!("{path} was read")));
            assert_eq!(added, Ok(ControlFlow::Continue(())));
        }
        let tree = gathering.finish();
        assert_eq!(tree.files["a.md"], Content::TooLarge(limits::TEXT_BYTES + 1));
        assert!(!tree.cut);
    }

    #[test]
    fn a_plan_has_an_end() {
        let mut gathering = Gathering::new(Around::Nothing);
        let mut add = |path: String| gathering.add(path, 0, || Ok::<_, ()>(Vec::new())).unwrap();
        for n in 0..limits::FILES {
            assert!(add(format!("{n}.md")).is_continue());
        }
        assert!(add("more.md".to_owned()).is_break());
        assert!(gathering.finish().cut);
    }
}
