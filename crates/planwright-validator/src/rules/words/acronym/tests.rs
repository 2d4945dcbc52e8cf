use crate::testing::{PLAN, check_body, read};

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    check_body("words/acronym", body, expected);
}

fn found(files: &[(&str, &str)]) -> Vec<planwright_core::Diagnostic> {
    let mut found = read(files).check().diagnostics;
    found.retain(|diagnostic| diagnostic.rule.as_str() == "words/acronym");
    found
}

#[test]
fn letters_are_told_at_their_first_use() {
    check("There are 36 PCSOs. The PCSOs walk.", &["warning: PCSOs"]);
    check("The CPS’s lawyers and the MoJ.", &["warning: CPS", "warning: MoJ"]);
    check("Police community support officers (PCSOs) walk. A PCSO is known.", &[]);
    check("A PCSO walks.\n\nPolice community support officers (PCSOs) walk.", &["warning: PCSO"]);
    check("The CPS (Crown Prosecution Service) decides. The CPS does.", &[]);
}

#[test]
fn realistic_sentences_are_quiet() {
    for body in [
        "The Office of the Police and Crime Commissioner (OPCC) employs 24 people. The OPCC’s accounts are audited.",
        "The Police and Crime Commissioner’s Office (OPCC) is small, and OPCC-led projects are few.",
        "Multi-Agency Public Protection Arrangements (MAPPA) and the Multi-Agency Risk Assessment Conference (MARAC).",
        "A multi-agency safeguarding hub (the MASH) takes referrals, and the MASH answers within a day.",
        "Anti-social behaviour (ASB) comes first in every survey; ASB is what people see.",
        "We fund Independent Sexual Violence Advisers (ISVAs) and Independent Domestic Violence Advisers (IDVAs).",
        "The force’s Automatic Number Plate Recognition (ANPR) cameras. ANPR hits rise.",
        "Integrated Offender Management, or IOM, brings down burglary. IOM cohorts are small.",
        "The National Police Chiefs’ Council (NPCC) and the Association of Police and Crime Commissioners (APCC).",
        "HM Prison and Probation Service (HMPPS) will share data. HMPPS officers sit with us.",
        "The Department for Transport (DfT) pays. The DfT’s grant ends in March.",
        "The Mayor’s Office for Policing and Crime (MOPAC) oversees the Met. MOPAC publishes its data.",
        "Violence against women and girls (VAWG) is not inevitable. VAWG harms us all.",
        "People killed or seriously injured (KSI) on our roads: KSI figures fell.",
        "The Local Criminal Justice Board (LCJB) meets each quarter, and the LCJB has a plan.",
        "Adverse Childhood Experiences (ACEs) leave marks. ACEs can be prevented.",
        "A Memorandum of Understanding (MoU) was signed; the MoU runs to 2027.",
        "Neighbourhood Watch (NHW) has 900 members. Ask NHW.",
        "The Crown Prosecution Service (also known as the CPS) and the police meet. The CPS chairs.",
        "Key performance indicators (KPIs): the KPIs are in the annex.",
        "The UK’s NHS, HM Treasury, the BBC and the RSPCA took part.",
        "CCTV, HGVs, MPs, GPs, IT, ICT, PDFs and an ID card need no words.",
        "Under Section 136, s.143(1)(b) and SI 2011/3050 it is so; see Part IV and Annex XII.",
        "Write to PO Box 12, ME15 9BZ, or look at www.example.org/PCP/OPCC or GOV.UK.",
        "A Band D home, Grade II listed, near the M2, the A249 and junction J5.",
        "The plan is NOT final, and you CAN change it. Please TELL us.",
        "In an emergency DIAL 999, and TEXT if you cannot speak.",
        "DO NOT LEAVE VALUABLES IN YOUR CAR says the poster.",
        "Figures are TBC, and the date is TBA.",
        "Mr A B Smith OBE QPM, Dr C D Jones MBE and Cllr E F Brown JP spoke.",
        "PC Shah and Sgt O’Neill walked through ST. MARY’S.",
        "The chief constable’s Q&A, our R&D and the A&E department.",
        "COVID-19 changed it, as Covid did, and ISO 9001 and WCAG 2.2 apply.",
        "UNISON, GMB and the NSPCC answered; so did the YMCA and the RNLI.",
        "USB sticks, SMS texts, GPS tags, DNA swabs and SIM cards were seized.",
        "Between 9 AM and 5 PM GMT the desk is open.",
        "The “Safer Streets Fund” (SSF) pays for lamps. The SSF is national.",
        "Community Safety Partnerships (CSPs) – one for each district – get £1m. CSPs report to me.",
        "A Strategic Policing Requirement, SPR for short, binds all forces. The SPR names threats.",
        "Kent Fire & Rescue Service (KFRS) shares our control room; KFRS staff like it.",
        "Lesbian, Gay, Bisexual and Trans (LGBT) people; LGBT+ and LGBTQ+ groups.",
        "The Proceeds of Crime Act 2002 (POCA) lets us keep some. POCA money goes to schools.",
        "The Organisation for Economic Co-operation and Development (OECD) and the OECD’s list.",
        "Royal Society for the Prevention of Accidents (RoSPA) advice: ask RoSPA.",
        "Victims of modern slavery enter the National Referral Mechanism (NRM). NRM referrals doubled.",
        "[Child sexual exploitation](https://example.org) (CSE) hides. CSE is a crime.",
        "**Serious and organised crime (SOC)** costs lives. SOC has no borders.",
        "The force calls it [HEDDLU GC](lang:cy), and `OPCC` is a code.",
        "TfL – Transport for London – runs buses, and TfL pays for officers.",
    ] {
        check(body, &[]);
    }
}

