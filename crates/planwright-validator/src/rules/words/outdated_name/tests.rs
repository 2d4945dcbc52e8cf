use crate::testing::{PLAN, Read, read};

fn plan_of(day: &str, body: &str) -> Read {
    let plan = PLAN.replace("status: panel\n", &format!("status: panel\ndated: {day}\n"));
    read(&[("plan.md", &plan), ("01-a.md", &format!("---\ntitle: A\n---\n\n{body}\n"))])
}

fn found(day: &str, body: &str) -> Vec<planwright_core::Diagnostic> {
    let mut found = plan_of(day, body).check().diagnostics;
    found.retain(|diagnostic| diagnostic.rule.as_str() == "words/outdated-name");
    found
}

#[track_caller]
fn check(day: &str, body: &str, expected: &[&str]) {
    assert_eq!(plan_of(day, body).places("words/outdated-name"), expected, "{day}: {body}");
}

#[test]
fn a_name_is_old_from_the_day_of_its_change() {
    for (eve, day, body, place) in [
        ("2017-07-18", "2017-07-19", "HMIC inspects us.", "warning: HMIC"),
        ("2022-09-07", "2022-09-08", "We answer Her Majesty’s Government.", "warning: Her Majesty’s"),
        ("2018-01-07", "2018-01-08", "The IPCC investigates.", "warning: IPCC"),
        ("2015-03-31", "2015-04-01", "ACPO advises us.", "warning: ACPO"),
        ("2013-10-06", "2013-10-07", "We support SOCA.", "warning: SOCA"),
        ("2013-03-31", "2013-04-01", "The UK Border Agency helps.", "warning: UK Border Agency"),
        ("2012-11-21", "2012-11-22", "The Police Authority pays.", "warning: Police Authority"),
        ("2021-06-25", "2021-06-26", "The National Probation Service helps.", "warning: National Probation Service"),
        ("2022-06-30", "2022-07-01", "CCGs help.", "warning: CCGs"),
        ("2025-12-03", "2025-12-04", "Tell Action Fraud.", "warning: Action Fraud"),
        ("2017-03-31", "2017-04-01", "NOMS pays.", "note: NOMS"),
        ("2021-08-18", "2021-08-19", "Ask Highways England.", "note: Highways England"),
    ] {
        check(eve, body, &[]);
        check(day, body, &[place]);
    }
}

#[test]
fn the_longest_name_counts() {
    check(
        "2023-01-01",
        "Her Majesty's Inspectorate of Constabulary reports.",
        &["warning: Her Majesty's Inspectorate of Constabulary"],
    );
    check(
        "2023-01-01",
        "Her Majesty’s Inspectorate of Constabulary and Fire & Rescue Services reports.",
        &["warning: Her Majesty’s"],
    );
    check("2020-01-01", "Her Majesty’s Inspectorate of Constabulary and Fire & Rescue Services reports.", &[]);
    check("2023-01-01", "The British Transport Police Authority and the Scottish Police Authority agree.", &[]);
}

#[test]
fn one_name_in_one_file_is_one_finding() {
    let found = found(
        "2023-01-01",
        "Clinical Commissioning Groups (CCGs) pay. A clinical commissioning group asked. CCGs’ money.",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].related.len(), 2);
    let fix = found[0].fix.as_ref().unwrap();
    let inserts: Vec<_> = fix.edits.iter().map(|edit| edit.insert.as_str()).collect();
    assert_eq!(inserts, ["Integrated Care Boards", "ICBs", "integrated care board", "ICBs"]);
    assert!(!fix.safe);
}

#[test]
fn a_change_keeps_the_kind_of_apostrophe() {
    let insert = |body: &str| found("2023-01-01", body).remove(0).fix.unwrap().edits.remove(0).insert;
    assert_eq!(insert("Her Majesty's Prison Service helps."), "His Majesty's");
    assert_eq!(insert("Her Majesty’s Prison Service helps."), "His Majesty’s");
}

