//! Blocks of templates that take the place of none.

use std::collections::BTreeMap;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};

use crate::theme::layer::Layer;
use crate::theme::place::Places;

/// How often a block of each name is opened.
type Names<'a> = BTreeMap<&'a str, usize>;

/// Looks for blocks of the themes' own templates that stand in no other template: one that extends another prints nothing
/// but the other, with what fills its blocks.
pub(super) fn check(layers: &[Layer], own: &[Layer], places: &mut Places<'_>) {
    let all = names(layers.iter().flat_map(templates));
    for (path, text) in own.iter().flat_map(templates) {
        let extends = tags(text).any(|(_, inside)| inside.starts_with("extends"));
        if !extends {
            continue;
        }
        let here = names(std::iter::once((path, text)));
        let is_elsewhere = |name: &str| all.get(name) > here.get(name);
        for Block { at, name, .. } in blocks(text).filter(|block| block.depth == 0 && !is_elsewhere(block.name)) {
            let file = places.text(path, text);
            let span = Span::new(file, at, at + name.len());
            let known = all.keys().copied().filter(|name| is_elsewhere(name));
            places.tell(unprinted(path, name, span, nearest(name, known)));
        }
    }
}

fn unprinted(path: &str, name: &str, span: Span, meant: Option<&str>) -> Diagnostic {
    let message = format!("the block `{name}` of `{path}` is never printed: no template that it extends has one");
    let finding = Diagnostic::warning("theme/file", span, message).label("no such block").help(
        "A template that extends another one prints the other, with its own blocks in place of those of the same name.",
    );
    match meant {
        Some(meant) => finding.help(format!("Did you mean `{meant}`?")),
        None => finding.help("`themes/README.md` lists the blocks of each template."),
    }
}

/// The templates of a layer.
fn templates(layer: &Layer) -> impl Iterator<Item = (&str, &str)> {
    let files = layer.files.iter().filter(|(path, _)| path.starts_with("html/") && path.ends_with(".html"));
    files.filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
}

fn names<'a>(templates: impl Iterator<Item = (&'a str, &'a str)>) -> Names<'a> {
    let mut names = Names::new();
    for block in templates.flat_map(|(_, text)| blocks(text)) {
        *names.entry(block.name).or_default() += 1;
    }
    names
}

/// A block that a template opens.
struct Block<'a> {
    /// The place of its name.
    at: usize,
    name: &'a str,
    /// How many blocks are open round it: what stands in another one is printed with that.
    depth: usize,
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    let mut depth = 0_usize;
    tags(text).filter_map(move |(at, inside)| {
        if inside.starts_with("endblock") {
            depth = depth.saturating_sub(1);
            return None;
        }
        let rest = inside.strip_prefix("block")?;
        let name = rest.trim_start();
        let at = at + inside.len() - name.len();
        let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|name| !name.is_empty())?;
        depth += 1;
        Some(Block { at, name, depth: depth - 1 })
    })
}

/// What stands in `{% … %}`, each with its place.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + text.get(at..)?.find("{%")? + 2;
        let inside = text.get(open..)?.split("%}").next()?;
        at = open + inside.len();
        let trimmed = inside.trim_start_matches('-').trim_start();
        Some((at - trimmed.len(), trimmed))
    })
}
