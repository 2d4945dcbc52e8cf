//! The pairs of versions that are looked at: a small one, a whole plan, and one with everything in it.

use planwright_project::Content;

use crate::pair::{Files, Pair, edited, files};

/// Every pair by its name.
pub(crate) fn all() -> Vec<(&'static str, Pair)> {
    vec![("small", small()), ("kent", kent()), ("kitchen-sink", kitchen_sink())]
}

fn text(text: &str) -> Content {
    Content::Bytes(text.as_bytes().into())
}

fn rename(files: &mut Files, from: &str, to: &str) {
    let file = files.remove(from).unwrap_or_else(|| panic!("no file {from}"));
    files.insert(to.to_owned(), file);
}

/// The plan by which pairs of `tests/diff` are written, with most kinds of changes in it.
pub(crate) fn small() -> Pair {
    let old = files("tests/diff/base");
    let mut new = edited(
        &old,
        &[
            ("plan.md", "status: draft", "status: panel"),
            ("plan.md", "version: Spring 2026", "version: Summer 2026"),
            ("plan.md", "Three priorities", "Four priorities"),
            ("plan.md", "lives, works or studies", "lives, works or is at school"),
            ("2-priorities/1-streets.md", "Officers must walk", "Officers should walk"),
            ("2-priorities/1-streets.md", "- A named officer for each ward.\n", ""),
            ("2-priorities/1-streets.md", "£612,000", "£640,000"),
            ("2-priorities/1-streets.md", "Below 7,500", "Below 7,000"),
            ("3-account.md", "a week before", "three working days before"),
            ("3-account.md", "The papers", "The Chief Constable must answer each question in writing.\n\nThe papers"),
            ("4-money.md", "£73,900,000", "£74,400,000"),
        ],
    );
    rename(&mut new, "2-priorities/3-victims.md", "2-priorities/0-victims.md");
    new.insert(
        "2-priorities/4-shops.md".to_owned(),
        text("---\ntitle: Safer shops\nkind: priority\nscope: [crime-reduction]\nowner: chief-officer\n---\n\nShop workers should not have to put up with abuse. Each district has a *named* officer for them.\n\n1. Report it.\n2. Hear back within **five days**.\n"),
    );
    Pair::new(&old, &new)
}

/// Twelve edits to a whole plan.
pub(crate) fn kent() -> Pair {
    let old = files("plans/kent-2017-2021");
    let mut new = edited(
        &old,
        &[
            ("plan.md", "version: Spring 2020", "version: Summer 2020"),
            (
                "07-what-i-will-do/1-hold-to-account.md",
                "The papers go on my website a week before",
                "The papers may go on my website three days before",
            ),
            (
                "07-what-i-will-do/1-hold-to-account.md",
                "- ask for a separate briefing when an event or a decision may shake public confidence;\n",
                "",
            ),
            ("07-what-i-will-do/4-safer-schemes.md", "I will ask every one of them", "I may ask some of them"),
            ("07-what-i-will-do/4-safer-schemes.md", "June 2018", "July 2018"),
            ("10-commissioning.md", "£224,885", "£242,885"),
            (
                "10-commissioning.md",
                "Smaller awards to local groups, and work that brings residents' views to my office",
                "Smaller awards to local groups and clubs",
            ),
            (
                "05-priorities/5-neighbourhood-and-roads.md",
                "leaflet.\n",
                "leaflet. Patrols stand outside schools at the start and the end of the day.\n",
            ),
            (
                "05-priorities/5-neighbourhood-and-roads.md",
                "    baseline: Average of the years 2015 to 2019\n    direction: decrease\n",
                "    baseline: Average of the years 2015 to 2019\n    direction: decrease\n    target: Below 600\n  - name: Speeding offences dealt with outside schools\n    source: Kent Police records\n    frequency: quarterly\n    direction: increase\n",
            ),
            ("04-joint-vision.md", "title: ", "title: Our "),
        ],
    );
    rename(&mut new, "07-what-i-will-do/4-safer-schemes.md", "07-what-i-will-do/1a-safer-schemes.md");
    new.insert(
        "05-priorities/2a-business-crime.md".to_owned(),
        text("---\ntitle: Business crime\nkind: priority\nscope: [crime-reduction]\nowner: chief-officer\npage: Tackle business crime\n---\n\nShop workers should not have to treat abuse as part of the job. Each district will have a named officer for business crime, and traders will be told the outcome of every report that names a suspect.\n"),
    );
    Pair::new(&old, &new)
}

/// A plan with everything in it, and a change in each part of it.
pub(crate) fn kitchen_sink() -> Pair {
    let old = files("tests/golden/kitchen-sink");
    let mut new = old.clone();
    // Every seventh line of running text has a word more, every eleventh one less.
    for (path, content) in &mut new {
        let Content::Bytes(bytes) = &*content else { continue };
        let (true, Ok(text)) = (path.ends_with(".md"), std::str::from_utf8(bytes)) else { continue };
        let mut front = 0;
        let lines: Vec<String> = text
            .lines()
            .enumerate()
            .map(|(n, line)| {
                front += usize::from(line == "---");
                let words = line.split(' ').count();
                let is_text = front >= 2 && words > 5 && line.starts_with(char::is_alphabetic) && line.is_ascii();
                match (is_text, n % 7, n % 11) {
                    (true, 0, _) => line.replacen(' ', " truly ", 1),
                    (true, _, 0) => line.rsplit_once(' ').map_or(line, |(rest, _)| rest).to_owned(),
                    _ => line.to_owned(),
                }
            })
            .collect();
        *content = Content::Bytes((lines.join("\n") + "\n").into_bytes().into());
    }
    Pair::new(&old, &new)
}
