//! `planwright explain`: what a rule or a duty is, why it is there and how to answer it.

use std::io::{self, Write};

use planwright_core::Severity;
use planwright_core::catalogue::{RULES, RuleInfo, rule};
use planwright_core::model::Stage;
use planwright_core::nearest::nearest;
use planwright_validator::profile::{self, Answer, Confidence, Need, Profile, Requirement};

use crate::report::prose;
use crate::report::style::{HEADING, of, paint};
use crate::report::wrap::{clean, lines, width};

/// Explanations are not set wider than this.
const WIDEST: usize = 96;

/// Writes what is known of a rule or duty; without a name, a list of all. False where there is
/// none of that name: then what may have been meant is written to `errors`.
///
/// # Errors
///
/// Those of the writers.
pub(crate) fn run(name: Option<&str>, columns: usize, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<bool> {
    let columns = columns.min(WIDEST);
    let profiles = profiles();
    let Some(name) = name else {
        write!(out, "{}", list(&profiles, columns))?;
        return Ok(true);
    };
    match explanation(name.trim(), &profiles, columns) {
        Some(text) => write!(out, "{text}")?,
        None => {
            write!(errors, "{}", unknown(name, &profiles, columns))?;
            return Ok(false);
        }
    }
    Ok(true)
}

/// The profiles that are built in. One that cannot be read is left out: checking with it says why.
fn profiles() -> Vec<Profile> {
    profile::BUILT_IN.iter().filter_map(|(id, _)| profile::find(id).ok()).collect()
}

/// The text on a rule, or on a duty in each profile that has it.
fn explanation(name: &str, profiles: &[Profile], columns: usize) -> Option<String> {
    if let Some(rule) = rule(name) {
        return Some(of_rule(rule, columns));
    }
    let id = name.strip_prefix("duty/")?;
    let known = profiles.iter().filter_map(|profile| Some(of_duty(profile, profile.duty(id)?, columns)));
    let known: Vec<String> = known.collect();
    (!known.is_empty()).then(|| known.join("\n"))
}

fn of_rule(rule: &RuleInfo, columns: usize) -> String {
    let weight = match rule.severity {
        Severity::Error => "an error",
        Severity::Warning => "a warning",
        Severity::Note => "a note",
    };
    let aside = if rule.breaks_output {
        "cannot be set aside, because an output would break"
    } else {
        "can be set aside with a reason, under `waivers` in plan.md"
    };
    let mut about = format!("It is {} at most, and {aside}.", paint(of(rule.severity), weight));
    if rule.found_by_build {
        about.push_str(" Only a build can find it: a check does not lay the plan out.");
    }
    let text = prose::set(rule.text, columns);
    let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
    format!("{}: {title}\n\n{}\n{rest}", paint(HEADING, rule.name), lines(&about, columns).join("\n"))
}

fn of_duty(profile: &Profile, duty: &Requirement, columns: usize) -> String {
    let mut text = format!("# {}\n\n## The law\n\n{} asks a plan for {}.", duty.title, duty.provision, duty.asks);
    let to = duty.to.map(|to| format!(" to {to}")).unwrap_or_default();
    text.push_str(&format!(" It is law from {}{to}.{}\n\n", duty.from, act(profile, &duty.provision)));
    text.push_str(&format!("## What answers it\n\n{}\n", answers(duty)));
    text.push_str(&format!("## How to mend\n\n{}\n\n", duty.mend));
    text.push_str(&format!("## When it counts\n\n{}\n\n", stages(duty)));
    text.push_str(&format!("## How sure we are\n\n{}\n\n", certainty(duty)));
    text.push_str(&format!("Profile `{}`: {}.\n", profile.name(), profile.title));
    format!("{}: {}", paint(HEADING, &duty.rule()), prose::set(&text, columns))
}

/// What a plan that does not answer a duty gets, from the first status to the last.
fn stages(duty: &Requirement) -> String {
    let (warning, error) = (duty.warning_stage(), duty.error);
    let mut text = String::from("A plan that does not answer it gets ");
    if warning > Stage::Draft {
        text.push_str(&format!("a note before the status `{}`, ", warning.as_str()));
    }
    if warning < error {
        text.push_str(&format!("a warning from `{}` on, and ", warning.as_str()));
    }
    text.push_str(&format!("an error from `{}` on.", error.as_str()));
    text
}

/// Where a duty comes from and how sure we are of it: of its words, and of what we make of them.
fn certainty(duty: &Requirement) -> String {
    let source = duty.source.trim_end_matches('.');
    let mut text = match duty.confidence {
        Confidence::Certain => format!("We are sure of what the provision says. Source: {source}."),
        Confidence::Likely => {
            format!("What the provision says is likely, and was not read in the Act. Source: {source}.")
        }
        Confidence::Unsure => {
            format!(
                "We are not sure of what the provision says: a person must look at it before anyone rests on it. Source: {source}."
            )
        }
    };
    if let Some(reading) = &duty.reading {
        text.push_str(&format!("\n\n{} ", reading.text.trim_end()));
        text.push_str(match reading.confidence {
            Confidence::Certain => "We are sure of it.",
            Confidence::Likely => "We think it likely, and are not sure.",
            Confidence::Unsure => "We are not sure of it: a person must look at it before anyone rests on it.",
        });
    }
    text.push_str("\n\nIt is no legal advice.");
    text
}

/// An Act's name in a provision, spelled out.
fn act(profile: &Profile, provision: &str) -> String {
    let named = profile.acts.iter().find(|(short, _)| provision.starts_with(short.as_str()));
    named.map(|(short, act)| format!(" {short} is the {}, {}.", act.name, act.url)).unwrap_or_default()
}

/// The sections that answer a duty and what they need, as Markdown.
fn answers(duty: &Requirement) -> String {
    let mut text = String::from("A section counts when any of these holds:\n\n");
    for answer in &duty.answers {
        text.push_str(&match answer {
            Answer::Kind { kind, owner: None } => format!("- its front matter says `kind: {}`\n", kind.as_str()),
            Answer::Kind { kind, owner: Some(owner) } => format!(
                "- its front matter says `kind: {}`, and `{}` is among its owners\n",
                kind.as_str(),
                owner.as_str(),
            ),
            Answer::Scope { scope } => format!("- its front matter names `{}` in `scope`\n", scope.as_str()),
            Answer::Measures => "- it has `measures` in its front matter\n".to_owned(),
        });
    }
    text.push_str(&format!("- its front matter says `satisfies: [{}]`\n\n", duty.id));
    let needs: Vec<String> = duty.needs.iter().map(need).collect();
    text.push_str(&needs.join(" "));
    text.push('\n');
    text
}

fn need(need: &Need) -> String {
    match need {
        Need::Section => {
            "At least one such section must say something: a heading or a placeholder is not enough.".to_owned()
        }
        Need::SectionOrWords { words } => {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            format!(
                "At least one such section must say something, or the plan must speak of {} somewhere.",
                words.join(" or ")
            )
        }
        Need::Amount { at_least } => {
            format!("These sections must name an amount of £{} or more.", thousands(*at_least))
        }
        // The others are asked for by the finer parts only.
        _ => String::new(),
    }
}

/// A number with a comma between its thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Every rule and duty by family, a line each.
fn list(profiles: &[Profile], columns: usize) -> String {
    let mut entries: Vec<(String, String)> = Vec::new();
    for duty in profiles.iter().flat_map(|profile| &profile.duties) {
        if !entries.iter().any(|(name, _)| *name == duty.rule()) {
            entries.push((duty.rule(), duty.title.clone()));
        }
    }
    entries.extend(RULES.iter().map(|rule| (rule.name.to_owned(), rule.title().to_owned())));
    let mut text = String::new();
    for family in entries.chunk_by(|(a, _), (b, _)| family(a) == family(b)) {
        text.push_str(&of_family(family, columns));
    }
    text.push_str("To read one: planwright explain NAME\n");
    text
}

/// The rules of one family: names and titles.
fn of_family(entries: &[(String, String)], columns: usize) -> String {
    let widest = entries.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let indent = widest + 4;
    let name = entries.first().map_or("", |(name, _)| family(name));
    let mut text = format!("{}\n", paint(HEADING, &heading(name)));
    for (name, title) in entries {
        let title = lines(title, columns.saturating_sub(indent).max(24)).join(&format!("\n{:indent$}", ""));
        text.push_str(&format!("  {name:widest$}  {title}\n"));
    }
    text.push('\n');
    text
}

/// What stands before the slash of a name.
fn family(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// What a family of rules is about.
fn heading(family: &str) -> String {
    let about = match family {
        "duty" => "what the law asks a plan to contain",
        "source" => "files and what can be written in them",
        "structure" => "sections and headings",
        "link" => "links, files and footnotes",
        "access" => "what readers who cannot see a page well need",
        "table" => "tables",
        "page" => "the plan on a page",
        "waiver" => "what is set aside",
        "theme" => "themes",
        _ => return family.to_owned(),
    };
    format!("{family}: {about}")
}

/// Says that there is no rule of a name, and which may have been meant.
fn unknown(name: &str, profiles: &[Profile], columns: usize) -> String {
    let duties: Vec<String> = profiles.iter().flat_map(|profile| &profile.duties).map(Requirement::rule).collect();
    let names: Vec<&str> = RULES.iter().map(|rule| rule.name).chain(duties.iter().map(String::as_str)).collect();
    let short = |name: &'_ str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let meant = nearest(name, names.iter().copied()).or_else(|| {
        let shorts: Vec<String> = names.iter().map(|name| short(name)).collect();
        let near = nearest(&short(name), shorts.iter().map(String::as_str))?;
        names.iter().copied().find(|name| short(name) == near)
    });
    let meant = meant.map(|meant| format!(" Did you mean `{meant}`?")).unwrap_or_default();
    let text = format!("There is no rule `{}`.{meant}\nTo list them all: planwright explain", clean(name));
    format!("{}\n", lines(&text, columns).join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written for a name in 80 columns, without colours, and whether there is such a rule.
    fn explained(name: Option<&str>) -> (bool, String) {
        let mut out = Vec::new();
        let mut errors = Vec::new();
        let found = run(name, 80, &mut out, &mut errors).expect("a vector takes everything");
        out.extend(errors);
        let text = String::from_utf8(out).expect("text");
        (found, anstream::adapter::strip_str(&text).to_string())
    }

    fn check(name: &str, words: &[&str]) {
        let (found, text) = explained(Some(name));
        assert!(found, "{name}");
        for words in words {
            assert!(text.contains(words), "{name} says {words}: {text}");
        }
    }

    #[test]
    fn every_rule_and_duty_is_explained_in_the_columns_there_are() {
        let profiles = profiles();
        let duties = profiles.iter().flat_map(|profile| &profile.duties).map(Requirement::rule);
        for name in RULES.iter().map(|rule| rule.name.to_owned()).chain(duties) {
            check(&name, &["\n\nHow to mend\n"]);
        }
    }

    #[test]
    fn a_rule_says_how_much_it_weighs() {
        check("source/encoding", &["source/encoding: ", "It is an error at most, and cannot be set aside", "\nWhy\n"]);
    }

    #[test]
    fn a_duty_says_what_the_act_asks_and_what_answers() {
        let words =
            ["PRSRA 2011 s.7(1)(c) asks a plan for", "`kind: resources`", "`satisfies: [resources]`", "£100,000"];
        check("duty/resources", &words);
        let said = |name: &str| explained(Some(name)).1.split_whitespace().collect::<Vec<_>>().join(" ");
        let resources = said("duty/resources");
        for words in [
            "a note before the status `consultation`, a warning from `consultation` on, and an error from `panel` on.",
            "PRSRA 2011 is the Police Reform and Social Responsibility Act 2011",
            "Source: PRSRA 2011 s.7(1)(c), text read.",
        ] {
            assert!(resources.contains(words), "{words}: {resources}");
        }
        let objectives = said("duty/objectives");
        assert!(objectives.contains("gets a warning from `draft` on"), "{objectives}");
        assert!(objectives.contains("We think it likely, and are not sure."), "{objectives}");
    }

    #[test]
    fn all_are_listed_once() {
        let (found, text) = explained(None);
        assert!(found);
        for rule in RULES {
            assert_eq!(text.matches(&format!("\n  {} ", rule.name)).count(), 1, "{}", rule.name);
        }
        assert!(text.lines().all(|line| width(line) <= 80), "{text}");
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest() {
        let unknown = |name: &str, meant: &str| {
            let (found, text) = explained(Some(name));
            assert!(!found && text.contains(meant), "{text}");
        };
        unknown("source/encodign", "Did you mean `source/encoding`?");
        unknown("encoding", "Did you mean `source/encoding`?");
        unknown("resources", "Did you mean `duty/resources`?");
        unknown("what\u{1b}[31m", "There is no rule `what␛[31m`.\nTo list them all: planwright explain\n");
    }

    #[test]
    fn thousands_have_commas() {
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(100_000), "100,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
