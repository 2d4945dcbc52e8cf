//! The statutory index and the response to the panel, in plain words or hostile ones.

use planwright_view::*;

use super::*;

fn row(say: &Say, name: &str, label: &str, entries: Vec<ClauseEntry>) -> ClauseRow {
    ClauseRow { name: name.into(), label: say.s(label), entries }
}

fn place(say: &Say) -> Place {
    Place { id: "main".into(), title: say.s("Resources") }
}

fn clause(say: &Say, id: &str, state: &str, rows: Vec<ClauseRow>) -> ClauseView {
    ClauseView {
        id: id.into(),
        title: say.s("Financial and other resources"),
        lang: None,
        cite: say.some("PRSRA 2011 s.7(1)(c)"),
        lead: None,
        state: Some(StateView { name: state.into(), label: say.s(state) }),
        rows,
    }
}

fn duties(say: &Say, before: &str) -> Vec<ClauseView> {
    let states = ["met", "not-met", "waived", "not-yet", "not-applicable", "partly", "mentioned", "faulty"];
    let rows = || {
        let named = ClauseEntry {
            places: vec![place(say)],
            more: say.some("and 4 more"),
            ..ClauseEntry::words(say.s("Two tables with figures"))
        };
        vec![
            row(say, "asks", "What the law asks", vec![ClauseEntry::words(say.s("The money that is given"))]),
            row(say, "met-in", "Where it is met", vec![ClauseEntry::place(place(say))]),
            row(say, "evidence", "Evidence", vec![named, ClauseEntry::words(say.s("Nine amounts"))]),
            row(
                say,
                "waiver",
                "Why",
                vec![ClauseEntry::words(say.s("A reason")), ClauseEntry::words(say.s("Until then"))],
            ),
        ]
    };
    let ids = ["objectives", "resources", "grants", "panel", "fire", "equality", "regard", "issue"];
    ids.iter().zip(states).map(|(id, state)| clause(say, &format!("{before}{id}"), state, rows())).collect()
}

/// The index under a heading of a level; `before` stands before the ids of its duties.
pub(crate) fn index(say: &Say, level: u8, before: &str) -> SectionView {
    let act = VInline {
        span: span(),
        kind: InlineView::Link {
            href: "https://www.legislation.gov.uk/ukpga/2011/13".into(),
            content: say.text("Police Reform and Social Responsibility Act 2011"),
        },
    };
    let mut section = section(say, "the.index", level, "Where the plan answers the law");
    section.number = (level == 2).then(|| "A".to_owned());
    section.blocks = vec![
        say.paragraph("Five duties."),
        block(BlockView::Tally { entries: vec![Tally { state: "met".into(), label: say.s("met"), count: 5 }] }),
    ];
    let mut each = super::section(say, "the.duties", level + 1, "Each duty");
    each.blocks = vec![block(BlockView::Clauses { clauses: duties(say, before) })];
    let mut aside = super::section(say, "the.aside", level + 1, "Set aside, with reasons");
    let found = ClauseView { state: None, ..clause(say, "aside.1", "met", Vec::new()) };
    aside.blocks = vec![block(BlockView::Clauses { clauses: vec![found] })];
    let mut acts = super::section(say, "the.acts", level + 1, "The Acts named here");
    let item = [say.text("PRSRA 2011 is the "), vec![act]].concat();
    acts.blocks = vec![block(BlockView::Paragraph { content: item })];
    section.children = vec![each, aside, acts];
    section
}

/// A response to one report, with a note and a link into the plan.
pub(crate) fn response(say: &Say) -> ResponseView {
    let mut whole = section(say, "the.response", 1, "Response to the police and crime panel");
    whole.blocks = vec![say.paragraph("Four recommendations.")];
    let mut report = section(say, "report.1", 2, "Review of the draft");
    let fact = Fact { name: "report-date".into(), label: say.s("Date"), value: say.s("8 February 2018"), href: None };
    report.blocks = vec![block(BlockView::Facts { facts: vec![fact] })];
    let mut said = section(say, "report.1.said", 3, "What the panel said");
    let reference = InlineView::Reference { id: "main".into(), content: say.text("the money") };
    let note = InlineView::Note { number: 1, mark: "ref.1".into(), first: true };
    let content = [reference, note].map(|kind| VInline { span: span(), kind });
    said.blocks = vec![block(BlockView::Paragraph { content: content.into() })];
    let mut recommended = section(say, "report.1.recommended", 3, "What the panel recommended");
    let states = ["accepted", "partly", "rejected", "open"];
    let reply = |name: &str| {
        row(say, name, "Answer", vec![ClauseEntry::words(say.s("One.")), ClauseEntry::words(say.s("Two."))])
    };
    let clauses = states.iter().map(|state| ClauseView {
        lead: say.some("Say it more plainly."),
        cite: None,
        ..clause(
            say,
            &format!("report.1.{state}"),
            state,
            vec![reply("reply"), row(say, "shown-in", "Where", vec![ClauseEntry::place(place(say))])],
        )
    });
    recommended.blocks = vec![block(BlockView::Clauses { clauses: clauses.collect() })];
    report.children = vec![said, recommended];
    whole.children = vec![report];
    let note = NoteView {
        number: 1,
        id: "note.1".into(),
        marks: vec!["ref.1".into()],
        blocks: vec![say.paragraph("Of the response alone.")],
    };
    let status =
        StatusView { id: "given".into(), label: say.s("Given"), note: String::new(), in_force: true, unfit: false };
    ResponseView { summary: say.s("Four recommendations."), status, section: whole, notes: vec![note] }
}
