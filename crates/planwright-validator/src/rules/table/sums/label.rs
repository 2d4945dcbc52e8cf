//! What the first cells of rows, and the headings of columns, say of sums.

use planwright_core::model::{Inline, InlineKind, Row, RowKind, Table, inline_text};

/// The label of a row.
pub(super) struct Label {
    /// Its words.
    pub(super) text: String,
    /// A part of another row, or said by the way: in italics, `of which …`, `including …`, `memo`.
    pub(super) memo: bool,
    /// It is taken away: `Less …`, or it stands under a heading `Less:`.
    pub(super) less: bool,
    /// It says that it is a sum: `Total`, `Net …`.
    pub(super) total: bool,
    /// It begins as the label of a total does: `Total`, `Sub-total`, `Total staff`.
    pub(super) called: bool,
    /// It says that and nothing else.
    pub(super) bare: bool,
    /// It compares or shares out and need be no sum: `Change on last year`, `Band D`.
    pub(super) compares: bool,
}

/// How rows begin that are a part of another.
const PARTS: &[&str] = &["of which", "including", "includes", "memo", "memorandum", "o/w"];
/// How rows begin that are taken away.
const AWAY: &[&str] = &["less", "minus", "deduct", "deductions"];
/// How headings begin under which a sum goes on.
const ONWARD: &[&str] = &["less", "minus", "deduct", "deductions", "add", "plus"];
/// How the labels of totals begin.
const CALLED: &[&str] = &["total", "totals", "sub-total", "sub-totals", "sub total", "subtotal", "grand total"];
/// Words of totals.
const TOTALS: &[&str] = &[
    "total",
    "totals",
    "subtotal",
    "sub-total",
    "sum",
    "overall",
    "combined",
    "all",
    "grand",
    "net",
    "gross",
    "balance",
    "closing",
];
/// Words of rows that compare figures or share them out.
const COMPARES: &[&str] = &[
    "change",
    "increase",
    "decrease",
    "reduction",
    "difference",
    "variance",
    "average",
    "mean",
    "median",
    "per",
    "rate",
    "ratio",
    "band",
    "target",
    "taxbase",
    "england",
    "wales",
    "national",
    "nationally",
    "similar",
    "peers",
];
/// Words of columns that are averages or rates.
const AVERAGES: &[&str] =
    &["average", "mean", "median", "rate", "ratio", "index", "rank", "score", "price", "each", "band"];
/// Words of columns that say how two others differ.
const CHANGES: &[&str] = &["change", "increase", "decrease", "difference", "variance", "movement", "variation"];
/// What follows `per` in the heading of a column that can be added all the same: £ per year.
const SPANS: &[&str] = &["annum", "year", "quarter", "month", "week", "day", "cent"];

/// The labels of a table's rows.
pub(super) fn of_rows(table: &Table) -> Vec<Label> {
    let mut under_less = false;
    let mut labels = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let mut label = label(row);
        match row.kind {
            RowKind::Heading => under_less = label.less,
            RowKind::Total => under_less = false,
            RowKind::Plain => label.less |= under_less,
        }
        labels.push(label);
    }
    labels
}

fn label(row: &Row) -> Label {
    let content = row.cells.first().map_or(&[][..], |cell| cell.content.as_slice());
    let text = inline_text(content).trim().to_owned();
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let compares = has(&words, COMPARES) || words.contains("tax base");
    let called = CALLED.iter().filter(|called| begins(&words, &[called])).max_by_key(|called| called.len());
    let rest = called.and_then(|called| words.strip_prefix(called));
    Label {
        called: called.is_some() && !compares,
        bare: rest.is_some_and(says_nothing),
        memo: is_italic(content) || begins(&words, PARTS),
        less: begins(&words, AWAY),
        total: has(&words, TOTALS),
        compares,
        text,
    }
}

/// Whether what follows `Total` in a label is nothing but marks and a unit in brackets.
fn says_nothing(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with('(') || rest.starts_with('£') || !rest.contains(char::is_alphabetic)
}

/// Whether a heading lets a sum go on that would otherwise begin anew.
pub(super) fn goes_on(label: &str) -> bool {
    begins(&label.to_lowercase(), ONWARD)
}

/// Whether a column holds averages or rates.
pub(super) fn is_average(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    let mut words = words(&heading).peekable();
    while let Some(word) = words.next() {
        let by = word == "per" && words.peek().is_some_and(|next| !SPANS.contains(next));
        if by || AVERAGES.contains(&word) {
            return true;
        }
    }
    false
}

/// Whether a column says how two others differ.
pub(super) fn is_change(heading: &str) -> bool {
    has(&heading.to_lowercase(), CHANGES)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
}

fn has(text: &str, known: &[&str]) -> bool {
    words(text).any(|word| known.contains(&word))
}

/// Whether a text begins with one of the words, and the word ends there.
fn begins(text: &str, with: &[&str]) -> bool {
    with.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
}

/// Whether there are words and all of them stand in italics; a footnote's mark does not count.
fn is_italic(content: &[Inline]) -> bool {
    let italic = |inline: &Inline| matches!(inline.kind, InlineKind::Emphasis(_));
    let passed_over = |inline: &Inline| match &inline.kind {
        InlineKind::Text(text) => text.trim().is_empty(),
        InlineKind::FootnoteReference(_) => true,
        _ => false,
    };
    content.iter().any(italic) && content.iter().all(|inline| italic(inline) || passed_over(inline))
}
