//! Reading a profile from the tree of its file: every key checked on its own, as in a plan.
//!
//! One function reads one type; what does not fit together (days out of order, a warning after its
//! error, a name that stands twice) is reported where it is read.

mod duty;
mod need;
mod process;
mod sets;
mod value;

use planwright_core::{Diagnostic, Span};
use planwright_yaml::Node;
use planwright_yaml::read::{self, Elsewhere, Fields, Shape};

#[cfg(test)]
pub(super) use self::duty::{BY_KIND, BY_MEASURES, BY_SCOPE, DUTY, NEAREST, PART, READING};
#[cfg(test)]
pub(super) use self::need::FORMS;
#[cfg(test)]
pub(super) use self::process::{ELECTION, LATER, ORDER, PROCESS, VARIED, YEARLY};
#[cfg(test)]
pub(super) use self::sets::SET;
use self::value::{named_list, required, required_phrase};
use crate::profile::{Act, ChiefOfficer, Issuer, NamedSet, Offices, Profile};

/// What a profile adds to another one, and takes from it.
const CHANGES: &[&str] = &["remove", "replace", "add"];

pub(super) static PROFILE: Shape = Shape {
    place: "a profile",
    holder: "a profile",
    keys: &[
        "id",
        "version",
        "title",
        "basis",
        "extends",
        "offices",
        "acts",
        "experimental",
        "disabled",
        "duties",
        "process",
        "order",
        "yearly",
        "elections",
        "threats",
        "national-priorities",
    ],
    elsewhere: &[Elsewhere { place: "a profile that `extends` another one", keys: CHANGES }],
};
pub(super) static OFFICES: Shape = Shape::new("the two offices", &["issuer", "chief-officer"]);
pub(super) static ISSUER: Shape = Shape::new("the issuer", &["role", "short"]);
pub(super) static CHIEF_OFFICER: Shape = Shape::new("the chief officer", &["role"]);
pub(super) static ACT: Shape = Shape::new("an Act", &["name", "url"]);

/// Reads a whole profile. Keys that are missing are reported at `opening`.
///
/// There is none where a part that it cannot be without is missing or faulty; it is to be used only
/// where nothing was found, since it may lack what could not be read.
pub(super) fn profile(node: &Node, opening: Span, out: &mut Vec<Diagnostic>) -> Option<Profile> {
    let mut fields = Fields::root(node, "the profile", &PROFILE, opening, out)?;
    let fields = &mut fields;
    fields.require("id", "It is what the profile is called in reports: `id: exampleshire`.");
    let id = fields.id("id");
    fields.require("version", "It says in reports by which edition of the profile a plan was judged: `version: 1`.");
    let version = fields.read("version", |node, key, out| value::number(node, key, 1..=9999, out));
    let title = required_phrase(fields, "title", "It says which kind of body the profile is for.");
    let basis = required(fields, "basis", "It says from which texts the profile was drawn up, and as they stood when.");
    let offices = fields.read("offices", offices);
    let acts = fields.read("acts", |node, key, out| value::map(node, key, out, act)).unwrap_or_default();
    let experimental = fields.read("experimental", value::sentence);
    let disabled = fields.read("disabled", value::sentence);
    let duties = named_list(fields, "duties", duty::requirement);
    let process = named_list(fields, "process", process::process);
    let order = fields.list("order", process::order);
    let yearly = fields.list("yearly", process::yearly);
    let mut elections = named_list(fields, "elections", process::election);
    elections.sort_by_key(|election| election.day);
    let threats = sets(fields, "threats");
    let national_priorities = sets(fields, "national-priorities");
    if disabled.is_none() {
        fields
            .require("duties", "They are what the profile is for: each is a provision and what in a plan answers it.");
        fields.require("offices", "They name who issues the plan and who directs the force, as outputs print them.");
    }
    Some(Profile {
        id: id?.value.to_string(),
        version: u32::try_from(version?).ok()?,
        title: title?,
        basis: basis?,
        offices,
        acts,
        experimental,
        disabled,
        duties,
        process,
        order,
        yearly,
        elections,
        threats,
        national_priorities,
    })
}

/// Lists by their time, no two of which are in force on one day.
fn sets(fields: &mut Fields<'_, '_>, key: &str) -> Vec<NamedSet> {
    let mut sets = named_list(fields, key, sets::set);
    sets.sort_by_key(|set| set.from);
    let overlap = sets.iter().zip(sets.iter().skip(1)).find(|(earlier, later)| earlier.in_force(later.from));
    if let Some((earlier, later)) = overlap {
        let at = fields.key_span(key).unwrap_or_else(|| fields.place_for_missing());
        let finding = Diagnostic::error(
            "source/value",
            at,
            format!("{} and {} are both in force on {}", earlier.title, later.title, later.from),
        )
        .label("two lists at once")
        .help("A plan is judged by the one list that was in force on its day.")
        .help(format!("Give {} a last day, `to`, before {}.", earlier.title, later.from));
        fields.out().push(finding);
    }
    sets
}

fn offices(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Offices> {
    let mut fields = Fields::open(node, key, &OFFICES, out)?;
    fields.require("issuer", "It names the office that issues the plan.");
    let issuer = fields.read("issuer", issuer);
    fields.require("chief-officer", "It names the office that directs the force.");
    let chief_officer = fields.read("chief-officer", chief_officer);
    Some(Offices { issuer: issuer?, chief_officer: chief_officer? })
}

fn issuer(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Issuer> {
    let mut fields = Fields::open(node, key, &ISSUER, out)?;
    let role = required(&mut fields, "role", "It is the office in full: `role: Police and Crime Commissioner`.");
    let short = required(&mut fields, "short", "It is the office in a word, for “As Commissioner, I will”.");
    Some(Issuer { role: role?, short: short? })
}

fn chief_officer(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<ChiefOfficer> {
    let mut fields = Fields::open(node, key, &CHIEF_OFFICER, out)?;
    let role = required(&mut fields, "role", "It is the office in full: `role: Chief Constable`.");
    Some(ChiefOfficer { role: role? })
}

fn act(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Act> {
    let mut fields = Fields::open(node, key, &ACT, out)?;
    let name = required(&mut fields, "name", "It is the whole name of the Act or instrument.");
    fields.require("url", "It is where readers find the text: `url: https://www.legislation.gov.uk/ukpga/2011/13`.");
    let url = fields.read("url", read::link);
    Some(Act { name: name?, url: url?.value })
}
