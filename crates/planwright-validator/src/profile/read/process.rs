//! Steps, their order, their days in the year, and elections.

use planwright_core::model::{By, Document, Stage, StepKind};
use planwright_core::{Diagnostic, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::{Fields, Shape};

use super::duty::{ASKS, ERROR, FROM, MEND, MISSING, PROVISION, TITLE, reading};
use super::value::{self, required, required_date, required_phrase, required_sentence, required_word};
use crate::profile::{Election, LaterEnd, Order, Process, Varied, Yearly};

pub(in crate::profile) static PROCESS: Shape = Shape::new(
    "a step of the process",
    &[
        "step",
        "provision",
        "title",
        "done",
        "asks",
        "missing",
        "mend",
        "from",
        "to",
        "error",
        "documents",
        "by",
        "by-provision",
        "varied",
        "again",
        "disabled",
        "source",
        "confidence",
        "reading",
    ],
);
pub(in crate::profile) static VARIED: Shape =
    Shape::new("a step of a variation", &["provision", "asks", "missing", "done"]);
pub(in crate::profile) static ORDER: Shape =
    Shape::new("an order of two steps", &["first", "then", "same-day", "each", "provision"]);
pub(in crate::profile) static YEARLY: Shape =
    Shape::new("a step with a day in each year", &["step", "month", "day", "title", "why", "provision"]);
pub(in crate::profile) static ELECTION: Shape =
    Shape::new("an election", &["day", "issue-by", "period-to", "provision", "later", "why", "source", "confidence"]);
pub(in crate::profile) static LATER: Shape =
    Shape::new("a later end", &["issued-from", "period-to", "why", "confidence"]);

/// A step and its name.
pub(super) fn process(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<value::Named<Process>> {
    let mut fields = Fields::open(node, key, &PROCESS, out)?;
    let fields = &mut fields;
    let step = step(fields, "step", "It names the step of the record: `step: consult-public`.");
    let provision = required(fields, "provision", PROVISION);
    let title = required_phrase(fields, "title", TITLE);
    let done = fields.read("done", value::phrase);
    let asks = required_phrase(fields, "asks", ASKS);
    let missing = required_phrase(fields, "missing", MISSING);
    let mend = required_sentence(fields, "mend", MEND);
    let from = required_date(fields, "from", FROM);
    let to = fields.date("to");
    value::in_order(from, to, fields.out());
    let error = required_word(fields, "error", ERROR, Stage::ALL, Stage::as_str);
    let documents = value::some_of(fields, "documents", Document::ALL, Document::as_str);
    let by = value::some_of(fields, "by", By::ALL, By::as_str);
    let by_provision = fields.read("by-provision", value::text);
    let varied = fields.read("varied", varied);
    let again = fields.read("again", value::text);
    let disabled = fields.read("disabled", value::text);
    let (source, confidence) = (value::source(fields), value::confidence(fields));
    let reading = fields.read("reading", reading);
    let step = step?;
    let process = Process {
        step: step.value,
        provision: provision?,
        title: title?,
        done,
        asks: asks?,
        missing: missing?,
        mend: mend?,
        from: from?.value,
        to: to.map(|to| to.value),
        error: error?.value,
        documents,
        by,
        by_provision,
        varied,
        again,
        disabled,
        source: source?,
        confidence: confidence?,
        reading,
    };
    Some((step.map(|step| step.as_str().to_owned()), process))
}

/// What a step is where a plan is varied.
fn varied(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Varied> {
    let mut fields = Fields::open(node, key, &VARIED, out)?;
    let fields = &mut fields;
    let provision = required(fields, "provision", PROVISION);
    let asks = required_phrase(fields, "asks", ASKS);
    let missing = required_phrase(fields, "missing", MISSING);
    let done = fields.read("done", value::phrase);
    Some(Varied { provision: provision?, asks: asks?, missing: missing?, done })
}

fn step(fields: &mut Fields<'_, '_>, key: &str, why: &str) -> Option<Spanned<StepKind>> {
    required_word(fields, key, why, StepKind::ALL, StepKind::as_str)
}

/// Two steps, one before the other.
pub(super) fn order(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Order> {
    let mut fields = Fields::open(node, key, &ORDER, out)?;
    let fields = &mut fields;
    let first = step(fields, "first", "It is the step that comes first: `first: panel-sent`.");
    let then = step(fields, "then", "It is the step that follows: `then: panel-report`.");
    let same_day = fields.boolean("same-day").is_some_and(|same| same.value);
    let each = fields.boolean("each").is_some_and(|each| each.value);
    let provision = required(fields, "provision", PROVISION);
    let (first, then) = (first?, then?);
    if first.value == then.value {
        fields.out().push(
            Diagnostic::error("source/value", then.span, format!("`{}` cannot follow itself", then.value.as_str()))
                .label("the same step")
                .help("Write the step that comes after it.")
                .related(first.span, "it stands here too"),
        );
    }
    Some(Order { first: first.value, then: then.value, same_day, each, provision: provision? })
}

/// A step with its day in each year.
pub(super) fn yearly(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Yearly> {
    let mut fields = Fields::open(node, key, &YEARLY, out)?;
    let fields = &mut fields;
    let step = step(fields, "step", "It names the step of the record: `step: precept-notified`.");
    let month = small(fields, "month", 12, "It is the month by which the step is taken, from 1 to 12.");
    // A leap day is none in most years, so it is no day of every year.
    let last = match month {
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let day = small(fields, "day", last, "It is the day of that month by which the step is taken.");
    let title = required_phrase(fields, "title", TITLE);
    let why = fields.read("why", value::sentence);
    let provision = required(fields, "provision", PROVISION);
    Some(Yearly { step: step?.value, month: month?, day: day?, title: title?, why, provision: provision? })
}

fn small(fields: &mut Fields<'_, '_>, key: &str, last: u64, why: &str) -> Option<i8> {
    fields.require(key, why);
    let number = fields.read(key, |node, key, out| value::number(node, key, 1..=last, out))?;
    i8::try_from(number).ok()
}

/// An election and its day.
pub(super) fn election(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<value::Named<Election>> {
    let mut fields = Fields::open(node, key, &ELECTION, out)?;
    let fields = &mut fields;
    let day = required_date(fields, "day", "It is the day of the poll: `day: 2021-05-06`.");
    let issue_by = required_date(fields, "issue-by", "It is the last day on which the plan must be issued.");
    let period_to = required_date(fields, "period-to", "It is the last day of the planning period.");
    value::in_order(day, issue_by, fields.out());
    value::in_order(issue_by, period_to, fields.out());
    let provision = required(fields, "provision", "It is the provision on the planning period, as findings cite it.");
    let later = fields.read("later", later_end);
    let why = fields.read("why", value::sentence);
    let (source, confidence) = (value::source(fields), value::confidence(fields));
    let day = day?;
    let election = Election {
        day: day.value,
        issue_by: issue_by?.value,
        period_to: period_to?.value,
        provision: provision?,
        later,
        why,
        source: source?,
        confidence: confidence?,
    };
    Some((day.map(|day| day.to_string()), election))
}

fn later_end(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<LaterEnd> {
    let mut fields = Fields::open(node, key, &LATER, out)?;
    let fields = &mut fields;
    let issued_from =
        required_date(fields, "issued-from", "It is the first day of issue that the later end holds for.");
    let period_to = required_date(fields, "period-to", "It is the last day of the planning period.");
    value::in_order(issued_from, period_to, fields.out());
    let why = required_phrase(fields, "why", "It says why the end is a later one, as the end of a sentence.");
    let confidence = value::confidence(fields);
    Some(LaterEnd { why: why?, issued_from: issued_from?.value, period_to: period_to?.value, confidence: confidence? })
}
