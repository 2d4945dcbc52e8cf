//! `figure/year`: a financial year whose second year does not follow its first.

use planwright_core::Diagnostic;

use crate::found::Found;
use crate::ledger::YearInText;
use crate::rules::figure::own_words;
use crate::rules::{Rule, Subject};
use crate::text::tokens;

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "figure/year", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    for passage in own_words(subject) {
        for year in &passage.years {
            let Some(second) =
                goes_backwards(year).filter(|_| !is_number_of_paper(&passage.text()[..year.range.start]))
            else {
                continue;
            };
            let written = &passage.text()[year.range.clone()];
            let next = (year.from + 1) % 100;
            let earlier = year.from / 100 * 100 + (second + 99) % 100;
            found.push(
                Diagnostic::warning(
                    RULE.name,
                    passage.span(year.range.clone(), subject.sources),
                    format!("`{written}` is no financial year: after {} comes {}", year.from, year.from + 1),
                )
                .label("the second year is not after the first")
                .help("A figure under the wrong year misleads whoever compares it with another year’s.")
                .help(format!("Write `{}/{next:02}`, or `{earlier}/{second:02}` if that year is meant.", year.from)),
            );
        }
    }
}

/// The second year, of two figures, where it lies before the first or is the same. One that lies
/// further on may be the end of a longer time: `2021/25`. With a hyphen it may be a month: `2023-04`.
fn goes_backwards(year: &YearInText) -> Option<u16> {
    let (joint, digits) = year.second.as_ref()?;
    let second: u16 = digits.parse().ok().filter(|_| digits.len() == 2 && *joint != '-')?;
    let next = (year.from + 1) % 100;
    (second != next && second <= year.from % 100).then_some(second)
}

/// Whether the words before make it the number of a paper: `SI 2014/11`, `decision 2023/04`.
fn is_number_of_paper(before: &str) -> bool {
    const PAPERS: &[&str] = &[
        "si",
        "s",
        "i",
        "wsi",
        "ssi",
        "no",
        "nos",
        "number",
        "ref",
        "reference",
        "decision",
        "notice",
        "circular",
        "paper",
        "minute",
        "report",
        "directive",
        "regulation",
        "regulations",
        "order",
        "item",
        "eu",
        "case",
        "inquiry",
        "guidance",
        "bulletin",
        "d",
        "instrument",
        "hmic",
        "hmicfrs",
        "contract",
        "note",
        "notes",
        "meeting",
        "minutes",
        "agenda",
        "newsletter",
        "issue",
        "briefing",
        "consultation",
    ];
    let start = before.char_indices().rev().take(24).last().map_or(0, |(at, _)| at);
    tokens(&before[start..]).last().is_some_and(|word| PAPERS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        check_body("figure/year", body, expected);
    }

    #[test]
    fn the_second_year_follows_the_first() {
        check("In 2023/04 the grant rises.", &["warning: 2023/04"]);
        check("In 2020/20 and 2020–19.", &["warning: 2020/20", "warning: 2020–19"]);
        check(
            "Table: Grants 2023/04 {#t}\n\n| A | 2023/22 |\n|---|---|\n| x | £1 |\n",
            &["warning: 2023/04", "warning: 2023/22"],
        );
    }

    #[test]
    fn years_and_longer_times_are_in_order() {
        check("In 2019/20, 2020-21, 2020–21, 1999/00, 1999/2000 and 2020/2021.", &[]);
        check("The plan for 2017/21, 2021/25 and 2016–2020; the strategy 2023/33.", &[]);
        check("On 2023-04-15, 2023/04/15, 15/04/2023 and 2023-04.", &[]);
        check(
            "Directive 2012/29/EU, SI 2014/11, S.I. 2014/11, Circular 2015/03, decision 2023/04, meeting 2019/03.",
            &[],
        );
        check("> In 2023/04 it rose.", &[]);
    }
}
