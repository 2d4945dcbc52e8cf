//! What became of a document, told.

use std::collections::BTreeMap;

use planwright_docx::read::{About, Remark};

use crate::guess::Guess;
use crate::plan::{Meta, Section};

/// How many characters of a list of words the short report shows.
const SHOWN: usize = 200;

/// What became of a document: what is where, each guess with its reason, what was changed and left out, what to do next.
#[derive(Debug)]
pub struct Report {
    source: String,
    title: String,
    filed: Vec<Filed>,
    guesses: Vec<Guess>,
    changes: Vec<String>,
    left_out: Vec<(String, String)>,
    todo: Vec<String>,
    remarks: Vec<Remark>,
    pictures: usize,
    /// Tables that have a file of their own.
    pub(crate) tables: usize,
}

/// What a check says of the new plan that its author should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// Where: a path within the plan.
    pub at: String,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What to do, in sentences.
    pub help: String,
}

/// A section, as it is told.
#[derive(Debug)]
pub(crate) struct Filed {
    path: String,
    title: String,
    kind: &'static str,
    why: String,
    satisfies: Vec<(&'static str, String)>,
}

impl Filed {
    pub(crate) fn of(section: &Section) -> Self {
        Self {
            path: section.path.clone(),
            title: section.title.clone(),
            kind: section.kind.kind,
            why: section.kind.why.clone(),
            satisfies: section.satisfies.clone(),
        }
    }
}

impl Report {
    pub(crate) fn new(source: &str, meta: &Meta, filed: Vec<Filed>, guesses: Vec<Guess>) -> Self {
        Self {
            source: source.to_owned(),
            title: meta.title.clone(),
            filed,
            guesses,
            changes: Vec::new(),
            left_out: Vec::new(),
            todo: Vec::new(),
            remarks: Vec::new(),
            pictures: 0,
            tables: 0,
        }
    }

    pub(crate) fn fill(
        &mut self,
        changes: Vec<String>,
        left_out: Vec<(String, String)>,
        todo: Vec<String>,
        remarks: Vec<Remark>,
        pictures: usize,
    ) {
        self.changes = changes;
        self.left_out = left_out;
        self.todo = todo;
        self.remarks = remarks;
        self.pictures = pictures;
    }

    /// How many sections were made.
    #[must_use]
    pub fn sections(&self) -> usize {
        self.filed.len()
    }

    /// The whole report, with every word that is not in the plan.
    #[must_use]
    pub fn whole(&self, advice: &[Advice]) -> String {
        self.text(advice, usize::MAX)
    }

    /// The report with long lists of words cut short: they stand in the whole one.
    #[must_use]
    pub fn short(&self, advice: &[Advice]) -> String {
        self.text(advice, SHOWN)
    }

    fn text(&self, advice: &[Advice], most: usize) -> String {
        let mut out = format!("# How {} became a plan\n\n", self.source);
        let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
        out.push_str(&format!(
            "“{}”: {}, {}, {} in files of their own.\n",
            self.title,
            count(self.filed.len(), "section", "sections"),
            count(self.pictures, "picture", "pictures"),
            count(self.tables, "table", "tables"),
        ));
        let files = self.filed.iter().map(file_line).collect();
        let guesses = self.guesses.iter().map(|guess| format!("{}: {}.", capital(&guess.what), guess.why)).collect();
        let (mut changes, left_out) = remarks(&self.remarks, most);
        changes.splice(0..0, self.changes.iter().cloned());
        let own = self.left_out.iter().map(|(what, words)| format!("{what}: {}", cut(words, most)));
        let left_out = own.chain(left_out).collect();
        list(&mut out, "Which part is where, and the kind that was guessed", files);
        list(&mut out, "What was guessed of the plan as a whole", guesses);
        list(&mut out, "What was changed", changes);
        list(&mut out, "What is not in the plan", left_out);
        list(&mut out, "What to do next", self.next(advice));
        out
    }

