//! The section that is suggested where no section says which duty it answers: in a plan whose
//! headings and words are an office's own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::{Files, check_files};

/// A plan of pillars.
const NORTHMARCH: &[(&str, &str)] = &[
    (
        "plan.md",
        "---
title: Together for a safer Northmarch
area: Northmarch
profile: england-pcc
period: {from: 2025-04-01, to: 2029-03-31}
status: panel
dated: 2025-02-03
---

When I stood for this office I said that I would listen first. This plan is what I heard.
",
    ),
    (
        "01-why.md",
        "---
title: Why this document matters
---

Northmarch is a county of market towns and hill farms, with one city on its eastern edge. Some 870,000 people live here,
and most of them will never need to dial 999. This document tells them what to expect all the same.
",
    ),
    (
        "02-heard.md",
        "---
title: What you told us
---

We knocked on 4,000 doors and read every reply to our survey. People want to see officers they recognise. They are
worried about speeding lorries, about drugs sold openly near schools, and about being left on hold when they ring 101.
Those who had been through the courts told us that nobody had explained anything to them.
",
    ),
    (
        "03-pillars/index.md",
        "---
title: Our three pillars
---

Everything that follows hangs on three pillars. Each says what is to be different by 2029, and who is to bring it about.
",
    ),
    (
        "03-pillars/1-streets.md",
        "---
title: Streets you can trust
---

The force will put a named constable in each of our 61 beats and leave them there for two years at least. Patrols will
go where the calls come from, by day and by night. Shop theft, burglary and antisocial riding will be investigated, not
filed, and the police must tell the caller what they found. Neighbourhood policing is where confidence is won.
",
    ),
    (
        "03-pillars/2-homes.md",
        "---
title: Homes without fear
---

Abuse behind closed doors is the commonest violence in the county. Officers will be trained to see coercion, to use
protective orders early and to arrest those who breach them. Children who watch it happen are harmed by it too.
",
    ),
    (
        "03-pillars/3-futures.md",
        "---
title: Futures worth having
---

A boy excluded from school at thirteen is in a police cell by sixteen more often than chance would have it. With
councils, heads and youth workers we will step in sooner, and give young people something better to belong to.
",
    ),
    (
        "04-nation.md",
        "---
title: Working nationally
---

Crime does not stop at the county boundary. The Home Secretary lists the dangers that every force must prepare for:
terrorism, organised crime, attacks on computer networks, the sexual abuse of children, disorder and disasters such as
floods. Northmarch lends officers to the regional unit and to its neighbours when they call, and keeps enough of them
trained to do so.
",
    ),
    (
        "05-checks.md",
        "---
title: Who checks on the Chief
---

I appoint the Chief Constable and can, if it comes to it, dismiss her. In between I ask questions. We sit down together
every Monday. Once a quarter she comes before a public board, live on the web, to answer for what the force has done, and
she brings a written report. Independent visitors look in on the cells without notice.
",
    ),
    (
        "06-working.md",
        "---
title: How we will know it is working
---

Nobody should mark their own homework. We will publish a scorecard twice a year with ten indicators, among them how
fast 999 is answered, how safe people feel after dark and how many burglaries lead to a charge. His Majesty's inspectors
will be asked to look at anything that slips. There are no numerical targets, because they tempt people to chase
numbers.
",
    ),
    (
        "07-harmed.md",
        "---
title: Help for those who are harmed
---

Northmarch Care answers the telephone every day of the year to anyone hurt by crime, whether or not they told the
police. I pay for it, and for the advisers who stand beside people after rape, for refuges and for meetings between
those who did harm and those who suffered it, where both are willing. Victims and witnesses choose what support they
want, and when.
",
    ),
    (
        "08-money.md",
        "---
title: Our money
---

It costs £212.6m to run the police for a year. Government grant brings in £118.4m and the policing part of council tax,
called the precept, £89.9m. The rest comes from savings set aside. Four fifths of it goes on people: 1,840 officers, 212
PCSOs and 1,310 staff. Buildings, cars and radios take most of what is left.
",
    ),
    (
        "09-partners.md",
        "---
title: Funding for partners
---

I keep £2.3m back for others who make the county safer. Half of this is shared between the five community safety
partnerships. The remainder goes out in small grants, from £500 to £20,000, to groups that apply in spring. Each grant
is paid in two halves, and the second follows a visit.
",
    ),
    (
        "10-fair.md",
        "---
title: Fair to everyone
---

Black residents of Northmarch are stopped and searched more often than white ones. I want to know why, street by street,
and a panel of local people now reads a sample of the records every month.
",
    ),
    (
        "11-words.md",
        "---
title: Words we have used
kind: appendix
---

A beat is the patch that one constable looks after. A refuge is a house whose address is kept secret.
",
    ),
];

