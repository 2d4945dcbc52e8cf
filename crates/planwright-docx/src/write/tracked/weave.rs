//! Two orders in one, so that either can be had back.

/// A place in the old order, in the new one, or in both.
pub(super) type Woven = (Option<usize>, Option<usize>);

/// The new order with what is only in the old one where it stood. `new` has for each new place its old one. What stands
/// elsewhere now stands in it twice.
pub(super) fn weave(old: usize, new: &[Option<usize>]) -> Vec<Woven> {
    let kept = in_order(new);
    let mut out = Vec::new();
    let mut at = 0;
    let mut waiting = Vec::new();
    for (place, before) in new.iter().enumerate() {
        match before.filter(|_| kept.get(place) == Some(&true)) {
            Some(before) => {
                out.extend((at..before).map(|gone| (Some(gone), None)));
                out.append(&mut waiting);
                out.push((Some(before), Some(place)));
                at = before + 1;
            }
            None => waiting.push((None, Some(place))),
        }
    }
    out.extend((at..old).map(|gone| (Some(gone), None)));
    out.append(&mut waiting);
    out
}

/// True for each place that belongs to a longest run of values in order; none of those without a value do.
fn in_order(values: &[Option<usize>]) -> Vec<bool> {
    // The place of the least last value of each run's length.
    let mut ends: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (place, value) in values.iter().enumerate() {
        let Some(value) = *value else { continue };
        let length = ends.partition_point(|(end, _)| *end < value);
        let last = length.checked_sub(1).and_then(|shorter| ends.get(shorter)).map(|(_, place)| *place);
        if let Some(link) = before.get_mut(place) {
            *link = last;
        }
        match ends.get_mut(length) {
            Some(end) => *end = (value, place),
            None => ends.push((value, place)),
        }
    }
    let mut kept = vec![false; values.len()];
    let mut at = ends.last().map(|(_, place)| *place);
    while let Some(place) = at {
        if let Some(flag) = kept.get_mut(place) {
            *flag = true;
        }
        at = before.get(place).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Woven, weave};

    fn check(old: usize, new: &[Option<usize>], expected: &str) {
        let show = |place: Option<usize>| place.map_or("-".to_owned(), |place| place.to_string());
        let found: Vec<String> = weave(old, new).into_iter().map(|(a, b)| format!("{}{}", show(a), show(b))).collect();
        assert_eq!(found.join(" "), expected);
        let of = |side: fn(&Woven) -> Option<usize>| weave(old, new).iter().filter_map(side).collect::<Vec<_>>();
        assert_eq!(of(|woven| woven.0), (0..old).collect::<Vec<_>>());
        assert_eq!(of(|woven| woven.1), (0..new.len()).collect::<Vec<_>>());
    }

    #[test]
    fn both_orders_can_be_had_back() {
        check(2, &[Some(0), Some(1)], "00 11");
        check(3, &[Some(0), None, Some(2)], "00 1- -1 22");
        check(3, &[Some(2), Some(0), Some(1)], "-0 01 12 2-");
        check(0, &[None], "-0");
        check(2, &[], "0- 1-");
        check(4, &[Some(3), Some(2), Some(1), Some(0)], "-0 -1 -2 03 1- 2- 3-");
    }
}
