//! Tables, captions and pictures.

use super::*;

#[test]
fn captions_are_known_by_their_label() {
    check(
        "Table 3: Money\n\n| A | £m |\n|---|--:|\n| b | 1.5 |",
        "Table: Money {#tbl-money}\n\n| A | £m |\n|---|---:|\n| b | 1.5 |",
    );
    check(
        "| A | £m |\n|---|--:|\n| b | 1.5 |\n\nTable: Money {#cash unit=\"£m\"}",
        "Table: Money {#cash unit=\"£m\"}\n\n| A | £m |\n|---|---:|\n| b | 1.5 |",
    );
}

#[test]
fn a_table_with_amounts_has_a_caption() {
    let imported =
        check("| A | £m |\n|---|--:|\n| b | 1.5 |", "Table: One {#tbl-one}\n\n| A | £m |\n|---|---:|\n| b | 1.5 |");
    assert_eq!(said(&imported, "Say in the caption").len(), 1);
    check(
        "Where it goes\n\n| A | £m |\n|---|--:|\n| b | 1.5 |",
        "Table: Where it goes {#tbl-where-it-goes}\n\n| A | £m |\n|---|---:|\n| b | 1.5 |",
    );
    check("| A | B |\n|---|---|\n| b | c |", "| A | B |\n|---|---|\n| b | c |");
}

#[test]
fn totals_are_marked() {
    let rows = "| Pay | 1 |\n| Cars | 2 |\n";
    check(
        &format!("Table: T\n\n| A | B |\n|---|---|\n{rows}| Total | 3 |"),
        &format!("Table: T {{#tbl-t}}\n\n| A | B |\n|---|---:|\n{rows}| **Total** | 3 |"),
    );
    // Where most labels are bold, bold says nothing.
    check(
        "Table: T\n\n| A | B |\n|---|---|\n| **Pay** | 1 |\n| **Cars** | 2 |\n| **Total** | 3 |",
        "Table: T {#tbl-t}\n\n| A | B |\n|---|---:|\n| Pay | 1 |\n| Cars | 2 |\n| **Total** | 3 |",
    );
}

#[test]
fn a_large_table_has_a_file() {
    let row = |cell: &str| format!("| {} |\n", [cell; 9].join(" | "));
    let text = format!("Table: Big\n\n{}{}{}", row("h"), row("---"), row("a, \\| \"b\""));
    let imported = check(&text, "Table: Big {#tbl-big src=tables/big.csv}");
    let cell = "\"a, \\| \"\"b\"\"\"";
    assert_eq!(file(&imported, "tables/big.csv"), format!("{}\n{}\n", ["h"; 9].join(","), [cell; 9].join(",")));
}

#[test]
fn pictures_are_taken_out() {
    let png = [0x89, b'P', b'N', b'G'];
    let text = "# P\n\n## One\n\n### Two {#x}\n\n![A green hill](a.png)\n\nFigure 2: The hill\n\n![lost](b.gif) in a line\n\n## Two\n";
    let beside = |path: &str| (path == "a.png").then(|| png.to_vec());
    let imported = import(&Source { name: "p.md", bytes: text.as_bytes(), beside: &beside }).expect("a plan");
    assert_eq!(
        body(&imported, "1-one.md"),
        "## Two {#x}\n\n![A green hill](figures/green-hill.png \"The hill\"){#fig-hill}\n\nlost in a line"
    );
    assert_eq!(imported.files["figures/green-hill.png"], png);
    assert_eq!(said(&imported, "b.gif lost").len(), 1);
}
