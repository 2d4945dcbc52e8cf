//! The names that generated code uses, which a theme can take the place of.

use std::collections::BTreeSet;

use typst::syntax::ast::{AstNode, Expr, FuncCall};
use typst::syntax::{SyntaxNode, parse};

use super::clauses::response;
use super::fixture::view;
use crate::Pages;
use planwright_typst as emit;
use planwright_typst::VOCABULARY;

/// What a piece of code calls, `with` and other methods left out.
fn called(node: &SyntaxNode, found: &mut BTreeSet<String>) {
    match node.cast::<FuncCall<'_>>().map(FuncCall::callee) {
        Some(Expr::Ident(name)) => {
            found.insert(name.to_string());
        }
        Some(Expr::FieldAccess(access)) => {
            found.insert(access.target().to_untyped().full_text().to_string());
        }
        _ => {}
    }
    node.children().for_each(|child| called(child, found));
}

#[test]
fn whatever_is_called_is_a_name_of_the_vocabulary() {
    let view = view();
    let response = response();
    let code =
        [emit::plan(&view, &BTreeSet::new()), emit::page(&view, 9.0), emit::response(&view, &response, &Pages::new())];
    let mut found = BTreeSet::new();
    code.iter().for_each(|code| called(&parse(&code.text), &mut found));
    assert!(found.len() > 30, "{found:?}");
    let unknown: Vec<&String> = found.iter().filter(|name| !VOCABULARY.contains(&name.as_str())).collect();
    assert!(unknown.is_empty(), "not in the vocabulary: {unknown:?}");
}

#[test]
fn the_vocabulary_is_what_is_written() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../planwright-typst/src");
    let files = |folder: &std::path::Path| {
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file())
    };
    let own = files(&folder).filter(|path| !path.ends_with("lib.rs"));
    let code: String =
        own.chain(files(&folder.join("changes"))).map(|path| std::fs::read_to_string(path).unwrap()).collect();
    for name in VOCABULARY {
        let forms = [format!("{name}("), format!("{name}.with("), format!("\"{name}\""), format!("\\n{name}\\n")];
        assert!(forms.iter().any(|form| code.contains(form)), "nothing writes `{name}`");
    }
}
