//! `access/alt-repeats-caption`: the same words twice under a picture.

use planwright_core::Diagnostic;

use crate::rules::{Rule, Subject, access};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/alt-repeats-caption", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    access::images(subject, &mut |image| {
        let alt = access::plain(&image.alt.value);
        let repeats = image.title.as_ref().is_some_and(|title| access::plain(title) == alt);
        if repeats && !alt.is_empty() {
            found.push(
                Diagnostic::warning(RULE.name, image.alt.span, "The alternative text says what the caption says")
                    .label("the caption again")
                    .help("Who listens hears the same words twice and still does not know what the picture shows.")
                    .help("Let the caption say what the picture is of, and the alternative text what can be seen in it."),
            );
        }
    });
}
