//! What the tests of this crate share: a plan from texts, its findings and its blocks in short.

use planwright_core::model::{Asset, Block, BlockKind, Inline, InlineKind, RowKind, Table, Target};
use planwright_core::{Diagnostic, Sources};

use crate::{Document, Folder, Parsed};

/// A `plan.md` that has nothing wrong with it.
pub(crate) const PLAN: &str =
    "---\ntitle: P\narea: Kent\nprofile: england-pcc\nperiod: {from: 2021-04-01, to: 2025-03-31}\nstatus: draft\n---\n";

/// Parses a plan of these files; `plan.md` is added where it is not among them.
pub(crate) fn plan(files: &[(&str, &str)]) -> (Parsed, Sources) {
    let mut sources = Sources::default();
    let mut folder = Folder { path: "plans/p".to_owned(), name: "p".to_owned(), ..Folder::default() };
    let own = files.iter().any(|(path, _)| *path == "plan.md");
    let head = if own { None } else { Some(("plan.md", PLAN)) };
    for (path, text) in head.into_iter().chain(files.iter().copied()) {
        if path.ends_with(".md") {
            let file = sources.add(path, text);
            folder.documents.push(Document { path: path.to_owned(), file });
        } else if path.ends_with(".csv") {
            folder.tables.insert(path.to_owned(), sources.add(path, text));
        } else {
            folder.assets.insert(path.to_owned(), Asset { path: path.to_owned(), bytes: text.as_bytes().into() });
        }
    }
    (crate::parse(&sources, folder), sources)
}

/// A section's file with this body.
pub(crate) fn section(body: &str) -> String {
    format!("---\ntitle: S\n---\n{body}")
}

/// Findings as `rule «what stands there»`.
pub(crate) fn short(findings: &[Diagnostic], sources: &Sources) -> Vec<String> {
    findings.iter().map(|finding| format!("{} «{}»", finding.rule, sources.slice(finding.span))).collect()
}

/// The findings of a plan whose one section `s.md` has this body.
pub(crate) fn findings(body: &str) -> Vec<String> {
    let (parsed, sources) = plan(&[("s.md", &section(body))]);
    short(&parsed.diagnostics, &sources)
}

/// Blocks in short.
pub(crate) fn blocks(blocks: &[Block], sources: &Sources) -> String {
    blocks.iter().map(|one| block(one, sources)).collect::<Vec<_>>().join(" ")
}

fn block(one: &Block, sources: &Sources) -> String {
    let inner = |list: &[Block]| blocks(list, sources);
    match &one.kind {
        BlockKind::Paragraph(content) => format!("p({})", inlines(content)),
        BlockKind::Heading(heading) => format!("h{}#{}({})", heading.level, heading.id, inlines(&heading.content)),
        BlockKind::List(list) => {
            let items: Vec<_> = list.items.iter().map(|item| inner(&item.blocks)).collect();
            format!("{}[{}]", list.start.map_or("ul".to_owned(), |n| format!("ol{n}")), items.join(" | "))
        }
        BlockKind::Quote(list) => format!("quote[{}]", inner(list)),
        BlockKind::Alert(alert) => {
            format!("{:?}<{}>[{}]", alert.kind, sources.slice(alert.marker), inner(&alert.blocks))
        }
        BlockKind::Definitions(list) => {
            let one = |d: &planwright_core::model::Definition| {
                format!("{}: {}", inlines(&d.term), d.details.iter().map(|b| inner(b)).collect::<Vec<_>>().join(" : "))
            };
            format!("dl[{}]", list.iter().map(one).collect::<Vec<_>>().join(" | "))
        }
        BlockKind::Table(table) => self::table(table),
        BlockKind::Figure(figure) => {
            format!("fig#{}({}", figure.id.as_ref().map_or("", |id| id.as_str()), image(&figure.image))
        }
        BlockKind::Chart(chart) => format!("chart#{}({} {:?})", chart.id.value, chart.table.value, chart.kind.value),
        BlockKind::Code(code) => format!("code<{}>({})", code.language.as_deref().unwrap_or(""), code.text),
        BlockKind::Rule => "rule".to_owned(),
        BlockKind::Insert(kind) => format!("insert({})", kind.as_str()),
    }
}

fn image(image: &planwright_core::model::Image) -> String {
    format!("{} alt={} title={:?} is {:?})", image.path.value, image.alt.value, image.title, image.asset)
}

/// A table in short: id, caption, then the rows with what they are, then what is said of them.
pub(crate) fn table(table: &Table) -> String {
    let cell = |cell: &planwright_core::model::Cell| match cell.amount {
        Some(amount) => format!("{}={}{:?}", inlines(&cell.content), amount.value, amount.unit),
        None => inlines(&cell.content),
    };
    let mut lines = vec![format!(
        "table#{} {}({}){}",
        table.id.as_ref().map_or("", |id| id.as_str()),
        table.role.map_or(String::new(), |role| format!("{role:?}")),
        table.caption.as_ref().map_or("no caption".to_owned(), |caption| inlines(&caption.value)),
        if table.wide { " wide" } else { "" }
    )];
    lines.push(table.header.iter().map(cell).collect::<Vec<_>>().join(" | "));
    for row in &table.rows {
        let mark = match row.kind {
            RowKind::Plain => "",
            RowKind::Total => "T ",
            RowKind::Heading => "H ",
        };
        lines.push(format!("{mark}{}", row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")));
    }
    for sum in &table.sums {
        let terms = sum.terms.iter().map(|t| format!("{}{}", if t.negative { "-" } else { "+" }, t.row));
        lines.push(format!("{} = {}", sum.total, terms.collect::<String>()));
    }
    for rule in &table.row_arithmetic {
        let terms = rule.terms.iter().map(|t| format!("{}{}", t.operator, t.column));
        lines.push(format!("{}={}{}", terms.collect::<String>(), rule.result, if rule.percent { "%" } else { "" }));
    }
    if !table.rows_except.is_empty() {
        lines.push(format!("except {:?}", table.rows_except));
    }
    lines.join("\n")
}

/// Inlines in short.
pub(crate) fn inlines(content: &[Inline]) -> String {
    content.iter().map(inline).collect()
}

fn inline(one: &Inline) -> String {
    match &one.kind {
        InlineKind::Text(text) => text.clone(),
        InlineKind::Code(text) => format!("`{text}`"),
        InlineKind::Emphasis(inner) => format!("_{}_", inlines(inner)),
        InlineKind::Strong(inner) => format!("*{}*", inlines(inner)),
        InlineKind::Link(link) => {
            let target = match &link.target {
                Target::External(url) => format!("@{url}"),
                Target::Internal(id) => format!("→{id}"),
                Target::Broken(text) => format!("?{text}"),
            };
            format!("<{}{}{target}>", if link.number_only { "#" } else { "" }, inlines(&link.content))
        }
        InlineKind::Image(inner) => format!("img({}", image(inner)),
        InlineKind::FootnoteReference(label) => format!("[^{label}]"),
        InlineKind::Language { tag, content } => format!("{{{}:{}}}", tag.value, inlines(content)),
        InlineKind::SoftBreak => "~".to_owned(),
        InlineKind::HardBreak => "/".to_owned(),
    }
}
