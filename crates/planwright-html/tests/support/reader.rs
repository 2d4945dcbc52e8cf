//! Reads pages as a test needs them: words without furniture, ids, links.

use planwright_view::*;

/// Elements that have no end.
const VOID: [&str; 3] = ["img", "br", "hr"];

/// The words of the main element, without what carries `data-furniture`.
pub(crate) fn shown_words(html: &str) -> Vec<String> {
    let main = &html[html.find("<main").expect("a main element")..html.find("</main>").expect("its end")];
    let mut words = String::new();
    let mut hidden = 0;
    let mut rest = main;
    while let Some(open) = rest.find('<') {
        if hidden == 0 {
            words.push_str(&rest[..open]);
        }
        let end = open + rest[open..].find('>').expect("the end of a tag");
        let tag = &rest[open + 1..end];
        let name = tag.trim_start_matches('/').split([' ', '>']).next().unwrap_or_default();
        let inside = ["em", "strong", "a", "span", "abbr", "code", "sup", "mark"].contains(&name);
        if !inside {
            words.push(' ');
        }
        if tag.starts_with('/') {
            hidden -= i32::from(hidden > 0);
        } else if hidden > 0 || tag.contains(" data-furniture") {
            hidden += i32::from(!VOID.contains(&name));
        }
        rest = &rest[end + 1..];
    }
    unescaped(&words).split_whitespace().map(str::to_owned).collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Every value of `attribute`.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

pub(crate) fn ids(html: &str) -> Vec<&str> {
    values(html, "id")
}

pub(crate) fn links(html: &str) -> Vec<&str> {
    values(html, "href")
}

/// The words of a view, in the order in which every output shows them.
pub(crate) fn plan_words(view: &View) -> Vec<String> {
    let mut out = String::new();
    view.sections.iter().for_each(|s| section(&mut out, s));
    for entry in &view.glossary {
        say(&mut out, &entry.term);
        say(&mut out, &entry.meaning);
    }
    view.notes.iter().for_each(|note| blocks(&mut out, &note.blocks));
    out.split_whitespace().map(str::to_owned).collect()
}

fn say(out: &mut String, words: &str) {
    out.push_str(words);
    out.push(' ');
}

fn section(out: &mut String, section_: &SectionView) {
    say(out, &section_.title);
    section_.owner.iter().chain(&section_.summary).for_each(|line| say(out, line));
    blocks(out, &section_.blocks);
    section_.children.iter().for_each(|child| section(out, child));
}

fn blocks(out: &mut String, all: &[VBlock]) {
    for block in all {
        one(out, &block.kind);
        out.push(' ');
    }
}

fn clause(out: &mut String, clause: &ClauseView) {
    let state = clause.state.as_ref().map(|state| &state.label);
    let head = std::iter::once(&clause.title).chain(&clause.cite).chain(state).chain(&clause.lead);
    head.for_each(|line| say(out, line));
    for row in &clause.rows {
        say(out, &row.label);
        for entry in &row.entries {
            entry.parts().into_iter().for_each(|part| match part {
                ClausePart::Words(words) | ClausePart::Foreign(words, _) | ClausePart::Link(words, _) => {
                    out.push_str(words)
                }
                ClausePart::Place(place) => out.push_str(&place.title),
                ClausePart::PageOf(_) => {}
            });
            out.push(' ');
        }
    }
}

fn one(out: &mut String, block: &BlockView) {
    match block {
        BlockView::Paragraph { content } | BlockView::Numbered { content, .. } | BlockView::Heading { content, .. } => {
            inlines(out, content);
        }
        BlockView::Insert { blocks: inner, .. } => blocks(out, inner),
        BlockView::List { items, .. } => items.iter().for_each(|item| blocks(out, item)),
        BlockView::Quote { blocks: inner } => blocks(out, inner),
        BlockView::Alert { label, blocks: inner, .. } => {
            say(out, label);
            blocks(out, inner);
        }
        BlockView::Definitions { entries } => {
            for entry in entries {
                inlines(out, &entry.term);
                out.push(' ');
                entry.details.iter().for_each(|detail| blocks(out, detail));
            }
        }
        BlockView::Table(table) => {
            table.caption.iter().for_each(|caption| inlines(out, caption));
            out.push(' ');
            table.unit.iter().for_each(|unit| say(out, unit));
            let cells = table.header.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
            for cell in cells {
                inlines(out, &cell.content);
                out.push(' ');
            }
        }
        BlockView::Figure(figure) => figure.caption.iter().for_each(|caption| say(out, caption)),
        BlockView::Chart(chart) => say(out, &chart.title),
        BlockView::Code { text } => say(out, text),
        BlockView::Rule => {}
        BlockView::Facts { facts } => {
            for fact in facts {
                say(out, &fact.label);
                say(out, &fact.value);
            }
        }
        BlockView::Tally { entries } => {
            for entry in entries {
                say(out, &format!("{} {}", entry.label, entry.count));
            }
        }
        BlockView::Clauses { clauses } => clauses.iter().for_each(|it| clause(out, it)),
        BlockView::Records(records) => {
            say(out, &records.title);
            if records.rows.len() == 1 {
                records.header.iter().zip(&records.rows[0]).for_each(|(heading, value)| {
                    say(out, heading);
                    say(out, value);
                });
            } else {
                records.header.iter().chain(records.rows.iter().flatten()).for_each(|cell| say(out, cell));
            }
        }
        BlockView::Conditions { title, text } => {
            say(out, title);
            say(out, text);
        }
        BlockView::Signature { name, role, .. } => {
            say(out, name);
            say(out, role);
        }
    }
}

fn inlines(out: &mut String, content: &[VInline]) {
    for inline in content {
        match &inline.kind {
            InlineView::Text { text } | InlineView::Abbreviation { text, .. } | InlineView::Code { text } => {
                out.push_str(text)
            }
            InlineView::Emphasis { content }
            | InlineView::Strong { content }
            | InlineView::Link { content, .. }
            | InlineView::Reference { content, .. }
            | InlineView::Broken { content }
            | InlineView::Language { content, .. } => inlines(out, content),
            InlineView::Note { .. } => {}
            InlineView::Picture { .. } | InlineView::Break => out.push(' '),
        }
    }
}
