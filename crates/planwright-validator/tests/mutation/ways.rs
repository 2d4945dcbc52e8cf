//! The ways in which what a plan says is taken away.

use planwright_validator::profile::{Need, Profile};

use crate::common::Files;
use crate::model::{Text, claims};

/// A plan with something taken away.
pub(crate) struct Mutation {
    /// What was taken away.
    pub(crate) what: String,
    /// What is left.
    pub(crate) files: Files,
}

/// The lists that count as something said.
const LISTS: &[&str] = &["measures", "meetings", "services", "conditions", "threats", "national-priorities"];

/// A way to change the source of a section; none takes the file away.
type Way = (&'static str, fn(&str) -> Option<String>);

const WAYS: &[Way] = &[
    ("removed", |_| None),
    ("emptied", |text| Some(with_body(text, ""))),
    ("emptied of words and lists", |text| Some(with_body(&without_keys(text, LISTS), ""))),
    ("made a placeholder", |text| Some(with_body(text, "TBC\n"))),
    ("made a placeholder without lists", |text| Some(with_body(&without_keys(text, LISTS), "To be written: TODO\n"))),
    ("of another kind", |text| Some(without_keys(text, &["kind"]))),
    ("without what it satisfies", |text| Some(without_keys(text, &["satisfies"]))),
    ("without kind and what it satisfies", |text| Some(without_keys(text, &["kind", "satisfies"]))),
    ("without amounts", |text| Some(without_amounts(text))),
    ("without lists", |text| Some(without_keys(text, LISTS))),
];

/// Every change of one section, of all sections of a duty together, and of the words that show
/// regard.
pub(crate) fn mutations(profile: &Profile, files: &Files) -> Vec<Mutation> {
    let sections: Vec<&String> =
        files.keys().filter(|path| path.ends_with(".md") && !matches!(path.as_str(), "plan.md")).collect();
    let mut all = Vec::new();
    for (way, change) in WAYS {
        for section in &sections {
            all.extend(changed(files, &[section], &format!("{section} {way}"), *change));
        }
        for duty in &profile.duties {
            let claiming: Vec<&String> =
                sections.iter().filter(|path| claims(duty, &Text::of(&files[**path]))).copied().collect();
            let with_folders: Vec<&String> =
                sections.iter().filter(|path| claiming.iter().any(|claim| within(path, claim))).copied().collect();
            all.extend(changed(files, &claiming, &format!("what claims {} {way}", duty.id), *change));
            all.extend(changed(files, &with_folders, &format!("all under {} {way}", duty.id), *change));
        }
    }
    for duty in &profile.duties {
        let words: Vec<&String> = duty.needs.iter().flat_map(words).collect();
        if words.is_empty() {
            continue;
        }
        let strike = |(path, text): (&String, &String)| {
            let text = if path.ends_with(".md") { struck(text, &words) } else { text.clone() };
            (path.clone(), text)
        };
        let struck: Files = files.iter().map(strike).collect();
        let claiming: Vec<&String> =
            sections.iter().filter(|path| claims(duty, &Text::of(&files[**path]))).copied().collect();
        for (way, change) in WAYS {
            let what = format!("the words of {} struck out, and what claims it {way}", duty.id);
            all.extend(changed(&struck, &claiming, &what, *change));
        }
        all.push(Mutation { what: format!("the words of {} struck out", duty.id), files: struck });
    }
    all
}

/// The plan with some of its sections changed, unless that changes nothing.
fn changed(files: &Files, paths: &[&String], what: &str, change: fn(&str) -> Option<String>) -> Option<Mutation> {
    let mut left = files.clone();
    for path in paths {
        match change(&files[*path]) {
            Some(text) => {
                left.insert((*path).clone(), text);
            }
            // A chapter goes with its folder: a folder without its head could not be read.
            None => left.retain(|other, _| !within(other, path)),
        }
    }
    (left != *files && left.len() > 1).then(|| Mutation { what: what.to_owned(), files: left })
}

/// Whether a file is a section or stands in its folder.
fn within(path: &str, section: &str) -> bool {
    path == section || section.strip_suffix("index.md").is_some_and(|folder| path.starts_with(folder))
}

fn words(need: &Need) -> Vec<&String> {
    match need {
        Need::SectionOrWords { words, .. } | Need::Words { words, .. } | Need::NationalPriorities { words } => {
            words.iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The text without the first word of each pattern, and without the lists where it may stand too.
fn struck(text: &str, patterns: &[&String]) -> String {
    let firsts: Vec<String> = patterns
        .iter()
        .filter_map(|pattern| pattern.split_whitespace().next())
        .map(|word| word.trim_end_matches('.').to_lowercase())
        .collect();
    let strike = |line: &str| {
        let words = line.split(' ').map(|word| {
            let lower = word.to_lowercase();
            if firsts.iter().any(|first| lower.contains(first.as_str())) { "something" } else { word }
        });
        words.collect::<Vec<_>>().join(" ")
    };
    let text = without_keys(text, LISTS);
    let text = without_keys(&text, &["summary"]);
    let (front, body) = parts(&text);
    format!("---\n{front}---\n{}\n", body.lines().map(strike).collect::<Vec<_>>().join("\n"))
}

/// The front matter and the body of a file.
pub(crate) fn parts(text: &str) -> (&str, &str) {
    let rest = text.strip_prefix("---\n").unwrap();
    rest.split_once("\n---\n").map(|(front, body)| (&rest[..=front.len()], body)).unwrap_or((rest, ""))
}

fn with_body(text: &str, body: &str) -> String {
    format!("---\n{}---\n\n{body}", parts(text).0)
}

/// The text without some keys of its front matter and what stands under them.
pub(crate) fn without_keys(text: &str, keys: &[&str]) -> String {
    let (front, body) = parts(text);
    let mut kept = String::new();
    let mut dropping = false;
    for line in front.lines() {
        if !line.starts_with([' ', '-', '#']) {
            dropping = keys.iter().any(|key| line.starts_with(&format!("{key}:")));
        }
        if !dropping {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    format!("---\n{kept}---\n{body}")
}

/// The text with words in place of its amounts, and without the charts that draw them.
fn without_amounts(text: &str) -> String {
    let mut kept = String::new();
    let mut in_chart = false;
    for line in text.lines() {
        if line.starts_with("```") {
            in_chart = !in_chart;
            continue;
        }
        if in_chart {
            continue;
        }
        if line.starts_with('|') {
            kept.push_str(&without_numbers(line));
        } else {
            kept.push_str(&without_pounds(line));
        }
        kept.push('\n');
    }
    kept
}

/// A row of a table with a dash for each cell that begins with a number. A heading such as
/// `2020/21` stays: charts and captions name it.
fn without_numbers(row: &str) -> String {
    let cells = row.split('|').map(|cell| {
        let bare = cell.trim().trim_matches('*').trim_start_matches('£');
        let number = bare.starts_with(|c: char| c.is_ascii_digit()) && !bare.contains('/');
        if number { " – " } else { cell }
    });
    cells.collect::<Vec<_>>().join("|")
}

fn without_pounds(line: &str) -> String {
    let mut pieces = line.split('£');
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let rest = piece.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        if rest.len() == piece.len() {
            kept.push('£');
            kept.push_str(piece);
        } else {
            kept.push_str("money ");
            kept.push_str(rest.trim_start_matches(char::is_alphanumeric));
        }
    }
    kept
}
