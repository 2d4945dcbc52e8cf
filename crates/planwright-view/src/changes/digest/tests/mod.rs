mod kinds;
mod placed;
mod quoted;

use planwright_core::{Sources, Span};
use planwright_diff::{Delta, Measured, Place, Pledge, Side, Strength, Whose};
use rust_decimal::Decimal;

use super::*;
use crate::theme;

fn place(text: &str) -> Option<Place> {
    Some(Place { span: Span::start_of(Sources::default().add("a.md", text)), text: text.to_owned() })
}

fn change(kind: ChangeKind) -> Change {
    Change {
        kind,
        section: Id::new("streets"),
        old: place("before"),
        new: place("after"),
        from: Some("before".to_owned()),
        to: Some("after".to_owned()),
        delta: None,
        direction: None,
        strength: (None, None),
        whose: None,
        pledges: Vec::new(),
        figures: Vec::new(),
        note: None,
    }
}

fn strength(verb: &str) -> Strength {
    match verb {
        "must" => Strength::Duty,
        "will" => Strength::Commitment,
        "may" => Strength::Permission,
        _ => Strength::Weak,
    }
}

fn verb(from: &str, to: &str, direction: Direction, section: &str) -> Change {
    Change {
        from: Some(from.to_owned()),
        to: Some(to.to_owned()),
        direction: Some(direction),
        strength: (Some(strength(from)), Some(strength(to))),
        whose: Some(Whose::Officers),
        section: Id::new(section),
        ..change(ChangeKind::Modal)
    }
}

/// Changes of every kind, and with every note that is worded.
fn every() -> Vec<Change> {
    use ChangeKind as K;
    use Direction::{Strengthened, Weakened};
    let note = |kind, note| Change { note: Some(note), ..change(kind) };
    let duty = |direction| Change {
        direction: Some(direction),
        ..note(K::Duty, Note::Duty { title: "Grants".to_owned(), provision: "s.7".to_owned() })
    };
    let of = |unit, last_digit| Delta { difference: Decimal::from(-2), last_digit, percent: Some(Decimal::ONE), unit };
    let figure = |delta| Change { delta: Some(delta), ..change(K::Figure) };
    let key = |key: &str, entry: Option<&str>| Note::Key { key: key.to_owned(), entry: entry.map(str::to_owned) };
    let mut all: Vec<Change> = K::ALL.iter().map(|kind| change(*kind)).collect();
    for section in [None, Id::new("roads")] {
        let here = |change| Change { section: section.clone(), ..change };
        all.extend([K::SectionAdded, K::SectionRemoved].map(|kind| here(change(kind))));
    }
    for kind in [K::SectionSplit, K::SectionMerged] {
        all.push(Change { section: Id::new("roads"), ..note(kind, Note::Section("Streets".to_owned())) });
    }
    all.extend([duty(Weakened), duty(Strengthened)]);
    for section in ["streets", "roads"] {
        all.push(verb("must", "should", Weakened, section));
        all.push(verb("should", "must", Strengthened, section));
        all.push(verb("must", "must", Strengthened, section));
        for strength in [Strength::Duty, Strength::Prohibition, Strength::Commitment, Strength::Refusal] {
            all.extend([true, false].map(|added| {
                let text = "They will come.".to_owned();
                let pledge = Pledge { added, strength, whose: Some(Whose::Officers), text };
                Change { pledges: vec![pledge], section: Id::new(section), ..change(K::Text) }
            }));
        }
    }
    for section in ["streets", "roads"] {
        let actor = Note::Actor { from: "Officers".to_owned(), to: "Councils".to_owned() };
        all.push(Change { section: Id::new(section), ..note(K::Text, actor) });
    }
    all.push(note(K::Measure, Note::EntryMoved { name: "Calls".to_owned(), from: "Streets".to_owned() }));
    all.push(verb("will", "may", Weakened, "roads"));
    all.push(verb("may", "will", Strengthened, "roads"));
    all.push(verb("will", "will", Strengthened, "roads"));
    all.push(note(K::TableColumn, Note::Unit("Reserves".to_owned())));
    all.push(note(K::Figure, Note::Reversed));
    all.push(verb("should", "may", Weakened, "roads"));
    all.push(verb("may", "should", Strengthened, "roads"));
    all.push(Change { note: Some(Note::Reversed), ..verb("will", "will not", Weakened, "roads") });
    all.push(figure(of(Measured::Days, Decimal::ONE)));
    all.push(figure(of(Measured::Amount(planwright_core::model::Unit::Percent), Decimal::ONE)));
    all.push(note(K::FindingNew, Note::Rule("table/total".to_owned())));
    all.push(note(K::Measure, Note::Added("Calls".to_owned())));
    all.push(note(K::Measure, Note::Removed("Calls".to_owned())));
    all.push(note(K::Measure, key("target", Some("Calls"))));
    let keys = [
        "title",
        "subtitle",
        "summary",
        "status",
        "version",
        "dated",
        "issued",
        "varied",
        "period.from",
        "period.to",
        "page",
        "kind",
        "owner",
    ];
    all.extend(keys.map(|name| note(K::Field, key(name, None))));
    all
}

