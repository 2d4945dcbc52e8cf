//! A view of everything that a plan can hold, made by hand.

mod law;
mod reader;
mod strange;

pub(crate) use reader::{ids, links, plan_words, shown_words};
pub(crate) use strange::{HOSTILE, strange};

use planwright_core::{Sources, Span};
use planwright_html::{BuiltFile, BuiltPdf, Outputs};
use planwright_view::theme::{Theme, built_in};
use planwright_view::*;

/// The default theme as it lies on disk, so that a change shows without building the view anew.
pub(crate) fn theme() -> Theme {
    let mut theme = built_in("default").expect("the default theme").clone();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/default");
    for folder in ["html", "assets"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("the theme's folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
                theme.files.insert(format!("{folder}/{name}"), std::fs::read(&path).expect("a file").into());
            }
        }
    }
    theme
}

/// Everything built.
pub(crate) fn all_outputs() -> Outputs {
    Outputs {
        plan_pdf: Some(BuiltPdf { pages: 41, bytes: 412_345 }),
        page_pdf: Some(BuiltFile { bytes: 54_000 }),
        page_html: true,
        index_html: true,
        statutory_index: true,
        panel_response: true,
        changes: false,
        response_pdf: Some(BuiltPdf { pages: 3, bytes: 40_000 }),
        papers: vec![BuiltPdf { pages: 4, bytes: 50_000 }],
        text: true,
        pages: [("main".to_owned(), 7)].into(),
    }
}

pub(crate) fn span() -> Span {
    Span::start_of(Sources::default().add("plan.md", ""))
}

/// Says of each word that it is the plan's: the same words in each place, or hostile ones.
pub(crate) struct Say(pub(crate) fn(&str) -> String);

impl Say {
    pub(crate) fn s(&self, words: &str) -> String {
        (self.0)(words)
    }

    pub(crate) fn some(&self, words: &str) -> Option<String> {
        Some(self.s(words))
    }

    pub(crate) fn text(&self, words: &str) -> Vec<VInline> {
        vec![inline(InlineView::Text { text: self.s(words) })]
    }

    pub(crate) fn paragraph(&self, words: &str) -> VBlock {
        block(BlockView::Paragraph { content: self.text(words) })
    }

    pub(crate) fn cell(&self, words: &str) -> CellView {
        let content = if words.is_empty() { vec![] } else { self.text(words) };
        CellView { span: span(), content, amount: words.starts_with(|c: char| c.is_ascii_digit() || c == '£') }
    }
}

pub(crate) fn block(kind: BlockView) -> VBlock {
    VBlock { span: span(), kind }
}

pub(crate) fn inline(kind: InlineView) -> VInline {
    VInline { span: span(), kind }
}

/// A table with a heading row and a total.
pub(crate) fn table(say: &Say, id: &str, columns: usize, caption: bool) -> TableView {
    let names = ["Fund", "What it pays for", "2017/18", "2018/19", "2019/20", "2020/21"];
    let kinds: Vec<ColumnKind> = (0..columns)
        .map(|i| [ColumnKind::Label, ColumnKind::Text].get(i).copied().unwrap_or(ColumnKind::Amount))
        .collect();
    let row = |kind: &str, first: &str, amount: &str| RowView {
        kind: kind.to_owned(),
        cells: (0..columns)
            .map(|i| match (kind, i) {
                (_, 0) => say.cell(first),
                ("heading", _) => say.cell(""),
                (_, 1) => say.cell("Whatever it is that the money goes to"),
                _ => say.cell(amount),
            })
            .collect(),
    };
    TableView {
        id: id.to_owned(),
        label: caption.then(|| say.s("Table 7")),
        caption: caption.then(|| say.text("Budget by fund")),
        unit: caption.then(|| say.s("£m")),
        wide: columns > 8,
        columns: kinds,
        header: (0..columns).map(|i| say.cell(names[i.min(5)])).collect(),
        rows: vec![
            row("row", "Crime reduction", "1,591,756"),
            row("heading", "Paid for by", ""),
            row("row", "Grant", "£472,050"),
            row("row", "", "12"),
            row("total", "Total", "2,063,806"),
        ],
    }
}

