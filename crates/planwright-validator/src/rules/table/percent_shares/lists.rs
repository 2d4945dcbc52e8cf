//! Shares in the items of a list and in the lines of a paragraph.

use planwright_core::amount::{AmountInText, amounts_in};
use planwright_core::model::{Block, BlockKind, Inline, InlineKind, Unit, block_text, inline_text};
use planwright_core::{Sources, Span};

use super::Placed;
use super::group::{Group, Item};
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
        let said = || {
            before.is_some_and(|before| {
                matches!(before.kind, BlockKind::Paragraph(_)) && says_shares(&block_text(before))
            })
        };
        match &block.kind {
            BlockKind::List(list) => {
                // An item of two paragraphs, or with two percentages, makes it no list of shares.
                let words: Option<Vec<&[Inline]>> = list.items.iter().map(|item| own_words(&item.blocks)).collect();
                let words = words.unwrap_or_default();
                if let Some(items) = words.iter().map(|words| read(words, sources)).collect::<Option<Vec<Item>>>() {
                    take(Group { span: span(&items, block.span), items, said: said() || name_money(&words) });
                }
                list.items.iter().for_each(|item| groups(&item.blocks, sources, take));
            }
            BlockKind::Paragraph(content) => {
                let lines = content.split(|inline| matches!(inline.kind, InlineKind::HardBreak));
                let items: Option<Vec<Item>> = lines.map(|line| read(line, sources)).collect();
                if let Some(items) = items.filter(|items| items.len() > 1) {
                    take(Group { span: span(&items, block.span), items, said: said() });
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
