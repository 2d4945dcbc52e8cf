//! Captions, CSV files, amounts in cells, and what authors say of sums.

use planwright_core::model::{RowKind, visit_tables};

use crate::testing::{findings, plan, section, short, table};

/// Reads a body beside some files and compares its tables.
fn check_with(files: &[(&str, &str)], kind: &str, body: &str, expected: &str) {
    let text = format!("---\ntitle: S\nkind: {kind}\n---\n{body}");
    let all: Vec<(&str, &str)> = [("s.md", text.as_str())].into_iter().chain(files.iter().copied()).collect();
    let (parsed, sources) = plan(&all);
    assert_eq!(short(&parsed.diagnostics, &sources), Vec::<String>::new(), "{body}");
    let mut tables = Vec::new();
    visit_tables(&parsed.plan.unwrap().sections[0].body, &mut |one| tables.push(table(one)));
    assert_eq!(tables.join("\n\n"), expected, "{body}");
}

fn check(body: &str, expected: &str) {
    check_with(&[], "section", body, expected);
}

fn check_findings(body: &str, expected: &[&str]) {
    assert_eq!(findings(body), expected, "{body}");
}

#[test]
fn a_caption_stands_before_or_after() {
    check(
        "Table: *Cap* b {#t role=mtfp layout=wide}\n\n| a | b |\n|---|---|\n| x | 5 |",
        "table#t Mtfp(_Cap_ b) wide\na | b\nx | 5=5Count",
    );
    check("| a | b |\n|---|---|\n| x | 5 |\n\nTable: Cap", "table# (Cap)\na | b\nx | 5=5Count");
    check("|a|\n|-|\n|x|\n\nTable: Next\n\n|b|\n|-|\n|y|", "table# (no caption)\na\nx\n\ntable# (Next)\nb\ny");
    check("Table: One\n  two {#t}\n\n|a|\n|-|\n|x|", "table#t (One~two)\na\nx");
    check("Table: Cap\n|a|\n|-|\n|x|", "table# (Cap)\na\nx");
    check("- i\n\n  Table: Cap {#t}\n\n  |a|\n  |-|\n  |x|", "table#t (Cap)\na\nx");
    check("|a|\n|-|\n|x|", "table# (no caption)\na\nx");
}

#[test]
fn a_caption_has_a_table_and_a_table_of_numbers_a_caption() {
    check_findings("Table: Cap", &["table/caption «Table:»"]);
    check_findings("Table: Cap\n\nwords\n\n|a|\n|-|\n|x|", &["table/caption «Table:»"]);
    check_findings("| a | b |\n|---|---|\n| x | £5m |", &["table/caption «a | b»"]);
    check_findings("Table: {#t}\n\n|a|\n|-|\n|x|", &["table/caption «Table:»"]);
}

#[test]
fn a_caption_that_became_a_row_is_mended() {
    for (body, mended) in [
        (
            "| a | b |\n|---|---|\n| x | 5 |\nTable: Cap\nmore {#t}\n",
            "| a | b |\n|---|---|\n| x | 5 |\n\nTable: Cap\nmore {#t}\n",
        ),
        (
            "> | a | b |\r\n> |---|---|\r\n> | x | 5 |\r\n> Table: Cap {#t}\r\n",
            "> | a | b |\r\n> |---|---|\r\n> | x | 5 |\r\n>\r\n> Table: Cap {#t}\r\n",
        ),
    ] {
        let text = section(body);
        let (parsed, sources) = plan(&[("s.md", &text)]);
        assert_eq!(parsed.diagnostics.len(), 1, "{:?}", short(&parsed.diagnostics, &sources));
        let fix = parsed.diagnostics[0].fix.as_ref().unwrap();
        assert!(fix.safe);
        let mut text = text;
        text.replace_range(fix.edits[0].span.range(), &fix.edits[0].insert);
        assert_eq!(text, section(mended));
        let (again, sources) = plan(&[("s.md", &text)]);
        assert_eq!(short(&again.diagnostics, &sources), Vec::<String>::new());
        let shown = |parsed: crate::Parsed| {
            let mut tables = Vec::new();
            visit_tables(&parsed.plan.unwrap().sections[0].body, &mut |one| tables.push(table(one)));
            tables
        };
        assert_eq!(shown(parsed), shown(again));
    }
}

