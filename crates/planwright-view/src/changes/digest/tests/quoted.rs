//! Sentences and whole things that are quoted, of plans that are read and compared.

use planwright_diff::Version;

use super::*;

const HEAD: &str =
    "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";

/// The digest of two versions of a plan, each of files.
pub(super) fn of_files(old: &[(&str, &str)], new: &[(&str, &str)], words: &Words) -> Vec<DigestLine> {
    let mut sources = Sources::default();
    let [old, new] = [old, new].map(|files| {
        let mut tree = planwright_project::Tree::default();
        let head = [("plan.md", HEAD)];
        for (path, text) in head.iter().chain(files) {
            let bytes = planwright_project::Content::Bytes(text.as_bytes().into());
            tree.files.insert((*path).to_owned(), bytes);
        }
        planwright_project::load(&tree, "p", "p", &planwright_project::Options::default(), &mut sources)
    });
    let version = |read: &'_ planwright_project::Checked| read.plan.clone().zip(read.report.clone()).expect("a plan");
    let ((old, before), (new, after)) = (version(&old), version(&new));
    let comparison = planwright_diff::compare(
        &Version { plan: &old, report: &before, sources: &sources },
        &Version { plan: &new, report: &after, sources: &sources },
    );
    digest(&comparison, &old, &new, words)
}

fn english() -> Words {
    theme::built_in("default").expect("the default theme").words("en").clone()
}

/// What is said of two texts of one section.
fn told(old: &str, new: &str) -> Vec<String> {
    let section = |text: &str| format!("---\ntitle: Streets\n---\n\n{text}\n");
    let (old, new) = (section(old), section(new));
    let lines = of_files(&[("1-streets.md", &old)], &[("1-streets.md", &new)], &english());
    lines.iter().map(DigestLine::text).filter(|line| line.contains("Streets")).collect()
}

fn check(old: &str, new: &str, said: &[&str]) {
    assert_eq!(told(old, new), said, "{old} → {new}");
}

const LIST: &str = "- Stations that are open\n- Cars that are kept\n";
const BOX: &str = "Words.\n\n> [!WARNING]\n> The sums may change.\n";
const TABLE: &str = "Words.\n\n| Year | Cars |\n|---|--:|\n| 2021 | 5 |\n\nTable: Cars that are kept {#tbl-cars}\n";
const CHART: &str = "\n```chart\nid: chart-cars\ntype: bar\ntable: tbl-cars\nlabel: Year\nvalues: [Cars]\ntitle: Cars of the year\nalt: Two bars.\n```\n";
const NOTED: &str = "Words.[^1]\n\n[^1]: It is counted in April.\n";
const PICTURE: &str = "Words.\n\n![A map of the county](figures/map.svg)\n";
const CELLS: [&str; 2] = [
    "| Team | Place |\n|---|---|\n| Dogs | in the north |\n\nTable: Teams {#tbl-teams}\n",
    "| Team | Place |\n|---|---|\n| Dogs | by the sea |\n\nTable: Teams {#tbl-teams}\n",
];

/// Something of every kind that is quoted, each way.
pub(super) fn every(words: &Words) -> String {
    let section = |text: &str| format!("---\ntitle: Streets\n---\n\n{text}\n");
    let pairs = [
        ("Words.", BOX),
        ("Words.", TABLE),
        ("Words.", NOTED),
        ("Words.", PICTURE),
        ("Words.", "Words.\n\n![](figures/map.svg)\n"),
        ("Words.", "Words.\n\n| A | B |\n|---|---|\n| c | d |\n"),
        ("Words.", "Words.\n\n## Cars\n\nThey are kept.\n"),
        ("Words.", "Words.\n\nCars stand there. They are kept.\n"),
        ("Words.", "Words.\n\nCars stand there.\n"),
        ("Words.\n\n## Cars\n\nThey.\n", "Words.\n\n## Vans\n\nThey.\n"),
        ("Words stand here. They stay for long.", "Words stand here."),
        ("Words stand here.", "Words stand there."),
        (
            "First it rains. Then the sun comes out. Then it is night.",
            "Then the sun comes out. First it rains. Then it is night.",
        ),
        (LIST, "- Stations that are open\n"),
        (TABLE, &format!("{TABLE}{CHART}")),
    ];
    let mut all = String::new();
    for (old, new) in pairs {
        for (old, new) in [(old, new), (new, old)] {
            let (old, new) = (section(old), section(new));
            let lines = of_files(&[("1-streets.md", &old)], &[("1-streets.md", &new)], words);
            all.extend(lines.iter().map(|line| line.text() + "\n"));
        }
    }
    all
}

