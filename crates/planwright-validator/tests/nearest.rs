//! The section that is suggested where no section says which duty it answers: in a plan whose
//! headings and words are an office's own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod common;

use common::{Files, check_files};

const PLAN: &[(&str, &str)] = &[
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

fn plan() -> Files {
    PLAN.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

/// Checks which section a missing duty names first.
#[track_caller]
fn check(duty: &str, sections: &[&str]) {
    let checked = check_files(&plan());
    let rule = format!("duty/{duty}");
    let found = checked.report.diagnostics.iter().find(|found| found.rule.as_str() == rule);
    let found = found.unwrap_or_else(|| panic!("{rule} is missed"));
    let help = found.help.iter().find(|line| line.contains(" speaks of "));
    let help = help.unwrap_or_else(|| panic!("{rule} names no section: {:?}", found.help));
    assert!(sections.iter().any(|path| help.starts_with(&format!("`{path}"))), "{rule}: {help}");
}

#[test]
fn each_duty_names_the_section_that_was_meant() {
    check("objectives", &["03-pillars/index.md"]);
    check("policing", &["03-pillars/1-streets.md"]);
    check("resources", &["08-money.md"]);
    check("reporting", &["05-checks.md"]);
    check("performance", &["06-working.md"]);
    check("services", &["07-harmed.md"]);
    check("grants", &["09-partners.md"]);
    check("strategic-policing-requirement", &["04-nation.md"]);
}
