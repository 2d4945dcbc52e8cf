//! What it means that one verb stands for another: more is said, less, or the opposite.

use super::{Force, Modal, Reach};
use crate::change::Direction;

/// What a change from one verb to another means. None where both are as strong, and neither denies what the other says.
/// Where one side only has a verb, and `acts` says that it tells what somebody does who can be bound, what the other says
/// outright is as strong as what will be done; of a thing that is found or may be found, nobody is bound to anything.
pub(crate) fn meaning(old: Option<&Modal>, new: Option<&Modal>, acts: bool) -> Option<Meaning> {
    let plain = |direction: Option<Direction>| {
        direction.map(|direction| Meaning { direction: Some(direction), reversed: false })
    };
    if old.into_iter().chain(new).any(|modal| modal.frees) {
        return None;
    }
    match (old, new) {
        (Some(old), Some(new)) if old.reach != new.reach => plain(reached(old, new)),
        (Some(old), Some(new)) if old.denies != new.denies => {
            Some(Meaning { direction: turned(old, new), reversed: true })
        }
        (Some(old), Some(new)) if goes_on(old, new) => None,
        (Some(old), Some(new)) => plain(by_force(old.force, new.force)),
        (Some(old), None) if !old.denies && acts => plain(by_force(old.force, Force::Commitment)),
        (None, Some(new)) if !new.denies && acts => plain(by_force(Force::Commitment, new.force)),
        _ => None,
    }
}

/// Whether one says that it will be done, and the other that it will be done as before.
fn goes_on(old: &Modal, new: &Modal) -> bool {
    old.continues != new.continues && [old, new].iter().all(|modal| modal.continues || modal.force == Force::Commitment)
}

/// What it means that a verb reaches less far: "will never" became "will rarely". Of "will not always" and "will seldom"
/// nobody can say which is more.
fn reached(old: &Modal, new: &Modal) -> Option<Direction> {
    match (old.reach, new.reach) {
        (Reach::Full, Reach::Seldom) => Some(Direction::Weakened),
        (Reach::Seldom, Reach::Full) => Some(Direction::Strengthened),
        _ => None,
    }
}

/// What a change of verbs means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// Whether more is said, or less; none where one says the opposite of the other and neither is more.
    pub(crate) direction: Option<Direction>,
    /// Whether one denies what the other says.
    pub(crate) reversed: bool,
}

/// What it means that one verb denies what the other says: to take back a promise is less, and so is to allow what was
/// forbidden; to take back a refusal is more. Whether to forbid what was allowed is more or less, nobody can say.
fn turned(old: &Modal, new: &Modal) -> Option<Direction> {
    if new.denies {
        (old.force >= Force::Weak).then_some(Direction::Weakened)
    } else if new.force == Force::Permission {
        Some(Direction::Weakened)
    } else {
        (old.force == Force::Commitment).then_some(Direction::Strengthened)
    }
}

fn by_force(old: Force, new: Force) -> Option<Direction> {
    match old.cmp(&new) {
        std::cmp::Ordering::Greater => Some(Direction::Weakened),
        std::cmp::Ordering::Less => Some(Direction::Strengthened),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::modal::modals;
    use crate::modal::tests::tokens;

    /// What becomes of a sentence.
    #[track_caller]
    fn turned(old: &str, new: &str, expected: Option<(Direction, bool)>) {
        let found = between(old, new);
        let expected = expected.map(|(direction, reversed)| (Some(direction), reversed));
        assert_eq!(found, expected, "{old} → {new}");
    }

    fn between(old: &str, new: &str) -> Option<(Option<Direction>, bool)> {
        let verb = |text: &str| modals(&tokens(text)).into_iter().next();
        meaning(verb(old).as_ref(), verb(new).as_ref(), true).map(|meaning| (meaning.direction, meaning.reversed))
    }

    #[test]
    fn force_decides_whether_less_is_said() {
        use Direction::{Strengthened, Weakened};
        turned("nobody has to", "no one should", None);
        turned("must", "should", Some((Weakened, false)));
        turned("must", "shall", None);
        turned("will meet", "will also consider", Some((Weakened, false)));
        turned("has a duty to", "has a power to", Some((Weakened, false)));
        turned("is to", "is asked to", Some((Weakened, false)));
        turned("may", "could", None);
        turned("should", "will", Some((Strengthened, false)));
        turned("must not", "should not", Some((Weakened, false)));
        turned("must not", "may", Some((Weakened, true)));
        turned("will", "will not", Some((Weakened, true)));
        turned("will", "will never", Some((Weakened, true)));
        turned("will not", "will", Some((Strengthened, true)));
        turned("will", "will try to", Some((Weakened, false)));
        turned("can not only", "can", None);
        turned("goes", "will", None);
        turned("must", "goes", Some((Weakened, false)));
        turned("should", "goes", Some((Strengthened, false)));
        turned("goes", "should", Some((Weakened, false)));
        turned("will", "will continue to", None);
        turned("will never", "will rarely", Some((Weakened, false)));
        turned("will not always", "will seldom", None);
        turned("I shall", "I will", None);
        turned("it shall", "it will", Some((Weakened, false)));
        turned("I ask the force to", "I require the force to", Some((Strengthened, false)));
        assert_eq!(between("can", "cannot"), Some((None, true)), "it depends on who could");
        assert_eq!(between("must not", "must"), Some((None, true)));
        let verb = modals(&tokens("may be found")).pop();
        assert_eq!(meaning(None, verb.as_ref(), false), None, "of a thing nobody is bound");
        assert_eq!(meaning(verb.as_ref(), None, false), None);
    }
}
