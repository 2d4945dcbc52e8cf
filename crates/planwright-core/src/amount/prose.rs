//! The amounts in running text.

use std::ops::Range;

use super::broken::broken_money;
use super::number::{SIGNS, Suffix, Written, read};
use super::words::{first_word, is_month, last_word, starts_with_word};
use crate::model::Amount;

/// An amount in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountInText {
    /// Where it stands: with its sign, its `£` and what is behind its digits, without brackets.
    pub range: Range<usize>,
    /// The amount.
    pub amount: Amount,
}

/// Every amount in a running text, in its order.
///
/// Brackets are no minus here, and of `£1.5–£2m` both are millions. No amounts are years, dates,
/// times, ordinals, the numbers of roads, telephones, provisions, pages and ages, parts of words
/// (`12-month`), odds (`1 in 4`), bare ranges (`10–20`), and money that [`broken_money`] finds.
#[must_use]
pub fn amounts_in(text: &str) -> Vec<AmountInText> {
    let broken = broken_money(text);
    let mut broken = broken.iter().peekable();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        while broken.next_if(|broken| broken.range.end <= start).is_some() {}
        if let Some(broken) = broken.peek().filter(|broken| broken.range.start <= start) {
            at = broken.range.end;
            continue;
        }
        let least = start + text[start..].chars().next().map_or(1, char::len_utf8);
        at = place(text, start, &mut found).max(least);
    }
    found
}

/// Where the next number may begin: at a pound sign or a digit.
fn next_start(text: &str, at: usize) -> Option<usize> {
    text.get(at..)?.find(|c: char| c == '£' || c.is_ascii_digit()).map(|offset| at + offset)
}

/// Reads what begins at a pound sign or a digit, keeps what are amounts, and says where to go on.
fn place(text: &str, start: usize, found: &mut Vec<AmountInText>) -> usize {
    let begin = with_sign(text, start);
    let Some((first, rest)) = text.get(begin..).and_then(|text| read(text, false)) else {
        return end_of_word(text, start);
    };
    let end = text.len() - rest.len();
    if let Some(second) = second(text, begin, end) {
        return range(text, begin..end, first, second, found);
    }
    if begins_whole(&text[..begin]) && is_amount(text, begin..end, &first) {
        push(text, begin..end, &first, found);
        return end;
    }
    match first.is_bare() {
        true if is_named(&text[..begin]) => end_of_names(text, end),
        true => end_of_word(text, end),
        false => end,
    }
}

/// The end of numbers that are all named by one word: `sections 5, 6(1) and 7`.
fn end_of_names(text: &str, end: usize) -> usize {
    let mut end = end_of_word(text, end);
    while let Some(joint) = [", ", " and ", " or ", " to "].into_iter().find(|joint| text[end..].starts_with(joint)) {
        let next = end + joint.len();
        if !text[next..].starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        end = end_of_word(text, next);
    }
    end
}

/// Two numbers that are joined as a range is.
fn range(text: &str, from: Range<usize>, mut first: Written, second: Second, found: &mut Vec<AmountInText>) -> usize {
    let Second { place, written: mut second, dashed } = second;
    share_unit(&mut first, &mut second);
    let stands = begins_whole(&text[..from.start]) && is_amount(text, from.start..place.end, &first);
    let bare = first.is_bare() && second.is_bare();
    if bare && (dashed || is_named(&text[..from.start])) {
        return end_of_word(text, place.end);
    }
    if bare && !stands {
        return end_of_word(text, from.end);
    }
    if stands {
        push(text, from, &first, found);
    }
    if is_amount(text, place.clone(), &second) {
        push(text, place.clone(), &second, found);
    }
    if second.is_bare() { end_of_word(text, place.end) } else { place.end }
}

fn push(text: &str, range: Range<usize>, written: &Written, found: &mut Vec<AmountInText>) {
    // Two metres are not two millions.
    let letter = text[range.clone()].ends_with(['m', 'M']) && !written.pounds;
    if let Some(amount) = written.amount(None).filter(|_| !(letter && matches!(written.suffix, Some(Suffix::Scale(_)))))
    {
        found.push(AmountInText { range, amount });
    }
}

/// The beginning with the sign before it, where that is no hyphen and no dash between words.
fn with_sign(text: &str, start: usize) -> usize {
    let before = &text[..start];
    let Some(sign) = before.chars().next_back().filter(|c| SIGNS.contains(c)) else { return start };
    let begin = start - sign.len_utf8();
    let free = text[..begin].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
    if free { begin } else { start }
}

