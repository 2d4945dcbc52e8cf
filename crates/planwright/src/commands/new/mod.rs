//! `planwright new`: a plan to fill in.

mod ask;

use std::io::{self, IsTerminal, Write};

use jiff::civil::Date;
use planwright_edit::{DocumentKind, format};
use planwright_new::{Answers, Draft, Period, Unknown, draft, period};
use planwright_validator::profile::{self, Profile};

use crate::args::New;
use crate::commands::{Exit, Failure, folder, heard};

/// Writes a new plan and says what to do next.
///
/// # Errors
///
/// Says what was not told, or why nothing could be written.
pub(crate) fn run(args: &New, out: &mut dyn Write) -> Result<Exit, Failure> {
    folder::is_free(&args.folder)?;
    let may_ask = io::stdin().is_terminal() && io::stderr().is_terminal();
    let answers = if may_ask { ask::missing(args)? } else { args.clone() };
    let profile = profile_of(answers.profile.as_deref().unwrap_or(DEFAULT))?;
    let Some(area) = answers.area.clone().filter(|area| !area.trim().is_empty()) else {
        return Err(Failure::Told("the police area is not said: add `--area`, such as `--area Kent`".to_owned()));
    };
    let period = period_of(&answers, &profile)?;
    let answers = Answers {
        area: area.trim().to_owned(),
        title: answers.title.clone().filter(|title| !title.trim().is_empty()),
        issuer: answers.commissioner.clone().filter(|name| !name.trim().is_empty()),
        period,
    };
    let draft = laid_out(draft(&profile, &answers));
    let files = draft.files.iter().map(|file| (file.path.as_str(), file.text.as_bytes()));
    folder::write(&args.folder, files)?;
    heard(said(args, &profile, &period, &draft, out).and_then(|()| out.flush()))?;
    Ok(Exit::Success)
}

/// The profile of most areas.
const DEFAULT: &str = "england-pcc";

fn profile_of(name: &str) -> Result<Profile, Failure> {
    let found = profile::find(name).map_err(|_| {
        Failure::Told(format!("no profile is called `{name}`: `planwright profile list` names those that there are"))
    })?;
    match &found.disabled {
        Some(why) => {
            Err(Failure::Told(format!("no plan can be written for `{name}` yet: {}", why.trim_end_matches('.'))))
        }
        None => Ok(found),
    }
}

fn period_of(answers: &New, profile: &Profile) -> Result<Period, Failure> {
    let told = answers.from.zip(answers.to);
    if let Some((from, to)) = told.filter(|(from, to)| from >= to) {
        return Err(Failure::Told(format!(
            "the planning period would end before it begins: --from {from} is not before --to {to}"
        )));
    }
    match (period(profile, answers.elected), told) {
        (Ok(period), Some((from, to))) => Ok(Period { from, to, ..period }),
        (Ok(period), None) => Ok(period),
        (Err(_), Some((from, to))) => Ok(Period { from, to, elected: None }),
        (Err(Unknown::NoCalendar), None) => Err(Failure::Told(format!(
            "the period of a plan by `{}` follows from no election: add its days, such as `--from 2026-04-01 --to \
             2029-03-31`",
            profile.id
        ))),
        (Err(Unknown::TooEarly(first)), None) => Err(Failure::Told(format!(
            "the first election that `{}` knows was on {}: is the year right?",
            profile.id,
            date(first)
        ))),
        (Err(Unknown::TooLate(last)), None) => Err(Failure::Told(format!(
            "the last election that `{}` knows was on {}: if the year is right, add the days of the period, such as \
             `--from 2029-04-01 --to 2033-03-31`",
            profile.id,
            date(last)
        ))),
    }
}

/// The draft as `planwright fmt` would lay it out, so that the first run of it shows only what was written since.
fn laid_out(mut draft: Draft) -> Draft {
    for file in &mut draft.files {
        let kind = if file.path == "plan.md" { DocumentKind::Plan } else { DocumentKind::Section };
        if let Ok(anew) = format(&file.text, kind) {
            file.text = anew.text;
        }
    }
    draft
}

fn said(args: &New, profile: &Profile, period: &Period, draft: &Draft, out: &mut dyn Write) -> io::Result<()> {
    let folder = folder::typed(&args.folder);
    writeln!(out, "“{}” is in {folder}.\n", draft.title)?;
    writeln!(out, "  Body     {} ({})", profile.title, profile.name())?;
    if let Some(elected) = period.elected {
        writeln!(out, "  Elected  {}{}", date(elected), by_election(args.elected, elected))?;
    }
    writeln!(out, "  Period   {} to {}", date(period.from), date(period.to))?;
    if let Some(why) = why(args, profile, period) {
        writeln!(out, "           {why}")?;
    }
    writeln!(out, "  Duties   {}, each with its section and guidance\n", draft.duties)?;
    writeln!(out, "What to do next:")?;
    writeln!(out, "  1. Open {folder} in an editor. Each file says in a comment what belongs into it.")?;
    writeln!(out, "  2. planwright check {folder}    says what is still missing")?;
    writeln!(out, "  3. planwright serve {folder}    shows it in the browser while you write")?;
    writeln!(out, "  4. planwright build {folder}    writes the page and the PDF to the folder dist")?;
    writeln!(out, "\nA first plan in ten minutes: planwright guide start")
}

/// A day as it is written in words: 2 May 2024.
fn date(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

fn by_election(told: Option<Date>, elected: Date) -> String {
    match told.filter(|told| *told != elected) {
        Some(told) => format!(" (the last ordinary election before {})", date(told)),
        None => String::new(),
    }
}

/// Why the period is what it is.
fn why(args: &New, profile: &Profile, period: &Period) -> Option<String> {
    let election = profile.elections.iter().find(|election| Some(election.day) == period.elected)?;
    args.from.is_none().then(|| {
        format!(
            "It ends with the year of the next election ({}). It may begin on the day of issue.",
            election.provision
        )
    })
}
