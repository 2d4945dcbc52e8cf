//! `panel/unanswered`: a recommendation that nobody has answered.

use planwright_core::model::{PanelReport, Recommendation, Response, Stage};
use planwright_core::{Diagnostic, Severity};

use crate::found::Found;
use crate::process::long;
use crate::rules::panel::provision;
use crate::rules::{Rule, Subject};

/// The rule. The reply may be what could not be read.
pub(crate) static RULE: Rule = Rule { name: "panel/unanswered", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let due = subject.status >= Stage::Issued;
    for report in &subject.plan.panel {
        for recommendation in &report.recommendations {
            if recommendation.response.value == Response::Open {
                found.push(open(subject, report, recommendation, due));
            } else if recommendation.reply.is_none() {
                found.extend(without_reason(recommendation, due));
            }
        }
    }
}

/// The finding for a recommendation without a response.
fn open(subject: &Subject, report: &PanelReport, recommendation: &Recommendation, due: bool) -> Diagnostic {
    let id = &recommendation.id.value;
    let replied = report.replied.map_or_else(String::new, |replied| {
        format!(", though `replied` says that the report was answered on {}", long(replied.value))
    });
    let message = format!("the panel's recommendation `{id}` is not answered yet{replied}");
    let severity = if due { Severity::Error } else { Severity::Note };
    let mut finding = Diagnostic::new(RULE.name, severity, recommendation.response.span, message)
        .label("still open")
        .help("The law wants a response to each of the panel's recommendations, given to the panel and published.")
        .help("Write `accepted`, `partly` or `rejected` here, and in `reply` what was done or why not.");
    if let Some(replied) = report.replied {
        finding = finding.related(replied.span, "the day of the response");
    }
    if !due {
        finding = finding.help("It is not due yet: from `status: issued` on it is an error.");
    }
    finding.citation = provision(subject);
    finding
}

/// The finding for a response that says nothing more than no. The Act asks for a response, not for reasons.
fn without_reason(recommendation: &Recommendation, due: bool) -> Option<Diagnostic> {
    let id = &recommendation.id.value;
    let (said, mend) = match recommendation.response.value {
        Response::Rejected => ("is rejected without a reason", "Write in `reply` why it is rejected."),
        Response::Partly => (
            "is accepted in part, and nothing says in which",
            "Write in `reply` what is accepted and what is not, and why.",
        ),
        Response::Accepted | Response::Open => return None,
    };
    let severity = if due { Severity::Warning } else { Severity::Note };
    let message = format!("the panel's recommendation `{id}` {said}");
    Some(
        Diagnostic::new(RULE.name, severity, recommendation.response.span, message)
            .label("there is no `reply`")
            .help("This is our check: the Act asks for a response and not for reasons, but a bare refusal is one that nobody can weigh.")
            .help(mend),
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::{PLAN, read};

    fn check(status: &str, answer: &str, expected: &[&str]) {
        let plan = PLAN.replace("status: panel", status);
        let report = format!(
            "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nrecommendations:\n  - id: a\n    text: Say it\n{answer}---\n\nWords.\n"
        );
        let read = read(&[("plan.md", &plan), ("panel/a.md", &report)]);
        assert_eq!(read.places("panel/unanswered"), expected, "{status} {answer}");
    }

    #[test]
    fn an_open_recommendation_is_an_error_once_the_plan_is_issued() {
        check("status: panel", "    response: open\n", &["note: open"]);
        check("status: issued\nissued: 2017-03-29", "    response: open\n", &["error: open"]);
    }

    #[test]
    fn a_refusal_gives_its_reason() {
        check("status: panel", "    response: rejected\n", &["note: rejected"]);
        check("status: panel", "    response: partly\n", &["note: partly"]);
        check("status: panel", "    response: rejected\n    reply: No money\n", &[]);
        check("status: panel", "    response: accepted\n", &[]);
        // The Act asks for a response, not for reasons.
        let issued = "status: issued\nissued: 2017-03-29";
        check(issued, "    response: rejected\n", &["warning: rejected"]);
        check(issued, "    response: partly\n", &["warning: partly"]);
    }

    #[test]
    fn an_answered_report_with_an_open_recommendation_is_told() {
        let report = "---\ndate: 2017-02-08\ntitle: R\nsubject: plan\ndecision: noted\nreplied: 2017-02-24\nrecommendations:\n  - {id: a, text: Say it, response: open}\n---\n\nWords.\n";
        let found = read(&[("plan.md", PLAN), ("panel/a.md", report)]).check().diagnostics;
        let open = found.iter().find(|finding| finding.rule.as_str() == "panel/unanswered").unwrap();
        assert_eq!(
            open.message,
            "the panel's recommendation `a` is not answered yet, though `replied` says that the report was answered on 24 February 2017"
        );
    }
}
