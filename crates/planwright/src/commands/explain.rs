//! `planwright explain`: what a rule or a duty is, why it is there and how to answer it.

use std::io::{self, Write};

use planwright_core::Severity;
use planwright_core::catalogue::{RuleInfo, rule};
use planwright_core::nearest::nearest;
use planwright_validator::profile::Profile;

use crate::commands::profile::built_in;
use crate::report::prose;
use crate::report::style::{HEADING, of, paint};
use crate::report::wrap::{clean, lines, width};
use crate::texts::{self, Entry, Text, and};

/// Explanations are not set wider than this.
const WIDEST: usize = 96;

/// Writes what is known of a rule or duty; of a family, a list of it; without a name, a list of
/// all. False where there is none of that name: then what may have been meant is written to
/// `errors`.
///
/// # Errors
///
/// Those of the writers.
pub(crate) fn run(name: Option<&str>, columns: usize, out: &mut dyn Write, errors: &mut dyn Write) -> io::Result<bool> {
    let columns = columns.min(WIDEST);
    let profiles = built_in();
    let Some(name) = name else {
        write!(out, "{}", list(&texts::entries(&profiles), columns))?;
        return Ok(true);
    };
    let name = name.trim();
    let family: Vec<Entry> = texts::entries(&profiles)
        .into_iter()
        .filter(|entry| family(&entry.name) == name.trim_end_matches('/'))
        .collect();
    if !family.is_empty() {
        write!(out, "{}", list(&family, columns))?;
        return Ok(true);
    }
    match explanation(name, &profiles, columns) {
        Some(text) => write!(out, "{text}")?,
        None => {
            write!(errors, "{}", unknown(name, &profiles, columns))?;
            return Ok(false);
        }
    }
    Ok(true)
}

/// The text on a rule, and what the profiles say of the name.
fn explanation(name: &str, profiles: &[Profile], columns: usize) -> Option<String> {
    let rule = rule(name);
    let variants = variants(name, profiles);
    let mut text = rule.map(|rule| of_rule(rule, columns)).unwrap_or_default();
    for (i, variant) in variants.iter().enumerate() {
        let first = variants.first().filter(|_| i > 0);
        text.push_str(&of_variant(variant, first, rule.is_some(), variants.len() == 1, columns));
    }
    (!text.is_empty()).then_some(text)
}

/// What is the same in some profiles.
struct Variant<'a> {
    text: Text,
    profiles: Vec<&'a Profile>,
}

/// What the profiles say of a name, those that say the same together.
fn variants<'a>(name: &str, profiles: &'a [Profile]) -> Vec<Variant<'a>> {
    let mut variants: Vec<Variant<'a>> = Vec::new();
    for profile in profiles {
        let Some(text) = texts::in_profile(name, profile) else { continue };
        match variants.iter_mut().find(|variant| variant.text == text) {
            Some(variant) => variant.profiles.push(profile),
            None => variants.push(Variant { text, profiles: vec![profile] }),
        }
    }
    variants
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
    let (_, rest) = rule.text.split_once('\n').unwrap_or((rule.text, ""));
    let (head, rest) = (headed(rule.name, rule.title(), columns), prose::set(rest, columns));
    format!("{head}\n{}\n\n{rest}", lines(&about, columns).join("\n"))
}

/// The first line of an explanation: the name, and what it is in a few words.
fn headed(name: &str, title: &str, columns: usize) -> String {
    format!("{}\n", lines(&format!("{}: {title}", paint(HEADING, name)), columns).join("\n"))
}

