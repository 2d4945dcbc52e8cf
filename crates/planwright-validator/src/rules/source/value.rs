//! `source/value` for the ids that only a profile knows: duties, threats, national priorities.
//! The parser reports every other word that is not allowed.

use jiff::civil::Date;
use planwright_core::nearest::nearest;
use planwright_core::{Diagnostic, Spanned};

use crate::found::Found;
use crate::profile::NamedSet;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "source/value", rests_on_absence: false, check };

const DUTIES: &str = "`satisfies` names the duties of the profile that a section answers.";
const THREATS: &str = "`threats` names the threats of the Strategic Policing Requirement.";
const PRIORITIES: &str = "`national-priorities` names the priorities that the Secretary of State has set.";

fn check(subject: &Subject, found: &mut Found) {
    let profile = subject.profile;
    let duties: Vec<&str> = profile.duties.iter().map(|duty| duty.id.as_str()).collect();
    let threats = Sets { what: "national threat", why: THREATS, sets: &profile.threats };
    let priorities = Sets { what: "national priority", why: PRIORITIES, sets: &profile.national_priorities };
    for section in subject.plan.all_sections() {
        let meta = &section.meta;
        found.extend(meta.satisfies.iter().filter_map(|id| unknown(id, &duties, "duty", DUTIES)));
        found.extend(meta.threats.iter().filter_map(|threat| threats.fault(&threat.id, subject.as_at)));
        found.extend(meta.national_priorities.iter().filter_map(|one| priorities.fault(&one.id, subject.as_at)));
    }
}

/// Closed lists of ids, each for its time.
struct Sets<'a> {
    what: &'a str,
    why: &'a str,
    sets: &'a [NamedSet],
}

impl Sets<'_> {
    /// What is wrong with an id on a day. Where we are not sure which list held then, nothing is.
    fn fault(&self, id: &Spanned<String>, day: Date) -> Option<Diagnostic> {
        let set = self.sets.iter().find(|set| set.in_force(day)).filter(|set| set.is_certain(day))?;
        let ids: Vec<&str> = set.ids.iter().map(String::as_str).collect();
        if ids.contains(&id.value.as_str()) {
            return None;
        }
        let Some(other) = self.sets.iter().find(|other| other.ids.contains(&id.value)) else {
            return unknown(id, &ids, self.what, self.why);
        };
        let (what, title) = (self.what, &set.title);
        let first = other.from;
        Some(
            Diagnostic::error(RULE.name, id.span, format!("`{}` is not a {what} of {title}", id.value))
                .label(format!("of {}, from {first}", other.title))
                .help(format!("The plan is judged by the law of {day}, and {title} was in force on that day. {}", self.why))
                .help(format!("Take it out; or, if this edition is a later one, give its date with `dated:` in plan.md. {title} has {}.", listed(&ids))),
        )
    }
}

fn listed(ids: &[&str]) -> String {
    let list: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    list.join(", ")
}

/// A profile without a list of its own has nothing to compare with.
fn unknown(id: &Spanned<String>, known: &[&str], what: &str, why: &str) -> Option<Diagnostic> {
    if known.is_empty() || known.contains(&id.value.as_str()) {
        return None;
    }
    let label = nearest(&id.value, known.iter().copied())
        .map_or_else(|| format!("not a {what}"), |near| format!("did you mean `{near}`?"));
    Some(
        Diagnostic::error(RULE.name, id.span, format!("`{}` is not a {what} that this profile knows", id.value))
            .label(label)
            .help(why)
            .help(format!("Write one of {}.", listed(known))),
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
        check("threats: [violence-against-women-and-girls]", &["error: violence-against-women-and-girls"]);
    }

    #[track_caller]
    fn check_on(day: &str, front: &str, expected: &[&str]) {
        let plan = crate::testing::PLAN.replace("status: panel\n", &format!("status: panel\ndated: {day}\n"));
        let section = format!("---\ntitle: A\n{front}\n---\n\nWords.\n");
        assert_eq!(
            read(&[("plan.md", &plan), ("01-a.md", &section)]).places("source/value"),
            expected,
            "{day} {front}"
        );
    }

    #[test]
    fn ids_are_those_of_the_day() {
        let new = "threats: [violence-against-women-and-girls]";
        check_on("2023-02-19", new, &["error: violence-against-women-and-girls"]);
        check_on("2023-02-20", new, &[]);
        check_on("2015-03-15", new, &[]);
        check_on("2013-03-15", new, &[]);
        let priority = |id: &str| format!("national-priorities: [{{id: {id}, applies: true, why: Yes}}]");
        check_on("2022-01-01", &priority("serious-violence"), &[]);
        check_on("2022-01-01", &priority("parking"), &["error: parking"]);
        check_on("2026-06-01", &priority("parking"), &[]);
        check_on("2018-01-01", &priority("parking"), &[]);
    }

    #[test]
    fn it_says_which_list_was_in_force() {
        let section = "---\ntitle: A\nthreats: [violence-against-women-and-girls]\n---\n\nWords.\n";
        let found = read(&[("01-a.md", section)]).check().diagnostics;
        let found = found.iter().find(|diagnostic| diagnostic.rule.as_str() == "source/value").unwrap();
        let message =
            "`violence-against-women-and-girls` is not a national threat of the Strategic Policing Requirement 2015";
        assert_eq!(found.message, message);
    }
}
