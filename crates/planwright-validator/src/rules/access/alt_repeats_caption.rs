//! `access/alt-repeats-caption`: the same words twice under a picture.

use planwright_core::Diagnostic;

use crate::found::Found;
use crate::rules::{Rule, Subject, access};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/alt-repeats-caption", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    access::images(subject, &mut |image| {
        let alt = access::plain(&image.alt.value);
        let repeats = image.title.as_ref().is_some_and(|title| access::plain(title) == alt);
        if repeats && !alt.is_empty() {
            found.push(
                Diagnostic::warning(RULE.name, image.alt.span, "the alternative text says what the caption says")
                    .label("the caption again")
                    .help("Who listens hears the same words twice and still does not know what the picture shows.")
                    .help(
                        "Let the caption say what the picture is of, and the alternative text what can be seen in it.",
                    ),
            );
        }
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::testing::check_picture;

    #[track_caller]
    fn check(body: &str, found: usize) {
        check_picture(RULE.name, body, found);
    }

    #[test]
    fn the_words_differ_from_the_caption() {
        check("![A map.](figures/map-2.svg \"A  Map\")", 1);
        check("![A map of rivers](figures/map-2.svg \"A map\")", 0);
        check("![](figures/map-2.svg \"\")", 0);
    }
}
