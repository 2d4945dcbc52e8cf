//! The settings of the plan on a page.

use planwright_core::Diagnostic;
use planwright_core::model::{Kind, Orientation, PageSettings, PageSize, Show, Zone, ZoneContent};
use planwright_yaml::Node;
use planwright_yaml::read::{self, Fields, Shape};

pub(super) static PAGE: Shape =
    Shape::new("the plan on a page", &["size", "orientation", "title", "strapline", "zones"]);
pub(super) static ZONE: Shape = Shape::new("a zone of the page", &["title", "kinds", "sections", "chart", "show"]);

/// The keys that say what stands in a zone; exactly one of them is given.
const CONTENTS: [&str; 3] = ["kinds", "sections", "chart"];

/// The key `page` of `plan.md`; what is not said is left to the defaults.
pub(super) fn settings(plan: &mut Fields<'_, '_>) -> PageSettings {
    let span = plan.key_span("page");
    let settings = plan.read("page", |node, key, out| {
        let mut fields = Fields::open(node, key, &PAGE, out)?;
        let zones = fields.entry("zones").is_some().then(|| fields.list("zones", zone));
        Some(PageSettings {
            span,
            size: fields.word("size", PageSize::ALL, PageSize::as_str),
            orientation: fields.word("orientation", Orientation::ALL, Orientation::as_str),
            title: fields.text("title"),
            strapline: fields.text("strapline"),
            zones,
        })
    });
    settings.unwrap_or(PageSettings { span, ..PageSettings::default() })
}

fn zone(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Zone> {
    let mut fields = Fields::open(node, key, &ZONE, out)?;
    let title = fields.required_text("title", "It stands above the zone: `title: Guiding principles`.");
    let show = fields.word("show", Show::ALL, Show::as_str).map_or(Show::Page, |word| word.value);
    let content = content(&mut fields);
    Some(Zone { span: node.span, title: title?, content: content?, show })
}

fn content(fields: &mut Fields<'_, '_>) -> Option<ZoneContent> {
    let given: Vec<&str> = CONTENTS.into_iter().filter(|key| fields.entry(key).is_some()).collect();
    match given.as_slice() {
        [] => {
            let at = fields.place_for_missing();
            fields.out().push(
                Diagnostic::error("source/required-key", at, "the zone does not say what stands in it")
                    .label("`kinds`, `sections` or `chart` is missing")
                    .help("A zone without content would be an empty box on the page.")
                    .help(
                        "Write `kinds: [priority]` for all sections of a kind, `sections:` with a \
                         list of ids, or `chart:` with the id of a chart.",
                    ),
            );
            None
        }
        [only] => content_of(fields, only),
        [first, second, ..] => {
            both(fields, first, second);
            None
        }
    }
}

/// Reads the one key of [`CONTENTS`] that is given.
fn content_of(fields: &mut Fields<'_, '_>, key: &str) -> Option<ZoneContent> {
    match key {
        "kinds" => {
            let kinds = fields.list(key, |node, key, out| read::word(node, key, Kind::ALL, Kind::as_str, out));
            (!kinds.is_empty()).then_some(ZoneContent::Kinds(kinds))
        }
        "sections" => {
            let sections = fields.list(key, read::text);
            (!sections.is_empty()).then_some(ZoneContent::Sections(sections))
        }
        _ => fields.text(key).map(ZoneContent::Chart),
    }
}

fn both(fields: &mut Fields<'_, '_>, one: &str, other: &str) {
    let here = fields.place_for_missing();
    let mut spans = [(one, fields.key_span(one).unwrap_or(here)), (other, fields.key_span(other).unwrap_or(here))];
    spans.sort_by_key(|(_, span)| span.start);
    let [(first, first_span), (second, second_span)] = spans;
    fields.out().push(
        Diagnostic::error("source/value", second_span, format!("the zone has both `{first}` and `{second}`"))
            .label("a second answer to what stands in the zone")
            .help("A zone has one kind of content, and it cannot be known which of the two is meant.")
            .help("Keep one of them, or make two zones.")
            .related(first_span, "the first is here"),
    );
}
