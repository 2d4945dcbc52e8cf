use crate::testing::{check_body, read};

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    check_body("table/percent-shares", body, expected);
}

#[track_caller]
fn quiet(bodies: &[&str]) {
    for body in bodies {
        check(body, &[]);
    }
}

/// A table with a caption.
fn table(caption: &str, rows: &str) -> String {
    let columns = rows.lines().next().unwrap().matches('|').count() - 1;
    let (heading, body) = rows.split_once('\n').unwrap();
    format!("Table: {caption} {{#t}}\n\n{heading}\n|{}\n{body}\n", "---|".repeat(columns))
}

#[test]
fn shares_of_a_list_make_the_whole() {
    check(
        "Funded by:\n\n- 58% grant\n- 34% council tax\n- 4% other income",
        &["warning: 58% grant\n- 34% council tax\n- 4%"],
    );
    check("- £58m (58%)\n- £34m (34%)\n- £8m (8%)", &[]);
    check("- £58m (58%)\n- £34m (34%)\n- £8m (4%)", &["warning: 4%"]);
    check("£58m (58%)\\\n£34m (38%)\\\n£8m (8%)", &["warning: 38%"]);
    // The base of each share holds something that the list does not.
    check(
        "- Total £104m\n- £58m (55.8%)\n- £34m (32.7%)\n- £8m (7.7%)",
        &["warning: 55.8%)\n- £34m (32.7%)\n- £8m (7.7%"],
    );
}

#[test]
fn an_amount_without_a_share_is_a_note() {
    check(
        "- £223.4m (58%) grant\n- £131.3m (34%) from the council tax\n- £29.2m (8%) income\n- £0.8m support from reserves",
        &["note: £0.8m"],
    );
    check("- £60m (60%)\n- £40m (40%)\n- £5m\n- £6m from reserves", &["note: £5m"]);
    quiet(&[
        "- £223.4m (58%) grant\n- £131.3m (34%) from the council tax\n- £29.2m (8%) income\n- £383.9m in total",
        "- £60m (60%)\n- £40m (40%)\n- £100m",
        "- £60m (60%)\n- £40m (40%)\n- £0m from reserves\n- and a little more",
        "- 60% grants\n- 40% council tax\n- £5m from reserves",
    ]);
}

#[test]
fn either_base_is_right() {
    quiet(&[
        "- £223.4m (58.1%)\n- £131.3m (34.1%)\n- £29.2m (7.6%)\n- £0.8m (0.2%)",
        "- £1.0m (33%)\n- £1.0m (33%)\n- £1.0m (33%)",
        "- 147 officers (49%)\n- 153 staff (51%)",
    ]);
}

#[test]
fn what_are_no_shares_is_quiet() {
    quiet(&[
        "We ask that:\n\n- 45% of victims are satisfied\n- 52% of calls are answered",
        "- 90% of 999 calls are answered in 10 seconds\n- 10% fewer burglaries",
        "Last year:\n\n- burglary fell by 60%\n- robbery fell by 38%",
        "- The budget rose by 5.2% to £60m\n- the grant rose by 90% to £40m",
        "- £2.1m more (45%)\n- £9.3m more (52%)",
        "- 50% of people, up from 48%\n- 40%",
        "- 45% agree\n- 52% do not",
        "Funding went up:\n\n- by 55% in Kent\n- by 35% in Essex\n- by 8% in Surrey",
        "> - £58m (58%)\n> - £34m (34%)\n> - £8m (4%)",
        "The grant is 58% of funding\nand council tax 34%,\nwith 4% of income.",
        "Grants make 58%, council tax 34% and income 4%.",
        "- A\n- B 50%\n- C 45%",
    ]);
}

