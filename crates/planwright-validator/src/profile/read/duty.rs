//! Duties and their parts.

use planwright_core::model::{Document, Kind, Owner, Scope, Stage};
use planwright_core::{Diagnostic, Spanned};
use planwright_yaml::read::{self, Fields, Shape};
use planwright_yaml::{Node, Value};

use super::need::need;
use super::value::{self, required, required_phrase, required_sentence};
use crate::profile::{Answer, Basis, Evidence, Part, Patterns, Reading, Requirement};

pub(in crate::profile) static DUTY: Shape = Shape::new(
    "a duty",
    &[
        "id",
        "provision",
        "title",
        "asks",
        "missing",
        "mend",
        "about",
        "from",
        "to",
        "error",
        "warning",
        "basis",
        "most",
        "fold",
        "documents",
        "disabled",
        "answers",
        "tables",
        "needs",
        "evidence",
        "nearest",
        "source",
        "confidence",
        "reading",
        "parts",
    ],
);
pub(in crate::profile) static PART: Shape = Shape::new(
    "a part of a duty",
    &["id", "title", "missing", "why", "mend", "basis", "severity", "note-before", "from", "need", "source"],
);
pub(in crate::profile) static READING: Shape = Shape::new("a reading", &["text", "confidence"]);
pub(in crate::profile) static NEAREST: Shape =
    Shape::new("the signs of a section", &["titles", "second", "never", "body", "chapters"]);
pub(in crate::profile) static BY_KIND: Shape = Shape::new("an answer by kind", &["by", "kind", "owner"]);
pub(in crate::profile) static BY_SCOPE: Shape = Shape::new("an answer by scope", &["by", "scope"]);
pub(in crate::profile) static BY_MEASURES: Shape = Shape::new("an answer by measures", &["by"]);

pub(super) const PROVISION: &str = "It is the authority, as findings cite it: `provision: PRSRA 2011 s.7(1)(c)`.";
pub(super) const TITLE: &str = "It names the entry in lists and in the statutory index, in a few words.";
pub(super) const ASKS: &str = "It stands behind “The Act asks for”, in plain words.";
pub(super) const MISSING: &str =
    "It is the message of the finding: `missing: no section says which grants will be made`.";
pub(super) const MEND: &str = "It tells the author what to write.";
pub(super) const FROM: &str =
    "A plan is judged by the law of its own day: `from: 2012-11-22` is the first day of this one.";
pub(super) const ERROR: &str = "It is the stage from which it is an error not to have it: `error: consultation`.";

