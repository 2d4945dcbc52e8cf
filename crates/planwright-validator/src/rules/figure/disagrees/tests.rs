use crate::testing::{check_body, read};

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    check_body("figure/disagrees", body, expected);
}

/// Two tables of one role: each its caption and its rows, the heading first.
fn tables(first: (&str, &str), second: (&str, &str)) -> String {
    let table = |id: &str, (caption, rows): (&str, &str)| {
        let (heading, rows) = rows.split_once('\n').unwrap();
        let columns = "---|".repeat(heading.matches('|').count() - 1);
        format!("Table: {caption} {{#{id} role=mtfp}}\n\n{heading}\n|{columns}\n{rows}\n\n")
    };
    format!("{}{}", table("a", first), table("b", second))
}

/// A sentence before a table with a total.
fn sentence(words: &str) -> String {
    format!(
        "{words}\n\nTable: Spending on victims, 2020/21 {{#t}}\n\n| Fund | 2020/21 |\n|---|---|\n\
         | Victim services | £2,194,125 |\n| Crime prevention | £1,915,636 |\n| **Total** | **£4,109,761** |\n"
    )
}

#[test]
fn one_figure_has_one_value_in_tables_of_one_role() {
    let first = ("Budget 2020/21", "| A | £m |\n| Pay | 250.1 |\n| Rent | 20.2 |");
    check(&tables(first, ("Plan", "| A | 2020-21 | 2021-22 |\n| Pay | £250.6m | £255m |")), &["warning: £250.6m"]);
    check(
        &tables(first, ("Plan", "| A | 2020/21 £000 |\n| Pay | 250,100 |\n| *Rent* | 20,800 |")),
        &["warning: 20,800"],
    );
    check(&tables(first, ("Plan", "| A | 2020/21 |\n| Pay | £250,149,999 |\n| Rent | £20.2m |")), &[]);
    check(&tables(first, ("Plan", "| A | 2021/22 |\n| Pay | £260.1m |")), &[]);
}

#[test]
fn the_message_names_both_tables() {
    let body =
        tables(("Budget 2020/21", "| A | £m |\n| Pay | 250.1 |"), ("Plan", "| A | 2020-21 |\n| Pay | £250.6m |"));
    let read = read(&[("01-a.md", &format!("---\ntitle: A\n---\n\n{body}"))]);
    let found = read.check().diagnostics;
    let found = found.iter().find(|d| d.rule.as_str() == "figure/disagrees").unwrap();
    assert_eq!(found.message, "“Pay” for 2020/21 is £250.6m here, but £250.1m in the table “Budget 2020/21”");
    assert_eq!(read.sources.slice(found.related[0].span), "250.1");
}

#[test]
fn a_sentence_gives_the_tables_total() {
    check(&sentence("In total, the budget for victims and crime prevention is £4.2m in 2020/21."), &["warning: £4.2m"]);
    check(
        &sentence("In total the **victim services** and prevention budget\nis £4,109,671."),
        &["warning: £4,109,671"],
    );
    check(&sentence("- The overall budget for victim services and prevention: £4m"), &[]);
    check(&sentence("In total, the budget for victims and crime prevention is £4.1m."), &[]);
    check(&sentence("In total, the budget for victims and crime prevention is £5.2m."), &[]);
    check(&sentence("In total, £4.2m of £20m is for victims and crime prevention."), &[]);
    check(&sentence("Victims and crime prevention have £4.2m."), &[]);
    check(&sentence("The overall budget of the force for fuel is £4.2m."), &[]);
}

#[test]
fn the_message_says_what_the_total_rounds_to() {
    let section = format!("---\ntitle: A\n---\n\n{}", sentence("The total budget for victim services is £4.2m."));
    let read = read(&[("01-a.md", &section)]);
    let found = read.check().diagnostics;
    let found = found.iter().find(|d| d.rule.as_str() == "figure/disagrees").unwrap();
    assert_eq!(found.message, "the text says £4.2m, but the table’s total is £4,109,761, which is £4.1m");
    assert_eq!(read.sources.slice(found.related[0].span), "**£4,109,761**");
}

#[test]
fn tables_of_two_places_have_their_own_figures() {
    let rows = |pay: &str| format!("| A | £m |\n| Pay | {pay} |\n| Rent | 2.2 |\n| Fuel | 1.1 |");
    let check = |first: &str, second: &str, expected: &[&str]| {
        check(&tables((first, &rows("50.1")), (second, &rows("50.6"))), expected);
    };
    check("North district, 2025/26", "South district, 2025/26", &[]);
    check("What Thanet costs, 2025/26", "What Dover costs, 2025/26", &[]);
    check("Costs in 2025/26", "Spending, 2025/26", &["warning: 50.6"]);
}