#[test]
fn new_letters_come_with_their_words_where_the_plan_tells_them_nowhere() {
    let inserts = |body: &str| -> Vec<String> {
        let fix = found("2023-01-01", body).remove(0).fix.unwrap();
        fix.edits.into_iter().map(|edit| edit.insert).collect()
    };
    let hmicfrs = "His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services";
    assert_eq!(inserts("HMIC came. HMIC left."), [format!("{hmicfrs} (HMICFRS)"), "HMICFRS".to_owned()]);
    assert_eq!(inserts("## HMIC\n\nHMIC left."), ["HMICFRS".to_owned(), format!("{hmicfrs} (HMICFRS)")]);
    assert_eq!(inserts(&format!("HMIC came. {hmicfrs} (HMICFRS) left.")), ["HMICFRS"]);
    assert_eq!(inserts("The CCGs pay."), ["Integrated Care Boards (ICBs)"]);
    assert_eq!(
        found("2023-01-01", "HMIC came.")[0].fix.as_ref().unwrap().title,
        format!("Write “{hmicfrs} (HMICFRS)”")
    );
}

#[test]
fn mended_letters_need_no_more_words() {
    let section = "---\ntitle: A\n---\n\nHMIC came. HMIC left.\n";
    let fix = found("2023-01-01", "HMIC came. HMIC left.").remove(0).fix.unwrap();
    let mended = section.replacen("HMIC", &fix.edits[0].insert, 1).replace("HMIC left", "HMICFRS left");
    let plan = PLAN.replace("status: panel\n", "status: panel\ndated: 2023-01-01\n");
    let read = read(&[("plan.md", &plan), ("01-a.md", &mended)]);
    assert_eq!(read.places("words/outdated-name"), [""; 0]);
    assert_eq!(read.places("words/acronym"), [""; 0]);
}

#[test]
fn the_new_name_is_that_of_the_day() {
    let message = |day: &str, body: &str| found(day, body).remove(0).message;
    let hmic = "Her Majesty’s Inspectorate of Constabulary reports.";
    assert!(
        message("2020-01-01", hmic).contains("“Her Majesty’s Inspectorate of Constabulary and Fire & Rescue Services”")
    );
    assert!(
        message("2023-01-01", hmic).contains("“His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services”")
    );
    assert!(message("2016-01-01", "Ask the Highways Agency.").contains("“Highways England”"));
    assert!(message("2022-01-01", "Ask the Highways Agency.").contains("“National Highways”"));
    assert_eq!(message("2022-01-01", "BAME people."), "“BAME” may be an old name");
}

#[test]
fn what_is_not_certain_has_no_change() {
    assert!(found("2022-01-01", "Ask the Highways Agency.")[0].fix.is_none());
    assert!(found("2023-01-01", "The UK Border Agency helps.")[0].fix.is_none());
}

#[test]
fn the_health_service_of_wales_and_the_climate_are_others() {
    check("2023-01-01", "The Intergovernmental Panel on Climate Change (IPCC) warns. The IPCC is right.", &[]);
    assert!(!super::is_england("wales-pcc") && super::is_england("mopac") && super::is_england("england-pcc"));
}