/// A duty and its id.
pub(super) fn requirement(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<value::Named<Requirement>> {
    let mut fields = Fields::open(node, key, &DUTY, out)?;
    let fields = &mut fields;
    fields.require("id", "Its findings are called by it, and `satisfies` names it: `id: resources`.");
    let id = fields.id("id").map(|id| id.map(|id| id.to_string()));
    let provision = required(fields, "provision", PROVISION);
    let title = required_phrase(fields, "title", TITLE);
    let asks = required_phrase(fields, "asks", ASKS);
    let missing = required_phrase(fields, "missing", MISSING);
    let mend = required_sentence(fields, "mend", MEND);
    let about =
        required_phrase(fields, "about", "It says what a section that answers the duty speaks of: `about: money`.");
    if fields.entry("disabled").is_none() {
        fields.require("from", FROM);
    }
    let from = fields.date("from");
    let to = fields.date("to");
    value::in_order(from, to, fields.out());
    let error = value::required_word(fields, "error", ERROR, Stage::ALL, Stage::as_str);
    let warning = fields.word("warning", Stage::ALL, Stage::as_str);
    not_after(warning, error, fields.out());
    let basis = value::basis(fields).unwrap_or_default();
    let most = value::severity(fields, "most");
    let fold = fields.id("fold").map(|id| id.value.to_string());
    let documents = value::some_of(fields, "documents", Document::ALL, Document::as_str);
    let disabled = fields.read("disabled", value::text);
    let answers = fields.list("answers", answer);
    let tables = fields.boolean("tables").is_some_and(|tables| tables.value);
    fields.require("needs", "They are what must hold, all of them: `needs: [{need: section}]`.");
    let needs = fields.list("needs", need);
    let evidence = value::some_of(fields, "evidence", Evidence::ALL, Evidence::as_str);
    let nearest = fields.read("nearest", patterns).unwrap_or_default();
    let (source, confidence) = (value::source(fields), value::confidence(fields));
    let reading = fields.read("reading", reading);
    let parts = value::named_list(fields, "parts", part);
    let id = id?;
    let requirement = Requirement {
        id: id.value.clone(),
        provision: provision?,
        title: title?,
        asks: asks?,
        missing: missing?,
        mend: mend?,
        about: about?,
        from: from.map(|from| from.value),
        to: to.map(|to| to.value),
        error: error?.value,
        warning: warning.map(|stage| stage.value),
        basis,
        most,
        fold,
        documents,
        disabled,
        answers,
        tables,
        needs,
        evidence,
        nearest,
        source: source?,
        confidence: confidence?,
        reading,
        parts,
    };
    Some((id, requirement))
}

/// Reports a warning that would come after the error.
fn not_after(warning: Option<Spanned<Stage>>, error: Option<Spanned<Stage>>, out: &mut Vec<Diagnostic>) {
    let (Some(warning), Some(error)) = (warning, error) else { return };
    if warning.value > error.value {
        let message = format!(
            "the warning begins at `{}`, after the error at `{}`",
            warning.value.as_str(),
            error.value.as_str()
        );
        out.push(
            Diagnostic::error("source/value", warning.span, message)
                .label("too late")
                .help("A warning comes before its error, or with it.")
                .help("Write an earlier stage, or leave `warning` out: the stage before the error is taken then.")
                .related(error.span, "the error begins here"),
        );
    }
}

/// A finer part and its id.
fn part(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<value::Named<Part>> {
    let mut fields = Fields::open(node, key, &PART, out)?;
    let fields = &mut fields;
    fields.require("id", "Its findings are called by it, behind the duty's: `id: table`.");
    let id = fields.id("id").map(|id| id.map(|id| id.to_string()));
    let title = required_phrase(fields, "title", TITLE);
    let missing = required_phrase(fields, "missing", MISSING);
    let why = required_sentence(fields, "why", "It says why a reader cares.");
    let mend = required_sentence(fields, "mend", MEND);
    let basis = value::basis(fields).unwrap_or(Basis::Advice);
    let severity = value::severity(fields, "severity");
    let (note_before, from) = (fields.date("note-before"), fields.date("from"));
    fields.require("need", "It says what must hold: `need: {need: table, role: resources}`.");
    let need = fields.read("need", need);
    let source = fields.read("source", value::text);
    let id = id?;
    let part = Part {
        id: id.value.clone(),
        title: title?,
        missing: missing?,
        why: why?,
        mend: mend?,
        basis,
        severity,
        note_before: note_before.map(|day| day.value),
        from: from.map(|day| day.value),
        need: need?,
        source,
    };
    Some((id, part))
}

/// What was made of a provision.
pub(super) fn reading(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Reading> {
    let mut fields = Fields::open(node, key, &READING, out)?;
    let text = required_sentence(&mut fields, "text", "It says what was made of the provision, and why.");
    let confidence = value::confidence(&mut fields);
    Some(Reading { text: text?, confidence: confidence? })
}

/// A way to answer, by its word.
fn answer(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Answer> {
    if let Value::Mapping(mapping) = &node.value
        && let Some(entry) = mapping.get("by").filter(|entry| !entry.value.is_blank())
    {
        return match read::word(&entry.value, "by", &["kind", "scope", "measures"], |word| word, out)?.value {
            "kind" => by_kind(node, key, out),
            "scope" => by_scope(node, key, out),
            _ => Fields::open(node, key, &BY_MEASURES, out).map(|_| Answer::Measures),
        };
    }
    let mut fields = Fields::open(node, key, &BY_KIND, out)?;
    fields.require("by", "It says what makes a section answer: `by: kind`, `by: scope` or `by: measures`.");
    None
}

fn by_kind(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Answer> {
    let mut fields = Fields::open(node, key, &BY_KIND, out)?;
    let why = "It is the kind of section that answers: `kind: resources`.";
    let kind = value::required_word(&mut fields, "kind", why, Kind::ALL, Kind::as_str);
    let owner = fields.word("owner", Owner::ALL, Owner::as_str).map(|owner| owner.value);
    Some(Answer::Kind { kind: kind?.value, owner })
}

fn by_scope(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Answer> {
    let mut fields = Fields::open(node, key, &BY_SCOPE, out)?;
    let why = "It is the scope of the sections that answer: `scope: fire`.";
    let scope = value::required_word(&mut fields, "scope", why, Scope::ALL, Scope::as_str)?;
    Some(Answer::Scope { scope: scope.value })
}

/// The signs by which a section is told that may answer without saying so.
fn patterns(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Patterns> {
    let mut fields = Fields::open(node, key, &NEAREST, out)?;
    Some(Patterns {
        titles: fields.list("titles", value::words),
        second: fields.list("second", value::words),
        never: fields.list("never", value::words),
        body: fields.list("body", value::words),
        chapters: fields.boolean("chapters").is_some_and(|chapters| chapters.value),
    })
}
