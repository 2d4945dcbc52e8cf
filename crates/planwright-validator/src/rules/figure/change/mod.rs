//! `figure/change`: a rise or fall whose percentage does not follow from its amounts.

mod apposed;
mod clause;
mod sums;

use planwright_core::Diagnostic;
use planwright_core::amount::AmountInText;
use planwright_core::model::Amount;

use self::clause::Clause;
use crate::found::Found;
use crate::ledger::Passage;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "figure/change", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    let passages = subject.ledger.passages.iter().filter(|passage| passage.run.is_prose() && passage.amounts.len() > 2);
    for passage in passages {
        for sentence in passage.sentences() {
            let clause = clause::read(passage.text(), &sentence).or_else(|| apposed::read(passage.text(), &sentence));
            found.extend(clause.and_then(|clause| judge(subject, passage, &clause)));
        }
    }
}

/// What does not follow.
fn judge(subject: &Subject, passage: &Passage, clause: &Clause) -> Option<Diagnostic> {
    if let (Some(from), Some(to)) = (clause.from, clause.to)
        && sums::goes_against(&from.amount, &to.amount, clause.rises)
    {
        return Some(wrong_way(subject, passage, clause.rises, from, to));
    }
    if let (Some(from), Some(to), Some(by)) = (clause.from, clause.to, clause.by)
        && let Some(change) = sums::other_change(&from.amount, &to.amount, &by.amount)
    {
        return Some(finding(subject, passage, clause, by, &change));
    }
    let percent = clause.percent?;
    let change = match (clause.from, clause.to, clause.by) {
        (Some(from), Some(to), _) => sums::change(&from.amount, &to.amount, clause.rises)?,
        (Some(from), None, Some(by)) => sums::change_by(&from.amount, &by.amount)?,
        (None, Some(to), Some(by)) => {
            sums::change_by(&sums::before(&to.amount, &by.amount, clause.rises)?, &by.amount)?
        }
        _ => return None,
    };
    let expected = change.unless_it_fits(&percent.amount)?;
    Some(finding(subject, passage, clause, percent, &expected))
}

fn finding(
    subject: &Subject,
    passage: &Passage,
    clause: &Clause,
    wrong: &AmountInText,
    expected: &Amount,
) -> Diagnostic {
    let written = |amount: &AmountInText| &passage.text()[amount.range.clone()];
    let span = |amount: &AmountInText| passage.span(amount.range.clone(), subject.sources);
    let change = if clause.rises { "rise" } else { "fall" };
    let by = clause.by.filter(|by| by.range != wrong.range);
    let parts = [("from", clause.from, "begins"), ("by", by, "is told"), ("to", clause.to, "ends")];
    let parts = || parts.iter().filter_map(|(word, amount, place)| amount.map(|amount| (*word, amount, *place)));
    let words: Vec<String> = parts().map(|(word, amount, _)| format!("{word} {}", written(amount))).collect();
    let message = format!("the text says {}, but a {change} {} is {expected}", written(wrong), words.join(" "));
    let mut finding = Diagnostic::warning(RULE.name, span(wrong), message)
        .label("does not follow from the other figures")
        .help("Readers do this sum, and one that does not come out makes them doubt the others.")
        .help(format!("Write `{expected}`, or put right the amount that is wrong."));
    for (_, amount, place) in parts() {
        finding = finding.related(span(amount), format!("the {change} {place} here"));
    }
    finding
}

/// The words say one direction and the amounts go the other.
fn wrong_way(subject: &Subject, passage: &Passage, rises: bool, from: &AmountInText, to: &AmountInText) -> Diagnostic {
    let written = |amount: &AmountInText| &passage.text()[amount.range.clone()];
    let span = |amount: &AmountInText| passage.span(amount.range.clone(), subject.sources);
    let (said, is) = if rises { ("rise", "fall") } else { ("fall", "rise") };
    let (start, end) = (written(from), written(to));
    let message = format!("the text tells of a {said}, but from {start} to {end} is a {is}");
    Diagnostic::warning(RULE.name, span(to), message)
        .label(format!("{} than where it begins", if rises { "less" } else { "more" }))
        .related(span(from), format!("the {said} begins here"))
        .help("A reader cannot tell whether the words or the figures are wrong.")
        .help(format!(
            "Call it a {is}, or put right the amounts: perhaps they changed places, as in “from {end} to {start}”."
        ))
}