/// The second number of a range.
struct Second {
    place: Range<usize>,
    written: Written,
    /// A dash joins them, and no word.
    dashed: bool,
}

/// The number that a range's first number, which stands at `begin..end`, is joined to.
fn second(text: &str, begin: usize, end: usize) -> Option<Second> {
    const JOINTS: &[&str] = &[" to ", "–", "-", "—", " – ", " - "];
    let rest = &text[end..];
    let is_between = || rest.starts_with(" and ") && last_word(&text[..begin]).eq_ignore_ascii_case("between");
    let joint =
        JOINTS.iter().copied().find(|joint| rest.starts_with(joint)).or_else(|| is_between().then_some(" and "))?;
    let start = end + joint.len();
    let behind = text[start..].starts_with(|c: char| c == '£' || c.is_ascii_digit());
    let (written, after) = read(&text[start..], false).filter(|_| behind)?;
    Some(Second { place: start..text.len() - after.len(), written, dashed: !joint.contains(' ') })
}

/// Gives the pound sign of a range's first number to its second, and the unit of its second to
/// its first: `£1.5–2m` is two amounts in millions of pounds.
fn share_unit(first: &mut Written, second: &mut Written) {
    let grows = first.value < second.value && !first.grouped;
    if !grows || first.suffix.is_some() || first.signed || first.is_year() || second.is_year() {
        return;
    }
    let percent = matches!(second.suffix, Some(Suffix::Percent));
    if first.pounds && !percent {
        second.pounds = true;
    }
    if first.pounds == second.pounds {
        first.suffix = second.suffix;
    }
}

/// Whether a number is an amount, seen from what stands around it.
fn is_amount(text: &str, place: Range<usize>, written: &Written) -> bool {
    let (before, after, digits) = (&text[..place.start], &text[place.end..], &text[place]);
    if !ends_whole(after) {
        return false;
    }
    if !written.is_bare() {
        return true;
    }
    let one_word = after.strip_prefix(['-', '–']).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    let provision = after.starts_with('(');
    if one_word || provision || is_time(before, after) || is_named(before) || is_among_digits(before, after) {
        return false;
    }
    let leads_by_zero = digits.len() > 1 && digits.starts_with('0');
    let plain = written.is_plain_integer();
    let named = || is_date(before, after, digits) || is_call_number(before, after, digits) || is_odds(before, after);
    !(plain && (written.is_year() || leads_by_zero || named()))
}

/// Nothing is joined to its beginning.
fn begins_whole(before: &str) -> bool {
    let Some(c) = before.chars().next_back() else { return true };
    let dash = matches!(c, '–' | '—');
    let inner = matches!(c, '.' | ',' | '/' | ':' | '-' | '_' | '@' | '#' | '&' | '=' | '+' | '−' | '\'' | '%' | '£');
    let provision =
        c == '(' && before.strip_suffix('(').is_some_and(|b| b.ends_with(|c: char| c.is_alphanumeric() || c == ')'));
    let range = dash && before.strip_suffix(c).is_some_and(|b| b.ends_with(|c: char| c.is_ascii_digit()));
    !(c.is_alphanumeric() || inner || provision || range)
}

/// Nothing is joined to its end.
fn ends_whole(after: &str) -> bool {
    let mut chars = after.chars();
    let (Some(c), next) = (chars.next(), chars.next()) else { return true };
    let digit = next.is_some_and(|c| c.is_ascii_digit());
    !(c.is_alphanumeric() || matches!(c, '_' | '@' | '°') || matches!(c, '.' | ',' | '/' | ':' | '-' | '–') && digit)
}

