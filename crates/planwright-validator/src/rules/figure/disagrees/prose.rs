//! A sentence that gives the total of a table another value.

use std::collections::BTreeSet;

use planwright_core::amount::AmountInText;
use planwright_core::model::{Amount, Id, InlineKind, RowKind, Target, visit_inline};
use planwright_core::{Diagnostic, Severity};
use rust_decimal::Decimal;

use super::RULE;
use super::tables::EDITIONS;
use crate::ledger::{
    Figure, Passage, Sentence, TableFigures, Year, YearInText, agree, is_swapped, is_within_a_tenth, is_within_twice,
    slack,
};
use crate::rules::{Subject, totals_of};
use crate::text::tokens;

/// Words with which a sentence gives a total.
const TOTALS: &[&str] = &["total", "totals", "totalled", "totalling", "budget", "overall", "combined", "altogether"];

/// Words with which an amount is not meant to its last digit, is a change, or is of another time.
const UNSURE: &[&str] = &[
    "about",
    "around",
    "approximately",
    "approx",
    "roughly",
    "nearly",
    "almost",
    "circa",
    "over",
    "under",
    "least",
    "than",
    "up",
    "more",
    "less",
    "additional",
    "extra",
    "further",
    "increase",
    "increased",
    "increases",
    "reduction",
    "reduced",
    "reduce",
    "decrease",
    "decreased",
    "cut",
    "saving",
    "savings",
    "rise",
    "rises",
    "rose",
    "fall",
    "fell",
    "last",
    "previous",
    "previously",
    "next",
    "originally",
    "initially",
    "former",
    "some",
    "by",
    "excluding",
    "excludes",
    "before",
    "remaining",
    "without",
    "except",
    "apart",
    "plus",
    "include",
    "includes",
    "included",
    "including",
    "inclusive",
    "exclusive",
    "part",
    "share",
    "half",
    "most",
    "only",
];

/// Words with which a sentence speaks of a part of the whole, or of more than it, beside those
/// that tell one edition of a table from another.
const PARTS: &[&str] = &["base", "core", "local", "national", "non-recurring", "one-off", "ring-fenced"];

/// Words that tell nothing of what a text is about.
const COMMON: &[&str] = &[
    "total",
    "totals",
    "totalled",
    "totalling",
    "overall",
    "combined",
    "altogether",
    "this",
    "that",
    "these",
    "those",
    "with",
    "from",
    "which",
    "have",
    "will",
    "been",
    "were",
    "year",
    "years",
    "their",
    "there",
    "they",
    "what",
    "when",
    "where",
    "into",
    "each",
    "other",
    "others",
    "than",
    "more",
    "also",
    "such",
    "some",
    "million",
    "thousand",
    "pound",
    "pounds",
    "amount",
    "financial",
    "table",
    "police",
    "policing",
    "force",
    "crime",
    "commissioner",
    "constable",
    "chief",
];

/// Words that a sentence about the whole of the money may have beside those of its table.
const PLAIN: &[&str] = &[
    "money",
    "funding",
    "funded",
    "funds",
    "spend",
    "spending",
    "spent",
    "resource",
    "resources",
    "available",
    "provide",
    "provides",
    "come",
    "comes",
    "stand",
    "stands",
    "given",
    "below",
    "above",
    "shown",
    "shows",
    "plan",
    "service",
    "services",
];

/// How a sentence and a total differ.
struct Contradicted<'t> {
    total: &'t Figure<'t>,
    /// Whether two digits changed places.
    swapped: bool,
    severity: Severity,
}

/// A table with a total, ready to be looked up.
struct Totalled<'t> {
    table: &'t TableFigures<'t>,
    stems: BTreeSet<String>,
    /// The words of its caption, its headings and the label of its last total: what it is the total of.
    whole: BTreeSet<String>,
    /// The figures of its last total.
    totals: Vec<&'t Figure<'t>>,
    /// The values of all its figures, in order.
    values: Vec<Amount>,
    /// The most that rounding may take from any of them.
    slack: Decimal,
    /// Whether the plan's tables name more than one year.
    several_years: bool,
}

/// Findings at the amounts of sentences that are not their section's total.
pub(super) fn findings(subject: &Subject) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut tables = subject.ledger.tables.as_slice();
    let mut passages = subject.ledger.passages.as_slice();
    let several_years = name_several_years(tables);
    let all = tables;
    // Passages and tables stand in reading order, so a section's are next to one another.
    while let Some(first) = passages.first() {
        let is_here = |section: Option<&planwright_core::model::Section>| same(section, first.section);
        let (here, rest) = passages.split_at(passages.iter().take_while(|passage| is_here(passage.section)).count());
        let own = tables.iter().take_while(|table| is_here(table.section)).count();
        let (of_section, rest_of_tables) = tables.split_at(own);
        (passages, tables) = (rest, rest_of_tables);
        let own = only_totalled(of_section).map(|table| Totalled { several_years, ..table });
        let prose = here.iter().filter(|passage| passage.run.is_prose());
        found.extend(prose.flat_map(|passage| in_passage(subject, passage, own.as_ref(), all)));
    }
    found
}

