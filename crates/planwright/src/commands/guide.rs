//! `planwright guide`: the author's guide.

use std::io::Write;

use planwright_guide::{CONTENTS, Part, Topic, near, text, topics};

use crate::commands::profile::built_in;
use crate::commands::{Exit, Failure, heard};
use crate::report::prose;
use crate::report::style::{HEADING, TYPED, paint};
use crate::report::wrap::{clean, lines};
use crate::texts;

/// Pages are not set wider than this.
const WIDEST: usize = 96;

/// Writes the page of a topic; without one, the list of all. Where there is no such topic, what may have been meant is
/// written to `errors`.
///
/// # Errors
///
/// Those of the writers.
pub(crate) fn run(
    topic: Option<&str>,
    columns: usize,
    out: &mut dyn Write,
    errors: &mut dyn Write,
) -> Result<Exit, Failure> {
    let columns = columns.min(WIDEST);
    let id = topic.unwrap_or(CONTENTS).trim();
    let Some(page) = text(id) else {
        write!(errors, "{}", unknown(id, columns))?;
        return Ok(Exit::Failure);
    };
    let set = if id == CONTENTS { contents(&page, columns) } else { prose::set(&page, columns) };
    heard(out.write_all(set.as_bytes()).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}

/// The list of all topics, a line each, under what the page that lists them says first.
fn contents(page: &str, columns: usize) -> String {
    let (first, _) = page.split_once("\n## ").unwrap_or((page, ""));
    let mut text = prose::set(first, columns);
    for part in Part::ALL {
        text.push_str(&format!("\n{}\n", paint(HEADING, part.title())));
        let topics: Vec<Topic> = topics().into_iter().filter(|topic| topic.part == *part).collect();
        let widest = topics.iter().map(|topic| topic.id.len()).max().unwrap_or(0);
        for topic in &topics {
            let space = " ".repeat(widest - topic.id.len());
            text.push_str(&format!("  {}{space}  {}\n", paint(TYPED, topic.id), topic.title));
        }
    }
    let first = topics().first().map_or("", |topic| topic.id);
    text.push_str(&format!("\nTo read one: planwright guide {first}\n"));
    text
}

fn unknown(topic: &str, columns: usize) -> String {
    if texts::entries(&built_in()).iter().any(|entry| entry.name == topic) {
        let text = format!("`{topic}` is no topic of the guide but a rule.\nTo read of it: planwright explain {topic}");
        return format!("{}\n", lines(&text, columns).join("\n"));
    }
    let meant = near(topic).map(|meant| format!(" Did you mean `{meant}`?")).unwrap_or_default();
    let text = format!("The guide has no topic `{}`.{meant}\nTo list them all: planwright guide", clean(topic));
    format!("{}\n", lines(&text, columns).join("\n"))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use clap::error::ErrorKind;
    use planwright_guide::topics;
    use pulldown_cmark::{Event, Parser, Tag, TagEnd};

    use super::*;
    use crate::args::Cli;

    /// What a page shows as typed: code within a line, and the lines of blocks.
    fn typed(page: &str) -> Vec<String> {
        let mut typed = Vec::new();
        let mut block = false;
        for event in Parser::new(page) {
            match event {
                Event::Start(Tag::CodeBlock(_)) => block = true,
                Event::End(TagEnd::CodeBlock) => block = false,
                Event::Code(code) => typed.push(code.to_string()),
                Event::Text(text) if block => typed.extend(text.lines().map(|line| line.trim().to_owned())),
                _ => {}
            }
        }
        typed.retain(|line| line.starts_with("planwright "));
        typed
    }

    #[test]
    fn every_command_that_is_shown_can_be_typed() {
        let mut commands = 0;
        for id in topics().iter().map(|topic| topic.id).chain([CONTENTS]) {
            for line in typed(&text(id).expect("a page")).iter().filter(|line| !line.contains('$')) {
                let parsed = Cli::try_parse_from(line.split_whitespace());
                // A command may be named without what it needs: `planwright diff`.
                let named = line.split_whitespace().count() < 4;
                let kind = parsed.err().map(|error| error.kind());
                let version = kind == Some(ErrorKind::DisplayVersion);
                let known = kind.is_none() || version || named && kind == Some(ErrorKind::MissingRequiredArgument);
                assert!(known, "{id}: {line}: {kind:?}");
                commands += 1;
            }
        }
        assert!(commands > 150, "{commands}");
    }

    #[test]
    fn every_topic_has_its_line_in_the_list() {
        let mut out = Vec::new();
        run(None, 80, &mut out, &mut Vec::new()).expect("a vector takes everything");
        let list = anstream::adapter::strip_str(&String::from_utf8(out).expect("text")).to_string();
        for topic in topics() {
            let line = list.lines().find(|line| line.trim_start().split(' ').next() == Some(topic.id));
            assert!(line.is_some_and(|line| line.ends_with(topic.title) && line.chars().count() <= 80), "{list}");
        }
        assert!(list.ends_with("\nTo read one: planwright guide start\n"), "{list}");
    }

    #[test]
    fn a_page_is_set_for_the_terminal() {
        let mut out = Vec::new();
        run(Some("tables"), 80, &mut out, &mut Vec::new()).expect("a vector takes everything");
        let page = anstream::adapter::strip_str(&String::from_utf8(out).expect("text")).to_string();
        assert!(page.starts_with("Tables, totals and charts\n\n") && page.ends_with("`\n"), "{page}");
        assert!(page.contains("\nA table\nEach row is a line"), "{page}");
    }
}