/// Words whose number is a name.
const NAMES: &[&str] = &[
    "section",
    "sections",
    "s",
    "ss",
    "paragraph",
    "paragraphs",
    "para",
    "paras",
    "part",
    "parts",
    "chapter",
    "chapters",
    "article",
    "articles",
    "schedule",
    "regulation",
    "regulations",
    "reg",
    "rule",
    "page",
    "pages",
    "p",
    "pp",
    "figure",
    "fig",
    "table",
    "chart",
    "appendix",
    "annex",
    "priority",
    "priorities",
    "objective",
    "objectives",
    "aim",
    "goal",
    "phase",
    "phases",
    "tier",
    "tiers",
    "level",
    "levels",
    "stage",
    "stages",
    "step",
    "steps",
    "grade",
    "category",
    "categories",
    "cat",
    "version",
    "v",
    "no",
    "nos",
    "number",
    "numbers",
    "junction",
    "junctions",
    "room",
    "unit",
    "item",
    "question",
    "questions",
    "outcome",
    "outcomes",
    "pillar",
    "theme",
    "year",
    "years",
    "code",
    "volume",
    "issue",
    "act",
    "aged",
    "age",
    "ages",
    "band",
    "zone",
    "standard",
    "principle",
    "recommendation",
    "operation",
    "channel",
    "week",
    "quarter",
    "form",
    "route",
    "bus",
    "flat",
    "unit",
    "lot",
    "class",
    "type",
    "group",
    "station",
    "box",
    "tel",
    "ext",
];

