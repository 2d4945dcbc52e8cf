//! No author's text can break out of its literal.

use planwright_typst::Code;
use planwright_view::theme::Theme;
use planwright_view::{BlockView, InlineView, View};
use typst::foundations::{Label, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::utils::PicoStr;

use super::fixture::{block, inline, para, section, text, view};
use super::theme::theme;
use crate::compile::Job;

const NASTY: [&str; 14] = [
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    "#set text(fill: red)",
    "\"); panic(\"out\"); text(\"",
    "{{ page }} {% raw %} {# x #}",
    "\\u{41} \\\" \\\\ \\n",
    "ends with a backslash \\",
    "a line\nanother\r\nand\ta tab",
    "*bold* _emph_ `code` $x$ <label> @ref ~ -- --- ... // no comment /* nor this */",
    "“curly” ‘quotes’ – dashes — £1,591,756",
    "#{ panic() }",
    "[content] #[more]",
    "= no heading",
    "\u{202e}reversed\u{202c} \u{200b} \u{feff}",
    "\u{1}\u{7f}\u{85}",
];

/// What Typst reads where `words` were written.
fn read_back(words: &str) -> String {
    let mut written = planwright_typst::literal(words);
    written.insert_str(0, "#[#metadata(");
    written.push_str(")<it>]");
    let code = Code { text: written, marks: vec![], printed: vec![], ids: Default::default() };
    let mut theme = theme();
    theme.files.retain(|path, _| path.starts_with("fonts"));
    let laid = Job::new(&view(), &theme, code).lay_out().unwrap();
    let label = Label::new(PicoStr::intern("it")).unwrap();
    let element = laid.document.introspector().query_label(label).unwrap().clone();
    match &element.to_packed::<MetadataElem>().unwrap().value {
        Value::Str(words) => words.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn typst_reads_back_what_was_written() {
    for words in NASTY {
        assert_eq!(read_back(words), words);
    }
    let ascii: String = (0_u8..128).map(char::from).collect();
    assert_eq!(read_back(&ascii), ascii);
}

/// A view with `words` wherever an author can put any.
fn everywhere(words: &str) -> View {
    let mut view = view();
    view.document.title = words.into();
    view.document.subtitle = Some(words.into());
    view.document.alternative_formats = Some(words.into());
    view.document.facts.iter_mut().for_each(|fact| fact.value = words.into());
    let blocks = vec![
        para(words),
        block(BlockView::Code { text: words.into() }),
        block(BlockView::Paragraph {
            content: vec![
                inline(InlineView::Code { text: words.into() }),
                inline(InlineView::Strong { content: vec![text(words)] }),
            ],
        }),
        block(BlockView::Conditions { title: words.into(), text: words.into() }),
        block(BlockView::Signature { name: words.into(), role: words.into(), portrait: None }),
    ];
    view.sections = vec![section("one", 2, words, blocks)];
    view.page.zones.iter_mut().for_each(|zone| zone.items.iter_mut().for_each(|item| item.text = words.into()));
    view.notes.clear();
    view
}

#[test]
fn no_words_are_read_as_code() {
    // Without the last two: marks of direction and control characters have no glyph to print.
    for words in &NASTY[..12] {
        let view = everywhere(words);
        crate::plan(&view, &theme()).unwrap_or_else(|findings| panic!("{words}: {findings:#?}"));
        crate::page(&view, &theme()).unwrap_or_else(|findings| panic!("{words}: {findings:#?}"));
    }
}

#[test]
fn a_theme_overrides_functions_and_colours() {
    let mut theme: Theme = theme();
    let own = "#import \"/theme.typ\": *\n#let thematic-break() = panic(\"ours\")\n#let mark = colours.accent\n#if mark != rgb(\"#123456\") { panic(\"not given\") }\n";
    theme.files.insert("pdf/overrides.typ".into(), own.into());
    theme.colours.insert("accent".into(), "#123456".into());
    let findings = crate::plan(&view(), &theme).unwrap_err();
    assert!(findings[0].message.contains("ours"), "{findings:#?}");
}
