//! The front matter of a report of the police and crime panel.

use std::collections::BTreeMap;

use planwright_core::model::{Decision, PanelReport, Recommendation, Response, Showing, ShownAt, Subject};
use planwright_core::{Diagnostic, FileId, Span, Spanned};
use planwright_yaml::Node;
use planwright_yaml::read::{self, Elsewhere, Fields, Shape};

use super::{plan, section};

/// The keys of a report, in the order of the source format.
pub(super) const KEYS: &[&str] = &["date", "title", "subject", "decision", "reply", "replied", "recommendations"];

pub(super) static REPORT: Shape = Shape {
    place: "a report of the panel",
    holder: "a report of the panel",
    keys: KEYS,
    elsewhere: &[
        Elsewhere { place: "plan.md, since it is about the plan itself", keys: plan::KEYS },
        Elsewhere { place: "the file of a section, not in a report of the panel", keys: section::KEYS },
    ],
};

pub(super) static RECOMMENDATION: Shape =
    Shape::new("a recommendation of the panel", &["id", "text", "response", "reply", "in", "evidence"]);

pub(super) static SHOWING: Shape = Shape::new("evidence", &["section", "page", "mentions", "lacks"]);

/// How many words can be looked for in one piece. More is a passage, which is found again only as long as nobody
/// touches it.
const MOST_WORDS: usize = 30;

const DATE: &str =
    "It is the day of the panel's report, which the law's order of steps is judged by: `date: 2018-02-08`.";
const TITLE: &str = "It heads the published response: `title: The panel's report on the draft plan`.";
const SUBJECT: &str = "A report on the plan is a step on its way to issue, and one on the precept is not: `subject: plan` or `subject: precept`.";
const DECISION: &str =
    "The published response says what the panel decided: `decision: supported`, `noted` or `not-supported`.";
const ID: &str = "The published response and other editions of the plan find it by this: `id: use-of-the-roads`.";
const TEXT: &str = "It says what the panel recommends, which the published response prints: `text: Say what …`.";
const RESPONSE: &str =
    "The law wants each recommendation answered: `response: accepted`, `partly`, `rejected`, or `open` until it is.";

/// Reads the keys of a report; `opening` is the first line, where missing keys are reported. Its body is read apart.
pub(super) fn report(
    file: FileId,
    path: &str,
    node: &Node,
    opening: Span,
    out: &mut Vec<Diagnostic>,
) -> Option<PanelReport> {
    let mut fields = Fields::root(node, "the front matter", &REPORT, opening, out)?;
    let fields = &mut fields;
    fields.require("date", DATE);
    let date = fields.date("date");
    let title = fields.required_text("title", TITLE);
    let subject =
        fields.require("subject", SUBJECT).then(|| fields.word("subject", Subject::ALL, Subject::as_str)).flatten();
    let decision = fields
        .require("decision", DECISION)
        .then(|| fields.word("decision", Decision::ALL, Decision::as_str))
        .flatten();
    let (reply, replied) = (fields.text("reply"), fields.date("replied"));
    let recommendations = recommendations(fields);
    Some(PanelReport {
        file,
        path: path.to_owned(),
        date: date?,
        title: title?,
        subject: subject?,
        decision: decision?,
        reply,
        replied,
        recommendations,
        body: Vec::new(),
        footnotes: Vec::new(),
    })
}

/// The recommendations. Two of one id are reported.
fn recommendations(fields: &mut Fields<'_, '_>) -> Vec<Recommendation> {
    let recommendations = fields.list("recommendations", recommendation);
    let mut seen = BTreeMap::new();
    for id in recommendations.iter().map(|recommendation| &recommendation.id) {
        let first = *seen.entry(&id.value).or_insert(id.span);
        if first != id.span {
            fields.out().push(
                Diagnostic::error(
                    "source/duplicate-id",
                    id.span,
                    format!("two recommendations of this report have the id `{}`", id.value),
                )
                .label("the second")
                .help("The published response leads to a recommendation by its id.")
                .help("Give one of them another id.")
                .related(first, "the first is here"),
            );
        }
    }
    recommendations
}

