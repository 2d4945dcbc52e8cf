//! The comment that stands in a section until there is text.

use std::fmt::Write as _;

use planwright_validator::profile::Requirement;

use crate::starters::Starter;

/// What the duties of a section ask for, what good plans do besides, and an example.
pub(crate) fn comment(duties: &[&Requirement], starter: &Starter) -> String {
    let mut text =
        String::from("<!-- Guidance: it is never printed. Write below it, and delete it when you are done.\n");
    for duty in duties {
        let _ = write!(text, "\n{}: {}.\n", duty.provision, sentence(&duty.asks));
        let _ = writeln!(text, "{}", duty.mend);
        for part in &duty.parts {
            let _ = writeln!(text, "- {} {}", part.mend, part.why);
        }
    }
    let _ = write!(text, "\nAn example, to copy and write over:\n\n{}\n-->\n", starter.body.trim_end());
    text
}

/// A phrase with a capital.
fn sentence(phrase: &str) -> String {
    let mut letters = phrase.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
