//! A view made by hand, with at least one of everything.

use std::sync::Arc;

use planwright_core::{Sources, Span};
use planwright_view::*;

/// A span somewhere in `plan.md`.
pub(super) fn span() -> Span {
    Span::new(Sources::default().add("plan.md", "---\n---\n"), 0, 3)
}

pub(super) fn inline(kind: InlineView) -> VInline {
    VInline { span: span(), kind }
}

pub(super) fn text(words: &str) -> VInline {
    inline(InlineView::Text { text: words.into() })
}

pub(super) fn block(kind: BlockView) -> VBlock {
    VBlock { span: span(), kind }
}

pub(super) fn para(words: &str) -> VBlock {
    block(BlockView::Paragraph { content: vec![text(words)] })
}

fn paragraph(content: Vec<VInline>) -> VBlock {
    block(BlockView::Paragraph { content })
}

fn heading(level: u8, id: &str, words: &str) -> VBlock {
    block(BlockView::Heading { level, id: id.into(), content: vec![text(words)] })
}

fn fact(name: &str, label: &str, value: &str, href: Option<&str>) -> Fact {
    Fact { name: name.into(), label: label.into(), value: value.into(), href: href.map(Into::into) }
}

pub(super) fn section(id: &str, level: u8, title: &str, blocks: Vec<VBlock>) -> SectionView {
    SectionView {
        span: span(),
        id: id.into(),
        kind: "section".into(),
        level,
        number: None,
        numeral: None,
        numeral_label: None,
        title: title.into(),
        summary: None,
        owner: None,
        word_count: blocks.len() * 60,
        blocks,
        children: vec![],
        duties: vec![],
    }
}

const LOREM: &str = "A police and crime plan is a promise with a statute behind it. It sets out what policing in Kent is for over these four years, what the Commissioner will pay for, and how anyone can tell whether it is working. The law says what it has to contain; this plan says why.";

fn cell(words: &str) -> CellView {
    let amount = words.chars().any(|c| c.is_ascii_digit()) && !words.chars().any(char::is_alphabetic);
    CellView { span: span(), content: if words.is_empty() { vec![] } else { vec![text(words)] }, amount }
}

pub(super) fn row(kind: &str, cells: &[&str]) -> RowView {
    RowView { kind: kind.into(), cells: cells.iter().map(|words| cell(words)).collect() }
}

pub(super) fn table(
    id: &str,
    label: Option<&str>,
    caption: &str,
    columns: Vec<ColumnKind>,
    rows: Vec<RowView>,
) -> TableView {
    let mut rows = rows;
    let header = rows.remove(0).cells;
    let caption = (!caption.is_empty()).then(|| vec![text(caption)]);
    TableView { id: id.into(), label: label.map(Into::into), caption, unit: None, wide: false, columns, header, rows }
}

fn money_table(id: &str, label: &str, count: usize) -> TableView {
    let mut rows = vec![row("row", &["Source", "2020/21 (£m)", "Share (%)"])];
    for i in 0..count {
        rows.push(row("row", &[&format!("Government grant, general and specific, line {i}"), "1,223.4", "58"]));
    }
    rows.push(row("total", &["Income", "383.9", "100"]));
    let mut table = table(
        id,
        Some(label),
        "Funding for policing and crime, 2020/21",
        vec![ColumnKind::Text, ColumnKind::Amount, ColumnKind::Amount],
        rows,
    );
    table.unit = Some("£m".into());
    table
}

fn services_table() -> TableView {
    use ColumnKind::{Amount, Label, Text};
    let rows = vec![
        row("row", &["Fund", "What it buys", "For whom", "Power", "2020/21 (£)"]),
        row("heading", &["Preventing crime", "", "", "", ""]),
        row(
            "row",
            &[
                "Crime Reduction Grant",
                "Community safety partnerships, youth justice and treatment for addiction",
                "Districts, Medway and the county",
                "2011 Act, s.9",
                "1,591,756",
            ],
        ),
        row(
            "row",
            &[
                "Violence Reduction",
                "Work with young people at risk of carrying knives",
                "Schools, families, youth groups",
                "2011 Act, s.9",
                "224,885",
            ],
        ),
        row("heading", &["Helping victims", "", "", "", ""]),
        row(
            "row",
            &[
                "Victim Specialist Services",
                "Advisers for abuse, sexual violence and exploitation",
                "Victims, reported or not",
                "2014 Act, s.143",
                "472,050",
            ],
        ),
        row("total", &["Total", "", "", "", "4,109,761"]),
    ];
    table(
        "tbl-services",
        Some("Table 4"),
        "The funds, whom they help and the power that they rest on",
        vec![Label, Text, Text, Label, Amount],
        rows,
    )
}

