//! Each thing by its kind, what matters first, of plans that are read and compared.

use super::quoted::of_files;
use super::*;

type Files<'t> = &'t [(&'t str, &'t str)];

fn english() -> Words {
    theme::built_in("default").expect("the default theme").words("en").clone()
}

fn told(old: Files<'_>, new: Files<'_>) -> Vec<String> {
    of_files(old, new, &english()).iter().map(DigestLine::text).collect()
}

fn section(text: &str) -> String {
    format!("---\ntitle: Streets\n---\n\n{text}\n")
}

fn head(more: &str) -> String {
    format!(
        "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {{from: 2021-04-01, to: 2025-03-31}}\n\
         status: draft\n{more}---\n"
    )
}

const ROADS: &str = "---\ntitle: Roads\nkind: priority\nmeasures:\n  - {name: Deaths on roads, source: force records}\n  - {name: Cars that are stopped, source: force records}\n---\n\nRoads are wide.\n";
const LANES: &str =
    "---\ntitle: Lanes\nkind: priority\nmeasures:\n  - {name: Lanes, source: force records}\n---\n\nLanes wind.\n";
const REPORT: &str = "---\ndate: 2021-02-08\ntitle: The report\nsubject: plan\ndecision: supported\nreply: Thank you for all of the work.\nreplied: 2021-03-12\nrecommendations:\n  - {id: roads, text: Say what the roads are for., response: accepted}\n---\n\nThe panel met three times and was content with the draft of the plan that it saw.\n";
const SUM: &str = "Table: Funding {#tbl-funding unit=\"£m\" role=resources}\n\n| Source | 2021/22 |\n|---|--:|\n| Grant | 92.0 |\n| Council tax | 68.0 |\n| Fees | 10.0 |\n| **Total** | **170.0** |\n";

