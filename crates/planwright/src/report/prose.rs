//! Markdown of our own texts, set for a terminal.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::report::style::{HEADING, TYPED, paint};
use crate::report::wrap::lines;

/// Sets a text in `columns`: headings bold, code indented, paragraphs wrapped. It ends with a
/// line's end.
pub(crate) fn set(markdown: &str, columns: usize) -> String {
    let mut page = Page { columns, ..Page::default() };
    for event in Parser::new(markdown) {
        page.take(event);
    }
    page.text
}

/// A page as far as it is set.
#[derive(Default)]
struct Page {
    text: String,
    columns: usize,
    /// The words of the paragraph that is being read.
    words: String,
    /// What stands before the next line: the bullet of an item.
    bullet: Option<String>,
    /// How far each open list and quotation moves its lines in.
    indents: Vec<usize>,
    /// The number of the next item in each open list; none in one without numbers.
    numbers: Vec<Option<u64>>,
    /// True where nothing has come since a heading of a part.
    under_heading: bool,
    /// The addresses of the open links.
    links: Vec<String>,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.words.push_str(&text),
            Event::Code(code) => self.words.push_str(&paint(TYPED, &format!("`{code}`"))),
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::Rule => self.gap(),
            Event::Html(html) | Event::InlineHtml(html) => self.words.push_str(&html),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { .. } => {
                self.gap();
                self.words.push_str(&HEADING.render().to_string());
            }
            Tag::Strong => self.words.push_str(&HEADING.render().to_string()),
            Tag::Paragraph if self.bullet.is_none() => self.gap(),
            Tag::CodeBlock(kind) => {
                self.flush();
                self.gap();
                self.text.push_str(&introduction(&kind));
            }
            Tag::List(number) => {
                self.flush();
                if self.numbers.is_empty() {
                    self.gap();
                }
                self.numbers.push(number);
            }
            Tag::Item => self.item(),
            Tag::BlockQuote(_) => self.indents.push(2),
            Tag::Link { dest_url, .. } => self.links.push(dest_url.to_string()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => {
                self.words.push_str(&HEADING.render_reset().to_string());
                self.flush();
                self.under_heading = level != HeadingLevel::H1;
            }
            TagEnd::Strong => self.words.push_str(&HEADING.render_reset().to_string()),
            TagEnd::Paragraph => self.flush(),
            TagEnd::CodeBlock => self.code(),
            TagEnd::Item => {
                self.flush();
                self.bullet = None;
                self.indents.pop();
            }
            TagEnd::List(_) => {
                self.numbers.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.indents.pop();
            }
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                // A link within the guide is followed by a command.
                if let Some(topic) = address.strip_prefix(planwright_guide::LINK) {
                    self.words.push_str(&format!(" ({})", paint(TYPED, &format!("planwright guide {topic}"))));
                } else if !self.words.ends_with(&address) {
                    self.words.push_str(&format!(" ({address})"));
                }
            }
            _ => {}
        }
    }

    fn item(&mut self) {
        let bullet = match self.numbers.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.indents.push(bullet.len());
        self.bullet = Some(bullet);
    }

    /// Sets the paragraph that was read.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return;
        }
        let indent: usize = self.indents.iter().sum();
        let mut bullet = self.bullet.take();
        for line in lines(&words, self.columns.saturating_sub(indent).max(20)) {
            let bullet = bullet.take().unwrap_or_default();
            let before = " ".repeat(indent.saturating_sub(bullet.len()));
            self.text.push_str(&format!("{before}{bullet}{line}\n"));
        }
    }

    /// Sets the code that was read: as it is, and indented.
    fn code(&mut self) {
        let before = " ".repeat(self.indents.iter().sum::<usize>() + 4);
        for line in std::mem::take(&mut self.words).lines() {
            let line = if line.is_empty() { String::new() } else { format!("{before}{}", paint(TYPED, line)) };
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// An empty line, unless there is one, or nothing or a heading stands before it.
    fn gap(&mut self) {
        let under_heading = std::mem::take(&mut self.under_heading);
        if !under_heading && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }
}

/// What stands over an example: a block's info string is a language, `good` where the rule is
/// content with it, and the name of a file; in the guide, `in` or `line` and the name of a file.
fn introduction(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else { return String::new() };
    let words: Vec<&str> = info.split(' ').collect();
    match words[..] {
        [_, "in", file] => format!("In {file}:\n\n"),
        [_, "line", file] => format!("The line in {file}, as it should be:\n\n"),
        [_, "good", file] => format!("As it should be, in {file}:\n\n"),
        [_, file] => format!("What the rule finds, in {file}:\n\n"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        let set = set(markdown, 30);
        assert_eq!(anstream::adapter::strip_str(&set).to_string(), expected, "{markdown}");
    }

    #[test]
    fn sets_paragraphs_and_headings() {
        check(
            "# A rule\n\nSome words that\nare wrapped at thirty.\n",
            "A rule\n\nSome words that are wrapped at\nthirty.\n",
        );
        check("See `kind` in [a guide](g.md).", "See `kind` in a guide (g.md).\n");
        check("See [tables](guide:tables).", "See tables (planwright guide\ntables).\n");
    }

    #[test]
    fn sets_lists() {
        check(
            "- one\n- two words and more than a line\n\n1. a\n2. b\n",
            "- one\n- two words and more than a\n  line\n\n1. a\n2. b\n",
        );
        check("- a\n  - b\n- c", "- a\n  - b\n- c\n");
    }

    #[test]
    fn says_what_an_example_shows() {
        check("```md a.md\nA.\n```", "What the rule finds, in a.md:\n\n    A.\n");
        check("```md good a.md\nA.\n```", "As it should be, in a.md:\n\n    A.\n");
        check("```text\nA.\n```", "    A.\n");
        check("```md in a.md\nA.\n```", "In a.md:\n\n    A.\n");
        check("```md line a.md\nA.\n```", "The line in a.md, as it should be:\n\n    A.\n");
    }

    #[test]
    fn keeps_code_as_it_is() {
        check(
            "Write:\n\n```yaml\na: 1\n\nb: a long line that must not be wrapped\n```\n\nEnd.",
            "Write:\n\n    a: 1\n\n    b: a long line that must not be wrapped\n\nEnd.\n",
        );
    }
}
