//! The front matter of `plan.md`.

use planwright_core::model::{Document, Meta, Numbering, Period, Stage};
use planwright_core::{Diagnostic, Edit, Fix, Span, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::{self, Elsewhere, Fields, Shape};

use super::{page, people, record, section};

/// The keys of `plan.md`, in the order of the source format.
pub(super) const KEYS: &[&str] = &[
    "title",
    "area",
    "profile",
    "period",
    "status",
    "subtitle",
    "summary",
    "version",
    "document",
    "dated",
    "issued",
    "varied",
    "elected",
    "issuer",
    "chief-officer",
    "lang",
    "theme",
    "numbering",
    "index",
    "url",
    "contact",
    "accessibility-statement",
    "alternative-formats",
    "record",
    "waivers",
    "glossary",
    "page",
];

pub(super) static PLAN: Shape = Shape {
    place: "plan.md",
    holder: "a plan",
    keys: KEYS,
    elsewhere: &[Elsewhere { place: "the file of a section, not in plan.md", keys: section::KEYS }],
};

pub(super) static PERIOD: Shape = Shape::new("a planning period", &["from", "to"]);

const TITLE: &str =
    "It is the plan's name on its cover, in its running heads and in every list: `title: Safer in Exampleshire`.";
const AREA: &str = "A police and crime plan is the plan of one police area: `area: Exampleshire`.";
const PROFILE: &str = "It says whose plan this is, and so which duties the law lays on it: `profile: england-pcc`.";
const PERIOD_WHY: &str = "The law wants a plan for a planning period, from its first day to its last: \
    `period: {from: 2025-04-01, to: 2029-03-31}`.";
const STATUS: &str =
    "It decides which duties already bite, and marks every page of a plan that is not yet issued: `status: draft`.";
const ISSUED: &str = "A plan that is issued or published has a day of first issue, which the law's \
    deadlines are counted to: `issued: 2021-03-31`.";

/// Reads the keys of `plan.md`; `opening` is the first line, where missing keys are reported.
pub(super) fn meta(node: &Node, opening: Span, out: &mut Vec<Diagnostic>) -> Option<Meta> {
    let mut fields = Fields::root(node, "the front matter", &PLAN, opening, out)?;
    let fields = &mut fields;
    let title = fields.required_text("title", TITLE);
    let area = fields.required_text("area", AREA);
    let profile = fields.required_text("profile", PROFILE);
    let period = fields.require("period", PERIOD_WHY).then(|| fields.read("period", period)).flatten();
    let status = fields.require("status", STATUS).then(|| fields.word("status", Stage::ALL, Stage::as_str)).flatten();
    if status.is_some_and(|status| status.value >= Stage::Issued) {
        fields.require("issued", ISSUED);
    }
    let profile_key = fields.key_span("profile");
    Some(Meta {
        subtitle: fields.text("subtitle"),
        summary: fields.text("summary"),
        version: fields.text("version"),
        document: fields.word("document", Document::ALL, Document::as_str).map_or(Document::Plan, |word| word.value),
        dated: fields.date("dated"),
        issued: fields.date("issued"),
        varied: fields.list("varied", read::date),
        elected: fields.date("elected"),
        issuer: fields.read("issuer", people::person).unwrap_or_default(),
        chief_officer: fields.read("chief-officer", people::person).unwrap_or_default(),
        lang: fields.read("lang", language),
        theme: fields.text("theme"),
        numbering: fields
            .word("numbering", Numbering::ALL, Numbering::as_str)
            .map_or(Numbering::None, |word| word.value),
        index: fields.boolean("index").is_some_and(|index| index.value),
        url: fields.link("url"),
        contact: fields.read("contact", people::contact).unwrap_or_default(),
        accessibility_statement: fields.link("accessibility-statement"),
        alternative_formats: fields.text("alternative-formats"),
        record: fields.list("record", record::step),
        waivers: record::waivers(fields),
        glossary: fields.read("glossary", record::glossary).unwrap_or_default(),
        page: page::settings(fields),
        // What a plan cannot be without comes last, so that every other key is read, and its
        // faults told, before anything is given up.
        title: title?,
        area: area?,
        profile_key: profile_key?,
        profile: profile?,
        period: period?,
        status: status?,
    })
}

/// A planning period. One that ends before it begins is reported and kept.
fn period(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Period> {
    if let Some((first, last)) = node.as_scalar().and_then(|scalar| two_years(&scalar.text)) {
        let right = format!("{{from: {first}-04-01, to: {last}-03-31}}");
        out.push(
            Diagnostic::error(
                "source/wrong-type",
                node.span,
                format!("`{key}` has text where a planning period with its keys should stand"),
            )
            .label("text")
            .help(format!("Write the first day and the last day: `{key}: {right}`, if it runs from April to March."))
            .fix(Fix {
                title: format!("Write `{right}`"),
                safe: false,
                edits: vec![Edit { span: node.span, insert: right }],
            }),
        );
        return None;
    }
    let mut fields = Fields::open(node, key, &PERIOD, out)?;
    let from = read_day(&mut fields, "from", "the first day");
    let to = read_day(&mut fields, "to", "the last day");
    let (from, to) = (from?, to?);
    if to.value <= from.value {
        let later = Diagnostic::error("source/value", to.span, "the planning period ends before it begins")
            .label("not after the first day")
            .help("The planning period runs from its first day, `from`, to its last day, `to`.")
            .help(format!("Write a day after {} here, or exchange the two.", from.value))
            .related(from.span, "it begins here");
        out.push(later);
    }
    Some(Period { span: node.span, from, to })
}

/// The years of `2025-2029`, `2025 to 2029` and `2025/29`.
fn two_years(text: &str) -> Option<(u16, u16)> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (first, last) = (numbers.next()?, numbers.next()?);
    if first.len() != 4 || numbers.next().is_some() || text.chars().count() > 15 {
        return None;
    }
    let last = match last.len() {
        4 => last.to_owned(),
        2 => format!("{}{last}", &first[..2]),
        _ => return None,
    };
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first < last).then_some((first, last))
}

fn read_day(fields: &mut Fields<'_, '_>, key: &str, what: &str) -> Option<Spanned<jiff::civil::Date>> {
    fields.require(
        key,
        &format!(
            "It is {what} of the planning period, written year, month, day: `{key}: \
             2025-04-01`."
        ),
    );
    fields.date(key)
}

/// A language tag that looks like BCP 47: `en-GB`, `cy`, `zh-Hant-HK`.
fn language(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let tag = read::text(node, key, out)?;
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && part.chars().all(|c| c.is_ascii_alphabetic()));
    let rest = parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()));
    if first && rest && !tag.ends_with('-') {
        return Some(tag);
    }
    let finding = Diagnostic::error("source/value", tag.span, format!("`{}` is not a language tag", tag.value))
        .label("not a language tag")
        .help("Screen readers choose their voice by it.");
    out.push(match meant_language(&tag) {
        Some(meant) => finding.help(format!("Write `{meant}`.")).fix(Fix {
            title: format!("Write `{meant}`"),
            safe: false,
            edits: vec![Edit { span: tag.span, insert: meant.to_owned() }],
        }),
        None => finding.help("Write `en-GB` for British English or `cy` for Welsh."),
    });
    None
}

fn meant_language(tag: &str) -> Option<&'static str> {
    match tag.to_lowercase().replace('_', "-").as_str() {
        "english" | "british" | "british english" | "en-gb" | "en-uk" => Some("en-GB"),
        "welsh" | "cymraeg" => Some("cy"),
        _ => None,
    }
}