#[cfg(test)]
mod tests {
    use crate::testing::{check_body, read};

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("figure/change", body, expected);
    }

    #[track_caller]
    fn quiet(bodies: &[&str]) {
        for body in bodies {
            check(body, &[]);
        }
    }

    #[test]
    fn a_percentage_follows_from_two_amounts() {
        check("The precept will rise from £203.15 to £218.15, an increase of 7.9%.", &["warning: 7.9%"]);
        check("The precept rises by 7.9%, from £203.15 to £218.15.", &["warning: 7.9%"]);
        check("Funding increased by £25.7m, or 9.2%, from £313.4m.", &["warning: 9.2%"]);
        check("Funding increased by £25.7m (9.2%) to £339.1m.", &["warning: 9.2%"]);
        check("Hate crime increased 24% from 2,100 to 2,394 offences.", &["warning: 24%"]);
        check("The precept will go up by £24 a year – from £180.09 to £204.09 – or 15.3%.", &["warning: 15.3%"]);
        check("Officers will rise from 3,787 to 3,934 by March 2021, a 4.9% increase.", &["warning: 4.9%"]);
        check("Reserves fell from £20m to £15m (20%).", &["warning: 20%"]);
        check("Officer numbers grew from 3,200 in 2019 to 3,600 in 2020, a rise of 10%.", &["warning: 10%"]);
        check("The number rose from 3,200 officers to 3,600 officers, a 10% increase.", &["warning: 10%"]);
        check("The grant is cut by 10% in 2020/21, from £500,000 to £400,000.", &["warning: 10%"]);
        check("Funding rises by 9.2% to £339.1m from £313.4m.", &["warning: 9.2%"]);
        check("- Grants rose from £1.0m to £1.2m, up 50%", &["warning: 50%"]);
    }

    #[test]
    fn a_change_stands_beside_its_amount() {
        check("A Band D household will pay £295.07, £14.00 (5.9%) more than in 2024/25.", &["warning: 5.9%"]);
        check("A Band D household will pay £295.07, £14.00 (5.0%) more than in 2024/25.", &[]);
        check("It will pay £295.07, £14.00 or 5.9% less than in 2024/25.", &["warning: 5.9%"]);
        check("Band D is £295.07, an increase of £14 or 4.1% on last year.", &["warning: 4.1%"]);
        check("Band D is £295.07, an increase of £14 or 5% on last year.", &[]);
        check("Band D is £295.07 – up £14 (4.1%).", &["warning: 4.1%"]);
        check("Band D rises from £281.07 to £295.07, which is 4.0%.", &["warning: 4.0%"]);
        check("Band D rises from £281.07 to £295.07, which is 5.0%.", &[]);
        quiet(&[
            "Band D is about £295.07, an increase of £14 or 4.1% on last year.",
            "Band D is £295.07, an increase of £14 or 4.1% of the whole bill.",
            "Band D is £295.07 and the grant £14 (4.1%) more than last year.",
            "Band D rises from £281.07 to £295.07, which is 4.0% below inflation.",
            "We gave £295.07, £14.00 (5.9%) of it for vans.",
        ]);
    }

    #[test]
    fn the_change_follows_from_both_ends() {
        check("Band D rises by £15 from £281.07 to £295.07.", &["warning: £15"]);
        check("Band D rises by £14 from £281.07 to £295.07.", &[]);
        check("Band D rises from £281.07 by £15 to £295.07 in 2025/26.", &["warning: £15"]);
        quiet(&["Band D rises by £15 from £281.07 to £295.07 in real terms.", "Shops rose from £1 to £2 and £3."]);
        check("The precept rises by £20, or 7.4%, from £203.15 to £218.15.", &["warning: £20"]);
        check("The precept rises by £15, or 7.4%, from £203.15 to £218.15.", &[]);
    }

    #[test]
    fn the_amounts_go_the_way_that_the_words_say() {
        check("Reserves fall from £19.9m to £22.2m, a fall of 10.4%.", &["warning: £22.2m"]);
        check("It increased from £12m to £10m, by 20%.", &["warning: £10m"]);
        check("It increased from £12m to £10m, by £2m or 20%.", &["warning: £10m"]);
        quiet(&["Reserves fall from £22.2m to £19.9m, a fall of 10.4%.", "It fell from £12m to £12m, by 0%."]);
    }

    #[test]
    fn what_follows_within_rounding_is_quiet() {
        quiet(&[
            "The precept will rise from £203.15 to £218.15, an increase of 7.4%.",
            "Funding increased by £25.7m, or 8.2%, from £313.4m.",
            "Funding increased by £25.7m (8.2%) to £339.1m.",
            "Reserves fell from £20m to £15m (25%).",
            "Officer numbers grew from 4,000 to 4,500, a rise of 12%.",
            "Officer numbers grew from 4,000 to 4,500, a rise of 13%.",
            "The budget rose from £10m to £11m, an increase of 5%.",
            "- Grants rose from £1.0m to £1.2m, up 30%",
        ]);
    }

    #[test]
    fn an_amount_that_is_not_placed_keeps_it_quiet() {
        quiet(&[
            "The council tax for Kent will increase by £10 for an average Band D property, an equivalent increase of 5.2%.",
            "Funding has increased by £25.7m, or 8.2% from 2019/20.",
            "Calls are up 12% to 4,500.",
            "A household will pay £10 more, £203.15 instead of £193.15, or 5.9%.",
            "The budget rose from £10m to £12m, of which 58% is grant.",
            "The budget rose from £10m to £12m, and 58% of it is grant.",
            "The force, which answers 80% of calls within 10 minutes, raised its budget from £10m to £12m.",
            "Young people aged from 16 to 24 rose by 12%.",
            "The number of offenders from 16 to 24 rose by 12%.",
            "The budget rises from £10m to £12m, and the precept by 5%.",
            "The budget rises from £10m to £12m, thanks to a 5% increase in the precept.",
            "A rise from £10m to £12m would need an increase of 5% in the precept.",
            "Council tax rises by 5%, taking the budget from £10m to £12m.",
            "Council tax rises by 5% and the grant from £10m to £12m.",
            "Council tax rises from £10m to £12m, a 5% rise in real spending.",
            "Waiting times of from 10 to 12 weeks fell by 5%.",
            "Shops open from 9 to 5 rose by 3%.",
            "Satisfaction rose from 58% to 63%.",
            "Officers rose by 5% from 3,000 in 2019/20 to 3,150 in 2020/21.",
            "The budget rose from £10m to £12m in real terms, or 10%.",
            "The budget rose from £10m to £12m, an increase of 30% since 2012.",
            "The budget rose from £10m to £12m, an average rise of 6% a year.",
            "The budget rises from about £10m to £12m, by 25%.",
            "Costs rose from £10m to £12m while income fell by 5%.",
            "The grant went up from £10m to £12m, 3% of the budget.",
            "The precept goes from £203.15 to £218.15, which is 29 pence a week and 5%.",
            "We raised £2.50 a month from £10m to £12m, 1%.",
            "One in five victims, up from 3,000 to 4,000, says 45%.",
            "The rise from £10m to £12m was 3 percentage points above 5%.",
            "> It rose from £10m to £12m, an increase of 30%.",
            "It rose from £10m to between £12m and £13m, by 20%.",
            "It rose from £10m to £12–13m, by 50%.",
        ]);
    }

    #[test]
    fn the_message_gives_the_sum() {
        let read = read(&[("01-a.md", "---\ntitle: A\n---\n\nIt rises by 7.9%, from £203.15 to £218.15.\n")]);
        let found = read.check().diagnostics;
        let found = found.iter().find(|d| d.rule.as_str() == "figure/change").unwrap();
        assert_eq!(found.message, "the text says 7.9%, but a rise from £203.15 to £218.15 is 7.4%");
        let second: Vec<_> = found.related.iter().map(|r| read.sources.slice(r.span)).collect();
        assert_eq!(second, ["£203.15", "£218.15"]);
    }
}
