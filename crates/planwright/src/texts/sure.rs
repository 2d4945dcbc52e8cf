//! How sure we are of the law, in words.

use planwright_validator::profile::{Confidence, Reading};

/// Where a provision comes from and how sure we are of it: of its words, and of what we make of
/// them.
pub(super) fn text(source: &str, confidence: Confidence, reading: Option<&Reading>) -> String {
    let source = source.trim_end_matches('.');
    let mut text = match confidence {
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
    if let Some(reading) = reading {
        text.push_str(&format!("\n\n{} {}", reading.text.trim_end(), of_reading(reading.confidence)));
    }
    text.push_str("\n\nIt is no legal advice.");
    text
}

fn of_reading(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "We are sure of it.",
        Confidence::Likely => "We think it likely, and are not sure.",
        Confidence::Unsure => "We are not sure of it: a person must look at it before anyone rests on it.",
    }
}
