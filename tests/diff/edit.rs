//! Pairs of versions as texts: what is done to the base, and what is to be found.
//!
//! ```text
//! A sentence that says what the pair shows.
//!
//! in 3-account.md
//! - a week before
//! + three days before
//!
//! changes
//!   text [account] “a week” → “three days”
//! ```
//!
//! Other steps: `add FILE` with its lines after `+ `, `remove FILE`, `rename FILE to FILE`, `move FILE to FILE` is the same, and
//! `crlf` for all line ends. Lines of `-` and `+` that follow each other are one exchange; the first place is taken, and there
//! must be one. `+` alone after `-` lines takes them out.

use crate::plan::Files;

/// A pair of versions as it is written.
pub(crate) struct Pair {
    /// What it shows, and the steps, as written.
    pub(crate) head: String,
    /// What is to be found, a change a line.
    pub(crate) expected: String,
}

impl Pair {
    pub(crate) fn read(text: &str) -> Self {
        let (head, expected) = text.split_once("\nchanges\n").unwrap_or((text, ""));
        Self { head: head.trim_end().to_owned(), expected: expected.to_owned() }
    }

    /// The base after the steps.
    pub(crate) fn apply(&self, base: &Files) -> Files {
        let mut files = base.clone();
        let mut lines = self.head.lines().skip(1).peekable();
        let mut file = String::new();
        while let Some(line) = lines.next() {
            match line.split_once(' ').unwrap_or((line, "")) {
                ("", _) => {}
                ("in", name) => name.clone_into(&mut file),
                ("-", first) => {
                    let mut take = |mark: &str, first: Option<&str>| {
                        let mut text: Vec<String> = first.map(str::to_owned).into_iter().collect();
                        while let Some(line) = lines.next_if(|line| line.split(' ').next() == Some(mark)) {
                            text.push(
                                line.strip_prefix(mark)
                                    .unwrap_or_default()
                                    .strip_prefix(' ')
                                    .unwrap_or_default()
                                    .to_owned(),
                            );
                        }
                        text.join("\n")
                    };
                    let (from, to) = (take("-", Some(first)), take("+", None));
                    let text = files.get_mut(&file).unwrap_or_else(|| panic!("no file {file}"));
                    assert!(text.contains(&from), "{file} has no “{from}”");
                    *text = text.replacen(&from, &to, 1);
                }
                ("add", name) => {
                    let mut text = String::new();
                    while let Some(line) = lines.next_if(|line| line.starts_with('+')) {
                        text.push_str(line.strip_prefix("+ ").unwrap_or_default());
                        text.push('\n');
                    }
                    files.insert(name.to_owned(), text);
                }
                ("remove", name) => drop(files.remove(name).unwrap_or_else(|| panic!("no file {name}"))),
                ("rename", names) => {
                    let (from, to) = names.split_once(" to ").expect("two names");
                    let text = files.remove(from).unwrap_or_else(|| panic!("no file {from}"));
                    files.insert(to.to_owned(), text);
                }
                ("crlf", _) => files.values_mut().for_each(|text| *text = text.replace('\n', "\r\n")),
                (other, _) => panic!("what is `{other}`?"),
            }
        }
        files
    }
}