#[test]
fn shares_of_a_column_make_the_whole() {
    let source = "| Source | £m | % |\n| Grant | 58 | 58% |\n| Tax | 34 | 34% |\n";
    check(&table("Funding", &format!("{source}| Other | 8 | 8% |\n| **Total** | **100** | **100%** |")), &[]);
    check(
        &table("Funding", &format!("{source}| Other | 8 | 4% |\n| **Total** | **100** | **100%** |")),
        &["warning: 4%"],
    );
    check(&table("Funding", &format!("{source}| Reserves | 8 | |\n| Other | 8 | 8% |")), &["note: 8"]);
    check(&table("Funding", &format!("{source}| Reserves | 8 | – |\n| Other | 8 | 8% |")), &[]);
    check(
        &table(
            "Answers",
            "| Age | Number | % |\n| Under 25 | 120 | 12% |\n| 25 to 64 | 600 | 60% |\n| Over 64 | 280 | 23% |\n| All | 1,000 | 100% |",
        ),
        &["warning: 23%"],
    );
    check(
        &table("Funding", "| Source | Share |\n| Grant | 58% |\n| Tax | 34% |\n| Other | 4% |"),
        &["warning: 58% |\n| Tax | 34% |\n| Other | 4%"],
    );
    check(
        &table("Funding", "| Source | 2020/21 |\n| Grant | £58m (58%) |\n| Tax | £34m (34%) |\n| Other | £8m (4%) |"),
        &["warning: £8m (4%)"],
    );
}

#[test]
fn columns_of_changes_and_rates_are_quiet() {
    let check = |rows: &str| check(&table("Money", rows), &[]);
    check("| Area | £m | Change % |\n| A | 58 | 45% |\n| B | 34 | 52% |");
    check("| Area | 2019 | 2020 |\n| Satisfied | 45% | 52% |\n| Confident | 52% | 43% |");
    check("| Measure | % |\n| Satisfied | 45% |\n| Confident | 52% |");
    check("| Area | £m | Paid |\n| A | 58 | 50% |\n| B | 34 | 25% |\n| C | 10 | 20% |");
    check("| Year | £m | % |\n| 2019/20 | 100 | 5.1% |\n| 2020/21 | 105 | 95% |");
    check("| Source | £m | % |\n| A | 60 | 60% |\n| B | 40 | 40% |\n| Total | 100 | 100% |");
    check("| Source | 2019/20 | % | 2020/21 | % |\n| A | 60 | 60% | 50 | 50% |\n| B | 40 | 40% | 50 | 50% |");
}

#[test]
fn a_share_may_be_trimmed_so_that_all_make_100() {
    let shares = |last: &str| {
        table(
            "Money",
            &format!("| Area | £m | Share |\n| A | 49.78 | {last} |\n| B | 30.18 | 30.2% |\n| C | 20.06 | 20.1% |"),
        )
    };
    check(&shares("49.7%"), &[]);
    check(&shares("49.6%"), &["warning: 49.6%"]);
}

#[test]
fn a_sentence_that_names_the_whole_is_added_up() {
    check(
        "Of every pound, 54% comes from the Government, 40% from council tax and 8% from other income.",
        &["note: 54% comes from the Government, 40% from council tax and 8%"],
    );
    check("Of every pound, 54% comes from the Government, 40% from council tax and 6% from other income.", &[]);
    check("Of every pound, 33% goes to response, 33% to investigation and 33% to neighbourhoods.", &[]);
    check("54% trust us, 40% do not and 8% do not know us.", &[]);
    check("Of every pound, 54% comes from the Government, of which 40% is formula grant and 8% is for pensions.", &[]);
    check("Of every pound, 54% comes from the Government, down from 56%.", &[]);
    check("54% of our funding comes from grants, compared with 40% in 2020 and 8% in 2010.", &[]);
}

#[test]
fn the_message_says_what_the_share_is() {
    let read = read(&[("01-a.md", "---\ntitle: A\n---\n\n- £58m (58%)\n- £34m (34%)\n- £8m (4%)\n")]);
    let found = read.check().diagnostics;
    let found = found.iter().find(|d| d.rule.as_str() == "table/percent-shares").unwrap();
    assert_eq!(found.message, "£8m is 8% of the whole, and not 4%");
}
