//! Sentences that need to know where a change stands in the redline: of which list, in which table, from where to where.

use planwright_diff::{FieldDiff, Redline, Run, SectionDiff, Setting, Shape, TableDiff, UnitDiff, UnitState};

use super::*;

fn section(id: &str) -> SectionDiff {
    SectionDiff {
        id: Id::new(id),
        kind: None,
        level: 1,
        side: Side::Both,
        moved: false,
        title: Vec::new(),
        fields: Vec::new(),
        units: Vec::new(),
        changes: Vec::new(),
    }
}

fn unit(state: UnitState, change: Option<usize>, table: Option<TableDiff>) -> UnitDiff {
    let shape = if table.is_some() { Shape::Table } else { Shape::Paragraph };
    UnitDiff { shape, setting: Setting::default(), state, runs: Vec::new(), table, end: Side::Both, change }
}

fn said(changes: Vec<Change>, sections: Vec<SectionDiff>, words: &Words) -> Vec<(Tag, String)> {
    let comparison = Comparison { changes, redline: Redline { sections }, ..Comparison::default() };
    let plan = plan();
    digest(&comparison, &plan, &plan, words).into_iter().map(|line| (line.tag, line.text())).collect()
}

/// Entries of a list that came, went or were edited.
fn entries(list: List, notes: &[Note], words: &Words) -> Vec<(Tag, String)> {
    let kind = match list {
        List::Measure => ChangeKind::Measure,
        List::Recommendation => ChangeKind::Recommendation,
        List::Waiver => ChangeKind::Waiver,
        _ => ChangeKind::Field,
    };
    let side = |text: &str| Some(text.to_owned());
    let changes = notes.iter().map(|note| {
        let public = matches!(note, Note::Key { entry: Some(name), .. } if name.starts_with("Open"));
        let (from, to) = if public { (None, side("yes")) } else { (side("yes"), side("no")) };
        Change { note: Some(note.clone()), from, to, ..change(kind) }
    });
    let mut here = section("streets");
    here.fields = (0..notes.len())
        .map(|change| FieldDiff { list: Some(list), entry: None, key: None, runs: Vec::new(), change })
        .collect();
    said(changes.collect(), vec![here], words)
}

fn public(name: &str) -> Note {
    Note::Key { key: "public".to_owned(), entry: Some(name.to_owned()) }
}

/// A table that is counted in another unit, with numbers that were written otherwise or not.
fn counted(rewritten: bool, tables: usize, words: &Words) -> Vec<(Tag, String)> {
    let run = |side| Run { side, tokens: Vec::new(), change: None };
    let cell = if rewritten { vec![run(Side::Old), run(Side::New)] } else { vec![run(Side::Both)] };
    let column = planwright_diff::ColumnDiff { side: Side::Both, heading: Vec::new(), amounts: true };
    let row = planwright_diff::RowDiff {
        side: Side::Both,
        kind: planwright_core::model::RowKind::Plain,
        cells: vec![cell],
        change: None,
    };
    let table = |at: usize| {
        let table = TableDiff {
            columns: vec![column.clone()],
            rows: vec![row.clone()],
            rows_reordered: None,
            columns_reordered: None,
            unit: Some(at),
        };
        unit(UnitState::Kept, None, Some(table))
    };
    let note = Note::Unit("Set aside".to_owned());
    let changes = vec![Change { note: Some(note), ..change(ChangeKind::TableColumn) }; tables];
    let mut here = section("streets");
    here.units = (0..tables).map(table).collect();
    said(changes, vec![here], words)
}

/// Paragraphs that were moved between two sections, or within one.
fn moved(across: bool, words: &Words) -> Vec<(Tag, String)> {
    let changes: Vec<Change> = ["streets", "roads"]
        .map(|section| Change { section: Id::new(section), ..change(ChangeKind::ParagraphMoved) })
        .to_vec();
    let mut sections = vec![section("streets"), section("roads")];
    for at in 0..2 {
        let from = if across { 1 - at } else { at };
        sections[from].units.push(unit(UnitState::MovedAway, Some(at), None));
        sections[at].units.push(unit(UnitState::MovedHere, Some(at), None));
    }
    said(changes, sections, words)
}

