//! Whether the money of every year of the plan is spoken of.

use std::collections::BTreeSet;
use std::ops::Range;

use jiff::civil::Date;
use planwright_core::model::{FinancialYear, TableRole};

use crate::duties::needs::{Gathered, Verdict, list, money};
use crate::duties::subject::{Asked, Subject};
use crate::report::{Evidence, Proof};
use crate::text::Line;

/// Years that a text may speak of.
const KNOWN: Range<i16> = 1990..2100;

/// Each financial year from the later of the as-at day and the period's first to its statutory end
/// is named in the sections that answer it, or words there speak of later years as a whole, or a
/// medium-term plan stands somewhere.
pub(super) fn years(asked: Asked, words: &[String]) -> Verdict {
    let subject = asked.subject;
    let (begin, end) = (first_year(subject), FinancialYear::of(period_end(subject)));
    let wanted: Vec<i16> = (begin.0..=end.0).collect();
    let medium_term = |table: &planwright_core::model::Table| table.role == Some(TableRole::Mtfp);
    if wanted.is_empty() || subject.plan.all_sections().any(|part| !money::captions(part, medium_term).is_empty()) {
        return Verdict::Holds(Vec::new());
    }
    let queries = subject.index.queries(words);
    let (mut later, mut named) = (Gathered::new(), Named::default());
    for part in asked.answers.parts() {
        let Some(body) = subject.index.section(part) else { continue };
        let before = named.years.len();
        body.lines.iter().chain([&body.title]).for_each(|line| named.read(line));
        later.add(Some(part), body.find(&queries));
        if named.years.len() > before {
            named.evidence.sections.push(part.id.value.clone());
        }
    }
    let written = |year: i16| FinancialYear(year).to_string();
    let unnamed: Vec<String> = wanted.iter().filter(|year| !named.years.contains(year)).map(|y| written(*y)).collect();
    if unnamed.is_empty() {
        let samples = wanted.iter().take(3).map(|year| written(*year)).collect();
        return Verdict::Holds(vec![Evidence { count: wanted.len(), samples, ..named.evidence }]);
    }
    let later = later.evidence(Proof::LaterYears);
    later.map_or_else(|| Verdict::lacks(list(&unnamed)), |evidence| Verdict::Holds(vec![evidence]))
}

/// The first year whose money can still be set: that of the as-at day, or the next where the as-at
/// day falls into its last quarter, in which budgets of the next year are made.
fn first_year(subject: &Subject) -> FinancialYear {
    let made_for_next = subject.as_at.month() <= 3;
    let of_day = FinancialYear(FinancialYear::of(subject.as_at).0 + i16::from(made_for_next));
    of_day.max(FinancialYear::of(subject.plan.meta.period.from.value))
}

/// The last day of the planning period: as the calendar of elections has it where the plan says
/// which election it followed, else as the plan says.
fn period_end(subject: &Subject) -> Date {
    let meta = &subject.plan.meta;
    let election = meta
        .elected
        .as_ref()
        .and_then(|elected| subject.profile.elections.iter().find(|election| election.day == elected.value));
    let Some(election) = election else { return meta.period.to.value };
    let issued = meta.issued.as_ref().map(|issued| issued.value);
    let later = election.later.as_ref().filter(|later| issued.is_some_and(|issued| issued >= later.issued_from));
    later.map_or(election.period_to, |later| later.period_to)
}

/// The financial years that a text names.
struct Named {
    years: BTreeSet<i16>,
    evidence: Evidence,
}

impl Default for Named {
    fn default() -> Self {
        Self { years: BTreeSet::new(), evidence: Evidence::of(Proof::Years, 0) }
    }
}

/// A financial year, or several, and where they stand.
struct Stretch {
    years: Range<i16>,
    bytes: Range<usize>,
    /// Whether it is one calendar year, which names a financial year only as the end of a stretch.
    bare: bool,
}

impl Named {
    /// Takes in `2020/21`, `2020–21`, `2020/2021`, "2020/21 to 2023/24", "2020 to 2024" and "April
    /// 2020 to March 2024".
    fn read(&mut self, line: &Line) {
        let stretches = stretches(line);
        for stretch in stretches.iter().filter(|stretch| !stretch.bare) {
            self.years.extend(stretch.years.clone());
        }
        for pair in stretches.windows(2) {
            if let [first, last] = pair
                && leads_to(line, first, last)
            {
                let end = if last.bare { last.years.start } else { last.years.end };
                self.years.extend(first.years.start..end);
            }
        }
    }
}

/// Whether a range is written from one year to another.
fn leads_to(line: &Line, first: &Stretch, last: &Stretch) -> bool {
    let between = line.slice(first.bytes.end..last.bytes.start).to_lowercase();
    let mut words = between.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty());
    let joined = matches!(words.next(), Some("to" | "until" | "through" | "and" | "–" | "-" | "—"));
    joined && words.all(|word| matches!(word, "31" | "31st" | "march" | "the" | "end" | "of"))
}

fn stretches(line: &Line) -> Vec<Stretch> {
    let words: Vec<(&str, Range<usize>)> = line.words().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((word, bytes)) = words.get(at) {
        at += 1;
        let Some(year) = calendar_year(word) else { continue };
        let next = words.get(at).filter(|(_, next)| is_stroke(line.slice(bytes.end..next.start)));
        match next.and_then(|(word, next)| Some((end_of(year, word)?, next))) {
            Some((end, next)) => {
                at += 1;
                found.push(Stretch { years: year..end, bytes: bytes.start..next.end, bare: false });
            }
            None => found.push(Stretch { years: year..year + 1, bytes: bytes.clone(), bare: true }),
        }
    }
    found
}

fn calendar_year(word: &str) -> Option<i16> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse().ok().filter(|year| digits && KNOWN.contains(year))
}

/// What stands between the two halves of `2020/21`.
fn is_stroke(between: &str) -> bool {
    matches!(between, "/" | "-" | "–" | "—" | "‑")
}

/// The calendar year in which `21` behind `2020/` ends, or `2024` behind `2020–`.
fn end_of(year: i16, word: &str) -> Option<i16> {
    let end = match word.len() {
        4 => calendar_year(word)?,
        2 if word.bytes().all(|byte| byte.is_ascii_digit()) => {
            year - year.rem_euclid(100) + word.parse::<i16>().ok()?
        }
        _ => return None,
    };
    (year < end).then_some(end)
}
