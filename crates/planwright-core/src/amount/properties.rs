//! Properties of reading and printing that hold for every text and amount.

use proptest::prelude::*;

use super::{amount, amounts_in, basis, broken_money, is_nothing};
use crate::model::{Amount, Unit};

/// An amount as somebody may write it.
fn written() -> impl Strategy<Value = String> {
    let sign = prop::sample::select(vec!["", "-", "−", "–", "+"]);
    let whole = prop_oneof![0_u64..100, 0_u64..100_000, 0_u64..10_000_000_000];
    let decimals = prop_oneof![Just(String::new()), "\\.[0-9]{1,3}"];
    let unit = prop::sample::select(vec![
        ("£", ""),
        ("£", "m"),
        ("£", "bn"),
        ("£", "k"),
        ("£", " million"),
        ("£", "tn"),
        ("", "%"),
        ("", " per cent"),
        ("", "p"),
        ("", ""),
        ("", "m"),
        ("", " billion"),
    ]);
    (sign, whole, any::<bool>(), decimals, unit).prop_map(|(sign, whole, commas, decimals, (before, behind))| {
        let whole = if commas { grouped(whole) } else { whole.to_string() };
        format!("{sign}{before}{whole}{decimals}{behind}")
    })
}

fn grouped(number: u64) -> String {
    let digits = number.to_string().into_bytes();
    let groups: Vec<String> =
        digits.rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    groups.join(",")
}

/// The last digit that is printed may stand for less than the one that was read only where
/// thousands are printed out (`£250k` is `£250,000`) and where tenths of a pound are pence.
fn is_as_exact(read: &Amount, printed: &Amount) -> bool {
    let thousands = read.last_digit > 1.into() && read.last_digit < 10_000.into() && printed.last_digit == 1.into();
    let tenths = read.unit == Unit::Pounds && read.last_digit == rust_decimal::Decimal::new(1, 1);
    read.last_digit == printed.last_digit
        || thousands
        || tenths && printed.last_digit == rust_decimal::Decimal::new(1, 2)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_as_the_same_amount(text in written()) {
        let read = amount(&text, None, false);
        prop_assert!(read.is_some(), "{text} is read");
        if let Some(read) = read {
            let printed = read.to_string();
            let again = amount(&printed, None, false);
            prop_assert_eq!(again.map(|a| (a.value, a.unit)), Some((read.value, read.unit)), "{} as {}", text, printed);
            prop_assert!(again.is_some_and(|again| is_as_exact(&read, &again)), "{text} as {printed}");
            prop_assert_eq!(again.map(|again| again.to_string()), Some(printed));
        }
    }

    #[test]
    fn any_amount_is_printed_so_that_it_can_be_read(mantissa in any::<i64>(), scale in 0_u32..20, step in 0_u32..12, unit in 0..3) {
        let unit = [Unit::Pounds, Unit::Percent, Unit::Count][usize::try_from(unit).unwrap_or_default()];
        let value = rust_decimal::Decimal::new(mantissa, scale);
        let last_digit = if step < 6 {
            rust_decimal::Decimal::new(1, step)
        } else {
            rust_decimal::Decimal::from(10_u64.pow(step - 5))
        };
        let printed = Amount { value, unit, last_digit }.to_string();
        // An amount of more digits than anybody writes is printed and not read.
        let digits = printed.bytes().filter(u8::is_ascii_digit).count();
        if let Some(again) = amount(&printed, None, false) {
            prop_assert_eq!(again.to_string(), printed);
            prop_assert_eq!(again.unit, unit);
        } else {
            prop_assert!(digits > 16, "{printed}");
        }
    }

    #[test]
    fn an_amount_is_found_in_the_text_around_it(text in written()) {
        let read = amount(&text, None, true);
        let sentence = format!("It was {text} then.");
        let found = amounts_in(&sentence);
        let metres = text.ends_with('m') && !text.contains('£');
        let leads_by_zero = text.starts_with('0') && text.len() > 1 && text.bytes().all(|b| b.is_ascii_digit());
        if let Some(read) = read.filter(|_| !metres && !leads_by_zero) {
            prop_assert_eq!(found.len(), 1, "{}", sentence);
            prop_assert_eq!(&sentence[found[0].range.clone()], text.as_str());
            prop_assert_eq!(found[0].amount, read);
        }
    }

    #[test]
    fn no_text_stops_the_reader(text in "\\PC*", words in "[0-9£%.,/()+ a-zA-Z–−'’mkp-]{0,60}") {
        for text in [&text, &words] {
            amount(text, basis(text), true);
            is_nothing(text);
            for found in amounts_in(text) {
                prop_assert!(text.get(found.range.clone()).is_some());
                let _ = found.amount.to_string();
            }
            for broken in broken_money(text) {
                prop_assert!(text.get(broken.range.clone()).is_some());
            }
        }
    }

    #[test]
    fn amounts_stand_in_order_and_apart(text in "[0-9£%.,/()+ toandm–−-]{0,80}") {
        let found = amounts_in(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start, "{text}: {found:?}");
        }
    }
}
