//! What was once not had back letter by letter, each by a name.

use crate::edit::Pair;
use crate::faults;
use crate::plan::{Versions, files, is_text, tree, tree_of};
use crate::project::Docx;

/// Edits of the plan with everything in it; what is marked then.
fn check(steps: &str) -> String {
    let folder = "tests/golden/kitchen-sink";
    let mut base = files(folder);
    base.values_mut().for_each(|text| *text = text.replace("\nindex: true\n", "\n"));
    let with = |texts: &crate::plan::Files| {
        let mut all = tree(folder);
        all.files.retain(|_, content| !is_text(content));
        all.files.extend(tree_of(texts).files);
        all
    };
    let versions = Versions::of(&with(&base), &with(&Pair::read(&format!("A case.\n{steps}")).apply(&base)));
    assert_eq!(faults(&versions), None);
    Docx::of(&versions.tracked()).body
}

#[test]
fn a_note_that_is_marked_earlier_too() {
    check("in 05-blocks.md\n- A note can be short[^short], have\n+ A note can be short, have\n");
    check(
        "in 05-blocks.md\n- Text under a heading of the second rank.\n+ Text under a heading of the second rank.[^short]\n",
    );
}

#[test]
fn a_note_that_holds_another() {
    check("in 05-blocks.md\n- A note that refers on.[^referred]\n+ A long note that refers on.[^referred]\n");
    check("in 05-blocks.md\n- A note that only a note refers to.\n+ A note that one note refers to.\n");
}

#[test]
fn a_note_that_gets_another_paragraph() {
    check("in 05-blocks.md\n- [^short]: Short.\n+ [^short]: Short.\n+ \n+     And not so short.\n");
    check("in 05-blocks.md\n- [^short]: Short.\n+ [^short]: First.\n+ \n+     Short.\n");
}

#[test]
fn a_list_that_begins_elsewhere() {
    check("in 05-blocks.md\n- 97. Ninety-seven\n- 98. Ninety-eight\n+ 98. Ninety-eight\n");
    check("in 05-blocks.md\n-      - which have wards,\n+    - which have wards,\n");
}

#[test]
fn an_alternative_text_alone_and_with_its_picture() {
    let mark = "in 05-blocks.md\n- ![A small blue square, without a caption](figures/square.png)\n+ ";
    for after in ["![A square](figures/square.png)", "![A pattern](figures/chequers.png)"] {
        let body = check(&format!("{mark}{after}\n"));
        assert!(body.contains("<w:ins ") && body.contains("<w:del "), "{after}");
    }
}

#[test]
fn a_heading_of_another_level_is_a_change_of_its_style() {
    let body = check("in 05-blocks.md\n- ### Of a second rank\n+ ## Of a second rank\n");
    assert!(body.contains("<w:pPrChange ") && !body.contains("<w:delText"));
}

#[test]
fn a_paragraph_that_becomes_an_entry_of_a_list() {
    let body = check("in 05-blocks.md\n- After a rule the matter changes.\n+ - After a rule the matter changes.\n");
    assert!(body.contains("<w:pPrChange ") && !body.contains("<w:delText"));
}

#[test]
fn a_label_over_rows_beside_a_column_that_came() {
    let old = "| | 2025/26 | 2026/27 | 2027/28 |\n- |---|---:|---:|---:|\n- | Pay | 130.2 | 134.4 | 138.7 |\n- | Premises | 8.1 | 8.3 | 8.6 |\n- | Transport | 4.7 | 4.8 | 4.9 |\n- | *of which fuel* | *2.1* | *2.2* | *2.2* |\n- | **All spending** | **143.0** | **147.5** | **152.2** |\n- | Paid for by: | | | |";
    let new = old
        .lines()
        .map(|line| {
            let line = line.trim_start_matches("- ");
            let value = if line.starts_with("|---") {
                "---|"
            } else if line.starts_with("| Paid") {
                " |"
            } else {
                " x |"
            };
            format!("+ {line}{value}\n")
        })
        .collect::<String>();
    check(&format!("in 08-tables.md\n- {old}\n{new}"));
}

#[test]
fn words_that_look_like_markup_are_words() {
    let body =
        check("in 05-blocks.md\n- After a rule the matter changes.\n+ After a `<b>` rule the \\<b> matter changes.\n");
    assert!(body.contains("&lt;b&gt;"));
}