#[test]
fn a_word_that_is_nearly_the_mark_is_one_finding() {
    for mark in ["Table 1:", "table:", "TABLE 2.1 –"] {
        check_findings(
            &format!("{mark} Grants {{#t}}\n\n| a | b |\n|---|---|\n| x | £5m |\n\n[](#t)"),
            &[&format!("table/caption «{mark}»")],
        );
    }
    check_findings("Table 1 shows:\n\n|a|\n|-|\n|x|", &[]);
    check_findings("table: no table here", &[]);
}

#[test]
fn a_table_without_its_line_of_dashes_is_one_finding() {
    check_findings("Table: C\n\n| a | b |\n| x | £5m |", &["table/cells «| a | b |»"]);
    check_findings("Table: C\n| a | b |\n| x | £5m |", &["table/cells «| a | b |»"]);
    check_findings("Table: C\n\na\tb\nx\t5", &["source/lost-text «a\tb»"]);
    check_findings("a | b\nc | d", &[]);
}

/// Reads a body that has one finding, which `--fix` mends, and compares what becomes of it.
#[track_caller]
fn check_mended(body: &str, found: &str, mended: &str) {
    let mut text = section(body);
    let (parsed, sources) = plan(&[("s.md", &text)]);
    assert_eq!(short(&parsed.diagnostics, &sources), [found], "{body:?}");
    let fix = parsed.diagnostics[0].fix.as_ref().unwrap();
    for edit in fix.edits.iter().rev() {
        text.replace_range(edit.span.range(), &edit.insert);
    }
    assert_eq!(text, section(mended));
    let (again, sources) = plan(&[("s.md", &text)]);
    assert_eq!(short(&again.diagnostics, &sources), Vec::<String>::new(), "{mended:?}");
}

#[test]
fn long_dashes_under_a_heading_become_hyphens() {
    check_mended("| a | b |\n|—|—|\n| c | d |", "table/cells «|—|—|»", "| a | b |\n|---|---|\n| c | d |");
    check_mended(
        "> | a | b |\n> | :–- | —: |\n> | c | d |",
        "table/cells «| :–- | —: |»",
        "> | a | b |\n> |:---|---:|\n> | c | d |",
    );
    check_mended("a | b\n—|—\nc | d", "table/cells «—|—»", "a | b\n|---|---|\nc | d");
    check_mended("| a | b |\n|—|—|—|\n| c | d |", "table/cells «|—|—|—|»", "| a | b |\n|---|---|\n| c | d |");
    check_findings("Table: C\n\n| a | b |\n|—|—|\n| c | 5 |", &["table/cells «|—|—|»"]);
    check_findings("| a | b |\n| c | d |\n| — | — |", &["table/cells «| a | b |»"]);
    check_findings("a | b\n—\nc | d", &[]);
}

#[test]
fn a_blank_line_within_a_table_is_deleted() {
    let table = "Table: C\n\n| a | b |\n|---|---|\n| x | 4 |\n| y | 5 |\n| **Total** | **9** |";
    let cut = |row: &str| table.replace(&format!("\n{row}"), &format!("\n\n{row}"));
    check_mended(&cut("| y | 5 |"), "table/cells «| y | 5 |»", table);
    check_mended(&cut("| **Total** | **9** |"), "table/cells «| **Total** | **9** |»", table);
    check_mended(&cut("| x | 4 |"), "table/cells «| x | 4 |»", table);
    check_mended(&cut("|---|---|"), "table/cells «|---|---|»", table);
    check_mended(&table.replace("|\n|", "|\n\n|"), "table/cells «|---|---|»", table);
    let quoted = |text: &str| text.lines().map(|line| format!("> {line}\n")).collect::<String>();
    check_mended(&quoted(&cut("| y | 5 |")), "table/cells «| y | 5 |»", &quoted(table));
    check_findings("| a | b |\n|---|---|\n| x | y |\n\n| c | d |\n|---|---|\n| x | y |", &[]);
    check_findings("| a | b |\n|---|---|\n| x | y |\n\n| c | d | e |\n| x | y | z |", &["table/cells «| c | d | e |»"]);
    check_findings("| a | b |\n|---|---|\n| x | y |\n\nWords.\n\n| c | d |\n| x | y |", &["table/cells «| c | d |»"]);
    let (parsed, _) = plan(&[("s.md", &section("| a | b |\n|---|---|\n| x | y |\n\n| c | d |\n| x | y |"))]);
    let finding = &parsed.diagnostics[0];
    assert_eq!(finding.message, "the blank line 7 cuts this table in two");
    assert!(!finding.fix.as_ref().unwrap().safe);
}

