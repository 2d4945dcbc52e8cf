//! `structure/foreword`: two forewords.

use planwright_core::Diagnostic;
use planwright_core::model::Kind;

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule.
pub(crate) static RULE: Rule = Rule { name: "structure/foreword", rests_on_absence: false, check };

fn check(subject: &Subject, found: &mut Found) {
    let Some(body) = subject.plan.foreword.first() else { return };
    let forewords = subject.plan.all_sections().filter(|section| section.meta.kind == Kind::Foreword);
    found.extend(forewords.map(|section| {
        let place = section.meta.kind_span.unwrap_or(section.meta.title.span);
        Diagnostic::error(RULE.name, place, "the plan has two forewords")
            .label("this section is a foreword")
            .related(body.span, "and so is the body of `plan.md`")
            .help("What stands under the front matter of `plan.md` is the commissioner's foreword, so the plan would open twice.")
            .help("Move the words of one to the other; or give this section another `kind`, such as `introduction`.")
    }));
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    const SECTION: &str = "---\ntitle: Foreword\nkind: foreword\n---\n\nWelcome.\n";

    #[test]
    fn one_foreword_is_enough() {
        let with_body = format!("{PLAN}\nWelcome to this plan.\n");
        let places = |plan: &str| read(&[("plan.md", plan), ("01-a.md", SECTION)]).places("structure/foreword");
        assert_eq!(places(PLAN), [""; 0]);
        assert_eq!(places(&with_body).len(), 1);
    }
}
