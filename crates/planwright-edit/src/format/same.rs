//! Whether two bodies are read alike.

use super::lines::BLANK;
use planwright_core::model::spaced_once;
use planwright_parser::grammar;
use pulldown_cmark::{CowStr, Event, Parser, Tag};

/// True where Markdown gives the same of both texts, a line's end being as good as a space.
pub(super) fn same(one: &str, other: &str) -> bool {
    // The last line of code is read without its end where the text has none.
    let ended = |text: &str| format!("{}\n", text.trim_end_matches('\n'));
    one == other || meaning(&ended(one)) == meaning(&ended(other))
}

/// What is read: words joined over the ends of lines, and code and comments whole.
fn meaning(text: &str) -> Vec<Event<'_>> {
    let mut all: Vec<Event<'_>> = Vec::new();
    let mut words = String::new();
    let mut within = Within::Words;
    for event in Parser::new_ext(text, grammar()) {
        match event {
            Event::Text(text) | Event::Html(text) => words.push_str(&text),
            Event::SoftBreak => words.push(' '),
            other => {
                let read = within.read(&std::mem::take(&mut words));
                if !read.is_empty() {
                    all.push(Event::Text(CowStr::from(read)));
                }
                within = match other {
                    Event::Start(Tag::CodeBlock(_)) => Within::Code,
                    Event::Start(Tag::HtmlBlock) => Within::Comment,
                    _ => Within::Words,
                };
                all.push(other);
            }
        }
    }
    all
}

/// What text stands in.
enum Within {
    Words,
    Code,
    Comment,
}

impl Within {
    /// What is read of a text.
    fn read(&self, text: &str) -> String {
        match self {
            Self::Words => spaced_once(text),
            // How code ends that is never closed is nobody's meaning.
            Self::Code => text.trim_end_matches(BLANK).to_owned(),
            // Nobody reads how a comment is laid out.
            Self::Comment => text.split_whitespace().collect::<Vec<_>>().join(" "),
        }
    }
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
