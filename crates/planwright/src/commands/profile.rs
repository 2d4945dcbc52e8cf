//! `planwright profile`: the statutory profiles, listed and told.

use std::io::Write;

use planwright_core::{Sources, Span};
use planwright_validator::profile::{self, Profile, Unknown};

use crate::args::ProfileCommand;
use crate::commands::{Exit, Failure, heard};
use crate::report::prose;
use crate::report::style::{HEADING, paint};
use crate::report::wrap::{lines, width};
use crate::texts;

/// What is told is not set wider than this.
const WIDEST: usize = 96;

/// Lists the profiles, or tells what is in one.
///
/// # Errors
///
/// Says why where there is no profile of a name; and those of the writer.
pub(crate) fn run(command: &ProfileCommand, columns: usize, out: &mut dyn Write) -> Result<Exit, Failure> {
    let columns = columns.min(WIDEST);
    let text = match command {
        ProfileCommand::List => list(&built_in(), columns),
        ProfileCommand::Show { profile } => told(&find(profile)?, columns),
    };
    heard(out.write_all(text.as_bytes()).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}

/// The profiles that are built in. One that cannot be read is left out: checking with it says why.
pub(crate) fn built_in() -> Vec<Profile> {
    profile::BUILT_IN.iter().filter_map(|(id, _)| profile::find(id).ok()).collect()
}

fn find(name: &str) -> Result<Profile, Failure> {
    profile::find(name).map_err(|unknown| Failure::Told(why(&unknown)))
}

/// Why there is no such profile, in one line.
fn why(unknown: &Unknown) -> String {
    let file = Sources::default().add("plan.md", "");
    let diagnostic = unknown.diagnostic(Span::start_of(file));
    format!("{} ({}); to list the profiles: planwright profile list", diagnostic.message, diagnostic.label)
}

/// A line a profile: its name, whose it is, and what is to be known before it is used.
fn list(profiles: &[Profile], columns: usize) -> String {
    let widest = profiles.iter().map(|profile| width(&profile.name().to_string())).max().unwrap_or(0);
    let indent = widest + 2;
    let mut text = String::new();
    for profile in profiles {
        let title = format!("{}{}", profile.title, standing(profile));
        let title = lines(&title, columns.saturating_sub(indent).max(24)).join(&format!("\n{:indent$}", ""));
        let name = profile.name().to_string();
        let gap = " ".repeat(indent - width(&name));
        text.push_str(&format!("{}{gap}{title}\n", paint(HEADING, &name)));
    }
    text.push_str("\nA plan names one as `profile` in plan.md. To see what it asks: planwright profile show NAME\n");
    text
}

fn standing(profile: &Profile) -> &'static str {
    match (&profile.disabled, &profile.experimental) {
        (Some(_), _) => " (not in use)",
        (_, Some(_)) => " (experimental)",
        _ => "",
    }
}

/// Everything that a profile asks, for reading.
fn told(profile: &Profile, columns: usize) -> String {
    let name = format!("{}: {}{}", paint(HEADING, &profile.name().to_string()), profile.title, standing(profile));
    format!("{}\n\n{}", lines(&name, columns).join("\n"), prose::set(&texts::whole(profile), columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(command: &ProfileCommand) -> Result<String, Failure> {
        let mut out = Vec::new();
        run(command, 80, &mut out)?;
        Ok(anstream::adapter::strip_str(&String::from_utf8(out).expect("text")).to_string())
    }

    fn shown(profile: &str) -> String {
        said(&ProfileCommand::Show { profile: profile.to_owned() }).expect("it is built in")
    }

    #[test]
    fn every_profile_is_listed_and_told() {
        let list = said(&ProfileCommand::List).expect("a list");
        for profile in built_in() {
            assert!(list.contains(&profile.name().to_string()), "{list}");
            let shown = shown(&profile.id);
            for duty in &profile.duties {
                assert!(shown.contains(&duty.rule()), "{}: {shown}", duty.id);
            }
            let words = shown.split_whitespace().collect::<Vec<_>>().join(" ");
            for set in profile.threats.iter().chain(&profile.national_priorities) {
                assert!(words.contains(&set.title), "{}", set.title);
            }
            let typed = |line: &&str| width(line) > 80 && !line.contains("://");
            assert_eq!(shown.lines().filter(typed).collect::<Vec<_>>(), [""; 0]);
        }
    }

    #[test]
    fn a_duty_is_told_with_its_stage_and_how_sure_we_are() {
        let shown = shown("england-pcc").split_whitespace().collect::<Vec<_>>().join(" ");
        let words = "- `duty/resources` Financial and other resources PRSRA 2011 s.7(1)(c), from 2012-11-22; law; certain. \
                     Answered by `kind: resources`. Unanswered, it is a note before the status `consultation`, a warning \
                     from `consultation` on, and an error from `panel` on.";
        assert!(shown.contains(words), "{shown}");
    }

    #[test]
    fn an_unknown_profile_is_answered_with_what_there_is() {
        let error = said(&ProfileCommand::Show { profile: "england-pc".to_owned() }).expect_err("there is none");
        let Failure::Told(words) = error else { panic!("{error:?}") };
        assert!(words.contains("`england-pc`") && words.contains("`england-pcc`"), "{words}");
        assert!(!words.ends_with('.'), "{words}");
    }
}
