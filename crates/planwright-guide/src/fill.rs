//! What is filled in where a line of a page begins with `:: `.
//!
//! | line | becomes |
//! |---|---|
//! | `:: keys plan.record date by` | keys of `plan`, `section`, `panel` or `paper`, or those within one of their keys, with their meanings; all of them where none is named |
//! | `:: kinds` | the kinds of section, each with a link to its page |
//! | `:: words plan.status` | the words that can stand behind a key, with their meanings |
//! | `:: example` | a section of the page's kind, as `planwright new` shows it |
//! | `:: law` | the duties that the page's kind answers, profile by profile |
//! | `:: rules table/total` | the rules that look at what the page is about; those that name the page's kind come by themselves |
//! | `:: family link words` | every rule of some families |
//! | `:: weights` | from which status on what is an error |
//! | `:: steps consult-public` | steps of the record; all where none is named, with what asks for them |
//! | `:: profiles` | the statutory profiles |
//! | `:: pipeline github` | the file of a pipeline |

mod keys;
mod law;
mod rules;

use std::fmt::Write as _;

use planwright_core::model::Kind;
use planwright_new::{Answers, example, period};
use planwright_parser::schema;
use planwright_validator::profile::{Profile, find, list};

use crate::pages::{PAGES, Page, Part};
use crate::pipelines::PIPELINES;
use crate::{LINK, topics};

/// How wide code is shown in a terminal: it has 80 columns, of which four stand before code.
pub(crate) const WIDEST: usize = 76;

/// A page with everything filled in.
///
/// # Errors
///
/// Names what cannot be filled in: a fault of the page's file.
pub(crate) fn filled(page: &Page) -> Result<String, String> {
    let mut text = String::new();
    for line in page.source.lines() {
        match line.strip_prefix(":: ") {
            Some(line) => text.push_str(place(line, page)?.trim_end()),
            None => text.push_str(line),
        }
        text.push('\n');
    }
    Ok(text)
}

/// A page whose files of plans are no wider than code is shown in a terminal, as far as it makes no difference where lines
/// end.
pub(crate) fn narrowed(page: &str) -> String {
    let mut text = String::new();
    let mut file = false;
    for line in page.lines() {
        if line.starts_with("```") {
            file = line.contains("md in ");
        }
        text.push_str(&if file { wrapped(line) } else { line.to_owned() });
        text.push('\n');
    }
    text
}

/// A line of a paragraph or of a list, broken where it is wider than code is shown. All else stays as it is.
fn wrapped(line: &str) -> String {
    let is_item = line.starts_with("- ");
    let is_text = line.starts_with(|c: char| c.is_ascii_uppercase()) && !line.starts_with("Table:");
    if !is_text && !is_item {
        return line.to_owned();
    }
    let indent = if is_item { "  " } else { "" };
    let mut text = String::new();
    let mut used = 0;
    for word in line.split(' ') {
        let wide = word.chars().count();
        if used > 0 && used + 1 + wide > WIDEST {
            text.push('\n');
            text.push_str(indent);
            used = indent.len();
        } else if used > 0 {
            text.push(' ');
            used += 1;
        }
        text.push_str(word);
        used += wide;
    }
    text
}

fn place(line: &str, page: &Page) -> Result<String, String> {
    let mut words = line.split_whitespace();
    let name = words.next().unwrap_or_default();
    let rest: Vec<&str> = words.collect();
    let kind = || Kind::from_word(page.id).ok_or_else(|| format!("{} is no kind", page.id));
    match (name, rest.as_slice()) {
        ("keys", [place, names @ ..]) => keys::list(place, names, page.id),
        ("words", [place]) => keys::words(place),
        ("kinds", []) => Ok(kinds()),
        ("example", []) => section(kind()?),
        ("law", []) => Ok(law::of_kind(kind()?)),
        ("rules", names) => rules::list(names, Kind::from_word(page.id)),
        ("family", families) => rules::families(families),
        ("weights", []) => Ok(law::weights()),
        ("steps", names) => law::steps(names),
        ("profiles", []) => Ok(profiles()),
        ("pipeline", [id]) => pipeline(id),
        _ => Err(format!("{}: `:: {line}` is nothing that can be filled in", page.id)),
    }
}

/// The names of the findings on the duties that a kind of section answers, with their titles.
pub(crate) fn names(kind: Kind) -> Vec<(String, String)> {
    law::names(kind)
}

/// The profiles as they are built in, the newest version of each.
pub(crate) fn built_in() -> Vec<Profile> {
    list().iter().filter_map(|entry| find(entry.id).ok()).collect()
}

/// The list of all topics.
pub(crate) fn contents() -> String {
    let mut text = String::from(include_str!("../pages/index.md"));
    for part in Part::ALL {
        let _ = write!(text, "\n## {}\n\n", part.title());
        for topic in topics().iter().filter(|topic| topic.part == *part) {
            let _ = writeln!(text, "- [{}]({LINK}{}): {}", topic.title, topic.id, topic.summary);
        }
    }
    text
}

fn kinds() -> String {
    let path = ["kind".to_owned()];
    let mut text = String::new();
    for (word, meaning) in schema::section().words(&path) {
        let _ = match PAGES.iter().any(|page| page.id == word) {
            true => writeln!(text, "- [`{word}`]({LINK}{word}): {meaning}"),
            false => writeln!(text, "- `{word}`: {meaning}"),
        };
    }
    text
}

/// The file of a section of a kind, as a new plan has it in its comments.
fn section(kind: Kind) -> Result<String, String> {
    let missing = || format!("no section of the kind {} stands in a new plan", kind.as_str());
    let profile = find("england-pcc").map_err(|_| missing())?;
    let period = period(&profile, None).map_err(|_| missing())?;
    let answers = Answers { area: "Exampleshire".to_owned(), title: None, issuer: None, period };
    let text = example(kind, &profile, &answers).ok_or_else(missing)?;
    Ok(format!("```md in 01-{}.md\n{text}```\n", kind.as_str()))
}

fn profiles() -> String {
    let mut text = String::new();
    for profile in built_in() {
        let about = match (&profile.disabled, &profile.experimental) {
            (Some(_), _) => " No plan can be judged by it yet.",
            (_, Some(_)) => " It is experimental.",
            _ => "",
        };
        let _ = writeln!(text, "- `{}`: {}.{about}", profile.id, profile.title);
    }
    text
}

fn pipeline(id: &str) -> Result<String, String> {
    let pipeline = PIPELINES.iter().find(|it| it.id == id).ok_or_else(|| format!("there is no pipeline `{id}`"))?;
    Ok(format!("```yaml in {}\n{}```\n", pipeline.path, pipeline.text))
}

/// Things in a sentence: "a, b and c".
fn and(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