/// Sections of which so many stand in both versions.
fn shared(both: usize, others: usize, words: &Words) -> Vec<(Tag, String)> {
    let side = |side| move |_| SectionDiff { side, ..section("streets") };
    let sections = (0..both).map(side(Side::Both)).chain((0..others).map(side(Side::New)));
    said(Vec::new(), sections.collect(), words)
}

/// Everything that is said of where changes stand.
pub(super) fn every(words: &Words) -> String {
    let mut all = Vec::new();
    for (list, ..) in super::super::entries::LISTS {
        for notes in [vec![Note::Added("A".to_owned())], vec![Note::Removed("A".to_owned())]] {
            all.extend(entries(list, &notes, words));
            all.extend(entries(
                list,
                &[notes, vec![Note::Added("B".to_owned()), Note::Removed("C".to_owned())]].concat(),
                words,
            ));
        }
    }
    for (list, ..) in super::super::entries::LISTS {
        let edited = |name: &str| Note::Key { key: "note".to_owned(), entry: Some(name.to_owned()) };
        all.extend(entries(list, &[edited("A")], words));
        all.extend(entries(list, &[edited("A"), edited("B")], words));
    }
    for name in ["Open day", "Board"] {
        all.extend(entries(List::Meeting, &[public(name)], words));
        all.extend(entries(List::Meeting, &[public(name), public(&format!("{name} 2"))], words));
    }
    for rewritten in [true, false] {
        for tables in [1, 2] {
            all.extend(counted(rewritten, tables, words));
        }
    }
    let single = |note| vec![Change { note: Some(note), ..change(ChangeKind::Text) }];
    for note in
        [Note::RowOrder, Note::ColumnOrder, Note::Split, Note::Joined, Note::Link, Note::Picture, Note::Moved(None)]
    {
        let one = single(note);
        all.extend(said(one.clone(), Vec::new(), words));
        let mut other = one.clone();
        other[0].section = Id::new("roads");
        all.extend(said([one, other].concat(), Vec::new(), words));
    }
    all.extend(shared(0, 9, words));
    for across in [true, false] {
        all.extend(moved(across, words));
    }
    let one = Change { section: Id::new("roads"), ..change(ChangeKind::ParagraphMoved) };
    let mut sections = vec![section("streets"), section("roads")];
    sections[0].units.push(unit(UnitState::MovedAway, Some(0), None));
    sections[1].units.push(unit(UnitState::MovedHere, Some(0), None));
    all.extend(said(vec![one], sections, words));
    for (from, to) in [(Some("must"), None), (None, Some("may"))] {
        let side = |text: Option<&str>| text.map(str::to_owned);
        let verb = Change {
            from: side(from),
            to: side(to),
            direction: Some(Direction::Weakened),
            ..change(ChangeKind::Modal)
        };
        all.extend(said(vec![verb], Vec::new(), words));
        let note = Some(Note::Key { key: "target".to_owned(), entry: Some("Calls".to_owned()) });
        let value = Change { from: side(from), to: side(to), note, ..change(ChangeKind::Measure) };
        all.extend(said(vec![value], Vec::new(), words));
    }
    all.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

fn english() -> Words {
    theme::built_in("default").expect("the default theme").words("en").clone()
}

fn check(told: &[(Tag, String)], expected: &[(Tag, &str)]) {
    let told: Vec<(Tag, &str)> = told.iter().map(|(tag, text)| (*tag, text.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn entries_of_lists_are_called_what_they_are() {
    let words = english();
    let refuge = [Note::Removed("Safe refuge".to_owned())];
    check(&entries(List::Service, &refuge, &words), &[(Tag::Detail, "One service was dropped (Safe refuge).")]);
    check(&entries(List::Measure, &refuge, &words), &[(Tag::Measure, "One measure was dropped (Safe refuge).")]);
    check(
        &entries(List::Meeting, &[public("Performance board")], &words),
        &[(Tag::Detail, "One meeting is no longer in public (Performance board).")],
    );
    check(
        &entries(List::Meeting, &[public("Open board")], &words),
        &[(Tag::Detail, "One meeting is in public now (Open board).")],
    );
}

#[test]
fn another_unit_is_told_by_what_became_of_the_numbers() {
    let words = english();
    let units = "(Set aside: before → after).";
    check(
        &counted(true, 1, &words),
        &[(
            Tag::Table,
            &format!("One table is counted in another unit, and its numbers are written accordingly {units}"),
        )],
    );
    check(
        &counted(false, 1, &words),
        &[(
            Tag::Table,
            &format!(
                "The numbers of one table are written as they were, but are now counted in another unit, so each stands \
                 for another amount {units}"
            ),
        )],
    );
}

#[test]
fn text_that_moved_is_not_said_to_be_other_words() {
    let words = english();
    check(&moved(false, &words), &[(Tag::Moved, "In 2 sections text stands in another place (A title).")]);
    check(&moved(true, &words), &[(Tag::Moved, "Two passages stand in other sections now (from A title to A title).")]);
    for (note, tag, expected) in [
        (Note::Split, Tag::Form, "A paragraph was divided (A title)."),
        (Note::Joined, Tag::Form, "Two paragraphs were joined (A title)."),
        (Note::Link, Tag::Link, "One link leads elsewhere (A title)."),
        (Note::Picture, Tag::Picture, "One picture was exchanged (A title)."),
        (Note::RowOrder, Tag::Table, "The rows of one table stand in another order (A title)."),
        (Note::ColumnOrder, Tag::Table, "The columns of one table stand in another order (A title)."),
    ] {
        let change = Change { note: Some(note), ..change(ChangeKind::Text) };
        check(&said(vec![change], Vec::new(), &words), &[(tag, expected)]);
    }
}

#[test]
fn a_value_that_promises_less_is_told_with_the_verbs() {
    let change = Change {
        from: Some("Grants must be repaid within a year.".to_owned()),
        to: Some("Grants may be kept within a year.".to_owned()),
        direction: Some(Direction::Weakened),
        strength: (Some(Strength::Duty), Some(Strength::Permission)),
        note: Some(Note::Key { key: "conditions".to_owned(), entry: None }),
        ..change(ChangeKind::Field)
    };
    check(
        &said(vec![change], Vec::new(), &english()),
        &[(Tag::Weaker, "One duty was weakened (must be repaid → may be kept, A title, conditions of grant).")],
    );
}

#[test]
fn what_stands_on_one_side_only_is_said_without_a_dash() {
    let words = english();
    let verb = |from: Option<&str>, to: Option<&str>| {
        let side = |text: Option<&str>| text.map(str::to_owned);
        let direction = Some(Direction::Weakened);
        let change = Change { from: side(from), to: side(to), direction, ..change(ChangeKind::Modal) };
        said(vec![change], Vec::new(), &words)
    };
    check(&verb(None, Some("may")), &[(Tag::Weaker, "One statement was weakened (now “may”, A title).")]);
    check(
        &verb(Some("should"), None),
        &[(Tag::Weaker, "One statement was weakened (“should” was taken out, A title).")],
    );
}

#[test]
fn two_plans_with_hardly_a_section_in_common_are_said_to_look_like_two() {
    let words = english();
    let other = "These look like two different plans: of 21 sections, both have 2.";
    check(&shared(2, 19, &words), &[(Tag::Detail, other)]);
    let nothing = "Nothing has changed in what the plan says.";
    check(&shared(2, 18, &words), &[(Tag::Text, nothing)]);
    check(&shared(0, 4, &words), &[(Tag::Text, nothing)]);
}
