//! `access/image-alt`: a picture without words.

use planwright_core::Diagnostic;

use crate::found::Found;
use crate::rules::{Rule, Subject, access};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/image-alt", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    access::images(subject, &mut |image| {
        if image.alt.value.trim().is_empty() {
            let path = &image.path.value;
            found.push(
                Diagnostic::error(RULE.name, image.path.span, format!("the picture `{path}` has no alternative text"))
                    .label("what does it show?")
                    .help("People who cannot see it would learn nothing from it, and neither the PDF nor the page would meet the accessibility regulations (SI 2018/952).")
                    .help(format!("Say in a sentence what it shows: `![A map of Exampleshire’s four districts]({path})`.")),
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
    fn a_picture_has_words() {
        check("![](figures/map-2.svg)", 1);
        check("Look ![ ](figures/map-2.svg) here.", 1);
        check("![A map](figures/map-2.svg)", 0);
    }
}