/// A chart of a kind.
pub(crate) fn chart(say: &Say, id: &str, kind: &str, series: usize, rows: usize) -> ChartView {
    let value = |row: usize, n: usize| {
        let size = (row * 7 + n * 3) % 10;
        let end = 0.2 + 0.08 * size as f64;
        let (start, end) = if kind == "share" {
            (row as f64 / rows as f64, (row + 1) as f64 / rows as f64)
        } else if size == 0 {
            (0.2, 0.05)
        } else {
            (0.2, end)
        };
        (row != 4).then(|| ChartValue {
            value: 1.0,
            shown: say.s("£223.4m"),
            start,
            end,
            share: (kind == "share").then(|| say.s("58%")),
        })
    };
    ChartView {
        id: id.to_owned(),
        label: say.s("Chart 3"),
        kind: kind.to_owned(),
        title: say.s("Funding for policing"),
        alt: say.s("Grant is more than half."),
        table: "t-small".to_owned(),
        table_label: say.s("Table 7"),
        series: (0..series).map(|n| say.s(["Planned", "Spent", "Forecast"][n % 3])).collect(),
        rows: (0..rows)
            .map(|row| ChartRow {
                label: say.s(["Government grant", "Council tax", "Other income", "Reserves"][row % 4]),
                values: (0..series).map(|n| value(row, n)).collect(),
            })
            .collect(),
        ticks: [(0.0, "−£50m"), (0.2, "£0"), (0.6, "£100m"), (1.0, "£200m")]
            .map(|(at, shown)| Tick { at, shown: say.s(shown) })
            .into(),
    }
}

/// A typed list of so many entries.
pub(crate) fn records(say: &Say, id: &str, entries: usize) -> RecordsView {
    RecordsView {
        kind: RecordsKind::Measures,
        id: id.to_owned(),
        title: say.s("How progress is judged"),
        header: ["Measure", "Source", "How often", "Aim"].map(|h| say.s(h)).into(),
        columns: vec![ColumnKind::Text, ColumnKind::Text, ColumnKind::Label, ColumnKind::Label],
        rows: (0..entries)
            .map(|i| {
                let aim = if i == 2 { String::new() } else { "Increase".to_owned() };
                vec![say.s("Victims satisfied"), say.s("Survey"), say.s("Quarterly"), aim]
            })
            .collect(),
        directions: (0..entries).map(|i| if i == 2 { String::new() } else { "increase".to_owned() }).collect(),
    }
}

/// A section without a body.
pub(crate) fn section(say: &Say, id: &str, level: u8, title: &str) -> SectionView {
    SectionView {
        span: span(),
        id: id.to_owned(),
        kind: "section".to_owned(),
        level,
        number: None,
        numeral: None,
        numeral_label: None,
        title: say.s(title),
        summary: None,
        owner: None,
        blocks: vec![],
        children: vec![],
        duties: vec![],
        word_count: 40,
    }
}

/// A numbered priority.
pub(crate) fn priority(say: &Say, n: usize, words: usize) -> SectionView {
    SectionView {
        kind: "priority".to_owned(),
        number: say.some(&format!("3.{n}")),
        numeral: Some(n.to_string()),
        numeral_label: say.some("Priority"),
        summary: say.some("One sentence that says what this is to achieve."),
        owner: say.some("Delivered by the Chief Constable"),
        blocks: vec![
            say.paragraph(&"Policing by consent, every day. ".repeat(words / 5)),
            block(BlockView::Records(records(say, &format!("m-{n}"), 1 + n % 3))),
        ],
        word_count: words,
        ..section(say, &format!("priority-{n}"), 3, "Provide visible neighbourhood policing and safer roads")
    }
}

pub(crate) fn picture(name: &str) -> Picture {
    let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" width="600" height="200"><rect width="600" height="200" fill="#BBD8D6"/></svg>"##;
    Picture {
        name: name.to_owned(),
        mime: "image/svg+xml".to_owned(),
        width: 600,
        height: 200,
        shared: false,
        bytes: drawing.to_vec().into(),
    }
}
