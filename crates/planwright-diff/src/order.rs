//! The longest run in order: what is not in it was moved.

/// True for each place whose value belongs to a longest increasing run of `values`.
pub(crate) fn in_order(values: &[usize]) -> Vec<bool> {
    // The place of the least last value of each run's length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; values.len()];
    for (place, value) in values.iter().enumerate() {
        let length = ends.partition_point(|&end| values[end] < *value);
        before[place] = length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied());
        match ends.get_mut(length) {
            Some(end) => *end = place,
            None => ends.push(place),
        }
    }
    let mut kept = vec![false; values.len()];
    let mut at = ends.last().copied();
    while let Some(place) = at {
        kept[place] = true;
        at = before[place];
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::in_order;

    fn check(values: &[usize], moved: &[usize]) {
        let found: Vec<_> = in_order(values).iter().zip(values).filter(|(kept, _)| !**kept).map(|(_, v)| *v).collect();
        assert_eq!(found, moved, "{values:?}");
    }

    #[test]
    fn the_fewest_count_as_moved() {
        check(&[], &[]);
        check(&[0, 1, 2], &[]);
        check(&[3, 0, 1, 2], &[3]);
        check(&[1, 2, 3, 0], &[0]);
        check(&[0, 4, 2, 3, 1, 5], &[4, 1]);
    }
}
