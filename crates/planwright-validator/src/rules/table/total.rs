//! `table/total`: a total that is not the sum of its rows.

use planwright_core::model::visit_tables;

use super::sums;
use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "table/total", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for blocks in subject.own_texts().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_tables(blocks, &mut |table| {
            found.extend(sums::totals(table, subject.status));
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    /// Checks a table with its caption: each finding as `weight cell: message`.
    #[track_caller]
    fn found(caption: &str, table: &str) -> Vec<String> {
        let section = format!("---\ntitle: A section\n---\n\nTable: Figures {caption}\n\n{table}\n");
        let read = read(&[("01-section.md", &section)]);
        assert_eq!(read.found, [], "{table}");
        let found = read.check().diagnostics.into_iter().filter(|one| one.rule.as_str() == "table/total");
        found
            .map(|one| format!("{} {}: {}", one.severity.as_str(), read.sources.slice(one.span), one.message))
            .collect()
    }

    /// One column of figures: `A 10; B 20; *T 30` is two rows and a bold one.
    fn column(rows: &str) -> String {
        let mut table = "| Row | £ |\n|---|---:|\n".to_owned();
        for row in rows.split(';').map(str::trim) {
            let (row, bold) = row.strip_prefix('*').map_or((row, ""), |row| (row, "**"));
            let (label, figure) = row.rsplit_once(' ').unwrap_or((row, ""));
            let (label, figure) = if figure.ends_with(':') { (row, "") } else { (label, figure) };
            table.push_str(&format!("| {bold}{label}{bold} | {figure} |\n"));
        }
        table
    }

    #[track_caller]
    fn check(rows: &str, expected: &[&str]) {
        let found = found("", &column(rows));
        let places: Vec<&str> = found.iter().map(|one| one.split(": ").next().unwrap_or_default()).collect();
        assert_eq!(places, expected, "{rows}\n{found:#?}");
    }

    #[test]
    fn totals_are_read_in_the_way_that_fits() {
        check("A 10; B 20; *Total 30", &[]);
        check("A 10; B 20; *Total 35", &["warning 35"]);
        check("A 10; B 20; *Sub 30; C 5; D 6; *Sub 11; *Grand 41", &[]);
        check("A 10; B 20; *Sub 30; C 5; D 6; *Sub 11; *Grand 45", &["warning 45"]);
        check("A 1; B 2; *One 3; C 3; D 4; *Two 7; E 5; F 6; *Three 11; *Grand 21", &[]);
        check("A 1; B 2; *One 3; C 3; D 4; *Two 7; E 5; F 6; *Three 11; *Grand 31", &["warning 31"]);
        check("A 10; B 20; *Income 30; From reserves 5; *Funding 35", &[]);
        check("A 10; B 20; *Income 30; From reserves 5; *Funding 45", &["warning 45"]);
    }

    #[test]
    fn totals_of_totals_are_read() {
        let spending = "Pay 60; Pensions 20; *Employees 80; Rent 5; Fuel 5; *Running 10; *Gross 90";
        check(&format!("{spending}; Fees (4); Grants (6); *Income (10); *Net 80"), &[]);
        check(&format!("{spending}; Fees (4); Grants (6); *Income (10); *Net 90"), &["warning 90"]);
        check(&format!("{spending}; A 5; B 5; *Two 10; C 6; D 4; *Three 10; *Second 20; *All 110"), &[]);
        check("Pay 60; Rent 40; *Spending 100; Grant 70; Tax 35; *Income 105; *Surplus 5", &[]);
        check("Grant 70; Tax 35; *Income 105; Pay 60; Rent 40; *Spending 100; *Surplus 5", &[]);
        check("A 10; B 20; *Sub 30; C 5; D 6; *Second 11; E 4; *Grand total 45", &[]);
    }

    #[test]
    fn two_totals_without_rows_between_are_equal() {
        check("A 10; B 20; *Expenditure 30; *Total budget 30", &[]);
        check("A 10; B 20; *Expenditure 30; *Total budget 31", &["note 31"]);
        check("A 10; B 20; *Expenditure 30; *Total budget 33", &["warning 33"]);
        check("A 10; B 20; *Officers 30; *Total staff 12; *Total workforce 42", &[]);
        check("A 10; B 20; *Spent 30; *Total reserves in April 100; Added 5; *Total in March 105", &[]);
    }

    #[test]
    fn a_total_with_nothing_before_it_is_a_beginning() {
        check("*Opening 100; Added 10; Used (5); *Closing 105", &[]);
        check("*Opening 100; Added 10; Used (5); *Closing 115", &["warning 115"]);
        check("*Total 100", &[]);
        check("*Total 100; A 60; B 40", &[]);
        check("*Officers 100; A 60; B 40; *Staff 50; C 30; D 20; *Total 150", &[]);
        check("*Officers 100; A 60; B 40; *Staff 50; C 30; D 20; *Total 155", &["warning 155"]);
    }

    #[test]
    fn a_running_total_starts_from_the_printed_one() {
        check("Opening 100; In 10; *First 115; In 5; *Second 120; In 3; *Third 123", &["warning 115"]);
        check("Opening 100; In 10; *First 115; In 5; *Second 115; In 3; *Third 118", &["warning 115"]);
        check("A 10; B 20; *Sub 35; C 5; D 6; *Sub 11; *Grand 41", &["warning 35"]);
        check("A 10; B 20; *Sub 35; C 5; D 6; *Sub 11; *Grand 46", &["warning 35"]);
    }

    #[test]
    fn a_label_after_a_total_begins_a_new_sum() {
        let assets = "Land 80; Cash 20; *Net assets 100; Financed by:";
        check(&format!("{assets}; Usable 30; Unusable 70; *Reserves 100"), &[]);
        check(&format!("{assets}; Usable 30; Unusable 90; *Reserves 220"), &["warning 220"]);
        check("Pay 80; Rent 20; *Gross 100; Income:; Fees (10); Grants (30); *Net 60", &[]);
        check("Pay 80; Rent 20; *Gross 100; Less:; Fees 10; Grants 30; *Net 60", &[]);
        check("Pay:; A 80; B 20; *Total pay 100; Other:; C 10; D 30; *Total other 40; *All 140", &[]);
    }

    #[test]
    fn less_has_the_sign_that_fits() {
        check("Gross 100; Less: grants 30; *Net 70", &[]);
        check("Gross 100; Less: grants (30); *Net 70", &[]);
        check("Gross 100; Less: grants 30; *Net 75", &["warning 75"]);
        check("Less than a year 10; More 20; *Staff 30", &[]);
        check("Pay 60; Rent 40; *Gross 100; Less income 30; *Net 70", &[]);
        check("Pay 60; Rent 40; *Gross 100; Fees 10; Grants 20; *Net 70", &[]);
        check("Pay 60; Rent 40; *Gross 100; Fees 10; Grants 20; *Less income 30; *Net 70", &[]);
    }

    #[test]
    fn parts_of_other_rows_are_not_added() {
        for part in ["of which vans", "Of which: vans", "_vans_", "including vans", "Memo: vans", "– of which vans"] {
            check(&format!("A 10; B 20; {part} 15; *Total 30"), &[]);
        }
        check("A 10; Memorials 20; Included 5; *Total 35", &[]);
        check("A 10; B 20; *of which bold 15; *Total 30", &[]);
    }

    #[test]
    fn a_bold_row_that_compares_is_no_total() {
        check("Budget 100; Grants (40); *Precept 60; Base 30; *Band D 2", &[]);
        check("A 10; B 20; *Total 30; *Change on last year 4; *Per head 2", &[]);
        check("A 10; *B 300; C 20; *Total 330", &[]);
        check("*A 10; *B 300; *C 20; *Total 330", &[]);
        check("*A 10; *B 300; *C 20; *Total 350", &["warning 350"]);
        check("*A 10; *B 300; *C 20", &[]);
    }

    #[test]
    fn units_come_from_where_they_stand() {
        let millions =
            |total: &str| format!("| Row | £m |\n|---|---|\n| A | 1.5 |\n| B | £664,000 |\n| **T** | {total} |");
        assert_eq!(found("", &millions("2.2")), [""; 0]);
        assert_eq!(
            found("", &millions("2.4")),
            ["warning 2.4: “T” says 2.4 under “£m”, but its 2 rows come to 2.164000: a difference of 0.236000"]
        );
        let by = |caption: &str, rows: [&str; 3]| {
            let [a, b, c] = rows;
            found(caption, &format!("| Row | Sum |\n|---|---|\n| A | {a} |\n| B | {b} |\n| **T** | {c} |")).len()
        };
        assert_eq!(by("{unit=\"£m\"}", ["1.5", "£664,000", "2.2"]), 0);
        assert_eq!(by("{unit=\"£m\"}", ["1.5", "£664,000", "£2.4m"]), 1);
        assert_eq!(by("", ["£1,500", "664", "£2,164"]), 0);
        assert_eq!(by("", ["£1,500", "664", "2,174"]), 1);
        assert_eq!(by("", ["£1.5m", "0.6", "2.1"]), 0);
        assert_eq!(by("", ["£1.5m", "250k", "£2.1m"]), 1);
        assert_eq!(by("", ["£1,500", "20 (officers)", "£1,500"]), 0);
        assert_eq!(by("", ["50%", "12.5", "12.5"]), 0);
        assert_eq!(by("", ["(5)", "12*", "7†"]), 0);
        assert_eq!(by("", ["£10.50", "45p", "£10.95"]), 0);
    }

    #[test]
    fn rounding_is_allowed_for() {
        let millions = |total: &str| format!("| Row | £m |\n|---|---|\n| A | 1.4 |\n| B | 1.4 |\n| **T** | {total} |");
        assert_eq!(found("", &millions("2.7")), [""; 0]);
        assert_eq!(found("", &millions("2.6")).len(), 1);
        let plain = |total: &str| format!("| Row | Officers |\n|---|---|\n| A | 10 |\n| B | 10 |\n| **T** | {total} |");
        assert_eq!(found("", &plain("21")).len(), 0);
        assert_eq!(found("", &plain("22")).len(), 1);
        let pounds = |total: &str| format!("| Row | Cost |\n|---|---|\n| A | £10 |\n| B | £10 |\n| **T** | {total} |");
        assert_eq!(
            found("", &pounds("£21")),
            ["note £21: “T” says £21 under “Cost”, but its 2 rows come to £20: a difference of £1"]
        );
        assert_eq!(found("{unit=\"£m\"}", &plain("21")), [""; 0]);
    }

    #[test]
    fn columns_that_do_not_fit_are_told_apart() {
        let table = "| Row | 2024 £ | 2025 £ | FTE | Share | Average cost £ |\n|---|---|---|---|---|---|\n\
                     | A | 10 | 20 | 1.5 | 40% | 7 |\n| B | 30 | 40 | 2.5 | 60% | 12 |\n\
                     | **Total** | **40** | **65** | **5.0** | **99%** | **10** |";
        assert_eq!(
            found("", table),
            [
                "warning **65**: “Total” says £65 under “2025 £”, but its 2 rows come to £60: a difference of £5",
                "warning **5.0**: “Total” says 5.0 under “FTE”, but its 2 rows come to 4.0: a difference of 1.0"
            ]
            .map(|one| one.replace('£', if one.contains("FTE") { "£" } else { "" }).replace("“2025 ”", "“2025 £”"))
        );
        let none = table.replace("**40**", "**50**");
        let found = found("", &none);
        assert_eq!(found.len(), 1, "no column fits: {found:?}");
    }

    #[test]
    fn sum_overrules() {
        let reserves = |total: &str, sum: &str| {
            found(
                &format!("{{sum=\"{sum}\"}}"),
                &column(&format!("Change capacity 10; Risk capacity 20; Used 5; *Total reserves {total}")),
            )
        };
        let sum = "Total reserves = Change capacity + Risk capacity - Used";
        assert_eq!(reserves("25", sum), [""; 0]);
        assert_eq!(
            reserves("35", sum),
            [
                "warning 35: “Total reserves” says 35 under “£”, but the rows that `sum` names come to 25: a difference of 10"
            ]
        );
        let net = "{sum=\"Net = Gross - Income\"}";
        assert_eq!(found(net, &column("Gross 100; Income (30); *Net 70")), [""; 0]);
        assert_eq!(found(net, &column("Gross 100; Income 30; *Net 70; Reserves 5; *Call 75")), [""; 0]);
    }

    #[test]
    fn the_finding_names_what_was_added_and_what_to_do() {
        let section = format!("---\ntitle: A\n---\n\nTable: T\n\n{}", column("A 10; B 25; C 30; *Total 40"));
        let plan = PLAN.replace("status: panel", "status: issued\nissued: 2017-04-01");
        let read = read(&[("plan.md", &plan), ("01-a.md", &section)]);
        let found = read.check().diagnostics;
        let finding = found.iter().find(|one| one.rule.as_str() == "table/total").unwrap();
        assert_eq!(finding.severity.as_str(), "error");
        assert_eq!(finding.message, "“Total” says 40 under “£”, but its 3 rows come to 65: a difference of 25");
        assert_eq!(finding.label, "25 less than that");
        let help = finding.help.join("\n");
        assert!(help.contains("A, B and C") || help.contains("“A”, “B” and “C”"), "{help}");
        assert!(help.contains("The difference is exactly “B”"), "{help}");
        assert!(help.contains("`sum=\"Total = "), "{help}");
        assert_eq!(read.sources.slice(finding.related[0].span), "25");
    }

    #[test]
    fn a_csv_file_is_summed_and_its_findings_are_waived_at_the_table() {
        let section = "---\ntitle: A\n---\n\nTable: Plan {#mtfp src=tables/m.csv unit=\"£m\"}\n";
        let csv = "Row,2025\nPay,10.5\nRent,\"1,200.0\"\n**Total**,\"1,310.5\"\n";
        let plan = PLAN
            .replace("status: panel\n", "status: panel\nwaivers: [{rule: table/total, at: mtfp, reason: Audited}]\n");
        let files = [("01-a.md", section), ("tables/m.csv", csv)];
        assert_eq!(read(&files).places("table/total"), ["warning: 1,310.5"]);
        let waived = read(&[("plan.md", plan.as_str()), files[0], files[1]]);
        assert_eq!(waived.places("table/total"), [""; 0]);
        assert_eq!(waived.check().waived.len(), 1);
    }

    #[test]
    fn digits_that_changed_places_are_named() {
        let hint = |rows: &str| {
            let section = format!("---\ntitle: A\n---\n\nTable: T\n\n{}", column(rows));
            let found = read(&[("01-a.md", &section)]).check().diagnostics;
            let finding = found.into_iter().find(|one| one.rule.as_str() == "table/total").unwrap();
            finding.help.into_iter().find(|help| help.contains("two digits"))
        };
        let swapped = |rows: &str| Some(format!("It would fit if two digits of {rows} have changed places."));
        assert_eq!(hint("A 410; B 152; C 90; *Total 625"), swapped("“B” or of “Total”"));
        assert_eq!(hint("A 410; B 222; C 90; *Total 272"), swapped("“Total”"));
        assert_eq!(hint("A 410; B 125; C 90; *Total 634"), None);
    }

    #[test]
    fn the_one_cell_that_is_likely_wrong_is_where_the_finding_stands() {
        let swapped = |rows: &str, expected: &str| assert_eq!(found("", &column(rows)), [expected]);
        swapped(
            "A 410; Less: b 143; C 90; *Total 366",
            "warning 143: “Less: b” under “£” is probably 134, not 143: then the total, 366, is right",
        );
        let funding = "| Source | 2026/27 | 2027/28 |\n|---|---|---|\n| Grant | 93.8 | 95.7 |\n\
                       | Council tax | 70.4 | 79.2 |\n| Other | 10.2 | 10.4 |\n| **Total** | **174.4** | **179.0** |";
        assert_eq!(
            found("{unit=\"£m\"}", funding),
            ["warning 79.2: “Council tax” under “2027/28” is probably 72.9, not 79.2: then the total, 179.0, is right"]
        );
    }

    #[test]
    fn a_column_of_changes_shows_which_cell_is_wrong() {
        let table = |rent: &str, change: &str| {
            format!(
                "| Row | 2024 | 2025 | Change |\n|---|---|---|---|\n| Pay | 100 | 110 | 10 |\n| Rent | {rent} | 62 | {change} |\n\
                 | Fuel | 30 | 33 | 3 |\n| **Total** | **180** | **205** | **25** |"
            )
        };
        assert_eq!(found("", &table("50", "12")), [""; 0]);
        assert_eq!(
            found("", &table("57", "12")),
            ["warning 57: “Rent” under “2024” is probably 50, not 57: then the total, 180, is right"]
        );
        assert_eq!(
            found("", &table("50", "18")),
            ["warning 18: “Rent” under “Change” is probably 12, not 18: then the total, 25, is right"]
        );
    }

    #[test]
    fn a_total_that_is_not_bold_is_a_note_where_nothing_fits() {
        check("A 800; B 300; Total 1,200", &["note 1,200"]);
        check("A 800; B 300; TOTAL (£) 1,200", &["note 1,200"]);
        check("A 800; B 300; Total 1,100", &[]);
        check("A 800; B 300; Total staff 1,110", &["note 1,110"]);
        check("A 800; B 300; Total staff 500", &[]);
        check("A 800; B 300; Total per head 4", &[]);
        let scores = "| Area | Satisfied |\n|---|---|\n| A | 70 |\n| B | 60 |\n| Total | 65 |";
        assert_eq!(found("", scores), [""; 0], "an average");
        check("Total 1,100; A 800; B 300", &[]);
        check("Total 1,200; A 800; B 300", &[]);
        check("A 10; B 20; Sub-total 30; C 5; D 6; Sub-total 11; Grand total 45", &["note 45"]);
        assert_eq!(
            found("", &column("A 800; B 300; Total 1,200")),
            ["note 1,200: “Total” is not bold, so it was not added up; its 2 rows come to 1,100"]
        );
    }

    #[test]
    fn a_subtotal_that_is_not_bold_is_not_added_twice() {
        check("A 10; B 20; Sub-total 30; C 5; *Total 35", &[]);
        check("A 10; B 20; Total staff 30; C 5; D 6; *Total 41", &[]);
        check("A 10; B 20; Total staff 30; C 5; D 6; *Total 45", &["warning 45"]);
        check("A 10; B 20; Sub-total 35; C 5; *Total 35", &["note 35"]);
        check("Total grants 100; Total council tax 60; *Total funding 160", &[]);
        check("Total grants 100; Total council tax 60; *Total funding 170", &["warning 170"]);
    }

    #[test]
    fn the_change_makes_the_label_bold() {
        let section = format!("---\ntitle: A\n---\n\nTable: T\n\n{}", column("A 800; B 300; Total 1,200"));
        let read = read(&[("01-a.md", &section)]);
        let finding = read.check().diagnostics.into_iter().find(|one| one.rule.as_str() == "table/total").unwrap();
        let fix = finding.fix.unwrap();
        assert!(!fix.safe);
        assert_eq!((read.sources.slice(fix.edits[0].span), fix.edits[0].insert.as_str()), ("Total", "**Total**"));
    }

    #[test]
    fn bold_rows_that_compare_are_no_totals() {
        check("Kent 8; Essex 9; *Average 8.5; *England 11", &[]);
        check("Kent 8; Essex 9; *England 11; *Average 8.5", &[]);
        check("Kent 8; Essex 9; *Average 8.5; *Ours 11", &[]);
        check("Kent 8; Essex 9; *Average 8.5; *Total 21", &["warning 21"]);
    }

    #[test]
    fn income_without_brackets_is_taken_away_where_that_fits() {
        check("Pay 256; Running costs 50; Income 34; *Net expenditure 272", &[]);
        check("Pay 191; Rent 55; Savings 2; Use of reserves 1; *Budget requirement 243", &[]);
        check("Pay 191; Rent 55; Savings 2; Use of reserves 1; *Budget requirement 263", &["warning 263"]);
        check(
            "Officers 60; Staff 20; *Pay 80; Rent 5; Fuel 5; *Running 10; Fees 4; Grants 6; *Income 10; *Net 80",
            &[],
        );
        check("Pay 60; Rent 20; *Spending 80; Fees 4; Grants 6; *Total income 10; To reserves 2; *Net 72", &[]);
        check(
            "Pay 60; Rent 20; *Spending 80; Fees 4; Grants 6; *Total income 10; To reserves 2; *Net 78",
            &["warning 78"],
        );
        check("Grant 70; Income 35; *Funding 105", &[]);
    }

    #[test]
    fn a_cell_of_words_may_be_what_a_total_has_more() {
        let fund = |words: &str, total: &str| {
            found(
                "",
                &format!(
                    "| Fund | Sum |\n|---|---|\n| A | {words} |\n| B | £300 |\n| C | £20 |\n| **Total** | {total} |"
                ),
            )
        };
        assert_eq!(
            fund("up to £50", "£370"),
            ["note up to £50: “Sum” was not added up, because “up to £50” is no figure"]
        );
        assert_eq!(fund("up to £50", "£270").len(), 1);
        assert_eq!(fund("*", "£323"), [""; 0], "suppressed");
        assert_eq!(fund("–", "£370").len(), 1);
    }

    /// A column of money with one cell that is to be looked at, and its total.
    fn money(cell: &str, total: &str) -> String {
        format!("| Source | Amount |\n|---|---|\n| Grant | {cell} |\n| Tax | 72.1 |\n| **Total** | **{total}** |")
    }

    #[test]
    fn a_cell_that_was_meant_to_be_a_figure_is_told() {
        let check = |cell: &str, expected: &[&str]| assert_eq!(found("{unit=\"£m\"}", &money(cell, "999.9")), expected);
        let told = |cell: &str, meant: &str| {
            let message = "“Amount” was not added up, because";
            check(cell, &[&format!("warning {cell}: {message} “{cell}” is no figure: {meant} is probably meant")]);
        };
        told("96.2O", "96.20");
        told("8,2", "8.2");
        told("8..2", "8.2");
        told("95 000", "95,000");
        told("95\u{a0}000", "95,000");
        for total in ["60.0", "72.1", "168.3"] {
            assert_eq!(found("{unit=\"£m\"}", &money("96.2O", total)).len(), 1, "{total}");
        }
        let own = "| A | £m |\n|---|---|\n| a | 50.0 |\n| b | 50.0 |\n| **Total** | **1O0.0** |";
        assert_eq!(
            found("", own),
            ["warning **1O0.0**: “£m” was not added up, because “1O0.0” is no figure: 100.0 is probably meant"]
        );
        assert_eq!(found("{unit=\"£m\"}", &money("95.0*", "167.1")), [""; 0]);
        // Told by `figure/malformed` or `structure/placeholder`.
        check("£1.234.567", &[]);
        check("#REF!", &[]);
        check("TBC", &[]);
    }

    #[test]
    fn the_figure_that_was_meant_takes_the_place_of_the_slip() {
        let mend = |cell: &str, total: &str| {
            let section = format!("---\ntitle: A\n---\n\nTable: T\n\n{}", money(cell, total));
            let read = read(&[("01-a.md", &section)]);
            let finding = read.check().diagnostics.into_iter().find(|one| one.rule.as_str() == "table/total").unwrap();
            let edit = finding.fix.map(|fix| fix.edits[0].insert.clone());
            (finding.help.last().cloned().unwrap(), edit)
        };
        let certain = "Write `96.20`: then the total is right.".to_owned();
        assert_eq!(mend("96.2O", "168.3"), (certain.clone(), Some("96.20".to_owned())));
        assert_eq!(mend("*96.2O*", "168.3"), (certain, None));
        let likely = "Write `96.20` if that is what it should say.".to_owned();
        assert_eq!(mend("96.2O", "999.9"), (likely, Some("96.20".to_owned())));
    }

    #[test]
    fn a_column_that_is_written_in_another_way_is_told_once() {
        let table = "| Source | Amount |\n|---|---|\n| Grant | £95 000 |\n| Tax | £96 000 |\n| **Total** | £191 000 |";
        let section = format!("---\ntitle: A\n---\n\nTable: T\n\n{table}");
        let read = read(&[("01-a.md", &section)]);
        let mut found = read.check().diagnostics;
        found.retain(|one| one.rule.as_str() == "table/total");
        let [finding] = found.as_slice() else { panic!("{found:#?}") };
        assert_eq!(read.sources.slice(finding.span), "£95 000");
        let others: Vec<&str> = finding.related.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(others, ["here £96,000 is probably meant", "here £191,000 is probably meant"]);
        let edits: Vec<&str> = finding.fix.as_ref().unwrap().edits.iter().map(|edit| edit.insert.as_str()).collect();
        assert_eq!(edits, ["£95,000", "£96,000", "£191,000"]);
    }

    #[test]
    fn words_for_whose_sake_a_total_is_not_checked_are_told_once() {
        let check = |cell: &str, told: bool| {
            let note = format!("note {cell}: “Amount” was not added up, because “{cell}” is no figure");
            let expected: Vec<String> = told.then_some(note).into_iter().collect();
            assert_eq!(found("{unit=\"£m\"}", &money(cell, "999.9")), expected, "{cell}");
        };
        for words in ["c. 96", "95.0 (est)", "to follow", "not yet known", "see below"] {
            check(words, true);
        }
        // What is small or kept back is not told on purpose.
        for words in ["\\*", "<5", "fewer than 5", "[c]", ".."] {
            check(words, false);
        }
        for words in ["n/a", "none", "–", ""] {
            let found = found("{unit=\"£m\"}", &money(words, "999.9"));
            assert!(found.len() == 1 && found[0].starts_with("warning **999.9**"), "{words}: {found:?}");
        }
        let years = "| Source | 2025 £m | 2026 £m |\n|---|---|---|\n| Grant | to follow | c. 96 |\n\
                     | Tax | 72.1 | 73.1 |\n| **Total** | **160.0** | **170.0** |";
        assert_eq!(found("", years), ["note to follow: “2025 £m” was not added up, because “to follow” is no figure"]);
    }

    #[test]
    fn words_in_a_column_that_comes_out_or_has_no_total_are_left_alone() {
        assert_eq!(found("{unit=\"£m\"}", &money("to follow", "72.1")), [""; 0]);
        let leads = "| Saving | Lead | Year | £000 |\n|---|---|---|---:|\n| Estates | The director | 2025 | 410 |\n\
                     | Fleet | 2nd in line | from 2026 | 125 |\n| **Total** | **Two people** | 31.3.26 | **535** |\n\
                     | Target | | | 6OO |";
        assert_eq!(found("", leads), [""; 0]);
    }

    #[test]
    fn what_the_other_rows_come_to_is_said_with_words() {
        let section = format!("---\ntitle: A\n---\n\nTable: T {{unit=\"£m\"}}\n\n{}", money("c. 96", "999.9"));
        let found = read(&[("01-a.md", &section)]).check().diagnostics;
        let finding = found.iter().find(|one| one.rule.as_str() == "table/total").unwrap();
        assert_eq!(
            finding.help,
            [
                "Without it, its one row comes to 72.1, and “Total” says 999.9: whether that is right, nobody can tell.",
                "Write the figure alone, `96`, and what is to be said of it into the label of its row or a footnote."
            ]
        );
    }

    #[test]
    fn rows_that_only_run_on_or_compare_years_are_no_sums() {
        check("A 12; B 5; *In the year 17; *Cumulative 40", &[]);
        let cumulative = "| Row | 2025 | 2026 |\n|---|---|---|\n| A | 12 | 7 |\n| B | 5 | 9 |\n\
                          | **In the year** | **17** | **16** |\n| **Cumulative savings** | **17** | **33** |";
        assert_eq!(found("", cumulative), [""; 0]);
        check("2022/23 220; 2023/24 231; *2024/25 243", &[]);
        check("Pay 202; Rent 54; *Total 2025/26 256; *Total 2024/25 243", &[]);
        check("Officers 226; of whom women 81; Staff 137; incl. part-time 20; *Total 363", &[]);
        check("Core 9; Victims, of which: 4; – core 3; – others 1; Pensions 2; *Total 15", &[]);
    }

    #[test]
    fn numbers_that_are_too_great_are_left_alone() {
        let rows = format!("A {}m; ", "9".repeat(22)).repeat(12);
        check(&format!("{rows}*T 1; B 2; *T 3; C 1; D 2; *T 3; *T 6"), &[]);
    }
}