/// Whether the word before makes the number a name: `section 7`, `page 12`, `aged 18`.
fn is_named(before: &str) -> bool {
    let word = last_word(before);
    !word.is_empty() && NAMES.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Whether a month stands beside the number.
fn is_date(before: &str, after: &str, digits: &str) -> bool {
    if digits.len() > 2 {
        return false;
    }
    let joined = [" and ", " or ", " to ", "–", "-", "/"].iter().find_map(|joint| {
        let digits = after.strip_prefix(joint)?;
        let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
        (rest.len() < digits.len()).then_some(rest)
    });
    let behind = first_word(after.strip_prefix(" of").unwrap_or(after));
    is_month(behind) || joined.is_some_and(|rest| is_month(first_word(rest))) || is_month(last_word(before))
}

/// Whether a number is the time of a day.
fn is_time(before: &str, after: &str) -> bool {
    let word = first_word(after);
    matches!(word, "am" | "pm" | "noon" | "midday" | "a" | "p")
        && (word.len() > 1 || after.trim_start().starts_with(&format!("{word}.m")))
        || before.ends_with("at ") && starts_with_word(after.trim_start(), &["o'clock", "o’clock", "hours", "hrs"])
}

/// Whether a number is one that people call.
fn is_call_number(before: &str, after: &str, digits: &str) -> bool {
    const BESIDE: &[&str] = &[
        "call",
        "calls",
        "calling",
        "dial",
        "dialling",
        "ring",
        "ringing",
        "phone",
        "telephone",
        "via",
        "using",
        "on",
        "and",
        "or",
        "the",
        "service",
        "number",
        "calls",
        "non",
        "emergency",
        "system",
        "contact",
        "contacts",
        "demand",
        "handling",
        "text",
        "to",
    ];
    let known = |word: &str| BESIDE.iter().any(|beside| word.eq_ignore_ascii_case(beside));
    matches!(digits, "101" | "105" | "111" | "112" | "119" | "999")
        && (known(last_word(before)) || known(first_word(after)))
}

/// Whether the number is one end of odds: `1 in 4`, `2 out of 3`.
fn is_odds(before: &str, after: &str) -> bool {
    let number = |text: &str| {
        let digits: &str = &text[..text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len()];
        (1..=2).contains(&digits.len()) || digits.len() == 3 && digits.ends_with('0')
    };
    let joints = [" in ", " in every ", " out of ", " out of every "];
    let ends = |joint: &str| {
        let count =
            before.strip_suffix(joint).map(|b| b.len() - b.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        count.is_some_and(|count| (1..=2).contains(&count))
    };
    joints.iter().any(|joint| after.strip_prefix(joint).is_some_and(number) || ends(joint))
        || ["one", "two", "three", "four"]
            .iter()
            .any(|n| joints.iter().any(|joint| before.strip_suffix(joint).is_some_and(|b| b.ends_with(n))))
}

/// Whether other digits stand one space away, as in telephone numbers.
fn is_among_digits(before: &str, after: &str) -> bool {
    let space = [' ', '\u{a0}'];
    let ahead = after.strip_prefix(space).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let behind = before.strip_suffix(space).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    ahead || behind
}

/// The end of what is written in one with what stands at `start`: `A249`, `2019/20`, `01622-677055`.
fn end_of_word(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let mut end = start;
    for (at, c) in rest.char_indices() {
        let after = at + c.len_utf8();
        let joint = matches!(c, '.' | ',' | '/' | ':' | '-' | '–' | '_' | '@');
        if !(c.is_alphanumeric() || joint && rest[after..].starts_with(char::is_alphanumeric)) {
            break;
        }
        end = start + after;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::amounts_in;

    /// Checks which amounts a text has: each as it stands there, `=` and how it is printed.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = amounts_in(text);
        let found: Vec<String> = found.iter().map(|a| format!("{} = {}", &text[a.range.clone()], a.amount)).collect();
        assert_eq!(found, expected, "{text}");
    }

    /// Checks that no text has an amount.
    #[track_caller]
    fn none(texts: &[&str]) {
        for text in texts {
            check(text, &[]);
        }
    }

    #[test]
    fn amounts_are_found_where_they_stand() {
        check("£223.4m (58%) grant, £0.8m", &["£223.4m = £223.4m", "58% = 58%", "£0.8m = £0.8m"]);
        check("It costs 45p, then £1.2 billion.", &["45p = 45p", "£1.2 billion = £1.2bn"]);
        check(
            "a deficit (£1.5m) of −£1.5m, -3% and +4%",
            &["£1.5m = £1.5m", "−£1.5m = −£1.5m", "-3% = −3%", "+4% = 4%"],
        );
        check("1.2 billion and 147 officers", &["1.2 billion = 1.2bn", "147 = 147"]);
        check("£1,591,756, then £10.", &["£1,591,756 = £1,591,756", "£10 = £10"]);
        check("£5m/year; £2m-a-year; £14.5-million", &["£5m = £5m", "£2m = £2m", "£14.5-million = £14.5m"]);
        check("In March 147 of 6,000 in 2020/21", &["147 = 147", "6,000 = 6,000"]);
        check("costs 45 pence or 8 per cent", &["45 pence = 45p", "8 per cent = 8%"]);
        check("£250k.", &["£250k = £250,000"]);
        check("up to £10 for", &["£10 = £10"]);
        check("from 3,200 in 2019 to 3,600 in 2020", &["3,200 = 3,200", "3,600 = 3,600"]);
    }

    #[test]
    fn the_ends_of_a_range_share_their_unit() {
        check("£1.5-£2m", &["£1.5 = £1.5m", "£2m = £2m"]);
        check("£1.5–2m", &["£1.5 = £1.5m", "2m = £2m"]);
        check("between £1.5 and £2 million", &["£1.5 = £1.5m", "£2 million = £2m"]);
        check("10 to 12 per cent; 10–12%", &["10 = 10%", "12 per cent = 12%", "10 = 10%", "12% = 12%"]);
        check("£10 and £25.7m; £900 to £1.2m", &["£10 = £10", "£25.7m = £25.7m", "£900 = £900", "£1.2m = £1.2m"]);
        check("from 147 to 160", &["147 = 147", "160 = 160"]);
        check("£10–15 a year", &["£10 = £10", "15 = £15"]);
        check("from £5m to £6m", &["£5m = £5m", "£6m = £6m"]);
    }

    #[test]
    fn dates_and_years_are_none() {
        none(&[
            "between 2019/20 and 2020/21, 2020-21, 2017–2021",
            "31 January 2020, 1 and 2 June, 1–5 May, 1st",
            "the 12th of May, 12 of June, March 31, 2020",
            "31/03/2020, 31.3.20, 10:30, 24/7, 10am, 9.30 pm, 7 p.m.",
            "by 2029. In 2018,2019",
            "20 Sept 2019 to 3 Jan 2020",
        ]);
    }

    #[test]
    fn names_and_parts_of_words_are_none() {
        none(&[
            "s.7(1), section 7(1)(a), section 136, ss. 5 and 6, paragraph 7A",
            "the A249, M25, B2067 and J5; Covid-19, G7, MG11",
            "01622 677055, 0800 123 4567, +44 1622 677055",
            "call 101 or 999; the 101 service; 101 calls",
            "page 12, Figure 3, Appendix 2, Priority 1, Act 2010",
            "a 12-month pilot, 24hr, 4x4, 50/50, ratio 4:1",
            "1 in 4 victims, 2 out of 3, one in 5, 9 in 10",
            "aged 18, ages 16 to 24, 16–24, 10-20",
            "1.2.3, example.org/2020/12, #5",
            "£334, 818 in 2020, £X, £, 2m apart",
        ]);
    }

    #[test]
    fn a_number_too_long_to_hold_is_passed_over() {
        check("£99999999999999999999999999999999999m then £5", &["£5 = £5"]);
    }
}
