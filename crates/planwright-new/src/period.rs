//! The planning period that follows from an election.

use jiff::ToSpan as _;
use jiff::civil::Date;
use planwright_validator::profile::Profile;

/// A planning period, and the election that it follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The ordinary election, where the profile has a calendar of them.
    pub elected: Option<Date>,
}

/// Why no period can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// The profile has no calendar of elections.
    NoCalendar,
    /// The day is before the first election that the profile knows, which was on this one.
    TooEarly(Date),
    /// The day is that of the ordinary election after the last one that the profile knows, or later; that one was on this
    /// day.
    TooLate(Date),
}

/// The period that follows from the last ordinary election up to a day, or from the last that is known.
///
/// It ends with the financial year in which the next ordinary election is expected (PRSRA 2011 s.7(3)). It begins when
/// the plan is issued, or on a later day that the plan names: the last such day is the first of the financial year
/// after the one in which the plan must be issued (s.7(7)), and that is the day that is given.
///
/// # Errors
///
/// [`Unknown`], where the profile cannot tell.
pub fn period(profile: &Profile, day: Option<Date>) -> Result<Period, Unknown> {
    let first = profile.elections.first().ok_or(Unknown::NoCalendar)?;
    let held = |day: Date| profile.elections.iter().rev().find(|election| election.day <= day);
    let election = match day {
        Some(day) => held(day).ok_or(Unknown::TooEarly(first.day))?,
        None => profile.elections.last().unwrap_or(first),
    };
    // The ordinary election in whose financial year the period ends is held in May.
    let next = election.period_to.with().year(election.period_to.year() - 1).month(5).day(1).build();
    if day.is_some_and(|day| next.is_ok_and(|next| day >= next)) {
        return Err(Unknown::TooLate(election.day));
    }
    let from = election.issue_by.checked_add(1.day()).unwrap_or(election.issue_by);
    Ok(Period { from, to: election.period_to, elected: Some(election.day) })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use planwright_validator::profile::find;

    use super::*;

    #[track_caller]
    fn check(day: Option<Date>, expected: Result<(Date, Date, Date), Unknown>) {
        let profile = find("england-pcc").expect("it is built in");
        let found = period(&profile, day);
        assert_eq!(found, expected.map(|(from, to, elected)| Period { from, to, elected: Some(elected) }));
    }

    #[test]
    fn an_election_has_its_period() {
        let now = (date(2025, 4, 1), date(2029, 3, 31), date(2024, 5, 2));
        check(Some(date(2024, 5, 2)), Ok(now));
        check(None, Ok(now));
        check(Some(date(2016, 5, 5)), Ok((date(2017, 4, 1), date(2021, 3, 31), date(2016, 5, 5))));
    }

    #[test]
    fn a_by_election_takes_over_the_period() {
        check(Some(date(2023, 2, 1)), Ok((date(2022, 4, 1), date(2025, 3, 31), date(2021, 5, 6))));
    }

    #[test]
    fn before_the_first_election_there_is_none() {
        check(Some(date(2010, 5, 6)), Err(Unknown::TooEarly(date(2012, 11, 15))));
    }

    #[test]
    fn after_the_last_election_that_is_known_there_is_none() {
        for day in [date(2028, 5, 4), date(2030, 5, 2)] {
            check(Some(day), Err(Unknown::TooLate(date(2024, 5, 2))));
        }
        check(Some(date(2027, 6, 1)), Ok((date(2025, 4, 1), date(2029, 3, 31), date(2024, 5, 2))));
    }

    #[test]
    fn a_body_that_nobody_elects_has_no_calendar() {
        let profile = find("scotland-spa").expect("it is built in");
        assert_eq!(period(&profile, None), Err(Unknown::NoCalendar));
    }
}
