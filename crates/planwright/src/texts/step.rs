//! The steps of the process, in words.

use planwright_core::Severity;
use planwright_core::model::Stage;
use planwright_validator::profile::{Process, Profile};

use crate::texts::duty::{act, spelled_out, when};
use crate::texts::{Text, or, sentence, sure};

/// The name of a step's findings.
pub(super) fn rule(step: &Process) -> String {
    format!("process/{}", step.step.as_str())
}

/// A step of a profile, by the name of its findings.
pub(super) fn text(name: &str, profile: &Profile) -> Option<Text> {
    let step = profile.process.iter().find(|step| rule(step) == name)?;
    Some(Text {
        name: name.to_owned(),
        title: step.title.clone(),
        what: sentence(&format!("{} asks for {}", step.provision, step.asks.trim_end())),
        severity: Severity::Error,
        parts: vec![
            ("The law", law(profile, step)),
            ("What answers it", answers(profile, step)),
            ("How to mend", sentence(&step.mend)),
            ("When it counts", counts(step)),
            ("How sure we are", sure::text(&step.source, step.confidence, step.reading.as_ref())),
        ],
        url: act(profile, &step.provision).map(|(_, act)| act.url.clone()),
        basis: Some("law"),
    })
}

fn law(profile: &Profile, step: &Process) -> String {
    let to = step.to.map(|to| format!(" to {to}")).unwrap_or_default();
    let mut text = format!("{} asks for {}. It is law from {}{to}.", step.provision, step.asks.trim_end(), step.from);
    text.push_str(&spelled_out(profile, &step.provision));
    if !step.documents.is_empty() {
        let documents: Vec<String> = step.documents.iter().map(|d| format!("`{}`", d.as_str())).collect();
        text.push_str(&format!(" It is for documents of the kind {}.", or(&documents)));
    }
    if let Some(why) = &step.disabled {
        text.push_str(&format!("\n\nNo plan is judged by it yet: {}", sentence(why)));
    }
    text
}

fn answers(profile: &Profile, step: &Process) -> String {
    let word = step.step.as_str();
    let mut text =
        format!("The step `{word}` under `record` in plan.md, with the day: `- {{step: {word}, date: 2025-03-24}}`.");
    if !step.by.is_empty() {
        let by: Vec<String> = step.by.iter().map(|by| format!("`{}`", by.as_str())).collect();
        let provision = step.by_provision.as_ref().map(|p| format!(" ({p})")).unwrap_or_default();
        text.push_str(&format!(" Where the record says by whom, it must be {}{provision}.", or(&by)));
    }
    for yearly in profile.yearly.iter().filter(|yearly| yearly.step == step.step) {
        text.push_str(&format!(
            " Its last day in each year is {} ({}).",
            yearly_day(yearly.day, yearly.month),
            yearly.provision
        ));
    }
    text
}

/// A day of each year: "1 February".
fn yearly_day(day: i8, month: i8) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied();
    format!("{day} {}", name.unwrap_or_default()).trim_end().to_owned()
}

fn counts(step: &Process) -> String {
    let stages = when(step.error, step.error, Severity::Error);
    let early = if step.error > Stage::Draft {
        " Before that, all steps that are still to come are one note: `process/ahead`."
    } else {
        ""
    };
    format!("A plan whose record does not have it gets {stages}.{early}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_each_year_is_told_by_its_month() {
        assert_eq!(yearly_day(1, 2), "1 February");
        assert_eq!(yearly_day(31, 12), "31 December");
        assert_eq!(yearly_day(1, 0), "1");
    }
}
