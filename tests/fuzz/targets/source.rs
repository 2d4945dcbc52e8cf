//! A whole plan to Typst code: it can be read, and calls nothing but the theme's vocabulary.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use planwright_fuzz::{checked, tree};
use planwright_typst::{Code, Pages, VOCABULARY};
use planwright_view::theme::built_in;
use planwright_view::{Options, View, views};
use typst_syntax::ast::{Expr, FuncCall};
use typst_syntax::{SyntaxKind, SyntaxNode, parse};

fuzz_target!(|text: &str| {
    let (checked, _) = checked(&tree(text));
    let Some(theme) = built_in("default") else { return };
    for view in views(&checked, theme, &Options::default()) {
        written(&view).iter().for_each(sound);
        let values = parse(&planwright_typst::values(theme, &[], &view.words));
        assert!(values.errors_and_warnings().0.is_empty(), "{:?}", values.errors_and_warnings());
    }
});

fn written(view: &View) -> Vec<Code> {
    let mut all = vec![planwright_typst::plan(view, &BTreeSet::new()), planwright_typst::page(view, 9.0)];
    all.extend(view.response.iter().map(|response| planwright_typst::response(view, response, &Pages::new())));
    all.extend(view.papers.iter().map(|paper| planwright_typst::paper(view, paper, &Pages::new())));
    all
}

fn sound(code: &Code) {
    let tree = parse(&code.text);
    let (errors, _) = tree.errors_and_warnings();
    assert!(errors.is_empty(), "{errors:?}\n{}", code.text);
    called(&tree);
    assert!(code.marks.iter().all(|mark| code.text.get(mark.code.clone()).is_some()));
}

fn called(node: &SyntaxNode) {
    assert!(!matches!(node.kind(), SyntaxKind::ModuleInclude | SyntaxKind::WhileLoop | SyntaxKind::Equation));
    match node.cast::<FuncCall<'_>>().map(FuncCall::callee) {
        Some(Expr::Ident(name)) => assert!(VOCABULARY.contains(&name.as_str()), "{}", name.as_str()),
        Some(Expr::FieldAccess(_)) | None => {}
        Some(other) => panic!("{other:?}"),
    }
    node.children().for_each(called);
}
