//! Plans made larger, and plans made many, all of one plan's words and each with words of its own.

use std::path::Path;

use planwright_core::Sources;
use planwright_project::{Checked, Content, Options, Tree, load};

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

/// Where front matter ends.
fn front_of(text: &str) -> usize {
    text[4..].find("\n---\n").map_or(0, |end| end + 4 + "\n---\n".len())
}

fn section(text: &str, copy: usize, bodies: usize) -> String {
    let (front, body) = text.split_at(front_of(text));
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

/// The plan with each section's body so many times over.
pub(crate) fn wordy(tree: &Tree, times: usize) -> Tree {
    grown(tree, 1, times)
}

/// The plan with so many tables of ten rows with a total, a section for each fifty.
pub(crate) fn tabular(tree: &Tree, tables: usize) -> Tree {
    let mut plan = tree.clone();
    let chapter = b"---\ntitle: Tables\n---\n".to_vec();
    plan.files.insert("90-tables/index.md".to_owned(), Content::Bytes(chapter.into()));
    for (number, first) in (0..tables).step_by(50).enumerate() {
        let mut text = format!("---\ntitle: Tables {number}\n---\n\nWhat each year costs.\n");
        (first..(first + 50).min(tables)).for_each(|table| text.push_str(&one_table(table)));
        let path = format!("90-tables/{number}-tables-{number}.md");
        plan.files.insert(path, Content::Bytes(text.into_bytes().into()));
    }
    plan
}

fn one_table(number: usize) -> String {
    let amount = |row: usize| 1_000 + number * 10 + row;
    let rows: String = (0..9).map(|row| format!("| Line {row} | £{} |\n", amount(row))).collect();
    let total: usize = (0..9).map(amount).sum();
    format!(
        "\nTable: Costs {number} {{#tbl-made-{number}}}\n\n| Line | 2025/26 |\n|---|---:|\n{rows}| **Total** | **£{total}** |\n"
    )
}

/// A plan that differs from all others: its words have one of their own.
pub(crate) fn another(tree: &Tree, number: usize) -> Tree {
    let mut plan = tree.clone();
    for (path, content) in &mut plan.files {
        let text = match content {
            Content::Bytes(bytes) if path.ends_with(".md") => std::str::from_utf8(bytes).unwrap_or_default(),
            _ => continue,
        };
        let (front, body) = text.split_at(front_of(text));
        let body = body.replace(" the ", &format!(" the {} ", word(number)));
        *content = Content::Bytes(format!("{front}{body}").into_bytes().into());
    }
    plan
}

/// Writes a plan to a folder.
pub(crate) fn write(tree: &Tree, folder: &Path) {
    for (path, content) in &tree.files {
        let Content::Bytes(bytes) = content else { continue };
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).expect("a folder can be made");
        std::fs::write(path, bytes).expect("a file can be written");
    }
}

/// The plan that most others are made of.
pub(crate) fn kent() -> Tree {
    sample("kent-2017-2021")
}

/// A plan of `plans/`.
pub(crate) fn sample(name: &str) -> Tree {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plans").join(name);
    Tree::read(&folder).expect("the plan can be read")
}

/// The plan with the lines of plain words in each section's body exchanged.
pub(crate) fn with_words(tree: &Tree, change: impl Fn(&str) -> String) -> Tree {
    let plain = |line: &str| line.starts_with(char::is_alphabetic) && !line.contains(['|', '`', '[', ':', '#', '{']);
    let mut new = tree.clone();
    for (path, content) in &mut new.files {
        let text = match content {
            Content::Bytes(bytes) if path.ends_with(".md") => String::from_utf8(bytes.to_vec()).ok(),
            _ => None,
        };
        let Some((front, body)) = text.as_deref().and_then(|text| text.split_once("\n---\n")) else { continue };
        let lines = body.lines().map(|line| if plain(line) { change(line) } else { line.to_owned() });
        let text = format!("{front}\n---\n{}\n", lines.collect::<Vec<_>>().join("\n"));
        *content = Content::Bytes(text.into_bytes().into());
    }
    new
}

/// Reads a plan's files and judges them.
pub(crate) fn checked(tree: &Tree, sources: &mut Sources) -> Checked {
    let checked = load(tree, "plan", "plan", &Options::default(), sources);
    assert!(checked.plan.as_ref().is_some_and(|plan| !plan.incomplete), "the plan can be read whole");
    checked
}
