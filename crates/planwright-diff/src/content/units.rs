//! Bodies to units.

use std::collections::BTreeMap;

use planwright_core::model::{AlertKind, Block, BlockKind, Footnote, Image, InlineKind, List, visit_inlines};

use super::table::TableUnit;
use super::token::{Style, Token, TokenKind};
use super::tokens::Reading;
use super::{Bullet, Setting, Shape, Unit};

/// The units of a body, and after them those of its footnotes in the order in which they are first named.
pub(super) fn units(body: &[Block], footnotes: &[Footnote], reading: &mut Reading<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    blocks(body, Setting::default(), reading, &mut units);
    let mut order = BTreeMap::new();
    visit_inlines(body, &mut |inline| {
        if let InlineKind::FootnoteReference(label) = &inline.kind {
            let next = order.len();
            order.entry(label.as_str()).or_insert(next);
        }
    });
    let mut notes: Vec<&Footnote> = footnotes.iter().collect();
    notes.sort_by_key(|note| order.get(note.label.value.as_str()).copied().unwrap_or(usize::MAX));
    for note in notes {
        let from = units.len();
        blocks(&note.blocks, Setting::default(), reading, &mut units);
        for unit in units.iter_mut().skip(from).filter(|unit| unit.shape == Shape::Paragraph) {
            unit.shape = Shape::Footnote;
        }
    }
    units
}

fn blocks(list: &[Block], setting: Setting, reading: &mut Reading<'_>, units: &mut Vec<Unit>) {
    let mut setting = setting;
    for one in list {
        block(one, setting, reading, units);
        // What follows the first block of an entry goes on with it.
        setting.bullet = None;
    }
}

fn block(block: &Block, setting: Setting, reading: &mut Reading<'_>, units: &mut Vec<Unit>) {
    let mut push = |shape: Shape, tokens: Vec<Token>| {
        units.push(Unit { shape, setting, span: block.span, tokens, table: None });
    };
    match &block.kind {
        BlockKind::Paragraph(content) => push(Shape::Paragraph, reading.inlines(content, block.span)),
        BlockKind::Heading(heading) => {
            push(Shape::Heading(heading.level), reading.inlines(&heading.content, block.span));
        }
        BlockKind::Code(code) => {
            let style = Style { code: true, ..Style::default() };
            push(Shape::Code, reading.plain(&code.text, block.span, style));
        }
        BlockKind::Figure(figure) => push(Shape::Figure, picture(&figure.image, reading)),
        BlockKind::Chart(chart) => {
            let mut tokens = reading.plain(&chart.title.value, chart.title.span, Style::default());
            tokens.extend(reading.plain(&chart.alt.value, chart.alt.span, Style::default()));
            push(Shape::Chart, tokens);
        }
        BlockKind::Rule | BlockKind::Insert(_) => push(Shape::Rule, Vec::new()),
        BlockKind::Table(table) => {
            let tokens = table.caption.as_ref().map(|caption| reading.inlines(&caption.value, caption.span));
            let table = Some(Box::new(TableUnit::of(table, reading)));
            units.push(Unit {
                shape: Shape::Table,
                setting,
                span: block.span,
                tokens: tokens.unwrap_or_default(),
                table,
            });
        }
        BlockKind::List(list) => items(list, setting, reading, units),
        BlockKind::Quote(inner) => {
            blocks(inner, Setting { quoted: setting.quoted.saturating_add(1), ..setting }, reading, units);
        }
        BlockKind::Alert(alert) => {
            let within = Setting { alert: Some(alert.kind), ..setting };
            let tokens = reading.plain(alert_word(alert.kind), alert.marker, Style::default());
            units.push(Unit { shape: Shape::AlertTitle, setting: within, span: alert.marker, tokens, table: None });
            blocks(&alert.blocks, Setting { bullet: None, ..within }, reading, units);
        }
        BlockKind::Definitions(definitions) => {
            for definition in definitions {
                let tokens = reading.inlines(&definition.term, definition.span);
                units.push(Unit { shape: Shape::Term, setting, span: definition.span, tokens, table: None });
                for details in &definition.details {
                    blocks(details, Setting { detail: true, ..setting }, reading, units);
                }
            }
        }
    }
}

fn items(list: &List, setting: Setting, reading: &mut Reading<'_>, units: &mut Vec<Unit>) {
    for (item, n) in list.items.iter().zip(0_u64..) {
        let bullet = list.start.map_or(Bullet::Point, |first| Bullet::Number(first.saturating_add(n)));
        let within = Setting { depth: setting.depth.saturating_add(1), bullet: Some(bullet), ..setting };
        blocks(&item.blocks, within, reading, units);
    }
}

/// A picture is what is in it, and what is said of it.
fn picture(image: &Image, reading: &mut Reading<'_>) -> Vec<Token> {
    let path = image.asset.as_deref().unwrap_or(&image.path.value);
    let key = format!("\u{1}picture {}", reading.picture(path));
    let mut tokens = vec![Token {
        kind: TokenKind::Picture,
        key: reading.interner.number(&key),
        text: String::new(),
        space: true,
        span: image.path.span,
        style: Style::default(),
    }];
    tokens.extend(reading.plain(&image.alt.value, image.alt.span, Style::default()));
    if let Some(title) = &image.title {
        tokens.extend(reading.plain(title, image.path.span, Style::default()));
    }
    tokens
}

/// The word of a box, as it is printed in English.
fn alert_word(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "Note",
        AlertKind::Tip => "Tip",
        AlertKind::Important => "Important",
        AlertKind::Warning => "Warning",
        AlertKind::Caution => "Caution",
    }
}
