//! What a profile can ask for: one form for each need.

use planwright_core::Diagnostic;
use planwright_core::model::{Scope, StepKind, TableRole};
use planwright_yaml::read::{self, Fields, Shape};
use planwright_yaml::{Node, Value};

use super::value;
use crate::profile::Need;

/// How a need is written: its word, its keys and what is made of them.
#[derive(Debug, Clone, Copy)]
pub(in crate::profile) struct Form {
    /// The value of `need`.
    pub(in crate::profile) word: &'static str,
    /// Its keys, `need` first.
    pub(in crate::profile) shape: &'static Shape,
    read: fn(&mut Fields<'_, '_>) -> Option<Need>,
}

/// Every need that there is.
pub(in crate::profile) static FORMS: &[Form] = &[
    Form { word: "section", shape: &BARE, read: |_| Some(Need::Section) },
    Form {
        word: "section-or-words",
        shape: &WORDS_OR_STEPS,
        read: |fields| {
            let steps = value::some_of(fields, "steps", StepKind::ALL, StepKind::as_str);
            Some(Need::SectionOrWords { words: words(fields, "words")?, steps })
        },
    },
    Form {
        word: "amount",
        shape: &AMOUNT,
        read: |fields| Some(Need::Amount { at_least: number(fields, "at-least")? }),
    },
    Form { word: "table", shape: &TABLE, read: table },
    Form { word: "words", shape: &WORDS_ANYWHERE, read: words_anywhere },
    Form { word: "years", shape: &WORDS, read: |fields| Some(Need::Years { words: words(fields, "words")? }) },
    Form { word: "meetings", shape: &MEETINGS, read: meetings },
    Form { word: "measures", shape: &BARE, read: |_| Some(Need::Measures) },
    Form { word: "beneficiaries", shape: &BARE, read: |_| Some(Need::Beneficiaries) },
    Form { word: "conditions", shape: &CONDITIONS, read: conditions },
    Form { word: "scope", shape: &SCOPE, read: scope },
    Form { word: "threats", shape: &BARE, read: |_| Some(Need::Threats) },
    Form {
        word: "national-priorities",
        shape: &WORDS,
        read: |fields| Some(Need::NationalPriorities { words: fields.list("words", value::words) }),
    },
    Form { word: "steps", shape: &STEPS, read: steps },
    Form {
        word: "each-priority",
        shape: &WORDS,
        read: |fields| Some(Need::EachPriority { words: words(fields, "words")? }),
    },
];

static BARE: Shape = Shape::new("a need of this sort", &["need"]);
static WORDS: Shape = Shape::new("a need of this sort", &["need", "words"]);
static WORDS_OR_STEPS: Shape = Shape::new("a need of this sort", &["need", "words", "steps"]);
static WORDS_ANYWHERE: Shape = Shape::new("a need of words", &["need", "words", "anywhere"]);
static AMOUNT: Shape = Shape::new("a need of an amount", &["need", "at-least"]);
static TABLE: Shape = Shape::new("a need of a table", &["need", "role"]);
static MEETINGS: Shape = Shape::new("a need of meetings", &["need", "frequencies", "occasions", "within"]);
static CONDITIONS: Shape = Shape::new("a need of conditions", &["need", "words", "guarded", "unless"]);
static SCOPE: Shape = Shape::new("a need of scopes", &["need", "limbs"]);
static STEPS: Shape = Shape::new("a need of steps", &["need", "steps"]);
/// For a need whose word is missing: any of the keys may be right.
static ANY: Shape = Shape::new(
    "a need",
    &[
        "need",
        "words",
        "anywhere",
        "at-least",
        "role",
        "frequencies",
        "occasions",
        "within",
        "guarded",
        "unless",
        "limbs",
        "steps",
    ],
);

/// What must hold.
pub(super) fn need(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Need> {
    let form = form(node, key, out)?;
    let mut fields = Fields::open(node, key, form.shape, out)?;
    (form.read)(&mut fields)
}

fn form(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<&'static Form> {
    if let Value::Mapping(mapping) = &node.value
        && let Some(entry) = mapping.get("need")
        && !entry.value.is_blank()
    {
        let all: Vec<&'static Form> = FORMS.iter().collect();
        return read::word(&entry.value, "need", &all, |form| form.word, out).map(|form| form.value);
    }
    let mut fields = Fields::open(node, key, &ANY, out)?;
    fields.require("need", "It says what must hold: `need: section`, for a section that answers the duty.");
    None
}

/// Words that must be there, one or more.
fn words(fields: &mut Fields<'_, '_>, key: &str) -> Option<Vec<String>> {
    fields.require(key, "They are what is looked for in the plan, any of them.");
    Some(fields.list(key, value::words)).filter(|words| !words.is_empty())
}

fn number(fields: &mut Fields<'_, '_>, key: &str) -> Option<u64> {
    fields.require(key, "It is a whole number, in digits.");
    fields.read(key, |node, key, out| value::number(node, key, 1..=u64::MAX, out))
}

fn table(fields: &mut Fields<'_, '_>) -> Option<Need> {
    let why = "It says which tables count: `role: resources`.";
    let role = value::required_word(fields, "role", why, TableRole::ALL, TableRole::as_str)?;
    Some(Need::Table { role: role.value })
}

fn words_anywhere(fields: &mut Fields<'_, '_>) -> Option<Need> {
    let anywhere = fields.boolean("anywhere").is_some_and(|anywhere| anywhere.value);
    Some(Need::Words { words: words(fields, "words")?, anywhere })
}

fn meetings(fields: &mut Fields<'_, '_>) -> Option<Need> {
    let frequencies = words(fields, "frequencies");
    let occasions = words(fields, "occasions");
    let within = number(fields, "within").and_then(|within| usize::try_from(within).ok());
    Some(Need::Meetings { frequencies: frequencies?, occasions: occasions?, within: within? })
}

fn conditions(fields: &mut Fields<'_, '_>) -> Option<Need> {
    let guarded = fields.list("guarded", value::words);
    let unless = fields.list("unless", value::words);
    Some(Need::Conditions { words: words(fields, "words")?, guarded, unless })
}

fn scope(fields: &mut Fields<'_, '_>) -> Option<Need> {
    fields.require("limbs", "They are the scopes that the priorities should have between them: `limbs: [policing]`.");
    let limbs = value::some_of(fields, "limbs", Scope::ALL, Scope::as_str);
    Some(Need::Scope { limbs }).filter(|_| fields.entry("limbs").is_some())
}

fn steps(fields: &mut Fields<'_, '_>) -> Option<Need> {
    fields.require("steps", "They are the steps of the record that will do, any of them: `steps: [equality-impact]`.");
    let steps = value::some_of(fields, "steps", StepKind::ALL, StepKind::as_str);
    Some(Need::Steps { steps }).filter(|_| fields.entry("steps").is_some())
}
