//! What the first cells of rows, and the headings of columns, say of sums.

use planwright_core::model::{Inline, InlineKind, Row, RowKind, Table, inline_text};

use crate::rules::table_heads::heads;

/// The label of a row.
pub(super) struct Label {
    /// Its words.
    pub(super) text: String,
    /// A part of another row, or said by the way: in italics, `of which …`, `including …`, `memo`. Headings are so, too.
    pub(super) memo: bool,
    /// It ends with `of which`: parts of it follow.
    parted: bool,
    /// Hard spaces or dashes stand before its words.
    indented: bool,
    /// It is taken away: `Less …`, or it stands under a heading `Less:`.
    pub(super) less: bool,
    /// It names money that comes in, which may stand without brackets among what is spent.
    pub(super) income: bool,
    /// It adds up over the columns and not down the rows: `Cumulative savings`.
    pub(super) runs_on: bool,
    /// It names a year.
    pub(super) year: bool,
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
const PARTS: &[&str] = &["of which", "of whom", "including", "includes", "incl", "memo", "memorandum", "o/w"];
/// How rows begin that are taken away.
const AWAY: &[&str] = &["less", "minus", "deduct", "deductions"];
/// How rows begin that bring money in.
const INCOME: &[&str] =
    &["income", "fees", "use of reserves", "savings", "efficiencies", "contribution from", "transfer from"];
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
    "cumulative",
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
const AVERAGES: &[&str] = &[
    "average",
    "mean",
    "median",
    "rate",
    "ratio",
    "index",
    "rank",
    "score",
    "price",
    "each",
    "band",
    "age",
    "ages",
    "cumulative",
];
/// Words of columns that say how two others differ.
const CHANGES: &[&str] = &["change", "increase", "decrease", "difference", "variance", "movement", "variation"];
/// What follows `per` in the heading of a column that can be added all the same: £ per year.
const SPANS: &[&str] = &["annum", "year", "quarter", "month", "week", "day", "cent"];

/// The labels of a table's rows.
pub(super) fn of_rows(table: &Table) -> Vec<Label> {
    let mut under_less = false;
    let mut parted = false;
    let mut labels = Vec::with_capacity(table.rows.len());
    let heads = heads(table).map_or(0, |heads| heads.rows);
    for (at, row) in table.rows.iter().enumerate() {
        let mut label = label(row);
        // Headings in the body hold no figures, whatever their years look like.
        label.memo |= at < heads;
        match row.kind {
            RowKind::Heading => under_less = label.less,
            RowKind::Total => under_less = false,
            RowKind::Plain => label.less |= under_less,
        }
        // What stands indented under `…, of which:` is a part of it.
        label.memo |= parted && label.indented;
        parted = label.parted || (parted && label.indented);
        labels.push(label);
    }
    labels
}

fn label(row: &Row) -> Label {
    let content = row.label().map_or(&[][..], |cell| cell.content.as_slice());
    let printed = inline_text(content);
    let indented = printed.starts_with(|c: char| c.is_whitespace() || "-–—•".contains(c));
    let text = printed.trim().to_owned();
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let year = words_of(&words).any(is_year);
    let only_year = year && words_of(&words).all(|word| word.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
    let compares = has(&words, COMPARES) || words.contains("tax base") || only_year;
    let called = CALLED.iter().filter(|called| begins(&words, &[called])).max_by_key(|called| called.len());
    let rest = called.and_then(|called| words.strip_prefix(called));
    Label {
        parted: words.trim_end_matches([':', ' ', '\u{a0}']).ends_with("of which"),
        indented,
        income: begins(&words, INCOME) || words_of(&words).any(|word| word == "income"),
        runs_on: begins(&words, &["cumulative", "running"]),
        year,
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
    let mut words = words_of(&heading).peekable();
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

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty())
}

fn has(text: &str, known: &[&str]) -> bool {
    words_of(text).any(|word| known.contains(&word))
}

/// Whether a word is a year, or begins with one: `2025`, `2025-26`.
fn is_year(word: &str) -> bool {
    let head = word.get(..4).unwrap_or_default();
    head.len() == 4 && (head.starts_with("19") || head.starts_with("20")) && head.bytes().all(|b| b.is_ascii_digit())
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
