//! Reading a text that is nothing but an amount.

use super::{amount, is_nothing};
use crate::model::{Amount, Unit};

/// `value unit last-digit`, with the unit as `£`, `%` or `#`.
fn show(amount: &Amount) -> String {
    let unit = match amount.unit {
        Unit::Pounds => "£",
        Unit::Percent => "%",
        Unit::Count => "#",
    };
    format!("{unit}{} ±{}", amount.value, amount.last_digit)
}

fn check(text: &str, heading: &str, expected: &str) {
    let basis = super::basis(heading);
    let found = amount(text, basis, basis.is_none()).map_or_else(|| "none".to_owned(), |a| show(&a));
    assert_eq!(found, expected, "{text:?} under {heading:?}");
}

#[test]
fn reads_what_british_people_write() {
    check("£1,591,756", "", "£1591756 ±1");
    check("£223.4m", "", "£223400000 ±100000");
    check("£ 223.4 m", "", "£223400000 ±100000");
    check("1.2bn", "", "#1200000000 ±100000000");
    check("1.2bn", "£m", "£1200000000 ±100000000");
    check("250k", "£", "£250000 ±1000");
    check("£250K", "", "£250000 ±1000");
    check("£3 million", "", "£3000000 ±1000000");
    check("45p", "", "£0.45 ±0.01");
    check("5.1%", "£m", "%5.1 ±0.1");
    check("8 per cent", "", "%8 ±1");
    check("147", "", "#147 ±1");
    check("6,000", "", "#6000 ±1");
    check("0.50", "", "#0.5 ±0.01");
    check("£.50", "", "£0.5 ±0.01");
    check("0", "", "#0 ±1");
}

#[test]
fn reads_minus_in_every_form() {
    for text in ["(1.5)", "-1.5", "−1.5", "–1.5", "- 1.5"] {
        check(text, "", "#-1.5 ±0.1");
    }
    for text in ["(£1.5m)", "£(1.5)m", "£(1.5m)", "-£1.5m", "£-1.5m", "−£1.5m"] {
        check(text, "", "£-1500000 ±100000");
    }
    check("+3.6", "", "#3.6 ±0.1");
    check("(5.1%)", "", "%-5.1 ±0.1");
    check("(5.1)%", "", "%-5.1 ±0.1");
    check("(0)", "", "#0 ±1");
}

#[test]
fn passes_over_footnote_marks() {
    check("£5m*", "", "£5000000 ±1000000");
    check("5.1 †", "", "#5.1 ±0.1");
    check("12¹", "", "#12 ±1");
}

#[test]
fn takes_the_unit_from_the_words_around() {
    check("223.4", "2020/21 £m", "£223400000 ±100000");
    check("223.4", "Budget (£ million)", "£223400000 ±100000");
    check("1,500", "£'000", "£1500000 ±1000");
    check("1,500", "£000s", "£1500000 ±1000");
    check("12", "Change %", "%12 ±1");
    check("12", "Per cent", "%12 ±1");
    check("45", "Pence", "£0.45 ±0.01");
    check("45", "Officers", "#45 ±1");
    check("45", "A rise of 5%", "#45 ±1");
    check("45", "The £4.2m budget", "#45 ±1");
    check("2020", "£", "£2020 ±1");
    check("£10", "£m", "£10 ±1");
}

#[test]
fn leaves_alone_what_is_no_amount() {
    for text in [
        "",
        "–",
        "—",
        "-",
        "nil",
        "n/a",
        "2019/20",
        "2020",
        "2019-20",
        "1st",
        "22nd",
        "A249",
        "10:30",
        "10–20",
        "£334, 818",
        "1,23",
        "£",
        "%",
        "12 officers",
        "1.2.3",
        "£5p",
        "£5%",
        "(1.5",
        "-(1.5)",
        "31 March",
        "5 m",
        "99999999999999999999999999999",
    ] {
        check(text, "", "none");
    }
}

#[test]
fn knows_what_says_nothing() {
    for text in ["", " ", "–", "—", "-", "nil", "Nil", "n/a", "N/A", "–*", "None", "not applicable"] {
        assert!(is_nothing(text), "{text:?}");
    }
    assert!(!is_nothing("none of it"));
}
