//! The national threats and the national priorities: closed lists that hold from one day to another.

use std::collections::BTreeMap;

use planwright_core::model::{Id, NationalPriority, Section};

use crate::duties::answers::says_something;
use crate::duties::needs::{Gathered, Lack, Verdict, What, in_words, list};
use crate::duties::subject::Asked;
use crate::profile::NamedSet;
use crate::report::{Evidence, Proof};
use crate::text::Query;

/// The list that is in force on the plan's day, where we are sure enough of it to judge by it.
fn certain<'a>(sets: &'a [NamedSet], asked: Asked) -> Option<&'a NamedSet> {
    let day = asked.subject.as_at;
    sets.iter().find(|set| set.in_force(day)).filter(|set| set.is_certain(day))
}

/// Each threat of the list in force is named by `threats`, or by the words of the sections that
/// answer the duty or of the priorities. Nothing is asked where no section answers: that is told.
pub(super) fn threats(asked: Asked) -> Verdict {
    let set = certain(&asked.subject.profile.threats, asked);
    let Some(set) = set.filter(|_| !asked.answers.answering.is_empty()) else { return Verdict::Silent };
    let mut sections = asked.answers.parts();
    sections.extend(asked.subject.priorities().map(|(priority, _)| priority));
    let typed: Vec<(&str, &Section)> = asked
        .subject
        .plan
        .all_sections()
        .flat_map(|section| section.meta.threats.iter().map(move |threat| (threat.id.value.as_str(), section)))
        .collect();
    let mut found = Gathered::new();
    let mut places: Vec<Id> = Vec::new();
    let mut lacking = Vec::new();
    for id in &set.ids {
        let by_id = typed.iter().find(|(known, _)| known == id).map(|(_, section)| *section);
        match by_id.or_else(|| by_words(asked, set, id, &sections)) {
            Some(section) => {
                found.add(None, [in_words(id).as_str()]);
                if !places.contains(&section.id.value) {
                    places.push(section.id.value.clone());
                }
            }
            None => lacking.push(in_words(id)),
        }
    }
    if lacking.is_empty() {
        let evidence = found.evidence(Proof::Threats);
        return Verdict::Holds(
            evidence.map(|evidence| Evidence { sections: places, ..evidence }).into_iter().collect(),
        );
    }
    let label = format!("{} lists {} threats", set.title, set.ids.len());
    Verdict::Lacks(vec![Lack { missing: list(&lacking), label: Some(label), ..Lack::default() }])
}

/// The first of the sections that names a member of a list in its title or its words.
fn by_words<'a>(asked: Asked, set: &NamedSet, id: &str, sections: &[&'a Section]) -> Option<&'a Section> {
    let mut words = vec![in_words(id)];
    words.extend(set.words.get(id).into_iter().flatten().cloned());
    let queries: Vec<Query> = asked.subject.index.queries(&words);
    let names = |section: &&Section| {
        asked.subject.index.section(section).is_some_and(|body| {
            body.find(&queries).next().is_some() || queries.iter().any(|query| body.title.find(query).next().is_some())
        })
    };
    sections.iter().copied().find(names)
}

/// Each national priority of the list in force is said to apply or not; or a section says in its
/// own words that it is about them. Where we are not sure of the list, any statement will do.
pub(super) fn priorities(asked: Asked, words: &[String]) -> Verdict {
    let stated = stated(asked);
    let evidence = told(&stated);
    let set = certain(&asked.subject.profile.national_priorities, asked);
    let unsaid = |id: &&String| !stated.contains_key(id.as_str());
    let lacking: Vec<String> = set.iter().flat_map(|set| &set.ids).filter(unsaid).map(|id| in_words(id)).collect();
    if !stated.is_empty() && lacking.is_empty() {
        return Verdict::Holds(evidence);
    }
    let by_words = super::sections::section_or_words(asked, words);
    match by_words {
        Verdict::Holds(named) => Verdict::Holds(evidence.into_iter().chain(named).collect()),
        _ if stated.is_empty() => by_words,
        _ => Verdict::Lacks(vec![Lack { what: What::Members, missing: list(&lacking), ..Lack::default() }]),
    }
}

/// What the plan says of each national priority, by its id, in sections that say something.
fn stated<'a>(asked: Asked<'a>) -> BTreeMap<&'a str, (&'a NationalPriority, &'a Section)> {
    let mut stated = BTreeMap::new();
    let speaking = asked.subject.plan.all_sections().filter(|section| says_something(section, false));
    for section in speaking {
        for priority in &section.meta.national_priorities {
            stated.entry(priority.id.value.as_str()).or_insert((priority, section));
        }
    }
    stated
}

fn told(stated: &BTreeMap<&str, (&NationalPriority, &Section)>) -> Vec<Evidence> {
    let mut found = Gathered::new();
    let mut sections: Vec<Id> = Vec::new();
    for (id, (_, section)) in stated {
        found.add(None, [in_words(id).as_str()]);
        if !sections.contains(&section.id.value) {
            sections.push(section.id.value.clone());
        }
    }
    let evidence = found.evidence(Proof::NationalPriorities);
    evidence.map(|evidence| Evidence { sections, ..evidence }).into_iter().collect()
}
