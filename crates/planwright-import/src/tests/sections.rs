//! Which part becomes which file.

use super::*;

#[track_caller]
fn files(text: &str, expected: &[&str]) -> Imported {
    let imported = imported(text);
    let found: Vec<&String> = imported.files.keys().filter(|path| *path != "plan.md").collect();
    assert_eq!(found, expected);
    imported
}

#[test]
fn chapters_and_what_is_in_them() {
    let text = "# Safer\n\n## Foreword\n\nHello.\n\n## Our priorities\n\n### Put victims first\n\n#### How\n\ntext\n\n##### Deeper\n\ntext\n\n### Roads\n\n## Budget\n\n### Income\n\n### Costs\n";
    let imported = files(
        text,
        &[
            "1-foreword.md",
            "2-priorities/1-put-victims-first.md",
            "2-priorities/2-roads.md",
            "2-priorities/index.md",
            "3-budget.md",
        ],
    );
    assert_eq!(
        file(&imported, "2-priorities/1-put-victims-first.md"),
        "---\ntitle: Put victims first\nkind: priority\n---\n\n## How\n\ntext\n\n### Deeper\n\ntext\n"
    );
    assert_eq!(body(&imported, "3-budget.md"), "## Income\n\n## Costs");
}

#[test]
fn numbers_before_titles_are_taken_off_and_told() {
    let text = "# P\n\n## 1. Introduction\n\na\n\n## 2. Priorities\n\n### Priority 1: Roads\n\na\n\n### Priority 2: Homes\n\na\n";
    let imported = files(
        text,
        &["1-introduction.md", "2-priorities/1-roads.md", "2-priorities/2-homes.md", "2-priorities/index.md"],
    );
    assert!(file(&imported, "plan.md").contains("numbering: nested"));
    assert_eq!(said(&imported, "Priority 2:").len(), 1);
}

#[test]
fn a_number_of_a_title_stays() {
    files("# P\n\n## 24 Hours in the county\n\na\n\n## Roads\n\na\n", &["1-s-24-hours-in-the-county.md", "2-roads.md"]);
}

#[test]
fn a_long_chapter_is_cut() {
    let words = "word ".repeat(800);
    let text = format!(
        "# P\n\n## Places\n\n### East\n\n{words}\n\n### West\n\n{words}\n\n## Roads\n\n### A\n\nb\n\n### C\n\nd\n"
    );
    files(&text, &["1-places/1-east.md", "1-places/2-west.md", "1-places/index.md", "2-roads.md"]);
}

#[test]
fn ids_of_the_source_are_kept() {
    let imported = files(
        "# P\n\n## Roads we drive {#roads}\n\nSee [here](#homes) and [there](#deep).\n\n## Homes\n\n### Deep\n\na\n",
        &["1-roads.md", "2-homes.md"],
    );
    assert_eq!(body(&imported, "1-roads.md"), "See [here](#homes) and [there](#deep).");
    assert_eq!(body(&imported, "2-homes.md"), "## Deep {#deep}\n\na");
}

#[test]
fn bold_lines_are_headings_where_there_are_none() {
    let imported =
        files("**Introduction**\n\nWords.\n\n**Our budget**\n\nMore words.\n", &["1-introduction.md", "2-budget.md"]);
    assert_eq!(said(&imported, "no headings by style").len(), 1);
}

#[test]
fn contents_and_a_glossary_are_no_sections() {
    let text = "# P\n\n## Contents\n\n- One 1\n\n## One\n\na\n\n## Glossary\n\nCSP\n: Community safety partnership: a body\n\nPCC\n: Police and crime commissioner\n";
    let imported = files(text, &["1-one.md"]);
    assert!(file(&imported, "plan.md").contains(
        "glossary:\n  CSP: 'Community safety partnership: a body'\n  PCC: Police and crime commissioner\n---"
    ));
    assert_eq!(said(&imported, "Contents One 1").len(), 1);
    let table = "# P\n\n## One\n\na\n\n## Abbreviations\n\n| Short | Long |\n|---|---|\n| CSP | A body |\n";
    let imported = files(table, &["1-one.md"]);
    assert!(file(&imported, "plan.md").contains("glossary:\n  CSP: A body\n---"));
    assert_eq!(said(&imported, "Abbreviations: Short, Long").len(), 1);
    // One with more in it than terms stays.
    files("# P\n\n## One\n\na\n\n## Glossary\n\nWords we use:\n\nCSP\n: A body\n", &["1-one.md", "2-glossary.md"]);
}

#[test]
fn a_heading_within_a_section_can_answer_a_duty() {
    let imported = imported("# P\n\n## Introduction\n\n### How progress is judged\n\nBy surveys.\n\n## Roads\n");
    assert_eq!(file(&imported, "1-introduction.md").lines().nth(3), Some("satisfies: [performance]"));
    assert_eq!(said(&imported, "duty `performance`").len(), 1);
}