/// A plan with a section of the force, which is a priority, and one of the commissioner.
fn plan() -> Plan {
    let section =
        |kind: &str, owner: &str| format!("---\ntitle: A title\nkind: {kind}\nowner: {owner}\n---\n\nWords.\n");
    let head = "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";
    let mut tree = planwright_project::Tree::default();
    for (path, text) in [
        ("plan.md", head.to_owned()),
        ("streets.md", section("priority", "chief-officer")),
        ("roads.md", section("commitment", "commissioner")),
    ] {
        tree.files.insert(path.to_owned(), planwright_project::Content::Bytes(text.into_bytes().into()));
    }
    let options = planwright_project::Options::default();
    planwright_project::load(&tree, "p", "p", &options, &mut Sources::default()).plan.expect("a plan")
}

fn told(changes: Vec<Change>, words: &Words) -> String {
    let translation = |folder: &str, side: Side, changes: Vec<Change>| planwright_diff::TranslationDiff {
        folder: folder.to_owned(),
        side,
        comparison: Comparison { changes, ..Comparison::default() },
    };
    let translations = vec![
        translation("cy", Side::Both, changes.clone()),
        translation("pl", Side::Both, vec![change(ChangeKind::Text)]),
        translation("en", Side::Both, vec![change(ChangeKind::Field)]),
        translation("fr", Side::New, Vec::new()),
        translation("de", Side::Old, Vec::new()),
    ];
    let comparison = Comparison { changes, translations, ..Comparison::default() };
    let plan = plan();
    digest(&comparison, &plan, &plan, words).into_iter().map(|line| line.text()).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_sentence_can_be_said_in_every_language() {
    let theme = theme::built_in("default").expect("the default theme");
    for lang in ["en", "cy"] {
        // Each word stands for its own key.
        let own = theme.words(lang);
        let marked: Words = own.iter().map(|(key, text)| (key.clone(), format!("<{key}>{text}"))).collect();
        let mut said = told(every(), &marked);
        let twice: Vec<Change> = every().into_iter().chain(every()).collect();
        said.push_str(&told(twice, &marked));
        for kind in ChangeKind::ALL.iter().filter(|kind| **kind != ChangeKind::PriorityOrder) {
            // Each alone, and a few of it.
            for count in 1..=10 {
                let note = (*kind == ChangeKind::FindingNew).then(|| Note::Rule("words/acronym".to_owned()));
                let one = Change { note, ..change(*kind) };
                said.push_str(&told(vec![one; count], &marked));
            }
        }
        for change in every() {
            said.push_str(&told(vec![change; 2], &marked));
        }
        for change in every() {
            said.push_str(&told(vec![change], &marked));
        }
        said.push_str(&placed::every(&marked));
        said.push_str(&quoted::every(&marked));
        said.push_str(&kinds::every(&marked));
        let mut days =
            every().into_iter().filter(|change| change.delta.is_some_and(|delta| delta.unit == Measured::Days));
        let mut day = days.next().expect("a date");
        day.delta = day.delta.map(|delta| Delta { difference: Decimal::ONE, ..delta });
        let (mut more, mut titles) = (Vec::new(), 0);
        while titles < 5 {
            more.push(Change {
                section: Id::new("roads"),
                from: Some(titles.to_string()),
                ..change(ChangeKind::Figure)
            });
            titles += 1;
        }
        said.push_str(&told(vec![day], &marked));
        said.push_str(&told(more, &marked));
        let plan = plan();
        said.push_str(&digest(&Comparison::default(), &plan, &plan, &marked)[0].text());
        let unjudged = Comparison { unjudged: true, ..Comparison::default() };
        said.push_str(&digest(&unjudged, &plan, &plan, &marked)[0].text());
        for (old, new) in [(true, false), (false, true)] {
            let of = |incomplete| planwright_core::model::Plan { incomplete, ..plan.clone() };
            said.push_str(&digest(&unjudged, &of(old), &of(new), &marked)[0].text());
        }
        for (old, new) in [(true, false), (false, true), (true, true)] {
            let side = |there: bool, text: &str| there.then(|| text.to_owned());
            let column = Change {
                old: place("before").filter(|_| old),
                new: place("after").filter(|_| new),
                from: side(old, "before"),
                to: side(new, "after"),
                ..change(ChangeKind::TableColumn)
            };
            said.push_str(&told(vec![column.clone()], &marked));
            said.push_str(&told(vec![column; 2], &marked));
        }
        let id = Change { from: None, to: None, ..change(ChangeKind::SectionRenamed) };
        said.push_str(&told(vec![id.clone()], &marked));
        said.push_str(&told(vec![id; 2], &marked));
        let of_digest = |key: &&String| key.starts_with("changes_") && !AROUND.iter().any(|part| key.starts_with(part));
        let unsaid: Vec<&String> =
            own.keys().filter(of_digest).filter(|key| !said.contains(&format!("<{key}>"))).collect();
        assert!(unsaid.is_empty(), "{lang}: never said: {unsaid:?}");
        assert!(!said.contains('{'), "{lang}: a place is not filled in");
    }
}

/// How the keys begin of words that stand around the digest: in tables and lines of reports.
const AROUND: [&str; 3] = ["changes_line_", "changes_table_", "changes_left_out"];
