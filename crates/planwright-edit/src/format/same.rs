//! Whether two bodies are read alike.

use planwright_parser::grammar;
use pulldown_cmark::{CowStr, Event, Parser};

/// True where Markdown gives the same of both texts, a line's end being as good as a space.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || meaning(one) == meaning(other)
}

fn meaning(text: &str) -> Vec<Event<'_>> {
    let mut all: Vec<Event<'_>> = Vec::new();
    let mut words: Option<String> = None;
    let mut code = false;
    for event in Parser::new_ext(text, grammar()) {
        match event {
            Event::Text(text) if !code => words.get_or_insert_default().push_str(&text),
            Event::SoftBreak => words.get_or_insert_default().push(' '),
            other => {
                match &other {
                    Event::Start(pulldown_cmark::Tag::CodeBlock(_)) => code = true,
                    Event::End(pulldown_cmark::TagEnd::CodeBlock) => code = false,
                    _ => {}
                }
                all.extend(words.take().map(spaced));
                all.push(other);
            }
        }
    }
    all.extend(words.map(spaced));
    all
}

/// Words with one space where there are several.
fn spaced<'t>(words: String) -> Event<'t> {
    let mut text = String::with_capacity(words.len());
    for c in words.chars() {
        if !(c == ' ' && text.ends_with(' ')) {
            text.push(c);
        }
    }
    Event::Text(CowStr::from(text))
}

#[cfg(test)]
mod tests {
    use super::same;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(same(one, other), expected, "{one:?} and {other:?}");
    }

    #[test]
    fn a_line_may_end_anywhere_between_words() {
        check("a b *c\nd*\n", "a\nb *c d*\n", true);
        check("a.  B\n", "a.\nB\n", true);
        check("a  \nb\n", "a\nb\n", false);
        check("a b\n", "a c\n", false);
        check("a\n- b\n", "a - b\n", false);
    }

    #[test]
    fn code_keeps_its_spaces() {
        check("```\na  b\n```\n", "```\na b\n```\n", false);
        check("`a  b`\n", "`a b`\n", false);
    }

    #[test]
    fn a_list_is_what_its_entries_are() {
        check("- a\n- b\n", "* a\n* b\n", true);
        check("- a\n- b\n", "- a\n\n- b\n", false);
        check("1. a\n", "2. a\n", false);
    }
}
