//! What a theme's own Typst files define: functions that take the place of the theme's below, and names that nothing uses.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Span};
use planwright_typst::VOCABULARY;
use planwright_view::theme::{Theme, built_in};
use typst::syntax::ast::{AstNode, Expr, FuncCall, LetBinding};
use typst::syntax::{LinkedNode, Side, SyntaxKind, SyntaxNode, parse};

/// The file whose functions take the place of the vocabulary's.
const OVERRIDES: &str = "overrides.typ";

/// A name that a theme's own file defines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Definition {
    /// The file, by its path within the theme.
    pub(crate) path: String,
    /// The name's place.
    pub(crate) span: Span,
}

/// The names that a theme's own files define, and where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Own {
    definitions: BTreeMap<String, Definition>,
    /// The first of the files.
    first: Option<Definition>,
}

impl Own {
    /// What the own files of a theme define. Where two define a name, it is that of `overrides.typ`.
    pub(crate) fn of(theme: &Theme) -> Self {
        let mut own = Self::default();
        for (path, text) in own_files(theme) {
            let whole = format!("pdf/{path}");
            let place = |range: &Range<usize>| theme.place(&whole, range.start, range.end);
            let define = |range: &Range<usize>| Some(Definition { path: whole.clone(), span: place(range)? });
            own.first = own.first.or_else(|| define(&(0..0)));
            for (name, range) in definitions(text) {
                if path == OVERRIDES || !own.definitions.contains_key(&name) {
                    own.definitions.extend(define(&range).map(|it| (name, it)));
                }
            }
        }
        own
    }

    /// Where a function is defined.
    pub(crate) fn get(&self, name: &str) -> Option<&Definition> {
        self.definitions.get(name)
    }

    /// Any file of the theme's own.
    pub(crate) fn any(&self) -> Option<&Definition> {
        self.first.as_ref()
    }
}

/// A call in a text: what it calls, and its bytes.
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) range: Range<usize>,
}

/// The calls round a place of a text, the innermost first.
pub(crate) fn calls_round(root: &SyntaxNode, at: usize) -> Vec<Call> {
    let mut calls = Vec::new();
    let mut next = LinkedNode::new(root).leaf_at(at, Side::After);
    while let Some(node) = next {
        calls.extend(node.cast::<FuncCall<'_>>().and_then(|call| {
            let name = match call.callee() {
                Expr::Ident(name) => name.to_string(),
                // `plan.with(…)`.
                Expr::FieldAccess(access) => access.target().to_untyped().full_text().to_string(),
                _ => return None,
            };
            Some(Call { name, range: node.range() })
        }));
        next = node.parent().cloned();
    }
    calls
}

/// Findings for what a theme's own Typst files define and nothing uses, most often because of a slip in its name.
#[must_use]
pub fn unused(theme: &Theme) -> Vec<Diagnostic> {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |text: &str| names(&parse(text), &mut |name| *uses.entry(name.to_owned()).or_default() += 1);
    let own: Vec<(&str, &str)> = own_files(theme).collect();
    own.iter().for_each(|(_, text)| count(text));
    let mut below: BTreeMap<String, usize> = BTreeMap::new();
    let mut count = |text: &str| names(&parse(text), &mut |name| *below.entry(name.to_owned()).or_default() += 1);
    let below_files: Vec<(&str, &str)> = own.first().into_iter().flat_map(|_| files_of(built_in("default"))).collect();
    below_files.iter().for_each(|(_, text)| count(text));
    // The file of each name that the default theme defines.
    let defined = below_files.iter().flat_map(|(path, text)| definitions(text).map(|(name, _)| (name, *path)));
    let defined: BTreeMap<String, &str> = defined.collect();

    let mut findings = Vec::new();
    for (path, text) in own {
        let is_override = path == OVERRIDES;
        for (name, range) in definitions(text) {
            let is_called = if is_override {
                VOCABULARY.contains(&name.as_str())
            } else {
                defined.contains_key(&name) || below.contains_key(&name)
            };
            if is_called || uses.get(&name).is_some_and(|&times| times > 1) {
                continue;
            }
            let whole = format!("pdf/{path}");
            let Some(span) = theme.place(&whole, range.start, range.end) else { continue };
            let theirs = defined.get(&name).copied().filter(|_| is_override);
            findings.push(match theirs {
                Some(file) => not_here(&name, file, span),
                None => nobody_calls(&name, &whole, span, &defined),
            });
        }
    }
    findings
}

