//! Shares in the items of a list and in the lines of a paragraph.

use planwright_core::amount::{AmountInText, amounts_in};
use planwright_core::model::{Block, BlockKind, Inline, InlineKind, Unit, block_text, inline_text};
use planwright_core::{Sources, Span};

use super::group::{Group, Item};
use super::{Placed, several};
use crate::text::{Flat, tokens};

/// Words with which a text says that percentages are shares of one whole.
const SHARES: &[&str] = &[
    "share",
    "shares",
    "proportion",
    "proportions",
    "split",
    "breakdown",
    "broken",
    "made",
    "comprises",
    "comprise",
    "consists",
    "divided",
    "funded",
    "funding",
    "sources",
    "source",
    "income",
    "spent",
    "spend",
    "spending",
    "allocated",
    "distribution",
    "composition",
];

/// Words with which an amount is the whole of the others.
const WHOLE: &[&str] = &["total", "overall", "altogether", "sum"];

/// Hands over every list and every paragraph of lines that may hold shares.
pub(super) fn groups(blocks: &[Block], sources: &Sources, take: &mut impl FnMut(Group)) {
    let mut before: Option<&Block> = None;
    for block in blocks {
        match &block.kind {
            BlockKind::List(list) => {
                let words: Option<Vec<&[Inline]>> = list.items.iter().map(|item| own_words(&item.blocks)).collect();
                if let Some(group) = words.and_then(|words| group(&words, block.span, before, sources)) {
                    take(group);
                }
                list.items.iter().for_each(|item| groups(&item.blocks, sources, take));
            }
            BlockKind::Paragraph(content) => {
                let lines = content.split(|inline| matches!(inline.kind, InlineKind::HardBreak));
                if let Some(group) = group(&lines.collect::<Vec<_>>(), block.span, before, sources) {
                    take(group);
                }
            }
            BlockKind::Alert(alert) => groups(&alert.blocks, sources, take),
            BlockKind::Definitions(definitions) => {
                let details = definitions.iter().flat_map(|definition| &definition.details);
                details.for_each(|blocks| groups(blocks, sources, take));
            }
            _ => {}
        }
        before = Some(block);
    }
}

/// The shares of these items; none where two have none, or one has two percentages.
fn group(words: &[&[Inline]], all: Span, before: Option<&Block>, sources: &Sources) -> Option<Group> {
    if words.len() < 2 {
        return None;
    }
    let items: Vec<Item> = words.iter().map(|words| read(words, sources)).collect::<Option<_>>()?;
    if items.iter().filter(|item| item.share.is_some()).count() < 2 {
        return None;
    }
    let leads = before.filter(|before| matches!(before.kind, BlockKind::Paragraph(_)));
    if leads.is_some_and(|before| several::says(&block_text(before))) {
        return None;
    }
    let said = leads.is_some_and(|before| says_shares(&block_text(before))) || name_money(words);
    Some(Group { span: span(&items, all), items, said })
}

/// The words of an item; none where it has more than one paragraph.
fn own_words(blocks: &[Block]) -> Option<&[Inline]> {
    let mut paragraphs = blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Paragraph(content) => Some(content.as_slice()),
        _ => None,
    });
    paragraphs.next().filter(|_| paragraphs.next().is_none())
}

/// What is divided where money is: in "58% grant, 34% council tax" no other word is needed.
const MONEY: &[&str] = &["grant", "grants", "precept", "funding", "income", "reserves", "share"];

/// Whether two items or more name the money of which they are shares.
fn name_money(items: &[&[Inline]]) -> bool {
    let names = |item: &&&[Inline]| tokens(&inline_text(item)).iter().any(|word| MONEY.contains(&word.as_str()));
    items.iter().filter(names).take(2).count() > 1
}

fn says_shares(text: &str) -> bool {
    tokens(text).iter().any(|word| SHARES.contains(&word.as_str()))
}

/// The amount and the share of an item; none where it has more than one percentage.
fn read(words: &[Inline], sources: &Sources) -> Option<Item> {
    let flat = Flat::new(words);
    let amounts = amounts_in(&flat.text);
    if amounts.is_empty() {
        return Some(Item { amount: None, share: None, total: false, excused: false });
    }
    let place = |found: &AmountInText| {
        let span = flat.span(found.range.clone(), sources)?;
        Some(Placed { amount: found.amount, span })
    };
    let of = |unit| amounts.iter().filter(move |found| found.amount.unit == unit);
    if of(Unit::Percent).count() > 1 {
        return None;
    }
    let amount = only(of(Unit::Pounds)).or_else(|| only(of(Unit::Count)).filter(|_| of(Unit::Pounds).next().is_none()));
    let total = tokens(&flat.text).iter().any(|word| WHOLE.contains(&word.as_str()));
    let share = of(Unit::Percent).next().filter(|share| is_share(&flat.text, share));
    let total = total || share.is_some_and(|share| share.amount.value == 100.into());
    Some(Item { amount: amount.and_then(place), share: share.and_then(place), total, excused: false })
}

fn only<'a>(mut found: impl Iterator<Item = &'a AmountInText>) -> Option<&'a AmountInText> {
    found.next().filter(|_| found.next().is_none())
}

/// A percentage that a word makes a change or a goal is no share.
fn is_share(text: &str, share: &AmountInText) -> bool {
    const CHANGES: &[&str] = &[
        "by",
        "increase",
        "increased",
        "rise",
        "rose",
        "growth",
        "up",
        "down",
        "fall",
        "fell",
        "reduction",
        "reduced",
        "decrease",
        "least",
        "target",
        "more",
        "less",
        "higher",
        "lower",
        "than",
    ];
    let from = text[..share.range.start].char_indices().rev().take(24).last().map_or(share.range.start, |(at, _)| at);
    let behind = &text[share.range.end..];
    let to = behind.char_indices().nth(16).map_or(behind.len(), |(at, _)| at);
    let near = tokens(&text[from..share.range.start]).into_iter().chain(tokens(&behind[..to]));
    !near.into_iter().any(|word| CHANGES.contains(&word.as_str()))
}

/// Where the shares stand: from the first to the last.
fn span(items: &[Item], all: Span) -> Span {
    let mut shares = items.iter().filter_map(|item| item.share.map(|share| share.span));
    let (first, last) = (shares.next(), shares.next_back());
    match (first, last) {
        (Some(first), Some(last)) => first.to(last),
        _ => all,
    }
}