#[test]
fn attributes_that_cannot_be_read_still_give_their_id() {
    check_findings("Table: C {#t unit=\"£m}\n\n|a|\n|-|\n|x|\n\n[](#t)", &["source/attributes «{#t unit=\"£m}»"]);
}

#[test]
fn attributes_are_read_from_the_source() {
    let with = |attributes: &str| format!("Table: Cap {attributes}\n\n| a | b |\n|---|---|\n| x | 5 |");
    check(&with("{#t unit=\"£m\"}"), "table#t (Cap)\na | b\nx | 5=5000000Pounds");
    check(&with("{#t unit=“£m”}"), "table#t (Cap)\na | b\nx | 5=5000000Pounds");
    check_findings(&with("{#T}"), &["source/value «T»"]);
    check_findings(&with("{unti=x}"), &["source/attributes «unti»"]);
    check_findings(&with("{.wide}"), &["source/attributes «.wide»"]);
    check_findings(&with("{role=resource}"), &["source/value «resource»"]);
    check_findings(&with("{layout=wdie}"), &["source/value «wdie»"]);
    check_findings(&with("{unit=a unit=b}"), &["source/attributes «unit»"]);
    check_findings(&with("{#t unit=\"x"), &["source/attributes «{#t unit=\"x»"]);
}

#[test]
fn surplus_cells_are_compared_with_the_source() {
    check_findings("| a | b |\n|---|---|\n| 1 | c | d |\n| 1 | c \\| d |\n| 1 |", &["table/cells «d»"]);
    check_findings("| a | b |\n|---|\n| c | d |", &["table/cells «|---|»"]);
    check_findings("> Table: C\n>\n> | a | b |\n> |---|\n> | c | d |", &["table/cells «|---|»"]);
    check_findings("Table: C\n| a |\n|---|---|\n| c | d |", &["table/cells «|---|---|»"]);
    check_findings("a | b\n---|---\nx | y | z | `a|b`", &["table/cells «z | `a|b`»"]);
}

#[test]
fn rows_are_totals_and_headings_by_their_cells() {
    check(
        "Table: C\n\n| a | £m | % | Note |\n|---|--:|--:|---|\n| x | 1.5 | 60 | n |\n| y | (2) | – | |\n| **T** | 3 | | |\n| Financed by: | | | |\n| **None** | | | |\n| 7 | nil | 2 | |",
        "table# (C)\na | £m | % | Note\nx | 1.5=1500000Pounds | 60=60Percent | n\ny | (2)=-2000000Pounds | – | \nT *T* | 3=3000000Pounds |  | \nH Financed by: |  |  | \nH *None* |  |  | \n7 | nil | 2=2Percent | ",
    );
    check("| a | b |\n|---|---|\n| x | |\n| y | z |", "table# (no caption)\na | b\nx | \ny | z");
    check(
        "Table: Budget £000\n\n| a | 2020/21 |\n|---|---|\n| x[^1] | 1,200[^1] |\n\n[^1]: n",
        "table# (Budget £000)\na | 2020/21\nx[^1] | 1,200[^1]=1200000Pounds",
    );
}

#[test]
fn where_every_label_is_bold_a_total_must_stand_out() {
    let kinds = |rows: &str| {
        let text = section(&format!("Table: C\n\n| a | b |\n|---|---|\n{rows}"));
        let (parsed, _) = plan(&[("s.md", &text)]);
        let mut kinds = Vec::new();
        visit_tables(&parsed.plan.unwrap().sections[0].body, &mut |one| {
            kinds.extend(one.rows.iter().map(|row| row.kind == RowKind::Total));
        });
        kinds
    };
    assert_eq!(kinds("| **x** | 1 |\n| **y** | 2 |\n| **z** | 3 |"), [false; 3]);
    assert_eq!(kinds("| **x** | 1 |\n| **y** | 2 |\n| **z** | **3** |"), [false, false, true]);
    assert_eq!(kinds("| **x** | **1** |\n| **y** | **2** |\n| **Total cost** | **3** |"), [false, false, true]);
    assert_eq!(kinds("| x | 1 |\n| **y** | 2 |\n| **z** | 3 |"), [false, true, true]);
    assert_eq!(kinds("| **x** | 1 |"), [true]);
}