#[test]
fn sentences_are_quoted_as_they_stood_and_as_they_stand() {
    check(
        "Roads are wide. Officers visit every victim. It is late.",
        "Roads are wide. Councils visit every victim. It is late.",
        &["Streets: “Officers visit every victim” became “Councils visit every victim”."],
    );
    check("Roads are wide. It is late.", "Roads are wide.", &["Streets: “It is late” was taken out."]);
    check("Roads are wide.", "Roads are wide. It is late! And dark.", &["Streets: “It is late! And dark” was added."]);
}

#[test]
fn long_sentences_are_cut_around_what_changed() {
    let long = |who: &str| {
        let before =
            "In the long years since the county had its last plan of this kind and through all that came after it";
        format!(
            "{before}, {who} have gone out to the towns and villages of the north, the east and the west, and to the sea."
        )
    };
    let said = told(&long("officers"), &long("councils"));
    assert_eq!(
        said,
        [
            "Streets: “… had its last plan of this kind and through all that came after it, officers have gone out to the \
          towns and villages of the north, the east and the …” became “… had its last plan of this kind and through all \
          that came after it, councils have gone out to the towns and villages of the north, the east and the …”."
        ]
    );
}

#[test]
fn whole_things_are_called_what_they_are() {
    check("Words.", BOX, &["Streets: the box “Warning: The sums may change” was added."]);
    check(TABLE, "Words.", &["Streets: the table “Cars that are kept” was taken out."]);
    check(
        "Words.\n\n## Cars\n\nThey are kept.\n\nAnd washed.",
        "Words.",
        &["Streets: the part headed “Cars” was taken out."],
    );
    let charted = format!("{TABLE}{CHART}");
    check(&charted, TABLE, &["Streets: the chart “Cars of the year” was taken out."]);
    check(LIST, "- Stations that are open\n", &["Streets: the entry “Cars that are kept” of a list was taken out."]);
    check("Words.", NOTED, &["Streets: the footnote “It is counted in April” was added."]);
    check(CELLS[0], CELLS[1], &["Streets, Dogs, Place: “in the north” became “by the sea”."]);
}

#[test]
fn what_matters_most_is_quoted_first_and_the_rest_is_counted() {
    let text = |word: &str, all: &str| {
        let plain: Vec<String> =
            (0..8).map(|n| format!("Street {} is {word}.", ["a", "b", "c", "d", "e", "f", "g", "h"][n])).collect();
        format!("{}\n\nWe look at {all} call.", plain.join("\n\n"))
    };
    let said = told(&text("wide", "every"), &text("broad", "some"));
    assert_eq!(said.len(), 5, "{said:?}");
    assert_eq!(said[0], "Streets: “We look at every call” became “We look at some call”.");
    assert_eq!(said[4], "Other words changed in one section (Streets).");
}

#[test]
fn a_promise_that_went_is_told_once() {
    check(
        "Roads are wide. I will publish the papers.",
        "Roads are wide.",
        &["One promise was removed (“I will publish the papers”, Streets)."],
    );
}

#[test]
fn what_was_taken_back_is_not_marked_as_what_was_weakened() {
    let section = |text: &str| format!("---\ntitle: Streets\n---\n\n{text}\n");
    let tags = |old: &str, new: &str| -> Vec<Tag> {
        let (old, new) = (section(old), section(new));
        of_files(&[("1-streets.md", &old)], &[("1-streets.md", &new)], &english()).iter().map(|line| line.tag).collect()
    };
    assert_eq!(tags("It rains. I will publish the papers.", "It rains."), [Tag::Withdrawn]);
    assert_eq!(tags("I will publish the papers.", "I may publish the papers."), [Tag::Weaker]);
}
