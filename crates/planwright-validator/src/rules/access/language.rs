//! `access/language`: words marked as in another language that is the plan's own.

use planwright_core::Diagnostic;
use planwright_core::model::{InlineKind, visit_inlines};

use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "access/language", rests_on_absence: false, check };

/// The language of a plan that names none.
const DEFAULT: &str = "en-GB";

fn check(subject: &Subject, found: &mut Vec<Diagnostic>) {
    let own = subject.plan.meta.lang.as_ref().map_or(DEFAULT, |lang| &lang.value);
    for blocks in subject.bodies().flat_map(|body| body.parts().collect::<Vec<_>>()) {
        visit_inlines(blocks, &mut |inline| {
            let InlineKind::Language { tag, .. } = &inline.kind else { return };
            if tag.value.eq_ignore_ascii_case(own) || tag.value.eq_ignore_ascii_case(primary(own)) {
                found.push(
                    Diagnostic::warning(
                        RULE.name,
                        tag.span,
                        format!("`{}` is the language of the plan itself", tag.value),
                    )
                    .label("the plan's own language")
                    .help("The mark tells a screen reader to change its voice, and here there is nothing to change to.")
                    .help("Write the tag of the other language, such as `lang:cy` for Welsh, or take the mark out."),
                );
            }
        });
    }
}

/// The language without its region: `en` of `en-GB`.
fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use crate::testing::check_body;

    #[test]
    fn another_language_is_another() {
        let check = |body: &str, found: &[&str]| check_body("access/language", body, found);
        check("Our [force](lang:en-GB) and [it](lang:en).", &["warning: en-GB", "warning: en"]);
        check("Our [heddlu](lang:cy) and [color](lang:en-US).", &[]);
    }
}
