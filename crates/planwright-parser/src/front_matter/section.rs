//! The front matter of a section.

use planwright_core::model::{Conditions, Id, Kind, Owner, PageWords, Scope, SectionMeta};
use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};
use planwright_yaml::read::{self, Elsewhere, Fields, Shape};
use planwright_yaml::{Node, Style, Typed, Value};

use super::{entries, people, plan};

/// The keys of a section, in the order of the source format.
pub(super) const KEYS: &[&str] = &[
    "title",
    "kind",
    "id",
    "summary",
    "satisfies",
    "page",
    "owner",
    "scope",
    "measures",
    "meetings",
    "services",
    "conditions",
    "threats",
    "national-priorities",
    "signed",
    "authors",
    "updated",
];

pub(super) static SECTION: Shape = Shape {
    place: "the front matter of a section",
    holder: "a section",
    keys: KEYS,
    elsewhere: &[Elsewhere { place: "plan.md, since it is about the whole plan", keys: plan::KEYS }],
};

const TITLE: &str = "It is the heading of the section, its line in the contents and the text of links \
    to it: `title: Put victims first`.";

/// Reads the keys of a section; `opening` is the first line, where missing keys are reported.
pub(super) fn meta(
    node: &Node,
    opening: Span,
    out: &mut Vec<Diagnostic>,
) -> (Option<SectionMeta>, Option<Spanned<Id>>) {
    let Some(mut fields) = Fields::root(node, "the front matter", &SECTION, opening, out) else { return (None, None) };
    let id = fields.id("id");
    (section(&mut fields), id)
}

fn section(fields: &mut Fields<'_, '_>) -> Option<SectionMeta> {
    let title = fields.required_text("title", TITLE);
    let kind = fields.word("kind", Kind::ALL, Kind::as_str);
    let kind_span = fields.key_span("kind").filter(|_| kind.is_some());
    let kind = kind.map_or(Kind::Section, |kind| kind.value);
    Some(SectionMeta {
        kind,
        kind_span,
        summary: fields.text("summary"),
        satisfies: fields.list("satisfies", read::text),
        page: fields.read("page", page_words),
        owner: owners(fields, kind),
        scope: fields.list_of_words("scope", Scope::ALL, Scope::as_str),
        measures: entries::measures(fields),
        meetings: fields.list("meetings", entries::meeting),
        services: fields.list("services", entries::service),
        conditions: fields.read("conditions", conditions),
        threats: fields.list("threats", entries::threat),
        national_priorities: fields.list("national-priorities", entries::national_priority),
        signed: fields.read("signed", people::signature),
        authors: fields.one_or_many("authors", read::text),
        updated: fields.date("updated"),
        // Last, so that every other key is read, and its faults told, before anything is given up.
        title: title?,
    })
}

/// Who delivers the section: as written, else as its kind has it.
fn owners(fields: &mut Fields<'_, '_>, kind: Kind) -> Vec<Owner> {
    let given = fields.one_or_many("owner", |node, key, out| read::word(node, key, Owner::ALL, Owner::as_str, out));
    if !given.is_empty() {
        return given.into_iter().map(|owner| owner.value).collect();
    }
    match kind {
        Kind::Priority => vec![Owner::ChiefOfficer],
        Kind::Commitment => vec![Owner::Commissioner],
        _ => Vec::new(),
    }
}

/// `page`: words of its own, or `false`.
fn page_words(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<PageWords> {
    if let Value::Scalar(scalar) = &node.value
        && scalar.style == Style::Plain
    {
        match (scalar.text.as_str(), scalar.typed) {
            ("false", _) => return Some(PageWords::LeftOff(node.span)),
            (_, Typed::Bool(value)) => {
                out.push(not_false(node, &scalar.text, !value));
                return None;
            }
            (text, _) if matches!(text.to_lowercase().as_str(), "no" | "off" | "none" | "yes" | "on") => {
                out.push(not_false(node, text, !matches!(text.to_lowercase().as_str(), "yes" | "on")));
                return None;
            }
            _ => {}
        }
    }
    read::text(node, key, out).map(PageWords::Words)
}

/// `page: no`: without this finding the word would be printed on the page.
fn not_false(node: &Node, written: &str, left_off: bool) -> Diagnostic {
    let finding = Diagnostic::error(
        "source/wrong-type",
        node.span,
        format!("`page` is `{written}`, but it takes words or `false`"),
    )
    .label("neither words for the page nor `false`")
    .help("`page` holds what the section says on the plan on a page; `page: false` leaves it off.");
    if left_off {
        finding.help("Write `false` to leave it off.").fix(Fix {
            title: "Write `false`".to_owned(),
            safe: false,
            edits: vec![Edit { span: node.span, insert: "false".to_owned() }],
        })
    } else {
        finding.help("Take the key away: a section is shown by its title if nothing else is said.")
    }
}

/// The conditions of grants: text, or `none` for grants without any.
fn conditions(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Conditions> {
    let text = read::text(node, key, out)?;
    Some(if text.value.eq_ignore_ascii_case("none") { Conditions::None(text.span) } else { Conditions::Text(text) })
}