fn same(a: Option<&planwright_core::model::Section>, b: Option<&planwright_core::model::Section>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => std::ptr::eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// The only table of a section that has a total.
fn only_totalled<'t>(tables: &'t [TableFigures<'t>]) -> Option<Totalled<'t>> {
    let mut totalled = tables.iter().filter_map(|table| Some((table, last_total(table)?)));
    match (totalled.next(), totalled.next()) {
        (Some((table, last)), None) => Some(Totalled::new(table, last)),
        _ => None,
    }
}

/// The row of a table's last total.
fn last_total(table: &TableFigures) -> Option<usize> {
    table.table.rows.iter().rposition(|row| row.kind == RowKind::Total)
}

/// Whether tables name more than one year above their columns.
fn name_several_years(tables: &[TableFigures]) -> bool {
    let mut years = tables.iter().flat_map(|table| table.years.iter().flatten());
    years.next().is_some_and(|first| years.any(|year| year != first))
}

fn in_passage<'t>(
    subject: &Subject,
    passage: &Passage,
    own: Option<&Totalled<'t>>,
    all: &'t [TableFigures<'t>],
) -> Vec<Diagnostic> {
    let linked = linked(passage);
    let sentences = passage.sentences();
    let judge = |sentence: &Sentence| {
        let amount = sentence.amounts.first()?;
        let within = passage.span(sentence.start..sentence.start.saturating_add(sentence.text.len()), subject.sources);
        let mut tables =
            linked.iter().filter(|(at, _)| (within.start..=within.end).contains(at)).filter_map(|(_, id)| {
                let table = all.iter().find(|table| table.table.id.as_ref().is_some_and(|own| own.value == **id))?;
                Some(Totalled::new(table, last_total(table)?))
            });
        // A table that the sentence leads to is the one that it means.
        match (tables.next(), tables.next(), own) {
            (Some(table), None, _) => {
                let found = contradicted(sentence, &table, true)?;
                finding(subject, passage, amount, &found, &table)
            }
            (None, _, Some(table)) => finding(subject, passage, amount, &contradicted(sentence, table, false)?, table),
            _ => None,
        }
    };
    sentences.iter().filter_map(judge).collect()
}

/// What a passage leads to within the plan, and where each link begins.
fn linked<'a>(passage: &Passage<'a>) -> Vec<(u32, &'a Id)> {
    let mut found = Vec::new();
    visit_inline(passage.run.content, &mut |inline| {
        if let InlineKind::Link(link) = &inline.kind
            && let Target::Internal(id) = &link.target
        {
            found.push((inline.span.start, id));
        }
    });
    found
}

/// The total that a sentence with one amount means and does not give; `linked` where it leads to the table.
fn contradicted<'t>(sentence: &Sentence, table: &Totalled<'t>, linked: bool) -> Option<Contradicted<'t>> {
    let [AmountInText { amount, .. }] = sentence.amounts else { return None };
    let words = tokens(sentence.text);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(UNSURE) {
        return None;
    }
    let total = total_of(sentence.years, amount, table)?;
    if agree(amount, &total.amount) || table.has(amount) || !adds_up(table, total) {
        return None;
    }
    let (says_total, swapped) = (has(TOTALS), is_swapped(amount, &total.amount));
    let found = |severity| Some(Contradicted { total, swapped, severity });
    let of_another = |word: &String| {
        let sets_apart = EDITIONS.contains(&word.as_str()) || PARTS.contains(&word.as_str());
        sets_apart && !table.whole.contains(word)
    };
    let of_this = says_total && !words.iter().any(of_another);
    let near = is_within_a_tenth(amount, &total.amount);
    let stems: BTreeSet<String> = words.iter().filter_map(|word| stem(word)).collect();
    let shared = stems.iter().filter(|stem| table.stems.contains(*stem)).count();
    if of_this && near && (shared > 1 || linked) {
        return found(Severity::Warning);
    }
    let strange = words.iter().any(|word| is_strange(word, table));
    let meant = linked && is_within_twice(amount, &total.amount) || near && !strange;
    (swapped || of_this && meant).then_some(Severity::Note).and_then(found)
}

/// Whether a word tells of something that the table does not name.
fn is_strange(word: &str, table: &Totalled) -> bool {
    let known = TOTALS.contains(&word) || PLAIN.contains(&word);
    stem(word).is_some_and(|stem| !known && !table.stems.contains(&stem))
}

