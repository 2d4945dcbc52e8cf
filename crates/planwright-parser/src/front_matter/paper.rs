//! The front matter of a paper about the plan.

use std::collections::BTreeMap;

use planwright_core::model::{Paper, PaperContact};
use planwright_core::{Diagnostic, FileId, Span};
use planwright_yaml::read::{self, Elsewhere, Fields, Shape};
use planwright_yaml::{Node, Value};

use super::{panel, people, plan, section};
use crate::paths;

/// The keys of a paper, in the order of the source format.
pub const KEYS: &[&str] = &[
    "to",
    "from",
    "subject",
    "date",
    "classification",
    "item",
    "summary",
    "recommendations",
    "contact",
    "attachments",
];

/// The keys of a paper's contact.
pub const CONTACT_KEYS: &[&str] = &["name", "role", "web", "email", "phone", "address"];

static PAPER: Shape = Shape {
    place: "a paper",
    holder: "a paper",
    keys: KEYS,
    elsewhere: &[
        Elsewhere { place: "`subject`, which is what the title of a paper is called", keys: &["title"] },
        Elsewhere { place: "a report of the panel, not in a paper", keys: panel::KEYS },
        Elsewhere { place: "plan.md, since it is about the plan itself", keys: plan::KEYS },
        Elsewhere { place: "the file of a section, not in a paper", keys: section::KEYS },
    ],
};

static CONTACT: Shape = Shape::new("the contact of a paper", CONTACT_KEYS);

const TO: &str = "It says at the head of the paper whom it is for: `to: Exampleshire Community Safety Partnership`.";
const FROM: &str =
    "It says at the head of the paper who wrote it: `from: Office of the Police and Crime Commissioner`.";
const SUBJECT: &str =
    "It is the paper's title, and its line on the agenda: `subject: The draft police and crime plan`.";
const DATE: &str = "It is the day of the meeting, by which the paper is found again: `date: 2018-02-08`.";
const SUMMARY: &str =
    "Members read it first, and some read no more: `summary: The partnership is asked for its views on …`.";

/// Reads the keys of a paper; `opening` is the first line, where missing keys are reported. Its body is read apart.
pub(super) fn paper(file: FileId, path: &str, node: &Node, opening: Span, out: &mut Vec<Diagnostic>) -> Option<Paper> {
    let mut fields = Fields::root(node, "the front matter", &PAPER, opening, out)?;
    let fields = &mut fields;
    let to = fields.required_text("to", TO);
    let from = fields.required_text("from", FROM);
    let subject = fields.required_text("subject", SUBJECT);
    fields.require("date", DATE);
    let date = fields.date("date");
    let (classification, item) = (fields.text("classification"), fields.text("item"));
    let summary = fields.required_text("summary", SUMMARY);
    let recommendations = fields.list("recommendations", read::text);
    let contact = fields.read("contact", contact);
    let attachments = fields.one_or_many("attachments", read::text);
    let name = paths::file_name(path).trim_end_matches(".md");
    Some(Paper {
        file,
        path: path.to_owned(),
        name: name.to_owned(),
        to: to?,
        from: from?,
        subject: subject?,
        date: date?,
        classification,
        item,
        summary: summary?,
        recommendations,
        contact,
        attachments,
        body: Vec::new(),
        footnotes: Vec::new(),
        anchors: BTreeMap::new(),
    })
}

/// Whom to ask: a text, or a group of keys.
fn contact(node: &Node, key: &str, out: &mut Vec<Diagnostic>) -> Option<PaperContact> {
    if !matches!(node.value, Value::Mapping(_)) {
        return read::text(node, key, out).map(|name| PaperContact { name: Some(name), ..PaperContact::default() });
    }
    let mut fields = Fields::open(node, key, &CONTACT, out)?;
    let (name, role) = (fields.text("name"), fields.text("role"));
    Some(PaperContact { name, role, ways: people::ways(&mut fields) })
}

#[cfg(test)]
mod tests {
    use planwright_core::model::Paper;

    use crate::testing::{plan, short};

    const HEAD: &str = "to: The board\nfrom: The office\nsubject: The plan\ndate: 2018-02-08\nsummary: It is here.\n";

    /// The findings of a plan with a paper of these keys.
    #[track_caller]
    fn check(keys: &str, expected: &[&str]) {
        let (parsed, sources) = plan(&[("papers/a.md", &format!("---\n{keys}---\nWords.\n"))]);
        assert_eq!(short(&parsed.diagnostics, &sources), expected, "{keys}");
    }

    fn read(keys: &str) -> Paper {
        let (parsed, _) = plan(&[("papers/2018-csp.md", &format!("---\n{keys}---\nWords.\n"))]);
        assert_eq!(parsed.diagnostics, []);
        parsed.plan.unwrap().papers.remove(0)
    }

    #[test]
    fn a_paper_is_read_whole() {
        let paper = read(&format!(
            "{HEAD}classification: Official\nitem: 7\nrecommendations: [Note it, Say so]\n\
             contact: {{name: Jo Marsh, role: Officer, email: jo@example.org, phone: 01632 960123}}\n\
             attachments: The plan\n"
        ));
        assert_eq!(
            (paper.name.as_str(), paper.to.as_str(), paper.from.as_str()),
            ("2018-csp", "The board", "The office")
        );
        assert_eq!((paper.subject.as_str(), paper.summary.as_str()), ("The plan", "It is here."));
        assert_eq!(paper.date.value.to_string(), "2018-02-08");
        assert_eq!(paper.item.as_ref().map(|item| item.as_str()), Some("7"));
        assert_eq!((paper.recommendations.len(), paper.attachments.len(), paper.body.len()), (2, 1, 1));
        let contact = paper.contact.unwrap();
        assert_eq!(contact.name.unwrap().as_str(), "Jo Marsh");
        assert_eq!(contact.ways.email.unwrap().as_str(), "jo@example.org");
    }

    #[test]
    fn a_contact_can_be_one_text() {
        let paper = read(&format!("{HEAD}contact: \"Jo Marsh, 01632 960123\"\n"));
        assert_eq!(paper.contact.unwrap().name.unwrap().as_str(), "Jo Marsh, 01632 960123");
    }

    #[test]
    fn a_title_is_a_subject() {
        let keys = HEAD.replace("subject:", "title:");
        let (parsed, _) = plan(&[("papers/a.md", &format!("---\n{keys}---\nWords.\n"))]);
        let help = parsed.diagnostics.iter().flat_map(|it| &it.help).find(|it| it.starts_with("`title`"));
        assert_eq!(help.unwrap(), "`title` belongs in `subject`, which is what the title of a paper is called.");
    }

    #[test]
    fn what_a_paper_needs_is_asked_for() {
        check("", &["source/required-key «---»"; 5]);
        check(&HEAD.replace("to: The board\n", ""), &["source/required-key «---»"]);
        check(&HEAD.replace("It is here.", ""), &["source/required-key «summary»"]);
    }

    #[test]
    fn each_wrong_value_is_told_where_it_stands() {
        check(&HEAD.replace("2018-02-08", "8 February"), &["source/value «8 February»"]);
        check(&format!("{HEAD}recommendations: Note it\n"), &["source/wrong-type «Note it»"]);
        check(&format!("{HEAD}clasification: Official\n"), &["source/unknown-key «clasification»"]);
        check(&format!("{HEAD}kind: priority\n"), &["source/unknown-key «kind»"]);
        check(&format!("{HEAD}contact: {{email: jo}}\n"), &["source/value «jo»"]);
        check(&format!("{HEAD}contact: {{mail: jo@example.org}}\n"), &["source/unknown-key «mail»"]);
    }
}
