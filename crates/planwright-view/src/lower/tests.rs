//! From files to the view, where more than one part of lowering has to agree.

use planwright_core::model::{By, Id, Stage, StepKind};
use planwright_core::{Diagnostic, Sources};
use planwright_project::{Content, Tree};
use planwright_validator::{DutyState, Evidence, PartState, Proof, Report, StepState, Taken, Waived};

use crate::theme::Theme;
use crate::{
    BlockView, ChartView, ClauseEntry, ClausePart, ClauseView, InlineView, Options, PaperView, SectionView, VBlock,
    View,
};

const PLAN: &str = "---\ntitle: P\narea: Exampleshire\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";

/// The view of a plan of these files.
fn lowered(files: &[(&str, &str)]) -> View {
    let mut tree = Tree::default();
    for (path, text) in [("plan.md", PLAN)].iter().chain(files) {
        tree.files.insert((*path).to_owned(), Content::Bytes(text.as_bytes().into()));
    }
    let mut sources = Sources::default();
    let checked = planwright_project::load(&tree, "p", "p", &planwright_project::Options::default(), &mut sources);
    let theme: &Theme = crate::theme::built_in("default").unwrap();
    super::view(&checked, theme, &Options::default()).unwrap()
}

fn blocks(view: &View) -> &[VBlock] {
    &view.sections[0].blocks
}

fn chart(caption: &str, rows: &str, more: &str) -> ChartView {
    let body = format!(
        "---\ntitle: S\n---\nTable: {caption}\n\n{rows}\n\n```chart\nid: c\ntype: bar\ntable: t\ntitle: T\nalt: A\n{more}```\n"
    );
    let view = lowered(&[("s.md", &body)]);
    let found = blocks(&view).iter().find_map(|block| match &block.kind {
        BlockView::Chart(chart) => Some(chart.clone()),
        _ => None,
    });
    found.expect("a chart")
}

/// What a chart of one column prints beside its bars.
#[track_caller]
fn check_shown(caption: &str, heading: &str, cells: &[&str], expected: &[&str]) {
    let rows: String = cells.iter().map(|cell| format!("| x | {cell} |\n")).collect();
    let chart = chart(caption, &format!("| a | {heading} |\n|---|---|\n{rows}"), "");
    let shown: Vec<_> =
        chart.rows.iter().flat_map(|row| row.values.iter().flatten()).map(|v| v.shown.as_str()).collect();
    assert_eq!(shown, expected, "{caption} {heading}");
}

#[test]
fn charts_print_the_unit_of_their_column() {
    check_shown("Budget in (£m) {#t}", "2020", &["223.4", "(1.5)", "£5"], &["£223.4m", "(£1.5m)", "£5"]);
    check_shown("C {#t}", "A (p)", &["45"], &["45p"]);
    check_shown("C {#t}", "A £ thousand", &["45", "1.2m"], &["£45k", "£1.2m"]);
    check_shown("C {#t}", "£‘000", &["1,500"], &["£1,500k"]);
    check_shown("C {#t unit=\"£bn\"}", "A", &["−1.5"], &["−£1.5bn"]);
    check_shown("C {#t}", "A %", &["12"], &["12%"]);
    check_shown("C {#t unit=officers}", "A", &["147"], &["147"]);
}

#[test]
fn charts_draw_the_columns_that_were_found() {
    let found = chart(
        "C {#t}",
        "| a | £ | Officers’  pay |\n|---|---|---|\n| x | 1 | 1987 |\n| y | 2 | 2010 |",
        "values: [\"officers' pay\"]\n",
    );
    assert_eq!(found.series, ["Officers’  pay"]);
    let values: Vec<_> = found.rows.iter().flat_map(|row| row.values.iter().flatten()).map(|v| v.value).collect();
    assert_eq!(values, [1987.0, 2010.0]);
}

#[test]
fn a_cell_of_a_csv_file_keeps_its_footnote() {
    let section = "---\ntitle: S\n---\nTable: C {#t src=tables/t.csv}\n\n[^1]: The note.\n";
    let view = lowered(&[("s.md", section), ("tables/t.csv", "a,b\nx[^1],5\n")]);
    assert_eq!(view.notes.len(), 1);
    let BlockView::Table(table) = &blocks(&view)[0].kind else { panic!("no table") };
    let content = &table.rows[0].cells[0].content;
    assert!(content.iter().any(|one| matches!(one.kind, InlineView::Note { number: 1, .. })), "{content:?}");
}

