//! The national threats and the national priorities: closed lists that hold from one day to another.

use std::collections::BTreeMap;

use planwright_core::model::{Id, Section};

use crate::duties::answers::says_something;
use crate::duties::needs::{Gathered, Lack, Verdict, What, in_words, list};
use crate::duties::subject::Asked;
use crate::profile::NamedSet;
use crate::report::{Evidence, Proof};
use crate::text::Query;

/// The list that is in force on the plan's day, where we are sure enough of it to judge by it.
fn certain<'a>(sets: &'a [NamedSet], asked: Asked) -> Option<&'a NamedSet> {
    in_force(sets, asked).filter(|set| set.is_certain(asked.subject.as_at))
}

/// The list that was in force on the plan's day, whether we are sure of it or not.
fn in_force<'a>(sets: &'a [NamedSet], asked: Asked) -> Option<&'a NamedSet> {
    sets.iter().find(|set| set.in_force(asked.subject.as_at))
}

/// The lines to type where nothing is said of the national priorities: one for each of the list in
/// force. None where the list is not known.
pub(in crate::duties) fn lines_to_type(asked: Asked) -> Vec<String> {
    let Some(set) = in_force(&asked.subject.profile.national_priorities, asked) else { return Vec::new() };
    let mut lines = vec![
        format!(
            "At the top of a section, between its two `---`, write a line for each of the {} (`applies` is `true` or \
             `false`):",
            in_letters(set.ids.len())
        ),
        "`national-priorities:`".to_owned(),
    ];
    lines.extend(
        set.ids.iter().map(|id| format!("`  - {{id: {id}, applies: true, why: \"…\"}}` ({})", set.title_of(id))),
    );
    lines.push("Whether one applies is for the force to say: ask it.".to_owned());
    lines
}

/// A small number as it is read.
fn in_letters(number: usize) -> String {
    const SMALL: [&str; 11] = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    SMALL.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// Each threat of the list in force is named by `threats`, or by the words of the sections that
/// answer the duty or of the priorities. Nothing is asked where no section answers: that is told.
pub(super) fn threats(asked: Asked) -> Verdict {
    let set = certain(&asked.subject.profile.threats, asked);
    let Some(set) = set.filter(|_| !asked.answers.answering.is_empty()) else { return Verdict::Silent };
    let mut sections = asked.answers.parts();
    sections.extend(asked.subject.priorities().map(|(priority, _)| priority));
    let by_id = |id: &str| {
        let lists = |section: &&Section| section.meta.threats.iter().any(|threat| threat.id.value == id);
        asked.subject.plan.all_sections().find(lists)
    };
    let typed = |id: &str| by_id(id).map(|section| (set.title_of(id), section));
    let place = |id: &str| typed(id).or_else(|| by_words(asked, set, id, &sections));
    let named: Vec<(&str, Option<(String, &Section)>)> = set.ids.iter().map(|id| (id.as_str(), place(id))).collect();
    let lacking = named.iter().filter(|(_, place)| place.is_none());
    let lacking: Vec<String> = lacking.map(|(id, _)| set.title_of(id)).collect();
    if lacking.is_empty() {
        return Verdict::Holds(told(Proof::Threats, named.into_iter().filter_map(|(_, place)| place)));
    }
    let label = format!("{} lists {} threats", set.title, set.ids.len());
    Verdict::Lacks(vec![Lack { missing: list(&lacking), label: Some(label), ..Lack::default() }])
}

/// The first of the sections that names a member of a list in its words or its title, behind those
/// words as they are written.
fn by_words<'a>(asked: Asked, set: &NamedSet, id: &str, sections: &[&'a Section]) -> Option<(String, &'a Section)> {
    let mut words = vec![in_words(id)];
    words.extend(set.words.get(id).into_iter().flatten().cloned());
    let queries: Vec<Query> = asked.subject.index.queries(&words);
    let words = |section: &Section| {
        let body = asked.subject.index.section(section)?;
        let in_title = || queries.iter().find_map(|query| body.title.find(query).next());
        let found = body.find(&queries).next();
        found.or_else(|| in_title().map(|hit| body.title.slice(hit.bytes))).map(str::to_owned)
    };
    sections.iter().find_map(|section| Some((words(section)?, *section)))
}

/// Each national priority of the list in force is said to apply or not; or a section says in its
/// own words that it is about them. Where we are not sure of the list, any statement will do.
pub(super) fn priorities(asked: Asked, words: &[String]) -> Verdict {
    let stated = stated(asked);
    let set = certain(&asked.subject.profile.national_priorities, asked);
    let known = in_force(&asked.subject.profile.national_priorities, asked);
    let title = |id: &str| known.map_or_else(|| in_words(id), |set| set.title_of(id));
    let evidence = told(Proof::NationalPriorities, stated.iter().map(|(id, section)| (title(id), *section)));
    let unsaid = |id: &&String| !stated.contains_key(id.as_str());
    let lacking: Vec<String> =
        set.iter().flat_map(|set| set.ids.iter().filter(unsaid).map(|id| set.title_of(id))).collect();
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

/// The first section that says of a national priority whether it applies, by its id; those that say
/// nothing else are passed over.
fn stated<'a>(asked: Asked<'a>) -> BTreeMap<&'a str, &'a Section> {
    let mut stated = BTreeMap::new();
    let speaking = asked.subject.plan.all_sections().filter(|section| says_something(section, false));
    for section in speaking {
        for priority in &section.meta.national_priorities {
            stated.entry(priority.id.value.as_str()).or_insert(section);
        }
    }
    stated
}

/// Members of a list, each as it is told, with the section that speaks of it.
fn told<'a>(proof: Proof, members: impl Iterator<Item = (String, &'a Section)>) -> Vec<Evidence> {
    let mut found = Gathered::new();
    let mut sections: Vec<Id> = Vec::new();
    for (title, section) in members {
        found.add(None, [title.as_str()]);
        if !sections.contains(&section.id.value) {
            sections.push(section.id.value.clone());
        }
    }
    found.evidence(proof).map(|evidence| Evidence { sections, ..evidence }).into_iter().collect()
}