#[test]
fn realistic_sentences_are_quiet() {
    for body in [
        "The Independent Office for Police Conduct, previously known as the Independent Police Complaints Commission (IPCC), decides.",
        "HMICFRS, which until July 2017 was HMIC, inspects every force.",
        "In 2016 HMIC found that the force was good.",
        "HMIC’s PEEL report of 2015 praised us.",
        "The IPCC was replaced by a new watchdog.",
        "When the Police Authority was abolished, I took its buildings on.",
        "The former Police Authority set up the scheme.",
        "I inherited a deficit from the Police Authority.",
        "The British Transport Police Authority has its own plan.",
        "The City of London Police Authority is the Corporation.",
        "Officers have lawful police authority to enter.",
        "He spoke of troubled families in our towns.",
        "Her Majesty the Queen opened the station.",
        "Her Majesty’s Platinum Jubilee was policed well.",
        "Officers stood guard at Her Majesty’s funeral.",
        "His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) came.",
        "HM Inspectorate of Constabulary and Fire & Rescue Services came.",
        "HM Government and HM Treasury pay.",
        "Clinical Commissioning Groups became Integrated Care Boards.",
        "Integrated care boards, formerly CCGs, share the cost.",
        "The Integrated Care Board, which took over from the CCG, pays half.",
        "CCGs paid until 2022; now the board does.",
        "The Probation Service has replaced the Community Rehabilitation Companies.",
        "In June 2021 the National Probation Service was unified.",
        "The National Crime Agency succeeded SOCA.",
        "The National Police Chiefs’ Council, successor to ACPO, agreed.",
        "Report Fraud, which used to be called Action Fraud, takes calls.",
        "> The IPCC is not happy.",
        "As one victim said, “Action Fraud never rang me back.”",
        "The report ‘Her Majesty’s Prisons and the police’ was read.",
        "They agree.[^1]\n\n[^1]: ACPO guidance, still in force.",
        "National Highways, the Disclosure and Barring Service and the NCA help.",
        "The health board and the local health boards are partners.",
        "The authority of the police comes from consent.",
        "Our commissioning group of clinical staff meets monthly.",
        "The border agency of another country asked.",
        "We take action. Fraud is a crime of our time.",
        "Public health, England and Wales: a report.",
        "The probation service and the national probation officer.",
        "Highways, agency staff and others keep roads open.",
        "Between 2012 and 2015 ACPO’s successor took shape.",
        "SOCA was disbanded.",
        "HMIC (as it then was) found us good.",
        "The Police Authority’s archive is open.",
        "The programme, originally Troubled Families, goes on.",
        "[Awdurdod: Police Authority](lang:cy) is a name.",
        "`CCG` is a code.",
    ] {
        check("2026-06-01", body, &[]);
    }
}

#[test]
fn the_past_is_past_and_the_present_present() {
    check("2026-06-01", "In 2024 the IPCC told us so.", &[]);
    check("2026-06-01", "In 2027 we will work with the CCG.", &["warning: CCG"]);
    check("2026-06-01", "It was replaced. The CCG pays.", &["warning: CCG"]);
    check("2026-06-01", "## The CCG", &["warning: CCG"]);
}

#[test]
fn front_matter_that_is_printed_is_read() {
    let plan = PLAN.replace("status: panel\n", "status: panel\ndated: 2023-01-01\n");
    let section = "---\ntitle: Working with CCGs\nservices: [{name: Care, for: Victims, provider: Kent CCG}]\n---\n\nThe CCG pays.\n";
    let read = read(&[("plan.md", &plan), ("01-a.md", section)]);
    assert_eq!(read.places("words/outdated-name"), ["warning: CCGs"]);
}

/// Names of several years in one sentence: what is known of it for one must not be forgotten at the next.
#[test]
fn a_sentence_is_gone_through_once_for_names_of_any_years() {
    for unit in ["ACPO HMIC ", "Her Majesty's Inspectorate HMIC ", "ACPO HMIC CCG IPCC "] {
        let looked_at = |times: usize| {
            let read = plan_of("2026-06-01", &unit.repeat(times));
            crate::text::looked_at::during(|| drop(read.check()))
        };
        let (once, four) = (looked_at(100), looked_at(400));
        assert!(four <= 5 * once, "{unit}: {once} words looked at, and {four} of four times the text");
    }
}

#[test]
fn each_year_is_asked_of_a_sentence_by_itself() {
    // Of 2016 the sentence tells the past of what changed later, and not of what changed before.
    check("2026-06-01", "From 2016 HMIC and ACPO and HMIC work with ACPO.", &["warning: ACPO"]);
}