/// Whether a total is the sum of its rows: where it is not, that is to be mended first.
fn adds_up(table: &Totalled, total: &Figure) -> bool {
    let totals = totals_of(table.table.table);
    let columns = totals.iter().filter(|one| one.row == total.row).flat_map(|one| &one.columns);
    columns.filter(|one| one.column == total.column).all(|one| one.fits)
}

/// The one figure of the last total that is of the sentence's year and unit, and may be meant.
fn total_of<'t>(years: &[YearInText], amount: &Amount, table: &Totalled<'t>) -> Option<&'t Figure<'t>> {
    let years: BTreeSet<Option<Year>> = years.iter().map(YearInText::year).collect();
    let of_year = |figure: &&&Figure| {
        match table.table.years.get(figure.column).copied().flatten() {
            Some(year) => years.is_empty() || years.contains(&Some(year)),
            // A table without a year is of any.
            None => years.is_empty() && !table.several_years,
        }
    };
    let fits: Vec<&&Figure> =
        table.totals.iter().filter(|figure| figure.amount.unit == amount.unit).filter(of_year).collect();
    let mut swapped = fits.iter().filter(|figure| is_swapped(amount, &figure.amount));
    match (years.len(), fits.as_slice(), swapped.next(), swapped.next()) {
        (0 | 1, [figure], _, _) => Some(figure),
        // Of several years, that whose digits changed places.
        (0 | 1, _, Some(figure), None) => Some(figure),
        _ => None,
    }
}

impl<'t> Totalled<'t> {
    /// A table, with the row of its last total.
    fn new(table: &'t TableFigures<'t>, last: usize) -> Self {
        let totals = table.figures.iter().filter(|figure| figure.row == last).collect();
        let mut values: Vec<Amount> = table.figures.iter().map(|figure| figure.amount).collect();
        values.sort_by_key(|amount| amount.value);
        let most = values.iter().filter_map(slack).max().unwrap_or_default();
        let words = tokens(&table.caption).into_iter().chain(table.labels.iter().flat_map(|label| tokens(label)));
        let stems = words.filter_map(|word| stem(&word)).collect();
        let said = [table.caption.as_str(), table.label(last)].into_iter();
        let whole = said.chain(table.headings.iter().map(String::as_str)).flat_map(tokens).collect();
        Self { table, stems, whole, totals, values, slack: most, several_years: false }
    }

    /// Whether the table has the amount somewhere: then the sentence speaks of that.
    fn has(&self, amount: &Amount) -> bool {
        let reach = slack(amount).and_then(|own| own.checked_add(self.slack));
        let Some(least) = reach.and_then(|reach| amount.value.checked_sub(reach)) else { return true };
        let first = self.values.partition_point(|value| value.value < least);
        // Of figures so near one another a few are enough.
        self.values.iter().skip(first).take(50).any(|value| value.unit == amount.unit && agree(value, amount))
    }
}

/// What a word shares with its kin: `commission` for `commissioning` and `commissioned`.
fn stem(word: &str) -> Option<String> {
    if word.chars().count() < 4 || COMMON.contains(&word) || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let ends = ["ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y"];
    let stem = ends.iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.chars().count() >= 3));
    Some(stem.unwrap_or(word).to_owned())
}

fn finding(
    subject: &Subject,
    passage: &Passage,
    amount: &AmountInText,
    found: &Contradicted,
    table: &Totalled,
) -> Option<Diagnostic> {
    let total = found.total;
    let written = passage.text().get(amount.range.clone())?;
    let rounded =
        Amount { last_digit: amount.amount.last_digit.max(total.amount.last_digit), ..total.amount }.to_string();
    let exact = total.amount.to_string();
    let which = if rounded == exact { String::new() } else { format!(", which is {rounded}") };
    let caption = table.table.caption.trim();
    let at =
        if caption.is_empty() { "the table’s total".to_owned() } else { format!("the total of “{caption}”") };
    let why = match found.swapped {
        true => {
            "Two of its digits have changed places, it seems. A reader who finds two values for one figure can trust neither."
        }
        false => "A reader who finds two values for one figure can trust neither.",
    };
    Some(
        Diagnostic::new(
            RULE.name,
            found.severity,
            passage.span(amount.range.clone(), subject.sources),
            format!("the text says {written}, but the table’s total is {exact}{which}"),
        )
        .label(format!("{rounded} in the table"))
        .related(total.cell.span, format!("{at}, {exact}"))
        .help(why)
        .help(format!("Write `{rounded}`, or put the table right. If the two are different sums, say what the text’s holds that the table’s does not.")),
    )
}
