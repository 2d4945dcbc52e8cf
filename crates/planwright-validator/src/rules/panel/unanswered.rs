//! `panel/unanswered`: a recommendation that nobody has answered.

use planwright_core::model::{Recommendation, Response, Stage};
use planwright_core::{Diagnostic, Severity, Span};

use crate::found::Found;
use crate::rules::panel::provision;
use crate::rules::{Rule, Subject};

/// The rule. The reply may be what could not be read.
pub(crate) static RULE: Rule = Rule { name: "panel/unanswered", rests_on_absence: true, check };

fn check(subject: &Subject, found: &mut Found) {
    let due = subject.status >= Stage::Issued;
    let severity = if due { Severity::Error } else { Severity::Note };
    for recommendation in subject.plan.panel.iter().flat_map(|report| &report.recommendations) {
        let Some(lack) = lack(recommendation) else { continue };
        let mut finding = Diagnostic::new(RULE.name, severity, lack.span, lack.message)
            .label(lack.label)
            .help("The law wants a response to each of the panel's recommendations, given to the panel and published.")
            .help(lack.mend);
        if !due {
            finding = finding.help("It is not due yet: from `status: issued` on it is an error.");
        }
        finding.citation = provision(subject);
        found.push(finding);
    }
}

/// What a response lacks.
struct Lack {
    span: Span,
    message: String,
    label: &'static str,
    mend: &'static str,
}

fn lack(recommendation: &Recommendation) -> Option<Lack> {
    let id = &recommendation.id.value;
    let (said, label, mend) = match (recommendation.response.value, &recommendation.reply) {
        (Response::Open, _) => (
            "is not answered yet",
            "still open",
            "Write `accepted`, `partly` or `rejected` here, and in `reply` what was done or why not.",
        ),
        (Response::Rejected, None) => (
            "is rejected without a reason",
            "there is no `reply`",
            "Write in `reply` why it is rejected: a bare refusal is no response that anybody can weigh.",
        ),
        (Response::Partly, None) => (
            "is accepted in part, and nothing says in which",
            "there is no `reply`",
            "Write in `reply` what is accepted and what is not, and why.",
        ),
        (Response::Accepted | Response::Rejected | Response::Partly, _) => return None,
    };
    let message = format!("the panel's recommendation `{id}` {said}");
    Some(Lack { span: recommendation.response.span, message, label, mend })
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
    }
}