/// What cannot be said of changes that are made by hand.
pub(super) fn every(words: &Words) -> String {
    let zones = |zones: &str| head(&format!("page:\n  zones:\n{zones}"));
    let zone = |title: &str, kind: &str| format!("    - {{title: {title}, kinds: [{kind}]}}\n");
    let all = [zone("A", "priority"), zone("B", "leadership"), zone("C", "principle"), zone("D", "vision")];
    let pages = [
        zones(&all.concat()),
        zones(&all[..3].concat()),
        zones(&all[..2].concat()),
        zones(&[&all[1], &all[0], &all[2], &all[3]].map(String::as_str).concat()),
        zones(&[zone("A", "services"), all[1].clone()].concat()),
        zones(&[zone("A", "services"), zone("B", "grants")].concat()),
    ];
    let page = |at: usize| vec![("plan.md".to_owned(), pages[at].clone())];
    let one = |path: &str, text: &str| vec![(path.to_owned(), text.to_owned())];
    let texts = |pairs: [&str; 2]| pairs.map(|text| one("1-streets.md", &section(text)));
    let reports = |dates: &[&str]| -> Vec<(String, String)> {
        dates.iter().map(|date| (format!("panel/{date}.md"), REPORT.replace("2021-02-08", date))).collect()
    };
    let text_of = |text: &str| one("panel/2021-02-08.md", &REPORT.replace("The panel met three times", text));
    let shares = |share: &str| format!("- £58m (58%)\n- £34m (34%)\n- £8m ({share})\n");
    let lost = SUM.replace("68.0", "86.0");
    let dates = |day: &str| one("plan.md", &head(&format!("dated: {day}\n")));
    let mut pairs = vec![
        (page(0), page(1)),
        (page(0), page(2)),
        (page(0), page(3)),
        (page(2), page(4)),
        (page(2), page(5)),
        (one("1-roads.md", ROADS), one("1-lanes.md", LANES)),
        (one("1-roads.md", ROADS), one("1-roads.md", &ROADS.replace("title: Roads", "title: \"Roads"))),
        (Vec::new(), reports(&["2021-02-08"])),
        (Vec::new(), reports(&["2021-02-08", "2021-03-08"])),
        (text_of("The panel met three times"), text_of("The panel came together twice")),
        (text_of("The panel met three times"), text_of("It rained. The panel met three times")),
        (one("plan.md", &head("")), one("plan.md", &head("subtitle: S\n"))),
    ];
    for pair in [
        ["We meet each quarter.", "We meet each year."],
        ["We meet each quarter.\n\nThey come each month.", "We meet each year.\n\nThey come each week."],
        ["It costs £10.", "It costs £14."],
        ["It costs £10.\n\nThey cost £20.", "It costs £14.\n\nThey cost £25."],
        [&shares("8%"), &shares("4%")],
        [SUM, &lost],
    ] {
        let [old, new] = texts(pair);
        pairs.push((old, new));
    }
    for day in ["2022-02-01", "2023-02-01", "2021-03-01", "2021-04-01"] {
        pairs.push((dates("2021-02-01"), dates(day)));
    }
    let mut said = String::new();
    for (old, new) in pairs {
        for (old, new) in [(&old, &new), (&new, &old)] {
            let [old, new] = [old, new]
                .map(|files| files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
            said.extend(of_files(&old, &new, words).iter().map(|line| line.text() + "\n"));
        }
    }
    said
}

#[test]
fn what_everybody_pays_is_told_before_other_money_and_the_days_of_the_document_last() {
    let text = |grant: &str, vans: &str, precept: &str| {
        section(&format!("The grant is {grant}.\n\nThe vans cost {vans}.\n\nThe precept rises by {precept}."))
    };
    let (old, new) = (text("£100", "£9,000", "£10"), text("£200", "£5,000", "£14"));
    let (before, after) = (head("dated: 2021-02-01\n"), head("dated: 2021-03-01\n"));
    assert_eq!(
        told(&[("plan.md", &before), ("1-streets.md", &old)], &[("plan.md", &after), ("1-streets.md", &new)]),
        [
            "Three sums of money changed (Streets: £10 → £14 (+£4, +40.0%); Streets: £9,000 → £5,000 (−£4,000, −44.4%); \
             Streets: £100 → £200 (+£100, +100.0%)).",
            "One date of the document changed (dated: 1 February 2021 → 1 March 2021 (a month later)).",
        ]
    );
}

#[test]
fn figures_of_a_table_have_their_unit_and_what_a_wrong_one_was_is_said() {
    let (old, new) = (section(SUM), section(&SUM.replace("68.0", "86.0")));
    let said = told(&[("1-streets.md", &old)], &[("1-streets.md", &new)]);
    assert_eq!(said[0], "One sum of money changed (Council tax, 2021/22: £68.0m → £86.0m (+£18.0m, +26.5%)).");
    assert!(said[1].ends_with("; 86.0 was 68.0 in the earlier version."), "{said:?}");
}

#[test]
fn what_a_number_counts_is_said() {
    let (old, new) = (section("We have four dogs in the county."), section("We have five dogs in the county."));
    assert_eq!(
        told(&[("1-streets.md", &old)], &[("1-streets.md", &new)]),
        ["One figure changed (Streets: four → five dogs (+1))."]
    );
}

#[test]
fn nothing_follows_from_front_matter_that_cannot_be_read() {
    let broken = ROADS.replace("title: Roads", "title: \"Roads");
    let file = |version: &str| {
        format!("1-roads.md cannot be read whole in {version}, so its heading, kind and measures were not compared.")
    };
    let unjudged = |version: &str| {
        format!(
            "The {version} version cannot be read whole, so duties and problems were not compared: planwright check tells why."
        )
    };
    assert_eq!(
        told(&[("1-roads.md", ROADS)], &[("1-roads.md", &broken)]),
        [unjudged("later"), file("the later version")]
    );
    assert_eq!(
        told(&[("1-roads.md", &broken)], &[("1-roads.md", ROADS)]),
        [unjudged("earlier"), file("the earlier version")]
    );
}

#[test]
fn measures_go_with_their_priority_and_its_problems_are_not_put_right() {
    let said = told(&[("1-lanes.md", LANES), ("2-roads.md", ROADS)], &[("1-lanes.md", LANES)]);
    assert_eq!(said[0], "One priority was dropped (Roads, with its two measures).");
    assert!(said.iter().all(|line| !line.contains("put right")), "{said:?}");
}

#[test]
fn the_panel_and_its_report_are_called_so() {
    let vetoed = REPORT.replace("decision: supported", "decision: not-supported");
    let path = "panel/2021-02-08.md";
    let said = told(&[(path, REPORT)], &[(path, &vetoed)]);
    assert!(said.contains(
        &"The panel’s report of 8 February 2021: What the panel decided changed: It supports the proposal → It does not \
          support the proposal.".to_owned()
    ), "{said:?}");
    let said = told(&[], &[(path, REPORT)]);
    assert_eq!(
        said.iter().filter(|line| line.contains("panel")).collect::<Vec<_>>(),
        [
            "The panel’s report of 8 February 2021 was added.",
            "One recommendation of the panel was added (“Say what the roads are for”)."
        ]
    );
}

#[test]
fn so_many_problems_are_named_and_counted_as_there_are() {
    let problem = |text: &str| Change {
        new: place(text),
        note: Some(Note::Rule("words/acronym".to_owned())),
        section: None,
        ..change(ChangeKind::FindingNew)
    };
    let changes = vec![problem("a"), problem("b"), problem("a"), problem("c"), problem("d"), problem("e")];
    let plan_wide = "the plan as a whole";
    assert_eq!(
        super::told(changes, &english()).lines().find(|line| line.contains("problems")),
        Some(&*format!(
            "Six problems are new in this version ({plan_wide}: a (×2); {plan_wide}: b; {plan_wide}: c; and 2 more)."
        ))
    );
}

#[test]
fn whole_years_and_months_are_counted_as_such() {
    let check = |from: &str, to: &str, said: &str| {
        let delta =
            Delta { difference: Decimal::from(7), last_digit: Decimal::ONE, percent: None, unit: Measured::Days };
        let (from, to) = (from.to_owned(), to.to_owned());
        let dated = Change { from: Some(from), to: Some(to), delta: Some(delta), ..change(ChangeKind::Figure) };
        assert_eq!(difference(&dated, &english()).as_deref(), Some(said), "{:?} → {:?}", dated.from, dated.to);
    };
    check("2023-03-31", "2025-03-31", "two years later");
    check("31 March 2025", "31 March 2023", "two years earlier");
    check("2025-03-01", "2025-04-01", "a month later");
    check("2025-03-01", "2025-03-08", "+7 days");
    check("2025-03-01", "2026-03-02", "+7 days");
    check("soon", "2026-03-02", "+7 days");
}