fn years_table(id: &str, columns: usize, wide: bool) -> TableView {
    let mut kinds = vec![ColumnKind::Text];
    kinds.extend(std::iter::repeat_n(ColumnKind::Amount, columns - 1));
    let header: Vec<String> = std::iter::once("Line".to_owned())
        .chain((0..columns - 1).map(|i| format!("20{}/{}", 17 + i, 18 + i)))
        .collect();
    let mut rows = vec![row("row", &header.iter().map(String::as_str).collect::<Vec<_>>())];
    for i in 0..12 {
        let mut cells = vec![format!("Employees and pensions {i}")];
        cells.extend((1..columns).map(|j| format!("{},{:03}.{j}", i + 1, j * 37)));
        rows.push(row(if i == 11 { "total" } else { "row" }, &cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let mut table = table(id, Some("Table 9"), &format!("A table of {columns} columns"), kinds, rows);
    table.wide = wide;
    table
}

fn measures(count: usize) -> VBlock {
    let rows: [[&str; 5]; 3] = [
        ["Victims content with how they were kept informed", "Victim survey", "Every quarter", "2016/17", "Increase"],
        ["Crimes recorded correctly the first time", "Inspectorate and internal audit", "Yearly", "2017", "Maintain"],
        ["Cases that end because a victim withdraws", "Court data", "Every quarter", "2016/17", "Decrease"],
    ];
    let directions = ["increase", "maintain", "decrease"];
    use ColumnKind::{Label, Text};
    block(BlockView::Records(RecordsView {
        kind: RecordsKind::Measures,
        id: format!("measures-{}", next()),
        title: "How progress is judged".into(),
        header: ["Measure", "Source", "How often", "Baseline", "Aim"].map(Into::into).to_vec(),
        columns: vec![Text, Text, Text, Text, Label],
        rows: rows.iter().take(count).map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect(),
        directions: directions.iter().take(count).map(|d| (*d).to_owned()).collect(),
    }))
}

fn next() -> usize {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static NEXT: AtomicUsize = AtomicUsize::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn value(value: f64, shown: &str, start: f64, end: f64, share: Option<&str>) -> Option<ChartValue> {
    Some(ChartValue { value, shown: shown.into(), start, end, share: share.map(Into::into) })
}

pub(super) fn chart(kind: &str, id: &str) -> ChartView {
    let share = kind == "share";
    let parts = [
        ("Government grant", 223.4, "£223.4m", "58%"),
        ("Council tax", 131.3, "£131.3m", "34%"),
        ("Other income", 29.2, "£29.2m", "8%"),
        ("Reserves", 0.8, "£0.8m", "under 1%"),
    ];
    let mut before = 0.0;
    let rows = parts.iter().map(|(label, v, shown, part)| {
        let (start, end) = if share { (before, before + v / 384.7) } else { (0.0, v / 250.0) };
        before += v / 384.7;
        ChartRow { label: (*label).into(), values: vec![value(*v, shown, start, end, share.then_some(*part))] }
    });
    chart_of(kind, id, &["2020/21"], rows.collect())
}

fn chart_of(kind: &str, id: &str, series: &[&str], rows: Vec<ChartRow>) -> ChartView {
    let tick = |at: f64, shown: &str| Tick { at, shown: shown.into() };
    ChartView {
        id: id.into(),
        label: "Chart 1".into(),
        kind: kind.into(),
        title: "Where the money comes from, 2020/21".into(),
        alt: "Chart of funding in 2020/21. Government grant £223.4 million; council tax £131.3 million.".into(),
        table: "tbl-funding".into(),
        table_label: "Table 2".into(),
        series: series.iter().map(|s| (*s).into()).collect(),
        rows,
        ticks: vec![tick(0.0, "£0"), tick(0.4, "£100m"), tick(0.8, "£200m"), tick(1.0, "£250m")],
    }
}

fn years_chart(kind: &str, id: &str) -> ChartView {
    let row = |i: u32| ChartRow {
        label: format!("20{}/{}", 15 + i, 16 + i),
        values: vec![
            value(0.0, &format!("£{}m", 90 + i * 14), 0.0, f64::from(90 + i * 14) / 250.0, None),
            if i == 3 {
                None
            } else {
                value(0.0, &format!("£{}m", 160 - i * 9), 0.0, f64::from(160 - i * 9) / 250.0, None)
            },
        ],
    };
    chart_of(kind, id, &["Grant", "Council tax"], (0..8).map(row).collect())
}

pub(super) fn picture(name: &str, width: u32, height: u32) -> Picture {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}' height='{height}'><rect width='{width}' height='{height}' fill='#BBD8D6'/><circle cx='60' cy='60' r='40' fill='#0F3D47'/></svg>"
    );
    Picture { name: name.into(), mime: "image/svg+xml".into(), width, height, bytes: Arc::from(svg.into_bytes()) }
}

fn status(id: &str, label: &str) -> StatusView {
    StatusView {
        id: id.into(),
        label: label.into(),
        note: "Not yet issued. It may change before it is published.".into(),
        in_force: false,
        unfit: false,
    }
}

fn document() -> DocumentView {
    DocumentView {
        title: "Safer in Kent".into(),
        subtitle: Some("The Community Safety and Criminal Justice Plan".into()),
        summary: None,
        area: "Kent".into(),
        kind: "Police and crime plan".into(),
        period: PeriodView {
            from: "2017-04-01".into(),
            to: "2021-03-31".into(),
            words: "April 2017 to March 2021".into(),
            short: "2017–2021".into(),
        },
        version: Some("Spring 2020".into()),
        issuer: "Police and Crime Commissioner for Kent".into(),
        issuer_name: None,
        chief_officer: "Chief Constable".into(),
        chief_officer_name: None,
        lang: "en-GB".into(),
        date: "2020-03-02".into(),
        date_words: "2 March 2020".into(),
        url: Some("https://www.kent-pcc.gov.uk/plan".into()),
        contact: ContactView {
            web: Some("https://www.kent-pcc.gov.uk/".into()),
            email: Some("contactyourpcc@kent.police.uk".into()),
            phone: None,
            address: None,
        },
        accessibility_statement: Some("https://www.kent-pcc.gov.uk/accessibility".into()),
        alternative_formats: Some("Large print, Easy Read, audio or another language: tell us what you need.".into()),
        facts: vec![
            fact("area", "Police area", "Kent", None),
            fact("version", "Version", "Spring 2020", None),
            fact("period", "Period", "April 2017 to March 2021", None),
            fact("issuer", "Issued by", "Police and Crime Commissioner for Kent", None),
            fact("status", "Status", "Draft for the panel", None),
            fact("contact", "Contact", "contactyourpcc@kent.police.uk", Some("mailto:contactyourpcc@kent.police.uk")),
        ],
        word_count: 12_000,
    }
}

fn priority(n: usize, title: &str) -> SectionView {
    let mut it = section(
        &format!("priority-{n}"),
        3,
        title,
        vec![
            para(LOREM),
            para(
                "Witnesses matter as much. They are met before a hearing, paid their costs promptly and thanked after it, whatever the verdict.",
            ),
            measures(if n % 3 == 1 { 1 } else { 3 }),
        ],
    );
    it.kind = "priority".into();
    it.numeral = Some(n.to_string());
    it.numeral_label = Some("Priority".into());
    it.number = Some(format!("3.{n}"));
    it.owner = Some("Delivered by the Chief Constable".into());
    it.summary = Some("Crime that wears a street down is treated as seriously as crime that makes the news.".into());
    it
}

pub(super) const PRIORITIES: [&str; 12] = [
    "Put victims first",
    "Fight crime and anti-social behaviour",
    "Tackle abuse, exploitation and violence",
    "Combat organised crime and gangs",
    "Provide visible neighbourhood policing and effective roads policing",
    "Deliver an efficient and accessible service",
    "Keep children safe at home, in school and online",
    "Protect rural communities and heritage",
    "Make town centres safe after dark",
    "Stop fraud against older people",
    "Reduce harm from drugs and alcohol",
    "Look after the people who do the work",
];

fn kitchen_sink() -> Vec<VBlock> {
    let list = |start: Option<u64>, items: Vec<Vec<VBlock>>| block(BlockView::List { start, items });
    let nested = list(
        None,
        vec![vec![para("An inner entry")], vec![para("Another"), list(None, vec![vec![para("Deeper still")]])]],
    );
    vec![
        paragraph(vec![
            text("A paragraph with "),
            inline(InlineView::Strong { content: vec![text("strong")] }),
            text(", "),
            inline(InlineView::Emphasis { content: vec![text("emphasis")] }),
            text(", "),
            inline(InlineView::Code { text: "code --here #set".into() }),
            text(", "),
            inline(InlineView::Link { href: "https://example.org/?a=1&b=2".into(), content: vec![text("a link")] }),
            text(", "),
            inline(InlineView::Reference { id: "tbl-funding".into(), content: vec![text("Table 2")] }),
            text(", a broken one: "),
            inline(InlineView::Broken { content: vec![text("nowhere")] }),
            text(", "),
            inline(InlineView::Language { tag: "cy".into(), content: vec![text("Heddlu Dyfed-Powys â ŵ ŷ")] }),
            text(", a note"),
            inline(InlineView::Note { number: 1, mark: "ref-1".into(), first: true }),
            text(", an abbreviation "),
            inline(InlineView::Abbreviation { text: "HMICFRS".into(), meaning: "His Majesty’s Inspectorate".into() }),
            text(", a picture "),
            inline(InlineView::Picture { name: "badge.svg".into(), alt: "A badge".into() }),
            text(" and the note again"),
            inline(InlineView::Note { number: 1, mark: "ref-1-2".into(), first: false }),
            text(", then a line’s end"),
            inline(InlineView::Break),
            text("and the rest."),
        ]),
        heading(3, "bullets", "Lists of all kinds"),
        list(
            None,
            vec![vec![para("A plain entry")], vec![para("An entry with more"), para("Its second paragraph."), nested]],
        ),
        list(
            Some(4),
            vec![
                vec![para("The fourth")],
                vec![para("The fifth")],
                vec![para(
                    "The sixth, which is long enough to run over the end of the line and to show where the second line of an entry begins.",
                )],
            ],
        ),
        heading(4, "deeper", "A heading of level four"),
        para(LOREM),
        heading(5, "deepest", "A heading of level five"),
        para(LOREM),
        block(BlockView::Quote {
            blocks: vec![para(
                "If a decision cannot be explained to the person it affects, it is not ready to be made.",
            )],
        }),
        para(LOREM),
        block(BlockView::Quote { blocks: vec![para(LOREM), para(LOREM)] }),
        block(BlockView::Alert {
            kind: "important".into(),
            label: "Important".into(),
            blocks: vec![
                para(
                    "Because of Dover, the tunnel and the motorways that feed them, the Chief Constable keeps a tested plan for long disruption at the border.",
                ),
                list(None, vec![vec![para("One")], vec![para("Two")]]),
            ],
        }),
        block(BlockView::Alert {
            kind: "warning".into(),
            label: "Warning".into(),
            blocks: vec![para("Figures beyond 2020/21 are indicative.")],
        }),
        block(BlockView::Definitions {
            entries: vec![
                EntryView {
                    term: vec![text("Precept")],
                    details: vec![vec![para("The share of council tax that pays for policing.")]],
                },
                EntryView {
                    term: vec![text("Reserves")],
                    details: vec![
                        vec![para("Money kept back for a known cost.")],
                        vec![para("Also: for an emergency.")],
                    ],
                },
            ],
        }),
        block(BlockView::Code {
            text: "total = sum(\n    rows, # all of them\n)\n\"quoted\" \\ and #set text(red)".into(),
        }),
        block(BlockView::Rule),
        list(
            None,
            vec![vec![
                para("A list entry that holds"),
                block(BlockView::Quote { blocks: vec![para("a quotation,")] }),
                block(BlockView::Alert { kind: "note".into(), label: "Note".into(), blocks: vec![para("an alert")] }),
                block(BlockView::Table(table(
                    "tbl-in-list",
                    None,
                    "",
                    vec![ColumnKind::Text, ColumnKind::Amount],
                    vec![row("row", &["Thing", "£"]), row("row", &["One", "1"]), row("row", &["Two", "22"])],
                ))),
            ]],
        ),
        block(BlockView::Figure(FigureView {
            id: "fig-1".into(),
            label: Some("Figure 1".into()),
            picture: Some("wide.svg".into()),
            alt: "A wide drawing".into(),
            caption: Some("A wide drawing that takes both columns".into()),
        })),
        block(BlockView::Figure(FigureView {
            id: "fig-2".into(),
            label: None,
            picture: Some("badge.svg".into()),
            alt: "A badge".into(),
            caption: None,
        })),
        block(BlockView::Figure(FigureView {
            id: "fig-3".into(),
            label: Some("Figure 2".into()),
            picture: None,
            alt: "Lost".into(),
            caption: Some("Lost".into()),
        })),
    ]
}

fn tables() -> Vec<VBlock> {
    let table_block = |table| block(BlockView::Table(table));
    vec![
        para(LOREM),
        block(BlockView::Chart(chart("bar", "chart-1"))),
        table_block(money_table("tbl-funding", "Table 2", 3)),
        para("A sentence between."),
        table_block(services_table()),
        block(BlockView::Chart(chart("share", "chart-2"))),
        block(BlockView::Chart(years_chart("column", "chart-3"))),
        block(BlockView::Chart(chart("column", "chart-3b"))),
        block(BlockView::Chart(years_chart("line", "chart-4"))),
        block(BlockView::Chart(years_chart("bar", "chart-5"))),
        table_block(years_table("tbl-8", 8, false)),
        table_block(years_table("tbl-14", 14, true)),
        para(LOREM),
        table_block(money_table("tbl-60", "Table 7", 60)),
        block(BlockView::Conditions {
            title: "Conditions of grant".into(),
            text: "Each award is for the purpose named in it and for nothing else.".into(),
        }),
    ]
}

/// A zone of the page with `count` entries.
pub(super) fn zone(id: &str, title: &str, role: ZoneRole, count: usize) -> ZoneView {
    let numbered = role == ZoneRole::Hero;
    let item = |i: usize| ZoneItem {
        id: format!("{id}-{i}"),
        numeral: numbered.then(|| (i + 1).to_string()),
        text: PRIORITIES[(i + title.len()) % 12].to_owned(),
    };
    ZoneView {
        span: span(),
        id: id.into(),
        title: title.into(),
        role,
        numbered,
        items: (0..count).map(item).collect(),
        chart: None,
    }
}

pub(super) fn usual_zones(priorities: usize) -> Vec<ZoneView> {
    let mut principles = zone("zone-2", "Guiding principles", ZoneRole::Strip, 3);
    for (item, words) in principles.items.iter_mut().zip([
        "People suffering mental ill health need the right care from the right person",
        "Crime is important no matter where it takes place",
        "Vulnerable people must be protected from harm",
    ]) {
        item.text = words.into();
    }
    let mut leadership = zone("zone-1", "Leadership", ZoneRole::Banner, 1);
    leadership.items[0].text = "Strong ethics, transparency and integrity at all times".into();
    let mut hero = zone("zone-3", "My priorities, for the Chief Constable to deliver", ZoneRole::Hero, priorities);
    for (i, item) in hero.items.iter_mut().enumerate() {
        item.text = PRIORITIES[i % 12].into();
    }
    let mut will = zone("zone-4", "As Commissioner, I will", ZoneRole::Column, 6);
    let words = [
        "Hold the Chief Constable to account for the delivery of Kent Police’s priorities",
        "Enhance services for victims of crime and abuse",
        "Commission services that reduce pressure on policing due to mental health",
        "Invest in schemes that make people safer and reduce re-offending",
        "Make offenders pay for the harm that they have caused",
        "Actively engage with residents in Kent and Medway",
    ];
    will.items.iter_mut().zip(words).for_each(|(item, words)| item.text = words.into());
    let mut future = zone("zone-5", "Opportunities for the future", ZoneRole::Column, 6);
    let words = [
        "More criminal justice powers for commissioners",
        "A fairer funding settlement",
        "Further collaboration",
        "Oversight of police complaints",
        "New crime prevention and diversion practices",
        "Backing volunteering",
    ];
    future.items.iter_mut().zip(words).for_each(|(item, words)| item.text = words.into());
    vec![leadership, principles, hero, will, future]
}

/// The whole view.
pub(super) fn view() -> View {
    let mut introduction = section("introduction", 2, "Introduction and context", kitchen_sink());
    introduction.summary = Some("What this plan is, whom it binds, and how to find your way about it.".into());
    introduction.number = Some("1".into());
    introduction.word_count = 900;
    let mut short = section(
        "leadership",
        2,
        "Leadership: strong ethics, transparency and integrity",
        vec![para(LOREM), para(LOREM)],
    );
    short.number = Some("2".into());
    let mut priorities = section("priorities", 2, "Priorities for Kent Police", vec![para(LOREM)]);
    priorities.number = Some("3".into());
    priorities.summary = Some("Six priorities for the Chief Constable to deliver. None ranks above another.".into());
    priorities.children = PRIORITIES.iter().take(6).enumerate().map(|(i, title)| priority(i + 1, title)).collect();
    let mut principles = section("principles", 2, "Guiding principles", vec![]);
    principles.number = Some("4".into());
    principles.children = vec![
        section(
            "p1",
            3,
            "People suffering mental ill health need the right care from the right person",
            vec![para(LOREM)],
        ),
        section("p2", 3, "Crime is important no matter where it takes place", vec![para(LOREM)]),
    ];
    let mut resources = section("resources", 2, "Resources", tables());
    resources.number = Some("5".into());
    resources.word_count = 900;
    let mut foreword = section(
        "foreword",
        2,
        "Foreword",
        vec![
            para(LOREM),
            para(LOREM),
            block(BlockView::Signature {
                name: "Matthew Scott".into(),
                role: "Police and Crime Commissioner for Kent".into(),
                portrait: Some("badge.svg".into()),
            }),
        ],
    );
    foreword.kind = "foreword".into();
    let term = |term: &str, meaning: &str| TermView { term: term.into(), meaning: meaning.into() };
    View {
        version: 1,
        document: document(),
        status: status("panel", "Draft for the panel"),
        sections: vec![foreword, introduction, short, priorities, principles, resources],
        glossary: vec![
            term("Band D", "The middle band of council tax, used to compare areas."),
            term("Commissioner", "The Police and Crime Commissioner for Kent."),
            term("Panel", "The Police and Crime Panel, which reviews this plan."),
        ],
        notes: vec![NoteView {
            number: 1,
            id: "note-1".into(),
            marks: vec!["ref-1".into(), "ref-1-2".into()],
            blocks: vec![
                para("Police Reform and Social Responsibility Act 2011, section 7."),
                para("A second paragraph of the note."),
            ],
        }],
        page: PageView {
            span: span(),
            size: "a4".into(),
            orientation: "landscape".into(),
            title: "The plan on a page".into(),
            strapline: None,
            zones: usual_zones(6),
            foot: vec![
                fact("version", "Version", "Spring 2020", None),
                fact("issuer", "Issued by", "Police and Crime Commissioner for Kent", None),
                fact("contact", "Contact", "contactyourpcc@kent.police.uk", None),
                fact("whole-plan", "The whole plan", "www.kent-pcc.gov.uk", Some("https://www.kent-pcc.gov.uk")),
            ],
        },
        statutory: StatutoryView {
            profile: "england-pcc@1".into(),
            as_at: "1 April 2020".into(),
            summary: String::new(),
            disclaimer: String::new(),
            tally: vec![],
            duties: vec![],
        },
        pictures: vec![picture("badge.svg", 120, 160), picture("wide.svg", 900, 300)],
        words: super::theme::words(),
    }
}
