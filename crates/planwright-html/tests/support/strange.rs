use planwright_view::*;

use super::*;

/// What must never be code, in any field.
pub(crate) const HOSTILE: &str = r#"<script>alert(1)</script>{{ 7 * 7 }}{% raw %}&amp;'"--></style></title>\"#;

/// A view of everything, in plain words or hostile ones.
pub(crate) fn strange(hostile: bool) -> View {
    let say = Say(if hostile { |words| format!("{words} {HOSTILE}") } else { str::to_owned });
    let mut words = theme().words("en").clone();
    if hostile {
        words.values_mut().filter(|word| *word != "Increase").for_each(|word| word.push_str(HOSTILE));
    }
    View {
        version: 1,
        document: document(&say),
        languages: LanguagesView::default(),
        status: StatusView {
            id: "panel".to_owned(),
            label: say.s("Draft for the panel"),
            note: say.s("Not yet issued. It may change before it is published."),
            in_force: false,
            unfit: false,
        },
        sections: sections(&say),
        glossary: vec![
            TermView { term: say.s("HMICFRS"), meaning: say.s("His Majesty’s Inspectorate") },
            TermView { term: say.s("Heddlu Gogledd Cymru"), meaning: say.s("North Wales Police, dŵr, tŷ") },
        ],
        notes: vec![
            NoteView {
                number: 1,
                id: "note.1".into(),
                marks: vec!["ref.1".into(), "ref.1-2".into()],
                blocks: vec![say.paragraph("A first note."), say.paragraph("And more of it.")],
            },
            NoteView { number: 2, id: "note.2".into(), marks: vec!["ref.2".into()], blocks: vec![list(&say, None)] },
        ],
        page: page(&say),
        statutory: StatutoryView {
            profile: "england-pcc@1".into(),
            as_at: say.s("1 April 2020"),
            summary: say.s("Five duties."),
            section: law::index(&say, 1, ""),
            appendix: Some("duty.".to_owned()),
        },
        response: Some(law::response(&say)),
        papers: Vec::new(),
        changes: None,
        pictures: vec![picture("map.svg")],
        words,
        findings: Vec::new(),
    }
}

fn document(say: &Say) -> DocumentView {
    let fact =
        |name: &str, value: &str| Fact { name: name.to_owned(), label: say.s(name), value: say.s(value), href: None };
    DocumentView {
        title: say.s("Diogelu Gogledd Cymru gyda’n gilydd: Safer Together"),
        subtitle: None,
        summary: say.some("A plan of everything."),
        area: say.s("North Wales"),
        kind: say.s("Police and crime plan"),
        period: PeriodView {
            from: "2017-04-01".into(),
            to: "2021-03-31".into(),
            words: say.s("April 2017 to March 2021"),
            short: say.s("2017–2021"),
        },
        version: None,
        issuer: say.s("Police and Crime Commissioner for North Wales"),
        issuer_name: None,
        chief_officer: say.s("Chief Constable"),
        chief_officer_name: None,
        lang: "en-GB".into(),
        date: "2020-04-01".into(),
        date_words: say.s("1 April 2020"),
        url: Some("https://example.org/plan?a=1&b=\"2\"".replace('"', "%22")),
        contact: ContactView {
            web: Some("https://example.org/".into()),
            email: Some("office@example.org".into()),
            phone: Some("01234 567 890".into()),
            address: say.some("1 High Street"),
        },
        accessibility_statement: Some("https://example.org/accessibility".into()),
        alternative_formats: say.some("Large print, Easy Read: tell us what you need."),
        facts: vec![
            fact("period", "April 2017 to March 2021"),
            fact("status", "Draft for the panel"),
            fact("issuer", "Office"),
        ],
        word_count: 4000,
        sources: None,
    }
}