#[test]
fn a_label_is_bold_with_a_colon_behind_it_in_italics_or_after_an_empty_cell() {
    let total = |row: &str| {
        let text = section(&format!("Table: C\n\n| a | b | c |\n|---|---|---|\n| 1 | x | 4 |\n{row}"));
        let (parsed, _) = plan(&[("s.md", &text)]);
        let mut kinds = Vec::new();
        visit_tables(&parsed.plan.unwrap().sections[0].body, &mut |one| {
            kinds.extend(one.rows.iter().map(|row| row.kind == RowKind::Total));
        });
        kinds == [false, true]
    };
    for row in
        ["| **T**: | 1 | 4 |", "| ***T*** | 1 | 4 |", "| *a **T*** | 1 | 4 |", "| | **T** | 4 |", "| 2. | **T** | 4 |"]
    {
        assert_eq!(total(row), row != "| *a **T*** | 1 | 4 |", "{row}");
    }
    assert!(
        !total("| **T** (net) | 1 | 4 |")
            && !total("| | **5** | 4 |")
            && !total("| x | **T** | 4 |")
            && !total("| 2020 | **T** | 4 |")
    );
}

#[test]
fn a_year_among_counts_is_a_number() {
    check(
        "Table: C\n\n| a | Officers | Year |\n|---|---|---|\n| x | 1,872 | 2019 |\n| y | 1950 | 2020 |\n| z | 300 | 2021 |",
        "table# (C)\na | Officers | Year\nx | 1,872=1872Count | 2019\ny | 1950=1950Count | 2020\nz | 300=300Count | 2021",
    );
}

#[test]
fn the_first_table_of_a_kind_has_its_role() {
    let two = "|a|\n|-|\n|x|\n\n|b|\n|-|\n|y|";
    check_with(&[], "grants", two, "table# Grants(no caption)\na\nx\n\ntable# (no caption)\nb\ny");
    check_with(&[], "resources", "Table: C {role=mtfp}\n\n|a|\n|-|\n|x|", "table# Mtfp(C)\na\nx");
}

#[test]
fn sums_name_rows_and_columns() {
    let with = |attributes: &str| {
        format!(
            "Table: C {{{attributes}}}\n\n| a | b | c | d |\n|---|---|---|---|\n| Pay - staff | 1 | 2 | 3 |\n| Other | 1 | 2 | 3 |\n| **All** | 2 | 4 | 6 |"
        )
    };
    let rows = "a | b | c | d\nPay - staff | 1=1Count | 2=2Count | 3=3Count\nOther | 1=1Count | 2=2Count | 3=3Count\nT *All* | 2=2Count | 4=4Count | 6=6Count";
    check(
        &with("sum=\"All = Pay – Staff - other\" sum=\"All=Other\""),
        &format!("table# (C)\n{rows}\n2 = +0-1\n2 = +1"),
    );
    check(
        &with("rows=\"2+3=4; 4/2=3%\" rows-except=\"Other; all\""),
        &format!("table# (C)\n{rows}\n+1+2=3\n+3/1=2%\nexcept [1, 2]"),
    );
    check_findings(&with("sum=\"All = Othr\""), &["source/attributes «All = Othr»"]);
    check_findings(&with("sum=\"Al = Other\""), &["source/attributes «Al = Other»"]);
    check_findings(&with("sum=All"), &["source/attributes «All»"]);
    check_findings(&with("rows=\"2+3=9\""), &["source/attributes «2+3=9»"]);
    check_findings(&with("rows=\"2+b=4\""), &["source/attributes «2+b=4»"]);
    check_findings(&with("rows-except=No"), &["source/attributes «No»"]);
}

#[test]
fn rows_can_come_from_a_csv_file() {
    let csv = "\u{feff}Fund,\"£m, \"\"net\"\"\",Note\r\n*Pay*,1.5,\"a, b\"\r\n\r\n**Total**,\"1,500.5\"\r\n# x #,– ,[t](#t),,\r\n";
    check_with(
        &[("tables/x.csv", csv)],
        "section",
        "Table: C {#t src=tables/x.csv rows=\"2=2\"}",
        "table#t (C)\nFund | £m, “net” | Note\n_Pay_ | 1.5=1500000Pounds | a, b\nT *Total* | 1,500.5=1500500000Pounds | \n# x # | – | <t→t>\n+1=1",
    );
}

#[test]
fn cells_of_a_csv_file_refer_to_the_footnotes_of_the_section() {
    let body = "Table: C {src=t.csv}\n\n[^1]: Note.";
    check_with(&[("t.csv", "a,b\nx[^1],5[^1]\n")], "section", body, "table# (C)\na | b\nx[^1] | 5[^1]=5Count");
}

