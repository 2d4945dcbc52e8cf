//! The typed lists of a section: measures, meetings, services, threats, national priorities.

use std::collections::BTreeMap;

use planwright_core::Diagnostic;
use planwright_core::model::{Direction, Measure, Meeting, NationalPriority, Power, Service, Threat};
use planwright_yaml::read::{self, Fields, Shape};
use planwright_yaml::{Node, Value};

pub(super) static MEASURE: Shape =
    Shape::new("a measure", &["id", "name", "source", "frequency", "baseline", "direction", "target"]);
pub(super) static MEETING: Shape = Shape::new("a meeting", &["name", "frequency", "public", "chair", "papers"]);
pub(super) static SERVICE: Shape =
    Shape::new("a service", &["name", "for", "power", "provider", "from", "to", "amount"]);
pub(super) static THREAT: Shape = Shape::new("a threat", &["id", "not-here"]);
pub(super) static NATIONAL_PRIORITY: Shape = Shape::new("a national priority", &["id", "applies", "why"]);

/// The measures of a section. Two of one id are reported: versions and translations of a plan are
/// matched by it.
pub(super) fn measures(fields: &mut Fields<'_, '_>) -> Vec<Measure> {
    let measures = fields.list("measures", measure);
    let mut seen = BTreeMap::new();
    for id in measures.iter().filter_map(|measure| measure.id.as_ref()) {
        let first = *seen.entry(&id.value).or_insert(id.span);
        if first != id.span {
            fields.out().push(
                Diagnostic::error("source/duplicate-id", id.span, format!("two measures have the id `{}`", id.value))
                    .label("the second")
                    .help("Measures are found again in other versions of the plan by their ids.")
                    .help("Give one of them another id.")
                    .related(first, "the first is here"),
            );
        }
    }
    measures
}

fn measure(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Measure> {
    let mut fields = Fields::open(node, key, &MEASURE, out)?;
    let id = fields.id("id");
    let name = fields.required_text(
        "name",
        "It says what is measured: `name: Victims satisfied with how they \
         were treated`.",
    );
    let source = fields.required_text(
        "source",
        "Readers must be able to see where its figures come from: `source: Crime Survey for England and Wales`.",
    );
    let (frequency, baseline) = (fields.text("frequency"), fields.text("baseline"));
    let direction = fields.word("direction", Direction::ALL, Direction::as_str);
    let target = fields.text("target");
    Some(Measure { span: node.span, id, name: name?, source: source?, frequency, baseline, direction, target })
}

/// A meeting at which the chief officer reports.
pub(super) fn meeting(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Meeting> {
    let mut fields = Fields::open(node, key, &MEETING, out)?;
    let name =
        fields.required_text("name", "It says what the meeting is called: `name: Performance and Delivery Board`.");
    let frequency = fields.required_text(
        "frequency",
        "The plan says how the chief officer reports, and so how often: `frequency: quarterly`.",
    );
    let public = fields.boolean("public");
    let (chair, papers) = (fields.text("chair"), fields.text("papers"));
    Some(Meeting { span: node.span, name: name?, frequency: frequency?, public, chair, papers })
}

/// A service. Whom it is for may be missing: that is a finding about the service, not the file.
pub(super) fn service(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Service> {
    let mut fields = Fields::open(node, key, &SERVICE, out)?;
    let name = fields.required_text("name", "It says what the service is called: `name: Victim Support`.");
    let beneficiaries = fields.text("for");
    let power = fields.word("power", Power::ALL, Power::as_str);
    let provider = fields.text("provider");
    let (from, to) = (fields.text("from"), fields.text("to"));
    let amount = fields.text("amount");
    Some(Service { span: node.span, name: name?, beneficiaries, power, provider, from, to, amount })
}

/// A national threat: its id, or its id with the reason why it does not apply here.
pub(super) fn threat(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Threat> {
    if !matches!(node.value, Value::Mapping(_)) {
        return read::text(node, key, out).map(|id| Threat { id, not_here: None });
    }
    let mut fields = Fields::open(node, key, &THREAT, out)?;
    let id = fields.required_text(
        "id",
        "It names the threat of the Strategic Policing Requirement: \
         `id: terrorism`.",
    );
    let not_here = fields.required_text(
        "not-here",
        "It says why the threat does not apply here; where it does, the id alone is enough.",
    );
    Some(Threat { id: id?, not_here: Some(not_here?) })
}

/// What the section says of a national priority.
pub(super) fn national_priority(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<NationalPriority> {
    let mut fields = Fields::open(node, key, &NATIONAL_PRIORITY, out)?;
    let id = fields.required_text("id", "It names the national priority: `id: murder-and-homicide`.");
    fields.require(
        "applies",
        "A published plan says of each national priority whether it applies here: `applies: true`.",
    );
    let applies = fields.boolean("applies");
    let why = fields.required_text("why", "A published plan says why a national priority applies here or does not.");
    Some(NationalPriority { id: id?, applies: applies?, why: why? })
}
