//! How much two plans have in common, to know one again that was given another name.

use std::collections::HashMap;

use planwright_project::{Content, Tree};

/// Of a thousand, how much two plans must have in common to be taken for one: git's own measure
/// for renamed files.
pub(crate) const ENOUGH: u64 = 500;

/// How much of the texts of two plans is in both, of a thousand: whole lines, wherever they stand.
pub(crate) fn likeness(one: &Tree, other: &Tree) -> u64 {
    let mut lines: HashMap<&[u8], u64> = HashMap::new();
    let mut all = 0;
    each_line(one, |line| {
        all += line.len() as u64;
        *lines.entry(line).or_default() += 1;
    });
    let mut common = 0;
    each_line(other, |line| {
        all += line.len() as u64;
        if let Some(left) = lines.get_mut(line).filter(|left| **left > 0) {
            *left -= 1;
            common += line.len() as u64;
        }
    });
    (2 * common * 1000).checked_div(all).unwrap_or(0)
}

fn each_line<'a>(tree: &'a Tree, mut take: impl FnMut(&'a [u8])) {
    for (path, content) in &tree.files {
        if let Content::Bytes(bytes) = content
            && path.ends_with(".md")
        {
            bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).for_each(&mut take);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            tree.files.insert((*path).to_owned(), Content::Bytes(text.as_bytes().into()));
        }
        tree
    }

    #[test]
    fn likeness_is_that_of_lines() {
        let check = |one: &[(&str, &str)], other: &[(&str, &str)], expected| {
            assert_eq!(likeness(&tree(one), &tree(other)), expected);
        };
        check(&[("plan.md", "a\nb\n")], &[("plan.md", "a\r\nb\r\n")], 1000);
        check(&[("a.md", "aa\nbb")], &[("b.md", "bb\ncc")], 500);
        check(&[("a.md", "a\n")], &[("a.md", "a\na\na\n")], 500);
        check(&[("a.md", "a")], &[("a.md", "b")], 0);
        check(&[], &[], 0);
    }
}