fn not_here(name: &str, file: &str, span: Span) -> Diagnostic {
    let message = format!("`{name}` changes nothing here: only the default theme's own files call it");
    Diagnostic::warning("theme/file", span, message)
        .label("never called")
        .help("`overrides.typ` takes the place of what a plan itself calls, which `themes/README.md` lists.")
        .help(format!("Put it into a `pdf/{file}` of the theme, which begins with `#import \"/default/{file}\": *`."))
}

fn nobody_calls(name: &str, path: &str, span: Span, defined: &BTreeMap<String, &str>) -> Diagnostic {
    let finding = Diagnostic::warning("theme/file", span, format!("nothing uses `{name}` of `{path}`"))
        .label("never used")
        .help("What it says is in no PDF, and everything looks as it did without it.");
    let known: BTreeSet<&str> = VOCABULARY.iter().copied().chain(defined.keys().map(String::as_str)).collect();
    match nearest(name, known) {
        Some(meant) => finding.help(format!("Did you mean `{meant}`?")),
        None => finding.help(
            "Take it out, or give it the name of the function that it should replace: `themes/README.md` lists them.",
        ),
    }
}

/// The Typst files of a theme that did not come with the tool, by their paths in `pdf/`.
fn own_files(theme: &Theme) -> impl Iterator<Item = (&str, &str)> {
    files_of(Some(theme)).filter(|(path, _)| !theme.is_built_in(&format!("pdf/{path}")))
}

fn files_of(theme: Option<&Theme>) -> impl Iterator<Item = (&str, &str)> {
    let files = theme.into_iter().flat_map(|theme| theme.folder("pdf")).filter(|(path, _)| path.ends_with(".typ"));
    files.filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
}

/// The names that a file defines at its top, where other files see them, each with its place.
fn definitions(text: &str) -> impl Iterator<Item = (String, Range<usize>)> {
    let root = parse(text);
    let mut found = Vec::new();
    for child in LinkedNode::new(&root).children() {
        let Some(binding) = child.cast::<LetBinding<'_>>() else { continue };
        let names: BTreeSet<String> = binding.kind().bindings().iter().map(|it| it.as_str().to_owned()).collect();
        find_first(&child, &names, &mut found);
    }
    found.into_iter()
}

/// Finds where the bound names stand: before the sign of equality.
fn find_first(node: &LinkedNode<'_>, names: &BTreeSet<String>, found: &mut Vec<(String, Range<usize>)>) {
    let heads = node.children().take_while(|child| child.kind() != SyntaxKind::Eq);
    for child in heads.filter(|child| child.kind() != SyntaxKind::Params) {
        if child.kind() == SyntaxKind::Ident && names.contains(child.leaf_text().as_str()) {
            found.push((child.leaf_text().to_string(), child.range()));
        } else {
            find_first(&child, names, found);
        }
    }
}

/// Every name in a text.
fn names(node: &SyntaxNode, tell: &mut impl FnMut(&str)) {
    if matches!(node.kind(), SyntaxKind::Ident | SyntaxKind::MathIdent) {
        tell(node.leaf_text());
    }
    node.children().for_each(|child| names(child, tell));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_defined_at_the_top() {
        let text =
            "#import \"/theme.typ\": *\n#let a(x, y: 2) = { let inner = x; inner }\n#let (b, c) = (1, 2)\n#let d = 3\n";
        let found: Vec<(String, &str)> = definitions(text).map(|(name, range)| (name, &text[range])).collect();
        let expected = ["a", "b", "c", "d"].map(|name| (name.to_owned(), name));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_calls_round_a_place() {
        let text = "#show: plan.with(title: text(\"One\"))\n#chapter(id: \"a\", { section(text(\"Two\")) })";
        let round = |words: &str| {
            let calls = calls_round(&parse(text), text.find(words).unwrap());
            calls.into_iter().map(|call| call.name).collect::<Vec<_>>()
        };
        assert_eq!(round("\"One\""), ["text", "plan"]);
        assert_eq!(round("\"Two\""), ["text", "section", "chapter"]);
    }
}
