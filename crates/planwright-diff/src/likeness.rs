//! How like two runs of tokens are.

use std::collections::HashMap;

/// What runs of three tokens stand in a text, sorted: order counts for likeness, a little.
pub(crate) fn shingles(keys: &[u32]) -> Vec<u64> {
    let mut found: Vec<u64> = if keys.len() < 3 {
        keys.iter().map(|key| u64::from(*key)).collect()
    } else {
        keys.windows(3)
            .map(|run| run.iter().fold(7, |sum: u64, key| sum.wrapping_mul(0x0000_0100_0000_01b3) ^ u64::from(*key)))
            .collect()
    };
    found.sort_unstable();
    found
}

/// How many the two sorted lists have in common.
pub(crate) fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut common) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                common += 1;
                i += 1;
                j += 1;
            }
        }
    }
    common
}

/// From 0 for nothing in common to 1 for the same, of two sorted lists.
pub(crate) fn likeness<T: Ord>(a: &[T], b: &[T]) -> f64 {
    let all = a.len() + b.len();
    if all == 0 { 1.0 } else { 2.0 * common(a, b) as f64 / all as f64 }
}

/// At most so many texts may share a run of tokens for it to tell anything.
const TELLING: usize = 16;

/// Which of many texts share telling runs of tokens with a text.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    places: HashMap<u64, Vec<usize>>,
}

impl Shared {
    /// Remembers a text by its sorted shingles.
    pub(crate) fn add(&mut self, place: usize, shingles: &[u64]) {
        let mut last = None;
        for shingle in shingles {
            if last == Some(shingle) {
                continue;
            }
            last = Some(shingle);
            let places = self.places.entry(*shingle).or_default();
            if places.len() <= TELLING {
                places.push(place);
            }
        }
    }

    /// The places of the texts that share the most with a text, the most first, few of them.
    pub(crate) fn like(&self, shingles: &[u64]) -> Vec<usize> {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for shingle in shingles {
            for place in self.places.get(shingle).filter(|places| places.len() <= TELLING).into_iter().flatten() {
                *counts.entry(*place).or_default() += 1;
            }
        }
        let mut found: Vec<(usize, usize)> = counts.into_iter().collect();
        found.sort_unstable_by_key(|(place, count)| (std::cmp::Reverse(*count), *place));
        found.into_iter().take(4).map(|(place, _)| place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_a_share() {
        assert!((likeness(&[1, 2, 3, 4], &[1, 2, 3, 5]) - 0.75).abs() < 1e-9);
        assert!(likeness(&[1, 2], &[3, 4]).abs() < 1e-9);
        assert!((likeness::<u8>(&[], &[]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_text_is_found_by_what_it_shares() {
        let texts = [&[1_u32, 2, 3, 4, 5][..], &[9, 8, 7, 6]];
        let mut shared = Shared::default();
        for (place, text) in texts.iter().enumerate() {
            shared.add(place, &shingles(text));
        }
        assert_eq!(shared.like(&shingles(&[0, 8, 7, 6])), [1]);
        assert_eq!(shared.like(&shingles(&[1, 3, 5])), [] as [usize; 0]);
    }
}