#[test]
fn a_heading_or_table_may_come_before_the_words() {
    check("## PCSOs\n\nPolice community support officers (PCSOs) walk.", &[]);
    check("## PCSOs\n\nThey walk.", &["warning: PCSOs"]);
    check(
        "Table: Posts\n\n| Post | No |\n|---|---|\n| PCSO | 36 |\n\nPolice community support officers (PCSOs) walk.",
        &[],
    );
    check("## PCSOs\n\nPCSOs walk.", &["warning: PCSOs"]);
}

#[test]
fn a_glossary_tells_what_letters_stand_for() {
    check("The CPS decides.\n\nCPS\n\n: Crown Prosecution Service", &[]);
    check(
        "The CPS decides.\n\nTable: Letters\n\n| Letters | Words |\n|---|---|\n| CPS | Crown Prosecution Service |",
        &[],
    );
    let plan = format!(
        "{}glossary: {{PCSO: Police community support officer, CSPs: Partnerships}}\n---\n",
        &PLAN[..PLAN.len() - 4]
    );
    let section = "---\ntitle: A\n---\n\nThe CSP pays 36 PCSOs.\n";
    assert_eq!(found(&[("plan.md", &plan), ("01-a.md", section)]).len(), 0);
}

#[test]
fn the_words_hold_from_one_section_to_the_next() {
    let tells = "---\ntitle: A\n---\n\nThe Crown Prosecution Service (CPS) decides.\n";
    let uses = "---\ntitle: B\n---\n\nThe CPS decides.\n";
    assert_eq!(found(&[("01-a.md", tells), ("02-b.md", uses)]).len(), 0);
    let wrong = found(&[("01-b.md", uses), ("02-a.md", tells)]);
    assert_eq!(wrong.len(), 1);
    assert_eq!(wrong[0].message, "“CPS” is used before the plan says what it stands for");
    assert_eq!(wrong[0].related.len(), 1);
}

#[test]
fn a_footnote_is_read_too() {
    check("They decide.[^1]\n\n[^1]: The CPS said so.", &["warning: CPS"]);
    check("They decide.[^1] The CPS does.\n\n[^1]: The Crown Prosecution Service (CPS).", &["warning: CPS"]);
}

#[test]
fn known_letters_have_a_change_that_writes_them_out() {
    let check = |words: &str, expected: Option<&str>| {
        let section = format!("---\ntitle: A\n---\n\n{words}\n");
        let found = found(&[("01-a.md", &section)]);
        let insert = found[0].fix.as_ref().map(|fix| (fix.safe, fix.edits[0].insert.as_str()));
        assert_eq!(insert, expected.map(|words| (false, words)), "{words}");
    };
    check("There are 36 PCSOs.", Some("police community support officers (PCSOs)"));
    check("They left. PCSOs walk.", Some("Police community support officers (PCSOs)"));
    check("The MoJ pays.", Some("Ministry of Justice (MoJ)"));
    check("The CPS’s lawyers.", None);
    check("The ZQX pays.", None);
    check("## A PCSO", None);
}

#[test]
fn words_to_come_and_old_names_are_told_by_other_rules() {
    check("Ask [insert QZX contact] now.", &[]);
    let plan = PLAN.replace("status: panel\n", "status: panel\ndated: 2023-01-01\n");
    let section = "---\ntitle: A\n---\n\nACPO and the CCGs agree, and so does the QZX.\n";
    let found = found(&[("plan.md", &plan), ("01-a.md", section)]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn another_language_has_its_own_letters() {
    let plan = PLAN.replace("status: panel\n", "status: panel\nlang: cy\n");
    assert_eq!(found(&[("plan.md", &plan), ("01-a.md", "---\ntitle: A\n---\n\nMae’r CHTh yn dod.\n")]).len(), 0);
}

#[test]
fn the_first_use_in_a_sentence_is_called_so_behind_a_table() {
    let label = |body: &str| {
        let section = format!("---\ntitle: A\n---\n\n{body}\n");
        found(&[("01-a.md", &section)]).remove(0).label
    };
    let table = "Table: People\n\n| Group | Posts |\n|---|---|\n| ZQX | 5 |";
    assert_eq!(label(&format!("{table}\n\nThe ZQX pays.")), "its first use in a sentence");
    assert_eq!(label(&format!("The ZQX pays.\n\n{table}")), "its first use");
}
