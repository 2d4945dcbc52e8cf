//! `planwright guide`: the author's guide.

use std::io::Write;

use planwright_guide::{CONTENTS, near, text};

use crate::commands::{Exit, Failure, heard};
use crate::report::prose;
use crate::report::wrap::{clean, lines};

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
    heard(out.write_all(prose::set(&page, columns).as_bytes()).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}

fn unknown(topic: &str, columns: usize) -> String {
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
                let known = kind.is_none() || named && kind == Some(ErrorKind::MissingRequiredArgument);
                assert!(known, "{id}: {line}: {kind:?}");
                commands += 1;
            }
        }
        assert!(commands > 150, "{commands}");
    }

    #[test]
    fn a_page_ends_with_a_line_and_has_no_marks_in_it() {
        let mut out = Vec::new();
        run(Some("tables"), 80, &mut out, &mut Vec::new()).expect("a vector takes everything");
        let page = anstream::adapter::strip_str(&String::from_utf8(out).expect("text")).to_string();
        assert!(page.starts_with("Tables, totals and charts\n\n") && page.ends_with(".\n"), "{page}");
        assert!(page.contains("\nA table\nEach row is a line"), "{page}");
    }
}
