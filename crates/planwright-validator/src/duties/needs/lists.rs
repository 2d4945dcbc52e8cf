//! Typed lists: measures, and whom services are for.

use planwright_core::Span;
use planwright_core::model::{Kind, Section, Service, TableRole};

use crate::duties::needs::{Gathered, Lack, Verdict, list, money};
use crate::duties::subject::Asked;
use crate::report::Proof;

/// At most so many other places are pointed to.
const OTHERS: usize = 5;

/// Every priority of the chief officer has a measure, or a section on performance has some.
pub(super) fn measures(asked: Asked) -> Verdict {
    let priorities: Vec<(&Section, Option<&Section>)> = asked.subject.priorities_of_the_chief_officer().collect();
    let parts = asked.answers.parts();
    // The measures of a priority are its own, whoever delivers it.
    let on_performance = parts.iter().any(|part| part.meta.kind != Kind::Priority && has_measures(part));
    let unmeasured = |(priority, chapter): &&(&Section, Option<&Section>)| {
        !has_measures(priority) && !chapter.is_some_and(has_measures)
    };
    let lacking: Vec<&Section> = priorities.iter().filter(unmeasured).map(|(priority, _)| *priority).collect();
    if on_performance || lacking.is_empty() {
        let mut found = Gathered::new();
        for section in asked.subject.plan.all_sections() {
            found.add(Some(section), section.meta.measures.iter().map(|measure| measure.name.value.as_str()));
        }
        return Verdict::Holds(found.evidence(Proof::Measures).into_iter().collect());
    }
    Verdict::Lacks(vec![without_measure(&lacking, priorities.len(), &asked.subject.chief_officer())])
}

/// A typed list of measures, or a table of them.
fn has_measures(section: &Section) -> bool {
    !section.meta.measures.is_empty()
        || !money::captions(section, |table| table.role == Some(TableRole::Measures)).is_empty()
}

/// One lack for all of them, at the first.
fn without_measure(lacking: &[&Section], of: usize, who: &str) -> Lack {
    let titles: Vec<String> = lacking.iter().map(|section| format!("“{}”", section.meta.title.value)).collect();
    let all = lacking.len() == of;
    let missing = match (titles.as_slice(), all) {
        ([one], _) => format!("the priority {one}, which {who} delivers"),
        (_, true) => format!("any of the {of} priorities that {who} delivers"),
        (few, false) if few.len() <= 3 => format!("{} of the {of} priorities: {}", few.len(), list(few)),
        (many, false) => format!("{} of the {of} priorities that {who} delivers", many.len()),
    };
    let others = lacking.iter().skip(1).filter(|_| !all).take(OTHERS);
    Lack {
        missing,
        at: lacking.first().map(|section| section.meta.title.span),
        label: Some(if all && of > 1 { "such as this one" } else { "it has no `measures`" }.to_owned()),
        related: others.map(|section| (section.meta.title.span, "nor has this one".to_owned())).collect(),
        ..Lack::default()
    }
}

/// Every typed service says whom it is for.
pub(super) fn beneficiaries(asked: Asked) -> Verdict {
    let services = asked.subject.plan.all_sections().flat_map(|section| &section.meta.services);
    let lacking: Vec<&Service> = services.filter(|service| service.beneficiaries.is_none()).collect();
    let names: Vec<String> = lacking.iter().map(|service| format!("“{}”", service.name.value)).collect();
    let missing = match names.as_slice() {
        [] => return Verdict::Holds(Vec::new()),
        [one] => format!("the service {one} is for"),
        few if few.len() <= 3 => format!("the services {} are for", list(few)),
        many => format!("{} of the services are for", many.len()),
    };
    let others: Vec<(Span, String)> =
        lacking.iter().skip(1).take(OTHERS).map(|service| (service.name.span, "nor for this one".to_owned())).collect();
    Verdict::Lacks(vec![Lack {
        missing,
        at: lacking.first().map(|service| service.name.span),
        label: Some("it has no `for`".to_owned()),
        related: others,
        ..Lack::default()
    }])
}