#[test]
fn a_portrait_is_found_like_a_picture() {
    let section = "---\ntitle: S\nsigned: {name: N, role: R, portrait: '../figures/my%20face.svg'}\n---\nWords.\n";
    let face = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>";
    let view = lowered(&[("1-a/index.md", section), ("figures/my face.svg", face)]);
    let portrait = blocks(&view).iter().find_map(|block| match &block.kind {
        BlockView::Signature { portrait, .. } => portrait.clone(),
        _ => None,
    });
    assert!(portrait.is_some());
}

const REPORT: &str = "---
date: 2021-02-03
title: Review of the 'draft'
subject: plan
decision: not-supported
reply: Thank you.
recommendations:
  - {id: one, text: Say it plainly., response: accepted, reply: \"Done.\\n\\nTwice.\", in: [s], evidence: [{section: s, lacks: [x]}, {page: true, lacks: [x]}]}
  - {id: two, text: Say it again., response: rejected, reply: Once is enough.}
---
They met[^1].

[^1]: In public.
";

const PAPER: &str = "---
to: The board
from: The office
subject: The 'plan'
date: 2021-02-03
summary: It is here.
recommendations: [Note it]
contact: {name: N, role: R, email: n@example.org}
---
Read this first.

## Why

One.[^1]

- Not counted.

Two, as [](#s) and [#](#table-of-ours) say.

### More

Three.

## What {#what}

Table: Ours {#table-of-ours}

| a | b |
|---|---|
| x | 5 |

```chart
{id: ours, type: bar, table: table-of-ours, title: T, alt: A}
```

```insert
page
```

```insert
priorities
```

[^1]: A note.
";

/// What a paper numbers: its parts, and the paragraphs in them.
fn numbers(section: &SectionView) -> Vec<String> {
    let own = section.blocks.iter().filter_map(|block| match &block.kind {
        BlockView::Numbered { number, .. } => Some(number.clone()),
        _ => None,
    });
    let below = section.children.iter().flat_map(|part| part.number.iter().cloned().chain(numbers(part)));
    own.chain(below).collect()
}

fn paper(body: &str) -> PaperView {
    let section = "---\ntitle: S\nkind: priority\npage: In short\nmeasures: [{name: M, source: N}]\n---\nWords.[^1]\n\n[^1]: Of the plan.\n";
    lowered(&[("s.md", section), ("papers/x.md", body)]).papers.remove(0)
}

#[test]
fn a_paper_has_a_head_and_numbered_parts() {
    let paper = paper(PAPER);
    let facts: Vec<_> = paper.facts.iter().map(|fact| format!("{}: {}", fact.label, fact.value)).collect();
    assert_eq!(facts, ["To: The board", "From: The office", "Date: 3 February 2021"]);
    assert_eq!(paper.section.title, "The ‘plan’");
    let kinds: Vec<_> = paper.section.children.iter().map(|part| part.kind.as_str()).collect();
    assert_eq!(kinds, ["summary", "recommendations", "section", "section", "contact"]);
    assert_eq!(numbers(&paper.section), ["1", "1.1", "1.2", "1.3", "2"], "what leads to the parts is not counted");
    assert_eq!(paper.notes.len(), 1, "its footnotes are its own");
    assert_eq!(paper.notes[0].number, 1);
}

#[test]
fn a_paper_without_parts_counts_its_paragraphs() {
    let (front, _) = PAPER.split_once("Read this").unwrap();
    assert_eq!(numbers(&paper(&format!("{front}One.\n\n### A\n\nTwo.\n")).section), ["1", "2"]);
}

#[test]
fn a_paper_shows_its_own_table_and_the_plans_parts() {
    let paper = paper(PAPER);
    let part = paper.section.children.iter().find(|part| part.id == "what").unwrap();
    let BlockView::Table(table) = &part.blocks[0].kind else { panic!("no table") };
    assert_eq!(table.label.as_deref(), Some("Table 1"));
    let BlockView::Chart(chart) = &part.blocks[1].kind else { panic!("no chart") };
    assert_eq!((chart.rows.len(), chart.table_label.as_str()), (1, "Table 1"));
    let BlockView::Insert { level: 2, blocks, .. } = &part.blocks[2].kind else { panic!("no page") };
    let BlockView::Heading { level: 3, .. } = &blocks[0].kind else { panic!("no zone: {blocks:?}") };
    let BlockView::List { items, .. } = &blocks[1].kind else { panic!("no list: {blocks:?}") };
    let BlockView::Paragraph { content } = &items[0][0].kind else { panic!("no entry") };
    assert!(matches!(&content[0].kind, InlineView::Reference { id, .. } if id == "s"), "{content:?}");
    let BlockView::Insert { blocks, .. } = &part.blocks[3].kind else { panic!("no priorities") };
    let BlockView::Clauses { clauses } = &blocks[0].kind else { panic!("no clauses") };
    let shown: Vec<_> = ["in-short", "measures", "where"].into_iter().map(|name| row(&clauses[0], name)).collect();
    assert_eq!(shown.iter().flatten().map(String::as_str).collect::<Vec<_>>(), ["In short", "M", "S"]);
    let ids = crate::defined_ids(std::slice::from_ref(&paper.section), &paper.notes);
    for id in ["what", "paragraph.1.1", "priority.s", "note.1", "ours", "table-of-ours"] {
        assert!(ids.contains(id), "{id} in {ids:?}");
    }
}

#[test]
fn the_panels_recommendations_stand_under_their_reports() {
    let (front, _) = PAPER.split_once("Read this").unwrap();
    let body = format!("{front}## A\n\n```insert\nrecommendations\n```\n");
    let section = "---\ntitle: S\n---\nWords.\n";
    let inserted = |files: &[(&str, &str)]| {
        let view = lowered(&[&[("s.md", section), ("papers/x.md", body.as_str())], files].concat());
        let part = view.papers[0].section.children.iter().find(|part| part.kind == "section").unwrap().clone();
        let BlockView::Insert { blocks, .. } = &part.blocks[0].kind else { panic!("nothing put in") };
        blocks.clone()
    };
    assert!(matches!(inserted(&[])[0].kind, BlockView::Paragraph { .. }), "a sentence where there is no report");
    let one = inserted(&[("panel/a.md", REPORT)]);
    assert!(matches!(&one[0].kind, BlockView::Clauses { clauses } if clauses.len() == 2));
    let two = inserted(&[("panel/a.md", REPORT), ("panel/b.md", REPORT)]);
    assert!(matches!(two[0].kind, BlockView::Heading { level: 3, .. }));
    assert!(matches!(two[1].kind, BlockView::Insert { level: 3, .. }));
    assert_eq!(two.len(), 4);
}

/// The clauses of a section and of those below it, in order.
fn clauses(section: &SectionView) -> Vec<&ClauseView> {
    let own = section.blocks.iter().filter_map(|block| match &block.kind {
        BlockView::Clauses { clauses } => Some(clauses),
        _ => None,
    });
    own.flatten().chain(section.children.iter().flat_map(clauses)).collect()
}

/// A row of a clause as text: its entries divided by bars.
fn row(clause: &ClauseView, name: &str) -> Option<String> {
    fn words(part: ClausePart<'_>) -> &str {
        match part {
            ClausePart::Words(words) | ClausePart::Foreign(words, _) | ClausePart::Link(words, _) => words,
            ClausePart::Place(place) => place.title.as_str(),
            ClausePart::PageOf(_) => "",
        }
    }
    let entry = |entry: &ClauseEntry| entry.parts().into_iter().map(words).collect::<String>();
    let row = clause.rows.iter().find(|row| row.name == name)?;
    Some(row.entries.iter().map(entry).collect::<Vec<_>>().join(" | "))
}

#[test]
fn the_response_has_the_panel_s_words_and_its_own_notes() {
    let section = "---\ntitle: The section\n---\nWords[^1].\n\n[^1]: Of the plan.\n";
    let view = lowered(&[("s.md", section), ("panel/2021-02-03.md", REPORT)]);
    let response = view.response.as_ref().unwrap();
    assert_eq!((view.notes.len(), response.notes.len()), (1, 1));
    assert_eq!((view.notes[0].number, response.notes[0].number), (1, 1));
    let report = &response.section.children[0];
    assert_eq!((report.title.as_str(), report.children.len()), ("Review of the ‘draft’", 3));
    let found = clauses(&response.section);
    assert_eq!(found[0].lead.as_deref(), Some("Say it plainly."));
    assert_eq!(row(found[0], "reply").as_deref(), Some("Done. | Twice."));
    assert_eq!(row(found[0], "shown-in").as_deref(), Some("The section | The plan on a page"));
    assert_eq!(row(found[1], "shown-in"), None);
    let BlockView::Tally { entries } = &response.section.blocks[1].kind else { panic!("no tally") };
    let counts: Vec<_> = entries.iter().map(|tally| (tally.state.as_str(), tally.count)).collect();
    assert_eq!(counts, [("accepted", 1), ("rejected", 1)]);
    assert_eq!(lowered(&[("s.md", section)]).response, None);
}

#[test]
fn the_response_does_not_say_that_the_plan_shows_what_it_does_not() {
    let label = |words: &str| {
        let section = format!("---\ntitle: The section\n---\n{words}.\n");
        let view = lowered(&[("s.md", &section), ("panel/2021-02-03.md", REPORT)]);
        let response = view.response.as_ref().unwrap();
        let clause = clauses(&response.section)[0].clone();
        clause.rows.into_iter().find(|row| row.name == "shown-in").map(|row| row.label)
    };
    assert_eq!(label("Words").as_deref(), Some("Where it is shown"));
    assert_eq!(label("The letter x stands here still").as_deref(), Some("What it concerns"));
}

/// A plan of two sections whose report is as `change` makes it.
fn judged(change: impl FnOnce(&mut Report)) -> View {
    let section = |title: &str| format!("---\ntitle: {title}\n---\nWords.\n");
    let mut tree = Tree::default();
    for (path, text) in [("plan.md", PLAN.to_owned()), ("a.md", section("First")), ("b.md", section("Second"))] {
        tree.files.insert(path.to_owned(), Content::Bytes(text.as_bytes().into()));
    }
    let mut checked =
        planwright_project::load(&tree, "p", "p", &planwright_project::Options::default(), &mut Sources::default());
    change(checked.report.as_mut().unwrap());
    super::view(&checked, crate::theme::built_in("default").unwrap(), &Options::default()).unwrap()
}

/// The first duty of the index with this evidence, in these sections of the plan.
fn with_evidence(evidence: Vec<Evidence>, sections: &[&str]) -> ClauseView {
    let view = judged(|report| {
        report.duties[0].state = DutyState::Met;
        report.duties[0].evidence = evidence;
        report.duties[0].sections = sections.iter().map(|id| Id::new(id).unwrap()).collect();
    });
    clauses(&view.statutory.section)[0].clone()
}

#[test]
fn every_proof_has_words_for_one_and_for_many() {
    let proofs = [
        Proof::Prose,
        Proof::Amounts { at_least: 100_000 },
        Proof::Tables,
        Proof::Measures,
        Proof::Meetings,
        Proof::Services,
        Proof::Conditions,
        Proof::NoConditions,
        Proof::Threats,
        Proof::NationalPriorities,
        Proof::Words,
        Proof::Foreword,
        Proof::Steps,
    ];
    for proof in proofs {
        for count in [1, 2] {
            let said = row(&with_evidence(vec![Evidence::of(proof, count)], &[]), "evidence").unwrap();
            assert!(!said.to_lowercase().contains("evidence-") && !said.contains(['{', '}']), "{said}");
        }
    }
    let amounts = Evidence {
        samples: vec!["£1.2m".to_owned(), "£400,000".to_owned()],
        ..Evidence::of(Proof::Amounts { at_least: 100_000 }, 4)
    };
    let said = row(&with_evidence(vec![amounts], &[]), "evidence");
    assert_eq!(said.as_deref(), Some("4 amounts of £100,000 or more: £1.2m, £400,000 and 2 more"));
    let scopes = Evidence {
        samples: vec!["policing".to_owned(), "crime-reduction".to_owned()],
        ..Evidence::of(Proof::Scopes, 2)
    };
    let said = row(&with_evidence(vec![scopes], &[]), "evidence");
    assert_eq!(said.as_deref(), Some("Priorities cover: policing, crime reduction"));
}

/// What stands behind a piece of evidence from some sections, for a duty that others answer.
#[track_caller]
fn check_sections(evidence: &[&str], duty: &[&str], expected: &str) {
    let sections = evidence.iter().map(|id| Id::new(id).unwrap()).collect();
    let found = Evidence { sections, ..Evidence::of(Proof::Measures, 2) };
    assert_eq!(row(&with_evidence(vec![found], duty), "evidence").as_deref(), Some(expected));
}

#[test]
fn evidence_says_where_it_stands_unless_the_duty_does() {
    check_sections(&["a"], &["a"], "2 measures");
    check_sections(&[], &["a"], "2 measures");
    check_sections(&["a"], &["a", "b"], "2 measures (First)");
    check_sections(&["a", "b"], &["a"], "2 measures (First, Second)");
    check_sections(&["a", "b"], &["a", "b"], "2 measures");
}

#[test]
fn what_is_only_named_is_not_said_to_be_answered() {
    let named = |proof| with_evidence(vec![Evidence::of(proof, 1)], &["a"]);
    let label = |clause: ClauseView| clause.rows.iter().find(|row| row.name == "met-in").unwrap().label.clone();
    assert_eq!(label(named(Proof::Words)), "Where it is mentioned");
    assert_eq!(label(named(Proof::Prose)), "Where it is met");
}

#[test]
fn the_index_tells_parts_steps_and_what_is_set_aside() {
    let view = judged(|report| {
        let part = |title: &str, state, waiver: Option<&str>| PartState {
            rule: "duty/x.y".to_owned(),
            title: title.to_owned(),
            state,
            waiver: waiver.map(ToOwned::to_owned),
        };
        report.duties[0].parts =
            vec![part("Aims are named", DutyState::Met, None), part("Years", DutyState::Waived, Some("One year"))];
        let taken = |by, note: Option<&str>| Taken {
            date: jiff::civil::date(2020, 12, 9),
            by,
            url: None,
            note: note.map(ToOwned::to_owned),
        };
        report.process = vec![StepState {
            step: StepKind::ConsultPublic,
            provision: "Police Act 1996 s.96".to_owned(),
            title: "Views of people".to_owned(),
            asks: "the views of people".to_owned(),
            stage: Stage::Panel,
            state: DutyState::Met,
            taken: vec![taken(Some(By::Staff), Some("a survey")), taken(None, None)],
            waiver: None,
        }];
        let message = "the id `a` is taken";
        report.waived = vec![Waived {
            diagnostic: Diagnostic::error("link/broken", report.diagnostics[0].span, message),
            reason: "Known".to_owned(),
        }];
    });
    let found = clauses(&view.statutory.section);
    assert_eq!(row(found[0], "advice").as_deref(), Some("Aims are named: stated | Years: set aside. One year"));
    let step = found.iter().find(|clause| clause.id == "step.consult-public").unwrap();
    let expected = "9 December 2020, by the office’s staff: a survey | 9 December 2020";
    assert_eq!((step.cite.as_deref(), row(step, "taken").as_deref()), (Some("Police Act 1996 s.96"), Some(expected)));
    let aside = found.iter().find(|clause| clause.id == "aside.1").unwrap();
    assert_eq!(aside.title, "The id “a” is taken");
    assert_eq!(row(aside, "waiver").as_deref(), Some("Known"));
}

/// The label of the state of a clause of the index.
fn label_of(view: &View, id: &str) -> String {
    let clause = clauses(&view.statutory.section).into_iter().find(|clause| clause.id == id).cloned().unwrap();
    clause.state.unwrap().label
}

#[test]
fn what_only_words_can_show_is_a_mention_and_is_not_counted() {
    let counted = |view: &View| match &view.statutory.section.blocks[1].kind {
        BlockView::Tally { entries } => entries.iter().map(|tally| tally.count).sum::<usize>(),
        other => panic!("{other:?}"),
    };
    for (state, label) in
        [(DutyState::Met, "Mentioned"), (DutyState::NotMet, "Not mentioned"), (DutyState::NotYet, "Not mentioned")]
    {
        let (mut all, mut duties) = (0, 0);
        let view = judged(|report| {
            all = report.duties.len();
            duties = report.duties.iter().filter(|duty| !duty.by_mention).count();
            let regard = report.duties.iter_mut().find(|duty| duty.id == "equality").unwrap();
            assert!(regard.by_mention);
            regard.state = state;
        });
        assert_eq!((label_of(&view, "equality").as_str(), counted(&view)), (label, duties));
        let summary = &view.statutory.summary;
        let of_these = format!("Of these, {duties} can be seen to be answered or not, and are counted here");
        assert!(summary.starts_with(&format!("{all} duties")) && summary.contains(&of_these), "{summary}");
    }
}

#[test]
fn a_met_duty_says_what_it_is_silent_on() {
    let part = |id: &str, title: &str| PartState {
        rule: format!("duty/resources.{id}"),
        title: title.to_owned(),
        state: DutyState::NotMet,
        waiver: None,
    };
    let label = |parts: Vec<PartState>| {
        let view = judged(|report| {
            let duty = report.duties.iter_mut().find(|duty| duty.id == "resources").unwrap();
            (duty.state, duty.parts) = (DutyState::Met, parts);
        });
        label_of(&view, "resources")
    };
    assert_eq!(label(vec![part("other", "Resources other than money")]), "Met; silent on resources other than money");
    assert_eq!(label(vec![part("table", "A table of the resources")]), "Met", "our advice is no law");
}

#[test]
fn steps_are_told_in_their_own_words() {
    let label = |step: StepKind, state, taken: bool| {
        let view = judged(|report| {
            let found = report.process.iter_mut().find(|found| found.step == step).unwrap();
            let day = Taken { date: jiff::civil::date(2020, 12, 9), by: None, url: None, note: None };
            (found.state, found.taken) = (state, if taken { vec![day] } else { vec![] });
        });
        let id = format!("step.{}", step.as_str());
        let clause = clauses(&view.statutory.section).into_iter().find(|clause| clause.id == id).cloned().unwrap();
        (clause.state.clone().unwrap().label, row(&clause, "due"))
    };
    let said = |label: &str, due: Option<&str>| (label.to_owned(), due.map(ToOwned::to_owned));
    let (ahead, not_asked) = (DutyState::NotYet, DutyState::NotApplicable);
    assert_eq!(label(StepKind::PanelSent, ahead, false), said("Still ahead", Some("Before the plan is issued")));
    assert_eq!(label(StepKind::Issue, ahead, false), said("Still ahead", None));
    assert_eq!(label(StepKind::Publish, ahead, false), said("Still ahead", Some("After issue")));
    assert_eq!(label(StepKind::ConsultPublic, not_asked, true), said("Done all the same", None));
    assert_eq!(label(StepKind::ConsultPublic, not_asked, false), said("Not asked of a variation (our reading)", None));
    assert_eq!(label(StepKind::Issue, DutyState::NotMet, true), said("Recorded, but not as the law asks", None));
    assert_eq!(label(StepKind::PanelResponse, DutyState::Met, true), said("Given to the panel", None));
}

#[test]
fn captions_of_lists_name_their_sections_where_there_are_several() {
    const A: (&str, &str) = ("a.md", "---\ntitle: A\nkind: priority\nmeasures: [{name: M, source: N}]\n---\nWords.\n");
    const B: (&str, &str) = ("b.md", "---\ntitle: B\nkind: priority\nmeasures: [{name: M, source: N}]\n---\nWords.\n");
    let captions = |files: &[(&str, &str)]| -> Vec<String> {
        let view = lowered(files);
        let blocks = view.sections.iter().flat_map(|section| &section.blocks);
        let titles = blocks.filter_map(|block| match &block.kind {
            BlockView::Records(records) => Some(records.title.clone()),
            _ => None,
        });
        titles.collect()
    };
    assert_eq!(captions(&[A]), ["How progress is judged"]);
    assert_eq!(captions(&[A, B]), ["How progress is judged: A", "How progress is judged: B"]);
}
