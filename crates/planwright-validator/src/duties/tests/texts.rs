//! What the built-in profiles say of finer parts and of duties of regard.

use std::collections::BTreeSet;

use planwright_core::Severity;

use crate::profile::{BUILT_IN, Basis, Need, Part, Requirement, find};

/// Whether a need can say what exactly is missing.
fn tells(need: &Need) -> bool {
    matches!(
        need,
        Need::Years { .. }
            | Need::Measures
            | Need::Beneficiaries
            | Need::Scope { .. }
            | Need::Threats
            | Need::EachPriority { .. }
    )
}

#[track_caller]
fn check_part(part: &Part, rule: &str) {
    assert_eq!(part.missing.contains("{missing}"), tells(&part.need), "{rule}: it says what is missing where it can");
    assert!(!part.missing.ends_with('.') && part.missing.starts_with(char::is_lowercase), "{rule}: {}", part.missing);
    assert!(part.why.ends_with('.') && part.mend.ends_with('.'), "{rule}: sentences end");
    assert!(part.title.starts_with(char::is_uppercase), "{rule}: {}", part.title);
    let claims = ["The Act asks", "The Act wants", "The Act speaks"].iter().any(|words| part.why.contains(words));
    assert!(!claims || part.basis == Basis::Law, "{rule}: what the Act asks is no advice of ours");
}

#[track_caller]
fn check_regard(duty: &Requirement) {
    let rule = duty.rule();
    assert!(duty.fold.is_none() || duty.most == Some(Severity::Note), "{rule}: what is told together is a note");
    assert!(duty.mend.ends_with('.'), "{rule}");
}

#[test]
fn every_part_is_worded_whole() {
    for (id, _) in BUILT_IN {
        let profile = find(id).unwrap();
        for duty in &profile.duties {
            check_regard(duty);
            let rules: Vec<String> = duty.part_rules().collect();
            duty.parts.iter().zip(&rules).for_each(|(part, rule)| check_part(part, rule));
            assert_eq!(rules.iter().collect::<BTreeSet<_>>().len(), rules.len(), "{}: each part once", duty.id);
        }
        let names = profile.rule_names();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{id}: each name once");
    }
}

#[test]
fn the_words_of_a_threat_are_words_of_a_member() {
    for (id, _) in BUILT_IN {
        let profile = find(id).unwrap();
        for set in profile.threats.iter().chain(&profile.national_priorities) {
            assert!(set.words.keys().all(|known| set.ids.contains(known)), "{id}: {}", set.title);
        }
    }
}