#[test]
fn findings_about_a_csv_file_stand_at_its_cells() {
    let check = |csv: &str, expected: &[&str]| {
        let (parsed, sources) = plan(&[("s.md", &section("Table: C {src=t.csv}")), ("t.csv", csv)]);
        assert_eq!(short(&parsed.diagnostics, &sources), expected, "{csv}");
    };
    check("a,b\nx,y,z,w\n", &["table/cells «z,w»"]);
    check("a,b\nx,\"<b>y</b>\"\n", &["source/raw-html «<b>»"]);
    check("a,b\n\"say \"\"x\"\" [^n]\",y\n", &["source/lost-text «[^n]»"]);
    check("a,b\nx,\"y\nz,w\n", &["table/cells «\"»"]);
    check("a,b\nx,[t](#no)\n", &["link/broken «#no»"]);
    check("", &["source/value «t.csv»"]);
    check("a;b;c\nx;1;2\n", &["source/value «a;b;c»"]);
    check("a\tb\tc\nx\t1\t2\n", &["source/value «a\tb\tc»"]);
    check("a\u{1},b\n", &["source/encoding «\u{1}»"]);
    check(&format!("{}a\n", "a,".repeat(40)), &["source/limit «t.csv»"]);
    check(&"a\n".repeat(2002), &["source/limit «t.csv»"]);
    check(&"a\n".repeat(2001), &[]);
}

#[test]
fn cells_of_a_csv_file_have_their_places() {
    let csv = "a, b \r\n\"say \"\"x\"\"\",  y\r\n";
    let (parsed, sources) = plan(&[("s.md", &section("Table: C {src=t.csv}")), ("t.csv", csv)]);
    let mut places = Vec::new();
    visit_tables(&parsed.plan.unwrap().sections[0].body, &mut |one| {
        places.extend(
            one.header
                .iter()
                .chain(one.rows.iter().flat_map(|row| &row.cells))
                .map(|cell| sources.slice(cell.span).to_owned()),
        );
    });
    assert_eq!(places, ["a", "b", "say \"\"x\"\"", "y"]);
}

#[test]
fn an_amount_that_its_comma_has_cut_is_named() {
    let check = |row: &str, expected: &str| {
        let csv = format!("a,b,c\n{row}\n");
        let (parsed, _) = plan(&[("s.md", &section("Table: C {src=t.csv}")), ("t.csv", &csv)]);
        let help = parsed.diagnostics[0].help.join(" ");
        assert!(help.contains(expected), "{row}: {help}");
    };
    check("x,1,200,300", "Is `1,200` one amount?");
    check("x,£1,591,756,3", "Is `£1,591,756` one amount?");
    check("x,20,(1,500.5)", "Is `(1,500.5)` one amount?");
    check("x,1200,,300", "take out the comma that is too many");
}

#[test]
fn a_workbook_is_to_be_saved_as_csv() {
    let check = |files: &[&str], message: &str, help: &str| {
        let body = section("Table: C {src=tables/x.xlsx}");
        let files: Vec<(&str, &str)> =
            files.iter().map(|path| (*path, "a,b\n")).chain([("s.md", body.as_str())]).collect();
        let (parsed, _) = plan(&files);
        let [finding] = parsed.diagnostics.as_slice() else { panic!("{:?}", parsed.diagnostics) };
        assert_eq!(finding.message, message);
        assert!(finding.help.iter().any(|line| line.contains(help)), "{:?}", finding.help);
    };
    check(
        &["tables/x.xlsx"],
        "`tables/x.xlsx` is not a CSV file",
        "“CSV UTF-8 (Comma delimited)”, and write `src=tables/x.csv`",
    );
    check(
        &["tables/x.xlsx", "tables/x.csv"],
        "`tables/x.xlsx` is not a CSV file",
        "Write `src=tables/x.csv`, which is there.",
    );
    check(&[], "there is no CSV file `tables/x.xlsx`", "is not in the plan's folder");
}

#[test]
fn a_csv_file_is_one_of_the_plan() {
    check_findings("Table: C {src=tables/x.csv}", &["link/missing-file «tables/x.csv»"]);
    check_findings("Table: C {src=../x.csv}", &["link/missing-file «../x.csv»"]);
}

#[test]
fn tables_have_limits() {
    let long = format!("|a|\n|-|\n{}", "|x|\n".repeat(2001));
    assert_eq!(findings(&long).len(), 1);
    let wide = format!("|{}\n|{}\n", "a|".repeat(41), "-|".repeat(41));
    assert_eq!(findings(&wide).len(), 1);
}
