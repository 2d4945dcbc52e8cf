//! What `plan.md` says.

use super::*;

#[track_caller]
fn head(text: &str, expected: &[&str]) {
    let imported = imported(text);
    let text = file(&imported, "plan.md");
    for line in expected {
        assert!(text.lines().any(|found| found == *line), "`{line}` is not in\n{text}");
    }
}

#[test]
fn what_can_be_known() {
    head(
        "# Safer Exampleshire: 2025–2029\n\nThe Police and Crime Commissioner for Exampleshire wrote this for everybody who lives and works in the county.\n\n## One\n\ntext\n",
        &[
            "title: 'Safer Exampleshire: 2025–2029'",
            "area: Exampleshire",
            "profile: england-pcc",
            "period: {from: 2025-04-01, to: 2029-03-31}",
            "status: draft",
        ],
    );
}

#[test]
fn what_cannot_is_marked() {
    let text = "# A plan\n\n## One\n\ntext\n";
    head(
        text,
        &[
            "area: '[your police area]'",
            "# TODO: the text does not say which years this plan is for. These are an example.",
        ],
    );
    let imported = imported(text);
    assert_eq!(said(&imported, "Write the p").len(), 2);
}

#[test]
fn a_title_among_the_chapters() {
    let text = "# Our plan 2021-2025\n\nThe office\n\n# Introduction\n\ntext\n\n# Money\n\ntext\n";
    head(text, &["title: Our plan 2021-2025"]);
    let imported = imported(text);
    assert!(imported.files.contains_key("2-money.md"), "{:?}", imported.files.keys());
    assert_eq!(said(&imported, "The office").len(), 1);
}

#[test]
fn front_matter_of_the_source() {
    let text = "---\ntitle: \"Ours\"\nauthor: Sam\n---\n\n# One\n\ntext\n\n# Two\n\nmany words of text\n";
    head(text, &["title: Ours"]);
    assert_eq!(said(&imported(text), "author: Sam").len(), 1);
}

#[test]
fn words_before_the_first_heading() {
    let own = "# A plan\n\nI wrote this plan after I had spoken with hundreds of people all over the county.\n\n## One\n\ntext\n";
    assert!(body(&imported(own), "plan.md").starts_with("I wrote this plan"));
    let summary = "# A plan\n\nThis plan says what the police of the county will do in the four years that come.\n\n## One\n\ntext\n";
    head(summary, &["summary: This plan says what the police of the county will do in the four years that come."]);
    let about = "# A plan\n\nThis plan says what the police of the county will do in the four years that come.\n\n- and more\n\n## One\n\ntext\n";
    assert!(body(&imported(about), "1-about-this-plan.md").ends_with("- and more"));
}