fn recommendation(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Recommendation> {
    let mut fields = Fields::open(node, key, &RECOMMENDATION, out)?;
    fields.require("id", ID);
    let id = fields.id("id");
    let text = fields.required_text("text", TEXT);
    let response = fields
        .require("response", RESPONSE)
        .then(|| fields.word("response", Response::ALL, Response::as_str))
        .flatten();
    let reply = fields.text("reply");
    let sections = fields.one_or_many("in", read::text);
    let evidence = fields.one_or_many("evidence", showing);
    Some(Recommendation { span: node.span, id: id?, text: text?, response: response?, reply, sections, evidence })
}

/// What the plan must show, and where.
fn showing(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Showing> {
    let mut fields = Fields::open(node, key, &SHOWING, out)?;
    let place = place(&mut fields);
    let mentions = fields.one_or_many("mentions", words);
    let lacks = fields.one_or_many("lacks", words);
    let looks_for_nothing = fields.entry("mentions").is_none() && fields.entry("lacks").is_none();
    if looks_for_nothing {
        let at = fields.place_for_missing();
        fields.out().push(
            Diagnostic::error("source/required-key", at, "this evidence does not say which words to look for")
                .label("neither `mentions` nor `lacks`")
                .help("Evidence shows a reader that a recommendation was carried out: words that the plan must have, or must no longer have.")
                .help("Write `mentions: [the words]`, or `lacks: [the words]`."),
        );
        return None;
    }
    Some(Showing { span: node.span, place: place?, mentions, lacks })
}

/// Where it must be shown: in a section, or on the plan on a page.
fn place(fields: &mut Fields<'_, '_>) -> Option<ShownAt> {
    let on_page = fields.entry("page").is_some();
    match (fields.entry("section"), on_page) {
        (Some(_), false) => fields.text("section").map(ShownAt::Section),
        (None, true) => {
            let page = fields.boolean("page")?;
            if page.value {
                return Some(ShownAt::Page(page.span));
            }
            fields.out().push(not_on_page(page.span));
            None
        }
        (Some(_), true) => {
            let at = fields.key_span("page").unwrap_or(fields.place_for_missing());
            fields.out().push(two_places(at));
            None
        }
        (None, false) => {
            let at = fields.place_for_missing();
            fields.out().push(no_place(at));
            None
        }
    }
}

fn not_on_page(span: Span) -> Diagnostic {
    Diagnostic::error("source/value", span, "`page` cannot be `false` in evidence")
        .label("only `true` says where to look")
        .help("`page: true` looks for the words on the plan on a page.")
        .help("Write `page: true`, or `section:` and a section's id.")
}

fn two_places(span: Span) -> Diagnostic {
    Diagnostic::error("source/value", span, "this evidence names two places: a section and the page")
        .label("the second place")
        .help("Each piece of evidence is looked for in one place, so that it is plain where it is missing.")
        .help("Make a list of it, with a hyphen before each: one with `section:` and one with `page: true`.")
}

fn no_place(span: Span) -> Diagnostic {
    Diagnostic::error("source/required-key", span, "this evidence does not say where to look")
        .label("neither `section` nor `page`")
        .help("Evidence shows a reader where a recommendation was carried out.")
        .help("Write `section:` and a section's id, or `page: true` for the plan on a page.")
}

/// Words to look for: at least one, and no whole passage.
fn words(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<Spanned<String>> {
    let text = read::text(node, key, out)?;
    let count = text.value.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    match count {
        0 => {
            out.push(
                Diagnostic::error("source/value", text.span, format!("`{}` is no word to look for", text.value))
                    .label("no letter and no digit")
                    .help("Words are looked for whole and in any case; signs between them do not count.")
                    .help("Write the words as a reader would see them."),
            );
            None
        }
        1..=MOST_WORDS => Some(text),
        _ => {
            out.push(
                Diagnostic::error("source/value", text.span, format!("`{key}` holds a passage of {count} words"))
                    .label(format!("more than {MOST_WORDS} words in one piece"))
                    .help("A whole passage is found only as long as nobody touches a letter of it.")
                    .help("Write the few words that tell, several if need be: `[first words, second words]`."),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use planwright_core::Sources;
    use planwright_core::model::{Response, ShownAt};

    use crate::testing::{plan, short};

    const HEAD: &str = "date: 2018-02-08\ntitle: The panel's report\nsubject: plan\ndecision: supported\n";
    const BOTH: &str = "recommendations:\n  - id: roads\n    text: Say what is meant\n    response: accepted\n";

    /// The findings of a plan with a section `s` and a report of these keys.
    #[track_caller]
    fn check(keys: &str, expected: &[&str]) {
        let report = format!("---\n{keys}---\nThe panel met.\n");
        let section = "---\ntitle: S\n---\nWords.\n";
        let (parsed, sources) = plan(&[("s.md", section), ("panel/2018-02-08.md", &report)]);
        assert_eq!(short(&parsed.diagnostics, &sources), expected, "{keys}");
    }

    #[track_caller]
    fn evidence(evidence: &str, expected: &[&str]) {
        check(&format!("{HEAD}{BOTH}    evidence: {evidence}\n"), expected);
    }

    fn read(keys: &str) -> (planwright_core::model::PanelReport, Sources) {
        let report = format!("---\n{keys}---\nThe panel met.\n");
        let (parsed, sources) = plan(&[("s.md", "---\ntitle: S\n---\nWords.\n"), ("panel/a.md", &report)]);
        (parsed.plan.unwrap().panel.remove(0), sources)
    }

    #[test]
    fn a_report_is_read_whole() {
        let keys = format!(
            "{HEAD}reply: Thanked\nreplied: 2018-03-01\n{BOTH}    reply: Done\n    in: s\n    evidence: {{section: s, mentions: words}}\n"
        );
        let (report, _) = read(&keys);
        assert_eq!(report.path, "panel/a.md");
        assert_eq!(report.date.value.to_string(), "2018-02-08");
        assert_eq!(report.replied.map(|day| day.value.to_string()).as_deref(), Some("2018-03-01"));
        assert_eq!(report.body.len(), 1);
        let one = &report.recommendations[0];
        assert_eq!((one.id.value.as_str(), one.response.value), ("roads", Response::Accepted));
        assert_eq!(one.reply.as_ref().map(|reply| reply.value.as_str()), Some("Done"));
        assert_eq!(one.sections[0].value, "s");
        assert!(matches!(&one.evidence[0].place, ShownAt::Section(id) if id.value == "s"));
        assert_eq!(one.evidence[0].mentions[0].value, "words");
    }

    #[test]
    fn evidence_is_one_or_a_list() {
        let keys = format!(
            "{HEAD}{BOTH}    evidence:\n      - {{section: s, mentions: [words]}}\n      - {{page: true, lacks: [words]}}\n"
        );
        let (report, _) = read(&keys);
        let evidence = &report.recommendations[0].evidence;
        assert_eq!(evidence.len(), 2);
        assert!(matches!(evidence[1].place, ShownAt::Page(_)) && evidence[1].lacks.len() == 1);
    }

    #[test]
    fn what_a_report_needs_is_asked_for() {
        check("title: A\nsubject: plan\ndecision: noted\n", &["source/required-key «---»"]);
        check("date: 2018-02-08\ntitle:\nsubject: plan\ndecision: noted\n", &["source/required-key «title»"]);
        check(HEAD, &[]);
        check(&format!("{HEAD}recommendations:\n  - id: a\n    text: B\n"), &["source/required-key «id»"]);
        check("", &["source/required-key «---»"; 4]);
    }

    #[test]
    fn each_wrong_value_is_told_where_it_stands() {
        check(&HEAD.replace("2018-02-08", "8.2.2018"), &["source/value «8.2.2018»"]);
        check(&HEAD.replace("supported", "agreed"), &["source/value «agreed»"]);
        check(&HEAD.replace("subject: plan", "subject: budget"), &["source/value «budget»"]);
        check(&format!("{HEAD}recomendations: []\n"), &["source/unknown-key «recomendations»"]);
        check(&format!("{HEAD}kind: priority\n"), &["source/unknown-key «kind»"]);
        check(&format!("{HEAD}{}", BOTH.replace("accepted", "agreed")), &["source/value «agreed»"]);
        check(&format!("{HEAD}{}", BOTH.replace("id: roads", "id: The roads")), &["source/value «The roads»"]);
    }

    #[test]
    fn sections_that_are_not_there_are_told() {
        check(&format!("{HEAD}{BOTH}    in: [s, t]\n"), &["link/broken «t»"]);
        evidence("{section: t, mentions: [words]}", &["link/broken «t»"]);
    }

    #[test]
    fn two_recommendations_have_two_ids() {
        let twice = format!("{BOTH}{}", BOTH.trim_start_matches("recommendations:\n"));
        check(&format!("{HEAD}{twice}"), &["source/duplicate-id «roads»"]);
    }

    #[test]
    fn evidence_names_one_place_and_words() {
        evidence("{section: s}", &["source/required-key «section»"]);
        evidence("{mentions: [words]}", &["source/required-key «mentions»"]);
        evidence("{section: s, page: true, mentions: [words]}", &["source/value «page»"]);
        evidence("{page: false, mentions: [words]}", &["source/value «false»"]);
        evidence("{section: s, mentions: ['–']}", &["source/value «'–'»"]);
        evidence(
            &format!("{{section: s, lacks: [{}]}}", "word ".repeat(31)),
            &[&format!("source/value «{}»", "word ".repeat(31).trim())],
        );
    }
}