#[test]
fn a_budget_of_two_parts_may_be_the_whole() {
    let table = "Table: Commissioning budget 2020/21 {#t}\n\n| Fund | 2020/21 |\n|---|---|\n| Victim services | £2,194,125 |\n\
                 | Commissioned services | £1,915,636 |\n| **Total** | **£4,109,761** |\n";
    let words = "For 2020/21 the combined budget of commissioning and victim services comes to £4.2m in total. \
                 This includes £2,158,429 from the ministry.";
    check(&format!("{words}\n\n{table}"), &["warning: £4.2m"]);
}

#[test]
fn a_part_of_the_total_is_another_sum() {
    let quiet = |words: &str| check(&sentence(words), &[]);
    quiet("The gross budget for victims and crime prevention is £4.2m in 2020/21.");
    quiet("The total budget of the Chief Constable for victims and crime prevention is £4.2m in 2020/21.");
    quiet("The total revenue and capital budget for victims and crime prevention is £4.2m in 2020/21.");
    quiet("Without the reserve, the budget for victims and crime prevention is £4.2m in 2020/21.");
    quiet("The budget for victims and crime prevention includes £4.2m of recurring costs.");
    quiet("The budget for victims and crime prevention was £4.2m in 2019/20.");
}

#[test]
fn a_table_without_a_year_is_of_any() {
    let table = "Table: Spending on victims {#t}\n\n| Fund | Amount |\n|---|---|\n| Victim services | £2,194,125 |\n\
                 | Crime prevention | £1,915,636 |\n| **Total** | **£4,109,761** |\n";
    let words = "The total budget for victims and crime prevention is £4.2m";
    check(&format!("{words}.\n\n{table}"), &["warning: £4.2m"]);
    check(&format!("{words} in 2020/21.\n\n{table}"), &[]);
    let other = "\nTable: People {#p}\n\n| Who | 2020/21 | 2021/22 |\n|---|---|---|\n| Officers | 5 | 6 |\n";
    check(&format!("{words}.\n\n{table}{other}"), &[]);
}

/// The words before the budget of the guide's first lesson.
fn lesson(words: &str) -> String {
    format!(
        "{words}\n\nTable: Where the money comes from, 2025/26 {{unit=\"£m\"}}\n\n| Source | Amount |\n|---|---|\n\
         | Government grant | 120.4 |\n| Council tax precept | 98.0 |\n| Other income | 5.0 |\n| **Total** | **223.4** |\n"
    )
}

#[test]
fn digits_that_changed_places_are_told_whatever_the_sentence_says() {
    let check = |words: &str, expected: &[&str]| check(&lesson(words), expected);
    check("In 2025/26 the Chief Constable has £232.4 million to provide policing.", &["note: £232.4 million"]);
    check("The budget for policing is £224.3 million.", &["note: £224.3 million"]);
    check("The budget is £224.3m.", &["note: £224.3m"]);
    check("The budget is £224,300,000.", &["note: £224,300,000"]);
    check("In 2025/26 the Chief Constable has £223.4 million to provide policing.", &[]);
    check("Last year the Chief Constable had £232.4 million to provide policing.", &[]);
    check("In 2024/25 the Chief Constable had £232.4 million to provide policing.", &[]);
    check("The Chief Constable has £234.2 million for new vans.", &[]);
}

#[test]
fn of_several_years_the_total_whose_digits_changed_places_is_meant() {
    let table = "\n\nTable: Money {#t unit=\"£m\"}\n\n| A | 2025/26 | 2026/27 |\n|---|---|---|\n| Grant | 100.0 | 104.0 |\n| Tax | 86.4 | 90.0 |\n| **Total** | **186.4** | **194.0** |\n";
    check(&format!("The budget is £184.6 million.{table}"), &["note: £184.6 million"]);
    check(&format!("The budget is £184.5 million.{table}"), &[]);
    check(&format!("The budget for 2026/27 is £184.6 million.{table}"), &["note: £184.6 million"]);
}

#[test]
fn a_plain_budget_near_the_total_is_the_total() {
    let check = |words: &str, expected: &[&str]| check(&lesson(words), expected);
    check("The budget is £225.1m.", &["note: £225.1m"]);
    check("The total budget for policing is £225.1m.", &["note: £225.1m"]);
    check("The total budget for estates is £225.1m.", &[]);
    check("The budget is £325.1m.", &[]);
    check("The revenue budget is £225.1m.", &[]);
    check("We have £225.1m.", &[]);
}

#[test]
fn a_total_that_does_not_add_up_is_mended_first() {
    check(&lesson("The budget is £223.4m.").replace("**223.4**", "**232.4**"), &[]);
}

