//! What the priorities say of themselves.

use planwright_core::Severity;
use planwright_core::model::{Kind, Scope, Section};

use crate::duties::answers::says_something;
use crate::duties::needs::{Gathered, Lack, Verdict, in_words};
use crate::duties::subject::Asked;
use crate::report::{Evidence, Proof};

/// Each limb of s.7(2) is the scope of some priority. Where some priority states its scope, each
/// limb that none has is a lack; where none states any, nobody has thought of it yet, and one note
/// says so. A section on the Strategic Policing Requirement is about the national limb.
pub(super) fn scope(asked: Asked, limbs: &[Scope]) -> Verdict {
    let parts = asked.answers.parts();
    let stated: Vec<(Scope, &Section)> =
        parts.iter().flat_map(|part| part.meta.scope.iter().map(move |scope| (scope.value, *part))).collect();
    let Some(first) = parts.iter().find_map(|part| part.meta.scope.first()) else {
        let missing = "a `scope`".to_owned();
        return Verdict::Lacks(vec![Lack { missing, most: Some(Severity::Note), ..Lack::default() }]);
    };
    let has = |limb: Scope| {
        stated.iter().any(|(scope, _)| *scope == limb) || (limb == Scope::National && on_national_threats(asked))
    };
    let lack = |limb: Scope| Lack {
        missing: format!("the scope `{}`", limb.as_str()),
        at: Some(first.span),
        label: Some("one priority states its scope here".to_owned()),
        ..Lack::default()
    };
    let lacks: Vec<Lack> = limbs.iter().filter(|limb| !has(**limb)).map(|limb| lack(*limb)).collect();
    if lacks.is_empty() { Verdict::Holds(scopes(limbs, &stated)) } else { Verdict::Lacks(lacks) }
}

fn on_national_threats(asked: Asked) -> bool {
    let mut sections = asked.subject.plan.all_sections();
    sections.any(|section| {
        section.meta.kind == Kind::StrategicPolicingRequirement
            && section.subtree().any(|part| says_something(part, false))
    })
}

fn scopes(limbs: &[Scope], stated: &[(Scope, &Section)]) -> Vec<Evidence> {
    let samples: Vec<String> = limbs.iter().map(|limb| in_words(limb.as_str())).collect();
    let mut sections: Vec<_> = stated.iter().map(|(_, section)| section.id.value.clone()).collect();
    sections.dedup();
    vec![Evidence { sections, samples, ..Evidence::of(Proof::Scopes, limbs.len()) }]
}

/// Every priority has one of these words, in its own text.
pub(super) fn each(asked: Asked, words: &[String]) -> Verdict {
    let queries = asked.subject.index.queries(words);
    let mut found = Gathered::new();
    let mut lacking: Vec<&Section> = Vec::new();
    let mut count = 0;
    for (priority, _) in asked.subject.priorities() {
        count += 1;
        let body = asked.subject.index.section(priority);
        let first = body.and_then(|body| body.find(&queries).next());
        found.add(Some(priority), first);
        if first.is_none() {
            lacking.push(priority);
        }
    }
    if lacking.is_empty() && count > 0 {
        return Verdict::Holds(found.evidence(Proof::Mentions).into_iter().collect());
    }
    let missing = match lacking.as_slice() {
        [] => "any priority".to_owned(),
        [one] => format!("the priority “{}”", one.meta.title.value),
        many if many.len() == count => format!("any of the {count} priorities"),
        many => format!("{} of the {count} priorities", many.len()),
    };
    let related = lacking.iter().take(5).map(|section| (section.meta.title.span, "not here".to_owned())).collect();
    Verdict::Lacks(vec![Lack { missing, related, ..Lack::default() }])
}
