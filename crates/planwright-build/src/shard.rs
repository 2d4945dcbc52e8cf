//! A share of the plans, for builds on several machines.

use std::str::FromStr;

use sha2::{Digest, Sha256};

/// One of several shares of the plans: `2/5` is the second of five.
///
/// The plans are dealt out in the order of the digests of their names, so that shares are of one size, and the same
/// wherever and however often they are built; plans of one region do not all fall to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    number: usize,
    /// Of how many.
    of: usize,
}

impl Shard {
    /// Which share, from 1, and of how many.
    pub(crate) fn numbers(self) -> (usize, usize) {
        (self.number, self.of)
    }

    /// Keeps what falls to this share, in its order. `name` tells what each is called; no two are called the same.
    pub(crate) fn keep<T>(self, all: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
        let mut dealt: Vec<([u8; 32], usize)> =
            all.iter().enumerate().map(|(at, one)| (Sha256::digest(name(one)).into(), at)).collect();
        dealt.sort_unstable();
        let mut own = vec![false; all.len()];
        for (_, at) in dealt.into_iter().skip(self.number - 1).step_by(self.of) {
            own[at] = true;
        }
        all.into_iter().zip(own).filter_map(|(one, own)| own.then_some(one)).collect()
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            Some((_, 0)) => Err("of no shares there is none; write which of how many, such as `2/5`".to_owned()),
            Some((number, of)) => Err(format!("there is no share {number} of {of}: they are numbered from 1 to {of}")),
            None => Err("write which share of how many, such as `2/5`".to_owned()),
        }
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plan_falls_to_one_share_and_shares_are_of_one_size() {
        let names: Vec<String> = (0..500).map(|n| format!("plan-{n}")).collect();
        for of in [1, 2, 3, 7, 499, 500, 501] {
            let shares: Vec<Vec<String>> =
                (1..=of).map(|number| Shard { number, of }.keep(names.clone(), |name| name)).collect();
            let (least, most) = (500 / of, 500_usize.div_ceil(of));
            assert!(shares.iter().all(|share| (least..=most).contains(&share.len())), "{of}");
            assert!(shares.iter().all(|share| share.is_sorted_by_key(|name| names.iter().position(|it| it == name))));
            let mut all = shares.concat();
            all.sort();
            let mut wanted = names.clone();
            wanted.sort();
            assert_eq!(all, wanted);
        }
    }

    #[test]
    fn shares_do_not_depend_on_the_order_of_plans() {
        let share = |names: &[&'static str]| {
            let mut share = Shard { number: 1, of: 2 }.keep(names.to_vec(), |name| name);
            share.sort_unstable();
            share
        };
        assert_eq!(share(&["a", "b", "c", "d"]), share(&["d", "b", "a", "c"]));
    }

    #[test]
    fn shares_are_written_as_numbers() {
        assert_eq!("2/5".parse::<Shard>().unwrap().to_string(), "2/5");
        for (text, words) in [
            ("0/5", "no share 0"),
            ("6/5", "from 1 to 5"),
            ("2", "such as"),
            ("1/0", "of no shares"),
            ("-1/2", "such as"),
        ] {
            assert!(text.parse::<Shard>().unwrap_err().contains(words), "{text}");
        }
    }
}