/// What some profiles say of a name: whole for the first of them, and for the others only what
/// they say otherwise than `first`. After the text of a rule, only what it does not say.
fn of_variant(
    variant: &Variant<'_>,
    first: Option<&Variant<'_>>,
    after_rule: bool,
    alone: bool,
    columns: usize,
) -> String {
    let text = &variant.text;
    let known = |part: &&(&'static str, String)| {
        let said = first.is_some_and(|first| first.text.parts.contains(part));
        !(said || (after_rule && part.0 == "What"))
    };
    let parts: Vec<(&'static str, String)> = text.parts.iter().filter(known).cloned().collect();
    if let Some(first) = first {
        let mut markdown = format!("## Otherwise in {}\n\n", named(&variant.profiles));
        if first.text.title != text.title {
            markdown.push_str(&format!("{}.\n\n", text.title));
        }
        let parts: Vec<String> = parts.iter().map(|(heading, part)| format!("**{heading}.** {part}\n\n")).collect();
        markdown.push_str(&parts.concat());
        return format!("\n{}", prose::set(&markdown, columns));
    }
    let mut markdown = texts::markdown(&parts);
    markdown.push_str(&match (alone, variant.profiles.as_slice()) {
        (true, [profile]) => format!("Profile `{}`: {}.\n", profile.name(), profile.title),
        (_, profiles) => format!("Profiles: {}.\n", named(profiles)),
    });
    if after_rule {
        return format!("\n{}", prose::set(&markdown, columns));
    }
    format!("{}\n{}", headed(&text.name, &text.title, columns), prose::set(&markdown, columns))
}

/// Profiles in a sentence, with what is to be known of each.
fn named(profiles: &[&Profile]) -> String {
    let name = |profile: &&Profile| {
        let about = match (&profile.disabled, &profile.experimental) {
            (Some(_), _) => " (not in use)",
            (_, Some(_)) => " (experimental)",
            _ => "",
        };
        format!("`{}`{about}", profile.name())
    };
    and(&profiles.iter().map(name).collect::<Vec<_>>())
}

/// Entries by family, a line each.
fn list(entries: &[Entry], columns: usize) -> String {
    let mut text = String::new();
    for family in entries.chunk_by(|a, b| family(&a.name) == family(&b.name)) {
        text.push_str(&of_family(family, columns));
    }
    let part = entries.iter().find(|entry| entry.name.contains('.'));
    let example = part.map(|part| format!(", as in planwright explain {}", part.name)).unwrap_or_default();
    text.push_str(&lines(&format!("To read one: planwright explain NAME{example}"), columns).join("\n"));
    text.push('\n');
    text
}

/// The rules of one family: names and titles. The parts of a duty stand under it, by what they
/// add to its name.
fn of_family(entries: &[Entry], columns: usize) -> String {
    let shown: Vec<String> = entries.iter().map(|entry| shown(&entry.name)).collect();
    let widest = shown.iter().map(|name| width(name)).max().unwrap_or(0);
    let indent = widest + 4;
    let name = entries.first().map_or("", |entry| family(&entry.name));
    let mut text = format!("{}\n", paint(HEADING, &texts::heading(name)));
    for (entry, shown) in entries.iter().zip(&shown) {
        let only = match entry.only_in.as_slice() {
            ids @ ([_] | [_, _]) => format!(" (only {})", and(ids)),
            _ => String::new(),
        };
        let title = format!("{}{only}", entry.title);
        let title = lines(&title, columns.saturating_sub(indent).max(24)).join(&format!("\n{:indent$}", ""));
        text.push_str(&format!("  {shown:widest$}  {title}\n"));
    }
    text.push('\n');
    text
}

/// A name as it stands in the list: of a part, what it adds to the name of its duty.
fn shown(name: &str) -> String {
    name.find('.').map_or_else(|| name.to_owned(), |dot| format!("  {}", &name[dot..]))
}

/// What stands before the slash of a name.
fn family(name: &str) -> &str {
    name.split('/').next().unwrap_or(name)
}

/// Says that there is no rule of a name, and which may have been meant.
fn unknown(name: &str, profiles: &[Profile], columns: usize) -> String {
    let entries = texts::entries(profiles);
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
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
    use planwright_core::catalogue::RULES;

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
        let profiles = built_in();
        let told = ["duty/regard", "process/ahead", "process/order", "period/end"];
        for entry in texts::entries(&profiles) {
            let mend = if told.contains(&entry.name.as_str()) { "What" } else { "How to mend" };
            check(&entry.name, &[&format!("\n\n{mend}\n")]);
            let (_, text) = explained(Some(&entry.name));
            let typed = |line: &str| line.starts_with("    ") || line.contains("://");
            let wide: Vec<&str> = text.lines().filter(|line| width(line) > 80 && !typed(line)).collect();
            assert_eq!(wide, [""; 0], "{}", entry.name);
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
}