fn sections(say: &Say) -> Vec<SectionView> {
    let mut everything = section(
        say,
        "main",
        2,
        "Everything that a section can hold, under a title that is a good deal longer than titles should be",
    );
    everything.number = say.some("1");
    everything.summary = say.some("A chapter without children.");
    everything.blocks = blocks(say);
    everything.duties =
        vec![Fact { name: "objectives".into(), label: say.s("Objectives"), value: say.s("Objectives"), href: None }];
    let mut priorities = section(say, "contents", 2, "Priorities");
    priorities.number = say.some("3");
    priorities.children = (1..=15).map(|n| priority(say, n, if n == 2 { 800 } else { 40 })).collect();
    let mut short = section(say, "notes", 2, "Opportunities");
    short.children = (1..=5)
        .map(|n| {
            let mut child = section(say, &format!("o-{n}"), 3, "A fairer settlement");
            child.blocks = vec![say.paragraph("Kent polices a national border.")];
            child
        })
        .collect();
    let foreword = SectionView {
        kind: "foreword".into(),
        blocks: vec![
            say.paragraph("Dear resident, this is your plan."),
            block(BlockView::Signature {
                name: say.s("A. Commissioner"),
                role: say.s("Commissioner"),
                portrait: Some("map.svg".into()),
            }),
        ],
        ..section(say, "glossary", 2, "Foreword")
    };
    vec![foreword, everything, priorities, short, law::index(say, 2, "duty.")]
}

fn blocks(say: &Say) -> Vec<VBlock> {
    let heading =
        |level: u8, id: &str, words: &str| block(BlockView::Heading { level, id: id.into(), content: say.text(words) });
    let alert = |kind: &str| {
        block(BlockView::Alert { kind: kind.into(), label: say.s(kind), blocks: vec![say.paragraph("Mind this.")] })
    };
    let mut all = vec![
        block(BlockView::Paragraph { content: inlines(say) }),
        heading(3, "main--more", "More"),
        list(say, Some(3)),
        heading(4, "main--deep", "Deeper"),
        block(BlockView::Quote { blocks: vec![say.paragraph("A quote.")] }),
    ];
    all.extend(["note", "tip", "important", "warning", "caution"].map(alert));
    all.extend([
        block(BlockView::Definitions {
            entries: vec![
                EntryView {
                    term: say.text("Term"),
                    details: vec![vec![say.paragraph("One.")], vec![say.paragraph("Two."), say.paragraph("Three.")]],
                },
                EntryView { term: say.text("Alone"), details: vec![] },
            ],
        }),
        block(BlockView::Table(table(say, "t-small", 3, true))),
        block(BlockView::Table(table(say, "t-bare", 2, false))),
        block(BlockView::Table(table(say, "t-bare-2", 4, false))),
        block(BlockView::Table(table(say, "t-wide", 14, true))),
        block(BlockView::Figure(FigureView {
            id: "f-1".into(),
            label: say.some("Figure 1"),
            picture: Some("map.svg".into()),
            alt: say.s("A map"),
            caption: say.some("The area"),
        })),
        block(BlockView::Figure(FigureView {
            id: "f-2".into(),
            label: None,
            picture: None,
            alt: say.s("Missing"),
            caption: None,
        })),
    ]);
    let charts = [
        ("bar", 1, 4),
        ("bar", 3, 3),
        ("column", 2, 4),
        ("column", 1, 12),
        ("line", 1, 4),
        ("line", 2, 20),
        ("share", 1, 4),
    ];
    all.extend(
        charts.iter().enumerate().map(|(i, (kind, series, rows))| {
            block(BlockView::Chart(chart(say, &format!("c-{i}"), kind, *series, *rows)))
        }),
    );
    all.extend([
        block(BlockView::Code { text: say.s("\n  let x = 1;\n") }),
        block(BlockView::Rule),
        block(BlockView::Records(records(say, "r-1", 1))),
        block(BlockView::Records(records(say, "r-3", 3))),
        block(BlockView::Conditions { title: say.s("Conditions of grant"), text: say.s("None.") }),
    ]);
    all
}