/// A plan of objectives and promises.
const WESTMOOR: &[(&str, &str)] = &[
    (
        "plan.md",
        "---
title: Secure and Fair
area: Westmoor
profile: england-pcc
period: {from: 2021-04-01, to: 2025-03-31}
status: panel
dated: 2022-01-10
---
",
    ),
    (
        "01-welcome.md",
        "---
title: A word of welcome
---

I was elected in May to speak for the 1.1 million people who live and work in Westmoor. In these pages I set out my
ambitions.
",
    ),
    (
        "02-role.md",
        "---
title: My role and the law
---

The law asks me to publish a police and crime plan, to set the budget, to appoint the Chief Constable and to hold
the force to account on your behalf. The Panel scrutinises me in turn.
",
    ),
    (
        "03-goals.md",
        "---
title: What I want to achieve
---

I have set five objectives for the next four years. One: fewer victims. Two: safer roads. Three: calm town centres.
Four: help for the young. Five: a modern force. Each is described in what follows with the outcome I expect.
",
    ),
    (
        "04-basics.md",
        "---
title: Getting the basics right
---

The Chief Constable will answer 90 in every 100 emergency calls within ten seconds. Response officers must arrive
when they say they will. Neighbourhood teams will tackle burglary, car crime and nuisance, and detectives will be
freed from paperwork to investigate. Patrols in rural parishes will double.
",
    ),
    (
        "05-roads.md",
        "---
title: Making our roads safer
---

Thirty-one people died on our roads last year. Speed enforcement vans and roads officers will work where collisions
cluster, with councils and the fire service.
",
    ),
    (
        "06-survivors.md",
        "---
title: Putting victims and survivors first
---

From April one provider, chosen by open tender, will help anyone affected by crime to cope and recover. Independent
advisers stand beside survivors of rape and domestic abuse. Restorative justice will be offered in every case where
it is safe. Witnesses are looked after at court.
",
    ),
    (
        "07-national.md",
        "---
title: Playing our part in the wider fight
---

Terrorists, county lines gangs and fraudsters pay no heed to lines on a map. We give officers to the regional
organised crime unit and to counter terrorism policing, and have had regard to what the Home Secretary requires of
us. We can send public order officers elsewhere at short notice, and are ready for floods.
",
    ),
    (
        "08-finance.md",
        "---
title: Value for money
---

Net spending for 2022/23 is £178.2 million. The grant from the Home Office makes up £101 million and the precept
£77.2 million. There will be 1,402 officers and 160 PCSOs. We will sell two surplus stations and replace a third of
the fleet.
",
    ),
    (
        "09-fund.md",
        "---
title: Investing in our communities
---

My Safer Westmoor Fund offers awards of up to £25,000 to charities. In all £1.9 million is set aside for youth
offending teams, drug and alcohol services and the community safety partnerships. Those who are given money sign an
agreement and report every six months on what it bought.
",
    ),
    (
        "10-governance.md",
        "---
title: Openness and scrutiny
---

Each month I chair a Performance and Assurance Board, where the Chief Constable presents a report on crime, money
and people. A summary goes on my website. Ethics and custody visitors give me an independent view.
",
    ),
    (
        "11-success.md",
        "---
title: What success looks like
---

Public confidence, repeat victims, response times, deaths on the roads and the share of crimes solved will be
reported each quarter beside the average of similar forces. An inspection grade below good brings an action plan.
",
    ),
    (
        "12-people.md",
        "---
title: Fair, open and inclusive
---

My office and the force work to remove discrimination, and publish what they find each year.
",
    ),
];