    fn next(&self, advice: &[Advice]) -> Vec<String> {
        let mut next = self.todo.clone();
        next.push("Read the kinds above against the text: a wrong one is mended in the file's `kind`.".to_owned());
        let is_private = |remark: &Remark| matches!(remark.about, About::Comment | About::Deleted | About::Hidden);
        if self.remarks.iter().any(is_private) {
            next.push(
                "Delete `_import.md` when you have read it: it holds comments, or deleted and hidden words, that are not \
                 for the public."
                    .to_owned(),
            );
        }
        next.extend(advice.iter().map(|advice| {
            let what = capital(&advice.what);
            format!("`{}`: {what}. {}", advice.at, advice.help).trim_end().to_owned()
        }));
        next
    }
}

fn file_line(filed: &Filed) -> String {
    let duties: String =
        filed.satisfies.iter().map(|(duty, why)| format!(" It is said to answer the duty `{duty}`: {why}.")).collect();
    format!("`{}`: “{}”, {} ({}).{duties}", filed.path, filed.title, filed.kind, filed.why)
}

fn list(out: &mut String, title: &str, lines: Vec<String>) {
    if lines.is_empty() {
        return;
    }
    out.push_str(&format!("\n## {title}\n\n"));
    for line in lines {
        out.push_str("- ");
        out.push_str(&line);
        out.push('\n');
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn cut(words: &str, most: usize) -> String {
    if words.chars().count() <= most {
        return words.to_owned();
    }
    let head: String = words.chars().take(most).collect();
    let head = head.rsplit_once(' ').map_or(head.as_str(), |(head, _)| head);
    format!("{head} … (all of it is in _import.md)")
}

/// What was changed and what was left out, by the document's remarks.
fn remarks(remarks: &[Remark], most: usize) -> (Vec<String>, Vec<String>) {
    let mut by_kind: BTreeMap<About, Vec<&str>> = BTreeMap::new();
    for remark in remarks {
        by_kind.entry(remark.about).or_default().push(remark.words.trim());
    }
    let (mut changes, mut left_out) = (Vec::new(), Vec::new());
    for (about, words) in by_kind {
        let number = words.len();
        let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
        let words = cut(&words.join(" · "), most);
        let (is_change, what) = told(about);
        let line = match (about, words.is_empty()) {
            // Their words are in the text.
            (About::Inserted, _) | (_, true) => format!("{what} ({number})."),
            _ => format!("{what}: {words}"),
        };
        if is_change { changes.push(line) } else { left_out.push(line) }
    }
    (changes, left_out)
}

/// How a kind of remark is told; true for what only changed.
fn told(about: About) -> (bool, &'static str) {
    match about {
        About::Inserted => (true, "Tracked insertions were accepted: they are text"),
        About::Deleted => (false, "Words that tracked changes delete"),
        About::Comment => (false, "Comments"),
        About::Hidden => (false, "Hidden text, and fields that wait to be filled in"),
        About::Struck => (
            true,
            "Words that were struck through by hand are in the text without the line: take them out if they are meant to go",
        ),
        About::Highlighted => (true, "Highlighted words are in the text without the colour: they may be unfinished"),
        About::Contents => (false, "The table of contents: Planwright makes it anew"),
        About::Header => (false, "Heads of pages: Planwright makes them anew"),
        About::Footer => (false, "Feet of pages: Planwright makes them anew"),
        About::TextBox => {
            (true, "Text boxes became text after the paragraph that they hung on: see whether each stands well there")
        }
        About::Layout => (true, "Tables that only arranged text became text, beginning with these words"),
        About::Letters => {
            (true, "Lists with letters or Roman numerals have numbers now: see whether the text refers to a letter")
        }
        About::Endnote => (true, "Endnotes became footnotes"),
        About::Chart => (
            false,
            "Charts, with the numbers they were drawn from: put the numbers into a table, and a chart block after it",
        ),
        About::Diagram => (false, "Diagrams, with their words: say in text what they show, or save them as pictures"),
        About::Picture => (
            false,
            "Pictures in a format that browsers cannot show, or that are not in the file: save them as PNG, JPEG or SVG",
        ),
        About::Embedded => (false, "Things put in from other programs"),
        About::Link => (true, "Links that lead to no public address became plain words"),
        About::Markup => (true, "HTML was taken out; the words in it are text"),
        About::Properties => (false, "Properties of the file"),
    }
}