#[test]
fn a_sentence_that_leads_to_a_table_means_its_total() {
    let table = |id: &str, caption: &str, rows: [&str; 3]| {
        let [a, b, total] = rows;
        format!(
            "\n\nTable: {caption} {{#{id} unit=\"£m\"}}\n\n| A | Amount |\n|---|---|\n| Grant | {a} |\n| Tax | {b} |\n| **Total** | **{total}** |\n"
        )
    };
    let two = table("tbl-budget", "The budget, 2025/26", ["100.0", "86.4", "186.4"])
        + &table("tbl-reserves", "Reserves", ["1.0", "2.0", "3.0"]);
    let check = |words: &str, expected: &[&str]| check(&format!("{words}{two}"), expected);
    check("The total budget for policing is £184.6 million, set out in [](#tbl-budget).", &["warning: £184.6 million"]);
    check(
        "The total budget for policing is £150 million, set out in [the table](#tbl-budget).",
        &["note: £150 million"],
    );
    check("The total budget for policing is £186.4 million, set out in [](#tbl-budget).", &[]);
    check("The total budget for policing is £20 million, set out in [](#tbl-budget).", &[]);
    check("The total budget for policing is £184.6 million.", &[]);
    check("The total budget is £3.2m. What it holds stands in [](#tbl-budget).", &[]);
    check("In all there is £150 million, as [](#tbl-budget) shows.", &[]);
}

#[test]
fn the_message_says_that_digits_changed_places() {
    let section = format!("---\ntitle: A\n---\n\n{}", lesson("The budget is £224.3m."));
    let found = read(&[("01-a.md", &section)]).check().diagnostics;
    let found = found.iter().find(|d| d.rule.as_str() == "figure/disagrees").unwrap();
    assert_eq!(found.message, "the text says £224.3m, but the table’s total is £223.4m");
    assert!(found.help[0].starts_with("Two of its digits have changed places"), "{:?}", found.help);
}

/// A table of council tax bands with these figures.
fn bands(labels: &str, figures: &[&str]) -> String {
    let mut table = "Table: Council tax {#t role=precept}\n\n| Band | 2025/26 |\n|---|---|\n".to_owned();
    for (label, figure) in labels.split(',').zip(figures) {
        table.push_str(&format!("| {label} | {figure} |\n"));
    }
    table
}

const ALL: &str = "A,B,C,D,E,F,G,H";

#[test]
fn a_band_is_what_band_d_makes_it() {
    let right = ["£196.71", "£229.50", "£262.28", "£295.07", "£360.64", "£426.21", "£491.78", "£590.14"];
    let with = |at: usize, figure: &'static str| {
        let mut figures = right;
        figures[at] = figure;
        figures
    };
    check(&bands(ALL, &right), &[]);
    check(&bands(ALL, &with(4, "£306.64")), &["warning: £306.64"]);
    check(&bands(ALL, &with(4, "£360.63")), &[]);
    check(&bands(ALL, &with(4, "£360.70")), &["warning: £360.70"]);
    check(&bands(ALL, &with(3, "£259.07")), &["warning: £259.07"]);
    check(
        &bands("Band A,Band B,Band C,Band D average,Band E,Band F,Band G,Band H", &with(0, "£169.71")),
        &["warning: £169.71"],
    );
    check(&bands(ALL, &["197", "230", "262", "295", "361", "426", "492", "590"]), &[]);
    // What is no tax, too few bands, and bands of something else.
    check(&bands(ALL, &["71,000", "88,000", "150,000", "91,000", "60,000", "30,000", "14,000", "1,000"]), &[]);
    check(&bands("A,B,D", &["£196.71", "£200.00", "£295.07"]), &[]);
    check(&bands("A,A,B,C,D,E", &["£196.71", "£163.93", "£229.50", "£262.28", "£295.07", "£306.64"]), &[]);
    check(&bands("A crime,B theft,C,D,E", &["£196.71", "£229.50", "£262.28", "£295.07", "£306.64"]), &[]);
}

#[test]
fn the_message_says_what_the_band_would_be() {
    let table = bands("B,C,D,E,F", &["£229.50", "£262.28", "£295.07", "£306.64", "£426.21"]);
    let found = read(&[("01-a.md", &format!("---\ntitle: A\n---\n\n{table}"))]).check().diagnostics;
    let found = found.iter().find(|d| d.rule.as_str() == "figure/disagrees").unwrap();
    assert_eq!(found.message, "band E is £306.64 here, but 11/9 of band D, £295.07, is £360.64");
    assert_eq!(found.citation.as_deref(), Some("Local Government Finance Act 1992 s.5(1)"));
}