/// A plan in the plainest words, of short sections, for police and fire together.
const EASTHOLM: &[(&str, &str)] = &[
    (
        "plan.md",
        "---
title: Calm streets, safe homes
area: Eastholm
profile: england-pfcc
document: joint-plan
period: {from: 2025-04-01, to: 2029-03-31}
status: panel
dated: 2025-01-20
---
",
    ),
    (
        "01-hello.md",
        "---
title: Before you begin
---

This is a short document on purpose. It says what the police and the fire service of Eastholm will do until 2029.
",
    ),
    (
        "02-missions.md",
        "---
title: Three missions
---

Everything comes down to three things: fewer people hurt, fewer people afraid, and a service that owns its mistakes.
",
    ),
    (
        "03-asked.md",
        "---
title: What I expect of the constabulary
---

I expect the constabulary to know each estate by name. Officers will come when there is danger, and will say when they
cannot. Detectives investigate every rape and every robbery to the end.
",
    ),
    (
        "04-fire.md",
        "---
title: \"Fire and rescue: our objectives\"
---

Crews fit alarms in the homes of people over 70. The fire authority wants no more than eight minutes from the call to
the kerb, and a priority is to keep the on-call stations open.
",
    ),
    (
        "05-cash.md",
        "---
title: The cash and the people
---

Next year the police cost £96.4m. Of this £58m comes from government and the rest from households. That buys 870
officers, 50 PCSOs and a fleet that is older than I should like.
",
    ),
    (
        "06-chief.md",
        "---
title: Putting questions to the Chief
---

We meet each Tuesday. Four times a year the Chief Constable answers me in the town hall, where anyone may listen, and
her written report is online a week before.
",
    ),
    (
        "07-partners.md",
        "---
title: Round many tables
---

I sit on the health and wellbeing board, the safeguarding board and the board of the local college, and speak for the
police at each.
",
    ),
    (
        "08-looks.md",
        "---
title: What success would look like
---

A dashboard shows whether calls are answered, whether people feel safe and whether they would call us again. Inspectors
see the same page as you do.
",
    ),
    (
        "09-beside.md",
        "---
title: Beside you afterwards
---

Anyone affected by crime can ring Eastholm Haven. I pay for advisers, for counselling after rape and for a refuge, and
for company on the day in court.
",
    ),
    (
        "10-given.md",
        "---
title: Money given away
---

Grants of up to £8,000 go to charities that apply by May. I set aside £310,000 for them, and the community safety
partnership has an allocation of £120,000.
",
    ),
    (
        "11-far.md",
        "---
title: Threats from beyond the county
---

Terrorists, organised crime and attacks on computer networks come from far away. We lend officers for mutual aid and
could meet a flood or a riot with our neighbours.
",
    ),
];

/// Checks which section each missing duty of a plan names first.
#[track_caller]
fn check(plan: &[(&str, &str)], expected: &[(&str, &str)]) {
    let files: Files = plan.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let checked = check_files(&files);
    for (duty, section) in expected {
        let rule = format!("duty/{duty}");
        let found = checked.report.diagnostics.iter().find(|found| found.rule.as_str() == rule);
        let found = found.unwrap_or_else(|| panic!("{rule} is missed: {:?}", checked.found()));
        let help = found.help.iter().find(|line| line.contains(" speaks of "));
        let help = help.unwrap_or_else(|| panic!("{rule} names no section: {:?}", found.help));
        assert!(help.starts_with(&format!("`{section}`")), "{rule}: {help}");
    }
}

#[test]
fn each_duty_names_the_section_that_was_meant() {
    check(
        NORTHMARCH,
        &[
            ("objectives", "03-pillars/index.md"),
            ("policing", "03-pillars/1-streets.md"),
            ("resources", "08-money.md"),
            ("reporting", "05-checks.md"),
            ("performance", "06-working.md"),
            ("services", "07-harmed.md"),
            ("grants", "09-partners.md"),
            ("strategic-policing-requirement", "04-nation.md"),
        ],
    );
    check(
        EASTHOLM,
        &[
            ("objectives", "02-missions.md"),
            ("policing", "03-asked.md"),
            ("resources", "05-cash.md"),
            ("reporting", "06-chief.md"),
            ("performance", "08-looks.md"),
            ("services", "09-beside.md"),
            ("grants", "10-given.md"),
            ("strategic-policing-requirement", "11-far.md"),
            ("fire-priorities", "04-fire.md"),
        ],
    );
    check(
        WESTMOOR,
        &[
            ("objectives", "03-goals.md"),
            ("policing", "04-basics.md"),
            ("resources", "08-finance.md"),
            ("reporting", "10-governance.md"),
            ("performance", "11-success.md"),
            ("services", "06-survivors.md"),
            ("grants", "09-fund.md"),
            ("strategic-policing-requirement", "07-national.md"),
        ],
    );
}
