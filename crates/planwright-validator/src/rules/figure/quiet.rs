//! What plans say, and no careful accountant would speak of.

use crate::testing::read;

/// Checks that no rule about figures or shares speaks of a body.
#[track_caller]
fn check(body: &str) {
    let section = format!("---\ntitle: Money\nkind: resources\n---\n\n{body}\n");
    let read = read(&[("01-money.md", &section)]);
    let found = read.check().diagnostics;
    let ours = |rule: &str| rule.starts_with("figure/") || rule == "table/percent-shares";
    let found: Vec<_> =
        found.iter().filter(|d| ours(d.rule.as_str())).map(|d| format!("{}: {}", d.rule, d.message)).collect();
    assert_eq!(found, [""; 0], "{body}");
}

#[test]
fn sentences_of_plans() {
    for sentence in [
        // Rises of the precept.
        "For 2024/25 the precept on a Band D home goes up by £13, which is 25p a week and an increase of 4.8%.",
        "The policing part of council tax rises by 5.2% to £203.15 for an average Band D property.",
        "A Band D household pays £243.15 a year, up from £233.15, or 4.3% more than in 2022/23.",
        "An increase of 1.99% a year has been assumed, giving £206.25 in 2021/22 and £210.36 in 2022/23.",
        "I asked the panel to support a rise of £15 from £225.20 to £240.20, or 6.66%, and it did.",
        "The precept was frozen at £152.15 for five years, while prices rose by 13%.",
        "The referendum limit is £10, an equivalent increase of 5.2% on £193.15.",
        "Each £1 on the precept raises £0.6m, so that £10 raises £6m, or 1.8% of the budget.",
        // Comparisons of years.
        "Between 2019/20 and 2020/21 the grant rose from £187m to £204m.",
        "The grant rises by 7.5% in cash terms from £190m in 2019-20 to over £204m in 2020-21.",
        "Recorded crime fell by 4% to 162,000 offences in the year to March 2020.",
        "Burglary is down 12% on last year, from 9,400, and robbery is up 3% to 1,250.",
        "Reserves stood at £23.5m on 31 March 2019 and are to fall to £12.1m, or 3.6% of the budget, by 31 March 2024.",
        "Calls to 101 were answered in 4.5 minutes on average, down from 7 minutes, an improvement of a third.",
        "Confidence rose from 61% to 64%, and satisfaction from 78.2% to 79.0%.",
        "Satisfaction rose by 3 percentage points from 61 to 64.",
        // People.
        "There were 3,260.5 FTE officers in March 2019, and 3,847 in March 2021, 18% more.",
        "The force has 3,847 officers, 2,105 staff, 280 PCSOs and 240 specials.",
        "One in five victims of crime, and 1 in 4 of domestic abuse, is under 18.",
        "Up 12% to 4,500, knife crime is my first concern.",
        "Women make up 32% of officers, and 58% of staff.",
        "Young people aged 16 to 24 are 11% of the population and 29% of victims.",
        "We will recruit 147 officers by March 2021, of 6,000 nationally, which is 2.45%.",
        // Ranges and words of doubt.
        "Savings of £1.5-£2m a year are sought, and £1.5m to £2m later.",
        "The scheme will cost between £1.5 and £2 million over 10 to 12 years.",
        "It will save 10–15% of about £40m.",
        "The total budget is nearly £4.5m, and up to £5m with reserves.",
        "Grants of £500, 250 of them last year, went to clubs.",
        "We gave £250, £500 and £1,000 to three clubs.",
        "The fund paid £5, £10 or £15.50 a head.",
        // Rates and units.
        "Officers start on £14.50 per hour, or £28,551 a year.",
        "It costs £1.25bn, £14.5m, £14.5 million, £14.5M, £2.5k and 14.5p.",
        "A call costs 10p per minute plus your network's access charge.",
        "The fee is £23 per month, £2.30 for a concession.",
        "Petrol went up by 12.5p to £1.45 a litre.",
        // Dates, laws and numbers.
        "The panel met on Thursday 1 February 2018 and on 31 January 2020.",
        "The law changed on Monday 1 June 2020, under section 7(1)(a) of the Act of 2011.",
        "See SI 2011/3050, SI 2012/62, Home Office circular 2013/12 and Directive 2012/29/EU.",
        "This plan is for 2017-21, the strategy for 2021/25, and the estate plan for 2016/36.",
        "Ring 101, or 01622 677055, or text 60066; in an emergency call 999.",
        "Patrols on the A2, A249, M2 and M20 rose by 10% between junctions 5 and 8.",
        "Open from 9 to 5, Monday to Friday, and from 10 to 4 on Saturdays, up 5%.",
        "Version 1.10 of 24/7 policing was agreed on 14.01.20 by 12 votes to 2.",
        // Budgets.
        "The overall budget is made up of grants of £223.4m and council tax of £131.3m.",
        "Of a total of £384.7m, 58% is grant, 34% council tax and 8% other income.",
        "The budget rose by £10m from £300m, 3.3%, before use of reserves.",
        "A saving of 5% from £20m would be £1m.",
        "If costs rise by 2% a year from £10m they will reach £11m in five years.",
        "Spending per head is £170, against £182 in the most similar forces, a gap of 7%.",
        "We cut overtime by 20% and raised training from £1m to £2m.",
        "Of £100m, we cut from estates £2m, or 4%, and from fleet £3m.",
        "The budget requirement for 2020/21 is £330.8m, an increase of £19.3m or 6.2% on 2019/20's £311.5m.",
        "The force must save £9.1m in 2020/21 rising to £29.4m by 2023/24, 8% of the budget.",
        "Funding from government was cut by 25% between 2010 and 2015, from £200m to £170m in cash terms.",
        "Income from fees is expected to rise from £5m to £6m over the 4 years, or by 4.7% annually.",
        "The grant rises from £187.2m to £204.3m, of which £12m is for the uplift, an increase of 9.1%.",
        "Of 1,000 calls, 80% were answered; that rose from 700 to 800.",
        "The capital programme of £20.5, £10m and £3.5 million is funded, as is a £3.5 – 4.0 million reserve.",
        "The figure of £10,000, 250 hours of work, was given.",
        "- 38% wanted more officers\n- 34% wanted action on drugs\n- 22% wanted safer roads",
        "- 48% were men\n- 50% were women\n- 1% described themselves otherwise",
        "- 90% of 999 calls answered in 10 seconds\n- 5% fewer burglaries\n- 5% more volunteers",
        "- Officers: £160m, 51%\n- Staff: £90m, 29%\n- Premises: £30m, 10%\n- Supplies: £32m, 10%",
    ] {
        check(sentence);
    }
}

