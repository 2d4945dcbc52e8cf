//! `source/required-key` for `issued`, which a plan needs once it is judged as issued. Where its own
//! `status` says so the parser has looked; here it is `--status` that says so.

use planwright_core::model::Stage;
use planwright_core::{Diagnostic, Span};

use crate::found::Found;
use crate::rules::{Rule, Subject};

/// The rule. The day may stand in what could not be read.
pub(crate) static RULE: Rule = Rule { name: "source/required-key", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let meta = &subject.plan.meta;
    if subject.status < Stage::Issued || meta.status.value >= Stage::Issued || meta.issued.is_some() {
        return;
    }
    found.push(
        Diagnostic::error(RULE.name, first_line(subject), "`issued` is missing, but a plan needs it")
            .label("`issued` is missing")
            .help("A plan that is issued or published has a day of first issue, which the law's deadlines are counted to: `issued: 2021-03-31`."),
    );
}

/// The line that opens the front matter, where missing keys are reported.
fn first_line(subject: &Subject) -> Span {
    let file = subject.plan.file;
    let text = subject.sources.text(file);
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let length = text[start..].lines().next().unwrap_or_default().trim_end().len();
    Span::new(file, start, start + length)
}

#[cfg(test)]
mod tests {
    use planwright_core::Diagnostic;
    use planwright_core::model::Stage;

    use crate::testing::{PLAN, england, read};
    use crate::{Context, check};

    fn found(plan: &str, status: Option<Stage>) -> Vec<Diagnostic> {
        let read = read(&[("plan.md", plan)]);
        let context = Context { status, ..Context::default() };
        let mut found = check(&read.plan, &read.sources, &england(), &context, read.found).diagnostics;
        found.retain(|diagnostic| diagnostic.rule.as_str() == "source/required-key");
        found
    }

    #[test]
    fn who_asks_for_an_issued_plan_is_told_what_an_issued_plan_needs() {
        let issued = PLAN.replace("status: panel", "status: issued");
        let written = found(&issued, None);
        assert_eq!(written.len(), 1);
        assert_eq!(found(&issued.replace("issued", "panel "), Some(Stage::Published)), written);
        assert_eq!(found(PLAN, None), []);
        assert_eq!(found(&issued, Some(Stage::Issued)), written, "once");
        assert_eq!(found(&format!("{}issued: 2017-04-01\n---\n", &PLAN[..PLAN.len() - 4]), Some(Stage::Issued)), []);
    }
}
