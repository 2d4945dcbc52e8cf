//! `planwright explain`: what a rule or a duty is, why it is there and how to answer it.

use std::io::{self, Write};

use planwright_core::catalogue::{RULES, RuleInfo, rule};
use planwright_core::nearest::nearest;
use planwright_validator::profile::{self, Answer, Confidence, Need, Profile, Requirement};

use crate::report::prose;
use crate::report::style::{HEADING, of, paint};
use crate::report::wrap::{lines, width};

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

/// The text on a rule, a duty or a part of a duty.
fn explanation(name: &str, profiles: &[Profile], columns: usize) -> Option<String> {
    if let Some(rule) = rule(name) {
        return Some(of_rule(rule, columns));
    }
    let id = name.strip_prefix("duty/").unwrap_or(name);
    let whole = id.split('.').next().unwrap_or(id);
    let known: Vec<_> = profiles.iter().filter_map(|profile| Some((profile, profile.duty(whole)?))).collect();
    let text: Vec<String> = known.iter().map(|(profile, duty)| of_duty(profile, duty, columns)).collect();
    (!text.is_empty() && (id == whole || name.starts_with("duty/"))).then(|| text.join("\n"))
}

fn of_rule(rule: &RuleInfo, columns: usize) -> String {
    let weight = paint(of(rule.severity), rule.severity.as_str());
    let waived = if rule.breaks_output {
        "It cannot be set aside: an output would break."
    } else {
        "It can be set aside with a reason, under `waivers` in plan.md."
    };
    let about =
        format!("At most {} {weight}. {waived}", if rule.severity.as_str().starts_with('e') { "an" } else { "a" });
    let text = prose::set(rule.text, columns);
    let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
    format!("{}\n{title}\n\n{}\n{rest}", paint(HEADING, rule.name), lines(&about, columns).join("\n"))
}

fn of_duty(profile: &Profile, duty: &Requirement, columns: usize) -> String {
    let mut text = format!("# {}\n\n## The law\n\n{} asks a plan for {}.", duty.title, duty.provision, duty.asks);
    let to = duty.to.map(|to| format!(" to {to}")).unwrap_or_default();
    text.push_str(&format!(" It is law from {}{to}.\n\n", duty.from));
    text.push_str(&format!("## What answers it\n\n{}\n", answers(duty)));
    text.push_str(&format!("## How to mend\n\n{}\n\n", duty.mend));
    text.push_str(&format!(
        "## When it counts\n\nA plan that does not answer it gets a warning from the status `{}`, and an error from the status `{}` on.\n\n",
        duty.warning_stage().as_str(),
        duty.error.as_str(),
    ));
    let sure = match duty.confidence {
        Confidence::Certain => "We are sure of this reading: the text was read.",
        Confidence::Likely => "This reading is likely, from a secondary source or well-known law.",
        Confidence::Unsure => "We are not sure of this reading: a person must look at it before anyone rests on it.",
    };
    text.push_str(&format!(
        "## How sure we are\n\n{sure} Source: {}. It is no legal advice.\n\n",
        duty.source.trim_end_matches('.')
    ));
    text.push_str(&format!("Profile `{}`: {}.\n", profile.name(), profile.title));
    format!("{}\n{}", paint(HEADING, &duty.rule()), prose::set(&text, columns))
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
    }
}

/// A number with a comma between its thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
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
        let entry = (duty.rule(), format!("{} ({})", duty.title, duty.provision));
        if !entries.iter().any(|(name, _)| *name == entry.0) {
            entries.push(entry);
        }
    }
    entries.extend(RULES.iter().map(|rule| (rule.name.to_owned(), rule.title().to_owned())));
    let widest = entries.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    let mut text = String::new();
    let mut family = "";
    for (name, title) in &entries {
        let this = name.split('/').next().unwrap_or(name);
        if this != family {
            let gap = if family.is_empty() { "" } else { "\n" };
            text.push_str(&format!("{gap}{}\n", paint(HEADING, &heading(this))));
            family = this;
        }
        let title =
            lines(title, columns.saturating_sub(widest + 4).max(24)).join(&format!("\n{}", " ".repeat(widest + 4)));
        text.push_str(&format!("  {name:widest$}  {title}\n"));
    }
    text.push_str("\nTo read one: planwright explain NAME\n");
    text
}

/// What a family of rules is about.
fn heading(family: &str) -> String {
    let about = match family {
        "duty" => "what the law asks a plan to contain",
        "process" => "the steps on the way to issue and after it",
        "period" => "the planning period",
        "source" => "files and what can be written in them",
        "structure" => "sections and headings",
        "link" => "links, files and footnotes",
        "access" => "what readers who cannot see a page well need",
        "table" => "tables and their sums",
        "figure" => "amounts, years and days",
        "words" => "words, names and sentences",
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
    let names = || RULES.iter().map(|rule| rule.name).chain(duties.iter().map(String::as_str));
    let short = |full: &'static str| full.split('/').next_back().unwrap_or(full);
    let meant = nearest(name, names()).map(str::to_owned).or_else(|| {
        let short_name = nearest(name, RULES.iter().map(|rule| short(rule.name)))?;
        RULES.iter().find(|rule| short(rule.name) == short_name).map(|rule| rule.name.to_owned())
    });
    let name: String = annotate_snippets::normalize_untrusted_str(name);
    let mut text = format!("There is no rule `{name}`.");
    if let Some(meant) = meant {
        text.push_str(&format!(" Did you mean `{meant}`?"));
    }
    text.push_str(" `planwright explain` lists them all.");
    format!("{}\n", lines(&text, columns).join("\n"))
}
