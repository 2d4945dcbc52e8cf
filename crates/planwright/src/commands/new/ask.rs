//! What is asked on a terminal.

use dialoguer::Input;
use jiff::civil::Date;
use planwright_new::{Unknown, period};
use planwright_validator::profile;

use crate::args::New;
use crate::commands::Failure;
use crate::commands::new::{DEFAULT, profile_of};

/// The answers with those that were not given asked for.
pub(super) fn missing(args: &New) -> Result<New, Failure> {
    let mut answers = args.clone();
    if answers.area.is_none() {
        answers.area = Some(text("Police area, such as Kent", false)?);
    }
    if answers.profile.is_none() {
        answers.profile = Some(body()?);
    }
    if answers.commissioner.is_none() {
        answers.commissioner = Some(text("Name of whoever issues the plan (Enter to leave it open)", true)?);
    }
    let profile = profile_of(answers.profile.as_deref().unwrap_or(DEFAULT))?;
    if answers.from.is_some() {
        return Ok(answers);
    }
    match period(&profile, answers.elected) {
        Err(Unknown::NoCalendar) => {
            answers.from = Some(day("First day of the planning period, such as 2026-04-01", None)?);
            answers.to = Some(day("Last day of the planning period, such as 2029-03-31", None)?);
        }
        Ok(last) if answers.elected.is_none() => answers.elected = Some(day("Day of the election", last.elected)?),
        _ => {}
    }
    Ok(answers)
}

fn text(question: &str, may_be_empty: bool) -> Result<String, Failure> {
    Input::<String>::new().with_prompt(question).allow_empty(may_be_empty).interact().map_err(Into::into).map_err(left)
}

fn day(question: &str, default: Option<Date>) -> Result<Date, Failure> {
    let mut input = Input::<String>::new().with_prompt(question).validate_with(|typed: &String| {
        let read = typed.trim().parse::<Date>();
        read.map(|_| ()).map_err(|_| "write the year, the month and the day, such as 2024-05-02")
    });
    if let Some(default) = default {
        input = input.default(default.to_string());
    }
    let typed = input.interact().map_err(Into::into).map_err(left)?;
    typed.trim().parse().map_err(|_| Failure::Told(format!("`{typed}` is no date")))
}

/// Which kind of body issues the plan: a list with numbers, which every terminal and screen reader can take.
fn body() -> Result<String, Failure> {
    let mut entries = profile::list();
    entries.retain(|entry| entry.disabled.is_none());
    let usual = entries.iter().position(|entry| entry.id == DEFAULT).unwrap_or(0);
    let lines: Vec<String> = entries.iter().zip(1..).map(|(entry, n)| format!("  {n}  {}", entry.title)).collect();
    let question = format!("Who issues the plan?\n{}\nIts number", lines.join("\n"));
    let most = entries.len();
    let number = |typed: &str| typed.trim().parse::<usize>().ok().filter(|number| (1..=most).contains(number));
    let input = Input::<String>::new().with_prompt(question).default((usual + 1).to_string());
    let wrong = format!("write a number from 1 to {most}");
    let input = input.validate_with(|typed: &String| number(typed).map(|_| ()).ok_or_else(|| wrong.clone()));
    let typed = input.interact().map_err(Into::into).map_err(left)?;
    let chosen = number(&typed).and_then(|number| entries.get(number - 1));
    Ok(chosen.map_or(DEFAULT, |entry| entry.id).to_owned())
}

/// Nothing is written where somebody stops answering.
fn left(e: std::io::Error) -> Failure {
    Failure::Told(format!("no plan was written: {}", planwright_project::reason(&e)))
}