fn inlines(say: &Say) -> Vec<VInline> {
    let words = |w: &str| say.text(w);
    let note = |mark: &str, first: bool| inline(InlineView::Note { number: 1, mark: mark.into(), first });
    let mut linked = words("a link with a note");
    linked.push(inline(InlineView::Note { number: 2, mark: "ref.2".into(), first: true }));
    vec![
        inline(InlineView::Text { text: say.s("Text") }),
        inline(InlineView::Abbreviation { text: say.s("HMICFRS"), meaning: say.s("His Majesty’s Inspectorate") }),
        inline(InlineView::Code { text: say.s("code") }),
        inline(InlineView::Emphasis { content: words("emphasis") }),
        inline(InlineView::Strong { content: words("strong") }),
        inline(InlineView::Link { href: "https://example.org/?a=1&b=%3Cscript%3E".into(), content: linked }),
        inline(InlineView::Link { href: "javascript:alert(1)".into(), content: words("no link") }),
        inline(InlineView::Reference { id: "priority-2".into(), content: words("a reference") }),
        inline(InlineView::Broken { content: words("nowhere") }),
        note("ref.1", true),
        note("ref.1-2", false),
        inline(InlineView::Picture { name: "map.svg".into(), alt: say.s("A small map") }),
        inline(InlineView::Language { tag: "cy".into(), content: words("Heddlu’r gŵr o’r tŷ") }),
        inline(InlineView::Break),
        inline(InlineView::Text { text: say.s("End.") }),
    ]
}

/// A list within a list within a list.
fn list(say: &Say, start: Option<u64>) -> VBlock {
    let inner = |items: Vec<Vec<VBlock>>| block(BlockView::List { start: None, items });
    let deep = inner(vec![vec![say.paragraph("Third level")]]);
    let middle = inner(vec![vec![say.paragraph("Second level"), deep]]);
    block(BlockView::List {
        start,
        items: vec![
            vec![say.paragraph("First"), middle],
            vec![say.paragraph("Second"), say.paragraph("with a paragraph")],
            vec![],
        ],
    })
}

fn page(say: &Say) -> PageView {
    let zone = |n: usize, role: ZoneRole, items: usize, numbered: bool| ZoneView {
        span: span(),
        id: format!("zone-{n}"),
        title: say.s(&format!("Zone {n}")),
        icon: "list".into(),
        role,
        numbered,
        items: (1..=items)
            .map(|i| ZoneItem {
                id: "priority-1".into(),
                numeral: numbered.then(|| i.to_string()),
                text: say.s("Provide visible neighbourhood policing"),
            })
            .collect(),
        chart: None,
    };
    let mut money = zone(6, ZoneRole::Column, 0, false);
    money.chart = Some(chart(say, "c-page", "share", 1, 4));
    PageView {
        span: span(),
        size: "a4".into(),
        orientation: "landscape".into(),
        title: say.s("The plan on a page"),
        strapline: say.some("A line under the title"),
        zones: vec![
            zone(1, ZoneRole::Banner, 1, false),
            zone(2, ZoneRole::Strip, 4, false),
            zone(3, ZoneRole::Hero, 15, true),
            zone(4, ZoneRole::Column, 6, true),
            zone(5, ZoneRole::Column, 5, false),
            money,
        ],
        foot: vec![
            Fact { name: "version".into(), label: say.s("Version"), value: say.s("Spring 2020"), href: None },
            Fact {
                name: "contact".into(),
                label: say.s("Contact"),
                value: say.s("office@example.org"),
                href: Some("mailto:office@example.org".into()),
            },
            Fact {
                name: "whole-plan".into(),
                label: say.s("The whole plan"),
                value: say.s("www.example.org/plan"),
                href: Some("https://www.example.org/plan".into()),
            },
        ],
        code: Some(CodeView {
            href: "https://www.example.org/plan".into(),
            alt: say.s("QR code: link to www.example.org/plan"),
            modules: 21,
            quiet: 4,
            runs: vec![Run { x: 0, y: 0, length: 7 }, Run { x: 14, y: 20, length: 7 }],
        }),
    }
}