#[test]
fn tables_of_plans() {
    for tables in [
        // One label twice in one table.
        "Table: Money, 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 5 |\n| Pay | 6 |\n\n\
         Table: Money, 2020/21 {#b role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 7 |\n| Rent | 6 |\n",
        // One label in two units.
        "Table: Officers, 2020/21 {#a role=mtfp}\n\n| A | £m | Number |\n|---|---|---|\n| Officers | 180.5 | 3,800 |\n\n\
         Table: Officers, 2020/21 {#b role=mtfp}\n\n| A | Number |\n|---|---|\n| Officers | 3,800 |\n",
        // Net and gross, budget and outturn, original and revised.
        "Table: Money {#a role=mtfp}\n\n| A | 2020/21 gross £m | 2020/21 net £m |\n|---|---|---|\n| Pay | 5 | 4 |\n\n\
         Table: Money {#b role=mtfp}\n\n| A | 2020/21 net £m |\n|---|---|\n| Pay | 4 |\n",
        "Table: Original budget 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 5 |\n\n\
         Table: Revised budget 2020/21 {#b role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 6 |\n",
        "Table: Money {#a role=mtfp}\n\n| A | Budget 2020/21 |\n|---|---|\n| Pay | £5m |\n\n\
         Table: Money {#b role=mtfp}\n\n| A | Outturn 2020/21 |\n|---|---|\n| Pay | £6m |\n",
        // The force's money and the office's.
        "Table: Costs of the force 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 250.1 |\n| Rent | 20.2 |\n\n\
         Table: Costs of my office 2020/21 {#b role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 1.1 |\n| Rent | 0.2 |\n",
        "Table: Kent 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 250.1 |\n| Rent | 20.2 |\n| Cars | 2 |\n\n\
         Table: Medway 2020/21 {#b role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 1.1 |\n| Rent | 0.2 |\n| Cars | 2 |\n",
        "Table: Kent 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 250.1 |\n\n\
         Table: Medway 2020/21 {#b role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 1.1 |\n",
        // Totals of different things, other years, rounding, and rows under other headings.
        "Table: Grants to councils 2020/21 {#a role=grants}\n\n| A | £ |\n|---|---|\n| Kent | 5,000 |\n| **Total** | 5,000 |\n\n\
         Table: Grants to charities 2020/21 {#b role=grants}\n\n| A | £ |\n|---|---|\n| Care | 6,000 |\n| **Total** | 6,000 |\n",
        "Table: Money {#a role=mtfp}\n\n| A | 2019/20 |\n|---|---|\n| Pay | £5m |\n\n\
         Table: Money {#b role=mtfp}\n\n| A | 2020/21 |\n|---|---|\n| Pay | £6m |\n",
        "Table: Money 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 223.4 |\n\n\
         Table: Money {#b role=mtfp}\n\n| A | 2020-21 |\n|---|---|\n| Pay | £223,412,345 |\n",
        "Table: Money 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Kent |  |\n| Pay | 2 |\n| Medway |  |\n| Pay | 3 |\n\n\
         Table: Money 2020/21 {#b role=mtfp}\n\n| A | £m |\n|---|---|\n| Medway |  |\n| Pay | 3 |\n| Essex |  |\n| Pay | 9 |\n",
        "Table: Money 2020/21 {#a role=mtfp}\n\n| A | £m |\n|---|---|\n| Pay | 5 |\n\n\
         Table: Money 2020/21 {#b role=reserves}\n\n| A | £m |\n|---|---|\n| Pay | 6 |\n",
        // Bands, measures, and shares of another whole.
        "Table: Bands {#a}\n\n| Band | 2019/20 | 2020/21 | Increase | % |\n|---|---|---|---|---|\n\
         | A | £128.77 | £135.43 | £6.66 | 47.5% |\n| D | £193.15 | £203.15 | £10.00 | 47.5% |\n",
        "Table: Performance {#a}\n\n| Measure | 2018 | 2019 | Change |\n|---|---|---|---|\n\
         | Burglary | 9,400 | 8,300 | -12% |\n| Satisfied | 79% | 78% | -1% |\n",
        "Table: Reserves {#a}\n\n| Reserve | £m | % of budget |\n|---|---|---|\n\
         | General | 10.0 | 3% |\n| Change | 8.2 | 1% |\n| Capital | 30.1 | 95% |\n",
        // A subtotal is meant.
        "My overall budget for victims' services is £1.3m.\n\nTable: Victim services and grants {#a}\n\n| Fund | £ |\n|---|---|\n\
         | Care | 900,000 |\n| Centres | 350,000 |\n| **Victims' services** | **1,250,000** |\n| Grants | 150,000 |\n\
         | **Total** | **1,400,000** |\n",
        // A figure of the table that is not its total, another year's total, two totalled tables.
        "The combined grant and council tax budget is £9.5m in 2020/21.\n\n\
         Table: Funding {#a}\n\n| A | 2020/21 |\n|---|---|\n| Government grant | £9.5m |\n| Council tax | £0.5m |\n| **Total** | £10.0m |\n",
        "The total grant and council tax budget was £9.5m in 2019/20.\n\n\
         Table: Funding {#a}\n\n| A | 2020/21 |\n|---|---|\n| Government grant | £9.0m |\n| Council tax | £1.0m |\n| **Total** | £10.0m |\n",
        "The total grant and council tax budget is £10m.\n\n\
         Table: Funding {#a}\n\n| A | 2020/21 |\n|---|---|\n| Government grant | £9.0m |\n| Council tax | £1.3m |\n| **Total** | £10.3m |\n",
        "The total grant and council tax budget rose by £9.5m.\n\n\
         Table: Funding {#a}\n\n| A | 2020/21 |\n|---|---|\n| Government grant | £9.0m |\n| Council tax | £1.0m |\n| **Total** | £10.0m |\n",
        "The total cost of the estate is £9.5m.\n\n\
         Table: Funding {#a}\n\n| A | 2020/21 |\n|---|---|\n| Government grant | £9.0m |\n| Council tax | £1.0m |\n| **Total** | £10.0m |\n",
        "The total grant and council tax budget is £9.5m.\n\n\
         Table: Funding {#a}\n\n| A | 2020/21 | 2021/22 |\n|---|---|---|\n| Grant | £9.0m | £8.5m |\n| Council tax | £1.0m | £1.2m |\n| **Total** | £10.0m | £9.7m |\n",
    ] {
        check(tables);
    }
}
