//! The numbers of sections, as `numbering` in `plan.md` has them.

use std::collections::BTreeMap;

use crate::model::{Id, Kind, Numbering, Plan};

/// The number of each chapter and section that has one: "4", "4.1", "A".
///
/// A foreword has none; appendices count in letters. Under [`Numbering::Chapter`] the sections of
/// each chapter count from 1 and chapters have none.
#[must_use]
pub fn section_numbers(plan: &Plan) -> BTreeMap<&Id, String> {
    let mut numbers = BTreeMap::new();
    if plan.meta.numbering == Numbering::None {
        return numbers;
    }
    let (mut chapters, mut appendices) = (0_u32, 0_u32);
    for chapter in &plan.sections {
        let own = match chapter.meta.kind {
            Kind::Foreword => None,
            Kind::Appendix => {
                appendices += 1;
                Some(letters(appendices))
            }
            _ => {
                chapters += 1;
                (plan.meta.numbering == Numbering::Nested).then(|| chapters.to_string())
            }
        };
        let counted = chapter.children.iter().filter(|child| child.meta.kind != Kind::Foreword);
        for (child, n) in counted.zip(1..) {
            let number = own.as_ref().map_or_else(|| u32::to_string(&n), |chapter| format!("{chapter}.{n}"));
            numbers.insert(&child.id.value, number);
        }
        numbers.extend(own.map(|number| (&chapter.id.value, number)));
    }
    numbers
}

/// The number of the statutory index where it is an appendix: the last of them. None in a plan
/// whose chapters have no numbers.
#[must_use]
pub fn index_number(plan: &Plan) -> Option<String> {
    let appendices = plan.sections.iter().filter(|chapter| chapter.meta.kind == Kind::Appendix).count();
    let number = u32::try_from(appendices).ok()?.checked_add(1)?;
    (plan.meta.numbering != Numbering::None).then(|| letters(number))
}

/// A, B … Z, AA, AB …
fn letters(mut n: u32) -> String {
    let mut letters = Vec::new();
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn appendices_count_in_letters() {
        for (n, expected) in [(1, "A"), (26, "Z"), (27, "AA"), (53, "BA")] {
            assert_eq!(letters(n), expected);
        }
    }
}
