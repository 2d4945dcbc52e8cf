//! `source/value` for the ids that only a profile knows: duties, threats, national priorities.
//! The parser reports every other word that is not allowed.

use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Spanned};

use crate::profile::NamedSet;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "source/value", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let profile = subject.profile;
    let duties: Vec<&str> = profile.duties.iter().map(|duty| duty.id.as_str()).collect();
    let threats = ids(&profile.threats);
    let priorities = ids(&profile.national_priorities);
    for section in subject.plan.all_sections() {
        let meta = &section.meta;
        found.extend(meta.satisfies.iter().filter_map(|id| {
            unknown(id, &duties, "duty", "`satisfies` names the duties of the profile that a section answers.")
        }));
        let named = meta.threats.iter().map(|threat| &threat.id);
        found.extend(named.filter_map(|id| {
            unknown(
                id,
                &threats,
                "national threat",
                "`threats` names the threats of the Strategic Policing Requirement.",
            )
        }));
        let named = meta.national_priorities.iter().map(|priority| &priority.id);
        found.extend(named.filter_map(|id| {
            unknown(
                id,
                &priorities,
                "national priority",
                "`national-priorities` names the priorities that the Secretary of State has set.",
            )
        }));
    }
}

fn ids(sets: &[NamedSet]) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in sets.iter().flat_map(|set| &set.ids) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    ids
}

/// A profile without a list of its own has nothing to compare with.
fn unknown(id: &Spanned<String>, known: &[&str], what: &str, why: &str) -> Option<Diagnostic> {
    if known.is_empty() || known.contains(&id.value.as_str()) {
        return None;
    }
    let label = nearest(&id.value, known.iter().copied())
        .map_or_else(|| format!("not a {what}"), |near| format!("did you mean `{near}`?"));
    let list: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
    Some(
        Diagnostic::error(RULE.name, id.span, format!("`{}` is not a {what} that this profile knows", id.value))
            .label(label)
            .help(why)
            .help(format!("Write one of {}.", list.join(", "))),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::read;

    #[track_caller]
    fn check(front: &str, expected: &[&str]) {
        let section = format!("---\ntitle: A\n{front}\n---\n\nWords.\n");
        assert_eq!(read(&[("01-a.md", &section)]).places("source/value"), expected, "{front}");
    }

    #[test]
    fn ids_are_those_of_the_profile() {
        check("satisfies: [reporting, reportin]", &["error: reportin"]);
        check("threats: [terrorism, terorism]", &["error: terorism"]);
        check("threats: [violence-against-women-and-girls]", &[]);
        check("national-priorities: [{id: serious-violence, applies: true, why: Yes}]", &[]);
        check("national-priorities: [{id: parking, applies: true, why: Yes}]", &["error: parking"]);
    }
}
