//! `planwright profile`: the statutory profiles, listed and told.

use std::io::Write;
use std::path::Path;

use planwright_core::{Sources, Span};
use planwright_validator::profile::{self, Entry, Profile, Unknown};

use crate::args::{Format, ProfileCommand};
use crate::commands::{Exit, Failure, heard};
use crate::report::prose;
use crate::report::style::{HEADING, paint};
use crate::report::wrap::{clean, lines, width};
use crate::report::{self, Detail, Findings, Purpose, Settings};
use crate::texts::{self, and};

/// What is told is not set wider than this.
const WIDEST: usize = 96;

/// Lists the profiles, or tells what is in one.
///
/// # Errors
///
/// Says why where there is no profile of a name; and those of the writer.
pub(crate) fn run(command: &ProfileCommand, columns: usize, out: &mut dyn Write) -> Result<Exit, Failure> {
    let columns = columns.min(WIDEST);
    match command {
        ProfileCommand::List => {
            heard(out.write_all(list(&profile::list(), columns).as_bytes()))?;
            Ok(Exit::Success)
        }
        ProfileCommand::Show { profile } => show(profile, columns, out),
    }
}

/// The profiles that are built in, in their newest versions. One that cannot be read is left out:
/// checking with it says why.
pub(crate) fn built_in() -> Vec<Profile> {
    profile::list().iter().filter_map(|entry| profile::find(entry.id).ok()).collect()
}

/// Tells what is in a profile, by its name or its path; where its file is faulty, what is wrong.
fn show(name: &str, columns: usize, out: &mut dyn Write) -> Result<Exit, Failure> {
    let profile = match profile::find(name) {
        Err(Unknown::Path(path)) => {
            if !Path::new(&path).is_file() {
                return Err(Failure::Told(format!("there is no file `{}`", clean(&path))));
            }
            let mut sources = Sources::default();
            let loaded = planwright_project::load_profile(Path::new(&path), &mut sources)?;
            let Some(profile) = loaded.profile else {
                let findings = Findings { sources: &sources, plans: Vec::new(), loose: &loaded.diagnostics };
                heard(report::write(Format::Human, &findings, &settings(columns), out))?;
                return Ok(Exit::Findings);
            };
            profile.as_ref().clone()
        }
        found => found.map_err(|unknown| Failure::Told(why(&unknown)))?,
    };
    heard(out.write_all(told(&profile, columns).as_bytes()))?;
    Ok(Exit::Success)
}

fn settings(columns: usize) -> Settings {
    Settings { width: columns, detail: Detail::Verbose, deny_warnings: false, purpose: Purpose::Check }
}

/// Why there is no such profile, in one line.
fn why(unknown: &Unknown) -> String {
    let file = Sources::default().add("plan.md", "");
    let diagnostic = unknown.diagnostic(Span::start_of(file));
    format!("{} ({}); to list the profiles: planwright profile list", diagnostic.message, diagnostic.label)
}

/// A line a profile: its name, whose it is, and what is to be known before it is used.
fn list(entries: &[Entry], columns: usize) -> String {
    let widest = entries.iter().map(|entry| width(entry.id)).max().unwrap_or(0);
    let indent = widest + 2;
    let mut text = String::new();
    for entry in entries {
        let standing = standing(entry.disabled.is_some(), entry.experimental.is_some());
        let title = format!("{}{standing}; {}", entry.title, versions(&entry.versions));
        let title = lines(&title, columns.saturating_sub(indent).max(24)).join(&format!("\n{:indent$}", ""));
        text.push_str(&format!("{}{:gap$}{title}\n", paint(HEADING, entry.id), "", gap = indent - width(entry.id)));
    }
    text.push_str("\nA plan names one as `profile` in plan.md. To see what one asks: planwright profile show ID\n");
    text
}

fn versions(versions: &[u32]) -> String {
    let words: Vec<String> = versions.iter().map(u32::to_string).collect();
    match words.as_slice() {
        [only] => format!("version {only}"),
        [older @ .., newest] => format!("version {newest}, and before it {}", and(older)),
        [] => "no version".to_owned(),
    }
}

fn standing(disabled: bool, experimental: bool) -> &'static str {
    match (disabled, experimental) {
        (true, _) => " (not in use)",
        (_, true) => " (experimental)",
        _ => "",
    }
}

/// Everything that a profile asks, for reading.
fn told(profile: &Profile, columns: usize) -> String {
    let standing = standing(profile.disabled.is_some(), profile.experimental.is_some());
    let name = format!("{}: {}{}", paint(HEADING, &profile.name().to_string()), profile.title, standing);
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
            assert!(list.contains(&profile.id), "{list}");
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
