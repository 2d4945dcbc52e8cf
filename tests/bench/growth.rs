//! A plan made larger: what a plan of many times the size costs to check.

use planwright_core::Sources;
use planwright_project::{Content, Options, Tree, load};

use crate::{Cost, median};

/// How many times the sections are there. A plan may hold 2,000 files, so the last doubles the
/// sections' bodies too.
const SIZES: [(usize, usize); 4] = [(1, 1), (10, 1), (25, 1), (50, 2)];
/// Runs of each size.
const RUNS: usize = 5;

/// Prints what checking costs at each size, and how much more that is than the size has grown.
pub(crate) fn table(tree: &Tree) {
    println!("\n{:>8}{:>12}{:>12}{:>14}", "size", "words", "check, ms", "time / size");
    let mut first: Option<Cost> = None;
    for (copies, bodies) in SIZES {
        let grown = grown(tree, copies, bodies);
        let (cost, words) = median(RUNS, || {
            let checked = load(&grown, "plan", "plan", &Options::default(), &mut Sources::default());
            assert!(checked.plan.is_some_and(|plan| !plan.incomplete), "the plan can be read whole");
            words(&grown)
        });
        let once = *first.get_or_insert(cost);
        let size = copies * bodies;
        println!("{:>7}x{words:>12}{cost:>12.1}{:>14.2}", size, cost / once / size as f64);
    }
}

/// The plan with so many copies of each section, each with its body so many times over. Every copy
/// has ids and words of its own, so that no rule about repetition speaks.
pub(crate) fn grown(tree: &Tree, copies: usize, bodies: usize) -> Tree {
    let mut grown = Tree::default();
    for (path, content) in &tree.files {
        let text = match content {
            Content::Bytes(bytes) => std::str::from_utf8(bytes).ok().filter(|_| is_section(path)),
            Content::TooLarge(_) => None,
        };
        let Some(text) = text else {
            grown.files.insert(path.clone(), content.clone());
            continue;
        };
        for copy in 0..copies {
            let text = section(text, copy, bodies);
            grown.files.insert(renamed(path, copy), Content::Bytes(text.into_bytes().into()));
        }
    }
    grown
}

fn is_section(path: &str) -> bool {
    path.ends_with(".md") && path != "plan.md" && !path.starts_with("panel/") && !path.starts_with("papers/")
}

/// `05-priorities/1-victims.md` as `05-priorities-c7/1-victims-c7.md`. The first copy keeps its name.
fn renamed(path: &str, copy: usize) -> String {
    let Some(mark) = mark(copy, 0) else { return path.to_owned() };
    let parts: Vec<String> = path
        .trim_end_matches(".md")
        .split('/')
        .map(|part| if part == "index" { part.to_owned() } else { format!("{part}{mark}") })
        .collect();
    format!("{}.md", parts.join("/"))
}

/// What the ids of a copy end in; nothing for the first.
fn mark(copy: usize, body: usize) -> Option<String> {
    (copy + body > 0).then(|| format!("-c{copy}{}", "b".repeat(body)))
}

fn section(text: &str, copy: usize, bodies: usize) -> String {
    let (front, body) = text.split_at(text[4..].find("\n---\n").map_or(0, |end| end + 4 + "\n---\n".len()));
    let mut whole = front.to_owned();
    for number in 0..bodies {
        whole.push_str(&marked(body, copy, number));
        whole.push('\n');
    }
    whole
}

/// A body whose ids, and references to them, end in the mark, and whose sentences have a word of
/// their own.
fn marked(body: &str, copy: usize, number: usize) -> String {
    let Some(own) = mark(copy, number) else { return body.to_owned() };
    let others = mark(copy, 0).unwrap_or_default();
    let is_own = |id: &str| body.contains(&format!("{{#{id}")) || body.contains(&format!("\nid: {id}\n"));
    let mut text = String::new();
    for line in body.split_inclusive('\n') {
        let line = match line.strip_prefix("table: ").or_else(|| line.strip_prefix("id: ")) {
            Some(id) => format!("{}{}{own}\n", &line[..line.len() - id.len()], id.trim_end()),
            None => {
                let line = ids(&ids(line, "{#", |_| &own), "[^", |_| &own);
                ids(&line, "](#", |id| if is_own(id) { &own } else { &others })
            }
        };
        text.push_str(&line);
    }
    text.replace(" the ", &format!(" the {} ", word(copy * 2 + number)))
}

/// A word that no other copy has.
fn word(mut number: usize) -> String {
    let mut word = "ward".to_owned();
    while number > 0 {
        word.push(char::from(b'a' + (number % 20) as u8));
        number /= 20;
    }
    word
}

/// A line with a mark behind each id that follows an opening.
fn ids<'a>(line: &str, opening: &str, mark: impl Fn(&str) -> &'a String) -> String {
    let mut parts = line.split(opening);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(part.len());
        text.push_str(&format!("{opening}{}{}{}", &part[..end], mark(&part[..end]), &part[end..]));
    }
    text
}

fn words(tree: &Tree) -> usize {
    let texts = tree.files.iter().filter(|(path, _)| path.ends_with(".md")).filter_map(|(_, content)| match content {
        Content::Bytes(bytes) => std::str::from_utf8(bytes).ok(),
        Content::TooLarge(_) => None,
    });
    texts.map(|text| text.split_whitespace().count()).sum()
}
